//! Safeguarding plans.

use chrono::DateTime;
use safehold_casework::plans;
use safehold_core::plan::{Considered, Decision, Plan, PlanAction};
use safehold_core::{london, words};
use serde::{Deserialize, Serialize};
use tauri::{AppHandle, Runtime, State, ipc::Response};
use ts_rs::TS;
use uuid::Uuid;

use super::cases::CaseId;
use super::form::{Day, Wrong};
use super::papers::{Message, choose_file, page_of, print, write};
use super::view::{Choice, Timeline, id};
use crate::error::Problem;
use crate::state::AppState;

/// A measure that was considered.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(export)]
pub struct ConsideredForm {
    what: String,
    decision: String,
    reason: String,
    on: Day,
}

/// Something to be done.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(export)]
pub struct ActionForm {
    what: String,
    owner: String,
    by: Day,
    done_on: Day,
}

/// A plan as its form has it; `baseVersion` 0: there is none yet.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(export)]
pub struct PlanForm {
    case_id: String,
    base_version: u32,
    considered: Vec<ConsideredForm>,
    actions: Vec<ActionForm>,
    views: String,
    review_on: Day,
}

/// A measure in force.
#[derive(Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct InForce {
    name: &'static str,
    state: &'static str,
    ends: String,
}

/// A plan's page.
#[derive(Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct PlanPage {
    form: PlanForm,
    timeline: Timeline,
    in_force: Vec<InForce>,
    saved: Option<String>,
    owners: Vec<String>,
    gap: Option<String>,
    decisions: Vec<Choice>,
}

/// A plan in the list.
#[derive(Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct PlanRow {
    case_id: String,
    reference: String,
    victim: String,
    risk: Choice,
    version: u32,
    saved: String,
    review: String,
    late: bool,
}

/// A plan that was saved.
#[derive(Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct PlanSaved {
    version: u32,
}

/// The plan's paper.
#[derive(Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct PlanInfo {
    pages: u32,
}

/// A page of a plan's paper, 1 upwards, so many pixels wide.
#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(export)]
pub struct PlanPageAsked {
    case: String,
    page: u32,
    width: u32,
}

/// A plan and the printer it goes to.
#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(export)]
pub struct PrintPlan {
    case: String,
    printer: String,
}

fn form_of(plan: Option<&Plan>, case: &str, review: chrono::NaiveDate) -> PlanForm {
    let Some(plan) = plan else {
        return PlanForm {
            case_id: case.to_owned(),
            base_version: 0,
            considered: Vec::new(),
            actions: Vec::new(),
            views: String::new(),
            review_on: Day::of(review),
        };
    };
    PlanForm {
        case_id: case.to_owned(),
        base_version: plan.version,
        considered: plan
            .considered
            .iter()
            .map(|entry| ConsideredForm {
                what: entry.what.clone(),
                decision: entry.decision.code().to_owned(),
                reason: entry.reason.clone(),
                on: Day::of(entry.on),
            })
            .collect(),
        actions: plan
            .actions
            .iter()
            .map(|action| ActionForm {
                what: action.what.clone(),
                owner: action.owner.clone(),
                by: Day::of(action.by),
                done_on: action.done_on.map(Day::of).unwrap_or_default(),
            })
            .collect(),
        views: plan.views.clone(),
        review_on: plan.review_on.map(Day::of).unwrap_or_default(),
    }
}

/// Opens the plan of a case.
#[tauri::command]
pub async fn plan(state: State<'_, AppState>, input: CaseId) -> Result<PlanPage, Problem> {
    let open = state.open().await?;
    let view = plans::open(&open.desk(), input.id()?).await?;
    let now = open.now();
    let saved = view.file.plan.as_ref().map(|plan| {
        let by = view.author.as_ref().map(|name| format!(" by {name}")).unwrap_or_default();
        format!("Version {}, saved {}{by}", plan.version, words::short_date(london::date(plan.saved_at)))
    });
    Ok(PlanPage {
        form: form_of(view.file.plan.as_ref(), &view.file.case.id.to_string(), view.review_proposed),
        timeline: Timeline::from(&view.timeline),
        in_force: view
            .file
            .measures
            .iter()
            .filter(|measure| measure.live_at(now, &view.calendar))
            .map(|measure| InForce {
                name: measure.kind().name(),
                state: measure.state(now, &view.calendar),
                ends: measure.end_words(&view.calendar),
            })
            .collect(),
        saved,
        owners: view.owners,
        gap: view.gap,
        decisions: [Decision::NotUsed, Decision::Sought].map(|d| Choice::new(d.code(), d.label())).to_vec(),
    })
}

/// Saves the next version of a plan.
#[tauri::command]
pub async fn save_plan(state: State<'_, AppState>, input: PlanForm) -> Result<PlanSaved, Problem> {
    let open = state.open().await?;
    let mut wrong = Wrong::default();
    let mut considered = Vec::new();
    for (n, form) in input.considered.iter().enumerate() {
        let on = wrong.take(&format!("considered.{n}.on"), form.on.required("when it was considered"));
        let decision = Decision::from_code(&form.decision);
        if decision.is_none() {
            wrong.say(format!("considered.{n}.decision"), "Choose what came of it");
        }
        if let (Some(on), Some(decision)) = (on, decision) {
            considered.push(Considered {
                what: form.what.trim().to_owned(),
                decision,
                reason: form.reason.trim().to_owned(),
                on,
            });
        }
    }
    let mut actions = Vec::new();
    for (n, form) in input.actions.iter().enumerate() {
        let by = wrong.take(&format!("actions.{n}.by"), form.by.required("by when it is to be done"));
        let done_on = wrong.take(&format!("actions.{n}.doneOn"), form.done_on.read());
        if let (Some(by), Some(done_on)) = (by, done_on) {
            actions.push(PlanAction {
                what: form.what.trim().to_owned(),
                owner: form.owner.trim().to_owned(),
                by,
                done_on,
            });
        }
    }
    let review_on = wrong.take("reviewOn", input.review_on.read()).flatten();
    wrong.refuse()?;
    let plan = Plan {
        id: Uuid::nil().into(),
        case: id(&input.case_id)?,
        version: 0,
        considered,
        actions,
        views: input.views.trim().to_owned(),
        review_on,
        author: open.officer,
        saved_at: DateTime::UNIX_EPOCH,
    };
    Ok(PlanSaved { version: plans::save(&open.desk(), plan, input.base_version).await? })
}

/// The latest plans, those to be looked at soonest first.
#[tauri::command]
pub async fn plans_listed(state: State<'_, AppState>) -> Result<Vec<PlanRow>, Problem> {
    let open = state.open().await?;
    let today = london::date(open.now());
    let listed = plans::list(&open.desk()).await?;
    let row = |(plan, row, author): (Plan, safehold_casework::CaseRow, String)| PlanRow {
        case_id: row.case.id.to_string(),
        reference: row.case.reference(),
        victim: row.victim,
        risk: Choice::risk(row.case.risk),
        version: plan.version,
        saved: format!("{} by {author}", words::short_date(london::date(plan.saved_at))),
        review: plan.review_on.map_or_else(|| "No review date".to_owned(), words::short_date),
        late: plan.review_on.is_none_or(|day| day < today),
    };
    Ok(listed.into_iter().map(row).collect())
}

/// How many pages the plan's paper has.
#[tauri::command]
pub async fn plan_info(state: State<'_, AppState>, input: CaseId) -> Result<PlanInfo, Problem> {
    let open = state.open().await?;
    Ok(PlanInfo { pages: plans::pdf(&open.desk(), input.id()?).await?.pages })
}

/// A page of the plan's paper, as a PNG.
#[tauri::command]
pub async fn plan_page(state: State<'_, AppState>, input: PlanPageAsked) -> Result<Response, Problem> {
    let open = state.open().await?;
    let pdf = plans::pdf(&open.desk(), id(&input.case)?).await?;
    page_of(pdf.bytes, input.page, input.width).await
}

/// Sends the plan to a printer.
#[tauri::command]
pub async fn print_plan(state: State<'_, AppState>, input: PrintPlan) -> Result<Message, Problem> {
    let open = state.open().await?;
    let printer = input.printer.clone();
    let deliver = move |bytes: &[u8]| print(bytes, &printer);
    plans::release(&open.desk(), id(&input.case)?, "plan printed", deliver).await?;
    Ok(Message::of(format!("Sent to {}.", input.printer)))
}

/// Saves the plan to a file; nothing where the dialog was closed.
#[tauri::command]
pub async fn save_plan_file<R: Runtime>(
    app: AppHandle<R>,
    state: State<'_, AppState>,
    input: CaseId,
) -> Result<Option<Message>, Problem> {
    let Some(path) = choose_file(&app, &state, "safeguarding-plan.pdf").await? else { return Ok(None) };
    let open = state.open().await?;
    plans::release(&open.desk(), input.id()?, "plan saved to a file", |bytes| write(&path, bytes)).await?;
    Ok(Some(Message::of(format!("Saved as {}.", path.display()))))
}
