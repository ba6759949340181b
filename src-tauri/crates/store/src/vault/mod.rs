//! The vault: an encrypted caseload on this computer and the keys that open it.
//!
//! A random data key encrypts the file. The keys file beside it holds that key wrapped once per person (by the
//! person's password) and once for the recovery key. Changing a password wraps the key anew and leaves the file
//! alone. Removing a person takes the slot away; whoever kept a copy of the old keys file and knows the old password
//! can still open an old copy of the caseload, and with it learn the data key. Changing the data key itself is not
//! done here yet.
//!
//! Not here: who may add or remove people, the tables, the clock.

mod delay;
#[cfg(sqlite_without_extensions)]
mod extensions;
mod files;
mod handle;
mod hex;
mod keyring;
mod keys;
mod open;
mod password;
mod recovery;
mod refusal;
mod signin;
mod slots;
mod status;
#[cfg(test)]
mod tests;
#[cfg(test)]
pub(crate) use tests::without_people;

pub use files::VaultFiles;
pub use keyring::{Keyring, NewPassword};
pub use keys::{Cost, Password};
pub(crate) use open::Occupied;
pub use password::{PasswordRule, Weakness};
pub use recovery::RecoveryKey;
pub use refusal::{Damage, RecoveryMistake, VaultRefusal};
pub use signin::Creating;
pub use status::VaultStatus;

/// Runs work that waits for the disk or thinks for a second, off the threads that answer.
async fn blocking<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, VaultRefusal> + Send + 'static,
) -> Result<T, VaultRefusal> {
    tokio::task::spawn_blocking(work).await.map_err(|_| VaultRefusal::internal("worker ended"))?
}
