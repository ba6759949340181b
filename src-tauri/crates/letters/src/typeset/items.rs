//! A paragraph as one string with its weights and bidi levels, and its cutting into stretches of
//! one face, direction and script.
//!
//! Not here: glyphs, lines.

use std::ops::Range;

use safehold_core::document::Text;
use unicode_script::{Script, UnicodeScript};

use crate::typeset::bidi::{is_control, levels};
use crate::typeset::family::Family;
use crate::typeset::fonts::Faces;
use crate::typeset::manner::Manner;
use crate::typeset::shape::Shaper;
use crate::typeset::{FaceId, Weight};

/// An ISO 15924 script, as four letters.
pub(crate) type ScriptTag = [u8; 4];

const LATIN: ScriptTag = *b"Latn";
const COMMON: ScriptTag = *b"Zyyy";

/// The words of a paragraph in reading order, ready to be cut.
pub(crate) struct Paragraph {
    /// The words.
    pub(crate) text: String,
    /// The paragraph runs from right to left.
    pub(crate) rtl: bool,
    weights: Vec<(usize, Weight)>,
    levels: Vec<u8>,
    /// The family of its Latin letters: one for all of them.
    latin: Family,
    nastaliq: bool,
    /// All in that family, and from left to right.
    plain: bool,
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

/// A character on its way into an item.
struct Letter {
    range: Range<usize>,
    character: char,
    level: u8,
    weight: Weight,
    script: ScriptTag,
    /// A mark on the letter before it.
    mark: bool,
}

impl Paragraph {
    /// Joins the spans. `bold` sets all of them in bold.
    pub(crate) fn new(text: &Text, bold: bool, manner: &Manner, faces: &Faces) -> Self {
        let mut joined = String::new();
        let mut weights = Vec::with_capacity(text.0.len());
        for span in &text.0 {
            joined.extend(span.text.chars().filter_map(printable));
            let weight = if bold || span.bold { Weight::Bold } else { Weight::Regular };
            weights.push((joined.len(), weight));
        }
        let (levels, rtl) = levels(&joined, manner.direction);
        let sets_all = |family: Family| {
            let face = faces.face(FaceId::of(family, Weight::Regular));
            joined.chars().filter(|letter| is_latin(*letter)).all(|letter| face.sets(letter))
        };
        let latin = if sets_all(manner.latin) { manner.latin } else { Family::Sans };
        let plain = levels.is_empty() && joined.chars().all(is_plain);
        Self { text: joined, rtl, weights, levels, latin, nastaliq: manner.nastaliq, plain }
    }

    fn level(&self, byte: usize) -> u8 {
        self.levels.get(byte).copied().unwrap_or(0)
    }

    fn weight(&self, byte: usize) -> Weight {
        let span = self.weights.partition_point(|(end, _)| *end <= byte);
        self.weights.get(span).map_or(Weight::Regular, |(_, weight)| *weight)
    }

    /// Cuts a part of the paragraph. Signs that belong to no script stand in the face of the letters beside them where it
    /// has them.
    pub(crate) fn items(&self, part: Range<usize>, shaper: &mut Shaper) -> Vec<Item> {
        if self.plain {
            return self.plain_items(part);
        }
        let mut items: Vec<Item> = Vec::new();
        let mut before: Option<Letter> = None;
        for letter in self.letters(part) {
            let goes_on = before.as_ref().is_some_and(|before| {
                (before.level, before.weight, before.range.end)
                    == (letter.level, letter.weight, letter.range.start)
            });
            let last = items.last_mut().filter(|_| goes_on);
            let face = match &last {
                Some(last) if letter.mark && shaper.faces.face(last.face).sets(letter.character) => last.face,
                _ => self.face(&letter, shaper),
            };
            match last {
                Some(last) if last.face == face && (last.script == letter.script || letter.mark) => {
                    last.range.end = letter.range.end;
                }
                _ => items.push(Item {
                    range: letter.range.clone(),
                    level: letter.level,
                    face,
                    script: letter.script,
                }),
            }
            before = Some(letter);
        }
        for item in &mut items {
            if item.script == COMMON {
                item.script = LATIN;
            }
        }
        items
    }

    fn face(&self, letter: &Letter, shaper: &mut Shaper) -> FaceId {
        let mut preferred = Family::of_script(letter.script, self.nastaliq, self.latin);
        // A space stands in the face of the word before it, so that no reader changes faces for it; how wide it is, is not
        // that face's to say (`line`).
        if letter.character == ' '
            && let Some(word) =
                self.text.get(..letter.range.start).and_then(|before| before.chars().next_back())
            && self.level(letter.range.start - word.len_utf8()) == letter.level
            && word.script() == Script::Arabic
        {
            preferred = Family::of_script(*b"Arab", self.nastaliq, self.latin);
        }
        shaper.face_for(preferred, letter.weight, letter.character)
    }

    fn plain_items(&self, part: Range<usize>) -> Vec<Item> {
        let mut items = Vec::with_capacity(1);
        let mut start = part.start;
        while start < part.end {
            let span = self.weights.partition_point(|(end, _)| *end <= start);
            let (end, weight) = self.weights.get(span).map_or((part.end, Weight::Regular), |span| *span);
            let end = end.min(part.end);
            items.push(Item {
                range: start..end,
                level: 0,
                face: FaceId::of(self.latin, weight),
                script: LATIN,
            });
            start = end;
        }
        items
    }

    /// The characters that are printed, each with its script: a sign has that of the letters before it in the same direction,
    /// or else of those after it.
    fn letters(&self, part: Range<usize>) -> Vec<Letter> {
        let text = self.text.get(part.clone()).unwrap_or_default();
        let mut letters: Vec<Letter> = Vec::with_capacity(text.len());
        for (offset, character) in text.char_indices().filter(|(_, character)| !is_control(*character)) {
            let at = part.start + offset;
            let own = character.script();
            let neutral = matches!(own, Script::Common | Script::Inherited | Script::Unknown);
            let level = self.level(at);
            let before = letters.last().filter(|before| before.level == level);
            letters.push(Letter {
                range: at..at + character.len_utf8(),
                character,
                level,
                weight: self.weight(at),
                script: match before {
                    // Spaces are as wide as those between words, whatever stands beside them.
                    _ if character.is_whitespace() => LATIN,
                    // The comma after a number is Arabic still.
                    _ if matches!(character, '\u{600}'..='\u{6ff}') => *b"Arab",
                    Some(before) if neutral => before.script,
                    None if neutral => COMMON,
                    _ => tag(own),
                },
                mark: own == Script::Inherited,
            });
        }
        let mut after = (COMMON, 0);
        for letter in letters.iter_mut().rev() {
            if letter.script == COMMON && letter.level == after.1 {
                letter.script = after.0;
            }
            after = (letter.script, letter.level);
        }
        letters
    }
}

fn is_latin(character: char) -> bool {
    character.is_ascii() || matches!(character.script(), Script::Latin | Script::Inherited)
}

/// A character that every Latin family sets: ASCII, Latin-1 and the marks of quotation.
fn is_plain(character: char) -> bool {
    matches!(character, ' '..='~' | '\n' | '\u{a0}'..='´' | '¶'..='ÿ' | 'Ŵ'..='Ÿ' | 'Ł' | 'ł' | '–' | '—' | '‘' | '’' | '“' | '”' | '•')
}

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

#[cfg(test)]
mod tests {
    use safehold_core::document::{Text, Typeface};

    use super::{Paragraph, is_plain};
    use crate::typeset::shape::Shaper;
    use crate::typeset::{FaceId, Family, Manner, Weight};

    fn cut(text: &str, language: &str, typeface: Typeface) -> Vec<(String, Family)> {
        let mut shaper = Shaper::new().unwrap();
        let manner = Manner::new(language, typeface);
        let paragraph = Paragraph::new(&Text::plain(text), false, &manner, shaper.faces);
        let items = paragraph.items(0..paragraph.text.len(), &mut shaper);
        assert!(shaper.missing.is_empty(), "{text}");
        items.into_iter().map(|item| (paragraph.text[item.range].to_owned(), item.face.family())).collect()
    }

    #[test]
    fn each_script_has_its_face() {
        for (text, language, expected) in [
            ("حکم", "ur", &[("حکم", Family::Nastaliq)][..]),
            ("حكم", "ar", &[("حكم", Family::Naskh)]),
            ("27،", "ur", &[("27", Family::Sans), ("،", Family::Nastaliq)]),
            ("(متن)،", "ur", &[("(متن)،", Family::Nastaliq)]),
            ("ਹੁਕਮ।", "pa", &[("ਹੁਕਮ।", Family::Gurmukhi)]),
            ("\u{201c}আদেশ\u{201d}", "bn", &[("\u{201c}আদেশ\u{201d}", Family::Bengali)]),
            ("আদেশ (NMO)", "bn", &[("আদেশ", Family::Bengali), (" (NMO)", Family::Sans)]),
            ("Łódź, ń 27", "pl", &[("Łódź, ń 27", Family::Sans)]),
            ("mi\u{200c}r", "en", &[("mi\u{200c}r", Family::Sans)]),
        ] {
            let found = cut(text, language, Typeface::NotoSans);
            let expected: Vec<_> =
                expected.iter().map(|(text, family)| ((*text).to_owned(), *family)).collect();
            assert_eq!(found, expected, "{text}");
        }
    }

    #[test]
    fn a_word_is_never_in_two_typefaces() {
        let chosen = Typeface::AtkinsonHyperlegible;
        assert_eq!(cut("Gŵyn Łucja", "en", chosen), [("Gŵyn Łucja".to_owned(), Family::Legible)]);
        assert_eq!(cut("Nguyễn Lan", "en", chosen), [("Nguyễn Lan".to_owned(), Family::Sans)]);
    }

    #[test]
    fn plain_characters_are_in_every_latin_face() {
        let shaper = Shaper::new().unwrap();
        for character in (' '..='\u{2100}').filter(|c| is_plain(*c) && !matches!(c, '\n' | '\u{ad}')) {
            for family in [Family::Sans, Family::Legible] {
                for weight in [Weight::Regular, Weight::Bold] {
                    assert!(
                        shaper.faces.face(FaceId::of(family, weight)).sets(character),
                        "{character:?} {family:?}"
                    );
                }
            }
        }
    }
}
