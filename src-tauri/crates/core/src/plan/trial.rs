//! For tests: an invented record and a draft that nothing stands against.

use chrono::{DateTime, NaiveDate, Utc};
use uuid::Uuid;

use super::{
    Block, Considered, Content, Decision, Disclosure, DisclosureState, GapLine, GradeLine, Item, ItemState,
    MeasureLine, PersonLine, Plan, SignedOff, Snapshot, Views,
};
use crate::london;
use crate::measure::MeasureKind;
use crate::timeline::Timeline;

pub(super) const NOW: &str = "2026-11-27T12:14+00:00";

pub(super) fn at(text: &str) -> DateTime<Utc> {
    london::read(text).unwrap()
}

pub(super) fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

pub(super) fn id<T: From<Uuid>>(n: u128) -> T {
    T::from(Uuid::from_u128(n))
}

fn person(name: &str, what: &str, detail: &str) -> PersonLine {
    PersonLine { name: name.into(), what: what.into(), detail: detail.into() }
}

/// Bail in force until Tuesday, and a gap after it.
pub(super) fn record() -> Snapshot {
    Snapshot {
        at: at(NOW),
        reference: "SH-2041".into(),
        risk: "Medium".into(),
        people: vec![
            person("Petra Quill", "Victim", "Born 1991. Address confidential"),
            person("Idris Venn", "Respondent", "Born 3 April 1988"),
            person("Ella Quill", "Child, 6", ""),
            person("Jo Quill", "Child, 9", ""),
        ],
        grades: vec![GradeLine {
            on: day("2026-10-19"),
            grade: "Medium".into(),
            tool: "DASH".into(),
            judgement: "Threats, no weapon".into(),
            by: "PC Amal Rahman".into(),
        }],
        contact: vec!["Safe: Mobile (Mon to Fri 09:00 to 15:00).".into()],
        timeline: Some(Timeline {
            summary: "Bail is in force.".into(),
            range: "12 weeks back, 6 ahead".into(),
            ticks: Vec::new(),
            now_words: "Now",
            now: 0.6,
            lanes: Vec::new(),
            strip: Vec::new(),
            gaps: Vec::new(),
            topics: Vec::new(),
            table: Vec::new(),
        }),
        gaps: vec![GapLine {
            from: at("2026-12-01T10:00+00:00"),
            title: "Gap: from Tue 1 Dec 2026 10:00".into(),
            text: "Nothing to arrest for from Tue 1 Dec 10:00.".into(),
        }],
        measures: vec![MeasureLine {
            id: id(1),
            version: 1,
            kind: MeasureKind::PreChargeBail,
            live: true,
            state: "In force".into(),
            breaking: "Arrest, not a crime".into(),
            ends: "Bail return Tue 1 Dec 2026 10:00".into(),
            ends_at: Some(at("2026-12-01T10:00+00:00")),
            terms: vec!["No contact".into(), "Not to go to her home".into()],
        }],
        conflicts: Vec::new(),
        warnings: Vec::new(),
    }
}

pub(super) fn item(block: Block, what: &str, state: ItemState, owner: &str, due: Option<&str>) -> Item {
    Item { owner: owner.into(), due: due.map(day), ..Item::new(block, "", what, state) }
}

/// A draft by officer 1 that officer 2 can sign off.
pub(super) fn draft() -> Plan {
    Plan {
        id: id(50),
        case: id(10),
        version: 4,
        revision: 3,
        content: Content {
            items: vec![
                item(Block::LegalCover, "Bail extended", ItemState::Need, "PC Beth Lowe", Some("2026-11-30")),
                Item {
                    reason: "Her brother fits them".into(),
                    ..item(Block::Home, "Locks changed", ItemState::Declined, "", None)
                },
                Item {
                    done_on: Some(day("2026-11-06")),
                    ..item(Block::Children, "School informed", ItemState::Accepted, "PC Amal Rahman", None)
                },
            ],
            considered: vec![Considered {
                code: "DVPN".into(),
                what: "Domestic violence protection notice".into(),
                decision: Decision::NotUsed,
                reason: "conditional bail granted".into(),
                on: Some(day("2026-09-01")),
            }],
            disclosure: Disclosure { state: DisclosureState::No, ..Disclosure::default() },
            views: Views { wishes: "She wants no contact.".into(), ..Views::default() },
            told: "Neighbourhood team".into(),
            review_on: Some(day("2026-12-20")),
        },
        authors: vec![id(1)],
        saved_at: at(NOW),
        signed: None,
    }
}

pub(super) fn signed(when: &str) -> Plan {
    let record = Snapshot { at: at(when), ..record() };
    Plan { signed: Some(SignedOff { by: id(2), at: at(when), policy_version: 1, record }), ..draft() }
}
