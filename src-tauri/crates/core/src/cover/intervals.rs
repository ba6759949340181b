//! A measure as intervals: from when to when, how strong, for which topics and persons. Each version of a varied
//! measure gives its own, and stops where the next begins.

use chrono::{DateTime, Utc};

use super::Subject;
use crate::calendar::Calendar;
use crate::id::{MeasureId, PersonId};
use crate::measure::{End, Facts, Measure, MeasureKind, PowerOfArrest};
use crate::terms::{Entry, Term, Topic, entry};
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

#[derive(Clone, Copy)]
struct Phase {
    from: DateTime<Utc>,
    to: Option<DateTime<Utc>>,
    certainty: Certainty,
    strength: Strength,
}

impl Phase {
    fn of(from: DateTime<Utc>, (to, certainty): Stop, strength: Strength) -> Self {
        Self { from, to, certainty, strength }
    }

    /// The part from `from` on and before `until`; nothing where that is empty.
    fn within(self, from: DateTime<Utc>, until: Option<DateTime<Utc>>) -> Option<Self> {
        let cut = until.filter(|until| self.to.is_none_or(|to| *until < to));
        let part = Self {
            from: self.from.max(from),
            to: cut.or(self.to),
            certainty: if cut.is_some() { Certainty::Fixed } else { self.certainty },
            strength: self.strength,
        };
        part.to.is_none_or(|to| part.from < to).then_some(part)
    }
}

/// The intervals of a measure, in order of time. Empty stretches are left out, and so is a measure whose
/// every term protects nobody (an address to sleep at, a passport).
pub fn intervals(measure: &Measure, victim: PersonId, calendar: &Calendar) -> Vec<Interval> {
    let versions = measure.versions();
    let mut found = Vec::new();
    for (n, version) in versions.iter().enumerate() {
        let next = versions.get(n + 1).map(|next| next.from);
        let until = next.into_iter().chain(measure.discharged_at()).min();
        for (subjects, arrest) in layers(measure, version.terms, victim) {
            if subjects.is_empty() {
                continue;
            }
            for phase in phases(measure, version.end, arrest, calendar) {
                let Some(part) = phase.within(version.from, until) else { continue };
                found.push(Interval {
                    measure: measure.id,
                    from: part.from,
                    to: part.to,
                    certainty: part.certainty,
                    strength: part.strength,
                    subjects: subjects.clone(),
                });
            }
        }
    }
    found.sort_by_key(|interval| interval.from);
    found
}

/// What the terms cover; an occupation order's terms with and without its power of arrest apart.
fn layers(measure: &Measure, terms: &[Term], victim: PersonId) -> Vec<(Vec<Subject>, Option<PowerOfArrest>)> {
    let kind = measure.kind();
    if let Facts::Occupation(order) = &measure.facts
        && order.arrest.is_some()
        && !terms.is_empty()
    {
        let (with, without): (Vec<&Term>, Vec<&Term>) = terms.iter().partition(|term| term.poa);
        return vec![(of_terms(&with, victim), order.arrest), (of_terms(&without, victim), None)];
    }
    let arrest = match &measure.facts {
        Facts::Occupation(order) => order.arrest,
        _ => None,
    };
    let subjects = match kind {
        // In custody the respondent can't come near, and can still write and call.
        MeasureKind::Remand => of_topics(&[Topic::Home, Topic::Area, Topic::Work, Topic::School], victim),
        // These always forbid violence and molesting (Crime and Security Act 2010 s24(6), s28(6)).
        MeasureKind::Dvpn | MeasureKind::Dvpo | MeasureKind::Dapn if terms.is_empty() => {
            of_topics(&[Topic::Violence, Topic::Contact], victim)
        }
        _ if terms.is_empty() => of_topics(&[], victim),
        _ => of_terms(&terms.iter().collect::<Vec<_>>(), victim),
    };
    vec![(subjects, arrest)]
}

fn of_topics(topics: &[Topic], person: PersonId) -> Vec<Subject> {
    let mut subjects: Vec<Subject> =
        topics.iter().map(|topic| Subject { topic: Some(*topic), person }).collect();
    subjects.push(Subject { topic: None, person });
    subjects.sort();
    subjects
}

fn of_terms(terms: &[&Term], victim: PersonId) -> Vec<Subject> {
    let mut subjects = Vec::new();
    for term in terms {
        let about_children = || entry(term.code).is_some_and(Entry::about_children);
        let persons: &[PersonId] = match term.persons.as_slice() {
            // Children whom nobody named are nobody's cover, and never the victim's own.
            [] if about_children() => &[],
            [] => &[victim],
            named => named,
        };
        for topic in term.covers() {
            for &person in persons {
                subjects.push(Subject { topic: Some(topic), person });
                subjects.push(Subject { topic: None, person });
            }
        }
    }
    subjects.sort();
    subjects.dedup();
    subjects
}

type Stop = (Option<DateTime<Utc>>, Certainty);

fn stated(end: Option<End>) -> Stop {
    let Some(end) = end else { return (None, Certainty::Unknown) };
    let certainty = match end {
        End::At(_) => Certainty::Fixed,
        End::On(_) | End::UntilHearing(Some(_)) => Certainty::Projected,
        End::UntilHearing(None) | End::Open | End::NotStated => Certainty::Unknown,
    };
    (end.counted_to(), certainty)
}

/// As planned, unless nothing is known or the outcome already is.
fn planned(ends: Option<DateTime<Utc>>, decided: bool) -> Stop {
    match (ends, decided) {
        (None, _) => (None, Certainty::Unknown),
        (ends, true) => (ends, Certainty::Fixed),
        (ends, false) => (ends, Certainty::Projected),
    }
}

fn phases(
    measure: &Measure,
    end: Option<End>,
    arrest: Option<PowerOfArrest>,
    calendar: &Calendar,
) -> Vec<Phase> {
    let strength = measure.breach().strength();
    let from = measure.begins();
    match &measure.facts {
        Facts::Nmo(order) => aware_phases(from, order.criminally_enforceable_from(), stated(end)),
        Facts::Dapo(dapo) => aware_phases(from, dapo.criminally_enforceable_from(), stated(end)),
        Facts::Occupation(order) => {
            let Some(served) = &order.served else { return Vec::new() };
            let from = served.at.max(from);
            match arrest {
                None => vec![Phase::of(from, stated(end), Strength::CourtOnly)],
                Some(power) => step_down(from, power.ends, stated(end)),
            }
        }
        Facts::Undertaking(_) | Facts::Restraining(_) | Facts::Stalking(_) => {
            vec![Phase::of(from, stated(end), strength)]
        }
        Facts::PreChargeBail(bail) => {
            vec![Phase::of(from, planned(bail.ends(), bail.outcome.is_some()), strength)]
        }
        Facts::PostChargeBail(bail) => {
            vec![Phase::of(from, planned(bail.ends(), bail.outcome.is_some()), strength)]
        }
        Facts::Dvpn(notice) | Facts::Dapn(crate::measure::Dapn { notice, .. }) => {
            vec![Phase::of(from, planned(notice.ends(calendar), notice.outcome.is_some()), strength)]
        }
        Facts::Dvpo(order) => vec![Phase::of(from, (Some(order.ends()), Certainty::Fixed), strength)],
        Facts::Remand(remand) => vec![Phase::of(from, planned(remand.to, false), strength)],
        Facts::ReleasedUnderInvestigation(_) => Vec::new(),
    }
}

/// Valid from its making; breaking it is a crime from the respondent's being aware.
fn aware_phases(made: DateTime<Utc>, aware: Option<DateTime<Utc>>, stop: Stop) -> Vec<Phase> {
    match aware {
        Some(from) if stop.0.is_none_or(|to| from < to) => vec![
            Phase::of(made, (Some(from), Certainty::Fixed), Strength::CourtOnly),
            Phase::of(from, stop, Strength::Crime),
        ],
        _ => vec![Phase::of(made, stop, Strength::CourtOnly)],
    }
}

/// Arrest while the power of arrest lasts, then only a return to court.
fn step_down(from: DateTime<Utc>, arrest_ends: Option<DateTime<Utc>>, stop: Stop) -> Vec<Phase> {
    match arrest_ends.filter(|at| stop.0.is_none_or(|to| *at < to)) {
        None => vec![Phase::of(from, stop, Strength::Arrest)],
        Some(at) => vec![
            Phase::of(from, (Some(at), Certainty::Fixed), Strength::Arrest),
            Phase::of(at.max(from), stop, Strength::CourtOnly),
        ],
    }
}
