//! Settings, the unit and its policy: every value with its bounds, its default and where its rule comes from; the versions.
//! Not here: what the values are (core's `policy`).

use std::collections::BTreeMap;

use safehold_casework::{Unit, settings as unit_settings};
use safehold_core::measure::PilotArea;
use safehold_core::policy::{self, Group, Kind, Policy, VALUES, Value};
use serde::{Deserialize, Serialize};
use tauri::State;
use ts_rs::TS;

use super::form::{Day, Wrong};
use super::setting_acts::{SettingDone, SettingVersion, ThenRow, rows};
use crate::error::Problem;
use crate::state::AppState;

/// The unit and its policy, as the form has them.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(export)]
pub struct SettingsForm {
    /// The version that is looked at.
    version: u32,
    unit: String,
    unit_phone: String,
    /// By their names, as typed: "30", "14, 7, 3, 1", "2 working days", "yes".
    values: BTreeMap<String, String>,
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

/// A value of the policy, without what it is now.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct PolicyRow {
    code: &'static str,
    label: &'static str,
    /// `number`, `numbers`, `within`, `envelope`, `choice` or `tick`.
    kind: &'static str,
    /// What can be chosen, where it is a choice.
    options: Vec<PolicyOption>,
    /// "days"; empty where there is none.
    unit: &'static str,
    /// "1 to 365".
    range: Option<String>,
    /// What Safehold proposes: "30".
    usual: String,
    /// Where the rule comes from.
    source: &'static str,
}

/// Something that can be chosen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct PolicyOption {
    code: &'static str,
    words: &'static str,
}

/// Values that belong together.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct PolicyGroup {
    label: &'static str,
    rows: Vec<PolicyRow>,
}

/// The settings.
#[derive(Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct SettingsPage {
    form: SettingsForm,
    may_change: bool,
    groups: Vec<PolicyGroup>,
    /// The newest first.
    acts: Vec<SettingDone>,
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

fn policy_row(value: &Value, usual: &Policy) -> PolicyRow {
    let (kind, unit) = match value.kind {
        Kind::Number { unit, .. } => ("number", unit),
        Kind::Numbers { unit, .. } => ("numbers", unit),
        Kind::Within { .. } => ("within", ""),
        Kind::Envelope { .. } => ("envelope", ""),
        Kind::Choice { .. } => ("choice", ""),
        Kind::Tick { .. } => ("tick", ""),
    };
    let options = match value.kind {
        Kind::Choice { options, .. } => options,
        _ => &[],
    };
    PolicyRow {
        code: value.code,
        label: value.label,
        kind,
        options: options.iter().map(|&(code, words)| PolicyOption { code, words }).collect(),
        unit,
        range: value.range(),
        usual: value.text(usual),
        source: value.source,
    }
}

fn groups() -> Vec<PolicyGroup> {
    let usual = Policy::default();
    let of = |group: Group| {
        let rows = VALUES.iter().filter(|value| value.group == group);
        PolicyGroup { label: group.label(), rows: rows.map(|value| policy_row(value, &usual)).collect() }
    };
    Group::ALL.into_iter().map(of).collect()
}

/// The settings in force.
#[tauri::command]
pub async fn settings(state: State<'_, AppState>) -> Result<SettingsPage, Problem> {
    let open = state.open().await?;
    let desk = open.desk();
    let found = unit_settings::get(&desk).await?;
    let values = VALUES.iter().map(|value| (value.code.to_owned(), value.text(&found.policy)));
    Ok(SettingsPage {
        form: SettingsForm {
            version: found.policy.version,
            unit: found.unit.name,
            unit_phone: found.unit.phone,
            values: values.collect(),
            pilot_areas: found.policy.pilot_areas.iter().map(AreaForm::of).collect(),
            letter_sender: found.policy.letter_sender,
        },
        may_change: found.may_change,
        groups: groups(),
        acts: rows(unit_settings::policy_acts(&desk).await?),
    })
}

/// Saves the unit and its policy.
#[tauri::command]
pub async fn save_settings(state: State<'_, AppState>, input: SettingsForm) -> Result<(), Problem> {
    let open = state.open().await?;
    let mut wrong = Wrong::default();
    let mut pilot_areas = Vec::new();
    for (n, form) in input.pilot_areas.iter().enumerate() {
        pilot_areas.extend(form.read(n, &mut wrong));
    }
    wrong.refuse()?;
    let lines = input.letter_sender.iter().map(|line| line.trim().to_owned());
    let wish = unit_settings::PolicyWish {
        version: input.version,
        values: input.values,
        pilot_areas,
        letter_sender: lines.filter(|line| !line.is_empty()).collect(),
    };
    let unit = Unit { name: input.unit.trim().to_owned(), phone: input.unit_phone.trim().to_owned() };
    Ok(unit_settings::save(&open.desk(), unit, wish).await?)
}

/// The policy as it stood in a version.
#[tauri::command]
pub async fn policy_was(state: State<'_, AppState>, input: SettingVersion) -> Result<Vec<ThenRow>, Problem> {
    let open = state.open().await?;
    let was = unit_settings::policy_was(&open.desk(), input.version).await?;
    let row = |(code, text): (String, String)| match policy::value(&code) {
        Some(value) => {
            let mut then = Policy::default();
            let said = value.put(&mut then, &text).map_or(text, |()| value.said(&then));
            ThenRow { label: value.label.to_owned(), text: said }
        }
        None => ThenRow { label: code, text },
    };
    let order = |code: &str| VALUES.iter().position(|value| value.code == code);
    let mut values: Vec<(String, String)> = was.values.into_iter().collect();
    values.sort_by_key(|(code, _)| order(code).unwrap_or(usize::MAX));
    let lists = [("Pilot areas", was.pilot_areas), ("Sender's address on letters", was.letter_sender)];
    let lists = lists.map(|(label, lines)| ThenRow { label: label.to_owned(), text: lines.join(", ") });
    Ok(values.into_iter().map(row).chain(lists).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_value_is_on_the_page_once() {
        let shown: Vec<_> = groups().into_iter().flat_map(|group| group.rows).map(|row| row.code).collect();
        assert_eq!(shown, VALUES.iter().map(|value| value.code).collect::<Vec<_>>());
    }
}
