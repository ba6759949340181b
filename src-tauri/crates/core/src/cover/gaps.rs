//! Gaps: stretches in which police have nothing to arrest the respondent for. Gaps are real elapsed time.

use chrono::{DateTime, Utc};

use super::{Segment, Subject};
use crate::id::PersonId;
use crate::timeline::Strength;
use crate::words;

/// What kind of gap.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum GapKind {
    /// No measure at all.
    Nothing,
    /// Court only: an order of which the respondent is not known to be aware.
    CourtOnly,
}

impl GapKind {
    /// The code in files: `G0`.
    pub fn code(self) -> &'static str {
        match self {
            Self::Nothing => "G0",
            Self::CourtOnly => "G1",
        }
    }
}

/// A gap in the victim's cover.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Gap {
    /// What kind.
    pub kind: GapKind,
    /// First moment.
    pub from: DateTime<Utc>,
    /// First moment after it, or the horizon.
    pub to: DateTime<Utc>,
    /// It goes on beyond the horizon, as far as is known.
    pub open: bool,
}

impl Gap {
    /// "No cover Tue 1 Dec 10:00 to Wed 2 Dec 18:10, 32 h 10 min".
    pub fn words(&self) -> String {
        let what = match self.kind {
            GapKind::Nothing => "No cover",
            GapKind::CourtOnly => "Nothing to arrest for",
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
            GapKind::Nothing => "No measure is in force then.",
            GapKind::CourtOnly => "The respondent is not known to be aware of the order then.",
        }
    }
}

/// The gaps of a person's cover, any topic, from the first measure's start to the horizon. Each moment
/// below "police can arrest" belongs to one gap; after the last end a gap runs to the horizon.
pub fn gaps(segments: &[Segment], person: PersonId, horizon: DateTime<Utc>) -> Vec<Gap> {
    let subject = Subject { topic: None, person };
    let mut gaps = Vec::new();
    let mut covered_to = None;
    for segment in segments.iter().filter(|segment| segment.subject == subject && segment.from < horizon) {
        let to = segment.to.unwrap_or(horizon).min(horizon);
        covered_to = Some((to, segment.to.is_none_or(|end| end > horizon)));
        let kind = match segment.strength {
            Strength::Nothing => GapKind::Nothing,
            Strength::CourtOnly => GapKind::CourtOnly,
            Strength::Arrest | Strength::Crime => continue,
        };
        match gaps.last_mut() {
            Some(Gap { kind: last, to: end, open, .. }) if *last == kind && *end == segment.from => {
                *end = to;
                *open = segment.to.is_none_or(|end| end > horizon);
            }
            _ => gaps.push(Gap {
                kind,
                from: segment.from,
                to,
                open: segment.to.is_none_or(|end| end > horizon),
            }),
        }
    }
    if let Some((end, false)) = covered_to
        && end < horizon
    {
        gaps.push(Gap { kind: GapKind::Nothing, from: end, to: horizon, open: true });
    }
    gaps
}
