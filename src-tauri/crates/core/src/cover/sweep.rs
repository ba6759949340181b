//! The union of intervals: at each moment the strongest measure, by topic and person.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};

use super::{Interval, Subject};
use crate::id::MeasureId;
use crate::timeline::Strength;

/// A stretch in which one subject's cover does not change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Segment {
    /// What and whom.
    pub subject: Subject,
    /// First moment.
    pub from: DateTime<Utc>,
    /// First moment after it; `None`: open.
    pub to: Option<DateTime<Utc>>,
    /// The strongest that is live; nothing in a hole between two measures.
    pub strength: Strength,
    /// The measures that give that strength, sorted.
    pub by: Vec<MeasureId>,
}

/// An interval of one subject begins or ends.
#[derive(Clone, Copy)]
struct Edge {
    at: DateTime<Utc>,
    begins: bool,
    strength: Strength,
    measure: MeasureId,
}

/// The union of the intervals, sorted by subject and time. Segments of one subject neither overlap nor
/// leave a hole between the first start and the last end; neighbours that are alike are one. O(n log n) in the
/// intervals' subjects, and in what it gives.
pub fn sweep(intervals: &[Interval]) -> Vec<Segment> {
    let mut edges: Vec<(Subject, Edge)> = Vec::with_capacity(intervals.len() * 6);
    for interval in intervals {
        let edge = |at, begins| Edge { at, begins, strength: interval.strength, measure: interval.measure };
        for &subject in &interval.subjects {
            edges.push((subject, edge(interval.from, true)));
            edges.extend(interval.to.map(|to| (subject, edge(to, false))));
        }
    }
    edges.sort_unstable_by_key(|(subject, edge)| (*subject, edge.at));
    let mut segments = Vec::new();
    for group in edges.chunk_by(|(a, _), (b, _)| a == b) {
        one_subject(group, &mut segments);
    }
    segments
}

/// What is live now, by strength; a measure may be live more than once.
#[derive(Default)]
struct Live([BTreeMap<MeasureId, u32>; 4]);

impl Live {
    fn take(&mut self, edge: &Edge) {
        let Some(measures) = self.0.get_mut(usize::from(edge.strength.level())) else { return };
        if edge.begins {
            *measures.entry(edge.measure).or_default() += 1;
        } else if let Some(count) = measures.get_mut(&edge.measure) {
            *count -= 1;
            if *count == 0 {
                measures.remove(&edge.measure);
            }
        }
    }

    fn strongest(&self) -> (Strength, Option<&BTreeMap<MeasureId, u32>>) {
        [Strength::Crime, Strength::Arrest, Strength::CourtOnly]
            .into_iter()
            .zip(self.0.iter().rev())
            .find(|(_, measures)| !measures.is_empty())
            .map_or((Strength::Nothing, None), |(strength, measures)| (strength, Some(measures)))
    }
}

fn one_subject(edges: &[(Subject, Edge)], segments: &mut Vec<Segment>) {
    let first = segments.len();
    let mut live = Live::default();
    for together in edges.chunk_by(|(_, a), (_, b)| a.at == b.at) {
        let Some((subject, Edge { at, .. })) = together.first().copied() else { continue };
        // Beginnings first, so that a measure's count never falls below nothing.
        for begins in [true, false] {
            together.iter().filter(|(_, edge)| edge.begins == begins).for_each(|(_, edge)| live.take(edge));
        }
        let (strength, measures) = live.strongest();
        let same = |last: &Segment| {
            last.strength == strength && last.by.iter().eq(measures.into_iter().flat_map(BTreeMap::keys))
        };
        let last = segments.get_mut(first..).and_then(<[Segment]>::last_mut);
        if last.as_ref().is_some_and(|last| same(last)) {
            continue;
        }
        if let Some(last) = last {
            last.to = Some(at);
        }
        let by = measures.into_iter().flat_map(BTreeMap::keys).copied().collect();
        segments.push(Segment { subject, from: at, to: None, strength, by });
    }
    // The stretch after the last end is no part of the union.
    if segments.len() > first && segments.last().is_some_and(|last| last.by.is_empty()) {
        segments.pop();
    }
}
