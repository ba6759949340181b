//! Settings, letter texts: the sentences and helplines that letters are made with, what is wrong with own words while they
//! are typed, a look at the letters, signing off, versions.
//!
//! Not here: what a letter never says and how it reads (core's `letter`), other languages (`translations`).

use std::collections::BTreeMap;

use base64::Engine;
use safehold_casework::letter_texts::{self as texts, Preview, TextsWish, Wanted};
use safehold_core::letter::{Format, Helpline, Key, Language, Phrase, reading, wrong_wording};
use safehold_core::{london, words};
use serde::{Deserialize, Serialize};
use tauri::State;
use ts_rs::TS;

use super::form::{Day, Wrong};
use super::letter_phrases::{ExampleRow, PhraseGroup, PhraseRow, examples_listed, groups, phrase_rows};
use super::setting_acts::{SettingDone, SettingVersion, ThenRow, rows};
use super::view::Choice;
use crate::error::Problem;
use crate::state::AppState;

/// A helpline.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(export)]
pub struct HelplineRow {
    name: String,
    number: String,
    note: String,
}

/// What the texts are to be.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(export)]
pub struct TextsForm {
    /// The version that is looked at.
    version: u32,
    /// The unit's own words by the names of their sentences.
    changed: BTreeMap<String, String>,
    helplines: Vec<HelplineRow>,
}

/// The texts of letters.
#[derive(Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct LetterTextsPage {
    form: TextsForm,
    /// "Sgt Lena Osei, Mon 2 Nov 2026"; nothing where nobody signed.
    signed_off: Option<String>,
    review_by: String,
    review_late: bool,
    phrases: Vec<PhraseRow>,
    groups: Vec<PhraseGroup>,
    examples: Vec<ExampleRow>,
    /// The languages that a letter can be looked at in.
    languages: Vec<Choice>,
    formats: Vec<Choice>,
    may_sign: bool,
    may_change: bool,
    /// The day proposed for the next check of the helplines.
    next_review: Day,
    /// What was done, the newest first.
    acts: Vec<SettingDone>,
}

/// Signs a version of the texts off.
#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(export)]
pub struct SignTexts {
    version: u32,
    review_by: Day,
}

/// Words for a sentence, as they are being typed.
#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(export)]
pub struct WordingTyped {
    code: String,
    words: String,
}

/// What is to be said of words while they are typed.
#[derive(Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct WordingSaid {
    wrong: Vec<String>,
    /// "Reads at about age 9. 14 words, the longest sentence has 8."
    reading: Option<String>,
    /// The sentences are short enough.
    easy: bool,
}

/// What letter to look at; `texts`: with these words that are not saved yet.
#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(export)]
pub struct PreviewAsked {
    texts: Option<TextsForm>,
    /// By its place in the list of examples.
    example: u32,
    language: String,
    format: String,
    /// Pixels.
    width: u32,
}

/// A letter to nobody.
#[derive(Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct PreviewShown {
    /// Each page of the very PDF as a PNG, in base64.
    pages: Vec<String>,
    /// Instead of pages: as it would be read out.
    spoken: Option<String>,
}

impl TextsForm {
    fn wish(self) -> TextsWish {
        let line = |row: HelplineRow| Helpline { name: row.name, number: row.number, note: row.note };
        TextsWish {
            version: self.version,
            changed: self.changed,
            helplines: self.helplines.into_iter().map(line).collect(),
        }
    }
}

/// Language by its code.
pub fn language(code: &str) -> Result<Language, Problem> {
    Language::from_code(code)
        .ok_or_else(|| Problem::invalid("Choose a language").field("language", "Choose a language"))
}

/// The texts of letters in use.
#[tauri::command]
pub async fn letter_texts(state: State<'_, AppState>) -> Result<LetterTextsPage, Problem> {
    let open = state.open().await?;
    let desk = open.desk();
    let page = texts::page(&desk).await?;
    let acts = rows(texts::acts(&desk).await?);
    let found = page.texts;
    let languages = found.translations.iter().map(|translation| translation.language);
    let languages = std::iter::once(Language::ENGLISH).chain(languages);
    Ok(LetterTextsPage {
        signed_off: found
            .signed_off
            .as_ref()
            .map(|sign| format!("{}, {}", sign.by, words::short_date(sign.on))),
        review_by: words::short_date(found.review_by),
        review_late: found.review_is_late(london::date(open.now())),
        phrases: phrase_rows(open.now()),
        groups: groups(open.now()),
        examples: examples_listed(open.now()),
        languages: languages.map(|one| Choice::new(one.code(), one.name())).collect(),
        formats: Format::ALL.map(|format| Choice::new(format.code(), format.label())).to_vec(),
        may_sign: page.may_sign,
        may_change: page.may_change,
        next_review: Day::of(page.next_review),
        acts,
        form: TextsForm {
            version: found.version,
            changed: found
                .changed
                .iter()
                .map(|(phrase, own)| (phrase.code().to_owned(), own.clone()))
                .collect(),
            helplines: found
                .helplines
                .into_iter()
                .map(|line| HelplineRow { name: line.name, number: line.number, note: line.note })
                .collect(),
        },
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

/// Words the texts differently; gives the version that now waits for a signature.
#[tauri::command]
pub async fn save_letter_texts(state: State<'_, AppState>, input: TextsForm) -> Result<u32, Problem> {
    let open = state.open().await?;
    Ok(texts::change(&open.desk(), &input.wish()).await?)
}

fn said(phrase: Phrase, typed: &str) -> WordingSaid {
    let typed = typed.trim();
    let reading = reading(typed);
    let said = reading.map(|read| {
        format!(
            "Reads at about age {}. {}, the longest sentence has {}.",
            read.age,
            words::count(read.words as i64, "word"),
            read.longest
        )
    });
    WordingSaid {
        wrong: wrong_wording(phrase, typed),
        reading: said,
        easy: reading.is_none_or(|read| read.is_easy()),
    }
}

/// What is to be said of words while they are typed.
#[tauri::command]
pub async fn check_wording(state: State<'_, AppState>, input: WordingTyped) -> Result<WordingSaid, Problem> {
    drop(state.open().await?);
    let phrase = Phrase::from_code(&input.code)
        .ok_or_else(|| Problem::invalid("There is no such sentence in this version of Safehold"))?;
    Ok(said(phrase, &input.words))
}

/// A letter to invented people with the texts as they are, or with words that are not saved yet.
#[tauri::command]
pub async fn preview_letter(
    state: State<'_, AppState>,
    input: PreviewAsked,
) -> Result<PreviewShown, Problem> {
    let width = input.width.clamp(200, 2400);
    let wanted = Wanted {
        example: usize::try_from(input.example).unwrap_or(usize::MAX),
        language: language(&input.language)?,
        format: Format::from_code(&input.format)
            .ok_or_else(|| Problem::invalid("Choose a form of letter").field("format", "Choose a form"))?,
    };
    let preview = {
        let open = state.open().await?;
        texts::preview(&open.desk(), input.texts.map(TextsForm::wish).as_ref(), wanted).await?
    };
    match preview {
        Preview::Spoken(text) => Ok(PreviewShown { pages: Vec::new(), spoken: Some(text) }),
        Preview::Paper(pdf) => {
            let drawn = move || safehold_casework::page_images(&pdf.bytes, width);
            let images = tauri::async_runtime::spawn_blocking(drawn)
                .await
                .map_err(|_| Problem::internal("the worker that draws pages ended"))?
                .map_err(|_| Problem::internal("a page could not be drawn"))?;
            let base64 = |png: Vec<u8>| base64::engine::general_purpose::STANDARD.encode(png);
            Ok(PreviewShown {
                pages: images.into_iter().map(|image| base64(image.png)).collect(),
                spoken: None,
            })
        }
    }
}

/// Every sentence and helpline as it read in a version.
#[tauri::command]
pub async fn letter_texts_were(
    state: State<'_, AppState>,
    input: SettingVersion,
) -> Result<Vec<ThenRow>, Problem> {
    let open = state.open().await?;
    let were = texts::were(&open.desk(), input.version).await?;
    let order = |code: &str| Key::all().position(|key| key.code() == code).unwrap_or(usize::MAX);
    let helplines = were.helplines();
    let mut all: Vec<(String, String)> = were.words.into_iter().collect();
    all.sort_by_key(|(code, _)| order(code));
    let row = |(label, text): (String, String)| ThenRow { label, text };
    let line = |line: Helpline| {
        let note = if line.note.is_empty() { String::new() } else { format!(" ({})", line.note) };
        ThenRow { label: format!("Helpline: {}", line.name), text: format!("{}{note}", line.number) }
    };
    Ok(helplines.into_iter().map(line).chain(all.into_iter().map(row)).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_typed_is_answered_with_what_is_wrong_and_how_it_reads() {
        let answer = said(Phrase::OpeningOrder, "Her order of **{date}.");
        assert_eq!(answer.wrong.len(), 3, "{:?}", answer.wrong);
        assert!(answer.reading.is_some_and(|text| text.starts_with("Reads at about age ")));
        assert_eq!(said(Phrase::TellUs, Phrase::TellUs.english()).wrong, Vec::<String>::new());
    }
}
