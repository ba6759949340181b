//! Dates and times of the feed, each in the one form that its column has. A day that is not in the calendar, or
//! is far from anybody's life, is refused.

use chrono::{Datelike, NaiveDate, NaiveDateTime};

use crate::london::{self, WallTime};
use crate::measure::End;

/// Non-molestation orders exist since Part IV of the Family Law Act 1996 came into force in 1997.
const FIRST_YEAR: i32 = 1997;
const LAST_YEAR: i32 = 2100;
/// Nobody alive was born before.
const FIRST_BIRTH: i32 = 1900;

/// Whether a court can have made an order, or set its end, on a day.
pub(super) fn likely_year(day: NaiveDate) -> bool {
    (FIRST_YEAR..=LAST_YEAR).contains(&day.year())
}

fn strict(raw: &str, form: &str) -> Option<NaiveDate> {
    NaiveDate::parse_from_str(raw, form).ok().filter(|day| day.format(form).to_string() == raw)
}

/// A day of court as dd/mm/yyyy.
///
/// # Errors
/// What is wrong, without the column's name.
pub(super) fn court_day(raw: &str) -> Result<NaiveDate, String> {
    let day = strict(raw, "%d/%m/%Y")
        .ok_or("there is no such date. It must be a day of the calendar as dd/mm/yyyy")?;
    if likely_year(day) { Ok(day) } else { Err(wrong_year(FIRST_YEAR, LAST_YEAR)) }
}

/// A date of birth as yyyy-mm-dd.
///
/// # Errors
/// What is wrong, without the column's name.
pub(super) fn birth(raw: &str, today: NaiveDate) -> Result<NaiveDate, String> {
    let day = strict(raw, "%Y-%m-%d")
        .ok_or("there is no such date. It must be a day of the calendar as yyyy-mm-dd")?;
    if day.year() < FIRST_BIRTH || day > today {
        return Err(format!("a date of birth lies between {FIRST_BIRTH} and today. Ask the court"));
    }
    Ok(day)
}

/// The end of an order as dd/mm/yyyy_HH:MM. Blank is neither expired nor for ever.
///
/// # Errors
/// What is wrong, without the column's name.
pub(super) fn end(raw: &str) -> Result<End, String> {
    const FORM: &str = "%d/%m/%Y_%H:%M";
    if matches!(raw, "" | "-") {
        return Ok(End::NotStated);
    }
    let time = NaiveDateTime::parse_from_str(raw, FORM)
        .ok()
        .filter(|time| time.format(FORM).to_string() == raw)
        .ok_or("there is no such date and time. It must be like 02/11/2027_23:59")?;
    if !likely_year(time.date()) {
        return Err(wrong_year(FIRST_YEAR, LAST_YEAR));
    }
    match london::wall(time.date(), time.time()) {
        // In doubt the earlier: cover is never counted longer than it may be.
        WallTime::One(at) | WallTime::Twice(at, _) => Ok(End::At(at)),
        WallTime::Never => Err("the clocks go forward over that time. Ask the court".to_owned()),
    }
}

fn wrong_year(first: i32, last: i32) -> String {
    format!("the year must lie between {first} and {last}. Ask the court")
}
