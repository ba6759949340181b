//! What letters say: over every kind of measure alone and with every other, in each language that comes with Safehold,
//! in print, easy read and as a text to be read out.

use super::*;
use crate::document::Typeface;
use crate::letter::{Direction, Translation};
use crate::measure::{Breach, MeasureKind};
use crate::terms::{CATALOGUE, Names, Need, Print, Term, in_words};

/// A word of each language by which a sentence about breaking a measure calls it a crime, and one for arrest.
const SAID: [(&str, &str, &str); 3] =
    [("en", "crime", "arrest"), ("cy", "trosedd", "arestio"), ("ur", "جرم", "گرفتار")];

fn texts() -> LetterTexts {
    LetterTexts::supplied()
}

fn languages() -> [Language; 3] {
    SAID.map(|(code, ..)| Language::from_code(code).unwrap())
}

/// Every language's sentence about each kind says crime and arrest where the law allows it, and nowhere else. "drosedd" is
/// "trosedd" after a Welsh word that softens it.
#[test]
fn what_breaking_means_is_said_of_the_kinds_that_it_is_true_of() {
    let texts = texts();
    for (code, crime, arrest) in SAID {
        let wording = texts.wording(Language::from_code(code).unwrap());
        for kind in MeasureKind::ALL {
            let breach = kind.breach();
            let Some(words) = breach.letter_words("Idris Venn", &wording) else {
                assert_eq!(breach, Breach::InCustody);
                continue;
            };
            let said = words.to_string().to_lowercase().replace("drosedd", "trosedd");
            let may_say_crime = matches!(breach, Breach::Crime | Breach::CourtOnly);
            let may_say_arrest =
                matches!(breach, Breach::Crime | Breach::BailArrest | Breach::ArrestForCourt);
            assert_eq!(said.contains(crime), may_say_crime, "{code} {}: {said}", kind.code());
            assert_eq!(said.contains(arrest), may_say_arrest, "{code} {}: {said}", kind.code());
            assert!(words.text().0.iter().all(|span| span.language.is_none()), "{code} {said}");
        }
    }
}

fn filled(code: &str) -> Term {
    let mut term = Term::new(code).unwrap();
    for need in crate::terms::entry(code).unwrap().needs {
        match need {
            Need::Names => term.parameters.names = vec!["Ava".into(), "Ben".into()],
            Need::Detail => term.parameters.detail = "Tarn Street School".into(),
            Need::Distance => term.parameters.distance_m = Some(100),
            Need::Streets => term.parameters.streets = vec!["Tarn Street".into(), "Mill Walk".into()],
            Need::Times => term.parameters.times = "after each hearing".into(),
        }
    }
    term.parameters.via_others = true;
    term
}

/// A time that the court wrote in English is said in the letter's language, its figures as they are.
#[test]
fn a_time_by_which_somebody_must_go_is_said_in_the_readers_language() {
    let texts = texts();
    let names = Names { respondent: "Idris Venn".into() };
    for (language, code, times, said) in [
        ("cy", "LEV-H", "6 pm on Friday 4 December 2026", "6 yr hwyr"),
        ("cy", "LEV-H", "6 pm on Friday 4 December 2026", "dydd Gwener 4 Rhagfyr 2026"),
        ("ur", "LEV-H", "6.30 pm on Friday 4 December 2026", "6:30"),
        ("ur", "LEV-H", "6.30 pm on Friday 4 December 2026", "جمعہ 4 دسمبر 2026"),
        ("cy", "CUR-1", "7 pm and 7 am", "7 yr hwyr, 7 y bore"),
        ("en", "LEV-H", "6.30 pm on Friday 4 December 2026", "by 6.30 pm on Friday 4 December 2026"),
    ] {
        let mut term = Term::new(code).unwrap();
        term.parameters.times = times.into();
        let wording = texts.wording(Language::from_code(language).unwrap());
        let written = in_words(&term, &names, &wording).unwrap();
        let whole = written.sentences.iter().map(Text::words).collect::<String>().replace('\u{a0}', " ");
        assert!(whole.to_lowercase().contains(&said.to_lowercase()), "{language}: {whole}");
        let english =
            written.sentences.iter().flat_map(|text| &text.0).filter(|span| span.language.is_some());
        assert_eq!(english.count(), 0, "{language}: {whole}");
    }
}

/// In each language every term that prints is said whole: names and places are in it, and only what an officer typed from
/// the paper is in English, marked as English.
#[test]
fn every_term_is_said_in_every_language() {
    let texts = texts();
    let names = Names { respondent: "Idris Venn".into() };
    for language in languages() {
        let wording = texts.wording(language);
        for known in CATALOGUE.iter().filter(|known| known.print == Print::Yes) {
            let term = filled(known.code);
            let said = in_words(&term, &names, &wording).unwrap();
            let whole = said.sentences.iter().map(Text::words).collect::<String>().replace('\u{a0}', " ");
            let p = &term.parameters;
            for part in p.names.iter().chain(&p.streets).chain([&p.detail, &p.times]) {
                assert!(whole.contains(part.as_str()), "{language} {}: {whole}", known.code);
            }
            assert!(known.code != "EXC-D" || whole.contains("100"), "{whole}");
            assert!(!whole.contains(['{', '}', '*']), "{language} {}: {whole}", known.code);
            let marked = said.sentences.iter().flat_map(|text| &text.0).filter_map(|span| span.language);
            let typed = !p.times.is_empty() || ["ECO-1", "OTH-1"].contains(&known.code);
            let expected = usize::from(typed && language != Language::ENGLISH);
            assert_eq!(marked.count(), expected, "{language} {}: {:?}", known.code, said.sentences);
        }
    }
}

/// No supplied translation holds a pronoun or another sign of its English by a slip, and each is in its own writing.
#[test]
fn each_supplied_text_is_in_its_own_language() {
    for translation in Translation::supplied() {
        let right = translation.language.direction() == Direction::RightToLeft;
        for (key, words) in translation.words.iter() {
            let own = words.chars().any(|c| ('\u{600}'..='\u{6ff}').contains(&c));
            let only_slots =
                words.split(['{', '}']).step_by(2).all(|part| !part.chars().any(char::is_alphabetic));
            assert!(
                !right || own || only_slots || words.contains("BST") || words.contains("GMT"),
                "{}",
                key.code()
            );
            let same = words == key.english() && words.chars().filter(|c| c.is_alphabetic()).count() > 12;
            assert!(!same || only_slots, "{} is English: {words}", key.code());
        }
    }
}

/// Letters about every pair of kinds: the order of the parts, each with the words of its own kind, and no others'.
#[test]
fn in_a_letter_about_several_each_measure_says_its_own() {
    let texts = texts();
    let at = crate::london::read("2026-11-23T12:00+00:00").unwrap();
    let examples = crate::letter::examples(at);
    let all: Vec<&Measure> = examples.iter().flat_map(|example| example.record().0).collect();
    let mut measures: Vec<&Measure> = Vec::new();
    for measure in all {
        if measures.iter().all(|other| other.kind() != measure.kind()) {
            measures.push(measure);
        }
    }
    let breaches: std::collections::BTreeSet<_> = measures.iter().map(|measure| measure.breach()).collect();
    assert_eq!(breaches.len(), Breach::ALL.len() - 1, "all but custody: {breaches:?}");
    let (_, victim, respondent) = examples[0].record();
    let contact = Officer {
        id: uuid::Uuid::from_u128(4).into(),
        name: "PC Amal Rahman".to_owned(),
        role: crate::officer::Role::Officer,
        administrator: false,
        phone: "0113 496 0991".to_owned(),
        active: true,
    };
    let calendar = Calendar::default();
    let mut pairs = 0;
    for language in languages() {
        let wording = texts.wording(language);
        for &first in &measures {
            for &second in measures.iter().filter(|second| second.kind() != first.kind()) {
                for format in [Format::Standard, Format::Easy] {
                    let about = [first, second];
                    let paper = letter(&Content {
                        kind: LetterKind::Reminder,
                        language,
                        format,
                        bilingual: false,
                        exact_wording: false,
                        typeface: Typeface::default(),
                        victim,
                        respondent,
                        about: &about,
                        texts: &texts,
                        sender: &[],
                        contact: &contact,
                        reference: "VC-48213-K",
                        at,
                        calendar: &calendar,
                    });
                    let mut parts: Vec<Vec<String>> = Vec::new();
                    for block in &paper.body {
                        match block {
                            Block::Heading(2, _) => parts.push(Vec::new()),
                            Block::Paragraph(text) | Block::Idea { text, .. } => {
                                if let Some(part) = parts.last_mut() {
                                    part.push(text.words());
                                }
                            }
                            _ => {}
                        }
                    }
                    for (measure, part) in about.iter().zip(&parts) {
                        for breach in Breach::ALL {
                            let Some(words) = breach.letter_words(&respondent.full_name(), &wording) else {
                                continue;
                            };
                            // In print one after another, in easy read each for itself.
                            let each = words.sentences().iter().all(|one| part.contains(&one.words()));
                            let says = part.contains(&words.to_string()) || each;
                            assert_eq!(
                                says,
                                breach == measure.breach(),
                                "{language} {:?}: {part:?}",
                                measure.kind()
                            );
                        }
                    }
                    pairs += 1;
                }
            }
        }
    }
    println!("{} kinds, {pairs} letters", measures.len());
}
