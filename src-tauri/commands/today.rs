//! Today, and giving tasks to people.

use safehold_casework::tasks::{self, TaskView};
use safehold_core::words;
use serde::{Deserialize, Serialize};
use tauri::State;
use ts_rs::TS;

use super::view::{TaskRow, WarningRow, id};
use crate::error::Problem;
use crate::state::AppState;

/// One section of Today.
#[derive(Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct TodaySection {
    key: &'static str,
    label: &'static str,
    rows: Vec<TaskRow>,
}

/// Somebody to whom a task may be given.
#[derive(Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct Colleague {
    id: String,
    name: String,
    role: &'static str,
}

/// One person's day.
#[derive(Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct TodayPage {
    when: String,
    warnings: Vec<WarningRow>,
    sections: Vec<TodaySection>,
    nobody: Option<Vec<TaskRow>>,
    nobody_total: u32,
    later: u32,
    colleagues: Option<Vec<Colleague>>,
}

/// A task and to whom it goes; `to` null: to nobody.
#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(export)]
pub struct AssignTask {
    task: String,
    version: u32,
    to: Option<String>,
}

/// My day.
#[tauri::command]
pub async fn today(state: State<'_, AppState>) -> Result<TodayPage, Problem> {
    let open = state.open().await?;
    let today = tasks::today(&open.desk()).await?;
    let rows = |views: &[TaskView]| views.iter().map(|view| TaskRow::of(view, today.now)).collect::<Vec<_>>();
    let (nobody, nobody_total) = match &today.nobody {
        Some((views, total)) => (Some(rows(views)), *total),
        None => (None, 0),
    };
    Ok(TodayPage {
        when: format!(
            "{}, {}",
            words::long_date(safehold_core::london::date(today.now)),
            words::clock(today.now)
        ),
        warnings: today.warnings.iter().map(WarningRow::from).collect(),
        sections: vec![
            TodaySection { key: "late", label: "Late", rows: rows(&today.late) },
            TodaySection { key: "today", label: "Due today", rows: rows(&today.today) },
            TodaySection { key: "week", label: "Next 7 days", rows: rows(&today.week) },
        ],
        nobody,
        nobody_total: u32::try_from(nobody_total).unwrap_or(u32::MAX),
        later: u32::try_from(today.later).unwrap_or(u32::MAX),
        colleagues: today.colleagues.as_ref().map(|all| {
            let one = |officer: &safehold_core::officer::Officer| Colleague {
                id: officer.id.to_string(),
                name: officer.name.clone(),
                role: officer.role.label(),
            };
            all.iter().map(one).collect()
        }),
    })
}

/// Gives a task to a person, or to nobody.
#[tauri::command]
pub async fn assign_task(state: State<'_, AppState>, input: AssignTask) -> Result<(), Problem> {
    let open = state.open().await?;
    let to = input.to.as_deref().map(id).transpose()?;
    Ok(tasks::assign(&open.desk(), id(&input.task)?, input.version, to).await?)
}
