//! `safeholdctl` as a script sees it: what it prints, where, and its exit code.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "steps of tests and benchmarks: what fails here fails the run"
)]

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use serde_json::Value;
use tempfile::TempDir;

const PASSWORD: &str = "correct horse battery staple";
const MANIFEST: &str = include_str!("../../../../tests/fixtures/manifest-20261103.csv");

fn ctl(arguments: &[&str], password: &str) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_safeholdctl"))
        .args(arguments)
        .arg("--password-stdin")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // A verb that refuses its arguments ends before it reads.
    let _ = writeln!(child.stdin.take().unwrap(), "{password}");
    child.wait_with_output().unwrap()
}

fn code(output: &Output) -> i32 {
    output.status.code().unwrap()
}

fn complaints(output: &Output) -> Vec<String> {
    String::from_utf8(output.stderr.clone()).unwrap().lines().map(str::to_owned).collect()
}

fn json(output: &Output) -> Value {
    assert_eq!(code(output), 0, "{:?}", complaints(output));
    serde_json::from_slice(&output.stdout).unwrap()
}

struct Demo {
    folder: TempDir,
    vault: String,
}

impl Demo {
    fn of(cases: &str) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let vault = folder.path().join("demo.safehold").display().to_string();
        let made =
            ctl(&["demo", "--cases", cases, "--seed", "7", "--day", "2026-11-23", "--out", &vault], PASSWORD);
        assert_eq!(code(&made), 0, "{:?}", complaints(&made));
        Self { folder, vault }
    }

    fn ask(&self, verb: &[&str]) -> Output {
        let mut arguments = verb.to_vec();
        arguments.extend(["--vault", &self.vault]);
        ctl(&arguments, PASSWORD)
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn write(&self, name: &str, text: impl AsRef<[u8]>) -> String {
        std::fs::write(self.path(name), text).unwrap();
        self.path(name).display().to_string()
    }
}

fn starts_as_pdf(path: &Path) -> bool {
    std::fs::read(path).unwrap().starts_with(b"%PDF-")
}

#[test]
fn cases_and_tasks_answer_as_json_at_a_moment() {
    let demo = Demo::of("24");
    let cases = json(&demo.ask(&["cases", "--json"]));
    let references: Vec<&str> =
        cases.as_array().unwrap().iter().map(|case| case["ref"].as_str().unwrap()).collect();
    assert_eq!(references.len(), 24);
    assert_eq!(references[0], "SH-2041");
    assert!(references.is_sorted());

    let tasks = json(&demo.ask(&["tasks", "--json", "--at", "2026-11-23T12:00+00:00"]));
    let same = json(&demo.ask(&["tasks", "--json"]));
    assert_eq!(tasks, same, "an invented caseload's now is 12:00 on its own day");
    for task in tasks.as_array().unwrap() {
        assert_eq!(task["state"], "open");
        let safe = &task["safe"];
        let (now, next) = (safe["now"].as_bool().unwrap(), &safe["next"]);
        assert!(!now || next.is_null(), "{task}");
        assert!(now || !safe["reasons"].as_array().unwrap().is_empty(), "{task}");
    }
    let night = json(&demo.ask(&["tasks", "--json", "--at", "2026-11-24T03:00+00:00"]));
    let safe_now =
        |all: &Value| all.as_array().unwrap().iter().filter(|task| task["safe"]["now"] == true).count();
    assert!(safe_now(&night) < safe_now(&tasks));
}

#[test]
fn a_letter_is_written_or_refused_with_every_reason_on_a_line() {
    let demo = Demo::of("12");
    let out = demo.path("letter.pdf");
    let made = demo.ask(&["letter", "--case", "SH-2041", "--out", out.to_str().unwrap()]);
    assert_eq!(code(&made), 0, "{:?}", complaints(&made));
    assert!(starts_as_pdf(&out));

    let none = demo.path("none.pdf");
    let refused = demo.ask(&["letter", "--case", "SH-2044", "--json", "--out", none.to_str().unwrap()]);
    assert_eq!(code(&refused), 1);
    assert!(refused.stdout.is_empty() && !none.exists());
    assert!(complaints(&refused)[0].starts_with("Post is not safe"), "{:?}", complaints(&refused));

    let plan = demo.path("plan.pdf");
    let made = demo.ask(&["plan", "--case", "2043", "--out", plan.to_str().unwrap()]);
    assert_eq!(code(&made), 0, "a case without a plan prints a draft: {:?}", complaints(&made));
    assert!(starts_as_pdf(&plan));
}

#[test]
fn the_court_feed_is_tried_brought_in_and_known_again() {
    let demo = Demo::of("3");
    let manifest = demo.write("manifest.csv", MANIFEST);
    let tried = json(&demo.ask(&["court-feed", &manifest, "--dry-run", "--json"]));
    assert_eq!((tried["new"].as_u64(), tried["already_here"].as_u64()), (Some(3), Some(0)));
    assert_eq!(json(&demo.ask(&["cases", "--json"])).as_array().unwrap().len(), 3);
    let done = json(&demo.ask(&["court-feed", &manifest, "--json"]));
    assert_eq!(done["new"], 3);
    let again = json(&demo.ask(&["court-feed", &manifest, "--json"]));
    assert_eq!((again["new"].as_u64(), again["already_here"].as_u64()), (Some(0), Some(3)));
    let cases = json(&demo.ask(&["cases", "--json"]));
    let victims: Vec<&str> =
        cases.as_array().unwrap().iter().map(|case| case["victim"].as_str().unwrap()).collect();
    assert_eq!(victims[3..], ["Ada Sample", "Mair O'Test", "Siân Test"], "the demo's come first");
}

#[test]
fn a_bad_feed_is_bad_input_and_a_day_without_orders_is_not() {
    let demo = Demo::of("1");
    let header = MANIFEST.lines().next().unwrap();
    let blank = demo.write("blank.csv", format!("{header}\r\n{}\r\n", ",".repeat(30)));
    let said = demo.ask(&["court-feed", &blank]);
    assert_eq!((code(&said), String::from_utf8_lossy(&said.stdout).starts_with("No orders")), (0, true));
    let february = MANIFEST.replacen("03/11/2026", "31/02/2026", 1);
    for (name, text, start) in [
        ("empty.csv", String::new(), "The file has 0 bytes"),
        ("header.csv", header.to_owned(), "The file has a header and no rows"),
        ("february.csv", february, "Row 3: \"Court Date\""),
        ("large.csv", "x".repeat(10 * 1024 * 1024 + 1), "The file is larger than 10 MB"),
    ] {
        let file = demo.write(name, text);
        let refused = demo.ask(&["court-feed", &file, "--json"]);
        assert_eq!(code(&refused), 2, "{name}");
        assert!(complaints(&refused)[0].starts_with(start), "{:?}", complaints(&refused));
    }
    assert_eq!(json(&demo.ask(&["cases", "--json"])).as_array().unwrap().len(), 1);
}

#[test]
fn refusals_are_one_and_bad_input_is_two() {
    let demo = Demo::of("1");
    let vault = demo.vault.as_str();
    assert_eq!(code(&ctl(&["cases", "--vault", vault], "not the password at all")), 1);
    assert_eq!(code(&ctl(&["cases", "--vault", vault, "--user", "Nobody Here"], PASSWORD)), 1);
    let out = demo.path("x.pdf").display().to_string();
    let keys = format!("{vault}.keys");
    for bad in [
        vec!["cases", "--vault", "/nowhere/at.safehold"],
        vec!["cases", "--vault", vault, "--at", "2026-11-23T12:00"],
        vec!["cases", "--vault", vault, "--at", "2026-11-23T12:00+01:00"],
        vec!["letter", "--vault", vault, "--case", "SH-9999", "--out", &out],
        vec!["letter", "--vault", vault, "--case", "two", "--out", &out],
        vec!["letter", "--vault", vault, "--case", "SH-2041", "--out", "/nowhere/x.pdf"],
        vec!["letter", "--vault", vault, "--case", "SH-2041", "--out", vault],
        vec!["plan", "--vault", vault, "--case", "SH-2041", "--out", &keys],
        vec!["court-feed", "/nowhere/x.csv", "--vault", vault],
        vec!["demo", "--cases", "0", "--out", &out],
        vec!["demo", "--day", "2026-02-31", "--out", &out],
        vec!["nothing"],
    ] {
        let said = ctl(&bad, PASSWORD);
        assert_eq!(code(&said), 2, "{bad:?}: {:?}", complaints(&said));
        assert!(!complaints(&said).is_empty());
    }
    let letters_staff = ctl(&["cases", "--vault", vault, "--user", "Farid Khan"], PASSWORD);
    assert_eq!(code(&letters_staff), 1, "letters staff may not see cases");
}
