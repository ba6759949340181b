//! The letter texts in other languages: a unit brings in a translation as a file, somebody else who reads the language
//! checks it, and only then is a letter printed with it.
//!
//! Not here: the form of the file, and what a translation must hold (core's `letter::Translation`).

use std::collections::BTreeMap;

use safehold_core::audit::Act;
use safehold_core::letter::{
    Checked, Language, LetterTexts, NotReady, SignOff, Translation, for_translators,
};
use safehold_core::london;
use safehold_core::officer::Permission;
use safehold_store::officers;
use safehold_store::settings::{self, Did, SettingAct};

use crate::desk::{Desk, Entry, Work};
use crate::error::{CaseworkError, Reason};
use crate::settings::Done;

const LONGEST_HOW: usize = 300;

/// A translation in use.
#[derive(Debug, Clone, PartialEq)]
pub struct InUse {
    /// The translation.
    pub translation: Translation,
    /// Why no letter is printed with it; nothing: it is ready.
    pub not_ready: Option<NotReady>,
    /// Who brought it in, by name.
    pub brought_by: Option<String>,
    /// Why this person may not say that it is right; nothing: she or he may.
    pub may_not_check: Option<String>,
    /// What was done to it, the newest first.
    pub acts: Vec<Done>,
}

/// The translations in use.
#[derive(Debug, Clone, PartialEq)]
pub struct Translations {
    /// Each.
    pub all: Vec<InUse>,
    /// This person may bring one in.
    pub may_bring_in: bool,
}

/// The translations in use, and what this person may do with each.
///
/// # Errors
/// `Forbidden`.
pub async fn list(desk: &Desk<'_>) -> Result<Translations, CaseworkError> {
    let work = desk.begin(Permission::UseSafehold).await?;
    let texts = settings::letter_texts(&work.txn).await?;
    let mut all = Vec::new();
    for translation in &texts.translations {
        let language = translation.language;
        let by = settings::brought_by(&work.txn, language).await?;
        let brought_by = match by {
            Some(by) => Some(officers::get(&work.txn, by).await?.name),
            None => None,
        };
        let acts = settings::translation_acts(&work.txn, language).await?;
        all.push(InUse {
            not_ready: texts.not_ready(language),
            brought_by,
            may_not_check: may_not_check(&work, &texts, translation).await?,
            acts: acts.into_iter().map(Done::of).collect(),
            translation: translation.clone(),
        });
    }
    let may_bring_in = work.may(Permission::ChangeLetterTexts);
    work.finish([Entry::of(Act::Consult, "translations", all.len().to_string())]).await?;
    Ok(Translations { all, may_bring_in })
}

/// Why somebody may not say that a translation is right.
async fn may_not_check(
    work: &Work<'_>,
    texts: &LetterTexts,
    translation: &Translation,
) -> Result<Option<String>, CaseworkError> {
    if !work.may(Permission::CheckTranslations) {
        return Ok(Some("Letters staff do not check translations".to_owned()));
    }
    if settings::brought_by(&work.txn, translation.language).await? == Some(work.me.id) {
        return Ok(Some("You brought it in: somebody else who reads the language checks it".to_owned()));
    }
    Ok(match texts.not_ready(translation.language) {
        Some(why @ NotReady::Incomplete(..)) => Some(why.to_string()),
        _ => None,
    })
}

fn act(work: &Work<'_>, version: u32, did: Did, what: Vec<String>) -> SettingAct {
    SettingAct { version, did, at: work.now, by: work.me.id, what }
}

/// Brings in a translation from a file; it takes the place of the one in use, and nobody has checked it.
///
/// # Errors
/// `Invalid` with everything that is wrong, each under `file` with its line; `Refused` where this version was here
/// already; `Forbidden`.
pub async fn bring_in(desk: &Desk<'_>, bytes: &[u8]) -> Result<Translation, CaseworkError> {
    let work = desk.begin(Permission::ChangeLetterTexts).await?;
    let Ok(file) = std::str::from_utf8(bytes) else {
        let text =
            "The file is not text in UTF-8: open it in the program that wrote it and save it as text, UTF-8";
        return Err(CaseworkError::field("file", text));
    };
    let translation = Translation::read(file).map_err(|wrong| {
        let reason = |one: safehold_core::letter::Wrong| {
            let line = if one.line == 0 { String::new() } else { format!("Line {}: ", one.line) };
            Reason { code: "file".to_owned(), text: format!("{line}{}", one.text) }
        };
        CaseworkError::Invalid(wrong.into_iter().map(reason).collect())
    })?;
    let (language, version) = (translation.language, translation.version);
    let newest = settings::translation_acts(&work.txn, language).await?;
    let newest = newest.iter().filter(|(act, _)| act.did == Did::BroughtIn).map(|(act, _)| act.version).max();
    if let Some(newest) = newest.filter(|newest| *newest >= version) {
        return Err(CaseworkError::field(
            "file",
            format!(
                "Version {newest} in {} was brought in already: give a changed file a higher version",
                language.name()
            ),
        ));
    }
    let what = vec![format!("Translated by {}", translation.translator)];
    settings::bring_in(&work.txn, language, file, &act(&work, version, Did::BroughtIn, what)).await?;
    let which = format!("{} version {version} brought in", language.code());
    work.finish([Entry::of(Act::Administer, "translation", which)]).await?;
    Ok(translation)
}

/// Says that a translation is right. `version` is the one that was looked at, `how` what makes this person sure: that she
/// or he reads the language, or the certificate.
///
/// # Errors
/// `Refused` by whoever brought it in, and while words are missing; `Conflict` for another version; `Invalid` without
/// `how`; `NotFound`; `Forbidden`.
pub async fn check(
    desk: &Desk<'_>,
    language: Language,
    version: u32,
    how: &str,
) -> Result<(), CaseworkError> {
    let work = desk.begin(Permission::CheckTranslations).await?;
    let texts = settings::letter_texts(&work.txn).await?;
    let translation = texts.translation(language).ok_or_else(|| not_here(language))?;
    if translation.version != version {
        return Err(CaseworkError::Conflict);
    }
    if let Some(why) = may_not_check(&work, &texts, translation).await? {
        return Err(CaseworkError::refused("check", why));
    }
    let how = how.trim();
    if !(3..=LONGEST_HOW).contains(&how.chars().count()) {
        let text = format!(
            "Say in up to {LONGEST_HOW} characters how you know: that you read it, or the certificate"
        );
        return Err(CaseworkError::field("how", text));
    }
    let sign_off = SignOff { by: work.me.name.clone(), on: london::date(work.now) };
    let checked = Checked { sign_off, against: texts.changed.clone() };
    let done = act(&work, version, Did::Checked, vec![how.to_owned()]);
    settings::set_checked(&work.txn, translation, &checked, &done).await?;
    let which = format!("{} version {version} checked", language.code());
    work.finish([Entry::of(Act::Administer, "translation", which)]).await
}

fn not_here(language: Language) -> CaseworkError {
    CaseworkError::NotFound(format!("A translation into {}", language.name()))
}

/// Takes a translation that was brought in out of use.
///
/// # Errors
/// `Refused` for one that comes with Safehold; `NotFound`; `Forbidden`.
pub async fn take_out(desk: &Desk<'_>, language: Language) -> Result<(), CaseworkError> {
    let work = desk.begin(Permission::ChangeLetterTexts).await?;
    let texts = settings::letter_texts(&work.txn).await?;
    let translation = texts.translation(language).ok_or_else(|| not_here(language))?;
    if translation.supplied {
        let text = "It comes with Safehold: while nobody has checked it no letter is printed with it";
        return Err(CaseworkError::refused("supplied", text));
    }
    let version = translation.version;
    let done = act(&work, version, Did::TakenOut, Vec::new());
    settings::take_out(&work.txn, language, &done).await?;
    let which = format!("{} version {version} taken out", language.code());
    work.finish([Entry::of(Act::Administer, "translation", which)]).await
}

/// The file that a translator fills in, with the English words of this unit.
///
/// # Errors
/// `Invalid` for English; `Forbidden`.
pub async fn file(desk: &Desk<'_>, language: Language) -> Result<String, CaseworkError> {
    let work = desk.begin(Permission::ChangeLetterTexts).await?;
    if language == Language::ENGLISH {
        return Err(CaseworkError::field("language", "Choose another language than English"));
    }
    let texts = settings::letter_texts(&work.txn).await?;
    let file = for_translators(&texts, language);
    let which = format!("file for translators, {}", language.code());
    work.finish([Entry::of(Act::Disclose, "letter texts", which)]).await?;
    Ok(file)
}

/// The words of a version that was brought in, by their names.
///
/// # Errors
/// `NotFound`, `Forbidden`.
pub async fn was(
    desk: &Desk<'_>,
    language: Language,
    version: u32,
) -> Result<BTreeMap<String, String>, CaseworkError> {
    let work = desk.begin(Permission::UseSafehold).await?;
    let found = settings::translation_was(&work.txn, language, version).await?;
    let which = format!("{} version {version}", language.code());
    work.finish([Entry::of(Act::Consult, "translation", which)]).await?;
    let missing = || CaseworkError::NotFound(format!("Version {version} in {}", language.name()));
    let lines = found.ok_or_else(missing)?;
    // A line that begins with a space goes on with the one before; names are read as they stood.
    let mut words: Vec<(String, String)> = Vec::new();
    for line in lines.lines().filter(|line| !line.trim().is_empty() && !line.starts_with('#')) {
        match (line.starts_with([' ', '\t']), words.last_mut(), line.split_once('=')) {
            (true, Some((_, before)), _) => *before = format!("{before} {}", line.trim()),
            (_, _, Some((name, text))) => words.push((name.trim().to_owned(), text.trim().to_owned())),
            _ => {}
        }
    }
    Ok(words.into_iter().collect())
}
