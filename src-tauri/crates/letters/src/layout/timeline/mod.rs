//! The cover timeline as a vector drawing, and the table that says the same.
//!
//! The picture is made of parts that follow each other down the page (axis, lanes, strip, topics,
//! key), so that one with many lanes goes on on the next page with its axis.

mod bars;
mod key;
mod labels;
mod parts;

use std::ops::Range;
use std::rc::Rc;

use safehold_core::document::{Table, Text};
use safehold_core::timeline::Timeline;

use crate::PaperError;
use crate::draw::{Area, Drawing, NodeId, Role, Sketch};
use crate::layout::blocks::Composer;
use crate::layout::flow::{Flow, Repeat};
use crate::layout::table;
use crate::layout::timeline::parts::{Painter, Part};

/// Adds the picture and its table.
pub(crate) fn compose(composer: &mut Composer<'_>, timeline: &Timeline) -> Result<(), PaperError> {
    let (left, width) = (composer.left, composer.width);
    let mut painter = Painter::new(composer.setter, timeline, left, width);
    let axis = painter.axis()?;
    let mut parts = vec![axis.clone()];
    for lane in &timeline.lanes {
        parts.push(painter.lane(lane)?);
    }
    parts.push(painter.strip()?);
    for topic in &timeline.topics {
        parts.push(painter.topic(topic)?);
    }
    parts.push(painter.now_label()?);
    parts.extend(painter.key()?);
    let section = composer.drawing.node(Drawing::ROOT, Role::Section);
    let heights = parts.iter().map(|part| part.height).collect();
    let from_strip = 1 + timeline.lanes.len();
    let summary = timeline.summary.clone();
    let figure = Figure { parts, heights, from_strip, section, summary, left, width };
    composer.push_repeating(composer.style.paragraph_gap, Some(Rc::new(Axis(axis))), figure);
    if timeline.table.is_empty() {
        return Ok(());
    }
    let rows = timeline.table.iter().map(|row| {
        let weight = |words: &str| if row.gap { Text::bold(words) } else { Text::plain(words) };
        [&row.what, &row.from, &row.to, &row.strength].map(|words| weight(words)).to_vec()
    });
    let content = Table {
        summary: format!("The facts of the picture above: {}", timeline.summary),
        headings: ["What", "From", "To", "Breaking it"].map(str::to_owned).to_vec(),
        widths: vec![22, 23, 26, 29],
        rows: rows.collect(),
    };
    let gaps: Vec<usize> = (0..timeline.table.len()).filter(|&row| timeline.table[row].gap).collect();
    table::compose(composer, &content, &[&content], &gaps)
}

/// The picture.
struct Figure {
    parts: Vec<Part>,
    heights: Vec<f32>,
    /// The first part after the lanes.
    from_strip: usize,
    section: NodeId,
    summary: String,
    left: f32,
    width: f32,
}

impl Flow for Figure {
    fn heights(&self) -> &[f32] {
        &self.heights
    }

    /// Parted between lanes only; a picture that fits on a page is moved there whole.
    fn may_part(&self, before: usize) -> bool {
        const MOST_ON_ONE_PAGE: f32 = 600.0;
        self.heights.iter().sum::<f32>() > MOST_ON_ONE_PAGE && before >= 4 && before <= self.from_strip
    }

    fn draw(&self, parts: Range<usize>, top: f32, drawing: &mut Drawing) {
        let node = drawing.node(self.section, Role::Figure);
        let goes_on = if parts.start > 0 { " (continued)" } else { "" };
        let height = self.heights.get(parts.clone()).unwrap_or_default().iter().sum();
        let figure = drawing.node_mut(node);
        figure.description = Some(format!("{}{goes_on}", self.summary));
        figure.area = Some(Area { left: self.left, top, width: self.width, height });
        let shown = self.parts.get(parts).unwrap_or_default();
        drawing.tagged(node, |sketch| lay(shown, top, sketch));
    }
}

fn lay(parts: &[Part], top: f32, sketch: &mut Sketch) {
    let mut down = top;
    for part in parts {
        sketch.lay(&part.sketch, down);
        down += part.height;
    }
}

/// The axis, drawn again where the picture goes on.
struct Axis(Part);

impl Repeat for Axis {
    fn height(&self) -> f32 {
        self.0.height
    }

    fn draw(&self, top: f32, drawing: &mut Drawing) {
        drawing.running(|sketch| sketch.lay(&self.0.sketch, top));
    }
}
