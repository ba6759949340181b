//! Easy read: one idea a line, a picture beside it.
//!
//! Not here: the pictures (`draw::pictograms`).

use std::ops::Range;

use safehold_core::document::{Picture, Text};

use crate::PaperError;
use crate::draw::{Area, Colour, Drawing, NodeId, Role, pictograms};
use crate::layout::blocks::Composer;
use crate::layout::flow::Flow;
use crate::layout::style::Type;
use crate::typeset::Line;

/// Space beside a picture, in sizes of the type.
const BESIDE: f32 = 1.1;
/// What of the space between ideas stands above another sentence of the same idea.
const WITHIN: f32 = 0.4;

/// Adds an idea; one without a picture goes on with the idea before it.
pub(crate) fn compose(
    composer: &mut Composer<'_>,
    picture: Option<Picture>,
    text: &Text,
) -> Result<(), PaperError> {
    let type_ = composer.style.body;
    let (side, beside) = (composer.style.picture, BESIDE * type_.size);
    let lines = composer.lines(text, false, type_, side + beside)?;
    let node = composer.text_node(Drawing::ROOT, Role::Paragraph, text, &lines);
    let type_ = type_.holding(&lines);
    let (left, width) = (composer.left, composer.width);
    let (text_left, picture_left) = if composer.setter.right_to_left() {
        (left, left + width - side)
    } else {
        (left + side + beside, left)
    };
    // Short words stand beside the middle of their picture.
    let words = lines.len() as f32 * type_.leading;
    let above = if picture.is_some() { ((side - words) / 2.0).max(0.0) } else { 0.0 };
    let mut heights = vec![type_.leading; lines.len()];
    if let Some(first) = heights.first_mut() {
        *first += above;
    }
    if let Some(last) = heights.last_mut() {
        *last += above;
    }
    let gap = if picture.is_some() { 1.0 } else { WITHIN };
    if picture.is_none() {
        composer.keep_with_next();
    }
    let picture = picture.map(|picture| (picture, picture_left, side));
    composer.push(
        gap * composer.style.idea_gap,
        Idea { picture, lines, heights, above, type_, left: text_left, node },
    );
    Ok(())
}

struct Idea {
    /// The picture, its left edge and its side.
    picture: Option<(Picture, f32, f32)>,
    lines: Vec<Line>,
    heights: Vec<f32>,
    above: f32,
    type_: Type,
    left: f32,
    node: NodeId,
}

impl Flow for Idea {
    fn heights(&self) -> &[f32] {
        &self.heights
    }

    fn may_part(&self, _before: usize) -> bool {
        false
    }

    fn draw(&self, parts: Range<usize>, top: f32, drawing: &mut Drawing) {
        let mut y = top;
        if parts.start == 0 {
            y += self.above;
            if let Some((picture, left, side)) = self.picture {
                let area = Area { left, top, width: side, height: side };
                drawing.decoration(|sketch| pictograms::draw(picture, area, sketch));
            }
        }
        drawing.tagged(self.node, |sketch| {
            for line in self.lines.get(parts).unwrap_or_default() {
                sketch.text(line, self.left, self.type_.baseline(y), Colour::INK);
                y += self.type_.leading;
            }
        });
    }
}
