//! The texts that a unit signs off: its wording of the fixed sentences, and the helplines.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::phrases::{Phrase, slots_of};
use crate::document::{Span, Text};

/// A helpline of the support box, from a dated table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Helpline {
    /// "National Domestic Abuse Helpline".
    pub name: String,
    /// "0808 2000 247".
    pub number: String,
    /// "free, 24 hours"; may be empty.
    pub note: String,
}

/// Who signed the texts off.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SignOff {
    /// By name, as it was then.
    pub by: String,
    /// When.
    pub on: NaiveDate,
}

/// The fixed texts a letter is made with, and who signed them off.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LetterTexts {
    /// Rises with each change of a text; kept with each letter.
    pub version: u32,
    /// What the unit words differently from Safehold.
    pub changed: BTreeMap<Phrase, String>,
    /// The helplines.
    pub helplines: Vec<Helpline>,
    /// Past this day the helplines must be checked again.
    pub review_by: NaiveDate,
    /// Who signed the texts and helplines off; `None`: nobody yet, and no letter goes out.
    pub signed_off: Option<SignOff>,
}

impl LetterTexts {
    /// The texts as Safehold supplies them, signed off by nobody.
    pub fn supplied() -> Self {
        let line = |name: &str, number: &str, note: &str| Helpline {
            name: name.to_owned(),
            number: number.to_owned(),
            note: note.to_owned(),
        };
        Self {
            version: 1,
            changed: BTreeMap::new(),
            helplines: vec![
                line("National Domestic Abuse Helpline", "0808 2000 247", "24 hours"),
                line("Men's Advice Line", "0808 801 0327", ""),
                line("Victim Support", "0808 16 89 111", "24 hours"),
                line("National Centre for Domestic Violence", "0800 970 2070", "help with orders"),
            ],
            review_by: NaiveDate::from_ymd_opt(2027, 2, 22).unwrap_or(NaiveDate::MAX),
            signed_off: None,
        }
    }

    /// The day for the next check lies behind.
    pub fn review_is_late(&self, today: NaiveDate) -> bool {
        self.review_by < today
    }

    /// A phrase with its slots filled.
    pub fn say(&self, phrase: Phrase, slots: &[(&str, &str)]) -> Text {
        fill(self.changed.get(&phrase).map_or(phrase.english(), String::as_str), slots)
    }

    /// A phrase without slots as plain words: a heading, a line of the contact.
    pub fn words(&self, phrase: Phrase, slots: &[(&str, &str)]) -> String {
        self.say(phrase, slots).words()
    }
}

/// What is wrong with a unit's own words for a phrase; empty: nothing.
pub fn wrong_wording(phrase: Phrase, text: &str) -> Vec<String> {
    let mut wrong = Vec::new();
    if text.trim().is_empty() {
        wrong.push("Enter the words, or go back to those supplied".to_owned());
        return wrong;
    }
    let (wished, found) = (phrase.slots(), slots_of(text));
    for slot in wished.iter().filter(|slot| !found.contains(slot)) {
        wrong.push(format!("{{{slot}}} is missing: it is filled from the record"));
    }
    for slot in found.iter().filter(|slot| !wished.contains(slot)) {
        wrong.push(format!("{{{slot}}} is not known here: take it out"));
    }
    if text.matches("**").count() % 2 == 1 {
        wrong.push("Bold begins with ** and is not ended with **".to_owned());
    }
    wrong
}

/// Fills slots, sets what stands between two stars bold, and holds numbers together on one line.
fn fill(text: &str, slots: &[(&str, &str)]) -> Text {
    let mut spans = Vec::new();
    for (place, part) in text.split("**").enumerate() {
        if part.is_empty() {
            continue;
        }
        let held = hold_numbers(part);
        let mut said = String::with_capacity(held.len());
        let mut rest = held.as_str();
        while let Some((before, after)) = rest.split_once('{') {
            said.push_str(before);
            match after.split_once('}') {
                Some((name, after)) => {
                    let filled = slots.iter().find(|(slot, _)| *slot == name);
                    said.push_str(filled.map_or("", |(_, value)| value));
                    rest = after;
                }
                None => rest = after,
            }
        }
        said.push_str(rest);
        spans.push(Span { text: said, bold: place % 2 == 1 });
    }
    Text(spans)
}

/// A space between two figures, or between a figure and am or pm, does not part them.
fn hold_numbers(text: &str) -> String {
    let characters: Vec<char> = text.chars().collect();
    let holds = |place: usize| {
        let before = place.checked_sub(1).and_then(|before| characters.get(before));
        let after: String = characters.iter().skip(place + 1).take(2).collect();
        before.is_some_and(char::is_ascii_digit)
            && (after.starts_with(|c: char| c.is_ascii_digit()) || after == "am" || after == "pm")
    };
    let held = |(place, &c): (usize, &char)| if c == ' ' && holds(place) { '\u{a0}' } else { c };
    characters.iter().enumerate().map(held).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slots_bold_and_numbers() {
        let said = fill("**Call 18001 101** or {who}, 9 am to 5 pm", &[("who", "{court} ** us")]);
        assert_eq!(said, Text::bold("Call 18001\u{a0}101").then(" or {court} ** us, 9\u{a0}am to 5\u{a0}pm"));
    }

    #[test]
    fn a_units_words_keep_the_slots() {
        let phrase = Phrase::OpeningOrder;
        assert!(wrong_wording(phrase, phrase.english()).is_empty());
        assert!(wrong_wording(phrase, "{court} made an order on **{date}**.").is_empty());
        let wrong = wrong_wording(phrase, "{Court} made an **order.");
        assert_eq!(wrong.len(), 4, "{wrong:?}");
        assert_eq!(wrong_wording(Phrase::TellUs, " ").len(), 1);
    }
}
