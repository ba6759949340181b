//! The worked scenarios that concern cover.

use super::*;
use GapKind::{CourtOnly, Drop, Nothing};

const BARE: [GapKind; 3] = [Nothing, CourtOnly, Drop];

#[test]
fn a_notice_on_friday_before_a_bank_holiday_and_its_order() {
    let notice = Dvpn {
        hearing_at: Some(at("2026-09-01T11:15+01:00")),
        outcome: outcome("2026-09-01T11:15+01:00", OutcomeKind::Determined),
        ..dvpn("2026-08-28T19:30+01:00")
    };
    let measures = [measure(1, Facts::Dvpn(notice), ""), measure(2, dvpo("2026-09-01T11:15+01:00", 28), "")];
    let got = of(&measures, "2026-10-01T00:00+01:00");
    let expected = [
        "2 2026-08-28T19:30+01:00 2026-09-01T11:15+01:00 1",
        "2 2026-09-01T11:15+01:00 2026-09-29T00:00+01:00 2",
    ];
    for topic in [None, Some(Topic::Violence), Some(Topic::Contact)] {
        assert_eq!(stretches(&got, hers(topic)), expected, "{topic:?}");
    }
    assert_eq!(
        gaps_of(&got, &BARE),
        ["G0 ANY 2026-09-29T00:00+01:00 2880", "G2 ANY 2026-09-29T00:00+01:00 0"]
    );
    // Before anybody heard it: it stands for the 48 counted hours, and no longer.
    let alone = [measure(1, Facts::Dvpn(dvpn("2026-08-28T19:30+01:00")), "")];
    let got = of(&alone, "2026-10-01T00:00+01:00");
    assert_eq!(stretches(&got, hers(None)), ["2 2026-08-28T19:30+01:00 2026-09-01T19:30+01:00 1"]);
}

#[test]
fn bail_that_runs_out_before_the_respondent_is_aware_leaves_32_hours_10_minutes() {
    let got = of(&bail_then_order(Some("2026-12-02T18:10+00:00")), "2027-02-27T12:00+00:00");
    let expected = [
        "2 2026-09-01T21:00+01:00 2026-12-01T10:00+00:00 1",
        "1 2026-12-01T10:00+00:00 2026-12-02T18:10+00:00 2",
        "3 2026-12-02T18:10+00:00 2027-11-26T16:00+00:00 2",
    ];
    assert_eq!(stretches(&got, hers(None)), expected);
    assert_eq!(stretches(&got, hers(Some(Topic::Contact))), expected);
    assert_eq!(gaps_of(&got, &BARE), ["G1 ANY 2026-12-01T10:00+00:00 1930"]);
    let gap = got.bare().next().unwrap();
    assert_eq!(gap.words(), "Nothing to arrest for Tue 1 Dec 10:00 to Wed 2 Dec 18:10, 32 h 10 min");
    assert_eq!(
        gaps_of(&got, &[GapKind::Topic]),
        ["G3 AREA 2026-09-01T21:00+01:00 123480", "G3 HOME 2026-12-01T10:00+00:00 126840"]
    );
}

#[test]
fn of_a_varied_order_the_version_of_the_moment_counts() {
    let order = Nmo { present: true, ..nmo("2026-01-12T10:00+00:00", End::At(at("2027-01-12T16:00+00:00"))) };
    let mut order = measure(1, Facts::Nmo(order), "CON-A EXC-D");
    order.variations = vec![varied("2026-08-10T12:00+01:00", "CON-A EXC-R", None)];
    // Conduct on 9 and 11 August, near the home and outside the named streets.
    for (when, number, home) in [("2026-08-09T20:00+01:00", 1, 3), ("2026-08-11T20:00+01:00", 2, 0)] {
        assert_eq!(order.in_force_at(at(when)).number, number);
        let got = of(std::slice::from_ref(&order), "2026-12-01T00:00+00:00");
        assert_eq!(got.strength_at(hers(Some(Topic::Home)), at(when)).level(), home, "{when}");
        assert_eq!(got.strength_at(hers(Some(Topic::Contact)), at(when)).level(), 3, "{when}");
    }
    let got = of(&[order], "2026-12-01T00:00+00:00");
    assert_eq!(
        stretches(&got, hers(Some(Topic::Home))),
        ["3 2026-01-12T10:00+00:00 2026-08-10T12:00+01:00 1"]
    );
    assert_eq!(
        stretches(&got, hers(Some(Topic::Area))),
        ["3 2026-08-10T12:00+01:00 2027-01-12T16:00+00:00 1"]
    );
    assert_eq!(stretches(&got, hers(None)), ["3 2026-01-12T10:00+00:00 2027-01-12T16:00+00:00 1"]);
}

#[test]
fn an_order_ends_at_its_minute() {
    let order = Nmo { present: true, ..nmo("2026-05-05T10:00+01:00", End::At(at("2027-05-04T13:00+01:00"))) };
    let order = measure(1, Facts::Nmo(order), "CON-A");
    let calendar = Calendar::default();
    assert!(order.live_at(at("2027-05-04T12:59:59+01:00"), &calendar));
    assert!(!order.live_at(at("2027-05-04T13:00+01:00"), &calendar));
    let got = of(&[order], "2027-05-05T13:00+01:00");
    assert_eq!(got.strength_at(hers(None), at("2027-05-04T12:59:59+01:00")).level(), 3);
    assert_eq!(got.strength_at(hers(None), at("2027-05-04T13:00+01:00")).level(), 0);
    assert_eq!(
        gaps_of(&got, &BARE),
        ["G0 ANY 2027-05-04T13:00+01:00 1440", "G2 ANY 2027-05-04T13:00+01:00 0"]
    );
}
