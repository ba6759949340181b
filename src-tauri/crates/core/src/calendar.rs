//! Which days count. Bank holidays of England and Wales from the rules (Banking and Financial Dealings
//! Act 1971 Sch 1, and the yearly proclamations), with one-offs added as data.
//!
//! Two lists, because 26 December on a Saturday is a bank holiday by statute and missing from the list
//! that the government publishes: [`Calendar::statutory`] and [`Calendar::published`].

use std::collections::BTreeMap;

use chrono::{Datelike, Days, NaiveDate, Weekday};

use crate::london;

/// The last day for which the rules were compared with the published list.
pub fn verified_until() -> NaiveDate {
    NaiveDate::from_ymd_opt(2028, 12, 31).unwrap_or(NaiveDate::MAX)
}

/// Why a day does not count.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Skipped {
    /// The day.
    pub day: NaiveDate,
    /// "Sunday", "Christmas Day".
    pub why: String,
}

/// The bank holidays and the one-offs that an administrator added.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Calendar {
    one_offs: BTreeMap<NaiveDate, String>,
}

fn ymd(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap_or(NaiveDate::MIN)
}

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
    ymd(year, month.unsigned_abs(), day.unsigned_abs())
}

fn first_monday(year: i32, month: u32) -> NaiveDate {
    NaiveDate::from_weekday_of_month_opt(year, month, Weekday::Mon, 1).unwrap_or(NaiveDate::MIN)
}

fn last_monday(year: i32, month: u32) -> NaiveDate {
    NaiveDate::from_weekday_of_month_opt(year, month, Weekday::Mon, 5)
        .or_else(|| NaiveDate::from_weekday_of_month_opt(year, month, Weekday::Mon, 4))
        .unwrap_or(NaiveDate::MIN)
}

impl Calendar {
    /// The rules with one-off holidays (a coronation) added.
    pub fn with_one_offs(one_offs: impl IntoIterator<Item = (NaiveDate, String)>) -> Self {
        Self { one_offs: one_offs.into_iter().collect() }
    }

    /// The holidays of a year as the government publishes them: Good Friday and Christmas Day included,
    /// a substitute where the day falls on a weekend. In order of date.
    pub fn published(&self, year: i32) -> Vec<(NaiveDate, String)> {
        let mut days = BTreeMap::new();
        let easter = easter(year);
        let new_year = ymd(year, 1, 1);
        match new_year.weekday() {
            Weekday::Sat => days.insert(ymd(year, 1, 3), "New Year's Day (substitute day)".to_owned()),
            Weekday::Sun => days.insert(ymd(year, 1, 2), "New Year's Day (substitute day)".to_owned()),
            _ => days.insert(new_year, "New Year's Day".to_owned()),
        };
        days.insert(london::minus_days(easter, 2), "Good Friday".to_owned());
        days.insert(london::next(easter), "Easter Monday".to_owned());
        days.insert(first_monday(year, 5), "Early May bank holiday".to_owned());
        days.insert(last_monday(year, 5), "Spring bank holiday".to_owned());
        days.insert(last_monday(year, 8), "Summer bank holiday".to_owned());
        let (christmas, boxing) = (ymd(year, 12, 25), ymd(year, 12, 26));
        let substitute = |what: &str| format!("{what} (substitute day)");
        match christmas.weekday() {
            Weekday::Fri => {
                days.insert(christmas, "Christmas Day".to_owned());
                days.insert(ymd(year, 12, 28), substitute("Boxing Day"));
            }
            Weekday::Sat => {
                days.insert(ymd(year, 12, 27), substitute("Christmas Day"));
                days.insert(ymd(year, 12, 28), substitute("Boxing Day"));
            }
            Weekday::Sun => {
                days.insert(boxing, "Boxing Day".to_owned());
                days.insert(ymd(year, 12, 27), substitute("Christmas Day"));
            }
            _ => {
                days.insert(christmas, "Christmas Day".to_owned());
                days.insert(boxing, "Boxing Day".to_owned());
            }
        }
        days.extend(self.one_offs.iter().filter(|(day, _)| day.year() == year).map(|(d, n)| (*d, n.clone())));
        days.into_iter().collect()
    }

    /// The published holidays and, where 26 December is a Saturday, that day too: a bank holiday by
    /// Banking and Financial Dealings Act 1971 Sch 1 para 1 that the published list leaves out.
    pub fn statutory(&self, year: i32) -> Vec<(NaiveDate, String)> {
        let mut days = self.published(year);
        let boxing = ymd(year, 12, 26);
        if boxing.weekday() == Weekday::Sat {
            days.push((boxing, "Boxing Day (a bank holiday by statute)".to_owned()));
            days.sort();
        }
        days
    }

    fn named(list: &[(NaiveDate, String)], day: NaiveDate) -> Option<String> {
        list.iter().find(|(holiday, _)| *holiday == day).map(|(_, name)| name.clone())
    }

    /// Why a day does not count for the 48 hours of a notice, or `None` where it counts (Saturdays do):
    /// Christmas Day, Good Friday, Sundays and bank holidays (Crime and Security Act 2010 s27).
    pub fn skipped_for_notice(&self, day: NaiveDate, statutory: bool) -> Option<String> {
        if day.weekday() == Weekday::Sun {
            return Some("Sunday".to_owned());
        }
        if (day.month(), day.day()) == (12, 25) {
            return Some("Christmas Day".to_owned());
        }
        let list = if statutory { self.statutory(day.year()) } else { self.published(day.year()) };
        Self::named(&list, day)
    }

    /// Why a day is no working day (Monday to Friday, no holidays), or `None` where it is one.
    pub fn not_working(&self, day: NaiveDate) -> Option<String> {
        let holiday = Self::named(&self.published(day.year()), day);
        match day.weekday() {
            _ if holiday.is_some() => holiday,
            Weekday::Sat => Some("Saturday".to_owned()),
            Weekday::Sun => Some("Sunday".to_owned()),
            _ => None,
        }
    }

    /// The `n`th working day after a day, which itself is not counted, and the days skipped on the way.
    /// With `n` = 0 the day itself, or the first working day after it.
    pub fn working_day_after(&self, day: NaiveDate, n: u32) -> (NaiveDate, Vec<Skipped>) {
        let mut skipped = Vec::new();
        let mut at = day;
        let mut left = n;
        if n == 0 {
            while let Some(why) = self.not_working(at) {
                skipped.push(Skipped { day: at, why });
                at = london::next(at);
            }
        }
        while left > 0 {
            let Some(next) = at.checked_add_days(Days::new(1)) else { break };
            at = next;
            match self.not_working(at) {
                Some(why) => skipped.push(Skipped { day: at, why }),
                None => left -= 1,
            }
        }
        (at, skipped)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_rules_give_the_published_list() {
        let table = [
            (2024, "01-01 03-29 04-01 05-06 05-27 08-26 12-25 12-26"),
            (2025, "01-01 04-18 04-21 05-05 05-26 08-25 12-25 12-26"),
            (2026, "01-01 04-03 04-06 05-04 05-25 08-31 12-25 12-28"),
            (2027, "01-01 03-26 03-29 05-03 05-31 08-30 12-27 12-28"),
            (2028, "01-03 04-14 04-17 05-01 05-29 08-28 12-25 12-26"),
        ];
        for (year, days) in table {
            let got: Vec<String> = Calendar::default()
                .published(year)
                .into_iter()
                .map(|(day, _)| day.format("%m-%d").to_string())
                .collect();
            assert_eq!(got.join(" "), days, "{year}");
        }
    }

    #[test]
    fn boxing_day_on_a_saturday_is_in_the_statute_only() {
        let calendar = Calendar::default();
        assert_eq!(calendar.skipped_for_notice(ymd(2026, 12, 26), false), None);
        assert!(calendar.skipped_for_notice(ymd(2026, 12, 26), true).is_some());
    }

    #[test]
    fn working_days_over_new_year() {
        let calendar = Calendar::default();
        let table = [
            (ymd(2026, 12, 24), 1, ymd(2026, 12, 29)),
            (ymd(2026, 12, 24), 5, ymd(2027, 1, 5)),
            (ymd(2026, 8, 28), 1, ymd(2026, 9, 1)),
            (ymd(2026, 8, 28), 5, ymd(2026, 9, 7)),
            (ymd(2027, 12, 24), 1, ymd(2027, 12, 29)),
            (ymd(2027, 12, 24), 5, ymd(2028, 1, 5)),
            (ymd(2028, 4, 13), 1, ymd(2028, 4, 18)),
            (ymd(2028, 4, 13), 5, ymd(2028, 4, 24)),
        ];
        for (from, days, due) in table {
            assert_eq!(calendar.working_day_after(from, days).0, due, "{days} after {from}");
        }
    }
}
