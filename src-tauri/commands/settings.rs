//! Settings: people, the unit and its policy.

use safehold_casework::session::{self, NewPerson};
use safehold_casework::{Unit, settings as unit_settings};
use safehold_core::officer::{Officer, Role};
use serde::{Deserialize, Serialize};
use tauri::State;
use ts_rs::TS;
use zeroize::Zeroizing;

use super::form::Wrong;
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

/// The unit and its policy, as the form has them.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(export)]
pub struct SettingsForm {
    unit: String,
    unit_phone: String,
    post_confirmed_days: String,
    lock_after_minutes: String,
    letter_sender: Vec<String>,
}

/// The settings.
#[derive(Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct SettingsPage {
    form: SettingsForm,
    policy_version: u32,
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
    let Some(role) = Role::from_code(&input.role) else {
        return Err(
            Problem::invalid("There is a problem with what was entered").field("role", "Choose a role")
        );
    };
    let new = NewPerson {
        name: input.name,
        role,
        administrator: input.administrator,
        phone: input.phone,
        password: Zeroizing::new(input.password),
    };
    session::add_person(&open.caseload, &open.desk(), &new).await?;
    Ok(())
}

/// Takes a person's way in.
#[tauri::command]
pub async fn person_leave(state: State<'_, AppState>, input: OfficerId) -> Result<(), Problem> {
    let open = state.open().await?;
    Ok(session::person_leaves(&open.caseload, &open.desk(), id(&input.id)?).await?)
}

/// The settings in force.
#[tauri::command]
pub async fn settings(state: State<'_, AppState>) -> Result<SettingsPage, Problem> {
    let open = state.open().await?;
    let found = unit_settings::get(&open.desk()).await?;
    Ok(SettingsPage {
        form: SettingsForm {
            unit: found.unit.name,
            unit_phone: found.unit.phone,
            post_confirmed_days: found.policy.post_confirmed_days.to_string(),
            lock_after_minutes: found.policy.lock_after_minutes.to_string(),
            letter_sender: found.policy.letter_sender,
        },
        policy_version: found.policy.version,
    })
}

/// Saves the unit and its policy.
#[tauri::command]
pub async fn save_settings(state: State<'_, AppState>, input: SettingsForm) -> Result<(), Problem> {
    let open = state.open().await?;
    let desk = open.desk();
    let mut wrong = Wrong::default();
    let mut number = |field: &str, text: &str| {
        let read = text.trim().parse::<u32>().ok();
        if read.is_none() {
            wrong.say(field, "Enter a number in figures");
        }
        read
    };
    let days = number("postConfirmedDays", &input.post_confirmed_days);
    let minutes = number("lockAfterMinutes", &input.lock_after_minutes);
    wrong.refuse()?;
    let mut policy = unit_settings::get(&desk).await?.policy;
    policy.post_confirmed_days = days.unwrap_or(policy.post_confirmed_days);
    policy.lock_after_minutes = minutes.unwrap_or(policy.lock_after_minutes);
    policy.letter_sender = input
        .letter_sender
        .iter()
        .map(|line| line.trim().to_owned())
        .filter(|line| !line.is_empty())
        .collect();
    let unit = Unit { name: input.unit.trim().to_owned(), phone: input.unit_phone.trim().to_owned() };
    Ok(unit_settings::save(&desk, unit, policy).await?)
}
