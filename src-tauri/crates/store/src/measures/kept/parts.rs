//! The small parts of a measure's facts as they are kept: moments, ends, evidence, hearings, outcomes.

use chrono::{DateTime, Utc};
use safehold_core::measure::{
    End, Evidence, Hearing, Moment, Notice, OrderRecord, Outcome, OutcomeKind, SystemEntry,
};
use serde::{Deserialize, Serialize};

use crate::StoreError;
use crate::columns;

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum MomentKept {
    At(String),
    On(String),
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum EndKept {
    At(String),
    On(String),
    UntilHearing(Option<String>),
    Open,
    NotStated,
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum NoticeKept {
    With,
    Without,
    NotStated,
}

/// A fact with its evidence.
#[derive(Serialize, Deserialize)]
pub(super) struct EvidenceKept {
    at: String,
    how: String,
}

#[derive(Serialize, Deserialize)]
pub(super) struct OutcomeKept {
    at: String,
    kind: String,
    what: String,
}

#[derive(Serialize, Deserialize)]
pub(super) struct RecordKept {
    manage_cases: String,
    consent: bool,
    judge: String,
    return_hearing: Option<HearingKept>,
    statement_of_service: Option<String>,
    #[serde(default)]
    police_copy: Option<EvidenceKept>,
    #[serde(default)]
    systems: Vec<SystemEntryKept>,
    still_current: Option<EvidenceKept>,
    extension_decision: Option<EvidenceKept>,
    discharged: Option<OutcomeKept>,
}

#[derive(Serialize, Deserialize)]
struct SystemEntryKept {
    system: String,
    reference: String,
    entered_at: String,
    by: String,
}

#[derive(Serialize, Deserialize)]
struct HearingKept {
    at: String,
    place: String,
    outcome: Option<String>,
}

pub(super) fn maybe_at(at: Option<&String>) -> Result<Option<DateTime<Utc>>, StoreError> {
    columns::maybe(at, columns::read_instant)
}

impl MomentKept {
    pub(super) fn of(moment: Moment) -> Self {
        match moment {
            Moment::At(at) => Self::At(columns::instant(at)),
            Moment::On(day) => Self::On(columns::day(day)),
        }
    }

    pub(super) fn moment(self) -> Result<Moment, StoreError> {
        Ok(match self {
            Self::At(at) => Moment::At(columns::read_instant(&at)?),
            Self::On(day) => Moment::On(columns::read_day(&day)?),
        })
    }
}

impl EndKept {
    pub(super) fn of(end: End) -> Self {
        match end {
            End::At(at) => Self::At(columns::instant(at)),
            End::On(day) => Self::On(columns::day(day)),
            End::UntilHearing(at) => Self::UntilHearing(at.map(columns::instant)),
            End::Open => Self::Open,
            End::NotStated => Self::NotStated,
        }
    }

    pub(super) fn end(self) -> Result<End, StoreError> {
        Ok(match self {
            Self::At(at) => End::At(columns::read_instant(&at)?),
            Self::On(day) => End::On(columns::read_day(&day)?),
            Self::UntilHearing(at) => End::UntilHearing(maybe_at(at.as_ref())?),
            Self::Open => End::Open,
            Self::NotStated => End::NotStated,
        })
    }
}

impl NoticeKept {
    pub(super) fn of(notice: Notice) -> Self {
        match notice {
            Notice::With => Self::With,
            Notice::Without => Self::Without,
            Notice::NotStated => Self::NotStated,
        }
    }

    pub(super) fn notice(&self) -> Notice {
        match self {
            Self::With => Notice::With,
            Self::Without => Notice::Without,
            Self::NotStated => Notice::NotStated,
        }
    }
}

impl EvidenceKept {
    pub(super) fn of(evidence: &Evidence) -> Self {
        Self { at: columns::instant(evidence.at), how: evidence.how.clone() }
    }

    pub(super) fn evidence(self) -> Result<Evidence, StoreError> {
        Ok(Evidence { at: columns::read_instant(&self.at)?, how: self.how })
    }
}

impl OutcomeKept {
    pub(super) fn of(outcome: &Outcome) -> Self {
        Self {
            at: columns::instant(outcome.at),
            kind: outcome.kind.code().to_owned(),
            what: outcome.what.clone(),
        }
    }

    pub(super) fn outcome(self) -> Result<Outcome, StoreError> {
        Ok(Outcome {
            at: columns::read_instant(&self.at)?,
            kind: columns::code(&self.kind, OutcomeKind::from_code)?,
            what: self.what,
        })
    }
}

impl SystemEntryKept {
    fn of(entry: &SystemEntry) -> Self {
        Self {
            system: entry.system.clone(),
            reference: entry.reference.clone(),
            entered_at: columns::instant(entry.entered_at),
            by: entry.by.clone(),
        }
    }

    fn entry(self) -> Result<SystemEntry, StoreError> {
        Ok(SystemEntry {
            system: self.system,
            reference: self.reference,
            entered_at: columns::read_instant(&self.entered_at)?,
            by: self.by,
        })
    }
}

impl RecordKept {
    pub(super) fn of(record: &OrderRecord) -> Self {
        Self {
            manage_cases: record.manage_cases.clone(),
            consent: record.consent,
            judge: record.judge.clone(),
            return_hearing: record.return_hearing.as_ref().map(|hearing| HearingKept {
                at: columns::instant(hearing.at),
                place: hearing.place.clone(),
                outcome: hearing.outcome.clone(),
            }),
            statement_of_service: record.statement_of_service.map(columns::instant),
            police_copy: record.police_copy.as_ref().map(EvidenceKept::of),
            systems: record.systems.iter().map(SystemEntryKept::of).collect(),
            still_current: record.still_current.as_ref().map(EvidenceKept::of),
            extension_decision: record.extension_decision.as_ref().map(EvidenceKept::of),
            discharged: record.discharged.as_ref().map(OutcomeKept::of),
        }
    }

    pub(super) fn record(self) -> Result<OrderRecord, StoreError> {
        let hearing = |kept: HearingKept| {
            Ok::<_, StoreError>(Hearing {
                at: columns::read_instant(&kept.at)?,
                place: kept.place,
                outcome: kept.outcome,
            })
        };
        Ok(OrderRecord {
            manage_cases: self.manage_cases,
            consent: self.consent,
            judge: self.judge,
            return_hearing: self.return_hearing.map(hearing).transpose()?,
            statement_of_service: maybe_at(self.statement_of_service.as_ref())?,
            police_copy: self.police_copy.map(EvidenceKept::evidence).transpose()?,
            systems: self.systems.into_iter().map(SystemEntryKept::entry).collect::<Result<_, _>>()?,
            still_current: self.still_current.map(EvidenceKept::evidence).transpose()?,
            extension_decision: self.extension_decision.map(EvidenceKept::evidence).transpose()?,
            discharged: self.discharged.map(OutcomeKept::outcome).transpose()?,
        })
    }
}
