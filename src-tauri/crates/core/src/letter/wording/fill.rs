//! Filling the slots of a text: `{slots}` from the record, `**two stars**` set bold, numbers held on one line.

use super::Slot;
use crate::document::{Span, Text};
use crate::letter::language::Language;

/// The names between braces, in order, without doubles.
pub(in crate::letter) fn slots_of(text: &str) -> Vec<&str> {
    let mut found: Vec<&str> = Vec::new();
    for part in text.split('{').skip(1) {
        if let Some((name, _)) = part.split_once('}')
            && !found.contains(&name)
        {
            found.push(name);
        }
    }
    found
}

/// Fills slots, sets what stands between two stars bold, and holds numbers together on one line. `language`: that
/// of the text's own words, where it is not the letter's. What fills a slot is never read as a slot or as stars.
pub(super) fn fill(text: &str, slots: &[Slot<'_>], language: Option<Language>) -> Text {
    let mut spans = Vec::new();
    for (place, part) in text.split("**").enumerate() {
        let bold = place % 2 == 1;
        let own = |text: &str| Span { text: text.to_owned(), bold, language };
        let held = hold_numbers(part);
        let mut rest = held.as_str();
        while let Some((before, after)) = rest.split_once('{') {
            spans.push(own(before));
            let (name, after) = after.split_once('}').unwrap_or(("", after));
            if let Some((_, filled)) = slots.iter().find(|(slot, _)| *slot == name) {
                spans.extend(filled.0.iter().map(|span| Span { bold: bold || span.bold, ..span.clone() }));
            }
            rest = after;
        }
        spans.push(own(rest));
    }
    merged(Text(spans))
}

/// Spans of one weight and language made one; none empty.
pub(super) fn merged(text: Text) -> Text {
    let mut spans: Vec<Span> = Vec::new();
    for span in text.0.into_iter().filter(|span| !span.text.is_empty()) {
        match spans.last_mut() {
            Some(last) if last.bold == span.bold && last.language == span.language => {
                last.text.push_str(&span.text);
            }
            _ => spans.push(span),
        }
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

/// The sentences of a text whose slots are not filled yet, each with its stars in pairs. A question stays with its
/// answer.
pub(super) fn sentences(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut current = String::new();
    let mut bold = false;
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        if let Some(after) = rest.strip_prefix("**") {
            bold = !bold;
            current.push_str("**");
            rest = after;
        } else {
            current.push(c);
            rest = &rest[c.len_utf8()..];
        }
        let ends = current.trim_end_matches("**").ends_with(['.', '!', '\u{6d4}', '\u{964}']);
        if ends && !bold && rest.starts_with(' ') {
            found.push(std::mem::take(&mut current));
            rest = rest.trim_start();
        }
    }
    found.push(current);
    found.retain(|sentence| !sentence.trim().is_empty());
    found
}
