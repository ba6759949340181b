//! Rules whose records are not measures: letters (W-15, W-16), alarms (W-19), the Victims' Code (W-21), transfers
//! (W-23), contact (W-24), quality checks (W-25) and other victims (W-30). Each is asked where its record is; each
//! gives `None` where nothing is the matter.
//!
//! Not here: a civil order that a plan advises alone (W-20), see [`crate::plan`].

use chrono::{DateTime, NaiveDate, Utc};

use super::{Severity, Warning, WarningLeads, lead};
use crate::calendar::Calendar;
use crate::id::MeasureId;
use crate::london;
use crate::measure::Measure;
use crate::words;

fn warning(
    rule: &'static str,
    severity: Severity,
    at: Vec<DateTime<Utc>>,
    (tag, text, because): (&str, String, &str),
) -> Warning {
    Warning {
        rule,
        severity,
        tag: tag.to_owned(),
        text,
        because: because.to_owned(),
        measure: None,
        at,
        until: None,
    }
}

/// W-15: a letter that waits was built from a version that is no longer the newest, or before post ceased to be
/// safe. Blocks printing.
pub fn letter_outdated(
    built_at: DateTime<Utc>,
    built_from: u32,
    measure: &Measure,
    post_changed_at: Option<DateTime<Utc>>,
) -> Option<Warning> {
    let latest = measure.latest();
    let superseded = (latest.number > built_from).then_some(latest.received_at);
    let moved = post_changed_at.filter(|changed| *changed > built_at);
    let at = superseded.into_iter().chain(moved).min()?;
    let text = if superseded.is_some() {
        format!("This letter was built from version {built_from}; version {} is in force.", latest.number)
    } else {
        "This letter was built before the safety of post changed.".to_owned()
    };
    let mut found =
        warning("W-15", Severity::Critical, vec![at], ("Letter out of date", text, "Build it again"));
    found.measure = Some(measure.id);
    Some(found)
}

/// W-16: a letter task is open and post is not known to be safe.
pub fn post_unsafe(letter_open_since: Option<DateTime<Utc>>, post_safe: bool) -> Option<Warning> {
    let since = letter_open_since.filter(|_| !post_safe)?;
    let words = (
        "Post not safe",
        "A letter is waiting, and post is not known to be safe.".to_owned(),
        "Agree another way: by hand, through an adviser",
    );
    Some(warning("W-16", Severity::Block, vec![since], words))
}

/// W-19: a marker or alarm expires before the order does, or stands on after it.
pub fn marker_expires(
    expires: NaiveDate,
    order_ends: Option<NaiveDate>,
    leads: &WarningLeads,
) -> Option<Warning> {
    match order_ends {
        Some(ends) if ends < expires => {
            let words = (
                "Marker stale",
                format!(
                    "The order ended {}, the marker stands until {}.",
                    words::short_date(ends),
                    words::short_date(expires)
                ),
                "Take it away or renew it with a reason",
            );
            Some(warning("W-19", Severity::Medium, vec![london::end_of(ends)], words))
        }
        Some(ends) if ends == expires => None,
        _ => {
            let words = (
                "Marker expires",
                format!("The marker expires {}, the order goes on.", words::short_date(expires)),
                "Renew it",
            );
            Some(warning("W-19", Severity::Medium, vec![lead(expires, leads.marker)], words))
        }
    }
}

/// W-21: a notice under the Victims' Code is due or overdue.
pub fn code_notice(event: &str, due: DateTime<Utc>, told_at: Option<DateTime<Utc>>) -> Option<Warning> {
    if told_at.is_some() {
        return None;
    }
    let words = (
        "Victims' Code notice",
        format!("{event}: the victim must be told by {}.", words::short_date_time(due)),
        "Tell the victim, and record it",
    );
    Some(warning("W-21", Severity::High, vec![london::midnight(london::date(due))], words))
}

/// Who shows a transferred case as theirs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ownership {
    /// One force.
    One,
    /// Both.
    Both,
    /// Neither.
    Neither,
}

/// W-23: a transfer waits for longer than agreed, or it is not clear whose case it is.
pub fn transfer_waits(offered_at: DateTime<Utc>, answer_by: DateTime<Utc>, ownership: Ownership) -> Warning {
    let (at, text) = match ownership {
        Ownership::One => {
            (answer_by, format!("Offered {}, not answered.", words::short_date_time(offered_at)))
        }
        Ownership::Both => (offered_at, "Two forces show this case as theirs.".to_owned()),
        Ownership::Neither => (offered_at, "No force shows this case as theirs.".to_owned()),
    };
    warning("W-23", Severity::Critical, vec![at], ("Transfer open", text, "Ring the other force"))
}

/// W-24: as many attempts failed as the policy allows.
pub fn contact_missed(failed: u32, allowed: u32, last_at: DateTime<Utc>) -> Option<Warning> {
    (failed >= allowed).then(|| {
        let words = (
            "Not reached",
            format!("{} failed.", words::count(i64::from(failed), "attempt")),
            "A supervisor decides what is tried next",
        );
        warning("W-24", Severity::High, vec![last_at], words)
    })
}

/// W-25: an ambiguity of an order is open for too long.
pub fn ambiguity_open(
    code: &str,
    found_on: NaiveDate,
    measure: MeasureId,
    leads: &WarningLeads,
    calendar: &Calendar,
) -> Warning {
    let (day, _) = calendar.working_day_after(found_on, leads.ambiguity_working_days);
    let words = (
        "Ambiguity open",
        format!("{code} found {} is not settled.", words::short_date(found_on)),
        "Ask the court again",
    );
    let mut found = warning("W-25", Severity::Medium, vec![london::midnight(day)], words);
    found.measure = Some(measure);
    found
}

/// W-30: the respondent is bound by a live order that protects somebody else. Only for those who may see it.
pub fn other_victim(other_orders: usize, may_see: bool, known_since: DateTime<Utc>) -> Option<Warning> {
    (may_see && other_orders > 0).then(|| {
        let words = (
            "Another victim",
            format!(
                "The respondent is bound by {} for somebody else.",
                words::count(other_orders as i64, "live order")
            ),
            "Consider the risk of a pattern; disclose nothing of the other case",
        );
        warning("W-30", Severity::Info, vec![known_since], words)
    })
}
