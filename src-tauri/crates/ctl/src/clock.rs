//! `clock` and `holidays`: the legal clocks for scripts, as JSON with their working. They need no caseload; one-off days
//! that a unit added to its own are not in them.

mod wire;

use chrono::{DateTime, NaiveDate, Utc};
use clap::{Args, Subcommand, ValueEnum};
use safehold_core::calendar::Calendar;
use safehold_core::clocks::{self, ArrestKind, LimitError, Limits, Rights};
use safehold_core::london;

use crate::answer::{Failure, json, note};
use crate::arguments::{day, instant};

/// Which clock.
#[derive(Debug, Subcommand)]
pub enum Clock {
    /// When the application for an order must have been heard after a notice (DVPN) was served: 48 hours.
    Dvpn(Notice),
    /// The same for a domestic abuse protection notice.
    Dapn(Notice),
    /// The last day of a domestic violence protection order.
    Dvpo(Order),
    /// The last day of bail before charge, and who authorises the next months.
    Bail(Bail),
    /// The working days of the Victims' Code after an event.
    WorkingDays(WorkingDays),
    /// When somebody arrested for a breach must be before the court: 24 hours.
    Arrest(Arrest),
    /// The last day to list a hearing with both sides.
    ReturnHearing(ReturnHearing),
    /// The last day to notify the police of a name and address.
    Notification(Notification),
}

/// `clock dvpn`, `clock dapn`.
#[derive(Debug, Args)]
pub struct Notice {
    /// When it was served in person, like 2026-08-28T19:30+01:00.
    #[arg(long, value_name = "INSTANT", value_parser = instant)]
    served: DateTime<Utc>,
}

/// `clock dvpo`.
#[derive(Debug, Args)]
pub struct Order {
    /// The day it was made, like 2026-09-01.
    #[arg(long, value_name = "DATE", value_parser = day_of)]
    made: NaiveDate,
    /// How many days, 14 to 28, counting the day it was made.
    #[arg(long, value_name = "N", value_parser = number, allow_hyphen_values = true)]
    days: u32,
}

/// `clock bail`.
#[derive(Debug, Args)]
pub struct Bail {
    /// The day of arrest, like 2026-11-30.
    #[arg(long, value_name = "DATE", value_parser = day_of)]
    arrest: NaiveDate,
    /// Months beginning with the day after arrest: 3, 6, 9, 12 or 18.
    #[arg(long, value_name = "N", value_parser = number, allow_hyphen_values = true, default_value_t = 3)]
    months: u32,
}

/// `clock working-days`.
#[derive(Debug, Args)]
pub struct WorkingDays {
    /// The day of the event, which is not counted, like 2026-12-24.
    #[arg(long, value_name = "DATE", value_parser = day_of)]
    from: NaiveDate,
    /// How many working days; without it, as the victim's rights say.
    #[arg(long, value_name = "N", value_parser = number, allow_hyphen_values = true)]
    days: Option<u32>,
    /// The victim's rights under the Victims' Code.
    #[arg(long, value_enum, default_value_t = RightsGiven::Enhanced, conflicts_with = "days")]
    rights: RightsGiven,
}

/// Rights as the command line says them.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub enum RightsGiven {
    /// 1 working day: every victim of domestic abuse.
    Enhanced,
    /// 5 working days.
    Standard,
}

/// `clock arrest`.
#[derive(Debug, Args)]
pub struct Arrest {
    /// When the arrest was, like 2026-12-24T20:00+00:00.
    #[arg(long, value_name = "INSTANT", value_parser = instant)]
    at: DateTime<Utc>,
    /// What was breached: DVPN, DVPO, DAPN, OCCP or PSB.
    #[arg(long, value_name = "KIND", value_parser = kind)]
    kind: ArrestKind,
}

/// `clock return-hearing`.
#[derive(Debug, Args)]
pub struct ReturnHearing {
    /// The day the order was made; with `--notice with` the day of the application.
    #[arg(long, value_name = "DATE", value_parser = day_of)]
    made: NaiveDate,
    /// Whether the other side had notice.
    #[arg(long, value_enum, default_value_t = NoticeGiven::Without)]
    notice: NoticeGiven,
}

/// Notice as the command line says it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum NoticeGiven {
    /// Made before the respondent was told.
    Without,
    /// The respondent was told of the application.
    With,
}

/// `clock notification`.
#[derive(Debug, Args)]
pub struct Notification {
    /// The day the order was served, which is day 1, like 2026-11-20.
    #[arg(long, value_name = "DATE", value_parser = day_of)]
    served: NaiveDate,
    /// How many days.
    #[arg(long, value_name = "N", value_parser = number, allow_hyphen_values = true)]
    days: Option<u32>,
}

/// `holidays`.
#[derive(Debug, Args)]
pub struct Holidays {
    /// The year, 1990 to 2200.
    #[arg(long, value_name = "YEAR", value_parser = year, allow_hyphen_values = true)]
    year: i32,
    /// Also 26 December on a Saturday, a bank holiday by statute that the published list leaves out.
    #[arg(long)]
    statutory: bool,
}

/// A day, or the day in London of an instant.
fn day_of(text: &str) -> Result<NaiveDate, String> {
    if text.contains('T') { instant(text).map(london::date) } else { day(text) }
}

const MOST: u32 = 1000;

fn number(text: &str) -> Result<u32, String> {
    let figures = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let read = text.parse().ok().filter(|number| figures && (1..=MOST).contains(number));
    read.ok_or_else(|| format!("\"{text}\" can't be counted: give a whole number from 1 to {MOST}"))
}

fn kind(text: &str) -> Result<ArrestKind, String> {
    ArrestKind::from_code(text).ok_or_else(|| {
        let all = ArrestKind::ALL.map(ArrestKind::code).join(", ");
        format!("\"{text}\" has no clock of arrest: give one of {all}")
    })
}

fn year(text: &str) -> Result<i32, String> {
    let read = text.parse().ok().filter(|year| text.len() == 4 && (1990..=2200).contains(year));
    read.ok_or_else(|| format!("\"{text}\" is no year between 1990 and 2200: write it like 2026"))
}

impl From<LimitError> for Failure {
    fn from(error: LimitError) -> Self {
        Self::bad(error.to_string())
    }
}

/// Answers with a clock.
///
/// # Errors
/// `BadInput` where the law knows no such period; `Refused` where standard output is closed.
pub fn clock(asked: &Clock) -> Result<(), Failure> {
    let (calendar, limits) = (Calendar::default(), Limits::default());
    match asked {
        Clock::Dvpn(notice) => {
            let clock = clocks::notice_clock(notice.served, &calendar);
            json(&wire::Hours::of_notice("Crime and Security Act 2010 s27", notice.served, &clock))
        }
        Clock::Dapn(notice) => {
            let clock = clocks::notice_clock(notice.served, &calendar);
            json(&wire::Hours::of_notice("Domestic Abuse Act 2021 s29", notice.served, &clock))
        }
        Clock::Dvpo(order) => {
            let clock = clocks::order_clock(order.made, order.days, &limits)?;
            json(&wire::Days::of("made", order.made, &clock, "Crime and Security Act 2010 s28(10)"))
        }
        Clock::Bail(bail) => {
            json(&wire::Bail::of(bail.arrest, &clocks::bail_clock(bail.arrest, bail.months)?))
        }
        Clock::WorkingDays(asked) => {
            let rights = match asked.rights {
                RightsGiven::Enhanced => Rights::Enhanced,
                RightsGiven::Standard => Rights::Standard,
            };
            let days = asked.days.unwrap_or_else(|| limits.tell_within(rights));
            let clock = clocks::working_days_clock(asked.from, days, &calendar)?;
            json(&wire::WorkingDays::of(asked.from, days, &clock))
        }
        Clock::Arrest(arrest) => {
            let clock = clocks::arrest_clock(arrest.at, arrest.kind, &limits, &calendar);
            json(&wire::Hours::of_arrest(arrest.kind, arrest.at, &clock))
        }
        Clock::ReturnHearing(asked) => {
            let without = asked.notice == NoticeGiven::Without;
            let clock = clocks::return_hearing(asked.made, without, &limits, &calendar)?;
            json(&wire::Hearing::of(asked.made, &clock))
        }
        Clock::Notification(asked) => {
            let days = asked.days.unwrap_or(limits.notification_days);
            let clock = clocks::notification_clock(asked.served, days)?;
            let rule = "Stalking Protection Act 2019 s9; Domestic Abuse Act 2021 s41";
            json(&wire::Days::of("served", asked.served, &clock, rule))
        }
    }
}

/// Lists the holidays of a year. Where the year was not compared with the published list, or its list leaves a bank
/// holiday out, a line on standard error says so.
///
/// # Errors
/// `Refused` where standard output is closed.
pub fn holidays(asked: &Holidays) -> Result<(), Failure> {
    let calendar = Calendar::default();
    let (published, statutory) = (calendar.published(asked.year), calendar.statutory(asked.year));
    let shown = if asked.statutory { &statutory } else { &published };
    json(&shown.iter().map(wire::Holiday::from).collect::<Vec<_>>())?;
    if let Some(warning) = shown.last().and_then(|holiday| calendar.unverified(holiday.day)) {
        note(&warning);
    }
    if statutory.len() > published.len() && !asked.statutory {
        note(
            "26 December is a Saturday: a bank holiday by statute that the published list leaves out. --statutory lists it",
        );
    }
    Ok(())
}
