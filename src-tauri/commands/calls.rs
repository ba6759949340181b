//! The call.

use safehold_casework::calls::{self, CallResult, CallSheet as Sheet};
use safehold_core::contact_profile::ChannelKind;
use safehold_core::person::Risk;
use safehold_core::tasks::Outcome;
use safehold_core::words;
use serde::{Deserialize, Serialize};
use tauri::State;
use ts_rs::TS;

use super::form::{Wall, Wrong};
use super::view::{Choice, SafeLine, Span, TaskRow, id, rich};
use crate::error::Problem;
use crate::state::AppState;

/// How to reach the victim in this call.
#[derive(Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct CallContact {
    channel: &'static str,
    channel_label: &'static str,
    number: String,
    ask_first: String,
    answer: String,
    cover_story: String,
    never: Vec<String>,
    who_may_answer: String,
    interpreter: String,
    danger_phrase: String,
}

/// One line of the call.
#[derive(Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct CallLine {
    code: String,
    text: Vec<Span>,
    small: String,
    required: bool,
    /// Said in an earlier attempt at this task.
    said_before: bool,
}

/// The next contact that an outcome asks for.
#[derive(Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct Proposal {
    day: Wall,
    words: String,
    reason: String,
}

/// How a call can go.
#[derive(Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct CallOutcome {
    code: &'static str,
    label: &'static str,
    more: bool,
    proposal: Option<Proposal>,
}

/// An attempt so far.
#[derive(Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct AttemptRow {
    when: String,
    outcome: &'static str,
    by: String,
    note: String,
}

/// Whether a letter can be made.
#[derive(Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct CallLetter {
    ok: bool,
    text: String,
}

/// The call's page. `contact` is null where no channel is safe now: then there is no call, only the reasons.
#[derive(Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct CallSheet {
    row: TaskRow,
    contact: Option<CallContact>,
    safe: SafeLine,
    lines: Vec<CallLine>,
    outcomes: Vec<CallOutcome>,
    risks: Vec<Choice>,
    attempts: Vec<AttemptRow>,
    letter: CallLetter,
}

/// A task's identity.
#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(export)]
pub struct TaskId {
    task: String,
}

/// A call to be saved.
#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(export)]
pub struct SaveCall {
    task: String,
    version: u32,
    outcome: String,
    said: Vec<String>,
    note: String,
    next: Option<Wall>,
    risk: String,
}

/// What saving a call did.
#[derive(Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct CallSaved {
    done: bool,
    message: String,
}

/// The outcomes that the page shows at once; the others are behind "More", duress is a button of its own.
const FIRST: [Outcome; 7] = [
    Outcome::SpokeSafe,
    Outcome::SpokeUnsafeEnded,
    Outcome::NoAnswer,
    Outcome::ThirdPartyAnswered,
    Outcome::Engaged,
    Outcome::WrongNumber,
    Outcome::Refused,
];

fn contact(sheet: &Sheet) -> Option<CallContact> {
    let profile = &sheet.victim.contact;
    let channel = sheet.view.safe.now.then_some(sheet.view.safe.channel).flatten();
    let channel = profile.channels.get(channel?)?;
    let voicemail = profile.safe(ChannelKind::Voicemail) == safehold_core::contact_profile::Safe::Yes;
    let mut never = Vec::new();
    if !voicemail && !profile.never.to_lowercase().contains("voicemail") {
        never.push("Leave a voicemail".to_owned());
    }
    if !profile.never.trim().is_empty() {
        never.push(profile.never.clone());
    }
    Some(CallContact {
        channel: channel.kind.code(),
        channel_label: channel.kind.label(),
        number: channel.value.clone(),
        ask_first: profile.code_question.clone(),
        answer: profile.code_answer.clone(),
        cover_story: profile.cover_story.clone(),
        never,
        who_may_answer: profile.who_may_answer.clone(),
        interpreter: profile.interpreter.clone(),
        danger_phrase: profile.danger_phrase.clone(),
    })
}

/// Opens the call for a task.
#[tauri::command]
pub async fn call_sheet(state: State<'_, AppState>, input: TaskId) -> Result<CallSheet, Problem> {
    let open = state.open().await?;
    let now = open.now();
    let sheet = calls::sheet(&open.desk(), id(&input.task)?).await?;
    let said_before = |code: &String| sheet.attempts.iter().any(|(attempt, _)| attempt.said.contains(code));
    Ok(CallSheet {
        contact: contact(&sheet),
        safe: SafeLine::of(&sheet.view.safe, now),
        row: TaskRow::of(&sheet.view, now),
        lines: sheet
            .lines
            .iter()
            .map(|line| CallLine {
                said_before: said_before(&line.code),
                code: line.code.clone(),
                text: rich(&line.text),
                small: line.remark.clone(),
                required: line.required,
            })
            .collect(),
        outcomes: sheet
            .proposals
            .iter()
            .map(|(outcome, next)| CallOutcome {
                code: outcome.code(),
                label: outcome.label(),
                more: !FIRST.contains(outcome),
                proposal: next.as_ref().map(|next| Proposal {
                    day: Wall::of(next.at),
                    words: words::short_time(next.at),
                    reason: next.reason.clone(),
                }),
            })
            .collect(),
        risks: Choice::risks(),
        attempts: sheet
            .attempts
            .iter()
            .map(|(attempt, by)| AttemptRow {
                when: words::short_time(attempt.at),
                outcome: attempt.outcome.label(),
                by: by.clone(),
                note: attempt.note.clone(),
            })
            .collect(),
        letter: CallLetter {
            ok: sheet.letter_reasons.is_empty(),
            text: sheet.letter_reasons.first().cloned().unwrap_or_else(|| "A letter can be made".to_owned()),
        },
    })
}

/// Saves a call in one act.
#[tauri::command]
pub async fn save_call(state: State<'_, AppState>, input: SaveCall) -> Result<CallSaved, Problem> {
    let open = state.open().await?;
    let mut wrong = Wrong::default();
    let outcome = Outcome::from_code(&input.outcome);
    if outcome.is_none() {
        wrong.say("outcome", "Choose how the call went");
    }
    let next = match &input.next {
        Some(wall) => wrong.take("next", wall.instant()).flatten(),
        None => None,
    };
    let risk = if input.risk.is_empty() { None } else { Risk::from_code(&input.risk) };
    wrong.refuse()?;
    let Some(outcome) = outcome else { return Err(Problem::internal("an outcome without a name")) };
    let result = CallResult {
        task: id(&input.task)?,
        version: input.version,
        outcome,
        said: input.said,
        note: input.note,
        next,
        risk,
    };
    let saved = calls::save(&open.desk(), result).await?;
    Ok(CallSaved { done: saved.done, message: saved.message })
}
