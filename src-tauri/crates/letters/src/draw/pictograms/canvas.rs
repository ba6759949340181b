//! A square to draw in, in hundredths of its side.

use std::f32::consts::TAU;

use crate::draw::{Area, Colour, Corner, Sketch};

pub(super) const INK: Colour = Colour::INK;
pub(super) const PAPER: Colour = Colour::WHITE;
pub(super) const BLUE: Colour = Colour::BRAND;
pub(super) const RED: Colour = Colour::STOP;
/// A quarter of a circle is the longest arc that one curve draws to less than a thousandth of its radius.
const QUARTER: f32 = TAU / 4.0;

/// A square of 100 by 100 units, counted from its top left corner.
pub(super) struct Canvas<'a> {
    area: Area,
    sketch: &'a mut Sketch,
}

impl<'a> Canvas<'a> {
    /// A canvas over a square.
    pub(super) fn new(area: Area, sketch: &'a mut Sketch) -> Self {
        Self { area, sketch }
    }

    /// Draws a thing smaller, in a red ring with a stroke through it.
    pub(super) fn forbidden(&mut self, thing: impl FnOnce(&mut Canvas<'_>)) {
        let side = self.area.width * 0.62;
        let (left, top) = self.at((19.0, 19.0));
        thing(&mut Canvas { area: Area { left, top, width: side, height: side }, sketch: &mut *self.sketch });
        self.outline(&band((50.0, 50.0), 44.0, 9.0, 0.0, TAU), RED);
        let stroke =
            |half: f32| [(19.0, 19.0 + half), (19.0 + half, 19.0), (81.0, 81.0 - half), (81.0 - half, 81.0)];
        self.shape(&stroke(9.0), PAPER);
        self.shape(&stroke(6.0), RED);
    }

    fn unit(&self) -> f32 {
        self.area.width / 100.0
    }

    fn at(&self, (x, y): (f32, f32)) -> (f32, f32) {
        (self.area.left + x * self.unit(), self.area.top + y * self.unit())
    }

    pub(super) fn shape(&mut self, corners: &[(f32, f32)], colour: Colour) {
        let corners: Vec<Corner> = corners.iter().map(|&corner| Corner::straight(corner)).collect();
        self.outline(&corners, colour);
    }

    /// A shape with round sides.
    pub(super) fn outline(&mut self, corners: &[Corner], colour: Colour) {
        let corners = corners.iter().map(|corner| corner.moved(|point| self.at(point))).collect();
        self.sketch.shape(corners, colour);
    }

    pub(super) fn block(&mut self, left: f32, top: f32, right: f32, bottom: f32, colour: Colour) {
        self.shape(&[(left, top), (right, top), (right, bottom), (left, bottom)], colour);
    }

    pub(super) fn disc(&mut self, centre: (f32, f32), radius: f32, colour: Colour) {
        self.outline(&arc(centre, radius, 0.0, TAU), colour);
    }

    pub(super) fn line(&mut self, points: &[(f32, f32)], thickness: f32, colour: Colour) {
        for pair in points.windows(2) {
            let (from, to) = (self.at(pair[0]), self.at(pair[1]));
            self.sketch.rule(from, to, thickness * self.unit(), colour);
        }
    }
}

/// A part of a circle, from one angle to another, clockwise from the right.
pub(super) fn arc((x, y): (f32, f32), radius: f32, from: f32, to: f32) -> Vec<Corner> {
    let steps = ((to - from).abs() / QUARTER).ceil().max(1.0) as u8;
    let step = (to - from) / f32::from(steps);
    // How far along its tangent a curve bends to keep to the circle.
    let reach = radius * 4.0 / 3.0 * (step / 4.0).tan();
    let on = |angle: f32| (x + radius * angle.cos(), y + radius * angle.sin());
    let bent = |angle: f32, reach: f32| {
        let (px, py) = on(angle);
        (px - reach * angle.sin(), py + reach * angle.cos())
    };
    let angles = (0..=steps).map(|n| from + step * f32::from(n));
    let mut before = None;
    angles
        .map(|angle| {
            let bends = before.replace(angle).map(|last| [bent(last, reach), bent(angle, -reach)]);
            Corner { at: on(angle), bends }
        })
        .collect()
}

/// A band along an arc, as one shape.
pub(super) fn band(centre: (f32, f32), radius: f32, thickness: f32, from: f32, to: f32) -> Vec<Corner> {
    let mut corners = arc(centre, radius + thickness / 2.0, from, to);
    corners.extend(arc(centre, radius - thickness / 2.0, to, from));
    corners
}
