//! What presses now in a case's other records: letters that wait (W-15, W-16), contact tasks (W-21, W-24), the
//! respondent's orders in other cases (W-30).
//!
//! Not here: alarms, transfers and quality checks, which have no records of their own yet; their rules are in
//! [`super::beyond`].

use chrono::{DateTime, Utc};

use super::Warning;
use super::beyond::{code_notice, contact_missed, letter_outdated, other_victim, post_unsafe};
use crate::contact_profile::{ChannelKind, Safe, SafeContact};
use crate::id::MeasureId;
use crate::measure::Measure;
use crate::person::Risk;
use crate::policy::Policy;
use crate::tasks::{ContactTask, TaskKind};

/// A letter that was made and has not gone out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WaitingLetter {
    /// When it was made.
    pub made_at: DateTime<Utc>,
    /// The measures that it tells of.
    pub about: Vec<MeasureId>,
}

/// Live orders in other cases against somebody who is this case's respondent too.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OtherOrders {
    /// How many.
    pub live: usize,
    /// Since when they are known here.
    pub since: DateTime<Utc>,
    /// Who asks may see that there is another case.
    pub may_see: bool,
}

/// What the rules look at.
#[derive(Debug, Clone, Copy)]
pub struct Records<'a> {
    /// The case's measures.
    pub measures: &'a [Measure],
    /// Its letters that wait.
    pub letters: &'a [WaitingLetter],
    /// Its open tasks.
    pub tasks: &'a [ContactTask],
    /// How the victim may be reached.
    pub contact: &'a SafeContact,
    /// Orders that protect somebody else; `None`: there are none.
    pub others: Option<OtherOrders>,
    /// The case's risk; a case that nobody assessed is worked as high.
    pub risk: Risk,
    /// The unit's policy.
    pub policy: &'a Policy,
    /// The moment of asking.
    pub now: DateTime<Utc>,
}

/// Every warning of these records that presses at the moment of asking, the most pressing first.
pub fn record_warnings(records: &Records<'_>) -> Vec<Warning> {
    let mut found: Vec<Warning> = letters(records);
    found.extend(records.tasks.iter().flat_map(|task| of_task(records, task)));
    found.extend(records.others.and_then(|others| other_victim(others.live, others.may_see, others.since)));
    found.retain(|warning| warning.first_at() <= records.now);
    found.sort_by_key(|warning| (warning.severity, warning.rule));
    found
}

fn letters(records: &Records<'_>) -> Vec<Warning> {
    let post = records.contact.channel(ChannelKind::Post);
    let safe = records.contact.safe(ChannelKind::Post) == Safe::Yes;
    let ceased =
        post.filter(|_| !safe).and_then(|post| post.confirmed.as_ref()).map(|confirmed| confirmed.at);
    let mut found = Vec::new();
    for letter in records.letters {
        let about = records.measures.iter().filter(|measure| letter.about.contains(&measure.id));
        found.extend(about.filter_map(|measure| {
            let known =
                measure.versions().into_iter().filter(|version| version.received_at <= letter.made_at);
            let built_from = known.map(|version| version.number).max().unwrap_or(1);
            letter_outdated(letter.made_at, built_from, measure, ceased)
        }));
    }
    let since = records.letters.iter().map(|letter| letter.made_at).min();
    found.extend(post_unsafe(since, safe));
    found
}

fn of_task(records: &Records<'_>, task: &ContactTask) -> Vec<Warning> {
    if task.done_at.is_some() {
        return Vec::new();
    }
    let due = task.legal_limit.filter(|_| task.kind == TaskKind::ProtectionChanged);
    let notice = due.and_then(|due| code_notice(&task.why, due, None));
    let missed = task.attempts.last().filter(|_| task.kind.is_call()).and_then(|last| {
        let allowed = records.policy.attempts.get(records.risk);
        contact_missed(task.counted_attempts(records.policy), allowed, last.at)
    });
    let about = |warning: Warning| Warning { measure: task.measure, ..warning };
    notice.into_iter().chain(missed).map(about).collect()
}
