//! Dates, times, lengths of time and lists in words. Everything a person reads goes through here, so that
//! a date looks the same on a screen, in a letter and in a plan.

use chrono::{DateTime, Datelike, Duration, NaiveDate, NaiveTime, Timelike, Utc};

use crate::london;

/// U+00A0: holds a date, a number or a reference together on one line.
pub const NBSP: char = '\u{a0}';

/// Holds a text together on one line: its spaces become no-break spaces.
pub fn unbroken(text: &str) -> String {
    text.replace(' ', "\u{a0}")
}

/// "Tue 1 Dec".
pub fn short_day(day: NaiveDate) -> String {
    day.format("%a %-d %b").to_string()
}

/// "Tue 1 Dec 2026".
pub fn short_date(day: NaiveDate) -> String {
    day.format("%a %-d %b %Y").to_string()
}

/// "Tuesday 1 December 2026".
pub fn long_date(day: NaiveDate) -> String {
    day.format("%A %-d %B %Y").to_string()
}

/// "1 December 2026".
pub fn plain_date(day: NaiveDate) -> String {
    day.format("%-d %B %Y").to_string()
}

/// "Tue 1 Dec 10:00", in London.
pub fn short_time(at: DateTime<Utc>) -> String {
    format!("{}{}", london::local(at).format("%a %-d %b %H:%M"), which_hour(at))
}

/// Which of the two it is where a time of day comes twice, on the night when the clocks go back: " BST" before, " GMT"
/// after. Nothing at any other time.
pub(crate) fn which_hour(at: DateTime<Utc>) -> &'static str {
    let wall = london::local(at).naive_local();
    match london::wall(wall.date(), wall.time()) {
        london::WallTime::Twice(first, _) if first == at => " BST",
        london::WallTime::Twice(..) => " GMT",
        _ => "",
    }
}

/// "Tue 1 Dec 2026 10:00", in London. An instant at midnight keeps its own day: "Wed 2 Dec 2026 00:00".
pub fn short_date_time(at: DateTime<Utc>) -> String {
    format!("{}{}", london::local(at).format("%a %-d %b %Y %H:%M"), which_hour(at))
}

/// "10:00", in London.
pub fn clock(at: DateTime<Utc>) -> String {
    format!("{}{}", london::local(at).format("%H:%M"), which_hour(at))
}

/// "10:00" of a wall time.
pub fn wall_clock(time: NaiveTime) -> String {
    time.format("%H:%M").to_string()
}

/// A time as a letter says it: "4 pm", "11:59 pm", "midday", "midnight".
pub fn spoken_clock(time: NaiveTime) -> String {
    let (pm, hour) = time.hour12();
    match (time.hour(), time.minute()) {
        (0, 0) => "midnight".to_owned(),
        (12, 0) => "midday".to_owned(),
        (_, 0) => format!("{hour} {}", if pm { "pm" } else { "am" }),
        (_, minute) => format!("{hour}:{minute:02} {}", if pm { "pm" } else { "am" }),
    }
}

/// The end of a measure as a letter says it: "Tuesday 2 November 2027 at 11:59 pm". Midnight is said as
/// the end of the day before, so that nobody counts a day too many.
pub fn spoken_instant(at: DateTime<Utc>) -> String {
    let local = london::local(at);
    if local.time() == NaiveTime::MIN {
        let day = london::minus_days(local.date_naive(), 1);
        return format!("the end of {}", unbroken(&long_date(day)));
    }
    let time = format!("{}{}", spoken_clock(local.time()), which_hour(at));
    format!("{} at {}", unbroken(&long_date(local.date_naive())), unbroken(&time))
}

/// The real length of time between two instants: "32 h 10 min", "7 days 18 h", "85 days". Days are of 24 hours.
pub fn length(from: DateTime<Utc>, to: DateTime<Utc>) -> String {
    let span = (to - from).max(Duration::zero());
    let (days, hours, minutes) = (span.num_days(), span.num_hours(), span.num_minutes());
    if minutes < 60 {
        return format!("{minutes} min");
    }
    if hours < 72 {
        let rest = minutes % 60;
        return if rest == 0 { format!("{hours} h") } else { format!("{hours} h {rest} min") };
    }
    match hours % 24 {
        rest @ 1.. if days < 14 => format!("{days} days {rest} h"),
        _ => format!("{days} days"),
    }
}

/// When something is due, seen from now: "1 day late", "2 hours late", "by 17:00", "tomorrow 10:02",
/// "Mon 30 Nov 17:00".
pub fn due(due: DateTime<Utc>, now: DateTime<Utc>) -> String {
    if due < now {
        let late = now - due;
        let (days, hours) = (late.num_days(), late.num_hours());
        return match (days, hours) {
            (0, 0) => format!("{} late", count(late.num_minutes().max(1), "minute")),
            (0, hours) => format!("{} late", count(hours, "hour")),
            (days, _) => format!("{} late", count(days, "day")),
        };
    }
    match london::date(due) {
        day if day == london::date(now) => format!("by {}", clock(due)),
        day if day == london::next(london::date(now)) => format!("tomorrow {}", clock(due)),
        _ => short_time(due),
    }
}

/// A label within a sentence: its first letter is small, names keep theirs ("child contact that Cafcass arranged").
pub fn within(label: &str) -> String {
    let mut signs = label.chars();
    signs.next().map_or_else(String::new, |first| first.to_lowercase().chain(signs).collect())
}

/// "1 day", "3 days".
pub fn count(n: i64, what: &str) -> String {
    if n == 1 { format!("1 {what}") } else { format!("{n} {what}s") }
}

/// "phone, text and email".
pub fn list(parts: &[String]) -> String {
    match parts {
        [] => String::new(),
        [one] => one.clone(),
        [head @ .., last] => format!("{} and {last}", head.join(", ")),
    }
}

/// "phone, text or email".
pub fn list_or(parts: &[String]) -> String {
    match parts {
        [] => String::new(),
        [one] => one.clone(),
        [head @ .., last] => format!("{} or {last}", head.join(", ")),
    }
}

/// What is wrong with a phone number as people write it: "0113 496 0999", "+44 (0)113 496 0999 ext 4". `None`:
/// nothing, or there is no number.
pub fn wrong_phone(text: &str) -> Option<&'static str> {
    let text = text.trim().to_lowercase();
    let (number, extension) = match text.split_once("ext") {
        Some((number, rest)) => (number, rest.trim_start_matches("ension").trim_matches(['.', ' '])),
        None => (text.as_str(), "0"),
    };
    let digit = |c: char| c.is_ascii_digit();
    let sound = number.chars().all(|c| digit(c) || matches!(c, ' ' | '+' | '(' | ')' | '-' | '\u{a0}'))
        && (3..=15).contains(&number.chars().filter(|c| digit(*c)).count())
        && !extension.is_empty()
        && extension.chars().all(digit);
    (!text.is_empty() && !sound)
        .then_some("Enter a phone number, such as 0113 496 0999 or 0113 496 0999 ext 4")
}

/// Whether a sign takes part in a text without being seen: control signs, and those that turn the direction of
/// writing, join, hide or take no room. They can make one name look like another.
pub fn unseen_sign(c: char) -> bool {
    c.is_control()
        || matches!(c,
            '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}')
}

/// Age in whole years on a day.
pub fn age(born: NaiveDate, on: NaiveDate) -> i32 {
    let before_birthday = (on.month(), on.day()) < (born.month(), born.day());
    on.year() - born.year() - i32::from(before_birthday)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn utc(text: &str) -> DateTime<Utc> {
        london::read(text).unwrap()
    }

    #[test]
    fn an_hour_that_comes_twice_is_told_apart() {
        let table = [
            ("2026-10-25T01:30+01:00", "Sun 25 Oct 01:30 BST", "01:30 BST"),
            ("2026-10-25T01:30+00:00", "Sun 25 Oct 01:30 GMT", "01:30 GMT"),
            ("2026-10-25T02:00+00:00", "Sun 25 Oct 02:00", "02:00"),
            ("2026-10-25T00:59+01:00", "Sun 25 Oct 00:59", "00:59"),
            ("2026-03-29T02:30+01:00", "Sun 29 Mar 02:30", "02:30"),
        ];
        for (moment, long, short) in table {
            let moment = london::read(moment).unwrap();
            assert_eq!((short_time(moment).as_str(), clock(moment).as_str()), (long, short));
            assert!(short_date_time(moment).ends_with(&format!("2026 {short}")));
        }
        let spoken = spoken_instant(london::read("2026-10-25T01:30+00:00").unwrap()).replace(NBSP, " ");
        assert_eq!(spoken, "Sunday 25 October 2026 at 1:30 am GMT");
    }

    #[test]
    fn ends_are_said_so_that_nobody_counts_a_day_too_many() {
        for (at, said) in [
            ("2027-11-02T23:59+00:00", "Tuesday 2 November 2027 at 11:59 pm"),
            ("2027-05-04T12:00+01:00", "Tuesday 4 May 2027 at midday"),
            ("2027-11-26T16:00+00:00", "Friday 26 November 2027 at 4 pm"),
            ("2026-12-02T00:00+00:00", "the end of Tuesday 1 December 2026"),
        ] {
            assert_eq!(spoken_instant(utc(at)).replace(NBSP, " "), said);
        }
    }

    #[test]
    fn lengths_are_real_elapsed_time() {
        assert_eq!(length(utc("2026-12-01T10:00+00:00"), utc("2026-12-02T18:10+00:00")), "32 h 10 min");
        assert_eq!(length(utc("2026-03-28T22:15+00:00"), utc("2026-03-31T22:15+01:00")), "71 h");
        for (from, to, said) in [
            ("2026-12-01T10:00+00:00", "2026-12-01T10:59+00:00", "59 min"),
            ("2026-12-01T10:00+00:00", "2026-12-04T09:59+00:00", "71 h 59 min"),
            ("2026-12-01T10:00+00:00", "2026-12-04T10:00+00:00", "3 days"),
            ("2026-11-10T14:05+00:00", "2026-11-18T09:00+00:00", "7 days 18 h"),
            ("2026-12-01T10:00+00:00", "2026-12-15T20:00+00:00", "14 days"),
            ("2026-09-01T21:00+01:00", "2026-11-26T14:00+00:00", "85 days"),
            ("2026-12-01T10:00+00:00", "2026-12-01T09:00+00:00", "0 min"),
        ] {
            assert_eq!(length(utc(from), utc(to)), said, "{from} to {to}");
        }
    }

    #[test]
    fn a_phone_number_is_told_from_other_words() {
        for sound in ["", "101", "0113 496 0999", "+44 (0)113 496 0999 ext. 4", "01134960999 extension 12"] {
            assert_eq!(wrong_phone(sound), None, "{sound:?}");
        }
        for wrong in ["not a phone", "99", "0113 496 0999 ext", "0113 496 0999 or 0113", "1234567890123456"] {
            assert!(wrong_phone(wrong).is_some(), "{wrong:?}");
        }
    }

    #[test]
    fn due_says_how_late() {
        let now = utc("2026-11-27T12:10+00:00");
        for (at, said) in [
            ("2026-11-26T10:05+00:00", "1 day late"),
            ("2026-11-27T10:10+00:00", "2 hours late"),
            ("2026-11-27T17:00+00:00", "by 17:00"),
            ("2026-11-30T17:00+00:00", "Mon 30 Nov 17:00"),
        ] {
            assert_eq!(due(utc(at), now), said);
        }
    }
}
