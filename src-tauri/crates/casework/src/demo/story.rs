//! The stories of invented cases: twelve kinds that come round again, each with other people and dates.

use chrono::{DateTime, Duration, Utc};
use safehold_core::id::{CaseId, OfficerId};
use safehold_core::london;
use safehold_core::measure::{
    BailRecord, Dvpn, Dvpo, End, Evidence, Facts, Measure, Moment, Nmo, Notice, NoticeRecord, OrderRecord,
    Origin, Outcome as Ended, OutcomeKind, PreChargeBail,
};
use safehold_core::person::{Case, Person, Risk};
use safehold_core::terms::{Exception, ExceptionKind, Term};
use safehold_store::{cases, people as store_people};

use super::contact::follow_up;
use super::people::{Calls, Post, VictimWish, child, respondent, victim};
use super::{Dice, FIRST_NUMBER, names, plans};
use crate::desk::Work;
use crate::error::CaseworkError;
use crate::measures::record_within;

struct Plot {
    post: Post,
    calls: Calls,
    risk: Risk,
    children: usize,
    /// Days since the order was received; `None`: no order.
    order: Option<i64>,
    known: Known,
    bail: Option<Bail>,
    notice: Option<i64>,
    magistrates: Option<i64>,
    end: EndWish,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Known {
    Nobody,
    Aware,
    Served,
    Present,
}

#[derive(Clone, Copy)]
enum Bail {
    /// Ends in so many days.
    EndsIn(i64),
    /// Ended by a decision so many days ago.
    Ended(i64),
}

#[derive(Clone, Copy)]
enum EndWish {
    InDays(i64),
    Hearing(i64),
    Open,
}

fn plot(dice: &mut Dice, n: u32) -> Plot {
    let base = Plot {
        post: Post::Safe,
        calls: Calls::Now,
        risk: Risk::Medium,
        children: 0,
        order: Some(dice.between(8, 120)),
        known: Known::Served,
        bail: None,
        notice: None,
        magistrates: None,
        end: EndWish::InDays(dice.between(60, 330)),
    };
    match n % 12 {
        0 => Plot { order: Some(1), known: Known::Nobody, bail: Some(Bail::EndsIn(4)), children: 2, ..base },
        1 => Plot {
            known: Known::Aware,
            bail: Some(Bail::EndsIn(dice.between(20, 60))),
            risk: Risk::High,
            calls: Calls::Evening,
            ..base
        },
        2 => Plot { risk: Risk::Standard, children: 1, calls: Calls::Always, ..base },
        3 => Plot { post: Post::Unsafe, order: Some(2), known: Known::Nobody, risk: Risk::High, ..base },
        4 => Plot { order: Some(3), known: Known::Aware, risk: Risk::High, ..base },
        5 => Plot {
            order: Some(9),
            bail: Some(Bail::Ended(6)),
            notice: Some(20),
            magistrates: Some(18),
            children: 2,
            ..base
        },
        6 => Plot { post: Post::Refuge, calls: Calls::Evening, risk: Risk::High, children: 1, ..base },
        7 => Plot { end: EndWish::InDays(dice.between(5, 50)), risk: Risk::Standard, ..base },
        8 => Plot {
            order: None,
            notice: Some(1),
            bail: Some(Bail::EndsIn(dice.between(60, 85))),
            risk: Risk::High,
            ..base
        },
        9 => Plot {
            end: EndWish::Hearing(dice.between(6, 21)),
            order: Some(5),
            known: Known::Present,
            calls: Calls::Evening,
            ..base
        },
        10 => Plot { end: EndWish::Open, calls: Calls::Never, ..base },
        _ => Plot { post: if n % 24 == 11 { Post::Stale } else { Post::Unknown }, order: Some(4), ..base },
    }
}

/// First names and surname of the victim, and of the respondent.
type Cast = (Name, Name);
type Name = (&'static str, &'static str);

/// Names that the first cases always have, for pictures and manuals; later ones come by chance.
fn cast(n: u32) -> Option<Cast> {
    const CAST: [Cast; 6] = [
        (("Petra", "Quill"), ("Idris", "Venn")),
        (("Mair", "O'Test"), ("Ravi", "Example")),
        (("Temperance", "Featherstonehaugh-Cholmondeley"), ("John Paul", "St John-Whitlock")),
        (("Saffi", "Brandreth"), ("Colin", "Marsh")),
        (("Siân", "Gŵyn"), ("Gethin", "ap Rhys")),
        (("Mia", "Lorne"), ("Rowan", "Ashdale")),
    ];
    CAST.get(n as usize).copied()
}

/// Tells the `n`th story, 0 upwards: the case, its people, measures, tasks and perhaps a plan.
pub(super) async fn tell(
    work: &mut Work<'_>,
    dice: &mut Dice,
    n: u32,
    unit: &[OfficerId],
) -> Result<CaseId, CaseworkError> {
    let plot = plot(dice, n);
    let id: CaseId = work.ids.next();
    // Every fifth case belongs to nobody yet; of the first dozen most belong to the first person.
    let owner = match n {
        _ if n % 5 == 3 => None,
        0..12 if n % 3 != 2 => Some(unit[0]),
        _ => Some(unit[dice.below(unit.len())]),
    };
    let by = owner.unwrap_or(unit[0]);
    let names = cast(n);
    let victim_wish = VictimWish { post: plot.post, calls: plot.calls, name: names.map(|cast| cast.0), by };
    let victim = victim(dice, work.ids, id, n, &victim_wish);
    let respondent = respondent(dice, work.ids, id, n, names.map(|cast| cast.1));
    let children: Vec<Person> =
        (0..plot.children).map(|_| child(dice, work.ids, id, &victim.family)).collect();
    let measures = measures(work, dice, &plot, id, unit, &children);
    let opened = measures.iter().map(|measure| measure.received_at).min().unwrap_or(dice.now);
    let case =
        Case { id, number: FIRST_NUMBER + n, risk: Some(plot.risk), owner, opened_at: opened, version: 1 };
    cases::insert(&work.txn, &case).await?;
    store_people::insert(&work.txn, &victim).await?;
    store_people::insert(&work.txn, &respondent).await?;
    for person in &children {
        store_people::insert(&work.txn, person).await?;
    }
    for measure in &measures {
        work.now = measure.received_at;
        let task = record_within(work, &case, measure).await?;
        follow_up(work, dice, n, &case, &victim.contact, task, by).await?;
    }
    if n.is_multiple_of(4) || plot.risk == Risk::High {
        plans::tell(work, dice, n, &case, (by, unit)).await?;
    }
    Ok(id)
}

fn term(code: &str, fill: impl FnOnce(&mut Term)) -> Option<Term> {
    let mut term = Term::new(code).ok()?;
    fill(&mut term);
    Some(term)
}

fn order_terms(dice: &mut Dice, children: &[Person]) -> Vec<Term> {
    let streets: Vec<String> = vec![dice.pick(names::STREETS).to_owned(), "Mill Walk".to_owned()];
    let names_of: Vec<String> = children.iter().map(|child| child.given.clone()).collect();
    let school = dice.pick(names::SCHOOLS);
    let work_place = dice.pick(names::WORKPLACES);
    let mut terms = vec![
        term("CON-A", |t| {
            t.parameters.methods =
                ["phone", "text", "email", "letter", "social media"].map(str::to_owned).to_vec();
            t.parameters.via_others = true;
            t.verbatim =
                "The respondent must not contact the applicant by any means, directly or indirectly."
                    .to_owned();
            t.paragraph = "1".to_owned();
        }),
        term("EXC-H", |t| {
            t.verbatim =
                "The respondent must not go to, enter or attempt to enter the applicant's home.".to_owned();
            t.paragraph = "2".to_owned();
        }),
        term("EXC-R", |t| {
            t.parameters.streets = streets;
            t.verbatim = "The respondent must not be in the streets named in the schedule.".to_owned();
            t.paragraph = "3".to_owned();
        }),
    ];
    if !names_of.is_empty() {
        terms.push(term("CON-C", |t| {
            t.persons = children.iter().map(|child| child.id).collect();
            t.parameters.names = names_of;
            t.parameters.exceptions = vec![Exception {
                kind: ExceptionKind::Cafcass,
                detail: "at the contact centre, on the days that it gives".to_owned(),
            }];
            t.paragraph = "4".to_owned();
        }));
        terms.push(term("EXC-S", |t| {
            t.persons = children.iter().map(|child| child.id).collect();
            t.parameters.detail = school.to_owned();
            t.paragraph = "5".to_owned();
        }));
    } else if dice.below(3) == 0 {
        terms.push(term("EXC-W", |t| {
            t.parameters.detail = work_place.to_owned();
            t.paragraph = "4".to_owned();
        }));
    }
    terms.into_iter().flatten().collect()
}

fn measures(
    work: &Work<'_>,
    dice: &mut Dice,
    plot: &Plot,
    case: CaseId,
    unit: &[OfficerId],
    children: &[Person],
) -> Vec<Measure> {
    let make = |facts, terms, received_at| Measure {
        id: work.ids.next(),
        case,
        facts,
        terms,
        variations: Vec::new(),
        origin: Origin::Hand,
        received_at,
        coded_by: Some(unit[0]),
        checked_by: unit.get(1).copied(),
        version: 1,
    };
    let no_contact =
        || -> Vec<Term> { ["CON-A", "EXC-H"].iter().filter_map(|code| Term::new(code).ok()).collect() };
    let mut found = Vec::new();
    if let Some(days) = plot.notice {
        let served = dice.at(-days, 8, 30);
        let heard = plot.magistrates.map(|ago| Ended {
            at: dice.at(-ago, 8, 15),
            kind: OutcomeKind::Determined,
            what: "Order made".to_owned(),
        });
        let facts = Facts::Dvpn(Dvpn {
            authorised_by: "Supt M. Harker".to_owned(),
            served_at: served,
            court: "Northfield Magistrates' Court".to_owned(),
            hearing_at: Some(dice.at(1 - days, 14, 0)),
            adjourned: Vec::new(),
            outcome: heard,
            record: NoticeRecord {
                authorised_at: Some(served - Duration::minutes(100)),
                grounds: "Threats reported by the victim and heard by a neighbour.".to_owned(),
                representations: "None made.".to_owned(),
                victim_view: "In favour of the notice.".to_owned(),
                children: "Considered: the school was told.".to_owned(),
                constable: "PC Rhys Hale".to_owned(),
                address_given: String::new(),
                hearing_notice_at: Some(served + Duration::minutes(5)),
            },
        });
        found.push(make(
            facts,
            ["MOL-A", "EVI-H"].iter().filter_map(|code| Term::new(code).ok()).collect(),
            served + Duration::hours(1),
        ));
    }
    if let Some(days) = plot.magistrates {
        let made_at = dice.at(-days, 8, 15);
        let facts = Facts::Dvpo(Dvpo {
            court: "Northfield Magistrates' Court".to_owned(),
            made_at,
            days: 28,
            ends_at: None,
        });
        found.push(make(facts, no_contact(), made_at + Duration::hours(2)));
    }
    if let Some(bail) = plot.bail {
        found.push(make(Facts::PreChargeBail(bail_of(dice, bail)), no_contact(), dice.now));
        if let Some(last) = found.last_mut() {
            last.received_at = last.begins() + Duration::minutes(40);
        }
    }
    if let Some(days) = plot.order {
        let order = order_of(dice, plot, days);
        let received = dice.at(-days, 10, 5);
        found.push(make(Facts::Nmo(order), order_terms(dice, children), received));
    }
    found.sort_by_key(|measure| measure.received_at);
    found
}

fn bail_of(dice: &mut Dice, bail: Bail) -> PreChargeBail {
    // Arrested so that three months end on the wished day: counted back from the day after.
    let (ends_in, outcome) = match bail {
        Bail::EndsIn(days) => (days, None),
        Bail::Ended(ago) => (
            20,
            Some(Ended {
                at: dice.at(-ago, 11, 0),
                kind: OutcomeKind::Cancelled,
                what: "Conditions cancelled".to_owned(),
            }),
        ),
    };
    let last_day = london::plus_days(london::date(dice.now), ends_in.unsigned_abs());
    let arrested = last_day.checked_sub_months(chrono::Months::new(3)).unwrap_or(last_day);
    let time = |hour, minute| chrono::NaiveTime::from_hms_opt(hour, minute, 0).unwrap_or_default();
    let ten = london::instant(last_day, time(10, 0));
    let bail = PreChargeBail {
        custody_ref: format!("NF/{}", dice.between(10_000, 99_999)),
        arrested_at: london::instant(arrested, time(8, 20)),
        released_at: london::instant(arrested, time(21, 0)),
        months: 3,
        return_at: Some(ten),
        station: "Northfield".to_owned(),
        victim_views: "No contact, and nowhere near the school.".to_owned(),
        extensions: Vec::new(),
        suspended: Vec::new(),
        outcome,
        record: BailRecord {
            views_sought_at: Some(london::instant(arrested, time(18, 30))),
            views_sought_by: "PC Rhys Hale".to_owned(),
            victim_told_at: Some(london::instant(arrested, time(22, 15))),
        },
    };
    let limit = london::end_of(bail.last_day());
    PreChargeBail { return_at: Some(ten.min(limit - Duration::hours(14))), ..bail }
}

fn order_of(dice: &mut Dice, plot: &Plot, received_days_ago: i64) -> Nmo {
    let made_days = received_days_ago + 1;
    let made = dice.at(-made_days, 14, 0);
    let fact = |at: DateTime<Utc>, how: &str| Some(Evidence { at, how: how.to_owned() });
    let told = dice.at(-made_days, 18, 10);
    let served = dice.at(-received_days_ago, 9, 40);
    Nmo {
        court: dice.pick(names::COURTS).to_owned(),
        case_number: format!("LS26F{:05}", dice.between(1, 99_999)),
        made: Moment::At(made),
        notice: if plot.known == Known::Present { Notice::With } else { Notice::Without },
        present: plot.known == Known::Present,
        aware: (plot.known == Known::Aware)
            .then(|| fact(told, "told by phone by the officer in the case"))
            .flatten(),
        served: (plot.known == Known::Served)
            .then(|| fact(served, "process server, statement of service on file"))
            .flatten(),
        end: match plot.end {
            EndWish::InDays(days) => End::At(dice.at(days, 16, 0)),
            EndWish::Hearing(days) => End::UntilHearing(Some(dice.at(days, 10, 30))),
            EndWish::Open => End::Open,
        },
        record: OrderRecord::default(),
    }
}
