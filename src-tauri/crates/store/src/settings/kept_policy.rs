//! A policy as it is kept: its values by their names, as typed, with the lists that are no single value.

use std::collections::BTreeMap;

use safehold_core::measure::PilotArea;
use safehold_core::policy::{self, Policy, VALUES};
use serde::{Deserialize, Serialize};

use crate::StoreError;
use crate::columns;

#[derive(Serialize, Deserialize)]
pub(super) struct PolicyKept {
    version: u32,
    values: BTreeMap<String, String>,
    pilot_areas: Vec<AreaKept>,
    letter_sender: Vec<String>,
}

#[derive(Serialize, Deserialize)]
struct AreaKept {
    code: String,
    name: String,
    from: String,
    until: Option<String>,
}

impl AreaKept {
    fn of(area: &PilotArea) -> Self {
        Self {
            code: area.code.clone(),
            name: area.name.clone(),
            from: columns::day(area.from),
            until: area.until.map(columns::day),
        }
    }

    fn area(self) -> Result<PilotArea, StoreError> {
        Ok(PilotArea {
            code: self.code,
            name: self.name,
            from: columns::read_day(&self.from)?,
            until: columns::maybe(self.until.as_ref(), columns::read_day)?,
        })
    }
}

impl PolicyKept {
    pub(super) fn of(policy: &Policy) -> Self {
        Self {
            version: policy.version,
            values: VALUES.iter().map(|value| (value.code.to_owned(), value.text(policy))).collect(),
            pilot_areas: policy.pilot_areas.iter().map(AreaKept::of).collect(),
            letter_sender: policy.letter_sender.clone(),
        }
    }

    /// The policy. A value that came with a later Safehold has its default.
    pub(super) fn policy(self) -> Result<Policy, StoreError> {
        let mut read = Policy {
            version: self.version,
            pilot_areas: self.pilot_areas.into_iter().map(AreaKept::area).collect::<Result<_, _>>()?,
            letter_sender: self.letter_sender,
            ..Policy::default()
        };
        for (code, text) in &self.values {
            let value = columns::code(code, policy::value)?;
            value.put(&mut read, text).map_err(|_| StoreError::internal("value of the policy"))?;
        }
        Ok(read)
    }
}

/// A policy as it stood in an earlier version: names and texts, also of values that this Safehold no longer has.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PolicyWas {
    /// Values by their names, as typed.
    pub values: BTreeMap<String, String>,
    /// The names of the pilot areas.
    pub pilot_areas: Vec<String>,
    /// The sender's lines.
    pub letter_sender: Vec<String>,
}

impl PolicyKept {
    pub(super) fn was(self) -> PolicyWas {
        PolicyWas {
            values: self.values,
            pilot_areas: self.pilot_areas.into_iter().map(|area| area.name).collect(),
            letter_sender: self.letter_sender,
        }
    }
}
