//! Letters in lists, and one as a list shows it.

use chrono::{DateTime, Utc};
use safehold_core::audit::Act;
use safehold_core::id::{CaseId, LetterId};
use safehold_core::letter::{Letter, LetterState};
use safehold_core::officer::Permission;
use safehold_store::{cases, letters, officers, people, post};

use crate::desk::{Desk, Entry, Work};
use crate::error::CaseworkError;

/// A letter in a list.
#[derive(Debug, Clone, PartialEq)]
pub struct LetterView {
    /// The letter.
    pub letter: Letter,
    /// `SH-2041`.
    pub case_reference: String,
    /// The name on the envelope.
    pub to: String,
    /// Who made it.
    pub made_by: String,
    /// Who agreed to it as the second person, each once.
    pub agreed: Vec<String>,
    /// Where it is, and since when.
    pub place: (LetterState, DateTime<Utc>),
}

/// Letters, newest first: of one case, or a page of all; and how many there are.
///
/// # Errors
/// `Forbidden`.
pub async fn list(
    desk: &Desk<'_>,
    case: Option<CaseId>,
    limit: u64,
    offset: u64,
) -> Result<(Vec<LetterView>, u64), CaseworkError> {
    let work = desk.begin(Permission::PrintLetters).await?;
    let (found, total) = match case {
        Some(case) => {
            let found = letters::of_case(&work.txn, case).await?;
            let total = found.len() as u64;
            (found, total)
        }
        None => (letters::list(&work.txn, limit, offset).await?, letters::count(&work.txn).await?),
    };
    let views = views(&work, found).await?;
    work.finish([Entry::of(Act::Consult, "letters", format!("{} letters", views.len()))]).await?;
    Ok((views, total))
}

/// One letter as a list shows it.
///
/// # Errors
/// `NotFound`, `Forbidden`.
pub async fn one(desk: &Desk<'_>, id: LetterId) -> Result<LetterView, CaseworkError> {
    let work = desk.begin(Permission::PrintLetters).await?;
    let letter = letters::get(&work.txn, id).await?;
    let case = letter.case;
    let view = views(&work, vec![letter]).await?.pop();
    work.finish([Entry::about(Act::Consult, case, "letter", id.to_string())]).await?;
    view.ok_or_else(|| CaseworkError::NotFound("The letter".to_owned()))
}

pub(crate) async fn views(work: &Work<'_>, found: Vec<Letter>) -> Result<Vec<LetterView>, CaseworkError> {
    let recipients: Vec<_> = found.iter().map(|letter| letter.recipient).collect();
    let people = people::victims_of(&work.txn, &recipients).await?;
    let ids: Vec<_> = found.iter().map(|letter| letter.case).collect();
    let cases = cases::of_ids(&work.txn, &ids).await?;
    let names = officers::list(&work.txn).await?;
    let ids: Vec<_> = found.iter().map(|letter| letter.id).collect();
    let places = post::states(&work.txn, &ids).await?;
    let view = |letter: Letter| {
        let case = cases.iter().find(|case| case.id == letter.case)?;
        let to = people.iter().find(|person| person.id == letter.recipient)?;
        let by = names.iter().find(|officer| officer.id == letter.made_by);
        Some(LetterView {
            case_reference: case.reference(),
            to: to.on_envelope(),
            made_by: by.map(|officer| officer.name.clone()).unwrap_or_default(),
            agreed: names
                .iter()
                .filter(|officer| letter.agreements.iter().any(|one| one.by == officer.id))
                .map(|officer| officer.name.clone())
                .collect(),
            place: places.get(&letter.id).copied().unwrap_or((LetterState::Made, letter.made_at)),
            letter,
        })
    };
    Ok(found.into_iter().filter_map(view).collect())
}
