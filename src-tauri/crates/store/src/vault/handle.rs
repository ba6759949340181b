//! The three calls of SQLite's own interface that sqlx doesn't have (giving the key, forbidding other files, refusing
//! edits of the schema by hand) and one of OpenSSL's, which does SQLCipher's ciphers. The key goes straight to SQLCipher, so that it is in no statement, no option and
//! no log.

use std::ffi::{c_char, c_int, c_void};

use libsqlite3_sys as ffi;
use sqlx::SqliteConnection;

use super::keys::FileKey;
use crate::error::StoreError;

/// Gives the connection its key. Must come before anything reads the file.
pub(super) async fn give_key(connection: &mut SqliteConnection, key: &FileKey) -> Result<(), StoreError> {
    let literal = key.literal();
    let length = c_int::try_from(literal.len()).map_err(|_| StoreError::internal("key length"))?;
    let mut handle = connection.lock_handle().await.map_err(StoreError::from)?;
    #[expect(unsafe_code, reason = "sqlx has no call that gives a key without writing it into a statement")]
    // SAFETY: the handle is locked for this thread and lives until the guard is dropped; the key is read during the
    // call only, from a buffer of that length; the name is a C string.
    let code = unsafe {
        ffi::sqlite3_key_v2(
            handle.as_raw_handle().as_ptr(),
            c"main".as_ptr().cast::<c_char>(),
            literal.as_ptr().cast::<c_void>(),
            length,
        )
    };
    if code == ffi::SQLITE_OK { Ok(()) } else { Err(StoreError::from_sqlite_code(code)) }
}

#[expect(unsafe_code, reason = "OpenSSL is reached through SQLCipher alone, which has no call for it")]
unsafe extern "C" {
    /// OpenSSL's own, linked with SQLCipher: begins the library. `settings` may be null.
    fn OPENSSL_init_crypto(options: u64, settings: *const c_void) -> c_int;
}

/// Keeps OpenSSL from tidying up when the process ends: sqlx says that a connection is closed a moment before its
/// thread ends, and the two clean-ups would free the same memory. What held keys is wiped when the connection
/// closes; the rest goes with the process. Must come before the first connection.
pub(super) fn leave_openssl_to_the_system() {
    /// `OPENSSL_INIT_NO_ATEXIT` of openssl/crypto.h.
    const NO_ATEXIT: u64 = 0x0008_0000;
    #[expect(unsafe_code, reason = "OpenSSL is reached through SQLCipher alone, which has no call for it")]
    // SAFETY: the call takes any options and no settings, at any time and from any thread.
    let _begun = unsafe { OPENSSL_init_crypto(NO_ATEXIT, std::ptr::null()) };
}

/// Forbids attaching other files (the way to write a copy in the clear), writing to the schema's own tables, running
/// functions out of the schema, and loading extensions.
pub(super) async fn restrict(connection: &mut SqliteConnection) -> Result<(), StoreError> {
    const SETTINGS: [(c_int, c_int); 3] = [
        (ffi::SQLITE_DBCONFIG_DEFENSIVE, 1),
        (ffi::SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0),
        (ffi::SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0),
    ];
    let mut handle = connection.lock_handle().await.map_err(StoreError::from)?;
    for (setting, wanted) in SETTINGS {
        let mut now: c_int = -1;
        #[expect(unsafe_code, reason = "sqlx has no call for SQLite's own settings")]
        // SAFETY: the handle is locked for this thread; each of these settings takes an int and a pointer to one.
        let code = unsafe {
            ffi::sqlite3_db_config(
                handle.as_raw_handle().as_ptr(),
                setting,
                wanted,
                std::ptr::from_mut(&mut now),
            )
        };
        if code != ffi::SQLITE_OK || now != wanted {
            return Err(StoreError::internal(format!("sqlite setting {setting}")));
        }
    }
    #[expect(unsafe_code, reason = "sqlx has no call for SQLite's limits")]
    // SAFETY: the handle is locked for this thread; the limit is a plain number.
    unsafe {
        ffi::sqlite3_limit(handle.as_raw_handle().as_ptr(), ffi::SQLITE_LIMIT_ATTACHED, 0)
    };
    Ok(())
}
