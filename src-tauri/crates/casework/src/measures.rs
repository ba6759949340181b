//! Recording measures: orders by hand, bail, notices; service and awareness; and the tasks they raise.

use safehold_core::audit::Act;
use safehold_core::calendar::Calendar;
use safehold_core::id::{CaseId, MeasureId, OfficerId, TaskId};
use safehold_core::measure::{Evidence, Facts, Measure};
use safehold_core::measure_check;
use safehold_core::officer::Permission;
use safehold_core::person::{Case, Person, Risk};
use safehold_core::tasks::{Assignment, ContactTask, Raised, on_recording, on_service};
use safehold_store::{cases, measures, people, tasks};

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

/// The measures of a case, in order of their beginning, and the calendar they are read by.
///
/// # Errors
/// `Forbidden`, `NotFound`.
pub async fn of_case(desk: &Desk<'_>, case: CaseId) -> Result<(Vec<Measure>, Calendar), CaseworkError> {
    let work = desk.begin(Permission::SeeCases).await?;
    cases::get(&work.txn, case).await?;
    let found = measures::of_case(&work.txn, case).await?;
    let calendar = work.calendar.clone();
    work.finish([Entry::about(Act::Consult, case, "measures", format!("{} measures", found.len()))]).await?;
    Ok((found, calendar))
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
    refuse_wrong(&measure, work.now)?;
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
    let mut wrong = wrong_in(&measure, work.now);
    for (person, whose) in [(&parties.victim, "victim"), (&parties.respondent, "respondent")] {
        wrong.extend(
            check(person).into_iter().map(|w| Reason { code: format!("parties.{whose}.{}", w.code), ..w }),
        );
    }
    for (n, person) in parties.protected.iter().enumerate() {
        wrong.extend(
            check(person)
                .into_iter()
                .map(|w| Reason { code: format!("parties.protected.{n}.{}", w.code), ..w }),
        );
    }
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
    raise(work, case, measure.id, raised).await
}

async fn raise(
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

fn wrong_in(measure: &Measure, now: chrono::DateTime<chrono::Utc>) -> Vec<Reason> {
    measure_check::check(measure, now).into_iter().map(|(code, text)| Reason { code, text }).collect()
}

fn refuse_wrong(measure: &Measure, now: chrono::DateTime<chrono::Utc>) -> Result<(), CaseworkError> {
    let wrong = wrong_in(measure, now);
    if wrong.is_empty() { Ok(()) } else { Err(CaseworkError::Invalid(wrong)) }
}

/// Saves a changed measure. Terms that changed must be checked by a second person again.
///
/// # Errors
/// `Invalid` field by field, `Conflict`, `NotFound`, `Forbidden`.
pub async fn change(desk: &Desk<'_>, measure: Measure) -> Result<(), CaseworkError> {
    let work = desk.begin(Permission::RecordMeasures).await?;
    refuse_wrong(&measure, work.now)?;
    let before = measures::get(&work.txn, measure.id).await?;
    if before.kind() != measure.kind() {
        return Err(CaseworkError::field("kind", "A measure keeps its kind: record the other one as new"));
    }
    let same_terms = before.terms == measure.terms;
    let measure = Measure {
        case: before.case,
        origin: before.origin.clone(),
        received_at: before.received_at,
        coded_by: if same_terms { before.coded_by } else { coded_by(&measure, &work) },
        checked_by: if same_terms { before.checked_by } else { None },
        ..measure
    };
    measures::update(&work.txn, &measure).await?;
    let mut entries = vec![Entry::about(Act::Alter, measure.case, "measure", measure.id.to_string())];
    if let (Facts::Nmo(old), Facts::Nmo(new)) = (&before.facts, &measure.facts) {
        let case = cases::get(&work.txn, measure.case).await?;
        let fact = match (&old.served, &new.served, &old.aware, &new.aware) {
            (None, Some(served), _, _) => Some((served.at, true)),
            (None, None, None, Some(aware)) => Some((aware.at, false)),
            _ => None,
        };
        if let Some((at, served)) = fact {
            let raised = on_service(at.max(work.now), served, &work.policy, &work.calendar);
            let task = raise(&work, &case, measure.id, raised).await?;
            entries.push(Entry::about(Act::Collect, measure.case, "contact task", task.to_string()));
        }
    }
    work.finish(entries).await
}

/// Records that the respondent is aware of an order, or was served with it, and raises the task to tell her.
///
/// # Errors
/// `Invalid`, `Conflict`; `Refused` for a measure that is no order of this kind.
pub async fn record_service(
    desk: &Desk<'_>,
    id: MeasureId,
    version: u32,
    served: bool,
    evidence: Evidence,
) -> Result<(), CaseworkError> {
    let mut measure = one(desk, id).await?;
    let kind = measure.kind();
    match &mut measure.facts {
        Facts::Nmo(nmo) if served => nmo.served = Some(evidence),
        Facts::Nmo(nmo) => nmo.aware = Some(evidence),
        Facts::PreChargeBail(_) | Facts::Dvpn(_) | Facts::Dvpo(_) => {
            return Err(CaseworkError::refused(
                "kind",
                format!(
                    "Service is recorded for an order of the family court, not for this: {}",
                    kind.name()
                ),
            ));
        }
    }
    change(desk, Measure { version, ..measure }).await
}

/// A second person's check of an order's coded terms.
///
/// # Errors
/// `Refused` where the same person coded them, `Conflict`.
pub async fn check_terms(desk: &Desk<'_>, id: MeasureId, version: u32) -> Result<(), CaseworkError> {
    let work = desk.begin(Permission::RecordMeasures).await?;
    let before = measures::get(&work.txn, id).await?;
    if before.terms.is_empty() {
        return Err(CaseworkError::refused(
            "no-terms",
            "There are no terms to check yet: transcribe them first",
        ));
    }
    if before.coded_by == Some(work.me.id) {
        return Err(CaseworkError::refused(
            "same-person",
            "You coded these terms: another person checks them",
        ));
    }
    let case = before.case;
    measures::update(&work.txn, &Measure { checked_by: Some(work.me.id), version, ..before }).await?;
    work.finish([Entry::about(Act::Alter, case, "terms checked", id.to_string())]).await
}
