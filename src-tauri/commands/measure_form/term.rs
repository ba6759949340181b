//! A term as its form has it. Whom it protects comes as keys: people of the case, or the form's own names for the
//! people of a new one.

use safehold_core::id::PersonId;
use safehold_core::terms::{Exception, ExceptionKind, Parameters, PlaceKind, Term, entry};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::super::form::Wrong;
use super::read::number;

/// An exception of a term.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(export)]
pub struct ExceptionForm {
    code: String,
    detail: String,
}

/// A term.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(export)]
pub struct TermForm {
    code: String,
    names: Vec<String>,
    detail: String,
    place_kind: String,
    distance: String,
    streets: Vec<String>,
    methods: Vec<String>,
    times: String,
    via_others: bool,
    exceptions: Vec<ExceptionForm>,
    verbatim: String,
    paragraph: String,
    poa: bool,
    /// Whom it protects; empty: the victim.
    pub(super) persons: Vec<String>,
}

/// A person whom a term may protect.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Known {
    /// How the form names them: an identity, or the key of a party of a new case.
    pub key: String,
    /// Their identity.
    pub id: PersonId,
    /// "Ann".
    pub given: String,
    /// "Ann Quill".
    pub full: String,
    /// The victim herself.
    pub victim: bool,
}

/// The names that a term prints: given names, in full where two are alike; never the victim's, to whom it speaks.
fn printed(persons: &[&Known]) -> Vec<String> {
    let others: Vec<&&Known> = persons.iter().filter(|one| !one.victim).collect();
    let alike = |given: &str| others.iter().filter(|one| one.given == given).count() > 1;
    others
        .iter()
        .map(
            |one| {
                if one.given.is_empty() || alike(&one.given) { one.full.clone() } else { one.given.clone() }
            },
        )
        .collect()
}

/// Reads the terms of a form; `prefix` stands before the fields' names: `terms` or `variation.terms`.
pub fn read_terms(forms: &[TermForm], prefix: &str, people: &[Known], wrong: &mut Wrong) -> Vec<Term> {
    let mut terms = Vec::new();
    for (n, form) in forms.iter().enumerate() {
        match Term::new(&form.code) {
            Ok(term) => terms.push(form.read(term, &format!("{prefix}.{n}"), people, wrong)),
            Err(text) => wrong.say(format!("{prefix}.{n}.code"), text),
        }
    }
    terms
}

impl TermForm {
    fn read(&self, term: Term, at: &str, people: &[Known], wrong: &mut Wrong) -> Term {
        let kept = |list: &[String]| -> Vec<String> {
            list.iter().map(|text| text.trim().to_owned()).filter(|text| !text.is_empty()).collect()
        };
        let distance_m = number(&self.distance);
        if distance_m.is_none() && !self.distance.trim().is_empty() {
            wrong.say(format!("{at}.distance"), "Enter the distance in metres, in figures");
        }
        let persons: Vec<&Known> = people.iter().filter(|one| self.persons.contains(&one.key)).collect();
        if persons.len() < self.persons.len() {
            wrong.say(
                format!("{at}.persons"),
                "Somebody chosen here is not in the case any more: choose again",
            );
        }
        let named = entry(self.code.as_str()).is_some_and(|known| known.names_people());
        Term {
            persons: persons.iter().map(|one| one.id).collect(),
            parameters: Parameters {
                names: if named { printed(&persons) } else { kept(&self.names) },
                detail: self.detail.trim().to_owned(),
                place_kind: match self.place_kind.as_str() {
                    "work" => PlaceKind::Work,
                    "school" => PlaceKind::School,
                    "other" => PlaceKind::Other,
                    _ => PlaceKind::Home,
                },
                distance_m,
                streets: kept(&self.streets),
                methods: kept(&self.methods),
                times: self.times.trim().to_owned(),
                via_others: self.via_others,
                exceptions: self
                    .exceptions
                    .iter()
                    .filter_map(|form| {
                        let kind = ExceptionKind::from_code(&form.code)?;
                        Some(Exception { kind, detail: form.detail.trim().to_owned() })
                    })
                    .collect(),
            },
            verbatim: self.verbatim.trim().to_owned(),
            paragraph: self.paragraph.trim().to_owned(),
            poa: self.poa,
            ..term
        }
    }

    /// A term as its form has it.
    pub fn of(term: &Term) -> Self {
        let p = &term.parameters;
        Self {
            code: term.code.to_owned(),
            names: p.names.clone(),
            detail: p.detail.clone(),
            place_kind: match p.place_kind {
                PlaceKind::Home => "home",
                PlaceKind::Work => "work",
                PlaceKind::School => "school",
                PlaceKind::Other => "other",
            }
            .to_owned(),
            distance: p.distance_m.map(|metres| metres.to_string()).unwrap_or_default(),
            streets: p.streets.clone(),
            methods: p.methods.clone(),
            times: p.times.clone(),
            via_others: p.via_others,
            exceptions: p
                .exceptions
                .iter()
                .map(|exception| ExceptionForm {
                    code: exception.kind.code().to_owned(),
                    detail: exception.detail.clone(),
                })
                .collect(),
            verbatim: term.verbatim.clone(),
            paragraph: term.paragraph.clone(),
            poa: term.poa,
            persons: term.persons.iter().map(ToString::to_string).collect(),
        }
    }
}
