//! Letters after they were printed: where they are, booking them by their code, recalling them.

use safehold_casework::post::{self, Booked, Booking, Placed};
use safehold_casework::queue::CLOSED;
use safehold_core::letter::{LetterState, Way};
use safehold_core::words;
use serde::{Deserialize, Serialize};
use tauri::State;
use ts_rs::TS;

use super::letter_queue::TabCounts;
use super::letters::{LetterId, LetterRow, row};
use super::papers::Message;
use super::view::id;
use crate::error::Problem;
use crate::state::AppState;

/// A letter with where it is.
#[derive(Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct PlacedRow {
    letter: LetterRow,
    /// `made`, `printed`, `posted`, `returned`, `collected`, `recalled` or `replaced`.
    state: &'static str,
    state_label: &'static str,
    since: String,
    /// Whether this computer would book it as posted.
    may_post: bool,
}

/// A page of letters in one tab.
#[derive(Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct PlacedPage {
    rows: Vec<PlacedRow>,
    total: u32,
    page_size: u32,
    counts: TabCounts,
}

/// A tab and its page, from 0.
#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(export)]
pub struct PlacedAsked {
    /// `printed`, `posted`, `returned` or `closed`.
    tab: String,
    page: u32,
}

/// One record of a letter's way.
#[derive(Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct WayRow {
    what: &'static str,
    when: String,
    by: String,
    note: String,
    /// The letter that took its place.
    other: Option<String>,
    checkpoint: String,
}

/// A letter found by its code, and its way.
#[derive(Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct FoundLetter {
    row: PlacedRow,
    way: Vec<WayRow>,
}

/// A code as somebody typed it.
#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(export)]
pub struct LetterCode {
    code: String,
}

/// Books a letter by its code.
#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(export)]
pub struct BookLetter {
    code: String,
    /// `posted`, `returned` or `collected`.
    what: String,
    note: String,
    /// It was posted already, though it must not have been.
    gone: bool,
}

/// Books letters as posted.
#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(export)]
pub struct BookPosted {
    letters: Vec<String>,
}

/// Recalls a letter; with `again` what it told of is due anew.
#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(export)]
pub struct RecallLetter {
    letter: String,
    why: String,
    again: bool,
}

/// One field that is wrong.
fn wrong(field: &str, said: &str) -> Problem {
    Problem::invalid(said).field(field, said)
}

const PAGE_SIZE: u32 = 50;

fn placed_row(placed: Placed) -> PlacedRow {
    PlacedRow {
        state: placed.state.code(),
        state_label: match (placed.state, placed.view.letter.way) {
            (LetterState::Printed, Way::Post) => placed.state.label(),
            (LetterState::Printed, _) => "Printed, to be handed over",
            (state, _) => state.label(),
        },
        since: words::short_date_time(placed.since),
        may_post: placed.state == LetterState::Printed && placed.view.letter.way == Way::Post,
        letter: row(placed.view),
    }
}

fn way_row(booked: Booked) -> WayRow {
    WayRow {
        what: booked.record.what.label(),
        when: words::short_date_time(booked.record.at),
        by: booked.by,
        note: booked.record.note,
        other: booked.other,
        checkpoint: booked.record.checkpoint,
    }
}

fn states(tab: &str) -> &'static [LetterState] {
    match tab {
        "printed" => &[LetterState::Printed],
        "posted" => &[LetterState::Posted],
        "returned" => &[LetterState::Returned],
        _ => &CLOSED,
    }
}

/// The letters of a tab, those that came there last first.
#[tauri::command]
pub async fn letters_placed(state: State<'_, AppState>, input: PlacedAsked) -> Result<PlacedPage, Problem> {
    let open = state.open().await?;
    let offset = u64::from(input.page) * u64::from(PAGE_SIZE);
    let (found, total, counts) =
        post::list(&open.desk(), states(&input.tab), u64::from(PAGE_SIZE), offset).await?;
    Ok(PlacedPage {
        rows: found.into_iter().map(placed_row).collect(),
        total: u32::try_from(total).unwrap_or(u32::MAX),
        page_size: PAGE_SIZE,
        counts: counts.into(),
    })
}

/// Finds a letter by its code.
#[tauri::command]
pub async fn find_letter(state: State<'_, AppState>, input: LetterCode) -> Result<FoundLetter, Problem> {
    let open = state.open().await?;
    let (placed, way) = post::find(&open.desk(), &input.code).await?;
    Ok(FoundLetter { row: placed_row(placed), way: way.into_iter().map(way_row).collect() })
}

/// What became of a letter.
#[tauri::command]
pub async fn letter_way(state: State<'_, AppState>, input: LetterId) -> Result<Vec<WayRow>, Problem> {
    let open = state.open().await?;
    let way = post::way(&open.desk(), id(input.letter())?).await?;
    Ok(way.into_iter().map(way_row).collect())
}

/// Books a letter as posted, returned or collected.
#[tauri::command]
pub async fn book_letter(state: State<'_, AppState>, input: BookLetter) -> Result<Message, Problem> {
    let open = state.open().await?;
    let what =
        Booking::from_code(&input.what).ok_or_else(|| wrong("what", "Choose what became of the letter"))?;
    Ok(Message::of(post::book(&open.desk(), &input.code, what, &input.note, input.gone).await?))
}

/// Books several letters as posted: all or none.
#[tauri::command]
pub async fn book_posted(state: State<'_, AppState>, input: BookPosted) -> Result<Message, Problem> {
    let open = state.open().await?;
    let ids = input.letters.iter().map(|letter| id(letter)).collect::<Result<Vec<_>, _>>()?;
    let booked = post::book_posted(&open.desk(), &ids).await?;
    Ok(Message::of(format!("{} booked as posted.", words::count(booked as i64, "letter"))))
}

/// Recalls a letter.
#[tauri::command]
pub async fn recall_letter(state: State<'_, AppState>, input: RecallLetter) -> Result<Message, Problem> {
    let open = state.open().await?;
    let said = post::recall(&open.desk(), id(&input.letter)?, &input.why, input.again).await?;
    Ok(Message::of(said))
}
