//! Opens the encrypted file: one connection that holds it alone, each commit on the disk before it is answered.
//!
//! The rollback journal with an exclusive lock is slower than a write-ahead log and is chosen on purpose: no second
//! window, no lost commit in a power cut, and out of reach of the fault in write-ahead logs of this SQLite.

use std::collections::HashSet;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use sea_orm::SqlxSqliteConnector;
use sqlx::sqlite::{SqliteConnectOptions, SqlitePoolOptions};
use sqlx::{ConnectOptions, Connection, SqliteConnection};
use tokio::sync::OnceCell;

use super::files::VaultFiles;
use super::handle;
use super::keys::FileKey;
use super::refusal::{Damage, VaultRefusal};
use crate::error::StoreError;
use crate::migrations::{self, SchemaState};
use crate::transaction::Store;

/// After the key: nothing here may read the file before `locking_mode` and `journal_mode` are set.
const SETTINGS: &str = "
    PRAGMA locking_mode = EXCLUSIVE;
    PRAGMA journal_mode = TRUNCATE;
    PRAGMA synchronous = EXTRA;
    PRAGMA foreign_keys = ON;
    PRAGMA secure_delete = ON;
    PRAGMA temp_store = MEMORY;
    PRAGMA cell_size_check = ON;
    PRAGMA cache_size = -16384;
";
/// Takes the lock now: otherwise two windows could open the file for reading and neither could write.
const HOLD: &str = "BEGIN EXCLUSIVE; COMMIT;";

/// Opens the file and brings its schema to this version's, after putting a copy beside it.
pub(super) async fn open(files: &VaultFiles, key: FileKey, vault: &[u8; 16]) -> Result<Store, VaultRefusal> {
    wipe_memory().await?;
    let occupied = Occupied::take(files.database())?;
    let key = Arc::new(key);
    let head = look(files).await?;
    // An empty file has no head yet: it was made by `create` a moment ago.
    if let Some(head) = head
        && head != *key.salt()
    {
        return Err(VaultRefusal::Damaged(Damage::Database));
    }
    probe(files, &key).await?;
    let store =
        Store::new(SqlxSqliteConnector::from_sqlx_sqlite_pool(pool(files, &key).await?), Some(occupied));
    let state = migrations::state(store.connection()).await;
    match state {
        Ok(SchemaState::Current) => Ok(store),
        Ok(SchemaState::Newer) => {
            store.close().await?;
            Err(VaultRefusal::NewerVersion)
        }
        Ok(SchemaState::Empty) => prepared(store, vault).await,
        Ok(SchemaState::Older) => {
            store.close().await?;
            // Taken again before the file is read: closing a handle of an open file would let go of its lock.
            let occupied = Occupied::take(files.database())?;
            copy_aside(files.clone()).await?;
            let pool = pool(files, &key).await?;
            prepared(Store::new(SqlxSqliteConnector::from_sqlx_sqlite_pool(pool), Some(occupied)), vault)
                .await
        }
        Err(error) => {
            store.close().await?;
            Err(error.into())
        }
    }
}

/// Opens a file that `create` has just made, and sees that nothing of it can be read without the key.
pub(super) async fn open_new(files: &VaultFiles, key: FileKey, vault: &[u8; 16]) -> Result<(), VaultRefusal> {
    let salt: Vec<u8> = key.salt().to_vec();
    open(files, key, vault).await?.close().await?;
    match look(files).await? {
        Some(head) if head == *salt => Ok(()),
        _ => Err(VaultRefusal::internal("file not encrypted")),
    }
}

async fn prepared(store: Store, vault: &[u8; 16]) -> Result<Store, VaultRefusal> {
    match migrations::bring_up(store.connection(), vault).await {
        Ok(()) => Ok(store),
        Err(error) => {
            store.close().await?;
            Err(error.into())
        }
    }
}

async fn look(files: &VaultFiles) -> Result<Option<[u8; 16]>, VaultRefusal> {
    let files = files.clone();
    super::blocking(move || {
        if std::fs::metadata(files.database()).is_ok_and(|about| about.is_file() && about.len() == 0) {
            return Ok(None);
        }
        files.look().map(Some)
    })
    .await
}

async fn copy_aside(files: VaultFiles) -> Result<(), VaultRefusal> {
    super::blocking(move || {
        let copy = files.before_migration();
        std::fs::copy(files.database(), &copy)
            .and_then(|_| std::fs::File::open(&copy)?.sync_all())
            .map_err(|_| VaultRefusal::Disk)
    })
    .await
}

fn options(files: &VaultFiles) -> SqliteConnectOptions {
    SqliteConnectOptions::new()
        .filename(files.database())
        .create_if_missing(false)
        // Long enough for a virus scanner, short enough to say that another window has the file.
        .busy_timeout(Duration::from_secs(2))
        .disable_statement_logging()
}

/// Opens once outside the pool, because a pool hides why an opening failed and tries again.
async fn probe(files: &VaultFiles, key: &FileKey) -> Result<(), VaultRefusal> {
    let mut connection = options(files).connect().await.map_err(StoreError::from)?;
    let prepared = prepare(&mut connection, key).await;
    connection.close().await.map_err(StoreError::from)?;
    match prepared {
        Err(StoreError::Damaged) => Err(VaultRefusal::Damaged(Damage::Database)),
        other => Ok(other?),
    }
}

async fn pool(files: &VaultFiles, key: &Arc<FileKey>) -> Result<sqlx::SqlitePool, StoreError> {
    let key = Arc::clone(key);
    SqlitePoolOptions::new()
        .max_connections(1)
        .min_connections(1)
        .idle_timeout(None)
        .max_lifetime(None)
        .test_before_acquire(false)
        .acquire_timeout(Duration::from_secs(10))
        .after_connect(move |connection, _| {
            let key = Arc::clone(&key);
            Box::pin(async move {
                // The pool writes this error to the log, so it says nothing but that.
                prepare(connection, &key)
                    .await
                    .map_err(|_| sqlx::Error::Protocol("caseload not opened".into()))
            })
        })
        .connect_with(options(files))
        .await
        .map_err(StoreError::from)
}

async fn prepare(connection: &mut SqliteConnection, key: &FileKey) -> Result<(), StoreError> {
    handle::give_key(connection, key).await?;
    let cipher: Option<String> =
        sqlx::query_scalar("PRAGMA cipher_version").fetch_optional(&mut *connection).await?;
    if cipher.is_none_or(|version| version.is_empty()) {
        return Err(StoreError::internal("built without SQLCipher"));
    }
    sqlx::raw_sql(SETTINGS).execute(&mut *connection).await?;
    handle::restrict(connection).await?;
    sqlx::raw_sql(HOLD).execute(&mut *connection).await?;
    let _: i64 = sqlx::query_scalar("SELECT count(*) FROM sqlite_schema").fetch_one(&mut *connection).await?;
    Ok(())
}

/// From here on SQLCipher overwrites all memory that SQLite gives back, in this whole process and for good. Its
/// own messages are switched off: they go to standard error.
async fn wipe_memory() -> Result<(), StoreError> {
    static DONE: OnceCell<()> = OnceCell::const_new();
    DONE.get_or_try_init(|| async {
        handle::leave_openssl_to_the_system();
        let mut connection =
            SqliteConnectOptions::new().in_memory(true).disable_statement_logging().connect().await?;
        sqlx::raw_sql("PRAGMA cipher_log_level = NONE; PRAGMA cipher_memory_security = ON;")
            .execute(&mut connection)
            .await?;
        connection.close().await
    })
    .await
    .map_err(|error: sqlx::Error| StoreError::from(error))
    .copied()
}

/// # Errors
/// `InUse` when this process has the file open already; asked before anything touches the file.
pub(super) fn see_that_it_is_free(files: &VaultFiles) -> Result<(), VaultRefusal> {
    Occupied::take(files.database()).map(drop)
}

/// The files that this process has open. SQLite's lock keeps other processes out, but not a second opening here.
static OPEN: Mutex<Option<HashSet<PathBuf>>> = Mutex::new(None);

/// A file's place among those that this process has open; given back when dropped.
#[derive(Debug)]
pub(crate) struct Occupied(PathBuf);

impl Occupied {
    /// # Errors
    /// `InUse` when the file is open in this process already.
    pub(super) fn take(database: &Path) -> Result<Self, VaultRefusal> {
        let path = database.canonicalize().map_err(|_| VaultRefusal::Missing)?;
        let mut open = OPEN.lock().unwrap_or_else(PoisonError::into_inner);
        if open.get_or_insert_default().insert(path.clone()) {
            Ok(Self(path))
        } else {
            Err(VaultRefusal::Store(StoreError::InUse))
        }
    }
}

impl Drop for Occupied {
    fn drop(&mut self) {
        if let Some(open) = OPEN.lock().unwrap_or_else(PoisonError::into_inner).as_mut() {
            open.remove(&self.0);
        }
    }
}
