//! Where a caseload is kept: one encrypted SQLite file on this computer, or a shared PostgreSQL database.
//!
//! Here: the vault (keys, passwords, opening the file), the connection and its transactions, the migrations and,
//! per area, the table and its queries. Every query takes a [`Txn`]; there is no other way to the data. Not here:
//! rules (`safehold-core`), who may do what (`safehold-casework`), the clock (an argument wherever time matters). No
//! text of the database, no key and no password leaves this crate in an error.

pub mod agreements;
pub mod audit;
pub mod cases;
mod columns;
pub mod differences;
pub mod drafts;
pub mod dues;
mod error;
pub mod feed;
mod fold;
pub mod gradings;
pub mod letters;
pub mod measures;
mod migrations;
pub mod officers;
pub mod people;
pub mod plans;
pub mod post;
mod postgres;
pub mod runs;
pub mod settings;
pub mod tasks;
mod transaction;
#[cfg(test)]
mod trial;
pub mod vault;

pub use error::StoreError;
pub use fold::{fold, phone_digits};
pub use postgres::{PgPlace, PgTls};
pub use transaction::{Store, Txn};
