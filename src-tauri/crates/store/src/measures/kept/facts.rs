//! The facts of a measure as they are kept, by its kind.

mod bail;
mod orders;

use safehold_core::measure::{Dapn, Dapo, Facts, ReleasedUnderInvestigation, Remand};
use serde::{Deserialize, Serialize};

use self::bail::{PostChargeBailKept, PreChargeBailKept};
use self::orders::{
    DvpnKept, DvpoKept, NmoKept, OccupationKept, RestrainingKept, StalkingKept, UndertakingKept,
};
use super::parts::{OutcomeKept, maybe_at};
use crate::StoreError;
use crate::columns;

#[derive(Serialize, Deserialize)]
#[serde(tag = "kind")]
pub(super) enum FactsKept {
    #[serde(rename = "NMO")]
    Nmo(NmoKept),
    #[serde(rename = "OCC")]
    Occupation(OccupationKept),
    #[serde(rename = "UND")]
    Undertaking(UndertakingKept),
    #[serde(rename = "DVPN")]
    Dvpn(DvpnKept),
    #[serde(rename = "DVPO")]
    Dvpo(DvpoKept),
    #[serde(rename = "DAPN")]
    Dapn { area: Option<String>, notice: DvpnKept },
    #[serde(rename = "DAPO")]
    Dapo { area: Option<String>, order: NmoKept },
    #[serde(rename = "PCB")]
    PreChargeBail(PreChargeBailKept),
    #[serde(rename = "PSB")]
    PostChargeBail(PostChargeBailKept),
    #[serde(rename = "RO")]
    Restraining(RestrainingKept),
    #[serde(rename = "SPO")]
    Stalking(StalkingKept),
    #[serde(rename = "REMAND")]
    Remand { from: String, to: Option<String>, sentence: bool, place: String },
    #[serde(rename = "RUI")]
    ReleasedUnderInvestigation { from: String, outcome: Option<OutcomeKept> },
}

impl FactsKept {
    pub(super) fn of(facts: &Facts) -> Self {
        match facts {
            Facts::Nmo(order) => Self::Nmo(NmoKept::of(order)),
            Facts::Occupation(order) => Self::Occupation(OccupationKept::of(order)),
            Facts::Undertaking(promise) => Self::Undertaking(UndertakingKept::of(promise)),
            Facts::Dvpn(notice) => Self::Dvpn(DvpnKept::of(notice)),
            Facts::Dvpo(order) => Self::Dvpo(DvpoKept::of(order)),
            Facts::Dapn(dapn) => Self::Dapn { area: dapn.area.clone(), notice: DvpnKept::of(&dapn.notice) },
            Facts::Dapo(dapo) => Self::Dapo { area: dapo.area.clone(), order: NmoKept::of(&dapo.order) },
            Facts::PreChargeBail(bail) => Self::PreChargeBail(PreChargeBailKept::of(bail)),
            Facts::PostChargeBail(bail) => Self::PostChargeBail(PostChargeBailKept::of(bail)),
            Facts::Restraining(order) => Self::Restraining(RestrainingKept::of(order)),
            Facts::Stalking(order) => Self::Stalking(StalkingKept::of(order)),
            Facts::Remand(remand) => Self::Remand {
                from: columns::instant(remand.from),
                to: remand.to.map(columns::instant),
                sentence: remand.sentence,
                place: remand.place.clone(),
            },
            Facts::ReleasedUnderInvestigation(released) => Self::ReleasedUnderInvestigation {
                from: columns::instant(released.from),
                outcome: released.outcome.as_ref().map(OutcomeKept::of),
            },
        }
    }

    pub(super) fn facts(self) -> Result<Facts, StoreError> {
        Ok(match self {
            Self::Nmo(kept) => Facts::Nmo(kept.nmo()?),
            Self::Occupation(kept) => Facts::Occupation(kept.occupation()?),
            Self::Undertaking(kept) => Facts::Undertaking(kept.undertaking()?),
            Self::Dvpn(kept) => Facts::Dvpn(kept.dvpn()?),
            Self::Dvpo(kept) => Facts::Dvpo(kept.dvpo()?),
            Self::Dapn { area, notice } => Facts::Dapn(Dapn { area, notice: notice.dvpn()? }),
            Self::Dapo { area, order } => Facts::Dapo(Dapo { area, order: order.nmo()? }),
            Self::PreChargeBail(kept) => Facts::PreChargeBail(kept.bail()?),
            Self::PostChargeBail(kept) => Facts::PostChargeBail(kept.bail()?),
            Self::Restraining(kept) => Facts::Restraining(kept.restraining()?),
            Self::Stalking(kept) => Facts::Stalking(kept.stalking()?),
            Self::Remand { from, to, sentence, place } => Facts::Remand(Remand {
                from: columns::read_instant(&from)?,
                to: maybe_at(to.as_ref())?,
                sentence,
                place,
            }),
            Self::ReleasedUnderInvestigation { from, outcome } => {
                Facts::ReleasedUnderInvestigation(ReleasedUnderInvestigation {
                    from: columns::read_instant(&from)?,
                    outcome: outcome.map(OutcomeKept::outcome).transpose()?,
                })
            }
        })
    }
}
