//! Whole pictures as text, word for word and edge for edge: each was checked by hand against its record.

use std::fmt::Write;

use super::picture::drawn;
use super::*;
use crate::timeline::{Bar, Timeline};

const NOW: &str = "2026-11-27T12:10+00:00";

fn bars(bars: &[Bar]) -> String {
    let one = |bar: &Bar| {
        let (before, after) = bar.runs_on;
        let edge = |runs: bool, sign: &str| if runs { sign.to_owned() } else { String::new() };
        format!(
            "{}{:.4}-{:.4}{}={}{}",
            edge(before, "<"),
            bar.from,
            bar.to,
            edge(after, ">"),
            bar.strength.level(),
            if bar.uncertain_end { "?" } else { "" }
        )
    };
    bars.iter().map(one).collect::<Vec<_>>().join(" ")
}

fn told(picture: &Timeline) -> String {
    let mut text = String::new();
    let mut say = |line: String| writeln!(text, "{}", line.trim_end()).unwrap();
    say(picture.summary.clone());
    say(format!("range: {}, now {:.4}", picture.range, picture.now));
    for tick in &picture.ticks {
        say(format!("tick {:.4} {}", tick.at, tick.label));
    }
    for lane in &picture.lanes {
        say(format!("lane {} | {} | {}", lane.label, lane.detail, bars(&lane.bars)));
        say(format!("     {} | {} | {}", lane.from_label, lane.to_label, lane.note));
    }
    say(format!("strip {}", bars(&picture.strip)));
    for gap in &picture.gaps {
        say(format!("gap {:.4}-{:.4} {}", gap.from, gap.to, gap.label));
    }
    for topic in &picture.topics {
        say(format!("topic {} | {}", topic.label, bars(&topic.bars)));
    }
    for row in &picture.table {
        let mark = if row.gap { "!" } else { " " };
        say(format!("row{mark} {} | {} | {} | {}", row.what, row.from, row.to, row.strength));
    }
    text
}

fn same(measures: &[Measure], now: &str, expected: &str) {
    let got = told(&drawn(measures, now));
    assert!(got == expected, "the picture reads now:\n{got}");
}

/// One measure of every kind, some over, some running on, some with an end that is not known.
fn every_kind() -> Vec<Measure> {
    let until = |text: &str| End::At(at(text));
    let aware = Nmo {
        aware: known("2026-11-20T09:30+00:00"),
        ..nmo("2026-11-18T14:00+00:00", until("2027-11-18T16:00+00:00"))
    };
    let served = Nmo {
        served: known("2026-11-21T18:40+00:00"),
        ..nmo("2026-11-19T14:00+00:00", End::UntilHearing(Some(at("2026-12-16T10:00+00:00"))))
    };
    let there =
        Nmo { present: true, ..nmo("2026-10-01T14:00+01:00", End::On("2026-12-20".parse().unwrap())) };
    let on_a_day = Nmo {
        made: Moment::On("2026-11-25".parse().unwrap()),
        ..nmo("2026-11-25T14:00+00:00", End::NotStated)
    };
    let heard = Dvpn {
        hearing_at: Some(at("2026-11-09T11:30+00:00")),
        outcome: outcome("2026-11-09T11:30+00:00", OutcomeKind::Determined),
        ..dvpn("2026-11-07T14:05+00:00")
    };
    let extended = PreChargeBail {
        extensions: vec![Extension {
            officer: String::new(),
            months: 6,
            rank: Rank::Inspector,
            at: at("2026-11-20T09:00+00:00"),
            return_at: Some(at("2027-02-26T10:00+00:00")),
        }],
        ..bail("2026-09-01T08:20+01:00", "2026-09-01T21:00+01:00", Some("2026-12-01T10:00+00:00"))
    };
    let charged = PostChargeBail {
        court: String::new(),
        urn: String::new(),
        released_at: at("2026-11-24T16:00+00:00"),
        next_hearing_at: Some(at("2026-12-08T10:00+00:00")),
        victim_told_at: None,
        outcome: None,
    };
    let promise = Undertaking {
        court: String::new(),
        case_number: String::new(),
        given: Moment::At(at("2026-10-30T12:00+00:00")),
        end: End::Open,
        record: OrderRecord::default(),
    };
    let stalking = StalkingOrder {
        interim: true,
        court: String::new(),
        case_number: String::new(),
        made: Moment::At(at("2026-11-12T10:00+00:00")),
        served: None,
        end: End::UntilHearing(None),
        record: OrderRecord::default(),
    };
    vec![
        measure(1, Facts::Nmo(aware), "CON-A EXC-H VIO-A SOC-1 TRK-1"),
        measure(2, Facts::Nmo(served), "CON-A"),
        measure(3, Facts::Nmo(there), "EXC-S"),
        measure(4, Facts::Nmo(on_a_day), ""),
        measure(5, Facts::Dvpn(heard), ""),
        measure(6, dvpo("2026-11-09T11:30+00:00", 28), "MOL-A"),
        measure(7, Facts::PreChargeBail(extended), "CON-A EXC-H EXC-W"),
        measure(8, Facts::PostChargeBail(charged), "CON-A"),
        measure(9, Facts::Undertaking(promise), "CON-A DMG-P"),
        measure(
            10,
            occupation(
                Some("2026-07-03T09:00+01:00"),
                until("2027-01-04T16:00+00:00"),
                Some(PowerOfArrest { ends: Some(at("2026-12-10T16:00+00:00")) }),
            ),
            "LEV-H OCC-A",
        ),
        measure(11, restraining("2026-02-02T10:00+00:00", until("2026-09-30T16:00+01:00")), "CON-A"),
        measure(12, Facts::Stalking(stalking), "TRK-1"),
        measure(
            13,
            Facts::Remand(Remand {
                from: at("2026-12-08T10:00+00:00"),
                to: Some(at("2026-12-22T10:00+00:00")),
                sentence: false,
                place: String::new(),
            }),
            "",
        ),
    ]
}

#[test]
fn every_kind_at_once() {
    let mut measures = every_kind();
    // The power of arrest is on the first term of the occupation order alone.
    measures[9].terms[0].poa = true;
    same(&measures, NOW, include_str!("pictures/every_kind.txt"));
}

#[test]
fn what_comes_is_drawn_bare_before_it_begins() {
    let mut measures = bail_then_order(None);
    let later = restraining("2026-12-14T09:00+00:00", End::At(at("2027-06-14T16:00+01:00")));
    measures.push(measure(3, later, "CON-C EXC-W"));
    measures[2].terms[0].persons = vec![person(CHILD)];
    same(&measures, NOW, include_str!("pictures/still_to_come.txt"));
}

#[test]
fn what_ends_at_an_edge_does_not_run_on() {
    // The picture of this day goes from 4 September to 8 January, each from its first minute.
    let from_edge = restraining("2026-09-04T00:00+01:00", End::At(at("2027-01-08T00:00+00:00")));
    let before = restraining("2026-08-01T10:00+01:00", End::At(at("2026-09-04T00:00+01:00")));
    let beyond = restraining("2027-01-08T00:00+00:00", End::At(at("2027-02-08T00:00+00:00")));
    let minute_in = restraining("2026-08-20T10:00+01:00", End::At(at("2026-09-04T00:01+01:00")));
    let measures = [
        measure(1, from_edge, "CON-A"),
        measure(2, before, "CON-A"),
        measure(3, beyond, "EXC-H"),
        measure(4, minute_in, "EXC-W"),
    ];
    same(&measures, NOW, include_str!("pictures/edges.txt"));
}

#[test]
fn a_short_record_is_not_stretched() {
    let order = restraining("2026-11-24T10:00+00:00", End::At(at("2026-12-24T16:00+00:00")));
    same(&[measure(1, order, "CON-A")], NOW, include_str!("pictures/short.txt"));
}

#[test]
fn what_has_not_begun_is_not_bare_before_it_does() {
    // Six weeks after this day is the first of a month: the picture ends where a tick would stand.
    let order = restraining("2026-11-24T10:00+00:00", End::At(at("2027-11-24T16:00+00:00")));
    let order = measure(1, order, "CON-A");
    same(&[order], "2026-11-20T12:10+00:00", include_str!("pictures/not_begun.txt"));
}

#[test]
fn what_is_over_is_history() {
    let first = restraining("2026-08-01T10:00+01:00", End::At(at("2026-10-30T16:00+00:00")));
    let second = restraining("2026-08-20T10:00+01:00", End::At(at("2026-09-30T16:00+01:00")));
    let loose = ReleasedUnderInvestigation { from: at("2026-10-30T17:00+00:00"), outcome: None };
    let measures = [
        measure(1, first, "CON-A"),
        measure(2, second, "EXC-H"),
        measure(3, Facts::ReleasedUnderInvestigation(loose), ""),
    ];
    same(&measures, NOW, include_str!("pictures/over.txt"));
}
