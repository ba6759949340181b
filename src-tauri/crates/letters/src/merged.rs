//! One file of many letters, ready for the printer: written as it grows, so that a run of two thousand letters needs
//! hardly more memory than one; each letter begins on an odd page; the bookmarks are references, never names.
//!
//! Not here: whether a letter may go out, in which order letters come, what is kept of them.

use std::io::Write;

use chrono::{DateTime, Utc};
use safehold_core::document::{LetterPaper, PrintSize};
use safehold_core::envelope::EnvelopeProfile;

use crate::PaperError;
use crate::batch::{Setting, Wanted};
use crate::pdf::Many;

/// The neutral title of the file: printers' queues show it.
const TITLE: &str = "Letters";
/// The language of the file as a whole; each letter says its own.
const LANGUAGE: &str = "en-GB";

/// A print-ready file while it is written.
pub struct Merged<W: Write> {
    file: Many<W>,
    setting: Setting,
    letters: u32,
}

impl<W: Write> Merged<W> {
    /// Begins a file that goes to `to`, in small parts: wrap a file of the disk in a `BufWriter`. `made` becomes its
    /// date; the same letters in the same order and the same `made` give the same bytes.
    ///
    /// # Errors
    /// [`PaperError::Write`] with what `to` said.
    pub fn begin(to: W, made: DateTime<Utc>) -> Result<Self, PaperError> {
        Ok(Self { file: Many::begin(to, TITLE, LANGUAGE, made)?, setting: Setting::default(), letters: 0 })
    }

    /// Adds a letter, and an empty page after it where it has an odd number of them. Gives the number of its own
    /// pages. A letter that is refused leaves no trace in the file.
    ///
    /// # Errors
    /// [`PaperError`] with what to mend in the letter, as [`crate::letter`] gives; [`PaperError::Write`] with what
    /// the writer said, after which the file is of no use.
    pub fn add(
        &mut self,
        paper: &LetterPaper,
        profile: EnvelopeProfile,
        size: PrintSize,
    ) -> Result<u32, PaperError> {
        let drawing = self.setting.draw(&Wanted { paper, profile, size })?;
        self.file.add(&drawing, bookmark(paper))?;
        self.letters += 1;
        Ok(u32::try_from(drawing.pages.len()).unwrap_or(u32::MAX))
    }

    /// How many letters the file holds so far.
    pub fn letters(&self) -> u32 {
        self.letters
    }

    /// How many pages the file has so far, empty ones included: twice the sheets of paper that it takes.
    pub fn pages(&self) -> u32 {
        u32::try_from(self.file.pages()).unwrap_or(u32::MAX)
    }

    /// Ends the file and gives back what it was written to, flushed.
    ///
    /// # Errors
    /// [`PaperError::NoLetters`] where none was added; [`PaperError::Write`] with what the writer said.
    pub fn finish(self) -> Result<W, PaperError> {
        if self.letters == 0 {
            return Err(PaperError::NoLetters);
        }
        self.file.finish()
    }
}

/// What finds a letter in the list of bookmarks: its reference, without the words before it.
fn bookmark(paper: &LetterPaper) -> &str {
    paper.reference.rsplit(':').next().unwrap_or_default().trim()
}
