//! The legal clocks: how long a notice, an order and bail last. Each works from the record's own facts.
//!
//! Not here: warnings and lead times before an end.

use chrono::{DateTime, Datelike, Days, Months, NaiveDate, NaiveTime, Utc};

use crate::calendar::Calendar;
use crate::london;

/// The two readings of a notice's 48 hours, and the one to work to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NoticeDeadline {
    /// Leaves out every bank holiday that statute names.
    pub statutory: DateTime<Utc>,
    /// Counts 26 December on a Saturday, which the published list leaves out. Work to this one.
    pub conservative: DateTime<Utc>,
}

/// When the application for an order must have been heard after a notice was served: 48 hours, leaving
/// out Sundays, Christmas Day, Good Friday and bank holidays (Crime and Security Act 2010 s27(2), (3)).
/// Clock changes never matter: they happen on Sundays.
pub fn notice_deadline(served: DateTime<Utc>, calendar: &Calendar) -> NoticeDeadline {
    NoticeDeadline {
        statutory: counted_48_hours(served, calendar, true),
        conservative: counted_48_hours(served, calendar, false),
    }
}

fn counted_48_hours(served: DateTime<Utc>, calendar: &Calendar, statutory: bool) -> DateTime<Utc> {
    let counts = |day| calendar.skipped_for_notice(day, statutory).is_none();
    let local = london::local(served);
    let mut day = local.date_naive();
    let served_on_counted_day = counts(day);
    let mut left = 2;
    while left > 0 {
        let Some(next) = day.checked_add_days(Days::new(1)) else { break };
        day = next;
        left -= i32::from(counts(day));
    }
    if served_on_counted_day { london::instant(day, local.time()) } else { london::end_of(day) }
}

/// The last day of a period of `months` that begins with the day after arrest (PACE 1984 s47ZB(4)): the
/// day before the corresponding date, or the month's last day where that date does not exist.
pub fn bail_last_day(arrested: NaiveDate, months: u32) -> NaiveDate {
    let start = london::next(arrested);
    let Some(clamped) = start.checked_add_months(Months::new(months)) else { return NaiveDate::MAX };
    if clamped.day() == start.day() { london::minus_days(clamped, 1) } else { clamped }
}

/// The last day of an order of `days` that begins with the day it is made (Crime and Security Act 2010
/// s28(10)): day 1 is the day made.
pub fn order_last_day(made: NaiveDate, days: u32) -> NaiveDate {
    london::plus_days(made, u64::from(days.saturating_sub(1)))
}

/// When a task is due that must be done within `days` working days after an event: 17:00 of the last
/// one, and the legal limit, the end of that day.
pub fn working_days_due(
    event: DateTime<Utc>,
    days: u32,
    calendar: &Calendar,
) -> (DateTime<Utc>, DateTime<Utc>) {
    let (day, _) = calendar.working_day_after(london::date(event), days);
    let five = NaiveTime::from_hms_opt(17, 0, 0).unwrap_or(NaiveTime::MIN);
    let last_minute = NaiveTime::from_hms_opt(23, 59, 0).unwrap_or(NaiveTime::MIN);
    (london::instant(day, five), london::instant(day, last_minute))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ymd(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn a_notice_runs_48_counted_hours() {
        let table = [
            ("2026-08-28T19:30+01:00", "2026-09-01T19:30+01:00"),
            ("2026-05-01T17:45+01:00", "2026-05-05T17:45+01:00"),
            ("2026-03-28T22:15+00:00", "2026-03-31T22:15+01:00"),
            ("2026-10-24T20:00+01:00", "2026-10-27T20:00+00:00"),
            ("2026-10-25T01:30+01:00", "2026-10-28T00:00+00:00"),
            ("2026-10-25T01:30+00:00", "2026-10-28T00:00+00:00"),
            ("2026-11-25T09:00+00:00", "2026-11-27T09:00+00:00"),
        ];
        for (served, due) in table {
            let got = notice_deadline(london::read(served).unwrap(), &Calendar::default());
            assert_eq!(london::write(got.conservative), due, "served {served}");
            assert_eq!(got.statutory, got.conservative);
        }
    }

    #[test]
    fn boxing_day_on_a_saturday_parts_the_two_readings() {
        let served = london::read("2026-12-24T20:00+00:00").unwrap();
        let got = notice_deadline(served, &Calendar::default());
        assert_eq!(london::write(got.conservative), "2026-12-29T20:00+00:00");
        assert_eq!(london::write(got.statutory), "2026-12-30T20:00+00:00");
    }

    #[test]
    fn bail_months_begin_with_the_day_after_arrest() {
        let table = [
            ("2026-09-01", ["2026-12-01", "2027-03-01", "2027-06-01", "2027-09-01"]),
            ("2026-11-27", ["2027-02-27", "2027-05-27", "2027-08-27", "2027-11-27"]),
            ("2026-11-28", ["2027-02-28", "2027-05-28", "2027-08-28", "2027-11-28"]),
            ("2026-11-29", ["2027-02-28", "2027-05-29", "2027-08-29", "2027-11-29"]),
            ("2026-11-30", ["2027-02-28", "2027-05-31", "2027-08-31", "2027-11-30"]),
            ("2027-02-28", ["2027-05-31", "2027-08-31", "2027-11-30", "2028-02-29"]),
            ("2027-11-29", ["2028-02-29", "2028-05-29", "2028-08-29", "2028-11-29"]),
            ("2028-02-29", ["2028-05-31", "2028-08-31", "2028-11-30", "2029-02-28"]),
        ];
        for (arrest, ends) in table {
            for (months, end) in [3, 6, 9, 12].into_iter().zip(ends) {
                assert_eq!(bail_last_day(ymd(arrest), months), ymd(end), "{arrest}, {months} months");
            }
        }
    }

    #[test]
    fn an_order_of_28_days_counts_the_day_it_is_made() {
        assert_eq!(order_last_day(ymd("2026-09-01"), 28), ymd("2026-09-28"));
    }
}
