//! A measure as its form has it: one flat set of fields for every kind, those of other kinds left empty. Reading it
//! into the rules' types is in `measure_form/read.rs`, filling it from a record in `measure_form/shown.rs`.

mod read;
mod shown;
mod term;
#[cfg(test)]
mod tests;

use safehold_core::measure::{Extension, Suspension, SystemEntry};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

pub use read::{evidence, read_end, read_outcome};
pub use shown::end_form;
pub use term::{Known, TermForm, read_terms};

use super::form::{Day, Wall};

/// A party of a new case. `key` is the form's own name for them, by which terms say whom they protect.
#[derive(Debug, Clone, Default, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(export)]
pub struct PartyForm {
    pub(super) key: String,
    pub(super) title: String,
    pub(super) given: String,
    pub(super) family: String,
    pub(super) born: Day,
    pub(super) lines: Vec<String>,
    pub(super) postcode: String,
    pub(super) confidential: bool,
    pub(super) household: bool,
}

/// The people of a new case.
#[derive(Debug, Clone, Default, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(export)]
pub struct PartiesForm {
    pub(super) victim: PartyForm,
    pub(super) respondent: PartyForm,
    pub(super) protected: Vec<PartyForm>,
    pub(super) risk: String,
}

/// An extension of bail before charge.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(export)]
pub struct ExtensionForm {
    months: String,
    rank: String,
    officer: String,
    at: Wall,
    return_at: Wall,
}

impl ExtensionForm {
    fn of(extension: &Extension) -> Self {
        Self {
            officer: extension.officer.clone(),
            months: extension.months.to_string(),
            rank: extension.rank.code().to_owned(),
            at: Wall::of(extension.at),
            return_at: extension.return_at.map(Wall::of).unwrap_or_default(),
        }
    }
}

/// A time in which the bail period does not run.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(export)]
pub struct SuspensionForm {
    from: Wall,
    to: Wall,
}

impl SuspensionForm {
    fn of(gap: &Suspension) -> Self {
        Self { from: Wall::of(gap.from), to: gap.to.map(Wall::of).unwrap_or_default() }
    }
}

/// An entry of an order in another system.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(export)]
pub struct SystemEntryForm {
    system: String,
    reference: String,
    at: Wall,
    by: String,
}

impl SystemEntryForm {
    fn of(entry: &SystemEntry) -> Self {
        Self {
            system: entry.system.clone(),
            reference: entry.reference.clone(),
            at: Wall::of(entry.entered_at),
            by: entry.by.clone(),
        }
    }
}

/// A measure; new without an identity. The fields of other kinds stay empty.
#[derive(Debug, Clone, Default, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(export)]
pub struct MeasureForm {
    pub(super) id: String,
    pub(super) version: u32,
    pub(super) case_id: String,
    pub(super) kind: String,
    pub(super) parties: Option<PartiesForm>,
    /// How many variations it has; only shown.
    variations: u32,
    /// Where it is used: `NMO OCCP OCC UND DVPN DVPO DAPN DAPO PSB RO SPO ISPO`.
    court: String,
    /// `NMO OCCP OCC UND DAPO RO SPO ISPO`.
    case_number: String,
    manage_cases: String,
    /// When an order was made or a promise given.
    made: Wall,
    /// `NMO DAPO`.
    notice: String,
    present: bool,
    consent: bool,
    aware: Wall,
    aware_how: String,
    /// Orders, and the service that begins a notice.
    served: Wall,
    served_how: String,
    statement_of_service: Wall,
    police_copy: Wall,
    police_copy_how: String,
    systems: Vec<SystemEntryForm>,
    end_kind: String,
    end: Wall,
    judge: String,
    return_hearing: Wall,
    return_place: String,
    return_outcome: String,
    still_current: Wall,
    still_current_how: String,
    extension_decision: Wall,
    extension_decision_how: String,
    /// Occupation orders.
    section: String,
    poa_ends: Wall,
    /// The pilot area of `DAPN DAPO`.
    area: String,
    /// `RO`.
    on_acquittal: bool,
    /// `PCB`.
    custody_ref: String,
    arrested: Wall,
    released: Wall,
    months: String,
    return_at: Wall,
    station: String,
    victim_views: String,
    views_sought: Wall,
    views_sought_by: String,
    extensions: Vec<ExtensionForm>,
    suspended: Vec<SuspensionForm>,
    /// `PSB`; when the victim was told also of `PCB`.
    urn: String,
    next_hearing: Wall,
    victim_told: Wall,
    /// What ended it, for bail, notices, releases and orders that a court discharged.
    outcome_at: Wall,
    outcome_kind: String,
    outcome: String,
    /// `DVPN DAPN`.
    authorised_by: String,
    hearing: Wall,
    adjourned: Vec<Wall>,
    authorised_at: Wall,
    grounds: String,
    representations: String,
    victim_view: String,
    children_considered: String,
    constable: String,
    address_given: String,
    hearing_notice: Wall,
    /// `DVPO`.
    days: String,
    ends_at: Wall,
    /// `REMAND RUI`.
    from: Wall,
    to: Wall,
    sentence: bool,
    place: String,
    pub(super) terms: Vec<TermForm>,
}
