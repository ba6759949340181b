//! What happens to a measure after it is recorded: it changes, it is served. Every change that a victim must hear of
//! raises a task; one that opens a gap in cover raises it at once. Variations, ends and the second check are in
//! files of their own.

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

/// Saves a changed measure; its variations stay as they are. Terms that changed must be checked by a second person
/// again.
///
/// # Errors
/// `Invalid` field by field, `Conflict`, `NotFound`, `Forbidden`.
pub async fn change(desk: &Desk<'_>, measure: Measure) -> Result<(), CaseworkError> {
    let work = desk.begin(Permission::RecordMeasures).await?;
    let before = measures::get(&work.txn, measure.id).await?;
    if before.version != measure.version {
        return Err(CaseworkError::Conflict);
    }
    if std::mem::discriminant(&before.facts) != std::mem::discriminant(&measure.facts) {
        return Err(CaseworkError::field("kind", "A measure keeps its kind: record the other one as new"));
    }
    let same_terms = before.terms == measure.terms;
    let measure = Measure {
        variations: before.variations.clone(),
        coded_by: if same_terms { before.coded_by } else { coded_by(&measure, &work) },
        checked_by: if same_terms { before.checked_by } else { None },
        ..measure
    };
    let entries = save(&work, &before, measure, "measure").await?;
    work.finish(entries).await
}

/// Saves what a measure became and raises what that asks for, within work already begun. Whose case it is, where it
/// came from and when it was received stay as they were.
///
/// # Errors
/// `Invalid` field by field, `Conflict`, `NotFound`.
pub(crate) async fn save(
    work: &Work<'_>,
    before: &Measure,
    after: Measure,
    what: &'static str,
) -> Result<Vec<Entry>, CaseworkError> {
    let after = Measure {
        case: before.case,
        origin: before.origin.clone(),
        received_at: before.received_at,
        ..after
    };
    refuse_wrong(&after, work)?;
    let file = cases::file(work, after.case).await?;
    measures::update(&work.txn, &after).await?;
    crate::queue::on_change(work, &file.case, file.victim()?, before, &after).await?;
    let mut entries = vec![Entry::about(Act::Alter, after.case, what, after.id.to_string())];
    entries.extend(tell(work, file, before, &after).await?);
    crate::plans::refresh(work, after.case).await?;
    Ok(entries)
}

/// Raises what a change asks for; at once where it leaves a victim of medium or high risk with nothing to arrest
/// for within the days that policy warns ahead.
pub(crate) async fn tell(
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
    let swap = |one: &Measure| if one.id == after.id { after.clone() } else { one.clone() };
    let file = CaseFile { measures: file.measures.iter().map(swap).collect(), ..file };
    let new = cases::cover_of(work, &file)?;
    let ahead = work.now + Duration::days(i64::from(work.policy.gap_warning_days));
    let drops = (file.case.working_risk() > Risk::Standard)
        .then(|| cover_drops(&old, &new, victim, work.now, ahead))
        .flatten();
    let mut entries = Vec::new();
    for raised in all {
        let raised = match drops {
            Some(from) => raised.at_once(from),
            None => raised,
        };
        let task = raise(work, &file.case, after.id, raised).await?;
        entries.push(Entry::about(Act::Collect, after.case, "contact task", task.to_string()));
    }
    Ok(entries)
}

/// Records that the respondent is aware of an order, or was served with it, and raises the task to tell the victim.
///
/// # Errors
/// `Invalid`, `Conflict`; `Refused` for a measure whose service is not a fact of its own.
pub async fn record_service(
    desk: &Desk<'_>,
    id: MeasureId,
    version: u32,
    served: bool,
    evidence: Evidence,
) -> Result<(), CaseworkError> {
    let mut measure = one(desk, id).await?;
    let name = measure.kind().name();
    let place = if served {
        measure.facts.served_mut()
    } else {
        measure.facts.order_mut().map(|order| &mut order.aware)
    };
    let Some(place) = place else {
        return Err(CaseworkError::refused(
            "kind",
            format!("Service is recorded for an order of a court, not for this: {name}"),
        ));
    };
    *place = Some(evidence);
    change(desk, Measure { version, ..measure }).await
}
