//! What a letter says, made from the record alone: only terms that are in the measure, the words that the law
//! allows for its kind, and no promise; in one language, or in Welsh with the English after it.
//!
//! Not here: whether it may go out (see [`crate::letter_gate`]) and how it is set.

mod easy;
mod exact;
mod facts;
mod spoken;
mod standard;

use chrono::{DateTime, Utc};

pub use spoken::spoken;

use super::fixed::Fixed;
use super::format::Format;
use super::kind::LetterKind;
use super::language::Language;
use super::phrases::Phrase;
use super::texts::LetterTexts;
use super::wording::held;
use crate::address::envelope_lines;
use crate::calendar::Calendar;
use crate::document::{Block, LetterPaper, Text, Typeface};
use crate::london;
use crate::measure::{Measure, MeasureKind};
use crate::officer::Officer;
use crate::person::Person;
use crate::words::unbroken;
use facts::Facts;

/// What a letter is made from.
#[derive(Debug, Clone, Copy)]
pub struct Content<'a> {
    /// Its kind.
    pub kind: LetterKind,
    /// The language it is written in.
    pub language: Language,
    /// Its form. Easy read and a text for reading out are written differently; print of any size says the same.
    pub format: Format,
    /// A letter in Welsh carries the English after the Welsh.
    pub bilingual: bool,
    /// The exact wording of the terms follows on a page of its own.
    pub exact_wording: bool,
    /// The typeface of its Latin words.
    pub typeface: Typeface,
    /// To whom.
    pub victim: &'a Person,
    /// Whom the measures restrain.
    pub respondent: &'a Person,
    /// What it tells about, as [`super::subjects`] chose.
    pub about: &'a [&'a Measure],
    /// The fixed texts.
    pub texts: &'a LetterTexts,
    /// The neutral sender's lines.
    pub sender: &'a [String],
    /// Whom the victim may ask for.
    pub contact: &'a Officer,
    /// The letter's reference.
    pub reference: &'a str,
    /// When it is made: its date, and the versions of measures that it tells.
    pub at: DateTime<Utc>,
    /// The calendar.
    pub calendar: &'a Calendar,
}

/// Writes a letter. What a translation lacks is in English and marked as English: such a letter is no more than a
/// look at it (see [`LetterTexts::not_ready`]).
pub fn letter(from: &Content<'_>) -> LetterPaper {
    let facts = Facts::of(from, from.texts.wording(from.language));
    let wording = &facts.wording;
    let mut body = written(&facts);
    let english = from.texts.wording(Language::ENGLISH);
    let on_paper = from.format != Format::Plain;
    if on_paper && from.bilingual && from.language == Language::WELSH {
        let in_english = Facts::of(from, english);
        body.push(Block::Paragraph(wording.say(Fixed::EnglishFollows, &[])));
        body.push(Block::NewPage);
        let mut all = vec![Block::Heading(1, heading(&in_english))];
        all.extend(written(&in_english));
        body.push(Block::In(Language::ENGLISH, all));
    }
    if from.exact_wording && from.kind.prints_terms() {
        body.extend(exact::wording(&facts));
    }
    LetterPaper {
        language: from.language.tag().to_owned(),
        title: "Letter".to_owned(),
        sender: from.sender.to_vec(),
        address: from
            .victim
            .current_address()
            .map(|address| envelope_lines(&from.victim.on_envelope(), address))
            .unwrap_or_default(),
        date: wording.day(london::date(from.at)).words(),
        reference: wording.say(Phrase::Reference, &[("reference", Text::plain(from.reference))]).words(),
        heading: heading(&facts),
        body,
        contact: contact(&facts),
        page_of: wording.page_of(),
        typeface: from.typeface,
    }
}

fn written(facts: &Facts<'_>) -> Vec<Block> {
    match facts.from.format {
        Format::Easy => easy::body(facts),
        _ => standard::body(facts),
    }
}

fn heading(facts: &Facts<'_>) -> String {
    let from = facts.from;
    let of_magistrates = |measure: &&Measure| measure.kind() == MeasureKind::Dvpo;
    // A notice of the police is a notice; what the magistrates make of it is an order.
    let phrase = match from.kind {
        LetterKind::ProtectionNotice if !from.about.is_empty() && from.about.iter().all(of_magistrates) => {
            Phrase::HeadingMagistrates
        }
        LetterKind::Bail if facts.no_conditions() => Phrase::HeadingReleased,
        kind => kind.heading(),
    };
    facts.say(phrase, &[]).words()
}

/// Whom to ask for, how and when; then what to do where the letter is not safe.
fn contact(facts: &Facts<'_>) -> Vec<String> {
    let officer = facts.from.contact;
    let words = |phrase: Phrase| facts.say(phrase, &[]).words();
    let mut lines = vec![words(Phrase::AskFor), without_rank(&officer.name).to_owned()];
    if !officer.phone.trim().is_empty() {
        lines.push(unbroken(&officer.phone));
        lines.push(words(Phrase::Hours));
    }
    lines.push(String::new());
    lines.push(words(match facts.from.format {
        Format::Easy => Phrase::EasyUnsafe,
        _ => Phrase::Unsafe,
    }));
    lines
}

/// Whom to call, within a sentence: "Amal Rahman on 0113 496 0991".
fn whom_to_call(facts: &Facts<'_>) -> Text {
    let officer = facts.from.contact;
    let name = Text::plain(without_rank(&officer.name));
    match officer.phone.trim() {
        "" => name,
        phone => {
            let slots = [("contact", held(name)), ("phone", Text::plain(unbroken(phone)))];
            facts.say(Fixed::OnPhone, &slots)
        }
    }
}

/// A name without the rank before it: a letter does not say who sends it to somebody who looks over a shoulder.
fn without_rank(name: &str) -> &str {
    const RANKS: [&str; 14] =
        ["PC", "PS", "DC", "DS", "DI", "DCI", "Sgt", "Insp", "Supt", "TDC", "PCSO", "WPC", "T/DC", "T/Sgt"];
    match name.trim().split_once(' ') {
        Some((rank, rest)) if RANKS.contains(&rank.trim_end_matches('.')) => rest.trim(),
        _ => name.trim(),
    }
}

#[cfg(test)]
mod tests;
