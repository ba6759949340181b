//! The frame around every page: who, which unit, what to open; finding; drafts.

use safehold_casework::{drafts, frame as casework_frame, search};
use safehold_core::officer::Permission;
use safehold_core::{london, words};
use serde::{Deserialize, Serialize};
use tauri::State;
use ts_rs::TS;

use crate::error::Problem;
use crate::state::AppState;

/// The person signed in.
#[derive(Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct Me {
    id: String,
    name: String,
    role: &'static str,
    role_label: &'static str,
    administrator: bool,
}

/// An entry of the side navigation, with the count of the list behind it.
#[derive(Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct NavEntry {
    page: &'static str,
    label: &'static str,
    count: Option<u32>,
}

/// The frame.
#[derive(Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct Frame {
    unit: String,
    invented: bool,
    when: String,
    me: Me,
    nav: Vec<NavEntry>,
    lock_after_minutes: u32,
}

/// What to look for.
#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(export)]
pub struct Find {
    text: String,
}

/// A match.
#[derive(Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct FoundRow {
    case_id: String,
    reference: String,
    name: String,
    role: String,
    line: String,
}

/// The key of a draft.
#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(export)]
pub struct DraftKey {
    key: String,
}

/// A draft to be kept.
#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(export)]
pub struct DraftText {
    key: String,
    text: String,
}

fn count(n: impl TryInto<u32>) -> Option<u32> {
    Some(n.try_into().unwrap_or(u32::MAX))
}

/// The frame around every page. What a role may not open is not in it.
#[tauri::command]
pub async fn frame(state: State<'_, AppState>) -> Result<Frame, Problem> {
    let open = state.open().await?;
    let desk = open.desk();
    let found = casework_frame::frame(&desk).await?;
    let me = &found.me;
    let mut nav = Vec::new();
    let mut add = |page, label, count| nav.push(NavEntry { page, label, count });
    if me.may(Permission::ContactVictims) {
        add("today", "Today", count(found.today));
    }
    if me.may(Permission::SeeCases) {
        add("caseload", "Caseload", None);
        add("register", "Register", count(found.register));
    }
    if me.may(Permission::PrintLetters) {
        add("letters", "Letters", count(found.letters));
    }
    if me.may(Permission::Plans) {
        add("plans", "Plans", count(found.plans));
    }
    add("settings", "Settings", None);
    let local = london::local(open.now());
    Ok(Frame {
        unit: found.unit.name.clone(),
        invented: open.caseload.is_invented(),
        when: format!("{}, {}", words::long_date(local.date_naive()), words::clock(open.now())),
        me: Me {
            id: me.id.to_string(),
            name: me.name.clone(),
            role: me.role.code(),
            role_label: me.role.label(),
            administrator: me.administrator,
        },
        nav,
        lock_after_minutes: found.lock_after_minutes,
    })
}

/// The best matches.
#[tauri::command]
pub async fn find(state: State<'_, AppState>, input: Find) -> Result<Vec<FoundRow>, Problem> {
    let open = state.open().await?;
    let found = search::find(&open.desk(), &input.text).await?;
    let row = |found: safehold_casework::Found| FoundRow {
        case_id: found.case.to_string(),
        reference: safehold_core::person::reference(found.number),
        name: found.full_name,
        role: found.role.code().to_owned(),
        line: found.line,
    };
    Ok(found.into_iter().map(row).collect())
}

/// Keeps what was typed and not saved.
#[tauri::command]
pub async fn draft_keep(state: State<'_, AppState>, input: DraftText) -> Result<(), Problem> {
    let open = state.open().await?;
    Ok(drafts::keep(&open.desk(), &input.key, &input.text).await?)
}

/// Brings it back.
#[tauri::command]
pub async fn draft_get(state: State<'_, AppState>, input: DraftKey) -> Result<Option<String>, Problem> {
    let open = state.open().await?;
    Ok(drafts::get(&open.desk(), &input.key).await?)
}

/// Throws it away.
#[tauri::command]
pub async fn draft_drop(state: State<'_, AppState>, input: DraftKey) -> Result<(), Problem> {
    let open = state.open().await?;
    Ok(drafts::drop(&open.desk(), &input.key).await?)
}
