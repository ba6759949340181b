//! Contact tasks: rows of their own, each with the rule that raised it and why it is due then. A task that
//! fails stays open; nothing closes silently.

use chrono::{DateTime, Duration, Utc};

use crate::contact_profile::{ChannelKind, SafeContact};
use crate::id::{AttemptId, CaseId, MeasureId, OfficerId, PersonId, TaskId};
use crate::london;
use crate::person::Risk;
use crate::policy::Policy;
use crate::words;

mod raised;

pub use raised::{Raised, cover_drops, due_after, on_change, on_recording, on_service, on_variation};

/// What a contact task is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TaskKind {
    /// An order was lodged: tell the victim, go through the terms, call the police if it is broken.
    FirstContact,
    /// The respondent was served or is aware: tell the victim.
    Served,
    /// The court varied an order: tell the victim what it says now.
    Varied,
    /// Bail, a notice or its order began or changed: tell the victim.
    ProtectionChanged,
    /// Reassure, discuss the risk, encourage reporting.
    Periodic,
    /// A letter came back, or went where it should not have: ask where post is safe.
    PostTrouble,
    /// Give a letter another way than by post.
    GiveLetter,
    /// Look at the safeguarding plan again: nobody is called for this.
    PlanReview,
}

impl TaskKind {
    /// All kinds.
    pub const ALL: [Self; 8] = [
        Self::FirstContact,
        Self::Served,
        Self::Varied,
        Self::ProtectionChanged,
        Self::Periodic,
        Self::PostTrouble,
        Self::GiveLetter,
        Self::PlanReview,
    ];

    /// The code in files.
    pub fn code(self) -> &'static str {
        match self {
            Self::FirstContact => "first-contact",
            Self::Served => "order-served",
            Self::Varied => "order-varied",
            Self::ProtectionChanged => "protection-changed",
            Self::Periodic => "periodic",
            Self::PostTrouble => "post-trouble",
            Self::GiveLetter => "give-letter",
            Self::PlanReview => "plan-review",
        }
    }

    /// Reads a code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }

    /// What a list shows.
    pub fn label(self) -> &'static str {
        match self {
            Self::FirstContact => "First contact: order lodged",
            Self::Served => "Tell: order served",
            Self::Varied => "Tell: order varied",
            Self::ProtectionChanged => "Tell: protection changed",
            Self::Periodic => "Regular contact",
            Self::PostTrouble => "Ask where post is safe",
            Self::GiveLetter => "Give a letter: not by post",
            Self::PlanReview => "Review the plan",
        }
    }

    /// The victim is called for it.
    pub fn is_call(self) -> bool {
        self != Self::PlanReview
    }
}

/// How an attempt went.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Outcome {
    /// Spoke, safely.
    SpokeSafe,
    /// It became unsafe, and the call was ended.
    SpokeUnsafeEnded,
    /// No answer.
    NoAnswer,
    /// Engaged.
    Engaged,
    /// Voicemail came on; nothing was left.
    VoicemailNotLeft,
    /// A neutral voicemail was left, where that is safe.
    VoicemailLeftSafe,
    /// Not this person's number.
    WrongNumber,
    /// The number is dead.
    NumberDead,
    /// Does not want contact.
    Refused,
    /// Somebody else answered.
    ThirdPartyAnswered,
    /// Visited, no reply.
    VisitedNoReply,
    /// Seen, safe.
    SeenSafe,
    /// Seen, with concern.
    SeenConcern,
    /// The danger phrase was used, or she is in danger.
    Duress,
}

impl Outcome {
    /// All outcomes, in the order in which a page offers them.
    pub const ALL: [Self; 14] = [
        Self::SpokeSafe,
        Self::SpokeUnsafeEnded,
        Self::NoAnswer,
        Self::ThirdPartyAnswered,
        Self::Engaged,
        Self::WrongNumber,
        Self::Refused,
        Self::NumberDead,
        Self::VoicemailNotLeft,
        Self::VoicemailLeftSafe,
        Self::VisitedNoReply,
        Self::SeenSafe,
        Self::SeenConcern,
        Self::Duress,
    ];

    /// The code in files.
    pub fn code(self) -> &'static str {
        match self {
            Self::SpokeSafe => "spoke_safe",
            Self::SpokeUnsafeEnded => "spoke_unsafe_ended",
            Self::NoAnswer => "no_answer",
            Self::Engaged => "engaged",
            Self::VoicemailNotLeft => "voicemail_not_left",
            Self::VoicemailLeftSafe => "voicemail_left_safe",
            Self::WrongNumber => "wrong_number",
            Self::NumberDead => "number_dead",
            Self::Refused => "refused",
            Self::ThirdPartyAnswered => "third_party_answered",
            Self::VisitedNoReply => "visited_no_reply",
            Self::SeenSafe => "seen_safe",
            Self::SeenConcern => "seen_concern",
            Self::Duress => "duress",
        }
    }

    /// Reads a code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|outcome| outcome.code() == code)
    }

    /// In words.
    pub fn label(self) -> &'static str {
        match self {
            Self::SpokeSafe => "Spoke, safely",
            Self::SpokeUnsafeEnded => "Unsafe, ended the call",
            Self::NoAnswer => "No answer",
            Self::Engaged => "Engaged",
            Self::VoicemailNotLeft => "Voicemail came on, nothing left",
            Self::VoicemailLeftSafe => "Neutral voicemail left, where safe",
            Self::WrongNumber => "Wrong number",
            Self::NumberDead => "Number is dead",
            Self::Refused => "Refused contact",
            Self::ThirdPartyAnswered => "Someone else answered",
            Self::VisitedNoReply => "Visited, no reply",
            Self::SeenSafe => "Seen, safe",
            Self::SeenConcern => "Seen, with concern",
            Self::Duress => "Duress: response started",
        }
    }

    /// Nobody was spoken to, and nothing points to harm: a neutral letter may follow where post is safe. A number that is
    /// suddenly dead is no such outcome: somebody decides at once.
    pub fn only_missed(self) -> bool {
        matches!(
            self,
            Self::NoAnswer
                | Self::Engaged
                | Self::VoicemailNotLeft
                | Self::VoicemailLeftSafe
                | Self::WrongNumber
                | Self::ThirdPartyAnswered
                | Self::VisitedNoReply
        )
    }

    /// The victim was reached and could talk: the task is done.
    pub fn reached(self) -> bool {
        matches!(self, Self::SpokeSafe | Self::SeenSafe | Self::Refused)
    }
}

/// One attempt to reach the victim.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attempt {
    /// Its identity.
    pub id: AttemptId,
    /// The task.
    pub task: TaskId,
    /// When.
    pub at: DateTime<Utc>,
    /// By which channel.
    pub channel: ChannelKind,
    /// How it went.
    pub outcome: Outcome,
    /// What was said, as ticked: the codes of the call's lines.
    pub said: Vec<String>,
    /// Notes.
    pub note: String,
    /// By whom.
    pub by: OfficerId,
}

/// That somebody gave a task to somebody.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Assignment {
    /// Whose it is.
    pub to: OfficerId,
    /// Who gave it.
    pub by: OfficerId,
    /// When.
    pub at: DateTime<Utc>,
}

/// A contact task.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ContactTask {
    /// Its identity.
    pub id: TaskId,
    /// The case.
    pub case: CaseId,
    /// Whom to reach.
    pub victim: PersonId,
    /// What for.
    pub kind: TaskKind,
    /// What raised it: "Order received Wed 25 Nov 10:05, Leeds Family Court".
    pub why: String,
    /// The rule: "T1: high risk, within 24 hours of receipt".
    pub rule: String,
    /// The measure it is about.
    pub measure: Option<MeasureId>,
    /// When it was raised.
    pub raised_at: DateTime<Utc>,
    /// When it is due.
    pub due: DateTime<Utc>,
    /// The legal limit, where the law sets one.
    pub legal_limit: Option<DateTime<Utc>>,
    /// Whose it is.
    pub assigned: Option<Assignment>,
    /// When the next attempt is planned, after one that failed.
    pub planned: Option<DateTime<Utc>>,
    /// When it was done.
    pub done_at: Option<DateTime<Utc>>,
    /// Attempts so far, in order of time.
    pub attempts: Vec<Attempt>,
    /// Rises by one with each change.
    pub version: u32,
}

impl ContactTask {
    /// Attempts that count: those closer together than the policy's minutes are one.
    pub fn counted_attempts(&self, policy: &Policy) -> u32 {
        let apart = Duration::minutes(i64::from(policy.attempts_apart_minutes));
        let mut counted = 0;
        let mut last: Option<DateTime<Utc>> = None;
        for attempt in &self.attempts {
            if last.is_none_or(|at| attempt.at - at >= apart) {
                counted += 1;
                last = Some(attempt.at);
            }
        }
        counted
    }

    /// "None yet", "2 of 3, no answer Thu 26 Nov 18:10".
    pub fn attempts_words(&self, risk: Risk, policy: &Policy) -> String {
        match self.attempts.last() {
            None => "None yet".to_owned(),
            Some(last) => format!(
                "{} of {}, {} {}",
                self.counted_attempts(policy),
                policy.attempts.get(risk),
                last.outcome.label().to_lowercase(),
                words::short_time(last.at)
            ),
        }
    }
}

/// The next contact that an attempt's outcome asks for, with its reason.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NextContact {
    /// When.
    pub at: DateTime<Utc>,
    /// Why then, with the rule.
    pub reason: String,
}

/// Proposes the next contact after an attempt.
///
/// Reached: the periodic contact of the risk, moved into a safe time. Not reached: a safe time at another
/// time of day, at least the policy's hours on; attempts must vary. No safe time within two weeks: tomorrow, same
/// time, for a person to decide how.
pub fn propose_next(
    outcome: Outcome,
    now: DateTime<Utc>,
    risk: Risk,
    contact: &SafeContact,
    policy: &Policy,
) -> NextContact {
    if outcome.reached() {
        let days = policy.periodic_days.get(risk);
        let wanted = london::same_time_later(now, u64::from(days));
        let at = contact.safe_from(wanted).unwrap_or(wanted);
        let every = match risk {
            Risk::High => "weekly",
            Risk::Medium => "monthly",
            Risk::Standard => "every three months",
        };
        let reason = format!("T5: {} contact, {every}, inside the safe hours", risk.label().to_lowercase());
        return NextContact { at, reason };
    }
    let wanted = now + Duration::hours(i64::from(policy.next_attempt_hours));
    match contact.safe_from(wanted) {
        Some(at) => NextContact { at, reason: "Attempts vary in time of day: the next safe time".to_owned() },
        None => NextContact {
            at: london::same_time_later(now, 1),
            reason: "No safe time is known: decide how to reach the victim".to_owned(),
        },
    }
}

impl SafeContact {
    /// The first moment from `at` on at which a call is safe.
    pub fn safe_from(&self, at: DateTime<Utc>) -> Option<DateTime<Utc>> {
        let answer = self.may_call(at);
        if answer.now { Some(at) } else { answer.next }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    fn at(text: &str) -> DateTime<Utc> {
        london::read(text).unwrap()
    }

    fn task_with(times: &[&str]) -> ContactTask {
        let id = Uuid::nil();
        ContactTask {
            id: id.into(),
            case: id.into(),
            victim: id.into(),
            kind: TaskKind::FirstContact,
            why: String::new(),
            rule: String::new(),
            measure: None,
            raised_at: at("2026-11-16T10:05+00:00"),
            due: at("2026-11-17T10:05+00:00"),
            legal_limit: None,
            assigned: None,
            planned: None,
            done_at: None,
            attempts: times
                .iter()
                .map(|time| Attempt {
                    id: id.into(),
                    task: id.into(),
                    at: at(time),
                    channel: ChannelKind::Mobile,
                    outcome: Outcome::NoAnswer,
                    said: Vec::new(),
                    note: String::new(),
                    by: id.into(),
                })
                .collect(),
            version: 1,
        }
    }

    #[test]
    fn attempts_within_an_hour_count_as_one() {
        let policy = Policy::default();
        assert_eq!(
            task_with(&["2026-11-16T12:40+00:00", "2026-11-16T13:20+00:00"]).counted_attempts(&policy),
            1
        );
        assert_eq!(
            task_with(&["2026-11-16T12:40+00:00", "2026-11-16T13:40+00:00"]).counted_attempts(&policy),
            2
        );
    }

    #[test]
    fn what_was_not_reached_is_tried_again_at_another_safe_time() {
        let next = propose_next(
            Outcome::NoAnswer,
            at("2026-11-16T12:40+00:00"),
            Risk::High,
            &SafeContact::default(),
            &Policy::default(),
        );
        assert_eq!(next.at, at("2026-11-17T12:40+00:00"));
    }
}
