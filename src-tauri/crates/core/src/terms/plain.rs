//! Terms in plain words, as a victim hears and reads them, in any language that letters are written in. Written
//! from the record alone: no address, and only children whom the order names.
//!
//! What an officer typed from the paper (times, the detail of an exception, a term without a code) is the court's
//! own English: it is marked as such within another language. Names of people, streets and schools stay as they are.

use super::{Exception, PlaceKind, Print, Term, entry};
use crate::document::Text;
use crate::letter::{Fixed, Wording, held, joined};

/// Who is who in the sentences.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Names {
    /// The respondent as the sentence names them: "Idris Venn".
    pub respondent: String,
}

/// A term in plain words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlainTerm {
    /// One or two sentences.
    pub sentence: String,
    /// What the court allowed all the same, a sentence each.
    pub exceptions: Vec<String>,
}

/// A term in the words of a language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TermWords {
    /// What it says, a text for each sentence.
    pub sentences: Vec<Text>,
    /// What the court allowed all the same, a sentence each.
    pub exceptions: Vec<Text>,
}

/// The term in plain English, or `None` where a victim's letter leaves it out. Where something of it is not recorded yet, it
/// says that instead.
pub fn plain(term: &Term, names: &Names) -> Option<PlainTerm> {
    let said = in_words(term, names, &Wording::ENGLISH)?;
    let missing = term.missing();
    if !missing.is_empty() {
        let sentence = format!("{}. Until then it can't be told in plain words.", missing.join("; "));
        return Some(PlainTerm { sentence, exceptions: Vec::new() });
    }
    Some(PlainTerm {
        sentence: joined(said.sentences).words(),
        exceptions: said.exceptions.iter().map(Text::words).collect(),
    })
}

/// The term in plain words of a language, or `None` where a victim's letter leaves it out.
pub fn in_words(term: &Term, names: &Names, wording: &Wording<'_>) -> Option<TermWords> {
    if entry(term.code)?.print == Print::No {
        return None;
    }
    Some(TermWords {
        sentences: sentences(term, &names.respondent, wording)?,
        exceptions: term
            .parameters
            .exceptions
            .iter()
            .filter_map(|one| exception(one, &names.respondent, wording))
            .collect(),
    })
}

fn sentences(term: &Term, respondent: &str, wording: &Wording<'_>) -> Option<Vec<Text>> {
    let p = &term.parameters;
    let as_named = |words: &[String]| words.iter().map(|word| Text::plain(word.trim())).collect::<Vec<_>>();
    let respondent = ("respondent", Text::plain(respondent));
    if term.code == "OTH-1" {
        let quoted = wording.court_words(&format!("\u{201c}{}\u{201d}", p.detail.trim()));
        return Some(vec![joined([wording.say(Fixed::OwnWords, &[]), quoted])]);
    }
    // Names of places and people stay as they are; what is said about them is the court's English.
    let detail = match term.code {
        "ECO-1" => wording.court_words(p.detail.trim()),
        "EXC-M" => held(Text::plain(p.detail.trim())),
        _ => Text::plain(p.detail.trim()),
    };
    let method = |name: &String| {
        Fixed::method(name).map_or_else(|| wording.court_words(name.trim()), |key| wording.say(key, &[]))
    };
    let slots = [
        respondent.clone(),
        ("names", wording.list(Fixed::ListAnd, as_named(&p.names))),
        ("streets", wording.list(Fixed::ListOr, as_named(&p.streets))),
        ("methods", wording.list(Fixed::ListAnd, p.methods.iter().map(method).collect())),
        ("distance", p.distance_m.map(|metres| wording.metres(metres)).unwrap_or_default()),
        ("place", place(p.place_kind, p.detail.trim(), wording)),
        ("times", wording.court_times(p.times.trim())),
        ("detail", detail),
    ];
    let key = match term.code {
        "CON-A" if !p.methods.is_empty() => Fixed::TermConAMethods,
        "SOC-1" if !p.names.is_empty() => Fixed::TermSoc1Names,
        "PET-1" if !p.detail.trim().is_empty() => Fixed::TermPet1Named,
        code => Fixed::from_code(&format!("term.{code}"))?,
    };
    let mut said = wording.sentences(key, &slots);
    if p.via_others && entry(term.code).is_none_or(|known| known.through_others()) {
        said.push(wording.say(Fixed::ViaOthers, &[respondent]));
    }
    Some(said)
}

fn place(kind: PlaceKind, detail: &str, wording: &Wording<'_>) -> Text {
    match kind {
        PlaceKind::Home => wording.say(Fixed::PlaceHome, &[]),
        PlaceKind::Work if detail.is_empty() => wording.say(Fixed::PlaceWork, &[]),
        PlaceKind::School if detail.is_empty() => wording.say(Fixed::PlaceSchool, &[]),
        PlaceKind::Other if detail.is_empty() => wording.say(Fixed::PlaceOther, &[]),
        _ => Text::plain(detail),
    }
}

fn exception(exception: &Exception, respondent: &str, wording: &Wording<'_>) -> Option<Text> {
    let what = wording.say(Fixed::exception(exception.kind)?, &[("respondent", Text::plain(respondent))]);
    Some(match exception.detail.trim() {
        "" => wording.say(Fixed::ExceptPlain, &[("what", what)]),
        detail => {
            wording.say(Fixed::ExceptDetailed, &[("what", what), ("detail", wording.court_words(detail))])
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::terms::{CATALOGUE, Need};

    fn names() -> Names {
        Names { respondent: "Idris Venn".into() }
    }

    fn filled(code: &str) -> Term {
        let mut term = Term::new(code).unwrap();
        for need in entry(code).unwrap().needs {
            match need {
                Need::Names => term.parameters.names = vec!["Ana".into(), "Ben".into()],
                Need::Detail => term.parameters.detail = "Tarn Street School".into(),
                Need::Distance => term.parameters.distance_m = Some(100),
                Need::Streets => term.parameters.streets = vec!["Tarn Street".into(), "Mill Walk".into()],
                Need::Times => term.parameters.times = "7 pm and 7 am".into(),
            }
        }
        term
    }

    #[test]
    fn every_term_that_prints_has_short_sentences_with_a_full_stop() {
        for known in CATALOGUE {
            let term = filled(known.code);
            assert!(term.missing().is_empty(), "{}", known.code);
            let said = plain(&term, &names());
            assert_eq!(said.is_none(), known.print == Print::No, "{}", known.code);
            let Some(said) = said else { continue };
            assert!(said.sentence.ends_with(['.', '\u{201d}']), "{}", said.sentence);
            let forbids = said.sentence.starts_with("Idris Venn must not ");
            assert_eq!(forbids, known.forbids(), "{}", said.sentence);
            for sentence in said.sentence.split_inclusive(". ") {
                assert!(sentence.split_whitespace().count() <= 25, "{sentence}");
            }
        }
    }

    #[test]
    fn what_must_be_filled_in_is_named() {
        let term = Term::new("EXC-R").unwrap();
        assert_eq!(term.missing(), ["Not to be in named streets: fill in the streets"]);
        assert_eq!(
            plain(&term, &names()).unwrap().sentence,
            "Not to be in named streets: fill in the streets. Until then it can't be told in plain words."
        );
    }

    #[test]
    fn plurals_lists_and_the_third_party_clause() {
        let mut term = filled("EXC-R");
        term.parameters.via_others = true;
        assert_eq!(
            plain(&term, &names()).unwrap().sentence,
            "Idris Venn must not be in Tarn Street or Mill Walk. Idris Venn must not ask, encourage or get anyone else to do it."
        );
        term = filled("EXC-P");
        term.parameters.distance_m = Some(1);
        assert_eq!(
            plain(&term, &names()).unwrap().sentence,
            "Idris Venn must not come within 1\u{a0}metre of you, wherever you are."
        );
    }
}
