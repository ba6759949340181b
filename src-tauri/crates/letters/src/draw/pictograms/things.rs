//! Things.

use std::f32::consts::{PI, TAU};

use crate::draw::pictograms::canvas::{BLUE, Canvas, INK, PAPER, RED, arc, band};
use crate::draw::{Colour, Corner};

/// Thickness of a line.
const LINE: f32 = 6.0;

pub(super) fn phone(canvas: &mut Canvas<'_>) {
    canvas.block(22.0, 6.0, 64.0, 94.0, INK);
    canvas.block(28.0, 16.0, 58.0, 76.0, PAPER);
    canvas.disc((43.0, 85.0), 4.5, PAPER);
    for radius in [16.0, 28.0] {
        canvas.outline(&band((64.0, 32.0), radius, LINE, -0.28 * PI, 0.28 * PI), BLUE);
    }
}

pub(super) fn order(canvas: &mut Canvas<'_>) {
    canvas.shape(&[(18.0, 5.0), (64.0, 5.0), (84.0, 25.0), (84.0, 95.0), (18.0, 95.0)], INK);
    canvas
        .shape(&[(24.0, 11.0), (60.0, 11.0), (60.0, 29.0), (78.0, 29.0), (78.0, 89.0), (24.0, 89.0)], PAPER);
    for (top, right) in [(38.0, 71.0), (49.0, 71.0), (60.0, 56.0), (71.0, 48.0)] {
        canvas.line(&[(31.0, top), (right, top)], 4.5, INK);
    }
    canvas.shape(&[(58.0, 72.0), (72.0, 72.0), (72.0, 92.0), (65.0, 86.0), (58.0, 92.0)], RED);
    canvas.disc((65.0, 70.0), 9.5, RED);
    canvas.disc((65.0, 70.0), 4.0, PAPER);
}

pub(super) fn calendar(canvas: &mut Canvas<'_>) {
    canvas.block(8.0, 14.0, 92.0, 94.0, INK);
    canvas.block(14.0, 36.0, 86.0, 88.0, PAPER);
    for left in [27.0, 65.0] {
        canvas.block(left - 2.0, 3.0, left + 10.0, 28.0, PAPER);
        canvas.block(left, 5.0, left + 8.0, 26.0, INK);
    }
    for row in 0..3_u8 {
        for column in 0..4_u8 {
            let (left, top) = (20.0 + 16.0 * f32::from(column), 42.0 + 15.0 * f32::from(row));
            let colour = if (row, column) == (1, 2) { RED } else { Colour::COURT };
            canvas.block(left, top, left + 11.0, top + 10.0, colour);
        }
    }
}

pub(super) fn speech(canvas: &mut Canvas<'_>) {
    canvas.shape(&[(26.0, 66.0), (20.0, 95.0), (54.0, 70.0)], INK);
    let wide = |(x, y)| (50.0 + (x - 50.0) * 46.0, 42.0 + (y - 42.0) * 35.0);
    let ellipse: Vec<Corner> =
        arc((50.0, 42.0), 1.0, 0.0, TAU).into_iter().map(|corner| corner.moved(wide)).collect();
    canvas.outline(&ellipse, INK);
    for (top, left, right) in [(31.0, 27.0, 73.0), (43.0, 22.0, 78.0), (55.0, 27.0, 60.0)] {
        canvas.line(&[(left, top), (right, top)], 5.0, PAPER);
    }
}

pub(super) fn envelope(canvas: &mut Canvas<'_>) {
    canvas.block(4.0, 20.0, 96.0, 82.0, INK);
    canvas.block(10.0, 26.0, 90.0, 76.0, PAPER);
    canvas.line(&[(8.0, 24.0), (50.0, 57.0), (92.0, 24.0)], LINE, INK);
}

/// A phone that rings on both sides.
pub(super) fn ringing(canvas: &mut Canvas<'_>) {
    canvas.block(32.0, 8.0, 68.0, 92.0, INK);
    canvas.block(37.0, 17.0, 63.0, 75.0, RED);
    canvas.disc((50.0, 83.5), 4.0, PAPER);
    canvas.shape(&[(47.0, 26.0), (53.0, 26.0), (52.0, 52.0), (48.0, 52.0)], PAPER);
    canvas.disc((50.0, 62.0), 4.5, PAPER);
    for radius in [12.0, 24.0] {
        canvas.outline(&band((68.0, 42.0), radius, LINE, -0.28 * PI, 0.28 * PI), RED);
        canvas.outline(&band((32.0, 42.0), radius, LINE, 0.72 * PI, 1.28 * PI), RED);
    }
}

pub(super) fn ear(canvas: &mut Canvas<'_>) {
    canvas.outline(&band((50.0, 38.0), 30.0, 9.0, -1.25 * PI, 0.3 * PI), INK);
    canvas.outline(&band((50.0, 38.0), 14.0, 8.0, -PI, 0.4 * PI), INK);
    canvas.shape(
        &[
            (71.0, 59.0),
            (64.0, 70.0),
            (62.0, 86.0),
            (52.0, 97.0),
            (40.0, 97.0),
            (34.0, 90.0),
            (41.0, 84.0),
            (46.0, 88.0),
            (53.0, 80.0),
            (55.0, 66.0),
            (64.0, 54.0),
        ],
        INK,
    );
    canvas.shape(&[(36.0, 38.0), (44.0, 38.0), (44.0, 62.0), (36.0, 62.0)], INK);
}

pub(super) fn question(canvas: &mut Canvas<'_>) {
    canvas.disc((50.0, 50.0), 46.0, BLUE);
    canvas.outline(&band((50.0, 39.0), 15.0, 10.0, -1.05 * PI, 0.42 * PI), PAPER);
    canvas.block(45.0, 50.0, 55.0, 64.0, PAPER);
    canvas.disc((50.0, 75.0), 6.0, PAPER);
}

pub(super) fn tick(canvas: &mut Canvas<'_>) {
    canvas.disc((50.0, 50.0), 46.0, Colour::ALLOWED);
    canvas
        .shape(&[(20.0, 51.0), (29.0, 42.0), (43.0, 56.0), (71.0, 28.0), (80.0, 37.0), (43.0, 74.0)], PAPER);
}

pub(super) fn shield(canvas: &mut Canvas<'_>) {
    let outline = [(50.0, 4.0), (90.0, 16.0), (90.0, 46.0), (83.0, 66.0), (70.0, 82.0), (50.0, 96.0)];
    let whole = |inside: f32| -> Vec<(f32, f32)> {
        let right = outline.iter().map(|&(x, y)| (50.0 + (x - 50.0) * inside, 50.0 + (y - 50.0) * inside));
        let left: Vec<(f32, f32)> = right.clone().map(|(x, y)| (100.0 - x, y)).collect();
        right.chain(left.into_iter().rev()).collect()
    };
    canvas.shape(&whole(1.0), BLUE);
    canvas.shape(&whole(0.82), PAPER);
    let mut heart = arc((39.0, 42.0), 12.5, 0.8 * PI, 2.0 * PI);
    heart.extend(arc((61.0, 42.0), 12.5, PI, 2.2 * PI));
    heart.push(Corner::straight((50.0, 72.0)));
    canvas.outline(&heart, RED);
}

pub(super) fn camera(canvas: &mut Canvas<'_>) {
    canvas.shape(&[(32.0, 30.0), (38.0, 16.0), (62.0, 16.0), (68.0, 30.0)], INK);
    canvas.block(5.0, 28.0, 95.0, 86.0, INK);
    canvas.disc((50.0, 57.0), 23.0, PAPER);
    canvas.disc((50.0, 57.0), 17.0, INK);
    canvas.disc((50.0, 57.0), 8.0, PAPER);
    canvas.block(78.0, 35.0, 89.0, 42.0, PAPER);
}

pub(super) fn pencil(canvas: &mut Canvas<'_>) {
    canvas.block(10.0, 8.0, 76.0, 94.0, INK);
    canvas.block(16.0, 14.0, 70.0, 88.0, PAPER);
    for (top, right) in [(28.0, 62.0), (42.0, 62.0), (56.0, 44.0)] {
        canvas.line(&[(24.0, top), (right, top)], 4.5, INK);
    }
    canvas.shape(&[(80.0, 16.0), (101.0, 34.0), (61.0, 80.0), (37.0, 90.0), (41.0, 64.0)], PAPER);
    canvas.shape(&[(80.0, 22.0), (95.0, 35.0), (60.0, 76.0), (45.0, 63.0)], BLUE);
    canvas.shape(&[(44.0, 66.0), (57.0, 77.0), (40.0, 85.0)], INK);
}

pub(super) fn laptop(canvas: &mut Canvas<'_>) {
    canvas.block(12.0, 16.0, 88.0, 72.0, INK);
    canvas.block(19.0, 23.0, 81.0, 65.0, PAPER);
    canvas.shape(&[(12.0, 74.0), (88.0, 74.0), (100.0, 90.0), (0.0, 90.0)], INK);
    canvas.block(30.0, 32.0, 70.0, 48.0, BLUE);
    canvas.shape(&[(36.0, 46.0), (48.0, 46.0), (36.0, 58.0)], BLUE);
}

pub(super) fn paw(canvas: &mut Canvas<'_>) {
    for (x, y) in [(17.0, 44.0), (38.0, 20.0), (62.0, 20.0), (83.0, 44.0)] {
        canvas.disc((x, y), 12.0, INK);
    }
    canvas.disc((50.0, 62.0), 21.0, INK);
    canvas.disc((37.0, 76.0), 14.0, INK);
    canvas.disc((63.0, 76.0), 14.0, INK);
}

pub(super) fn bag(canvas: &mut Canvas<'_>) {
    canvas.outline(&band((50.0, 38.0), 19.0, 8.0, PI, TAU), INK);
    canvas.shape(&[(14.0, 38.0), (86.0, 38.0), (96.0, 94.0), (4.0, 94.0)], INK);
    canvas.block(10.0, 54.0, 90.0, 60.0, PAPER);
    canvas.disc((50.0, 58.0), 8.0, PAPER);
    canvas.disc((50.0, 58.0), 4.0, INK);
}

pub(super) fn briefcase(canvas: &mut Canvas<'_>) {
    canvas.block(32.0, 14.0, 68.0, 34.0, INK);
    canvas.block(40.0, 22.0, 60.0, 34.0, PAPER);
    canvas.block(2.0, 30.0, 98.0, 90.0, INK);
    canvas.block(2.0, 56.0, 98.0, 61.0, PAPER);
    canvas.block(43.0, 52.0, 57.0, 66.0, PAPER);
    canvas.block(46.0, 55.0, 54.0, 63.0, INK);
}
