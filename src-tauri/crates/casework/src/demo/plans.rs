//! The safeguarding plans of invented cases: some signed off, some with a draft after it, some drafts that are not
//! whole yet, and one in three of the unsafe ones that advises a civil order alone and is refused.

use chrono::{DateTime, NaiveDate, Utc};
use safehold_core::id::OfficerId;
use safehold_core::london;
use safehold_core::person::{Case, Risk};
use safehold_core::plan::{
    Block, Considered, Content, Decision, Disclosure, DisclosureKind, DisclosureOutcome, DisclosureState,
    Grading, Item, ItemState, Plan, SignedOff, Views, WHAT_TO_CONSIDER, entry,
};
use safehold_store::{gradings, plans};
use uuid::Uuid;

use super::{Dice, names};
use crate::cases::{CaseFile, file};
use crate::desk::Work;
use crate::error::CaseworkError;
use crate::plans::{names as officers_names, record_of, refresh};

/// How far a case's plan is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Far {
    /// Signed off, and nothing since.
    Signed,
    /// Signed off, and a draft begun since.
    DraftAfter,
    /// A first draft.
    Draft,
    /// A first draft that advises a civil order and nothing else.
    CivilAlone,
}

fn far(n: u32) -> Far {
    match n % 12 {
        0 => Far::DraftAfter,
        3 => Far::CivilAlone,
        8 => Far::Draft,
        _ => Far::Signed,
    }
}

/// Tells the plan of the `n`th case, by `by` and signed off by another of the unit.
pub(super) async fn tell(
    work: &mut Work<'_>,
    dice: &mut Dice,
    n: u32,
    case: &Case,
    (by, unit): (OfficerId, &[OfficerId]),
) -> Result<(), CaseworkError> {
    let days = dice.between(2, 12);
    let saved = dice.at(-days, 15, 20);
    let review = dice.between(3, 27).unsigned_abs();
    let content = content(dice, case, far(n), review);
    grades(work, n, case, by, saved).await?;
    let draft = Plan {
        id: work.ids.next(),
        case: case.id,
        version: 1,
        revision: 1,
        content,
        authors: vec![by],
        saved_at: saved,
        signed: None,
    };
    let supervisor = unit.iter().copied().find(|officer| *officer != by);
    match (far(n), supervisor) {
        (Far::Signed | Far::DraftAfter, Some(supervisor)) => {
            let at = (saved + chrono::Duration::minutes(95)).min(dice.now);
            work.now = at;
            let whole = file(work, case.id).await?;
            let known = whole.measures.iter().filter(|measure| measure.received_at <= at).cloned().collect();
            let then = CaseFile { measures: known, ..whole };
            let record = record_of(work, &then, &officers_names(work).await?).await?;
            let policy_version = work.policy.version;
            let signed = SignedOff { by: supervisor, at, policy_version, record };
            let signed = Plan { signed: Some(signed), ..draft };
            plans::insert(&work.txn, &signed).await?;
            if far(n) == Far::DraftAfter {
                plans::insert(&work.txn, &draft_after(work, dice, &signed, by)).await?;
            }
            work.now = dice.now;
            refresh(work, case.id).await
        }
        _ => Ok(plans::insert(&work.txn, &draft).await?),
    }
}

/// A later draft: something more is needed, and the review has no day yet.
fn draft_after(work: &Work<'_>, dice: &Dice, signed: &Plan, by: OfficerId) -> Plan {
    let today = london::date(dice.now);
    let mut next = signed.next_draft(work.ids.next());
    next.revision = 1;
    next.authors = vec![by];
    next.saved_at = dice.at(0, 9, 40);
    next.content.items.push(Item {
        detail: "Before bail ends".to_owned(),
        owner: "PC Amal Rahman".to_owned(),
        due: Some(london::plus_days(today, 2)),
        ..of("legal.bail", ItemState::Need)
    });
    next
}

/// The grades that a case was given: the one of its opening, and for one in three an earlier, lower one.
async fn grades(
    work: &Work<'_>,
    n: u32,
    case: &Case,
    by: OfficerId,
    before: DateTime<Utc>,
) -> Result<(), CaseworkError> {
    let Some(grade) = case.risk else { return Ok(()) };
    let at = case.opened_at.min(before);
    let grading = |grade, days, judgement: &str| {
        let at = at - chrono::Duration::days(days);
        Grading {
            case: case.id,
            grade,
            tool: if n.is_multiple_of(2) { "DASH".to_owned() } else { "DARA".to_owned() },
            on: london::date(at),
            judgement: judgement.to_owned(),
            by,
            at,
        }
    };
    if n.is_multiple_of(3) && grade != Risk::Standard {
        let earlier = grading(Risk::Standard, 44, "First report: shouting, no threats, no injury.");
        gradings::insert(&work.txn, work.ids.next::<Uuid>(), &earlier).await?;
    }
    let judgement = match grade {
        Risk::High => {
            "Separation this month, threats to kill, strangulation in September. Harm could happen at any time."
        }
        Risk::Medium => "Threats and following since the separation. No weapon known.",
        Risk::Standard => "One incident. No sign that serious harm is likely.",
    };
    Ok(gradings::insert(&work.txn, work.ids.next::<Uuid>(), &grading(grade, 0, judgement)).await?)
}

/// An item of the catalogue.
fn of(code: &str, state: ItemState) -> Item {
    match entry(code) {
        Some(entry) => Item::new(entry.block, code, entry.label, state),
        None => Item::new(Block::Home, "", code, state),
    }
}

fn considered(code: &str, decision: Decision, reason: &str, on: NaiveDate) -> Considered {
    let name = WHAT_TO_CONSIDER.iter().find(|kind| kind.code == code).map_or(code, |kind| kind.name);
    Considered {
        code: code.to_owned(),
        what: name.to_owned(),
        decision,
        reason: reason.to_owned(),
        on: Some(on),
    }
}

fn content(dice: &mut Dice, case: &Case, far: Far, review: u64) -> Content {
    let today = london::date(dice.now);
    let views = Views {
        wishes: "She wants the conditions to stay, and wants to be told before anything changes.".to_owned(),
        safer: "Knowing that officers have her address on the system, and a camera at the door.".to_owned(),
        declined: "A refuge place: the children would have to change school.".to_owned(),
    };
    if far == Far::CivilAlone {
        let reason = "told how to apply, and given the name of a solicitor";
        return Content {
            items: items(dice).into_iter().take(6).collect(),
            considered: vec![considered("NMO", Decision::Advised, reason, london::minus_days(today, 6))],
            views,
            ..Content::default()
        };
    }
    let whole = far != Far::Draft;
    let mut items = items(dice);
    if !whole {
        items.truncate(14);
        items.push(Item { reason: String::new(), ..of("technology.smart-home", ItemState::Declined) });
    }
    let day = |days| london::minus_days(today, days);
    Content {
        items,
        considered: vec![
            considered("SPO", Decision::NotUsed, "no pattern of following is known", day(15)),
            considered("OCC", Decision::NotUsed, "he has no right to live in the home", day(15)),
            considered("RO", Decision::Sought, "asked for in the file to the prosecutor", day(14)),
        ],
        disclosure: if whole && case.number.is_multiple_of(2) {
            Disclosure {
                state: DisclosureState::Done,
                reference: format!("DV/2026/{:04}", case.number % 1000),
                kind: Some(DisclosureKind::RightToAsk),
                applied_on: Some(day(40)),
                decided_on: Some(day(21)),
                outcome: Some(DisclosureOutcome::Made),
            }
        } else {
            Disclosure {
                state: if whole { DisclosureState::No } else { DisclosureState::NotLookedAt },
                ..Disclosure::default()
            }
        },
        views,
        told: if whole {
            "Neighbourhood team, control room, officer in the case".to_owned()
        } else {
            String::new()
        },
        review_on: whole.then(|| london::plus_days(today, review)),
    }
}

/// Items of most blocks: done, under way, declined, not needed, one late, two of the unit's own.
fn items(dice: &mut Dice) -> Vec<Item> {
    let today = london::date(dice.now);
    let owners = ["PC Amal Rahman", "PC Beth Lowe", "Northfield Homes", "Haven outreach", "PCSO J. Marsh"];
    let done = |code: &str, detail: &str, owner: usize, days: u64| Item {
        detail: detail.to_owned(),
        owner: owners[owner].to_owned(),
        done_on: Some(london::minus_days(today, days)),
        ..of(code, ItemState::Accepted)
    };
    let open = |code: &str, state, detail: &str, owner: usize, days: i64| Item {
        detail: detail.to_owned(),
        owner: owners[owner].to_owned(),
        due: Some(if days < 0 {
            london::minus_days(today, days.unsigned_abs())
        } else {
            london::plus_days(today, days.unsigned_abs())
        }),
        ..of(code, state)
    };
    let declined =
        |code: &str, reason: &str| Item { reason: reason.to_owned(), ..of(code, ItemState::Declined) };
    let school = dice.pick(names::SCHOOLS);
    use ItemState::{Accepted, Need, NotNeeded, Offered};
    let mut items = vec![
        done("people.occupants", "Herself and the children; her mother on Sundays", 0, 8),
        done("people.school-run", &format!("{school}; only she or her sister collects"), 1, 7),
        done("risk.weapons", "No certificate held", 0, 9),
        Item {
            detail: "His birthday, the hearing, the handover of belongings".to_owned(),
            review_on: Some(london::plus_days(today, 12)),
            ..done("risk.triggers", "", 0, 8)
        },
        open("legal.service", Need, "Process server says he left the address", 0, 2),
        open("legal.gap", Need, "Officer in the case asked for an extension of bail", 0, 1),
        done("contact.code-word", "Agreed on the first call", 0, 8),
        open(
            "contact.check-in",
            Offered,
            "With her sister at 20:00; if missed she rings 101 and says the reference",
            1,
            3,
        ),
        done("home.locks", "Front and back", 2, 5),
        open("home.letterbox", Accepted, "Fire bag and plate", 2, 6),
        open("home.camera", Accepted, "In her own account, not the shared one", 2, 9),
        declined("home.sanctuary", "She does not want workmen in the bedroom"),
        done("alarms.address-marker", "With the occupants; code word not shown", 0, 8),
        Item {
            review_on: Some(london::plus_days(today, 60)),
            ..open("alarms.tecsos", Offered, "Handset ready for collection", 1, -2)
        },
        done("technology.location", "Switched off on her phone and the tablet", 3, 4),
        open("technology.tags", Need, "Car and the children's bags", 3, 4),
        of("technology.car-app", NotNeeded),
        done("movement.work", "Her manager has his picture and our number", 1, 6),
        done("children.school-informed", school, 1, 7),
        done("children.encompass", "Sent the next morning", 0, 10),
        open("escape.documents", Offered, "Copies with her sister", 3, 8),
        declined("escape.refuge", "The children would have to change school"),
        done("support.idva", "Haven; they speak every Tuesday", 3, 9),
        Item {
            review_on: Some(london::plus_days(today, 19)),
            ..open("support.marac", Accepted, "Listed; papers with the chair", 1, 7)
        },
        open("perpetrator.conditions", Accepted, "Drive past the bail address twice a week", 4, 5),
        done("neighbourhood.briefed", "Beat team told at the morning meeting", 4, 6),
    ];
    items.push(Item {
        detail: "Number 14 rings 999 when his car is in the street".to_owned(),
        owner: owners[4].to_owned(),
        done_on: Some(london::minus_days(today, 5)),
        ..Item::new(Block::Neighbourhood, "", "Neighbour who keeps watch", Accepted)
    });
    items
}
