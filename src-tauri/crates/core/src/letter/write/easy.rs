//! A letter in easy read: one idea a line, short sentences, a picture beside each idea. The terms and what breaking
//! a measure means are said in the same words as in print, a sentence a line: there are no others that may say so.

use super::facts::Facts;
use super::standard::holds_english;
use super::whom_to_call;
use crate::document::{Block, Picture, Text};
use crate::letter::fixed::Fixed;
use crate::letter::kind::LetterKind;
use crate::letter::language::Language;
use crate::letter::phrases::Phrase;
use crate::measure::{Breach, Measure};
use crate::terms::{Term, TermWords};

/// What it says, in reading order.
pub(super) fn body(facts: &Facts<'_>) -> Vec<Block> {
    let mut writer = Writer { facts, body: Vec::new() };
    match facts.from.kind {
        LetterKind::Transfer => writer.neutral(Phrase::OpeningTransfer),
        LetterKind::Unreached => writer.neutral(Phrase::OpeningUnreached),
        kind => {
            writer.phrase(Picture::Helper, Phrase::EasyHelp);
            for measure in facts.from.about {
                writer.measure(measure);
            }
            writer.ideas(Picture::Stop, facts.sentences(Phrase::AlwaysCrimes, &[]));
            if facts.wording.language() != Language::ENGLISH && writer.body.iter().any(holds_english) {
                writer.ideas(Picture::Question, facts.sentences(Fixed::NoteEnglish, &[]));
            }
            writer.what_to_do(match kind {
                LetterKind::Ended | LetterKind::ProtectionEnding => Phrase::IfAfterEnd,
                _ if facts.no_conditions() => Phrase::IfAfterEnd,
                _ => Phrase::IfHeading,
            });
            writer.change(kind);
            writer.helpers();
        }
    }
    writer.body
}

struct Writer<'a, 'b> {
    facts: &'a Facts<'b>,
    body: Vec<Block>,
}

impl Writer<'_, '_> {
    /// Sentences of one idea: the picture stands beside the first.
    fn ideas(&mut self, picture: Picture, texts: impl IntoIterator<Item = Text>) {
        let texts = texts.into_iter().filter(|text| !text.0.is_empty());
        let idea = |(place, text)| Block::Idea { picture: (place == 0).then_some(picture), text };
        self.body.extend(texts.enumerate().map(idea));
    }

    fn phrase(&mut self, picture: Picture, phrase: Phrase) {
        self.ideas(picture, self.facts.sentences(phrase, &[]));
    }

    fn heading(&mut self, level: u8, phrase: Phrase) {
        self.body.push(Block::Heading(level, self.facts.say(phrase, &[]).words()));
    }

    fn neutral(&mut self, opening: Phrase) {
        let who = whom_to_call(self.facts);
        self.ideas(Picture::Phone, self.facts.sentences(opening, &[("contact", who)]));
        self.phrase(Picture::Helper, Phrase::EasyHelp);
        self.phrase(Picture::Letter, Phrase::Formats);
    }

    fn measure(&mut self, measure: &Measure) {
        let facts = self.facts;
        let (phrase, slots) = facts.opening(measure);
        if facts.headed() {
            self.body.push(Block::Heading(2, facts.wording.kind(measure.kind()).words()));
        }
        let (phrase, picture) = match phrase {
            Phrase::OpeningVaried => (Phrase::EasyVaried, Picture::Court),
            Phrase::OpeningEnded => (Phrase::EasyEnded, Picture::Calendar),
            Phrase::OpeningBail => (Phrase::EasyBail, Picture::Police),
            Phrase::OpeningNotice => (Phrase::EasyNotice, Picture::Police),
            Phrase::OpeningUndertaking => (Phrase::EasyUndertaking, Picture::Court),
            Phrase::OpeningNoConditions => (Phrase::OpeningNoConditions, Picture::Police),
            _ => (Phrase::EasyOrder, Picture::Court),
        };
        self.ideas(picture, facts.sentences(phrase, &slots));
        if facts.from.kind == LetterKind::Ended {
            return;
        }
        self.ideas(Picture::Calendar, [facts.ending(measure)]);
        self.ideas(Picture::Order, [facts.knowing(measure)]);
        let parts = if facts.from.kind.prints_terms() {
            facts.parts(measure)
        } else {
            vec![(Vec::new(), facts.breach(measure))]
        };
        for (terms, words) in parts {
            self.terms(terms);
            let court = Breach::CourtOnly.letter_words(&facts.names.respondent, &facts.wording);
            let picture = if words == court { Picture::Court } else { Picture::Police };
            self.ideas(picture, words.iter().flat_map(|words| words.sentences()).cloned());
        }
    }

    fn terms(&mut self, terms: Vec<(&Term, TermWords)>) {
        if terms.is_empty() {
            return;
        }
        let level = if self.facts.headed() { 3 } else { 2 };
        self.heading(level, self.facts.terms_heading(&terms));
        for (term, said) in terms {
            self.ideas(picture(term), said.sentences);
            for exception in said.exceptions {
                self.ideas(Picture::Allowed, [exception]);
            }
        }
    }

    fn what_to_do(&mut self, heading: Phrase) {
        self.heading(2, heading);
        for (picture, phrase) in [
            (Picture::Emergency, Phrase::EasyDanger),
            (Picture::Phone, Phrase::EasySilent),
            (Picture::Home, Phrase::EasyLandline),
            (Picture::Deaf, Phrase::EasyDeaf),
            (Picture::Police, Phrase::EasyNoEmergency),
            (Picture::Helper, Phrase::EasyTellUs),
            (Picture::Proof, Phrase::EasyProof),
            (Picture::Write, Phrase::EasyNotes),
            (Picture::Care, Phrase::EasyNoRisk),
        ] {
            self.phrase(picture, phrase);
        }
    }

    fn change(&mut self, kind: LetterKind) {
        let (picture, phrase) = match kind {
            LetterKind::Ended | LetterKind::ProtectionEnding => (Picture::Court, Phrase::EasyNewOrder),
            LetterKind::Bail if !self.facts.no_conditions() => (Picture::Police, Phrase::EasyBailViews),
            _ if self.facts.tells_of_an_order() => (Picture::Court, Phrase::EasyOnlyCourt),
            _ => (Picture::Court, Phrase::EasyNewOrder),
        };
        self.phrase(picture, phrase);
        if kind != LetterKind::Bail {
            self.phrase(Picture::Helper, Phrase::EasyAdvice);
        }
    }

    fn helpers(&mut self) {
        let facts = self.facts;
        if !facts.from.texts.helplines.is_empty() {
            self.heading(2, Phrase::HelpHeading);
            for line in &facts.from.texts.helplines {
                self.ideas(Picture::Phone, [facts.helpline(line)]);
            }
        }
        let who = whom_to_call(facts);
        self.ideas(Picture::Phone, facts.sentences(Phrase::EasyCall, &[("contact", who)]));
        self.phrase(Picture::Letter, Phrase::Formats);
    }
}

/// The picture beside a term.
fn picture(term: &Term) -> Picture {
    use crate::terms::PlaceKind;
    match term.code {
        "CON-A" | "CON-X3" | "HAR-A" => Picture::NoContact,
        "CON-C" | "HAR-C" | "VIO-C" => Picture::NoChild,
        "EXC-H" | "LEV-H" => Picture::NoHome,
        "EXC-D" => match term.parameters.place_kind {
            PlaceKind::Home => Picture::NoHome,
            PlaceKind::Work => Picture::NoWork,
            PlaceKind::School => Picture::NoSchool,
            PlaceKind::Other => Picture::NoStreet,
        },
        "EXC-R" | "EXC-M" => Picture::NoStreet,
        "EXC-W" => Picture::NoWork,
        "EXC-S" => Picture::NoSchool,
        "VIO-A" | "MOL-A" => Picture::NoViolence,
        "EVI-H" | "OCC-A" => Picture::Home,
        "SOC-1" | "SOC-2" | "IMG-1" => Picture::NoOnline,
        "TRK-1" => Picture::NoTracking,
        "DMG-P" | "ECO-1" => Picture::NoTaking,
        "DMG-H" => Picture::Stop,
        "PET-1" => Picture::NoPet,
        "RES-1" | "CUR-1" | "REP-1" | "PAS-1" | "TAG-1" | "NOT-1" | "EXP-1" => Picture::Police,
        "OTH-1" => Picture::Court,
        _ => Picture::Stop,
    }
}
