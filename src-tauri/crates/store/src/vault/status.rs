//! What can be said about a vault before anybody has signed in.

use std::path::Path;

use chrono::{DateTime, Utc};
use safehold_core::id::OfficerId;
use uuid::Uuid;

use super::files::VaultFiles;
use super::refusal::{Damage, VaultRefusal};
use super::{blocking, signin};
use crate::transaction::Store;

/// A vault as it looks from outside.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct VaultStatus {
    /// Whether there is a caseload at this place.
    pub exists: bool,
    /// How many people have a password.
    pub people: usize,
    /// The longest that anybody must wait at this moment after wrong tries, in seconds, 0 to 300.
    pub wait_seconds: u32,
}

impl Store {
    /// Looks at a vault from outside. Changes nothing and may be called while the vault is open.
    ///
    /// # Errors
    /// `KeysMissing`, `Damaged`, `NewerVersion`, `Disk`.
    pub async fn vault_status(
        path: impl AsRef<Path>,
        now: DateTime<Utc>,
    ) -> Result<VaultStatus, VaultRefusal> {
        let files = VaultFiles::at(path.as_ref());
        blocking(move || {
            if !files.database().exists() {
                return Ok(VaultStatus { exists: false, people: 0, wait_seconds: 0 });
            }
            let slots = signin::load(&files)?.slots;
            Ok(VaultStatus {
                exists: true,
                people: slots.people.len(),
                wait_seconds: slots.longest_wait(now),
            })
        })
        .await
    }

    /// The vault's first person: who made it, as long as that person has a password. Needs no password.
    ///
    /// # Errors
    /// `Missing`, `KeysMissing`, `Damaged`, `NewerVersion`.
    pub async fn vault_first_person(path: impl AsRef<Path>) -> Result<OfficerId, VaultRefusal> {
        let files = VaultFiles::at(path.as_ref());
        blocking(move || {
            let slots = signin::load(&files)?.slots;
            let slot = slots.first().ok_or(VaultRefusal::Damaged(Damage::Keys))?;
            Ok(OfficerId(Uuid::from_bytes(slot.person)))
        })
        .await
    }
}
