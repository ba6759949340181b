//! A paragraph as one string with its weights and bidi levels, and its cutting into stretches of
//! one face, direction and script.
//!
//! Not here: glyphs, lines.

use std::ops::Range;

use safehold_core::document::Text;
use unicode_bidi::{BidiInfo, Level};
use unicode_script::{Script, UnicodeScript};

use crate::typeset::shape::Shaper;
use crate::typeset::{FaceId, Weight};

/// An ISO 15924 script, as four letters.
pub(crate) type ScriptTag = [u8; 4];

/// The words of a paragraph in reading order, ready to be cut.
pub(crate) struct Paragraph {
    /// The words.
    pub(crate) text: String,
    /// The paragraph runs from right to left.
    pub(crate) rtl: bool,
    weights: Vec<(usize, Weight)>,
    levels: Vec<Level>,
}

/// A stretch of a paragraph in one face, direction and script.
pub(crate) struct Item {
    /// Its bytes in the paragraph.
    pub(crate) range: Range<usize>,
    /// Its bidi level; odd runs from right to left.
    pub(crate) level: u8,
    /// Its face.
    pub(crate) face: FaceId,
    /// Its script.
    pub(crate) script: ScriptTag,
}

impl Paragraph {
    /// Joins the spans. `bold` sets all of them in bold; `rtl` is the direction of the language.
    pub(crate) fn new(text: &Text, bold: bool, rtl: bool) -> Self {
        let mut joined = String::new();
        let mut weights = Vec::with_capacity(text.0.len());
        for span in &text.0 {
            joined.extend(span.text.chars().filter_map(printable));
            let weight = if bold || span.bold { Weight::Bold } else { Weight::Regular };
            weights.push((joined.len(), weight));
        }
        let needs_levels = rtl || joined.chars().any(|character| character >= '\u{590}');
        let levels = if needs_levels {
            let base = if rtl { Level::rtl() } else { Level::ltr() };
            BidiInfo::new(&joined, Some(base)).levels
        } else {
            Vec::new()
        };
        Self { text: joined, rtl, weights, levels }
    }

    fn level(&self, byte: usize) -> u8 {
        self.levels.get(byte).map_or(0, |level| level.number())
    }

    fn weight(&self, byte: usize) -> Weight {
        let span = self.weights.partition_point(|(end, _)| *end <= byte);
        self.weights.get(span).map_or(Weight::Regular, |(_, weight)| *weight)
    }

    /// Cuts a part of the paragraph. Signs and marks that belong to no script stay with the text
    /// before them where its face has them.
    pub(crate) fn items(&self, part: Range<usize>, shaper: &mut Shaper) -> Vec<Item> {
        let mut items: Vec<Item> = Vec::new();
        let mut weight_before = Weight::Regular;
        let text = self.text.get(part.clone()).unwrap_or_default();
        for (offset, character) in text.char_indices() {
            let at = part.start + offset;
            let end = at + character.len_utf8();
            let (level, weight, script) = (self.level(at), self.weight(at), character.script());
            let neutral = matches!(script, Script::Common | Script::Inherited | Script::Unknown);
            if let Some(last) = items.last_mut().filter(|last| last.level == level) {
                let same_face = weight == weight_before
                    && if neutral {
                        shaper.faces.face(last.face).glyph(character).is_some()
                    } else {
                        shaper.face_for(weight, character) == last.face
                    };
                let same_script = neutral || last.script == COMMON || last.script == tag(script);
                if same_face && same_script {
                    last.range.end = end;
                    if !neutral && last.script == COMMON {
                        last.script = tag(script);
                    }
                    continue;
                }
            }
            weight_before = weight;
            let face = shaper.face_for(weight, character);
            let script = if neutral { COMMON } else { tag(script) };
            items.push(Item { range: at..end, level, face, script });
        }
        for item in &mut items {
            if item.script == COMMON {
                item.script = *b"Latn";
            }
        }
        items
    }
}

const COMMON: ScriptTag = *b"Zyyy";

fn tag(script: Script) -> ScriptTag {
    script.short_name().as_bytes().try_into().unwrap_or(COMMON)
}

/// Signs without a shape of their own are left out; a tab is a space; all ends of line are one.
fn printable(character: char) -> Option<char> {
    match character {
        '\u{ad}' | '\u{feff}' | '\u{fe0e}' | '\u{fe0f}' | '\r' => None,
        '\t' => Some(' '),
        '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => Some('\n'),
        other => Some(other),
    }
}
