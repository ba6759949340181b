//! Opening a caseload: making one, signing in, coming back after a forgotten password. The people who may sign in are in
//! `session/people.rs`.

mod people;

pub use people::{
    NewPerson, add_person, change_password, check_person, me, people, person_leaves, second_person,
};

use std::path::Path;

use chrono::{DateTime, NaiveDate, NaiveTime, Utc};
use safehold_core::audit::{Act, Event};
use safehold_core::id::OfficerId;
use safehold_core::london;
use safehold_core::officer::{Officer, Permission, Role};
use safehold_core::words::wrong_phone;
use safehold_store::settings::Unit;
use safehold_store::vault::{
    Cost, Creating, Keyring, NewPassword, Password, PasswordRule, VaultRefusal, VaultStatus,
};
use safehold_store::{Store, audit, officers, settings};
use zeroize::Zeroizing;

use crate::desk::{Desk, Entry, Ids};
use crate::error::{CaseworkError, Reason};

/// An open caseload.
#[derive(Debug)]
pub struct Caseload {
    store: Store,
    ids: Ids,
    invented: Option<NaiveDate>,
}

/// What a new caseload is made of.
#[derive(Debug, Clone)]
pub struct NewCaseload {
    /// The unit's name.
    pub unit: String,
    /// The unit's phone, as papers give it.
    pub unit_phone: String,
    /// Who makes it: an officer with the administrator right.
    pub name: String,
    /// Their own phone, as letters give it.
    pub phone: String,
    /// Their password.
    pub password: Zeroizing<String>,
}

/// What a password costs a guesser and must be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Strictness {
    /// The cost of a guess.
    pub cost: Cost,
    /// The rule.
    pub rule: PasswordRule,
}

impl Strictness {
    /// For real caseloads.
    pub const REAL: Self = Self { cost: Cost::STANDARD, rule: PasswordRule::Full };
    /// For invented caseloads: quick to open, and passwords are checked for their length only.
    pub const INVENTED: Self = Self { cost: Cost::FLOOR, rule: PasswordRule::LengthOnly };
}

impl From<VaultRefusal> for CaseworkError {
    fn from(refusal: VaultRefusal) -> Self {
        let text = refusal.to_string();
        match refusal {
            VaultRefusal::Wait { seconds } => Self::Wait(u64::from(seconds)),
            VaultRefusal::TooWeak(all) => Self::Invalid(
                all.iter().map(|why| Reason { code: "password".to_owned(), text: why.to_string() }).collect(),
            ),
            VaultRefusal::NameMissing | VaultRefusal::NameTaken => Self::field("name", text),
            VaultRefusal::RecoveryKey(_) => Self::field("recoveryKey", text),
            VaultRefusal::WrongNameOrPassword { .. } => Self::refused("wrong-name-or-password", text),
            VaultRefusal::NotAVault => Self::field("vault", text),
            VaultRefusal::NoFolder => Self::Unavailable(text),
            VaultRefusal::Store(error) => error.into(),
            _ => Self::refused("caseload", text),
        }
    }
}

/// A caseload's file as it looks from outside.
///
/// # Errors
/// `Refused` where its keys are missing or damaged.
pub async fn status(path: &Path, now: DateTime<Utc>) -> Result<VaultStatus, CaseworkError> {
    Ok(Store::vault_status(path, now).await?)
}

impl Caseload {
    /// Makes a caseload. Returns it with the person who made it and the recovery key, which is shown once.
    ///
    /// # Errors
    /// `Invalid` for what is missing or too weak; `Refused` where a file is there already.
    pub async fn create(
        path: &Path,
        new: &NewCaseload,
        strictness: Strictness,
        now: DateTime<Utc>,
    ) -> Result<(Self, OfficerId, Zeroizing<String>), CaseworkError> {
        Self::create_with(path, new, strictness, now, Ids::Random, None).await
    }

    pub(crate) async fn create_with(
        path: &Path,
        new: &NewCaseload,
        strictness: Strictness,
        now: DateTime<Utc>,
        ids: Ids,
        invented: Option<NaiveDate>,
    ) -> Result<(Self, OfficerId, Zeroizing<String>), CaseworkError> {
        let mut wrong = Vec::new();
        if new.unit.trim().is_empty() {
            wrong.push(Reason { code: "unit".to_owned(), text: "Enter the unit's name".to_owned() });
        }
        if new.name.trim().is_empty() {
            wrong.push(Reason { code: "name".to_owned(), text: "Enter your name".to_owned() });
        }
        for (code, phone) in [("unitPhone", &new.unit_phone), ("phone", &new.phone)] {
            wrong.extend(
                wrong_phone(phone).map(|text| Reason { code: code.to_owned(), text: text.to_owned() }),
            );
        }
        let password = Password::new(new.password.to_string());
        if let Err(all) = strictness.rule.check(&password, &new.name, &new.unit) {
            wrong.extend(all.iter().map(|why| Reason { code: "password".to_owned(), text: why.to_string() }));
        }
        if !wrong.is_empty() {
            return Err(CaseworkError::Invalid(wrong));
        }
        let person: OfficerId = ids.next();
        let creating = Creating {
            unit_name: new.unit.clone(),
            person,
            name: new.name.trim().to_owned(),
            password,
            rule: strictness.rule,
            cost: strictness.cost,
        };
        let (store, recovery) = Store::create_vault(path, &creating).await?;
        let done = set_up(&store, person, new, now, invented).await;
        let (caseload, ()) = Self { store, ids, invented }.kept_open(done).await?;
        Ok((caseload, person, recovery.text()))
    }

    /// A caseload on a database that was opened otherwise (a shared one), set up with its first person.
    ///
    /// # Errors
    /// Whatever the store says.
    pub async fn on_store(
        store: Store,
        new: &NewCaseload,
        now: DateTime<Utc>,
    ) -> Result<(Self, OfficerId), CaseworkError> {
        let ids = Ids::Random;
        let person: OfficerId = ids.next();
        set_up(&store, person, new, now, None).await?;
        Ok((Self { store, ids, invented: None }, person))
    }

    /// Signs in by name, or the caseload's first person.
    ///
    /// # Errors
    /// `Refused` for a wrong name or password, `Wait` while wrong ones delay, `Forbidden` for who left.
    pub async fn sign_in(
        path: &Path,
        name: Option<&str>,
        password: &str,
        now: DateTime<Utc>,
    ) -> Result<(Self, OfficerId), CaseworkError> {
        let password = Password::new(password.to_owned());
        let (store, person) = match name {
            Some(name) => Store::open_vault(path, name, password, now).await?,
            None => Store::open_vault_first(path, password, now).await?,
        };
        Self::signed_in(store, person, now).await
    }

    /// Comes back with the recovery key and a new password. Returns a new recovery key, shown once.
    ///
    /// # Errors
    /// `Invalid` where the key is mistyped or the password too weak.
    pub async fn recover(
        path: &Path,
        name: &str,
        recovery: &str,
        password: &str,
        now: DateTime<Utc>,
    ) -> Result<(Self, OfficerId, Zeroizing<String>), CaseworkError> {
        let new = new_password(password, "", Strictness::REAL);
        let (store, person, key) = Store::recover_vault(path, name, recovery, new).await?;
        let (caseload, person) = Self::signed_in(store, person, now).await?;
        let done = async {
            let desk = caseload.desk(person, now);
            let work = desk.begin(Permission::UseSafehold).await?;
            settings::set_recovery_key_waits(&work.txn, true).await?;
            work.finish([Entry::of(Act::Administer, "recovery key", "used and renewed")]).await
        };
        let done = done.await;
        let (caseload, ()) = caseload.kept_open(done).await?;
        Ok((caseload, person, key.text()))
    }

    async fn signed_in(
        store: Store,
        person: OfficerId,
        now: DateTime<Utc>,
    ) -> Result<(Self, OfficerId), CaseworkError> {
        let mut caseload = Self { store, ids: Ids::Random, invented: None };
        let done = async {
            let txn = caseload.store.begin().await?;
            caseload.invented = settings::invented_day(&txn).await?;
            drop(txn);
            let desk = caseload.desk(person, caseload.now(now)).by_clock(now);
            let work = desk.begin(Permission::UseSafehold).await?;
            work.finish([Entry::of(Act::SignIn, "caseload", "")]).await
        };
        let done = done.await;
        let (caseload, ()) = caseload.kept_open(done).await?;
        Ok((caseload, person))
    }

    /// Gives the caseload and what was done with it; where that failed, closes the file first. A process that ends
    /// while a file is being closed can fault: SQLCipher takes its keys away at the end of the process.
    ///
    /// # Errors
    /// What `done` says.
    pub async fn kept_open<T>(self, done: Result<T, CaseworkError>) -> Result<(Self, T), CaseworkError> {
        match done {
            Ok(value) => Ok((self, value)),
            Err(error) => {
                // The first error says what is the matter.
                let _ = self.close().await;
                Err(error)
            }
        }
    }

    /// Somebody's desk at a moment, by a clock that says the same.
    pub fn desk(&self, officer: OfficerId, now: DateTime<Utc>) -> Desk<'_> {
        Desk { store: &self.store, officer, now, clock: now, ids: &self.ids }
    }

    /// The caseload's now: 12:00 on its own day for an invented one, else the clock's.
    pub fn now(&self, clock: DateTime<Utc>) -> DateTime<Utc> {
        let noon = NaiveTime::from_hms_opt(12, 0, 0).unwrap_or_default();
        self.invented.map_or(clock, |day| london::instant(day, noon))
    }

    /// An invented caseload: nobody in it is real.
    pub fn is_invented(&self) -> bool {
        self.invented.is_some()
    }

    /// Whether a recovery key, typed back, is this caseload's.
    ///
    /// # Errors
    /// `Invalid` with what is wrong with it.
    pub async fn check_recovery_key(&self, typed: &str) -> Result<(), CaseworkError> {
        Ok(self.keyring()?.check_recovery_key(typed).await?)
    }

    /// The recovery key was typed back: somebody has it.
    ///
    /// # Errors
    /// `Invalid` with what is wrong with it.
    pub async fn confirm_recovery_key(&self, desk: &Desk<'_>, typed: &str) -> Result<(), CaseworkError> {
        self.check_recovery_key(typed).await?;
        let work = desk.begin(Permission::UseSafehold).await?;
        settings::set_recovery_key_waits(&work.txn, false).await?;
        work.finish([Entry::of(Act::Administer, "recovery key", "typed back")]).await
    }

    /// A new recovery key where the last one was shown and never typed back, for an administrator who has just signed in;
    /// nothing otherwise. The one before opens nothing any more.
    ///
    /// # Errors
    /// What the disk says.
    pub async fn recovery_key_again(
        &self,
        desk: &Desk<'_>,
    ) -> Result<Option<Zeroizing<String>>, CaseworkError> {
        let work = desk.begin(Permission::UseSafehold).await?;
        if !work.me.administrator || !settings::recovery_key_waits(&work.txn).await? {
            work.undo().await?;
            return Ok(None);
        }
        let key = self.keyring()?.renew_recovery_key().await?;
        work.finish([Entry::of(Act::Administer, "recovery key", "never typed back, renewed")]).await?;
        Ok(Some(key.text()))
    }

    /// Closes the file.
    ///
    /// # Errors
    /// Whatever the store says; the file is whole all the same.
    pub async fn close(self) -> Result<(), CaseworkError> {
        Ok(self.store.close().await?)
    }

    fn keyring(&self) -> Result<&Keyring, CaseworkError> {
        self.store.keyring().ok_or_else(|| {
            CaseworkError::refused(
                "shared",
                "Passwords of a shared caseload are kept by its server: ask your administrator",
            )
        })
    }

    /// Gives an invented person a way in.
    pub(crate) async fn way_in(
        &self,
        id: OfficerId,
        name: &str,
        password: NewPassword,
    ) -> Result<(), CaseworkError> {
        Ok(self.keyring()?.add_person(id, name, password).await?)
    }

    fn strictness(&self) -> Strictness {
        if self.is_invented() { Strictness::INVENTED } else { Strictness::REAL }
    }
}

fn new_password(password: &str, unit: &str, strictness: Strictness) -> NewPassword {
    NewPassword {
        password: Password::new(password.to_owned()),
        unit_name: unit.to_owned(),
        rule: strictness.rule,
        cost: strictness.cost,
    }
}

async fn set_up(
    store: &Store,
    person: OfficerId,
    new: &NewCaseload,
    now: DateTime<Utc>,
    invented: Option<NaiveDate>,
) -> Result<(), CaseworkError> {
    let txn = store.begin().await?;
    let officer = Officer {
        id: person,
        name: new.name.trim().to_owned(),
        role: Role::Officer,
        administrator: true,
        phone: new.phone.trim().to_owned(),
        active: true,
    };
    officers::insert(&txn, &officer).await?;
    settings::set_unit(
        &txn,
        &Unit { name: new.unit.trim().to_owned(), phone: new.unit_phone.trim().to_owned() },
    )
    .await?;
    match invented {
        Some(day) => settings::set_invented_day(&txn, day).await?,
        None => settings::set_recovery_key_waits(&txn, store.keyring().is_some()).await?,
    }
    let event = Event {
        at: now,
        clock: now,
        officer: Some(person),
        act: Act::Administer,
        case: None,
        what: "caseload".to_owned(),
        which: "made".to_owned(),
    };
    audit::append(&txn, &event).await?;
    Ok(txn.commit().await?)
}
