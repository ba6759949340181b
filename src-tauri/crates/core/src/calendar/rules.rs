//! The rules of the bank holidays of England and Wales, as the government publishes them: Good Friday and Christmas
//! Day among them, a substitute where a day falls on a weekend.
//!
//! Banking and Financial Dealings Act 1971 Sch 1 para 1, and what the yearly proclamations under s1(3) always add. Not
//! here: what one year's proclamation changed (`published.rs`) and what an administrator added.

use chrono::{Datelike, NaiveDate, Weekday};

use crate::london;

/// Easter Sunday, Gregorian (Meeus, Jones, Butcher).
pub fn easter(year: i32) -> NaiveDate {
    let (a, b, c) = (year % 19, year / 100, year % 100);
    let (d, e, f) = (b / 4, b % 4, (b + 8) / 25);
    let g = (b - f + 1) / 3;
    let h = (19 * a + b - d - g + 15) % 30;
    let (i, k) = (c / 4, c % 4);
    let l = (32 + 2 * e + 2 * i - h - k) % 7;
    let m = (a + 11 * h + 22 * l) / 451;
    let month = (h + l - 7 * m + 114) / 31;
    let day = (h + l - 7 * m + 114) % 31 + 1;
    NaiveDate::from_ymd_opt(year, month.unsigned_abs(), day.unsigned_abs()).unwrap_or(NaiveDate::MIN)
}

/// Christmas Day and Good Friday: holidays by common law, which no proclamation moves and every clock of hours leaves
/// out by name.
pub(super) fn common_law(day: NaiveDate) -> Option<&'static str> {
    if (day.month(), day.day()) == (12, 25) {
        return Some("Christmas Day");
    }
    // Easter Sunday falls between 22 March and 25 April.
    let may_be = day.weekday() == Weekday::Fri && matches!(day.month(), 3 | 4);
    (may_be && day == london::minus_days(easter(day.year()), 2)).then_some("Good Friday")
}

/// The holiday that the rules put on a day, as the government names it; never on a weekend.
pub(super) fn holiday(day: NaiveDate) -> Option<&'static str> {
    use Weekday::{Mon, Sat, Sun, Tue};
    let weekday = day.weekday();
    if matches!(weekday, Sat | Sun) {
        return None;
    }
    if let Some(name) = common_law(day) {
        return Some(name);
    }
    match (day.month(), day.day(), weekday) {
        (1, 1, _) => Some("New Year's Day"),
        (1, 2 | 3, Mon) => Some("New Year's Day (substitute day)"),
        (3 | 4, _, Mon) if day == london::next(easter(day.year())) => Some("Easter Monday"),
        (5, 1..=7, Mon) => Some("Early May bank holiday"),
        (5, 25.., Mon) => Some("Spring bank holiday"),
        (8, 25.., Mon) => Some("Summer bank holiday"),
        (12, 26, _) => Some("Boxing Day"),
        // 25 December was a Saturday or a Sunday.
        (12, 27, Mon | Tue) => Some("Christmas Day (substitute day)"),
        // 26 December was a Saturday or a Sunday.
        (12, 28, Mon | Tue) => Some("Boxing Day (substitute day)"),
        _ => None,
    }
}

/// 26 December on a Saturday: a bank holiday by Sch 1 para 1 that the published list leaves out, because the proclamation
/// adds the Monday and does not replace it.
pub(super) fn by_statute_only(day: NaiveDate) -> Option<&'static str> {
    ((day.month(), day.day()) == (12, 26) && day.weekday() == Weekday::Sat)
        .then_some("Boxing Day (a bank holiday by statute)")
}
