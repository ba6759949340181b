//! Places.

use crate::draw::pictograms::canvas::{BLUE, Canvas, INK, PAPER};

pub(super) fn court(canvas: &mut Canvas<'_>) {
    canvas.shape(&[(6.0, 36.0), (50.0, 8.0), (94.0, 36.0)], INK);
    canvas.disc((50.0, 26.0), 5.0, PAPER);
    canvas.block(10.0, 38.0, 90.0, 44.0, INK);
    for left in [16.0, 35.0, 54.0, 73.0] {
        canvas.block(left, 47.0, left + 11.0, 79.0, INK);
    }
    canvas.block(10.0, 81.0, 90.0, 86.0, INK);
    canvas.block(4.0, 88.0, 96.0, 95.0, INK);
}

pub(super) fn house(canvas: &mut Canvas<'_>) {
    canvas.block(66.0, 14.0, 77.0, 40.0, INK);
    canvas.shape(&[(3.0, 52.0), (50.0, 10.0), (97.0, 52.0), (91.0, 58.0), (50.0, 21.0), (9.0, 58.0)], INK);
    canvas.shape(&[(17.0, 57.0), (50.0, 28.0), (83.0, 57.0), (83.0, 94.0), (17.0, 94.0)], INK);
    canvas.block(54.0, 62.0, 71.0, 94.0, PAPER);
    canvas.block(28.0, 60.0, 45.0, 76.0, PAPER);
}

pub(super) fn school(canvas: &mut Canvas<'_>) {
    canvas.block(48.0, 2.0, 52.0, 26.0, INK);
    canvas.shape(&[(52.0, 3.0), (72.0, 10.0), (52.0, 17.0)], BLUE);
    canvas.shape(&[(30.0, 42.0), (50.0, 22.0), (70.0, 42.0), (70.0, 94.0), (30.0, 94.0)], INK);
    canvas.block(2.0, 52.0, 98.0, 94.0, INK);
    canvas.disc((50.0, 46.0), 8.0, PAPER);
    canvas.block(43.0, 70.0, 57.0, 94.0, PAPER);
    for left in [9.0, 77.0] {
        canvas.block(left, 62.0, left + 14.0, 76.0, PAPER);
    }
}

pub(super) fn street(canvas: &mut Canvas<'_>) {
    canvas.shape(&[(36.0, 6.0), (64.0, 6.0), (100.0, 96.0), (0.0, 96.0)], INK);
    for (top, bottom, half) in [(12.0, 26.0, 1.8), (36.0, 56.0, 2.8), (68.0, 94.0, 4.2)] {
        canvas.shape(
            &[(50.0 - half, top), (50.0 + half, top), (51.0 + half, bottom), (49.0 - half, bottom)],
            PAPER,
        );
    }
}

pub(super) fn pin(canvas: &mut Canvas<'_>) {
    canvas.shape(&[(19.5, 46.0), (80.5, 46.0), (50.0, 96.0)], INK);
    canvas.disc((50.0, 36.0), 32.0, INK);
    canvas.disc((50.0, 36.0), 13.0, PAPER);
}
