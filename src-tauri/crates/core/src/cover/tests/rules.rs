//! The rules of cover, kind by kind.

use super::*;

fn any(measures: &[Measure]) -> Vec<String> {
    stretches(&of(measures, "2027-03-01T00:00+00:00"), hers(None))
}

#[test]
fn what_each_kind_covers_from_when_to_when() {
    let to = |text: &str| End::At(at(text));
    let poa = Some(PowerOfArrest { ends: Some(at("2026-09-01T16:00+01:00")) });
    let with_notice = Nmo { notice: Notice::With, ..nmo("2026-07-01T10:00+01:00", End::Open) };
    let released = |outcome| PostChargeBail {
        court: String::new(),
        urn: String::new(),
        released_at: at("2026-07-01T10:00+01:00"),
        next_hearing_at: Some(at("2026-08-03T10:00+01:00")),
        victim_told_at: None,
        outcome,
    };
    let promise = Facts::Undertaking(Undertaking {
        court: String::new(),
        case_number: String::new(),
        given: Moment::At(at("2026-07-01T10:00+01:00")),
        end: to("2026-08-01T12:00+01:00"),
        record: OrderRecord::default(),
    });
    let custody = |to: Option<&str>| {
        Facts::Remand(Remand {
            from: at("2026-07-01T10:00+01:00"),
            to: to.map(at),
            sentence: false,
            place: String::new(),
        })
    };
    let loose = Facts::ReleasedUnderInvestigation(ReleasedUnderInvestigation {
        from: at("2026-07-01T10:00+01:00"),
        outcome: None,
    });
    let dapo = |order: Nmo| Facts::Dapo(Dapo { area: None, order });
    let table: Vec<(&str, Facts, &[&str])> = vec![
        (
            "unaware order",
            Facts::Nmo(nmo("2026-07-01T10:00+01:00", End::Open)),
            &["1 2026-07-01T10:00+01:00 open 1"],
        ),
        ("on notice, not there", Facts::Nmo(with_notice.clone()), &["1 2026-07-01T10:00+01:00 open 1"]),
        (
            "by consent",
            Facts::Nmo(Nmo {
                record: OrderRecord { consent: true, ..OrderRecord::default() },
                ..with_notice.clone()
            }),
            &["3 2026-07-01T10:00+01:00 open 1"],
        ),
        (
            "served before aware",
            Facts::Nmo(Nmo {
                aware: known("2026-07-05T10:00+01:00"),
                served: known("2026-07-03T10:00+01:00"),
                ..nmo("2026-07-01T10:00+01:00", End::UntilHearing(Some(at("2026-07-29T10:00+01:00"))))
            }),
            &[
                "1 2026-07-01T10:00+01:00 2026-07-03T10:00+01:00 1",
                "3 2026-07-03T10:00+01:00 2026-07-29T10:00+01:00 1",
            ],
        ),
        (
            "aware after its end",
            Facts::Nmo(Nmo {
                aware: known("2026-09-05T10:00+01:00"),
                ..nmo("2026-07-01T10:00+01:00", to("2026-08-01T10:00+01:00"))
            }),
            &["1 2026-07-01T10:00+01:00 2026-08-01T10:00+01:00 1"],
        ),
        (
            "a bare date ends at its midnight",
            Facts::Nmo(Nmo {
                present: true,
                ..nmo("2026-07-01T10:00+01:00", End::On("2026-08-01".parse().unwrap()))
            }),
            &["3 2026-07-01T10:00+01:00 2026-08-01T00:00+01:00 1"],
        ),
        ("DAPO on notice", dapo(with_notice.clone()), &["3 2026-07-01T10:00+01:00 open 1"]),
        (
            "DAPO without notice",
            dapo(nmo("2026-07-01T10:00+01:00", End::Open)),
            &["1 2026-07-01T10:00+01:00 open 1"],
        ),
        ("occupation, not served", occupation(None, End::Open, poa), &[]),
        (
            "occupation with arrest, which ends first",
            occupation(Some("2026-07-01T10:00+01:00"), to("2026-10-01T10:00+01:00"), poa),
            &[
                "2 2026-07-01T10:00+01:00 2026-09-01T16:00+01:00 1",
                "1 2026-09-01T16:00+01:00 2026-10-01T10:00+01:00 1",
            ],
        ),
        (
            "occupation without arrest",
            occupation(Some("2026-07-01T10:00+01:00"), to("2026-10-01T10:00+01:00"), None),
            &["1 2026-07-01T10:00+01:00 2026-10-01T10:00+01:00 1"],
        ),
        ("undertaking", promise, &["1 2026-07-01T10:00+01:00 2026-08-01T12:00+01:00 1"]),
        ("DVPO", dvpo("2026-07-01T10:00+01:00", 14), &["2 2026-07-01T10:00+01:00 2026-07-15T00:00+01:00 1"]),
        (
            "bail after charge",
            Facts::PostChargeBail(released(None)),
            &["2 2026-07-01T10:00+01:00 2026-08-03T10:00+01:00 1"],
        ),
        (
            "acquitted before the hearing",
            Facts::PostChargeBail(released(outcome("2026-07-20T15:00+01:00", OutcomeKind::Verdict))),
            &["2 2026-07-01T10:00+01:00 2026-07-20T15:00+01:00 1"],
        ),
        (
            "restraining order",
            restraining("2026-07-01T10:00+01:00", End::Open),
            &["3 2026-07-01T10:00+01:00 open 1"],
        ),
        (
            "custody",
            custody(Some("2026-07-08T10:00+01:00")),
            &["2 2026-07-01T10:00+01:00 2026-07-08T10:00+01:00 1"],
        ),
        ("custody without an end", custody(None), &["2 2026-07-01T10:00+01:00 open 1"]),
        ("under investigation", loose, &[]),
    ];
    for (what, facts, expected) in table {
        assert_eq!(any(&[measure(1, facts, "")]), expected, "{what}");
    }
}

#[test]
fn bail_extended_and_suspended() {
    let first = bail("2026-03-10T08:00+00:00", "2026-03-10T20:15+00:00", Some("2026-06-10T10:00+01:00"));
    let extension = |months, at_text: &str, back: Option<&str>| Extension {
        officer: String::new(),
        months,
        rank: Rank::Inspector,
        at: at(at_text),
        return_at: back.map(at),
    };
    let gap = |from: &str, to: Option<&str>| Suspension { from: at(from), to: to.map(at) };
    let in_june = "2026-06-08T15:00+01:00";
    let table: Vec<(&str, PreChargeBail, &str)> = vec![
        ("as first set", first.clone(), "2026-06-10T10:00+01:00"),
        (
            "without a return: 24:00 of 10 June",
            PreChargeBail { return_at: None, ..first.clone() },
            "2026-06-11T00:00+01:00",
        ),
        (
            "extended, with a return",
            PreChargeBail {
                extensions: vec![extension(6, in_june, Some("2026-09-08T10:00+01:00"))],
                ..first.clone()
            },
            "2026-09-08T10:00+01:00",
        ),
        (
            "extended without a return: the first is replaced",
            PreChargeBail { extensions: vec![extension(6, in_june, None)], ..first.clone() },
            "2026-09-11T00:00+01:00",
        ),
        (
            "extended too late: nothing is extended",
            PreChargeBail { extensions: vec![extension(6, "2026-06-11T00:00+01:00", None)], ..first.clone() },
            "2026-06-10T10:00+01:00",
        ),
        (
            "suspended for ten days, no return",
            PreChargeBail {
                return_at: None,
                suspended: vec![gap("2026-04-01T09:00+01:00", Some("2026-04-11T17:00+01:00"))],
                ..first.clone()
            },
            "2026-06-21T00:00+01:00",
        ),
        (
            "suspended still: nobody knows",
            PreChargeBail { suspended: vec![gap("2026-04-01T09:00+01:00", None)], ..first.clone() },
            "open",
        ),
        (
            "suspended still, then no further action",
            PreChargeBail {
                suspended: vec![gap("2026-04-01T09:00+01:00", None)],
                outcome: outcome("2026-05-20T11:00+01:00", OutcomeKind::NoFurtherAction),
                ..first.clone()
            },
            "2026-05-20T11:00+01:00",
        ),
        (
            "charged after the return: the return ended it",
            PreChargeBail { outcome: outcome("2026-06-12T11:00+01:00", OutcomeKind::Charged), ..first },
            "2026-06-10T10:00+01:00",
        ),
    ];
    for (what, bail, to) in table {
        let expected = [format!("2 2026-03-10T20:15+00:00 {to} 1")];
        assert_eq!(any(&[measure(1, Facts::PreChargeBail(bail), "CON-A")]), expected, "{what}");
    }
}

#[test]
fn a_notice_that_was_not_heard_in_time_does_not_come_back_by_an_adjournment() {
    // Served Thu 24 Dec 2026 20:00: by the published list the 48 hours end Tue 29 Dec 20:00, by statute a day later.
    let late = Dvpn {
        hearing_at: Some(at("2026-12-31T10:00+00:00")),
        adjourned: vec![at("2026-12-31T11:00+00:00")],
        ..dvpn("2026-12-24T20:00+00:00")
    };
    let to_deadline = ["2 2026-12-24T20:00+00:00 2026-12-29T20:00+00:00 1"];
    assert_eq!(any(&[measure(1, Facts::Dvpn(late.clone()), "")]), to_deadline);
    // A hearing in time that was put off goes on.
    let in_time = Dvpn { hearing_at: Some(at("2026-12-29T10:00+00:00")), ..late };
    assert_eq!(any(&[measure(1, Facts::Dvpn(in_time), "")]), ["2 2026-12-24T20:00+00:00 open 1"]);
}

#[test]
fn an_adjourned_notice_goes_on_until_it_is_determined() {
    let adjourned = Dvpn { adjourned: vec![at("2026-11-09T10:00+00:00")], ..dvpn("2026-11-07T14:05+00:00") };
    assert_eq!(any(&[measure(1, Facts::Dvpn(adjourned.clone()), "")]), ["2 2026-11-07T14:05+00:00 open 1"]);
    let decided = outcome("2026-11-20T12:00+00:00", OutcomeKind::Determined);
    let too_late = Dvpn { hearing_at: Some(at("2026-11-10T14:06+00:00")), ..adjourned.clone() };
    assert_eq!(
        any(&[measure(1, Facts::Dvpn(too_late), "")]),
        ["2 2026-11-07T14:05+00:00 open 1"],
        "adjourned in time to a later hearing"
    );
    let determined = Dvpn { outcome: decided.clone(), ..adjourned };
    assert_eq!(
        any(&[measure(1, Facts::Dvpn(determined), "")]),
        ["2 2026-11-07T14:05+00:00 2026-11-20T12:00+00:00 1"]
    );
    let lapsed = Dvpn { outcome: decided, ..dvpn("2026-11-07T14:05+00:00") };
    assert_eq!(
        any(&[measure(1, Facts::Dvpn(lapsed), "")]),
        ["2 2026-11-07T14:05+00:00 2026-11-10T14:05+00:00 1"]
    );
}

#[test]
fn an_address_to_sleep_at_protects_nobody_and_the_gap_is_said() {
    let bail = bail("2026-09-01T08:20+01:00", "2026-09-01T21:00+01:00", None);
    let got = of(&[measure(1, Facts::PreChargeBail(bail), "RES-1 REP-1")], "2026-10-01T21:00+01:00");
    assert!(got.segments.is_empty());
    assert_eq!(gaps_of(&got, &[GapKind::Nothing, GapKind::Person]), ["G0 ANY 2026-09-01T21:00+01:00 43200"]);
}

#[test]
fn children_whom_nobody_named_are_nobodys_cover() {
    let order = || Facts::Nmo(Nmo { present: true, ..nmo("2026-07-01T10:00+01:00", End::Open) });
    let mut unnamed = measure(1, order(), "CON-C VIO-C HAR-C");
    let got = cover(&[unnamed.clone()], &family(), at("2026-08-01T10:00+01:00"), &Calendar::default());
    assert!(got.segments.is_empty());
    assert_eq!(gaps_of(&got, &[GapKind::Nothing]), ["G0 ANY 2026-07-01T10:00+01:00 44640"]);
    assert_eq!(gaps_of(&got, &[GapKind::Person]), ["G4 ANY 2026-07-01T10:00+01:00 44640"]);
    unnamed.terms[0].persons = vec![person(CHILD)];
    let got = cover(&[unnamed], &family(), at("2026-08-01T10:00+01:00"), &Calendar::default());
    let child = Subject { topic: Some(Topic::ChildContact), person: person(CHILD) };
    assert_eq!(stretches(&got, child), ["3 2026-07-01T10:00+01:00 open 1"]);
    assert!(gaps_of(&got, &[GapKind::Person]).is_empty());
    assert_eq!(
        gaps_of(&got, &[GapKind::Nothing]),
        ["G0 ANY 2026-07-01T10:00+01:00 44640"],
        "the victim is bare"
    );
}

#[test]
fn custody_keeps_the_respondent_away_and_does_not_stop_calls() {
    let custody = Facts::Remand(Remand {
        from: at("2026-07-01T10:00+01:00"),
        to: None,
        sentence: true,
        place: String::new(),
    });
    let got = of(&[measure(1, custody, "")], "2026-08-01T00:00+01:00");
    let topics: Vec<&str> =
        got.segments.iter().map(|part| part.subject.topic.map_or("ANY", |topic| topic.code())).collect();
    assert_eq!(topics, ["ANY", "HOME", "AREA", "WORK", "SCHOOL"]);
    assert_eq!(gaps_of(&got, &[GapKind::UnknownEnd]), ["G5 ANY 2026-07-01T10:00+01:00 44040"]);
}

#[test]
fn a_term_with_the_power_of_arrest_is_stronger_than_one_without() {
    let power = Some(PowerOfArrest { ends: None });
    let order = occupation(Some("2026-07-01T10:00+01:00"), End::At(at("2026-10-01T10:00+01:00")), power);
    let mut order = measure(1, order, "EXC-H DMG-P");
    order.terms[0].poa = true;
    let got = of(&[order], "2026-08-01T00:00+01:00");
    let from = "2026-07-01T10:00+01:00 2026-10-01T10:00+01:00 1";
    assert_eq!(stretches(&got, hers(Some(Topic::Home))), [format!("2 {from}")]);
    assert_eq!(stretches(&got, hers(Some(Topic::Property))), [format!("1 {from}")]);
    assert_eq!(stretches(&got, hers(None)), [format!("2 {from}")]);
}

#[test]
fn one_measure_that_takes_over_at_the_minute_leaves_no_gap() {
    let measures = [
        measure(1, dvpo("2026-07-01T10:00+01:00", 14), "CON-A"),
        measure(2, restraining("2026-07-15T00:00+01:00", End::Open), "CON-A"),
        measure(3, restraining("2026-07-15T00:00+01:00", End::Open), "CON-A"),
    ];
    let got = of(&measures, "2026-08-01T00:00+01:00");
    assert_eq!(
        stretches(&got, hers(None)),
        ["2 2026-07-01T10:00+01:00 2026-07-15T00:00+01:00 1", "3 2026-07-15T00:00+01:00 open 2,3"]
    );
    assert!(gaps_of(&got, &[GapKind::Nothing, GapKind::CourtOnly, GapKind::Drop]).is_empty());
}

#[test]
fn each_kind_of_gap_in_words() {
    let gap = |kind, topic, open| Gap {
        kind,
        subject: hers(topic),
        from: at("2026-12-01T10:00+00:00"),
        to: at("2026-12-02T18:10+00:00"),
        open,
        measure: None,
    };
    let table = [
        (GapKind::Nothing, None, "No cover", "No measure that protects is in force then."),
        (
            GapKind::CourtOnly,
            None,
            "Nothing to arrest for",
            "Only a return to court, or an order the respondent is not known to be aware of.",
        ),
        (
            GapKind::Topic,
            Some(Topic::School),
            "School not covered",
            "Another measure is in force, and says nothing about this.",
        ),
        (GapKind::Person, None, "Covered by nothing", "No measure of the case protects this person."),
    ];
    for (kind, topic, what, why) in table {
        let closed = gap(kind, topic, false);
        assert_eq!(closed.words(), format!("{what} Tue 1 Dec 10:00 to Wed 2 Dec 18:10, 32 h 10 min"));
        assert_eq!(gap(kind, topic, true).words(), format!("{what} from Tue 1 Dec 10:00"));
        assert_eq!(closed.why(), why);
    }
    let drop = gap(GapKind::Drop, None, false);
    assert_eq!(drop.words(), "Cover drops by two levels or more Tue 1 Dec 10:00");
    assert_eq!(drop.why(), "What is left is two levels weaker or more.");
    let unknown = gap(GapKind::UnknownEnd, None, true);
    assert_eq!(unknown.words(), "End of cover not known, from Tue 1 Dec 10:00");
    assert_eq!(unknown.why(), "Nobody knows when this cover ends.");
}

#[test]
fn what_begins_at_the_horizon_is_not_reported() {
    let horizon = "2026-08-01T10:00+01:00";
    let weaker = Facts::Undertaking(Undertaking {
        court: String::new(),
        case_number: String::new(),
        given: Moment::At(at(horizon)),
        end: End::Open,
        record: OrderRecord::default(),
    });
    let measures = [
        measure(1, restraining("2026-07-01T10:00+01:00", End::At(at(horizon))), "CON-A"),
        measure(2, weaker, "CON-A"),
    ];
    assert_eq!(of(&measures, horizon).gaps, []);
    assert_eq!(of(&measures, "2026-08-01T10:01+01:00").gaps.len(), 3, "court only, a drop, an unknown end");
}
