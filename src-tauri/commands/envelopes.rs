//! The alignment sheet of an envelope: looked at, printed, saved.

use safehold_casework::envelopes;
use safehold_core::envelope::EnvelopeChoice;
use serde::Deserialize;
use tauri::{AppHandle, Runtime, State, ipc::Response};
use ts_rs::TS;

use super::papers::{Message, choose_file, page_of, print, write};
use crate::error::{Code, Problem};
use crate::state::AppState;

/// Which envelope: `notify`, `dl`, `c5` or `own`.
#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(export)]
pub struct EnvelopeAsked {
    envelope: String,
}

/// A picture of the sheet.
#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(export)]
pub struct SheetPage {
    envelope: String,
    /// In pixels.
    width: u32,
}

/// The sheet on a printer.
#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(export)]
pub struct PrintSheet {
    envelope: String,
    printer: String,
}

async fn sheet(state: &State<'_, AppState>, envelope: &str) -> Result<Vec<u8>, Problem> {
    let choice = EnvelopeChoice::from_code(envelope)
        .ok_or_else(|| Problem::invalid("Choose an envelope").field("envelope", "Choose an envelope"))?;
    let open = state.open().await?;
    Ok(envelopes::sheet_of(&open.desk(), choice).await?)
}

/// The alignment sheet as a PNG.
#[tauri::command]
pub async fn sheet_page(state: State<'_, AppState>, input: SheetPage) -> Result<Response, Problem> {
    page_of(sheet(&state, &input.envelope).await?, 1, input.width).await
}

/// Sends the alignment sheet to a printer.
#[tauri::command]
pub async fn print_sheet(state: State<'_, AppState>, input: PrintSheet) -> Result<Message, Problem> {
    let bytes = sheet(&state, &input.envelope).await?;
    print(&bytes, &input.printer).map_err(|why| Problem::new(Code::Unavailable, why))?;
    Ok(Message::of(format!("Sent to {}.", input.printer)))
}

/// Saves the alignment sheet to a file; nothing where the dialog was closed.
#[tauri::command]
pub async fn save_sheet<R: Runtime>(
    app: AppHandle<R>,
    state: State<'_, AppState>,
    input: EnvelopeAsked,
) -> Result<Option<Message>, Problem> {
    let bytes = sheet(&state, &input.envelope).await?;
    let Some(path) = choose_file(&app, &state, "alignment-sheet.pdf").await? else { return Ok(None) };
    write(&path, &bytes).map_err(|why| Problem::new(Code::Unavailable, why))?;
    Ok(Some(Message::of(format!("Saved as {}.", path.display()))))
}
