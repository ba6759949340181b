//! Terms in plain words, as a victim hears and reads them. Written from the record alone: no address, and
//! only children whom the order names.

use super::{Exception, ExceptionKind, PlaceKind, Print, Term, entry};
use crate::words::{self, list, list_or, unbroken};

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

/// The term in plain words, or `None` where a victim's letter leaves it out.
pub fn plain(term: &Term, names: &Names) -> Option<PlainTerm> {
    if entry(term.code)?.print == Print::No {
        return None;
    }
    Some(PlainTerm {
        sentence: sentence(term, &names.respondent)?,
        exceptions: term.parameters.exceptions.iter().map(|e| exception(e, &names.respondent)).collect(),
    })
}

fn sentence(term: &Term, r: &str) -> Option<String> {
    let p = &term.parameters;
    let children = list(&p.names);
    let distance = p.distance_m.map(metres).unwrap_or_default();
    let mut said = match term.code {
        "VIO-A" => format!("{r} must not use or threaten violence against you."),
        "VIO-C" => format!("{r} must not use or threaten violence against {children}."),
        "HAR-A" => format!("{r} must not intimidate, harass or pester you."),
        "HAR-C" => format!("{r} must not intimidate, harass or pester {children}."),
        "MOL-A" => {
            format!("{r} must not molest you. This means anything that seriously upsets or frightens you.")
        }
        "CON-A" if p.methods.is_empty() => format!("{r} must not contact you in any way."),
        "CON-A" => format!("{r} must not contact you in any way. This includes {}.", list(&p.methods)),
        "CON-C" => format!("{r} must not contact {children} in any way."),
        "CON-X3" => format!("{r} must not get anyone else to contact you or pass on messages."),
        "EXC-H" => format!("{r} must not go to or enter your home."),
        "EXC-D" => format!("{r} must not come within {distance} of {}.", place(p.place_kind, &p.detail)),
        "EXC-R" => format!("{r} must not be in {}.", list_or(&p.streets)),
        "EXC-M" => format!("{r} must not be in the area shown on the map {}.", unbroken(&p.detail)),
        "EXC-W" => format!("{r} must not go to your workplace, {}.", p.detail),
        "EXC-S" => format!("{r} must not go to {}.", p.detail),
        "EXC-P" => format!("{r} must not come within {distance} of you, wherever you are."),
        "LEV-H" => format!("{r} must leave your home by {} and stay away.", p.times),
        "EVI-H" => format!("{r} must not make you leave your home or keep you out of it."),
        "OCC-A" => "You have the right to live in your home.".to_owned(),
        "DMG-P" => format!("{r} must not damage, or threaten to damage, your belongings or property."),
        "DMG-H" => format!("{r} must not damage your home or what is in it."),
        "SOC-1" if p.names.is_empty() => format!("{r} must not post about you online."),
        "SOC-1" => format!("{r} must not post about you or {children} online."),
        "SOC-2" => format!(
            "{r} must not follow, view or use your accounts. That includes other people's accounts and false names."
        ),
        "TRK-1" => {
            format!("{r} must not track you. That includes devices or apps on your phone, car or things.")
        }
        "IMG-1" => format!("{r} must not share private images of you, or threaten to."),
        "ECO-1" => format!("{r} must not interfere with {}.", p.detail),
        "PET-1" if p.detail.is_empty() => format!("{r} must not harm or take away your pet."),
        "PET-1" => format!("{r} must not harm or take away {}.", p.detail),
        "RES-1" => format!("{r} must live and sleep at an address that the police or the court know."),
        "CUR-1" => format!("{r} must stay at that address between {}.", p.times),
        "REP-1" => format!("{r} must report to a police station."),
        "PAS-1" => format!("{r} must hand in any passport."),
        "TAG-1" => format!("{r} must wear an electronic tag."),
        "NOT-1" => {
            format!("{r} must tell the police any name and address in use, within {}.", unbroken("3 days"))
        }
        "EXP-1" => format!(
            "{r} must give the police {} notice before collecting belongings with an officer.",
            p.times
        ),
        _ => return None,
    };
    if p.via_others {
        said.push_str(&format!(" {r} must not ask, encourage or get anyone else to do it."));
    }
    Some(said)
}

fn metres(metres: u32) -> String {
    unbroken(&words::count(i64::from(metres), "metre"))
}

fn place(kind: PlaceKind, detail: &str) -> String {
    match kind {
        PlaceKind::Home => "your home".to_owned(),
        PlaceKind::Work if detail.is_empty() => "your workplace".to_owned(),
        PlaceKind::School if detail.is_empty() => "the school".to_owned(),
        PlaceKind::Other if detail.is_empty() => "the place named in the order".to_owned(),
        _ => detail.to_owned(),
    }
}

fn exception(exception: &Exception, r: &str) -> String {
    let detail = exception.detail.trim();
    let with =
        |start: String| if detail.is_empty() { format!("{start}.") } else { format!("{start}: {detail}.") };
    match exception.kind {
        ExceptionKind::Solicitors => with(format!("{r} may contact you through solicitors")),
        ExceptionKind::Cafcass => with(
            "Contact with the children that a court, Cafcass or a social worker arranged is allowed"
                .to_owned(),
        ),
        ExceptionKind::App => with(format!("{r} may send messages about the children only")),
        ExceptionKind::Handover => with("Handing over the children is allowed".to_owned()),
        ExceptionKind::Court => with(format!("{r} may go to court hearings")),
        ExceptionKind::Emergency => {
            with(format!("{r} may contact you in an emergency that involves a child"))
        }
        ExceptionKind::Agreement => with("It is allowed if you agreed in writing beforehand".to_owned()),
        ExceptionKind::Police => with(format!("{r} may collect belongings when a police officer is there")),
    }
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
            assert!(said.sentence.ends_with('.'), "{}", said.sentence);
            for sentence in said.sentence.split_inclusive(". ") {
                assert!(sentence.split_whitespace().count() <= 25, "{sentence}");
            }
        }
    }

    #[test]
    fn what_must_be_filled_in_is_named() {
        let term = Term::new("EXC-R").unwrap();
        assert_eq!(term.missing(), ["Not to be in named streets: fill in the streets"]);
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
