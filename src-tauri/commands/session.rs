//! The first minute, signing in, locking, one's own password.

use std::path::Path;

use safehold_casework::demo::{WINDOW_PASSWORD, Wish, day_to_show, invent};
use safehold_casework::session::{Caseload, NewCaseload, Strictness, change_password as change, status};
use serde::{Deserialize, Serialize};
use tauri::{AppHandle, Runtime, State};
use ts_rs::TS;
use zeroize::Zeroizing;

use crate::error::{Code, Problem};
use crate::state::{AppState, Open};
use crate::windows;

/// What the first page needs to know.
#[derive(Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct VaultStatus {
    /// `none`: no caseload on this computer yet; `locked`; `invented`: this program looks round only.
    state: &'static str,
    wait_seconds: u32,
    /// This start follows a lock.
    after_lock: bool,
}

/// A caseload to be made.
#[derive(Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(export)]
pub struct CreateCaseload {
    unit: String,
    unit_phone: String,
    name: String,
    phone: String,
    password: String,
}

/// A recovery key, shown once.
#[derive(Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct RecoveryKeyShown {
    recovery_key: String,
}

/// A recovery key, typed back.
#[derive(Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(export)]
pub struct RecoveryKeyTyped {
    typed: String,
}

/// A name and password.
#[derive(Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(export)]
pub struct SignIn {
    name: String,
    password: String,
}

/// Coming back after a forgotten password.
#[derive(Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(export)]
pub struct Recover {
    name: String,
    recovery_key: String,
    new_password: String,
}

/// One's own password, changed.
#[derive(Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(export)]
pub struct ChangePassword {
    current: String,
    next: String,
}

/// Says whether there is a caseload on this computer.
#[tauri::command]
pub async fn vault_status(state: State<'_, AppState>) -> Result<VaultStatus, Problem> {
    let after_lock = state.launch.locked;
    if state.launch.demo {
        return Ok(VaultStatus { state: "invented", wait_seconds: 0, after_lock });
    }
    let found = status(&state.vault(), state.launch.clock.now()).await?;
    let state = if found.exists { "locked" } else { "none" };
    Ok(VaultStatus { state, wait_seconds: found.wait_seconds, after_lock })
}

/// Makes a caseload on this computer and shows its recovery key. It opens when the key was typed back.
#[tauri::command]
pub async fn create_caseload(
    state: State<'_, AppState>,
    input: CreateCaseload,
) -> Result<RecoveryKeyShown, Problem> {
    let new = NewCaseload {
        unit: input.unit,
        unit_phone: input.unit_phone,
        name: input.name,
        phone: input.phone,
        password: Zeroizing::new(input.password),
    };
    make_folder(state.launch.data_dir())?;
    let (caseload, officer, key) =
        Caseload::create(&state.vault(), &new, Strictness::REAL, state.launch.clock.now()).await?;
    state.confirm(Open { caseload, officer, clock: state.launch.clock }).await?;
    Ok(RecoveryKeyShown { recovery_key: key.to_string() })
}

/// Checks the recovery key that was typed back, and opens the caseload.
#[tauri::command]
pub async fn confirm_recovery_key<R: Runtime>(
    app: AppHandle<R>,
    state: State<'_, AppState>,
    input: RecoveryKeyTyped,
) -> Result<(), Problem> {
    let open = state.confirming().await?;
    let desk = open.desk();
    open.caseload.confirm_recovery_key(&desk, &input.typed).await.map_err(|error| {
        let problem = Problem::from(error);
        let fields = problem.fields.iter().map(|field| field.message.clone()).collect::<Vec<_>>();
        fields.into_iter().fold(Problem { fields: Vec::new(), ..problem }, |p, text| p.field("typed", text))
    })?;
    drop(open);
    state.confirmed().await?;
    windows::show_main(&app)
}

/// Signs in and opens the caseload. Where the recovery key was never typed back, an administrator gets a new one, and the
/// caseload opens when that was typed back.
#[tauri::command]
pub async fn sign_in<R: Runtime>(
    app: AppHandle<R>,
    state: State<'_, AppState>,
    input: SignIn,
) -> Result<Option<RecoveryKeyShown>, Problem> {
    if input.name.trim().is_empty() {
        return Err(
            Problem::invalid("There is a problem with what was entered").field("name", "Enter your name")
        );
    }
    if input.password.is_empty() {
        let problem = Problem::invalid("There is a problem with what was entered");
        return Err(problem.field("password", "Enter your password"));
    }
    let password = Zeroizing::new(input.password);
    let (caseload, officer) =
        Caseload::sign_in(&state.vault(), Some(&input.name), &password, state.launch.clock.now()).await?;
    let open = Open { caseload, officer, clock: state.launch.clock };
    let again = open.caseload.recovery_key_again(&open.desk()).await;
    match again {
        Ok(None) => {
            state.unlock(open).await?;
            windows::show_main(&app)?;
            Ok(None)
        }
        Ok(Some(key)) => {
            state.confirm(open).await?;
            Ok(Some(RecoveryKeyShown { recovery_key: key.to_string() }))
        }
        Err(error) => {
            // The first error says what is the matter.
            let _ = open.caseload.close().await;
            Err(error.into())
        }
    }
}

/// Comes back with the recovery key. Shows a new one, which is typed back like the first.
#[tauri::command]
pub async fn recover(state: State<'_, AppState>, input: Recover) -> Result<RecoveryKeyShown, Problem> {
    let password = Zeroizing::new(input.new_password);
    let (caseload, officer, key) = Caseload::recover(
        &state.vault(),
        &input.name,
        &input.recovery_key,
        &password,
        state.launch.clock.now(),
    )
    .await?;
    state.confirm(Open { caseload, officer, clock: state.launch.clock }).await?;
    Ok(RecoveryKeyShown { recovery_key: key.to_string() })
}

/// Opens the invented caseload, and makes it first where it is not there.
#[tauri::command]
pub async fn open_invented<R: Runtime>(app: AppHandle<R>, state: State<'_, AppState>) -> Result<(), Problem> {
    make_folder(state.launch.data_dir())?;
    let path = state.invented();
    let clock = state.launch.clock.now();
    let (caseload, officer) = if path.exists() {
        Caseload::sign_in(&path, None, WINDOW_PASSWORD, clock).await?
    } else {
        let wish = Wish {
            cases: 60,
            seed: 7,
            day: day_to_show(safehold_core::london::date(clock)),
            password: Zeroizing::new(WINDOW_PASSWORD.to_owned()),
        };
        invent(&path, &wish).await?
    };
    state.unlock(Open { caseload, officer, clock: state.launch.clock }).await?;
    windows::show_main(&app)
}

/// Closes the caseload and goes back to the sign-in page.
#[tauri::command]
pub async fn lock<R: Runtime>(app: AppHandle<R>, state: State<'_, AppState>) -> Result<(), Problem> {
    let invented = state.open().await.is_ok_and(|open| open.caseload.is_invented());
    state.close().await;
    windows::lock(&app, invented)
}

/// Changes one's own password.
#[tauri::command]
pub async fn change_password(state: State<'_, AppState>, input: ChangePassword) -> Result<(), Problem> {
    let open = state.open().await?;
    let (current, next) = (Zeroizing::new(input.current), Zeroizing::new(input.next));
    Ok(change(&open.caseload, &open.desk(), &current, &next, state.launch.clock.now()).await?)
}

fn make_folder(folder: &Path) -> Result<(), Problem> {
    std::fs::create_dir_all(folder).map_err(|_| {
        Problem::new(
            Code::Unavailable,
            "The folder for the caseload can't be made: check your right to write there",
        )
    })
}
