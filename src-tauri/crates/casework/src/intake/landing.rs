//! Where a row of the feed lands: a new case, a case that is here, the next version of an order, or nowhere new.

use safehold_core::audit::Act;
use safehold_core::difference::Difference;
use safehold_core::id::CaseId;
use safehold_core::intake::FeedOrder;
use safehold_core::measure::Measure;
use safehold_core::person::{PartyRole, Person, reference};
use safehold_core::tasks::TaskKind;
use safehold_store::feed::{self, FileId, Said};
use safehold_store::{cases, measures, people, tasks};

use super::Fate;
use super::compare::{Against, News};
use super::find::find;
use super::opening;
use super::place::{is_of, joined, place, with_numbers, with_version};
use crate::desk::{Entry, Work};
use crate::error::CaseworkError;
use crate::measures::{open_within, record_within, tell};
use crate::people::keep_changed;

/// What became of a row.
pub(super) struct Landed {
    pub fate: Fate,
    pub case: CaseId,
    pub reference: String,
    pub changes: Vec<String>,
    pub differences: Vec<Difference>,
    pub entries: Vec<Entry>,
}

/// Brings one order in.
pub(super) async fn land(
    work: &Work<'_>,
    file: FileId,
    order: &FeedOrder,
    source: &str,
) -> Result<Landed, CaseworkError> {
    let known = feed::said_of(&work.txn, &order.identity).await?;
    if let Some(first) = known.first() {
        let again = known.iter().any(|said| said.order.says_the_same(order));
        let landed = here_again(work, order, source, first, again).await?;
        if !again {
            keep(work, file, order, (landed.case, first.measure)).await?;
        }
        return Ok(landed);
    }
    let found = find(work, order).await?;
    let (landed, measure) = match found.case {
        Some((case, people)) => on_case(work, order, source, case, people).await?,
        None => new_case(work, order, source, &found.others).await?,
    };
    keep(work, file, order, (landed.case, measure.id)).await?;
    Ok(landed)
}

async fn keep(
    work: &Work<'_>,
    file: FileId,
    order: &FeedOrder,
    (case, measure): (CaseId, safehold_core::id::MeasureId),
) -> Result<(), CaseworkError> {
    let said = Said { case, measure, at: work.now, order: order.clone() };
    Ok(feed::keep_row(&work.txn, file, &said).await?)
}

/// The order came before. What its row says anew is looked at; what it said before is no news.
async fn here_again(
    work: &Work<'_>,
    order: &FeedOrder,
    source: &str,
    first: &Said,
    again: bool,
) -> Result<Landed, CaseworkError> {
    let mut news = News::default();
    if !again {
        let measure = measures::get(&work.txn, first.measure).await?;
        let before = feed::said_in(&work.txn, first.case).await?;
        let against = Against { work, order, measure: &measure, before: &before, source };
        let recorded = before.iter().rev().find(|said| said.order.identity == order.identity);
        against.order(recorded.map(|said| (said.order.court.as_str(), said.order.end)), &mut news);
        save_parties(&against, people::of_case(&work.txn, first.case).await?, &mut news).await?;
    }
    landed(work, Fate::Here, first.case, order, news).await
}

/// Compares both parties with the record and saves what may change there.
async fn save_parties(
    against: &Against<'_>,
    found: Vec<Person>,
    news: &mut News,
) -> Result<(), CaseworkError> {
    let parties = [PartyRole::Victim, PartyRole::Respondent];
    for before in found.into_iter().filter(|person| parties.contains(&person.role)) {
        let mut person = before.clone();
        against.party(&mut person, news);
        if person != before {
            keep_changed(against.work, &before, &mut person).await?;
        }
    }
    Ok(())
}

async fn landed(
    work: &Work<'_>,
    fate: Fate,
    case: CaseId,
    order: &FeedOrder,
    news: News,
) -> Result<Landed, CaseworkError> {
    let record = cases::get(&work.txn, case).await?;
    let row = format!("row {}", order.place.row);
    let mut entries = Vec::new();
    let what = match fate {
        Fate::NewCase | Fate::AddedTo => Some("order from the court feed"),
        Fate::Version { .. } => Some("new version of an order from the court feed"),
        Fate::Joined => Some("order of the court feed joined to the one recorded by hand"),
        Fate::Older => Some("earlier version of an order from the court feed"),
        Fate::Here => None,
    };
    entries.extend(what.map(|what| Entry::about(Act::Collect, case, what, row.clone())));
    if !news.changes.is_empty() {
        entries.push(Entry::about(Act::Alter, case, "person, from the court feed", row.clone()));
    }
    if !news.differences.is_empty() {
        entries.push(Entry::about(Act::Collect, case, "difference from the court feed", row));
    }
    Ok(Landed {
        fate,
        case,
        reference: reference(record.number),
        changes: news.changes,
        differences: news.differences,
        entries,
    })
}

async fn new_case(
    work: &Work<'_>,
    order: &FeedOrder,
    source: &str,
    others: &[(CaseId, Vec<Person>)],
) -> Result<(Landed, Measure), CaseworkError> {
    let case: CaseId = work.ids.next();
    let measure = opening::measure(work, case, order);
    open_within(work, &opening::parties(work, case, order), &measure, None).await?;
    let mut news = News::default();
    let against = Against { work, order, measure: &measure, before: &[], source };
    for (other, people) in others {
        let number = cases::get(&work.txn, *other).await?.number;
        let name = |role| {
            let found = people.iter().find(|person| person.role == role);
            found.map_or_else(|| "nobody".to_owned(), Person::full_name)
        };
        against.order_words(
            "The court's number is also another case's",
            format!(
                "{}: {} against {}",
                reference(number),
                name(PartyRole::Victim),
                name(PartyRole::Respondent)
            ),
            format!(
                "{} against {}. Look whether they are the same people",
                order.applicant.full_name(),
                order.respondent.full_name()
            ),
            &mut news,
        );
    }
    Ok((landed(work, Fate::NewCase, case, order, news).await?, measure))
}

async fn on_case(
    work: &Work<'_>,
    order: &FeedOrder,
    source: &str,
    case: CaseId,
    found: Vec<Person>,
) -> Result<(Landed, Measure), CaseworkError> {
    let before = feed::said_in(&work.txn, case).await?;
    let orders: Vec<Measure> =
        measures::of_case(&work.txn, case).await?.into_iter().filter(|one| is_of(one, order)).collect();
    let (fate, measure) = place(work, order, &orders, &before);
    let mut news = News::default();
    let mut entries = Vec::new();
    let measure = match (&fate, measure) {
        (Fate::Version { .. }, Some(there)) => {
            let at = order.in_force_from().max(there.latest().from);
            let measure = with_version(work, with_numbers(there.clone(), order), order, at);
            entries.extend(vary(work, &there, &measure).await?);
            measure
        }
        (Fate::Joined | Fate::Older, Some(there)) => {
            let measure = match fate {
                Fate::Joined => joined(there.clone(), order),
                _ => with_numbers(there.clone(), order),
            };
            if measure != there {
                measures::update(&work.txn, &measure).await?;
                let record = cases::get(&work.txn, case).await?;
                let victim = crate::people::victim_of(work, case).await?;
                crate::queue::on_change(work, &record, &victim, &there, &measure).await?;
            }
            measure
        }
        _ => {
            let record = cases::get(&work.txn, case).await?;
            let measure = opening::measure(work, case, order);
            record_within(work, &record, &measure).await?;
            measure
        }
    };
    let against = Against { work, order, measure: &measure, before: &before, source };
    let court = measure.facts.order().map(|nmo| nmo.court.clone()).unwrap_or_default();
    let end = measure.latest().end.unwrap_or(order.end);
    match &fate {
        Fate::Joined => against.order(Some((&court, end)), &mut news),
        Fate::Version { .. } => against.order(Some((&court, order.end)), &mut news),
        Fate::Older => against.order_words(
            "An earlier order came after a later one",
            format!("In force from {}", safehold_core::words::short_date_time(measure.latest().from)),
            format!("{} was made {}. {}", order.order_file, order.made.words(), order.end.words()),
            &mut news,
        ),
        _ => {}
    }
    save_parties(&against, found, &mut news).await?;
    let mut landed = landed(work, fate, case, order, news).await?;
    landed.entries.extend(entries);
    Ok((landed, measure))
}

/// Saves the order with its new version and raises the task that it be told, at once where cover drops, unless one for
/// this order is still open.
async fn vary(work: &Work<'_>, before: &Measure, after: &Measure) -> Result<Vec<Entry>, CaseworkError> {
    let file = crate::cases::file(work, after.case).await?;
    measures::update(&work.txn, after).await?;
    crate::queue::on_change(work, &file.case, file.victim()?, before, after).await?;
    let open = tasks::open_of_case(&work.txn, after.case).await?;
    if open.iter().any(|task| task.kind == TaskKind::Varied && task.measure == Some(after.id)) {
        return Ok(Vec::new());
    }
    tell(work, file, before, after).await
}
