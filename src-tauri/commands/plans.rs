//! Safeguarding plans: the page, its draft, the sign-off, grades of risk, papers.

use safehold_casework::CaseworkError;
use safehold_casework::plans::{self, Base, Kind, PlanListed};
use safehold_core::person::Risk;
use safehold_core::plan::ReviewEvent;
use safehold_core::{london, words};
use serde::{Deserialize, Serialize};
use tauri::{AppHandle, Runtime, State, ipc::Response};
use ts_rs::TS;

use super::cases::CaseId;
use super::form::{Day, Wrong};
use super::papers::{Message, choose_file, page_of, print, write};
use super::plan_form::PlanForm;
use super::plan_view::PlanPage;
use super::view::{Choice, id};
use crate::error::Problem;
use crate::state::AppState;

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
    draft: bool,
    state: String,
    review: String,
    late: bool,
}

/// A draft that was saved: what the next saving is made from.
#[derive(Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct PlanSaved {
    version: u32,
    revision: u32,
}

/// A draft to sign off, as it was read.
#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(export)]
pub struct SignOffPlan {
    case: String,
    version: u32,
    revision: u32,
}

/// An assessment of the risk.
#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(export)]
pub struct GradeRisk {
    case: String,
    grade: String,
    tool: String,
    on: Day,
    judgement: String,
}

/// Something that happened and forces a review.
#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(export)]
pub struct ReportEvent {
    case: String,
    event: String,
    what: String,
}

/// Which paper of a plan: of a version, or of the latest where none is named.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(export)]
pub struct PlanPaper {
    case: String,
    version: Option<u32>,
    summary: bool,
}

impl PlanPaper {
    fn asked(&self) -> Result<(safehold_core::id::CaseId, Option<u32>, Kind), Problem> {
        Ok((id(&self.case)?, self.version, if self.summary { Kind::Summary } else { Kind::Full }))
    }

    fn file_name(&self) -> &'static str {
        if self.summary { "safeguarding-plan-summary.pdf" } else { "safeguarding-plan.pdf" }
    }
}

/// How long a plan's paper is.
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
    paper: PlanPaper,
    page: u32,
    width: u32,
}

/// A plan's paper and the printer it goes to.
#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(export)]
pub struct PrintPlan {
    paper: PlanPaper,
    printer: String,
}

/// Opens the plan of a case.
#[tauri::command]
pub async fn plan(state: State<'_, AppState>, input: CaseId) -> Result<PlanPage, Problem> {
    let open = state.open().await?;
    let view = plans::open(&open.desk(), input.id()?).await?;
    Ok(PlanPage::of(&view, open.now()))
}

/// Saves a plan's draft.
#[tauri::command]
pub async fn save_plan(state: State<'_, AppState>, input: PlanForm) -> Result<PlanSaved, Problem> {
    let open = state.open().await?;
    let mut wrong = Wrong::default();
    let (content, rows) = input.read(&mut wrong);
    wrong.refuse()?;
    let base = Base { version: input.base_version, revision: input.base_revision };
    let saved =
        plans::save(&open.desk(), id(&input.case_id)?, base, content).await.map_err(|error| match error {
            CaseworkError::Invalid(reasons) => CaseworkError::Invalid(
                reasons
                    .into_iter()
                    .map(|reason| safehold_casework::Reason { code: rows.field(&reason.code), ..reason })
                    .collect(),
            ),
            other => other,
        })?;
    Ok(PlanSaved { version: saved.version, revision: saved.revision })
}

/// Signs a draft off.
#[tauri::command]
pub async fn sign_off_plan(state: State<'_, AppState>, input: SignOffPlan) -> Result<Message, Problem> {
    let open = state.open().await?;
    let base = Base { version: input.version, revision: input.revision };
    let version = plans::sign_off(&open.desk(), id(&input.case)?, base).await?;
    Ok(Message::of(format!("Version {version} is signed off and kept as it is.")))
}

/// Records an assessment of the risk.
#[tauri::command]
pub async fn grade_risk(state: State<'_, AppState>, input: GradeRisk) -> Result<Message, Problem> {
    let open = state.open().await?;
    let mut wrong = Wrong::default();
    let grade = Risk::from_code(&input.grade);
    if grade.is_none() {
        wrong.say("grade", "Choose the grade");
    }
    let on = wrong.take("on", input.on.required("the day of the assessment"));
    let (Some(grade), Some(on)) = (grade, on) else {
        wrong.refuse()?;
        return Err(Problem::invalid("Choose the grade and the day of the assessment"));
    };
    plans::grade(&open.desk(), id(&input.case)?, grade, &input.tool, on, &input.judgement).await?;
    Ok(Message::of(format!("Risk recorded: {}.", grade.label().to_lowercase())))
}

/// Reports that something happened which forces a review.
#[tauri::command]
pub async fn report_event(state: State<'_, AppState>, input: ReportEvent) -> Result<Message, Problem> {
    let open = state.open().await?;
    let event = ReviewEvent::from_code(&input.event)
        .ok_or_else(|| Problem::invalid("Choose what happened").field("event", "Choose what happened"))?;
    plans::report(&open.desk(), id(&input.case)?, event, &input.what).await?;
    Ok(Message::of("Recorded. A review of the plan is asked for.".to_owned()))
}

/// The latest plans, those to be looked at soonest first.
#[tauri::command]
pub async fn plans_listed(state: State<'_, AppState>) -> Result<Vec<PlanRow>, Problem> {
    let open = state.open().await?;
    let now = open.now();
    let today = london::date(now);
    let row = |listed: PlanListed| {
        let plan = &listed.plan;
        let on = |at| words::short_date(london::date(at));
        let review_on = listed.review_on;
        PlanRow {
            case_id: listed.row.case.id.to_string(),
            reference: listed.row.case.reference(),
            victim: listed.row.victim,
            risk: Choice::risk(listed.row.case.risk),
            version: plan.version,
            draft: plan.signed.is_none(),
            state: match (&plan.signed, listed.signed_by) {
                (Some(signed), Some(by)) => format!("signed off {} by {by}", on(signed.at)),
                _ => format!("saved {} by {}", on(plan.saved_at), listed.saved_by),
            },
            review: match (listed.asked_for, review_on) {
                (Some(due), _) => format!("Asked for: {}", words::due(due, now)),
                (None, Some(day)) => words::short_date(day),
                (None, None) => "No review date".to_owned(),
            },
            late: listed.asked_for.is_some_and(|due| due < now) || review_on.is_some_and(|day| day < today),
        }
    };
    Ok(plans::list(&open.desk()).await?.into_iter().map(row).collect())
}

/// How many pages a plan's paper has.
#[tauri::command]
pub async fn plan_info(state: State<'_, AppState>, input: PlanPaper) -> Result<PlanInfo, Problem> {
    let open = state.open().await?;
    let (case, version, kind) = input.asked()?;
    Ok(PlanInfo { pages: plans::pdf(&open.desk(), case, version, kind).await?.pages })
}

/// A page of a plan's paper, as a PNG.
#[tauri::command]
pub async fn plan_page(state: State<'_, AppState>, input: PlanPageAsked) -> Result<Response, Problem> {
    let open = state.open().await?;
    let (case, version, kind) = input.paper.asked()?;
    let pdf = plans::pdf(&open.desk(), case, version, kind).await?;
    page_of(pdf.bytes, input.page, input.width).await
}

/// Sends a plan's paper to a printer.
#[tauri::command]
pub async fn print_plan(state: State<'_, AppState>, input: PrintPlan) -> Result<Message, Problem> {
    let open = state.open().await?;
    let (case, version, kind) = input.paper.asked()?;
    let printer = input.printer.clone();
    let deliver = move |bytes: &[u8]| print(bytes, &printer);
    plans::release(&open.desk(), case, version, kind, "plan printed", deliver).await?;
    Ok(Message::of(format!("Sent to {}.", input.printer)))
}

/// Saves a plan's paper to a file; nothing where the dialog was closed.
#[tauri::command]
pub async fn save_plan_file<R: Runtime>(
    app: AppHandle<R>,
    state: State<'_, AppState>,
    input: PlanPaper,
) -> Result<Option<Message>, Problem> {
    let (case, version, kind) = input.asked()?;
    let Some(path) = choose_file(&app, &state, input.file_name()).await? else { return Ok(None) };
    let open = state.open().await?;
    let deliver = |bytes: &[u8]| write(&path, bytes);
    plans::release(&open.desk(), case, version, kind, "plan saved to a file", deliver).await?;
    Ok(Some(Message::of(format!("Saved as {}.", path.display()))))
}
