//! In what form somebody gets a letter.

use crate::document::PrintSize;

/// The form of a letter.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Format {
    /// Clear print, 12 points or more.
    #[default]
    Standard,
    /// Large print, 16 points.
    Large16,
    /// Large print, 18 points.
    Large18,
    /// Easy read: one idea a line, each with a picture.
    Easy,
    /// A text without pages, to be read out by phone.
    Plain,
}

impl Format {
    /// All of them.
    pub const ALL: [Self; 5] = [Self::Standard, Self::Large16, Self::Large18, Self::Easy, Self::Plain];

    /// The code in files and on the command line.
    pub fn code(self) -> &'static str {
        match self {
            Self::Standard => "standard",
            Self::Large16 => "large16",
            Self::Large18 => "large18",
            Self::Easy => "easy",
            Self::Plain => "plain",
        }
    }

    /// In words, for a list: "Large print, 16 point".
    pub fn label(self) -> &'static str {
        match self {
            Self::Standard => "Standard print",
            Self::Large16 => "Large print, 16 point",
            Self::Large18 => "Large print, 18 point",
            Self::Easy => "Easy read, with pictures",
            Self::Plain => "Read out by phone",
        }
    }

    /// Reads a code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|format| format.code() == code)
    }

    /// How large it is set; nothing where it has no pages.
    pub fn size(self) -> Option<PrintSize> {
        match self {
            Self::Standard => Some(PrintSize::Standard),
            Self::Large16 | Self::Easy => Some(PrintSize::Large16),
            Self::Large18 => Some(PrintSize::Large18),
            Self::Plain => None,
        }
    }
}
