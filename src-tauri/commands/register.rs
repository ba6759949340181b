//! The register of orders, and bringing in the court's feed.

use base64::Engine;
use safehold_casework::intake::{self, Fate, FeedReport};
use safehold_casework::register::{self, Queue};
use safehold_core::intake::MAX_BYTES;
use safehold_core::measure::{End, Facts};
use safehold_core::words;
use serde::{Deserialize, Serialize};
use tauri::State;
use ts_rs::TS;

use super::cases::whole;
use crate::error::Problem;
use crate::state::AppState;

/// A queue of the register.
#[derive(Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct QueueRow {
    code: &'static str,
    label: &'static str,
    count: u32,
    oldest: Option<String>,
}

/// An order in force.
#[derive(Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct RegisterRow {
    measure_id: String,
    case_id: String,
    reference: String,
    victim: String,
    court: String,
    case_number: String,
    made: String,
    received: String,
    state: String,
    ends: String,
    queues: Vec<&'static str>,
}

/// The register.
#[derive(Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct RegisterPage {
    queues: Vec<QueueRow>,
    rows: Vec<RegisterRow>,
}

/// A file of the feed, chosen in the window.
#[derive(Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(export)]
pub struct FeedFile {
    name: String,
    base64: String,
}

/// A row of the feed and what becomes of it; `fate` is `new-case`, `case-here` or `here`.
#[derive(Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct FeedRow {
    row: u32,
    victim: String,
    respondent: String,
    court: String,
    case_number: String,
    made: String,
    ends: String,
    fate: &'static str,
    fate_text: String,
    missing: Vec<String>,
}

/// What a file of the feed will do.
#[derive(Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct FeedPreview {
    name: String,
    orders: Vec<FeedRow>,
    notes: Vec<String>,
    new_orders: u32,
    already_here: u32,
    message: String,
}

/// What a file of the feed did.
#[derive(Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct FeedDone {
    created: u32,
    already_here: u32,
    message: String,
}

/// The register: queues, and the orders in force.
#[tauri::command]
pub async fn register(state: State<'_, AppState>) -> Result<RegisterPage, Problem> {
    let open = state.open().await?;
    let found = register::orders(&open.desk()).await?;
    let queue = |queue: Queue| {
        let (count, oldest) = register::queue(&found, queue);
        QueueRow { code: queue.code(), label: queue.label(), count: whole(count), oldest }
    };
    let row = |row: &register::RegisterRow| {
        let Facts::Nmo(order) = &row.measure.facts else { return None };
        Some(RegisterRow {
            measure_id: row.measure.id.to_string(),
            case_id: row.case.to_string(),
            reference: row.reference.clone(),
            victim: row.victim.clone(),
            court: order.court.clone(),
            case_number: order.case_number.clone(),
            made: order.made.words(),
            received: words::short_time(row.measure.received_at),
            state: row.state.clone(),
            ends: row.ends.clone(),
            queues: row.queues.iter().map(|queue| queue.code()).collect(),
        })
    };
    Ok(RegisterPage { queues: Queue::ALL.map(queue).into(), rows: found.iter().filter_map(row).collect() })
}

fn bytes(file: &FeedFile) -> Result<Vec<u8>, Problem> {
    // Four letters carry three bytes; what is longer than the limit is not decoded at all.
    if file.base64.len() > (MAX_BYTES + 3) / 3 * 4 + 8 {
        let text = "The file is larger than 10 MB: the court's file of a day is far smaller. Choose the manifest file";
        return Err(Problem::invalid("There is a problem with the file").field("file", text));
    }
    base64::engine::general_purpose::STANDARD.decode(&file.base64).map_err(|_| {
        Problem::invalid("There is a problem with the file")
            .field("file", "The file can't be read: choose it again")
    })
}

fn rows(report: &FeedReport) -> Vec<FeedRow> {
    let row = |coming: &intake::Coming| {
        let order = &coming.order;
        let (fate, fate_text) = match &coming.fate {
            Fate::NewCase => ("new-case", "Opens a case".to_owned()),
            Fate::AddedTo { reference, .. } => ("case-here", format!("Added to {reference}")),
            Fate::Here => ("here", "Here already".to_owned()),
        };
        FeedRow {
            row: whole(order.row),
            victim: order.applicant.full_name(),
            respondent: order.respondent.full_name(),
            court: order.court.clone(),
            case_number: order.case_number.clone(),
            made: order.made.words(),
            ends: match order.end {
                End::At(at) => words::short_date_time(at),
                _ => "Not stated: read the order".to_owned(),
            },
            fate,
            fate_text,
            missing: order.missing.clone(),
        }
    };
    report.orders.iter().map(row).collect()
}

/// Says what each row of a file will become. Changes nothing.
#[tauri::command]
pub async fn feed_preview(state: State<'_, AppState>, input: FeedFile) -> Result<FeedPreview, Problem> {
    let open = state.open().await?;
    let report = intake::preview(&open.desk(), &bytes(&input)?).await?;
    Ok(FeedPreview {
        name: input.name,
        orders: rows(&report),
        new_orders: whole(report.new),
        already_here: whole(report.here),
        message: report.words(false),
        notes: report.notes,
    })
}

/// Brings a file in, all or nothing.
#[tauri::command]
pub async fn feed_bring_in(state: State<'_, AppState>, input: FeedFile) -> Result<FeedDone, Problem> {
    let open = state.open().await?;
    let report = intake::bring_in(&open.desk(), &input.name, &bytes(&input)?).await?;
    Ok(FeedDone { created: whole(report.new), already_here: whole(report.here), message: report.words(true) })
}
