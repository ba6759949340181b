//! What can happen to a measure of each kind: whether it has terms, is served, can be varied, and what can end it
//! before it runs out.

use chrono::{DateTime, Utc};

use super::{Evidence, Facts, Measure, MeasureKind, Moment, OrderRecord, Outcome, OutcomeKind};

impl MeasureKind {
    /// It has terms: custody is an interval, and under investigation there are no conditions.
    pub fn has_terms(self) -> bool {
        !matches!(self, Self::Remand | Self::ReleasedUnderInvestigation)
    }

    /// Its service on the respondent is a fact of its own, apart from its making.
    pub fn is_served(self) -> bool {
        matches!(
            self,
            Self::Nmo
                | Self::Dapo
                | Self::OccupationWithArrest
                | Self::Occupation
                | Self::Stalking
                | Self::InterimStalking
        )
    }

    /// A court or a custody officer can vary it. Notices of the police and the orders upon them can't be varied: a
    /// new incident needs a new notice.
    pub fn can_vary(self) -> bool {
        self.states_its_end() || matches!(self, Self::PreChargeBail | Self::PostChargeBail)
    }

    /// What can end it before it runs out, in the order in which a form offers it. Nothing ends a DVPO but its last
    /// day.
    pub fn ends_by(self) -> &'static [OutcomeKind] {
        match self {
            Self::Nmo
            | Self::OccupationWithArrest
            | Self::Occupation
            | Self::Undertaking
            | Self::Dapo
            | Self::Restraining
            | Self::Stalking
            | Self::InterimStalking => &[OutcomeKind::Discharged, OutcomeKind::Other],
            Self::Dvpn | Self::Dapn => &[OutcomeKind::Determined, OutcomeKind::Withdrawn, OutcomeKind::Other],
            Self::PreChargeBail => &[
                OutcomeKind::NoFurtherAction,
                OutcomeKind::Charged,
                OutcomeKind::Cancelled,
                OutcomeKind::Other,
            ],
            Self::PostChargeBail => &[OutcomeKind::Verdict, OutcomeKind::Cancelled, OutcomeKind::Other],
            Self::ReleasedUnderInvestigation => {
                &[OutcomeKind::NoFurtherAction, OutcomeKind::Charged, OutcomeKind::Other]
            }
            Self::Remand => &[OutcomeKind::Released],
            Self::Dvpo => &[],
        }
    }
}

impl Facts {
    /// When a court made it, or when it was promised, for measures whose paper may give the date alone.
    pub fn made(&self) -> Option<Moment> {
        match self {
            Self::Nmo(order) => Some(order.made),
            Self::Dapo(dapo) => Some(dapo.order.made),
            Self::Occupation(order) => Some(order.made),
            Self::Undertaking(promise) => Some(promise.given),
            Self::Restraining(order) => Some(order.made),
            Self::Stalking(order) => Some(order.made),
            _ => None,
        }
    }

    /// What ended a measure before it ran out; for custody its end is one of its own dates.
    pub fn outcome(&self) -> Option<&Outcome> {
        match self {
            Self::PreChargeBail(bail) => bail.outcome.as_ref(),
            Self::PostChargeBail(bail) => bail.outcome.as_ref(),
            Self::ReleasedUnderInvestigation(released) => released.outcome.as_ref(),
            Self::Dvpn(notice) => notice.outcome.as_ref(),
            Self::Dapn(dapn) => dapn.notice.outcome.as_ref(),
            other => other.record().and_then(|record| record.discharged.as_ref()),
        }
    }

    /// Records what ended it. A DVPO stays as it is: nothing ends it but its last day.
    pub fn set_outcome(&mut self, outcome: Outcome) {
        match self {
            Self::PreChargeBail(bail) => bail.outcome = Some(outcome),
            Self::PostChargeBail(bail) => bail.outcome = Some(outcome),
            Self::ReleasedUnderInvestigation(released) => released.outcome = Some(outcome),
            Self::Dvpn(notice) => notice.outcome = Some(outcome),
            Self::Dapn(dapn) => dapn.notice.outcome = Some(outcome),
            Self::Remand(remand) => remand.to = Some(outcome.at),
            other => {
                if let Some(record) = other.record_mut() {
                    record.discharged = Some(outcome);
                }
            }
        }
    }

    fn record_mut(&mut self) -> Option<&mut OrderRecord> {
        match self {
            Self::Nmo(order) => Some(&mut order.record),
            Self::Dapo(dapo) => Some(&mut dapo.order.record),
            Self::Occupation(order) => Some(&mut order.record),
            Self::Undertaking(promise) => Some(&mut promise.record),
            Self::Restraining(order) => Some(&mut order.record),
            Self::Stalking(order) => Some(&mut order.record),
            _ => None,
        }
    }

    /// Where service is recorded, for orders whose service is a fact of its own.
    pub fn served_mut(&mut self) -> Option<&mut Option<Evidence>> {
        match self {
            Self::Nmo(order) => Some(&mut order.served),
            Self::Dapo(dapo) => Some(&mut dapo.order.served),
            Self::Occupation(order) => Some(&mut order.served),
            Self::Stalking(order) => Some(&mut order.served),
            _ => None,
        }
    }
}

impl Measure {
    /// When a court discharged it, for orders that state their end themselves.
    pub fn discharged_at(&self) -> Option<DateTime<Utc>> {
        self.facts.record().and_then(|record| record.discharged.as_ref()).map(|outcome| outcome.at)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What a person can record about each kind, as a table.
    #[test]
    fn each_kinds_life() {
        let table = [
            ("terms", "NMO OCCP OCC UND DVPN DVPO DAPN DAPO PCB PSB RO SPO ISPO"),
            ("served", "NMO OCCP OCC DAPO SPO ISPO"),
            ("varied", "NMO OCCP OCC UND DAPO PCB PSB RO SPO ISPO"),
            ("ended", "NMO OCCP OCC UND DVPN DAPN DAPO PCB PSB RO SPO ISPO REMAND RUI"),
        ];
        for (what, codes) in table {
            for kind in MeasureKind::ALL {
                let may = match what {
                    "terms" => kind.has_terms(),
                    "served" => kind.is_served(),
                    "varied" => kind.can_vary(),
                    _ => !kind.ends_by().is_empty(),
                };
                assert_eq!(codes.split(' ').any(|code| code == kind.code()), may, "{what}: {kind:?}");
            }
        }
    }
}
