//! The keys of an open vault: who may open it, and changing that. Every change is written whole, read back and
//! checked; the file before it is kept as a copy until the changed one has opened the vault once.

use std::sync::Arc;

use chrono::{DateTime, Utc};
use safehold_core::id::OfficerId;
use uuid::Uuid;

use super::blocking;
use super::files::VaultFiles;
use super::keys::{Cost, DataKey, Password};
use super::password::PasswordRule;
use super::recovery::RecoveryKey;
use super::refusal::{Damage, RecoveryMistake, VaultRefusal};
use super::signin::{self, Who};
use super::slots::{NewLock, Slots};

/// A new password and what it must be.
#[derive(Debug, Clone)]
pub struct NewPassword {
    /// The password.
    pub password: Password,
    /// The unit's name, which it must not contain; may be empty.
    pub unit_name: String,
    /// What it must be.
    pub rule: PasswordRule,
    /// What a guess at it costs.
    pub cost: Cost,
}

impl NewPassword {
    /// # Errors
    /// `TooWeak` with every reason.
    pub(super) fn check(&self, person_name: &str) -> Result<(), VaultRefusal> {
        self.rule.check(&self.password, person_name, &self.unit_name).map_err(VaultRefusal::TooWeak)
    }
}

/// The keys of an open vault. `Debug` shows none of them.
#[derive(Clone)]
pub struct Keyring {
    files: VaultFiles,
    key: Arc<DataKey>,
    vault: [u8; 16],
    repaired: bool,
}

impl std::fmt::Debug for Keyring {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Keyring(..)")
    }
}

impl Keyring {
    pub(super) fn new(files: VaultFiles, key: DataKey, vault: [u8; 16], repaired: bool) -> Self {
        Self { files, key: Arc::new(key), vault, repaired }
    }

    /// The vault's identity.
    pub fn vault_id(&self) -> Uuid {
        Uuid::from_bytes(self.vault)
    }

    /// Where the vault is.
    pub fn files(&self) -> &VaultFiles {
        &self.files
    }

    /// The keys file was damaged at sign-in and the copy from before its last change was put in its place: a password
    /// that was changed last may be the old one again, a person added last may be missing. The damaged file is kept
    /// with `.damaged` at its end.
    pub fn was_repaired(&self) -> bool {
        self.repaired
    }

    /// The people who have a password, the first one first.
    ///
    /// # Errors
    /// `Damaged` when the keys file was changed by something else.
    pub async fn people(&self) -> Result<Vec<OfficerId>, VaultRefusal> {
        let this = self.clone();
        blocking(move || {
            let _held = this.files.hold()?;
            let slots = this.load()?;
            Ok(slots.people.iter().map(|slot| OfficerId(Uuid::from_bytes(slot.person))).collect())
        })
        .await
    }

    /// Gives a person a name and a password for this vault.
    ///
    /// # Errors
    /// `TooWeak` with every reason, `NameMissing`, `NameTaken`; nothing is changed then.
    pub async fn add_person(
        &self,
        person: OfficerId,
        name: &str,
        new: NewPassword,
    ) -> Result<(), VaultRefusal> {
        new.check(name)?;
        let name = name.to_owned();
        self.change(move |this| {
            let lock = NewLock::new(&new.password, new.cost)?;
            Ok(move |slots: &mut Slots| slots.set_person(person.0.into_bytes(), &name, &lock, &this.key))
        })
        .await
    }

    /// Checks a name and password typed in now, beside somebody who is signed in; gives whose they are. Wrong tries count
    /// as at sign-in.
    ///
    /// # Errors
    /// `WrongNameOrPassword`, `Wait`, and as at sign-in.
    pub async fn check_password(
        &self,
        name: &str,
        password: Password,
        now: DateTime<Utc>,
    ) -> Result<OfficerId, VaultRefusal> {
        let (files, name) = (self.files.clone(), name.trim().to_owned());
        let found = blocking(move || signin::try_password(&files, &Who::Name(name), &password, now)).await?;
        Ok(OfficerId(Uuid::from_bytes(found.person)))
    }

    /// Changes a person's own password. The current one is asked for again and wrong tries count as at sign-in.
    ///
    /// # Errors
    /// `WrongNameOrPassword`, `Wait`, `TooWeak`, `NoSuchPerson`; nothing is changed then.
    pub async fn change_password(
        &self,
        person: OfficerId,
        name: &str,
        current: Password,
        new: NewPassword,
        now: DateTime<Utc>,
    ) -> Result<(), VaultRefusal> {
        new.check(name)?;
        let files = self.files.clone();
        blocking(move || signin::try_password(&files, &Who::Person(person), &current, now)).await?;
        self.reset_password(person, name, new).await
    }

    /// Sets a person's password without the current one: an administrator's act for somebody who forgot it.
    ///
    /// # Errors
    /// `TooWeak`, `NoSuchPerson`; nothing is changed then.
    pub async fn reset_password(
        &self,
        person: OfficerId,
        name: &str,
        new: NewPassword,
    ) -> Result<(), VaultRefusal> {
        new.check(name)?;
        self.change(move |this| {
            let lock = NewLock::new(&new.password, new.cost)?;
            Ok(move |slots: &mut Slots| slots.change_lock(person.0.as_bytes(), &lock, &this.key))
        })
        .await
    }

    /// Changes the name that a person signs in with.
    ///
    /// # Errors
    /// `NameMissing`, `NameTaken`, `NoSuchPerson`.
    pub async fn rename_person(&self, person: OfficerId, name: &str) -> Result<(), VaultRefusal> {
        let name = name.to_owned();
        self.change(move |_| Ok(move |slots: &mut Slots| slots.rename(person.0.as_bytes(), &name))).await
    }

    /// Takes a person's way in. The copy of the keys file loses it at once as well.
    ///
    /// # Errors
    /// `NoSuchPerson`, `LastPerson`.
    pub async fn remove_person(&self, person: OfficerId) -> Result<(), VaultRefusal> {
        self.change(move |_| Ok(move |slots: &mut Slots| slots.remove(person.0.as_bytes()))).await?;
        let this = self.clone();
        blocking(move || {
            let _held = this.files.hold()?;
            let mut slots = this.load()?;
            VaultFiles::replace(&this.files.keys_before(), &slots.write()?)
        })
        .await
    }

    /// Whether a recovery key, typed back, is this vault's.
    ///
    /// # Errors
    /// `RecoveryKey` with what is wrong with it.
    pub async fn check_recovery_key(&self, typed: &str) -> Result<(), VaultRefusal> {
        let recovery = RecoveryKey::read(typed).map_err(VaultRefusal::RecoveryKey)?;
        let this = self.clone();
        blocking(move || {
            let _held = this.files.hold()?;
            match this.load()?.recover(&recovery)? {
                Some(_) => Ok(()),
                None => Err(VaultRefusal::RecoveryKey(RecoveryMistake::NotThisOne)),
            }
        })
        .await
    }

    /// Makes a new recovery key and returns it, once; the old one opens nothing any more.
    ///
    /// # Errors
    /// `Disk`, `Damaged`; the old key stays then.
    pub async fn renew_recovery_key(&self) -> Result<RecoveryKey, VaultRefusal> {
        let recovery = Arc::new(RecoveryKey::random()?);
        let new = Arc::clone(&recovery);
        self.change(move |this| Ok(move |slots: &mut Slots| slots.set_recovery(&this.key, &new))).await?;
        Arc::into_inner(recovery).ok_or_else(|| VaultRefusal::internal("recovery key"))
    }

    /// Prepares a change (the slow part), then makes it under the lock of the keys file.
    async fn change<F>(
        &self,
        prepare: impl FnOnce(Self) -> Result<F, VaultRefusal> + Send + 'static,
    ) -> Result<(), VaultRefusal>
    where
        F: FnOnce(&mut Slots) -> Result<(), VaultRefusal>,
    {
        let this = self.clone();
        blocking(move || {
            let change = prepare(this.clone())?;
            let _held = this.files.hold()?;
            let mut slots = this.load()?;
            change(&mut slots)?;
            save(&this.files, &mut slots, &this.key)
        })
        .await
    }

    fn load(&self) -> Result<Slots, VaultRefusal> {
        let slots = signin::load(&self.files)?.slots;
        if slots.vault != self.vault {
            return Err(VaultRefusal::Damaged(Damage::KeysChanged));
        }
        slots.check_seal(&self.key)?;
        Ok(slots)
    }
}

/// Writes changed slots: the file so far becomes the copy, the new one is read back and checked. The caller holds
/// the keys file.
pub(super) fn save(files: &VaultFiles, slots: &mut Slots, key: &DataKey) -> Result<(), VaultRefusal> {
    slots.seal(key)?;
    let bytes = slots.write()?;
    if let Some(before) = VaultFiles::read(&files.keys())? {
        VaultFiles::replace(&files.keys_before(), &before)?;
    }
    VaultFiles::replace(&files.keys(), &bytes)?;
    let written = VaultFiles::read(&files.keys())?.ok_or(VaultRefusal::Disk)?;
    Slots::read(&written)?.check_seal(key)
}
