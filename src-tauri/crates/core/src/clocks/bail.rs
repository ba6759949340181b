//! Bail before charge: how long it lasts and who may give the next months (PACE 1984 s47ZB to s47ZG).
//!
//! Not here: the return to the station, and suspension while a file is with the prosecutor; they are facts of the record.

use chrono::{Datelike, Months, NaiveDate};

use super::{LimitError, Step, Tally};
use crate::{london, words};

/// Who authorises a period of bail.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Authority {
    /// The custody officer.
    CustodyOfficer,
    /// An inspector or above.
    Inspector,
    /// A superintendent or above.
    Superintendent,
    /// The magistrates' court; an assistant chief constable or commander where the case is designated as exceptionally
    /// complex.
    CourtOrChiefOfficer,
    /// The magistrates' court.
    Court,
}

impl Authority {
    /// "inspector", "magistrates' court".
    pub fn label(self) -> &'static str {
        match self {
            Self::CustodyOfficer => "custody officer",
            Self::Inspector => "inspector",
            Self::Superintendent => "superintendent",
            Self::CourtOrChiefOfficer => {
                "magistrates' court, or assistant chief constable or commander where the case is designated as exceptionally complex"
            }
            Self::Court => "magistrates' court",
        }
    }
}

/// A period of bail and who authorises it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Tier {
    /// Months beginning with the bail start date.
    pub months: u32,
    /// Who.
    pub authority: Authority,
    /// Where the rule stands.
    pub source: &'static str,
}

/// The periods in order.
const TIERS: [Tier; 5] = [
    Tier { months: 3, authority: Authority::CustodyOfficer, source: "PACE 1984 s47ZB" },
    Tier { months: 6, authority: Authority::Inspector, source: "PACE 1984 s47ZD" },
    Tier { months: 9, authority: Authority::Superintendent, source: "PACE 1984 s47ZDA" },
    Tier { months: 12, authority: Authority::CourtOrChiefOfficer, source: "PACE 1984 s47ZE and s47ZF" },
    Tier { months: 18, authority: Authority::Court, source: "PACE 1984 s47ZF" },
];

/// What may follow a period of bail.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NextStep {
    /// Months beginning with the bail start date; `None` where the court sets them, 3 or 6 at a time.
    pub months: Option<u32>,
    /// Who.
    pub authority: Authority,
    /// Where the rule stands.
    pub source: &'static str,
}

/// The clock of a bail period.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BailClock {
    /// The day after arrest: day 1.
    pub start: NaiveDate,
    /// The last day, which ends at 24:00.
    pub last_day: NaiveDate,
    /// Who authorised these months.
    pub tier: Tier,
    /// What may follow, decided before the period ends.
    pub next: NextStep,
    /// The last day of what may follow, where its months are known.
    pub next_last_day: Option<NaiveDate>,
    /// The days counted and skipped.
    pub working: Vec<Step>,
    /// How the last day follows: the corresponding date, or that its month has none.
    pub because: String,
}

/// The longest bail that a period is worked out for: after 18 months the court may go on, 3 or 6 months at a time.
const MOST_MONTHS: u32 = 60;

/// Who authorises bail of so many months; `None` where nobody can.
pub fn tier(months: u32) -> Option<Tier> {
    let further = months > 12 && months.is_multiple_of(3) && months <= MOST_MONTHS;
    let court = Tier { months, authority: Authority::Court, source: "PACE 1984 s47ZG" };
    TIERS.into_iter().find(|tier| tier.months == months).or(further.then_some(court))
}

/// Who authorises what follows bail of so many months.
pub fn next_step(months: u32) -> NextStep {
    // From 12 months on only the court goes further, 3 or 6 months each time.
    let further = NextStep { months: None, authority: Authority::Court, source: "PACE 1984 s47ZG" };
    let next = TIERS.into_iter().find(|tier| tier.months > months && months < 12);
    next.map_or(further, |tier| NextStep {
        months: Some(tier.months),
        authority: tier.authority,
        source: tier.source,
    })
}

/// The last day of a period of `months` that begins with the day after arrest (PACE 1984 s47ZB(4)): the
/// day before the corresponding date, or the month's last day where that date does not exist.
pub fn bail_last_day(arrested: NaiveDate, months: u32) -> NaiveDate {
    let start = london::next(arrested);
    let Some(clamped) = start.checked_add_months(Months::new(months)) else { return NaiveDate::MAX };
    if clamped.day() == start.day() { london::minus_days(clamped, 1) } else { clamped }
}

/// The clock of bail of `months` after an arrest, with its working.
///
/// # Errors
/// [`LimitError::BailMonths`] where nobody can authorise so many months.
pub fn bail_clock(arrested: NaiveDate, months: u32) -> Result<BailClock, LimitError> {
    let tier = tier(months).ok_or(LimitError::BailMonths(months))?;
    let start = london::next(arrested);
    let last_day = bail_last_day(arrested, months);
    let after = london::next(last_day);
    let because = if after.day() == start.day() {
        format!(
            "{months} months from {} correspond to {}: the period ends the day before",
            words::plain_date(start),
            words::plain_date(after)
        )
    } else {
        format!("{} has no day {}: the period ends on its last day", last_day.format("%B %Y"), start.day())
    };
    let days = u32::try_from((after - start).num_days()).unwrap_or_default();
    let next = next_step(months);
    Ok(BailClock {
        start,
        last_day,
        tier,
        next,
        next_last_day: next.months.map(|months| bail_last_day(arrested, months)),
        working: vec![
            Step::skipped(arrested, "the day of arrest: bail starts the day after"),
            Step { day: start, tally: Tally::Through { to: last_day, days } },
        ],
        because,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ymd(text: &str) -> NaiveDate {
        text.parse().unwrap()
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
            ("2026-12-31", ["2027-03-31", "2027-06-30", "2027-09-30", "2027-12-31"]),
            ("2026-10-30", ["2027-01-30", "2027-04-30", "2027-07-30", "2027-10-30"]),
            ("2027-11-30", ["2028-02-29", "2028-05-31", "2028-08-31", "2028-11-30"]),
        ];
        for (arrest, ends) in table {
            for (months, end) in [3, 6, 9, 12].into_iter().zip(ends) {
                let clock = bail_clock(ymd(arrest), months).unwrap();
                assert_eq!(clock.last_day, ymd(end), "{arrest}, {months} months");
                assert_eq!(clock.start, london::next(ymd(arrest)));
                let days = (clock.last_day - clock.start).num_days() + 1;
                assert!(
                    clock.working[1].words().contains(&format!("{days} days")),
                    "{}",
                    clock.working[1].words()
                );
            }
        }
        assert_eq!(bail_clock(ymd("2026-08-30"), 18).unwrap().last_day, ymd("2028-02-29"), "no 31 February");
    }

    #[test]
    fn the_working_says_why_that_day() {
        let clock = bail_clock(ymd("2026-11-30"), 3).unwrap();
        assert_eq!(
            clock.because,
            "3 months from 1 December 2026 correspond to 1 March 2027: the period ends the day before"
        );
        let clock = bail_clock(ymd("2026-11-29"), 3).unwrap();
        assert_eq!(clock.because, "February 2027 has no day 30: the period ends on its last day");
        let lines: Vec<String> = clock.working.iter().map(Step::words).collect();
        assert_eq!(
            lines,
            [
                "Sun 29 Nov: not counted (the day of arrest: bail starts the day after)",
                "Mon 30 Nov to Sun 28 Feb: 91 days, every day counts"
            ]
        );
    }

    #[test]
    fn each_step_has_its_authority() {
        use Authority::{Court, CourtOrChiefOfficer, CustodyOfficer, Inspector, Superintendent};
        let table = [
            (3, CustodyOfficer, Some(6), Inspector),
            (6, Inspector, Some(9), Superintendent),
            (9, Superintendent, Some(12), CourtOrChiefOfficer),
            (12, CourtOrChiefOfficer, None, Court),
            (15, Court, None, Court),
            (18, Court, None, Court),
            (24, Court, None, Court),
        ];
        for (months, authority, next_months, next_authority) in table {
            let clock = bail_clock(ymd("2026-09-01"), months).unwrap();
            assert_eq!(clock.tier.authority, authority, "{months}");
            assert_eq!((clock.next.months, clock.next.authority), (next_months, next_authority), "{months}");
            assert_eq!(
                clock.next_last_day,
                next_months.map(|months| bail_last_day(ymd("2026-09-01"), months))
            );
        }
        let labels = [CustodyOfficer, Inspector, Superintendent, Court].map(Authority::label);
        assert_eq!(labels, ["custody officer", "inspector", "superintendent", "magistrates' court"]);
        assert!(CourtOrChiefOfficer.label().starts_with("magistrates' court, or assistant chief constable"));
        for months in [0, 1, 4, 5, 7, 10, 16, 63, u32::MAX] {
            assert_eq!(bail_clock(ymd("2026-09-01"), months), Err(LimitError::BailMonths(months)));
        }
    }

    #[test]
    fn an_end_beyond_all_dates_does_not_panic() {
        assert_eq!(bail_last_day(NaiveDate::MAX, 18), NaiveDate::MAX);
        assert!(bail_clock(NaiveDate::MAX, 3).is_ok());
    }
}
