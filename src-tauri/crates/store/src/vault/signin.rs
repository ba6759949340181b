//! Making a vault, signing in, and coming back after a forgotten password.

use std::path::Path;

use chrono::{DateTime, Utc};
use safehold_core::id::OfficerId;
use uuid::Uuid;

use super::delay::{self, Turn, WrongTries};
use super::files::VaultFiles;
use super::keyring::{self, Keyring, NewPassword};
use super::keys::{Cost, DataKey, Password, WrappingKey, random};
use super::password::PasswordRule;
use super::recovery::RecoveryKey;
use super::refusal::{Damage, RecoveryMistake, VaultRefusal};
use super::slots::{NewLock, Slots};
use super::{blocking, open};
use crate::transaction::Store;

/// What a new vault is made of.
#[derive(Debug, Clone)]
pub struct Creating {
    /// The unit's name, which the password must not contain; may be empty.
    pub unit_name: String,
    /// The first person.
    pub person: OfficerId,
    /// The name that the first person signs in with.
    pub name: String,
    /// The first person's password.
    pub password: Password,
    /// What the password must be.
    pub rule: PasswordRule,
    /// What a guess at it costs.
    pub cost: Cost,
}

/// Who signs in.
#[derive(Debug, Clone)]
pub(super) enum Who {
    /// By name, as typed.
    Name(String),
    /// By identity: a person who is signed in already.
    Person(OfficerId),
    /// The vault's first person.
    First,
}

impl Store {
    /// Makes a vault at this path (the database; its keys go beside it) and opens it, its tables ready. The recovery
    /// key is returned once and is in no file: show it, have it typed back ([`Keyring::check_recovery_key`]),
    /// forget it.
    ///
    /// # Errors
    /// `TooWeak`, `NameMissing`, `AlreadyThere`, `NoFolder`, `Disk`. Nothing is left behind then.
    pub async fn create_vault(
        path: impl AsRef<Path>,
        new: &Creating,
    ) -> Result<(Self, RecoveryKey), VaultRefusal> {
        create(&VaultFiles::at(path.as_ref()), new.clone()).await
    }

    /// Signs in by name and opens the vault. Takes about a second for the password, by design.
    ///
    /// # Errors
    /// `WrongNameOrPassword`, `Wait`, `Missing`, `KeysMissing`, `NotAVault`, `Damaged`, `NewerVersion`, and `InUse`
    /// when it is open in another window. Nothing is lost or wiped by any number of wrong tries.
    pub async fn open_vault(
        path: impl AsRef<Path>,
        name: &str,
        password: Password,
        now: DateTime<Utc>,
    ) -> Result<(Self, OfficerId), VaultRefusal> {
        unlock(&VaultFiles::at(path.as_ref()), Who::Name(name.to_owned()), password, now).await
    }

    /// Signs in the vault's first person: who made it, as long as that person has a password.
    ///
    /// # Errors
    /// As [`Store::open_vault`].
    pub async fn open_vault_first(
        path: impl AsRef<Path>,
        password: Password,
        now: DateTime<Utc>,
    ) -> Result<(Self, OfficerId), VaultRefusal> {
        unlock(&VaultFiles::at(path.as_ref()), Who::First, password, now).await
    }

    /// Comes back with the recovery key: the person of that name gets a new password, and the recovery key is
    /// replaced by a new one, which is returned once.
    ///
    /// # Errors
    /// `RecoveryKey` with what is wrong with it, `NoSuchPerson`, `TooWeak`, and as [`Store::open_vault`]; nothing is
    /// changed then.
    pub async fn recover_vault(
        path: impl AsRef<Path>,
        name: &str,
        recovery: &str,
        new: NewPassword,
    ) -> Result<(Self, OfficerId, RecoveryKey), VaultRefusal> {
        recover(&VaultFiles::at(path.as_ref()), name, recovery, new).await
    }
}

async fn create(files: &VaultFiles, new: Creating) -> Result<(Store, RecoveryKey), VaultRefusal> {
    new.rule.check(&new.password, &new.name, &new.unit_name).map_err(VaultRefusal::TooWeak)?;
    let person = new.person;
    let recovery = RecoveryKey::random()?;
    let vault = Uuid::new_v4().into_bytes();
    let key = DataKey::random()?;
    let mut slots = Slots::new(vault, &key, &recovery)?;
    let place = files.clone();
    let key = blocking(move || {
        let lock = NewLock::new(&new.password, new.cost)?;
        slots.set_person(person.0.into_bytes(), &new.name, &lock, &key)?;
        slots.seal(&key)?;
        let bytes = slots.write()?;
        if [place.keys(), place.keys_before()].iter().any(|file| file.exists()) {
            return Err(VaultRefusal::AlreadyThere);
        }
        place.make_database()?;
        let written = VaultFiles::replace(&place.keys(), &bytes)
            .and_then(|()| VaultFiles::replace(&place.keys_before(), &bytes));
        written.inspect_err(|_| unmake(&place))?;
        Ok(key)
    })
    .await?;
    let opened = async {
        open::open_new(files, key.for_database(&vault)?, &vault).await?;
        open::open(files, key.for_database(&vault)?, &vault).await
    };
    match opened.await {
        Ok(store) => Ok((store.with_keyring(Keyring::new(files.clone(), key, vault, false)), recovery)),
        Err(error) => {
            let place = files.clone();
            blocking(move || {
                unmake(&place);
                Ok(())
            })
            .await?;
            Err(error)
        }
    }
}

/// Takes away what a failed `create` made itself; there was nothing of that name before.
fn unmake(files: &VaultFiles) {
    for file in [files.database().to_owned(), files.journal(), files.keys(), files.keys_before()] {
        let _ = std::fs::remove_file(file);
    }
}

async fn unlock(
    files: &VaultFiles,
    who: Who,
    password: Password,
    now: DateTime<Utc>,
) -> Result<(Store, OfficerId), VaultRefusal> {
    open::see_that_it_is_free(files)?;
    let place = files.clone();
    let signed_in = blocking(move || {
        place.look()?;
        try_password(&place, &who, &password, now)
    })
    .await?;
    finish(files, signed_in).await
}

async fn recover(
    files: &VaultFiles,
    name: &str,
    recovery: &str,
    new: NewPassword,
) -> Result<(Store, OfficerId, RecoveryKey), VaultRefusal> {
    let recovery = RecoveryKey::read(recovery).map_err(VaultRefusal::RecoveryKey)?;
    new.check(name)?;
    open::see_that_it_is_free(files)?;
    let (place, name) = (files.clone(), name.to_owned());
    let (signed_in, next) = blocking(move || {
        place.look()?;
        let lock = NewLock::new(&new.password, new.cost)?;
        let _held = place.hold()?;
        let Loaded { mut slots, from_copy } = load(&place)?;
        let key = slots.recover(&recovery)?.ok_or(VaultRefusal::RecoveryKey(RecoveryMistake::NotThisOne))?;
        slots.check_seal(&key)?;
        let person = slots.by_name(&name)?.ok_or(VaultRefusal::NoSuchPerson)?.person;
        let next = RecoveryKey::random()?;
        slots.change_lock(&person, &lock, &key)?;
        slots.set_recovery(&key, &next)?;
        if from_copy {
            set_damaged_aside(&place)?;
        }
        keyring::save(&place, &mut slots, &key)?;
        Ok((SignedIn { key, vault: slots.vault, person, from_copy }, next))
    })
    .await?;
    let (store, person) = finish(files, signed_in).await?;
    Ok((store, person, next))
}

/// What the right password gives.
pub(super) struct SignedIn {
    key: DataKey,
    vault: [u8; 16],
    pub(super) person: [u8; 16],
    from_copy: bool,
}

async fn finish(files: &VaultFiles, signed_in: SignedIn) -> Result<(Store, OfficerId), VaultRefusal> {
    let SignedIn { key, vault, person, from_copy } = signed_in;
    let store = open::open(files, key.for_database(&vault)?, &vault).await?;
    let keyring = Keyring::new(files.clone(), key, vault, from_copy);
    Ok((store.with_keyring(keyring), OfficerId(Uuid::from_bytes(person))))
}

/// Looks at a password. The try is counted before it is looked at, so that ending the program doesn't save a guess,
/// and the keys file is not held while the password is worked on.
pub(super) fn try_password(
    files: &VaultFiles,
    who: &Who,
    password: &Password,
    now: DateTime<Utc>,
) -> Result<SignedIn, VaultRefusal> {
    let (slots, slot, tries, from_copy) = {
        let _held = files.hold()?;
        let Loaded { mut slots, from_copy } = load(files)?;
        let slot = match who {
            Who::Name(name) => slots.by_name(name)?,
            Who::Person(person) => slots.by_person(person.0.as_bytes()),
            Who::First => slots.first(),
        }
        .cloned();
        let number = slot.as_ref().map(|slot| slot.number());
        if from_copy {
            set_damaged_aside(files)?;
        }
        let so_far = slots.tries(number);
        let (tries, refusal) = match so_far.turn(now) {
            Turn::Now => (so_far.one_more(now), None),
            Turn::Later { seconds, restart } => {
                let last = if restart { now.timestamp() } else { so_far.last };
                (WrongTries { last, ..so_far }, Some(VaultRefusal::Wait { seconds }))
            }
        };
        if tries != so_far || from_copy {
            slots.set_tries(number, tries);
            VaultFiles::replace(&files.keys(), &slots.write()?)?;
        }
        if let Some(refusal) = refusal {
            return Err(refusal);
        }
        (slots, slot, tries, from_copy)
    };
    let wrong = VaultRefusal::WrongNameOrPassword { wait_seconds: delay::after(tries.count) };
    let Some(slot) = slot else {
        // As slow as a name that is here.
        WrappingKey::from_password(password, &random()?, slots.usual_cost()?)?;
        return Err(wrong);
    };
    let key = slot.open(&slots.vault, password)?.ok_or(wrong)?;
    slots.check_seal(&key)?;
    forget_tries(files, slot.number(), &key)?;
    Ok(SignedIn { key, vault: slots.vault, person: slot.person, from_copy })
}

/// After a right password: its wrong tries are forgotten, and the copy becomes what has just proved to open.
fn forget_tries(files: &VaultFiles, number: u32, key: &DataKey) -> Result<(), VaultRefusal> {
    let _held = files.hold()?;
    // Read again: another window may have changed it while the password was worked on.
    let mut slots = load(files)?.slots;
    slots.check_seal(key)?;
    slots.set_tries(Some(number), WrongTries::default());
    let bytes = slots.write()?;
    VaultFiles::replace(&files.keys(), &bytes)?;
    let copy = VaultFiles::read(&files.keys_before())?.and_then(|bytes| Slots::read(&bytes).ok());
    if copy.is_none_or(|copy| !copy.same_keys(&slots)) {
        VaultFiles::replace(&files.keys_before(), &bytes)?;
    }
    Ok(())
}

/// The slots and whether they come from the copy.
pub(super) struct Loaded {
    pub(super) slots: Slots,
    from_copy: bool,
}

/// Reads the keys file, or its copy when it is damaged or gone.
pub(super) fn load(files: &VaultFiles) -> Result<Loaded, VaultRefusal> {
    let keys = VaultFiles::read(&files.keys())?.map(|bytes| Slots::read(&bytes));
    match keys {
        Some(Ok(slots)) => return Ok(Loaded { slots, from_copy: false }),
        Some(Err(error)) if error != VaultRefusal::Damaged(Damage::Keys) => return Err(error),
        _ => {}
    }
    match VaultFiles::read(&files.keys_before())?.map(|bytes| Slots::read(&bytes)) {
        Some(Ok(slots)) => Ok(Loaded { slots, from_copy: true }),
        Some(Err(error)) => Err(error),
        None if keys.is_some() => Err(VaultRefusal::Damaged(Damage::Keys)),
        None if !files.database().exists() => Err(VaultRefusal::Missing),
        None => Err(VaultRefusal::KeysMissing),
    }
}

/// Keeps the damaged file for whoever wants to know what happened to it.
fn set_damaged_aside(files: &VaultFiles) -> Result<(), VaultRefusal> {
    match std::fs::rename(files.keys(), files.keys_damaged()) {
        Ok(()) => Ok(()),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(()),
        Err(_) => Err(VaultRefusal::Disk),
    }
}
