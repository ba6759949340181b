//! What becomes of a letter after it was made: printed, posted, returned, collected, recalled, replaced. Each is a new
//! record; none is changed. A letter that came back makes post to the person unsafe, holds her letters and raises a
//! contact task.

mod came_back;

use chrono::{DateTime, Utc};
use safehold_core::audit::Act;
use safehold_core::id::{LetterId, RunId};
use safehold_core::letter::{
    CalledFor, Closing, Happening, Letter, LetterDue, LetterState, PostRecord, Way, read_code,
};
use safehold_core::london;
use safehold_core::officer::Permission;
use safehold_core::person::Person;
use safehold_core::words;
use safehold_store::{audit, dues, letters, officers, people, post};
use sha2::{Digest, Sha256};

use crate::desk::{Desk, Entry, Work};
use crate::error::{CaseworkError, Reason};
use crate::letters::LetterView;
use came_back::{due_again, hold_all, post_is_unsafe, raise};

/// A letter with where it is.
#[derive(Debug, Clone, PartialEq)]
pub struct Placed {
    /// The letter.
    pub view: LetterView,
    /// Where it is.
    pub state: LetterState,
    /// Since when.
    pub since: DateTime<Utc>,
}

/// A record of a letter's way, with the name of who booked it.
#[derive(Debug, Clone, PartialEq)]
pub struct Booked {
    /// The record.
    pub record: PostRecord,
    /// Who.
    pub by: String,
    /// The reference of the letter that took its place.
    pub other: Option<String>,
}

/// A page of the letters in some states, those that came there last first, and how many there are.
///
/// # Errors
/// `Forbidden`.
pub async fn list(
    desk: &Desk<'_>,
    states: &[LetterState],
    limit: u64,
    offset: u64,
) -> Result<(Vec<Placed>, u64, crate::queue::Counts), CaseworkError> {
    let work = desk.begin(Permission::PrintLetters).await?;
    let found = post::letters_in(&work.txn, states, limit, offset).await?;
    let placed = placed(&work, found).await?;
    let all = post::counts(&work.txn).await?;
    let total = states.iter().map(|state| all.get(state).copied().unwrap_or(0)).sum();
    let counts = crate::queue::counts(&work).await?;
    work.finish([Entry::of(Act::Consult, "letters", format!("{} letters", placed.len()))]).await?;
    Ok((placed, total, counts))
}

pub(crate) async fn placed(work: &Work<'_>, found: Vec<Letter>) -> Result<Vec<Placed>, CaseworkError> {
    let ids: Vec<LetterId> = found.iter().map(|letter| letter.id).collect();
    let states = post::states(&work.txn, &ids).await?;
    let views = crate::letters::views(work, found).await?;
    let place = |view: LetterView| {
        let (state, since) = *states.get(&view.letter.id)?;
        Some(Placed { view, state, since })
    };
    Ok(views.into_iter().filter_map(place).collect())
}

/// The letter with a code, as somebody typed it, and its way so far.
///
/// # Errors
/// `Invalid` where it is no code, is mistyped, or no letter has it; `Forbidden`.
pub async fn find(desk: &Desk<'_>, code: &str) -> Result<(Placed, Vec<Booked>), CaseworkError> {
    let work = desk.begin(Permission::PrintLetters).await?;
    let letter = by_code(&work, code).await?;
    let way = way_within(&work, letter.id).await?;
    let (case, reference) = (letter.case, letter.reference.clone());
    let found = placed(&work, vec![letter]).await?.pop();
    work.finish([Entry::about(Act::Consult, case, "letter", reference)]).await?;
    Ok((found.ok_or_else(|| CaseworkError::NotFound("The letter".to_owned()))?, way))
}

async fn by_code(work: &Work<'_>, code: &str) -> Result<Letter, CaseworkError> {
    let code = read_code(code).map_err(|problem| CaseworkError::field("code", problem.to_string()))?;
    match letters::by_reference(&work.txn, &code).await {
        Err(safehold_store::StoreError::NotFound) => {
            Err(CaseworkError::field("code", format!("No letter of this caseload has the code {code}")))
        }
        other => Ok(other?),
    }
}

/// What became of a letter, record by record.
///
/// # Errors
/// `NotFound`, `Forbidden`.
pub async fn way(desk: &Desk<'_>, id: LetterId) -> Result<Vec<Booked>, CaseworkError> {
    let work = desk.begin(Permission::PrintLetters).await?;
    let letter = letters::get(&work.txn, id).await?;
    let way = way_within(&work, id).await?;
    work.finish([Entry::about(Act::Consult, letter.case, "letter", letter.reference)]).await?;
    Ok(way)
}

async fn way_within(work: &Work<'_>, id: LetterId) -> Result<Vec<Booked>, CaseworkError> {
    let records = post::of_letter(&work.txn, id).await?;
    let names = officers::list(&work.txn).await?;
    let others: Vec<LetterId> = records.iter().filter_map(|record| record.other).collect();
    let others = letters::of_ids(&work.txn, &others).await?;
    let booked = |record: PostRecord| Booked {
        by: names.iter().find(|one| one.id == record.by).map(|one| one.name.clone()).unwrap_or_default(),
        other: others.iter().find(|one| Some(one.id) == record.other).map(|one| one.reference.clone()),
        record,
    };
    Ok(records.into_iter().map(booked).collect())
}

/// Adds a record about a letter within work already begun; gives where it is then.
pub(crate) async fn add(
    work: &Work<'_>,
    id: LetterId,
    what: Happening,
    note: &str,
    run: Option<RunId>,
    other: Option<LetterId>,
) -> Result<LetterState, CaseworkError> {
    let letter = letters::get(&work.txn, id).await?;
    let state = post::state(&work.txn, id).await?.after(what).map_err(|why| {
        let said = format!("{} can't be booked as {}: {why}", letter.reference, what.label().to_lowercase());
        CaseworkError::refused("state", said)
    })?;
    let recipient = people::get(&work.txn, letter.recipient).await?;
    let record = PostRecord {
        id: work.ids.next(),
        letter: id,
        what,
        at: work.now,
        by: work.me.id,
        run,
        other,
        note: note.to_owned(),
        recipient_version: recipient.version,
        checkpoint: checkpoint(work, &letter, &recipient, what).await?,
    };
    post::add(&work.txn, &record, state).await?;
    Ok(state)
}

/// The last number of the log before this record, and a digest of what went out to whom, when and by whom.
async fn checkpoint(
    work: &Work<'_>,
    letter: &Letter,
    recipient: &Person,
    what: Happening,
) -> Result<String, CaseworkError> {
    let number = audit::last(&work.txn).await?;
    let told = format!(
        "{number}|{}|{}|{}|{}|{}|{}|{}",
        letter.reference,
        letter.sha256,
        recipient.id,
        recipient.version,
        what.code(),
        work.me.id,
        work.now.timestamp()
    );
    let digest: String = Sha256::digest(told).iter().take(4).map(|byte| format!("{byte:02X}")).collect();
    Ok(format!("{number}-{digest}"))
}

/// Refuses what may not be printed where it is: recalled, replaced, posted, returned.
pub(crate) async fn may_print(work: &Work<'_>, letter: &Letter) -> Result<(), CaseworkError> {
    match post::state(&work.txn, letter.id).await?.stops_printing() {
        None => Ok(()),
        Some(why) => {
            let said = format!("{} may not be printed: {why}", letter.reference);
            Err(CaseworkError::refused("state", said))
        }
    }
}

/// Closes what called for a letter: that which it was made for, or, where it did not go by post, what is due of its
/// kind.
pub(crate) async fn told(work: &Work<'_>, letter: &Letter) -> Result<(), CaseworkError> {
    let soon = crate::queue::end_of_day(london::date(work.now));
    let mut open = dues::of_letter(&work.txn, letter.id).await?;
    if letter.way != Way::Post {
        let of_case = dues::open_of_case(&work.txn, letter.case).await?;
        open.extend(
            of_case.into_iter().filter(|due| due.called.kind == letter.kind && due.called.due < soon),
        );
    }
    for due in open.into_iter().filter(|due| due.closed.is_none()) {
        let closed = Some((Closing::Printed, work.now, letter.reference.clone()));
        dues::update(&work.txn, &LetterDue { closed, ..due }).await?;
    }
    Ok(())
}

/// Books that a letter went to a printer or into a file, and closes what called for it.
pub(crate) async fn printed(
    work: &Work<'_>,
    letter: &Letter,
    how: &str,
    run: Option<RunId>,
) -> Result<(), CaseworkError> {
    add(work, letter.id, Happening::Printed, how, run, None).await?;
    letters::mark_printed(&work.txn, letter.id, work.now).await?;
    told(work, letter).await
}

/// Books that another letter takes the place of one.
pub(crate) async fn replaced(work: &Work<'_>, old: LetterId, new: LetterId) -> Result<(), CaseworkError> {
    if post::state(&work.txn, old).await? == LetterState::Replaced {
        return Ok(());
    }
    add(work, old, Happening::Replaced, "", None, Some(new)).await.map(|_| ())
}

/// What is booked by a letter's code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Booking {
    /// It is handed to the post.
    Posted,
    /// It came back.
    Returned,
    /// The recipient collected it.
    Collected,
}

impl Booking {
    /// Reads a code.
    pub fn from_code(code: &str) -> Option<Self> {
        match code {
            "posted" => Some(Self::Posted),
            "returned" => Some(Self::Returned),
            "collected" => Some(Self::Collected),
            _ => None,
        }
    }

    fn happening(self) -> Happening {
        match self {
            Self::Posted => Happening::Posted,
            Self::Returned => Happening::Returned,
            Self::Collected => Happening::Collected,
        }
    }
}

/// Books a letter by its code. A letter whose record changed since it was printed is not booked as posted: it is to be
/// taken out of the tray; with `gone`, it left already, which is booked with what is wrong and raises a contact task.
///
/// # Errors
/// `Invalid` for a wrong code; `Refused` where it can't be, or must not be posted any more; `Forbidden`.
pub async fn book(
    desk: &Desk<'_>,
    code: &str,
    booking: Booking,
    note: &str,
    gone: bool,
) -> Result<String, CaseworkError> {
    let work = desk.begin(Permission::PrintLetters).await?;
    let letter = by_code(&work, code).await?;
    let entries = book_within(&work, &letter, booking, note.trim(), gone).await?;
    let said = message(&letter, booking, entries.len() > 1);
    work.finish(entries).await?;
    Ok(said)
}

/// Books several printed letters as posted: all of them or none.
///
/// # Errors
/// `Refused` with a reason for each that may not be; `Forbidden`.
pub async fn book_posted(desk: &Desk<'_>, ids: &[LetterId]) -> Result<usize, CaseworkError> {
    let work = desk.begin(Permission::PrintLetters).await?;
    let mut entries = Vec::new();
    let mut wrong = Vec::new();
    for id in ids {
        let letter = letters::get(&work.txn, *id).await?;
        match book_within(&work, &letter, Booking::Posted, "", false).await {
            Ok(more) => entries.extend(more),
            Err(CaseworkError::Refused(_, reasons)) => {
                let named = |reason: Reason| Reason {
                    text: if reason.text.contains(&letter.reference) {
                        reason.text
                    } else {
                        format!("{}: {}", letter.reference, reason.text)
                    },
                    ..reason
                };
                wrong.extend(reasons.into_iter().map(named));
            }
            Err(other) => return Err(other),
        }
    }
    if !wrong.is_empty() {
        let said = "Nothing was booked: take these letters out of the tray first".to_owned();
        return Err(CaseworkError::Refused(said, wrong));
    }
    if entries.is_empty() {
        return Err(CaseworkError::field("letters", "Tick the letters that are posted"));
    }
    work.finish(entries).await?;
    Ok(ids.len())
}

pub(crate) async fn book_within(
    work: &Work<'_>,
    letter: &Letter,
    booking: Booking,
    note: &str,
    gone: bool,
) -> Result<Vec<Entry>, CaseworkError> {
    let mut note = note.to_owned();
    let mut trouble = None;
    let state = post::state(&work.txn, letter.id).await?;
    if booking == Booking::Collected && note.is_empty() {
        return Err(CaseworkError::field("note", "Say which document with her or his picture was seen"));
    }
    if booking == Booking::Posted && state.after(Happening::Posted).is_ok() {
        let mut reasons = match crate::letters::may_go(work, letter.id).await {
            Ok(_) => Vec::new(),
            Err(CaseworkError::Refused(_, reasons)) => reasons,
            Err(other) => return Err(other),
        };
        if letter.way != Way::Post {
            let text = "It does not go by post: it is handed over, and that is noted on the case\u{2019}s Letters page";
            reasons.insert(0, Reason { code: "by-hand".to_owned(), text: text.to_owned() });
        }
        if !reasons.is_empty() {
            if !gone {
                let said = format!(
                    "{} must not be posted now: take it out of the tray and recall it",
                    letter.reference
                );
                return Err(CaseworkError::Refused(said, reasons));
            }
            let texts: Vec<String> = reasons.into_iter().map(|reason| reason.text).collect();
            note = format!("{note} Posted though: {}", texts.join("; ")).trim().to_owned();
            trouble = Some(format!("{} was posted though: {}", letter.reference, texts.join("; ")));
        }
    }
    add(work, letter.id, booking.happening(), &note, None, None).await?;
    let what = match booking {
        Booking::Posted => "letter posted",
        Booking::Returned => "letter returned",
        Booking::Collected => "letter collected",
    };
    let mut entries = vec![Entry::about(Act::Alter, letter.case, what, letter.reference.clone())];
    if booking == Booking::Returned {
        let came_back = format!("{} came back {}", letter.reference, words::short_time(work.now));
        post_is_unsafe(work, letter).await?;
        entries.push(Entry::about(Act::Alter, letter.case, "safe contact", letter.recipient.to_string()));
        hold_all(work, letter.recipient, &came_back).await?;
        due_again(work, letter, &came_back).await?;
        trouble = Some(if note.is_empty() { came_back } else { format!("{came_back}: {note}") });
    }
    if let Some(why) = trouble
        && let Some(task) = raise(work, letter, why).await?
    {
        entries.push(Entry::about(Act::Collect, letter.case, "contact task", task));
    }
    Ok(entries)
}

fn message(letter: &Letter, booking: Booking, task: bool) -> String {
    let reference = &letter.reference;
    match booking {
        Booking::Posted if task => {
            format!("{reference}: posted, though it must not have been. A contact task is raised.")
        }
        Booking::Posted => format!("{reference}: posted."),
        Booking::Returned => format!(
            "{reference}: came back. Post to this person is not safe now, her other letters are held, and there is a task to ask her."
        ),
        Booking::Collected => format!("{reference}: collected."),
    }
}

/// Pulls a letter back: it is not printed or posted again. With `again`, what it told of is due anew.
///
/// # Errors
/// `Invalid` without a reason; `Refused` where it was recalled or replaced already; `Forbidden`.
pub async fn recall(desk: &Desk<'_>, id: LetterId, why: &str, again: bool) -> Result<String, CaseworkError> {
    let work = desk.begin(Permission::PrintLetters).await?;
    let why = why.trim();
    if why.is_empty() || why.chars().count() > 500 {
        return Err(CaseworkError::field("why", "Say why, in a few words"));
    }
    let letter = letters::get(&work.txn, id).await?;
    add(&work, id, Happening::Recalled, why, None, None).await?;
    let called_by = dues::of_letter(&work.txn, id).await?;
    let open = called_by.iter().any(|due| due.closed.is_none());
    for due in called_by.iter().filter(|due| due.closed.is_none()) {
        dues::update(&work.txn, &LetterDue { letter: Some(id), accepted: None, ..due.clone() }).await?;
    }
    if again && !open {
        let victim = people::get(&work.txn, letter.recipient).await?;
        let called = CalledFor {
            kind: letter.kind,
            key: format!("after-{}", letter.reference),
            due: work.now,
            until: called_by.iter().find_map(|due| due.called.until),
            why: format!("In place of {}, recalled: {why}", letter.reference),
            rule: "Asked for by a person".to_owned(),
        };
        let measure = called_by.iter().find_map(|due| due.measure);
        let due = LetterDue { letter: Some(id), ..crate::queue::new(&work, &victim, measure, called) };
        dues::insert(&work.txn, &[due]).await?;
    }
    let said = if again || open {
        format!("{} is recalled. The letter that takes its place is in the queue.", letter.reference)
    } else {
        format!("{} is recalled. It can't be printed or posted again.", letter.reference)
    };
    work.finish([Entry::about(Act::Alter, letter.case, "letter recalled", letter.reference)]).await?;
    Ok(said)
}
