//! Signing in and locking.

use crate::{error::Problem, state::AppState, windows};
use serde::{Deserialize, Serialize};
use tauri::{AppHandle, Runtime, State};
use ts_rs::TS;

/// What the first page needs to know.
#[derive(Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct SessionStatus {
    /// A caseload is open in this process.
    pub unlocked: bool,
}

/// A name and password.
#[derive(Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(export)]
pub struct SignIn {
    /// The password as typed.
    pub password: String,
}

/// Tells whether a caseload is open.
#[tauri::command]
pub async fn session_status(state: State<'_, AppState>) -> Result<SessionStatus, Problem> {
    Ok(SessionStatus { unlocked: state.caseload().await.is_ok() })
}

/// Opens the caseload and swaps the windows.
#[tauri::command]
pub async fn session_unlock<R: Runtime>(
    app: AppHandle<R>,
    state: State<'_, AppState>,
    request: SignIn,
) -> Result<(), Problem> {
    if request.password.is_empty() {
        return Err(Problem::invalid("Enter your password.").field("password", "Enter your password."));
    }
    state.open(crate::state::Caseload).await?;
    windows::show_main(&app)
}

/// Closes the caseload and goes back to the sign-in page.
#[tauri::command]
pub async fn session_lock<R: Runtime>(app: AppHandle<R>, state: State<'_, AppState>) -> Result<(), Problem> {
    state.close().await;
    windows::lock(&app)
}
