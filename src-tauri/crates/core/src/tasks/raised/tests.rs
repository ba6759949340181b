//! Which task a record raises, when it is due and where the law draws the line.

use uuid::Uuid;

use super::*;
use crate::measure::{Dvpn, End, Evidence, Moment, Nmo, Notice, OrderRecord, Origin, OutcomeKind};
use crate::terms::Term;

fn at(text: &str) -> DateTime<Utc> {
    london::read(text).unwrap()
}

fn measure(facts: Facts, received: &str) -> Measure {
    Measure {
        id: Uuid::nil().into(),
        case: Uuid::nil().into(),
        facts,
        terms: vec![Term::new("CON-A").unwrap()],
        variations: Vec::new(),
        origin: Origin::Hand,
        received_at: at(received),
        coded_by: None,
        checked_by: None,
        version: 1,
    }
}

fn bail(released: &str) -> PreChargeBail {
    PreChargeBail {
        custody_ref: String::new(),
        arrested_at: at(released),
        released_at: at(released),
        months: 3,
        return_at: None,
        station: String::new(),
        victim_views: String::new(),
        extensions: Vec::new(),
        suspended: Vec::new(),
        outcome: None,
        record: Default::default(),
    }
}

fn recorded(measure: &Measure) -> Raised {
    on_recording(measure, Risk::Medium, &Policy::default(), &Calendar::default())
}

fn changed(before: &Measure, after: &Measure, now: &str) -> Vec<Raised> {
    on_change(before, after, at(now), &Policy::default(), &Calendar::default())
}

fn times(raised: &Raised) -> (String, Option<String>) {
    (london::write(raised.due), raised.legal_limit.map(london::write))
}

#[test]
fn first_contact_is_due_by_risk() {
    let received = at("2026-11-16T10:05+00:00");
    let table = [
        (Risk::High, "2026-11-17T10:05+00:00"),
        (Risk::Medium, "2026-11-18T17:00+00:00"),
        (Risk::Standard, "2026-11-23T17:00+00:00"),
    ];
    for (risk, due) in table {
        let within = Policy::default().first_contact.get(risk);
        assert_eq!(london::write(due_after(received, within, &Calendar::default()).0), due);
    }
}

#[test]
fn the_codes_limit_runs_from_the_release_however_late_it_is_recorded() {
    let table = [
        // Released, recorded; due, limit.
        (
            "2026-11-17T10:00+00:00",
            "2026-11-17T11:00+00:00",
            "2026-11-18T17:00+00:00",
            "2026-11-18T23:59+00:00",
        ),
        // The day after: the unit's day would end on Thursday, the Code's on Wednesday.
        (
            "2026-11-17T10:00+00:00",
            "2026-11-18T09:00+00:00",
            "2026-11-18T17:00+00:00",
            "2026-11-18T23:59+00:00",
        ),
        // In the evening of the last day: what is left of it.
        (
            "2026-11-17T10:00+00:00",
            "2026-11-18T19:00+00:00",
            "2026-11-18T23:59+00:00",
            "2026-11-18T23:59+00:00",
        ),
        // After the limit: on receipt.
        (
            "2026-11-17T10:00+00:00",
            "2026-11-20T09:00+00:00",
            "2026-11-20T09:00+00:00",
            "2026-11-18T23:59+00:00",
        ),
        // Over Christmas.
        (
            "2026-12-24T15:30+00:00",
            "2026-12-24T15:40+00:00",
            "2026-12-29T17:00+00:00",
            "2026-12-29T23:59+00:00",
        ),
    ];
    for (released, received, due, limit) in table {
        let raised = recorded(&measure(Facts::PreChargeBail(bail(released)), received));
        assert_eq!(
            times(&raised),
            (due.to_owned(), Some(limit.to_owned())),
            "released {released}, recorded {received}"
        );
    }
}

#[test]
fn a_notice_has_the_units_period_and_no_limit_of_the_code() {
    let raised = recorded(&measure(Facts::Dvpn(dvpn(None)), "2026-11-09T09:00+00:00"));
    assert_eq!(times(&raised), ("2026-11-10T17:00+00:00".to_owned(), None));
    assert_eq!(raised.rule, "T9: within 1 working day");
}

fn dvpn(outcome: Option<Outcome>) -> Dvpn {
    Dvpn {
        authorised_by: "Supt Hale".into(),
        served_at: at("2026-11-07T14:05+00:00"),
        court: String::new(),
        hearing_at: None,
        adjourned: Vec::new(),
        outcome,
        record: Default::default(),
    }
}

#[test]
fn bail_cancelled_on_christmas_eve_is_told_on_the_next_working_day() {
    let before = measure(Facts::PreChargeBail(bail("2026-11-17T10:00+00:00")), "2026-11-17T10:30+00:00");
    let outcome = Some(Outcome {
        at: at("2026-12-24T15:30+00:00"),
        kind: OutcomeKind::Cancelled,
        what: "Conditions cancelled".into(),
    });
    let over = PreChargeBail { outcome, ..bail("2026-11-17T10:00+00:00") };
    let after = Measure { facts: Facts::PreChargeBail(over), ..before.clone() };
    let raised = changed(&before, &after, "2026-12-24T16:00+00:00");
    assert_eq!(raised.len(), 1);
    assert_eq!(raised[0].why, "Bail ended: conditions cancelled, Thu 24 Dec 15:30");
    assert_eq!(times(&raised[0]).1.as_deref(), Some("2026-12-29T23:59+00:00"));
    let urgent = raised[0].clone().at_once(at("2026-12-24T16:00+00:00"));
    assert_eq!(
        times(&urgent),
        ("2026-12-24T16:00+00:00".to_owned(), Some("2026-12-29T23:59+00:00".to_owned()))
    );
    assert_eq!(urgent.rule, "W-01: cover drops, at once; T9: Victims' Code Right 6, within 1 working day");
    assert_eq!(changed(&after, &after, "2026-12-24T17:00+00:00"), [], "told once");
    assert_eq!(changed(&after, &before, "2026-12-24T17:00+00:00").len(), 1, "an end recorded wrongly");
}

#[test]
fn what_she_is_told_of() {
    let conditional = measure(Facts::PreChargeBail(bail("2026-11-17T10:00+00:00")), "2026-11-17T10:30+00:00");
    let later = PreChargeBail { months: 6, ..bail("2026-11-17T10:00+00:00") };
    let notice = measure(Facts::Dvpn(dvpn(None)), "2026-11-07T15:00+00:00");
    let heard = Some(Outcome {
        at: at("2026-11-09T11:30+00:00"),
        kind: OutcomeKind::Other,
        what: "Not heard".into(),
    });
    let order = |served: Option<&str>, aware: Option<&str>| {
        let fact = |text: &str| Evidence { at: at(text), how: "by hand".into() };
        measure(
            Facts::Nmo(Nmo {
                court: "Leeds".into(),
                case_number: "LS26F00001".into(),
                made: Moment::At(at("2026-11-06T14:00+00:00")),
                notice: Notice::Without,
                present: false,
                aware: aware.map(fact),
                served: served.map(fact),
                end: End::Open,
                record: OrderRecord::default(),
            }),
            "2026-11-07T10:00+00:00",
        )
    };
    let (unserved, aware) = (order(None, None), order(None, Some("2026-11-08T10:00+00:00")));
    let both = order(Some("2026-11-09T10:00+00:00"), Some("2026-11-08T10:00+00:00"));
    let fewer = Measure { terms: vec![Term::new("EXC-H").unwrap()], ..conditional.clone() };
    let table = [
        (
            &conditional,
            Measure { facts: Facts::PreChargeBail(later), ..conditional.clone() },
            "Bail dates changed",
        ),
        (&conditional, fewer, "Bail: conditions changed"),
        (
            &notice,
            Measure { facts: Facts::Dvpn(dvpn(heard)), ..notice.clone() },
            "Notice (DVPN) ended: not heard,",
        ),
        (
            &notice,
            Measure {
                facts: Facts::Dvpn(Dvpn { adjourned: vec![at("2026-11-09T11:30+00:00")], ..dvpn(None) }),
                ..notice.clone()
            },
            "Notice (DVPN): hearing adjourned, it goes on,",
        ),
        (&unserved, aware.clone(), "Respondent told of the non-molestation order"),
        (&aware, both, "Order (NMO) served"),
    ];
    for (before, after, what) in table {
        let raised = changed(before, &after, "2026-11-20T12:00+00:00");
        assert_eq!(raised.len(), 1, "{what}");
        assert!(raised[0].why.starts_with(what), "{}", raised[0].why);
    }
    let station = PreChargeBail { station: "Northfield".into(), ..bail("2026-11-17T10:00+00:00") };
    let moved = Measure { facts: Facts::PreChargeBail(station), ..conditional.clone() };
    assert_eq!(changed(&conditional, &moved, "2026-11-20T12:00+00:00"), [], "a station is nothing to tell");
}
