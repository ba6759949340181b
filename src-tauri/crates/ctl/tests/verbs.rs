//! `safeholdctl` as a script sees it: what it prints, where, and its exit code.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "steps of tests and benchmarks: what fails here fails the run"
)]

mod support;

use std::path::Path;

use serde_json::Value;

use support::{Demo, PASSWORD, code, complaints, ctl, json};

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
fn a_letter_has_the_language_and_the_form_that_are_wished() {
    let demo = Demo::of("24");
    let letter = |name: &str, more: &[&str]| {
        let out = demo.path(name);
        let wished = [&["letter", "--case", "SH-2041", "--out", out.to_str().unwrap()][..], more].concat();
        (demo.ask(&wished), out)
    };
    for language in ["cy", "ur", "pl"] {
        let (refused, out) = letter("other.pdf", &["--lang", language]);
        assert_eq!(code(&refused), 1, "{language}");
        let why = complaints(&refused).join(" ");
        assert!(why.contains("make the letter in English now"), "{why}");
        assert!(!out.exists());
    }
    let (read, out) = letter("letter.txt", &["--format", "plain"]);
    assert_eq!(code(&read), 0, "{:?}", complaints(&read));
    let text = std::fs::read_to_string(&out).unwrap();
    assert!(text.contains("\n1. Idris Venn must not contact you in any way."), "{text}");
    assert!(!text.contains("LS") && !text.contains('\u{a0}'), "{text}");
    for form in ["easy", "large16", "large18", "standard"] {
        let (made, out) = letter(&format!("{form}.pdf"), &["--format", form]);
        assert_eq!(code(&made), 0, "{form}: {:?}", complaints(&made));
        assert!(starts_as_pdf(&out), "{form}");
    }
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

    let asked = ["plan", "--case", "SH-2041", "--json", "--out", plan.to_str().unwrap()];
    let pages = |more: &[&str]| {
        let made = demo.ask(&[&asked[..], more].concat());
        assert_eq!(code(&made), 0, "{:?}", complaints(&made));
        serde_json::from_slice::<Value>(&made.stdout).unwrap()["pages"].as_u64().unwrap()
    };
    assert!(pages(&[]) > 2, "the draft, whole");
    assert!(pages(&["--version", "1"]) > 2, "the version that was signed off");
    assert!(pages(&["--summary"]) <= 2, "for the next shift");
    assert_eq!(code(&demo.ask(&[&asked[..], &["--version", "9"]].concat())), 2, "no such version");
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
        vec!["demo", "--cases", "1", "--out", "/nowhere/x.safehold"],
        vec!["letter", "--vault", vault, "--case", "SH-2041", "--out", &out, "--kind", "L13"],
        vec!["letter", "--vault", vault, "--case", "SH-2041", "--out", &out, "--lang", "klingon"],
        vec!["letter", "--vault", vault, "--case", "SH-2041", "--out", &out, "--format", "huge"],
        vec!["letter", "--vault", vault, "--case", "SH-2041", "--out", &out, "--profile", "c4"],
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

#[test]
fn letters_come_in_kinds_sizes_and_for_envelopes_and_belong_to_this_account() {
    let demo = Demo::of("1");
    for (kind, size, profile, may) in [
        ("L1", "large18", "dl", true),
        ("L4", "standard", "c5", true),
        ("L7", "large16", "notify", true),
        ("L10", "standard", "notify", true),
        ("L12", "standard", "notify", false),
    ] {
        let out = demo.path(&format!("{kind}.pdf"));
        let choice = ["--kind", kind, "--format", size, "--profile", profile];
        let asked = [&["letter", "--case", "SH-2041", "--out", out.to_str().unwrap()][..], &choice].concat();
        let said = demo.ask(&asked);
        assert_eq!(code(&said), i32::from(!may), "{kind}: {:?}", complaints(&said));
        assert_eq!(out.exists(), may, "{kind}");
        #[cfg(unix)]
        if may {
            use std::os::unix::fs::PermissionsExt;
            assert_eq!(std::fs::metadata(&out).unwrap().permissions().mode() & 0o777, 0o600);
        }
    }
}
