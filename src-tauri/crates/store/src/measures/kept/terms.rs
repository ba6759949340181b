//! Terms as they are kept.

use safehold_core::terms::{Exception, ExceptionKind, Parameters, PlaceKind, Term};
use serde::{Deserialize, Serialize};

use crate::StoreError;
use crate::columns;

#[derive(Serialize, Deserialize)]
pub(super) struct TermKept {
    code: String,
    persons: Vec<String>,
    names: Vec<String>,
    detail: String,
    place_kind: PlaceKept,
    distance_m: Option<u32>,
    streets: Vec<String>,
    methods: Vec<String>,
    times: String,
    via_others: bool,
    exceptions: Vec<ExceptionKept>,
    verbatim: String,
    paragraph: String,
    poa: bool,
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum PlaceKept {
    Home,
    Work,
    School,
    Other,
}

#[derive(Serialize, Deserialize)]
struct ExceptionKept {
    kind: String,
    detail: String,
}

impl TermKept {
    pub(super) fn of(term: &Term) -> Self {
        let parameters = &term.parameters;
        Self {
            code: term.code.to_owned(),
            persons: term.persons.iter().map(ToString::to_string).collect(),
            names: parameters.names.clone(),
            detail: parameters.detail.clone(),
            place_kind: match parameters.place_kind {
                PlaceKind::Home => PlaceKept::Home,
                PlaceKind::Work => PlaceKept::Work,
                PlaceKind::School => PlaceKept::School,
                PlaceKind::Other => PlaceKept::Other,
            },
            distance_m: parameters.distance_m,
            streets: parameters.streets.clone(),
            methods: parameters.methods.clone(),
            times: parameters.times.clone(),
            via_others: parameters.via_others,
            exceptions: parameters
                .exceptions
                .iter()
                .map(|exception| ExceptionKept {
                    kind: exception.kind.code().to_owned(),
                    detail: exception.detail.clone(),
                })
                .collect(),
            verbatim: term.verbatim.clone(),
            paragraph: term.paragraph.clone(),
            poa: term.poa,
        }
    }

    pub(super) fn term(self) -> Result<Term, StoreError> {
        let known = Term::new(&self.code).map_err(|_| StoreError::internal("code of a term"))?;
        let exceptions = self.exceptions.into_iter().map(|kept| {
            let kind = columns::code(&kept.kind, ExceptionKind::from_code)?;
            Ok::<_, StoreError>(Exception { kind, detail: kept.detail })
        });
        Ok(Term {
            code: known.code,
            persons: self.persons.iter().map(|id| columns::id(id)).collect::<Result<_, _>>()?,
            parameters: Parameters {
                names: self.names,
                detail: self.detail,
                place_kind: match self.place_kind {
                    PlaceKept::Home => PlaceKind::Home,
                    PlaceKept::Work => PlaceKind::Work,
                    PlaceKept::School => PlaceKind::School,
                    PlaceKept::Other => PlaceKind::Other,
                },
                distance_m: self.distance_m,
                streets: self.streets,
                methods: self.methods,
                times: self.times,
                via_others: self.via_others,
                exceptions: exceptions.collect::<Result<_, _>>()?,
            },
            verbatim: self.verbatim,
            paragraph: self.paragraph,
            poa: self.poa,
        })
    }
}
