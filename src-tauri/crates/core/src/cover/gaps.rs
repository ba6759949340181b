//! Gaps: stretches in which police have nothing to arrest the respondent for, and what else the cover leaves
//! open. Gaps are real elapsed time. They are reported from the first measure's beginning to the horizon, past ones
//! too.

use std::collections::BTreeSet;

use chrono::{DateTime, Utc};

use super::{Certainty, Household, Interval, Segment, Subject};
use crate::id::{MeasureId, PersonId};
use crate::measure::Measure;
use crate::timeline::Strength;
use crate::words;

/// What kind of gap.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum GapKind {
    /// No measure at all.
    Nothing,
    /// Court only: an order of which the respondent is not known to be aware, or one without arrest.
    CourtOnly,
    /// Cover drops by two levels or more: an instant.
    Drop,
    /// A topic that some measure covers at some time is not covered while another one is.
    Topic,
    /// A person whom a term names, or a child of the household, is covered by nothing in the whole record.
    Person,
    /// Cover whose end nobody knows.
    UnknownEnd,
}

impl GapKind {
    /// The code in files: `G0`.
    pub fn code(self) -> &'static str {
        match self {
            Self::Nothing => "G0",
            Self::CourtOnly => "G1",
            Self::Drop => "G2",
            Self::Topic => "G3",
            Self::Person => "G4",
            Self::UnknownEnd => "G5",
        }
    }

    /// There is nothing to arrest for.
    pub fn is_bare(self) -> bool {
        matches!(self, Self::Nothing | Self::CourtOnly)
    }
}

/// A gap in somebody's cover.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Gap {
    /// What kind.
    pub kind: GapKind,
    /// What and whom it is about.
    pub subject: Subject,
    /// First moment.
    pub from: DateTime<Utc>,
    /// First moment after it, or the horizon.
    pub to: DateTime<Utc>,
    /// It goes on beyond the horizon, as far as is known.
    pub open: bool,
    /// The measure whose end opens it or whose end is unknown.
    pub measure: Option<MeasureId>,
}

impl Gap {
    /// "No cover Tue 1 Dec 10:00 to Wed 2 Dec 18:10, 32 h 10 min".
    pub fn words(&self) -> String {
        let topic = self.subject.topic.map_or("Any topic", |topic| topic.label());
        let what = match self.kind {
            GapKind::Nothing => "No cover".to_owned(),
            GapKind::CourtOnly => "Nothing to arrest for".to_owned(),
            GapKind::Drop => {
                return format!("Cover drops by two levels or more {}", words::short_time(self.from));
            }
            GapKind::Topic => format!("{topic} not covered"),
            GapKind::Person => "Covered by nothing".to_owned(),
            GapKind::UnknownEnd => {
                return format!("End of cover not known, from {}", words::short_time(self.from));
            }
        };
        if self.open {
            return format!("{what} from {}", words::short_time(self.from));
        }
        format!(
            "{what} {} to {}, {}",
            words::short_time(self.from),
            words::short_time(self.to),
            words::length(self.from, self.to)
        )
    }

    /// Why, in one sentence.
    pub fn why(&self) -> &'static str {
        match self.kind {
            GapKind::Nothing => "No measure that protects is in force then.",
            GapKind::CourtOnly => {
                "Only a return to court, or an order the respondent is not known to be aware of."
            }
            GapKind::Drop => "What is left is two levels weaker or more.",
            GapKind::Topic => "Another measure is in force, and says nothing about this.",
            GapKind::Person => "No measure of the case protects this person.",
            GapKind::UnknownEnd => "Nobody knows when this cover ends.",
        }
    }
}

pub(super) struct Asked<'a> {
    pub(super) measures: &'a [Measure],
    pub(super) household: &'a Household,
    pub(super) intervals: &'a [Interval],
    pub(super) segments: &'a [Segment],
    pub(super) begins: DateTime<Utc>,
    pub(super) horizon: DateTime<Utc>,
}

/// A stretch of one strength between the first measure's beginning and the horizon, without holes.
#[derive(Clone, Copy)]
struct Step {
    from: DateTime<Utc>,
    to: DateTime<Utc>,
    open: bool,
    strength: Strength,
    /// The first of the measures that give it.
    by: Option<MeasureId>,
}

pub(super) fn gaps(asked: &Asked<'_>) -> Vec<Gap> {
    let mut found = Vec::new();
    let mut groups = asked.segments.chunk_by(|a, b| a.subject == b.subject).peekable();
    // "Any" comes before every topic, so each person's is here when a topic of theirs is looked at.
    let mut any: Vec<(PersonId, Vec<Step>)> = Vec::new();
    while let Some(group) = groups.next_if(|group| group.first().is_some_and(|s| s.subject.topic.is_none())) {
        let Some(subject) = group.first().map(|segment| segment.subject) else { continue };
        any.push((subject.person, steps(group, asked)));
    }
    let victim = asked.household.victim;
    if !any.iter().any(|(person, _)| *person == victim) {
        any.push((victim, steps(&[], asked)));
    }
    for (person, steps) in &any {
        bare_and_drops(Subject::any(*person), steps, &mut found);
    }
    for group in groups {
        let Some(subject) = group.first().map(|segment| segment.subject) else { continue };
        let Some((_, covered)) = any.iter().find(|(person, _)| *person == subject.person) else { continue };
        topic(subject, &steps(group, asked), covered, &mut found);
    }
    persons(asked, &any, &mut found);
    unknown_ends(asked, &mut found);
    found.sort_by_key(|gap| (gap.from, gap.kind, gap.subject, gap.measure));
    found
}

fn steps(segments: &[Segment], asked: &Asked<'_>) -> Vec<Step> {
    let horizon = asked.horizon;
    let nothing = |from, to, open| Step { from, to, open, strength: Strength::Nothing, by: None };
    let mut steps = Vec::with_capacity(segments.len() + 2);
    let first = segments.first().map_or(horizon, |segment| segment.from.min(horizon));
    if asked.begins < first {
        let open = segments.first().is_none_or(|segment| segment.from > horizon);
        steps.push(nothing(asked.begins, first, open));
    }
    for segment in segments.iter().filter(|segment| segment.from < horizon) {
        let open = segment.to.is_none_or(|to| to > horizon);
        let to = segment.to.map_or(horizon, |to| to.min(horizon));
        let by = segment.by.first().copied();
        steps.push(Step { from: segment.from, to, open, strength: segment.strength, by });
    }
    if let Some(last) = steps.last()
        && last.to < horizon
    {
        steps.push(nothing(last.to, horizon, true));
    }
    steps
}

/// G0, G1 and G2: each moment below "police can arrest" belongs to one of the first two.
fn bare_and_drops(subject: Subject, steps: &[Step], found: &mut Vec<Gap>) {
    let mut last: Option<Gap> = None;
    let mut before: Option<&Step> = None;
    for step in steps {
        let kind = match step.strength {
            Strength::Nothing => Some(GapKind::Nothing),
            Strength::CourtOnly => Some(GapKind::CourtOnly),
            Strength::Arrest | Strength::Crime => None,
        };
        match (&mut last, kind) {
            (Some(gap), Some(kind)) if gap.kind == kind => {
                gap.to = step.to;
                gap.open = step.open;
            }
            (_, kind) => {
                found.extend(last.take());
                let measure = before.and_then(|before| before.by).or(step.by);
                last = kind.map(|kind| Gap {
                    kind,
                    subject,
                    from: step.from,
                    to: step.to,
                    open: step.open,
                    measure,
                });
            }
        }
        if let Some(before) = before
            && before.strength.level() >= step.strength.level() + 2
        {
            found.push(Gap {
                kind: GapKind::Drop,
                subject,
                from: step.from,
                to: step.from,
                open: false,
                measure: before.by,
            });
        }
        before = Some(step);
    }
    found.extend(last);
}

/// G3: where the topic has nothing and the person has something, looked for in one walk along both.
fn topic(subject: Subject, topic: &[Step], any: &[Step], found: &mut Vec<Gap>) {
    let mut last: Option<Gap> = None;
    let mut covered = any.iter().filter(|step| step.strength > Strength::Nothing).peekable();
    for hole in topic.iter().filter(|step| step.strength == Strength::Nothing) {
        while let Some(step) = covered.peek() {
            let (from, to) = (hole.from.max(step.from), hole.to.min(step.to));
            if from < to {
                match &mut last {
                    Some(gap) if gap.to == from => {
                        gap.to = to;
                        gap.open = hole.open && step.open && to == hole.to;
                    }
                    _ => {
                        found.extend(last.take());
                        let open = hole.open && step.open && to == hole.to;
                        last = Some(Gap { kind: GapKind::Topic, subject, from, to, open, measure: step.by });
                    }
                }
            }
            if step.to > hole.to {
                break;
            }
            covered.next();
        }
    }
    found.extend(last);
}

/// G4: whom a term names, and the household's children, where nothing covers them at any time.
fn persons(asked: &Asked<'_>, any: &[(PersonId, Vec<Step>)], found: &mut Vec<Gap>) {
    let mut named: BTreeSet<PersonId> = asked.household.children.iter().copied().collect();
    for measure in asked.measures {
        let later = measure.variations.iter().flat_map(|variation| &variation.terms);
        named.extend(measure.terms.iter().chain(later).flat_map(|term| &term.persons).copied());
    }
    for person in named {
        if any.iter().all(|(covered, _)| *covered != person) {
            found.push(Gap {
                kind: GapKind::Person,
                subject: Subject::any(person),
                from: asked.begins,
                to: asked.horizon,
                open: true,
                measure: None,
            });
        }
    }
}

/// G5: cover whose end nobody knows, from where it begins; once for a measure and a person.
fn unknown_ends(asked: &Asked<'_>, found: &mut Vec<Gap>) {
    let mut seen = BTreeSet::new();
    for interval in asked.intervals {
        if interval.certainty != Certainty::Unknown || interval.from >= asked.horizon {
            continue;
        }
        for subject in interval.subjects.iter().filter(|subject| subject.topic.is_none()) {
            if seen.insert((interval.measure, subject.person)) {
                found.push(Gap {
                    kind: GapKind::UnknownEnd,
                    subject: *subject,
                    from: interval.from,
                    to: asked.horizon,
                    open: true,
                    measure: Some(interval.measure),
                });
            }
        }
    }
}
