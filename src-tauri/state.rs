//! The process's state: locked, waiting for the recovery key to be typed back, or unlocked with one caseload and
//! the person signed in.
//!
//! Not here: who may do what (casework), windows (windows.rs).

use crate::{clock::Clock, error::Problem, launch::Launch, press::RunWatch};
use chrono::{DateTime, Utc};
use safehold_casework::{Desk, session::Caseload};
use safehold_core::id::OfficerId;
use std::path::PathBuf;
use tokio::sync::{RwLock, RwLockReadGuard};

/// An open caseload and who signed in.
pub struct Open {
    /// The caseload.
    pub caseload: Caseload,
    /// Who.
    pub officer: OfficerId,
    /// What they work by.
    pub clock: Clock,
}

impl Open {
    /// The person's desk at this moment; an invented caseload has its own now.
    pub fn desk(&self) -> Desk<'_> {
        let clock = self.clock.now();
        self.caseload.desk(self.officer, self.caseload.now(clock)).by_clock(clock)
    }

    /// The moment that counts as now.
    pub fn now(&self) -> DateTime<Utc> {
        self.caseload.now(self.clock.now())
    }
}

/// Whether somebody is signed in.
enum Seat {
    /// Nothing is open; only the sign-in page works.
    Locked,
    /// Open, and the recovery key is not typed back yet.
    Confirming(Box<Open>),
    /// A person is signed in.
    Unlocked(Box<Open>),
}

/// What every command can ask for as `State<'_, AppState>`.
pub struct AppState {
    /// How the program was started: paths and the demo.
    pub launch: Launch,
    /// The print run under way.
    pub run: RunWatch,
    seat: RwLock<Seat>,
}

impl AppState {
    /// A locked program.
    pub fn new(launch: Launch) -> Self {
        Self { launch, run: RunWatch::default(), seat: RwLock::new(Seat::Locked) }
    }

    /// The file of this computer's caseload.
    pub fn vault(&self) -> PathBuf {
        self.launch.data_dir().join("caseload.safehold")
    }

    /// The file of the invented caseload.
    pub fn invented(&self) -> PathBuf {
        self.launch.data_dir().join("invented.safehold")
    }

    /// The open caseload, held open until the guard is dropped. Refused with `locked` when nothing is open.
    pub async fn open(&self) -> Result<RwLockReadGuard<'_, Open>, Problem> {
        RwLockReadGuard::try_map(self.seat.read().await, |seat| match seat {
            Seat::Locked | Seat::Confirming(_) => None,
            Seat::Unlocked(open) => Some(&**open),
        })
        .map_err(|_| Problem::locked())
    }

    /// The caseload whose recovery key is to be typed back.
    pub async fn confirming(&self) -> Result<RwLockReadGuard<'_, Open>, Problem> {
        RwLockReadGuard::try_map(self.seat.read().await, |seat| match seat {
            Seat::Confirming(open) => Some(&**open),
            Seat::Locked | Seat::Unlocked(_) => None,
        })
        .map_err(|_| Problem::locked())
    }

    /// Waits for the recovery key of this caseload. Refused with `conflict` when one is open already.
    pub async fn confirm(&self, open: Open) -> Result<(), Problem> {
        self.take(Seat::Confirming(Box::new(open))).await
    }

    /// The recovery key was typed back: unlocks.
    pub async fn confirmed(&self) -> Result<(), Problem> {
        let mut seat = self.seat.write().await;
        match std::mem::replace(&mut *seat, Seat::Locked) {
            Seat::Confirming(open) => {
                *seat = Seat::Unlocked(open);
                Ok(())
            }
            before => {
                *seat = before;
                Err(Problem::locked())
            }
        }
    }

    /// Unlocks with this caseload. Refused with `conflict` when one is open already; the new one is then dropped.
    pub async fn unlock(&self, open: Open) -> Result<(), Problem> {
        self.take(Seat::Unlocked(Box::new(open))).await
    }

    async fn take(&self, new: Seat) -> Result<(), Problem> {
        let mut seat = self.seat.write().await;
        match *seat {
            Seat::Unlocked(_) => Err(Problem::conflict("A caseload is open already. Lock it first.")),
            Seat::Locked | Seat::Confirming(_) => {
                *seat = new;
                Ok(())
            }
        }
    }

    /// Locks: waits for running commands, takes the caseload out and closes its file.
    pub async fn close(&self) {
        // A print run ends before its next letter, so that nobody waits for all of it.
        self.run.stop();
        let before = std::mem::replace(&mut *self.seat.write().await, Seat::Locked);
        if let Seat::Unlocked(open) | Seat::Confirming(open) = before {
            // The file is whole even where its connection does not end in order, and the process ends with it.
            let _ = open.caseload.close().await;
        }
    }
}
