//! The rules of Safehold: protective measures, legal clocks, cover, safe contact, contact tasks, letters and
//! their gate, plans, the court's feed.
//!
//! Plain types and pure functions. Time is an argument, never read from a clock. No async, no files, no
//! database, no serialisation: those live in the crates around this one, which depend on it.

pub mod address;
pub mod audit;
pub mod calendar;
pub mod call;
pub mod clocks;
pub mod contact_profile;
pub mod cover;
pub mod difference;
pub mod document;
pub mod envelope;
pub mod folded;
pub mod id;
pub mod intake;
pub mod letter;
pub mod letter_gate;
pub mod london;
pub mod measure;
pub mod measure_check;
pub mod officer;
pub mod person;
pub mod plan;
pub mod policy;
pub mod tasks;
pub mod terms;
pub mod timeline;
pub mod warnings;
pub mod words;
