//! Which letters a measure's record calls for, and by when: rows of their own, so that nothing is forgotten and
//! everything says why it is there. A change of the record is told by what it calls for anew.
//!
//! Not here: whether a letter may go out (see [`crate::letter_gate`]), and what became of it (see [`super::post`]).

use chrono::{DateTime, Duration, Utc};

use super::LetterKind;
use crate::calendar::Calendar;
use crate::id::{CaseId, DueId, LetterId, MeasureId, OfficerId, PersonId};
use crate::measure::{End, Measure, MeasureKind};
use crate::person::Risk;
use crate::policy::{Policy, Within};
use crate::tasks::{ContactTask, due_after, on_change, on_recording, on_service, on_variation};
use crate::words;

/// A letter that a rule calls for, before it has an identity.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CalledFor {
    /// What kind of letter.
    pub kind: LetterKind,
    /// Which of the measure's letters: `first`, `varied-2`, `ending`. A measure calls for each once.
    pub key: String,
    /// By when it is to go out.
    pub due: DateTime<Utc>,
    /// From when on it would tell of what is over.
    pub until: Option<DateTime<Utc>>,
    /// What calls for it: "Order received Wed 25 Nov 10:05, Leeds Family Court".
    pub why: String,
    /// The rule: "T2: on the day of the first contact".
    pub rule: String,
}

/// That somebody did something, and when.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Done {
    /// When.
    pub at: DateTime<Utc>,
    /// By whom.
    pub by: OfficerId,
}

/// How a due letter left the queue.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Closing {
    /// It went out.
    Printed,
    /// The record no longer calls for it.
    Withdrawn,
    /// Somebody took it off the list, with a reason.
    TakenOff,
}

impl Closing {
    /// The code in files.
    pub fn code(self) -> &'static str {
        match self {
            Self::Printed => "printed",
            Self::Withdrawn => "withdrawn",
            Self::TakenOff => "taken-off",
        }
    }

    /// Reads a code.
    pub fn from_code(code: &str) -> Option<Self> {
        [Self::Printed, Self::Withdrawn, Self::TakenOff].into_iter().find(|one| one.code() == code)
    }
}

/// A letter that is due.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LetterDue {
    /// Its identity.
    pub id: DueId,
    /// The case.
    pub case: CaseId,
    /// To whom.
    pub recipient: PersonId,
    /// The measure that calls for it; none where a person does.
    pub measure: Option<MeasureId>,
    /// What is called for, by when and why.
    pub called: CalledFor,
    /// When it was raised.
    pub raised_at: DateTime<Utc>,
    /// The letter that was made for it.
    pub letter: Option<LetterId>,
    /// Who looked at exactly that letter and accepted it.
    pub accepted: Option<Done>,
    /// Who holds it back, and why.
    pub held: Option<(Done, String)>,
    /// How it left the queue, when, and in words why.
    pub closed: Option<(Closing, DateTime<Utc>, String)>,
    /// Rises by one with each change.
    pub version: u32,
}

/// The letters that a measure's record calls for now. Those already printed stay printed; what is open and no longer
/// here is withdrawn. The periods are policy: the letter of an end from `ending_letter_days` before it, or halfway
/// where there is less to run; the reminder halfway to that where an order runs for more than twice as long.
pub fn called_for(measure: &Measure, risk: Risk, policy: &Policy, calendar: &Calendar) -> Vec<CalledFor> {
    let mut called = Vec::new();
    let ends = measure.ends(calendar);
    called.extend(first(measure, risk, policy, calendar, ends));
    let kind = measure.kind();
    let Some(end) = ends else { return called };
    let from = measure.received_at.max(measure.begins());
    if kind == MeasureKind::Dvpo {
        let lead = policy.leads.dvpo_end.first().copied().unwrap_or(0);
        let due = (end - Duration::days(i64::from(lead))).max(halfway(from, end));
        let rule = format!("T7: {} before the end", words::count(i64::from(lead), "day"));
        called.push(CalledFor {
            kind: LetterKind::ProtectionEnding,
            key: "ending".to_owned(),
            due,
            until: Some(end),
            why: format!("Order (DVPO) ends {}", words::short_time(end)),
            rule,
        });
    }
    if !is_order(kind) {
        return called;
    }
    // What lasts until a hearing does not end there by itself: the court may go on with it.
    let stated = matches!(measure.latest().end, Some(End::At(_)));
    let ended_early = measure.discharged_at().is_some_and(|at| at == end);
    let notice = Duration::days(i64::from(policy.ending_letter_days));
    if stated && !ended_early && from < end {
        let due = (end - notice).max(halfway(from, end));
        if due - from > notice {
            called.push(CalledFor {
                kind: LetterKind::Reminder,
                key: "halfway".to_owned(),
                due: halfway(from, due),
                until: Some(due),
                why: format!(
                    "{} in force since {}",
                    kind.short(),
                    words::short_day(crate::london::date(measure.begins()))
                ),
                rule: "T5: halfway, while it protects".to_owned(),
            });
        }
        called.push(CalledFor {
            kind: LetterKind::Expiring,
            key: "ending".to_owned(),
            due,
            until: Some(end),
            why: format!("{} ends {}", kind.short(), words::short_time(end)),
            rule: format!("T7: {} before the end", words::count(i64::from(policy.ending_letter_days), "day")),
        });
    }
    if !stated && !ended_early {
        return called;
    }
    called.push(CalledFor {
        kind: LetterKind::Ended,
        key: "ended".to_owned(),
        due: end,
        until: Some(end + notice),
        why: format!(
            "{} {} {}",
            kind.short(),
            if ended_early { "discharged" } else { "ends" },
            words::short_time(end)
        ),
        rule: "T8: on the day it ends".to_owned(),
    });
    called
}

/// The letter of the newest version: the first one, or the one of the last variation, which takes its place.
fn first(
    measure: &Measure,
    risk: Risk,
    policy: &Policy,
    calendar: &Calendar,
    until: Option<DateTime<Utc>>,
) -> Option<CalledFor> {
    let kind = first_kind(measure.kind())?;
    if let Some(last) = measure.variations.last().filter(|_| kind == LetterKind::OrderRecorded) {
        let raised = on_variation(last.at, last.received_at, policy, calendar);
        let key = format!("varied-{}", measure.variations.len());
        return Some(CalledFor {
            kind: LetterKind::Varied,
            key,
            due: raised.due,
            until,
            why: raised.why,
            rule: raised.rule,
        });
    }
    let raised = on_recording(measure, risk, policy, calendar);
    let rule = if measure.kind() == MeasureKind::Nmo {
        "T2: by the day of the first contact".to_owned()
    } else {
        raised.rule
    };
    Some(CalledFor { kind, key: "first".to_owned(), due: raised.due, until, why: raised.why, rule })
}

/// The letters that a change of the record calls for besides, once: that an order was served, that bail or a notice
/// changed.
pub fn called_by_change(
    before: &Measure,
    after: &Measure,
    now: DateTime<Utc>,
    policy: &Policy,
    calendar: &Calendar,
) -> Vec<CalledFor> {
    let until = after.ends(calendar);
    let mut called = Vec::new();
    if let (None, Some(served)) = (before.facts.served(), after.facts.served())
        && is_order(after.kind())
    {
        let raised = on_service(served.at, now, true, policy, calendar);
        called.push(CalledFor {
            kind: LetterKind::Served,
            key: "served".to_owned(),
            due: raised.due,
            until,
            why: raised.why,
            rule: raised.rule,
        });
    }
    let kind = match first_kind(after.kind()) {
        Some(kind @ (LetterKind::Bail | LetterKind::ProtectionNotice)) => kind,
        _ => return called,
    };
    if after.facts.outcome().is_none()
        && let Some(raised) = on_change(before, after, now, policy, calendar).into_iter().next()
    {
        let key = format!("changed-{}", after.version);
        called.push(CalledFor { kind, key, due: raised.due, until, why: raised.why, rule: raised.rule });
    }
    called
}

/// What the letter to somebody who can't be reached begins its key with.
pub const UNREACHED: &str = "unreached-";

/// The letter that a task's newest attempt calls for: at standard risk, once as many attempts failed as the policy says,
/// and nothing in them points to harm. At higher risk a supervisor decides, and no letter goes by itself. Due within one
/// working day; whether it may go by post is the gate's to say.
pub fn called_by_attempts(
    task: &ContactTask,
    risk: Risk,
    policy: &Policy,
    calendar: &Calendar,
) -> Option<CalledFor> {
    let (last, before) = task.attempts.split_last()?;
    let most = policy.attempts.get(risk);
    let earlier = ContactTask { attempts: before.to_vec(), ..task.clone() };
    let just_now = earlier.counted_attempts(policy) < most && task.counted_attempts(policy) >= most;
    let missed = task.attempts.iter().all(|attempt| attempt.outcome.only_missed());
    if risk != Risk::Standard || !just_now || !missed {
        return None;
    }
    let (due, _) = due_after(last.at, Within::WorkingDays(1), calendar);
    Some(CalledFor {
        kind: LetterKind::Unreached,
        key: format!("{UNREACHED}{}", task.id),
        due,
        until: None,
        why: format!(
            "{} without reaching her, last {}",
            words::count(i64::from(most), "attempt"),
            words::short_time(last.at)
        ),
        rule: "Attempts: a letter where post is safe, within 1 working day".to_owned(),
    })
}

/// The letter that tells of a measure when it is new; custody calls for none.
fn first_kind(kind: MeasureKind) -> Option<LetterKind> {
    match kind {
        MeasureKind::Remand => None,
        MeasureKind::PreChargeBail
        | MeasureKind::PostChargeBail
        | MeasureKind::ReleasedUnderInvestigation => Some(LetterKind::Bail),
        MeasureKind::Dvpn | MeasureKind::Dapn | MeasureKind::Dvpo => Some(LetterKind::ProtectionNotice),
        MeasureKind::Undertaking => Some(LetterKind::Undertaking),
        _ => Some(LetterKind::OrderRecorded),
    }
}

fn is_order(kind: MeasureKind) -> bool {
    kind.states_its_end() && kind != MeasureKind::Undertaking
}

fn halfway(from: DateTime<Utc>, to: DateTime<Utc>) -> DateTime<Utc> {
    from + (to - from) / 2
}

#[cfg(test)]
mod tests;
