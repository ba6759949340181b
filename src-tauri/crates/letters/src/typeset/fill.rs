//! Filling lines: units between places where a line may end, and the line being filled.
//!
//! Not here: shaping, visual order.

use std::ops::Range;
use std::sync::Arc;

use crate::typeset::breaks::{Readiness, breaks};
use crate::typeset::shape::Run;

/// A stretch between two places where a line may end.
pub(crate) struct Unit {
    /// Its words.
    pub(crate) words: Range<usize>,
    /// The space after them, which may hang over the end of the line.
    pub(crate) space: Range<usize>,
    /// The line must end after it.
    pub(crate) forced: bool,
}

/// Runs with their bidi levels in reading order, and their width in points.
#[derive(Default)]
pub(crate) struct Runs {
    pub(crate) runs: Vec<(Arc<Run>, u8)>,
    pub(crate) width: f32,
}

impl Runs {
    /// Adds runs after these.
    pub(crate) fn append(&mut self, other: Self) {
        self.runs.extend(other.runs);
        self.width += other.width;
    }
}

/// A line before it is put in visual order.
pub(crate) struct Filled {
    pub(crate) words: Runs,
    pub(crate) space: Runs,
}

/// The lines so far, and the one being filled.
#[derive(Default)]
pub(crate) struct Filling {
    pub(crate) lines: Vec<Filled>,
    pub(crate) words: Runs,
    pub(crate) space: Runs,
}

impl Filling {
    /// Adds words to the line, or to a new one where they have no room.
    pub(crate) fn push(&mut self, words: Runs, width: f32) {
        if !self.words.runs.is_empty() && self.words.width + self.space.width + words.width > width {
            self.end_line();
        }
        let space = std::mem::take(&mut self.space);
        self.words.append(space);
        self.words.append(words);
    }

    /// Ends the line.
    pub(crate) fn end_line(&mut self) {
        let (words, space) = (std::mem::take(&mut self.words), std::mem::take(&mut self.space));
        self.lines.push(Filled { words, space });
    }
}

/// The units of a text; those in one group should stay on one line. No group is empty.
pub(crate) fn groups(text: &str) -> Vec<Vec<Unit>> {
    let mut groups = Vec::new();
    let mut group = Vec::new();
    let mut start = 0;
    for place in breaks(text) {
        let whole = text.get(start..place.at).unwrap_or_default();
        let words = start + whole.trim_end_matches([' ', '\n']).len();
        let space = start + whole.trim_end_matches('\n').len();
        let forced = place.readiness == Readiness::Forced;
        group.push(Unit { words: start..words, space: words..space.max(words), forced });
        if place.readiness != Readiness::LastResort {
            groups.push(std::mem::take(&mut group));
        }
        start = place.at;
    }
    if !group.is_empty() {
        groups.push(group);
    }
    groups
}

/// A group as one unit.
pub(crate) fn joined(group: &[Unit]) -> Unit {
    match group {
        [first, .., last] => {
            Unit { words: first.words.start..last.words.end, space: last.space.clone(), forced: last.forced }
        }
        [only] => Unit { words: only.words.clone(), space: only.space.clone(), forced: only.forced },
        [] => Unit { words: 0..0, space: 0..0, forced: false },
    }
}
