//! What happens to a measure after it is recorded: it changes, it ends, it is served, its coding is checked. Every
//! change that a victim must hear of raises a task; one that opens a gap in cover raises it at once.

use chrono::Duration;
use safehold_core::audit::Act;
use safehold_core::id::MeasureId;
use safehold_core::measure::{Evidence, Measure};
use safehold_core::officer::Permission;
use safehold_core::person::Risk;
use safehold_core::tasks::{cover_drops, on_change};
use safehold_store::measures;

use super::{coded_by, one, raise, refuse_wrong};
use crate::cases::{self, CaseFile};
use crate::desk::{Desk, Entry, Work};
use crate::error::CaseworkError;

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
    let file = cases::file(&work, measure.case).await?;
    measures::update(&work.txn, &measure).await?;
    let mut entries = vec![Entry::about(Act::Alter, measure.case, "measure", measure.id.to_string())];
    entries.extend(tell(&work, file, &before, &measure).await?);
    work.finish(entries).await
}

/// Raises what a change asks for; at once where it leaves a victim of medium or high risk with nothing to arrest
/// for within the days that policy warns ahead.
async fn tell(
    work: &Work<'_>,
    file: CaseFile,
    before: &Measure,
    after: &Measure,
) -> Result<Vec<Entry>, CaseworkError> {
    let all = on_change(before, after, work.now, &work.policy, &work.calendar);
    if all.is_empty() {
        return Ok(Vec::new());
    }
    let victim = file.victim()?.id;
    let old = cases::cover_of(work, &file)?;
    let measures =
        file.measures.iter().map(|one| if one.id == after.id { after.clone() } else { one.clone() });
    let file = CaseFile { measures: measures.collect(), ..file };
    let new = cases::cover_of(work, &file)?;
    let ahead = work.now + Duration::days(i64::from(work.policy.gap_warning_days));
    let drops = (file.case.working_risk() > Risk::Standard)
        .then(|| cover_drops(&old, &new, victim, work.now, ahead))
        .flatten();
    let mut entries = Vec::new();
    for raised in all {
        let raised = drops.map_or_else(|| raised.clone(), |from| raised.clone().at_once(from));
        let task = raise(work, &file.case, after.id, raised).await?;
        entries.push(Entry::about(Act::Collect, after.case, "contact task", task.to_string()));
    }
    Ok(entries)
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
    match (measure.facts.order_mut(), served) {
        (Some(order), true) => order.served = Some(evidence),
        (Some(order), false) => order.aware = Some(evidence),
        (None, _) => {
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
