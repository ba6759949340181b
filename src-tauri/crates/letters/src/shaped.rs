//! How a letter's words were shaped, for a comparison with another shaper.
//!
//! Not here: where they stand.

use safehold_core::document::{LetterPaper, Text};

use crate::PaperError;
use crate::draw::Drawing;
use crate::layout;
use crate::typeset::{Manner, Typesetter};

/// A stretch of text as it was shaped: all in one face, direction and script.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct ShapedWord {
    /// The words in reading order.
    pub text: String,
    /// Their language, BCP 47.
    pub language: String,
    /// The PostScript name of the face.
    pub face: &'static str,
    /// They run from right to left.
    pub right_to_left: bool,
    /// Their script, four letters of ISO 15924.
    pub script: String,
    /// The glyphs from left to right: number, advance, shift to the right and up, in the face's units.
    pub glyphs: Vec<[i32; 4]>,
}

/// Every different stretch of a letter's text, in order; the letter may be of any length.
///
/// # Errors
/// [`PaperError`] where the content cannot be set.
pub fn shaped_words(paper: &LetterPaper) -> Result<Vec<ShapedWord>, PaperError> {
    let mut setter = Typesetter::new(Manner::new(&paper.language, paper.typeface))?;
    let mut drawing = Drawing::new(&paper.title, &paper.language);
    layout::compose_letter(&mut setter, paper, &mut drawing)?;
    let aside = paper.sender.iter().chain(&paper.address).chain(&paper.contact);
    for text in aside.chain([&paper.date, &paper.reference]) {
        setter.lines(&Text::plain(text.as_str()), false, 12.0, 200.0)?;
    }
    let missing = setter.missing();
    if !missing.is_empty() {
        return Err(PaperError::MissingGlyphs(missing));
    }
    let mut words: Vec<ShapedWord> = setter
        .shaped()
        .map(|(language, run)| ShapedWord {
            text: run.text.clone(),
            language: language.to_owned(),
            face: run.face.name(),
            right_to_left: run.rtl,
            script: String::from_utf8_lossy(&run.script).into_owned(),
            glyphs: run
                .glyphs
                .iter()
                .map(|glyph| [i32::from(glyph.id), glyph.advance, glyph.dx, glyph.dy])
                .collect(),
        })
        .collect();
    words.sort();
    Ok(words)
}
