//! The words of letters in another language: what a translation holds, what it lacks, and who checked it.
//!
//! Not here: reading one from a file (see `read`), and who may bring one in or check it (casework).

mod read;

use std::collections::BTreeMap;
use std::fmt;
use std::sync::{Arc, LazyLock};

pub use read::{Wrong, for_translators};

use super::fixed::Fixed;
use super::language::Language;
use super::phrases::Phrase;
use super::texts::SignOff;

/// The name of one text: a phrase that a unit may word differently, or words that only a translation has anew.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Key {
    /// A phrase.
    Phrase(Phrase),
    /// Fixed words.
    Fixed(Fixed),
}

impl Key {
    /// All of them, phrases first, in the order of a file for translators.
    pub fn all() -> impl Iterator<Item = Self> {
        let phrases = Phrase::ALL.iter().copied().map(Self::Phrase);
        phrases.chain(Fixed::ALL.iter().copied().map(Self::Fixed))
    }

    /// Its name in files.
    pub fn code(self) -> &'static str {
        match self {
            Self::Phrase(phrase) => phrase.code(),
            Self::Fixed(fixed) => fixed.code(),
        }
    }

    /// Reads a name.
    pub fn from_code(code: &str) -> Option<Self> {
        Phrase::from_code(code).map(Self::Phrase).or_else(|| Fixed::from_code(code).map(Self::Fixed))
    }

    /// The English words that Safehold supplies.
    pub fn english(self) -> &'static str {
        match self {
            Self::Phrase(phrase) => phrase.english(),
            Self::Fixed(fixed) => fixed.english(),
        }
    }

    /// The slots that its words hold in every language.
    pub fn slots(self) -> Vec<&'static str> {
        match self {
            Self::Phrase(phrase) => phrase.slots(),
            Self::Fixed(fixed) => fixed.slots(),
        }
    }
}

impl From<Phrase> for Key {
    fn from(phrase: Phrase) -> Self {
        Self::Phrase(phrase)
    }
}

impl From<Fixed> for Key {
    fn from(fixed: Fixed) -> Self {
        Self::Fixed(fixed)
    }
}

/// That somebody who reads both languages found a translation right.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Checked {
    /// Who, and when.
    pub sign_off: SignOff,
    /// What the unit worded differently in English at that moment: the check says nothing of other words.
    pub against: BTreeMap<Phrase, String>,
}

/// The words of letters in one language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Translation {
    /// The language.
    pub language: Language,
    /// The file's own version.
    pub version: u32,
    /// Who translated it: an agency and its certificate, or "Supplied with Safehold".
    pub translator: String,
    /// The words by name.
    pub words: Arc<BTreeMap<Key, String>>,
    /// Who found it right; `None`: nobody yet, and no letter is printed with it.
    pub checked: Option<Checked>,
    /// It came with Safehold.
    pub supplied: bool,
}

/// Why a letter can't be made final in a language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NotReady {
    /// There is no translation.
    None(Language),
    /// It lacks words.
    Incomplete(Language, Vec<Key>),
    /// Nobody has checked it.
    NotChecked(Language),
    /// The unit changed these English words since it was checked.
    Changed(Language, Vec<Phrase>),
}

impl fmt::Display for NotReady {
    /// What is wrong and what to do.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::None(language) => write!(
                f,
                "There are no letter texts in {}: bring in a certified translation in Settings, or make the letter in English now",
                language.name()
            ),
            Self::Incomplete(language, missing) => {
                let some: Vec<&str> = missing.iter().take(5).map(|key| key.code()).collect();
                let more = if missing.len() > 5 {
                    format!(" and {} more", missing.len() - 5)
                } else {
                    String::new()
                };
                write!(
                    f,
                    "The letter texts in {} are not complete, {}{more} are missing: have them translated, or make the letter in English now",
                    language.name(),
                    some.join(", ")
                )
            }
            Self::NotChecked(language) => write!(
                f,
                "Nobody has checked the letter texts in {0}: make the letter in English now, or have somebody who reads {0} check them in Settings",
                language.name()
            ),
            Self::Changed(language, phrases) => {
                let changed: Vec<&str> = phrases.iter().map(|phrase| phrase.code()).collect();
                write!(
                    f,
                    "The English of {} was changed after the letter texts in {1} were checked: have {1} checked again in Settings, or make the letter in English now",
                    changed.join(", "),
                    language.name()
                )
            }
        }
    }
}

impl NotReady {
    /// A name that stays, for the gate.
    pub fn code(&self) -> &'static str {
        match self {
            Self::None(_) => "no-translation",
            Self::Incomplete(..) => "translation-incomplete",
            Self::NotChecked(_) => "translation-not-checked",
            Self::Changed(..) => "translation-out-of-date",
        }
    }
}

impl Translation {
    /// The translations that come with Safehold, Welsh and Urdu: complete, checked by nobody.
    pub fn supplied() -> Vec<Self> {
        static SUPPLIED: LazyLock<Vec<Translation>> = LazyLock::new(|| {
            let texts = [include_str!("languages/cy.txt"), include_str!("languages/ur.txt")];
            let read = texts.into_iter().filter_map(|text| Translation::read(text).ok());
            read.map(|translation| Translation { supplied: true, ..translation }).collect()
        });
        SUPPLIED.clone()
    }

    /// The names whose words it lacks, in the order of a file.
    pub fn missing(&self) -> Vec<Key> {
        Key::all().filter(|key| !self.words.contains_key(key)).collect()
    }

    /// Why no letter can be printed with it; `changed`: what the unit words differently in English now.
    pub fn not_ready(&self, changed: &BTreeMap<Phrase, String>) -> Option<NotReady> {
        let missing = self.missing();
        if !missing.is_empty() {
            return Some(NotReady::Incomplete(self.language, missing));
        }
        let Some(checked) = &self.checked else { return Some(NotReady::NotChecked(self.language)) };
        let differs = |phrase: &Phrase| checked.against.get(phrase) != changed.get(phrase);
        let out_of_date: Vec<Phrase> = Phrase::ALL.iter().copied().filter(differs).collect();
        (!out_of_date.is_empty()).then_some(NotReady::Changed(self.language, out_of_date))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::NaiveDate;

    #[test]
    fn welsh_and_urdu_come_complete_and_unchecked() {
        let supplied = Translation::supplied();
        let languages: Vec<Language> = supplied.iter().map(|one| one.language).collect();
        assert_eq!(languages, [Language::WELSH, Language::URDU]);
        for translation in supplied {
            assert_eq!(translation.missing(), [], "{}", translation.language);
            let why = translation.not_ready(&BTreeMap::new());
            assert_eq!(why, Some(NotReady::NotChecked(translation.language)));
        }
    }

    #[test]
    fn a_check_is_of_the_english_that_it_was_read_against() {
        let mut welsh = Translation::supplied().remove(0);
        let own: BTreeMap<Phrase, String> = [(Phrase::TellUs, "Tell us.".to_owned())].into();
        let sign_off = SignOff { by: "Insp Hale".into(), on: NaiveDate::default() };
        welsh.checked = Some(Checked { sign_off, against: own.clone() });
        assert_eq!(welsh.not_ready(&own), None);
        let why = welsh.not_ready(&BTreeMap::new()).unwrap();
        assert_eq!(why.code(), "translation-out-of-date");
        assert!(why.to_string().starts_with("The English of if.tell-us was changed"), "{why}");
        Arc::make_mut(&mut welsh.words).remove(&Key::Fixed(Fixed::PageOf));
        let why = welsh.not_ready(&own).unwrap();
        assert!(why.to_string().contains("page.of"), "{why}");
    }

    #[test]
    fn names_are_told_apart() {
        let codes: std::collections::BTreeSet<&str> = Key::all().map(Key::code).collect();
        assert_eq!(codes.len(), Key::all().count());
        for key in Key::all() {
            assert_eq!(Key::from_code(key.code()), Some(key));
        }
    }
}
