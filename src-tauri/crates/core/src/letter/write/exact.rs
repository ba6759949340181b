//! The exact wording of the terms, on a page of its own: the court's English, word for word, with its paragraph
//! numbers. Where a translated letter carries it, it is marked as English.

use super::facts::Facts;
use crate::document::{Block, Text};
use crate::letter::fixed::Fixed;
use crate::letter::language::Language;
use crate::letter::phrases::Phrase;
use crate::letter::wording::joined;

/// The page; nothing where no term's wording is on record.
pub(super) fn wording(facts: &Facts<'_>) -> Vec<Block> {
    let mut told = Vec::new();
    for measure in facts.from.about {
        let terms = facts.terms(measure);
        let worded: Vec<_> =
            terms.iter().map(|(term, _)| *term).filter(|term| !term.verbatim.trim().is_empty()).collect();
        if worded.is_empty() {
            continue;
        }
        if facts.headed() {
            told.push(Block::Heading(3, facts.wording.kind(measure.kind()).words()));
        }
        for term in worded {
            let number = term.paragraph.trim();
            let label = (!number.is_empty()).then(|| {
                let label = facts.say(Fixed::ParagraphNumber, &[("number", Text::plain(number))]);
                label.then(":")
            });
            let words = facts.wording.court_words(term.verbatim.trim());
            told.push(Block::Paragraph(joined(label.into_iter().chain([words]))));
        }
    }
    if told.is_empty() {
        return told;
    }
    let mut page = vec![
        Block::NewPage,
        Block::Heading(2, facts.say(Phrase::ExactHeading, &[]).words()),
        Block::Paragraph(facts.say(Phrase::ExactIntro, &[])),
    ];
    if facts.wording.language() != Language::ENGLISH {
        page.push(Block::Paragraph(facts.say(Fixed::NoteEnglish, &[])));
    }
    page.extend(told);
    page
}
