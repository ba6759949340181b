//! What was done to a setting, as a list shows it: for policy, letter texts and translations alike.

use safehold_casework::Did;
use safehold_casework::settings::Done;
use safehold_core::words;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Something done to a setting.
#[derive(Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct SettingDone {
    version: u32,
    /// "Changed", "Signed off".
    did: &'static str,
    who: String,
    /// "Mon 23 Nov 2026 12:00".
    when: String,
    /// What changed, a line each.
    what: Vec<String>,
    /// The version was kept and can be read.
    readable: bool,
}

/// Which version.
#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(export)]
pub struct SettingVersion {
    /// As it was counted.
    pub version: u32,
}

/// A line of an earlier version: what, and how it read.
#[derive(Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct ThenRow {
    /// "Post confirmed safe counts as safe for".
    pub label: String,
    /// "30 days".
    pub text: String,
}

/// The acts as rows.
pub fn rows(acts: Vec<Done>) -> Vec<SettingDone> {
    acts.into_iter().map(row).collect()
}

fn row(done: Done) -> SettingDone {
    let (did, readable) = match done.act.did {
        Did::Found => ("Kept as it stood", true),
        Did::Changed => ("Changed", true),
        Did::Signed => ("Signed off", true),
        Did::BroughtIn => ("Brought in", true),
        Did::Checked => ("Checked", false),
        Did::TakenOut => ("Taken out of use", false),
    };
    SettingDone {
        version: done.act.version,
        did,
        who: done.who,
        when: words::short_date_time(done.act.at),
        what: done.act.what,
        readable,
    }
}
