//! Envelopes with a window: the sheet that shows whether one fits. It holds nothing of any caseload.
//!
//! Not here: the unit's own envelope, which is a value of its policy (`settings`).

use chrono::{DateTime, Utc};
use safehold_core::audit::Act;
use safehold_core::envelope::{EnvelopeChoice, EnvelopeProfile};
use safehold_core::officer::Permission;

use crate::desk::{Desk, Entry};
use crate::error::CaseworkError;
use crate::letters::Envelope;

/// The alignment sheet of an envelope as a PDF.
///
/// # Errors
/// `Refused` where the sample address does not fit the envelope's window.
pub fn alignment_sheet(profile: EnvelopeProfile, made: DateTime<Utc>) -> Result<Vec<u8>, CaseworkError> {
    Ok(safehold_letters::alignment_sheet(profile, made)?.bytes)
}

/// The alignment sheet of an envelope that the unit may choose; its own as the policy has it.
///
/// # Errors
/// `Refused` where the unit's own is not measured, or the sample address does not fit its window; `Forbidden`.
pub async fn sheet_of(desk: &Desk<'_>, choice: EnvelopeChoice) -> Result<Vec<u8>, CaseworkError> {
    let work = desk.begin(Permission::UseSafehold).await?;
    let bytes = alignment_sheet(Envelope::Chosen(choice).profile(&work.policy)?, work.now)?;
    work.finish([Entry::of(Act::Consult, "alignment sheet", choice.code())]).await?;
    Ok(bytes)
}
