//! `safeholdctl court-feed` as a script sees it: what good and bad files do, and that a bad one does nothing.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "steps of tests and benchmarks: what fails here fails the run"
)]

mod support;

use serde_json::{Value, json as value};

use support::{Demo, code, complaints, json};

const MANIFEST: &str = include_str!("../../../../tests/fixtures/manifest-20261103.csv");

fn write(demo: &Demo, name: &str, text: impl AsRef<[u8]>) -> String {
    std::fs::write(demo.path(name), text).unwrap();
    demo.path(name).display().to_string()
}

fn header() -> &'static str {
    MANIFEST.lines().next().unwrap()
}

fn row(n: usize) -> &'static str {
    MANIFEST.lines().nth(n).unwrap()
}

fn cases(demo: &Demo) -> usize {
    json(&demo.ask(&["cases", "--json"])).as_array().unwrap().len()
}

fn of_orders(report: &Value, field: &str) -> Vec<Value> {
    report["orders"].as_array().unwrap().iter().map(|order| order[field].clone()).collect()
}

#[test]
fn the_court_feed_is_tried_brought_in_and_known_again() {
    let demo = Demo::of("3");
    let manifest = write(&demo, "manifest.csv", MANIFEST);
    let tried = json(&demo.ask(&["court-feed", &manifest, "--dry-run", "--json"]));
    assert_eq!((tried["new"].as_u64(), tried["already_here"].as_u64()), (Some(3), Some(0)));
    assert_eq!(of_orders(&tried, "case"), [Value::Null, Value::Null, Value::Null], "not opened yet");
    assert_eq!(cases(&demo), 3);
    let done = json(&demo.ask(&["court-feed", &manifest, "--json"]));
    assert_eq!(done["new"], 3);
    assert_eq!(of_orders(&done, "case"), [value!("SH-2044"), value!("SH-2045"), value!("SH-2046")]);
    assert_eq!(of_orders(&done, "fate"), of_orders(&tried, "fate"));
    let again = json(&demo.ask(&["court-feed", &manifest, "--json"]));
    assert_eq!((again["new"].as_u64(), again["already_here"].as_u64()), (Some(0), Some(3)));
    assert_eq!(of_orders(&again, "case"), of_orders(&done, "case"));
    let cases = json(&demo.ask(&["cases", "--json"]));
    let victims: Vec<&str> =
        cases.as_array().unwrap().iter().map(|case| case["victim"].as_str().unwrap()).collect();
    assert_eq!(victims[3..], ["Ada Sample", "Mair O'Test", "Siân Test"], "the demo's come first");
}

#[test]
fn a_later_file_says_its_version_and_what_differs() {
    let demo = Demo::of("1");
    json(&demo.ask(&["court-feed", &write(&demo, "one.csv", MANIFEST), "--json"]));
    let later = row(1).replace("1793600000", "1794220000").replace("02/11/2026", "09/11/2026");
    let later = later.replace("12 Test Street,Flat 2,LS2 7EW", "9 Weir Road,,LS9 9ZZ");
    let two = write(&demo, "two.csv", format!("{}\r\n{later}\r\n{later}\r\n", header()));
    let tried = json(&demo.ask(&["court-feed", &two, "--dry-run", "--json"]));
    let done = json(&demo.ask(&["court-feed", &two, "--json"]));
    for report in [&tried, &done] {
        assert_eq!((report["new"].as_u64(), report["new_versions"].as_u64()), (Some(0), Some(1)));
        let order = &report["orders"][0];
        assert_eq!((&order["fate"], &order["version"]), (&value!("new-version"), &value!(2)));
        assert_eq!(
            (&order["familyman"], &order["manage_cases"]),
            (&value!("LS26F00123"), &value!("1731000000000001"))
        );
        assert_eq!(order["case"], "SH-2042");
        assert_eq!(order["differences"][0]["what"], "Victim's address");
        assert_eq!(order["differences"][0]["stops_letters"], true);
        assert_eq!(report["notes"], value!(["Row 3 repeats row 2, the same order: left out"]));
    }
    let tasks = json(&demo.ask(&["tasks", "--json"]));
    let kinds: Vec<&str> = tasks
        .as_array()
        .unwrap()
        .iter()
        .filter(|task| task["case"] == "SH-2042")
        .map(|task| task["kind"].as_str().unwrap())
        .collect();
    assert_eq!(kinds.iter().filter(|kind| **kind == "first-contact").count(), 1);
    assert_eq!(kinds.iter().filter(|kind| **kind == "order-varied").count(), 1);
}

#[test]
fn a_day_without_orders_is_no_error() {
    let demo = Demo::of("1");
    for (name, rest) in [
        ("line.csv", "\r\n\r\n".to_owned()),
        ("blank.csv", format!("\r\n{}\r\n", ",".repeat(30))),
        ("dash.csv", "\r\n-\r\n".to_owned()),
    ] {
        let said = demo.ask(&["court-feed", &write(&demo, name, format!("{}{rest}", header()))]);
        let text = String::from_utf8_lossy(&said.stdout).into_owned();
        assert_eq!((code(&said), text.starts_with("No orders")), (0, true), "{name}: {text}");
    }
    assert_eq!(cases(&demo), 1);
}

#[test]
fn a_bad_file_is_bad_input_and_nothing_of_it_comes_in() {
    let demo = Demo::of("1");
    let with = |from: &str, to: &str| MANIFEST.replacen(from, to, 1).into_bytes();
    let mut latin = with("Siân", "Si@n");
    let at = latin.windows(4).position(|four| four == b"Si@n").unwrap() + 2;
    latin[at] = 0xe2;
    let table: [(&str, Vec<u8>, &str); 15] = [
        ("empty", Vec::new(), "The file has 0 bytes"),
        ("header", format!("{}\r\n", header()).into_bytes(), "Row 2: there is none"),
        ("february", with("03/11/2026", "31/02/2026"), "Row 3: \"Court Date\""),
        ("year", with("02/11/2026", "02/11/0026"), "Row 2: \"Court Date\""),
        ("encoding", latin, "Row 4: it has letters that are not UTF-8"),
        ("utf16", MANIFEST.encode_utf16().flat_map(u16::to_le_bytes).collect(), "The file is UTF-16"),
        ("column", with("Applicant Surname", "Name"), "Row 1: the column \"Applicant Surname\" is missing"),
        ("more", with("1793600000.pdf", "1793600000.pdf,more"), "Row 2: it has 32 fields"),
        ("quote", with(",Leeds Family Court", ",\"Leeds Family Court"), "Row 2: a quote is opened"),
        ("turned", with("Sample,Ada", "Sam\u{202e}ple,Ada"), "Row 2: \"Applicant Surname\" has a sign"),
        (
            "secret",
            with("jp@example.com,No,No,No", "jp@example.com,No,No,?"),
            "Row 2: \"Is Respondent Email Confidential\"",
        ),
        ("large", vec![b'x'; 10 * 1024 * 1024 + 1], "The file is larger than 10 MB"),
        ("commas", vec![b','; 10 * 1024 * 1024], "Row 1: it has more than 500 fields"),
        (
            "noise",
            (0..9_000_000_u32).map(|n| (n.wrapping_mul(2_654_435_761) >> 24) as u8).collect(),
            "The file is not text",
        ),
        ("zip", b"PK\x03\x04".to_vec(), "The file is a ZIP"),
    ];
    for (name, bytes, start) in table {
        let file = write(&demo, &format!("{name}.csv"), bytes);
        for more in [&["--json"][..], &["--dry-run"]] {
            let mut verb = vec!["court-feed", file.as_str()];
            verb.extend(more);
            let refused = demo.ask(&verb);
            assert_eq!(code(&refused), 2, "{name}");
            assert!(complaints(&refused)[0].starts_with(start), "{name}: {:?}", complaints(&refused));
            assert!(refused.stdout.is_empty());
        }
    }
    assert_eq!(cases(&demo), 1, "nothing half");
}

#[test]
fn what_is_odd_and_legal_comes_in() {
    let demo = Demo::of("1");
    let text = MANIFEST
        .replace(header(), &format!("{},Judge", header()))
        .replace(".pdf", ".pdf,Jones")
        .replace("1 Example Road", "\"1 Example\r\nRoad\"");
    let said =
        json(&demo.ask(&["court-feed", &write(&demo, "odd.csv", format!("\u{feff}{text}")), "--json"]));
    assert_eq!(said["new"], 3);
    assert_eq!(said["notes"], value!(["The column \"Judge\" is not known and was left out"]));
    let mac = write(&demo, "mac.csv", MANIFEST.replace("\r\n", "\r"));
    assert_eq!(json(&demo.ask(&["court-feed", &mac, "--json"]))["already_here"], 3);
}
