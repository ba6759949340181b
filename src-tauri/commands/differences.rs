//! What the court's files say differently from a case's record, and settling it.

use safehold_casework::differences::{self, DifferenceView};
use safehold_core::words;
use serde::{Deserialize, Serialize};
use tauri::State;
use ts_rs::TS;

use super::cases::CaseId;
use super::view::id;
use crate::error::Problem;
use crate::state::AppState;

/// Something that a file of the court says differently from the record.
#[derive(Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct DifferenceRow {
    id: String,
    /// "Victim's address".
    what: String,
    ours: String,
    theirs: String,
    /// "manifest-20261103.csv, row 3".
    source: String,
    noted: String,
    /// What the court says can be taken into the record as it is.
    can_take: bool,
    /// Letters wait for it.
    stops_post: bool,
    /// Who settled it, when and how; `null`: nobody yet.
    settled: Option<String>,
}

/// Settles a difference: what the court says goes into the record, or the record stays as it is.
#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(export)]
pub struct SettleDifference {
    id: String,
    take: bool,
}

impl From<&DifferenceView> for DifferenceRow {
    fn from(view: &DifferenceView) -> Self {
        let difference = &view.difference;
        Self {
            id: difference.id.to_string(),
            what: difference.what.clone(),
            ours: difference.ours.clone(),
            theirs: difference.theirs.words(),
            source: difference.source.clone(),
            noted: words::short_date_time(difference.noted_at),
            can_take: difference.can_be_taken(),
            stops_post: difference.stops_post,
            settled: difference.settled.map(|settled| {
                let how = if settled.taken { "The court's taken" } else { "Record kept" };
                let by = view.settled_by.as_deref().unwrap_or_default();
                format!("{how}, {by}, {}", words::short_date_time(settled.at))
            }),
        }
    }
}

/// What differs in a case.
#[tauri::command]
pub async fn case_differences(
    state: State<'_, AppState>,
    input: CaseId,
) -> Result<Vec<DifferenceRow>, Problem> {
    let open = state.open().await?;
    let found = differences::of_case(&open.desk(), input.id()?).await?;
    Ok(found.iter().map(DifferenceRow::from).collect())
}

/// Settles a difference.
#[tauri::command]
pub async fn settle_difference(state: State<'_, AppState>, input: SettleDifference) -> Result<(), Problem> {
    let open = state.open().await?;
    Ok(differences::settle(&open.desk(), id(&input.id)?, input.take).await?)
}
