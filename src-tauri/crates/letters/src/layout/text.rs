//! Lines of text as a block: paragraphs, headings, entries of lists.
//!
//! Not here: which side lines are aligned to; they come so from the typesetter.

use std::ops::Range;

use crate::draw::{Colour, Drawing, NodeId};
use crate::layout::flow::Flow;
use crate::layout::style::Type;
use crate::typeset::Line;

/// The number or bullet of a list's entry.
pub(crate) struct Marker {
    /// The number or bullet, with a space after it.
    pub(crate) line: Line,
    /// Its left end.
    pub(crate) x: f32,
    /// Its node.
    pub(crate) node: NodeId,
}

/// Lines below each other.
pub(crate) struct TextBlock {
    lines: Vec<Line>,
    heights: Vec<f32>,
    type_: Type,
    left: f32,
    node: NodeId,
    colour: Colour,
    marker: Option<Marker>,
    whole: bool,
}

impl TextBlock {
    /// A block of these lines in ink, from `left` on, as far apart as their scripts need.
    pub(crate) fn new(lines: Vec<Line>, type_: Type, left: f32, node: NodeId) -> Self {
        let type_ = type_.holding(&lines);
        let heights = vec![type_.leading; lines.len()];
        Self { lines, heights, type_, left, node, colour: Colour::INK, marker: None, whole: false }
    }

    /// The same, never parted.
    pub(crate) fn whole(self) -> Self {
        Self { whole: true, ..self }
    }

    /// The same in another colour.
    pub(crate) fn in_colour(self, colour: Colour) -> Self {
        Self { colour, ..self }
    }

    /// The same with a number or bullet before its first line.
    pub(crate) fn marked(self, marker: Marker) -> Self {
        Self { marker: Some(marker), ..self }
    }
}

impl Flow for TextBlock {
    fn heights(&self) -> &[f32] {
        &self.heights
    }

    /// At least two lines stay together at either end.
    fn may_part(&self, before: usize) -> bool {
        !self.whole && before >= 2 && self.lines.len() - before >= 2
    }

    fn draw(&self, parts: Range<usize>, top: f32, drawing: &mut Drawing) {
        if let Some(marker) = self.marker.as_ref().filter(|_| parts.start == 0) {
            drawing.tagged(marker.node, |sketch| {
                sketch.text(&marker.line, marker.x, self.type_.baseline(top), self.colour);
            });
        }
        drawing.tagged(self.node, |sketch| {
            let mut top = top;
            for line in self.lines.get(parts).unwrap_or_default() {
                sketch.text(line, self.left, self.type_.baseline(top), self.colour);
                top += self.type_.leading;
            }
        });
    }
}
