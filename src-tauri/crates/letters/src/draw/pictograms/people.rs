//! People, and what they do.

use std::f32::consts::{PI, TAU};

use crate::draw::pictograms::canvas::{BLUE, Canvas, INK, PAPER, RED, arc};
use crate::draw::{Colour, Corner};

/// A person about `middle`, so far down and so large.
fn person(canvas: &mut Canvas<'_>, middle: f32, down: f32, scale: f32, colour: Colour) {
    let at = |x: f32, y: f32| (middle + x * scale, down + y * scale);
    canvas.disc(at(0.0, 24.0), 18.0 * scale, colour);
    let mut body = arc(at(0.0, 78.0), 32.0 * scale, PI, TAU);
    body.extend([at(32.0, 95.0), at(-32.0, 95.0)].map(Corner::straight));
    canvas.outline(&body, colour);
}

pub(super) fn police(canvas: &mut Canvas<'_>) {
    canvas.shape(&[(12.0, 96.0), (17.0, 80.0), (38.0, 72.0), (62.0, 72.0), (83.0, 80.0), (88.0, 96.0)], BLUE);
    canvas.shape(&[(43.0, 72.0), (57.0, 72.0), (50.0, 84.0)], PAPER);
    canvas.disc((50.0, 53.0), 21.0, INK);
    canvas.disc((50.0, 53.0), 16.5, PAPER);
    canvas.shape(&[(20.0, 26.0), (36.0, 8.0), (64.0, 8.0), (80.0, 26.0), (75.0, 36.0), (25.0, 36.0)], BLUE);
    canvas.disc((50.0, 18.0), 5.0, PAPER);
    canvas.block(25.0, 34.0, 75.0, 44.0, INK);
    for place in 0..5_u8 {
        let left = 25.0 + 10.0 * f32::from(place);
        let top = if place % 2 == 0 { 34.5 } else { 39.0 };
        canvas.block(left + 0.5, top, left + 9.5, top + 4.5, PAPER);
    }
    canvas.shape(&[(25.0, 44.0), (75.0, 44.0), (66.0, 51.0), (34.0, 51.0)], INK);
}

pub(super) fn child(canvas: &mut Canvas<'_>) {
    person(canvas, 33.0, 0.0, 0.98, INK);
    person(canvas, 75.0, 38.0, 0.68, PAPER);
    person(canvas, 75.0, 42.0, 0.55, BLUE);
}

/// Somebody who listens and answers.
pub(super) fn helper(canvas: &mut Canvas<'_>) {
    person(canvas, 33.0, 18.0, 0.8, INK);
    let wide = |(x, y)| (72.0 + x * 27.0, 25.0 + y * 21.0);
    let bubble: Vec<Corner> =
        arc((0.0, 0.0), 1.0, 0.0, TAU).into_iter().map(|corner| corner.moved(wide)).collect();
    canvas.shape(&[(52.0, 32.0), (49.0, 56.0), (70.0, 42.0)], BLUE);
    canvas.outline(&bubble, BLUE);
    for x in [60.0, 72.0, 84.0] {
        canvas.disc((x, 25.0), 4.2, PAPER);
    }
}

/// A raised hand on a sign with eight corners.
pub(super) fn stop(canvas: &mut Canvas<'_>) {
    let (near, far) = (30.0, 70.0);
    canvas.shape(
        &[
            (near, 3.0),
            (far, 3.0),
            (97.0, near),
            (97.0, far),
            (far, 97.0),
            (near, 97.0),
            (3.0, far),
            (3.0, near),
        ],
        RED,
    );
    for (left, top) in [(34.0, 30.0), (43.5, 22.0), (53.0, 24.0), (62.5, 33.0)] {
        canvas.disc((left + 4.0, top), 4.0, PAPER);
        canvas.block(left, top, left + 8.0, 58.0, PAPER);
    }
    canvas
        .shape(&[(34.0, 54.0), (70.5, 54.0), (70.5, 68.0), (63.0, 80.0), (44.0, 80.0), (36.0, 72.0)], PAPER);
    canvas.shape(&[(22.0, 55.0), (27.0, 51.0), (37.0, 61.0), (42.0, 76.0)], PAPER);
}

pub(super) fn fist(canvas: &mut Canvas<'_>) {
    canvas.block(28.0, 66.0, 76.0, 98.0, INK);
    canvas.block(22.0, 30.0, 84.0, 70.0, INK);
    for left in [22.0, 38.0, 54.0, 70.0] {
        canvas.disc((left + 7.0, 28.0), 7.5, INK);
        canvas.block(left - 0.5, 26.0, left + 14.5, 46.0, INK);
    }
    for left in [37.0, 53.0, 69.0] {
        canvas.block(left - 1.0, 26.0, left + 1.0, 48.0, PAPER);
    }
    canvas
        .shape(&[(10.0, 48.0), (20.0, 38.0), (20.0, 50.0), (58.0, 50.0), (58.0, 62.0), (24.0, 66.0)], PAPER);
    canvas.shape(&[(12.0, 48.0), (22.0, 40.0), (24.0, 52.0), (56.0, 52.0), (56.0, 60.0), (24.0, 64.0)], INK);
}
