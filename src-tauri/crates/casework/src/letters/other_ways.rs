//! Another way than post: handed over, collected, read by phone, through the adviser. Each is a contact task that
//! somebody does; on paper, a letter of its own that is handed over and noted.

use safehold_core::audit::Act;
use safehold_core::id::{CaseId, LetterId, TaskId};
use safehold_core::letter::{Handed, Happening, Letter, Way};
use safehold_core::letter_gate::GateAnswer;
use safehold_core::officer::Permission;
use safehold_core::tasks::{Assignment, ContactTask, TaskKind, due_after};
use safehold_store::{letters, settings, tasks};

use super::drawing::look;
use super::{Wished, make_within, refusal};
use crate::cases::file;
use crate::desk::{Desk, Entry};
use crate::error::{CaseworkError, Reason};

/// A way other than post that a letter may go.
#[derive(Debug, Clone, PartialEq)]
pub struct OtherWay {
    /// The way.
    pub way: Way,
    /// What its own gate says of the record.
    pub answer: GateAnswer,
}

/// The other ways for a letter, each with what its own gate says.
///
/// # Errors
/// `NotFound`, `Forbidden`.
pub async fn offered(
    desk: &Desk<'_>,
    case: CaseId,
    wished: impl Into<Wished>,
) -> Result<Vec<OtherWay>, CaseworkError> {
    let wished = wished.into();
    let work = desk.begin(Permission::MakeLetters).await?;
    let file = file(&work, case).await?;
    let texts = settings::letter_texts(&work.txn).await?;
    let mut ways = Vec::new();
    for way in Way::OTHERS {
        let answer = look(&work, &file, &Wished { way, ..wished }, &texts, None, &[], None)?;
        ways.push(OtherWay { way, answer });
    }
    work.finish([Entry::about(Act::Consult, case, "letter gate", "other ways")]).await?;
    Ok(ways)
}

/// What another way was begun with: the task that somebody does, and the letter where there is one on paper.
#[derive(Debug, Clone, PartialEq)]
pub struct ToHand {
    /// The contact task.
    pub task: TaskId,
    /// The letter to be handed over, without an address on it.
    pub letter: Option<Letter>,
}

/// Begins another way than post: asks its gate, makes the sheet without an address where there is one, and raises the
/// contact task. `note`: where and when it is handed over or collected, or who the adviser is.
///
/// # Errors
/// `Invalid` for post, or without a note where the way needs one; `Refused` with every reason of its gate.
pub async fn another_way(
    desk: &Desk<'_>,
    case: CaseId,
    wished: Wished,
    note: &str,
) -> Result<ToHand, CaseworkError> {
    let work = desk.begin(Permission::MakeLetters).await?;
    let (way, note) = (wished.way, note.trim());
    if way == Way::Post {
        return Err(CaseworkError::field("way", "Choose another way than post"));
    }
    if note.is_empty() && way != Way::Phone {
        let wanted = match way {
            Way::Adviser => "Enter the adviser's name, and that the victim agreed",
            _ => "Enter where and when, as agreed with the victim",
        };
        return Err(CaseworkError::field("note", wanted));
    }
    let mut entries = Vec::new();
    let letter = if way.on_paper() {
        let (letter, pdf) = make_within(&work, case, wished).await?;
        letters::insert(&work.txn, &letter, &pdf.bytes).await?;
        entries.push(Entry::about(Act::Collect, case, "letter", letter.reference.clone()));
        Some(letter)
    } else {
        let texts = settings::letter_texts(&work.txn).await?;
        let answer = look(&work, &file(&work, case).await?, &wished, &texts, None, &[], None)?;
        if !answer.open() {
            return Err(refusal([answer.reasons, answer.ambers].concat()));
        }
        None
    };
    let file = file(&work, case).await?;
    let (due, _) = due_after(work.now, work.policy.tell_change, &work.calendar);
    let owner = file.case.owner.unwrap_or(work.me.id);
    let named = letter.as_ref().map(|letter| format!(" ({})", letter.reference)).unwrap_or_default();
    let note = if note.is_empty() { String::new() } else { format!(": {note}") };
    let task = ContactTask {
        id: work.ids.next(),
        case,
        victim: file.victim()?.id,
        kind: TaskKind::GiveLetter,
        why: format!("{}{named}{note}", way.task()),
        rule: format!("Letter by another way than post, {}", work.policy.tell_change.words()),
        measure: None,
        raised_at: work.now,
        due,
        legal_limit: None,
        assigned: Some(Assignment { to: owner, by: work.me.id, at: work.now }),
        planned: None,
        done_at: None,
        attempts: Vec::new(),
        version: 1,
    };
    tasks::insert(&work.txn, &task).await?;
    entries.push(Entry::about(Act::Collect, case, "contact task", task.id.to_string()));
    work.finish(entries).await?;
    Ok(ToHand { task: task.id, letter })
}

/// Notes that a letter on paper was given to somebody, and how it was made sure who that was.
///
/// # Errors
/// `Invalid` without either; `Refused` for a letter that goes by post or was not printed yet; `Conflict` where it was
/// noted before; `NotFound`, `Forbidden`.
pub async fn hand_over(desk: &Desk<'_>, id: LetterId, to: &str, identity: &str) -> Result<(), CaseworkError> {
    let work = desk.begin(Permission::PrintLetters).await?;
    let mut wrong = Vec::new();
    let mut need = |field: &str, value: &str, text: &str| {
        if value.trim().is_empty() {
            wrong.push(Reason { code: field.to_owned(), text: text.to_owned() });
        }
    };
    need("to", to, "Enter who took the letter");
    need("identity", identity, "Enter how you made sure who that was: a document seen, or known to you");
    if !wrong.is_empty() {
        return Err(CaseworkError::Invalid(wrong));
    }
    let letter = letters::get(&work.txn, id).await?;
    if letter.way == Way::Post {
        return Err(CaseworkError::refused("by-post", "This letter goes by post: it is not handed over"));
    }
    if letter.printed.is_empty() {
        return Err(CaseworkError::refused("not-printed", "This letter was not printed yet: print it first"));
    }
    let handed = Handed {
        at: work.now,
        by: work.me.id,
        to: to.trim().to_owned(),
        identity: identity.trim().to_owned(),
    };
    letters::mark_handed(&work.txn, id, &handed).await?;
    let how = format!("{}, {}", handed.to, handed.identity);
    crate::post::add(&work, id, Happening::Collected, &how, None, None).await?;
    crate::post::told(&work, &letter).await?;
    work.finish([Entry::about(Act::Disclose, letter.case, "letter handed over", letter.reference)]).await
}
