//! A measure is varied, or comes to its end before it runs out.

use chrono::Duration;
use safehold_core::id::MeasureId;
use safehold_core::measure::{Measure, Outcome, Variation};
use safehold_core::officer::Permission;
use safehold_store::measures;

use super::change::save;
use crate::desk::{Desk, Entry, Work};
use crate::error::CaseworkError;

/// Records a variation of a measure, or mends the record of one: `number` is 1 for the first variation, 0 for a new
/// one. Raises the task to tell the victim; letters made from the older version are refused from then on.
///
/// # Errors
/// `Invalid` field by field, `Conflict`; `Refused` for a measure that can't be varied; `NotFound` for a variation
/// that is not there.
pub async fn vary(
    desk: &Desk<'_>,
    id: MeasureId,
    version: u32,
    number: usize,
    variation: Variation,
) -> Result<(), CaseworkError> {
    let work = desk.begin(Permission::RecordMeasures).await?;
    let before = measures::get(&work.txn, id).await?;
    if before.version != version {
        return Err(CaseworkError::Conflict);
    }
    let entries = vary_within(&work, &before, number, variation).await?;
    work.finish(entries).await
}

/// Records or mends a variation within work already begun; whoever works is its coder where its terms are new.
///
/// # Errors
/// As [`vary`].
pub(crate) async fn vary_within(
    work: &Work<'_>,
    before: &Measure,
    number: usize,
    variation: Variation,
) -> Result<Vec<Entry>, CaseworkError> {
    if !before.kind().can_vary() {
        return Err(CaseworkError::refused(
            "kind",
            format!("{}: nobody can vary it. Record a new measure", before.kind().name()),
        ));
    }
    let mut variations = before.variations.clone();
    let coded = number
        .checked_sub(1)
        .and_then(|n| variations.get(n))
        .map(|old| (old.terms.clone(), old.coded_by, old.checked_by));
    let (terms, coded_by, checked_by) = match (coded, number) {
        (Some(coded), _) => coded,
        (None, 0) => {
            let latest = before.latest();
            (latest.terms.to_vec(), latest.coded_by, latest.checked_by)
        }
        (None, _) => return Err(CaseworkError::NotFound("This variation".to_owned())),
    };
    // What was coded and checked already need not be again: the end alone may have changed.
    let variation = if terms == variation.terms {
        Variation { coded_by, checked_by, ..variation }
    } else {
        let coded_by = (!variation.terms.is_empty()).then_some(work.me.id);
        Variation { coded_by, checked_by: None, ..variation }
    };
    match number.checked_sub(1).and_then(|n| variations.get_mut(n)) {
        Some(place) => *place = Variation { order_file: place.order_file.clone(), ..variation },
        None => variations.push(variation),
    }
    let order: Vec<_> = variations.iter().map(|one| one.at).collect();
    if !order.is_sorted() {
        return Err(CaseworkError::field(
            "at.day",
            "This is not in the order of the versions: each must be in force after the one before it",
        ));
    }
    save(work, before, Measure { variations, ..before.clone() }, "variation of a measure").await
}

/// Records how a measure came to its end before it ran out, and raises the task to tell the victim: at once where
/// cover drops.
///
/// # Errors
/// `Invalid` field by field, `Conflict`; `Refused` for a measure that has ended, or that nothing can end.
pub async fn end(
    desk: &Desk<'_>,
    id: MeasureId,
    version: u32,
    outcome: Outcome,
) -> Result<(), CaseworkError> {
    let work = desk.begin(Permission::RecordMeasures).await?;
    let before = measures::get(&work.txn, id).await?;
    if before.version != version {
        return Err(CaseworkError::Conflict);
    }
    let kind = before.kind();
    if before.facts.outcome().is_some() {
        return Err(CaseworkError::refused(
            "ended",
            "Its end is on record already: change the measure to mend it",
        ));
    }
    if !kind.ends_by().contains(&outcome.kind) {
        return Err(CaseworkError::field("outcomeKind", format!("{} does not end this way", kind.name())));
    }
    // Custody's end may be planned; that somebody was released may not.
    if outcome.at > work.now + Duration::minutes(5) {
        return Err(CaseworkError::field("outcomeAt", "An outcome can't be in the future"));
    }
    let mut after = before.clone();
    after.facts.set_outcome(outcome);
    let entries = save(&work, &before, after, "end of a measure").await?;
    work.finish(entries).await
}
