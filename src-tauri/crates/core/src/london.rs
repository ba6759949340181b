//! Time as people in England and Wales read it. Instants are kept in UTC; legal days, office hours and
//! everything on paper are Europe/London.

use chrono::{
    DateTime, Datelike, Days, Duration, LocalResult, NaiveDate, NaiveDateTime, NaiveTime, TimeZone, Timelike,
    Utc,
};
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
    /// Beyond the years for which London's clock changes are known.
    #[error("\"{0}\": give a year from 1900 to 2099")]
    Year(String),
    /// London's clocks left that time out.
    #[error(
        "\"{written}\": London's clocks went forward from 01:00 to 02:00 that night and left this time out; the moment with that offset is {mended}"
    )]
    LeftOut {
        /// As written.
        written: String,
        /// The same moment with London's offset.
        mended: String,
    },
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

/// The first instant at which a wall time may be meant: the first of two, and for a time that is left out the moment at
/// which the clocks go forward past it.
pub fn earliest(day: NaiveDate, time: NaiveTime) -> DateTime<Utc> {
    match wall(day, time) {
        WallTime::One(at) | WallTime::Twice(at, _) => at,
        // London's clocks change on the hour: the whole hour is left out.
        WallTime::Never => instant(day, NaiveTime::from_hms_opt(time.hour(), 0, 0).unwrap_or(time)),
    }
}

/// The last instant at which a wall time may be meant: the second of two, and for a time that is left out the same
/// distance after the clocks went forward, where a clock that was not changed shows it.
pub fn latest(day: NaiveDate, time: NaiveTime) -> DateTime<Utc> {
    match wall(day, time) {
        WallTime::Twice(_, at) => at,
        _ => instant(day, time),
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

/// Reads an instant with an offset, which must be the one London had then: 2026-11-23T12:00+00:00, with seconds or
/// without, `Z` for +00:00.
///
/// # Errors
/// [`InstantError`], with the mend in its message.
pub fn read(text: &str) -> Result<DateTime<Utc>, InstantError> {
    let text = text.trim();
    let form = || InstantError::Form(text.to_owned());
    if !has_form(text) {
        return Err(form());
    }
    let with_offset = text.replace('Z', "+00:00");
    let parsed = DateTime::parse_from_str(&with_offset, "%Y-%m-%dT%H:%M%:z")
        .or_else(|_| DateTime::parse_from_str(&with_offset, "%Y-%m-%dT%H:%M:%S%:z"))
        .map_err(|_| form())?;
    if !YEARS.contains(&parsed.year()) {
        return Err(InstantError::Year(text.to_owned()));
    }
    let at = parsed.to_utc();
    let london = local(at);
    if london.naive_local() == parsed.naive_local() {
        return Ok(at);
    }
    let (written, mended) = (text.to_owned(), write(at));
    match wall(parsed.date_naive(), parsed.time()) {
        WallTime::Never => Err(InstantError::LeftOut { written, mended }),
        _ => Err(InstantError::Offset { written, london: london.format("%:z").to_string(), mended }),
    }
}

/// The years for which London's clock changes are known.
pub const YEARS: std::ops::RangeInclusive<i32> = 1900..=2099;

/// Whether a text has the figures and marks of an instant, each in its place; chrono alone takes shorter ones.
fn has_form(text: &str) -> bool {
    let fits = |pattern: &[u8]| {
        pattern.len() == text.len()
            && pattern.iter().zip(text.bytes()).all(|(wanted, got)| match wanted {
                b'0' => got.is_ascii_digit(),
                b'+' => matches!(got, b'+' | b'-'),
                _ => *wanted == got,
            })
    };
    let forms: [&[u8]; 4] = [
        b"0000-00-00T00:00+00:00",
        b"0000-00-00T00:00:00+00:00",
        b"0000-00-00T00:00Z",
        b"0000-00-00T00:00:00Z",
    ];
    // A leap second has no place on London's clock.
    forms.into_iter().any(fits) && text.get(16..19) != Some(":60")
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
        assert_eq!(read("2026-11-23T12:00:00Z"), Ok(utc("2026-11-23T12:00:00Z")));
        assert_eq!(read(" 2026-11-23T12:00Z\n"), Ok(utc("2026-11-23T12:00:00Z")));
        assert_eq!(read("2026-11-23T12:00:07+00:00").map(write), Ok("2026-11-23T12:00:07+00:00".into()));
        assert!(matches!(read("2026-11-23T12:00+01:00"), Err(InstantError::Offset { .. })));
        assert!(matches!(read("2026-07-01T12:00Z"), Err(InstantError::Offset { .. })));
        assert!(matches!(read("2026-11-23T12:00-05:00"), Err(InstantError::Offset { .. })));
        for form in [
            "",
            "2026-11-23",
            "2026-11-23T12:00",
            "2026-02-31T12:00+00:00",
            "2027-02-29T12:00+00:00",
            "2026-11-23T24:00+00:00",
            "2026-11-23T12:60+00:00",
            "2026-11-23T23:59:60+00:00",
            "2026-11-23 12:00+00:00",
            "2026-11-23t12:00+00:00",
            "2026-11-23T12:00z",
            "2026-11-23T12+00:00",
            "26-11-23T12:00+00:00",
            "2026-1-3T12:00+00:00",
            "2026-11-23T9:00+00:00",
            "2026-11-23T12:00+0000",
            "2026-11-23T12:00:00.5+00:00",
            "2026-11-23T12:00 +00:00",
            "+2026-11-23T12:00Z",
            "today",
        ] {
            assert_eq!(read(form), Err(InstantError::Form(form.into())));
        }
        for year in ["1899-12-31T12:00+00:00", "2100-01-01T12:00+00:00", "9999-12-31T23:59+00:00"] {
            assert_eq!(read(year), Err(InstantError::Year(year.into())));
        }
        assert!(read("2099-07-01T12:00+01:00").is_ok(), "summer time is known to the end of 2099");
    }

    #[test]
    fn the_clock_changes_as_they_are_written() {
        let said = |text: &str| read(text).map(write).map_err(|error| error.to_string());
        let table = [
            ("2026-10-25T01:30+01:00", Ok("2026-10-25T01:30+01:00")),
            ("2026-10-25T01:30+00:00", Ok("2026-10-25T01:30+00:00")),
            ("2026-03-29T00:59+00:00", Ok("2026-03-29T00:59+00:00")),
            ("2026-03-29T02:00+01:00", Ok("2026-03-29T02:00+01:00")),
            ("2026-03-29T01:00+00:00", Err("is 2026-03-29T02:00+01:00")),
            ("2026-03-29T01:30+01:00", Err("is 2026-03-29T00:30+00:00")),
            ("2026-03-29T02:30+00:00", Err("so write 2026-03-29T03:30+01:00")),
            ("2026-10-25T02:00+01:00", Err("so write 2026-10-25T01:00+00:00")),
        ];
        for (text, wanted) in table {
            match (said(text), wanted) {
                (Ok(got), Ok(wanted)) => assert_eq!(got, wanted),
                (Err(got), Err(wanted)) => assert!(got.ends_with(wanted), "{got}"),
                (got, wanted) => panic!("{text}: {got:?}, wanted {wanted:?}"),
            }
        }
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
    fn the_first_and_the_last_moment_that_a_wall_time_may_mean() {
        let table = [
            ("2026-10-25 01:15", "2026-10-25T01:15+01:00", "2026-10-25T01:15+00:00"),
            ("2026-10-25 00:59", "2026-10-25T00:59+01:00", "2026-10-25T00:59+01:00"),
            ("2026-10-25 02:00", "2026-10-25T02:00+00:00", "2026-10-25T02:00+00:00"),
            ("2026-03-29 01:00", "2026-03-29T02:00+01:00", "2026-03-29T02:00+01:00"),
            ("2026-03-29 01:59", "2026-03-29T02:00+01:00", "2026-03-29T02:59+01:00"),
            ("2026-03-29 00:59", "2026-03-29T00:59+00:00", "2026-03-29T00:59+00:00"),
        ];
        for (text, first, last) in table {
            let wall = NaiveDateTime::parse_from_str(text, "%Y-%m-%d %H:%M").unwrap();
            assert_eq!(write(earliest(wall.date(), wall.time())), first, "{text}");
            assert_eq!(write(latest(wall.date(), wall.time())), last, "{text}");
        }
    }

    #[test]
    fn same_time_next_day_is_wall_time() {
        assert_eq!(write(same_time_later(utc("2026-10-24T17:00:00Z"), 1)), "2026-10-25T18:00+00:00");
        assert_eq!(write(same_time_later(utc("2026-03-28T18:00:00Z"), 1)), "2026-03-29T18:00+01:00");
    }
}
