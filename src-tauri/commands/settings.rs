//! Settings: people, the unit and its policy.

use safehold_casework::session::{self, NewPerson};
use safehold_casework::{Unit, settings as unit_settings};
use safehold_core::measure::PilotArea;
use safehold_core::officer::{Officer, Role};
use serde::{Deserialize, Serialize};
use tauri::State;
use ts_rs::TS;
use zeroize::Zeroizing;

use super::form::{Day, Wrong};
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
    second_check: bool,
    pilot_areas: Vec<AreaForm>,
    letter_sender: Vec<String>,
}

/// A pilot area with its days; `until` may be empty.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(export)]
pub struct AreaForm {
    code: String,
    name: String,
    from: Day,
    until: Day,
}

impl AreaForm {
    fn of(area: &PilotArea) -> Self {
        Self {
            code: area.code.clone(),
            name: area.name.clone(),
            from: Day::of(area.from),
            until: area.until.map(Day::of).unwrap_or_default(),
        }
    }

    fn read(&self, n: usize, wrong: &mut Wrong) -> Option<PilotArea> {
        let field = |part: &str| format!("pilotAreas.{n}.{part}");
        let name = self.name.trim().to_owned();
        if name.is_empty() {
            wrong.say(field("name"), "Enter the area's name");
        }
        let from = wrong.take(&field("from"), self.from.required("the first day"));
        let until = wrong.take(&field("until"), self.until.read()).flatten();
        if let (Some(from), Some(until)) = (from, until)
            && until < from
        {
            wrong.say(field("until.day"), "The last day is before the first");
        }
        let made = name.to_lowercase().split_whitespace().collect::<Vec<_>>().join("-");
        let code = if self.code.is_empty() { made } else { self.code.clone() };
        Some(PilotArea { code, name, from: from?, until })
    }
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
            second_check: found.policy.second_check,
            pilot_areas: found.policy.pilot_areas.iter().map(AreaForm::of).collect(),
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
    let mut areas = Vec::new();
    for (n, form) in input.pilot_areas.iter().enumerate() {
        areas.extend(form.read(n, &mut wrong));
    }
    wrong.refuse()?;
    let mut policy = unit_settings::get(&desk).await?.policy;
    policy.second_check = input.second_check;
    policy.pilot_areas = areas;
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
