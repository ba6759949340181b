//! Envelopes with a window: the sheet that shows whether one fits. It holds nothing of any caseload, so nobody is asked
//! who may print it.
//!
//! Not here: the unit's own envelope, which is a value of its policy (`settings`).

use chrono::{DateTime, Utc};
use safehold_core::envelope::EnvelopeProfile;

use crate::error::CaseworkError;

/// The alignment sheet of an envelope as a PDF.
///
/// # Errors
/// `Refused` where the sample address does not fit the envelope's window.
pub fn alignment_sheet(profile: EnvelopeProfile, made: DateTime<Utc>) -> Result<Vec<u8>, CaseworkError> {
    Ok(safehold_letters::alignment_sheet(profile, made)?.bytes)
}
