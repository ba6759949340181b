//! Terms of two measures that do not agree, side by side.

use safehold_casework::measures;
use safehold_core::terms::entry;
use safehold_core::warnings::Side;
use safehold_core::words;
use serde::{Deserialize, Serialize};
use tauri::State;
use ts_rs::TS;

use super::form::Wrong;
use super::measure_form::{TermForm, read_terms};
use super::variations::known;
use super::view::id;
use crate::error::Problem;
use crate::state::AppState;

/// Which terms to compare: those of a form that is being written, or, without them, those of the case's measures.
#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(export)]
pub struct AskClashes {
    case: String,
    /// The measure that is being changed; empty for a new one.
    measure: String,
    terms: Option<Vec<TermForm>>,
}

/// Two terms that do not agree.
#[derive(Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct ClashRow {
    one: String,
    one_measure: String,
    other: String,
    other_measure: String,
    why: &'static str,
    /// Which side applies to the respondent, and how long both are in force.
    applies: String,
}

/// Terms that do not agree. Terms of a form that can't be read yet are left out here: saving says what is wrong.
#[tauri::command]
pub async fn measure_clashes(
    state: State<'_, AppState>,
    input: AskClashes,
) -> Result<Vec<ClashRow>, Problem> {
    let open = state.open().await?;
    let desk = open.desk();
    let case = id(&input.case)?;
    let measure = if input.measure.is_empty() { None } else { Some(id(&input.measure)?) };
    let terms = match &input.terms {
        None => None,
        Some(forms) => {
            let people = safehold_casework::people::of_case(&desk, case).await?;
            Some(read_terms(forms, "terms", &known(&people), &mut Wrong::default()))
        }
    };
    let all = measures::clashes(&desk, case, measure, terms).await?;
    let name = |side: &Side| {
        let found = all.names.iter().find(|(id, _)| *id == side.measure);
        match found {
            _ if all.proposed == Some(side.measure) => "This measure".to_owned(),
            Some((_, name)) => name.clone(),
            None => String::new(),
        }
    };
    let said =
        |side: &Side| format!("{}: {}", entry(side.code).map_or(side.code, |known| known.title), side.says);
    let rows = all.found.iter().map(|conflict| {
        // What is being written stands first.
        let mine = all.proposed == Some(conflict.stricter.measure);
        let (one, other) = if mine {
            (&conflict.stricter, &conflict.looser)
        } else {
            (&conflict.looser, &conflict.stricter)
        };
        // When what is being written ends is not known here.
        let until = match conflict.to {
            Some(to) if all.proposed.is_none() => format!("until {}", words::short_date_time(to)),
            _ if all.proposed.is_some() => "while both would be in force".to_owned(),
            _ => "while both are in force".to_owned(),
        };
        ClashRow {
            one: said(one),
            one_measure: name(one),
            other: said(other),
            other_measure: name(other),
            why: conflict.kind.label(),
            applies: format!("{} is stricter and applies {until}", name(&conflict.stricter)),
        }
    });
    Ok(rows.collect())
}
