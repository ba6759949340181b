//! What several pages show alike: risk, the safe-contact line, warnings, task rows, the timeline.

use safehold_casework::CaseworkError;
use safehold_casework::tasks::{CaseWarning, TaskView};
use safehold_core::contact_profile::SafeNow;
use safehold_core::document::Text;
use safehold_core::person::Risk;
use safehold_core::timeline::{self, Strength};
use safehold_core::words;
use safehold_core::{id::CaseId, warnings::Warning};
use serde::Serialize;
use ts_rs::TS;

use crate::error::{Code, Problem};

impl From<CaseworkError> for Problem {
    fn from(error: CaseworkError) -> Self {
        let message = error.to_string();
        let (code, reasons) = match error {
            CaseworkError::Invalid(reasons) => (Code::Invalid, reasons),
            CaseworkError::Refused(_, reasons) => (Code::Refused, reasons),
            CaseworkError::NotFound(_) => (Code::NotFound, Vec::new()),
            CaseworkError::Conflict => (Code::Conflict, Vec::new()),
            CaseworkError::Forbidden(_) => (Code::Forbidden, Vec::new()),
            CaseworkError::Wait(_) => (Code::Wait, Vec::new()),
            CaseworkError::Unavailable(_) => (Code::Unavailable, Vec::new()),
            CaseworkError::Internal(_) => (Code::Internal, Vec::new()),
        };
        reasons
            .into_iter()
            .fold(Self::new(code, message), |problem, reason| problem.field(reason.code, reason.text))
    }
}

/// Reads an identity that came over the border.
pub fn id<T: std::str::FromStr>(text: &str) -> Result<T, Problem> {
    text.parse().map_err(|_| Problem::new(Code::NotFound, "This record is not in the caseload"))
}

/// A code with its words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct Choice {
    code: String,
    label: String,
}

impl Choice {
    /// A choice.
    pub fn new(code: impl Into<String>, label: impl Into<String>) -> Self {
        Self { code: code.into(), label: label.into() }
    }

    /// The grade of risk; not assessed has no code.
    pub fn risk(risk: Option<Risk>) -> Self {
        risk.map_or_else(|| Self::new("", "Not assessed"), |risk| Self::new(risk.code(), risk.label()))
    }

    /// The grades of risk, the highest first.
    pub fn risks() -> Vec<Self> {
        [Risk::High, Risk::Medium, Risk::Standard].map(|risk| Self::risk(Some(risk))).to_vec()
    }
}

/// A stretch of text in one weight.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct Span {
    text: String,
    bold: bool,
}

/// Text with its weights.
pub fn rich(text: &Text) -> Vec<Span> {
    text.0.iter().map(|span| Span { text: span.text.clone(), bold: span.bold }).collect()
}

/// Whether a call is safe now, in words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct SafeLine {
    /// `now`, `later` or `never`.
    state: &'static str,
    text: String,
    reasons: Vec<String>,
}

impl SafeLine {
    /// From the one function that decides; `now` is the moment it was asked about.
    pub fn of(safe: &SafeNow, now: chrono::DateTime<chrono::Utc>) -> Self {
        let when = |at| {
            if safehold_core::london::date(at) == safehold_core::london::date(now) {
                words::clock(at)
            } else {
                words::short_time(at)
            }
        };
        let (state, text) = match (safe.now, safe.until, safe.next) {
            (true, Some(until), _) => ("now", format!("Until {}", when(until))),
            (true, None, _) => ("now", "At any time".to_owned()),
            (false, _, Some(next)) => ("later", format!("Not before {}", when(next))),
            (false, _, None) => ("never", "No safe channel".to_owned()),
        };
        Self { state, text, reasons: safe.reasons.clone() }
    }
}

/// A warning about a case.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct WarningRow {
    case_id: String,
    reference: String,
    victim: String,
    severity: &'static str,
    tag: String,
    text: String,
    because: String,
    rule: &'static str,
}

impl WarningRow {
    /// A warning of a case.
    pub fn of(case: CaseId, reference: &str, victim: &str, warning: &Warning) -> Self {
        Self {
            case_id: case.to_string(),
            reference: reference.to_owned(),
            victim: victim.to_owned(),
            severity: warning.severity.label(),
            tag: warning.tag.clone(),
            text: warning.text.clone(),
            because: warning.because.clone(),
            rule: warning.rule,
        }
    }
}

impl From<&CaseWarning> for WarningRow {
    fn from(warning: &CaseWarning) -> Self {
        Self::of(warning.case, &warning.reference, &warning.victim, &warning.warning)
    }
}

/// A contact task in a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct TaskRow {
    id: String,
    version: u32,
    case_id: String,
    reference: String,
    victim: String,
    risk: Choice,
    what: &'static str,
    call: bool,
    why: String,
    rule: String,
    due: String,
    late: bool,
    legal_limit: Option<String>,
    attempts: String,
    planned: Option<String>,
    safe: SafeLine,
    assignee: Option<String>,
    given_by: Option<String>,
}

impl TaskRow {
    /// A task as seen at a moment.
    pub fn of(view: &TaskView, now: chrono::DateTime<chrono::Utc>) -> Self {
        let task = &view.task;
        Self {
            id: task.id.to_string(),
            version: task.version,
            case_id: task.case.to_string(),
            reference: view.reference.clone(),
            victim: view.victim.clone(),
            risk: Choice::risk(view.risk),
            what: task.kind.label(),
            call: task.kind.is_call(),
            why: task.why.clone(),
            rule: task.rule.clone(),
            due: words::due(task.due, now),
            late: task.due < now,
            legal_limit: task.legal_limit.map(words::short_time),
            attempts: view.attempts.clone(),
            planned: task.planned.map(words::short_time),
            safe: SafeLine::of(&view.safe, now),
            assignee: view.assignee.clone(),
            given_by: view.given_by.clone(),
        }
    }
}

/// A mark on the timeline's axis.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct Tick {
    at: f64,
    label: String,
}

/// A stretch of one strength; `strength` is 0 to 3.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct Bar {
    from: f64,
    to: f64,
    #[ts(type = "0 | 1 | 2 | 3")]
    strength: u8,
    uncertain_end: bool,
    runs_on: (bool, bool),
}

/// One measure's line.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct Lane {
    label: String,
    detail: String,
    bars: Vec<Bar>,
    from_label: String,
    to_label: String,
    note: String,
}

/// A gap with its words.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct GapMark {
    from: f64,
    to: f64,
    label: String,
}

/// One topic's line.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct TopicLane {
    label: String,
    bars: Vec<Bar>,
}

/// One row of the table that says the same.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct FactRow {
    what: String,
    from: String,
    to: String,
    strength: String,
    gap: bool,
}

/// The cover timeline.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct Timeline {
    summary: String,
    range: String,
    ticks: Vec<Tick>,
    now: f64,
    lanes: Vec<Lane>,
    strip: Vec<Bar>,
    gaps: Vec<GapMark>,
    topics: Vec<TopicLane>,
    table: Vec<FactRow>,
}

fn bars(bars: &[timeline::Bar]) -> Vec<Bar> {
    let one = |bar: &timeline::Bar| Bar {
        from: bar.from,
        to: bar.to,
        strength: Strength::level(bar.strength),
        uncertain_end: bar.uncertain_end,
        runs_on: bar.runs_on,
    };
    bars.iter().map(one).collect()
}

impl From<&timeline::Timeline> for Timeline {
    fn from(from: &timeline::Timeline) -> Self {
        Self {
            summary: from.summary.clone(),
            range: from.range.clone(),
            ticks: from.ticks.iter().map(|tick| Tick { at: tick.at, label: tick.label.clone() }).collect(),
            now: from.now,
            lanes: from
                .lanes
                .iter()
                .map(|lane| Lane {
                    label: lane.label.clone(),
                    detail: lane.detail.clone(),
                    bars: bars(&lane.bars),
                    from_label: lane.from_label.clone(),
                    to_label: lane.to_label.clone(),
                    note: lane.note.clone(),
                })
                .collect(),
            strip: bars(&from.strip),
            gaps: from
                .gaps
                .iter()
                .map(|gap| GapMark { from: gap.from, to: gap.to, label: gap.label.clone() })
                .collect(),
            topics: from
                .topics
                .iter()
                .map(|topic| TopicLane { label: topic.label.clone(), bars: bars(&topic.bars) })
                .collect(),
            table: from
                .table
                .iter()
                .map(|row| FactRow {
                    what: row.what.clone(),
                    from: row.from.clone(),
                    to: row.to.clone(),
                    strength: row.strength.clone(),
                    gap: row.gap,
                })
                .collect(),
        }
    }
}
