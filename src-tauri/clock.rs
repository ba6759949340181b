//! The program's one clock.
//!
//! Not here: an invented caseload's own now (casework), calendars (core).

use chrono::{DateTime, TimeDelta, Utc};

/// The computer's clock. A build for tests may be started as if it were another moment, and runs on from there.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Clock {
    ahead: TimeDelta,
}

impl Clock {
    /// A clock that shows this moment now.
    pub fn showing(moment: DateTime<Utc>) -> Self {
        Self { ahead: moment - Utc::now() }
    }

    /// This moment.
    pub fn now(&self) -> DateTime<Utc> {
        Utc::now() + self.ahead
    }

    /// Whether it is set to another moment than the computer's.
    pub fn is_set(&self) -> bool {
        !self.ahead.is_zero()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn runs_on_from_where_it_was_set() {
        let moment = "2026-11-23T10:00:00Z".parse::<DateTime<Utc>>().unwrap();
        let clock = Clock::showing(moment);
        let (first, second) = (clock.now(), clock.now());
        assert!(clock.is_set() && moment <= first && first <= second);
        assert!(!Clock::default().is_set());
    }
}
