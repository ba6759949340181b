//! Warnings about a case's measures and cover. Each rule keeps its name; lead times are policy. A rule is a function
//! of the record: it says every instant at which it fires and when it clears, whatever the moment of asking.
//!
//! Wired here: W-01 to W-14, W-17, W-18, W-22, W-26 to W-29. Rules about letters, contact and other victims (W-15, W-16,
//! W-21, W-24, W-30) are asked in [`record_warnings`]; those of alarms, transfers and quality checks are functions in
//! [`beyond`], called where their records are. W-20 stops a plan's sign-off.

mod bail;
pub mod beyond;
mod conflicts;
mod gaps;
mod leads;
mod notices;
mod orders;
mod records;

pub use conflicts::{Conflict, ConflictKind, Side, conflicts};
pub use leads::WarningLeads;
pub use records::{OtherOrders, Records, WaitingLetter, record_warnings};

use chrono::{DateTime, NaiveDate, Utc};

use crate::calendar::Calendar;
use crate::cover::{Cover, Household};
use crate::id::MeasureId;
use crate::london;
use crate::measure::Measure;
use crate::person::Risk;
use crate::policy::Policy;

/// How much a warning presses, the most first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Stops an act.
    Block,
    /// Needs a person now.
    Critical,
    /// Needs a person soon.
    High,
    /// To be mended.
    Medium,
    /// To be known.
    Info,
}

impl Severity {
    /// In words.
    pub fn label(self) -> &'static str {
        match self {
            Self::Block => "Stops",
            Self::Critical => "Critical",
            Self::High => "High",
            Self::Medium => "Medium",
            Self::Info => "To know",
        }
    }

    /// The code in files.
    pub fn code(self) -> &'static str {
        match self {
            Self::Block => "block",
            Self::Critical => "critical",
            Self::High => "high",
            Self::Medium => "medium",
            Self::Info => "info",
        }
    }
}

/// A warning.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Warning {
    /// The rule's name, which stays: `W-01`.
    pub rule: &'static str,
    /// How much it presses.
    pub severity: Severity,
    /// A few words for a tag: "Gap opens in 4 days".
    pub tag: String,
    /// What is the matter.
    pub text: String,
    /// The rule in words, and what to do.
    pub because: String,
    /// The measure it is about.
    pub measure: Option<MeasureId>,
    /// Every instant at which it fires, the first first; never empty.
    pub at: Vec<DateTime<Utc>>,
    /// When it clears; `None`: not until the record changes.
    pub until: Option<DateTime<Utc>>,
}

impl Warning {
    /// When it fires first.
    pub fn first_at(&self) -> DateTime<Utc> {
        self.at.first().copied().unwrap_or(DateTime::<Utc>::MAX_UTC)
    }
}

/// What the rules look at.
#[derive(Debug, Clone, Copy)]
pub struct Asked<'a> {
    /// The case's measures.
    pub measures: &'a [Measure],
    /// Their cover.
    pub cover: &'a Cover,
    /// Whose cover.
    pub household: &'a Household,
    /// The case's risk; a case that nobody assessed is worked as high.
    pub risk: Risk,
    /// The unit's policy.
    pub policy: &'a Policy,
    /// The bank holidays.
    pub calendar: &'a Calendar,
    /// The moment of asking, from which tags count.
    pub now: DateTime<Utc>,
    /// A rule that repeats daily without an end is listed up to here.
    pub repeats_to: DateTime<Utc>,
}

/// When a rule fires and clears.
struct Fires<'a> {
    at: At<'a>,
    until: Option<DateTime<Utc>>,
}

/// The instants of a rule; worked out in full only for a warning that is wanted.
enum At<'a> {
    /// These, in order.
    Listed(Vec<DateTime<Utc>>),
    /// 00:00 in London so many days before a day, for each lead.
    Before(NaiveDate, &'a [u32]),
    /// At a moment, and at 00:00 of each day from another one on, before a last one.
    Daily(DateTime<Utc>, NaiveDate, DateTime<Utc>),
}

impl At<'_> {
    fn first(&self) -> Option<DateTime<Utc>> {
        match self {
            Self::Listed(at) => at.first().copied(),
            Self::Before(event, leads) => leads.iter().max().map(|days| lead(*event, *days)),
            Self::Daily(first, ..) => Some(*first),
        }
    }

    /// Every instant; a rule that repeats daily gives only its first where `briefly`.
    fn all(self, briefly: bool) -> Vec<DateTime<Utc>> {
        match self {
            Self::Listed(at) => at,
            Self::Before(event, leads) => {
                let mut at: Vec<_> = leads.iter().map(|days| lead(event, *days)).collect();
                at.sort_unstable();
                at.dedup();
                at
            }
            Self::Daily(first, _, _) if briefly => vec![first],
            Self::Daily(first, from, last) => {
                let days = from.iter_days().map(london::midnight).take_while(|day| *day < last);
                std::iter::once(first).chain(days).collect()
            }
        }
    }
}

/// 00:00 in London so many days before a day.
fn lead(event: NaiveDate, days: u32) -> DateTime<Utc> {
    london::midnight(london::minus_days(event, u64::from(days)))
}

/// Collects what the rules find; looks at words only for warnings that are wanted.
struct Found<'a> {
    asked: Asked<'a>,
    /// Only what presses at the moment of asking.
    live_only: bool,
    warnings: Vec<Warning>,
}

/// A warning's words: tag, text, because.
type Words = (String, String, String);

impl Found<'_> {
    fn say(
        &mut self,
        rule: &'static str,
        severity: Severity,
        measure: Option<MeasureId>,
        fires: Fires<'_>,
        words: impl FnOnce() -> Words,
    ) {
        let Some(first) = fires.at.first() else { return };
        let now = self.asked.now;
        if self.live_only && (first > now || fires.until.is_some_and(|until| until <= now)) {
            return;
        }
        let (tag, text, because) = words();
        let (at, until) = (fires.at.all(self.live_only), fires.until);
        self.warnings.push(Warning { rule, severity, tag, text, because, measure, at, until });
    }
}

/// "in 4 days", "today", "now", counted from the moment of asking.
fn in_days(asked: &Asked<'_>, at: DateTime<Utc>) -> String {
    let days = (london::date(at) - london::date(asked.now)).num_days();
    match days {
        _ if at <= asked.now => "now".to_owned(),
        0 => "today".to_owned(),
        days => format!("in {}", crate::words::count(days, "day")),
    }
}

fn after(event: DateTime<Utc>, days: u32) -> DateTime<Utc> {
    london::midnight(london::plus_days(london::date(event), u64::from(days)))
}

fn look(asked: Asked<'_>, live_only: bool) -> Vec<Warning> {
    let mut found = Found { asked, live_only, warnings: Vec::new() };
    gaps::ahead(&mut found);
    gaps::children(&mut found);
    for measure in asked.measures {
        orders::all(&mut found, measure);
        bail::all(&mut found, measure);
        notices::all(&mut found, measure);
    }
    conflicts::warn(&mut found);
    found.warnings
}

/// Every warning of the record, past and to come, in order of first firing, rule and measure.
pub fn warnings(asked: &Asked<'_>) -> Vec<Warning> {
    let mut found = look(*asked, false);
    found.sort_by(|a, b| (a.first_at(), a.rule, a.measure).cmp(&(b.first_at(), b.rule, b.measure)));
    found
}

/// The warnings that press at the moment of asking, the most pressing first; with them that an order's terms
/// are still to be transcribed. Of a rule that repeats daily they list the first firing alone.
pub fn live_warnings(asked: &Asked<'_>) -> Vec<Warning> {
    let mut found = look(*asked, true);
    for measure in asked.measures.iter().filter(|measure| measure.live_at(asked.now, asked.calendar)) {
        found.extend(orders::terms_missing(measure));
    }
    found.sort_by_key(|warning| (warning.severity, warning.rule));
    found
}

#[cfg(test)]
mod tests;
