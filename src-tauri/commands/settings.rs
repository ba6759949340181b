//! Settings: the people who work with the caseload.

use safehold_casework::session::{self, NewPerson};
use safehold_core::officer::{Officer, Role};
use serde::{Deserialize, Serialize};
use tauri::State;
use ts_rs::TS;
use zeroize::Zeroizing;

use super::view::{Choice, id};
use crate::error::Problem;
use crate::state::AppState;

/// A person who works with the caseload.
#[derive(Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct OfficerRow {
    id: String,
    name: String,
    role: &'static str,
    role_label: &'static str,
    administrator: bool,
    phone: String,
    active: bool,
    me: bool,
}

/// Everybody who works with the caseload.
#[derive(Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct PeopleList {
    people: Vec<OfficerRow>,
    roles: Vec<Choice>,
}

/// A person to be added.
#[derive(Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(export)]
pub struct PersonAdd {
    name: String,
    role: String,
    administrator: bool,
    phone: String,
    password: String,
}

/// A person's identity.
#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(export)]
pub struct OfficerId {
    id: String,
}

/// Who works with the caseload.
#[tauri::command]
pub async fn people_list(state: State<'_, AppState>) -> Result<PeopleList, Problem> {
    let open = state.open().await?;
    let all = session::people(&open.desk()).await?;
    let row = |officer: &Officer| OfficerRow {
        id: officer.id.to_string(),
        name: officer.name.clone(),
        role: officer.role.code(),
        role_label: officer.role.label(),
        administrator: officer.administrator,
        phone: officer.phone.clone(),
        active: officer.active,
        me: officer.id == open.officer,
    };
    Ok(PeopleList {
        people: all.iter().map(row).collect(),
        roles: [Role::Officer, Role::LettersStaff]
            .map(|role| Choice::new(role.code(), role.label()))
            .to_vec(),
    })
}

/// Adds a person with a password of their own.
#[tauri::command]
pub async fn person_add(state: State<'_, AppState>, input: PersonAdd) -> Result<(), Problem> {
    let open = state.open().await?;
    let role = Role::from_code(&input.role);
    let new = NewPerson {
        name: input.name,
        role: role.unwrap_or(Role::Officer),
        administrator: input.administrator,
        phone: input.phone,
        password: Zeroizing::new(input.password),
    };
    if role.is_none() {
        let rest = session::check_person(&open.caseload, &open.desk(), &new).await?;
        let problem =
            Problem::invalid("There is a problem with what was entered").field("role", "Choose a role");
        return Err(rest.into_iter().fold(problem, |problem, why| problem.field(why.code, why.text)));
    }
    session::add_person(&open.caseload, &open.desk(), &new).await?;
    Ok(())
}

/// Takes a person's way in.
#[tauri::command]
pub async fn person_leave(state: State<'_, AppState>, input: OfficerId) -> Result<(), Problem> {
    let open = state.open().await?;
    Ok(session::person_leaves(&open.caseload, &open.desk(), id(&input.id)?).await?)
}
