//! Gaps looked for moment by moment, as a person would on paper, against what is worked out in one walk.

use std::collections::BTreeSet;

use proptest::prelude::*;

use super::properties::{hour, strongest};
use super::*;
use crate::timeline::Strength;

type Line = (GapKind, Subject, DateTime<Utc>, DateTime<Utc>, bool);

/// The stretches in which something holds, from the first moment to the horizon, each as long as it holds.
fn stretches_of<K: PartialEq + Copy>(
    moments: &[DateTime<Utc>],
    horizon: DateTime<Utc>,
    holds: impl Fn(DateTime<Utc>) -> Option<K>,
) -> Vec<(K, DateTime<Utc>, DateTime<Utc>)> {
    let mut found: Vec<(K, DateTime<Utc>, DateTime<Utc>)> = Vec::new();
    for (n, &from) in moments.iter().enumerate() {
        let to = moments.get(n + 1).copied().unwrap_or(horizon);
        match (holds(from), found.last_mut()) {
            (Some(kind), Some(last)) if last.0 == kind && last.2 == from => last.2 = to,
            (Some(kind), _) => found.push((kind, from, to)),
            (None, _) => {}
        }
    }
    found
}

fn expected(
    got: &Cover,
    measures: &[Measure],
    household: &Household,
    horizon: DateTime<Utc>,
) -> BTreeSet<Line> {
    let mut lines = BTreeSet::new();
    let Some(begins) = measures.iter().map(Measure::begins).min().filter(|begins| *begins < horizon) else {
        return lines;
    };
    let edges = got.intervals.iter().flat_map(|part| [Some(part.from), part.to]).flatten();
    let mut moments: Vec<DateTime<Utc>> = edges.filter(|at| begins < *at && *at < horizon).collect();
    moments.push(begins);
    moments.sort();
    moments.dedup();
    let subjects: BTreeSet<Subject> = got.intervals.iter().flat_map(|part| part.subjects.clone()).collect();
    let covered: BTreeSet<PersonId> = subjects.iter().map(|subject| subject.person).collect();
    let level = |subject, at| strongest(got, subject, at);
    for &person in covered.iter().chain([&household.victim]) {
        let any = Subject::any(person);
        let bare = |at| match level(any, at) {
            Strength::Nothing => Some(GapKind::Nothing),
            Strength::CourtOnly => Some(GapKind::CourtOnly),
            _ => None,
        };
        for (kind, from, to) in stretches_of(&moments, horizon, bare) {
            lines.insert((kind, any, from, to, to == horizon && bare(horizon) == Some(kind)));
        }
        for pair in moments.windows(2) {
            if level(any, pair[0]).level() >= level(any, pair[1]).level() + 2 {
                lines.insert((GapKind::Drop, any, pair[1], pair[1], false));
            }
        }
    }
    for &subject in subjects.iter().filter(|subject| subject.topic.is_some()) {
        let hole = |at| {
            let something = level(Subject::any(subject.person), at) > Strength::Nothing;
            (level(subject, at) == Strength::Nothing && something).then_some(())
        };
        for ((), from, to) in stretches_of(&moments, horizon, hole) {
            lines.insert((GapKind::Topic, subject, from, to, to == horizon && hole(horizon).is_some()));
        }
    }
    let named = measures.iter().flat_map(|measure| &measure.terms).flat_map(|term| &term.persons);
    for &person in named.chain(&household.children).filter(|person| !covered.contains(person)) {
        lines.insert((GapKind::Person, Subject::any(person), begins, horizon, true));
    }
    for &person in &covered {
        for measure in measures {
            let unknown = got.intervals.iter().filter(|part| {
                part.measure == measure.id
                    && part.certainty == Certainty::Unknown
                    && part.subjects.contains(&Subject::any(person))
            });
            if let Some(from) = unknown.map(|part| part.from).min().filter(|from| *from < horizon) {
                lines.insert((GapKind::UnknownEnd, Subject::any(person), from, horizon, true));
            }
        }
    }
    lines
}

proptest! {
    #[test]
    fn gaps_are_what_somebody_finds_by_hand(measures in super::any_record(), until in 0..7000_i64) {
        // Half an hour past: nothing of these records happens at the horizon itself.
        let horizon = hour(until) + chrono::Duration::minutes(30);
        let got = cover(&measures, &family(), horizon, &Calendar::default());
        let found: BTreeSet<Line> =
            got.gaps.iter().map(|gap| (gap.kind, gap.subject, gap.from, gap.to, gap.open)).collect();
        prop_assert_eq!(found, expected(&got, &measures, &family(), horizon));
        prop_assert!(got.intervals.iter().all(|part| part.to.is_none_or(|to| part.from < to)), "never empty");
    }
}

#[test]
fn at_or_before_the_first_measure_there_is_nothing_to_report() {
    let order = [measure(1, restraining("2026-07-01T10:00+01:00", End::Open), "EXC-H")];
    for horizon in ["2026-07-01T10:00+01:00", "2026-06-01T10:00+01:00"] {
        let got = cover(&order, &family(), at(horizon), &Calendar::default());
        assert_eq!((got.gaps.len(), got.segments.len()), (0, 2), "{horizon}");
    }
    let got = cover(&order, &family(), at("2026-07-01T10:01+01:00"), &Calendar::default());
    let kinds: Vec<GapKind> = got.gaps.iter().map(|gap| gap.kind).collect();
    assert_eq!(kinds, [GapKind::Person, GapKind::UnknownEnd]);
}

#[test]
fn an_order_known_when_it_is_made_has_one_stretch() {
    let order = Nmo {
        aware: known("2026-07-01T10:00+01:00"),
        ..nmo("2026-07-01T10:00+01:00", End::At(at("2026-08-01T10:00+01:00")))
    };
    let found = intervals(&measure(1, Facts::Nmo(order), "CON-A"), person(VICTIM), &Calendar::default());
    assert_eq!(found.iter().map(|part| part.strength).collect::<Vec<_>>(), [Strength::Crime]);
}

#[test]
fn a_gap_knows_the_measure_that_opens_it() {
    let got = of(&bail_then_order(None), "2027-02-27T12:00+00:00");
    let opens: Vec<(GapKind, Option<u128>)> =
        got.gaps.iter().map(|gap| (gap.kind, gap.measure.map(|id| id.0.as_u128()))).collect();
    assert_eq!(
        opens,
        [(GapKind::Topic, Some(1)), (GapKind::CourtOnly, Some(1)), (GapKind::Topic, Some(2))],
        "{:?}",
        got.gaps
    );
}

#[test]
fn a_notice_with_terms_covers_what_they_say() {
    let with = measure(1, Facts::Dvpn(dvpn("2026-08-28T19:30+01:00")), "EXC-H");
    let got = of(&[with], "2026-10-01T00:00+01:00");
    let topics: Vec<Option<Topic>> = got.segments.iter().map(|part| part.subject.topic).collect();
    assert_eq!(topics, [None, Some(Topic::Home)]);
}
