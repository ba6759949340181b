//! What the store refuses and how it says so. An error carries a code of the database at most, never its text:
//! PostgreSQL quotes the values of a row in its messages, and sqlx the words of a connection.

use sea_orm::{DbErr, RuntimeErr};

/// Why the store could not do what was asked.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum StoreError {
    /// No such record.
    #[error("This record is not in the caseload.")]
    NotFound,
    /// Somebody else has saved the record since it was read, or a record like it is there already.
    #[error("Somebody else changed this record while you had it open. Look at it again before you save.")]
    Conflict,
    /// The file is open in another window or by another person on this computer, or the connection is in use.
    #[error("This caseload is open in another window or by another person on this computer.")]
    InUse,
    /// The file can be read, but what it says is not whole.
    #[error("The caseload is damaged. Nothing was written to it. Put back the newest backup.")]
    Damaged,
    /// The database or its disk doesn't answer; the text says what to mend.
    #[error("{0}")]
    Unavailable(&'static str),
    /// The caseload was made by a newer Safehold.
    #[error(
        "This caseload was used with a newer version of Safehold. Install that version, then open it again."
    )]
    NewerVersion,
    /// The shared database has not been prepared for this version of Safehold.
    #[error(
        "The shared database is not prepared for this version of Safehold. \
         Ask who looks after the unit's server to prepare it, or use the version before."
    )]
    OlderSchema,
    /// What should not happen. `code` is the database's own code or the place in the program.
    #[error(
        "Safehold could not do this because of a fault in the program. Quote {id} ({code}) when you report it."
    )]
    Internal {
        /// Eight hexadecimal digits that name this one event.
        id: String,
        /// Database code (`sqlite 19`, `postgres 23505`) or a place in the program. Never data.
        code: String,
    },
}

impl StoreError {
    /// A fault of the program itself. `place` names where, in a word or two.
    pub(crate) fn internal(place: impl Into<String>) -> Self {
        let mut bytes = [0u8; 4];
        // An event without a number is still reported: the place says enough.
        let _ = getrandom::fill(&mut bytes);
        Self::Internal { id: bytes.iter().map(|byte| format!("{byte:02x}")).collect(), code: place.into() }
    }

    /// What a SQLite result code (extended or primary) means to a person.
    pub(crate) fn from_sqlite_code(code: i32) -> Self {
        const CONSTRAINT_UNIQUE: i32 = 2067;
        const CONSTRAINT_PRIMARY_KEY: i32 = 1555;
        match (code, code & 0xff) {
            (CONSTRAINT_UNIQUE | CONSTRAINT_PRIMARY_KEY, _) => Self::Conflict,
            (_, 5 | 6) => Self::InUse,
            (_, 8) => Self::Unavailable(
                "The caseload can't be written: its file or folder is read-only. Ask for the right to write there.",
            ),
            (_, 10) => Self::Unavailable(
                "The disk that holds the caseload reports an error. Nothing was saved. Try again, and tell your \
                 administrator if it comes back.",
            ),
            (_, 11 | 26) => Self::Damaged,
            (_, 13) => Self::Unavailable(
                "The disk that holds the caseload is full. Nothing was saved. Make room, then save again.",
            ),
            (_, 14) => Self::Unavailable(
                "The caseload's file can't be opened. See that it is still there and that you may read and write it.",
            ),
            _ => Self::internal(format!("sqlite {code}")),
        }
    }

    fn from_postgres_code(code: &str) -> Self {
        match code {
            // unique_violation; serialization_failure and deadlock_detected: the other one went first.
            "23505" | "40001" | "40P01" => Self::Conflict,
            "55P03" => Self::InUse,
            "28P01" | "28000" => {
                Self::Unavailable("The shared database refused the name or the password it was given.")
            }
            "3D000" => Self::Unavailable("The shared database of that name is not on the server."),
            "42501" => Self::Unavailable(
                "The shared database doesn't allow this to your login. Ask your administrator for the right.",
            ),
            _ if code.starts_with("08") || code.starts_with("57P") => Self::Unavailable(
                "The shared database doesn't answer. Nothing was saved. Check the network, then try again.",
            ),
            _ if code.starts_with("53") => Self::Unavailable(
                "The shared database has no room or no free connection. Tell your administrator.",
            ),
            _ => Self::internal(format!("postgres {code}")),
        }
    }
}

impl From<&sqlx::Error> for StoreError {
    fn from(error: &sqlx::Error) -> Self {
        match error {
            sqlx::Error::Database(error) => {
                let code = error.code().unwrap_or_default();
                match error.try_downcast_ref::<sqlx::sqlite::SqliteError>() {
                    Some(_) => code
                        .parse()
                        .map_or_else(|_| Self::internal("sqlite without a code"), Self::from_sqlite_code),
                    None => Self::from_postgres_code(&code),
                }
            }
            sqlx::Error::RowNotFound => Self::NotFound,
            sqlx::Error::PoolTimedOut => Self::InUse,
            sqlx::Error::PoolClosed => Self::Unavailable("The caseload is locked. Sign in again."),
            sqlx::Error::Io(_) => Self::Unavailable(
                "The shared database doesn't answer. Nothing was saved. Check the network, then try again.",
            ),
            sqlx::Error::Tls(_) => Self::Unavailable(
                "The connection to the shared database is not secure, so nothing was sent. \
                 Ask your administrator to check the server's certificate.",
            ),
            sqlx::Error::WorkerCrashed => Self::internal("database thread ended"),
            sqlx::Error::ColumnDecode { .. } | sqlx::Error::Decode(_) => {
                Self::internal("column of another type")
            }
            _ => Self::internal("sqlx"),
        }
    }
}

impl From<sqlx::Error> for StoreError {
    fn from(error: sqlx::Error) -> Self {
        Self::from(&error)
    }
}

impl From<DbErr> for StoreError {
    fn from(error: DbErr) -> Self {
        match &error {
            DbErr::Conn(RuntimeErr::SqlxError(error))
            | DbErr::Exec(RuntimeErr::SqlxError(error))
            | DbErr::Query(RuntimeErr::SqlxError(error)) => Self::from(error.as_ref()),
            DbErr::ConnectionAcquire(_) => Self::InUse,
            DbErr::RecordNotFound(_) => Self::NotFound,
            DbErr::RecordNotUpdated => Self::Conflict,
            DbErr::Type(_) | DbErr::TryIntoErr { .. } => Self::internal("column of another type"),
            DbErr::Migration(_) => Self::internal("migration"),
            _ => Self::internal("sea-orm"),
        }
    }
}
