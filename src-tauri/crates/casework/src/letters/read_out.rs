//! A letter as a text, to be read out by phone: its exact words, once the gate of that way let it.

use safehold_core::audit::Act;
use safehold_core::id::CaseId;
use safehold_core::letter::{Format, Language, Way, spoken};
use safehold_core::officer::Permission;
use safehold_store::settings;

use super::drawing::{Made, about, drawn_to_read_out};
use super::{Wished, refusal};
use crate::cases::file;
use crate::desk::{Desk, Entry};
use crate::error::CaseworkError;

/// What is read out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReadOut {
    /// The language it is in.
    pub language: Language,
    /// The words, a line each, paragraphs parted by an empty line.
    pub text: String,
}

/// Writes a letter as a text, gives it to `deliver` and notes that it was given out. Nothing of it is kept. Where
/// `deliver` fails nothing is noted.
///
/// # Errors
/// `Refused` with every reason of the gate for reading out by phone; `NotFound`; `Forbidden`; `Unavailable` with what
/// the disk says.
pub async fn read_out(
    desk: &Desk<'_>,
    case: CaseId,
    wished: Wished,
    how: &'static str,
    deliver: impl FnOnce(&str) -> Result<(), String> + Send,
) -> Result<ReadOut, CaseworkError> {
    let work = desk.begin(Permission::MakeLetters).await?;
    let file = file(&work, case).await?;
    let texts = settings::letter_texts(&work.txn).await?;
    let wished = Wished { way: Way::Phone, format: Some(Format::Plain), ..wished };
    let told = about(&work, &file, wished.kind);
    let made = Made { wished, reference: "", at: work.now, by: work.me.id };
    let (paper, answer) = drawn_to_read_out(&work, &file, &told, &texts, &made).await?;
    let Some(paper) = paper.filter(|_| answer.open()) else {
        return Err(refusal([answer.reasons, answer.ambers].concat()));
    };
    let text = spoken(&paper);
    deliver(&text).map_err(CaseworkError::Unavailable)?;
    let (language, _) = wished.written(file.victim()?);
    work.finish([Entry::about(Act::Disclose, case, how, wished.kind.code().to_owned())]).await?;
    Ok(ReadOut { language, text })
}
