//! The register of orders, and bringing in the court's feed.

use base64::Engine;
use safehold_casework::intake::{self, Coming, Fate, FeedReport};
use safehold_casework::register::{self, Queue};
use safehold_core::difference::Difference;
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
    /// How many the chosen queue holds, or there are in all.
    total: u32,
    /// How many orders are in force.
    in_force: u32,
    /// How many of them wait for somebody, in one queue or several.
    waiting: u32,
    page_size: u32,
}

/// Which orders: of a queue, or all; a page of them, 0 upwards.
#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(export)]
pub struct RegisterFilter {
    queue: Option<String>,
    page: u32,
}

/// A file of the feed, chosen in the window.
#[derive(Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(export)]
pub struct FeedFile {
    name: String,
    base64: String,
}

/// What the court says differently from the record.
#[derive(Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct FeedDifference {
    what: String,
    ours: String,
    theirs: String,
    /// Letters to the victim wait for it.
    stops_post: bool,
}

/// A row of the feed and what becomes of it; `fate` is `new-case`, `case-here`, `version`, `joined`, `older` or `here`.
#[derive(Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct FeedRow {
    row: u32,
    victim: String,
    respondent: String,
    court: String,
    case_numbers: Vec<String>,
    made: String,
    ends: String,
    fate: &'static str,
    fate_text: String,
    reference: String,
    changes: Vec<String>,
    differences: Vec<FeedDifference>,
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
    new_versions: u32,
    already_here: u32,
    differing: u32,
    /// There is something to bring in.
    news: bool,
    message: String,
}

/// What a file of the feed did.
#[derive(Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct FeedDone {
    created: u32,
    new_versions: u32,
    already_here: u32,
    message: String,
}

const PAGE_SIZE: u32 = 50;

/// The register: queues, and a page of the orders in force.
#[tauri::command]
pub async fn register(state: State<'_, AppState>, input: RegisterFilter) -> Result<RegisterPage, Problem> {
    let open = state.open().await?;
    let chosen = input.queue.as_deref().and_then(Queue::from_code);
    let offset = u64::from(input.page) * u64::from(PAGE_SIZE);
    let found = register::orders(&open.desk(), chosen, u64::from(PAGE_SIZE), offset).await?;
    let number = |n: u64| u32::try_from(n).unwrap_or(u32::MAX);
    let queue = |length: &register::QueueLength| QueueRow {
        code: length.queue.code(),
        label: length.queue.label(),
        count: number(length.count),
        oldest: length.oldest.map(|at| words::short_date(safehold_core::london::date(at))),
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
    Ok(RegisterPage {
        queues: found.queues.iter().map(queue).collect(),
        rows: found.rows.iter().filter_map(row).collect(),
        total: number(found.total),
        in_force: number(found.in_force),
        waiting: number(found.waiting),
        page_size: PAGE_SIZE,
    })
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

fn fate(coming: &Coming) -> (&'static str, String) {
    let of = match coming.opened_by {
        Some(row) => format!("the case that row {row} opens"),
        None => coming.reference.clone(),
    };
    match coming.fate {
        Fate::NewCase => ("new-case", "Opens a case".to_owned()),
        Fate::AddedTo => ("case-here", format!("A further order of {of}")),
        Fate::Version { number } => ("version", format!("Version {number} of the order of {of}")),
        Fate::Joined => ("joined", format!("The order of {of}, recorded by hand")),
        Fate::Older => ("older", format!("Older than the order of {of}: noted there")),
        Fate::Here => ("here", format!("In {of}")),
    }
}

fn rows(report: &FeedReport) -> Vec<FeedRow> {
    let row = |coming: &Coming| {
        let order = &coming.order;
        let (fate, fate_text) = fate(coming);
        let mut case_numbers = vec![order.family_man.clone(), order.manage_cases.clone()];
        case_numbers.retain(|number| !number.is_empty());
        case_numbers.dedup();
        FeedRow {
            row: whole(order.place.row),
            victim: order.applicant.full_name(),
            respondent: order.respondent.full_name(),
            court: order.court.clone(),
            case_numbers,
            made: order.made.words(),
            ends: match order.end {
                End::At(at) => words::short_date_time(at),
                _ => "Not stated: read the order".to_owned(),
            },
            fate,
            fate_text,
            reference: coming.reference.clone(),
            changes: coming.changes.clone(),
            differences: coming.differences.iter().map(difference).collect(),
            missing: order.missing.clone(),
        }
    };
    report.orders.iter().map(row).collect()
}

fn difference(difference: &Difference) -> FeedDifference {
    FeedDifference {
        what: difference.what.clone(),
        ours: difference.ours.clone(),
        theirs: difference.theirs.words(),
        stops_post: difference.stops_post,
    }
}

/// Says what each row of a file will become. Changes nothing.
#[tauri::command]
pub async fn feed_preview(state: State<'_, AppState>, input: FeedFile) -> Result<FeedPreview, Problem> {
    let open = state.open().await?;
    let report = intake::preview(&open.desk(), &input.name, &bytes(&input)?).await?;
    Ok(FeedPreview {
        name: input.name,
        orders: rows(&report),
        new_orders: whole(report.new),
        new_versions: whole(report.versions),
        already_here: whole(report.here),
        differing: whole(report.differing),
        news: report.news,
        message: report.words(false),
        notes: report.notes,
    })
}

/// Brings a file in, all or nothing.
#[tauri::command]
pub async fn feed_bring_in(state: State<'_, AppState>, input: FeedFile) -> Result<FeedDone, Problem> {
    let open = state.open().await?;
    let report = intake::bring_in(&open.desk(), &input.name, &bytes(&input)?).await?;
    Ok(FeedDone {
        created: whole(report.new),
        new_versions: whole(report.versions),
        already_here: whole(report.here),
        message: report.words(true),
    })
}
