use chrono::Duration;
use safehold_core::measure::MeasureKind;
use safehold_core::plan::{
    Block, ConflictLine, Considered, Content, Decision, Disclosure, DisclosureKind, DisclosureOutcome,
    DisclosureState, GapLine, GradeLine, Item, ItemState, MeasureLine, PersonLine, Snapshot, Views,
    WarningLine,
};
use safehold_core::timeline::{Bar, FactRow, GapMark, Lane, Strength, Tick, Timeline, TopicLane};
use sea_orm::ConnectionTrait;

use super::*;
use crate::trial::{OFFICER, at, case, day, id, on_each, one_case};

fn content(review: Option<&str>) -> Content {
    let own = str::to_owned;
    let full = Item {
        detail: own("Front and back"),
        reason: own("Her brother does it"),
        owner: own("Northfield Homes"),
        due: Some(day("2026-12-01")),
        done_on: Some(day("2026-11-20")),
        review_on: Some(day("2027-02-01")),
        ..Item::new(Block::Home, "home.locks", "Locks changed", ItemState::Accepted)
    };
    let states = ItemState::ALL.map(|state| Item::new(Block::Escape, "", "Bag", state));
    Content {
        items: std::iter::once(full).chain(states).collect(),
        considered: Decision::ALL
            .map(|decision| Considered {
                code: own("NMO"),
                what: own("Non-molestation order"),
                decision,
                reason: own("Conditional bail"),
                on: Some(day("2026-09-01")),
            })
            .to_vec(),
        disclosure: Disclosure {
            state: DisclosureState::Done,
            reference: own("DV/2026/0412"),
            kind: Some(DisclosureKind::RightToKnow),
            applied_on: Some(day("2026-10-01")),
            decided_on: Some(day("2026-10-20")),
            outcome: Some(DisclosureOutcome::NotMade),
        },
        views: Views { wishes: own("No contact"), safer: own("A camera"), declined: own("A move") },
        told: own("Neighbourhood team"),
        review_on: review.map(day),
    }
}

fn plan(n: u128, case: CaseId, version: u32, review: Option<&str>) -> Plan {
    Plan {
        id: id(n),
        case,
        version,
        revision: 1,
        content: content(review),
        authors: vec![id(OFFICER), id(2)],
        saved_at: at("2026-11-23T12:00+00:00"),
        signed: None,
    }
}

fn record() -> Snapshot {
    let own = str::to_owned;
    let bar = |strength| Bar { from: 0.1, to: 0.7, strength, uncertain_end: true, runs_on: (true, false) };
    let bars =
        || [Strength::Nothing, Strength::CourtOnly, Strength::Arrest, Strength::Crime].map(bar).to_vec();
    Snapshot {
        at: at("2026-11-23T12:00+00:00"),
        reference: own("SH-2041"),
        risk: own("High risk"),
        people: vec![PersonLine { name: own("Petra"), what: own("Victim"), detail: own("Born 1990") }],
        grades: vec![GradeLine {
            on: day("2026-11-20"),
            grade: own("High risk"),
            tool: own("DASH"),
            judgement: own("Threats"),
            by: own("PC Rahman"),
        }],
        contact: vec![own("Safe: Mobile.")],
        timeline: Some(Timeline {
            summary: own("Bail"),
            range: own("12 weeks"),
            ticks: vec![Tick { at: 0.5, label: own("December") }],
            now_words: "Now",
            now: 0.66,
            lanes: vec![Lane {
                label: own("Bail"),
                detail: own("no contact"),
                bars: bars(),
                from_label: own("From"),
                to_label: own("To"),
                note: own("Note"),
            }],
            strip: bars(),
            gaps: vec![GapMark { from: 0.7, to: 1.0, label: own("No cover") }],
            topics: vec![TopicLane { label: own("Home"), bars: bars() }],
            table: vec![FactRow {
                what: own("Gap"),
                from: own("Tue"),
                to: own("Wed"),
                strength: own("Nothing"),
                gap: true,
            }],
        }),
        gaps: vec![GapLine { from: at("2026-12-01T10:00+00:00"), title: own("Gap"), text: own("No cover") }],
        measures: vec![MeasureLine {
            id: id(13),
            version: 2,
            kind: MeasureKind::Dvpn,
            live: true,
            state: own("In force"),
            breaking: own("Arrest"),
            ends: own("48 hours end"),
            ends_at: Some(at("2026-12-01T10:00+00:00")),
            terms: vec![own("No contact")],
        }],
        conflicts: vec![ConflictLine {
            about: own("Contact"),
            one: (own("Bail"), own("None")),
            other: (own("Order"), own("By solicitor")),
        }],
        warnings: vec![WarningLine { rule: own("W-05"), text: own("Bail ends") }],
    }
}

fn sign(plan: &Plan) -> Plan {
    let signed =
        SignedOff { by: id(2), at: at("2026-11-24T09:00+00:00"), policy_version: 7, record: record() };
    Plan { signed: Some(signed), ..plan.clone() }
}

#[tokio::test]
async fn a_draft_is_saved_over_and_a_signed_plan_never() {
    on_each(async |store| {
        let txn = store.begin().await.unwrap();
        let (first, ..) = one_case(&txn).await;
        crate::officers::insert(&txn, &crate::trial::officer(2, "Sgt L. Osei")).await.unwrap();
        assert_eq!(latest(&txn, first).await, Ok(None));
        let draft = plan(70, first, 1, Some("2026-12-20"));
        insert(&txn, &draft).await.unwrap();
        assert_eq!(latest(&txn, first).await, Ok(Some(draft.clone())));
        assert_eq!(latest_signed(&txn, first).await, Ok(None));

        let later = Plan { saved_at: draft.saved_at + Duration::hours(1), ..draft.clone() };
        assert_eq!(update(&txn, &later).await, Ok(2));
        assert_eq!(update(&txn, &draft).await, Err(StoreError::Conflict), "somebody saved meanwhile");

        let signed = sign(&Plan { revision: 2, ..later });
        assert_eq!(update(&txn, &signed).await, Ok(3));
        let signed = Plan { revision: 3, ..signed };
        assert_eq!(latest_signed(&txn, first).await, Ok(Some(signed.clone())), "with its own picture");
        assert_eq!(update(&txn, &signed).await, Err(StoreError::Conflict));

        let next = signed.next_draft(id(71));
        insert(&txn, &next).await.unwrap();
        assert_eq!(of_case(&txn, first).await, Ok(vec![next.clone(), signed.clone()]));
        assert_eq!(get(&txn, first, 1).await, Ok(signed));
        assert_eq!(get(&txn, first, 3).await, Err(StoreError::NotFound));
    })
    .await;
}

#[tokio::test]
async fn a_case_has_one_draft() {
    on_each(async |store| {
        let txn = store.begin().await.unwrap();
        let (first, ..) = one_case(&txn).await;
        insert(&txn, &plan(70, first, 1, None)).await.unwrap();
        assert_eq!(insert(&txn, &plan(71, first, 2, None)).await, Err(StoreError::Conflict));
    })
    .await;
}

#[tokio::test]
async fn the_database_itself_refuses_a_change_of_a_signed_plan() {
    on_each(async |store| {
        let txn = store.begin().await.unwrap();
        let (first, ..) = one_case(&txn).await;
        crate::officers::insert(&txn, &crate::trial::officer(2, "Sgt L. Osei")).await.unwrap();
        insert(&txn, &sign(&plan(70, first, 1, None))).await.unwrap();
        let change = "UPDATE plans SET data = '{}'";
        assert!(txn.conn().execute_unprepared(change).await.is_err());
    })
    .await;
}

#[tokio::test]
async fn plans_are_listed_by_their_review() {
    on_each(async |store| {
        let txn = store.begin().await.unwrap();
        let (first, ..) = one_case(&txn).await;
        crate::officers::insert(&txn, &crate::trial::officer(2, "Sgt L. Osei")).await.unwrap();
        for n in [20, 30] {
            crate::cases::insert(&txn, &case(n, 2040 + n as u32)).await.unwrap();
        }
        let old = sign(&plan(70, first, 1, Some("2026-11-01")));
        let plans = [
            plan(71, first, 2, Some("2026-12-20")),
            plan(72, id(20), 1, None),
            plan(73, id(30), 1, Some("2026-12-01")),
        ];
        for plan in std::iter::once(&old).chain(&plans) {
            insert(&txn, plan).await.unwrap();
        }
        // The draft does not take away the day of the version that was signed off.
        let soonest = [
            (plans[0].clone(), Some(day("2026-11-01"))),
            (plans[2].clone(), Some(day("2026-12-01"))),
            (plans[1].clone(), None),
        ];
        assert_eq!(latest_of_all(&txn, 10).await.unwrap(), soonest);
        assert_eq!(count(&txn).await, Ok(3));
    })
    .await;
}
