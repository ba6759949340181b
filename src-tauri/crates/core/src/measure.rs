//! Protective measures as they are recorded. An order's being made, the respondent's being aware of it and
//! its being served are three separate facts, never one status. A varied measure keeps every version.
//!
//! Not here: what a measure covers when (see [`crate::cover`]), and what its record must fulfil (see
//! [`crate::measure_check`]).

mod bail;
mod breach;
mod criminal;
mod family;
mod kind;
mod life;
mod moment;
mod protection;
mod version;
mod words;

pub use bail::{
    BailRecord, Extension, PostChargeBail, PreChargeBail, Rank, ReleasedUnderInvestigation, Suspension,
};
pub use breach::{Breach, BreachWords};
pub use criminal::{Remand, RestrainingOrder, StalkingOrder};
pub use family::{Nmo, OccupationOrder, OrderRecord, PowerOfArrest, SystemEntry, Undertaking};
pub use kind::MeasureKind;
pub use moment::{End, Evidence, Hearing, Moment, Notice, Outcome, OutcomeKind};
pub use protection::{Dapn, Dapo, Dvpn, Dvpo, NoticeRecord, PilotArea};
pub use version::{Variation, Version};

use chrono::{DateTime, Utc};

use crate::calendar::Calendar;
use crate::id::{CaseId, MeasureId, OfficerId};
use crate::terms::Term;

/// The facts of a measure, by its kind.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Facts {
    /// A non-molestation order.
    Nmo(Nmo),
    /// An occupation order, with or without a power of arrest.
    Occupation(OccupationOrder),
    /// An undertaking.
    Undertaking(Undertaking),
    /// A notice of the police.
    Dvpn(Dvpn),
    /// An order of the magistrates upon a notice.
    Dvpo(Dvpo),
    /// A domestic abuse protection notice.
    Dapn(Dapn),
    /// A domestic abuse protection order.
    Dapo(Dapo),
    /// Pre-charge bail.
    PreChargeBail(PreChargeBail),
    /// Bail after charge.
    PostChargeBail(PostChargeBail),
    /// A restraining order.
    Restraining(RestrainingOrder),
    /// A stalking protection order, interim or full.
    Stalking(StalkingOrder),
    /// Remand or prison.
    Remand(Remand),
    /// Released under investigation.
    ReleasedUnderInvestigation(ReleasedUnderInvestigation),
}

impl Facts {
    /// The kind.
    pub fn kind(&self) -> MeasureKind {
        match self {
            Self::Nmo(_) => MeasureKind::Nmo,
            Self::Occupation(order) if order.arrest.is_some() => MeasureKind::OccupationWithArrest,
            Self::Occupation(_) => MeasureKind::Occupation,
            Self::Undertaking(_) => MeasureKind::Undertaking,
            Self::Dvpn(_) => MeasureKind::Dvpn,
            Self::Dvpo(_) => MeasureKind::Dvpo,
            Self::Dapn(_) => MeasureKind::Dapn,
            Self::Dapo(_) => MeasureKind::Dapo,
            Self::PreChargeBail(_) => MeasureKind::PreChargeBail,
            Self::PostChargeBail(_) => MeasureKind::PostChargeBail,
            Self::Restraining(_) => MeasureKind::Restraining,
            Self::Stalking(order) if order.interim => MeasureKind::InterimStalking,
            Self::Stalking(_) => MeasureKind::Stalking,
            Self::Remand(_) => MeasureKind::Remand,
            Self::ReleasedUnderInvestigation(_) => MeasureKind::ReleasedUnderInvestigation,
        }
    }

    /// An order of which the respondent's being aware matters: a non-molestation order, or a domestic abuse
    /// protection order.
    pub fn order(&self) -> Option<&Nmo> {
        match self {
            Self::Nmo(order) => Some(order),
            Self::Dapo(dapo) => Some(&dapo.order),
            _ => None,
        }
    }

    /// The same, for changing it.
    pub fn order_mut(&mut self) -> Option<&mut Nmo> {
        match self {
            Self::Nmo(order) => Some(order),
            Self::Dapo(dapo) => Some(&mut dapo.order),
            _ => None,
        }
    }

    /// A notice of the police: DVPN or DAPN.
    pub fn notice(&self) -> Option<&Dvpn> {
        match self {
            Self::Dvpn(notice) => Some(notice),
            Self::Dapn(dapn) => Some(&dapn.notice),
            _ => None,
        }
    }

    /// What is recorded of a court's order besides what decides its cover.
    pub fn record(&self) -> Option<&OrderRecord> {
        match self {
            Self::Nmo(order) => Some(&order.record),
            Self::Dapo(dapo) => Some(&dapo.order.record),
            Self::Occupation(order) => Some(&order.record),
            Self::Undertaking(promise) => Some(&promise.record),
            Self::Restraining(order) => Some(&order.record),
            Self::Stalking(order) => Some(&order.record),
            _ => None,
        }
    }

    /// When and how it was served, for orders whose service is recorded as a fact of its own.
    pub fn served(&self) -> Option<&Evidence> {
        match self {
            Self::Nmo(order) => order.served.as_ref(),
            Self::Dapo(dapo) => dapo.order.served.as_ref(),
            Self::Occupation(order) => order.served.as_ref(),
            Self::Stalking(order) => order.served.as_ref(),
            _ => None,
        }
    }

    /// How it ends as first made, for measures that state it themselves.
    pub fn first_end(&self) -> Option<End> {
        match self {
            Self::Nmo(order) => Some(order.end),
            Self::Dapo(dapo) => Some(dapo.order.end),
            Self::Occupation(order) => Some(order.end),
            Self::Undertaking(promise) => Some(promise.end),
            Self::Restraining(order) => Some(order.end),
            Self::Stalking(order) => Some(order.end),
            _ => None,
        }
    }
}

/// Where a measure's record came from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Origin {
    /// Recorded by hand.
    Hand,
    /// A row of the court's feed: its file of the order, which is its identity there.
    CourtFeed {
        /// The order's file name.
        order_file: String,
    },
}

/// One protective measure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Measure {
    /// Its identity.
    pub id: MeasureId,
    /// The case.
    pub case: CaseId,
    /// What it is.
    pub facts: Facts,
    /// Its terms as first made, in the order's order; none: still to be transcribed. For what is in force ask
    /// [`Measure::in_force_at`] or [`Measure::latest`].
    pub terms: Vec<Term>,
    /// Its variations, in order of their being in force.
    pub variations: Vec<Variation>,
    /// Where the record came from.
    pub origin: Origin,
    /// When police received or recorded it.
    pub received_at: DateTime<Utc>,
    /// Who coded the terms as first made.
    pub coded_by: Option<OfficerId>,
    /// Who checked that coding.
    pub checked_by: Option<OfficerId>,
    /// Rises by one with each change of the record.
    pub version: u32,
}

impl Measure {
    /// Its kind.
    pub fn kind(&self) -> MeasureKind {
        self.facts.kind()
    }

    /// What breaking it means, where it is fully in force.
    pub fn breach(&self) -> Breach {
        self.kind().breach()
    }

    /// When a court made it or a promise was given to it, as its paper says; `None` for what begins otherwise.
    pub fn made(&self) -> Option<Moment> {
        match &self.facts {
            Facts::Occupation(order) => Some(order.made),
            Facts::Undertaking(promise) => Some(promise.given),
            Facts::Dvpo(order) => Some(Moment::At(order.made_at)),
            Facts::Restraining(order) => Some(order.made),
            Facts::Stalking(order) => Some(order.made),
            other => other.order().map(|order| order.made),
        }
    }

    /// When it begins.
    pub fn begins(&self) -> DateTime<Utc> {
        match &self.facts {
            Facts::Nmo(order) => order.made.earliest(),
            Facts::Dapo(dapo) => dapo.order.made.earliest(),
            Facts::Occupation(order) => order.made.earliest(),
            Facts::Undertaking(promise) => promise.given.earliest(),
            Facts::PreChargeBail(bail) => bail.released_at,
            Facts::PostChargeBail(bail) => bail.released_at,
            Facts::Dvpn(notice) => notice.served_at,
            Facts::Dapn(dapn) => dapn.notice.served_at,
            Facts::Dvpo(order) => order.made_at,
            Facts::Restraining(order) => order.made.earliest(),
            Facts::Stalking(order) => order.made.earliest(),
            Facts::Remand(remand) => remand.from,
            Facts::ReleasedUnderInvestigation(released) => released.from,
        }
    }

    /// When it ends, as far as is known.
    pub fn ends(&self, calendar: &Calendar) -> Option<DateTime<Utc>> {
        match &self.facts {
            Facts::Nmo(_)
            | Facts::Dapo(_)
            | Facts::Occupation(_)
            | Facts::Undertaking(_)
            | Facts::Restraining(_)
            | Facts::Stalking(_) => {
                let stated = self.latest().end.and_then(End::counted_to);
                stated.into_iter().chain(self.discharged_at()).min()
            }
            Facts::PreChargeBail(bail) => bail.ends(),
            Facts::PostChargeBail(bail) => bail.ends(),
            Facts::Dvpn(notice) => notice.ends(calendar),
            Facts::Dapn(dapn) => dapn.notice.ends(calendar),
            Facts::Dvpo(order) => Some(order.ends()),
            Facts::Remand(remand) => remand.to,
            Facts::ReleasedUnderInvestigation(released) => {
                released.outcome.as_ref().map(|outcome| outcome.at)
            }
        }
    }

    /// In force at a moment: from its beginning, up to and without its end.
    pub fn live_at(&self, at: DateTime<Utc>, calendar: &Calendar) -> bool {
        self.begins() <= at && self.ends(calendar).is_none_or(|end| at < end)
    }
}
