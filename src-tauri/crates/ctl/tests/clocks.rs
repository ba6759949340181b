//! The legal clocks as a script sees them: what they print, where, and the exit code. Tables that a sergeant could check.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "steps of tests: what fails here fails the run"
)]

use std::process::{Command, Output};

use serde_json::{Value, json};

fn ctl(line: &str) -> Output {
    Command::new(env!("CARGO_BIN_EXE_safeholdctl")).args(line.split(' ')).output().unwrap()
}

fn complaint(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

/// The answer of one command line.
fn answer(line: &str) -> Value {
    let output = ctl(line);
    assert_eq!(output.status.code(), Some(0), "{line}: {}", complaint(&output));
    let text = String::from_utf8(output.stdout).unwrap();
    assert_eq!(text.lines().count(), 1, "{line}: one line of JSON");
    serde_json::from_str(&text).unwrap()
}

/// What is said about bad input: exit 2, nothing on standard output, the mend on standard error.
fn bad(line: &str) -> String {
    let output = ctl(line);
    assert_eq!(output.status.code(), Some(2), "{line}: {}", complaint(&output));
    assert!(output.stdout.is_empty(), "{line}");
    complaint(&output)
}

fn dates(list: &Value) -> Vec<&str> {
    list.as_array().unwrap().iter().map(|entry| entry["date"].as_str().unwrap()).collect()
}

fn warnings(answer: &Value) -> String {
    answer["warnings"].as_array().unwrap().iter().map(Value::to_string).collect()
}

#[test]
fn the_answers_have_these_fields() {
    let table = [
        (
            "clock dvpn --served 2026-08-28T19:30+01:00",
            json!({"statutory": "2026-09-01T19:30+01:00", "conservative": "2026-09-01T19:30+01:00"}),
        ),
        ("clock dvpo --made 2026-09-01 --days 28", json!({"last_day": "2026-09-28"})),
        (
            "clock bail --arrest 2026-11-30 --months 3",
            json!({"bail_start": "2026-12-01", "last_day": "2027-02-28", "authority": "custody officer"}),
        ),
        ("clock working-days --from 2026-12-24 --days 1", json!({"due": "2026-12-29"})),
        (
            "clock arrest --at 2026-12-24T20:00+00:00 --kind DVPO",
            json!({"statutory": "2026-12-29T20:00+00:00", "conservative": "2026-12-26T20:00+00:00"}),
        ),
        ("clock return-hearing --made 2026-11-26", json!({"last_day": "2026-12-24"})),
        ("clock notification --served 2026-11-20 --days 3", json!({"last_day": "2026-11-22"})),
    ];
    for (line, wanted) in table {
        let got = answer(line);
        for (field, value) in wanted.as_object().unwrap() {
            assert_eq!(&got[field], value, "{line}: {field}");
        }
        assert!(!got["working"].as_array().unwrap().is_empty(), "{line}");
        assert!(got["warnings"].is_array() && got["rule"].is_string(), "{line}");
    }
    let first = &answer("holidays --year 2026")[0];
    assert_eq!(first, &json!({"date": "2026-01-01", "name": "New Year's Day"}));
}

#[test]
fn a_notice_shows_its_working_day_by_day() {
    let got = answer("clock dvpn --served 2026-08-28T19:30+01:00");
    assert_eq!(
        got["working"],
        json!([
            {"date": "2026-08-28", "counted": true, "hours": "4:30", "total": "4:30"},
            {"date": "2026-08-29", "counted": true, "hours": "24:00", "total": "28:30"},
            {"date": "2026-08-30", "counted": false, "reason": "Sunday"},
            {"date": "2026-08-31", "counted": false, "reason": "Summer bank holiday"},
            {"date": "2026-09-01", "counted": true, "hours": "19:30", "total": "48:00"},
        ])
    );
    assert_eq!(got["elapsed_minutes"], 96 * 60);
    assert_eq!(got["warnings"], json!([]));
}

#[test]
fn notices_over_weekends_holidays_and_clock_changes() {
    let table = [
        ("2026-05-01T17:45+01:00", "2026-05-05T17:45+01:00", "2026-05-05T17:45+01:00", None),
        ("2026-03-28T22:15+00:00", "2026-03-31T22:15+01:00", "2026-03-31T22:15+01:00", Some(71 * 60)),
        ("2026-10-24T20:00+01:00", "2026-10-27T20:00+00:00", "2026-10-27T20:00+00:00", Some(73 * 60)),
        ("2026-10-25T01:30+01:00", "2026-10-28T00:00+00:00", "2026-10-28T00:00+00:00", Some(71 * 60 + 30)),
        ("2026-10-25T01:30+00:00", "2026-10-28T00:00+00:00", "2026-10-28T00:00+00:00", Some(70 * 60 + 30)),
        ("2026-12-24T20:00+00:00", "2026-12-30T20:00+00:00", "2026-12-29T20:00+00:00", None),
        ("2026-12-25T23:59+00:00", "2026-12-31T00:00+00:00", "2026-12-30T00:00+00:00", None),
        ("2026-08-29T23:59+01:00", "2026-09-02T23:59+01:00", "2026-09-02T23:59+01:00", None),
        ("2027-12-24T10:00+00:00", "2027-12-30T10:00+00:00", "2027-12-30T10:00+00:00", None),
        ("2028-02-28T08:00Z", "2028-03-01T08:00+00:00", "2028-03-01T08:00+00:00", None),
        ("2026-11-25T09:00:30+00:00", "2026-11-27T09:00:30+00:00", "2026-11-27T09:00:30+00:00", None),
    ];
    for (served, statutory, conservative, elapsed) in table {
        for verb in ["dvpn", "dapn"] {
            let got = answer(&format!("clock {verb} --served {served}"));
            assert_eq!(
                (&got["statutory"], &got["conservative"]),
                (&json!(statutory), &json!(conservative)),
                "{served}"
            );
            assert_eq!(got["work_to"], conservative, "{served}");
            assert_eq!(warnings(&got).contains("26 December"), statutory != conservative, "{served}");
            if let Some(elapsed) = elapsed {
                assert_eq!(got["elapsed_minutes"], elapsed, "{served}");
            }
        }
    }
    let parted = answer("clock dvpn --served 2026-12-24T20:00+00:00");
    assert_eq!(dates(&parted["working"]).last(), Some(&"2026-12-29"));
    assert_eq!(dates(&parted["statutory_working"]).last(), Some(&"2026-12-30"));
}

#[test]
fn a_clock_reads_its_own_answer() {
    let first = answer("clock dvpn --served 2026-10-24T20:00+01:00");
    let until = first["work_to"].as_str().unwrap();
    assert_eq!(answer(&format!("clock dvpn --served {until}"))["served"], until);
}

#[test]
fn orders_of_14_to_28_days() {
    let table = [
        ("2026-09-01", 28, "2026-09-28", "2026-09-29T00:00+01:00"),
        ("2026-09-01", 14, "2026-09-14", "2026-09-15T00:00+01:00"),
        ("2028-02-02", 28, "2028-02-29", "2028-03-01T00:00+00:00"),
        ("2026-10-01", 28, "2026-10-28", "2026-10-29T00:00+00:00"),
        ("2026-09-01T11:15+01:00", 28, "2026-09-28", "2026-09-29T00:00+01:00"),
    ];
    for (made, days, last, ends) in table {
        let got = answer(&format!("clock dvpo --made {made} --days {days}"));
        assert_eq!(
            (&got["last_day"], &got["ends"], &got["days"]),
            (&json!(last), &json!(ends), &json!(days)),
            "{made}"
        );
        assert_eq!(got["working"].as_array().unwrap().len(), days);
    }
    for days in ["13", "29", "365", "1"] {
        let said = bad(&format!("clock dvpo --made 2026-09-01 --days {days}"));
        assert!(said.contains("14 to 28 days") && said.contains("s28(10)"), "{said}");
    }
}

#[test]
fn bail_months_and_who_authorises_them() {
    let table = [
        ("2026-09-01", ["2026-12-01", "2027-03-01", "2027-06-01", "2027-09-01"]),
        ("2026-11-27", ["2027-02-27", "2027-05-27", "2027-08-27", "2027-11-27"]),
        ("2026-11-28", ["2027-02-28", "2027-05-28", "2027-08-28", "2027-11-28"]),
        ("2026-11-29", ["2027-02-28", "2027-05-29", "2027-08-29", "2027-11-29"]),
        ("2026-11-30", ["2027-02-28", "2027-05-31", "2027-08-31", "2027-11-30"]),
        ("2027-02-28", ["2027-05-31", "2027-08-31", "2027-11-30", "2028-02-29"]),
        ("2027-11-29", ["2028-02-29", "2028-05-29", "2028-08-29", "2028-11-29"]),
        ("2028-02-29", ["2028-05-31", "2028-08-31", "2028-11-30", "2029-02-28"]),
    ];
    let authorities = ["custody officer", "inspector", "superintendent"];
    for (arrest, ends) in table {
        for (place, (months, end)) in [3, 6, 9, 12].into_iter().zip(ends).enumerate() {
            let got = answer(&format!("clock bail --arrest {arrest} --months {months}"));
            assert_eq!(got["last_day"], end, "{arrest}, {months}");
            if let Some(authority) = authorities.get(place) {
                assert_eq!(&got["authority"], authority);
                assert_eq!(got["next"]["last_day"], ends[place + 1]);
            }
            assert_eq!(got["working"][0]["counted"], false, "the day of arrest");
        }
    }
    let year = answer("clock bail --arrest 2026-09-01 --months 12");
    for who in ["magistrates' court", "assistant chief constable", "commander"] {
        assert!(year["authority"].as_str().unwrap().contains(who), "{year}");
    }
    assert_eq!(year["next"]["months"], Value::Null);
    assert_eq!(answer("clock bail --arrest 2026-08-30 --months 18")["last_day"], "2028-02-29");
    assert_eq!(answer("clock bail --arrest 2026-09-01 --months 18")["authority"], "magistrates' court");
    assert_eq!(answer("clock bail --arrest 2026-09-01 --months 15")["authority"], "magistrates' court");
    for months in [1, 4, 7, 16, 63] {
        let said = bad(&format!("clock bail --arrest 2026-09-01 --months {months}"));
        assert!(said.contains("3, 6, 9, 12 or 18"), "{said}");
    }
}

#[test]
fn working_days_of_the_victims_code() {
    let table = [
        ("2026-12-24", 1, "2026-12-29"),
        ("2026-12-24", 5, "2027-01-05"),
        ("2026-08-28", 1, "2026-09-01"),
        ("2026-08-28", 5, "2026-09-07"),
        ("2027-12-24", 1, "2027-12-29"),
        ("2027-12-24", 5, "2028-01-05"),
        ("2028-04-13", 1, "2028-04-18"),
        ("2028-04-13", 5, "2028-04-24"),
    ];
    for (from, days, due) in table {
        let got = answer(&format!("clock working-days --from {from} --days {days}"));
        assert_eq!(got["due"], due, "{days} after {from}");
        assert!(got["due_at"].as_str().unwrap().starts_with(&format!("{due}T17:00")), "{got}");
        assert!(got["legal_limit"].as_str().unwrap().starts_with(&format!("{due}T23:59")), "{got}");
    }
    let got = answer("clock working-days --from 2026-12-24T15:30+00:00");
    assert_eq!(
        (&got["due"], &got["days"]),
        (&json!("2026-12-29"), &json!(1)),
        "enhanced rights are the default"
    );
    assert_eq!(
        got["skipped"],
        json!([
            {"date": "2026-12-25", "reason": "Christmas Day"},
            {"date": "2026-12-26", "reason": "Saturday"},
            {"date": "2026-12-27", "reason": "Sunday"},
            {"date": "2026-12-28", "reason": "Boxing Day (substitute day)"},
        ])
    );
    assert_eq!(answer("clock working-days --from 2026-12-24 --rights standard")["due"], "2027-01-05");
}

#[test]
fn arrests_leave_out_the_days_of_their_kind() {
    let table = [
        ("2026-12-24T20:00+00:00", "DVPN DVPO DAPN", "2026-12-29T20:00+00:00", "2026-12-26T20:00+00:00"),
        ("2026-12-24T20:00+00:00", "OCCP PSB", "2026-12-26T20:00+00:00", "2026-12-26T20:00+00:00"),
        ("2026-08-29T19:30+01:00", "DVPN DVPO DAPN", "2026-09-01T19:30+01:00", "2026-09-01T19:30+01:00"),
        ("2026-08-29T19:30+01:00", "OCCP PSB psb", "2026-08-31T19:30+01:00", "2026-08-31T19:30+01:00"),
        ("2026-04-03T09:00+01:00", "OCCP", "2026-04-05T00:00+01:00", "2026-04-05T00:00+01:00"),
        ("2026-10-24T18:00+01:00", "PSB", "2026-10-26T18:00+00:00", "2026-10-26T18:00+00:00"),
    ];
    for (at, kinds, statutory, conservative) in table {
        for kind in kinds.split(' ') {
            let got = answer(&format!("clock arrest --at {at} --kind {kind}"));
            assert_eq!(
                (&got["statutory"], &got["conservative"]),
                (&json!(statutory), &json!(conservative)),
                "{at}, {kind}"
            );
        }
    }
}

#[test]
fn return_hearings_and_notification() {
    let table = [
        ("--made 2026-11-26", "2026-12-24"),
        ("--made 2026-11-26 --notice without", "2026-12-24"),
        ("--made 2026-11-26 --notice with", "2026-12-17"),
        ("--made 2026-01-12", "2026-02-09"),
        ("--made 2026-01-11", "2026-01-25"),
    ];
    for (how, last) in table {
        assert_eq!(answer(&format!("clock return-hearing {how}"))["last_day"], last, "{how}");
    }
    assert_eq!(answer("clock return-hearing --made 2026-11-27")["last_working_day"], "2026-12-24");
    assert!(bad("clock return-hearing --made 2026-01-11 --notice with").contains("ask the court"));
    assert_eq!(
        answer("clock notification --served 2026-11-20")["last_day"],
        "2026-11-22",
        "3 days by default"
    );
    assert_eq!(answer("clock notification --served 2028-02-28 --days 3")["last_day"], "2028-03-01");
}

#[test]
fn holidays_of_a_year() {
    let table = [
        (2024, "01-01 03-29 04-01 05-06 05-27 08-26 12-25 12-26"),
        (2025, "01-01 04-18 04-21 05-05 05-26 08-25 12-25 12-26"),
        (2026, "01-01 04-03 04-06 05-04 05-25 08-31 12-25 12-28"),
        (2027, "01-01 03-26 03-29 05-03 05-31 08-30 12-27 12-28"),
        (2028, "01-03 04-14 04-17 05-01 05-29 08-28 12-25 12-26"),
        (2022, "01-03 04-15 04-18 05-02 06-02 06-03 08-29 09-19 12-26 12-27"),
        (2100, "01-01 03-26 03-29 05-03 05-31 08-30 12-27 12-28"),
    ];
    for (year, days) in table {
        let got = answer(&format!("holidays --year {year}"));
        let got: Vec<String> = dates(&got).iter().map(|day| day[5..].to_owned()).collect();
        assert_eq!(got.join(" "), days, "{year}");
    }
    let said = |line: &str| complaint(&ctl(line));
    assert!(said("holidays --year 2026").contains("26 December is a Saturday"));
    assert_eq!(said("holidays --year 2027"), "");
    assert!(said("holidays --year 2029").contains("not compared with the published list"));
    assert_eq!(dates(&answer("holidays --year 2026 --statutory"))[7], "2026-12-26");
}

#[test]
fn beyond_the_years_compared_the_answer_warns() {
    for line in [
        "clock dvpn --served 2028-12-29T09:00+00:00",
        "clock arrest --at 2031-08-29T19:30+01:00 --kind DVPO",
        "clock working-days --from 2028-12-29 --days 1",
        "clock return-hearing --made 2028-12-20",
    ] {
        assert!(warnings(&answer(line)).contains("31 December 2028"), "{line}");
    }
    assert_eq!(warnings(&answer("clock working-days --from 2028-12-28 --days 1")), "");
}

#[test]
fn bad_input_names_the_mend() {
    let table = [
        ("clock dvpn --served 2026-08-28T19:30", "write it like"),
        ("clock dvpn --served 2026-08-28", "write it like"),
        ("clock dvpn --served 2026-08-28T19:30+00:00", "so write 2026-08-28T20:30+01:00"),
        ("clock dvpn --served 2026-12-24T20:00+01:00", "so write 2026-12-24T19:00+00:00"),
        ("clock dvpn --served 2026-03-29T01:30+00:00", "2026-03-29T02:30+01:00"),
        ("clock dvpn --served 2026-03-29T01:30+01:00", "left this time out"),
        ("clock dvpn --served 2026-10-25T02:00+01:00", "so write 2026-10-25T01:00+00:00"),
        ("clock dvpn --served 2026-02-30T19:30+00:00", "write it like"),
        ("clock dvpn --served 2100-08-28T19:30+01:00", "1900 to 2099"),
        ("clock dvpn --served yesterday", "write it like"),
        ("clock dvpn", "--served"),
        ("clock dvpo --made 2026-02-31 --days 28", "write it like"),
        ("clock dvpo --made 2026-9-1 --days 28", "write it like"),
        ("clock dvpo --made 01/09/2026 --days 28", "write it like"),
        ("clock dvpo --made 2026-09-01T11:15 --days 28", "write it like"),
        ("clock dvpo --made 2026-09-01 --days 0", "from 1 to 1000"),
        ("clock dvpo --made 2026-09-01 --days -1", "from 1 to 1000"),
        ("clock dvpo --made 2026-09-01 --days 14.5", "from 1 to 1000"),
        ("clock dvpo --made 2026-09-01", "--days"),
        ("clock bail --arrest 2027-02-29 --months 3", "write it like"),
        ("clock bail --arrest 2026-09-01 --months three", "from 1 to 1000"),
        ("clock bail --arrest 0001-01-01 --months 3", "between 1990 and 2200"),
        ("clock working-days --from 2026-12-24 --days 0", "from 1 to 1000"),
        ("clock working-days --from 2026-12-24 --days -5", "from 1 to 1000"),
        ("clock working-days --from 2026-12-24 --days 99999999999999999999", "from 1 to 1000"),
        ("clock working-days --from 2026-12-24 --days 1 --rights standard", "can't be used"),
        ("clock arrest --at 2026-12-24T20:00+00:00 --kind NMO", "DVPN, DVPO, DAPN, OCCP, PSB"),
        ("clock arrest --at 2026-12-24T20:00 --kind DVPO", "write it like"),
        ("clock notification --served 2026-11-20 --days 0", "from 1 to 1000"),
        ("clock return-hearing --made 2009-11-26", "ask the court"),
        ("clock sundial --at 2026-11-20", "unrecognized subcommand"),
        ("holidays --year 26", "write it like 2026"),
        ("holidays --year 1066", "write it like 2026"),
        ("holidays --year -2026", "write it like 2026"),
        ("holidays", "--year"),
    ];
    for (line, wanted) in table {
        let said = bad(line);
        assert!(said.replace("cannot", "can't").contains(wanted), "{line}: {said}");
    }
}
