//! What holds for every record.

use proptest::prelude::*;

use super::*;
use crate::timeline::Strength;

const CODES: [&str; 5] = ["CON-A", "EXC-H EXC-S", "RES-1", "", "CON-C VIO-A"];

/// Hours after a first moment, on any clock change of the year too.
pub(super) fn hour(n: i64) -> DateTime<Utc> {
    at("2026-03-20T00:00+00:00") + chrono::Duration::hours(n)
}

prop_compose! {
    fn any_measure()(
        kind in 0..7_u8,
        start in 0..6000_i64,
        length in 1..3000_i64,
        middle in 0..3000_i64,
        codes in 0..CODES.len(),
        for_child in any::<bool>(),
    ) -> Measure {
        let (from, to) = (hour(start), hour(start + length));
        let end = End::At(to);
        let text = |at: DateTime<Utc>| london::write(at);
        let facts = match kind {
            0 => Facts::Nmo(Nmo {
                aware: Some(Evidence { at: hour(start + middle), how: String::new() }),
                ..nmo(&text(from), end)
            }),
            1 => Facts::Dvpo(Dvpo { court: String::new(), made_at: from, days: 28, ends_at: Some(to) }),
            2 => Facts::Dvpn(dvpn(&text(from))),
            3 => restraining(&text(from), if middle % 3 == 0 { End::Open } else { end }),
            4 => Facts::PreChargeBail(PreChargeBail {
                return_at: Some(to),
                ..bail(&text(from), &text(from), None)
            }),
            5 => Facts::Remand(Remand { from, to: Some(to), sentence: false, place: String::new() }),
            _ => Facts::ReleasedUnderInvestigation(ReleasedUnderInvestigation { from, outcome: None }),
        };
        let mut made = measure(1, facts, CODES.get(codes).copied().unwrap_or_default());
        if for_child {
            made.terms.iter_mut().for_each(|term| term.persons = vec![person(CHILD)]);
        }
        made
    }
}

/// Up to eight measures of one case.
pub(crate) fn any_record() -> impl Strategy<Value = Vec<Measure>> {
    proptest::collection::vec(any_measure(), 0..9).prop_map(|mut measures| {
        for (measure, n) in measures.iter_mut().zip(1_u128..) {
            measure.id = Uuid::from_u128(n).into();
        }
        measures
    })
}

fn work_out(measures: &[Measure]) -> Cover {
    cover(measures, &family(), hour(7000), &Calendar::default())
}

/// The strongest interval of a subject that is live, looked for one by one.
pub(super) fn strongest(cover: &Cover, subject: Subject, at: DateTime<Utc>) -> Strength {
    let live = |part: &&Interval| {
        part.subjects.contains(&subject) && part.from <= at && part.to.is_none_or(|to| at < to)
    };
    cover.intervals.iter().filter(live).map(|part| part.strength).max().unwrap_or_default()
}

proptest! {
    #[test]
    fn cover_is_the_maximum_of_its_parts(measures in any_record(), probes in proptest::collection::vec(0..7000_i64, 8)) {
        let got = work_out(&measures);
        let subjects: Vec<Subject> = got.intervals.iter().flat_map(|part| part.subjects.clone()).collect();
        let edges = got.intervals.iter().flat_map(|part| [Some(part.from), part.to]).flatten();
        for moment in probes.into_iter().map(hour).chain(edges) {
            for subject in &subjects {
                prop_assert_eq!(got.strength_at(*subject, moment), strongest(&got, *subject, moment));
            }
        }
    }

    #[test]
    fn adding_a_measure_never_lowers_cover(
        measures in any_record(),
        more in any_measure(),
        probes in proptest::collection::vec(0..7000_i64, 8),
    ) {
        let before = work_out(&measures);
        let mut added = measures;
        added.push(Measure { id: Uuid::from_u128(77).into(), ..more });
        let after = work_out(&added);
        for moment in probes.into_iter().map(hour) {
            for segment in &before.segments {
                prop_assert!(
                    before.strength_at(segment.subject, moment) <= after.strength_at(segment.subject, moment)
                );
            }
        }
    }

    #[test]
    fn ends_are_exclusive_and_stretches_meet(measures in any_record()) {
        let got = work_out(&measures);
        for pair in got.segments.windows(2).filter(|pair| pair[0].subject == pair[1].subject) {
            prop_assert_eq!(pair[0].to, Some(pair[1].from));
            prop_assert!((pair[0].strength, &pair[0].by) != (pair[1].strength, &pair[1].by));
        }
        for part in &got.segments {
            prop_assert!(part.to.is_none_or(|to| part.from < to));
            prop_assert_eq!(part.by.is_empty(), part.strength == Strength::Nothing);
            prop_assert!(part.by.is_sorted());
            if let Some(to) = part.to {
                let live = |interval: &Interval| {
                    part.by.contains(&interval.measure) && interval.from <= to
                        && interval.to.is_none_or(|end| to < end)
                        && interval.subjects.contains(&part.subject)
                };
                prop_assert_eq!(
                    got.strength_at(part.subject, to),
                    strongest(&got, part.subject, to),
                    "{:?}", got.intervals.iter().filter(|interval| live(interval)).count()
                );
            }
        }
    }

    #[test]
    fn each_moment_below_arrest_belongs_to_one_gap(measures in any_record(), probes in proptest::collection::vec(0..7000_i64, 8)) {
        let got = work_out(&measures);
        let Some(begins) = got.begins else { return Ok(()) };
        let hers = hers(None);
        for moment in probes.into_iter().map(hour).filter(|moment| *moment >= begins) {
            let strength = got.strength_at(hers, moment);
            let within: Vec<GapKind> =
                got.bare().filter(|gap| gap.from <= moment && moment < gap.to).map(|gap| gap.kind).collect();
            let expected: &[GapKind] = match strength {
                Strength::Nothing => &[GapKind::Nothing],
                Strength::CourtOnly => &[GapKind::CourtOnly],
                _ => &[],
            };
            prop_assert_eq!(within, expected);
        }
        prop_assert!(got.gaps.iter().all(|gap| gap.from >= begins && gap.to <= hour(7000) && gap.from <= gap.to));
    }
}
