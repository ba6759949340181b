//! Which days count. Bank holidays of England and Wales: the rules (`rules.rs`), what single proclamations changed and
//! the lists that the rules were compared with (`published.rs`), and what an administrator added.
//!
//! Two lists, because 26 December on a Saturday is a bank holiday by statute and missing from the list
//! that the government publishes: [`Calendar::statutory`] and [`Calendar::published`].

mod published;
mod rules;
#[cfg(test)]
mod tests;

use std::borrow::Cow;
use std::collections::BTreeMap;

use chrono::{Datelike, Days, NaiveDate, Weekday};

use crate::words;
use published::Proclaimed;
pub use rules::easter;

/// Which days a clock of hours leaves out. Saturdays count in all of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Disregards {
    /// Sundays, Christmas Day, Good Friday and every bank holiday that statute names.
    Statutory,
    /// Sundays, Christmas Day, Good Friday and the bank holidays of the published list.
    Published,
    /// Sundays, Christmas Day and Good Friday; bank holidays count.
    NoBankHolidays,
}

/// Why a day does not count.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Skipped {
    /// The day.
    pub day: NaiveDate,
    /// "Sunday", "Christmas Day".
    pub why: String,
}

/// Where a holiday comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Origin {
    /// The rules of every year.
    Rule,
    /// One year's proclamation, supplied with Safehold.
    Proclaimed,
    /// An administrator.
    Unit,
    /// Statute alone: the published list leaves it out.
    StatuteOnly,
}

/// A holiday of a year.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Holiday {
    /// The day.
    pub day: NaiveDate,
    /// "Easter Monday".
    pub name: String,
    /// Where it comes from.
    pub origin: Origin,
}

/// What an administrator said about one day, after a proclamation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum OneOff {
    /// It is a holiday: the name.
    Holiday(String),
    /// Its holiday was moved elsewhere: an ordinary day that year.
    Moved,
}

/// Why a one-off can't be taken.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum OneOffError {
    /// It is a holiday without that.
    #[error("{0} is a holiday already: {1}")]
    HolidayAlready(String, String),
    /// It is no holiday without that.
    #[error("{0} is no bank holiday: there is nothing to move")]
    NoHoliday(String),
    /// Christmas Day and Good Friday stay.
    #[error("{0} is {1}: no proclamation moves it")]
    CommonLaw(String, String),
    /// A Sunday counts for nothing as it is.
    #[error("{0} is a Sunday, which no clock counts: enter the day that is given instead")]
    Sunday(String),
    /// No name.
    #[error("Enter the holiday's name")]
    Nameless,
}

/// The bank holidays, with the one-offs that an administrator added, and how far they were compared with the
/// published list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Calendar {
    one_offs: BTreeMap<NaiveDate, OneOff>,
    verified_until: NaiveDate,
}

impl Default for Calendar {
    fn default() -> Self {
        Self { one_offs: BTreeMap::new(), verified_until: supplied_until() }
    }
}

/// The last day of the published lists that Safehold was supplied with.
pub fn supplied_until() -> NaiveDate {
    let last = published::PUBLISHED.last().map_or(0, |(year, _)| *year);
    NaiveDate::from_ymd_opt(last, 12, 31).unwrap_or(NaiveDate::MIN)
}

fn supplied_from() -> NaiveDate {
    let first = published::PUBLISHED.first().map_or(0, |(year, _)| *year);
    NaiveDate::from_ymd_opt(first, 1, 1).unwrap_or(NaiveDate::MAX)
}

impl Calendar {
    /// The rules with what an administrator said about single days.
    pub fn with_one_offs(one_offs: impl IntoIterator<Item = (NaiveDate, OneOff)>) -> Self {
        Self { one_offs: one_offs.into_iter().collect(), ..Self::default() }
    }

    /// The same, compared by an administrator with the published list up to the end of a later year. Never less far
    /// than what was supplied.
    #[must_use]
    pub fn verified_to(self, year: i32) -> Self {
        let until = NaiveDate::from_ymd_opt(year, 12, 31).unwrap_or(NaiveDate::MIN);
        Self { verified_until: until.max(self.verified_until), ..self }
    }

    /// The last day for which the calendar was compared with the published list.
    pub fn verified_until(&self) -> NaiveDate {
        self.verified_until
    }

    /// What an administrator said about single days, in order.
    pub fn one_offs(&self) -> impl Iterator<Item = (NaiveDate, &OneOff)> {
        self.one_offs.iter().map(|(day, what)| (*day, what))
    }

    /// A warning where a day lies outside the years that were compared with the published list.
    pub fn unverified(&self, day: NaiveDate) -> Option<String> {
        let outside = if day > self.verified_until {
            format!("after {}", words::plain_date(self.verified_until))
        } else if day < supplied_from() {
            format!("before {}", words::plain_date(supplied_from()))
        } else {
            return None;
        };
        Some(format!(
            "Bank holidays {outside} come from the rules alone and were not compared with the published list: check those of {} before you rely on this",
            day.year()
        ))
    }

    /// The holiday of the published list on a day, with its origin.
    fn listed(&self, day: NaiveDate) -> Option<(Cow<'_, str>, Origin)> {
        match self.one_offs.get(&day) {
            Some(OneOff::Holiday(name)) => return Some((Cow::Borrowed(name), Origin::Unit)),
            Some(OneOff::Moved) if rules::common_law(day).is_none() => return None,
            _ => {}
        }
        match published::proclaimed(day) {
            Some(Proclaimed::Holiday(name)) => return Some((Cow::Borrowed(name), Origin::Proclaimed)),
            Some(Proclaimed::Moved) => return None,
            None => {}
        }
        rules::holiday(day).map(|name| (Cow::Borrowed(name), Origin::Rule))
    }

    /// The holidays of a year as the government publishes them: Good Friday and Christmas Day included,
    /// a substitute where the day falls on a weekend. In order of date.
    pub fn published(&self, year: i32) -> Vec<Holiday> {
        days_of(year)
            .filter_map(|day| {
                let (name, origin) = self.listed(day)?;
                Some(Holiday { day, name: name.into_owned(), origin })
            })
            .collect()
    }

    /// The published holidays and, where 26 December is a Saturday, that day too: a bank holiday by
    /// Banking and Financial Dealings Act 1971 Sch 1 para 1 that the published list leaves out.
    pub fn statutory(&self, year: i32) -> Vec<Holiday> {
        let mut days = self.published(year);
        let more = days_of(year).filter(|day| self.listed(*day).is_none()).filter_map(|day| {
            let name = rules::by_statute_only(day)?.to_owned();
            Some(Holiday { day, name, origin: Origin::StatuteOnly })
        });
        days.extend(more);
        days.sort_by_key(|holiday| holiday.day);
        days
    }

    /// Why a day does not count for a clock of hours, or `None` where it counts (Saturdays do).
    pub fn disregarded(&self, day: NaiveDate, by: Disregards) -> Option<Cow<'_, str>> {
        if let Some(name) = rules::common_law(day) {
            return Some(Cow::Borrowed(name));
        }
        if day.weekday() == Weekday::Sun {
            return Some(Cow::Borrowed("Sunday"));
        }
        match by {
            Disregards::NoBankHolidays => None,
            Disregards::Published => self.listed(day).map(|(name, _)| name),
            Disregards::Statutory => self
                .listed(day)
                .map(|(name, _)| name)
                .or_else(|| rules::by_statute_only(day).map(Cow::Borrowed)),
        }
    }

    /// Why a day is no working day (Monday to Friday, no holidays), or `None` where it is one.
    pub fn not_working(&self, day: NaiveDate) -> Option<Cow<'_, str>> {
        let named = || rules::common_law(day).map(Cow::Borrowed);
        let weekend = |name| named().or(Some(Cow::Borrowed(name)));
        match day.weekday() {
            Weekday::Sat => weekend("Saturday"),
            Weekday::Sun => weekend("Sunday"),
            _ => self.listed(day).map(|(name, _)| name),
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
                skipped.push(Skipped { day: at, why: why.into_owned() });
                let Some(next) = at.checked_add_days(Days::new(1)) else { break };
                at = next;
            }
        }
        while left > 0 {
            let Some(next) = at.checked_add_days(Days::new(1)) else { break };
            at = next;
            match self.not_working(at) {
                Some(why) => skipped.push(Skipped { day: at, why: why.into_owned() }),
                None => left -= 1,
            }
        }
        (at, skipped)
    }

    /// The `n`th working day before a day, which itself is not counted.
    pub fn working_day_before(&self, day: NaiveDate, n: u32) -> NaiveDate {
        let mut at = day;
        let mut left = n;
        while left > 0 {
            let Some(before) = at.checked_sub_days(Days::new(1)) else { break };
            at = before;
            left -= u32::from(self.not_working(at).is_none());
        }
        at
    }

    /// Adds what an administrator says about one day.
    ///
    /// # Errors
    /// [`OneOffError`] where it changes nothing, or can't be.
    pub fn add(&mut self, day: NaiveDate, what: OneOff) -> Result<(), OneOffError> {
        let date = words::short_date(day);
        let here = self.listed(day).map(|(name, _)| name.into_owned());
        match (&what, here) {
            (OneOff::Holiday(name), _) if name.trim().is_empty() => return Err(OneOffError::Nameless),
            (OneOff::Holiday(_), Some(name)) => return Err(OneOffError::HolidayAlready(date, name)),
            (OneOff::Holiday(_), None) if rules::by_statute_only(day).is_some() => {
                let name = rules::by_statute_only(day).unwrap_or_default().to_owned();
                return Err(OneOffError::HolidayAlready(date, name));
            }
            (OneOff::Holiday(_), None) if day.weekday() == Weekday::Sun => {
                return Err(OneOffError::Sunday(date));
            }
            (OneOff::Moved, None) => return Err(OneOffError::NoHoliday(date)),
            (OneOff::Moved, Some(name)) if rules::common_law(day).is_some() => {
                return Err(OneOffError::CommonLaw(date, name));
            }
            _ => {}
        }
        self.one_offs.insert(day, what);
        Ok(())
    }

    /// Takes away what an administrator said about one day; gives whether there was anything.
    pub fn take_away(&mut self, day: NaiveDate) -> bool {
        self.one_offs.remove(&day).is_some()
    }
}

fn days_of(year: i32) -> impl Iterator<Item = NaiveDate> {
    let first = NaiveDate::from_ymd_opt(year, 1, 1);
    first.into_iter().flat_map(|day| day.iter_days()).take_while(move |day| day.year() == year)
}
