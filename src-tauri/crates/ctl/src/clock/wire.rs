//! What the clocks write as JSON.

use chrono::{DateTime, NaiveDate, Utc};
use safehold_core::calendar;
use safehold_core::clocks::{
    ArrestKind, BailClock, DaysClock, HoursClock, Reading, ReturnHearing, Step, Tally, WorkingDaysClock,
};
use safehold_core::london;
use serde::Serialize;

/// A day of a clock's working: what of it counted, or why it did not.
#[derive(Debug, Serialize)]
pub struct Worked {
    date: String,
    counted: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    reason: Option<String>,
    /// Of clocks of hours, "4:30".
    #[serde(skip_serializing_if = "Option::is_none")]
    hours: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    total: Option<String>,
    /// Which day it is of those that count.
    #[serde(skip_serializing_if = "Option::is_none")]
    day: Option<u32>,
    /// Of a stretch of days that all count: its last, and how many.
    #[serde(skip_serializing_if = "Option::is_none")]
    to: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    days: Option<u32>,
}

fn hours(seconds: u32) -> String {
    let (h, m, s) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
    if s == 0 { format!("{h}:{m:02}") } else { format!("{h}:{m:02}:{s:02}") }
}

impl From<&Step> for Worked {
    fn from(step: &Step) -> Self {
        let worked = Self {
            date: step.day.to_string(),
            counted: step.counts(),
            reason: None,
            hours: None,
            total: None,
            day: None,
            to: None,
            days: None,
        };
        match &step.tally {
            Tally::Skipped(why) => Self { reason: Some(why.clone()), ..worked },
            Tally::Seconds { counted, total } => {
                Self { hours: Some(hours(*counted)), total: Some(hours(*total)), ..worked }
            }
            Tally::Day(n) => Self { day: Some(*n), ..worked },
            Tally::Through { to, days } => Self {
                to: Some(to.to_string()),
                days: Some(*days),
                reason: Some("every day counts".to_owned()),
                ..worked
            },
        }
    }
}

fn working(steps: &[Step]) -> Vec<Worked> {
    steps.iter().map(Worked::from).collect()
}

/// A day that was skipped.
#[derive(Debug, Serialize)]
struct Skipped {
    date: String,
    reason: String,
}

/// A clock of hours, in both readings; `working` is that of the one to work to.
#[derive(Debug, Serialize)]
pub struct Hours {
    #[serde(skip_serializing_if = "Option::is_none")]
    served: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    arrested: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    kind: Option<&'static str>,
    statutory: String,
    conservative: String,
    work_to: String,
    elapsed_minutes: i64,
    working: Vec<Worked>,
    statutory_working: Vec<Worked>,
    rule: &'static str,
    warnings: Vec<String>,
}

impl Hours {
    /// Of a notice.
    pub fn of_notice(rule: &'static str, served: DateTime<Utc>, clock: &HoursClock) -> Self {
        Self { served: Some(london::write(served)), ..Self::of(rule, served, clock) }
    }

    /// Of an arrest.
    pub fn of_arrest(kind: ArrestKind, at: DateTime<Utc>, clock: &HoursClock) -> Self {
        Self {
            arrested: Some(london::write(at)),
            kind: Some(kind.code()),
            ..Self::of(kind.source(), at, clock)
        }
    }

    fn of(rule: &'static str, from: DateTime<Utc>, clock: &HoursClock) -> Self {
        let Reading { until, working: steps } = clock.work_to();
        Self {
            served: None,
            arrested: None,
            kind: None,
            statutory: london::write(clock.statutory.until),
            conservative: london::write(clock.conservative.until),
            work_to: london::write(*until),
            elapsed_minutes: (*until - from).num_minutes(),
            working: working(steps),
            statutory_working: working(&clock.statutory.working),
            rule,
            warnings: clock.parted().into_iter().chain(clock.warning.clone()).collect(),
        }
    }
}

/// A run of days that all count.
#[derive(Debug, Serialize)]
pub struct Days {
    #[serde(skip_serializing_if = "Option::is_none")]
    made: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    served: Option<String>,
    days: usize,
    last_day: String,
    ends: String,
    working: Vec<Worked>,
    rule: &'static str,
    warnings: Vec<String>,
}

impl Days {
    /// From a clock; `what` names the day it begins with, "made" or "served".
    pub fn of(what: &'static str, first: NaiveDate, clock: &DaysClock, rule: &'static str) -> Self {
        Self {
            made: (what == "made").then(|| first.to_string()),
            served: (what == "served").then(|| first.to_string()),
            days: clock.working.len(),
            last_day: clock.last_day.to_string(),
            ends: london::write(london::end_of(clock.last_day)),
            working: working(&clock.working),
            rule,
            warnings: Vec::new(),
        }
    }
}

/// What may follow a period of bail.
#[derive(Debug, Serialize)]
struct Next {
    authority: &'static str,
    months: Option<u32>,
    last_day: Option<String>,
    decide_before: String,
    rule: &'static str,
}

/// Bail before charge.
#[derive(Debug, Serialize)]
pub struct Bail {
    arrest: String,
    bail_start: String,
    months: u32,
    last_day: String,
    ends: String,
    authority: &'static str,
    because: String,
    working: Vec<Worked>,
    next: Next,
    rule: &'static str,
    warnings: Vec<String>,
}

impl Bail {
    /// From a clock.
    pub fn of(arrest: NaiveDate, clock: &BailClock) -> Self {
        let ends = london::write(london::end_of(clock.last_day));
        Self {
            arrest: arrest.to_string(),
            bail_start: clock.start.to_string(),
            months: clock.tier.months,
            last_day: clock.last_day.to_string(),
            authority: clock.tier.authority.label(),
            because: clock.because.clone(),
            working: working(&clock.working),
            next: Next {
                authority: clock.next.authority.label(),
                months: clock.next.months,
                last_day: clock.next_last_day.map(|day| day.to_string()),
                decide_before: ends.clone(),
                rule: clock.next.source,
            },
            ends,
            rule: clock.tier.source,
            warnings: Vec::new(),
        }
    }
}

/// Working days.
#[derive(Debug, Serialize)]
pub struct WorkingDays {
    from: String,
    days: u32,
    due: String,
    due_at: String,
    legal_limit: String,
    skipped: Vec<Skipped>,
    working: Vec<Worked>,
    rule: &'static str,
    warnings: Vec<String>,
}

impl WorkingDays {
    /// From a clock.
    pub fn of(from: NaiveDate, days: u32, clock: &WorkingDaysClock) -> Self {
        let after = clock.working.iter().filter(|step| step.day != from);
        let skipped = after.filter_map(|step| {
            Some(Skipped { date: step.day.to_string(), reason: step.why_skipped()?.to_owned() })
        });
        Self {
            from: from.to_string(),
            days,
            due: clock.day.to_string(),
            due_at: london::write(clock.due),
            legal_limit: london::write(clock.legal_limit),
            skipped: skipped.collect(),
            working: working(&clock.working),
            rule: "Victims' Code: Monday to Friday without holidays, from the day after the event",
            warnings: clock.warning.clone().into_iter().collect(),
        }
    }
}

/// A hearing with both sides.
#[derive(Debug, Serialize)]
pub struct Hearing {
    made: String,
    days: u32,
    last_day: String,
    last_working_day: String,
    working: Vec<Worked>,
    rule: &'static str,
    warnings: Vec<String>,
}

impl Hearing {
    /// From a clock.
    pub fn of(made: NaiveDate, clock: &ReturnHearing) -> Self {
        Self {
            made: made.to_string(),
            days: clock.days,
            last_day: clock.last_day.to_string(),
            last_working_day: clock.last_working_day.to_string(),
            working: working(&clock.working),
            rule: clock.guidance,
            warnings: clock.warning.clone().into_iter().collect(),
        }
    }
}

/// A holiday.
#[derive(Debug, Serialize)]
pub struct Holiday {
    date: String,
    name: String,
}

impl From<&calendar::Holiday> for Holiday {
    fn from(holiday: &calendar::Holiday) -> Self {
        Self { date: holiday.day.to_string(), name: holiday.name.clone() }
    }
}
