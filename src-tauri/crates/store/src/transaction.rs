//! The open caseload and its transactions. A transaction is the only thing that queries take, so nothing is read or
//! written outside one, and nothing outside this crate gets hold of the connection.

use sea_orm::{
    ConnectionTrait, DatabaseConnection, DatabaseTransaction, DbBackend, SqliteTransactionMode,
    TransactionOptions, TransactionTrait,
};

use crate::error::StoreError;
use crate::vault::{Keyring, Occupied};

/// An open caseload: the encrypted file on this computer or the shared database.
pub struct Store {
    db: DatabaseConnection,
    /// The file's place among those open in this process; nothing for PostgreSQL.
    occupied: Option<Occupied>,
    keyring: Option<Keyring>,
}

impl std::fmt::Debug for Store {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(if self.is_shared() { "Store(shared)" } else { "Store(this computer)" })
    }
}

impl Store {
    pub(crate) fn new(db: DatabaseConnection, occupied: Option<Occupied>) -> Self {
        Self { db, occupied, keyring: None }
    }

    pub(crate) fn with_keyring(self, keyring: Keyring) -> Self {
        Self { keyring: Some(keyring), ..self }
    }

    /// The keys of the file on this computer, for adding people and changing passwords. Nothing for a shared
    /// database, whose people have a login of its own each.
    pub fn keyring(&self) -> Option<&Keyring> {
        self.keyring.as_ref()
    }

    /// Whether this is the shared database of a unit rather than a file on this computer.
    pub fn is_shared(&self) -> bool {
        self.db.get_database_backend() == DbBackend::Postgres
    }

    /// Begins a transaction. On SQLite it takes the right to write at once, so that no later statement finds the
    /// file busy. Run a transaction to its end in a task of its own: a future that is dropped in the middle leaves
    /// the work undone.
    ///
    /// # Errors
    /// `InUse` when another transaction of this process holds the one connection for ten seconds; `Unavailable`.
    pub async fn begin(&self) -> Result<Txn, StoreError> {
        let options = TransactionOptions {
            sqlite_transaction_mode: Some(SqliteTransactionMode::Immediate),
            ..TransactionOptions::default()
        };
        Ok(Txn { inner: self.db.begin_with_options(options).await? })
    }

    /// Closes the caseload and waits until the file is let go. Dropping the store closes it too, without waiting.
    ///
    /// # Errors
    /// `Internal` when the connection doesn't end in order; the file is whole all the same.
    pub async fn close(self) -> Result<(), StoreError> {
        let Self { db, occupied, keyring } = self;
        drop(keyring);
        db.close().await?;
        drop(occupied);
        Ok(())
    }

    pub(crate) fn connection(&self) -> &DatabaseConnection {
        &self.db
    }
}

/// One transaction: everything in it is saved by `commit`, or nothing is. Dropping it undoes it.
#[derive(Debug)]
pub struct Txn {
    inner: DatabaseTransaction,
}

impl Txn {
    /// Saves everything done in this transaction. When this returns `Ok`, a power cut no longer takes it back.
    ///
    /// # Errors
    /// As for any query; nothing is saved then.
    pub async fn commit(self) -> Result<(), StoreError> {
        Ok(self.inner.commit().await?)
    }

    /// Undoes everything done in this transaction, and waits until it is undone.
    ///
    /// # Errors
    /// As for any query; it is undone all the same.
    pub async fn undo(self) -> Result<(), StoreError> {
        Ok(self.inner.rollback().await?)
    }

    /// Whether this is a shared database rather than a file on this computer.
    pub(crate) fn is_shared(&self) -> bool {
        self.inner.get_database_backend() == DbBackend::Postgres
    }

    /// The connection, for the queries of this crate.
    pub(crate) fn conn(&self) -> &DatabaseTransaction {
        &self.inner
    }
}
