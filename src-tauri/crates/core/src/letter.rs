//! Letters: the record of one that was made, its neutral reference, and what each kind says. Neutral outside;
//! inside only what the record holds, the phrases the law allows, and no promise.
//!
//! Not here: whether it may go out (see [`crate::letter_gate`]) and how it is set.

mod code;
mod due;
mod kind;
mod phrases;
mod post;
mod run;
mod texts;
mod write;

use chrono::{DateTime, Utc};

pub use code::{CodeProblem, letter_reference, read_code, reference_checks};
pub use due::{CalledFor, Closing, Done, LetterDue, called_by_change, called_for};
pub use kind::{LetterKind, subjects};
pub use phrases::Phrase;
pub use post::{Happening, LetterState, PostRecord};
pub use run::{Fate, Outlet, Run, RunItem, count_differs, sheets, sheets_expected};
pub use texts::{Helpline, LetterTexts, SignOff, wrong_wording};
pub use write::{Content, letter};

use crate::document::{EnvelopeProfile, PrintSize};
use crate::id::{CaseId, LetterId, MeasureId, OfficerId, PersonId};

/// A letter that was made: the exact bytes are kept with it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Letter {
    /// Its identity.
    pub id: LetterId,
    /// The case.
    pub case: CaseId,
    /// To whom.
    pub recipient: PersonId,
    /// What kind of letter.
    pub kind: LetterKind,
    /// About which measures, each with the version of its record that it was made from. Empty for a letter
    /// that tells of none.
    pub about: Vec<(MeasureId, u32)>,
    /// The envelope it was set for.
    pub profile: EnvelopeProfile,
    /// How large it is set.
    pub size: PrintSize,
    /// The neutral reference: "VC-48213-K".
    pub reference: String,
    /// The version of the fixed texts.
    pub texts_version: u32,
    /// The version of the policy its gate was asked under.
    pub policy_version: u32,
    /// When it was made.
    pub made_at: DateTime<Utc>,
    /// By whom.
    pub made_by: OfficerId,
    /// SHA-256 of the bytes, hexadecimal.
    pub sha256: String,
    /// Pages.
    pub pages: u32,
    /// When it was last printed or saved to a file, and how often.
    pub printed: Vec<DateTime<Utc>>,
}

