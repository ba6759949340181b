use std::time::{Duration, Instant};

use super::*;
use crate::london;
use crate::measure::{End, Moment};

const SAMPLE: &str = include_str!("../../../../../tests/fixtures/manifest-20261103.csv");

fn today() -> NaiveDate {
    "2026-11-04".parse().unwrap()
}

fn read(bytes: impl AsRef<[u8]>) -> Result<Feed, Vec<FeedProblem>> {
    read_feed(bytes.as_ref(), today())
}

fn header() -> String {
    SAMPLE.lines().next().unwrap().trim_end().to_owned()
}

fn row_of_sample() -> String {
    SAMPLE.lines().nth(1).unwrap().trim_end().to_owned()
}

fn file(rows: &[String]) -> Vec<u8> {
    let mut text = header();
    for row in rows {
        text.push_str("\r\n");
        text.push_str(row);
    }
    text.push_str("\r\n");
    text.into_bytes()
}

fn problems(bytes: impl AsRef<[u8]>) -> Vec<String> {
    read(bytes).unwrap_err().iter().map(ToString::to_string).collect()
}

/// The sample's row as another order: a day later, another file.
fn later() -> String {
    row_of_sample().replace("1793600000", "1793690000").replace("02/11/2026", "03/11/2026")
}

#[test]
fn the_sample_gives_three_orders() {
    let feed = read(SAMPLE).unwrap();
    let [first, second, third] = feed.orders.as_slice() else { panic!("three") };
    assert_eq!((first.case_number(), first.manage_cases.as_str()), ("LS26F00123", "1731000000000001"));
    assert_eq!(first.identity, "1731000000000001-1793600000");
    assert_eq!(first.end, End::At(london::read("2027-11-02T23:59+00:00").unwrap()));
    assert_eq!(first.made, Moment::On("2026-11-02".parse().unwrap()));
    assert_eq!(first.respondent.phone.given(), Some("07700900111"));
    assert_eq!(first.respondent.email.given(), Some("jp@example.com"));
    assert!(!first.applicant.address_confidential && !first.applicant.email_confidential);
    assert_eq!(first.safe_time, "");
    assert_eq!(second.end, End::NotStated);
    assert!(second.applicant.address_withheld && second.applicant.address.is_empty());
    assert!(second.applicant.email_confidential && second.respondent.phone_confidential);
    assert_eq!(second.applicant.full_name(), "Mair O'Test");
    assert_eq!(third.respondent.full_name(), "Dŵr Sampl, Jr");
    assert_eq!(third.case_number(), "1731000000000003");
}

#[test]
fn a_day_without_orders_is_no_error() {
    let (blank, dashes) = (",".repeat(30), format!("-{}", ",-".repeat(30)));
    for text in [
        format!("{}\r\n\r\n\r\n", header()),
        format!("{}\r\n-\r\n", header()),
        format!("{}\r\n\"-\"\r\n", header()),
        format!("\u{feff}{}\r\n{blank}\r\n", header()),
        format!("{}\n{dashes}\n", header()),
        format!("{}\r{blank}\r", header()),
    ] {
        assert_eq!(read(&text).unwrap().orders, [], "{text:?}");
    }
}

#[test]
fn a_header_alone_is_refused_with_the_row_that_is_missing() {
    for text in [header(), format!("{}\r\n", header())] {
        let problems = read(&text).unwrap_err();
        assert_eq!(problems.len(), 1);
        assert!(problems[0].to_string().contains(": there is none."), "{}", problems[0]);
        assert_eq!(problems[0].place.map(|place| place.row), Some(2));
    }
}

#[test]
fn a_column_that_may_be_missing_is_said() {
    let text = SAMPLE.replacen("Order Name", "Title of Order", 1);
    let notes = read(text).unwrap().notes;
    assert!(
        notes
            .iter()
            .any(|note| note == "The column \"Order Name\" is not in the file: nothing is taken from it"),
        "{notes:?}"
    );
}

#[test]
fn every_way_of_ending_lines_gives_the_same_orders() {
    let wanted = read(SAMPLE).unwrap();
    let plain = SAMPLE.replace("\r\n", "\n");
    for ends in ["\n", "\r\n", "\r"] {
        let text = plain.replace('\n', ends);
        assert_eq!(read(&text).unwrap(), wanted, "{ends:?}");
        assert_eq!(read(text.trim_end()).unwrap(), wanted, "without the last, {ends:?}");
        assert_eq!(read(format!("\u{feff}{text}")).unwrap(), wanted, "with its mark, {ends:?}");
    }
}

#[test]
fn a_column_that_is_not_known_is_accepted_and_said() {
    let text = format!("{},Judge\r\n{},Judge Jones\r\n", header(), row_of_sample());
    let feed = read(text).unwrap();
    assert_eq!(feed.notes, ["The column \"Judge\" is not known and was left out"]);
    assert_eq!(feed.orders.len(), 1);
}

#[test]
fn columns_are_found_by_their_headers_in_any_order() {
    let turned = |line: &str| {
        let fields: Vec<&str> = line.split(',').rev().collect();
        fields.join(",")
    };
    let text = format!("{}\r\n{}\r\n", turned(&header()).to_uppercase(), turned(&row_of_sample()));
    assert_eq!(read(text).unwrap().orders, read(file(&[row_of_sample()])).unwrap().orders);
}

#[test]
fn line_breaks_in_quotes_are_legal() {
    let row = row_of_sample()
        .replace("1 Example Road", "\"1 Example Road\r\nUpper floor\"")
        .replace("Sample,Ada", "Sample,\"Ada\n Bea\"");
    let feed = read(file(&[row])).unwrap();
    assert_eq!(feed.orders[0].respondent.address, ["1 Example Road", "Upper floor", "Leeds"]);
    assert_eq!(feed.orders[0].applicant.full_name(), "Ada Bea Sample");
}

#[test]
fn a_row_that_stands_twice_is_left_out_with_a_note() {
    let good = row_of_sample();
    let shouted =
        good.replace("FL404A-1731000000000001-1793600000.pdf", "fl404a-1731000000000001-1793600000.PDF");
    let welsh = good.replace("1793600000.pdf", "1793600000-welsh.pdf");
    let feed = read(file(&[good.clone(), good.clone(), shouted, welsh])).unwrap();
    assert_eq!(feed.orders.len(), 1);
    assert_eq!(feed.notes.len(), 3);
    assert_eq!(feed.notes[0], "Row 3 repeats row 2, the same order: left out");
    // What differs is not dropped: she moved, and the court says so in the same file.
    let moved = good.replace("12 Test Street,Flat 2,LS2 7EW", "9 Weir Road,,LS9 9ZZ");
    let feed = read(file(&[good, moved])).unwrap();
    assert_eq!(feed.orders.len(), 2);
    assert_eq!(feed.notes, ["Row 3 is the same order as row 2 with other details: see what differs"]);
}

#[test]
fn rows_and_lines_are_counted_as_a_person_sees_them() {
    let bad = later().replace("03/11/2026", "31/02/2026");
    let broken = row_of_sample().replace("1 Example Road", "\"1 Example\r\nRoad\r\nUpper floor\"");
    for (rows, said) in [
        (vec![row_of_sample(), bad.clone()], "Row 3: "),
        (vec![String::new(), row_of_sample(), String::new(), bad.clone()], "Row 5: "),
        (vec![broken.clone(), bad.clone()], "Row 3, line 5: "),
        (vec![broken, String::new(), bad], "Row 4, line 6: "),
    ] {
        let found = problems(file(&rows));
        assert!(found[0].starts_with(said), "{said}: {found:?}");
        let old_mac = String::from_utf8(file(&rows)).unwrap().replace("\r\n", "\r");
        assert_eq!(problems(old_mac), found, "lines that end with CR alone");
    }
}

#[test]
fn what_is_wrong_is_named_with_its_row() {
    let good = row_of_sample();
    let with = |from: &str, to: &str| file(&[good.replace(from, to)]);
    let cases: Vec<(Vec<u8>, &str)> = vec![
        (Vec::new(), "The file has 0 bytes"),
        (b"\xef\xbb\xbf".to_vec(), "The file is empty"),
        (b"\r\n\r\n".to_vec(), "The file is empty"),
        (
            file(&[good.clone(), later().replace("03/11/2026", "31/02/2026")]),
            "Row 3: \"Court Date\" is \"31/02/2026\": there is no such date",
        ),
        (
            with("02/11/2026", "02/11/0026"),
            "Row 2: \"Court Date\" is \"02/11/0026\": the year must lie between",
        ),
        (with("02/11/2026", "2/11/2026"), "Row 2: \"Court Date\" is \"2/11/2026\""),
        (with("02/11/2027_23:59", "02/11/2027"), "Row 2: \"Order Expiry Date\" is \"02/11/2027\""),
        (
            with("02/11/2027_23:59", "02/11/0027_23:59"),
            "Row 2: \"Order Expiry Date\" is \"02/11/0027_23:59\": the year",
        ),
        (
            with("02/11/2027_23:59", "28/03/2027_01:30"),
            "Row 2: \"Order Expiry Date\" is \"28/03/2027_01:30\": the clocks",
        ),
        (
            with("1988-04-03", "0026-04-03"),
            "Row 2: \"Respondent DOB\" is \"0026-04-03\": a date of birth lies",
        ),
        (
            with("1988-04-03", "2027-04-03"),
            "Row 2: \"Respondent DOB\" is \"2027-04-03\": a date of birth lies",
        ),
        (with("1988-04-03", "03/04/1988"), "Row 2: \"Respondent DOB\" is \"03/04/1988\""),
        (
            with("Sample,Ada", "Sam\u{202e}ple,Ada"),
            "Row 2: \"Applicant Surname\" has a sign that can't be seen (U+202E)",
        ),
        (
            with("Sample,Ada", "Sample,A\u{200b}da"),
            "Row 2: \"Applicant Forename(s)\" has a sign that can't be seen (U+200B)",
        ),
        (
            with("Leeds,LS1", "Le\u{7}eds,LS1"),
            "Row 2: \"Respondent 2nd Line of Address\" has a sign that can't be seen (U+0007)",
        ),
        (
            with("Sample,Ada", "Sample,A\u{fffd}a"),
            "Row 2: \"Applicant Forename(s)\" has a letter that was lost",
        ),
        (
            with("jp@example.com,No,No,No", "jp@example.com,No,No,maybe"),
            "Row 2: \"Is Respondent Email Confidential\" is \"maybe\"",
        ),
        (
            with("ada@example.com,No,No,No", "ada@example.com,No,No,N"),
            "Row 2: \"Is Applicant Email Confidential\" is \"N\"",
        ),
        (with("Sample,Ada", "-,Ada"), "Row 2: \"Applicant Surname\" is empty or withheld"),
        (file(&[format!("{good},more")]), "Row 2: it has 32 fields and the header has 31: look for a comma"),
        (
            file(&["LS26F00123,1731".to_owned()]),
            "Row 2: it has 2 fields and the header has 31: look for a row that was cut off",
        ),
        (with("Leeds Family Court", "\"Leeds Family Court"), "Row 2: a quote is opened and never closed"),
        // The quote that follows it is another field's, two rows below.
        (
            SAMPLE.replacen("Leeds Family Court", "\"Leeds Family Court", 1).into_bytes(),
            "Row 2: a quote is opened and never closed",
        ),
        (
            with("Leeds Family Court", " \"Leeds, Family Court\""),
            "Row 2: there is a space before an opening quote",
        ),
        (with("Leeds Family Court", "\"Leeds\" Family Court"), "Row 2: there is text after a closing quote"),
        (
            with("FL404A-1731000000000001", "FL404A-1731000000000009"),
            "Row 2: the order file is of case 1731000000000009",
        ),
        (with("FL404A-1731000000000001-1793600000.pdf", ""), "Row 2: \"Order File Name\" is empty"),
        (
            SAMPLE.replacen("Applicant Surname", "Surname of applicant", 1).into_bytes(),
            "Row 1: the column \"Applicant Surname\" is missing",
        ),
        (
            SAMPLE.replacen("Is Respondent Email Confidential", "Email", 1).into_bytes(),
            "Row 1: the column \"Is Respondent Email Confidential\" is missing",
        ),
        (
            SAMPLE.replacen("Court Code", "Court Date", 1).into_bytes(),
            "Row 1: the column \"Court Date\" stands twice",
        ),
        (vec![b'x'; 10 * 1024 * 1024 + 1], "The file is larger than 10 MB"),
        (vec![b'x'; 1024], "Row 1: no column of the court's manifest is in it"),
        (vec![0; 1024], "The file is not text"),
        (SAMPLE.encode_utf16().flat_map(u16::to_le_bytes).collect(), "The file is UTF-16"),
        (b"PK\x03\x04rest".to_vec(), "The file is a ZIP"),
    ];
    for (bytes, start) in cases {
        let said = problems(&bytes);
        assert!(said.iter().any(|text| text.starts_with(start)), "{start}: {said:?}");
    }
}

#[test]
fn every_problem_of_a_row_is_said_at_once() {
    let row = row_of_sample()
        .replace("02/11/2026", "31/02/2026")
        .replace("1988-04-03", "soon")
        .replace("Sample,Ada", ",Ada");
    assert_eq!(problems(file(&[row])).len(), 3);
}

#[test]
fn bytes_that_are_no_utf8_are_found_by_row() {
    let mut bytes = file(&[String::new(), row_of_sample(), later().replace("Ada", "Si@n")]);
    let at = bytes.windows(4).position(|four| four == b"Si@n").unwrap() + 2;
    bytes[at] = 0xe2;
    assert_eq!(problems(&bytes), ["Row 4: it has letters that are not UTF-8: save the file as CSV UTF-8"]);
}

#[test]
fn ten_megabytes_of_anything_are_refused_in_a_moment() {
    const SIZE: usize = MAX_BYTES - 4096;
    let wide: String = (0..450).map(|n| format!(",column {n}")).collect();
    let rows = |row: &str| {
        let mut text = format!("{}\r\n", header());
        while text.len() + row.len() < SIZE {
            text.push_str(row);
        }
        text
    };
    for (what, text) in [
        ("commas", ",".repeat(SIZE)),
        ("empty lines", "\n".repeat(SIZE)),
        ("quotes", "\"".repeat(SIZE)),
        ("letters", "x".repeat(SIZE)),
        ("an opened quote", rows("\"")),
        ("short rows", rows("a,b\r\n")),
        ("commas below the header", rows(",")),
        ("quoted commas", rows("\",\",")),
        ("the same order", rows(&format!("{}\r\n", row_of_sample()))),
        ("wide rows", format!("{}{wide}\r\n{}", header(), rows(&format!("{}\r\n", ",a".repeat(480))))),
    ] {
        let begun = Instant::now();
        let read = read(text);
        assert_eq!(read.is_ok(), what == "the same order", "{what}");
        assert!(begun.elapsed() < Duration::from_secs(10), "{what}: {:?}", begun.elapsed());
    }
}

#[test]
fn a_flood_of_problems_is_said_in_bounds() {
    let rows: Vec<String> = (0..500).map(|n| format!("{n}")).collect();
    let said = problems(file(&rows));
    assert_eq!(said.len(), 101);
    assert_eq!(said[100], "And 400 more problems of this kind");
}

#[test]
fn what_is_odd_and_no_error_is_said_as_missing() {
    let odd = |from: &str, to: &str| {
        read(file(&[row_of_sample().replace(from, to)])).unwrap().orders.remove(0).missing
    };
    for (from, to, said) in [
        ("02/11/2026", "02/11/2026", "Terms to transcribe from the order"),
        ("02/11/2026", "", "Court date is blank: the day of the order's file is used"),
        (
            "02/11/2026",
            "09/11/2026",
            "Court date is still to come: the day of the order's file is used. Read the order",
        ),
        ("02/11/2027_23:59", "", "End not stated: read the order"),
        ("02/11/2027_23:59", "01/11/2026_23:59", "The order ends before it is made: ask the court"),
        ("07700900222", "none", "Victim's phone is given as \"none\": that is no number"),
        ("ada@example.com", "ada", "Victim's e-mail is given as \"ada\": that is no address"),
        ("12 Test Street,Flat 2,LS2 7EW", "-,-,-", "Victim's address withheld by the court"),
        (
            "12 Test Street,Flat 2,LS2 7EW",
            "12 Test Street,-,LS2 7EW",
            "Part of victim's address withheld by the court",
        ),
        ("Leeds Family Court", "", "The court"),
        (",1731000000000001,", ",,", "Service not confirmed"),
    ] {
        assert!(odd(from, to).contains(&said.to_owned()), "{to}: {:?}", odd(from, to));
    }
}
