//! A measure as intervals: from when to when, how strong, for which topics and persons.

use chrono::{DateTime, Utc};

use super::Subject;
use crate::calendar::Calendar;
use crate::id::{MeasureId, PersonId};
use crate::london;
use crate::measure::{End, Facts, Measure, MeasureKind};
use crate::terms::Topic;
use crate::timeline::Strength;

/// How sure the end of an interval is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Certainty {
    /// Stated.
    Fixed,
    /// What is planned or the law's limit; it may come earlier.
    Projected,
    /// Nobody knows.
    Unknown,
}

/// One measure's stretch of one strength.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Interval {
    /// The measure.
    pub measure: MeasureId,
    /// First moment.
    pub from: DateTime<Utc>,
    /// First moment after it; `None`: open or unknown.
    pub to: Option<DateTime<Utc>>,
    /// How sure `to` is.
    pub certainty: Certainty,
    /// What breaking it means.
    pub strength: Strength,
    /// What it covers for whom; always with an entry for "any" where it protects at all.
    pub subjects: Vec<Subject>,
}

struct Phase {
    from: DateTime<Utc>,
    to: Option<DateTime<Utc>>,
    certainty: Certainty,
    strength: Strength,
}

/// The intervals of a measure, in order of time. Empty stretches are left out, and so is a measure whose
/// every term protects nobody (an address to sleep at, a passport).
pub fn intervals(measure: &Measure, victim: PersonId, calendar: &Calendar) -> Vec<Interval> {
    let subjects = subjects(measure, victim);
    phases(measure, calendar)
        .into_iter()
        .filter(|phase| phase.to.is_none_or(|to| phase.from < to))
        .filter(|_| !subjects.is_empty())
        .map(|phase| Interval {
            measure: measure.id,
            from: phase.from,
            to: phase.to,
            certainty: phase.certainty,
            strength: phase.strength,
            subjects: subjects.clone(),
        })
        .collect()
}

fn phases(measure: &Measure, calendar: &Calendar) -> Vec<Phase> {
    let to = measure.ends(calendar);
    match &measure.facts {
        Facts::Nmo(nmo) => {
            let certainty = match nmo.end {
                End::At(_) => Certainty::Fixed,
                End::On(_) | End::UntilHearing(Some(_)) => Certainty::Projected,
                End::UntilHearing(None) | End::Open | End::NotStated => Certainty::Unknown,
            };
            let made = nmo.made.earliest();
            let phase = |from, to, strength| Phase { from, to, certainty, strength };
            match nmo.criminally_enforceable_from() {
                Some(from) if to.is_none_or(|to| from < to) => vec![
                    Phase { certainty: Certainty::Fixed, ..phase(made, Some(from), Strength::CourtOnly) },
                    phase(from, to, Strength::Crime),
                ],
                _ => vec![phase(made, to, Strength::CourtOnly)],
            }
        }
        Facts::PreChargeBail(bail) => {
            let certainty = if bail.outcome.is_some() { Certainty::Fixed } else { Certainty::Projected };
            vec![Phase { from: bail.released_at, to, certainty, strength: Strength::Arrest }]
        }
        Facts::Dvpn(dvpn) => {
            let certainty = match (&dvpn.outcome, to) {
                (Some(_), _) => Certainty::Fixed,
                (None, Some(_)) => Certainty::Projected,
                (None, None) => Certainty::Unknown,
            };
            vec![Phase { from: dvpn.served_at, to, certainty, strength: Strength::Arrest }]
        }
        Facts::Dvpo(dvpo) => {
            let to = Some(london::end_of(dvpo.last_day()));
            vec![Phase { from: dvpo.made_at, to, certainty: Certainty::Fixed, strength: Strength::Arrest }]
        }
    }
}

fn subjects(measure: &Measure, victim: PersonId) -> Vec<Subject> {
    let mut subjects = Vec::new();
    let mut add = |topic, person| {
        subjects.push(Subject { topic: Some(topic), person });
        subjects.push(Subject { topic: None, person });
    };
    for term in &measure.terms {
        for topic in term.topics() {
            if term.persons.is_empty() {
                add(topic, victim);
            }
            term.persons.iter().for_each(|person| add(topic, *person));
        }
    }
    if measure.terms.is_empty() {
        // Without terms on record a measure covers "any"; a notice and its order always forbid violence
        // and molesting (Crime and Security Act 2010 s24(6), s28(6)).
        if matches!(measure.kind(), MeasureKind::Dvpn | MeasureKind::Dvpo) {
            add(Topic::Violence, victim);
            add(Topic::Contact, victim);
        } else {
            subjects.push(Subject { topic: None, person: victim });
        }
    }
    subjects.sort();
    subjects.dedup();
    subjects
}
