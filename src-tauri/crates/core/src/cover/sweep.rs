//! The union of intervals: at each moment the strongest measure, by topic and person.

use std::collections::{BTreeMap, BTreeSet};

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

/// The union of the intervals, sorted by subject and time. Segments of one subject neither overlap nor
/// leave a hole between the first start and the last end; neighbours that are alike are one.
pub fn sweep(intervals: &[Interval]) -> Vec<Segment> {
    let mut by_subject: BTreeMap<Subject, Vec<&Interval>> = BTreeMap::new();
    for interval in intervals {
        for subject in &interval.subjects {
            by_subject.entry(*subject).or_default().push(interval);
        }
    }
    by_subject.into_iter().flat_map(|(subject, parts)| one_subject(subject, &parts)).collect()
}

fn one_subject(subject: Subject, intervals: &[&Interval]) -> Vec<Segment> {
    // At each instant what starts and what ends there.
    let mut edges: BTreeMap<DateTime<Utc>, (Vec<&Interval>, Vec<&Interval>)> = BTreeMap::new();
    for interval in intervals {
        edges.entry(interval.from).or_default().0.push(interval);
        if let Some(to) = interval.to {
            edges.entry(to).or_default().1.push(interval);
        }
    }
    let mut live: BTreeMap<Strength, BTreeMap<MeasureId, u32>> = BTreeMap::new();
    let mut segments: Vec<Segment> = Vec::new();
    for (at, (starts, ends)) in edges {
        for interval in ends {
            if let Some(measures) = live.get_mut(&interval.strength) {
                if let Some(count) = measures.get_mut(&interval.measure) {
                    *count -= 1;
                    if *count == 0 {
                        measures.remove(&interval.measure);
                    }
                }
                if measures.is_empty() {
                    live.remove(&interval.strength);
                }
            }
        }
        for interval in starts {
            *live.entry(interval.strength).or_default().entry(interval.measure).or_default() += 1;
        }
        let (strength, by): (Strength, Vec<MeasureId>) = live
            .last_key_value()
            .map(|(strength, measures)| {
                (*strength, measures.keys().copied().collect::<BTreeSet<_>>().into_iter().collect())
            })
            .unwrap_or_default();
        match segments.last_mut() {
            Some(last) if last.strength == strength && last.by == by => {}
            last => {
                if let Some(last) = last {
                    last.to = Some(at);
                }
                segments.push(Segment { subject, from: at, to: None, strength, by });
            }
        }
    }
    // The stretch after the last end is no part of the union.
    if segments.last().is_some_and(|last| last.by.is_empty()) {
        segments.pop();
    }
    segments
}
