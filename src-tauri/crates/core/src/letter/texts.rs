//! The texts that a unit signs off: its wording of the fixed sentences, the helplines and the translations.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::language::Language;
use super::phrases::Phrase;
use super::translation::{NotReady, Translation};
use super::wording::{Wording, slots_of};

/// A helpline of the support box, from a dated table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Helpline {
    /// "National Domestic Abuse Helpline".
    pub name: String,
    /// "0808 2000 247".
    pub number: String,
    /// "free, 24 hours"; may be empty.
    pub note: String,
}

/// Who signed the texts off.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SignOff {
    /// By name, as it was then.
    pub by: String,
    /// When.
    pub on: NaiveDate,
}

/// The fixed texts a letter is made with, and who signed them off.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LetterTexts {
    /// Rises with each change of a text; kept with each letter.
    pub version: u32,
    /// What the unit words differently from Safehold.
    pub changed: BTreeMap<Phrase, String>,
    /// The helplines.
    pub helplines: Vec<Helpline>,
    /// Past this day the helplines must be checked again.
    pub review_by: NaiveDate,
    /// Who signed the texts and helplines off; `None`: nobody yet, and no letter goes out.
    pub signed_off: Option<SignOff>,
    /// The words in other languages, at most one translation for each.
    pub translations: Vec<Translation>,
}

impl LetterTexts {
    /// The texts as Safehold supplies them, signed off by nobody.
    pub fn supplied() -> Self {
        let line = |name: &str, number: &str, note: &str| Helpline {
            name: name.to_owned(),
            number: number.to_owned(),
            note: note.to_owned(),
        };
        Self {
            version: 1,
            changed: BTreeMap::new(),
            helplines: vec![
                line("National Domestic Abuse Helpline", "0808 2000 247", "for women, 24 hours"),
                line("Live Fear Free", "0808 80 10 800", "in Wales, 24 hours"),
                line("Men's Advice Line", "0808 801 0327", "for men"),
                line("Victim Support", "0808 16 89 111", "24 hours"),
                line("National Centre for Domestic Violence", "0800 970 2070", "help with orders"),
            ],
            review_by: NaiveDate::from_ymd_opt(2027, 2, 22).unwrap_or(NaiveDate::MAX),
            signed_off: None,
            translations: Translation::supplied(),
        }
    }

    /// The day for the next check lies behind.
    pub fn review_is_late(&self, today: NaiveDate) -> bool {
        self.review_by < today
    }

    /// The translation into a language.
    pub fn translation(&self, language: Language) -> Option<&Translation> {
        self.translations.iter().find(|translation| translation.language == language)
    }

    /// Why a letter can't be made final in a language; English always can.
    pub fn not_ready(&self, language: Language) -> Option<NotReady> {
        if language == Language::ENGLISH {
            return None;
        }
        self.translation(language)
            .map_or(Some(NotReady::None(language)), |translation| translation.not_ready(&self.changed))
    }

    /// The words of a language. What it lacks is said in English.
    pub fn wording(&self, language: Language) -> Wording<'_> {
        Wording::new(language, Some(&self.changed), self.translation(language))
    }
}

/// What is wrong with words that are to hold these slots.
pub(super) fn wrong_in(wished: &[&str], text: &str) -> Vec<String> {
    let mut wrong = Vec::new();
    if text.trim().is_empty() {
        wrong.push("Enter the words, or go back to those supplied".to_owned());
        return wrong;
    }
    let found = slots_of(text);
    for slot in wished.iter().filter(|slot| !found.contains(slot)) {
        wrong.push(format!("{{{slot}}} is missing: it is filled from the record"));
    }
    for slot in found.iter().filter(|slot| !wished.contains(slot)) {
        wrong.push(format!("{{{slot}}} is not known here: take it out"));
    }
    if text.matches("**").count() % 2 == 1 {
        wrong.push("Bold begins with ** and is not ended with **".to_owned());
    }
    wrong
}
