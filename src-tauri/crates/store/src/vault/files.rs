//! The files of a vault and how they are written: the database, the keys beside it, the copy of the keys before the
//! last change. A file is replaced whole or not at all.

use std::fs::{File, OpenOptions};
use std::io::{ErrorKind, Read, Write};
use std::path::{Path, PathBuf};

use super::refusal::{Damage, VaultRefusal};

/// The largest keys file that is read: a slot is a few hundred bytes, a unit some dozens of people.
const LARGEST_KEYS: u64 = 4 * 1024 * 1024;
const PLAIN_SQLITE: &[u8; 16] = b"SQLite format 3\0";
/// Size of a page of the database.
const PAGE: u64 = 4096;

/// Where a vault is: `<vault>`, `<vault>.keys`, `<vault>.keys.1`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VaultFiles {
    database: PathBuf,
}

impl VaultFiles {
    /// The vault whose database is this file.
    pub fn at(database: impl Into<PathBuf>) -> Self {
        Self { database: database.into() }
    }

    /// The encrypted database.
    pub fn database(&self) -> &Path {
        &self.database
    }

    /// The keys file.
    pub fn keys(&self) -> PathBuf {
        self.beside(".keys")
    }

    /// The keys file before its last change.
    pub fn keys_before(&self) -> PathBuf {
        self.beside(".keys.1")
    }

    /// What SQLite keeps beside the database for undoing a change that a power cut stopped; encrypted as well.
    pub fn journal(&self) -> PathBuf {
        self.beside("-journal")
    }

    /// The database as it was before a newer version changed its tables; encrypted as well.
    pub(crate) fn before_migration(&self) -> PathBuf {
        self.beside(".before-update")
    }

    /// Where a damaged keys file is kept.
    pub(crate) fn keys_damaged(&self) -> PathBuf {
        self.beside(".keys.damaged")
    }

    fn lock(&self) -> PathBuf {
        self.beside(".keys.lock")
    }

    fn beside(&self, ending: &str) -> PathBuf {
        let mut name = self.database.clone().into_os_string();
        name.push(ending);
        name.into()
    }

    /// Holds the keys file against other windows while it is read, changed and written. Waits for the other.
    pub(crate) fn hold(&self) -> Result<Held, VaultRefusal> {
        let file = private(OpenOptions::new().write(true).create(true).truncate(false))
            .open(self.lock())
            .map_err(|_| VaultRefusal::Disk)?;
        file.lock().map_err(|_| VaultRefusal::Disk)?;
        Ok(Held { _file: file })
    }

    /// The bytes of a file beside the vault; nothing when it isn't there.
    pub(crate) fn read(path: &Path) -> Result<Option<Vec<u8>>, VaultRefusal> {
        let file = match File::open(path) {
            Ok(file) => file,
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
            Err(_) => return Err(VaultRefusal::Disk),
        };
        let mut bytes = Vec::new();
        file.take(LARGEST_KEYS).read_to_end(&mut bytes).map_err(|_| VaultRefusal::Disk)?;
        Ok(Some(bytes))
    }

    /// Replaces a file by these bytes: written beside it, forced to the disk, renamed over it, the folder forced too.
    pub(crate) fn replace(path: &Path, bytes: &[u8]) -> Result<(), VaultRefusal> {
        let mut beside = path.as_os_str().to_owned();
        beside.push(".new");
        let beside = PathBuf::from(beside);
        let written = (|| {
            let mut file =
                private(OpenOptions::new().write(true).create(true).truncate(true)).open(&beside)?;
            file.write_all(bytes)?;
            file.sync_all()?;
            std::fs::rename(&beside, path)?;
            sync_folder(path)
        })();
        written.map_err(|_| {
            let _ = std::fs::remove_file(&beside);
            VaultRefusal::Disk
        })
    }

    /// Makes the empty database file, readable by its owner only.
    pub(crate) fn make_database(&self) -> Result<(), VaultRefusal> {
        let made = private(OpenOptions::new().write(true).create_new(true)).open(&self.database);
        match made.and_then(|file| file.sync_all()).and_then(|()| sync_folder(&self.database)) {
            Ok(()) => Ok(()),
            Err(error) if error.kind() == ErrorKind::AlreadyExists => Err(VaultRefusal::AlreadyThere),
            Err(error) if error.kind() == ErrorKind::NotFound => Err(VaultRefusal::NoFolder),
            Err(_) => Err(VaultRefusal::Disk),
        }
    }

    /// Looks at the file's outside before anything is opened. Never call it while this process has the database open:
    /// closing any handle of a file lets go of SQLite's lock on it.
    pub(crate) fn look(&self) -> Result<[u8; 16], VaultRefusal> {
        let mut file = match File::open(&self.database) {
            Ok(file) => file,
            Err(error) if error.kind() == ErrorKind::NotFound => return Err(VaultRefusal::Missing),
            Err(_) => return Err(VaultRefusal::Disk),
        };
        let about = file.metadata().map_err(|_| VaultRefusal::Disk)?;
        if !about.is_file() {
            return Err(VaultRefusal::NotAVault);
        }
        let mut head = [0u8; 16];
        match file.read_exact(&mut head) {
            Ok(()) => {}
            Err(error) if error.kind() == ErrorKind::UnexpectedEof => {
                return Err(if self.keys().exists() {
                    VaultRefusal::Damaged(Damage::Database)
                } else {
                    VaultRefusal::NotAVault
                });
            }
            Err(_) => return Err(VaultRefusal::Disk),
        }
        if &head == PLAIN_SQLITE {
            return Err(VaultRefusal::NotAVault);
        }
        // With a journal beside it, SQLite will bring the length in order itself.
        let unfinished = std::fs::metadata(self.journal()).is_ok_and(|journal| journal.len() > 0);
        if about.len() % PAGE != 0 && !unfinished && self.keys().exists() {
            return Err(VaultRefusal::Damaged(Damage::Database));
        }
        Ok(head)
    }
}

/// While it lives, no other window changes the keys file.
pub(crate) struct Held {
    _file: File,
}

/// On systems that know it: for the owner's eyes only.
fn private(options: &mut OpenOptions) -> &mut OpenOptions {
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(options, 0o600);
    options
}

/// A rename is safe from a power cut only when its folder is on the disk.
fn sync_folder(path: &Path) -> std::io::Result<()> {
    #[cfg(unix)]
    {
        let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
        File::open(folder)?.sync_all()?;
    }
    #[cfg(not(unix))]
    let _ = path;
    Ok(())
}
