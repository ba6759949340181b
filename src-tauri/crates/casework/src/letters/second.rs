//! The second person: agrees, by name and with a reason, to what the gate does not decide by itself.
//!
//! Not here: checking that person's password where both sit at one computer (see [`crate::session::second_person`]).

use safehold_core::audit::Act;
use safehold_core::id::LetterId;
use safehold_core::letter::Letter;
use safehold_core::letter_gate::{Agreement, LONGEST_REASON};
use safehold_core::officer::{Officer, Permission};
use safehold_store::{agreements, letters, officers};

use super::{answer_now, refusal};
use crate::desk::{Desk, Entry};
use crate::error::CaseworkError;

/// Agrees, as the person of this desk, to everything for which a letter needs a second person; gives the letter as it is
/// then. The desk is that person's own session, or one that [`crate::session::second_person`] made after checking the
/// password.
///
/// # Errors
/// `Invalid` without a reason; `Refused` for whoever made the letter, where nothing asks for a second person, and with
/// every red reason, to which nobody can agree; `Forbidden`.
pub async fn agree(desk: &Desk<'_>, id: LetterId, reason: &str) -> Result<Letter, CaseworkError> {
    let work = desk.begin(Permission::AgreeLetters).await?;
    let reason = reason.trim();
    if reason.is_empty() {
        return Err(CaseworkError::field("reason", "Enter why the letter may go out all the same"));
    }
    if reason.chars().count() > LONGEST_REASON {
        return Err(CaseworkError::field(
            "reason",
            format!("Say it in {LONGEST_REASON} characters or fewer"),
        ));
    }
    let letter = letters::get(&work.txn, id).await?;
    if letter.made_by == work.me.id {
        return Err(CaseworkError::refused(
            "own-letter",
            "You made this letter: another officer agrees to it",
        ));
    }
    let (answer, _) = answer_now(&work, &letter).await?;
    if !answer.reasons.is_empty() {
        return Err(refusal(answer.reasons));
    }
    if answer.ambers.is_empty() {
        return Err(CaseworkError::refused("nothing-to-agree", "This letter needs no second person"));
    }
    let mine = |code: &str| letter.agreements.iter().any(|one| one.by == work.me.id && one.code == code);
    let open: Vec<_> = answer.ambers.iter().filter(|amber| !mine(amber.code)).collect();
    if open.is_empty() {
        return Err(CaseworkError::refused("agreed-before", "You agreed to this letter before"));
    }
    for amber in open {
        let agreement = Agreement {
            code: amber.code.to_owned(),
            by: work.me.id,
            reason: reason.to_owned(),
            at: work.now,
        };
        agreements::insert(&work.txn, id, &agreement).await?;
    }
    let agreed = letters::get(&work.txn, id).await?;
    let case = letter.case;
    work.finish([Entry::about(Act::Alter, case, "letter agreed as the second person", letter.reference)])
        .await?;
    Ok(agreed)
}

/// Who may agree to letters besides the person of this desk.
///
/// # Errors
/// `Forbidden`.
pub async fn may_agree(desk: &Desk<'_>) -> Result<Vec<Officer>, CaseworkError> {
    let work = desk.begin(Permission::PrintLetters).await?;
    let me = work.me.id;
    let all = officers::list(&work.txn).await?;
    work.finish([Entry::of(Act::Consult, "people of the unit", all.len().to_string())]).await?;
    Ok(all.into_iter().filter(|one| one.id != me && one.may(Permission::AgreeLetters)).collect())
}

/// The unit's officers, for the names of who agreed.
///
/// # Errors
/// `Forbidden`.
pub async fn names(desk: &Desk<'_>) -> Result<Vec<Officer>, CaseworkError> {
    let work = desk.begin(Permission::PrintLetters).await?;
    let all = officers::list(&work.txn).await?;
    work.finish([Entry::of(Act::Consult, "people of the unit", all.len().to_string())]).await?;
    Ok(all)
}

/// Whether the person of this desk may agree to letters at all.
///
/// # Errors
/// `Forbidden`.
pub async fn i_may_agree(desk: &Desk<'_>) -> Result<bool, CaseworkError> {
    let work = desk.begin(Permission::PrintLetters).await?;
    let may = work.may(Permission::AgreeLetters);
    work.finish([Entry::of(Act::Consult, "own account", "")]).await?;
    Ok(may)
}
