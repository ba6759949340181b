//! What `safeholdctl` writes as JSON. Its own contract: the screens' types are others.

use safehold_casework::intake::{Coming, Fate, FeedReport};
use safehold_casework::tasks::TaskView;
use safehold_core::london;
use safehold_core::measure::{End, Moment};
use serde::Serialize;

use safehold_casework::CaseRow;

/// A case.
#[derive(Debug, Serialize)]
pub struct Case {
    #[serde(rename = "ref")]
    reference: String,
    victim: String,
    respondent: String,
    risk: &'static str,
    opened: String,
}

impl From<&CaseRow> for Case {
    fn from(row: &CaseRow) -> Self {
        Self {
            reference: row.case.reference(),
            victim: row.victim.clone(),
            respondent: row.respondent.clone(),
            risk: row.case.risk.map_or("not-assessed", |risk| risk.code()),
            opened: london::write(row.case.opened_at),
        }
    }
}

/// Whether a call is safe at the moment of asking.
#[derive(Debug, Serialize)]
pub struct Safe {
    now: bool,
    until: Option<String>,
    next: Option<String>,
    reasons: Vec<String>,
}

/// An open contact task.
#[derive(Debug, Serialize)]
pub struct Task {
    id: String,
    case: String,
    victim: String,
    kind: &'static str,
    rule: String,
    why: String,
    risk: &'static str,
    due: String,
    legal_limit: Option<String>,
    assignee: Option<String>,
    attempts: u32,
    planned: Option<String>,
    state: &'static str,
    safe: Safe,
}

impl From<&TaskView> for Task {
    fn from(view: &TaskView) -> Self {
        let task = &view.task;
        Self {
            id: task.id.to_string(),
            case: view.reference.clone(),
            victim: view.victim.clone(),
            kind: task.kind.code(),
            rule: task.rule.clone(),
            why: task.why.clone(),
            risk: view.risk.map_or("not-assessed", |risk| risk.code()),
            due: london::write(task.due),
            legal_limit: task.legal_limit.map(london::write),
            assignee: view.assignee.clone(),
            attempts: view.counted,
            planned: task.planned.map(london::write),
            state: "open",
            safe: Safe {
                now: view.safe.now,
                until: view.safe.until.map(london::write),
                next: view.safe.next.map(london::write),
                reasons: view.safe.reasons.clone(),
            },
        }
    }
}

/// What the court says differently from the record.
#[derive(Debug, Serialize)]
pub struct FeedDifference {
    what: String,
    on_record: String,
    court: String,
    stops_letters: bool,
}

/// A row of the court's feed and what becomes of it.
#[derive(Debug, Serialize)]
pub struct FeedRow {
    row: usize,
    victim: String,
    respondent: String,
    court: String,
    case_number: String,
    familyman: Option<String>,
    manage_cases: Option<String>,
    order_file: String,
    made: String,
    ends: Option<String>,
    fate: &'static str,
    version: Option<u32>,
    /// The case; `null` where it would be opened and is not yet.
    case: Option<String>,
    /// The row of the same file that opens the case.
    opened_by_row: Option<usize>,
    changes: Vec<String>,
    differences: Vec<FeedDifference>,
    missing: Vec<String>,
}

impl FeedRow {
    fn of(coming: &Coming, done: bool) -> Self {
        let order = &coming.order;
        let (fate, version) = match coming.fate {
            Fate::NewCase => ("new-case", None),
            Fate::AddedTo => ("added-to-case", None),
            Fate::Version { number } => ("new-version", Some(number)),
            Fate::Joined => ("recorded-by-hand", None),
            Fate::Older => ("older", None),
            Fate::Here => ("already-here", None),
        };
        let given = |text: &String| Some(text.clone()).filter(|text| !text.is_empty());
        let is_open = done || (coming.fate != Fate::NewCase && coming.opened_by.is_none());
        Self {
            row: order.place.row,
            victim: order.applicant.full_name(),
            respondent: order.respondent.full_name(),
            court: order.court.clone(),
            case_number: order.case_number().to_owned(),
            familyman: given(&order.family_man),
            manage_cases: given(&order.manage_cases),
            order_file: order.order_file.clone(),
            made: match order.made {
                Moment::At(at) => london::write(at),
                Moment::On(day) => day.to_string(),
            },
            ends: match order.end {
                End::At(at) => Some(london::write(at)),
                _ => None,
            },
            fate,
            version,
            case: is_open.then(|| coming.reference.clone()),
            opened_by_row: coming.opened_by,
            changes: coming.changes.clone(),
            differences: coming
                .differences
                .iter()
                .map(|one| FeedDifference {
                    what: one.what.clone(),
                    on_record: one.ours.clone(),
                    court: one.theirs.words(),
                    stops_letters: one.stops_post,
                })
                .collect(),
            missing: order.missing.clone(),
        }
    }
}

/// What a file of the feed did, or would do.
#[derive(Debug, Serialize)]
pub struct Feed {
    message: String,
    dry_run: bool,
    new: usize,
    new_versions: usize,
    already_here: usize,
    differences: usize,
    orders: Vec<FeedRow>,
    notes: Vec<String>,
}

impl Feed {
    /// From a report; `done`: it was brought in.
    pub fn of(report: &FeedReport, done: bool) -> Self {
        Self {
            message: report.words(done),
            dry_run: !done,
            new: report.new,
            new_versions: report.versions,
            already_here: report.here,
            differences: report.differing,
            orders: report.orders.iter().map(|coming| FeedRow::of(coming, done)).collect(),
            notes: report.notes.clone(),
        }
    }
}

/// A paper that was written.
#[derive(Debug, Serialize)]
pub struct Written {
    /// The case.
    pub case: String,
    /// The letter's reference; `null` for a plan.
    pub reference: Option<String>,
    /// Pages.
    pub pages: u32,
    /// Bytes.
    pub bytes: usize,
    /// The file.
    pub out: String,
}

/// An invented caseload that was made.
#[derive(Debug, Serialize)]
pub struct Made {
    /// The file.
    pub out: String,
    /// Cases.
    pub cases: u32,
    /// Its day.
    pub day: String,
    /// Who may sign in.
    pub first_person: String,
}
