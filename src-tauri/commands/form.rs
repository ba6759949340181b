//! What a form sends: days and times as typed, read into the rules' types with a message for each field.

use chrono::{DateTime, NaiveDate, NaiveTime, Utc};
use safehold_core::london::{self, WallTime};
use safehold_core::words;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::error::Problem;

/// A day, and the instant where a time was typed with it.
pub type DayAndTime = (NaiveDate, Option<DateTime<Utc>>);

/// A day as typed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(export)]
pub struct Day {
    day: String,
    month: String,
    year: String,
}

/// A day and a time on London's clock as typed. `which` tells the two hours apart that come twice in October.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(export)]
pub struct Wall {
    day: String,
    month: String,
    year: String,
    time: String,
    which: String,
}

/// What is wrong with a form, gathered so that it is all said at once.
#[derive(Debug, Default)]
pub struct Wrong(Vec<(String, String)>);

impl Wrong {
    /// Notes one field.
    pub fn say(&mut self, field: impl Into<String>, text: impl Into<String>) {
        self.0.push((field.into(), text.into()));
    }

    /// Something was noted of a field or a part of it.
    pub fn has(&self, field: &str) -> bool {
        self.0.iter().any(|(noted, _)| noted.split('.').next() == Some(field))
    }

    /// Anything was noted.
    pub fn any(&self) -> bool {
        !self.0.is_empty()
    }

    /// Notes as well what the rules say of the rest, so that nobody mends one thing to be told of the next. What they say of a
    /// field that was noted already is about what could not be read, and is left out.
    pub fn and_beyond(&mut self, beyond: Vec<(String, String)>) {
        let parts = [".day", ".month", ".year", ".time", ".which"];
        let whole = |field: &str| {
            let part = parts.iter().find_map(|part| field.strip_suffix(part));
            part.unwrap_or(field).to_owned()
        };
        let noted: Vec<String> = self.0.iter().map(|(field, _)| whole(field)).collect();
        self.0.extend(beyond.into_iter().filter(|(field, _)| !noted.contains(&whole(field))));
    }

    /// Refuses where anything was noted.
    pub fn refuse(self) -> Result<(), Problem> {
        if self.0.is_empty() {
            return Ok(());
        }
        let problem = Problem::invalid("There is a problem with what was entered");
        Err(self.0.into_iter().fold(problem, |problem, (field, text)| problem.field(field, text)))
    }

    /// The value, with what is wrong with it noted.
    pub fn take<T>(&mut self, field: &str, read: Result<T, Mistake>) -> Option<T> {
        match read {
            Ok(value) => Some(value),
            Err(mistake) => {
                for (part, text) in mistake.0 {
                    self.say(format!("{field}{part}"), text);
                }
                None
            }
        }
    }
}

/// What is wrong with one field: of a day and a time it can be more than one part.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mistake(Vec<(&'static str, String)>);

fn mistake(part: &'static str, text: impl Into<String>) -> Mistake {
    Mistake(vec![(part, text.into())])
}

fn number(text: &str) -> Option<u32> {
    let text = text.trim();
    (!text.is_empty() && text.len() <= 4 && text.bytes().all(|b| b.is_ascii_digit()))
        .then(|| text.parse().ok())
        .flatten()
}

fn read_day(day: &str, month: &str, year: &str) -> Result<Option<NaiveDate>, Mistake> {
    let parts = [day, month, year].map(str::trim);
    if parts.iter().all(|part| part.is_empty()) {
        return Ok(None);
    }
    for (part, name, text) in
        [(".day", "a day", parts[0]), (".month", "a month", parts[1]), (".year", "a year", parts[2])]
    {
        if number(text).is_none() {
            return Err(mistake(part, format!("The date must include {name} in figures")));
        }
    }
    let (Some(d), Some(m), Some(y)) = (number(parts[0]), number(parts[1]), number(parts[2])) else {
        return Err(mistake(".day", "Enter the date in figures"));
    };
    if !london::YEARS.contains(&y.cast_signed()) {
        return Err(mistake(".year", "The year must be one of 1900 to 2099, like 2026"));
    }
    if !(1..=12).contains(&m) {
        return Err(mistake(".month", "The month must be one of 1 to 12"));
    }
    NaiveDate::from_ymd_opt(y.cast_signed(), m, d)
        .map(Some)
        .ok_or_else(|| mistake(".day", format!("There is no day {d}/{m}/{y}: check the date")))
}

fn read_time(text: &str) -> Result<Option<NaiveTime>, Mistake> {
    let text = text.trim().replace('.', ":");
    if text.is_empty() {
        return Ok(None);
    }
    let padded = match text.as_bytes() {
        [_, b':', ..] => format!("0{text}"),
        [a, b, c, d] if [a, b, c, d].iter().all(|c| c.is_ascii_digit()) => {
            format!("{}:{}", &text[..2], &text[2..])
        }
        _ => text.clone(),
    };
    NaiveTime::parse_from_str(&padded, "%H:%M")
        .map(Some)
        .map_err(|_| mistake(".time", "Enter the time on the 24-hour clock, like 09:30 or 17:05"))
}

/// A time of day as typed, that must be there.
pub fn time_of_day(text: &str) -> Result<NaiveTime, Mistake> {
    read_time(text)
        .map_err(|wrong| Mistake(wrong.0.into_iter().map(|(_, text)| ("", text)).collect()))?
        .ok_or_else(|| mistake("", "Enter the time on the 24-hour clock, like 09:30"))
}

impl Day {
    /// The day of the form.
    pub fn of(day: NaiveDate) -> Self {
        use chrono::Datelike;
        Self { day: day.day().to_string(), month: day.month().to_string(), year: day.year().to_string() }
    }

    /// The day, or nothing where nothing was typed.
    pub fn read(&self) -> Result<Option<NaiveDate>, Mistake> {
        read_day(&self.day, &self.month, &self.year)
    }

    /// The day, which must be there.
    pub fn required(&self, what: &str) -> Result<NaiveDate, Mistake> {
        self.read()?.ok_or_else(|| mistake(".day", format!("Enter {what}")))
    }
}

impl Wall {
    /// The day and time of the form for an instant.
    pub fn of(at: DateTime<Utc>) -> Self {
        use chrono::{Datelike, NaiveDateTime};
        let local = london::local(at);
        let day = local.date_naive();
        let wall: NaiveDateTime = local.naive_local();
        let which = match london::wall(wall.date(), wall.time()) {
            WallTime::Twice(first, _) if first == at => "first",
            WallTime::Twice(..) => "second",
            WallTime::One(_) | WallTime::Never => "",
        };
        Self {
            day: day.day().to_string(),
            month: day.month().to_string(),
            year: day.year().to_string(),
            time: local.format("%H:%M").to_string(),
            which: which.to_owned(),
        }
    }

    /// A day without a time.
    pub fn on(day: NaiveDate) -> Self {
        use chrono::Datelike;
        Self {
            day: day.day().to_string(),
            month: day.month().to_string(),
            year: day.year().to_string(),
            ..Self::default()
        }
    }

    /// Nothing was typed.
    pub fn is_empty(&self) -> bool {
        [&self.day, &self.month, &self.year, &self.time].into_iter().all(|part| part.trim().is_empty())
    }

    /// The day alone.
    pub fn day(&self) -> Result<Option<NaiveDate>, Mistake> {
        read_day(&self.day, &self.month, &self.year)
    }

    /// The day, and the instant where a time was typed.
    pub fn read(&self) -> Result<Option<DayAndTime>, Mistake> {
        let (day, time) = match (self.day(), read_time(&self.time)) {
            (Ok(day), Ok(time)) => (day, time),
            (day, time) => {
                let wrong = [day.err(), time.err()].into_iter().flatten();
                return Err(Mistake(wrong.flat_map(|wrong| wrong.0).collect()));
            }
        };
        let Some(day) = day else {
            return match time {
                Some(_) => Err(mistake(".day", "Enter the date as well")),
                None => Ok(None),
            };
        };
        let Some(time) = time else { return Ok(Some((day, None))) };
        match (london::wall(day, time), self.which.as_str()) {
            (WallTime::One(at), _)
            | (WallTime::Twice(at, _), "first")
            | (WallTime::Twice(_, at), "second") => Ok(Some((day, Some(at)))),
            (WallTime::Twice(..), _) => {
                let clock = words::wall_clock(time);
                Err(mistake(".which", format!("Which {clock}: before or after the clocks went back?")))
            }
            (WallTime::Never, _) => Err(mistake(
                ".time",
                format!(
                    "There was no {} on {}: the clocks went forward from 01:00 to 02:00. Enter a time before 01:00, or from 02:00",
                    words::wall_clock(time),
                    words::short_day(day)
                ),
            )),
        }
    }

    /// The instant, or nothing where nothing was typed; a day without a time is a mistake.
    pub fn instant(&self) -> Result<Option<DateTime<Utc>>, Mistake> {
        match self.read()? {
            None => Ok(None),
            Some((_, Some(at))) => Ok(Some(at)),
            Some((_, None)) => Err(mistake(".time", "Enter the time as well, like 14:30")),
        }
    }

    /// The instant, which must be there.
    pub fn required(&self, what: &str) -> Result<DateTime<Utc>, Mistake> {
        self.instant()?.ok_or_else(|| mistake(".day", format!("Enter {what}")))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wall(day: &str, month: &str, year: &str, time: &str, which: &str) -> Wall {
        let own = str::to_owned;
        Wall { day: own(day), month: own(month), year: own(year), time: own(time), which: own(which) }
    }

    #[test]
    fn times_as_people_type_them() {
        for time in ["9:30", "09:30", "09.30", "0930"] {
            let at = wall("23", "11", "2026", time, "").instant().unwrap().unwrap();
            assert_eq!(london::write(at), "2026-11-23T09:30+00:00", "{time}");
        }
    }

    #[test]
    fn the_two_sundays() {
        let said = |day: &str, month: &str, time: &str, which: &str| {
            let read = wall(day, month, "2026", time, which).instant();
            read.map(|at| london::write(at.unwrap())).map_err(|mut wrong| wrong.0.remove(0))
        };
        for (time, which, at) in [
            ("00:59", "", "2026-10-25T00:59+01:00"),
            ("01:00", "first", "2026-10-25T01:00+01:00"),
            ("01:30", "first", "2026-10-25T01:30+01:00"),
            ("01:30", "second", "2026-10-25T01:30+00:00"),
            ("1.59", "second", "2026-10-25T01:59+00:00"),
            ("02:00", "", "2026-10-25T02:00+00:00"),
            ("02:00", "first", "2026-10-25T02:00+00:00"),
        ] {
            assert_eq!(said("25", "10", time, which), Ok(at.to_owned()), "{time} {which}");
        }
        for which in ["", "third"] {
            let (part, text) = said("25", "10", "0130", which).unwrap_err();
            assert_eq!(
                (part, text.as_str()),
                (".which", "Which 01:30: before or after the clocks went back?")
            );
        }
        for time in ["01:00", "1:30", "0159"] {
            for which in ["", "first", "second"] {
                let (part, text) = said("29", "3", time, which).unwrap_err();
                assert_eq!(part, ".time");
                assert!(text.contains("on Sun 29 Mar") && text.contains("or from 02:00"), "{text}");
            }
        }
        assert_eq!(said("29", "3", "00:59", ""), Ok("2026-03-29T00:59+00:00".to_owned()));
        assert_eq!(said("29", "3", "02:00", ""), Ok("2026-03-29T02:00+01:00".to_owned()));
    }

    #[test]
    fn what_was_answered_comes_back_as_it_was_answered() {
        for (time, which) in
            [("00:59", ""), ("01:00", "first"), ("01:30", "first"), ("01:30", "second"), ("02:00", "")]
        {
            let typed = wall("25", "10", "2026", time, which);
            let at = typed.instant().unwrap().unwrap();
            assert_eq!(Wall::of(at), typed);
        }
    }

    #[test]
    fn what_the_rules_say_comes_with_what_could_not_be_read() {
        let mut wrong = Wrong::default();
        wrong.say("made.day", "There is no day 31/2/2026");
        wrong.say("terms.0.code", "Choose the term");
        let beyond = [
            ("made", "in the future"),
            ("served", "before it"),
            ("terms.0.code", "x"),
            ("terms.1.persons", "whom"),
        ];
        wrong.and_beyond(beyond.map(|(field, text)| (field.to_owned(), text.to_owned())).to_vec());
        let problem = wrong.refuse().unwrap_err();
        let fields: Vec<&str> = problem.fields.iter().map(|one| one.field.as_str()).collect();
        assert_eq!(fields, ["made.day", "terms.0.code", "served", "terms.1.persons"]);
    }

    #[test]
    fn what_is_wrong_is_named() {
        assert_eq!(wall("31", "2", "2026", "10:00", "").instant().unwrap_err().0[0].0, ".day");
        assert_eq!(wall("1", "", "2026", "10:00", "").instant().unwrap_err().0[0].0, ".month");
        for year in ["26", "1899", "2100", "20266"] {
            assert_eq!(wall("1", "2", year, "10:00", "").instant().unwrap_err().0[0].0, ".year");
        }
        assert_eq!(wall("1", "2", "2026", "25:00", "").instant().unwrap_err().0[0].0, ".time");
        assert_eq!(wall("1", "2", "2026", "", "").instant().unwrap_err().0[0].0, ".time");
        assert_eq!(wall("12", "31", "2026", "10:00", "").instant().unwrap_err().0[0].0, ".month");
        let both = wall("31", "2", "2026", "4pm", "").instant().unwrap_err().0;
        assert_eq!(both.iter().map(|(part, _)| *part).collect::<Vec<_>>(), [".day", ".time"]);
        assert_eq!(wall("", "", "", "", "").instant(), Ok(None));
    }
}
