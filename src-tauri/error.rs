//! The one error that crosses the border to the windows.
//!
//! Not here: the errors of casework and store. They are turned into a [`Problem`] beside the commands; a database's own
//! words never are.

use crate::hardening;
use serde::Serialize;
use std::{fmt, panic::Location};
use ts_rs::TS;

/// What went wrong, as far as the screens act on it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum Code {
    /// Something typed must be mended; `fields` says where.
    Invalid,
    /// The rules say no; `fields` holds every reason.
    Refused,
    /// There is no such record.
    NotFound,
    /// Somebody changed it first.
    Conflict,
    /// This person may not do it.
    Forbidden,
    /// Nothing is open: sign in first.
    Locked,
    /// Too early to try again.
    Wait,
    /// Something outside the program does not answer: a printer, a server, a disk.
    Unavailable,
    /// A fault in the program; the message holds the number to give to support.
    Internal,
}

/// One thing to mend, or one reason.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct FieldProblem {
    /// The request's field, in the wire's spelling (`dateOfBirth`, `terms.2.text`), or the rule's name.
    pub field: String,
    /// What to do about it, as a sentence.
    pub message: String,
}

/// The error of every command.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct Problem {
    /// What the screen acts on.
    pub code: Code,
    /// What to tell the person, as a sentence.
    pub message: String,
    /// Everything to mend, or every reason; empty when there is only the message.
    pub fields: Vec<FieldProblem>,
}

impl Problem {
    /// A problem with a code and a sentence.
    pub fn new(code: Code, message: impl Into<String>) -> Self {
        Self { code, message: message.into(), fields: Vec::new() }
    }

    /// Something typed must be mended.
    pub fn invalid(message: impl Into<String>) -> Self {
        Self::new(Code::Invalid, message)
    }

    /// Somebody or something else came first.
    pub fn conflict(message: impl Into<String>) -> Self {
        Self::new(Code::Conflict, message)
    }

    /// Nothing is open.
    pub fn locked() -> Self {
        Self::new(Code::Locked, "Safehold is locked. Sign in first.")
    }

    /// A fault in the program. The place and `what` go to standard error under a number that the person is shown;
    /// `what` is fixed text, so that no record can get into it.
    #[track_caller]
    pub fn internal(what: &'static str) -> Self {
        let number = uuid::Uuid::new_v4().simple().to_string()[..8].to_owned();
        hardening::tell(&format!("Fault {number} at {}: {what}", Location::caller()));
        Self::new(
            Code::Internal,
            format!("Something went wrong in Safehold. Tell support this number: {number}."),
        )
    }

    /// Adds one thing to mend, or one reason.
    #[must_use]
    pub fn field(mut self, field: impl Into<String>, message: impl Into<String>) -> Self {
        self.fields.push(FieldProblem { field: field.into(), message: message.into() });
        self
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for Problem {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shape_on_the_wire() {
        let problem = Problem::invalid("Mend one thing.").field("caseNumber", "Enter the case number.");
        let wire = serde_json::to_value(problem).unwrap();
        let expected = serde_json::json!({"code": "invalid", "message": "Mend one thing.",
            "fields": [{"field": "caseNumber", "message": "Enter the case number."}]});
        assert_eq!(wire, expected);
        assert_eq!(serde_json::to_value(Code::NotFound).unwrap(), "not_found");
    }

    #[test]
    fn fault_shows_a_number_and_no_cause() {
        let problem = Problem::internal("the row was not there");
        assert_eq!(problem.code, Code::Internal);
        assert!(!problem.message.contains("row"));
    }
}
