//! Content to PDF bytes: letters and marked papers, accessible (PDF/UA-1) and fit to be kept
//! (PDF/A-2a), the same bytes for the same paper; and pictures of their pages.
//!
//! Not here: what a letter says (templates), whether it may be sent, where it is kept. This is the
//! only crate that names a PDF library, and only `pdf` does.

mod batch;
mod draw;
mod error;
mod layout;
mod merged;
mod outside;
mod pdf;
mod render;
mod shaped;
mod typeset;

use chrono::{DateTime, Utc};
use safehold_core::document::{LetterPaper, MarkedPaper};

pub use batch::{Wanted, letters, letters_on, page_counts};
pub use error::PaperError;
pub use merged::Merged;
pub use outside::{in_window, shown};
pub use render::{PageImage, RenderError, page_image, page_images};
pub use safehold_core::document::{EnvelopeProfile, PrintSize};
pub use shaped::{ShapedWord, shaped_words};

/// A finished file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pdf {
    /// The file, byte for byte.
    pub bytes: Vec<u8>,
    /// How many pages it has.
    pub pages: u32,
}

/// A letter as PDF, its address placed for the envelope and set in one of the sizes of print. `made` becomes
/// the file's date; the same paper, profile, size and `made` give the same bytes.
///
/// # Errors
/// [`PaperError`] with what to mend: characters no font has, an address or sender that does not
/// fit, too many pages.
pub fn letter(
    paper: &LetterPaper,
    profile: EnvelopeProfile,
    size: PrintSize,
    made: DateTime<Utc>,
) -> Result<Pdf, PaperError> {
    finish(batch::Setting::default().draw(&Wanted { paper, profile, size })?, made)
}

/// A marked paper (a safeguarding plan) as PDF. `made` becomes the file's date; the same paper and
/// `made` give the same bytes.
///
/// # Errors
/// [`PaperError`] with what to mend: characters no font has, a table with uneven rows, too many
/// pages.
pub fn marked_paper(paper: &MarkedPaper, made: DateTime<Utc>) -> Result<Pdf, PaperError> {
    check(&paper.title, &paper.language)?;
    finish(layout::draw_marked_paper(paper)?, made)
}

/// A sheet that shows, folded into an envelope, whether its window fits the profile. Nothing on it is about anybody.
///
/// # Errors
/// [`PaperError`] where the sample address does not fit the unit's own window.
pub fn alignment_sheet(profile: EnvelopeProfile, made: DateTime<Utc>) -> Result<Pdf, PaperError> {
    finish(layout::draw_alignment_sheet(profile)?, made)
}

/// The words of a finished file, read back from its bytes: what anybody finds in it who can open it.
///
/// # Errors
/// [`PaperError::Write`] where the bytes are no file of ours.
pub fn text_of(bytes: &[u8]) -> Result<String, PaperError> {
    pdf::text(bytes)
}

fn check(title: &str, language: &str) -> Result<(), PaperError> {
    if title.trim().is_empty() {
        return Err(PaperError::NoTitle);
    }
    let mut parts = language.split('-');
    let primary = parts.next().unwrap_or_default();
    let sound = (2..=3).contains(&primary.len())
        && primary.bytes().all(|letter| letter.is_ascii_lowercase())
        && parts.all(|part| (1..=8).contains(&part.len()) && part.bytes().all(|c| c.is_ascii_alphanumeric()));
    if sound { Ok(()) } else { Err(PaperError::Language(language.to_owned())) }
}

fn finish(drawing: draw::Drawing, made: DateTime<Utc>) -> Result<Pdf, PaperError> {
    let pages = u32::try_from(drawing.pages.len()).unwrap_or(u32::MAX);
    Ok(Pdf { bytes: pdf::write(&drawing, made)?, pages })
}
