//! Recording measures: orders by hand, bail, notices, and the tasks they raise. What happens to a measure later
//! is in `measures/change.rs`.

mod change;
mod check;
mod clashes;
mod vary;

pub(crate) use change::tell;
pub use change::{change, record_service};
pub use check::check_terms;
pub use clashes::{Clashes, clashes};
pub use vary::{end, vary};

use chrono::{DateTime, Utc};
use safehold_core::audit::Act;
use safehold_core::calendar::Calendar;
use safehold_core::id::{CaseId, MeasureId, OfficerId, TaskId};
use safehold_core::measure::Measure;
use safehold_core::measure_check;
use safehold_core::officer::{Officer, Permission};
use safehold_core::person::{Case, Person, Risk};
use safehold_core::policy::Policy;
use safehold_core::tasks::{Assignment, ContactTask, Raised, on_recording};
use safehold_store::{cases, measures, officers, people, tasks};

use crate::desk::{Desk, Entry, Work};
use crate::error::{CaseworkError, Reason};
use crate::people::{check, victim_of};

/// The people of a case that a new order opens.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Parties {
    /// The victim.
    pub victim: Person,
    /// The respondent.
    pub respondent: Person,
    /// Children and others whom the order protects.
    pub protected: Vec<Person>,
    /// The grade of risk, where somebody assessed it.
    pub risk: Option<Risk>,
}

/// The measures of a case with what a list says beside them.
#[derive(Debug, Clone, PartialEq)]
pub struct CaseMeasures {
    /// The measures, in order of their beginning.
    pub measures: Vec<Measure>,
    /// Everybody in the case.
    pub people: Vec<Person>,
    /// The unit's officers: who coded and checked the terms.
    pub officers: Vec<Officer>,
    /// Who looks.
    pub me: OfficerId,
    /// The moment.
    pub now: DateTime<Utc>,
    /// The calendar that measures' ends are read by.
    pub calendar: Calendar,
    /// The policy in force.
    pub policy: Policy,
}

/// The measures of a case.
///
/// # Errors
/// `Forbidden`, `NotFound`.
pub async fn of_case(desk: &Desk<'_>, case: CaseId) -> Result<CaseMeasures, CaseworkError> {
    let work = desk.begin(Permission::SeeCases).await?;
    cases::get(&work.txn, case).await?;
    let all = CaseMeasures {
        measures: measures::of_case(&work.txn, case).await?,
        people: people::of_case(&work.txn, case).await?,
        officers: officers::list(&work.txn).await?,
        me: work.me.id,
        now: work.now,
        calendar: work.calendar.clone(),
        policy: work.policy.clone(),
    };
    let count = format!("{} measures", all.measures.len());
    work.finish([Entry::about(Act::Consult, case, "measures", count)]).await?;
    Ok(all)
}

/// One measure, for changing it.
///
/// # Errors
/// `Forbidden`, `NotFound`.
pub async fn one(desk: &Desk<'_>, id: MeasureId) -> Result<Measure, CaseworkError> {
    let work = desk.begin(Permission::SeeCases).await?;
    let found = measures::get(&work.txn, id).await?;
    work.finish([Entry::about(Act::Consult, found.case, "measure", id.to_string())]).await?;
    Ok(found)
}

/// Records a measure on a case that is here, and raises the contact task it asks for.
///
/// # Errors
/// `Invalid` field by field, `NotFound`, `Forbidden`.
pub async fn record(desk: &Desk<'_>, measure: Measure) -> Result<MeasureId, CaseworkError> {
    let work = desk.begin(Permission::RecordMeasures).await?;
    refuse_wrong(&measure, &work)?;
    let case = cases::get(&work.txn, measure.case).await?;
    let measure = Measure { coded_by: coded_by(&measure, &work), ..measure };
    let raised = record_within(&work, &case, &measure).await?;
    let entries = [
        Entry::about(Act::Collect, case.id, "measure", measure.id.to_string()),
        Entry::about(Act::Collect, case.id, "contact task", raised.to_string()),
    ];
    work.finish(entries).await?;
    Ok(measure.id)
}

/// Opens a case with its people and its first measure, and raises the contact task it asks for.
///
/// # Errors
/// `Invalid` field by field, `Forbidden`.
pub async fn open_case(
    desk: &Desk<'_>,
    parties: Parties,
    measure: Measure,
) -> Result<(CaseId, MeasureId), CaseworkError> {
    let work = desk.begin(Permission::RecordMeasures).await?;
    let mut wrong = wrong_in(&measure, &work);
    wrong.extend(wrong_parties(&parties));
    if !wrong.is_empty() {
        return Err(CaseworkError::Invalid(wrong));
    }
    let measure = Measure { coded_by: coded_by(&measure, &work), ..measure };
    let (case, task) = open_within(&work, &parties, &measure, Some(work.me.id)).await?;
    let entries = [
        Entry::about(Act::Collect, case, "case", case.to_string()),
        Entry::about(Act::Collect, case, "measure", measure.id.to_string()),
        Entry::about(Act::Collect, case, "contact task", task.to_string()),
    ];
    work.finish(entries).await?;
    Ok((case, measure.id))
}

/// What is wrong with the people of a new case, by the form's fields.
pub fn wrong_parties(parties: &Parties) -> Vec<Reason> {
    let protected =
        parties.protected.iter().enumerate().map(|(n, person)| (person, format!("protected.{n}")));
    let all = [(&parties.victim, "victim".to_owned()), (&parties.respondent, "respondent".to_owned())];
    let of = |(person, whose): (&Person, String)| {
        check(person).into_iter().map(move |w| Reason { code: format!("parties.{whose}.{}", w.code), ..w })
    };
    all.into_iter().chain(protected).flat_map(of).collect()
}

/// Opens a case within work already begun; `measure.case` and the people's cases are the new case's identity.
pub(crate) async fn open_within(
    work: &Work<'_>,
    parties: &Parties,
    measure: &Measure,
    owner: Option<OfficerId>,
) -> Result<(CaseId, TaskId), CaseworkError> {
    let case = Case {
        id: measure.case,
        number: cases::next_number(&work.txn).await?,
        risk: parties.risk,
        owner,
        opened_at: work.now,
        version: 1,
    };
    cases::insert(&work.txn, &case).await?;
    people::insert(&work.txn, &parties.victim).await?;
    people::insert(&work.txn, &parties.respondent).await?;
    for person in &parties.protected {
        people::insert(&work.txn, person).await?;
    }
    let task = record_within(work, &case, measure).await?;
    Ok((case.id, task))
}

/// Saves a measure and raises its task within work already begun.
pub(crate) async fn record_within(
    work: &Work<'_>,
    case: &Case,
    measure: &Measure,
) -> Result<TaskId, CaseworkError> {
    measures::insert(&work.txn, measure).await?;
    let raised = on_recording(measure, case.working_risk(), &work.policy, &work.calendar);
    let task = raise(work, case, measure.id, raised).await?;
    let victim = victim_of(work, case.id).await?;
    crate::queue::on_recording(work, case, &victim, measure).await?;
    crate::plans::refresh(work, case.id).await?;
    Ok(task)
}

pub(crate) async fn raise(
    work: &Work<'_>,
    case: &Case,
    measure: MeasureId,
    raised: Raised,
) -> Result<TaskId, CaseworkError> {
    let victim = victim_of(work, case.id).await?;
    let task = ContactTask {
        id: work.ids.next(),
        case: case.id,
        victim: victim.id,
        kind: raised.kind,
        why: raised.why,
        rule: raised.rule,
        measure: Some(measure),
        raised_at: work.now,
        due: raised.due,
        legal_limit: raised.legal_limit,
        assigned: case.owner.map(|to| Assignment { to, by: work.me.id, at: work.now }),
        planned: None,
        done_at: None,
        attempts: Vec::new(),
        version: 1,
    };
    tasks::insert(&work.txn, &task).await?;
    Ok(task.id)
}

fn coded_by(measure: &Measure, work: &Work<'_>) -> Option<OfficerId> {
    (!measure.terms.is_empty()).then_some(work.me.id)
}

fn wrong_in(measure: &Measure, work: &Work<'_>) -> Vec<Reason> {
    let wrong = measure_check::check(measure, work.now);
    let unavailable = measure_check::not_available(measure, &work.policy.pilot_areas);
    wrong.into_iter().chain(unavailable).map(|(code, text)| Reason { code, text }).collect()
}

fn refuse_wrong(measure: &Measure, work: &Work<'_>) -> Result<(), CaseworkError> {
    let wrong = wrong_in(measure, work);
    if wrong.is_empty() { Ok(()) } else { Err(CaseworkError::Invalid(wrong)) }
}
