//! Settings, letter texts: the sentences and helplines that letters are made with, and signing them off.
//! Not here: wording a sentence differently.

use safehold_casework::{letter_texts as texts, session};
use safehold_core::letter::Phrase;
use safehold_core::officer::Permission;
use safehold_core::{london, words};
use serde::{Deserialize, Serialize};
use tauri::State;
use ts_rs::TS;

use super::form::{Day, Wrong};
use crate::error::Problem;
use crate::state::AppState;

/// A helpline.
#[derive(Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct HelplineRow {
    name: String,
    number: String,
    note: String,
}

/// A fixed sentence.
#[derive(Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct PhraseRow {
    /// A name that stays: `if.danger`.
    code: &'static str,
    text: String,
    /// Worded by this unit.
    own: bool,
}

/// The texts of letters.
#[derive(Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct LetterTextsPage {
    version: u32,
    /// "Sgt Lena Osei, Mon 2 Nov 2026"; nothing where nobody signed.
    signed_off: Option<String>,
    review_by: String,
    review_late: bool,
    helplines: Vec<HelplineRow>,
    phrases: Vec<PhraseRow>,
    may_sign: bool,
    /// The day proposed for the next check of the helplines.
    next_review: Day,
}

/// Signs a version of the texts off.
#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(export)]
pub struct SignTexts {
    version: u32,
    review_by: Day,
}

/// The texts of letters in use.
#[tauri::command]
pub async fn letter_texts(state: State<'_, AppState>) -> Result<LetterTextsPage, Problem> {
    let open = state.open().await?;
    let desk = open.desk();
    let found = texts::get(&desk).await?;
    let (me, _) = session::me(&desk).await?;
    let today = london::date(open.now());
    let phrases = Phrase::ALL.iter().map(|phrase| {
        let own = found.changed.get(phrase);
        let text = own.map_or(phrase.english(), String::as_str).replace("**", "");
        PhraseRow { code: phrase.code(), text, own: own.is_some() }
    });
    Ok(LetterTextsPage {
        version: found.version,
        signed_off: found
            .signed_off
            .as_ref()
            .map(|sign| format!("{}, {}", sign.by, words::short_date(sign.on))),
        review_by: words::short_date(found.review_by),
        review_late: found.review_is_late(today),
        phrases: phrases.collect(),
        may_sign: me.may(Permission::SignLetterTexts),
        next_review: Day::of(texts::next_review(today)),
        helplines: found
            .helplines
            .into_iter()
            .map(|line| HelplineRow { name: line.name, number: line.number, note: line.note })
            .collect(),
    })
}

/// Signs the texts off as they stand.
#[tauri::command]
pub async fn sign_letter_texts(state: State<'_, AppState>, input: SignTexts) -> Result<(), Problem> {
    let open = state.open().await?;
    let mut wrong = Wrong::default();
    let day =
        wrong.take("reviewBy", input.review_by.required("the day by which the helplines are checked again"));
    wrong.refuse()?;
    let Some(day) = day else { return Err(Problem::internal("a day was read and is not there")) };
    Ok(texts::sign(&open.desk(), input.version, day).await?)
}
