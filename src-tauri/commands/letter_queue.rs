//! The letters' queue: what is due, ready or blocked; looking at one, accepting it, holding it back.

use safehold_casework::queue::{self, Counts, Item};
use safehold_core::letter_gate::Reason;
use safehold_core::words;
use serde::{Deserialize, Serialize};
use tauri::State;
use ts_rs::TS;

use super::letters::{LetterRow, row};
use super::view::id;
use crate::error::Problem;
use crate::state::AppState;

/// Why a letter is blocked, and where that is mended.
#[derive(Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct DueReason {
    code: &'static str,
    text: String,
    /// As for the gate's reasons; empty where somebody holds it.
    mend: &'static str,
}

/// A letter that is due.
#[derive(Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct DueRow {
    id: String,
    case_id: String,
    case_reference: String,
    to: String,
    address: String,
    kind: &'static str,
    title: &'static str,
    /// Why it is due: every rule or person that calls for it.
    why: Vec<String>,
    rule: String,
    due: String,
    late: bool,
    /// The letter that was made for it.
    letter: Option<String>,
    /// Who accepted it.
    accepted_by: Option<String>,
    /// Who holds it, and why.
    held: Option<String>,
    waits_for_second: bool,
    /// Questions of the gate answered well.
    passed: u32,
    reasons: Vec<DueReason>,
    ambers: Vec<DueReason>,
}

/// How many letters are in each tab.
#[derive(Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct TabCounts {
    ready: u32,
    /// Of those, not waiting for a second person.
    printable: u32,
    accepted: u32,
    blocked: u32,
    printed: u32,
    posted: u32,
    returned: u32,
    closed: u32,
}

impl From<Counts> for TabCounts {
    fn from(counts: Counts) -> Self {
        let n = |n: u64| u32::try_from(n).unwrap_or(u32::MAX);
        Self {
            ready: n(counts.ready),
            printable: n(counts.printable),
            accepted: n(counts.accepted),
            blocked: n(counts.blocked),
            printed: n(counts.printed),
            posted: n(counts.posted),
            returned: n(counts.returned),
            closed: n(counts.closed),
        }
    }
}

/// What is due.
#[derive(Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct DuePage {
    rows: Vec<DueRow>,
    counts: TabCounts,
}

/// Ready or blocked.
#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(export)]
pub struct DueAsked {
    ready: bool,
}

/// A due letter.
#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(export)]
pub struct DueId {
    due: String,
}

/// A due letter opened to look at it.
#[derive(Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct DueReview {
    row: DueRow,
    /// The exact letter; none where the gate refuses it.
    letter: Option<LetterRow>,
}

/// Accepts the letter that was looked at, or takes that back.
#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(export)]
pub struct AcceptLetter {
    due: String,
    letter: String,
    yes: bool,
}

/// Holds a due letter back; without a reason takes the hold off.
#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(export)]
pub struct HoldLetter {
    due: String,
    why: Option<String>,
}

/// Takes a due letter off the list.
#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(export)]
pub struct TakeOffLetter {
    due: String,
    why: String,
}

fn due_row(item: &Item, now: chrono::DateTime<chrono::Utc>) -> DueRow {
    let reason = |reason: &Reason| DueReason {
        code: reason.code,
        text: reason.text.clone(),
        mend: reason.mend.code(),
    };
    let first = item.first();
    let held = item.held().map(|(_, why)| match &item.held_by {
        Some(who) => format!("{why} ({who})"),
        None => why.clone(),
    });
    DueRow {
        id: first.id.to_string(),
        case_id: first.case.to_string(),
        case_reference: item.case_reference.clone(),
        to: item.to.clone(),
        address: item.address.clone(),
        kind: item.kind().code(),
        title: item.kind().title(),
        why: item.dues.iter().map(|due| due.called.why.clone()).collect(),
        rule: first.called.rule.clone(),
        due: words::due(first.called.due, now),
        late: first.called.due < now,
        letter: item.letter().map(|letter| letter.to_string()),
        accepted_by: item.accepted_by.clone(),
        held,
        waits_for_second: item.waits_for_second,
        passed: u32::try_from(item.answer.passed.len()).unwrap_or(u32::MAX),
        reasons: item.answer.reasons.iter().map(reason).collect(),
        ambers: item.answer.ambers.iter().map(reason).collect(),
    }
}

/// What is due today.
#[tauri::command]
pub async fn letters_due(state: State<'_, AppState>, input: DueAsked) -> Result<DuePage, Problem> {
    let open = state.open().await?;
    let found = queue::due(&open.desk(), input.ready).await?;
    let rows = found.items.iter().map(|item| due_row(item, found.now)).collect();
    Ok(DuePage { rows, counts: found.counts.into() })
}

/// Opens a due letter to look at it; makes it where it is not made yet.
#[tauri::command]
pub async fn review_due_letter(state: State<'_, AppState>, input: DueId) -> Result<DueReview, Problem> {
    let open = state.open().await?;
    let found = queue::review(&open.desk(), id(&input.due)?).await?;
    Ok(DueReview { row: due_row(&found.item, open.now()), letter: found.letter.map(row) })
}

/// Accepts a letter that was looked at.
#[tauri::command]
pub async fn accept_letter(state: State<'_, AppState>, input: AcceptLetter) -> Result<(), Problem> {
    let open = state.open().await?;
    Ok(queue::accept(&open.desk(), id(&input.due)?, id(&input.letter)?, input.yes).await?)
}

/// Holds a due letter back, or no longer.
#[tauri::command]
pub async fn hold_letter(state: State<'_, AppState>, input: HoldLetter) -> Result<(), Problem> {
    let open = state.open().await?;
    Ok(queue::hold(&open.desk(), id(&input.due)?, input.why.as_deref()).await?)
}

/// Takes a due letter off the list for good.
#[tauri::command]
pub async fn take_off_letter(state: State<'_, AppState>, input: TakeOffLetter) -> Result<(), Problem> {
    let open = state.open().await?;
    Ok(queue::take_off(&open.desk(), id(&input.due)?, &input.why).await?)
}
