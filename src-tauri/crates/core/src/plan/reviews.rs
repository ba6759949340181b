//! What forces a review of a plan that was signed off: a measure that starts, ends or varies, a release, a decision on
//! the charge, a move, contact that fails, a new grade of risk, and the passing of time.
//!
//! Not here: the task that comes of it.

use chrono::{DateTime, NaiveTime, Utc};

use super::{Grading, MeasureLine, Plan};
use crate::calendar::Calendar;
use crate::london;
use crate::measure::{Measure, MeasureKind, Outcome, OutcomeKind};
use crate::person::Risk;
use crate::policy::Policy;
use crate::tasks::{ContactTask, due_after};
use crate::words;

/// What can force a review.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ReviewEvent {
    /// A measure was recorded.
    MeasureStarted,
    /// A measure ended, or is about to.
    MeasureEnded,
    /// A measure's record changed: varied, extended, served.
    MeasureVaried,
    /// The respondent is released from custody or prison.
    Release,
    /// Charged, no further action, or a verdict.
    Decided,
    /// Somebody protected moved.
    Moved,
    /// The respondent has a new address.
    RespondentMoved,
    /// Attempts to reach the victim failed as often as policy allows.
    ContactMissed,
    /// The risk was graded anew.
    NewGrade,
    /// An order was broken, or a report says so.
    Breach,
    /// A multi-agency conference looked at the case.
    Marac,
    /// The longest time between reviews has passed, or the plan's own day has come.
    Due,
}

impl ReviewEvent {
    /// All of them.
    pub const ALL: [Self; 12] = [
        Self::MeasureStarted,
        Self::MeasureEnded,
        Self::MeasureVaried,
        Self::Release,
        Self::Decided,
        Self::Moved,
        Self::RespondentMoved,
        Self::ContactMissed,
        Self::NewGrade,
        Self::Breach,
        Self::Marac,
        Self::Due,
    ];

    /// The code in files.
    pub fn code(self) -> &'static str {
        match self {
            Self::MeasureStarted => "measure-started",
            Self::MeasureEnded => "measure-ended",
            Self::MeasureVaried => "measure-varied",
            Self::Release => "release",
            Self::Decided => "decided",
            Self::Moved => "moved",
            Self::RespondentMoved => "respondent-moved",
            Self::ContactMissed => "contact-missed",
            Self::NewGrade => "new-grade",
            Self::Breach => "breach",
            Self::Marac => "marac",
            Self::Due => "due",
        }
    }

    /// Reads a code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|event| event.code() == code)
    }

    /// In words, for the list of what forces a review.
    pub fn label(self) -> &'static str {
        match self {
            Self::MeasureStarted => "A measure starts",
            Self::MeasureEnded => "A measure ends",
            Self::MeasureVaried => "A measure is varied, extended or served",
            Self::Release => "The respondent is released",
            Self::Decided => "Charge, no further action or verdict",
            Self::Moved => "The victim or a child moves",
            Self::RespondentMoved => "The respondent has a new address",
            Self::ContactMissed => "The victim is not reached as often as policy allows",
            Self::NewGrade => "The risk is graded anew",
            Self::Breach => "A breach is reported",
            Self::Marac => "A multi-agency conference looks at the case",
            Self::Due => "The longest time between reviews passes",
        }
    }

    /// What a person can report by hand: the rest is read from the record.
    pub fn by_hand(self) -> bool {
        matches!(
            self,
            Self::Release | Self::Decided | Self::RespondentMoved | Self::Breach | Self::Marac | Self::Moved
        )
    }
}

/// Something that happened and stands in no other record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Happened {
    /// What.
    pub event: ReviewEvent,
    /// In words: "The victim's address changed".
    pub what: String,
    /// When it was recorded.
    pub at: DateTime<Utc>,
}

/// A review that is asked for, or will be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ForcedReview {
    /// What asks for it.
    pub event: ReviewEvent,
    /// In words: "Pre-charge bail: Bail return Tue 1 Dec 2026 10:00".
    pub what: String,
    /// When it happened, or will.
    pub at: DateTime<Utc>,
    /// By when the plan is to be looked at.
    pub due: DateTime<Utc>,
    /// The rule.
    pub rule: String,
}

/// What is looked at for reviews, since a plan was signed off.
#[derive(Debug, Clone, Copy)]
pub struct Since<'a> {
    /// The latest plan that was signed off.
    pub plan: &'a Plan,
    /// The case's measures now.
    pub measures: &'a [Measure],
    /// Its grades of risk.
    pub gradings: &'a [Grading],
    /// Its contact tasks with their attempts.
    pub tasks: &'a [ContactTask],
    /// What else happened.
    pub happened: &'a [Happened],
    /// The grade to work to.
    pub risk: Risk,
    /// The moment.
    pub now: DateTime<Utc>,
    /// The policy.
    pub policy: &'a Policy,
    /// The calendar.
    pub calendar: &'a Calendar,
}

/// The reviews that are asked for since a plan was signed off, and those that are coming, the soonest due first.
/// Empty for a draft: nothing was signed that could be out of date.
pub fn forced(since: &Since<'_>) -> Vec<ForcedReview> {
    let Some(signed) = &since.plan.signed else { return Vec::new() };
    let mut found = Vec::new();
    for measure in since.measures {
        let then = signed.record.measures.iter().find(|line| line.id == measure.id);
        found.extend(of_measure(since, measure, then));
    }
    let graded = since.gradings.iter().filter(|grading| grading.at > signed.at);
    found.extend(graded.map(|grading| {
        let what = format!("Risk graded {}", grading.grade.label().to_lowercase());
        after(since, ReviewEvent::NewGrade, what, grading.at)
    }));
    for task in since.tasks.iter().filter(|task| task.done_at.is_none() && task.kind.is_call()) {
        let missed = task.counted_attempts(since.policy) >= since.policy.attempts.get(since.risk);
        if let Some(last) = task.attempts.last().filter(|last| missed && last.at > signed.at) {
            let what = format!("Not reached after {}", words::count(task.attempts.len() as i64, "attempt"));
            found.push(after(since, ReviewEvent::ContactMissed, what, last.at));
        }
    }
    let happened = since.happened.iter().filter(|happened| happened.at > signed.at);
    found.extend(happened.map(|happened| after(since, happened.event, happened.what.clone(), happened.at)));
    found.push(by_time(since, signed.at));
    found.sort_by(|a, b| (a.due, a.at, &a.what).cmp(&(b.due, b.at, &b.what)));
    found
}

/// What a measure asks for: it is new, its record changed, or its end is ahead or passed since.
fn of_measure(since: &Since<'_>, measure: &Measure, then: Option<&MeasureLine>) -> Vec<ForcedReview> {
    let name = measure.kind().name();
    let mut found = Vec::new();
    let ends_at = measure.ends(since.calendar);
    match then {
        None => {
            let what = format!(
                "New: {}, {}",
                name.to_lowercase(),
                measure.state(since.now, since.calendar).to_lowercase()
            );
            found.push(after(since, ReviewEvent::MeasureStarted, what, measure.received_at));
        }
        Some(then) if then.version != measure.version => {
            let event = if then.live && ends_at.is_some_and(|end| end <= since.now) {
                decided_or_ended(measure)
            } else {
                ReviewEvent::MeasureVaried
            };
            let state = measure.state(since.now, since.calendar).to_lowercase();
            let what = format!("{name} changed: {state}. {}", measure.end_words(since.calendar));
            found.push(after(since, event, what, since.now));
        }
        Some(_) => {}
    }
    let was_over = then.is_some_and(|then| !then.live && then.ends_at.is_some_and(|end| end <= since.now));
    if let Some(end) = ends_at
        && !was_over
        && since.plan.signed.as_ref().is_some_and(|signed| end > signed.at)
    {
        let event = if measure.kind() == MeasureKind::Remand {
            ReviewEvent::Release
        } else {
            ReviewEvent::MeasureEnded
        };
        found.push(ForcedReview {
            event,
            what: format!("{name}: {}", measure.end_words(since.calendar)),
            at: end,
            due: end,
            rule: "Plan review: a measure ends".to_owned(),
        });
    }
    found
}

fn decided_or_ended(measure: &Measure) -> ReviewEvent {
    let decided = |outcome: &Outcome| {
        matches!(outcome.kind, OutcomeKind::NoFurtherAction | OutcomeKind::Charged | OutcomeKind::Verdict)
    };
    match measure.kind() {
        MeasureKind::Remand => ReviewEvent::Release,
        // Bail after charge ends with the case.
        MeasureKind::PostChargeBail => ReviewEvent::Decided,
        _ if measure.facts.outcome().is_some_and(decided) => ReviewEvent::Decided,
        _ => ReviewEvent::MeasureEnded,
    }
}

fn after(since: &Since<'_>, event: ReviewEvent, what: String, at: DateTime<Utc>) -> ForcedReview {
    let within = since.policy.plan_review_after.get(since.risk);
    let (due, _) = due_after(at.max(signed_at(since)), within, since.calendar);
    let rule = format!("Plan review: {}, {}", event.label().to_lowercase(), within.words());
    ForcedReview { event, what, at, due, rule }
}

fn signed_at(since: &Since<'_>) -> DateTime<Utc> {
    since.plan.signed.as_ref().map_or(since.now, |signed| signed.at)
}

/// The review that comes by itself: the plan's own day, or the longest time that policy allows, by 17:00.
fn by_time(since: &Since<'_>, signed: DateTime<Utc>) -> ForcedReview {
    let days = since.policy.plan_review_days.get(since.risk);
    let longest = london::plus_days(london::date(signed), u64::from(days));
    let own = since.plan.content.review_on;
    let day = own.map_or(longest, |own| own.min(longest));
    let five = NaiveTime::from_hms_opt(17, 0, 0).unwrap_or_default();
    let at = london::instant(day, five);
    let what = if own == Some(day) {
        format!("The plan's own review, {}", words::short_date(day))
    } else {
        format!("{} since the sign-off, {}", words::count(i64::from(days), "day"), words::short_date(day))
    };
    let rule = format!(
        "Plan review: {} risk, at least every {}",
        since.risk.code(),
        words::count(i64::from(days), "day")
    );
    ForcedReview { event: ReviewEvent::Due, what, at, due: at, rule }
}

#[cfg(test)]
mod tests;
