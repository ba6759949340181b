//! Blocks with a frame or in columns: warnings and short facts.

use std::ops::Range;

use safehold_core::document::Text;

use crate::PaperError;
use crate::draw::{Area, Colour, Drawing, NodeId, Role};
use crate::layout::blocks::Composer;
use crate::layout::flow::Flow;
use crate::layout::style::Type;
use crate::typeset::Line;

const PADDING: f32 = 9.0;
const FRAME: f32 = 1.6;
/// Facts that stand side by side.
const ABREAST: usize = 3;
const GUTTER: f32 = 14.0;

/// Adds a warning in a red frame.
pub(crate) fn callout(composer: &mut Composer<'_>, heading: &str, text: &Text) -> Result<(), PaperError> {
    let type_ = composer.style.body;
    let inset = 2.0 * PADDING;
    let section = composer.drawing.node(Drawing::ROOT, Role::Section);
    let mut lines = Vec::new();
    for (words, bold, colour) in [(&Text::plain(heading), true, Colour::STOP), (text, false, Colour::INK)] {
        if words.words().trim().is_empty() {
            continue;
        }
        let set = composer.lines(words, bold, type_, inset)?;
        let node = composer.text_node(section, Role::Paragraph, words, &set);
        lines.extend(set.into_iter().map(|line| FramedLine { line, node, colour }));
    }
    let type_ = type_.holding(lines.iter().map(|framed| &framed.line));
    let mut heights = vec![type_.leading; lines.len()];
    if let Some(first) = heights.first_mut() {
        *first += PADDING;
    }
    if let Some(last) = heights.last_mut() {
        *last += PADDING;
    }
    let (left, width) = (composer.left, composer.width);
    composer.push(composer.style.heading_gap * 0.8, Callout { lines, heights, type_, left, width });
    Ok(())
}

struct FramedLine {
    line: Line,
    node: NodeId,
    colour: Colour,
}

struct Callout {
    lines: Vec<FramedLine>,
    heights: Vec<f32>,
    type_: Type,
    left: f32,
    width: f32,
}

impl Flow for Callout {
    fn heights(&self) -> &[f32] {
        &self.heights
    }

    fn may_part(&self, _before: usize) -> bool {
        false
    }

    fn draw(&self, parts: Range<usize>, top: f32, drawing: &mut Drawing) {
        let height = self.heights.get(parts.clone()).unwrap_or_default().iter().sum();
        let frame = Area { left: self.left, top, width: self.width, height };
        drawing.decoration(|sketch| sketch.outline(frame, FRAME, Colour::STOP));
        let mut y = if parts.start == 0 { top + PADDING } else { top };
        let lines = self.lines.get(parts).unwrap_or_default();
        for same in lines.chunk_by(|a, b| a.node == b.node) {
            drawing.tagged(same[0].node, |sketch| {
                for framed in same {
                    sketch.text(&framed.line, self.left + PADDING, self.type_.baseline(y), framed.colour);
                    y += self.type_.leading;
                }
            });
        }
    }
}

/// Adds short facts, three side by side.
pub(crate) fn facts(composer: &mut Composer<'_>, facts: &[(String, Vec<Text>)]) -> Result<(), PaperError> {
    let type_ = composer.style.body;
    let width = (composer.width - GUTTER * (ABREAST as f32 - 1.0)) / ABREAST as f32;
    for abreast in facts.chunks(ABREAST) {
        let mut columns = Vec::new();
        for (label, texts) in abreast {
            let section = composer.drawing.node(Drawing::ROOT, Role::Section);
            let mut lines = Vec::new();
            let label = Text::plain(label.as_str());
            for (words, colour) in
                std::iter::once((&label, Colour::SOFT)).chain(texts.iter().map(|text| (text, Colour::INK)))
            {
                let set = composer.setter.lines(words, false, type_.size, width)?;
                let node = composer.text_node(section, Role::Paragraph, words, &set);
                lines.extend(set.into_iter().map(|line| FramedLine { line, node, colour }));
            }
            columns.push(lines);
        }
        let rows = columns.iter().map(Vec::len).max().unwrap_or(0);
        let type_ = type_.holding(columns.iter().flatten().map(|framed| &framed.line));
        let heights = vec![type_.leading; rows];
        let left = composer.left;
        composer.push(composer.style.heading_gap * 0.8, Facts { columns, heights, type_, left, width });
    }
    Ok(())
}

struct Facts {
    columns: Vec<Vec<FramedLine>>,
    heights: Vec<f32>,
    type_: Type,
    left: f32,
    width: f32,
}

impl Flow for Facts {
    fn heights(&self) -> &[f32] {
        &self.heights
    }

    fn may_part(&self, _before: usize) -> bool {
        false
    }

    fn draw(&self, parts: Range<usize>, top: f32, drawing: &mut Drawing) {
        for (place, column) in self.columns.iter().enumerate() {
            let left = self.left + place as f32 * (self.width + GUTTER);
            let mut y = top;
            let lines = column.get(parts.start..parts.end.min(column.len())).unwrap_or_default();
            for same in lines.chunk_by(|a, b| a.node == b.node) {
                drawing.tagged(same[0].node, |sketch| {
                    for framed in same {
                        sketch.text(&framed.line, left, self.type_.baseline(y), framed.colour);
                        y += self.type_.leading;
                    }
                });
            }
        }
    }
}
