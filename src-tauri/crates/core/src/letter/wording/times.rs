//! Times that a court wrote in English, read so that another language can say them: "6 pm on Friday 4 December 2026", "7 pm and 7 am".

use chrono::{NaiveDate, NaiveTime};

/// What a text of the record says of time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Times {
    /// A time on a day.
    At(NaiveDate, NaiveTime),
    /// From one time of day to another.
    Between(NaiveTime, NaiveTime),
}

/// Reads one; nothing where the text says anything else, or a weekday that the day is not.
pub(super) fn read(text: &str) -> Option<Times> {
    let text = text.trim().replace('\u{a0}', " ");
    if let Some((time, day)) = text.split_once(" on ") {
        let day = ["%A %d %B %Y", "%a %d %b %Y", "%d %B %Y"]
            .iter()
            .find_map(|form| NaiveDate::parse_from_str(day.trim(), form).ok())?;
        return Some(Times::At(day, clock(time)?));
    }
    let (from, to) = text.split_once(" and ")?;
    Some(Times::Between(clock(from)?, clock(to)?))
}

/// "6 pm", "6:30 pm", "6.30pm", "18:00", "midday", "midnight".
fn clock(text: &str) -> Option<NaiveTime> {
    let text = text.trim().to_lowercase().replace('.', ":").replace(' ', "");
    match text.as_str() {
        "midday" | "noon" => return NaiveTime::from_hms_opt(12, 0, 0),
        "midnight" => return Some(NaiveTime::MIN),
        _ => {}
    }
    let half = text
        .strip_suffix("pm")
        .map(|rest| (rest, true))
        .or(text.strip_suffix("am").map(|rest| (rest, false)));
    let (figures, afternoon) = half.map_or((text.as_str(), None), |(rest, pm)| (rest, Some(pm)));
    let (hour, minute) = figures.split_once(':').unwrap_or((figures, "0"));
    let (hour, minute): (u32, u32) = (hour.parse().ok()?, minute.parse().ok()?);
    let hour = match afternoon {
        None if figures.contains(':') => hour,
        None => return None,
        Some(_) if !(1..=12).contains(&hour) => return None,
        Some(pm) => hour % 12 + if pm { 12 } else { 0 },
    };
    NaiveTime::from_hms_opt(hour, minute, 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_court_writes_of_time() {
        let time = |text: &str| NaiveTime::parse_from_str(text, "%H:%M").unwrap();
        let day: NaiveDate = "2026-12-04".parse().unwrap();
        for (text, read_as) in [
            ("6 pm on Friday 4 December 2026", Some(Times::At(day, time("18:00")))),
            ("6.30pm on Fri 4 Dec 2026", Some(Times::At(day, time("18:30")))),
            ("18:05 on 4 December 2026", Some(Times::At(day, time("18:05")))),
            ("midday on Friday 4 December 2026", Some(Times::At(day, time("12:00")))),
            ("12 am on 4 December 2026", Some(Times::At(day, time("00:00")))),
            ("7 pm and 7 am", Some(Times::Between(time("19:00"), time("07:00")))),
            ("6 pm on Thursday 4 December 2026", None),
            ("6 on Friday 4 December 2026", None),
            ("13 pm on 4 December 2026", None),
            ("14 days after service", None),
            ("once and again", None),
        ] {
            assert_eq!(read(text), read_as, "{text}");
        }
    }
}
