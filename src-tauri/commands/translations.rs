//! Settings, translations: what there is in other languages, what is missing, who checked it; bringing one in, checking it.
//! Not here: the form of the file (docs/translations.md), what must be in it (core's `letter::Translation`).

use base64::Engine;
use safehold_casework::translations::{self, InUse};
use safehold_core::letter::{Direction, Key, Language};
use safehold_core::words;
use serde::{Deserialize, Serialize};
use tauri::{AppHandle, Runtime, State};
use ts_rs::TS;

use super::letter_texts::language;
use super::papers::{Message, choose_file, write};
use super::setting_acts::{SettingDone, ThenRow, rows};
use super::view::Choice;
use crate::error::Problem;
use crate::state::AppState;

/// A text that a translation lacks.
#[derive(Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct MissingText {
    code: &'static str,
    english: &'static str,
}

/// A translation in use.
#[derive(Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct TranslationRow {
    /// `cy`.
    language: String,
    /// "Welsh".
    name: String,
    /// "Cymraeg".
    own_name: String,
    right_to_left: bool,
    version: u32,
    translator: String,
    /// It came with Safehold.
    supplied: bool,
    brought_by: Option<String>,
    /// "Insp Hale, Mon 23 Nov 2026".
    checked: Option<String>,
    /// Why no letter is printed with it, and what to do; nothing: it is ready.
    not_ready: Option<String>,
    missing: Vec<MissingText>,
    /// Why this person may not say that it is right; nothing: she or he may.
    may_not_check: Option<String>,
    acts: Vec<SettingDone>,
}

/// The translations in use.
#[derive(Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct TranslationsPage {
    rows: Vec<TranslationRow>,
    /// The languages that a file for translators can be had in.
    languages: Vec<Choice>,
    may_bring_in: bool,
}

/// A translation's file.
#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(export)]
pub struct TranslationFile {
    base64: String,
}

/// Which language.
#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(export)]
pub struct LanguageAsked {
    language: String,
}

/// Which version in which language.
#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(export)]
pub struct TranslationVersion {
    language: String,
    version: u32,
}

/// That a translation is right.
#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(export)]
pub struct CheckTranslation {
    language: String,
    version: u32,
    /// How this person knows.
    how: String,
}

/// Larger is no translation, and is not decoded.
const MOST_BASE64: usize = (1 << 20) / 3 * 4 + 64;

fn row(found: InUse) -> TranslationRow {
    let translation = found.translation;
    let language = translation.language;
    let missing = |key: Key| MissingText { code: key.code(), english: key.english() };
    TranslationRow {
        language: language.code().to_owned(),
        name: language.name().to_owned(),
        own_name: language.own_name().to_owned(),
        right_to_left: language.direction() == Direction::RightToLeft,
        version: translation.version,
        supplied: translation.supplied,
        brought_by: found.brought_by,
        checked: translation
            .checked
            .as_ref()
            .map(|checked| format!("{}, {}", checked.sign_off.by, words::short_date(checked.sign_off.on))),
        not_ready: found.not_ready.map(|why| why.to_string()),
        missing: translation.missing().into_iter().map(missing).collect(),
        may_not_check: found.may_not_check,
        acts: rows(found.acts),
        translator: translation.translator,
    }
}

/// The translations in use.
#[tauri::command]
pub async fn translations(state: State<'_, AppState>) -> Result<TranslationsPage, Problem> {
    let open = state.open().await?;
    let found = translations::list(&open.desk()).await?;
    let others = Language::offered().filter(|language| *language != Language::ENGLISH);
    Ok(TranslationsPage {
        rows: found.all.into_iter().map(row).collect(),
        languages: others.map(|one| Choice::new(one.code(), one.name())).collect(),
        may_bring_in: found.may_bring_in,
    })
}

/// Brings in a translation from a file.
#[tauri::command]
pub async fn bring_in_translation(
    state: State<'_, AppState>,
    input: TranslationFile,
) -> Result<Message, Problem> {
    let wrong = |text: &str| Problem::invalid("There is a problem with the file").field("file", text);
    if input.base64.len() > MOST_BASE64 {
        return Err(wrong("The file is larger than 1 MB: it is no translation"));
    }
    let bytes = base64::engine::general_purpose::STANDARD
        .decode(&input.base64)
        .map_err(|_| wrong("The file can't be read: choose it again"))?;
    let open = state.open().await?;
    let read = translations::bring_in(&open.desk(), &bytes).await?;
    let missing = read.missing().len();
    let then = match missing {
        0 => "Somebody else who reads it checks it before a letter is printed.".to_owned(),
        n => format!("{} still missing.", words::count(n as i64, "text")),
    };
    Ok(Message::of(format!("{} version {} brought in. {then}", read.language.name(), read.version)))
}

/// Says that a translation is right.
#[tauri::command]
pub async fn check_translation(state: State<'_, AppState>, input: CheckTranslation) -> Result<(), Problem> {
    let open = state.open().await?;
    let language = language(&input.language)?;
    Ok(translations::check(&open.desk(), language, input.version, &input.how).await?)
}

/// Takes a translation that was brought in out of use.
#[tauri::command]
pub async fn take_out_translation(state: State<'_, AppState>, input: LanguageAsked) -> Result<(), Problem> {
    let open = state.open().await?;
    Ok(translations::take_out(&open.desk(), language(&input.language)?).await?)
}

/// The words of a version that was brought in.
#[tauri::command]
pub async fn translation_was(
    state: State<'_, AppState>,
    input: TranslationVersion,
) -> Result<Vec<ThenRow>, Problem> {
    let open = state.open().await?;
    let was = translations::was(&open.desk(), language(&input.language)?, input.version).await?;
    Ok(was.into_iter().map(|(label, text)| ThenRow { label, text }).collect())
}

/// Saves the file that a translator fills in; nothing where the dialog was closed.
#[tauri::command]
pub async fn save_translator_file<R: Runtime>(
    app: AppHandle<R>,
    state: State<'_, AppState>,
    input: LanguageAsked,
) -> Result<Option<Message>, Problem> {
    let language = language(&input.language)?;
    let name = format!("letter-texts-{}.txt", language.code());
    let Some(path) = choose_file(&app, &state, &name).await? else { return Ok(None) };
    let open = state.open().await?;
    let file = translations::file(&open.desk(), language).await?;
    write(&path, file.as_bytes()).map_err(|text| Problem::new(crate::error::Code::Unavailable, text))?;
    Ok(Some(Message::of(format!("Saved as {}.", path.display()))))
}
