//! Why a use case did not do what was asked. Every case carries words for the person who asked.

use safehold_core::intake::FeedProblem;
use safehold_letters::PaperError;
use safehold_store::StoreError;

/// One reason of a refusal, or one field that is wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reason {
    /// A name that stays: a gate's code, or a form's field.
    pub code: String,
    /// What is wrong and what to do.
    pub text: String,
}

/// Why not.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum CaseworkError {
    /// What was entered is wrong, field by field.
    #[error("Some of it needs mending")]
    Invalid(Vec<Reason>),
    /// A rule stands against it; every reason.
    #[error("{0}")]
    Refused(String, Vec<Reason>),
    /// No such record.
    #[error("{0} is not in this caseload")]
    NotFound(String),
    /// Somebody else saved it meanwhile.
    #[error("Somebody else changed this while you had it open. Look at theirs, then save yours again.")]
    Conflict,
    /// This person may not do it.
    #[error("You may not {0}. Ask an administrator.")]
    Forbidden(String),
    /// A wait after wrong passwords.
    #[error("Wait {}, then try again.", safehold_core::words::count(i64::try_from(*.0).unwrap_or(i64::MAX), "second"))]
    Wait(u64),
    /// Something outside does not answer: a disk, a printer.
    #[error("{0}")]
    Unavailable(String),
    /// A fault of the program.
    #[error("{0}")]
    Internal(String),
}

impl CaseworkError {
    /// One field that is wrong.
    pub fn field(code: impl Into<String>, text: impl Into<String>) -> Self {
        Self::Invalid(vec![Reason { code: code.into(), text: text.into() }])
    }

    /// A refusal with one reason.
    pub fn refused(code: impl Into<String>, text: impl Into<String>) -> Self {
        let text = text.into();
        Self::Refused(text.clone(), vec![Reason { code: code.into(), text }])
    }

    /// Every reason in words, for a line each.
    pub fn lines(&self) -> Vec<String> {
        match self {
            Self::Invalid(reasons) | Self::Refused(_, reasons) if !reasons.is_empty() => {
                reasons.iter().map(|reason| reason.text.clone()).collect()
            }
            other => vec![other.to_string()],
        }
    }
}

impl From<StoreError> for CaseworkError {
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::NotFound => Self::NotFound("This record".to_owned()),
            StoreError::Conflict => Self::Conflict,
            StoreError::Internal { .. } => Self::Internal(error.to_string()),
            other => Self::Unavailable(other.to_string()),
        }
    }
}

impl From<PaperError> for CaseworkError {
    fn from(error: PaperError) -> Self {
        Self::refused("paper", error.to_string())
    }
}

impl From<Vec<FeedProblem>> for CaseworkError {
    fn from(problems: Vec<FeedProblem>) -> Self {
        Self::Invalid(
            problems
                .into_iter()
                .map(|problem| Reason {
                    code: problem
                        .place
                        .map_or_else(|| "file".to_owned(), |place| format!("row.{}", place.row)),
                    text: problem.to_string(),
                })
                .collect(),
        )
    }
}
