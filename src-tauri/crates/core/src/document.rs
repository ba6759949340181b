//! What a paper says, before anybody typesets it: paragraphs, numbered terms, tables and the cover
//! timeline, in reading order. A letter and a plan are both made of these blocks.
//!
//! Not here: fonts, positions, PDF. That is the letters crate's work.

mod picture;

pub use picture::Picture;

pub use crate::envelope::EnvelopeProfile;
use crate::letter::Language;
use crate::timeline::Timeline;

/// A stretch of text in one weight and language. Numbers, dates, postcodes and references that must not be split
/// over two lines carry U+00A0 between their parts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Span {
    /// The words.
    pub text: String,
    /// Set in the bold face.
    pub bold: bool,
    /// Its language, where that is not the block's: a court's own English within a letter in another language.
    pub language: Option<Language>,
}

/// The words of one paragraph, in order.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Text(pub Vec<Span>);

impl Text {
    /// Text in the ordinary weight.
    pub fn plain(text: impl Into<String>) -> Self {
        Self(vec![Span { text: text.into(), bold: false, language: None }])
    }

    /// Text in bold.
    pub fn bold(text: impl Into<String>) -> Self {
        Self(vec![Span { text: text.into(), bold: true, language: None }])
    }

    /// The same text with more in the ordinary weight after it.
    #[must_use]
    pub fn then(mut self, text: impl Into<String>) -> Self {
        self.0.push(Span { text: text.into(), bold: false, language: None });
        self
    }

    /// The same text with more in bold after it.
    #[must_use]
    pub fn then_bold(mut self, text: impl Into<String>) -> Self {
        self.0.push(Span { text: text.into(), bold: true, language: None });
        self
    }

    /// The words without their weight.
    pub fn words(&self) -> String {
        self.0.iter().map(|span| span.text.as_str()).collect()
    }
}

/// One entry of a numbered list and what belongs under it (a term's exceptions).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// The entry itself.
    pub text: Text,
    /// Sentences set directly below it, unnumbered.
    pub below: Vec<Text>,
}

/// How a table shares out the page's width: parts of the whole, one for each column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    /// What the table holds, for somebody who hears it instead of seeing it.
    pub summary: String,
    /// The headings of the columns; as many as `widths`.
    pub headings: Vec<String>,
    /// The share of each column, in parts of their sum.
    pub widths: Vec<u16>,
    /// The rows; each as many cells as there are headings.
    pub rows: Vec<Vec<Text>>,
}

/// One block of a paper, in reading order.
#[derive(Debug, Clone, PartialEq)]
pub enum Block {
    /// A heading below the title: level 2 or 3.
    Heading(u8, String),
    /// A paragraph.
    Paragraph(Text),
    /// A numbered list, 1 upwards.
    Numbered(Vec<Item>),
    /// A list with bullets.
    Bullets(Vec<Text>),
    /// A table with a heading row that is repeated on each page.
    Table(Table),
    /// A warning in a red frame: heading and text.
    Callout(String, Text),
    /// Short facts side by side: each a label and the lines under it. At most three.
    Facts(Vec<(String, Vec<Text>)>),
    /// One idea of an easy-read paper: a picture beside a short sentence; the next sentence of the same idea has none.
    Idea {
        /// What is drawn beside it. It says nothing that the words do not say.
        picture: Option<Picture>,
        /// The sentence.
        text: Text,
    },
    /// Blocks in another language than the paper's: each is set and read in its own direction.
    In(Language, Vec<Block>),
    /// What follows begins on a new page.
    NewPage,
    /// The cover timeline, drawn to the width of the page.
    Timeline(Box<Timeline>),
}

/// How large a letter is set.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum PrintSize {
    /// Clear print, 12 points or more.
    #[default]
    Standard,
    /// Large print, 16 points.
    Large16,
    /// Large print, 18 points.
    Large18,
}

impl PrintSize {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Standard, Self::Large16, Self::Large18];

    /// The code in files.
    pub fn code(self) -> &'static str {
        match self {
            Self::Standard => "standard",
            Self::Large16 => "large16",
            Self::Large18 => "large18",
        }
    }

    /// Reads a code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|size| size.code() == code)
    }
}

/// The typeface of a letter's Latin words. The address is always in the first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Typeface {
    /// Noto Sans.
    #[default]
    NotoSans,
    /// Atkinson Hyperlegible Next, made for readers with low vision.
    AtkinsonHyperlegible,
}

impl Typeface {
    /// All of them.
    pub const ALL: [Self; 2] = [Self::NotoSans, Self::AtkinsonHyperlegible];

    /// The code in files.
    pub const fn code(self) -> &'static str {
        match self {
            Self::NotoSans => "noto-sans",
            Self::AtkinsonHyperlegible => "atkinson-hyperlegible",
        }
    }

    /// The name in the lists of a page.
    pub const fn name(self) -> &'static str {
        match self {
            Self::NotoSans => "Noto Sans",
            Self::AtkinsonHyperlegible => "Atkinson Hyperlegible Next",
        }
    }

    /// Reads a code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|typeface| typeface.code() == code)
    }
}

/// A letter to one person, ready to be set.
#[derive(Debug, Clone, PartialEq)]
pub struct LetterPaper {
    /// BCP 47 language of the whole, `en-GB` or `cy`; the address and the sender are as post needs them.
    pub language: String,
    /// A neutral title for the file's metadata: never a name.
    pub title: String,
    /// The neutral sender's lines, set at the top right.
    pub sender: Vec<String>,
    /// The envelope's lines: 3 to 7, the postcode last.
    pub address: Vec<String>,
    /// The letter's date in words.
    pub date: String,
    /// The neutral reference, as printed ("Our reference: VC-48213-K").
    pub reference: String,
    /// The heading inside the letter.
    pub heading: String,
    /// What it says.
    pub body: Vec<Block>,
    /// Whom to ask for, set under the sender: a heading, the name, how and when to reach them.
    pub contact: Vec<String>,
    /// How a page is numbered where there are several, with `{page}` and `{pages}` to be filled: "Page {page} of
    /// {pages}".
    pub page_of: String,
    /// The typeface of its Latin words.
    pub typeface: Typeface,
}

/// An internal paper with a protective marking: a safeguarding plan.
#[derive(Debug, Clone, PartialEq)]
pub struct MarkedPaper {
    /// BCP 47 language of the whole.
    pub language: String,
    /// A neutral title for the file's metadata: never a name.
    pub title: String,
    /// The protective marking, set top and bottom of each page: `OFFICIAL-SENSITIVE`.
    pub marking: String,
    /// The heading of the first page.
    pub heading: String,
    /// The line under the heading ("SH-2041, draft of version 4").
    pub subheading: String,
    /// The unit and how to reach it, top right of the first page.
    pub unit: Vec<String>,
    /// What it says.
    pub body: Vec<Block>,
    /// How to handle it; first part of each page's foot.
    pub handling: String,
    /// When and by whom it was printed; second part of each page's foot.
    pub printed: String,
}
