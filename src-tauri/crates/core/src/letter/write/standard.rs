//! A letter in print, or to be read out: paragraphs, numbered terms, what to do, who helps.

use super::facts::Facts;
use super::whom_to_call;
use crate::document::{Block, Item, Text};
use crate::letter::fixed::Fixed;
use crate::letter::kind::LetterKind;
use crate::letter::language::Language;
use crate::letter::phrases::Phrase;
use crate::letter::wording::joined;
use crate::terms::{Term, TermWords};

/// What it says, in reading order.
pub(super) fn body(facts: &Facts<'_>) -> Vec<Block> {
    let mut writer = Writer { facts, body: Vec::new() };
    match facts.from.kind {
        LetterKind::Transfer => writer.neutral(Phrase::OpeningTransfer),
        LetterKind::Unreached => writer.neutral(Phrase::OpeningUnreached),
        kind => {
            writer.measures();
            writer.note_english();
            if kind == LetterKind::Ended {
                writer.paragraph([facts.say(Phrase::AlwaysCrimes, &[])]);
            }
            writer.what_to_do(match kind {
                LetterKind::Ended | LetterKind::ProtectionEnding => Phrase::IfAfterEnd,
                _ if facts.no_conditions() => Phrase::IfAfterEnd,
                _ => Phrase::IfHeading,
            });
            writer.helpers(match kind {
                LetterKind::Expiring => Phrase::MoreTime,
                LetterKind::Ended | LetterKind::ProtectionEnding => Phrase::NewOrder,
                LetterKind::Bail if !facts.no_conditions() => Phrase::BailViews,
                _ if facts.tells_of_an_order() => Phrase::OnlyCourt,
                _ => Phrase::NewOrder,
            });
        }
    }
    writer.body
}

struct Writer<'a, 'b> {
    facts: &'a Facts<'b>,
    body: Vec<Block>,
}

impl Writer<'_, '_> {
    fn paragraph(&mut self, texts: impl IntoIterator<Item = Text>) {
        let text = joined(texts);
        if !text.0.is_empty() {
            self.body.push(Block::Paragraph(text));
        }
    }

    fn heading(&mut self, level: u8, phrase: Phrase) {
        self.body.push(Block::Heading(level, self.facts.say(phrase, &[]).words()));
    }

    /// A letter that tells nobody at the door, and nobody who opens it, what it is about.
    fn neutral(&mut self, opening: Phrase) {
        let who = whom_to_call(self.facts);
        self.paragraph([self.facts.say(opening, &[("contact", who)])]);
        self.paragraph([self.facts.say(Phrase::Formats, &[])]);
    }

    fn measures(&mut self) {
        let facts = self.facts;
        let kind = facts.from.kind;
        if kind == LetterKind::Reminder {
            self.paragraph([facts.say(Phrase::OpeningReminder, &[])]);
        }
        let headed = facts.headed();
        let ended = kind == LetterKind::Ended;
        for measure in facts.from.about {
            if headed {
                self.body.push(Block::Heading(2, facts.wording.kind(measure.kind()).words()));
            }
            let (phrase, slots) = facts.opening(measure);
            let mut opening = vec![facts.say(phrase, &slots)];
            if !ended {
                opening.extend([facts.ending(measure), facts.knowing(measure)]);
            }
            self.paragraph(opening);
            let always = (!headed && !ended).then(|| facts.say(Phrase::AlwaysCrimes, &[]));
            if kind.prints_terms() {
                let mut always = always;
                for (terms, breach) in facts.parts(measure) {
                    self.terms(terms, if headed { 3 } else { 2 });
                    self.paragraph(always.take().into_iter().chain(breach.map(|words| words.text())));
                }
            } else {
                let breach = facts.breach(measure).filter(|_| !ended);
                self.paragraph(always.into_iter().chain(breach.map(|words| words.text())));
            }
        }
        if headed {
            self.paragraph([facts.say(Phrase::AlwaysCrimes, &[])]);
        }
    }

    fn terms(&mut self, terms: Vec<(&Term, TermWords)>, level: u8) {
        if terms.is_empty() {
            return;
        }
        self.heading(level, self.facts.terms_heading(&terms));
        let item = |said: TermWords| Item { text: joined(said.sentences), below: said.exceptions };
        self.body.push(Block::Numbered(terms.into_iter().map(|(_, said)| item(said)).collect()));
    }

    /// In another language: that the court's own words are in English, where some are.
    fn note_english(&mut self) {
        if self.facts.wording.language() != Language::ENGLISH && self.body.iter().any(holds_english) {
            self.paragraph([self.facts.say(Fixed::NoteEnglish, &[])]);
        }
    }

    fn what_to_do(&mut self, heading: Phrase) {
        self.heading(2, heading);
        let lines = [Phrase::Danger, Phrase::Relay, Phrase::NoEmergency, Phrase::TellUs];
        self.body.push(Block::Bullets(lines.map(|phrase| self.facts.say(phrase, &[])).to_vec()));
        self.paragraph([self.facts.say(Phrase::Proof, &[])]);
    }

    fn helpers(&mut self, change: Phrase) {
        let facts = self.facts;
        self.paragraph([facts.say(change, &[])]);
        if !facts.from.texts.helplines.is_empty() {
            self.heading(2, Phrase::HelpHeading);
            let lines = facts.from.texts.helplines.iter().map(|line| facts.helpline(line)).collect();
            self.body.push(Block::Bullets(lines));
        }
        self.paragraph([facts.say(Phrase::Formats, &[])]);
    }
}

/// Whether some of a block's words are the court's English within another language.
pub(super) fn holds_english(block: &Block) -> bool {
    let english = |text: &Text| text.0.iter().any(|span| span.language == Some(Language::ENGLISH));
    match block {
        Block::Paragraph(text) | Block::Idea { text, .. } => english(text),
        Block::Numbered(items) => {
            items.iter().any(|item| english(&item.text) || item.below.iter().any(english))
        }
        Block::Bullets(items) => items.iter().any(english),
        _ => false,
    }
}
