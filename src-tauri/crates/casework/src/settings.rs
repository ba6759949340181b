//! What a unit decides for itself: its name and its policy, whose versions are kept.

use std::collections::BTreeMap;

use safehold_core::address::tells;
use safehold_core::audit::Act;
use safehold_core::measure::PilotArea;
use safehold_core::officer::Permission;
use safehold_core::policy::{self, Policy};
use safehold_core::words;
use safehold_store::settings::{self, Did, PolicyWas, SettingAct, Unit};

use crate::desk::{Desk, Entry, Work};
use crate::error::{CaseworkError, Reason};

/// The settings of a caseload.
#[derive(Debug, Clone, PartialEq)]
pub struct Settings {
    /// The unit.
    pub unit: Unit,
    /// Its policy.
    pub policy: Policy,
    /// This person may change them.
    pub may_change: bool,
}

/// A policy as a person sends it back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PolicyWish {
    /// The version that was looked at.
    pub version: u32,
    /// Values by their names, as typed; one that is left out stays.
    pub values: BTreeMap<String, String>,
    /// The pilot areas.
    pub pilot_areas: Vec<PilotArea>,
    /// The sender's lines.
    pub letter_sender: Vec<String>,
}

/// Something done to a setting, with who did it by name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Done {
    /// What, when, which version.
    pub act: SettingAct,
    /// By whom.
    pub who: String,
}

impl Done {
    pub(crate) fn of((act, who): (SettingAct, String)) -> Self {
        Self { act, who }
    }
}

/// The settings in force.
///
/// # Errors
/// `Forbidden`.
pub async fn get(desk: &Desk<'_>) -> Result<Settings, CaseworkError> {
    let work = desk.begin(Permission::UseSafehold).await?;
    let found = Settings {
        unit: settings::unit(&work.txn).await?,
        policy: work.policy.clone(),
        may_change: work.may(Permission::Administer),
    };
    work.finish([Entry::of(Act::Consult, "settings", "")]).await?;
    Ok(found)
}

/// Saves the unit and its policy. A policy that differs gets the next version, kept with who changed what.
///
/// # Errors
/// `Invalid` field by field (a value's field is `values.` and its name), `Conflict` where the policy changed meanwhile,
/// `Forbidden`.
pub async fn save(desk: &Desk<'_>, unit: Unit, wish: PolicyWish) -> Result<(), CaseworkError> {
    let work = desk.begin(Permission::Administer).await?;
    if work.policy.version != wish.version {
        return Err(CaseworkError::Conflict);
    }
    let mut wrong = Vec::new();
    let mut say = |code: String, text: &str| wrong.push(Reason { code, text: text.to_owned() });
    if unit.name.trim().is_empty() {
        say("unit".to_owned(), "Enter the unit's name");
    }
    if let Some(wrong) = words::wrong_phone(&unit.phone) {
        say("unitPhone".to_owned(), wrong);
    }
    if wish.letter_sender.len() > 5 {
        say("letterSender".to_owned(), "A letter's sender has at most 5 lines");
    }
    let police = |line: &&String| format!(" {} ", line.to_lowercase()).contains(" police ");
    for line in wish.letter_sender.iter().filter(|line| tells(line).is_some() || police(line)) {
        let text = format!(
            "\"{}\" tells whoever holds the letter who sends it: use a neutral name and return address",
            line.trim()
        );
        say("letterSender".to_owned(), &text);
    }
    let mut new =
        Policy { pilot_areas: wish.pilot_areas, letter_sender: wish.letter_sender, ..work.policy.clone() };
    for (code, text) in &wish.values {
        let put = policy::value(code).map_or_else(
            || Err("There is no such value in this version of Safehold".to_owned()),
            |value| value.put(&mut new, text),
        );
        if let Err(text) = put {
            say(format!("values.{code}"), &text);
        }
    }
    for (code, text) in new.faults() {
        say(format!("values.{code}"), text);
    }
    if !wrong.is_empty() {
        return Err(CaseworkError::Invalid(wrong));
    }
    settings::set_unit(&work.txn, &unit).await?;
    let what = policy::changes(&work.policy, &new);
    let mut version = work.policy.version;
    if !what.is_empty() {
        found(&work).await?;
        version += 1;
        let new = Policy { version, ..new };
        settings::set_policy(&work.txn, &new).await?;
        let act = SettingAct { version, did: Did::Changed, at: work.now, by: work.me.id, what };
        settings::note_policy(&work.txn, &act, &new).await?;
    }
    work.finish([Entry::of(Act::Administer, "policy", format!("version {version}"))]).await
}

/// Keeps the policy as it stands where none of its versions was kept yet.
async fn found(work: &Work<'_>) -> Result<(), CaseworkError> {
    if settings::policy_was(&work.txn, work.policy.version).await?.is_some() {
        return Ok(());
    }
    let (version, at, by) = (work.policy.version, work.now, work.me.id);
    let act = SettingAct { version, did: Did::Found, at, by, what: Vec::new() };
    Ok(settings::note_policy(&work.txn, &act, &work.policy).await?)
}

/// What was done to the policy, the newest first.
///
/// # Errors
/// `Forbidden`.
pub async fn policy_acts(desk: &Desk<'_>) -> Result<Vec<Done>, CaseworkError> {
    let work = desk.begin(Permission::UseSafehold).await?;
    let found = settings::policy_acts(&work.txn).await?;
    work.finish([Entry::of(Act::Consult, "policy", "versions")]).await?;
    Ok(found.into_iter().map(Done::of).collect())
}

/// The policy as it stood in a version.
///
/// # Errors
/// `NotFound` where that version was never kept; `Forbidden`.
pub async fn policy_was(desk: &Desk<'_>, version: u32) -> Result<PolicyWas, CaseworkError> {
    let work = desk.begin(Permission::UseSafehold).await?;
    let found = settings::policy_was(&work.txn, version).await?;
    work.finish([Entry::of(Act::Consult, "policy", format!("version {version}"))]).await?;
    found.ok_or_else(|| CaseworkError::NotFound(format!("Version {version} of the policy")))
}

/// Where and when domestic abuse protection notices and orders exist, for the form of one.
///
/// # Errors
/// `Forbidden`.
pub async fn pilot_areas(desk: &Desk<'_>) -> Result<Vec<PilotArea>, CaseworkError> {
    let work = desk.begin(Permission::UseSafehold).await?;
    let areas = work.policy.pilot_areas.clone();
    work.finish([Entry::of(Act::Consult, "policy", "")]).await?;
    Ok(areas)
}
