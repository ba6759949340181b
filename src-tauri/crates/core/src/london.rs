//! Time as people in England and Wales read it. Instants are kept in UTC; legal days, office hours and
//! everything on paper are Europe/London.

use chrono::{DateTime, Days, Duration, LocalResult, NaiveDate, NaiveDateTime, NaiveTime, TimeZone, Utc};
use chrono_tz::{Europe::London, Tz};

/// What a clock on the wall in London can mean.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WallTime {
    /// One moment.
    One(DateTime<Utc>),
    /// The hour that comes twice on the last Sunday of October: before and after the clocks went back.
    Twice(DateTime<Utc>, DateTime<Utc>),
    /// The hour that is left out on the last Sunday of March.
    Never,
}

/// Why a written instant can't be taken.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum InstantError {
    /// Not of the form 2026-11-23T12:00+00:00.
    #[error("\"{0}\" is not a date and time with an offset: write it like 2026-11-23T12:00+00:00")]
    Form(String),
    /// London had another offset at that moment.
    #[error("\"{written}\": London's offset was {london} then, so write {mended}")]
    Offset {
        /// As written.
        written: String,
        /// London's offset at that moment.
        london: String,
        /// The same moment with London's offset.
        mended: String,
    },
}

/// The instant on London's clock.
pub fn local(at: DateTime<Utc>) -> DateTime<Tz> {
    at.with_timezone(&London)
}

/// London's date at that instant.
pub fn date(at: DateTime<Utc>) -> NaiveDate {
    local(at).date_naive()
}

/// What a wall time means; see [`WallTime`].
pub fn wall(day: NaiveDate, time: NaiveTime) -> WallTime {
    match London.from_local_datetime(&NaiveDateTime::new(day, time)) {
        LocalResult::Single(one) => WallTime::One(one.to_utc()),
        LocalResult::Ambiguous(first, second) => WallTime::Twice(first.to_utc(), second.to_utc()),
        LocalResult::None => WallTime::Never,
    }
}

/// The instant of a wall time, for times that a rule makes and nobody typed: the first of two, and for
/// a time that is left out the same distance after the clocks went forward.
pub fn instant(day: NaiveDate, time: NaiveTime) -> DateTime<Utc> {
    match wall(day, time) {
        WallTime::One(at) | WallTime::Twice(at, _) => at,
        WallTime::Never => match wall(day, time + Duration::hours(1)) {
            WallTime::One(at) | WallTime::Twice(at, _) => at,
            WallTime::Never => Utc.from_utc_datetime(&NaiveDateTime::new(day, time)),
        },
    }
}

/// 00:00 of a day: also the end of the day before.
pub fn midnight(day: NaiveDate) -> DateTime<Utc> {
    instant(day, NaiveTime::MIN)
}

/// 24:00 at the end of a day.
pub fn end_of(day: NaiveDate) -> DateTime<Utc> {
    midnight(next(day))
}

/// The next day; the last day there is stays.
pub fn next(day: NaiveDate) -> NaiveDate {
    day.checked_add_days(Days::new(1)).unwrap_or(day)
}

/// The day `n` days later; the last day there is stays.
pub fn plus_days(day: NaiveDate, n: u64) -> NaiveDate {
    day.checked_add_days(Days::new(n)).unwrap_or(NaiveDate::MAX)
}

/// The day `n` days earlier; the first day there is stays.
pub fn minus_days(day: NaiveDate, n: u64) -> NaiveDate {
    day.checked_sub_days(Days::new(n)).unwrap_or(NaiveDate::MIN)
}

/// Same wall time, `n` days later: how contact times count ("within 24 hours" is "same time next day").
pub fn same_time_later(at: DateTime<Utc>, n: u64) -> DateTime<Utc> {
    let local = local(at);
    instant(plus_days(local.date_naive(), n), local.time())
}

/// `2026-11-23T17:00+00:00`: London's offset, to the minute, or to the second where there are seconds.
pub fn write(at: DateTime<Utc>) -> String {
    let local = local(at);
    let form = if at.timestamp() % 60 == 0 { "%Y-%m-%dT%H:%M%:z" } else { "%Y-%m-%dT%H:%M:%S%:z" };
    local.format(form).to_string()
}

/// Reads an instant with an offset, which must be the one London had then.
///
/// # Errors
/// [`InstantError`], with the mend in its message.
pub fn read(text: &str) -> Result<DateTime<Utc>, InstantError> {
    let text = text.trim();
    let parsed = DateTime::parse_from_str(text, "%Y-%m-%dT%H:%M%:z")
        .or_else(|_| DateTime::parse_from_rfc3339(text))
        .map_err(|_| InstantError::Form(text.to_owned()))?;
    let at = parsed.to_utc();
    let london = local(at);
    if london.naive_local() == parsed.naive_local() {
        Ok(at)
    } else {
        Err(InstantError::Offset {
            written: text.to_owned(),
            london: london.format("%:z").to_string(),
            mended: write(at),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn utc(text: &str) -> DateTime<Utc> {
        DateTime::parse_from_rfc3339(text).unwrap().to_utc()
    }

    #[test]
    fn offsets_are_londons() {
        assert_eq!(write(utc("2026-07-01T11:00:00Z")), "2026-07-01T12:00+01:00");
        assert_eq!(read("2026-07-01T12:00+01:00"), Ok(utc("2026-07-01T11:00:00Z")));
        assert_eq!(read("2026-11-23T12:00Z"), Err(InstantError::Form("2026-11-23T12:00Z".into())));
        assert_eq!(read("2026-11-23T12:00:00Z"), Ok(utc("2026-11-23T12:00:00Z")));
        assert!(matches!(read("2026-11-23T12:00+01:00"), Err(InstantError::Offset { .. })));
        assert!(matches!(read("2026-11-23T12:00"), Err(InstantError::Form(_))));
        assert!(matches!(read("2026-02-31T12:00+00:00"), Err(InstantError::Form(_))));
    }

    #[test]
    fn the_hour_that_is_left_out_and_the_hour_that_comes_twice() {
        let half_past_one = NaiveTime::from_hms_opt(1, 30, 0).unwrap();
        let march = NaiveDate::from_ymd_opt(2026, 3, 29).unwrap();
        let october = NaiveDate::from_ymd_opt(2026, 10, 25).unwrap();
        assert_eq!(wall(march, half_past_one), WallTime::Never);
        assert_eq!(
            wall(october, half_past_one),
            WallTime::Twice(utc("2026-10-25T00:30:00Z"), utc("2026-10-25T01:30:00Z"))
        );
    }

    #[test]
    fn same_time_next_day_is_wall_time() {
        assert_eq!(write(same_time_later(utc("2026-10-24T17:00:00Z"), 1)), "2026-10-25T18:00+00:00");
        assert_eq!(write(same_time_later(utc("2026-03-28T18:00:00Z"), 1)), "2026-03-29T18:00+01:00");
    }
}
