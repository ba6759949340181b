//! The words of a letter in its language: a text with its slots filled, dates, times, lists and distances. What a
//! translation lacks is said in English and marked as English, so that it is seen and spoken as such.

mod fill;
mod times;

use std::collections::BTreeMap;

use chrono::{DateTime, Datelike, NaiveDate, NaiveTime, Timelike, Utc};

use super::fixed::Fixed;
use super::language::Language;
use super::phrases::Phrase;
use super::translation::{Key, Translation};
use crate::document::{Span, Text};
use crate::london;
use crate::measure::MeasureKind;
use crate::words::{unbroken, which_hour};

pub(super) use fill::slots_of;
use times::Times;

/// What stands for a slot.
pub(crate) type Slot<'a> = (&'a str, Text);

/// The words of one language.
#[derive(Debug, Clone, Copy)]
pub struct Wording<'a> {
    language: Language,
    changed: Option<&'a BTreeMap<Phrase, String>>,
    translation: Option<&'a Translation>,
}

impl<'a> Wording<'a> {
    /// The English words that Safehold supplies.
    pub const ENGLISH: Wording<'static> =
        Wording { language: Language::ENGLISH, changed: None, translation: None };

    pub(super) fn new(
        language: Language,
        changed: Option<&'a BTreeMap<Phrase, String>>,
        translation: Option<&'a Translation>,
    ) -> Self {
        Self { language, changed, translation }
    }

    /// The language.
    pub fn language(&self) -> Language {
        self.language
    }

    /// The words under a name, and the language they are in.
    fn template(&self, key: Key) -> (&'a str, Language) {
        if self.language != Language::ENGLISH
            && let Some(words) = self.translation.and_then(|translation| translation.words.get(&key))
        {
            return (words, self.language);
        }
        let own = match key {
            Key::Phrase(phrase) => self.changed.and_then(|changed| changed.get(&phrase)),
            Key::Fixed(_) => None,
        };
        (own.map_or(key.english(), String::as_str), Language::ENGLISH)
    }

    fn marked(&self, language: Language) -> Option<Language> {
        (language != self.language).then_some(language)
    }

    /// A text with its slots filled.
    pub(crate) fn say(&self, key: impl Into<Key>, slots: &[Slot<'_>]) -> Text {
        let (template, language) = self.template(key.into());
        fill::fill(template, slots, self.marked(language))
    }

    /// The same, a text for each sentence.
    pub(crate) fn sentences(&self, key: impl Into<Key>, slots: &[Slot<'_>]) -> Vec<Text> {
        let (template, language) = self.template(key.into());
        let parts = fill::sentences(template);
        parts.iter().map(|part| fill::fill(part, slots, self.marked(language))).collect()
    }

    /// Whether a text begins with this slot.
    pub(super) fn begins_with(&self, key: impl Into<Key>, slot: &str) -> bool {
        let start = self.template(key.into()).0.trim_start_matches('*');
        let named = start.strip_prefix('{').and_then(|rest| rest.strip_prefix(slot));
        named.is_some_and(|rest| rest.starts_with('}'))
    }

    /// Words of the record that are in English whatever the letter's language: a court's free text.
    pub(crate) fn court_words(&self, text: &str) -> Text {
        Text(vec![Span { text: text.to_owned(), bold: false, language: self.marked(Language::ENGLISH) }])
    }

    /// A measure's name.
    pub(super) fn kind(&self, kind: MeasureKind) -> Text {
        Fixed::kind(kind).map_or_else(Text::default, |key| self.say(key, &[]))
    }

    /// "1 December 2026", never parted.
    pub(crate) fn day(&self, day: NaiveDate) -> Text {
        let slots = [("day", number(day.day())), ("month", self.month(day)), ("year", year(day))];
        held(self.say(Fixed::DatePlain, &slots))
    }

    /// "Tuesday 1 December 2026", never parted.
    pub(crate) fn long_day(&self, day: NaiveDate) -> Text {
        let name = format!("weekday.{}", day.weekday().number_from_monday());
        let weekday = Fixed::from_code(&name).map_or_else(Text::default, |key| self.say(key, &[]));
        let slots = [
            ("weekday", weekday),
            ("day", number(day.day())),
            ("month", self.month(day)),
            ("year", year(day)),
        ];
        held(self.say(Fixed::DateLong, &slots))
    }

    fn month(&self, day: NaiveDate) -> Text {
        let key = Fixed::from_code(&format!("month.{}", day.month()));
        key.map_or_else(Text::default, |key| self.say(key, &[]))
    }

    /// When something ends: "on Tuesday 2 November 2027 at 11:59 pm". Midnight is said as the end of the day
    /// before, so that nobody counts a day too many.
    pub(crate) fn when(&self, at: DateTime<Utc>) -> Text {
        let local = london::local(at);
        if local.time() == NaiveTime::MIN {
            let date = self.long_day(london::minus_days(local.date_naive(), 1));
            return self.say(Fixed::WhenDayEnds, &[("date", date)]);
        }
        let slots = [("date", self.long_day(local.date_naive())), ("time", self.time(at))];
        self.say(Fixed::WhenAt, &slots)
    }

    /// A time that a court wrote in English: in another language said in that where it can be read, else in the court's words.
    pub(crate) fn court_times(&self, text: &str) -> Text {
        let known = (self.language != Language::ENGLISH).then(|| times::read(text)).flatten();
        match known {
            Some(Times::At(day, time)) => {
                let slots = [("date", self.long_day(day)), ("time", self.clock(time))];
                self.say(Fixed::WhenAt, &slots)
            }
            Some(Times::Between(from, to)) => {
                self.list(Fixed::ListAnd, vec![held(self.clock(from)), held(self.clock(to))])
            }
            None => self.court_words(text),
        }
    }

    /// "4 pm", "11:59 pm", "midday"; on the night when the clocks go back with the clock that is meant.
    fn time(&self, at: DateTime<Utc>) -> Text {
        let said = self.clock(london::local(at).time());
        held(match which_hour(at).trim() {
            "BST" => self.say(Fixed::TimeFirst, &[("time", said)]),
            "GMT" => self.say(Fixed::TimeSecond, &[("time", said)]),
            _ => said,
        })
    }

    fn clock(&self, time: NaiveTime) -> Text {
        let (hour, minute) = (time.hour12().1, time.minute());
        let figures = if minute == 0 { hour.to_string() } else { format!("{hour}:{minute:02}") };
        let key = match (time.hour(), minute) {
            (0, 0) => Fixed::TimeMidnight,
            (12, 0) => Fixed::TimeMidday,
            (0..5, _) => Fixed::TimeNight,
            (5..12, _) => Fixed::TimeMorning,
            (12..18, _) => Fixed::TimeAfternoon,
            (18..21, _) => Fixed::TimeEvening,
            _ => Fixed::TimeLate,
        };
        self.say(key, &[("time", Text::plain(figures))])
    }

    /// "phone, text and email" or "Tarn Street or Mill Walk".
    pub(crate) fn list(&self, last: Fixed, parts: Vec<Text>) -> Text {
        let count = parts.len();
        let mut all = Text::default();
        for (place, part) in parts.into_iter().enumerate() {
            all = match place {
                0 => part,
                _ if place + 1 == count => self.say(last, &[("before", all), ("last", part)]),
                _ => self.say(Fixed::ListComma, &[("before", all), ("next", part)]),
            };
        }
        all
    }

    /// "100 metres", never parted.
    pub(crate) fn metres(&self, metres: u32) -> Text {
        let key = if metres == 1 { Fixed::MetreOne } else { Fixed::MetreMany };
        held(self.say(key, &[("count", number(metres))]))
    }

    /// "Page {page} of {pages}" with its two slots still to be filled.
    pub(super) fn page_of(&self) -> String {
        self.template(Fixed::PageOf.into()).0.replace(' ', "\u{a0}")
    }
}

fn number(number: u32) -> Text {
    Text::plain(number.to_string())
}

fn year(day: NaiveDate) -> Text {
    Text::plain(day.year().to_string())
}

/// Holds a text together on one line.
pub(crate) fn held(text: Text) -> Text {
    Text(text.0.into_iter().map(|span| Span { text: unbroken(&span.text), ..span }).collect())
}

/// Texts one after the other, with a space between; empty ones leave none.
pub(crate) fn joined(texts: impl IntoIterator<Item = Text>) -> Text {
    let mut all = Text::default();
    for text in texts.into_iter().filter(|text| !text.0.is_empty()) {
        if let Some(last) = all.0.last_mut() {
            last.text.push(' ');
        }
        all.0.extend(text.0);
    }
    fill::merged(all)
}

#[cfg(test)]
mod tests;
