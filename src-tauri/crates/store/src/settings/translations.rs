//! The letter texts in other languages: those that a unit brought in, as the file that it was, and who found which one
//! right. What comes with Safehold is not kept here, only its check.

use std::collections::BTreeMap;

use safehold_core::id::OfficerId;
use safehold_core::letter::{Checked, Language, Phrase, SignOff, Translation};
use sea_orm::{ColumnTrait, EntityTrait, ModelTrait, QueryFilter};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::acts::{self, SettingAct};
use super::{read, row, write};
use crate::columns;
use crate::{StoreError, Txn};

const NAME: &str = "translation ";

fn name(language: Language) -> String {
    format!("{NAME}{}", language.code())
}

#[derive(Default, Serialize, Deserialize)]
struct TranslationKept {
    /// The file as it was brought in; `None`: what comes with Safehold is in use.
    file: Option<String>,
    brought_by: Option<String>,
    checked: Option<CheckedKept>,
}

/// A check is of the words that were checked: an update of Safehold that words a supplied translation differently leaves
/// it unchecked.
#[derive(Serialize, Deserialize)]
struct CheckedKept {
    by: String,
    on: String,
    words: String,
    against: BTreeMap<String, String>,
}

fn fingerprint(translation: &Translation) -> String {
    let mut digest = Sha256::new();
    for text in translation.words.iter().flat_map(|(key, words)| [key.code(), words.as_str()]) {
        digest.update(text.len().to_le_bytes());
        digest.update(text.as_bytes());
    }
    columns::hex(&digest.finalize())
}

/// Reads a file that was whole when it was brought in. A line that a later Safehold does not take is left out, so that
/// its words are missing and no letter is printed with them.
fn reread(language: Language, file: &str) -> Translation {
    let mut lines: Vec<&str> = file.lines().collect();
    if let Err(wrong) = Translation::read(file) {
        for one in wrong.iter().filter_map(|one| one.line.checked_sub(1)) {
            let Some(line) = lines.get_mut(one) else { continue };
            *line = "";
            for more in lines.iter_mut().skip(one + 1).take_while(|line| line.starts_with([' ', '\t'])) {
                *more = "";
            }
        }
    }
    Translation::read(&lines.join("\n")).unwrap_or_else(|_| Translation {
        language,
        version: 0,
        translator: String::new(),
        words: BTreeMap::new().into(),
        checked: None,
        supplied: false,
    })
}

impl TranslationKept {
    fn put(self, language: Language, all: &mut Vec<Translation>) -> Result<(), StoreError> {
        if let Some(file) = &self.file {
            let own = reread(language, file);
            match all.iter_mut().find(|translation| translation.language == language) {
                Some(supplied) => *supplied = own,
                None => all.push(own),
            }
        }
        let found = all.iter_mut().find(|translation| translation.language == language);
        if let (Some(found), Some(kept)) = (found, self.checked)
            && kept.words == fingerprint(found)
        {
            let phrase = |(code, words): (String, String)| Some((Phrase::from_code(&code)?, words));
            found.checked = Some(Checked {
                sign_off: SignOff { by: kept.by, on: columns::read_day(&kept.on)? },
                against: kept.against.into_iter().filter_map(phrase).collect(),
            });
        }
        Ok(())
    }
}

/// The translations in use: those that a unit brought in, in place of or beside those that come with Safehold.
pub(super) async fn in_use(txn: &Txn) -> Result<Vec<Translation>, StoreError> {
    let query = row::Entity::find().filter(row::Column::Name.starts_with(NAME));
    let mut all = Translation::supplied();
    let mut rows = query.all(txn.conn()).await?;
    rows.sort_by(|a, b| a.name.cmp(&b.name));
    for row in rows {
        let code = row.name.trim_start_matches(NAME);
        let language = columns::code(code, Language::from_code)?;
        let kept: TranslationKept = columns::read_json(&row.data)?;
        kept.put(language, &mut all)?;
    }
    Ok(all)
}

/// Who brought in the translation that is in use; nothing for one that comes with Safehold.
///
/// # Errors
/// As for any query.
pub async fn brought_by(txn: &Txn, language: Language) -> Result<Option<OfficerId>, StoreError> {
    let kept: Option<TranslationKept> = read(txn, &name(language)).await?;
    columns::maybe(kept.and_then(|kept| kept.brought_by).as_ref(), columns::id)
}

/// Puts a file in use for a language; nobody has checked it. It must be one that [`Translation::read`] takes.
///
/// # Errors
/// As for any query.
pub async fn bring_in(txn: &Txn, language: Language, file: &str, act: &SettingAct) -> Result<(), StoreError> {
    let kept =
        TranslationKept { file: Some(file.to_owned()), brought_by: Some(act.by.to_string()), checked: None };
    write(txn, &name(language), &kept).await?;
    acts::add(txn, &name(language), act, Some(columns::json(&file)?)).await
}

/// Keeps that somebody found the translation in use right.
///
/// # Errors
/// As for any query.
pub async fn set_checked(
    txn: &Txn,
    translation: &Translation,
    checked: &Checked,
    act: &SettingAct,
) -> Result<(), StoreError> {
    let name = name(translation.language);
    let kept: TranslationKept = read(txn, &name).await?.unwrap_or_default();
    let against = checked.against.iter().map(|(phrase, words)| (phrase.code().to_owned(), words.clone()));
    let checked = Some(CheckedKept {
        by: checked.sign_off.by.clone(),
        on: columns::day(checked.sign_off.on),
        words: fingerprint(translation),
        against: against.collect(),
    });
    write(txn, &name, &TranslationKept { checked, ..kept }).await?;
    acts::add(txn, &name, act, None).await
}

/// Takes a translation that was brought in out of use; one that comes with Safehold is in use again, unchecked.
///
/// # Errors
/// As for any query.
pub async fn take_out(txn: &Txn, language: Language, act: &SettingAct) -> Result<(), StoreError> {
    let name = name(language);
    if let Some(row) = row::Entity::find_by_id(name.clone()).one(txn.conn()).await? {
        row.delete(txn.conn()).await?;
    }
    acts::add(txn, &name, act, None).await
}

/// What was done to the translation into a language, the newest first, each with the name of who did it.
///
/// # Errors
/// As for any query.
pub async fn translation_acts(
    txn: &Txn,
    language: Language,
) -> Result<Vec<(SettingAct, String)>, StoreError> {
    acts::all(txn, &name(language)).await
}

/// The file that was brought in as a version; nothing where there was none.
///
/// # Errors
/// As for any query.
pub async fn translation_was(
    txn: &Txn,
    language: Language,
    version: u32,
) -> Result<Option<String>, StoreError> {
    let data = acts::data(txn, &name(language), version).await?;
    data.map(|text| columns::read_json(&text)).transpose()
}

#[cfg(test)]
mod tests {
    use safehold_core::letter::{Key, NotReady};

    use super::*;
    use crate::settings::{Did, letter_texts};
    use crate::trial::{OFFICER, at, day, id, officer, on_each};

    const POLISH: &str = "language = pl\nversion = 3\ntranslator = Agency, certificate 42\n\
                          if.tell-us = Powiedz nam.\npage.of = {page} z {pages}\n";

    fn act(version: u32, did: Did) -> SettingAct {
        SettingAct { version, did, at: at("2026-11-23T12:00+00:00"), by: id(OFFICER), what: Vec::new() }
    }

    #[tokio::test]
    async fn a_translation_is_kept_as_its_file_and_its_check_is_of_its_words() {
        on_each(async |store| {
            let txn = store.begin().await.unwrap();
            crate::officers::insert(&txn, &officer(OFFICER, "PC A. Rahman")).await.unwrap();
            let polish = Language::from_code("pl").unwrap();
            bring_in(&txn, polish, POLISH, &act(3, Did::BroughtIn)).await.unwrap();
            let texts = letter_texts(&txn).await.unwrap();
            let codes: Vec<&str> = texts.translations.iter().map(|one| one.language.code()).collect();
            assert_eq!(codes, ["cy", "ur", "pl"]);
            let found = texts.translation(polish).unwrap();
            assert_eq!((found.version, found.supplied, found.words.len()), (3, false, 2));
            assert_eq!(brought_by(&txn, polish).await, Ok(Some(id(OFFICER))));
            assert_eq!(translation_was(&txn, polish, 3).await, Ok(Some(POLISH.to_owned())));

            // A supplied one is checked without being brought in.
            let welsh = texts.translation(Language::WELSH).unwrap();
            let sign_off = SignOff { by: "Insp Hale".into(), on: day("2026-11-23") };
            let checked = Checked { sign_off, against: texts.changed.clone() };
            set_checked(&txn, welsh, &checked, &act(welsh.version, Did::Checked)).await.unwrap();
            let texts = letter_texts(&txn).await.unwrap();
            assert_eq!(texts.not_ready(Language::WELSH), None);
            let other = TranslationKept {
                checked: Some(CheckedKept {
                    by: "Insp Hale".into(),
                    on: "2026-11-23".into(),
                    words: "of other words".into(),
                    against: BTreeMap::new(),
                }),
                ..TranslationKept::default()
            };
            write(&txn, "translation cy", &other).await.unwrap();
            let texts = letter_texts(&txn).await.unwrap();
            assert_eq!(texts.not_ready(Language::WELSH), Some(NotReady::NotChecked(Language::WELSH)));

            take_out(&txn, polish, &act(3, Did::TakenOut)).await.unwrap();
            assert_eq!(letter_texts(&txn).await.unwrap().translation(polish), None);
            let done: Vec<Did> =
                translation_acts(&txn, polish).await.unwrap().iter().map(|(act, _)| act.did).collect();
            assert_eq!(done, [Did::TakenOut, Did::BroughtIn]);
        })
        .await;
    }

    #[test]
    fn a_line_that_is_no_longer_taken_is_missing_with_all_that_went_on_with_it() {
        let file = format!("{POLISH}gone.since = Dawniej\n  i dalej.\n");
        let read = reread(Language::from_code("pl").unwrap(), &file);
        assert_eq!(read.words.len(), 2);
        assert_eq!(read.words[&Key::from_code("page.of").unwrap()], "{page} z {pages}");
        assert!(reread(Language::WELSH, "nothing of it").words.is_empty());
    }
}
