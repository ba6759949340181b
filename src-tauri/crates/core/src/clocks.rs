//! The legal clocks: how long a notice, an order and bail last, and by when somebody must be before a court, told or
//! heard. Each works from the record's own facts and gives its working: the days it counted and skipped, and why.
//!
//! A file for each kind: clocks of hours, bail, orders and other runs of days, working days. Their limits are data in
//! `limits.rs`. Not here: warnings and lead times before an end.

mod bail;
mod days;
mod hours;
mod limits;
mod of_measure;
#[cfg(test)]
mod properties;
mod working_days;

use chrono::NaiveDate;

use crate::words;

pub use bail::{Authority, BailClock, NextStep, Tier, bail_clock, bail_last_day, next_step, tier};
pub use days::{
    DaysClock, ReturnHearing, notification_clock, order_clock, order_last_day, return_hearing,
    return_hearing_limit,
};
pub use hours::{
    ArrestKind, HoursClock, NoticeDeadline, Reading, arrest_clock, arrest_deadline, notice_clock,
    notice_deadline,
};
pub use limits::{ArrestDays, LimitError, Limits, ListingGuidance, Rights};
pub use of_measure::{MeasureClock, clocks_of};
pub use working_days::{WorkingDaysClock, working_days_clock, working_days_due};

/// What became of one day in a clock's working.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Tally {
    /// None of it counts, and why: "Sunday".
    Skipped(String),
    /// So many seconds of it count, and how many that makes so far.
    Seconds {
        /// Of this day.
        counted: u32,
        /// Up to and with this day.
        total: u32,
    },
    /// It counts as the so-manieth day.
    Day(u32),
    /// It and every day up to another count.
    Through {
        /// The last of them.
        to: NaiveDate,
        /// How many.
        days: u32,
    },
}

/// One line of a clock's working.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// The day.
    pub day: NaiveDate,
    /// What became of it.
    pub tally: Tally,
}

impl Step {
    fn skipped(day: NaiveDate, why: impl Into<String>) -> Self {
        Self { day, tally: Tally::Skipped(why.into()) }
    }

    /// Whether anything of it counts.
    pub fn counts(&self) -> bool {
        !matches!(self.tally, Tally::Skipped(_))
    }

    /// Why it does not count, where it does not.
    pub fn why_skipped(&self) -> Option<&str> {
        match &self.tally {
            Tally::Skipped(why) => Some(why),
            _ => None,
        }
    }

    /// "Sun 30 Aug: not counted (Sunday)", "Fri 28 Aug: 4 h 30 min (4 h 30 min so far)", "Tue 29 Dec: day 1".
    pub fn words(&self) -> String {
        let day = words::short_day(self.day);
        match &self.tally {
            Tally::Skipped(why) => format!("{day}: not counted ({why})"),
            Tally::Seconds { counted, total } => {
                format!("{day}: {} ({} so far)", hours_words(*counted), hours_words(*total))
            }
            Tally::Day(n) => format!("{day}: day {n}"),
            Tally::Through { to, days } => {
                let days = words::count(i64::from(*days), "day");
                format!("{day} to {}: {days}, every day counts", words::short_day(*to))
            }
        }
    }
}

/// "4 h 30 min", "24 h".
fn hours_words(seconds: u32) -> String {
    let (hours, minutes, rest) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
    match (minutes, rest) {
        (0, 0) => format!("{hours} h"),
        (_, 0) => format!("{hours} h {minutes} min"),
        _ => format!("{hours} h {minutes} min {rest} s"),
    }
}

/// The day that a run of `days` ends on which begins with `first` as its day 1.
fn last_of(first: NaiveDate, days: u32) -> NaiveDate {
    crate::london::plus_days(first, u64::from(days.saturating_sub(1)))
}

/// The working of a run of days that all count, the first being day 1.
fn every_day(first: NaiveDate, days: u32) -> impl Iterator<Item = Step> {
    (1..=days).zip(first.iter_days()).map(|(n, day)| Step { day, tally: Tally::Day(n) })
}
