//! Journeys: a case followed through the use cases on a real encrypted database, and on PostgreSQL when
//! `SAFEHOLD_TEST_PG_SOCKET` names a server's socket folder. One file per area.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "steps of tests and benchmarks: what fails here fails the run"
)]

mod contact;
mod gate;
mod holidays;
mod intake;
mod invented;
mod later_files;
mod letters;
mod measures;
mod plans;
mod post;
mod rights;
mod sign_in;
mod support;
mod texts;
