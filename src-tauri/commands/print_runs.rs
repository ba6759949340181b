//! Print runs: printing what is due, how far a run is, stopping it, counting its sheets, runs so far.

use safehold_casework::runs::{self, RunReport, Which, Wish};
use safehold_core::letter::{Fate, Outlet};
use safehold_core::{london, words};
use serde::{Deserialize, Serialize};
use tauri::{AppHandle, Runtime, State};
use ts_rs::TS;

use super::papers::{choose_file, choose_folder};
use super::view::id;
use crate::error::Problem;
use crate::press::{FilePress, FolderPress, PrinterPress};
use crate::state::AppState;

/// What run is wished.
#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(export)]
pub struct PrintRun {
    /// Everything that is ready, looked at or not; else what was accepted.
    all_ready: bool,
    /// `printer`, `printer-one-job`, `files` or `one-file`.
    outlet: String,
    printer: String,
    two_sided: bool,
}

/// A letter of a run.
#[derive(Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct RunLetter {
    place: u32,
    to: String,
    case_id: String,
    case_reference: String,
    title: &'static str,
    reference: String,
    pages: u32,
    looked_at: bool,
    /// `waiting`, `printed`, `refused`, `failed` or `missing`.
    fate: &'static str,
    reasons: Vec<String>,
}

/// A run.
#[derive(Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct RunPage {
    id: String,
    number: u32,
    when: String,
    by: String,
    /// "Printer Front_office, both sides", "A file for each letter".
    outlet: String,
    /// It came out of a printer, so that its sheets are counted.
    on_paper: bool,
    /// Neither ended nor under way: the program or the computer stopped.
    cut_short: bool,
    cancelled: bool,
    total: u32,
    printed: u32,
    refused: u32,
    failed: u32,
    waiting: u32,
    missing: u32,
    not_looked_at: u32,
    sheets: u32,
    /// "42 sheets, Dilys Vaughan, Mon 23 Nov 2026 12:05".
    counted: Option<String>,
    /// More is due than fitted in.
    left: u32,
    letters: Vec<RunLetter>,
}

/// A page of runs.
#[derive(Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct RunsPage {
    rows: Vec<RunPage>,
    total: u32,
    page_size: u32,
}

/// Which page of runs, from 0.
#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(export)]
pub struct RunsAsked {
    page: u32,
}

/// A run's identity.
#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(export)]
pub struct RunId {
    run: String,
}

/// The count of a run's sheets, and the codes of letters that did not come out.
#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(export)]
pub struct CountRun {
    run: String,
    sheets: String,
    missing: Vec<String>,
}

/// How far a run is.
#[derive(Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct RunProgress {
    under_way: bool,
    done: u32,
    of: u32,
}

/// One field that is wrong.
fn wrong(field: &str, said: &str) -> Problem {
    Problem::invalid(said).field(field, said)
}

const PAGE_SIZE: u32 = 20;

fn n(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

fn page(report: &RunReport, under_way: bool) -> RunPage {
    let run = &report.run;
    let sides = if run.two_sided { "both sides" } else { "one side" };
    let outlet = match run.outlet {
        Outlet::Printer => format!("Printer {}, {sides}", run.printer),
        Outlet::PrinterOneJob => format!("Printer {}, one job, {sides}", run.printer),
        Outlet::Files => "A file for each letter".to_owned(),
        Outlet::OneFile => "One file, ready to print".to_owned(),
    };
    let letters = report.items.iter().map(|view| RunLetter {
        place: view.item.place,
        to: view.to.clone(),
        case_id: view.item.case.to_string(),
        case_reference: view.case_reference.clone(),
        title: view.item.kind.title(),
        reference: view.item.reference.clone(),
        pages: view.item.pages,
        looked_at: view.item.looked_at,
        fate: view.item.fate.code(),
        reasons: view.item.reasons.iter().map(|(_, text)| text.clone()).collect(),
    });
    let not_looked_at =
        report.items.iter().filter(|view| view.item.fate == Fate::Printed && !view.item.looked_at).count();
    RunPage {
        id: run.id.to_string(),
        number: run.number,
        when: words::short_date_time(run.at),
        by: report.by.clone(),
        outlet,
        on_paper: matches!(run.outlet, Outlet::Printer | Outlet::PrinterOneJob),
        cut_short: run.ended_at.is_none() && !under_way,
        cancelled: run.cancelled,
        total: n(report.items.len()),
        printed: n(report.with(Fate::Printed)),
        refused: n(report.with(Fate::Refused)),
        failed: n(report.with(Fate::Failed)),
        waiting: n(report.with(Fate::Waiting)),
        missing: n(report.with(Fate::Missing)),
        not_looked_at: n(not_looked_at),
        sheets: report.sheets(),
        counted: run.counted.map(|(sheets, done)| {
            let sheets = words::count(i64::from(sheets), "sheet");
            format!("{sheets} counted {}", words::short_date_time(done.at))
        }),
        left: n(report.left),
        letters: letters.collect(),
    }
}

/// Prints what is due, one run at a time; nothing where the dialog was closed.
#[tauri::command]
pub async fn print_run<R: Runtime>(
    app: AppHandle<R>,
    state: State<'_, AppState>,
    input: PrintRun,
) -> Result<Option<RunPage>, Problem> {
    let outlet =
        Outlet::from_code(&input.outlet).ok_or_else(|| wrong("outlet", "Choose where the letters go"))?;
    let on_paper = matches!(outlet, Outlet::Printer | Outlet::PrinterOneJob);
    if on_paper && input.printer.is_empty() {
        return Err(wrong("printer", "Choose a printer"));
    }
    let folder = match outlet {
        Outlet::Files => match choose_folder(&app, &state).await? {
            Some(folder) => Some(folder),
            None => return Ok(None),
        },
        Outlet::OneFile => match choose_file(&app, &state, "letters.pdf").await? {
            Some(file) => Some(file),
            None => return Ok(None),
        },
        _ => None,
    };
    let open = state.open().await?;
    let watch = state.run.begin()?;
    // Whoever prints a file for all pads it, so that each letter begins on a sheet of its own.
    let two_sided = input.two_sided || outlet.is_one();
    let wish = Wish {
        which: if input.all_ready { Which::Ready } else { Which::Accepted },
        due_to: london::date(open.now()),
        outlet,
        printer: if on_paper { input.printer.clone() } else { String::new() },
        two_sided,
    };
    let desk = open.desk();
    let report = match (outlet, folder) {
        (Outlet::Files, Some(folder)) => runs::print(&desk, &wish, &mut FolderPress { folder, watch }).await,
        (Outlet::OneFile, Some(file)) => runs::print(&desk, &wish, &mut FilePress { file, watch }).await,
        _ => {
            let mut press = PrinterPress { printer: input.printer, two_sided, watch };
            runs::print(&desk, &wish, &mut press).await
        }
    }?;
    Ok(Some(page(&report, false)))
}

/// How far the run under way is.
#[tauri::command]
pub async fn run_progress(state: State<'_, AppState>) -> Result<RunProgress, Problem> {
    let (under_way, done, of) = state.run.look();
    Ok(RunProgress { under_way, done: n(done), of: n(of) })
}

/// Stops the run under way before its next letter.
#[tauri::command]
pub async fn stop_run(state: State<'_, AppState>) -> Result<(), Problem> {
    state.run.stop();
    Ok(())
}

/// Runs so far, the newest first.
#[tauri::command]
pub async fn runs_listed(state: State<'_, AppState>, input: RunsAsked) -> Result<RunsPage, Problem> {
    let open = state.open().await?;
    let offset = u64::from(input.page) * u64::from(PAGE_SIZE);
    let (found, total) = runs::list(&open.desk(), u64::from(PAGE_SIZE), offset).await?;
    let (under_way, ..) = state.run.look();
    let newest = found.iter().map(|report| report.run.number).max();
    let row = |report: &RunReport| {
        let now = under_way && Some(report.run.number) == newest;
        RunPage { letters: Vec::new(), ..page(report, now) }
    };
    Ok(RunsPage {
        rows: found.iter().map(row).collect(),
        total: u32::try_from(total).unwrap_or(u32::MAX),
        page_size: PAGE_SIZE,
    })
}

/// One run with its letters.
#[tauri::command]
pub async fn run_shown(state: State<'_, AppState>, input: RunId) -> Result<RunPage, Problem> {
    let open = state.open().await?;
    let found = runs::one(&open.desk(), id(&input.run)?).await?;
    let (under_way, ..) = state.run.look();
    Ok(page(&found, under_way))
}

/// Books the count of a run's sheets.
#[tauri::command]
pub async fn count_run(state: State<'_, AppState>, input: CountRun) -> Result<RunPage, Problem> {
    let open = state.open().await?;
    let sheets = input
        .sheets
        .trim()
        .parse()
        .map_err(|_| wrong("sheets", "Type how many sheets came out, in digits"))?;
    let found = runs::counted(&open.desk(), id(&input.run)?, sheets, &input.missing).await?;
    Ok(page(&found, false))
}
