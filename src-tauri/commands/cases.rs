//! The caseload and a case's pages: identity bar, overview, contact, history.

use safehold_casework::cases;
use safehold_casework::tasks::TaskView;
use safehold_core::contact_profile::{Channel, ChannelKind, Safe};
use safehold_core::document::Text;
use safehold_core::officer::Officer;
use safehold_core::person::{Person, Risk};
use safehold_core::words;
use serde::{Deserialize, Serialize};
use tauri::State;
use ts_rs::TS;

use super::view::{Choice, SafeLine, Span, TaskRow, Timeline, WarningRow, id, rich};
use crate::error::Problem;
use crate::state::AppState;

/// Which page of the caseload.
#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(export)]
pub struct CaseloadFilter {
    text: String,
    mine: bool,
    page: u32,
}

/// A case in the list.
#[derive(Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct CaseloadRow {
    case_id: String,
    reference: String,
    victim: String,
    respondent: String,
    risk: Choice,
    owner: String,
    in_force: String,
    next_due: String,
    late: bool,
}

/// A page of the caseload.
#[derive(Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct CaseloadPage {
    rows: Vec<CaseloadRow>,
    total: u32,
    page_size: u32,
}

/// A case's identity.
#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(export)]
pub struct CaseId {
    case: String,
}

impl CaseId {
    /// The identity.
    pub fn id(&self) -> Result<safehold_core::id::CaseId, Problem> {
        id(&self.case)
    }
}

/// The bar above every page of a case.
#[derive(Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct Identity {
    case_id: String,
    version: u32,
    reference: String,
    victim: String,
    respondent: String,
    risk: Choice,
    owner: Option<String>,
    owner_id: Option<String>,
    marks: Vec<String>,
    safe: SafeLine,
    safe_text: Vec<Span>,
    call_task: Option<String>,
    measures: u32,
    contacts: u32,
    letters: u32,
    hold: Option<String>,
}

/// An open contact in the overview.
#[derive(Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct NextContactRow {
    task: String,
    what: &'static str,
    why: String,
    due: String,
    late: bool,
    who: String,
}

/// A measure in the overview.
#[derive(Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct MeasureNow {
    id: String,
    name: String,
    state: &'static str,
    ends: String,
}

/// The plan in the overview.
#[derive(Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct PlanState {
    text: String,
    review: String,
}

/// The overview.
#[derive(Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct CaseOverview {
    timeline: Timeline,
    warnings: Vec<WarningRow>,
    next_contacts: Vec<NextContactRow>,
    measures_now: Vec<MeasureNow>,
    plan: Option<PlanState>,
}

/// Who may own a case and how risk is graded.
#[derive(Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct CaseChoices {
    risks: Vec<Choice>,
    officers: Vec<Choice>,
}

/// A case's risk and owner, changed.
#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(export)]
pub struct SetCase {
    case: String,
    version: u32,
    risk: String,
    owner: Option<String>,
}

/// An event of a case.
#[derive(Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct HistoryRow {
    when: String,
    /// What the computer's clock said, where it is another minute.
    clock: Option<String>,
    who: String,
    what: String,
}

/// A contact that is done.
#[derive(Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct DoneRow {
    what: &'static str,
    when: String,
    who: String,
    outcome: String,
}

/// An attempt of a case.
#[derive(Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct CaseAttempt {
    when: String,
    outcome: &'static str,
    by: String,
    note: String,
    said: u32,
}

/// The contact page of a case.
#[derive(Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct CaseContacts {
    open: Vec<TaskRow>,
    done: Vec<DoneRow>,
    attempts: Vec<CaseAttempt>,
}

const PAGE_SIZE: u32 = 50;

pub(super) fn whole(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

/// A page of the caseload.
#[tauri::command]
pub async fn caseload(state: State<'_, AppState>, input: CaseloadFilter) -> Result<CaseloadPage, Problem> {
    let open = state.open().await?;
    let text = Some(input.text.trim().to_owned()).filter(|text| !text.is_empty());
    let offset = u64::from(input.page) * u64::from(PAGE_SIZE);
    let (rows, total) = cases::list(&open.desk(), text, input.mine, u64::from(PAGE_SIZE), offset).await?;
    let now = open.now();
    let row = |row: cases::CaseloadRow| CaseloadRow {
        case_id: row.row.case.id.to_string(),
        reference: row.row.case.reference(),
        victim: row.row.victim,
        respondent: row.row.respondent,
        risk: Choice::risk(row.row.case.risk),
        owner: row.owner.unwrap_or_else(|| "Nobody yet".to_owned()),
        in_force: row.in_force,
        next_due: row.next_due.map_or_else(|| "None".to_owned(), |at| words::due(at, now)),
        late: row.next_due.is_some_and(|at| at < now),
    };
    Ok(CaseloadPage {
        rows: rows.into_iter().map(row).collect(),
        total: u32::try_from(total).unwrap_or(u32::MAX),
        page_size: PAGE_SIZE,
    })
}

fn marks(victim: &Person) -> Vec<String> {
    let mut marks = Vec::new();
    if victim.in_refuge() {
        marks.push("Refuge".to_owned());
    } else if victim.current_address().is_some_and(|address| address.confidential) {
        marks.push("Address confidential".to_owned());
    }
    if victim.contact.hold.is_some() {
        marks.push("All contact stopped".to_owned());
    }
    marks
}

fn ending(value: &str) -> String {
    let digits: String = value.chars().filter(char::is_ascii_digit).collect();
    let last = digits.get(digits.len().saturating_sub(3)..).unwrap_or_default();
    format!("ending {last}")
}

/// One line that says how she may be reached and what must never be done.
fn safe_text(victim: &Person) -> Text {
    let contact = &victim.contact;
    let calls: Vec<String> = contact
        .channels
        .iter()
        .filter(|channel| channel.kind.is_call() && channel.safe == Safe::Yes && !channel.value.is_empty())
        .map(|channel| {
            let times: Vec<String> = channel.windows.iter().map(|window| window.words()).collect();
            let when = if times.is_empty() { "at any time".to_owned() } else { words::list(&times) };
            format!("{} {}, {when}", channel.kind.label(), ending(&channel.value))
        })
        .collect();
    let mut text = Text::plain(if calls.is_empty() {
        "No phone is safe. ".to_owned()
    } else {
        format!("{}. ", calls.join("; "))
    });
    if contact.safe(ChannelKind::Voicemail) != Safe::Yes {
        text = text.then_bold("Never leave a voicemail. ");
    }
    text = text.then(match (contact.safe(ChannelKind::Post), contact.channel(ChannelKind::Post)) {
        (Safe::Yes, Some(Channel { confirmed: Some(confirmed), .. })) => {
            format!("Post: safe, confirmed {}. ", words::short_day(safehold_core::london::date(confirmed.at)))
        }
        (Safe::Yes, _) => "Post: safe, not confirmed. ".to_owned(),
        (Safe::No, Some(post)) if !post.seen_by.is_empty() => format!("Post: not safe ({}). ", post.seen_by),
        (Safe::No, _) => "Post: not safe. ".to_owned(),
        (Safe::Unknown, _) => "Post: not known to be safe. ".to_owned(),
    });
    match (contact.code_question.is_empty(), contact.code_answer.is_empty()) {
        (false, false) => text.then("Code word agreed."),
        (false, true) => text.then("Code question without an answer."),
        _ => text,
    }
}

/// The bar above every page of a case.
#[tauri::command]
pub async fn case_identity(state: State<'_, AppState>, input: CaseId) -> Result<Identity, Problem> {
    let open = state.open().await?;
    let now = open.now();
    let found = cases::identity(&open.desk(), input.id()?).await?;
    let file = &found.file;
    let victim = file.victim()?;
    let respondent = file.respondent()?;
    let born = respondent.born.map_or_else(
        || ", date of birth not known".to_owned(),
        |born| format!(", born {}", words::plain_date(born)),
    );
    let safe = victim.contact.may_call(now);
    Ok(Identity {
        case_id: file.case.id.to_string(),
        version: file.case.version,
        reference: file.case.reference(),
        victim: victim.full_name(),
        respondent: format!("{}{born}", respondent.full_name()),
        risk: Choice::risk(file.case.risk),
        owner: file.owner.clone(),
        owner_id: file.case.owner.map(|owner| owner.to_string()),
        marks: marks(victim),
        safe_text: rich(&safe_text(victim)),
        call_task: found.next_task.as_ref().filter(|_| safe.now).map(|view| view.task.id.to_string()),
        safe: SafeLine::of(&safe, now),
        measures: whole(file.measures.len()),
        contacts: whole(found.open_tasks),
        letters: whole(found.letters),
        hold: victim.contact.hold.clone(),
    })
}

/// The overview of a case.
#[tauri::command]
pub async fn case_overview(state: State<'_, AppState>, input: CaseId) -> Result<CaseOverview, Problem> {
    let open = state.open().await?;
    let now = open.now();
    let found = cases::overview(&open.desk(), input.id()?).await?;
    let (case, victim) = (&found.file.case, found.file.victim()?);
    Ok(CaseOverview {
        timeline: Timeline::from(&found.timeline),
        warnings: found
            .warnings
            .iter()
            .map(|warning| WarningRow::of(case.id, &case.reference(), &victim.full_name(), warning))
            .collect(),
        next_contacts: found
            .tasks
            .iter()
            .map(|view| NextContactRow {
                task: view.task.id.to_string(),
                what: view.task.kind.label(),
                why: view.task.why.clone(),
                due: words::due(view.task.due, now),
                late: view.task.due < now,
                who: view.assignee.clone().unwrap_or_else(|| "Nobody yet".to_owned()),
            })
            .collect(),
        measures_now: found
            .file
            .measures
            .iter()
            .filter(|measure| measure.live_at(now, &found.calendar))
            .map(|measure| MeasureNow {
                id: measure.id.to_string(),
                name: measure.name_among(&found.file.measures),
                state: measure.state(now, &found.calendar),
                ends: measure.end_words(&found.calendar),
            })
            .collect(),
        plan: found.file.plan.as_ref().map(|plan| PlanState {
            text: match &plan.signed {
                Some(signed) => format!(
                    "Version {}, signed off {}",
                    plan.version,
                    words::short_day(safehold_core::london::date(signed.at))
                ),
                None => format!(
                    "Draft of version {}, saved {}",
                    plan.version,
                    words::short_day(safehold_core::london::date(plan.saved_at))
                ),
            },
            review: match plan.content.review_on {
                Some(day) => format!("Review due {}", words::short_date(day)),
                None if plan.signed.is_none() && plan.version > 1 => {
                    format!("Until it is signed off, version {} and its review hold", plan.version - 1)
                }
                None => "No review date is set".to_owned(),
            },
        }),
    })
}

/// What a case can be set to.
#[tauri::command]
pub async fn case_choices(state: State<'_, AppState>) -> Result<CaseChoices, Problem> {
    let open = state.open().await?;
    let officers = cases::owners(&open.desk()).await?;
    let choice = |officer: &Officer| Choice::new(officer.id.to_string(), officer.name.clone());
    Ok(CaseChoices { risks: Choice::risks(), officers: officers.iter().map(choice).collect() })
}

/// Changes a case's risk and owner.
#[tauri::command]
pub async fn set_case(state: State<'_, AppState>, input: SetCase) -> Result<(), Problem> {
    let open = state.open().await?;
    let owner = input.owner.as_deref().filter(|owner| !owner.is_empty()).map(id).transpose()?;
    let risk = Risk::from_code(&input.risk);
    Ok(cases::set(&open.desk(), id(&input.case)?, input.version, risk, owner).await?)
}

/// What happened in a case.
#[tauri::command]
pub async fn case_history(state: State<'_, AppState>, input: CaseId) -> Result<Vec<HistoryRow>, Problem> {
    let open = state.open().await?;
    let rows = cases::history(&open.desk(), input.id()?).await?;
    let row =
        |row: cases::Happened| HistoryRow { when: row.when, clock: row.clock, who: row.who, what: row.what };
    Ok(rows.into_iter().map(row).collect())
}

fn name_of(officers: &[Officer], wanted: safehold_core::id::OfficerId) -> String {
    officers
        .iter()
        .find(|officer| officer.id == wanted)
        .map(|officer| officer.name.clone())
        .unwrap_or_default()
}

fn done(view: &TaskView, officers: &[Officer]) -> Option<DoneRow> {
    let at = view.task.done_at?;
    let last = view.task.attempts.last();
    Some(DoneRow {
        what: view.task.kind.label(),
        when: words::short_date_time(at),
        who: last.map(|attempt| name_of(officers, attempt.by)).unwrap_or_default(),
        outcome: last.map(|attempt| attempt.outcome.label().to_owned()).unwrap_or_default(),
    })
}

/// The contact page of a case.
#[tauri::command]
pub async fn case_contacts(state: State<'_, AppState>, input: CaseId) -> Result<CaseContacts, Problem> {
    let open = state.open().await?;
    let now = open.now();
    let (views, officers, _) = cases::contacts(&open.desk(), input.id()?).await?;
    let mut attempts: Vec<_> = views.iter().flat_map(|view| &view.task.attempts).collect();
    attempts.sort_by_key(|attempt| std::cmp::Reverse(attempt.at));
    Ok(CaseContacts {
        open: views
            .iter()
            .filter(|view| view.task.done_at.is_none())
            .map(|view| TaskRow::of(view, now))
            .collect(),
        done: views.iter().rev().filter_map(|view| done(view, &officers)).collect(),
        attempts: attempts
            .into_iter()
            .map(|attempt| CaseAttempt {
                when: words::short_date_time(attempt.at),
                outcome: attempt.outcome.label(),
                by: name_of(&officers, attempt.by),
                note: attempt.note.clone(),
                said: whole(attempt.said.len()),
            })
            .collect(),
    })
}
