//! A look at the letters that texts make, with invented people, before they are saved: the same writer and the same
//! typesetter as for a real one.

use chrono::{DateTime, Utc};
use safehold_core::audit::Act;
use safehold_core::letter::{Format, Language, Look, examples, spoken};
use safehold_core::officer::Permission;
use safehold_letters::Pdf;
use safehold_store::settings;

use super::{TextsWish, wished};
use crate::desk::{Desk, Entry};
use crate::error::CaseworkError;
use crate::letters::Envelope;

/// What to look at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Wanted {
    /// The example, by its place in [`examples`].
    pub example: usize,
    /// The language.
    pub language: Language,
    /// The form.
    pub format: Format,
}

/// A letter to nobody.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Preview {
    /// As it would be printed.
    Paper(Pdf),
    /// As it would be read out.
    Spoken(String),
}

/// Writes an example with the texts in use, or with those that a person wishes.
///
/// # Errors
/// `Invalid` with everything that is wrong with the wish; `Refused` with what can't be printed; `NotFound`; `Forbidden`.
pub async fn preview(
    desk: &Desk<'_>,
    wish: Option<&TextsWish>,
    wanted: Wanted,
) -> Result<Preview, CaseworkError> {
    let work = desk.begin(Permission::UseSafehold).await?;
    let mut texts = settings::letter_texts(&work.txn).await?;
    if let Some(wish) = wish {
        texts = wished(&texts, wish)?;
    }
    let all = examples(work.now);
    let Some(example) = all.get(wanted.example) else {
        return Err(CaseworkError::NotFound("This example".to_owned()));
    };
    let mut policy = work.policy.clone();
    if policy.letter_sender.is_empty() {
        policy.letter_sender =
            ["Your neutral address", "Settings, Unit and policy"].map(str::to_owned).to_vec();
    }
    let paper = example.paper(&Look {
        texts: &texts,
        language: wanted.language,
        format: wanted.format,
        policy: &policy,
        calendar: &work.calendar,
    });
    let made: DateTime<Utc> = work.now;
    let preview = match wanted.format.size() {
        Some(size) => {
            let profile = Envelope::OfUnit.profile(&policy)?;
            Preview::Paper(safehold_letters::letter(&paper, profile, size, made)?)
        }
        None => Preview::Spoken(spoken(&paper)),
    };
    let which = format!("a look at {} in {}", example.kind.code(), wanted.language.code());
    work.finish([Entry::of(Act::Consult, "letter texts", which)]).await?;
    Ok(preview)
}
