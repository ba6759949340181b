//! The grades of risk that a case was given, each with the tool and the day. A grade is never changed: a new
//! assessment is a new one.

use chrono::{DateTime, NaiveDate, Utc};

use crate::id::{CaseId, OfficerId};
use crate::person::Risk;

/// One assessment of a case's risk.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Grading {
    /// The case.
    pub case: CaseId,
    /// The grade.
    pub grade: Risk,
    /// By which questions: "DASH", "DARA"; empty where nobody said.
    pub tool: String,
    /// The day of the assessment.
    pub on: NaiveDate,
    /// The officer's judgement in words.
    pub judgement: String,
    /// Who recorded it.
    pub by: OfficerId,
    /// When it was recorded.
    pub at: DateTime<Utc>,
}

impl Grading {
    /// What is wrong with it before it is recorded, each with the field's name.
    pub fn check(&self, today: NaiveDate) -> Vec<(String, String)> {
        let mut wrong = Vec::new();
        if self.tool.trim().is_empty() {
            wrong.push(("tool".to_owned(), "Say which questions were used, like DASH or DARA".to_owned()));
        }
        if self.on > today {
            wrong.push(("on".to_owned(), "The day of the assessment is in the future: check it".to_owned()));
        }
        wrong
    }
}
