//! The look of bars: colours, dots, hatching. Each strength can be told apart without colour.

use safehold_core::timeline::{Bar, Strength};

use crate::draw::{Area, Colour, Sketch};

/// No stretch is drawn narrower: an hour must be seen beside a year.
const LEAST_WIDTH: f32 = 2.0;
const ARROW: f32 = 5.0;

/// The plot: where 0 and 1 of the timeline stand.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Plot {
    pub(crate) left: f32,
    pub(crate) right: f32,
}

impl Plot {
    /// The place of a fraction.
    pub(crate) fn x(self, at: f64) -> f32 {
        self.left + (self.right - self.left) * (at.clamp(0.0, 1.0) as f32)
    }

    /// The box of a stretch, wide enough to be seen.
    pub(crate) fn area(self, from: f64, to: f64, top: f32, height: f32) -> Area {
        let (from, to) = (self.x(from), self.x(to.max(from)));
        let width = (to - from).max(LEAST_WIDTH);
        Area { left: from.min(self.right - width), top, width, height }
    }
}

/// A measure's stretch.
pub(crate) fn bar(sketch: &mut Sketch, plot: Plot, bar: &Bar, top: f32, height: f32) {
    let area = plot.area(bar.from, bar.to, top, height);
    let Some(colour) = ground(sketch, area, bar.strength) else { return };
    if bar.uncertain_end {
        let width = (area.width * 0.45).min(34.0);
        let end = Area { left: area.right() - width, width, ..area };
        uncertain(sketch, end, colour);
    }
    let middle = top + height / 2.0;
    if bar.runs_on.0 {
        let (x, tip) = (area.left, area.left - ARROW);
        sketch.polygon(&[(x, top), (x, area.bottom()), (tip, middle)], colour);
    }
    if bar.runs_on.1 {
        let (x, tip) = (area.right(), area.right() + ARROW);
        sketch.polygon(&[(x, top), (x, area.bottom()), (tip, middle)], colour);
    }
}

/// Fills a box as its strength is shown; gives the colour, none for nothing.
pub(crate) fn ground(sketch: &mut Sketch, area: Area, strength: Strength) -> Option<Colour> {
    match strength {
        Strength::Nothing => None,
        Strength::CourtOnly => {
            sketch.fill(area, Colour::COURT);
            dots(sketch, area);
            Some(Colour::COURT)
        }
        Strength::Arrest => {
            sketch.fill(area, Colour::ARREST);
            Some(Colour::ARREST)
        }
        Strength::Crime => {
            sketch.fill(area, Colour::CRIME);
            Some(Colour::CRIME)
        }
    }
}

/// Nothing to arrest for: a red hatch with an outline.
pub(crate) fn gap(sketch: &mut Sketch, area: Area, bold: bool) {
    let (thickness, outline) = if bold { (1.5, 1.0) } else { (0.8, 0.6) };
    sketch.fill(area, Colour::WHITE);
    hatch(sketch, area, 4.6, thickness, Colour::STOP);
    sketch.outline(area, outline, Colour::STOP);
}

/// An end that is not certain: a hatch in the colour of the stretch.
pub(crate) fn uncertain(sketch: &mut Sketch, area: Area, colour: Colour) {
    sketch.fill(area, Colour::WHITE);
    hatch(sketch, area, 3.6, 1.0, colour);
    sketch.outline(area, 0.7, colour);
}

/// Rows of dots, every other one moved on by half.
fn dots(sketch: &mut Sketch, area: Area) {
    const DOT: f32 = 0.9;
    const STEP: f32 = 2.7;
    let rows = ((area.height - DOT) / STEP).floor().max(0.0);
    let first = area.top + (area.height - rows * STEP) / 2.0;
    for row in 0..=rows as u32 {
        let y = first + row as f32 * STEP;
        let from = area.left + if row % 2 == 0 { 1.0 } else { 1.0 + STEP / 2.0 };
        let to = area.right() - 0.6;
        if from < to {
            sketch.dashes((from, y), (to, y), DOT, Colour::COURT_DOTS, (DOT, STEP - DOT));
        }
    }
}

/// Lines from bottom left to top right, cut to the box.
fn hatch(sketch: &mut Sketch, area: Area, step: f32, thickness: f32, colour: Colour) {
    let (left, right) = (area.left, area.right());
    let mut start = left - area.height + step / 2.0;
    while start < right {
        let (from, to) = (start.max(left), (start + area.height).min(right));
        if to > from {
            let y = |x: f32| area.bottom() - (x - start);
            sketch.rule((from, y(from)), (to, y(to)), thickness, colour);
        }
        start += step;
    }
}
