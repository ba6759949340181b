//! The one place that every use case passes: a desk is somebody signed in at a moment; work is begun with a
//! permission and finished with an entry in the audit log, in the same transaction.

use std::sync::{Mutex, PoisonError};

use chrono::{DateTime, Utc};
use rand::{Rng, SeedableRng};
use rand_chacha::ChaCha8Rng;
use safehold_core::audit::{Act, Event};
use safehold_core::calendar::Calendar;
use safehold_core::id::{CaseId, OfficerId};
use safehold_core::officer::{Officer, Permission};
use safehold_core::policy::Policy;
use safehold_store::{Store, Txn, audit, officers, settings};
use uuid::Uuid;

use crate::error::CaseworkError;

/// Where new identities come from: chance, or a seed for an invented caseload.
#[derive(Debug)]
pub enum Ids {
    /// Random.
    Random,
    /// The same for the same seed.
    Seeded(Box<Mutex<ChaCha8Rng>>),
}

impl Ids {
    /// Identities from a seed.
    pub fn seeded(seed: u64) -> Self {
        Self::Seeded(Box::new(Mutex::new(ChaCha8Rng::seed_from_u64(seed))))
    }

    /// The next identity.
    pub fn next<T: From<Uuid>>(&self) -> T {
        match self {
            Self::Random => Uuid::new_v4().into(),
            Self::Seeded(rng) => {
                let mut bytes = [0; 16];
                rng.lock().unwrap_or_else(PoisonError::into_inner).fill_bytes(&mut bytes);
                uuid::Builder::from_random_bytes(bytes).into_uuid().into()
            }
        }
    }
}

/// Somebody signed in, at a moment, before an open caseload.
#[derive(Debug, Clone, Copy)]
pub struct Desk<'a> {
    /// The caseload.
    pub store: &'a Store,
    /// Who.
    pub officer: OfficerId,
    /// When: an invented caseload has its own now.
    pub now: DateTime<Utc>,
    /// What the computer's clock says; kept in the log besides.
    pub clock: DateTime<Utc>,
    /// Where new identities come from.
    pub ids: &'a Ids,
}

/// What goes into the audit log.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// What kind of act.
    pub act: Act,
    /// The case it was about.
    pub case: Option<CaseId>,
    /// The kind of record.
    pub what: &'static str,
    /// Which, or how many.
    pub which: String,
}

impl Entry {
    /// An entry about a case.
    pub fn about(act: Act, case: CaseId, what: &'static str, which: impl Into<String>) -> Self {
        Self { act, case: Some(case), what, which: which.into() }
    }

    /// An entry about no single case.
    pub fn of(act: Act, what: &'static str, which: impl Into<String>) -> Self {
        Self { act, case: None, what, which: which.into() }
    }
}

/// Work begun: a transaction, and who does it by what policy.
#[derive(Debug)]
pub struct Work<'a> {
    /// The transaction.
    pub(crate) txn: Txn,
    /// Who.
    pub(crate) me: Officer,
    /// When.
    pub(crate) now: DateTime<Utc>,
    clock: DateTime<Utc>,
    /// The policy in force.
    pub(crate) policy: Policy,
    /// The calendar, with the unit's one-offs.
    pub(crate) calendar: Calendar,
    pub(crate) ids: &'a Ids,
}

impl<'a> Desk<'a> {
    /// The same desk, with what the computer's clock says where that is not the moment worked in.
    #[must_use]
    pub fn by_clock(self, clock: DateTime<Utc>) -> Self {
        Self { clock, ..self }
    }

    /// Begins work that needs a permission. Dropping the work undoes it.
    ///
    /// # Errors
    /// `Forbidden` where this person may not, or is no longer active; whatever the store says.
    pub(crate) async fn begin(&self, permission: Permission) -> Result<Work<'a>, CaseworkError> {
        let txn = self.store.begin().await?;
        let me = match officers::get(&txn, self.officer).await {
            Ok(officer) => officer,
            Err(safehold_store::StoreError::NotFound) => {
                return Err(CaseworkError::Forbidden(permission.words().to_owned()));
            }
            Err(other) => return Err(other.into()),
        };
        if !me.may(permission) {
            return Err(CaseworkError::Forbidden(permission.words().to_owned()));
        }
        let policy = settings::policy(&txn).await?;
        let calendar = settings::calendar(&txn).await?;
        Ok(Work { txn, me, now: self.now, clock: self.clock, policy, calendar, ids: self.ids })
    }
}

impl Work<'_> {
    /// Ends the work: writes the audit log and commits, both or neither.
    ///
    /// # Errors
    /// `Internal` without an entry: nothing happens that is not logged. Whatever the store says.
    pub(crate) async fn finish(self, entries: impl IntoIterator<Item = Entry>) -> Result<(), CaseworkError> {
        let mut logged = false;
        for entry in entries {
            logged = true;
            self.log(entry).await?;
        }
        if !logged {
            return Err(CaseworkError::Internal("An act without an entry in the log was stopped".to_owned()));
        }
        Ok(self.txn.commit().await?)
    }

    /// Ends work that was only tried: everything in it is undone.
    ///
    /// # Errors
    /// Whatever the store says; it is undone all the same.
    pub(crate) async fn undo(self) -> Result<(), CaseworkError> {
        Ok(self.txn.undo().await?)
    }

    /// Writes an entry for something done in the course of the work, in its transaction. The work itself still finishes
    /// with an entry of its own.
    pub(crate) async fn log(&self, entry: Entry) -> Result<(), CaseworkError> {
        let event = Event {
            at: self.now,
            clock: self.clock,
            officer: Some(self.me.id),
            act: entry.act,
            case: entry.case,
            what: entry.what.to_owned(),
            which: entry.which,
        };
        Ok(audit::append(&self.txn, &event).await.map(|_| ())?)
    }

    /// Asks for a second permission within work already begun.
    pub(crate) fn may(&self, permission: Permission) -> bool {
        self.me.may(permission)
    }
}
