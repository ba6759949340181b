use super::super::trial::{NOW, at, day, draft, id, item, record};
use super::super::{Considered, Disclosure, Views};
use super::*;

fn against(change: impl FnOnce(&mut Plan)) -> Vec<(&'static str, String)> {
    with(change, |_| {}, Some(Risk::Medium), 2)
}

fn with(
    change: impl FnOnce(&mut Plan),
    change_record: impl FnOnce(&mut Snapshot),
    risk: Option<Risk>,
    signer: u128,
) -> Vec<(&'static str, String)> {
    let (mut plan, mut record) = (draft(), record());
    change(&mut plan);
    change_record(&mut record);
    let policy = Policy::default();
    let ready =
        Ready { plan: &plan, record: &record, risk, signer: id(signer), now: at(NOW), policy: &policy };
    stops(&ready).into_iter().map(|stop| (stop.code, stop.field)).collect()
}

fn nothing() -> Vec<(&'static str, String)> {
    Vec::new()
}

fn one(code: &'static str, field: &str) -> Vec<(&'static str, String)> {
    vec![(code, field.to_owned())]
}

#[test]
fn a_plan_that_is_whole_can_be_signed_off_by_another_person_only() {
    assert_eq!(against(|_| {}), nothing());
    assert_eq!(with(|_| {}, |_| {}, Some(Risk::Medium), 1), one("own-plan", ""));
    let contributed = |plan: &mut Plan| plan.authors = vec![id(2), id(1)];
    assert_eq!(against(contributed), one("own-plan", ""), "a signer who wrote a part of it");
}

#[test]
fn each_gap_in_a_plan_is_named_where_it_is_mended() {
    type Change = fn(&mut Plan);
    let table: [(&str, Change, &str, &str); 12] = [
        ("no views", |p| p.content.views = Views::default(), "no-views", "views.wishes"),
        ("no review", |p| p.content.review_on = None, "review", "reviewOn"),
        ("review today", |p| p.content.review_on = Some(day("2026-11-27")), "review", "reviewOn"),
        ("review after 91 days", |p| p.content.review_on = Some(day("2027-02-27")), "review", "reviewOn"),
        ("nobody sees to it", |p| p.content.items[0].owner = " ".into(), "item-owner", "items.0.owner"),
        ("no date", |p| p.content.items[0].due = None, "item-due", "items.0.due"),
        ("declined, no reason", |p| p.content.items[1].reason.clear(), "item-reason", "items.1.reason"),
        ("no name", |p| p.content.items[2].what.clear(), "item-name", "items.2.what"),
        (
            "not used, no reason",
            |p| p.content.considered[0].reason.clear(),
            "considered",
            "considered.0.reason",
        ),
        ("not used, no day", |p| p.content.considered[0].on = None, "considered", "considered.0.on"),
        (
            "scheme not looked at",
            |p| p.content.disclosure = Disclosure::default(),
            "disclosure",
            "disclosure.state",
        ),
        ("nothing done about the gap", |p| drop(p.content.items.remove(0)), "gap", ""),
    ];
    for (case, change, code, field) in table {
        assert_eq!(against(change), one(code, field), "{case}");
    }
}

#[test]
fn a_review_is_sooner_at_high_risk() {
    let after_28 = |plan: &mut Plan| plan.content.review_on = Some(day("2026-12-26"));
    assert_eq!(against(after_28), nothing());
    assert_eq!(with(after_28, |_| {}, Some(Risk::High), 2), one("review", "reviewOn"));
    assert_eq!(with(|_| {}, |_| {}, None, 2), one("no-risk", ""), "not assessed");
}

#[test]
fn a_civil_order_alone_stops_the_sign_off() {
    let advised = |plan: &mut Plan| {
        plan.content.considered = vec![Considered {
            code: "NMO".into(),
            what: "Non-molestation order".into(),
            decision: Decision::Advised,
            reason: "solicitor named".into(),
            on: Some(day("2026-11-20")),
        }];
    };
    assert_eq!(against(advised), nothing(), "bail is in force");
    let bail_over = |record: &mut Snapshot| record.measures[0].live = false;
    assert_eq!(with(advised, bail_over, Some(Risk::Medium), 2), one("W-20", "considered"));
}

#[test]
fn every_reason_is_said_at_once() {
    let empty = |plan: &mut Plan| {
        let unowned = item(Block::Escape, "Bag", ItemState::Need, "", None);
        plan.content = Content { items: vec![unowned], ..Content::default() };
    };
    let codes: Vec<_> = with(empty, |_| {}, None, 1).into_iter().map(|(code, _)| code).collect();
    assert_eq!(
        codes,
        ["own-plan", "no-risk", "gap", "item-owner", "item-due", "disclosure", "no-views", "review"]
    );
}
