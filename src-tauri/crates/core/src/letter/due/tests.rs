//! Which letters a record calls for and by when, as tables.

use uuid::Uuid;

use super::*;
use crate::london;
use crate::measure::{
    Dvpo, Evidence, Facts, Moment, Nmo, Notice, OrderRecord, Origin, Outcome, OutcomeKind, Remand, Variation,
};

fn at(text: &str) -> DateTime<Utc> {
    london::read(text).unwrap()
}

fn measure(facts: Facts) -> Measure {
    Measure {
        id: Uuid::nil().into(),
        case: Uuid::nil().into(),
        facts,
        terms: Vec::new(),
        variations: Vec::new(),
        origin: Origin::Hand,
        received_at: at("2026-11-16T10:00+00:00"),
        coded_by: None,
        checked_by: None,
        version: 1,
    }
}

fn order(end: End) -> Measure {
    measure(Facts::Nmo(Nmo {
        court: "Leeds Family Court".into(),
        case_number: "LS26F00999".into(),
        made: Moment::At(at("2026-11-13T14:00+00:00")),
        notice: Notice::Without,
        present: false,
        aware: None,
        served: None,
        end,
        record: OrderRecord::default(),
    }))
}

fn called(measure: &Measure) -> Vec<(String, &'static str, String)> {
    called_for(measure, Risk::Medium, &Policy::default(), &Calendar::default())
        .into_iter()
        .map(|one| (one.key, one.kind.code(), london::write(one.due)))
        .collect()
}

#[test]
fn an_order_calls_for_its_letters_over_its_life() {
    let row = |key: &str, kind, due: &str| (key.to_owned(), kind, due.to_owned());
    assert_eq!(
        called(&order(End::At(at("2027-11-11T10:00+00:00")))),
        [
            row("first", "L1", "2026-11-18T17:00+00:00"),
            row("halfway", "L4", "2027-04-15T11:00+01:00"),
            row("ending", "L5", "2027-09-12T11:00+01:00"),
            row("ended", "L6", "2027-11-11T10:00+00:00"),
        ]
    );
    // 40 days: no reminder, and the letter of its end halfway.
    assert_eq!(
        called(&order(End::At(at("2026-12-26T10:00+00:00")))),
        [
            row("first", "L1", "2026-11-18T17:00+00:00"),
            row("ending", "L5", "2026-12-06T10:00+00:00"),
            row("ended", "L6", "2026-12-26T10:00+00:00"),
        ]
    );
}

#[test]
fn nobody_is_told_that_an_order_ends_which_may_go_on() {
    for end in [End::Open, End::UntilHearing(Some(at("2026-12-10T10:30+00:00"))), End::UntilHearing(None)] {
        let kinds: Vec<_> = called(&order(end)).into_iter().map(|(_, kind, _)| kind).collect();
        assert_eq!(kinds, ["L1"], "{end:?}");
    }
}

#[test]
fn a_variation_takes_the_place_of_the_first_letter_and_a_discharge_of_the_rest() {
    let mut order = order(End::At(at("2027-11-11T10:00+00:00")));
    order.variations.push(Variation {
        served: None,
        at: at("2026-12-01T10:00+00:00"),
        received_at: at("2026-12-02T09:00+00:00"),
        terms: Vec::new(),
        end: None,
        order_file: None,
        coded_by: None,
        checked_by: None,
        systems_updated_at: None,
    });
    assert_eq!(called(&order)[0], ("varied-1".to_owned(), "L3", "2026-12-03T17:00+00:00".to_owned()));
    let discharged = at("2026-12-20T11:00+00:00");
    order.facts.set_outcome(Outcome {
        at: discharged,
        kind: OutcomeKind::Discharged,
        what: "Discharged".into(),
    });
    let left = called_for(&order, Risk::Medium, &Policy::default(), &Calendar::default());
    assert_eq!(left.iter().map(|one| one.key.as_str()).collect::<Vec<_>>(), ["varied-1", "ended"]);
    assert_eq!(left[0].until, Some(discharged), "what is over is told no more");
    assert!(left[1].why.contains("discharged"), "{}", left[1].why);
}

#[test]
fn each_kind_of_measure_has_its_letter() {
    let dvpo = measure(Facts::Dvpo(Dvpo {
        court: "Leeds Magistrates' Court".into(),
        made_at: at("2026-11-16T09:00+00:00"),
        days: 28,
        ends_at: None,
    }));
    let kinds: Vec<_> = called(&dvpo).into_iter().map(|(key, kind, _)| (key, kind)).collect();
    assert_eq!(kinds, [("first".to_owned(), "L8"), ("ending".to_owned(), "L9")]);
    let remand = measure(Facts::Remand(Remand {
        from: at("2026-11-16T09:00+00:00"),
        to: None,
        sentence: false,
        place: String::new(),
    }));
    assert!(called(&remand).is_empty());
}

#[test]
fn service_is_told_once_when_it_becomes_known() {
    let before = order(End::Open);
    let mut after = before.clone();
    *after.facts.served_mut().unwrap() =
        Some(Evidence { at: at("2026-11-20T18:30+00:00"), how: "process server".into() });
    let now = at("2026-11-21T09:00+00:00");
    let change = |before: &Measure, after: &Measure| {
        called_by_change(before, after, now, &Policy::default(), &Calendar::default())
    };
    let called = change(&before, &after);
    assert_eq!(called.len(), 1);
    assert_eq!((called[0].kind, called[0].key.as_str()), (LetterKind::Served, "served"));
    assert!(change(&after, &after).is_empty());
}

#[test]
fn whoever_cannot_be_reached_is_written_to_once_at_standard_risk_alone() {
    use crate::contact_profile::ChannelKind;
    use crate::tasks::{Attempt, Outcome as How, TaskKind};

    let task = |attempts: &[(&str, How)]| ContactTask {
        id: Uuid::nil().into(),
        case: Uuid::nil().into(),
        victim: Uuid::nil().into(),
        kind: TaskKind::Periodic,
        why: String::new(),
        rule: String::new(),
        measure: None,
        raised_at: at("2026-11-16T10:00+00:00"),
        due: at("2026-11-23T17:00+00:00"),
        legal_limit: None,
        assigned: None,
        planned: None,
        done_at: None,
        attempts: attempts
            .iter()
            .map(|(time, outcome)| Attempt {
                id: Uuid::nil().into(),
                task: Uuid::nil().into(),
                at: at(time),
                channel: ChannelKind::Mobile,
                outcome: *outcome,
                said: Vec::new(),
                note: String::new(),
                by: Uuid::nil().into(),
            })
            .collect(),
        version: 1,
    };
    let (mon, tue, wed, thu) = (
        "2026-11-23T10:00+00:00",
        "2026-11-24T15:00+00:00",
        "2026-11-25T18:30+00:00",
        "2026-11-26T09:00+00:00",
    );
    let missed = [(mon, How::NoAnswer), (tue, How::VoicemailNotLeft), (wed, How::ThirdPartyAnswered)];
    let called = |attempts: &[(&str, How)], risk| {
        called_by_attempts(&task(attempts), risk, &Policy::default(), &Calendar::default())
    };

    let third = called(&missed, Risk::Standard).unwrap();
    assert_eq!(
        (third.kind, london::write(third.due).as_str()),
        (LetterKind::Unreached, "2026-11-26T17:00+00:00")
    );
    assert_eq!(third.why, "3 attempts without reaching her, last Wed 25 Nov 18:30");
    // Two are not three; a fourth calls for no second letter; a higher risk is a supervisor's.
    assert_eq!(called(&missed[..2], Risk::Standard), None);
    assert_eq!(called(&[missed.as_slice(), &[(thu, How::NoAnswer)]].concat(), Risk::Standard), None);
    assert_eq!(called(&missed, Risk::Medium), None);
    assert_eq!(called(&missed[..2], Risk::High), None);
    // What points to harm is for a person, not for a letter.
    for harm in [How::NumberDead, How::SpokeUnsafeEnded, How::SeenConcern, How::Duress] {
        assert_eq!(
            called(&[(mon, How::NoAnswer), (tue, harm), (wed, How::NoAnswer)], Risk::Standard),
            None,
            "{harm:?}"
        );
    }
}
