//! What presses in letters, contact tasks and other cases.

use super::super::records::*;
use super::*;
use crate::contact_profile::{Channel, ChannelKind, Confirmed, Safe, SafeContact};
use uuid::Uuid;

use crate::tasks::{Attempt, ContactTask, Outcome as Answer, TaskKind};

const NOW: &str = "2026-11-16T14:00+00:00";

fn post(safe: Safe, confirmed: &str) -> SafeContact {
    let channel = Channel {
        kind: ChannelKind::Post,
        value: String::new(),
        safe,
        windows: Vec::new(),
        seen_by: String::new(),
        confirmed: Some(Confirmed { at: at(confirmed), by: Uuid::nil().into() }),
    };
    SafeContact { channels: vec![channel], ..SafeContact::default() }
}

fn task(kind: TaskKind, legal_limit: Option<&str>, attempts: &[&str]) -> ContactTask {
    let id = Uuid::nil();
    let attempt = |time: &&str| Attempt {
        id: id.into(),
        task: id.into(),
        at: at(time),
        channel: ChannelKind::Mobile,
        outcome: Answer::NoAnswer,
        said: Vec::new(),
        note: String::new(),
        by: id.into(),
    };
    ContactTask {
        id: id.into(),
        case: id.into(),
        victim: id.into(),
        kind,
        why: "Bail dates changed Mon 16 Nov 10:00".into(),
        rule: String::new(),
        measure: Some(Uuid::from_u128(1).into()),
        raised_at: at("2026-11-16T10:05+00:00"),
        due: at("2026-11-17T10:05+00:00"),
        legal_limit: legal_limit.map(at),
        assigned: None,
        planned: None,
        done_at: None,
        attempts: attempts.iter().map(attempt).collect(),
        version: 1,
    }
}

fn said(records: &Records<'_>) -> Vec<String> {
    let line = |warning: Warning| format!("{} {}", warning.rule, london::write(warning.first_at()));
    record_warnings(records).into_iter().map(line).collect()
}

#[test]
fn a_letter_that_waits_is_looked_at_again() {
    let policy = Policy::default();
    let order = Nmo { present: true, ..nmo("2026-01-12T10:00+00:00", End::Open) };
    let mut order = measure(1, Facts::Nmo(order), "CON-A EXC-D");
    let letter = WaitingLetter { made_at: at("2026-08-07T10:00+01:00"), about: vec![order.id] };
    let mut variation = varied("2026-08-10T12:00+01:00", "CON-A EXC-R", None);
    variation.received_at = at("2026-08-12T09:30+01:00");
    let safe = post(Safe::Yes, "2026-08-09T10:00+01:00");
    let ask = |order: &Measure, letters: &[WaitingLetter], contact: &SafeContact| {
        said(&Records {
            measures: std::slice::from_ref(order),
            letters,
            tasks: &[],
            contact,
            others: None,
            risk: Risk::Medium,
            policy: &policy,
            now: at(NOW),
        })
    };
    let waits = std::slice::from_ref(&letter);
    assert_eq!(
        ask(&order, waits, &safe),
        Vec::<String>::new(),
        "post was confirmed safe again, nothing varied"
    );
    order.variations = vec![variation];
    assert_eq!(ask(&order, waits, &safe), ["W-15 2026-08-12T09:30+01:00"]);
    let later = WaitingLetter { made_at: at("2026-08-12T09:30+01:00"), ..letter.clone() };
    assert_eq!(ask(&order, &[later], &safe), Vec::<String>::new(), "built from what police had received");
    assert_eq!(ask(&order, &[], &post(Safe::No, NOW)), Vec::<String>::new(), "no letter waits");
    order.variations.clear();
    let no = post(Safe::No, "2026-08-09T10:00+01:00");
    assert_eq!(ask(&order, waits, &no), ["W-16 2026-08-07T10:00+01:00", "W-15 2026-08-09T10:00+01:00"]);
    assert_eq!(ask(&order, waits, &SafeContact::default()), ["W-16 2026-08-07T10:00+01:00"], "nobody asked");
}

#[test]
fn a_contact_task_presses_when_the_code_or_the_policy_says() {
    let policy = Policy::default();
    let ask = |task: ContactTask, risk| {
        said(&Records {
            measures: &[],
            letters: &[],
            tasks: &[task],
            contact: &SafeContact::default(),
            others: None,
            risk,
            policy: &policy,
            now: at(NOW),
        })
    };
    let nothing = Vec::<String>::new();
    let told = |limit| task(TaskKind::ProtectionChanged, Some(limit), &[]);
    assert_eq!(ask(told("2026-11-16T23:59+00:00"), Risk::High), ["W-21 2026-11-16T00:00+00:00"], "due today");
    let found = record_warnings(&Records {
        measures: &[],
        letters: &[],
        tasks: &[told("2026-11-16T23:59+00:00")],
        contact: &SafeContact::default(),
        others: None,
        risk: Risk::High,
        policy: &policy,
        now: at(NOW),
    });
    assert_eq!(found[0].measure, Some(Uuid::from_u128(1).into()), "the task's measure");
    assert_eq!(ask(told("2026-11-13T23:59+00:00"), Risk::High), ["W-21 2026-11-13T00:00+00:00"], "overdue");
    assert_eq!(ask(told("2026-11-17T23:59+00:00"), Risk::High), nothing, "due tomorrow");
    let done = ContactTask { done_at: Some(at(NOW)), ..told("2026-11-16T23:59+00:00") };
    assert_eq!(ask(done, Risk::High), nothing);
    let first = |attempts| task(TaskKind::FirstContact, None, attempts);
    let twice = ["2026-11-16T10:40+00:00", "2026-11-16T13:20+00:00"];
    assert_eq!(ask(first(&twice), Risk::High), ["W-24 2026-11-16T13:20+00:00"]);
    assert_eq!(ask(first(&twice), Risk::Medium), nothing, "three at medium risk");
    assert_eq!(
        ask(first(&["2026-11-16T12:40+00:00", "2026-11-16T13:20+00:00"]), Risk::High),
        nothing,
        "one slot"
    );
    let review = ContactTask { kind: TaskKind::PlanReview, ..first(&twice) };
    assert_eq!(ask(review, Risk::High), nothing, "nobody is called for a review");
}

#[test]
fn another_victim_is_told_of_to_those_who_may_see_it() {
    let policy = Policy::default();
    let ask = |others| {
        said(&Records {
            measures: &[],
            letters: &[],
            tasks: &[],
            contact: &SafeContact::default(),
            others,
            risk: Risk::Standard,
            policy: &policy,
            now: at(NOW),
        })
    };
    let others = OtherOrders { live: 1, since: at("2026-11-01T10:00+00:00"), may_see: true };
    assert_eq!(ask(Some(others)), ["W-30 2026-11-01T10:00+00:00"]);
    assert_eq!(ask(Some(OtherOrders { may_see: false, ..others })), Vec::<String>::new());
    assert_eq!(ask(Some(OtherOrders { live: 0, ..others })), Vec::<String>::new());
    assert_eq!(ask(None), Vec::<String>::new());
}
