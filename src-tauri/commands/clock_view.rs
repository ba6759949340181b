//! The clocks that run on a measure as its card shows them: by when what, how that follows, and what to know first.

use safehold_core::calendar::Calendar;
use safehold_core::clocks::{Limits, MeasureClock, clocks_of};
use safehold_core::measure::Measure;
use serde::Serialize;
use ts_rs::TS;

/// A clock that runs on a measure.
#[derive(Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct ClockView {
    /// "The application must be heard by".
    what: &'static str,
    /// "Tue 1 Sep 2026 19:30".
    by: String,
    /// How that follows, line by line.
    lines: Vec<String>,
    /// What to know before relying on it.
    warnings: Vec<String>,
}

impl From<MeasureClock> for ClockView {
    fn from(clock: MeasureClock) -> Self {
        Self { what: clock.what, by: clock.by, lines: clock.lines, warnings: clock.warnings }
    }
}

/// The clocks that run on a measure, by the unit's limits.
pub fn clocks(measure: &Measure, limits: &Limits, calendar: &Calendar) -> Vec<ClockView> {
    clocks_of(measure, limits, calendar).into_iter().map(ClockView::from).collect()
}
