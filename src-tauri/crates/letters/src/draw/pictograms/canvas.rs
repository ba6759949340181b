//! A square to draw in, in hundredths of its side.

use std::f32::consts::TAU;

use crate::draw::{Area, Colour, Sketch};

pub(super) const INK: Colour = Colour::INK;
pub(super) const PAPER: Colour = Colour::WHITE;
pub(super) const BLUE: Colour = Colour::BRAND;
pub(super) const RED: Colour = Colour::STOP;
/// Corners of a round shape.
const ROUND: u8 = 32;

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
        let ring = band((50.0, 50.0), 44.0, 9.0, 0.0, TAU);
        self.shape(&ring, RED);
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
        let corners = corners.iter().map(|&corner| self.at(corner)).collect();
        self.sketch.shape(corners, colour);
    }

    pub(super) fn block(&mut self, left: f32, top: f32, right: f32, bottom: f32, colour: Colour) {
        self.shape(&[(left, top), (right, top), (right, bottom), (left, bottom)], colour);
    }

    pub(super) fn disc(&mut self, centre: (f32, f32), radius: f32, colour: Colour) {
        self.shape(&arc(centre, radius, 0.0, TAU), colour);
    }

    pub(super) fn line(&mut self, points: &[(f32, f32)], thickness: f32, colour: Colour) {
        for pair in points.windows(2) {
            let (from, to) = (self.at(pair[0]), self.at(pair[1]));
            self.sketch.rule(from, to, thickness * self.unit(), colour);
        }
    }
}

/// Points on a circle, from one angle to another, clockwise from the right.
pub(super) fn arc((x, y): (f32, f32), radius: f32, from: f32, to: f32) -> Vec<(f32, f32)> {
    (0..=ROUND)
        .map(|step| {
            let angle = from + (to - from) * f32::from(step) / f32::from(ROUND);
            (x + radius * angle.cos(), y + radius * angle.sin())
        })
        .collect()
}

/// A band along an arc, as one shape.
pub(super) fn band(centre: (f32, f32), radius: f32, thickness: f32, from: f32, to: f32) -> Vec<(f32, f32)> {
    let mut corners = arc(centre, radius + thickness / 2.0, from, to);
    corners.extend(arc(centre, radius - thickness / 2.0, to, from));
    corners
}
