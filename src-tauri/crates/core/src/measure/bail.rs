//! Bail before and after charge, and release without any condition.

use chrono::{DateTime, NaiveDate, Utc};

use super::Outcome;
use crate::clocks::bail_last_day;
use crate::london;

/// Who authorises a period of pre-charge bail (PACE 1984 s47ZB to s47ZF), the least first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Rank {
    /// The custody officer, for the first period.
    CustodyOfficer,
    /// Inspector or above: to 6 months.
    Inspector,
    /// Superintendent or above: to 9 months.
    Superintendent,
    /// Commander or assistant chief constable: exceptionally complex cases, to 12 months.
    AssistantChiefConstable,
    /// A magistrates' court.
    Court,
}

impl Rank {
    /// All of them, the least first.
    pub const ALL: [Self; 5] = [
        Self::CustodyOfficer,
        Self::Inspector,
        Self::Superintendent,
        Self::AssistantChiefConstable,
        Self::Court,
    ];

    /// The code in files, and the words of a list.
    pub fn code(self) -> &'static str {
        match self {
            Self::CustodyOfficer => "custody officer",
            Self::Inspector => "inspector",
            Self::Superintendent => "superintendent",
            Self::AssistantChiefConstable => "assistant chief constable",
            Self::Court => "court",
        }
    }

    /// In words, for a form: "Inspector or above".
    pub fn label(self) -> &'static str {
        match self {
            Self::CustodyOfficer => "Custody officer",
            Self::Inspector => "Inspector or above",
            Self::Superintendent => "Superintendent or above",
            Self::AssistantChiefConstable => "Commander, assistant chief constable or above",
            Self::Court => "Magistrates' court",
        }
    }

    /// Reads a code; a sergeant is a custody officer here, a chief inspector an inspector, a chief
    /// superintendent a superintendent and a commander an assistant chief constable.
    pub fn from_code(code: &str) -> Option<Self> {
        match code {
            "sergeant" => Some(Self::CustodyOfficer),
            "chief inspector" => Some(Self::Inspector),
            "chief superintendent" => Some(Self::Superintendent),
            "commander" => Some(Self::AssistantChiefConstable),
            "magistrates" | "magistrates' court" => Some(Self::Court),
            code => Self::ALL.into_iter().find(|rank| rank.code() == code),
        }
    }

    /// Who must authorise a period that ends so many months after the bail start date.
    pub fn needed_for(months: u32) -> Self {
        match months {
            0..=3 => Self::CustodyOfficer,
            4..=6 => Self::Inspector,
            7..=9 => Self::Superintendent,
            10..=12 => Self::AssistantChiefConstable,
            _ => Self::Court,
        }
    }

    /// Who authorises the step after a period of so many months.
    pub fn next_after(months: u32) -> Self {
        match months {
            0..=5 => Self::Inspector,
            6..=8 => Self::Superintendent,
            _ => Self::Court,
        }
    }
}

/// An extension of pre-charge bail.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Extension {
    /// The whole period from now on, in months from the day after arrest: 6, not 3 more.
    pub months: u32,
    /// The rank that authorised it.
    pub rank: Rank,
    /// Who that was; empty where the record does not say.
    pub officer: String,
    /// When it was decided: before the period ends, or it extends nothing.
    pub at: DateTime<Utc>,
    /// The new return; `None`: none appointed, so bail counts to the end of the new last day.
    pub return_at: Option<DateTime<Utc>>,
}

/// A time in which the bail period does not run: the papers are with the prosecutors (PACE 1984 s47ZL).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Suspension {
    /// From.
    pub from: DateTime<Utc>,
    /// To; `None`: still suspended, so the end is not known.
    pub to: Option<DateTime<Utc>>,
}

/// Pre-charge bail with conditions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PreChargeBail {
    /// Custody reference.
    pub custody_ref: String,
    /// When arrested: bail months begin the day after.
    pub arrested_at: DateTime<Utc>,
    /// When released on bail: conditions begin.
    pub released_at: DateTime<Utc>,
    /// The first bail period, months from the day after arrest.
    pub months: u32,
    /// When the suspect must come back, as first appointed.
    pub return_at: Option<DateTime<Utc>>,
    /// The police station of the return.
    pub station: String,
    /// The victim's views on the conditions.
    pub victim_views: String,
    /// Extensions, in order of their decision.
    pub extensions: Vec<Extension>,
    /// Times in which the period did not run, in order.
    pub suspended: Vec<Suspension>,
    /// What ended it.
    pub outcome: Option<Outcome>,
    /// When the victim was asked and told.
    pub record: BailRecord,
}

/// The duties to the victim (PACE 1984 s47ZZA; Victims' Code, Right 6). What nobody entered is empty, and shown as missing.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct BailRecord {
    /// When the victim's views on the conditions were sought.
    pub views_sought_at: Option<DateTime<Utc>>,
    /// By whom.
    pub views_sought_by: String,
    /// When the victim was told of the bail and its conditions.
    pub victim_told_at: Option<DateTime<Utc>>,
}

impl PreChargeBail {
    /// The extensions that were decided before the period they extend had ended; a later one extends nothing
    /// (PACE 1984 s47ZD).
    pub fn extensions_in_time(&self) -> Vec<Extension> {
        let mut months = self.months;
        let mut good = Vec::new();
        for extension in &self.extensions {
            if extension.at < london::end_of(self.last_day_of(months)) {
                months = extension.months;
                good.push(extension.clone());
            }
        }
        good
    }

    /// The whole period in months, extensions counted.
    pub fn months_in_force(&self) -> u32 {
        self.extensions_in_time().last().map_or(self.months, |extension| extension.months)
    }

    /// When the suspect must come back now: an extension replaces the first return, by none where it gives none.
    pub fn return_in_force(&self) -> Option<DateTime<Utc>> {
        self.extensions_in_time().last().map_or(self.return_at, |extension| extension.return_at)
    }

    /// Since when the period has not been running, where that has no end yet.
    pub fn suspended_since(&self) -> Option<DateTime<Utc>> {
        self.suspended.iter().filter(|gap| gap.to.is_none()).map(|gap| gap.from).min()
    }

    /// The last day of a period of so many months, moved by each closed suspension.
    pub fn last_day_of(&self, months: u32) -> NaiveDate {
        let closed = self.suspended.iter().filter_map(|gap| Some((gap.from, gap.to?)));
        let days: i64 =
            closed.map(|(from, to)| (london::date(to) - london::date(from)).num_days().max(0)).sum();
        london::plus_days(bail_last_day(london::date(self.arrested_at), months), days.unsigned_abs())
    }

    /// The last day of the bail period: extensions move it, and each closed suspension by its length in days.
    pub fn last_day(&self) -> NaiveDate {
        self.last_day_of(self.months_in_force())
    }

    /// When the conditions stop, as far as is known: the return, the end of the last day, or the outcome,
    /// whichever comes first; `None` while the period is suspended.
    pub fn ends(&self) -> Option<DateTime<Utc>> {
        let outcome = self.outcome.as_ref().map(|outcome| outcome.at);
        if self.suspended_since().is_some() {
            return outcome;
        }
        let limit = london::end_of(self.last_day());
        let planned = self.return_in_force().map_or(limit, |at| at.min(limit));
        Some(outcome.map_or(planned, |at| at.min(planned)))
    }
}

/// Bail after charge: police bail to the first hearing, court bail to the next one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PostChargeBail {
    /// The court.
    pub court: String,
    /// The case's unique reference number.
    pub urn: String,
    /// When released: conditions begin.
    pub released_at: DateTime<Utc>,
    /// The hearing to which it runs; `None`: not known.
    pub next_hearing_at: Option<DateTime<Utc>>,
    /// When the victim was told of the conditions.
    pub victim_told_at: Option<DateTime<Utc>>,
    /// What ended it: verdict, discontinuance, remand.
    pub outcome: Option<Outcome>,
}

impl PostChargeBail {
    /// When the conditions stop, as far as is known: the hearing or the outcome, whichever comes first.
    pub fn ends(&self) -> Option<DateTime<Utc>> {
        let outcome = self.outcome.as_ref().map(|outcome| outcome.at);
        self.next_hearing_at.into_iter().chain(outcome).min()
    }
}

/// Released under investigation: there are no conditions, and it protects nobody.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReleasedUnderInvestigation {
    /// From.
    pub from: DateTime<Utc>,
    /// What ended it.
    pub outcome: Option<Outcome>,
}
