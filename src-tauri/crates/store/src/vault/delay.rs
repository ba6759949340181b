//! How long somebody must wait after wrong passwords. It slows a guesser who sits at this computer; against one who
//! has copied the files only the cost of a guess and the password itself help.

use chrono::{DateTime, Utc};

/// Seconds to wait after that many wrong tries in a row: 0, 0, 1, 2, 4, ... 300.
pub(crate) fn after(wrong: u32) -> u32 {
    match wrong {
        0..=2 => 0,
        3..=11 => 1 << (wrong - 3),
        _ => 300,
    }
    .min(300)
}

/// Wrong tries in a row and when the last was made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct WrongTries {
    /// How many.
    pub(crate) count: u32,
    /// When the last was made, in seconds since 1970.
    pub(crate) last: i64,
}

/// Whether a try may be made now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Turn {
    /// Look at the password.
    Now,
    /// Not before that many seconds. `restart`: the clock was set back, so the wait counts from now on.
    Later { seconds: u32, restart: bool },
}

impl WrongTries {
    /// A clock that was set back doesn't shorten the wait, nor makes it longer than all of it from now.
    pub(crate) fn turn(self, now: DateTime<Utc>) -> Turn {
        let full = after(self.count);
        let waited = now.timestamp() - self.last;
        match u32::try_from(waited) {
            _ if full == 0 => Turn::Now,
            Err(_) if waited < 0 => Turn::Later { seconds: full, restart: true },
            Ok(waited) if waited < full => Turn::Later { seconds: full - waited, restart: false },
            _ => Turn::Now,
        }
    }

    /// After one more wrong try.
    pub(crate) fn one_more(self, now: DateTime<Utc>) -> Self {
        Self { count: self.count.saturating_add(1), last: now.timestamp() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::{Duration, TimeZone};

    fn noon() -> DateTime<Utc> {
        Utc.with_ymd_and_hms(2026, 11, 23, 12, 0, 0).unwrap()
    }

    #[test]
    fn the_wait_grows_to_five_minutes() {
        let waits: Vec<u32> = (1..=14).map(after).collect();
        assert_eq!(waits, [0, 0, 1, 2, 4, 8, 16, 32, 64, 128, 256, 300, 300, 300]);
        assert_eq!(after(u32::MAX), 300);
    }

    #[test]
    fn the_wait_runs_down() {
        let tries = WrongTries { count: 6, last: noon().timestamp() };
        assert_eq!(tries.turn(noon()), Turn::Later { seconds: 8, restart: false });
        assert_eq!(tries.turn(noon() + Duration::seconds(7)), Turn::Later { seconds: 1, restart: false });
        assert_eq!(tries.turn(noon() + Duration::seconds(8)), Turn::Now);
        assert_eq!(WrongTries { count: 2, last: noon().timestamp() }.turn(noon()), Turn::Now);
    }

    #[test]
    fn a_clock_set_back_starts_the_wait_again_and_no_more() {
        let tries = WrongTries { count: 20, last: noon().timestamp() };
        let back = noon() - Duration::days(400);
        assert_eq!(tries.turn(back), Turn::Later { seconds: 300, restart: true });
        let restarted = WrongTries { last: back.timestamp(), ..tries };
        assert_eq!(restarted.turn(back + Duration::seconds(299)), Turn::Later { seconds: 1, restart: false });
        assert_eq!(restarted.turn(back + Duration::seconds(300)), Turn::Now);
    }

    #[test]
    fn a_far_future_is_no_wait() {
        let tries = WrongTries { count: 20, last: noon().timestamp() };
        assert_eq!(tries.turn(noon() + Duration::days(365 * 200)), Turn::Now);
    }
}
