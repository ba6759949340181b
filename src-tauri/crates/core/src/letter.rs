//! Letters: the record of one that was made, its neutral reference, and what each kind says. Neutral outside;
//! inside only what the record holds, the phrases the law allows, and no promise.
//!
//! Not here: whether it may go out (see [`crate::letter_gate`]) and how it is set.

mod code;
mod due;
mod examples;
mod fixed;
mod format;
mod kind;
mod language;
mod own_words;
mod phrases;
mod post;
mod run;
mod texts;
mod translation;
mod way;
mod wording;
mod write;

use chrono::{DateTime, Utc};

pub use code::{CodeProblem, letter_reference, read_code, reference_checks};
pub use due::{
    CalledFor, Closing, Done, LetterDue, UNREACHED, called_by_attempts, called_by_change, called_for,
};
pub use examples::{Example, Look, examples, where_said};
pub use fixed::Fixed;
pub use format::Format;
pub use kind::{LetterKind, subjects, tellable};
pub use language::{Direction, Language};
pub use own_words::{
    AVERAGE_SENTENCE, LONGEST_SENTENCE, LONGEST_WORDING, Reading, never_said, reading, wrong_wording,
};
pub use phrases::Phrase;
pub use post::{Happening, LetterState, PostRecord};
pub use run::{Fate, Outlet, Run, RunItem, count_differs, sheets, sheets_expected};
pub use texts::{Helpline, LetterTexts, SignOff};
pub use translation::{Checked, Key, NotReady, Translation, Wrong, for_translators};
pub use way::{Handed, Way};
pub use wording::Wording;
pub(crate) use wording::{held, joined};
pub use write::{Content, letter, spoken};

use crate::document::EnvelopeProfile;
use crate::id::{CaseId, LetterId, MeasureId, OfficerId, PersonId};
use crate::letter_gate::Agreement;

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
    /// The language it is written in.
    pub language: Language,
    /// The form it has.
    pub format: Format,
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
    /// How it reaches her.
    pub way: Way,
    /// The records it was drawn from, each with the digest of its content then: a change of any stops the letter.
    pub drawn_from: Vec<(String, String)>,
    /// What second people agreed to, and why.
    pub agreements: Vec<Agreement>,
    /// That it was handed over, where it does not go by post.
    pub handed: Option<Handed>,
}
