//! Paragraphs to lines: greedy filling, last resorts for what is too wide, visual order.
//!
//! Not here: where on the page a line stands, and in which colour.

use std::ops::Range;
use std::sync::Arc;

use icu_segmenter::GraphemeClusterSegmenter;
use safehold_core::document::Text;

use crate::PaperError;
use crate::typeset::fill::{Filled, Filling, Runs, Unit, groups, joined};
use crate::typeset::items::Paragraph;
use crate::typeset::shape::{Run, Shaper};
use crate::typeset::{Direction, FaceId, Manner, Stature, Weight};

/// A run and where it begins, in points from the line's left end.
#[derive(Debug, Clone)]
pub(crate) struct Piece {
    /// The glyphs.
    pub(crate) run: Arc<Run>,
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
    /// It ends at its left.
    pub(crate) right_to_left: bool,
}

impl Line {
    /// Its glyphs one by one do not give its text: some of it runs from right to left, or letters change places.
    pub(crate) fn is_reordered(&self) -> bool {
        self.pieces.iter().any(|piece| !piece.run.one_to_one)
    }

    /// The same line moved to the left of the column of this width that it was set for.
    pub(crate) fn flush_left(mut self, column: f32) -> Self {
        let by = if self.right_to_left { column - self.width } else { 0.0 };
        self.pieces.iter_mut().for_each(|piece| piece.x -= by);
        self
    }

    /// How much room it needs: that of its tallest face.
    pub(crate) fn stature(&self) -> Stature {
        let statures = self.pieces.iter().map(|piece| piece.run.face.family().stature());
        statures
            .fold(Stature::LATIN, |tallest, one| if one.leading > tallest.leading { one } else { tallest })
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
    manner: Manner,
}

impl Typesetter {
    /// A typesetter that sets texts in this manner.
    pub(crate) fn new(manner: Manner) -> Result<Self, PaperError> {
        let mut shaper = Shaper::new()?;
        shaper.speak(&manner.language);
        Ok(Self { shaper, manner })
    }

    /// Begins another paper, in this manner.
    pub(crate) fn begin(&mut self, manner: Manner) {
        self.shaper.next_paper();
        self.change(manner);
    }

    /// Sets texts in another manner from now on; gives the one before.
    pub(crate) fn change(&mut self, manner: Manner) -> Manner {
        self.shaper.speak(&manner.language);
        std::mem::replace(&mut self.manner, manner)
    }

    /// The manner in which texts are set now.
    pub(crate) fn manner(&self) -> &Manner {
        &self.manner
    }

    /// Paragraphs run from right to left now.
    pub(crate) fn right_to_left(&self) -> bool {
        self.manner.direction == Direction::RightToLeft
    }

    /// All words shaped so far, each with its language.
    pub(crate) fn shaped(&self) -> impl Iterator<Item = (&str, &Run)> {
        self.shaper.shaped()
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
        let paragraph = Paragraph::new(text, bold, &self.manner, self.shaper.faces);
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
        let paragraph = Paragraph::new(text, bold, &self.manner, self.shaper.faces);
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
            if !run.glyphs.is_empty() {
                runs.width += self.width(&run, size);
                runs.runs.push((run, item.level));
            }
        }
        Ok(runs)
    }

    /// Spaces are as wide as those between Latin words, whatever stands beside them.
    fn width(&self, run: &Run, size: f32) -> f32 {
        let own = |run: &Run| run.advance as f32 / f32::from(self.shaper.faces.face(run.face).units_per_em);
        if run.face.family() != self.manner.latin && run.text.chars().all(|one| one == ' ') {
            let latin = self.shaper.faces.face(FaceId::of(self.manner.latin, Weight::Regular));
            let space = latin
                .glyph(' ')
                .map_or(0.0, |glyph| f32::from(latin.advance(glyph)) / f32::from(latin.units_per_em));
            return space * size * run.text.len() as f32;
        }
        own(run) * size
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
        // The space at the end hangs over the side where the line ends.
        let mut x = match rtl {
            true if width.is_finite() => width - total,
            true => -filled.space.width,
            false => 0.0,
        };
        let mut pieces = Vec::with_capacity(runs.len());
        for (run, _) in runs {
            let advance = self.width(&run, size);
            pieces.push(Piece { run, x });
            x += advance;
        }
        Line { pieces, size, width: filled.words.width, right_to_left: rtl }
    }
}

#[cfg(test)]
#[path = "line_tests.rs"]
mod tests;
