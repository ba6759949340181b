//! Working days of the Victims' Code: Monday to Friday without holidays, counted from the day after the event.

use chrono::{DateTime, Days, NaiveDate, NaiveTime, Utc};

use super::{LimitError, Step, Tally};
use crate::calendar::Calendar;
use crate::london;

/// A run of working days with its working.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WorkingDaysClock {
    /// The last working day.
    pub day: NaiveDate,
    /// 17:00 of it: when a task is due.
    pub due: DateTime<Utc>,
    /// 23:59 of it: the legal limit.
    pub legal_limit: DateTime<Utc>,
    /// Each day after the event, counted or skipped.
    pub working: Vec<Step>,
    /// That the calendar was not compared with the published list that far.
    pub warning: Option<String>,
}

/// 17:00 and 23:59 of a working day.
fn due_and_limit(day: NaiveDate) -> (DateTime<Utc>, DateTime<Utc>) {
    let at = |hour, minute| NaiveTime::from_hms_opt(hour, minute, 0).unwrap_or(NaiveTime::MIN);
    (london::instant(day, at(17, 0)), london::instant(day, at(23, 59)))
}

/// When a task is due that must be done within `days` working days after an event: 17:00 of the last
/// one, and the legal limit, the end of that day.
pub fn working_days_due(
    event: DateTime<Utc>,
    days: u32,
    calendar: &Calendar,
) -> (DateTime<Utc>, DateTime<Utc>) {
    due_and_limit(calendar.working_day_after(london::date(event), days).0)
}

/// The clock of `days` working days after the day of an event, which is not counted.
///
/// # Errors
/// [`LimitError::NoDays`] for none.
pub fn working_days_clock(
    from: NaiveDate,
    days: u32,
    calendar: &Calendar,
) -> Result<WorkingDaysClock, LimitError> {
    if days == 0 {
        return Err(LimitError::NoDays);
    }
    let mut working = vec![Step::skipped(from, "the day of the event")];
    let (mut day, mut n) = (from, 0);
    while n < days {
        let Some(next) = day.checked_add_days(Days::new(1)) else { break };
        day = next;
        let tally = match calendar.not_working(day) {
            Some(why) => Tally::Skipped(why.into_owned()),
            None => {
                n += 1;
                Tally::Day(n)
            }
        };
        working.push(Step { day, tally });
    }
    let (due, legal_limit) = due_and_limit(day);
    let warning = calendar.unverified(from).or_else(|| calendar.unverified(day));
    Ok(WorkingDaysClock { day, due, legal_limit, working, warning })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clocks::{Limits, Rights};

    fn ymd(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn working_days_over_christmas_new_year_and_easter() {
        let table = [
            ("2026-12-24", 1, "2026-12-29"),
            ("2026-12-24", 5, "2027-01-05"),
            ("2026-08-28", 1, "2026-09-01"),
            ("2026-08-28", 5, "2026-09-07"),
            ("2027-12-24", 1, "2027-12-29"),
            ("2027-12-24", 5, "2028-01-05"),
            ("2028-04-13", 1, "2028-04-18"),
            ("2028-04-13", 5, "2028-04-24"),
            ("2026-11-21", 1, "2026-11-23"),
            ("2026-11-20", 1, "2026-11-23"),
            ("2026-11-23", 1, "2026-11-24"),
        ];
        let calendar = Calendar::default();
        for (from, days, due) in table {
            let clock = working_days_clock(ymd(from), days, &calendar).unwrap();
            assert_eq!(clock.day, ymd(due), "{days} after {from}");
            assert_eq!(london::local(clock.due).format("%F %R").to_string(), format!("{due} 17:00"));
            assert_eq!(london::local(clock.legal_limit).format("%F %R").to_string(), format!("{due} 23:59"));
            let event = london::midnight(ymd(from));
            assert_eq!(working_days_due(event, days, &calendar), (clock.due, clock.legal_limit));
            assert_eq!(calendar.working_day_after(ymd(from), days).0, clock.day);
        }
        assert_eq!(working_days_clock(ymd("2026-11-20"), 0, &calendar), Err(LimitError::NoDays));
    }

    #[test]
    fn the_working_over_new_year_reads_like_a_page() {
        let clock = working_days_clock(ymd("2026-12-24"), 5, &Calendar::default()).unwrap();
        let lines: Vec<String> = clock.working.iter().map(Step::words).collect();
        assert_eq!(
            lines,
            [
                "Thu 24 Dec: not counted (the day of the event)",
                "Fri 25 Dec: not counted (Christmas Day)",
                "Sat 26 Dec: not counted (Saturday)",
                "Sun 27 Dec: not counted (Sunday)",
                "Mon 28 Dec: not counted (Boxing Day (substitute day))",
                "Tue 29 Dec: day 1",
                "Wed 30 Dec: day 2",
                "Thu 31 Dec: day 3",
                "Fri 1 Jan: not counted (New Year's Day)",
                "Sat 2 Jan: not counted (Saturday)",
                "Sun 3 Jan: not counted (Sunday)",
                "Mon 4 Jan: day 4",
                "Tue 5 Jan: day 5",
            ]
        );
    }

    #[test]
    fn enhanced_rights_are_the_default_and_one_working_day() {
        let limits = Limits::default();
        assert_eq!(limits.tell_within(Rights::default()), 1);
        assert_eq!(limits.tell_within(Rights::Standard), 5);
    }

    #[test]
    fn beyond_the_verified_years_it_says_so() {
        let calendar = Calendar::default();
        let warned = |from: &str| working_days_clock(ymd(from), 1, &calendar).unwrap().warning.is_some();
        assert!(!warned("2028-12-28"));
        assert!(warned("2028-12-29"));
        assert!(warned("2011-12-30"));
    }
}
