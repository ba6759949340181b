//! The texts that letters are made with: looking at them, wording them differently, helplines, signing them off, and a look
//! at the letters that they make. Every version is kept.
//!
//! Not here: other languages (see [`crate::translations`]).

mod helplines;
mod preview;

use std::collections::BTreeMap;

use chrono::NaiveDate;
use safehold_core::audit::Act;
use safehold_core::letter::{Helpline, LetterTexts, Phrase, SignOff, wrong_wording};
use safehold_core::london;
use safehold_core::officer::Permission;
use safehold_store::settings::{self, Did, SettingAct, TextsWere};

pub use preview::{Preview, Wanted, preview};

use crate::desk::{Desk, Entry, Work};
use crate::error::{CaseworkError, Reason};
use crate::settings::Done;

/// The texts in use, and what this person may do with them.
#[derive(Debug, Clone, PartialEq)]
pub struct TextsPage {
    /// The texts.
    pub texts: LetterTexts,
    /// The day proposed for the next check of the helplines.
    pub next_review: NaiveDate,
    /// May word them differently.
    pub may_change: bool,
    /// May sign them off.
    pub may_sign: bool,
}

/// What a person wants the texts to be.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TextsWish {
    /// The version that was looked at.
    pub version: u32,
    /// The unit's own words by the names of their phrases; a phrase left out has the words supplied.
    pub changed: BTreeMap<String, String>,
    /// The helplines, in their order.
    pub helplines: Vec<Helpline>,
}

/// The texts in use.
///
/// # Errors
/// `Forbidden`.
pub async fn get(desk: &Desk<'_>) -> Result<LetterTexts, CaseworkError> {
    Ok(page(desk).await?.texts)
}

/// The texts in use, and what this person may do.
///
/// # Errors
/// `Forbidden`.
pub async fn page(desk: &Desk<'_>) -> Result<TextsPage, CaseworkError> {
    let work = desk.begin(Permission::UseSafehold).await?;
    let days = u64::from(work.policy.helpline_review_days);
    let found = TextsPage {
        texts: settings::letter_texts(&work.txn).await?,
        next_review: london::plus_days(london::date(work.now), days),
        may_change: work.may(Permission::ChangeLetterTexts),
        may_sign: work.may(Permission::SignLetterTexts),
    };
    work.finish([Entry::of(Act::Consult, "letter texts", "")]).await?;
    Ok(found)
}

/// Signs the texts and helplines off as they stand, and sets the day for the helplines' next check. `version` is
/// the version that was looked at. Where an update of Safehold worded something differently since that version was kept,
/// what is signed is the next version.
///
/// # Errors
/// `Conflict` where the texts changed meanwhile; `Invalid` where the next check is not within a year from today;
/// `Forbidden`.
pub async fn sign(desk: &Desk<'_>, version: u32, review_by: NaiveDate) -> Result<(), CaseworkError> {
    let work = desk.begin(Permission::SignLetterTexts).await?;
    let texts = settings::letter_texts(&work.txn).await?;
    if texts.version != version {
        return Err(CaseworkError::Conflict);
    }
    let today = london::date(work.now);
    if review_by <= today || review_by > london::plus_days(today, 366) {
        return Err(CaseworkError::field("reviewBy", "Enter a day within the next year"));
    }
    let kept = settings::texts_were(&work.txn, version).await?;
    let reworded = kept.is_some_and(|kept| kept != TextsWere::of(&texts));
    let version = version + u32::from(reworded);
    let signed_off = Some(SignOff { by: work.me.name.clone(), on: today });
    let texts = LetterTexts { version, signed_off, review_by, ..texts };
    settings::set_letter_texts(&work.txn, &texts).await?;
    let what =
        if reworded { vec!["Worded differently by an update of Safehold".to_owned()] } else { Vec::new() };
    settings::note_texts(&work.txn, &act(&work, version, Did::Signed, what), &texts).await?;
    let what = "letter texts signed off";
    work.finish([Entry::of(Act::Administer, what, format!("version {version}"))]).await
}

fn act(work: &Work<'_>, version: u32, did: Did, what: Vec<String>) -> SettingAct {
    SettingAct { version, did, at: work.now, by: work.me.id, what }
}

/// Makes the texts what a person wants them to be: the next version, which nobody has signed off. Wishing what is there
/// already changes nothing.
///
/// # Errors
/// `Invalid` with everything that is wrong (`phrases.` and the phrase's name, `helplines.` with number and part),
/// `Conflict` where the texts changed meanwhile, `Forbidden`.
pub async fn change(desk: &Desk<'_>, wish: &TextsWish) -> Result<u32, CaseworkError> {
    let work = desk.begin(Permission::ChangeLetterTexts).await?;
    let texts = settings::letter_texts(&work.txn).await?;
    if texts.version != wish.version {
        return Err(CaseworkError::Conflict);
    }
    let new = wished(&texts, wish)?;
    let what = differences(&texts, &new);
    let mut version = texts.version;
    if !what.is_empty() {
        if settings::texts_were(&work.txn, version).await?.is_none() {
            settings::note_texts(&work.txn, &act(&work, version, Did::Found, Vec::new()), &texts).await?;
        }
        version += 1;
        let new = LetterTexts { version, signed_off: None, ..new };
        settings::set_letter_texts(&work.txn, &new).await?;
        settings::note_texts(&work.txn, &act(&work, version, Did::Changed, what), &new).await?;
    }
    work.finish([Entry::of(Act::Administer, "letter texts", format!("version {version}"))]).await?;
    Ok(version)
}

/// The texts with what is wished, read and checked.
fn wished(texts: &LetterTexts, wish: &TextsWish) -> Result<LetterTexts, CaseworkError> {
    let mut wrong = Vec::new();
    let mut changed = BTreeMap::new();
    for (code, words) in &wish.changed {
        let words = words.trim();
        let field = format!("phrases.{code}");
        let Some(phrase) = Phrase::from_code(code) else {
            let text = "There is no such sentence in this version of Safehold".to_owned();
            wrong.push(Reason { code: field, text });
            continue;
        };
        if words == phrase.english() {
            continue;
        }
        let faults = wrong_wording(phrase, words);
        wrong.extend(faults.into_iter().map(|text| Reason { code: field.clone(), text }));
        changed.insert(phrase, words.to_owned());
    }
    let helplines = helplines::read(&wish.helplines, &mut wrong);
    if wrong.is_empty() {
        Ok(LetterTexts { changed, helplines, ..texts.clone() })
    } else {
        Err(CaseworkError::Invalid(wrong))
    }
}

/// What two versions have differently, a line each.
fn differences(before: &LetterTexts, after: &LetterTexts) -> Vec<String> {
    let words = |texts: &LetterTexts, phrase: Phrase| {
        texts.changed.get(&phrase).map_or(phrase.english(), String::as_str).to_owned()
    };
    let mut lines = Vec::new();
    for phrase in Phrase::ALL {
        let (old, new) = (words(before, *phrase), words(after, *phrase));
        if old != new {
            lines.push(format!("{}: \"{old}\", now \"{new}\"", phrase.code()));
        }
    }
    lines.extend(helplines::differences(&before.helplines, &after.helplines));
    lines
}

/// What was done to the texts, the newest first.
///
/// # Errors
/// `Forbidden`.
pub async fn acts(desk: &Desk<'_>) -> Result<Vec<Done>, CaseworkError> {
    let work = desk.begin(Permission::UseSafehold).await?;
    let found = settings::texts_acts(&work.txn).await?;
    work.finish([Entry::of(Act::Consult, "letter texts", "versions")]).await?;
    Ok(found.into_iter().map(Done::of).collect())
}

/// Every sentence and helpline as it read in a version.
///
/// # Errors
/// `NotFound` where that version was never kept; `Forbidden`.
pub async fn were(desk: &Desk<'_>, version: u32) -> Result<TextsWere, CaseworkError> {
    let work = desk.begin(Permission::UseSafehold).await?;
    let found = settings::texts_were(&work.txn, version).await?;
    let now = settings::letter_texts(&work.txn).await?;
    work.finish([Entry::of(Act::Consult, "letter texts", format!("version {version}"))]).await?;
    let now = (now.version == version).then(|| TextsWere::of(&now));
    found.or(now).ok_or_else(|| CaseworkError::NotFound(format!("Version {version} of the letter texts")))
}
