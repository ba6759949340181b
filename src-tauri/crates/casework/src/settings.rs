//! What a unit decides for itself: its name and its policy.

use safehold_core::audit::Act;
use safehold_core::measure::PilotArea;
use safehold_core::officer::Permission;
use safehold_core::policy::Policy;
use safehold_store::settings::{self, Unit};

use crate::desk::{Desk, Entry};
use crate::error::{CaseworkError, Reason};

/// The settings of a caseload.
#[derive(Debug, Clone, PartialEq)]
pub struct Settings {
    /// The unit.
    pub unit: Unit,
    /// Its policy.
    pub policy: Policy,
}

/// The settings in force.
///
/// # Errors
/// `Forbidden`.
pub async fn get(desk: &Desk<'_>) -> Result<Settings, CaseworkError> {
    let work = desk.begin(Permission::UseSafehold).await?;
    let found = Settings { unit: settings::unit(&work.txn).await?, policy: work.policy.clone() };
    work.finish([Entry::of(Act::Consult, "settings", "")]).await?;
    Ok(found)
}

/// Saves the unit and its policy; the policy gets the next version.
///
/// # Errors
/// `Invalid` field by field, `Forbidden`.
pub async fn save(desk: &Desk<'_>, unit: Unit, policy: Policy) -> Result<(), CaseworkError> {
    let work = desk.begin(Permission::Administer).await?;
    let mut wrong = Vec::new();
    let mut say =
        |code: &str, text: &str| wrong.push(Reason { code: code.to_owned(), text: text.to_owned() });
    if unit.name.trim().is_empty() {
        say("unit", "Enter the unit's name");
    }
    if !(1..=365).contains(&policy.post_confirmed_days) {
        say("postConfirmedDays", "Enter 1 to 365 days");
    }
    if !(1..=366).contains(&policy.ending_letter_days) {
        say("endingLetterDays", "Enter 1 to 366 days");
    }
    if !(1..=60).contains(&policy.lock_after_minutes) {
        say("lockAfterMinutes", "Enter 1 to 60 minutes");
    }
    if policy.letter_sender.len() > 5 {
        say("letterSender", "A letter's sender has at most 5 lines");
    }
    if !wrong.is_empty() {
        return Err(CaseworkError::Invalid(wrong));
    }
    settings::set_unit(&work.txn, &unit).await?;
    let version = work.policy.version + 1;
    settings::set_policy(&work.txn, &Policy { version, ..policy }).await?;
    work.finish([Entry::of(Act::Administer, "policy", format!("version {version}"))]).await
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
