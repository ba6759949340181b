//! A measure's facts and terms as they are kept: the twin of `safehold_core::measure::Measure` in JSON.

use chrono::{DateTime, Utc};
use safehold_core::id::{CaseId, MeasureId};
use safehold_core::measure::{
    Dvpn, Dvpo, End, Evidence, Facts, Measure, Moment, Nmo, Notice, Origin, Outcome, PreChargeBail,
};
use safehold_core::terms::{Exception, ExceptionKind, Parameters, PlaceKind, Term};
use serde::{Deserialize, Serialize};

use crate::StoreError;
use crate::columns;

#[derive(Serialize, Deserialize)]
pub(super) struct MeasureKept {
    facts: FactsKept,
    terms: Vec<TermKept>,
    received_at: String,
    coded_by: Option<String>,
    checked_by: Option<String>,
}

#[derive(Serialize, Deserialize)]
#[serde(tag = "kind")]
enum FactsKept {
    #[serde(rename = "NMO")]
    Nmo {
        court: String,
        case_number: String,
        made: MomentKept,
        notice: NoticeKept,
        present: bool,
        aware: Option<FactKept>,
        served: Option<FactKept>,
        end: EndKept,
    },
    #[serde(rename = "PCB")]
    PreChargeBail {
        custody_ref: String,
        arrested_at: String,
        released_at: String,
        months: u32,
        return_at: Option<String>,
        station: String,
        victim_views: String,
        outcome: Option<FactKept>,
    },
    #[serde(rename = "DVPN")]
    Dvpn {
        authorised_by: String,
        served_at: String,
        court: String,
        hearing_at: Option<String>,
        adjourned: bool,
        outcome: Option<FactKept>,
    },
    #[serde(rename = "DVPO")]
    Dvpo { court: String, made_at: String, days: u32 },
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum MomentKept {
    At(String),
    On(String),
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum EndKept {
    At(String),
    On(String),
    UntilHearing(Option<String>),
    Open,
    NotStated,
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum NoticeKept {
    With,
    Without,
    NotStated,
}

/// Something that happened and how: evidence, or an outcome.
#[derive(Serialize, Deserialize)]
struct FactKept {
    at: String,
    how: String,
}

#[derive(Serialize, Deserialize)]
struct TermKept {
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

impl MeasureKept {
    pub(super) fn of(measure: &Measure) -> Self {
        Self {
            facts: FactsKept::of(&measure.facts),
            terms: measure.terms.iter().map(TermKept::of).collect(),
            received_at: columns::instant(measure.received_at),
            coded_by: measure.coded_by.map(|id| id.to_string()),
            checked_by: measure.checked_by.map(|id| id.to_string()),
        }
    }

    pub(super) fn measure(
        self,
        id: MeasureId,
        case: CaseId,
        origin: Origin,
        version: u32,
    ) -> Result<Measure, StoreError> {
        Ok(Measure {
            id,
            case,
            facts: self.facts.facts()?,
            terms: self.terms.into_iter().map(TermKept::term).collect::<Result<_, _>>()?,
            origin,
            received_at: columns::read_instant(&self.received_at)?,
            coded_by: columns::maybe(self.coded_by.as_ref(), columns::id)?,
            checked_by: columns::maybe(self.checked_by.as_ref(), columns::id)?,
            version,
        })
    }
}

fn maybe_at(at: Option<&String>) -> Result<Option<DateTime<Utc>>, StoreError> {
    columns::maybe(at, columns::read_instant)
}

impl FactsKept {
    fn of(facts: &Facts) -> Self {
        match facts {
            Facts::Nmo(order) => Self::Nmo {
                court: order.court.clone(),
                case_number: order.case_number.clone(),
                made: match order.made {
                    Moment::At(at) => MomentKept::At(columns::instant(at)),
                    Moment::On(day) => MomentKept::On(columns::day(day)),
                },
                notice: match order.notice {
                    Notice::With => NoticeKept::With,
                    Notice::Without => NoticeKept::Without,
                    Notice::NotStated => NoticeKept::NotStated,
                },
                present: order.present,
                aware: order.aware.as_ref().map(FactKept::of_evidence),
                served: order.served.as_ref().map(FactKept::of_evidence),
                end: EndKept::of(order.end),
            },
            Facts::PreChargeBail(bail) => Self::PreChargeBail {
                custody_ref: bail.custody_ref.clone(),
                arrested_at: columns::instant(bail.arrested_at),
                released_at: columns::instant(bail.released_at),
                months: bail.months,
                return_at: bail.return_at.map(columns::instant),
                station: bail.station.clone(),
                victim_views: bail.victim_views.clone(),
                outcome: bail.outcome.as_ref().map(FactKept::of_outcome),
            },
            Facts::Dvpn(notice) => Self::Dvpn {
                authorised_by: notice.authorised_by.clone(),
                served_at: columns::instant(notice.served_at),
                court: notice.court.clone(),
                hearing_at: notice.hearing_at.map(columns::instant),
                adjourned: notice.adjourned,
                outcome: notice.outcome.as_ref().map(FactKept::of_outcome),
            },
            Facts::Dvpo(order) => Self::Dvpo {
                court: order.court.clone(),
                made_at: columns::instant(order.made_at),
                days: order.days,
            },
        }
    }

    fn facts(self) -> Result<Facts, StoreError> {
        Ok(match self {
            Self::Nmo { court, case_number, made, notice, present, aware, served, end } => Facts::Nmo(Nmo {
                court,
                case_number,
                made: match made {
                    MomentKept::At(at) => Moment::At(columns::read_instant(&at)?),
                    MomentKept::On(day) => Moment::On(columns::read_day(&day)?),
                },
                notice: match notice {
                    NoticeKept::With => Notice::With,
                    NoticeKept::Without => Notice::Without,
                    NoticeKept::NotStated => Notice::NotStated,
                },
                present,
                aware: aware.map(FactKept::evidence).transpose()?,
                served: served.map(FactKept::evidence).transpose()?,
                end: end.end()?,
            }),
            Self::PreChargeBail {
                custody_ref,
                arrested_at,
                released_at,
                months,
                return_at,
                station,
                victim_views,
                outcome,
            } => Facts::PreChargeBail(PreChargeBail {
                custody_ref,
                arrested_at: columns::read_instant(&arrested_at)?,
                released_at: columns::read_instant(&released_at)?,
                months,
                return_at: maybe_at(return_at.as_ref())?,
                station,
                victim_views,
                outcome: outcome.map(FactKept::outcome).transpose()?,
            }),
            Self::Dvpn { authorised_by, served_at, court, hearing_at, adjourned, outcome } => {
                Facts::Dvpn(Dvpn {
                    authorised_by,
                    served_at: columns::read_instant(&served_at)?,
                    court,
                    hearing_at: maybe_at(hearing_at.as_ref())?,
                    adjourned,
                    outcome: outcome.map(FactKept::outcome).transpose()?,
                })
            }
            Self::Dvpo { court, made_at, days } => {
                Facts::Dvpo(Dvpo { court, made_at: columns::read_instant(&made_at)?, days })
            }
        })
    }
}

impl EndKept {
    fn of(end: End) -> Self {
        match end {
            End::At(at) => Self::At(columns::instant(at)),
            End::On(day) => Self::On(columns::day(day)),
            End::UntilHearing(at) => Self::UntilHearing(at.map(columns::instant)),
            End::Open => Self::Open,
            End::NotStated => Self::NotStated,
        }
    }

    fn end(self) -> Result<End, StoreError> {
        Ok(match self {
            Self::At(at) => End::At(columns::read_instant(&at)?),
            Self::On(day) => End::On(columns::read_day(&day)?),
            Self::UntilHearing(at) => End::UntilHearing(maybe_at(at.as_ref())?),
            Self::Open => End::Open,
            Self::NotStated => End::NotStated,
        })
    }
}

impl FactKept {
    fn of_evidence(evidence: &Evidence) -> Self {
        Self { at: columns::instant(evidence.at), how: evidence.how.clone() }
    }

    fn of_outcome(outcome: &Outcome) -> Self {
        Self { at: columns::instant(outcome.at), how: outcome.what.clone() }
    }

    fn evidence(self) -> Result<Evidence, StoreError> {
        Ok(Evidence { at: columns::read_instant(&self.at)?, how: self.how })
    }

    fn outcome(self) -> Result<Outcome, StoreError> {
        Ok(Outcome { at: columns::read_instant(&self.at)?, what: self.how })
    }
}

impl TermKept {
    fn of(term: &Term) -> Self {
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
        }
    }

    fn term(self) -> Result<Term, StoreError> {
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
        })
    }
}
