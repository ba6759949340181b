//! The second person's check of the coding of a measure's terms.

use safehold_core::audit::Act;
use safehold_core::id::MeasureId;
use safehold_core::measure::Measure;
use safehold_core::officer::Permission;
use safehold_store::measures;

use crate::desk::{Desk, Entry};
use crate::error::CaseworkError;

/// Says that the coding of a measure's newest version is what its paper says. Another person than the coder does so.
///
/// # Errors
/// `Refused` where the same person coded them, where there are none, and where they are checked already; `Conflict`.
pub async fn check_terms(desk: &Desk<'_>, id: MeasureId, version: u32) -> Result<(), CaseworkError> {
    let work = desk.begin(Permission::RecordMeasures).await?;
    let mut measure = measures::get(&work.txn, id).await?;
    let latest = measure.latest();
    if latest.terms.is_empty() {
        return Err(CaseworkError::refused(
            "no-terms",
            "There are no terms to check yet: transcribe them first",
        ));
    }
    if latest.coded_by == Some(work.me.id) {
        return Err(CaseworkError::refused(
            "same-person",
            "You coded these terms: another person checks them",
        ));
    }
    if latest.checked_by.is_some() {
        return Err(CaseworkError::refused("checked", "These terms are checked already"));
    }
    match measure.variations.last_mut() {
        Some(variation) => variation.checked_by = Some(work.me.id),
        None => measure.checked_by = Some(work.me.id),
    }
    let case = measure.case;
    measures::update(&work.txn, &Measure { version, ..measure }).await?;
    work.finish([Entry::about(Act::Alter, case, "terms checked", id.to_string())]).await
}
