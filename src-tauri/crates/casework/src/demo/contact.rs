//! What became of invented contact tasks: calls at times when the victim may be called and somebody is at work.

use chrono::{DateTime, Duration, Timelike, Utc};
use safehold_core::calendar::Calendar;
use safehold_core::contact_profile::{ChannelKind, Safe, SafeContact};
use safehold_core::id::{OfficerId, TaskId};
use safehold_core::london;
use safehold_core::person::{Case, Risk};
use safehold_core::tasks::{Assignment, Attempt, ContactTask, Outcome, TaskKind};
use safehold_core::words;
use safehold_store::tasks;

use super::Dice;
use crate::desk::Work;
use crate::error::CaseworkError;

/// The unit's hours, from and to.
const OPEN: (u32, u32) = (9, 17);
/// Times are tried so many minutes apart; safe windows begin and end on them.
const STEP: i64 = 15;
/// Tasks that are late were due at most so many days ago.
const LATEST: i64 = 6;
/// How many steps a better time is looked for: ten days.
const FARTHEST: i64 = 10 * 24 * 60 / STEP;

/// When this victim can be called or seen.
struct Times<'a> {
    contact: &'a SafeContact,
    calendar: &'a Calendar,
}

impl Times<'_> {
    fn by_phone(&self) -> bool {
        self.contact.safe(ChannelKind::Mobile) == Safe::Yes
    }

    fn good(&self, at: DateTime<Utc>) -> bool {
        (OPEN.0..OPEN.1).contains(&london::local(at).hour())
            && self.calendar.not_working(london::date(at)).is_none()
            && (!self.by_phone() || self.contact.may_call(at).now)
    }

    /// The good time nearest before the wished one and not before `from`; else the nearest after it.
    fn near(&self, from: DateTime<Utc>, wished: DateTime<Utc>) -> Option<DateTime<Utc>> {
        let wished = on_step(wished);
        let before = (0..FARTHEST).map(|n| wished - Duration::minutes(n * STEP));
        before.take_while(|at| *at >= from).find(|at| self.good(*at)).or_else(|| self.after(wished.max(from)))
    }

    /// The first good time from a moment on.
    fn after(&self, from: DateTime<Utc>) -> Option<DateTime<Utc>> {
        let first = on_step(from);
        (0..FARTHEST).map(|n| first + Duration::minutes(n * STEP)).find(|at| *at >= from && self.good(*at))
    }
}

fn on_step(at: DateTime<Utc>) -> DateTime<Utc> {
    let over = i64::from(at.minute()) % STEP;
    at - Duration::minutes(over) - Duration::seconds(i64::from(at.second()))
}

/// What became of a task: most that are old were done and have a next contact; some are late.
pub(super) async fn follow_up(
    work: &mut Work<'_>,
    dice: &mut Dice,
    n: u32,
    case: &Case,
    contact: &SafeContact,
    task: TaskId,
    by: OfficerId,
) -> Result<(), CaseworkError> {
    let task = tasks::get(&work.txn, task).await?;
    if task.due > dice.now {
        return Ok(());
    }
    let calendar = work.calendar.clone();
    let times = Times { contact, calendar: &calendar };
    // Nobody rings on the quarter to the minute.
    let odd = Duration::minutes(i64::from(n * 7 % 13));
    let attempt = |work: &Work<'_>, at, outcome, said: &[&str]| Attempt {
        id: work.ids.next(),
        task: task.id,
        at,
        channel: if times.by_phone() { ChannelKind::Mobile } else { ChannelKind::InPerson },
        outcome,
        said: said.iter().map(|code| (*code).to_owned()).collect(),
        note: String::new(),
        by,
    };
    // Nobody leaves a first contact for weeks: what is late is late by days.
    let late = n % 12 == 3 || n % 12 == 4 || n % 17 == 16;
    if late && dice.now - task.due < Duration::days(LATEST) {
        let nobody = if times.by_phone() { Outcome::NoAnswer } else { Outcome::VisitedNoReply };
        let tried = times.near(task.raised_at, task.due.min(dice.at(-1, 16, 0))).map(|at| at + odd);
        if let Some(at) = tried.filter(|at| *at < dice.now) {
            tasks::add_attempt(&work.txn, &attempt(work, at, nobody, &[])).await?;
        }
        return Ok(());
    }
    let wished = task.due - Duration::hours(3);
    let Some(done) = times.near(task.raised_at, wished).map(|at| at + odd).filter(|at| *at < dice.now) else {
        return Ok(());
    };
    let reached = if times.by_phone() { Outcome::SpokeSafe } else { Outcome::SeenSafe };
    tasks::add_attempt(&work.txn, &attempt(work, done, reached, &["identity", "police"])).await?;
    tasks::update(&work.txn, &ContactTask { done_at: Some(done), ..task.clone() }).await?;
    if task.kind == TaskKind::FirstContact {
        next_contact(work, dice, case, &times, &task, (done, by)).await?;
    }
    Ok(())
}

async fn next_contact(
    work: &mut Work<'_>,
    dice: &mut Dice,
    case: &Case,
    times: &Times<'_>,
    before: &ContactTask,
    (spoke, by): (DateTime<Utc>, OfficerId),
) -> Result<(), CaseworkError> {
    let days = work.policy.periodic_days.get(case.working_risk());
    let between = Duration::days(i64::from(days));
    let morning = dice.at(days_ahead(case), OPEN.0, 0);
    let wished = dice.at(days_ahead(case), 11 + case.number % 6, 30);
    let due = times.near(morning, wished).unwrap_or(wished);
    let periodic = |raised_at, due, why| ContactTask {
        kind: TaskKind::Periodic,
        why,
        rule: format!(
            "T5: {}, every {}",
            case.working_risk().label().to_lowercase(),
            words::count(i64::from(days), "day")
        ),
        measure: None,
        raised_at,
        due,
        legal_limit: None,
        assigned: case.owner.map(|to| Assignment { to, by: to, at: raised_at }),
        planned: None,
        done_at: None,
        attempts: Vec::new(),
        version: 1,
        ..before.clone()
    };
    let last_spoke = |at| {
        format!("{} {}", if times.by_phone() { "Last spoke" } else { "Last seen" }, words::short_time(at))
    };
    // The contact before the one that is coming; of those before it only the first is kept.
    let Some(last) = times.near(spoke, due - between).filter(|last| *last - spoke > Duration::days(1)) else {
        let due = times.after(spoke + between).unwrap_or(spoke + between);
        let next = ContactTask { id: work.ids.next(), ..periodic(spoke, due, last_spoke(spoke)) };
        return Ok(tasks::insert(&work.txn, &next).await?);
    };
    let done =
        ContactTask { id: work.ids.next(), ..periodic(spoke.max(last - between), last, last_spoke(spoke)) };
    tasks::insert(&work.txn, &done).await?;
    let (channel, outcome) = if times.by_phone() {
        (ChannelKind::Mobile, Outcome::SpokeSafe)
    } else {
        (ChannelKind::InPerson, Outcome::SeenSafe)
    };
    let attempt = Attempt {
        id: work.ids.next(),
        task: done.id,
        at: last,
        channel,
        outcome,
        said: ["identity", "police"].map(str::to_owned).to_vec(),
        note: String::new(),
        by: case.owner.unwrap_or(by),
    };
    tasks::add_attempt(&work.txn, &attempt).await?;
    tasks::update(&work.txn, &ContactTask { done_at: Some(last), ..done }).await?;
    let next = ContactTask { id: work.ids.next(), ..periodic(last, due, last_spoke(last)) };
    Ok(tasks::insert(&work.txn, &next).await?)
}

/// A few regular contacts are due today, most in the next weeks.
fn days_ahead(case: &Case) -> i64 {
    let spread = match case.working_risk() {
        Risk::High => 7,
        Risk::Medium => 28,
        Risk::Standard => 80,
    };
    i64::from(case.number * 13) % spread
}
