//! The sentences of letters as the settings page groups them: by the letters that hold them, found by writing every example.

use std::collections::BTreeSet;

use chrono::{DateTime, Utc};
use safehold_core::letter::{Format, LetterKind, Phrase, examples, where_said};
use serde::Serialize;
use ts_rs::TS;

/// A fixed sentence as Safehold supplies it.
#[derive(Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct PhraseRow {
    /// A name that stays: `if.danger`.
    code: &'static str,
    english: &'static str,
    /// What it must hold: `court`.
    slots: Vec<&'static str>,
    /// The letters that hold it: "L1, L3".
    letters: String,
    /// An example that holds it, and the form in which it does.
    example: Option<u32>,
    format: &'static str,
}

/// Sentences that belong together.
#[derive(Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct PhraseGroup {
    /// `L1`, `every`, `several`, `easy`.
    code: &'static str,
    title: String,
    /// The names of its sentences, in order.
    phrases: Vec<&'static str>,
}

/// An example with invented people.
#[derive(Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct ExampleRow {
    place: u32,
    /// "L1, your court order: what it says: served".
    label: String,
}

/// The kinds that hold a sentence, whether any does so in print, and the first example of each.
struct Held {
    phrase: Phrase,
    kinds: BTreeSet<LetterKind>,
    printed: bool,
    first: Option<(usize, Format)>,
}

fn held(at: DateTime<Utc>) -> Vec<Held> {
    let all = examples(at);
    let mut said = where_said(at);
    let of = |phrase: &Phrase| {
        let places = said.remove(phrase).unwrap_or_default();
        let kind = |place: &(usize, Format)| all.get(place.0).map(|example| example.kind);
        let printed = places.iter().any(|(_, format)| *format != Format::Easy);
        Held {
            phrase: *phrase,
            kinds: places.iter().filter_map(kind).collect(),
            printed,
            first: places.iter().find(|(_, format)| printed != (*format == Format::Easy)).copied(),
        }
    };
    Phrase::ALL.iter().map(of).collect()
}

/// The sentences, in their order.
pub fn phrase_rows(at: DateTime<Utc>) -> Vec<PhraseRow> {
    let row = |held: Held| PhraseRow {
        code: held.phrase.code(),
        english: held.phrase.english(),
        slots: held.phrase.slots(),
        letters: match held.kinds.len() {
            n if n == LetterKind::ALL.len() => "every letter".to_owned(),
            _ => held.kinds.iter().map(|kind| kind.code()).collect::<Vec<_>>().join(", "),
        },
        example: held.first.and_then(|(place, _)| u32::try_from(place).ok()),
        format: held.first.map_or(Format::Standard, |(_, format)| format).code(),
    };
    held(at).into_iter().map(row).collect()
}

/// A letter is neutral where it tells of no measure; what all others hold is in every letter all the same.
const NEARLY_EVERY: usize = 10;

/// The sentences by the letters that hold them.
pub fn groups(at: DateTime<Utc>) -> Vec<PhraseGroup> {
    let all = held(at);
    let easy = |held: &Held| !held.printed;
    let every = |held: &Held| held.printed && held.kinds.len() >= NEARLY_EVERY;
    let only =
        |held: &Held, kind: LetterKind| held.printed && held.kinds.len() == 1 && held.kinds.contains(&kind);
    let several = |held: &Held| held.printed && !every(held) && held.kinds.len() != 1;
    let group = |code: &'static str, title: String, belongs: &dyn Fn(&Held) -> bool| PhraseGroup {
        code,
        title,
        phrases: all.iter().filter(|held| belongs(held)).map(|held| held.phrase.code()).collect(),
    };
    let mut groups = vec![
        group("every", "In every letter".to_owned(), &every),
        group("several", "In several letters".to_owned(), &several),
    ];
    groups.extend(LetterKind::ALL.map(|kind| {
        group(kind.code(), format!("{}: {}", kind.code(), kind.title()), &|held: &Held| only(held, kind))
    }));
    groups.push(group("easy", "Easy read".to_owned(), &easy));
    groups.retain(|group| !group.phrases.is_empty());
    groups
}

/// The examples.
pub fn examples_listed(at: DateTime<Utc>) -> Vec<ExampleRow> {
    let row = |(place, example): (usize, safehold_core::letter::Example)| ExampleRow {
        place: u32::try_from(place).unwrap_or(u32::MAX),
        label: format!("{}: {}. {}", example.kind.code(), example.kind.title(), example.name),
    };
    examples(at).into_iter().enumerate().map(row).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_sentence_is_in_one_group_and_can_be_looked_at() {
        let at = safehold_core::london::read("2026-11-23T12:00+00:00").unwrap();
        let mut grouped: Vec<&str> = groups(at).into_iter().flat_map(|group| group.phrases).collect();
        grouped.sort_unstable();
        let mut all: Vec<&str> = Phrase::ALL.iter().map(|phrase| phrase.code()).collect();
        all.sort_unstable();
        assert_eq!(grouped, all);
        assert!(phrase_rows(at).iter().all(|row| row.example.is_some() && !row.letters.is_empty()));
    }
}
