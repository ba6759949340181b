//! What is written down of every act: who, what kind of act, on what, when (Data Protection Act 2018 s62).
//! Never an address and never free text of a case: the log outlives the data.

use chrono::{DateTime, Utc};

use crate::id::{CaseId, OfficerId};

/// The kinds of processing that must be logged, and what goes on around them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Act {
    /// Recorded something new.
    Collect,
    /// Changed a record.
    Alter,
    /// Looked at records.
    Consult,
    /// Gave something out: printed, saved to a file.
    Disclose,
    /// Signed in.
    SignIn,
    /// Changed people, rights, passwords or policy.
    Administer,
}

impl Act {
    /// The code in files.
    pub fn code(self) -> &'static str {
        match self {
            Self::Collect => "COLLECT",
            Self::Alter => "ALTER",
            Self::Consult => "CONSULT",
            Self::Disclose => "DISCLOSE",
            Self::SignIn => "SIGN-IN",
            Self::Administer => "ADMINISTER",
        }
    }

    /// Reads a code.
    pub fn from_code(code: &str) -> Option<Self> {
        [Self::Collect, Self::Alter, Self::Consult, Self::Disclose, Self::SignIn, Self::Administer]
            .into_iter()
            .find(|act| act.code() == code)
    }
}

/// One entry of the log, as a use case gives it. The log adds its number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Event {
    /// The moment that counted as now for the act: an invented caseload's own, or one that was asked for.
    pub at: DateTime<Utc>,
    /// What the computer's clock said.
    pub clock: DateTime<Utc>,
    /// Who; `None` before anybody is signed in.
    pub officer: Option<OfficerId>,
    /// What kind of act.
    pub act: Act,
    /// The case it was about.
    pub case: Option<CaseId>,
    /// The kind of record: "contact task".
    pub what: String,
    /// The record's identity, or what was counted: "14 tasks".
    pub which: String,
}
