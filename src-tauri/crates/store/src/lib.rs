//! Where a caseload is kept: one encrypted SQLite file on this computer, or a shared PostgreSQL database.
//!
//! Here: the vault (keys, passwords, opening the file), the connection and its transactions, the migrations and,
//! per area, the tables and their queries. Not here: rules (`safehold-core`), who may do what (`safehold-casework`),
//! the clock (an argument wherever time matters). No text of the database, no key and no password leaves this crate
//! in an error.

mod error;
mod migrations;
mod postgres;
mod transaction;
pub mod vault;

pub use error::StoreError;
pub use postgres::{PgPlace, PgTls};
pub use transaction::{Store, Txn};
