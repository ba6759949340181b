//! Bail before and after charge as it is kept.

use safehold_core::measure::{BailRecord, Extension, PostChargeBail, PreChargeBail, Rank, Suspension};
use serde::{Deserialize, Serialize};

use crate::StoreError;
use crate::columns;
use crate::measures::kept::parts::{OutcomeKept, maybe_at};

#[derive(Serialize, Deserialize)]
pub(in super::super) struct PreChargeBailKept {
    custody_ref: String,
    arrested_at: String,
    released_at: String,
    months: u32,
    return_at: Option<String>,
    station: String,
    victim_views: String,
    extensions: Vec<ExtensionKept>,
    suspended: Vec<SuspensionKept>,
    outcome: Option<OutcomeKept>,
    #[serde(default)]
    record: BailRecordKept,
}

#[derive(Default, Serialize, Deserialize)]
struct BailRecordKept {
    views_sought_at: Option<String>,
    views_sought_by: String,
    victim_told_at: Option<String>,
}

#[derive(Serialize, Deserialize)]
struct ExtensionKept {
    months: u32,
    rank: String,
    #[serde(default)]
    officer: String,
    at: String,
    return_at: Option<String>,
}

#[derive(Serialize, Deserialize)]
struct SuspensionKept {
    from: String,
    to: Option<String>,
}

impl PreChargeBailKept {
    pub(super) fn of(bail: &PreChargeBail) -> Self {
        let extension = |extension: &Extension| ExtensionKept {
            months: extension.months,
            rank: extension.rank.code().to_owned(),
            officer: extension.officer.clone(),
            at: columns::instant(extension.at),
            return_at: extension.return_at.map(columns::instant),
        };
        let suspension = |gap: &Suspension| SuspensionKept {
            from: columns::instant(gap.from),
            to: gap.to.map(columns::instant),
        };
        Self {
            custody_ref: bail.custody_ref.clone(),
            arrested_at: columns::instant(bail.arrested_at),
            released_at: columns::instant(bail.released_at),
            months: bail.months,
            return_at: bail.return_at.map(columns::instant),
            station: bail.station.clone(),
            victim_views: bail.victim_views.clone(),
            extensions: bail.extensions.iter().map(extension).collect(),
            suspended: bail.suspended.iter().map(suspension).collect(),
            outcome: bail.outcome.as_ref().map(OutcomeKept::of),
            record: BailRecordKept {
                views_sought_at: bail.record.views_sought_at.map(columns::instant),
                views_sought_by: bail.record.views_sought_by.clone(),
                victim_told_at: bail.record.victim_told_at.map(columns::instant),
            },
        }
    }

    pub(super) fn bail(self) -> Result<PreChargeBail, StoreError> {
        let extension = |kept: ExtensionKept| {
            Ok::<_, StoreError>(Extension {
                months: kept.months,
                rank: columns::code(&kept.rank, Rank::from_code)?,
                officer: kept.officer,
                at: columns::read_instant(&kept.at)?,
                return_at: maybe_at(kept.return_at.as_ref())?,
            })
        };
        let suspension = |kept: SuspensionKept| {
            Ok::<_, StoreError>(Suspension {
                from: columns::read_instant(&kept.from)?,
                to: maybe_at(kept.to.as_ref())?,
            })
        };
        Ok(PreChargeBail {
            custody_ref: self.custody_ref,
            arrested_at: columns::read_instant(&self.arrested_at)?,
            released_at: columns::read_instant(&self.released_at)?,
            months: self.months,
            return_at: maybe_at(self.return_at.as_ref())?,
            station: self.station,
            victim_views: self.victim_views,
            extensions: self.extensions.into_iter().map(extension).collect::<Result<_, _>>()?,
            suspended: self.suspended.into_iter().map(suspension).collect::<Result<_, _>>()?,
            outcome: self.outcome.map(OutcomeKept::outcome).transpose()?,
            record: BailRecord {
                views_sought_at: maybe_at(self.record.views_sought_at.as_ref())?,
                views_sought_by: self.record.views_sought_by,
                victim_told_at: maybe_at(self.record.victim_told_at.as_ref())?,
            },
        })
    }
}

#[derive(Serialize, Deserialize)]
pub(in super::super) struct PostChargeBailKept {
    court: String,
    urn: String,
    released_at: String,
    next_hearing_at: Option<String>,
    victim_told_at: Option<String>,
    outcome: Option<OutcomeKept>,
}

impl PostChargeBailKept {
    pub(super) fn of(bail: &PostChargeBail) -> Self {
        Self {
            court: bail.court.clone(),
            urn: bail.urn.clone(),
            released_at: columns::instant(bail.released_at),
            next_hearing_at: bail.next_hearing_at.map(columns::instant),
            victim_told_at: bail.victim_told_at.map(columns::instant),
            outcome: bail.outcome.as_ref().map(OutcomeKept::of),
        }
    }

    pub(super) fn bail(self) -> Result<PostChargeBail, StoreError> {
        Ok(PostChargeBail {
            court: self.court,
            urn: self.urn,
            released_at: columns::read_instant(&self.released_at)?,
            next_hearing_at: maybe_at(self.next_hearing_at.as_ref())?,
            victim_told_at: maybe_at(self.victim_told_at.as_ref())?,
            outcome: self.outcome.map(OutcomeKept::outcome).transpose()?,
        })
    }
}
