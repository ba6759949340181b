//! How a text is to be set besides its words: its language, its direction, the typeface of its Latin letters.

use safehold_core::document::Typeface;
use safehold_core::letter::{Direction as Way, Language};

use crate::typeset::family::Family;

/// Which way a paragraph runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Direction {
    LeftToRight,
    RightToLeft,
    /// As its first letter runs: a line of its own, such as a name or a date.
    Own,
}

/// How texts are set until another manner is chosen.
#[derive(Debug, Clone)]
pub(crate) struct Manner {
    /// Which way paragraphs run.
    pub(crate) direction: Direction,
    /// The family of Latin letters.
    pub(crate) latin: Family,
    /// Arabic letters are set in Nastaliq.
    pub(crate) nastaliq: bool,
    /// The language, BCP 47: it decides between a letter's local forms.
    pub(crate) language: String,
}

impl Manner {
    /// The manner of a language (BCP 47) in a typeface.
    pub(crate) fn new(language: &str, typeface: Typeface) -> Self {
        let known = Language::from_code(language);
        let right_to_left = known.is_some_and(|known| known.direction() == Way::RightToLeft);
        Self {
            direction: if right_to_left { Direction::RightToLeft } else { Direction::LeftToRight },
            latin: match typeface {
                Typeface::NotoSans => Family::Sans,
                Typeface::AtkinsonHyperlegible => Family::Legible,
            },
            nastaliq: known.is_some_and(|known| known.script() == "Aran" || sloping(known.code())),
            language: language.to_owned(),
        }
    }
}

/// Languages whose Arabic script is printed in Nastaliq though their code does not say so.
fn sloping(code: &str) -> bool {
    let primary = code.split('-').next().unwrap_or_default();
    matches!(primary, "ks" | "pnb" | "skr") || code.starts_with("pa-Arab")
}
