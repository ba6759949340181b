//! How long before an event, or after it, each rule warns. A unit's policy; these are the defaults.

/// The lead times of the rules, in days unless it says working days.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WarningLeads {
    /// W-01: before a gap, and again.
    pub gap: Vec<u32>,
    /// W-02: after receipt, then daily.
    pub not_aware_daily_after: u32,
    /// W-03: again after the respondent became aware.
    pub not_served: u32,
    /// W-04: again, in working days after service.
    pub statement_working_days: u32,
    /// W-05: before the bail return, and again.
    pub bail_return: Vec<u32>,
    /// W-06: before the period ends that an extension without authority was to extend.
    pub authority: u32,
    /// W-09: before a DVPO's last day, and again.
    pub dvpo_end: Vec<u32>,
    /// W-10: before an order's end, and again.
    pub order_end: Vec<u32>,
    /// W-12: after the last time somebody asked the court whether an open order is still current.
    pub still_current: u32,
    /// W-13: working days after a hearing.
    pub hearing_outcome_working_days: u32,
    /// W-19: before a marker or alarm expires.
    pub marker: u32,
    /// W-25: working days after an ambiguity was found.
    pub ambiguity_working_days: u32,
    /// W-26: before a release.
    pub release: u32,
    /// W-28: before a power of arrest ends.
    pub arrest_end: u32,
    /// W-29: after bail was suspended.
    pub suspension: u32,
}

impl Default for WarningLeads {
    fn default() -> Self {
        Self {
            gap: vec![14, 7, 3, 1],
            not_aware_daily_after: 3,
            not_served: 3,
            statement_working_days: 2,
            bail_return: vec![14, 7, 3, 1],
            authority: 14,
            dvpo_end: vec![10, 5, 2],
            order_end: vec![56, 28, 14, 7],
            still_current: 90,
            hearing_outcome_working_days: 1,
            marker: 14,
            ambiguity_working_days: 5,
            release: 28,
            arrest_end: 28,
            suspension: 28,
        }
    }
}
