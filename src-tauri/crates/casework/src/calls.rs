//! The call: everything a caller needs on one page, and saving it in one act.

use chrono::{DateTime, Utc};
use safehold_core::audit::Act;
use safehold_core::call::{Line, lines, still_to_say};
use safehold_core::contact_profile::ChannelKind;
use safehold_core::id::TaskId;
use safehold_core::letter::{LetterKind, Way};
use safehold_core::letter_gate::{Asked, gate};
use safehold_core::measure::Measure;
use safehold_core::officer::Permission;
use safehold_core::person::{Case, PartyRole, Person, Risk};
use safehold_core::tasks::{Assignment, Attempt, ContactTask, NextContact, Outcome, TaskKind, propose_next};
use safehold_core::words;
use safehold_store::{cases, differences, measures, officers, people, settings, tasks};

use crate::desk::{Desk, Entry, Work};
use crate::error::CaseworkError;
use crate::tasks::{TaskView, views};

/// A call's page.
#[derive(Debug, Clone, PartialEq)]
pub struct CallSheet {
    /// The task, and whether a call is safe now.
    pub view: TaskView,
    /// The victim, with the safe-contact profile.
    pub victim: Person,
    /// What is said and asked.
    pub lines: Vec<Line>,
    /// For each outcome the next contact it asks for; none after duress.
    pub proposals: Vec<(Outcome, Option<NextContact>)>,
    /// Attempts so far, with the callers' names.
    pub attempts: Vec<(Attempt, String)>,
    /// Why a letter can't be made; empty: it can.
    pub letter_reasons: Vec<String>,
}

struct Loaded {
    task: ContactTask,
    case: Case,
    victim: Person,
    respondent: Person,
    measures: Vec<Measure>,
}

async fn load(work: &Work<'_>, id: TaskId) -> Result<Loaded, CaseworkError> {
    let task = tasks::get(&work.txn, id).await?;
    if !task.kind.is_call() {
        return Err(CaseworkError::refused(
            "plan-review",
            "Nobody is called for this task: open the plan, look at it and have it signed off",
        ));
    }
    let case = cases::get(&work.txn, task.case).await?;
    let mut all = people::of_case(&work.txn, task.case).await?;
    let mut take = |matches: &dyn Fn(&Person) -> bool, what: &str| {
        let place = all.iter().position(matches);
        place.map(|place| all.swap_remove(place)).ok_or_else(|| CaseworkError::NotFound(what.to_owned()))
    };
    let victim = take(&|person| person.id == task.victim, "The case's victim")?;
    let respondent = take(&|person| person.role == PartyRole::Respondent, "The case's respondent")?;
    let measures = measures::of_case(&work.txn, task.case).await?;
    Ok(Loaded { task, case, victim, respondent, measures })
}

fn lines_of(work: &Work<'_>, loaded: &Loaded) -> Vec<Line> {
    lines(
        loaded.task.kind,
        loaded.task.measure,
        &loaded.measures,
        &loaded.respondent.full_name(),
        work.now,
        &work.calendar,
    )
}

/// Opens the call for a task.
///
/// # Errors
/// `NotFound`, `Forbidden`.
pub async fn sheet(desk: &Desk<'_>, id: TaskId) -> Result<CallSheet, CaseworkError> {
    let work = desk.begin(Permission::ContactVictims).await?;
    let loaded = load(&work, id).await?;
    let lines = lines_of(&work, &loaded);
    let risk = loaded.case.working_risk();
    let proposals = Outcome::ALL
        .into_iter()
        .map(|outcome| {
            let next = (outcome != Outcome::Duress)
                .then(|| propose_next(outcome, work.now, risk, &loaded.victim.contact, &work.policy));
            (outcome, next)
        })
        .collect();
    let names = officers::list(&work.txn).await?;
    let attempts = loaded.task.attempts.iter().map(|attempt| {
        let by = names.iter().find(|officer| officer.id == attempt.by);
        (attempt.clone(), by.map_or_else(String::new, |officer| officer.name.clone()))
    });
    let attempts = attempts.collect();
    let texts = settings::letter_texts(&work.txn).await?;
    let differences = differences::of_case(&work.txn, loaded.case.id).await?;
    let answer = gate(&Asked {
        kind: LetterKind::OrderRecorded,
        way: Way::Post,
        language: loaded.victim.language,
        finished: None,
        people: &[],
        victim: &loaded.victim,
        respondent: &loaded.respondent,
        measures: &loaded.measures,
        differences: &differences,
        texts: &texts,
        policy: &work.policy,
        calendar: &work.calendar,
        now: work.now,
    });
    let case = loaded.case.id;
    let view = views(&work, vec![loaded.task]).await?.pop();
    let sheet = CallSheet {
        view: view.ok_or_else(|| CaseworkError::NotFound("The task".to_owned()))?,
        victim: loaded.victim,
        lines,
        proposals,
        attempts,
        letter_reasons: answer.reasons.into_iter().chain(answer.ambers).map(|reason| reason.text).collect(),
    };
    work.finish([Entry::about(Act::Consult, case, "call", id.to_string()).of_an_open_page()]).await?;
    Ok(sheet)
}

/// What came of a call.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CallResult {
    /// The task.
    pub task: TaskId,
    /// The version that the page was made from.
    pub version: u32,
    /// How it went.
    pub outcome: Outcome,
    /// The lines that were said.
    pub said: Vec<String>,
    /// Notes.
    pub note: String,
    /// The next contact, as proposed or changed.
    pub next: Option<DateTime<Utc>>,
    /// The risk, where it was graded anew.
    pub risk: Option<Risk>,
}

/// What saving a call did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CallSaved {
    /// The task is done.
    pub done: bool,
    /// In one or two sentences.
    pub message: String,
}

/// Saves a call: the attempt, the task's state, the next contact, the risk, and after duress a stop to all
/// contact; all in one act. A failed attempt keeps the task open, and so does a call in which the order, its
/// terms or whom to call was not said.
///
/// # Errors
/// `Conflict` where somebody else saved a call meanwhile; `Refused` for a task that is done; `Invalid` for a
/// next contact in the past.
pub async fn save(desk: &Desk<'_>, result: CallResult) -> Result<CallSaved, CaseworkError> {
    let work = desk.begin(Permission::ContactVictims).await?;
    let loaded = load(&work, result.task).await?;
    if loaded.task.done_at.is_some() {
        return Err(CaseworkError::refused(
            "done",
            "This task is done already: the call is not needed for it",
        ));
    }
    if result.next.is_some_and(|at| at < work.now) {
        return Err(CaseworkError::field("next", "The next contact is in the past: choose a later time"));
    }
    let lines = lines_of(&work, &loaded);
    let attempt = Attempt {
        id: work.ids.next(),
        task: loaded.task.id,
        at: work.now,
        channel: channel(&loaded, work.now, result.outcome),
        outcome: result.outcome,
        said: result.said.into_iter().filter(|code| lines.iter().any(|line| line.code == *code)).collect(),
        note: result.note,
        by: work.me.id,
    };
    tasks::add_attempt(&work.txn, &attempt).await?;
    let case = loaded.case.id;
    let mut entries = vec![Entry::about(Act::Collect, case, "contact attempt", attempt.id.to_string())];

    if let Some(risk) = result.risk.filter(|risk| Some(*risk) != loaded.case.risk) {
        cases::update(&work.txn, &Case { risk: Some(risk), ..loaded.case.clone() }).await?;
        entries.push(Entry::about(Act::Alter, case, "risk", risk.code()));
        crate::plans::regraded(&work, case, risk, "A call").await?;
    }
    if attempt.outcome == Outcome::Duress {
        let mut contact = loaded.victim.contact.clone();
        contact.hold = Some(format!("the victim was in danger on {}", words::short_time(work.now)));
        people::update(&work.txn, &Person { contact, ..loaded.victim.clone() }).await?;
        entries.push(Entry::about(Act::Alter, case, "contact stopped", loaded.victim.id.to_string()));
    }

    let mut attempts = loaded.task.attempts.clone();
    attempts.push(attempt.clone());
    let left = if attempt.outcome == Outcome::Refused { Vec::new() } else { still_to_say(&lines, &attempts) };
    let done = attempt.outcome.reached() && left.is_empty();
    let tried = ContactTask { attempts: attempts.clone(), ..loaded.task.clone() };
    let risk = result.risk.unwrap_or_else(|| loaded.case.working_risk());
    crate::queue::on_attempt(&work, &loaded.victim, risk, &tried).await?;
    let changed = ContactTask {
        planned: if done { None } else { result.next },
        done_at: done.then_some(work.now),
        version: result.version,
        ..loaded.task.clone()
    };
    tasks::update(&work.txn, &changed).await?;
    if let (true, Some(at)) = (done, result.next) {
        let next = next_task(&work, &loaded, at, result.risk);
        tasks::insert(&work.txn, &next).await?;
        entries.push(Entry::about(Act::Collect, case, "contact task", next.id.to_string()));
    }
    let message = message(&attempt, done, &left, result.next);
    crate::plans::refresh(&work, case).await?;
    work.finish(entries).await?;
    Ok(CallSaved { done, message })
}

fn channel(loaded: &Loaded, now: DateTime<Utc>, outcome: Outcome) -> ChannelKind {
    if matches!(outcome, Outcome::SeenSafe | Outcome::SeenConcern | Outcome::VisitedNoReply) {
        return ChannelKind::InPerson;
    }
    let contact = &loaded.victim.contact;
    let place = contact.may_call(now).channel;
    place.and_then(|place| contact.channels.get(place)).map_or(ChannelKind::Mobile, |channel| channel.kind)
}

fn next_task(work: &Work<'_>, loaded: &Loaded, at: DateTime<Utc>, risk: Option<Risk>) -> ContactTask {
    let risk = risk.unwrap_or_else(|| loaded.case.working_risk());
    let days = work.policy.periodic_days.get(risk);
    ContactTask {
        id: work.ids.next(),
        case: loaded.case.id,
        victim: loaded.victim.id,
        kind: TaskKind::Periodic,
        why: format!("Last spoke {}", words::short_time(work.now)),
        rule: format!("T5: {}, every {}", risk.label().to_lowercase(), words::count(i64::from(days), "day")),
        measure: None,
        raised_at: work.now,
        due: at,
        legal_limit: None,
        assigned: loaded.task.assigned.or(Some(Assignment { to: work.me.id, by: work.me.id, at: work.now })),
        planned: None,
        done_at: None,
        attempts: Vec::new(),
        version: 1,
    }
}

fn message(attempt: &Attempt, done: bool, left: &[String], next: Option<DateTime<Utc>>) -> String {
    let next = next.map(|at| format!(" Next contact {}.", words::short_time(at))).unwrap_or_default();
    if attempt.outcome == Outcome::Duress {
        return "Saved. All contact is stopped until a person lifts it on the safe-contact page.".to_owned();
    }
    if done {
        return format!("Saved. The task is done.{next}");
    }
    if attempt.outcome.reached() {
        return format!(
            "Saved. The task stays open: {} still to say, first \"{}\".{next}",
            words::count(left.len() as i64, "line"),
            left.first().map(String::as_str).unwrap_or_default()
        );
    }
    format!("Saved: {}. The task stays open.{next}", attempt.outcome.label().to_lowercase())
}
