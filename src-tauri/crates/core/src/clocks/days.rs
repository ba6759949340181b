//! Runs of days that all count: an order's length, the days to notify an address, the days to a return hearing.

use chrono::NaiveDate;

use super::{LimitError, Limits, Step, every_day, last_of};
use crate::calendar::Calendar;
use crate::london;

/// A run of days with its working.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DaysClock {
    /// The last day, which ends at 24:00.
    pub last_day: NaiveDate,
    /// Each day.
    pub working: Vec<Step>,
}

/// By when both sides are heard after an order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReturnHearing {
    /// The last day of the guidance's run.
    pub last_day: NaiveDate,
    /// The last working day up to it: courts of the family list on no other.
    pub last_working_day: NaiveDate,
    /// Days that the guidance gives.
    pub days: u32,
    /// Which guidance.
    pub guidance: &'static str,
    /// Each day.
    pub working: Vec<Step>,
    /// That the calendar was not compared with the published list that far.
    pub warning: Option<String>,
}

/// The last day of an order of `days` that begins with the day it is made (Crime and Security Act 2010
/// s28(10)): day 1 is the day made.
pub fn order_last_day(made: NaiveDate, days: u32) -> NaiveDate {
    last_of(made, days)
}

/// The length of a domestic violence protection order, with its working.
///
/// # Errors
/// [`LimitError::OrderDays`] outside the Act's bounds.
pub fn order_clock(made: NaiveDate, days: u32, limits: &Limits) -> Result<DaysClock, LimitError> {
    let (least, most) = (limits.dvpo_least, limits.dvpo_most);
    if !(least..=most).contains(&days) {
        return Err(LimitError::OrderDays { days, least, most });
    }
    Ok(DaysClock { last_day: order_last_day(made, days), working: every_day(made, days).collect() })
}

/// The last day to notify the police of a name and address: `days` beginning with the day of service (Stalking
/// Protection Act 2019 s9; Domestic Abuse Act 2021 s41).
///
/// # Errors
/// [`LimitError::NoDays`] for none.
pub fn notification_clock(served: NaiveDate, days: u32) -> Result<DaysClock, LimitError> {
    if days == 0 {
        return Err(LimitError::NoDays);
    }
    Ok(DaysClock { last_day: last_of(served, days), working: every_day(served, days).collect() })
}

/// The last day to list a hearing with both sides; see [`return_hearing`].
pub fn return_hearing_limit(made: NaiveDate, without_notice: bool, limits: &Limits) -> Option<NaiveDate> {
    days_to_hearing(made, without_notice, limits).map(|(days, _)| london::plus_days(made, u64::from(days)))
}

fn days_to_hearing(made: NaiveDate, without_notice: bool, limits: &Limits) -> Option<(u32, &'static str)> {
    let guidance = limits.listing_on(made)?;
    let days = if without_notice { Some(guidance.without_notice) } else { guidance.on_notice };
    Some((days?, guidance.name))
}

/// The last day to list a hearing with both sides: so many days after an order made without notice, or after an
/// application on notice, by the guidance then in force. The day itself is not counted.
///
/// # Errors
/// [`LimitError::NoGuidance`] where no guidance says.
pub fn return_hearing(
    made: NaiveDate,
    without_notice: bool,
    limits: &Limits,
    calendar: &Calendar,
) -> Result<ReturnHearing, LimitError> {
    let what = if without_notice { "an order without notice" } else { "an application on notice" };
    let (days, guidance) =
        days_to_hearing(made, without_notice, limits).ok_or(LimitError::NoGuidance { what, made })?;
    let last_day = london::plus_days(made, u64::from(days));
    let last_working_day = match calendar.not_working(last_day) {
        Some(_) => calendar.working_day_before(last_day, 1),
        None => last_day,
    };
    let first = Step::skipped(
        made,
        if without_notice { "the day it was made" } else { "the day of the application" },
    );
    Ok(ReturnHearing {
        last_day,
        last_working_day,
        days,
        guidance,
        working: std::iter::once(first).chain(every_day(london::next(made), days)).collect(),
        warning: calendar.unverified(last_day),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ymd(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn an_order_counts_the_day_it_is_made() {
        let table = [
            ("2026-09-01", 28, "2026-09-28"),
            ("2026-09-01", 14, "2026-09-14"),
            ("2027-02-01", 28, "2027-02-28"),
            ("2028-02-02", 28, "2028-02-29"),
            ("2026-12-18", 14, "2026-12-31"),
            ("2026-11-09", 28, "2026-12-06"),
        ];
        for (made, days, last) in table {
            let clock = order_clock(ymd(made), days, &Limits::default()).unwrap();
            assert_eq!(clock.last_day, ymd(last), "{made}, {days} days");
            assert_eq!(clock.working.len(), days as usize);
            assert_eq!(clock.working.last().map(|step| step.day), Some(clock.last_day));
            assert_eq!(clock.working[0].words(), format!("{}: day 1", crate::words::short_day(ymd(made))));
        }
        for days in [0, 13, 29, 365] {
            let refused = order_clock(ymd("2026-09-01"), days, &Limits::default());
            assert_eq!(refused, Err(LimitError::OrderDays { days, least: 14, most: 28 }));
        }
    }

    #[test]
    fn notification_begins_with_the_day_of_service() {
        let table = [
            ("2026-11-20", 3, "2026-11-22"),
            ("2026-12-31", 3, "2027-01-02"),
            ("2028-02-28", 3, "2028-03-01"),
            ("2026-11-20", 1, "2026-11-20"),
        ];
        for (served, days, last) in table {
            let clock = notification_clock(ymd(served), days).unwrap();
            assert_eq!(clock.last_day, ymd(last), "{served}, {days} days");
            assert_eq!(clock.working.len(), days as usize);
        }
        assert_eq!(notification_clock(ymd("2026-11-20"), 0), Err(LimitError::NoDays));
        assert_eq!(Limits::default().notification_days, 3);
    }

    #[test]
    fn return_hearings_follow_the_guidance_of_their_day() {
        let table = [
            ("2026-11-26", true, "2026-12-24", "2026-12-24", 28),
            ("2026-11-26", false, "2026-12-17", "2026-12-17", 21),
            ("2026-01-12", true, "2026-02-09", "2026-02-09", 28),
            ("2026-01-11", true, "2026-01-25", "2026-01-23", 14),
            ("2026-11-27", true, "2026-12-25", "2026-12-24", 28),
            ("2026-11-30", true, "2026-12-28", "2026-12-24", 28),
        ];
        let (limits, calendar) = (Limits::default(), Calendar::default());
        for (made, without, last, working, days) in table {
            let clock = return_hearing(ymd(made), without, &limits, &calendar).unwrap();
            assert_eq!(
                (clock.last_day, clock.last_working_day, clock.days),
                (ymd(last), ymd(working), days),
                "{made}"
            );
            assert_eq!(return_hearing_limit(ymd(made), without, &limits), Some(ymd(last)));
            let counted = clock.working.iter().filter(|step| step.counts()).count();
            assert_eq!(counted, days as usize, "{made}");
            assert_eq!(clock.working.last().map(|step| step.day), Some(clock.last_day));
            assert_eq!(clock.warning, None);
        }
        assert!(return_hearing(ymd("2028-12-20"), true, &limits, &calendar).unwrap().warning.is_some());
        assert!(return_hearing(ymd("2026-01-11"), false, &limits, &calendar).is_err());
        assert!(return_hearing(ymd("2010-01-11"), true, &limits, &calendar).is_err());
    }
}
