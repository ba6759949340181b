//! The one place that every use case passes: a desk is somebody signed in at a moment; work is begun with a
//! permission and finished with an entry in the audit log, in the same transaction.

use std::sync::{Mutex, PoisonError};

use chrono::{DateTime, TimeDelta, Utc};
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
    by_itself: bool,
}

impl Entry {
    /// An entry about a case.
    pub fn about(act: Act, case: CaseId, what: &'static str, which: impl Into<String>) -> Self {
        Self { act, case: Some(case), what, which: which.into(), by_itself: false }
    }

    /// An entry about no single case.
    pub fn of(act: Act, what: &'static str, which: impl Into<String>) -> Self {
        Self { act, case: None, what, which: which.into(), by_itself: false }
    }
}

/// How long an open page counts as one look: after it, the log says again that it is still looked at.
const ONE_LOOK: TimeDelta = TimeDelta::hours(1);

/// How many of a person's latest entries are looked through.
const LOOKED_BACK: u64 = 8;
/// The counts around every page, and what is being typed.
const NAMES_NO_RECORD: [&str; 2] = ["frame", "draft"];

impl Entry {
    /// An entry for what the window does by itself while a page is open: looking again at what was looked at, keeping
    /// what is typed. Said again within the hour with nothing in between, it stays one entry.
    #[must_use]
    pub fn of_an_open_page(self) -> Self {
        Self { by_itself: true, ..self }
    }

    /// Whether the log says this already: word for word in the person's last entry, less than an hour ago. Whatever
    /// else they did in between, signing in too, makes it a new look; only what names no record is passed over.
    /// `latest`: the person's own entries, the newest first; `clock`: the computer's, now.
    fn is_said_by(&self, latest: &[Event], clock: DateTime<Utc>) -> bool {
        let same = |event: &Event| {
            event.act == self.act
                && event.case == self.case
                && event.what == self.what
                && event.which == self.which
                && (TimeDelta::zero()..ONE_LOOK).contains(&(clock - event.clock))
        };
        let last = latest.iter().find(|event| same(event) || !NAMES_NO_RECORD.contains(&event.what.as_str()));
        self.by_itself && last.is_some_and(same)
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
    /// Ends the work: writes the audit log and commits, both or neither. A page that stays open asks again and again
    /// by itself: that stays one look, see [`Entry::of_an_open_page`].
    ///
    /// # Errors
    /// `Internal` without an entry: nothing happens that is not logged. Whatever the store says.
    pub(crate) async fn finish(self, entries: impl IntoIterator<Item = Entry>) -> Result<(), CaseworkError> {
        let mut logged = false;
        for entry in entries {
            logged = true;
            if !self.is_logged_already(&entry).await? {
                self.log(entry).await?;
            }
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

    async fn is_logged_already(&self, entry: &Entry) -> Result<bool, CaseworkError> {
        if !entry.by_itself {
            return Ok(false);
        }
        let latest = audit::latest_of(&self.txn, self.me.id, LOOKED_BACK).await?;
        Ok(entry.is_said_by(&latest, self.clock))
    }

    /// Asks for a second permission within work already begun.
    pub(crate) fn may(&self, permission: Permission) -> bool {
        self.me.may(permission)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn clock(minutes: i64) -> DateTime<Utc> {
        DateTime::UNIX_EPOCH + TimeDelta::minutes(minutes)
    }

    fn event(minutes: i64, entry: Entry) -> Event {
        Event {
            at: DateTime::UNIX_EPOCH,
            clock: clock(minutes),
            officer: None,
            act: entry.act,
            case: entry.case,
            what: entry.what.to_owned(),
            which: entry.which,
        }
    }

    #[test]
    fn a_page_that_stays_open_is_one_look() {
        let today = || Entry::of(Act::Consult, "contact tasks", "12 tasks").of_an_open_page();
        let fewer = || Entry::of(Act::Consult, "contact tasks", "11 tasks");
        let case = || Entry::about(Act::Consult, Uuid::nil().into(), "case", "");
        let draft = || Entry::of(Act::Collect, "draft", "kept");
        let frame = || Entry::of(Act::Consult, "frame", "");
        let signed_in = || Entry::of(Act::SignIn, "caseload", "");
        for (newest_first, said, why) in [
            (vec![event(0, today())], true, "the open page asks again"),
            (vec![event(-58, today())], true, "for an hour"),
            (vec![event(-59, today())], false, "an hour has passed"),
            (vec![event(2, today())], false, "the clock was set back"),
            (
                vec![event(0, draft()), event(0, frame()), event(0, today())],
                true,
                "no record was looked at between",
            ),
            (vec![event(0, fewer())], false, "something changed"),
            (vec![event(0, case()), event(0, today())], false, "came back from a case"),
            (vec![event(0, signed_in()), event(0, today())], false, "signed in again"),
            (Vec::new(), false, "the first look"),
        ] {
            assert_eq!(today().is_said_by(&newest_first, clock(1)), said, "{why}");
        }
        let opened = Entry::of(Act::Consult, "cases", "50 cases");
        assert!(!opened.is_said_by(&[event(0, opened.clone())], clock(1)), "a person turned the page");
    }
}
