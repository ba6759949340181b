//! What forces a plan's review, and the task that comes of it: one open task a case, with what asked for it and the
//! earliest day. Asked anew after every act that may force one.

use chrono::{DateTime, Utc};
use safehold_core::audit::Act;
use safehold_core::id::CaseId;
use safehold_core::london;
use safehold_core::officer::Permission;
use safehold_core::person::{Case, Risk};
use safehold_core::plan::{ForcedReview, Grading, Happened, ReviewEvent, Since, forced};
use safehold_core::tasks::{Assignment, ContactTask, TaskKind};
use safehold_core::words;
use safehold_store::{cases, gradings, measures, plans, tasks};
use uuid::Uuid;

use crate::desk::{Desk, Entry, Work};
use crate::error::CaseworkError;
use crate::people::victim_of;

/// The reviews asked for since the latest sign-off, and those to come; none where nothing was signed off.
pub(super) async fn since_sign_off(work: &Work<'_>, case: &Case) -> Result<Vec<ForcedReview>, CaseworkError> {
    let Some(plan) = plans::latest_signed(&work.txn, case.id).await? else { return Ok(Vec::new()) };
    Ok(forced(&Since {
        plan: &plan,
        measures: &measures::of_case(&work.txn, case.id).await?,
        gradings: &gradings::of_case(&work.txn, case.id).await?,
        tasks: &tasks::of_case(&work.txn, case.id).await?,
        happened: &gradings::happened(&work.txn, case.id).await?,
        risk: case.working_risk(),
        now: work.now,
        policy: &work.policy,
        calendar: &work.calendar,
    }))
}

async fn open_review(work: &Work<'_>, case: CaseId) -> Result<Option<ContactTask>, CaseworkError> {
    let open = tasks::open_of_case(&work.txn, case).await?;
    Ok(open.into_iter().find(|task| task.kind == TaskKind::PlanReview))
}

/// Raises the task for the next review of a case's plan, or brings the one that is open up to date.
pub(crate) async fn refresh(work: &Work<'_>, case: CaseId) -> Result<(), CaseworkError> {
    let case = cases::get(&work.txn, case).await?;
    let reviews = since_sign_off(work, &case).await?;
    let Some(next) = reviews.first() else { return Ok(()) };
    let why = why(&reviews, work.now);
    let happened = reviews.iter().any(|review| review.at <= work.now);
    match open_review(work, case.id).await? {
        Some(task) => {
            // What has happened is never put off by a later act.
            let due = if happened { task.due.min(next.due) } else { next.due };
            if due == task.due && why == task.why {
                return Ok(());
            }
            let rule = if due < task.due || !happened { next.rule.clone() } else { task.rule.clone() };
            let id = task.id;
            tasks::update(&work.txn, &ContactTask { due, why, rule, ..task }).await?;
            work.log(Entry::about(Act::Alter, case.id, "plan review", id.to_string())).await
        }
        None => {
            let task = ContactTask {
                id: work.ids.next(),
                case: case.id,
                victim: victim_of(work, case.id).await?.id,
                kind: TaskKind::PlanReview,
                why,
                rule: next.rule.clone(),
                measure: None,
                raised_at: work.now,
                due: next.due,
                legal_limit: None,
                assigned: case.owner.map(|to| Assignment { to, by: work.me.id, at: work.now }),
                planned: None,
                done_at: None,
                attempts: Vec::new(),
                version: 1,
            };
            tasks::insert(&work.txn, &task).await?;
            work.log(Entry::about(Act::Collect, case.id, "plan review", task.id.to_string())).await
        }
    }
}

/// What asks for a review: what has happened, else what comes next; the first two in words, the rest counted.
fn why(reviews: &[ForcedReview], now: DateTime<Utc>) -> String {
    let happened: Vec<&ForcedReview> = reviews.iter().filter(|review| review.at <= now).collect();
    let said: Vec<&ForcedReview> =
        if happened.is_empty() { reviews.iter().take(1).collect() } else { happened };
    let words_of: Vec<&str> = said.iter().take(2).map(|review| review.what.as_str()).collect();
    let more = said.len().saturating_sub(2);
    let rest =
        if more == 0 { String::new() } else { format!("; and {}", words::count(more as i64, "more reason")) };
    format!("{}{rest}", words_of.join("; "))
}

/// The open review of a case is done: the plan was signed off.
pub(super) async fn done(work: &Work<'_>, case: CaseId) -> Result<(), CaseworkError> {
    let Some(task) = open_review(work, case).await? else { return Ok(()) };
    let id = task.id;
    tasks::update(&work.txn, &ContactTask { done_at: Some(work.now), ..task }).await?;
    work.log(Entry::about(Act::Alter, case, "plan review done", id.to_string())).await
}

/// Keeps a grade of risk, and asks for the plan's review.
pub(super) async fn graded(work: &Work<'_>, grading: &Grading) -> Result<(), CaseworkError> {
    gradings::insert(&work.txn, work.ids.next::<Uuid>(), grading).await?;
    refresh(work, grading.case).await
}

/// Keeps a grade that was given in the course of something else: a call, the case's own page.
pub(crate) async fn regraded(
    work: &Work<'_>,
    case: CaseId,
    grade: Risk,
    during: &str,
) -> Result<(), CaseworkError> {
    let grading = Grading {
        case,
        grade,
        tool: during.to_owned(),
        on: london::date(work.now),
        judgement: String::new(),
        by: work.me.id,
        at: work.now,
    };
    graded(work, &grading).await
}

/// Keeps something that forces a review and stands in no other record, and asks for the review.
pub(crate) async fn happened(
    work: &Work<'_>,
    case: CaseId,
    event: ReviewEvent,
    what: &str,
) -> Result<(), CaseworkError> {
    let happened = Happened { event, what: what.to_owned(), at: work.now };
    gradings::add_happened(&work.txn, work.ids.next::<Uuid>(), case, &happened).await?;
    refresh(work, case).await
}

/// Reports by hand that something happened which forces a review: a release, a decision on the charge, a conference.
///
/// # Errors
/// `Invalid` for what the record itself tells; `NotFound`, `Forbidden`.
pub async fn report(
    desk: &Desk<'_>,
    case: CaseId,
    event: ReviewEvent,
    what: &str,
) -> Result<(), CaseworkError> {
    let work = desk.begin(Permission::Plans).await?;
    if !event.by_hand() {
        return Err(CaseworkError::field(
            "event",
            "This is read from the record: record it there, and the review is asked for by itself",
        ));
    }
    cases::get(&work.txn, case).await?;
    let what = what.trim();
    let said = if what.is_empty() { event.label().to_owned() } else { format!("{}: {what}", event.label()) };
    happened(&work, case, event, &said).await?;
    work.finish([Entry::about(Act::Collect, case, "review event", event.code())]).await
}
