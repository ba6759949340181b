//! Letters: the gate, making one, the exact pages, printing and saving.

use safehold_casework::letters::{self, LetterView, Wished};
use safehold_core::letter::{LetterKind, Way};
use safehold_core::words;
use serde::{Deserialize, Serialize};
use tauri::{AppHandle, Runtime, State, ipc::Response};
use ts_rs::TS;

use super::letter_gate::GateAsked;
use super::papers::{Message, choose_file, page_of, print, write};
use super::view::id;
use crate::error::Problem;
use crate::state::AppState;

/// A letter in a list.
#[derive(Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct LetterRow {
    id: String,
    case_id: String,
    reference: String,
    case_reference: String,
    to: String,
    title: &'static str,
    made: String,
    made_by: String,
    pages: u32,
    printed: Option<String>,
    /// How it goes where it is not posted: "Hand it over, with an identity check".
    other_way: Option<&'static str>,
    /// To whom it was handed over, and when.
    handed: Option<String>,
    /// Who agreed as the second person.
    agreed: Vec<String>,
    /// Where it is: `made`, `printed`, `posted`, `returned`, `collected`, `recalled`, `replaced`; in words, and since when.
    state: &'static str,
    state_label: &'static str,
    state_since: String,
}

/// Which letters: of one case, or a page of all.
#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(export)]
pub struct LettersFilter {
    case: Option<String>,
    page: u32,
}

/// A page of letters.
#[derive(Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct LettersPage {
    rows: Vec<LetterRow>,
    total: u32,
    page_size: u32,
}

/// A letter's identity.
#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(export)]
pub struct LetterId {
    letter: String,
}

impl LetterId {
    /// The identity as sent.
    pub(super) fn letter(&self) -> &str {
        &self.letter
    }
}

/// A page of a letter, 1 upwards, so many pixels wide.
#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(export)]
pub struct LetterPageAsked {
    letter: String,
    page: u32,
    width: u32,
}

/// A letter and the printer it goes to.
#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(export)]
pub struct PrintLetter {
    letter: String,
    printer: String,
}

const PAGE_SIZE: u32 = 50;

pub(super) fn row(view: LetterView) -> LetterRow {
    let letter = view.letter;
    LetterRow {
        id: letter.id.to_string(),
        case_id: letter.case.to_string(),
        reference: letter.reference,
        case_reference: view.case_reference,
        to: view.to,
        title: letter.kind.title(),
        made: words::short_date_time(letter.made_at),
        made_by: view.made_by,
        pages: letter.pages,
        printed: letter.printed.last().map(|at| words::short_date_time(*at)),
        other_way: (letter.way != Way::Post).then(|| letter.way.label()),
        handed: letter.handed.map(|handed| format!("{}, {}", handed.to, words::short_date_time(handed.at))),
        agreed: view.agreed,
        state: view.place.0.code(),
        state_label: view.place.0.label(),
        state_since: words::short_date_time(view.place.1),
    }
}

/// Makes the reminder letter of a case.
#[tauri::command]
pub async fn make_letter(state: State<'_, AppState>, input: GateAsked) -> Result<LetterRow, Problem> {
    let open = state.open().await?;
    let desk = open.desk();
    let kind = input.kind()?.unwrap_or(LetterKind::OrderRecorded);
    let letter = letters::make(&desk, id(&input.case)?, Wished { kind, ..Wished::default() }).await?;
    Ok(row(letters::one(&desk, letter.id).await?))
}

/// Letters, newest first.
#[tauri::command]
pub async fn letters_made(state: State<'_, AppState>, input: LettersFilter) -> Result<LettersPage, Problem> {
    let open = state.open().await?;
    let case = input.case.as_deref().map(id).transpose()?;
    let offset = u64::from(input.page) * u64::from(PAGE_SIZE);
    let (views, total) = letters::list(&open.desk(), case, u64::from(PAGE_SIZE), offset).await?;
    Ok(LettersPage {
        rows: views.into_iter().map(row).collect(),
        total: u32::try_from(total).unwrap_or(u32::MAX),
        page_size: PAGE_SIZE,
    })
}

/// A page of the exact bytes, as a PNG.
#[tauri::command]
pub async fn letter_page(state: State<'_, AppState>, input: LetterPageAsked) -> Result<Response, Problem> {
    let open = state.open().await?;
    let bytes = letters::bytes(&open.desk(), id(&input.letter)?).await?;
    page_of(bytes, input.page, input.width).await
}

/// Sends a letter to a printer.
#[tauri::command]
pub async fn print_letter(state: State<'_, AppState>, input: PrintLetter) -> Result<Message, Problem> {
    let open = state.open().await?;
    let printer = input.printer.clone();
    let deliver = move |bytes: &[u8]| print(bytes, &printer);
    letters::release(&open.desk(), id(&input.letter)?, "letter printed", deliver).await?;
    Ok(Message::of(format!("Sent to {}.", input.printer)))
}

/// Saves a letter to a file; nothing where the dialog was closed.
#[tauri::command]
pub async fn save_letter<R: Runtime>(
    app: AppHandle<R>,
    state: State<'_, AppState>,
    input: LetterId,
) -> Result<Option<Message>, Problem> {
    let letter = id(&input.letter)?;
    let reference = {
        let open = state.open().await?;
        letters::one(&open.desk(), letter).await?.letter.reference
    };
    let Some(path) = choose_file(&app, &state, &format!("{reference}.pdf")).await? else { return Ok(None) };
    let open = state.open().await?;
    letters::release(&open.desk(), letter, "letter saved to a file", |bytes| write(&path, bytes)).await?;
    Ok(Some(Message::of(format!("Saved as {}.", path.display()))))
}
