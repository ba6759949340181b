//! Contact tasks as people see them: today's, everybody's, nobody's; and giving them to people.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use safehold_core::audit::Act;
use safehold_core::contact_profile::SafeNow;
use safehold_core::cover::{self, Household};
use safehold_core::id::{CaseId, OfficerId, PersonId, TaskId};
use safehold_core::london;
use safehold_core::officer::{Officer, Permission};
use safehold_core::person::{Case, PartyRole, Person, Risk, reference};
use safehold_core::tasks::{Assignment, ContactTask};
use safehold_core::warnings::Warning;
use safehold_core::words;
use safehold_store::cases::CaseFilter;
use safehold_store::tasks::{Assignee, TaskFilter};
use safehold_store::{cases, differences, measures, officers, people, tasks};

use crate::cases::{horizon, warnings_of};
use crate::desk::{Desk, Entry, Work};
use crate::error::CaseworkError;

/// A task with what a list says beside it.
#[derive(Debug, Clone, PartialEq)]
pub struct TaskView {
    /// The task.
    pub task: ContactTask,
    /// `SH-2041`.
    pub reference: String,
    /// The victim's name.
    pub victim: String,
    /// The grade of risk; `None`: not assessed.
    pub risk: Option<Risk>,
    /// Whether a call is safe now.
    pub safe: SafeNow,
    /// Whose it is.
    pub assignee: Option<String>,
    /// Who gave it, where it was not its owner: "PC Lowe, Thu 26 Nov 10:05".
    pub given_by: Option<String>,
    /// "2 of 3, no answer Thu 26 Nov 18:10".
    pub attempts: String,
    /// Attempts that count.
    pub counted: u32,
}

/// A warning with its case.
#[derive(Debug, Clone, PartialEq)]
pub struct CaseWarning {
    /// The case.
    pub case: CaseId,
    /// `SH-2041`.
    pub reference: String,
    /// The victim's name.
    pub victim: String,
    /// The warning.
    pub warning: Warning,
}

/// One person's day.
#[derive(Debug, Clone, PartialEq)]
pub struct Today {
    /// The moment.
    pub now: DateTime<Utc>,
    /// Warnings about my cases, the most pressing first.
    pub warnings: Vec<CaseWarning>,
    /// Mine that are late.
    pub late: Vec<TaskView>,
    /// Mine that are due today.
    pub today: Vec<TaskView>,
    /// Mine that are due in the next 7 days.
    pub week: Vec<TaskView>,
    /// Mine that are due after that: how many.
    pub later: u64,
    /// Tasks of nobody that are due within 7 days, and how many there are in all; `None` for those who may
    /// not assign.
    pub nobody: Option<(Vec<TaskView>, u64)>,
    /// To whom I may give tasks.
    pub colleagues: Option<Vec<Officer>>,
}

/// How many rows a list shows at most; the count beside it says how many there are.
pub const LIST_LIMIT: u64 = 200;
const WARNINGS_SHOWN: usize = 5;

/// The end of the next seven days.
pub(crate) fn week_ahead(now: DateTime<Utc>) -> DateTime<Utc> {
    london::end_of(london::plus_days(london::date(now), 7))
}

/// The filter behind both the list on Today and the count beside its name.
pub(crate) fn mine(officer: OfficerId, now: DateTime<Utc>) -> TaskFilter {
    TaskFilter { assignee: Assignee::Mine(officer), due_before: Some(week_ahead(now)) }
}

/// My day.
///
/// # Errors
/// `Forbidden`.
pub async fn today(desk: &Desk<'_>) -> Result<Today, CaseworkError> {
    let work = desk.begin(Permission::ContactVictims).await?;
    let me = work.me.id;
    let now = work.now;
    let mine = views(&work, tasks::open(&work.txn, &mine(me, now), LIST_LIMIT).await?).await?;
    let all_mine =
        tasks::count(&work.txn, &TaskFilter { assignee: Assignee::Mine(me), due_before: None }).await?;
    let in_week = tasks::count(&work.txn, &self::mine(me, now)).await?;
    let end_of_today = london::end_of(london::date(now));
    let (mut late, mut today, mut week) = (Vec::new(), Vec::new(), Vec::new());
    for view in mine {
        if view.task.due < now {
            late.push(view);
        } else if view.task.due < end_of_today {
            today.push(view);
        } else {
            week.push(view);
        }
    }
    let may_assign = work.may(Permission::AssignTasks);
    let nobody = if may_assign {
        let filter = TaskFilter { assignee: Assignee::Nobody, due_before: Some(week_ahead(now)) };
        let rows = views(&work, tasks::open(&work.txn, &filter, LIST_LIMIT).await?).await?;
        Some((rows, tasks::count(&work.txn, &filter).await?))
    } else {
        None
    };
    let colleagues = if may_assign { Some(contact_people(&work).await?) } else { None };
    let warnings = my_warnings(&work).await?;
    let shown = late.len() + today.len() + week.len();
    let result = Today {
        now,
        warnings,
        late,
        today,
        week,
        later: all_mine.saturating_sub(in_week),
        nobody,
        colleagues,
    };
    work.finish([Entry::of(Act::Consult, "contact tasks", format!("{shown} tasks")).of_an_open_page()])
        .await?;
    Ok(result)
}

/// Those who may be given a contact task.
async fn contact_people(work: &Work<'_>) -> Result<Vec<Officer>, CaseworkError> {
    let all = officers::list(&work.txn).await?;
    Ok(all.into_iter().filter(|officer| officer.may(Permission::ContactVictims)).collect())
}

/// Warnings about the cover of my cases: the most pressing few.
async fn my_warnings(work: &Work<'_>) -> Result<Vec<CaseWarning>, CaseworkError> {
    let filter = CaseFilter { owner: Some(work.me.id), text: None };
    let mine: Vec<Case> =
        cases::list(&work.txn, &filter, 500, 0).await?.into_iter().map(|row| row.case).collect();
    let ids: Vec<CaseId> = mine.iter().map(|case| case.id).collect();
    let mut of_case: HashMap<CaseId, Vec<_>> = HashMap::new();
    for measure in measures::of_cases(&work.txn, &ids).await? {
        of_case.entry(measure.case).or_default().push(measure);
    }
    let mut everybody: HashMap<CaseId, Vec<Person>> = HashMap::new();
    for person in people::of_cases(&work.txn, &ids).await? {
        everybody.entry(person.case).or_default().push(person);
    }
    let mut differing: HashMap<CaseId, Vec<Warning>> = HashMap::new();
    for difference in differences::of_cases(&work.txn, &ids).await? {
        differing.entry(difference.case).or_default().extend(difference.warning());
    }
    let horizon = horizon(work);
    let mut found = Vec::new();
    for case in &mine {
        let (Some(measures), Some(people)) = (of_case.get(&case.id), everybody.get(&case.id)) else {
            continue;
        };
        let Some(victim) = people.iter().find(|person| person.role == PartyRole::Victim) else { continue };
        let Some(household) = Household::of(people) else { continue };
        let cover = cover::cover(measures, &household, horizon, &work.calendar);
        let mut all = warnings_of(work, case.working_risk(), measures, people, &cover);
        all.extend(differing.remove(&case.id).unwrap_or_default());
        all.sort_by_key(|warning| warning.severity);
        found.extend(all.into_iter().take(1).map(|warning| CaseWarning {
            case: case.id,
            reference: case.reference(),
            victim: victim.full_name(),
            warning,
        }));
    }
    found.sort_by(|a, b| (a.warning.severity, &a.reference).cmp(&(b.warning.severity, &b.reference)));
    found.truncate(WARNINGS_SHOWN);
    Ok(found)
}

/// Every open task, the earliest due first.
///
/// # Errors
/// `Forbidden`.
pub async fn open(desk: &Desk<'_>) -> Result<Vec<TaskView>, CaseworkError> {
    let work = desk.begin(Permission::ContactVictims).await?;
    let all = TaskFilter { assignee: Assignee::Anyone, due_before: None };
    let found = views(&work, tasks::open(&work.txn, &all, u64::from(u32::MAX)).await?).await?;
    work.finish([Entry::of(Act::Consult, "contact tasks", format!("{} tasks", found.len()))]).await?;
    Ok(found)
}

/// The tasks with what a list says beside them, in the same order.
pub(crate) async fn views(work: &Work<'_>, found: Vec<ContactTask>) -> Result<Vec<TaskView>, CaseworkError> {
    let victims: Vec<PersonId> = found.iter().map(|task| task.victim).collect();
    let people: HashMap<PersonId, Person> = people::victims_of(&work.txn, &victims)
        .await?
        .into_iter()
        .map(|person| (person.id, person))
        .collect();
    let ids: Vec<CaseId> = found.iter().map(|task| task.case).collect();
    let cases: HashMap<CaseId, Case> =
        cases::of_ids(&work.txn, &ids).await?.into_iter().map(|case| (case.id, case)).collect();
    let names: HashMap<OfficerId, String> =
        officers::list(&work.txn).await?.into_iter().map(|officer| (officer.id, officer.name)).collect();
    let name = |id: OfficerId| names.get(&id).cloned().unwrap_or_else(|| "somebody who left".to_owned());
    let views = found.into_iter().filter_map(|task| {
        // One bad row never blanks a list.
        let (victim, case) = (people.get(&task.victim)?, cases.get(&task.case)?);
        let risk = case.working_risk();
        Some(TaskView {
            reference: reference(case.number),
            victim: victim.full_name(),
            risk: case.risk,
            safe: victim.contact.may_call(work.now),
            assignee: task.assigned.map(|given| name(given.to)),
            given_by: task
                .assigned
                .filter(|given| given.by != given.to)
                .map(|given| format!("{}, {}", name(given.by), words::short_time(given.at))),
            attempts: task.attempts_words(risk, &work.policy),
            counted: task.counted_attempts(&work.policy),
            task,
        })
    });
    Ok(views.collect())
}

/// Gives a task to a person, or to nobody.
///
/// # Errors
/// `Conflict` where somebody changed the task since `version` was read; `Refused` for a task that is done or a
/// person who can't call victims; `Forbidden`.
pub async fn assign(
    desk: &Desk<'_>,
    id: TaskId,
    version: u32,
    to: Option<OfficerId>,
) -> Result<(), CaseworkError> {
    let work = desk.begin(Permission::AssignTasks).await?;
    let task = tasks::get(&work.txn, id).await?;
    if task.done_at.is_some() {
        return Err(CaseworkError::refused("done", "This task is done: there is nothing to give"));
    }
    if let Some(to) = to {
        let person = officers::get(&work.txn, to).await?;
        if !person.may(Permission::ContactVictims) {
            return Err(CaseworkError::refused(
                "may-not-call",
                format!("{} does not call victims: choose another person", person.name),
            ));
        }
    }
    let case = task.case;
    let assigned = to.map(|to| Assignment { to, by: work.me.id, at: work.now });
    tasks::update(&work.txn, &ContactTask { assigned, version, ..task }).await?;
    work.finish([Entry::about(Act::Alter, case, "contact task given", id.to_string())]).await
}
