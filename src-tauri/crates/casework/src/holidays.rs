//! The bank holidays that every clock of this caseload works with: the rules, and what an administrator added after a
//! proclamation. Not here: the rules themselves (core's `calendar`).

use chrono::{Datelike, NaiveDate};
use safehold_core::audit::Act;
use safehold_core::calendar::{Calendar, OneOff, OneOffError};
use safehold_core::officer::Permission;
use safehold_core::{london, words};
use safehold_store::settings;

use crate::desk::{Desk, Entry, Work};
use crate::error::CaseworkError;

/// The calendar in force, and whether this person may change it.
#[derive(Debug, Clone, PartialEq)]
pub struct Holidays {
    /// The calendar.
    pub calendar: Calendar,
    /// Holds the administrator right.
    pub may_change: bool,
}

/// The bank holidays in force.
///
/// # Errors
/// `Forbidden`.
pub async fn get(desk: &Desk<'_>) -> Result<Holidays, CaseworkError> {
    let work = desk.begin(Permission::UseSafehold).await?;
    let found = Holidays { calendar: work.calendar.clone(), may_change: work.may(Permission::Administer) };
    work.finish([Entry::of(Act::Consult, "bank holidays", "")]).await?;
    Ok(found)
}

/// Adds what a proclamation did to one day of this year or a later one. Tasks that were raised keep their due times.
///
/// # Errors
/// `Invalid` where it changes nothing, or can't be; `Forbidden`.
pub async fn add(desk: &Desk<'_>, day: NaiveDate, what: OneOff) -> Result<(), CaseworkError> {
    let work = desk.begin(Permission::Administer).await?;
    let this_year = london::date(work.now).year();
    if !(this_year..=this_year + 10).contains(&day.year()) {
        return Err(CaseworkError::field("day", format!("Enter a day in {this_year} to {}", this_year + 10)));
    }
    let mut calendar = work.calendar.clone();
    let (what, done) = match what {
        OneOff::Holiday(name) => (OneOff::Holiday(name.trim().to_owned()), "added"),
        OneOff::Moved => (OneOff::Moved, "moved elsewhere"),
    };
    calendar.add(day, what).map_err(|error| {
        let field = if error == OneOffError::Nameless { "name" } else { "day" };
        CaseworkError::field(field, error.to_string())
    })?;
    keep(work, &calendar, format!("{day} {done}")).await
}

/// Takes away what was added about one day: the rules hold for it again.
///
/// # Errors
/// `NotFound` where nothing was added; `Forbidden`.
pub async fn take_away(desk: &Desk<'_>, day: NaiveDate) -> Result<(), CaseworkError> {
    let work = desk.begin(Permission::Administer).await?;
    let mut calendar = work.calendar.clone();
    if !calendar.take_away(day) {
        return Err(CaseworkError::NotFound(format!("An added day on {}", words::short_date(day))));
    }
    keep(work, &calendar, format!("{day} taken away")).await
}

/// Says that a year was compared with the published list: the one after those that were.
///
/// # Errors
/// `Invalid` for another year; `Forbidden`.
pub async fn compared(desk: &Desk<'_>, year: i32) -> Result<(), CaseworkError> {
    let work = desk.begin(Permission::Administer).await?;
    let next = work.calendar.verified_until().year() + 1;
    if year != next {
        return Err(CaseworkError::field("year", format!("The next year to compare is {next}")));
    }
    let calendar = work.calendar.clone().verified_to(year);
    keep(work, &calendar, format!("{year} compared with the published list")).await
}

async fn keep(work: Work<'_>, calendar: &Calendar, what: String) -> Result<(), CaseworkError> {
    settings::set_calendar(&work.txn, calendar).await?;
    work.finish([Entry::of(Act::Administer, "bank holidays", what)]).await
}
