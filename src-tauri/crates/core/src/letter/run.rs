//! A print run: which letters, in which order, and for each whether it was printed. Nothing of a run is half: a
//! letter is printed or it is not, and the run says which.

use chrono::{DateTime, NaiveDate, Utc};

use super::{Done, LetterKind};
use crate::id::{CaseId, DueId, LetterId, OfficerId, RunId};

/// Where a run goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Outlet {
    /// A printer, a job for each letter.
    Printer,
    /// A printer, one job for all.
    PrinterOneJob,
    /// A folder, a file for each letter.
    Files,
    /// One file for all, ready to print.
    OneFile,
}

impl Outlet {
    /// The code in files.
    pub fn code(self) -> &'static str {
        match self {
            Self::Printer => "printer",
            Self::PrinterOneJob => "printer-one-job",
            Self::Files => "files",
            Self::OneFile => "one-file",
        }
    }

    /// Reads a code.
    pub fn from_code(code: &str) -> Option<Self> {
        [Self::Printer, Self::PrinterOneJob, Self::Files, Self::OneFile]
            .into_iter()
            .find(|one| one.code() == code)
    }

    /// Whether the run goes out as a whole or not at all.
    pub fn is_one(self) -> bool {
        matches!(self, Self::PrinterOneJob | Self::OneFile)
    }
}

/// A print run.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Run {
    /// Its identity.
    pub id: RunId,
    /// Its number, from 1.
    pub number: u32,
    /// When it was begun.
    pub at: DateTime<Utc>,
    /// By whom.
    pub by: OfficerId,
    /// Where it goes.
    pub outlet: Outlet,
    /// The printer's name; empty for files.
    pub printer: String,
    /// Both sides of a sheet are printed.
    pub two_sided: bool,
    /// The letters due up to this day.
    pub due_to: NaiveDate,
    /// When it came to its end; `None`: it is under way, or was cut short.
    pub ended_at: Option<DateTime<Utc>>,
    /// Somebody stopped it before its end.
    pub cancelled: bool,
    /// The sheets that somebody counted when they came out.
    pub counted: Option<(u32, Done)>,
}

/// What became of a letter of a run.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Fate {
    /// Its turn has not come, or never came.
    Waiting,
    /// It was printed or written.
    Printed,
    /// The gate refused it at that moment.
    Refused,
    /// The printer or the disk did not take it.
    Failed,
    /// It was sent and did not come out.
    Missing,
}

impl Fate {
    /// The code in files.
    pub fn code(self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::Printed => "printed",
            Self::Refused => "refused",
            Self::Failed => "failed",
            Self::Missing => "missing",
        }
    }

    /// Reads a code.
    pub fn from_code(code: &str) -> Option<Self> {
        [Self::Waiting, Self::Printed, Self::Refused, Self::Failed, Self::Missing]
            .into_iter()
            .find(|one| one.code() == code)
    }
}

/// One letter of a run.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RunItem {
    /// Its place in the run, from 1.
    pub place: u32,
    /// What called for it.
    pub due: DueId,
    /// The case.
    pub case: CaseId,
    /// What kind of letter.
    pub kind: LetterKind,
    /// Somebody looked at it before the run.
    pub looked_at: bool,
    /// The letter, where one was made.
    pub letter: Option<LetterId>,
    /// Its reference.
    pub reference: String,
    /// Its pages.
    pub pages: u32,
    /// What became of it.
    pub fate: Fate,
    /// Why it was refused or failed: code and words.
    pub reasons: Vec<(String, String)>,
}

/// The sheets that so many pages of one letter take.
pub fn sheets(pages: u32, two_sided: bool) -> u32 {
    if two_sided { pages.div_ceil(2) } else { pages }
}

/// The sheets that should have come out of a run.
pub fn sheets_expected(items: &[RunItem], two_sided: bool) -> u32 {
    let out = items.iter().filter(|item| matches!(item.fate, Fate::Printed | Fate::Missing));
    out.map(|item| sheets(item.pages, two_sided)).sum()
}

/// What a count of the sheets comes to; `None`: all came out.
pub fn count_differs(expected: u32, counted: u32) -> Option<String> {
    use std::cmp::Ordering::{Equal, Greater, Less};
    let sheets = |n: u32| crate::words::count(i64::from(n), "sheet");
    match counted.cmp(&expected) {
        Equal => None,
        Less => Some(format!(
            "{} too few: look through the letters in order, and mark each that did not come out",
            sheets(expected - counted)
        )),
        Greater => Some(format!(
            "{} too many: look for a sheet that is no part of this run, or a letter that came out twice",
            sheets(counted - expected)
        )),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sheets_are_counted_by_the_sides_printed() {
        for (pages, two_sided, expected) in
            [(1, true, 1), (2, true, 1), (3, true, 2), (3, false, 3), (0, true, 0)]
        {
            assert_eq!(sheets(pages, two_sided), expected);
        }
    }

    #[test]
    fn a_count_that_differs_says_what_to_look_for() {
        assert_eq!(count_differs(42, 42), None);
        assert!(count_differs(42, 41).unwrap().starts_with("1 sheet too few"));
        assert!(count_differs(42, 44).unwrap().starts_with("2 sheets too many"));
    }
}
