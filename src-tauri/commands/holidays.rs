//! Settings, bank holidays: the list of a year, how far it was compared, and single days that an administrator adds.

use chrono::{Datelike, NaiveDate};
use safehold_casework::holidays;
use safehold_core::calendar::{Calendar, OneOff, Origin};
use safehold_core::{london, words};
use serde::{Deserialize, Serialize};
use tauri::State;
use ts_rs::TS;

use super::form::{Day, Wrong};
use crate::error::Problem;
use crate::state::AppState;

/// Which year to show.
#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(export)]
pub struct HolidaysAsked {
    /// This year without it.
    year: Option<i32>,
}

/// A holiday, or a day whose holiday was moved.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct HolidayRow {
    /// `2026-12-25`.
    day: String,
    /// "Fri 25 Dec".
    when: String,
    name: String,
    /// What to know of it: "Added by this unit"; empty for the usual ones.
    note: String,
    /// Which clocks leave it out: `all`, `statute` or `none`.
    counts: &'static str,
    /// May be taken away: the unit added it.
    own: bool,
}

/// The holidays of a year.
#[derive(Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct HolidaysPage {
    year: i32,
    years: Vec<i32>,
    rows: Vec<HolidayRow>,
    /// "31 December 2028".
    verified_until: String,
    /// That the year shown was not compared; nothing where it was.
    warning: Option<String>,
    /// The year to compare next.
    next_to_compare: i32,
    may_change: bool,
}

/// A single day to be added.
#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(export)]
pub struct HolidayAdd {
    day: Day,
    /// `holiday`, or `moved` where its holiday is elsewhere that year.
    kind: String,
    name: String,
}

/// A day by its date.
#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(export)]
pub struct HolidayDay {
    day: String,
}

/// A year that was compared.
#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(export)]
pub struct HolidayYear {
    year: i32,
}

/// Years shown after this one.
const AHEAD: i32 = 10;

fn rows(calendar: &Calendar, year: i32) -> Vec<HolidayRow> {
    let listed = calendar.statutory(year).into_iter().map(|holiday| {
        let (note, counts) = match holiday.origin {
            Origin::Rule => ("", "all"),
            Origin::Proclaimed => ("By proclamation", "all"),
            Origin::Unit => ("Added by this unit", "all"),
            Origin::StatuteOnly => ("Not in the published list: work to the earlier reading", "statute"),
        };
        HolidayRow {
            day: holiday.day.to_string(),
            when: words::short_day(holiday.day),
            name: holiday.name,
            note: note.to_owned(),
            counts,
            own: holiday.origin == Origin::Unit,
        }
    });
    let usual = Calendar::default().published(year);
    let name = |day| usual.iter().find(|holiday| holiday.day == day).map(|holiday| holiday.name.clone());
    let moved = calendar.one_offs().filter(|(day, what)| day.year() == year && **what == OneOff::Moved);
    let moved = moved.map(|(day, _)| HolidayRow {
        day: day.to_string(),
        when: words::short_day(day),
        name: name(day).unwrap_or_default(),
        note: "Moved elsewhere this year, says this unit".to_owned(),
        counts: "none",
        own: true,
    });
    let mut all: Vec<HolidayRow> = listed.chain(moved).collect();
    all.sort_by(|a, b| a.day.cmp(&b.day));
    all
}

/// The holidays of a year, as every clock of this caseload counts them.
#[tauri::command]
pub async fn holidays(state: State<'_, AppState>, input: HolidaysAsked) -> Result<HolidaysPage, Problem> {
    let open = state.open().await?;
    let found = holidays::get(&open.desk()).await?;
    let this_year = london::date(open.now()).year();
    let years: Vec<i32> = (this_year - 1..=this_year + AHEAD).collect();
    let year = input.year.filter(|year| years.contains(year)).unwrap_or(this_year);
    let calendar = &found.calendar;
    let last_day = NaiveDate::from_ymd_opt(year, 12, 31).unwrap_or(NaiveDate::MAX);
    Ok(HolidaysPage {
        rows: rows(calendar, year),
        verified_until: words::plain_date(calendar.verified_until()),
        warning: calendar.unverified(last_day),
        next_to_compare: calendar.verified_until().year() + 1,
        may_change: found.may_change,
        year,
        years,
    })
}

/// Adds a single day.
#[tauri::command]
pub async fn add_holiday(state: State<'_, AppState>, input: HolidayAdd) -> Result<(), Problem> {
    let open = state.open().await?;
    let mut wrong = Wrong::default();
    let day = wrong.take("day", input.day.required("the day"));
    let what = match input.kind.as_str() {
        "holiday" => Some(OneOff::Holiday(input.name)),
        "moved" => Some(OneOff::Moved),
        _ => {
            wrong.say("kind", "Choose what the proclamation says");
            None
        }
    };
    wrong.refuse()?;
    if let (Some(day), Some(what)) = (day, what) {
        holidays::add(&open.desk(), day, what).await?;
    }
    Ok(())
}

/// Takes a single day away.
#[tauri::command]
pub async fn remove_holiday(state: State<'_, AppState>, input: HolidayDay) -> Result<(), Problem> {
    let open = state.open().await?;
    let Ok(day) = input.day.parse() else {
        return Err(Problem::invalid("This day is not in the list"));
    };
    Ok(holidays::take_away(&open.desk(), day).await?)
}

/// Says that a year was compared with the published list.
#[tauri::command]
pub async fn holidays_compared(state: State<'_, AppState>, input: HolidayYear) -> Result<(), Problem> {
    let open = state.open().await?;
    Ok(holidays::compared(&open.desk(), input.year).await?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_year_shows_what_counts_for_what() {
        let mut calendar = Calendar::default();
        let day = |text: &str| text.parse::<NaiveDate>().unwrap();
        calendar.add(day("2026-05-04"), OneOff::Moved).unwrap();
        calendar.add(day("2026-05-08"), OneOff::Holiday("Victory Day".into())).unwrap();
        let shown: Vec<(String, &str, bool)> =
            rows(&calendar, 2026).into_iter().map(|row| (row.when, row.counts, row.own)).collect();
        let wanted = [
            ("Thu 1 Jan", "all", false),
            ("Fri 3 Apr", "all", false),
            ("Mon 6 Apr", "all", false),
            ("Mon 4 May", "none", true),
            ("Fri 8 May", "all", true),
            ("Mon 25 May", "all", false),
            ("Mon 31 Aug", "all", false),
            ("Fri 25 Dec", "all", false),
            ("Sat 26 Dec", "statute", false),
            ("Mon 28 Dec", "all", false),
        ];
        assert_eq!(shown, wanted.map(|(when, counts, own)| (when.to_owned(), counts, own)));
    }
}
