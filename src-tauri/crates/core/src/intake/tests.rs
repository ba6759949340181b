use super::*;
use crate::london;
use crate::measure::{End, Moment};

const SAMPLE: &str = include_str!("../../../../../tests/fixtures/manifest-20261103.csv");

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

fn problems(bytes: &[u8]) -> Vec<String> {
    read_feed(bytes).unwrap_err().iter().map(ToString::to_string).collect()
}

#[test]
fn the_sample_gives_three_orders() {
    let feed = read_feed(SAMPLE.as_bytes()).unwrap();
    assert_eq!(feed.orders.len(), 3);
    let [first, second, third] = feed.orders.as_slice() else { panic!("three") };
    assert_eq!(first.case_number, "LS26F00123");
    assert_eq!(first.end, End::At(london::read("2027-11-02T23:59+00:00").unwrap()));
    assert_eq!(first.made, Moment::On("2026-11-02".parse().unwrap()));
    assert!(!first.applicant.address_confidential);
    assert_eq!(first.safe_time, "");
    assert_eq!(second.end, End::NotStated);
    assert!(second.applicant.address_withheld && second.applicant.address.is_empty());
    assert_eq!(second.applicant.full_name(), "Mair O'Test");
    assert_eq!(third.respondent.full_name(), "Dŵr Sampl, Jr");
    assert_eq!(third.case_number, "1731000000000003");
}

#[test]
fn a_day_without_orders_is_no_error() {
    let blank = ",".repeat(30);
    let dashes = format!("-{}", ",-".repeat(30));
    for row in [blank, dashes] {
        assert!(read_feed(&file(&[row])).unwrap().orders.is_empty());
    }
}

#[test]
fn a_column_that_is_not_known_is_accepted_and_said() {
    let text = format!("{},Judge\r\n{},Judge Jones\r\n", header(), row_of_sample());
    let feed = read_feed(text.as_bytes()).unwrap();
    assert_eq!(feed.notes, ["The column \"Judge\" is not known and was left out"]);
    assert_eq!(feed.orders.len(), 1);
}

#[test]
fn line_breaks_in_quotes_are_legal() {
    let row = row_of_sample().replace("1 Example Road", "\"1 Example Road\r\nUpper floor\"");
    let feed = read_feed(&file(&[row])).unwrap();
    assert_eq!(feed.orders[0].respondent.address[0], "1 Example Road\r\nUpper floor");
}

#[test]
fn what_is_wrong_is_named_with_its_row() {
    let good = row_of_sample();
    let cases: Vec<(Vec<u8>, &str)> = vec![
        (Vec::new(), "The file has 0 bytes"),
        (format!("{}\r\n", header()).into_bytes(), "The file has a header and no rows"),
        (
            file(&[
                good.clone(),
                good.replace("1793600000", "1793600009").replace("02/11/2026", "31/02/2026"),
            ]),
            "Row 3: \"Court Date\" is \"31/02/2026\": there is no such date",
        ),
        (
            file(&[good.replace("02/11/2027_23:59", "02/11/2027")]),
            "Row 2: \"Order Expiry Date\" is \"02/11/2027\"",
        ),
        (file(&[format!("{good},more")]), "Row 2: it has 32 fields and the header has 31"),
        (
            file(&[good.replace("Leeds Family Court", "\"Leeds Family Court")]),
            "Row 2: a quote is opened and never closed",
        ),
        (
            SAMPLE.replacen("Applicant Surname", "Surname of applicant", 1).into_bytes(),
            "Row 1: the column \"Applicant Surname\" is missing",
        ),
        (file(&[good.clone(), good.clone()]), "Row 3: the order file is the same as row 2's"),
        (
            file(&[good.replace("FL404A-1731000000000001-1793600000.pdf", "")]),
            "Row 2: \"Order File Name\" is empty",
        ),
        (vec![b'x'; 10 * 1024 * 1024 + 1], "The file is larger than 10 MB"),
        (vec![b'x'; 1024], "Row 1: no column of the court's manifest is in it"),
        (vec![0; 1024], "The file is not text"),
    ];
    for (bytes, start) in cases {
        let said = problems(&bytes);
        assert!(said.iter().any(|text| text.starts_with(start)), "{start}: {said:?}");
    }
    let mut latin1 = file(&[good.replace("Ada", "Si@n")]);
    let at = latin1.iter().rposition(|byte| *byte == b'@').unwrap();
    let place = latin1.windows(4).position(|w| w == b"Si@n").unwrap() + 2;
    latin1[place] = 0xe2;
    assert!(at > 0);
    assert!(problems(&latin1)[0].starts_with("Row 2: it has letters that are not UTF-8"));
}
