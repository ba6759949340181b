//! Warnings about a case's cover, each with the rule that raised it. Lead times are policy.

use chrono::{DateTime, Duration, Utc};

use crate::calendar::Calendar;
use crate::cover::Gap;
use crate::id::MeasureId;
use crate::measure::{Facts, Measure};
use crate::person::Risk;
use crate::policy::Policy;
use crate::words;

/// How much a warning presses.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Needs a person now.
    Critical,
    /// Needs a person soon.
    High,
    /// To be mended.
    Medium,
}

impl Severity {
    /// In words.
    pub fn label(self) -> &'static str {
        match self {
            Self::Critical => "Critical",
            Self::High => "High",
            Self::Medium => "Medium",
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
}

/// The warnings of one case, the most pressing first.
pub fn warnings(
    measures: &[Measure],
    gaps: &[Gap],
    risk: Risk,
    now: DateTime<Utc>,
    policy: &Policy,
    calendar: &Calendar,
) -> Vec<Warning> {
    let mut found: Vec<Warning> = gap_ahead(gaps, risk, now, policy).into_iter().collect();
    for measure in measures.iter().filter(|measure| measure.live_at(now, calendar)) {
        found.extend(not_known_aware(measure, now));
        found.extend(terms_missing(measure));
    }
    found.sort_by_key(|warning| warning.severity);
    found
}

/// W-01: a gap is open or opens soon, for a case of medium or high risk.
fn gap_ahead(gaps: &[Gap], risk: Risk, now: DateTime<Utc>, policy: &Policy) -> Option<Warning> {
    if risk == Risk::Standard {
        return None;
    }
    let lead = Duration::days(i64::from(policy.gap_warning_days));
    let gap = gaps.iter().find(|gap| gap.to > now && gap.from <= now + lead)?;
    let days = (crate::london::date(gap.from) - crate::london::date(now)).num_days();
    let (tag, severity) = match days {
        _ if gap.from <= now => ("Gap open now".to_owned(), Severity::Critical),
        0 => ("Gap opens today".to_owned(), Severity::Critical),
        days => (format!("Gap opens in {}", words::count(days, "day")), Severity::Critical),
    };
    Some(Warning {
        rule: "W-01",
        severity,
        tag,
        text: format!("{}. {}", gap.words(), gap.why()),
        because: format!("A gap within {} days, risk {}", policy.gap_warning_days, risk.code()),
        measure: None,
    })
}

/// W-02: an order was made, and the respondent is not known to be aware of it.
fn not_known_aware(measure: &Measure, now: DateTime<Utc>) -> Option<Warning> {
    let Facts::Nmo(nmo) = &measure.facts else { return None };
    if nmo.present || nmo.aware.is_some() || nmo.served.is_some() || nmo.made.earliest() > now {
        return None;
    }
    Some(Warning {
        rule: "W-02",
        severity: Severity::High,
        tag: "Not known to be aware".to_owned(),
        text: format!("Order made {}: the respondent is not known to be aware of it.", nmo.made.words()),
        because: "Evidence of awareness or service is needed before charging".to_owned(),
        measure: Some(measure.id),
    })
}

/// The terms of an order are not transcribed: nobody can be told them, and no letter can be made.
fn terms_missing(measure: &Measure) -> Option<Warning> {
    matches!(measure.facts, Facts::Nmo(_)).then_some(())?;
    measure.terms.is_empty().then(|| Warning {
        rule: "Q5",
        severity: Severity::Medium,
        tag: "Terms to transcribe".to_owned(),
        text: "The order's terms are not on record.".to_owned(),
        because: "Transcribe them from the order: calls and letters need them".to_owned(),
        measure: Some(measure.id),
    })
}
