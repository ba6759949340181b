//! Letters: the record of one that was made, its neutral reference, and what each kind says. Neutral outside;
//! inside only what the record holds, the phrases the law allows, and no promise.
//!
//! Not here: whether it may go out (see [`crate::letter_gate`]) and how it is set.

mod kind;
mod phrases;
mod texts;
mod write;

use chrono::{DateTime, Utc};

pub use kind::{LetterKind, subjects};
pub use phrases::Phrase;
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

/// The neutral reference of the `n`th letter of a caseload: "VC-48213-K". The last letter is a check: a
/// mistyped digit or two swapped ones change it.
pub fn letter_reference(n: u32) -> String {
    let number = 40_000_u32.wrapping_add(n.wrapping_mul(7)) % 900_000 + 10_000;
    format!("VC-{number}-{}", check_letter(number))
}

fn check_letter(number: u32) -> char {
    const LETTERS: &[u8; 23] = b"ABCDEFGHJKLMNPQRSTUVWXY";
    let sum: u32 =
        number.to_string().bytes().zip([7, 3, 11, 5, 13, 2]).map(|(d, w)| u32::from(d - b'0') * w).sum();
    char::from(LETTERS[(sum % 23) as usize])
}

/// Whether a reference's check letter agrees with its number.
pub fn reference_checks(text: &str) -> bool {
    let Some(rest) = text.trim().strip_prefix("VC-") else { return false };
    match rest.split_once('-') {
        Some((number, check)) => number.parse().is_ok_and(|n: u32| check.chars().eq([check_letter(n)])),
        None => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reference_checks_itself() {
        let reference = letter_reference(1173);
        assert!(reference_checks(&reference), "{reference}");
        let wrong = reference.replacen(&reference[3..4], "8", 1);
        assert!(wrong == reference || !reference_checks(&wrong));
        assert!(!reference_checks("VC-1"));
    }

    #[test]
    fn references_of_a_caseload_differ() {
        let made: std::collections::BTreeSet<String> = (0..5_000).map(letter_reference).collect();
        assert_eq!(made.len(), 5_000);
    }
}
