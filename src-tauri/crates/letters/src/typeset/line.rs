//! Paragraphs to lines: greedy filling, last resorts for what is too wide, visual order.
//!
//! Not here: where on the page a line stands, and in which colour.

use std::ops::Range;
use std::rc::Rc;

use icu_segmenter::GraphemeClusterSegmenter;
use safehold_core::document::Text;

use crate::PaperError;
use crate::typeset::fill::{Filled, Filling, Runs, Unit, groups, joined};
use crate::typeset::items::Paragraph;
use crate::typeset::shape::{Run, Shaper};

/// A run and where it begins, in points from the line's left end.
#[derive(Debug, Clone)]
pub(crate) struct Piece {
    /// The glyphs.
    pub(crate) run: Rc<Run>,
    /// Points from the left end of the line.
    pub(crate) x: f32,
}

/// One set line.
#[derive(Debug, Clone, Default)]
pub(crate) struct Line {
    /// Its runs from left to right.
    pub(crate) pieces: Vec<Piece>,
    /// Size of the type in points.
    pub(crate) size: f32,
    /// Width in points without the space at its end.
    pub(crate) width: f32,
}

impl Line {
    /// Some of the line runs from right to left.
    pub(crate) fn has_rtl(&self) -> bool {
        self.pieces.iter().any(|piece| piece.run.rtl)
    }
}

/// Widths of a text in points.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub(crate) struct Extent {
    /// Of its widest piece that should not be split.
    pub(crate) least: f32,
    /// Of all of it on one line.
    pub(crate) natural: f32,
}

/// Sets the paragraphs of one paper in lines.
pub(crate) struct Typesetter {
    shaper: Shaper,
    rtl: bool,
}

impl Typesetter {
    /// A typesetter for a paper in this language (BCP 47).
    pub(crate) fn new(language: &str) -> Result<Self, PaperError> {
        let primary = language.split('-').next().unwrap_or_default();
        let rtl = matches!(primary, "ar" | "ckb" | "fa" | "he" | "ps" | "sd" | "ur" | "yi");
        Ok(Self { shaper: Shaper::new(language)?, rtl })
    }

    /// The characters met so far that no face has, in order.
    pub(crate) fn missing(&self) -> Vec<char> {
        self.shaper.missing.iter().copied().collect()
    }

    /// Lines of type of `size` points no wider than `width` points; at least one, which is empty
    /// for an empty text. `bold` sets all of it in bold.
    pub(crate) fn lines(
        &mut self,
        text: &Text,
        bold: bool,
        size: f32,
        width: f32,
    ) -> Result<Vec<Line>, PaperError> {
        let paragraph = Paragraph::new(text, bold, self.rtl);
        let mut filling = Filling::default();
        for group in groups(&paragraph.text) {
            let whole = joined(&group);
            let words = self.set(&paragraph, whole.words.clone(), size)?;
            if words.width <= width {
                self.add(&mut filling, &paragraph, whole, vec![words], size, width)?;
                continue;
            }
            for unit in group {
                let words = self.set(&paragraph, unit.words.clone(), size)?;
                let parts = if words.width <= width {
                    vec![words]
                } else {
                    self.cut(&paragraph, unit.words.clone(), size, width)?
                };
                self.add(&mut filling, &paragraph, unit, parts, size, width)?;
            }
        }
        if !filling.words.runs.is_empty() || filling.lines.is_empty() {
            filling.end_line();
        }
        Ok(filling.lines.into_iter().map(|filled| self.visual(filled, size, width, paragraph.rtl)).collect())
    }

    /// Adds a unit's words, in as many parts as lines need, and the space after them.
    fn add(
        &mut self,
        filling: &mut Filling,
        paragraph: &Paragraph,
        unit: Unit,
        parts: Vec<Runs>,
        size: f32,
        width: f32,
    ) -> Result<(), PaperError> {
        for part in parts {
            filling.push(part, width);
        }
        filling.space.append(self.set(paragraph, unit.space, size)?);
        if unit.forced {
            filling.end_line();
        }
        Ok(())
    }

    /// The whole text on one line, however wide.
    pub(crate) fn line(&mut self, text: &str, bold: bool, size: f32) -> Result<Line, PaperError> {
        let lines = self.lines(&Text::plain(text.replace('\n', " ")), bold, size, f32::INFINITY)?;
        Ok(lines.into_iter().next().unwrap_or_default())
    }

    /// How much room the text needs at this size.
    pub(crate) fn extent(&mut self, text: &Text, bold: bool, size: f32) -> Result<Extent, PaperError> {
        let paragraph = Paragraph::new(text, bold, self.rtl);
        let mut extent = Extent::default();
        let mut line = 0.0_f32;
        for group in groups(&paragraph.text) {
            let whole = joined(&group);
            let words = self.set(&paragraph, whole.words, size)?.width;
            extent.least = extent.least.max(words);
            extent.natural = extent.natural.max(line + words);
            line += words + self.set(&paragraph, whole.space, size)?.width;
            if whole.forced {
                line = 0.0;
            }
        }
        Ok(extent)
    }

    fn set(&mut self, paragraph: &Paragraph, part: Range<usize>, size: f32) -> Result<Runs, PaperError> {
        let mut runs = Runs::default();
        for item in paragraph.items(part, &mut self.shaper) {
            let text = paragraph.text.get(item.range).unwrap_or_default();
            let run = self.shaper.run(item.face, item.level % 2 == 1, item.script, text)?;
            runs.width += self.width(&run, size);
            runs.runs.push((run, item.level));
        }
        Ok(runs)
    }

    fn width(&self, run: &Run, size: f32) -> f32 {
        run.advance as f32 * size / f32::from(self.shaper.faces.face(run.face).units_per_em)
    }

    /// A piece wider than a line, cut between letters.
    fn cut(
        &mut self,
        paragraph: &Paragraph,
        piece: Range<usize>,
        size: f32,
        width: f32,
    ) -> Result<Vec<Runs>, PaperError> {
        let text = paragraph.text.get(piece.clone()).unwrap_or_default();
        let ends: Vec<usize> =
            GraphemeClusterSegmenter::new().segment_str(text).skip(1).map(|end| piece.start + end).collect();
        let mut parts = Vec::new();
        let mut start = piece.start;
        let mut held = Runs::default();
        let mut held_end = start;
        for end in ends {
            let longer = self.set(paragraph, start..end, size)?;
            if longer.width > width && held_end > start {
                parts.push(std::mem::take(&mut held));
                start = held_end;
                held = self.set(paragraph, start..end, size)?;
            } else {
                held = longer;
            }
            held_end = end;
        }
        parts.push(held);
        Ok(parts)
    }

    /// Puts the runs of a line in the order of the page (UAX 9, L1 and L2).
    fn visual(&self, filled: Filled, size: f32, width: f32, rtl: bool) -> Line {
        let base = u8::from(rtl);
        let mut runs = filled.words.runs;
        runs.extend(filled.space.runs.into_iter().map(|(run, _)| (run, base)));
        let highest = runs.iter().map(|(_, level)| *level).max().unwrap_or(0);
        let lowest_odd = runs.iter().map(|(_, level)| *level).filter(|level| level % 2 == 1).min();
        for level in (lowest_odd.unwrap_or(u8::MAX)..=highest).rev() {
            for stretch in runs.chunk_by_mut(|a, b| (a.1 >= level) == (b.1 >= level)) {
                if stretch.first().is_some_and(|(_, own)| *own >= level) {
                    stretch.reverse();
                }
            }
        }
        let total = filled.words.width + filled.space.width;
        let mut x = if rtl && width.is_finite() { width - total } else { 0.0 };
        let mut pieces = Vec::with_capacity(runs.len());
        for (run, _) in runs {
            let advance = self.width(&run, size);
            pieces.push(Piece { run, x });
            x += advance;
        }
        Line { pieces, size, width: filled.words.width }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use safehold_core::document::Text;

    use super::{Line, Typesetter};

    fn set(text: &str, width: f32) -> Vec<Line> {
        Typesetter::new("en-GB").unwrap().lines(&Text::plain(text), false, 12.0, width).unwrap()
    }

    fn words(line: &Line) -> String {
        line.pieces.iter().map(|piece| piece.run.text.as_str()).collect()
    }

    #[test]
    fn lines_fill_greedily_and_keep_every_word() {
        let lines = set("The court made an order on 26 November 2026 and it lasts", 120.0);
        let read: Vec<String> = lines.iter().map(words).collect();
        assert_eq!(read, ["The court made an ", "order on ", "26 November 2026 ", "and it lasts"]);
    }

    #[test]
    fn a_word_wider_than_the_line_is_cut() {
        let lines = set("Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch", 100.0);
        assert!(lines.len() > 2 && lines.iter().all(|line| line.width <= 100.0));
        assert_eq!(lines.iter().map(words).collect::<String>().len(), 58);
    }

    #[test]
    fn hebrew_inside_english_stands_in_visual_order() {
        let mut setter = Typesetter::new("en-GB").unwrap();
        let line = setter.line("a \u{5d0}\u{5d1} \u{5d2} b", false, 12.0).unwrap();
        let order: Vec<&str> =
            line.pieces.iter().map(|piece| piece.run.text.trim()).filter(|t| !t.is_empty()).collect();
        assert_eq!(order, ["a", "\u{5d2}", "\u{5d0}\u{5d1}", "b"]);
        assert_eq!(setter.missing(), ['\u{5d0}', '\u{5d1}', '\u{5d2}']);
    }

    #[test]
    fn empty_text_is_one_empty_line() {
        assert_eq!(set("", 100.0).len(), 1);
    }

    proptest! {
        #[test]
        fn no_piece_joined_by_no_break_spaces_is_split(
            pieces in proptest::collection::vec("[A-Za-z0-9ŵ]{1,7}(\u{a0}[A-Za-z0-9]{1,6}){0,3}", 1..30),
            width in 60.0_f32..400.0,
        ) {
            let lines: Vec<Line> = set(&pieces.join(" "), width);
            let read: Vec<String> = lines.iter().map(words).collect();
            prop_assert_eq!(read.concat(), pieces.join(" "));
            prop_assert!(lines.iter().all(|line| line.width <= width + 0.01));
            for piece in &pieces {
                let fits = set(piece, f32::INFINITY)[0].width <= width;
                prop_assert!(!fits || read.iter().any(|line| line.contains(piece.as_str())), "{:?} in {:?}", piece, read);
            }
        }
    }
}
