//! Where the words of the timeline stand: clear of each other, of the line of now, inside the plot.

use crate::layout::timeline::bars::Plot;
use crate::typeset::Line;

/// Clear space between two labels, and between a label and the line of now.
pub(crate) const CLEAR: f32 = 4.0;

/// A label and where it would like to stand.
pub(crate) struct Wish {
    /// Its lines.
    pub(crate) lines: Vec<Line>,
    /// Its left end, if nothing is in the way.
    pub(crate) left: f32,
}

impl Wish {
    /// The width of its widest line.
    pub(crate) fn width(&self) -> f32 {
        self.lines.iter().map(|line| line.width).fold(0.0, f32::max)
    }
}

/// Where a label stands.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Spot {
    /// Its left end.
    pub(crate) left: f32,
    /// Lines of text above it in its row of labels.
    pub(crate) line: usize,
    /// It could not be kept clear of the line of now, which is interrupted for it.
    pub(crate) over_now: bool,
}

/// Finds a spot for each label, in order: not left of the one before where that can be, and on a
/// lower line where they would meet.
pub(crate) fn place(wishes: &[Wish], plot: Plot, now: f32) -> Vec<Spot> {
    let mut taken: Vec<(usize, f32, f32)> = Vec::new();
    let mut spots: Vec<Spot> = Vec::with_capacity(wishes.len());
    for wish in wishes {
        let width = wish.width();
        let before = spots.last().map_or(f32::NEG_INFINITY, |spot| spot.left);
        let mut sides = sides(wish.left, width, plot, now);
        // Under the label before it is nearer to what it is about than the far side of a long lane.
        let under = (before, before < now + CLEAR && before + width > now - CLEAR);
        if before >= plot.left && before + width <= plot.right && !under.1 {
            sides.push(under);
            sides.sort_by(|a, b| (a.0 - wish.left).abs().total_cmp(&(b.0 - wish.left).abs()));
        }
        // Rather over the line of now than on the far side of the label before it: an end never reads as a start.
        let in_order = sides.iter().copied().find(|(left, _)| *left >= before);
        let (left, over_now) = in_order.unwrap_or_else(|| wished(wish.left, width, plot, now));
        let height = wish.lines.len().max(1);
        let free = |first: usize| {
            let met = |&&(line, from, to): &&(usize, f32, f32)| {
                (first..first + height).contains(&line)
                    && left < to + 2.0 * CLEAR
                    && from < left + width + 2.0 * CLEAR
            };
            taken.iter().find(met).is_none()
        };
        let least = match (in_order, spots.last()) {
            (None, Some(before)) => before.line + 1,
            _ => 0,
        };
        let line = (least..).find(|first| free(*first)).unwrap_or(least);
        taken.extend((line..line + height).map(|line| (line, left, left + width)));
        spots.push(Spot { left, line, over_now });
    }
    spots
}

/// As wished, inside the plot; whether that is over the line of now.
fn wished(wish: f32, width: f32, plot: Plot, now: f32) -> (f32, bool) {
    let left = wish.clamp(plot.left, (plot.right - width).max(plot.left));
    (left, left < now + CLEAR && left + width > now - CLEAR)
}

/// Left ends for a label, the best first: as wished, or on either side of the line of now, or over
/// it where there is room on neither side. Never empty.
fn sides(wish: f32, width: f32, plot: Plot, now: f32) -> Vec<(f32, bool)> {
    let most = (plot.right - width).max(plot.left);
    let wished = wish.clamp(plot.left, most);
    let mut sides: Vec<(f32, bool)> = [wished, now - CLEAR - width, now + CLEAR]
        .into_iter()
        .filter(|left| (plot.left..=most).contains(left))
        .filter(|left| left + width + CLEAR <= now + 0.01 || *left + 0.01 >= now + CLEAR)
        .map(|left| (left, false))
        .collect();
    sides.sort_by(|a, b| (a.0 - wished).abs().total_cmp(&(b.0 - wished).abs()));
    if sides.is_empty() {
        sides.push((wished, true));
    }
    sides
}

#[cfg(test)]
mod tests {
    use super::{Spot, Wish, place};
    use crate::layout::timeline::bars::Plot;
    use crate::typeset::Line;

    const PLOT: Plot = Plot { left: 100.0, right: 500.0 };

    fn wish(left: f32, width: f32) -> Wish {
        Wish { lines: vec![Line { width, ..Line::default() }], left }
    }

    #[test]
    fn labels_meet_neither_each_other_nor_now_nor_the_edge() {
        let spots = place(&[wish(110.0, 90.0), wish(250.0, 120.0), wish(480.0, 90.0)], PLOT, 300.0);
        assert_eq!(spots[0], Spot { left: 110.0, line: 0, over_now: false });
        // Crosses now at 300: the nearer side is after it.
        assert_eq!(spots[1], Spot { left: 304.0, line: 0, over_now: false });
        // Would run out at the right and meet the second: drawn in, one line lower.
        assert_eq!(spots[2], Spot { left: 410.0, line: 1, over_now: false });
    }

    #[test]
    fn the_end_of_a_short_stretch_never_reads_before_its_start() {
        let spots = place(&[wish(296.0, 80.0), wish(230.0, 80.0)], PLOT, 300.0);
        assert_eq!(spots[0], Spot { left: 304.0, line: 0, over_now: false });
        assert_eq!(spots[1], Spot { left: 304.0, line: 1, over_now: false });
    }

    #[test]
    fn the_end_of_a_stretch_long_ago_stands_under_its_start() {
        // The bar is short and far left of now: its end would read before its start, and has no place of its own beside now.
        let spots = place(&[wish(110.0, 90.0), wish(60.0, 150.0)], PLOT, 400.0);
        assert_eq!(spots[0], Spot { left: 110.0, line: 0, over_now: false });
        assert_eq!(spots[1], Spot { left: 110.0, line: 1, over_now: false });
    }

    #[test]
    fn an_end_that_has_no_room_after_now_stands_below_its_start_and_not_before_it() {
        // Now is near the right: the start goes after it, and the end is too wide for what is left.
        let spots = place(&[wish(395.0, 90.0), wish(370.0, 130.0)], PLOT, 400.0);
        assert_eq!(spots[0], Spot { left: 404.0, line: 0, over_now: false });
        assert_eq!(spots[1], Spot { left: 370.0, line: 1, over_now: true });
    }

    #[test]
    fn a_label_too_wide_for_either_side_interrupts_now() {
        assert!(place(&[wish(100.0, 390.0)], PLOT, 300.0)[0].over_now);
    }
}
