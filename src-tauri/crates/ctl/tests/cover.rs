//! `safeholdctl cover` as a script sees it: ten cases with the answers worked out by hand, and what it refuses.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "steps of tests and benchmarks: what fails here fails the run"
)]

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use serde_json::Value;

fn scenarios() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../tests/scenarios/cover")
}

fn cover(path: &Path, at: &str, days: &str) -> Output {
    Command::new(env!("CARGO_BIN_EXE_safeholdctl"))
        .args(["cover", path.to_str().unwrap(), "--at", at, "--days", days])
        .output()
        .unwrap()
}

fn answer(path: &Path, at: &str, days: &str) -> Value {
    let output = cover(path, at, days);
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
    serde_json::from_slice(&output.stdout).unwrap()
}

/// What is complained about in a case that is not taken.
fn complaint(case: &str) -> String {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("case.json");
    std::fs::write(&path, case).unwrap();
    let output = cover(&path, "2026-12-05T09:00+00:00", "90");
    assert_eq!(output.status.code(), Some(2), "{case}");
    assert!(output.stdout.is_empty());
    String::from_utf8(output.stderr).unwrap().trim_end().to_owned()
}

/// Asked on Sat 5 Dec 2026, 90 days ahead. `SAFEHOLD_KEEP_ANSWERS=1` writes the answers anew, to be read before
/// they are kept.
#[test]
fn ten_cases_are_answered_as_worked_out_by_hand() {
    let mut cases: Vec<PathBuf> =
        std::fs::read_dir(scenarios()).unwrap().map(|entry| entry.unwrap().path()).collect();
    cases.retain(|path| {
        path.extension().is_some_and(|end| end == "json") && !path.to_str().unwrap().contains(".answer.")
    });
    cases.sort();
    assert_eq!(cases.len(), 10);
    for case in cases {
        let got = answer(&case, "2026-12-05T09:00+00:00", "90");
        let kept = case.with_extension("answer.json");
        if std::env::var_os("SAFEHOLD_KEEP_ANSWERS").is_some() {
            std::fs::write(&kept, serde_json::to_string_pretty(&got).unwrap() + "\n").unwrap();
        }
        let expected: Value = serde_json::from_slice(&std::fs::read(&kept).unwrap()).unwrap();
        assert_eq!(got, expected, "{}", case.display());
    }
}

#[test]
fn bail_that_runs_out_leaves_1930_minutes() {
    let case = scenarios().join("01-bail-runs-out-before-the-order-is-known.json");
    let got = answer(&case, "2026-12-05T09:00+00:00", "90");
    let segment = &got["segments"][0];
    assert_eq!(segment["topic"], "ANY");
    assert_eq!(
        (&segment["from"], &segment["to"]),
        (&"2026-09-01T21:00+01:00".into(), &"2026-12-01T10:00+00:00".into())
    );
    let gap = got["gaps"].as_array().unwrap().iter().find(|gap| gap["kind"] == "G1").unwrap();
    assert_eq!(gap["minutes"], 1930);
    let bail = got["warnings"].as_array().unwrap().iter().find(|warning| warning["id"] == "W-05").unwrap();
    let days: Vec<&str> =
        bail["at"].as_array().unwrap().iter().map(|at| &at.as_str().unwrap()[..10]).collect();
    assert_eq!(days, ["2026-11-17", "2026-11-24", "2026-11-28", "2026-11-30"]);
    // The evaluation is of the record: the moment of asking only moves the horizon.
    let earlier = answer(&case, "2026-09-02T09:00+01:00", "180");
    assert_eq!(earlier["segments"], got["segments"]);
}

#[test]
fn what_is_wrong_is_said_by_name_and_place() {
    let with = |measure: &str| format!("{{\"measures\":[{measure}]}}");
    let order = "\"id\":\"a\",\"kind\":\"NMO\",\"made\":\"2026-11-26T14:00+00:00\"";
    let table = [
        ("{".to_owned(), "This is not JSON"),
        ("[]".to_owned(), "the case: is a list, must be an object"),
        ("{}".to_owned(), "measures: is missing"),
        ("{\"measures\":[],\"riks\":\"high\"}".to_owned(), "the case: unknown field \"riks\""),
        ("{\"measures\":[],\"risk\":\"low\"}".to_owned(), "risk: \"low\" is no risk"),
        (with("{\"id\":\"a\",\"kind\":\"ABC\"}"), "measures[0].kind: \"ABC\" is no kind of measure"),
        (with("{\"kind\":\"RUI\",\"from\":\"2026-11-26T14:00+00:00\"}"), "measures[0].id: is missing"),
        (with("{\"id\":\"a\",\"kind\":\"NMO\"}"), "measures[0].made: is missing"),
        (
            with(&format!("{{{order},\"days\":28}}")),
            "measures[0]: unknown field \"days\": a measure of kind NMO has",
        ),
        (
            with("{\"id\":\"a\",\"kind\":\"NMO\",\"made\":\"2026-11-26T14:00\"}"),
            "measures[0].made: \"2026-11-26T14:00\" is not a date and time with an offset",
        ),
        (
            with(&format!("{{{order},\"served\":\"2026-11-26T15:00+01:00\"}}")),
            "measures[0].served: \"2026-11-26T15:00+01:00\": London's offset was +00:00 then",
        ),
        (
            with(&format!("{{{order},\"ends\":\"2026-11-25\"}}")),
            "measures[0].ends: is before the measure began",
        ),
        (with(&format!("{{{order},\"ends\":\"soon\"}}")), "it may be an instant"),
        (
            with(&format!("{{{order},\"terms\":[{{\"code\":\"CON-Z\"}}]}}")),
            "measures[0].terms[0].code: \"CON-Z\" is not a term",
        ),
        (
            with(&format!("{{{order},\"terms\":[{{\"code\":\"CON-A\",\"street\":\"x\"}}]}}")),
            "measures[0].terms[0]: unknown field \"street\"",
        ),
        (
            with(&format!("{{{order},\"variations\":[{{\"terms\":[]}}]}}")),
            "measures[0].variations[0].at: is missing",
        ),
        (with(&format!("{{{order}}},{{{order}}}")), "measures[1].id: \"a\" names two measures"),
        (
            format!(
                "{{\"people\":[{{\"id\":\"victim\"}}],{}",
                &with(&format!("{{{order},\"terms\":[{{\"code\":\"CON-C\",\"persons\":[\"ana\"]}}]}}"))[1..]
            ),
            "measures[0].terms[0].persons[0]: \"ana\" is not among the case's people",
        ),
        (
            with(&format!("{{{order},\"made\":\"2026-11-27T14:00+00:00\"}}")),
            "the field \"made\" stands twice in one object",
        ),
        (
            with(&format!("{{{order},\"served\":\"2026-11-25T15:00+00:00\"}}")),
            "measures[0].served: is before the order was made",
        ),
        (
            with(&format!("{{{order},\"variations\":[{{\"at\":\"2026-11-20T15:00+00:00\"}}]}}")),
            "measures[0].variations[0].at: is before the measure began",
        ),
        (
            with(
                "{\"id\":\"a\",\"kind\":\"DVPN\",\"served\":\"2026-12-24T20:00+00:00\",\"adjourned\":[\"2026-12-01T11:00+00:00\"]}",
            ),
            "measures[0].adjourned: is before service",
        ),
        (
            with(
                "{\"id\":\"a\",\"kind\":\"RUI\",\"from\":\"2026-11-26T14:00+00:00\",\"terms\":[{\"code\":\"CON-A\"}]}",
            ),
            "measures[0].terms: released under investigation there are no conditions",
        ),
        (
            with("{\"id\":\" \",\"kind\":\"RUI\",\"from\":\"2026-11-26T14:00+00:00\"}"),
            "measures[0].id: is empty",
        ),
        (
            with("{\"id\":\"a\",\"kind\":\"DVPO\",\"made\":\"2026-11-26T14:00+00:00\",\"days\":29}"),
            "measures[0].days: is 29, must be a whole number from 14 to 28",
        ),
        (
            with(
                "{\"id\":\"a\",\"kind\":\"PCB\",\"arrest\":\"2026-09-01T08:20+01:00\",\"released\":\"2026-09-01T07:00+01:00\",\"months\":3}",
            ),
            "measures[0].released: is before the arrest",
        ),
        (
            with(
                "{\"id\":\"a\",\"kind\":\"PCB\",\"arrest\":\"2026-09-01T08:20+01:00\",\"released\":\"2026-09-01T09:00+01:00\",\"months\":3,\"outcome\":{\"at\":\"2026-10-01T09:00+01:00\",\"kind\":\"nfa\"}}",
            ),
            "measures[0].outcome.kind: \"nfa\" must be \"NFA\"",
        ),
    ];
    for (case, said) in table {
        let got = complaint(&case);
        assert!(got.contains(said), "{case}\n{got}");
    }
    let two =
        complaint("{\"measures\":[{\"id\":\"a\",\"kind\":\"NMO\"},{\"id\":\"b\",\"kind\":\"XYZ\"}],\"x\":1}");
    assert_eq!(two.lines().count(), 3, "everything that is wrong, a line each: {two}");
}

#[test]
fn the_command_line_is_checked_too() {
    let case = scenarios().join("04-order-ends-at-a-clock-time.json");
    let code = |output: Output| output.status.code();
    assert_eq!(code(cover(&case, "2026-12-05T09:00", "90")), Some(2), "no offset");
    assert_eq!(code(cover(&case, "2026-12-05T09:00+01:00", "90")), Some(2), "not London's offset");
    assert_eq!(code(cover(&case, "2026-12-05T09:00+00:00", "-1")), Some(2));
    assert_eq!(code(cover(Path::new("/no/such/case.json"), "2026-12-05T09:00+00:00", "90")), Some(2));
}

/// Persons default to the victim, also of a term about children; with nobody listed, whom a term names counts.
#[test]
fn whom_a_term_protects() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("case.json");
    let case = r#"{"measures":[{"id":"a","kind":"RO","made":"2026-11-26T14:00+00:00","ends":"open",
        "terms":[{"code":"CON-C"},{"code":"EXC-S","persons":["kit"]}]}]}"#;
    std::fs::write(&path, case).unwrap();
    let got = answer(&path, "2026-12-05T09:00+00:00", "0");
    let who: Vec<String> = got["segments"]
        .as_array()
        .unwrap()
        .iter()
        .map(|part| format!("{} {}", part["topic"].as_str().unwrap(), part["person"].as_str().unwrap()))
        .collect();
    assert_eq!(who, ["ANY kit", "ANY victim", "CHILD-CONTACT victim", "SCHOOL kit"]);
}

/// A gap is warned about as far ahead as the policy says, however few days are asked for.
#[test]
fn a_short_look_ahead_hides_no_warning() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("case.json");
    let case = r#"{"measures":[{"id":"a","kind":"NMO","made":"2026-10-01T14:00+01:00","notice":"with","present":true,
        "ends":"2026-12-12T10:00+00:00","terms":[{"code":"CON-A"}]}]}"#;
    std::fs::write(&path, case).unwrap();
    let warned = |days: &str| {
        let got = answer(&path, "2026-12-05T09:00+00:00", days);
        let found = got["warnings"].as_array().unwrap().iter().find(|one| one["id"] == "W-01").cloned();
        found.unwrap_or_else(|| panic!("no W-01 with --days {days}"))["first_at"].clone()
    };
    for days in ["90", "8", "5", "0"] {
        assert_eq!(warned(days), "2026-11-28T00:00+00:00", "{days}");
    }
}
