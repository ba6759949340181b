//! Cover: what protects whom when. Every measure becomes intervals with a strength; the union of all of
//! them, by topic and person, is worked out by a sweep in O(n log n); what lies below "police can arrest"
//! is a gap. One function feeds the screen, the plan's PDF, the tasks, the warnings and `safeholdctl cover`.
//!
//! The evaluation is of the record: what is dated later than the moment of asking counts as known.

mod gaps;
mod intervals;
mod picture;
mod sweep;

pub use gaps::{Gap, GapKind};
pub use intervals::{Certainty, Interval, intervals};
pub use picture::{Range, picture};
pub use sweep::{Segment, sweep};

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};

use crate::calendar::Calendar;
use crate::id::PersonId;
use crate::measure::Measure;
use crate::person::{PartyRole, Person};
use crate::terms::Topic;
use crate::timeline::Strength;

/// Whom and what a stretch of cover is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Subject {
    /// The topic; `None`: any, the strongest over all topics.
    pub topic: Option<Topic>,
    /// The person protected.
    pub person: PersonId,
}

impl Subject {
    /// Any topic, for a person.
    pub fn any(person: PersonId) -> Self {
        Self { topic: None, person }
    }
}

/// Whose cover a case is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Household {
    /// The victim: whom a term protects that names nobody.
    pub victim: PersonId,
    /// The children who live with her: their being covered by nothing is reported.
    pub children: Vec<PersonId>,
    /// What people other than the victim are called in warnings; nothing where no name is known.
    pub names: BTreeMap<PersonId, String>,
}

impl Household {
    /// The victim alone.
    pub fn alone(victim: PersonId) -> Self {
        Self { victim, children: Vec::new(), names: BTreeMap::new() }
    }

    /// The victim and the children of her household among a case's people; `None` without a victim.
    pub fn of(people: &[Person]) -> Option<Self> {
        let victim = people.iter().find(|person| person.role == PartyRole::Victim)?;
        let child = |person: &&Person| person.role == PartyRole::Child && person.household;
        Some(Self {
            victim: victim.id,
            children: people.iter().filter(child).map(|person| person.id).collect(),
            names: people
                .iter()
                .filter(|person| person.id != victim.id)
                .map(|person| (person.id, person.given.trim().to_owned()))
                .filter(|(_, name)| !name.is_empty())
                .collect(),
        })
    }

    /// What somebody other than the victim is called: the first name, or "Another protected person".
    pub fn name(&self, person: PersonId) -> &str {
        self.names.get(&person).map_or("Another protected person", String::as_str)
    }
}

/// The cover of a case.
#[derive(Debug, Clone, PartialEq)]
pub struct Cover {
    /// Whose cover it is in the first place.
    pub victim: PersonId,
    /// When the first measure begins; `None`: there is none.
    pub begins: Option<DateTime<Utc>>,
    /// All intervals, as the measures give them.
    pub intervals: Vec<Interval>,
    /// The union, sorted by topic (any first), person and time.
    pub segments: Vec<Segment>,
    /// Every gap of every kind and person, in order of time, up to the horizon.
    pub gaps: Vec<Gap>,
}

/// Works out the cover of a case for its victim and the other protected people.
///
/// `horizon` is how far ahead gaps are reported; they begin with the first measure, also one that protects nobody
/// (an address to sleep at). A case without measures has no cover and no gaps: nothing began yet.
pub fn cover(
    measures: &[Measure],
    household: &Household,
    horizon: DateTime<Utc>,
    calendar: &Calendar,
) -> Cover {
    let mut parts = Vec::with_capacity(measures.len() * 2);
    for measure in measures {
        parts.extend(intervals::intervals(measure, household.victim, calendar));
    }
    let segments = sweep::sweep(&parts);
    let begins = measures.iter().map(Measure::begins).min();
    let gaps = match begins {
        Some(begins) if begins < horizon => gaps::gaps(&gaps::Asked {
            measures,
            household,
            intervals: &parts,
            segments: &segments,
            begins,
            horizon,
        }),
        _ => Vec::new(),
    };
    Cover { victim: household.victim, begins, intervals: parts, segments, gaps }
}

impl Cover {
    /// The stretches of one subject, in order of time.
    pub fn of(&self, subject: Subject) -> impl Iterator<Item = &Segment> {
        // Segments are sorted by subject.
        let first = self.segments.partition_point(|segment| segment.subject < subject);
        self.segments[first..].iter().take_while(move |segment| segment.subject == subject)
    }

    /// The stretches in which there is nothing to arrest for as to the victim, in order of time.
    pub fn bare(&self) -> impl Iterator<Item = &Gap> {
        let hers = Subject::any(self.victim);
        self.gaps.iter().filter(move |gap| gap.subject == hers && gap.kind.is_bare())
    }

    /// How strong a subject's cover is at a moment.
    pub fn strength_at(&self, subject: Subject, at: DateTime<Utc>) -> Strength {
        let live = |segment: &&Segment| segment.from <= at && segment.to.is_none_or(|to| at < to);
        self.of(subject).find(live).map_or(Strength::Nothing, |segment| segment.strength)
    }
}

#[cfg(test)]
pub(crate) mod tests;
