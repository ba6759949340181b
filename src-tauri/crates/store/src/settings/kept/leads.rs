//! Lead times of warnings as they are kept.

use safehold_core::warnings::WarningLeads;
use serde::{Deserialize, Serialize};

#[derive(Serialize, Deserialize)]
pub(super) struct LeadsKept {
    gap: Vec<u32>,
    not_aware_daily_after: u32,
    not_served: u32,
    statement_working_days: u32,
    bail_return: Vec<u32>,
    authority: u32,
    dvpo_end: Vec<u32>,
    order_end: Vec<u32>,
    still_current: u32,
    hearing_outcome_working_days: u32,
    marker: u32,
    ambiguity_working_days: u32,
    release: u32,
    arrest_end: u32,
    suspension: u32,
}

impl LeadsKept {
    pub(super) fn of(leads: &WarningLeads) -> Self {
        Self {
            gap: leads.gap.clone(),
            not_aware_daily_after: leads.not_aware_daily_after,
            not_served: leads.not_served,
            statement_working_days: leads.statement_working_days,
            bail_return: leads.bail_return.clone(),
            authority: leads.authority,
            dvpo_end: leads.dvpo_end.clone(),
            order_end: leads.order_end.clone(),
            still_current: leads.still_current,
            hearing_outcome_working_days: leads.hearing_outcome_working_days,
            marker: leads.marker,
            ambiguity_working_days: leads.ambiguity_working_days,
            release: leads.release,
            arrest_end: leads.arrest_end,
            suspension: leads.suspension,
        }
    }

    pub(super) fn leads(self) -> WarningLeads {
        WarningLeads {
            gap: self.gap,
            not_aware_daily_after: self.not_aware_daily_after,
            not_served: self.not_served,
            statement_working_days: self.statement_working_days,
            bail_return: self.bail_return,
            authority: self.authority,
            dvpo_end: self.dvpo_end,
            order_end: self.order_end,
            still_current: self.still_current,
            hearing_outcome_working_days: self.hearing_outcome_working_days,
            marker: self.marker,
            ambiguity_working_days: self.ambiguity_working_days,
            release: self.release,
            arrest_end: self.arrest_end,
            suspension: self.suspension,
        }
    }
}
