//! Families of type: which script each sets, and how much room its lines need.
//!
//! Not here: the files (`fonts`).

use crate::typeset::items::ScriptTag;

/// A family of type that ships with the program.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Family {
    /// Noto Sans: Latin, Greek, Cyrillic, and every address.
    Sans,
    /// Atkinson Hyperlegible Next: Latin, for the body of a letter where it is chosen.
    Legible,
    /// Noto Naskh Arabic.
    Naskh,
    /// Noto Nastaliq Urdu, whose words slope down to the left.
    Nastaliq,
    /// Noto Sans Gurmukhi.
    Gurmukhi,
    /// Noto Sans Bengali.
    Bengali,
}

/// How a family's lines stand, in sizes of the type.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Stature {
    /// The least distance from one baseline to the next.
    pub(crate) leading: f32,
    /// How much more of it a roomy page gives.
    pub(crate) more: f32,
    /// From the baseline up to the middle of the letters with their marks.
    pub(crate) middle: f32,
}

impl Stature {
    /// Of an empty line.
    pub(crate) const LATIN: Self = Self { leading: 1.0, more: 0.0, middle: 0.388 };
}

impl Family {
    /// All of them, in the order in which a character without a script of its own looks for its face.
    pub(crate) const ALL: [Self; 6] =
        [Self::Sans, Self::Legible, Self::Naskh, Self::Gurmukhi, Self::Bengali, Self::Nastaliq];

    /// How its lines stand: measured from its letters with marks above and below.
    pub(crate) fn stature(self) -> Stature {
        match self {
            Self::Sans | Self::Legible => Stature::LATIN,
            Self::Gurmukhi | Self::Bengali => Stature { leading: 1.45, more: 0.1, middle: 0.36 },
            Self::Naskh => Stature { leading: 1.6, more: 0.1, middle: 0.31 },
            Self::Nastaliq => Stature { leading: 2.2, more: 0.2, middle: 0.62 },
        }
    }

    /// The family made for a script, where there is one. `nastaliq` is for languages whose Arabic script slopes; `latin` is
    /// the family chosen for the rest.
    pub(crate) fn of_script(script: ScriptTag, nastaliq: bool, latin: Self) -> Self {
        match &script {
            b"Arab" if nastaliq => Self::Nastaliq,
            b"Arab" => Self::Naskh,
            b"Guru" => Self::Gurmukhi,
            b"Beng" => Self::Bengali,
            b"Latn" | b"Zyyy" | b"Zinh" => latin,
            _ => Self::Sans,
        }
    }
}
