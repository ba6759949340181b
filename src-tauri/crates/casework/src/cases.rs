//! Cases: the list, the identity bar, the overview with its cover timeline, contact and history.

use chrono::{DateTime, Utc};
use safehold_core::audit::Act;
use safehold_core::cover::{self, Cover, Household, picture};
use safehold_core::difference::Difference;
use safehold_core::id::{CaseId, OfficerId};
use safehold_core::london;
use safehold_core::measure::Measure;
use safehold_core::officer::{Officer, Permission};
use safehold_core::person::{Case, PartyRole, Person, Risk};
use safehold_core::plan::{Plan, considered_lanes};
use safehold_core::policy::Policy;
use safehold_core::timeline::Timeline;
use safehold_core::warnings::{Asked, Warning, live_warnings};
use safehold_core::words;
use safehold_store::cases::{CaseFilter, CaseRow};
use safehold_store::{audit, cases, differences, letters, measures, officers, people, plans, tasks};

use crate::desk::{Desk, Entry, Work};
use crate::error::CaseworkError;
use crate::tasks::{TaskView, views};

/// A case with all that its pages need.
#[derive(Debug, Clone, PartialEq)]
pub struct CaseFile {
    /// The case.
    pub case: Case,
    /// Everybody in it: the victim first.
    pub people: Vec<Person>,
    /// Its measures, in order of their beginning.
    pub measures: Vec<Measure>,
    /// What the court's files say differently from the record.
    pub differences: Vec<Difference>,
    /// The latest plan.
    pub plan: Option<Plan>,
    /// The owner's name.
    pub owner: Option<String>,
}

impl CaseFile {
    /// The victim.
    ///
    /// # Errors
    /// `NotFound`.
    pub fn victim(&self) -> Result<&Person, CaseworkError> {
        self.party(PartyRole::Victim)
    }

    /// The respondent.
    ///
    /// # Errors
    /// `NotFound`.
    pub fn respondent(&self) -> Result<&Person, CaseworkError> {
        self.party(PartyRole::Respondent)
    }

    fn party(&self, role: PartyRole) -> Result<&Person, CaseworkError> {
        let found = self.people.iter().find(|person| person.role == role);
        found.ok_or_else(|| CaseworkError::NotFound(format!("The case's {}", role.code())))
    }
}

/// The moment up to which cover is looked at, by the unit's policy.
pub(crate) fn horizon(work: &Work<'_>) -> DateTime<Utc> {
    london::midnight(london::plus_days(london::date(work.now), u64::from(work.policy.outlook_days)))
}

pub(crate) async fn file(work: &Work<'_>, id: CaseId) -> Result<CaseFile, CaseworkError> {
    let case = cases::get(&work.txn, id).await?;
    let owner = match case.owner {
        Some(owner) => Some(officers::get(&work.txn, owner).await?.name),
        None => None,
    };
    Ok(CaseFile {
        people: people::of_case(&work.txn, id).await?,
        measures: measures::of_case(&work.txn, id).await?,
        differences: differences::of_case(&work.txn, id).await?,
        plan: plans::latest(&work.txn, id).await?,
        case,
        owner,
    })
}

pub(crate) fn cover_of(work: &Work<'_>, file: &CaseFile) -> Result<Cover, CaseworkError> {
    let household =
        Household::of(&file.people).ok_or_else(|| CaseworkError::NotFound("The case's victim".to_owned()))?;
    Ok(cover::cover(&file.measures, &household, horizon(work), &work.calendar))
}

/// What presses now about a case's measures and cover.
pub(crate) fn warnings_of(
    work: &Work<'_>,
    risk: Risk,
    measures: &[Measure],
    people: &[Person],
    cover: &Cover,
) -> Vec<Warning> {
    let household = Household::of(people).unwrap_or_else(|| Household::alone(cover.victim));
    live_warnings(&Asked {
        measures,
        cover,
        household: &household,
        risk,
        policy: &work.policy,
        calendar: &work.calendar,
        now: work.now,
        repeats_to: work.now,
    })
}

pub(crate) fn timeline_of(
    work: &Work<'_>,
    file: &CaseFile,
    cover: &Cover,
) -> Result<Timeline, CaseworkError> {
    let mut timeline = picture(cover, &file.measures, &file.people, work.now, &work.calendar);
    timeline.lanes.extend(considered_lanes(file.plan.as_ref().map(|plan| &plan.content)));
    Ok(timeline)
}

/// A row of the caseload.
#[derive(Debug, Clone, PartialEq)]
pub struct CaseloadRow {
    /// The case with its parties' names.
    pub row: CaseRow,
    /// The owner's name.
    pub owner: Option<String>,
    /// The measures in force now, in words.
    pub in_force: String,
    /// The next open task's due time.
    pub next_due: Option<chrono::DateTime<chrono::Utc>>,
}

/// A page of the caseload, ordered by reference.
///
/// # Errors
/// `Forbidden`.
pub async fn list(
    desk: &Desk<'_>,
    text: Option<String>,
    only_mine: bool,
    limit: u64,
    offset: u64,
) -> Result<(Vec<CaseloadRow>, u64), CaseworkError> {
    let work = desk.begin(Permission::SeeCases).await?;
    let filter = CaseFilter { owner: only_mine.then_some(work.me.id), text };
    let total = cases::count(&work.txn, &filter).await?;
    let rows = cases::list(&work.txn, &filter, limit, offset).await?;
    let ids: Vec<CaseId> = rows.iter().map(|row| row.case.id).collect();
    let all_measures = measures::of_cases(&work.txn, &ids).await?;
    let next = tasks::next_due(&work.txn, &ids).await?;
    let names = officers::list(&work.txn).await?;
    let rows: Vec<CaseloadRow> = rows
        .into_iter()
        .map(|row| {
            let live =
                all_measures.iter().filter(|m| m.case == row.case.id && m.live_at(work.now, &work.calendar));
            let live: Vec<String> = live.map(|measure| measure.kind().short().to_owned()).collect();
            CaseloadRow {
                owner: row
                    .case
                    .owner
                    .and_then(|id| names.iter().find(|o| o.id == id))
                    .map(|o| o.name.clone()),
                in_force: if live.is_empty() { "Nothing in force".to_owned() } else { live.join(", ") },
                next_due: next.get(&row.case.id).copied(),
                row,
            }
        })
        .collect();
    work.finish([Entry::of(Act::Consult, "cases", format!("{} cases", rows.len()))]).await?;
    Ok((rows, total))
}

/// Every case with its parties, ordered by reference; for scripts.
///
/// # Errors
/// `Forbidden`.
pub async fn all(desk: &Desk<'_>) -> Result<Vec<CaseRow>, CaseworkError> {
    let work = desk.begin(Permission::SeeCases).await?;
    let rows =
        cases::list(&work.txn, &CaseFilter { owner: None, text: None }, u64::from(u32::MAX), 0).await?;
    work.finish([Entry::of(Act::Consult, "cases", format!("{} cases", rows.len()))]).await?;
    Ok(rows)
}

/// The case with a reference's number.
///
/// # Errors
/// `NotFound`, `Forbidden`.
pub async fn by_number(desk: &Desk<'_>, number: u32) -> Result<Case, CaseworkError> {
    let work = desk.begin(Permission::SeeCases).await?;
    let found = match cases::by_number(&work.txn, number).await {
        Err(safehold_store::StoreError::NotFound) => {
            return Err(CaseworkError::NotFound(safehold_core::person::reference(number)));
        }
        other => other?,
    };
    work.finish([Entry::about(Act::Consult, found.id, "case", found.id.to_string())]).await?;
    Ok(found)
}

/// What the bar above every page of a case shows.
#[derive(Debug, Clone, PartialEq)]
pub struct Identity {
    /// The case with its people and measures.
    pub file: CaseFile,
    /// The task that a call now would be for: the earliest due.
    pub next_task: Option<TaskView>,
    /// How many open contact tasks.
    pub open_tasks: usize,
    /// How many letters.
    pub letters: usize,
}

/// The identity bar of a case.
///
/// # Errors
/// `NotFound`, `Forbidden`.
pub async fn identity(desk: &Desk<'_>, id: CaseId) -> Result<Identity, CaseworkError> {
    let work = desk.begin(Permission::SeeCases).await?;
    let file = file(&work, id).await?;
    let open = views(&work, tasks::open_of_case(&work.txn, id).await?).await?;
    let identity = Identity {
        letters: letters::of_case(&work.txn, id).await?.len(),
        open_tasks: open.len(),
        next_task: open.into_iter().next(),
        file,
    };
    work.finish([Entry::about(Act::Consult, id, "case", id.to_string()).of_an_open_page()]).await?;
    Ok(identity)
}

/// The overview of a case.
#[derive(Debug, Clone, PartialEq)]
pub struct Overview {
    /// The case with its people and measures.
    pub file: CaseFile,
    /// The cover timeline.
    pub timeline: Timeline,
    /// What needs doing about the cover.
    pub warnings: Vec<Warning>,
    /// Open tasks, the earliest due first.
    pub tasks: Vec<TaskView>,
    /// The calendar that measures' ends are read by.
    pub calendar: safehold_core::calendar::Calendar,
}

/// The overview of a case: one function's cover feeds the picture, the warnings and the plan's paper.
///
/// # Errors
/// `NotFound`, `Forbidden`.
pub async fn overview(desk: &Desk<'_>, id: CaseId) -> Result<Overview, CaseworkError> {
    let work = desk.begin(Permission::SeeCases).await?;
    let file = file(&work, id).await?;
    let cover = cover_of(&work, &file)?;
    let timeline = timeline_of(&work, &file, &cover)?;
    let warnings = warnings_of(&work, file.case.working_risk(), &file.measures, &file.people, &cover);
    let mut warnings = warnings;
    warnings.extend(file.differences.iter().filter_map(Difference::warning));
    let open = tasks::open_of_case(&work.txn, id).await?;
    warnings.extend(crate::warned::of_records(&work, &file, &open).await?);
    warnings.sort_by_key(|warning| warning.severity);
    let tasks = views(&work, open).await?;
    let calendar = work.calendar.clone();
    work.finish([Entry::about(Act::Consult, id, "case", id.to_string())]).await?;
    Ok(Overview { file, timeline, warnings, tasks, calendar })
}

/// Changes a case's risk and owner.
///
/// # Errors
/// `Conflict`, `NotFound`, `Forbidden`; `Refused` for an owner who can't work cases.
pub async fn set(
    desk: &Desk<'_>,
    id: CaseId,
    version: u32,
    risk: Option<Risk>,
    owner: Option<OfficerId>,
) -> Result<(), CaseworkError> {
    let work = desk.begin(Permission::RecordMeasures).await?;
    let case = cases::get(&work.txn, id).await?;
    if let Some(owner) = owner {
        let person = officers::get(&work.txn, owner).await?;
        if !person.may(Permission::ContactVictims) {
            return Err(CaseworkError::field(
                "owner",
                format!("{} does not work cases: choose another", person.name),
            ));
        }
    }
    let regraded = risk.filter(|risk| Some(*risk) != case.risk);
    cases::update(&work.txn, &Case { risk, owner, version, ..case }).await?;
    if let Some(grade) = regraded {
        crate::plans::regraded(&work, id, grade, "Not stated").await?;
    }
    work.finish([Entry::about(Act::Alter, id, "case", id.to_string())]).await
}

/// Those who may own a case.
///
/// # Errors
/// `Forbidden`.
pub async fn owners(desk: &Desk<'_>) -> Result<Vec<Officer>, CaseworkError> {
    let work = desk.begin(Permission::SeeCases).await?;
    let all = officers::list(&work.txn).await?;
    work.finish([Entry::of(Act::Consult, "people of the unit", format!("{}", all.len()))]).await?;
    Ok(all.into_iter().filter(|officer| officer.may(Permission::ContactVictims)).collect())
}

/// Every contact task of a case, open and done, with its attempts; and the officers' names.
///
/// # Errors
/// `NotFound`, `Forbidden`.
pub async fn contacts(
    desk: &Desk<'_>,
    id: CaseId,
) -> Result<(Vec<TaskView>, Vec<Officer>, Policy), CaseworkError> {
    let work = desk.begin(Permission::ContactVictims).await?;
    let found = views(&work, tasks::of_case(&work.txn, id).await?).await?;
    let names = officers::list(&work.txn).await?;
    let policy = work.policy.clone();
    work.finish([Entry::about(Act::Consult, id, "contact", format!("{} tasks", found.len()))]).await?;
    Ok((found, names, policy))
}

/// Something that happened in a case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Happened {
    /// "Mon 23 Nov 2026 12:00".
    pub when: String,
    /// What the computer's clock said, where it is another minute.
    pub clock: Option<String>,
    /// Who; empty before anybody was signed in.
    pub who: String,
    /// "Given out: letter printed".
    pub what: String,
}

/// What happened in a case and who did it, newest first: when, who, what.
///
/// # Errors
/// `Forbidden`.
pub async fn history(desk: &Desk<'_>, id: CaseId) -> Result<Vec<Happened>, CaseworkError> {
    let work = desk.begin(Permission::SeeCases).await?;
    let events = audit::of_case(&work.txn, id, 500).await?;
    let rows = events
        .into_iter()
        .filter(|(_, event, _)| event.act != Act::Consult)
        .map(|(_, event, who)| {
            let [when, clock] = [event.at, event.clock].map(words::short_date_time);
            let clock = (clock != when).then_some(clock);
            Happened { when, clock, who, what: history_words(event.act, &event.what) }
        })
        .collect();
    work.finish([Entry::about(Act::Consult, id, "history", id.to_string())]).await?;
    Ok(rows)
}

/// How many entries the audit log has, before this look at it.
///
/// # Errors
/// `Forbidden`.
pub async fn log_length(desk: &Desk<'_>) -> Result<u64, CaseworkError> {
    let work = desk.begin(Permission::Administer).await?;
    let length = audit::count(&work.txn).await?;
    work.finish([Entry::of(Act::Consult, "audit log", length.to_string())]).await?;
    Ok(length)
}

fn history_words(act: Act, what: &str) -> String {
    match act {
        Act::Collect => format!("Recorded: {what}"),
        Act::Alter => format!("Changed: {what}"),
        Act::Consult => format!("Looked at: {what}"),
        Act::Disclose => format!("Given out: {what}"),
        Act::SignIn => "Signed in".to_owned(),
        Act::Administer => format!("Administered: {what}"),
    }
}
