//! The texts that letters are made with: looking at them, and signing them off.

use chrono::NaiveDate;
use safehold_core::audit::Act;
use safehold_core::letter::{LetterTexts, SignOff};
use safehold_core::london;
use safehold_core::officer::Permission;
use safehold_store::settings;

use crate::desk::{Desk, Entry};
use crate::error::CaseworkError;

/// Helplines are checked again each quarter.
const QUARTER_DAYS: u64 = 91;

/// The day proposed for the next check of the helplines.
pub fn next_review(today: NaiveDate) -> NaiveDate {
    london::plus_days(today, QUARTER_DAYS)
}

/// The texts in use.
///
/// # Errors
/// `Forbidden`.
pub async fn get(desk: &Desk<'_>) -> Result<LetterTexts, CaseworkError> {
    let work = desk.begin(Permission::UseSafehold).await?;
    let texts = settings::letter_texts(&work.txn).await?;
    work.finish([Entry::of(Act::Consult, "letter texts", "")]).await?;
    Ok(texts)
}

/// Signs the texts and helplines off as they stand, and sets the day for the helplines' next check. `version` is
/// the version that was looked at.
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
    let signed_off = Some(SignOff { by: work.me.name.clone(), on: today });
    settings::set_letter_texts(&work.txn, &LetterTexts { signed_off, review_by, ..texts }).await?;
    let what = "letter texts signed off";
    work.finish([Entry::of(Act::Administer, what, format!("version {version}"))]).await
}
