//! Cover: what protects whom when. Every measure becomes intervals with a strength; the union of all of
//! them, by topic and person, is worked out by a sweep in O(n log n); what lies below "police can arrest"
//! is a gap. One function feeds the screen, the plan's PDF and the tasks.

mod gaps;
mod intervals;
mod picture;
mod sweep;

pub use gaps::{Gap, GapKind, gaps};
pub use intervals::{Certainty, Interval, intervals};
pub use picture::{Range, picture};
pub use sweep::{Segment, sweep};

use chrono::{DateTime, Utc};

use crate::calendar::Calendar;
use crate::id::PersonId;
use crate::measure::Measure;
use crate::terms::Topic;

/// Whom and what a stretch of cover is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Subject {
    /// The topic; `None`: any, the strongest over all topics.
    pub topic: Option<Topic>,
    /// The person protected.
    pub person: PersonId,
}

/// The cover of a case.
#[derive(Debug, Clone, PartialEq)]
pub struct Cover {
    /// All intervals, as the measures give them.
    pub intervals: Vec<Interval>,
    /// The union, sorted by topic (any first), person and time.
    pub segments: Vec<Segment>,
    /// Where nothing is to arrest for, up to the horizon.
    pub gaps: Vec<Gap>,
}

/// Works out the cover of a case for its victim and the other protected people.
///
/// `horizon` is how far ahead gaps are reported. An empty case has no cover and no gaps: nothing began yet.
pub fn cover(measures: &[Measure], victim: PersonId, horizon: DateTime<Utc>, calendar: &Calendar) -> Cover {
    let intervals: Vec<Interval> =
        measures.iter().flat_map(|measure| intervals::intervals(measure, victim, calendar)).collect();
    let segments = sweep::sweep(&intervals);
    let gaps = gaps::gaps(&segments, victim, horizon);
    Cover { intervals, segments, gaps }
}

impl Cover {
    /// The stretches of one subject, in order of time.
    pub fn of(&self, subject: Subject) -> impl Iterator<Item = &Segment> {
        self.segments.iter().filter(move |segment| segment.subject == subject)
    }
}
