//! What holds for every clock, whatever the moment and whatever an administrator added to the calendar.

use chrono::{DateTime, Datelike, NaiveDate, TimeZone, Utc};
use proptest::collection::btree_map;
use proptest::prelude::*;

use super::*;
use crate::calendar::{Calendar, Disregards, OneOff};
use crate::london;

const HOUR: i64 = 3600;

fn instant() -> impl Strategy<Value = DateTime<Utc>> {
    // 1990 to 2097, to the minute: what follows from any of them lies before 2100, where dates are no longer read.
    (631_152_000_i64 / 60..4_039_372_800 / 60).prop_map(|minutes| Utc.timestamp_opt(minutes * 60, 0).unwrap())
}

fn day() -> impl Strategy<Value = NaiveDate> {
    instant().prop_map(london::date)
}

fn calendar() -> impl Strategy<Value = Calendar> {
    btree_map(day(), prop_oneof![Just(OneOff::Holiday("One-off".into())), Just(OneOff::Moved)], 0..6)
        .prop_map(Calendar::with_one_offs)
}

/// The seconds between two instants that fall on days which count, found without the clock: day by day.
fn counted_seconds(from: DateTime<Utc>, to: DateTime<Utc>, calendar: &Calendar, by: Disregards) -> i64 {
    let mut day = london::date(from);
    let mut sum = 0;
    while london::midnight(day) < to {
        if calendar.disregarded(day, by).is_none() {
            let (start, end) = (london::midnight(day).max(from), london::end_of(day).min(to));
            sum += (end - start).num_seconds().max(0);
        }
        day = london::next(day);
    }
    sum
}

fn check_hours(
    clock: &Reading,
    from: DateTime<Utc>,
    hours: i64,
    calendar: &Calendar,
    by: Disregards,
) -> Result<(), TestCaseError> {
    prop_assert_eq!(counted_seconds(from, clock.until, calendar, by), hours * HOUR);
    let mut sum = 0;
    for (step, day) in clock.working.iter().zip(london::date(from).iter_days()) {
        prop_assert_eq!(step.day, day, "the working leaves no day out");
        let why = calendar.disregarded(day, by);
        prop_assert_eq!(step.why_skipped(), why.as_deref());
        if let Tally::Seconds { counted, total } = step.tally {
            sum += counted;
            prop_assert_eq!(total, sum);
        }
    }
    prop_assert_eq!(i64::from(sum), hours * HOUR, "the working shows exactly the hours");
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, max_shrink_iters: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_notice_runs_exactly_48_counted_hours(served in instant(), calendar in calendar()) {
        let clock = notice_clock(served, &calendar);
        check_hours(&clock.statutory, served, 48, &calendar, Disregards::Statutory)?;
        check_hours(&clock.conservative, served, 48, &calendar, Disregards::Published)?;
        prop_assert!(clock.conservative.until <= clock.statutory.until);
        prop_assert_eq!(clock.work_to().until, notice_deadline(served, &calendar).work_to());
    }

    #[test]
    fn an_arrest_runs_exactly_24_counted_hours(at in instant(), calendar in calendar(), kind in 0..5_usize) {
        let kind = ArrestKind::ALL[kind];
        let limits = Limits::default();
        let clock = arrest_clock(at, kind, &limits, &calendar);
        let by = if limits.arrest.leave_out_bank_holidays(kind) {
            [Disregards::Statutory, Disregards::Published]
        } else {
            [Disregards::NoBankHolidays; 2]
        };
        check_hours(&clock.statutory, at, 24, &calendar, by[0])?;
        check_hours(&clock.conservative, at, 24, &calendar, by[1])?;
        prop_assert!(clock.statutory.until <= notice_clock(at, &calendar).statutory.until);
    }

    #[test]
    fn later_service_never_gives_an_earlier_deadline(a in instant(), ahead in 0..10_000_i64, calendar in calendar()) {
        let b = a + chrono::Duration::minutes(ahead);
        let (first, second) = (notice_deadline(a, &calendar), notice_deadline(b, &calendar));
        prop_assert!(first.statutory <= second.statutory);
        prop_assert!(first.conservative <= second.conservative);
        let limits = Limits::default();
        for kind in ArrestKind::ALL {
            prop_assert!(
                arrest_deadline(a, kind, &limits, &calendar).work_to()
                    <= arrest_deadline(b, kind, &limits, &calendar).work_to()
            );
        }
    }

    #[test]
    fn a_clock_reads_its_own_output(served in instant()) {
        let until = notice_deadline(served, &Calendar::default()).conservative;
        prop_assert_eq!(london::read(&london::write(until)), Ok(until));
        prop_assert_eq!(london::read(&london::write(served)), Ok(served));
    }

    #[test]
    fn working_days_are_working_and_rise_with_the_days(from in day(), days in 1..40_u32, calendar in calendar()) {
        let clock = working_days_clock(from, days, &calendar).unwrap();
        prop_assert_eq!(calendar.not_working(clock.day), None);
        let counted = clock.working.iter().filter(|step| step.counts()).count();
        prop_assert_eq!(counted, days as usize);
        for (step, day) in clock.working.iter().zip(from.iter_days()).skip(1) {
            prop_assert_eq!(step.day, day);
            let why = calendar.not_working(day);
            prop_assert_eq!(step.why_skipped(), why.as_deref());
        }
        prop_assert!(clock.day > from && clock.due < clock.legal_limit);
        let next = working_days_clock(from, days + 1, &calendar).unwrap();
        prop_assert!(next.day > clock.day);
        let (due, limit) = working_days_due(london::midnight(from), days, &calendar);
        prop_assert_eq!((due, limit), (clock.due, clock.legal_limit));
        let back = calendar.working_day_before(london::next(clock.day), days);
        prop_assert!(back > from, "as many working days lie between");
    }

    #[test]
    fn bail_ends_in_its_month_and_never_early(arrested in day(), place in 0..5_usize) {
        let months = [3, 6, 9, 12, 18][place];
        let clock = bail_clock(arrested, months).unwrap();
        prop_assert_eq!(clock.start, london::next(arrested));
        let after = london::next(clock.last_day);
        // From month to month: the same day of the month, or the first of the month after one without that day.
        prop_assert!(after.day() == clock.start.day() || after.day() == 1);
        let wanted = clock.start.year() * 12 + clock.start.month0().cast_signed() + months.cast_signed();
        let got = after.year() * 12 + after.month0().cast_signed();
        prop_assert_eq!(got - wanted, i32::from(after.day() != clock.start.day()));
        prop_assert!(bail_last_day(london::next(arrested), months) >= clock.last_day);
        if let Some(later) = clock.next_last_day {
            prop_assert!(later > clock.last_day);
        }
    }

    #[test]
    fn runs_of_days_count_every_day(first in day(), days in 1..400_u32) {
        let clock = notification_clock(first, days).unwrap();
        prop_assert_eq!((clock.last_day - first).num_days() + 1, i64::from(days));
        prop_assert!(clock.working.iter().all(Step::counts));
        prop_assert_eq!(clock.working.len(), days as usize);
        prop_assert_eq!(order_last_day(first, days), clock.last_day);
    }
}
