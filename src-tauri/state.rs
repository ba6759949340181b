//! The process's state: locked, or unlocked with one caseload; the clock; the paths.
//!
//! Not here: who may do what (casework), windows (windows.rs).

use crate::{error::Problem, launch::Launch};
use chrono::{DateTime, Utc};
use tokio::sync::{RwLock, RwLockReadGuard};

/// An opened caseload.
pub struct Caseload;

/// Locked, or unlocked with a caseload in memory.
pub enum Seat {
    /// Nothing is open; only the sign-in page works.
    Locked,
    /// A person is signed in.
    Unlocked(Box<Caseload>),
}

/// Where the time comes from; handed down as an argument from here.
#[derive(Debug, Clone, Copy, Default)]
pub enum Clock {
    /// The computer's clock.
    #[default]
    System,
    /// A fixed moment: the invented caseload's day.
    Fixed(DateTime<Utc>),
}

impl Clock {
    /// The moment that counts as now.
    pub fn now(self) -> DateTime<Utc> {
        match self {
            Self::System => Utc::now(),
            Self::Fixed(moment) => moment,
        }
    }
}

/// What every command can ask for as `State<'_, AppState>`.
pub struct AppState {
    /// How the program was started: paths and the demo.
    pub launch: Launch,
    seat: RwLock<Seat>,
    clock: RwLock<Clock>,
}

impl AppState {
    /// A locked program on the computer's clock.
    pub fn new(launch: Launch) -> Self {
        Self { launch, seat: RwLock::new(Seat::Locked), clock: RwLock::new(Clock::System) }
    }

    /// The moment that counts as now.
    pub async fn now(&self) -> DateTime<Utc> {
        self.clock.read().await.now()
    }

    /// Takes the time from somewhere else, as the invented caseload does.
    pub async fn set_clock(&self, clock: Clock) {
        *self.clock.write().await = clock;
    }

    /// The open caseload, held open until the guard is dropped. Refused with `locked` when nothing is open.
    pub async fn caseload(&self) -> Result<RwLockReadGuard<'_, Caseload>, Problem> {
        RwLockReadGuard::try_map(self.seat.read().await, |seat| match seat {
            Seat::Locked => None,
            Seat::Unlocked(caseload) => Some(&**caseload),
        })
        .map_err(|_| Problem::locked())
    }

    /// Unlocks with this caseload. Refused with `conflict` when one is open already; the new one is then dropped.
    pub async fn open(&self, caseload: Caseload) -> Result<(), Problem> {
        let mut seat = self.seat.write().await;
        match *seat {
            Seat::Unlocked(_) => Err(Problem::conflict("A caseload is open already. Lock it first.")),
            Seat::Locked => {
                *seat = Seat::Unlocked(Box::new(caseload));
                Ok(())
            }
        }
    }

    /// Locks: waits for running commands, takes the caseload out and goes back to the computer's clock.
    pub async fn close(&self) {
        *self.seat.write().await = Seat::Locked;
        self.set_clock(Clock::System).await;
    }
}
