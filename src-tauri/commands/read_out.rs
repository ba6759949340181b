//! A letter's words to be read out by phone. Nothing of them is kept; that they were shown is in the audit log.

use safehold_casework::letters::{self, Wished};
use safehold_core::letter::{Direction, LetterKind};
use serde::Serialize;
use tauri::State;
use ts_rs::TS;

use super::letter_gate::GateAsked;
use super::view::id;
use crate::error::Problem;
use crate::state::AppState;

/// A letter's words.
#[derive(Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct ReadOutPage {
    /// The language's tag: `cy`.
    language: String,
    /// The language in English: "Welsh".
    language_name: String,
    /// Written from right to left.
    right_to_left: bool,
    /// Its paragraphs, each its lines.
    paragraphs: Vec<Vec<String>>,
}

/// The words of a case's reminder letter, to be read out on a safe phone.
#[tauri::command]
pub async fn letter_read_out(state: State<'_, AppState>, input: GateAsked) -> Result<ReadOutPage, Problem> {
    let open = state.open().await?;
    let wished = Wished { kind: input.kind()?.unwrap_or(LetterKind::OrderRecorded), ..Wished::default() };
    let how = "letter shown to be read out";
    let read = letters::read_out(&open.desk(), id(&input.case)?, wished, how, |_| Ok(())).await?;
    let lines = |part: &str| part.lines().map(|line| line.trim().to_owned()).collect();
    Ok(ReadOutPage {
        language: read.language.tag().to_owned(),
        language_name: read.language.name().to_owned(),
        right_to_left: read.language.direction() == Direction::RightToLeft,
        paragraphs: read.text.split("\n\n").map(lines).collect(),
    })
}
