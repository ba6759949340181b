//! What the keys file says: one slot per person and one for the recovery key, each with the data key wrapped in it,
//! and a seal over all of them. Nothing in it can be read about people: a slot finds its person by a name tag.
//!
//! The check sum notices damage before a password is asked for; the seal notices tampering once the data key is known.
//! The wrong tries stand outside the seal, because they are counted before anybody has the data key.

use chrono::{DateTime, Utc};
use hkdf::hmac::{Hmac, Mac};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use unicode_normalization::UnicodeNormalization;
use zeroize::Zeroizing;

use super::delay::{Turn, WrongTries};
use super::hex;
use super::keys::{Cost, DataKey, Password, WRAPPED, WrappingKey, random};
use super::recovery::RecoveryKey;
use super::refusal::{Damage, VaultRefusal};

const KIND: &str = "safehold keys";
const VERSION: u32 = 1;

/// The keys file.
#[derive(Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Slots {
    kind: String,
    version: u32,
    #[serde(with = "hex")]
    pub(crate) vault: [u8; 16],
    pub(crate) people: Vec<PersonSlot>,
    recovery: RecoverySlot,
    #[serde(with = "hex")]
    seal: [u8; 32],
    tries: Vec<Tries>,
    #[serde(with = "hex")]
    check: [u8; 32],
}

/// One person's way in.
#[derive(Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct PersonSlot {
    number: u32,
    #[serde(with = "hex")]
    pub(crate) person: [u8; 16],
    #[serde(with = "hex")]
    tag: [u8; 16],
    memory_kib: u32,
    passes: u32,
    lanes: u32,
    #[serde(with = "hex")]
    salt: [u8; 16],
    #[serde(with = "hex")]
    nonce: [u8; 24],
    #[serde(with = "hex")]
    wrapped: [u8; WRAPPED],
}

/// The recovery key's way in.
#[derive(Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct RecoverySlot {
    #[serde(with = "hex")]
    salt: [u8; 16],
    #[serde(with = "hex")]
    nonce: [u8; 24],
    #[serde(with = "hex")]
    wrapped: [u8; WRAPPED],
}

/// Wrong tries for one slot, or (without a number) for names that have none. A wrong name is not kept: people type
/// their password into the name's field.
#[derive(Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Tries {
    slot: Option<u32>,
    wrong: u32,
    last: i64,
}

/// What the seal is over.
#[derive(Serialize)]
struct Sealed<'a> {
    version: u32,
    #[serde(with = "hex")]
    vault: [u8; 16],
    people: &'a [PersonSlot],
    recovery: &'a RecoverySlot,
}

/// What every version of the file says.
#[derive(Deserialize)]
struct Heading {
    kind: String,
    version: u32,
}

impl Slots {
    /// A new vault's slots, with nobody in them yet.
    pub(crate) fn new(vault: [u8; 16], key: &DataKey, recovery: &RecoveryKey) -> Result<Self, VaultRefusal> {
        Ok(Self {
            kind: KIND.to_owned(),
            version: VERSION,
            vault,
            people: Vec::new(),
            recovery: RecoverySlot::wrap(&vault, key, recovery)?,
            seal: [0; 32],
            tries: Vec::new(),
            check: [0; 32],
        })
    }

    /// Reads a keys file.
    ///
    /// # Errors
    /// `NewerVersion`; `Damaged` for anything that is not, bit for bit, what was written.
    pub(crate) fn read(bytes: &[u8]) -> Result<Self, VaultRefusal> {
        let damaged = || VaultRefusal::Damaged(Damage::Keys);
        let heading: Heading = serde_json::from_slice(bytes).map_err(|_| damaged())?;
        if heading.kind != KIND {
            return Err(damaged());
        }
        if heading.version > VERSION {
            return Err(VaultRefusal::NewerVersion);
        }
        let slots: Self = serde_json::from_slice(bytes).map_err(|_| damaged())?;
        if slots.check != slots.check_sum()? || slots.people.is_empty() || slots.version != VERSION {
            return Err(damaged());
        }
        Ok(slots)
    }

    /// The file's bytes, with a fresh check sum.
    pub(crate) fn write(&mut self) -> Result<Vec<u8>, VaultRefusal> {
        self.check = self.check_sum()?;
        serde_json::to_vec_pretty(self).map_err(|_| VaultRefusal::internal("keys file"))
    }

    fn check_sum(&self) -> Result<[u8; 32], VaultRefusal> {
        let blank = Self { check: [0; 32], ..self.clone() };
        let text = serde_json::to_vec(&blank).map_err(|_| VaultRefusal::internal("keys file"))?;
        Ok(Sha256::digest(text).into())
    }

    /// Puts the seal of the data key over all slots.
    pub(crate) fn seal(&mut self, key: &DataKey) -> Result<(), VaultRefusal> {
        self.seal = key.seal(&self.vault, &self.sealed_text()?)?;
        Ok(())
    }

    /// Refuses slots that the owner of the data key did not write.
    pub(crate) fn check_seal(&self, key: &DataKey) -> Result<(), VaultRefusal> {
        if key.seal_holds(&self.vault, &self.sealed_text()?, &self.seal)? {
            Ok(())
        } else {
            Err(VaultRefusal::Damaged(Damage::KeysChanged))
        }
    }

    fn sealed_text(&self) -> Result<Vec<u8>, VaultRefusal> {
        let sealed = Sealed {
            version: self.version,
            vault: self.vault,
            people: &self.people,
            recovery: &self.recovery,
        };
        serde_json::to_vec(&sealed).map_err(|_| VaultRefusal::internal("keys file"))
    }

    /// Whether the other file has the same people, keys and recovery key; the wrong tries may differ.
    pub(crate) fn same_keys(&self, other: &Self) -> bool {
        self.seal == other.seal
    }

    /// The slot of the person with that name.
    pub(crate) fn by_name(&self, name: &str) -> Result<Option<&PersonSlot>, VaultRefusal> {
        let tag = name_tag(&self.vault, name)?;
        Ok(self.people.iter().find(|slot| slot.tag == tag))
    }

    /// The slot of that person.
    pub(crate) fn by_person(&self, person: &[u8; 16]) -> Option<&PersonSlot> {
        self.people.iter().find(|slot| &slot.person == person)
    }

    /// The slot with the lowest number: the vault's first person, as long as that person is there.
    pub(crate) fn first(&self) -> Option<&PersonSlot> {
        self.people.iter().min_by_key(|slot| slot.number)
    }

    /// Gives a person a slot, in place of the one that the person had.
    pub(crate) fn set_person(
        &mut self,
        person: [u8; 16],
        name: &str,
        lock: &NewLock,
        key: &DataKey,
    ) -> Result<(), VaultRefusal> {
        if self.by_name(name)?.is_some_and(|slot| slot.person != person) {
            return Err(VaultRefusal::NameTaken);
        }
        let number = match self.by_person(&person) {
            Some(slot) => slot.number,
            None => self.people.iter().map(|slot| slot.number).max().unwrap_or(0) + 1,
        };
        let mut slot = PersonSlot {
            number,
            person,
            tag: name_tag(&self.vault, name)?,
            memory_kib: lock.cost.memory_kib,
            passes: lock.cost.passes,
            lanes: lock.cost.lanes,
            salt: lock.salt,
            nonce: random()?,
            wrapped: [0; WRAPPED],
        };
        slot.wrapped = lock.key.wrap(key, &slot.nonce, &slot.bound(&self.vault))?;
        self.put(slot);
        Ok(())
    }

    /// Wraps the data key anew for a person who keeps the name.
    pub(crate) fn change_lock(
        &mut self,
        person: &[u8; 16],
        lock: &NewLock,
        key: &DataKey,
    ) -> Result<(), VaultRefusal> {
        let mut slot = self.by_person(person).ok_or(VaultRefusal::NoSuchPerson)?.clone();
        slot.memory_kib = lock.cost.memory_kib;
        slot.passes = lock.cost.passes;
        slot.lanes = lock.cost.lanes;
        slot.salt = lock.salt;
        slot.nonce = random()?;
        slot.wrapped = lock.key.wrap(key, &slot.nonce, &slot.bound(&self.vault))?;
        self.put(slot);
        Ok(())
    }

    /// Changes the name that a person signs in with.
    pub(crate) fn rename(&mut self, person: &[u8; 16], name: &str) -> Result<(), VaultRefusal> {
        if self.by_name(name)?.is_some_and(|slot| &slot.person != person) {
            return Err(VaultRefusal::NameTaken);
        }
        let tag = name_tag(&self.vault, name)?;
        let slot =
            self.people.iter_mut().find(|slot| &slot.person == person).ok_or(VaultRefusal::NoSuchPerson)?;
        slot.tag = tag;
        Ok(())
    }

    fn put(&mut self, slot: PersonSlot) {
        self.tries.retain(|tries| tries.slot != Some(slot.number));
        self.people.retain(|other| other.number != slot.number);
        self.people.push(slot);
        self.people.sort_by_key(|slot| slot.number);
    }

    /// Takes a person's slot away.
    pub(crate) fn remove(&mut self, person: &[u8; 16]) -> Result<(), VaultRefusal> {
        let number = self.by_person(person).ok_or(VaultRefusal::NoSuchPerson)?.number;
        if self.people.len() == 1 {
            return Err(VaultRefusal::LastPerson);
        }
        self.people.retain(|slot| slot.number != number);
        self.tries.retain(|tries| tries.slot != Some(number));
        Ok(())
    }

    /// Opens the recovery slot.
    pub(crate) fn recover(&self, recovery: &RecoveryKey) -> Result<Option<DataKey>, VaultRefusal> {
        let slot = &self.recovery;
        let key = WrappingKey::from_recovery(recovery.secret(), &self.vault, &slot.salt)?;
        Ok(key.unwrap(&slot.wrapped, &slot.nonce, &RecoverySlot::bound(&self.vault, &slot.salt)))
    }

    /// Replaces the recovery key.
    pub(crate) fn set_recovery(&mut self, key: &DataKey, recovery: &RecoveryKey) -> Result<(), VaultRefusal> {
        self.recovery = RecoverySlot::wrap(&self.vault, key, recovery)?;
        Ok(())
    }

    /// Wrong tries so far, for a slot or for names that have none.
    pub(crate) fn tries(&self, slot: Option<u32>) -> WrongTries {
        let found = self.tries.iter().find(|tries| tries.slot == slot);
        found.map_or_else(WrongTries::default, |tries| WrongTries { count: tries.wrong, last: tries.last })
    }

    /// The longest wait of anybody, in seconds.
    pub(crate) fn longest_wait(&self, now: DateTime<Utc>) -> u32 {
        let turns =
            self.tries.iter().map(|tries| WrongTries { count: tries.wrong, last: tries.last }.turn(now));
        turns.map(|turn| if let Turn::Later { seconds, .. } = turn { seconds } else { 0 }).max().unwrap_or(0)
    }

    /// Notes wrong tries; none takes the note away.
    pub(crate) fn set_tries(&mut self, slot: Option<u32>, tries: WrongTries) {
        self.tries.retain(|other| other.slot != slot);
        if tries.count > 0 {
            self.tries.push(Tries { slot, wrong: tries.count, last: tries.last });
        }
    }

    /// What a try costs whose name has no slot, so that it takes as long as one that has.
    pub(crate) fn usual_cost(&self) -> Result<Cost, VaultRefusal> {
        self.first().ok_or(VaultRefusal::Damaged(Damage::Keys))?.cost()
    }
}

impl PersonSlot {
    pub(crate) fn number(&self) -> u32 {
        self.number
    }

    /// What a guess at this slot costs.
    ///
    /// # Errors
    /// `Damaged` when the file asks for less than the floor or more than a computer can bear.
    pub(crate) fn cost(&self) -> Result<Cost, VaultRefusal> {
        Cost { memory_kib: self.memory_kib, passes: self.passes, lanes: self.lanes }.accept()
    }

    /// Opens the slot; nothing when the password is wrong. Slow by design.
    pub(crate) fn open(
        &self,
        vault: &[u8; 16],
        password: &Password,
    ) -> Result<Option<DataKey>, VaultRefusal> {
        let key = WrappingKey::from_password(password, &self.salt, self.cost()?)?;
        Ok(key.unwrap(&self.wrapped, &self.nonce, &self.bound(vault)))
    }

    /// What this wrapping holds for: this vault, this person, this slot, this cost.
    fn bound(&self, vault: &[u8; 16]) -> Vec<u8> {
        let mut bound = b"safehold slot v1 person".to_vec();
        bound.extend_from_slice(vault);
        bound.extend_from_slice(&self.person);
        for number in [self.number, self.memory_kib, self.passes, self.lanes] {
            bound.extend_from_slice(&number.to_be_bytes());
        }
        bound.extend_from_slice(&self.salt);
        bound
    }
}

impl RecoverySlot {
    fn wrap(vault: &[u8; 16], key: &DataKey, recovery: &RecoveryKey) -> Result<Self, VaultRefusal> {
        let (salt, nonce) = (random()?, random()?);
        let wrapping = WrappingKey::from_recovery(recovery.secret(), vault, &salt)?;
        Ok(Self { salt, nonce, wrapped: wrapping.wrap(key, &nonce, &Self::bound(vault, &salt))? })
    }

    fn bound(vault: &[u8; 16], salt: &[u8; 16]) -> Vec<u8> {
        let mut bound = b"safehold slot v1 recovery".to_vec();
        bound.extend_from_slice(vault);
        bound.extend_from_slice(salt);
        bound
    }
}

/// A new password made ready: the slow part of setting it, done before the keys file is held.
pub(crate) struct NewLock {
    salt: [u8; 16],
    cost: Cost,
    key: WrappingKey,
}

impl NewLock {
    pub(crate) fn new(password: &Password, cost: Cost) -> Result<Self, VaultRefusal> {
        let salt = random()?;
        Ok(Self { salt, cost, key: WrappingKey::from_password(password, &salt, cost.accept()?)? })
    }
}

/// Finds a person's slot by name without the file saying the name: case, accents' spelling and spaces don't count.
fn name_tag(vault: &[u8; 16], name: &str) -> Result<[u8; 16], VaultRefusal> {
    let folded: Zeroizing<String> = Zeroizing::new(name.nfkc().flat_map(char::to_lowercase).nfkc().collect());
    let mut words = folded.split_whitespace().peekable();
    if words.peek().is_none() {
        return Err(VaultRefusal::NameMissing);
    }
    let mut mac = <Hmac<Sha256> as hkdf::hmac::KeyInit>::new_from_slice(vault)
        .map_err(|_| VaultRefusal::internal("hmac"))?;
    mac.update(b"safehold name v1");
    for word in words {
        mac.update(word.as_bytes());
        mac.update(b" ");
    }
    let whole: [u8; 32] = mac.finalize().into_bytes().into();
    let mut tag = [0u8; 16];
    tag.copy_from_slice(&whole[..16]);
    Ok(tag)
}
