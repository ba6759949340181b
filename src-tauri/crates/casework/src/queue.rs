//! The letters' queue: what is due today with the gate's answer beside it, looking at each letter, accepting it,
//! holding it back. What calls for the same kind of letter in the same case goes out as one letter.
//!
//! Not here: raising what is due (`queue/raise.rs`), printing (`runs`), what becomes of a letter afterwards (`post`).

mod raise;

pub(crate) use raise::{made, new, on_attempt, on_change, on_recording};

use std::collections::HashMap;

use chrono::{DateTime, NaiveDate, Utc};
use safehold_core::audit::Act;
use safehold_core::id::{CaseId, DueId, LetterId};
use safehold_core::letter::{Closing, Done, Happening, Letter, LetterDue, LetterKind, LetterState};
use safehold_core::letter_gate::GateAnswer;
use safehold_core::london;
use safehold_core::measure::Measure;
use safehold_core::officer::Permission;
use safehold_core::person::{AddressKind, Person};
use safehold_store::{cases, differences, dues, letters, measures, officers, people, post, settings};

use crate::cases::CaseFile;
use crate::desk::{Desk, Entry, Work};
use crate::error::CaseworkError;
use crate::letters::{LetterView, Wished};

/// The most due letters that are looked at for one list.
pub const MOST_DUE: u64 = 5_000;

/// What goes out as one letter: everything due that calls for it.
#[derive(Debug, Clone, PartialEq)]
pub struct Item {
    /// What calls for it, the earliest due first; never empty.
    pub dues: Vec<LetterDue>,
    /// `SH-2041`.
    pub case_reference: String,
    /// The name on the envelope.
    pub to: String,
    /// Where it goes, on one line; a confidential address is not said in a list.
    pub address: String,
    /// What the gate says now.
    pub answer: GateAnswer,
    /// Who accepted it.
    pub accepted_by: Option<String>,
    /// Who holds it.
    pub held_by: Option<String>,
    /// A second person must agree to it before it goes out, and has not.
    pub waits_for_second: bool,
}

impl Item {
    /// The one that is due first.
    pub fn first(&self) -> &LetterDue {
        &self.dues[0]
    }

    /// The kind of letter.
    pub fn kind(&self) -> LetterKind {
        self.first().called.kind
    }

    /// Why somebody holds it back.
    pub fn held(&self) -> Option<&(Done, String)> {
        self.dues.iter().find_map(|due| due.held.as_ref())
    }

    /// The letter that was made for it.
    pub fn letter(&self) -> Option<LetterId> {
        self.dues.iter().find_map(|due| due.letter)
    }

    /// Somebody looked at exactly that letter and accepted it.
    pub fn accepted(&self) -> Option<Done> {
        self.dues.iter().find_map(|due| due.accepted)
    }

    /// It may go out, perhaps after a second person agreed.
    pub fn ready(&self) -> bool {
        self.held().is_none() && self.answer.may_be_made()
    }

    /// It may be printed now.
    pub fn printable(&self) -> bool {
        self.ready() && !self.waits_for_second
    }
}

/// How many letters are in which tab; those of `ready` and `blocked` together are all that is due.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Counts {
    /// Due, and the gate is open.
    pub ready: u64,
    /// Of those, not waiting for a second person.
    pub printable: u64,
    /// Of those, looked at and accepted as well.
    pub accepted: u64,
    /// Due, and refused or held.
    pub blocked: u64,
    /// Printed, still in the house.
    pub printed: u64,
    /// With the post.
    pub posted: u64,
    /// Came back.
    pub returned: u64,
    /// Collected, recalled or replaced.
    pub closed: u64,
}

/// The states of the letters in the last tab.
pub const CLOSED: [LetterState; 3] = [LetterState::Collected, LetterState::Recalled, LetterState::Replaced];

/// What is due, ready or blocked, and how many letters are where.
#[derive(Debug, Clone, PartialEq)]
pub struct Due {
    /// The letters of this tab, the earliest due first.
    pub items: Vec<Item>,
    /// How many there are in each tab.
    pub counts: Counts,
    /// The moment.
    pub now: DateTime<Utc>,
}

/// The end of the day up to which letters are due.
pub(crate) fn end_of_day(day: NaiveDate) -> DateTime<Utc> {
    london::end_of(day)
}

/// What is due today, ready or blocked.
///
/// # Errors
/// `Forbidden`.
pub async fn due(desk: &Desk<'_>, ready: bool) -> Result<Due, CaseworkError> {
    let work = desk.begin(Permission::PrintLetters).await?;
    let all = items(&work, end_of_day(london::date(work.now))).await?;
    let counts = counts_with(&work, &all).await?;
    let items: Vec<Item> = all.into_iter().filter(|item| item.ready() == ready).collect();
    let now = work.now;
    work.finish([Entry::of(Act::Consult, "letters due", format!("{} letters", items.len()))]).await?;
    Ok(Due { items, counts, now })
}

pub(crate) async fn counts(work: &Work<'_>) -> Result<Counts, CaseworkError> {
    let all = items(work, end_of_day(london::date(work.now))).await?;
    counts_with(work, &all).await
}

async fn counts_with(work: &Work<'_>, all: &[Item]) -> Result<Counts, CaseworkError> {
    let states = post::counts(&work.txn).await?;
    let of = |state| states.get(&state).copied().unwrap_or(0);
    let ready = all.iter().filter(|item| item.ready());
    Ok(Counts {
        ready: ready.clone().count() as u64,
        printable: ready.clone().filter(|item| item.printable()).count() as u64,
        accepted: ready.filter(|item| item.printable() && item.accepted().is_some()).count() as u64,
        blocked: all.iter().filter(|item| !item.ready()).count() as u64,
        printed: of(LetterState::Printed),
        posted: of(LetterState::Posted),
        returned: of(LetterState::Returned),
        closed: CLOSED.into_iter().map(of).sum(),
    })
}

/// Everything due before a moment, as letters.
pub(crate) async fn items(work: &Work<'_>, due_before: DateTime<Utc>) -> Result<Vec<Item>, CaseworkError> {
    let found = dues::open(&work.txn, due_before, work.now, MOST_DUE).await?;
    as_items(work, found).await
}

async fn as_items(work: &Work<'_>, found: Vec<LetterDue>) -> Result<Vec<Item>, CaseworkError> {
    let ids: Vec<CaseId> = found.iter().map(|due| due.case).collect();
    let files = files(work, &ids).await?;
    let texts = settings::letter_texts(&work.txn).await?;
    let names = officers::list(&work.txn).await?;
    let name = |done: Done| {
        names
            .iter()
            .find(|officer| officer.id == done.by)
            .map(|officer| officer.name.clone())
            .unwrap_or_default()
    };
    let ids: Vec<LetterId> = found.iter().filter_map(|due| due.letter).collect();
    let made = letters::of_ids(&work.txn, &ids).await?;
    let mut order: Vec<(CaseId, LetterKind)> = Vec::new();
    let mut grouped: HashMap<(CaseId, LetterKind), Vec<LetterDue>> = HashMap::new();
    for due in found {
        let key = (due.case, due.called.kind);
        grouped
            .entry(key)
            .or_insert_with(|| {
                order.push(key);
                Vec::new()
            })
            .push(due);
    }
    let mut items = Vec::with_capacity(order.len());
    for key in order {
        // One bad row never blanks a list.
        let (Some(dues), Some(file)) = (grouped.remove(&key), files.get(&key.0)) else { continue };
        let Ok(victim) = file.victim() else { continue };
        let answer = crate::letters::ask(work, file, key.1, &texts)?;
        let mut item = Item {
            case_reference: file.case.reference(),
            to: victim.on_envelope(),
            address: shown_address(victim),
            answer,
            accepted_by: None,
            held_by: None,
            waits_for_second: false,
            dues,
        };
        let old =
            |id| made.iter().any(|letter| letter.id == id && crate::letters::plainly_old(work, file, letter));
        if item.letter().is_some_and(old) {
            item.dues.iter_mut().for_each(|due| due.accepted = None);
        }
        item.waits_for_second = !item.answer.ambers.is_empty() && !agreed(work, &item, &made);
        item.accepted_by = item.accepted().map(name);
        item.held_by = item.held().map(|(done, _)| name(*done));
        items.push(item);
    }
    Ok(items)
}

/// Second people agreed to everything that the gate wants agreed about the letter that was made.
fn agreed(work: &Work<'_>, item: &Item, made: &[Letter]) -> bool {
    let letter = made.iter().find(|letter| Some(letter.id) == item.letter());
    letter
        .is_some_and(|letter| item.answer.against(&letter.agreements, letter.made_by, work.me.id).is_empty())
}

fn shown_address(victim: &Person) -> String {
    match victim.current_address() {
        None => "No address on record".to_owned(),
        Some(home) if home.confidential || home.kind == AddressKind::Refuge => {
            "Address kept confidential".to_owned()
        }
        Some(home) => home.one_line(),
    }
}

/// The files of several cases, without their plans: a query for each table, not one for each case.
pub(crate) async fn files(
    work: &Work<'_>,
    ids: &[CaseId],
) -> Result<HashMap<CaseId, CaseFile>, CaseworkError> {
    let mut files: HashMap<CaseId, CaseFile> = cases::of_ids(&work.txn, ids)
        .await?
        .into_iter()
        .map(|case| {
            let file = CaseFile {
                people: Vec::new(),
                measures: Vec::new(),
                differences: Vec::new(),
                plan: None,
                owner: None,
                case,
            };
            (file.case.id, file)
        })
        .collect();
    for person in people::of_cases(&work.txn, ids).await? {
        if let Some(file) = files.get_mut(&person.case) {
            file.people.push(person);
        }
    }
    let all: Vec<Measure> = measures::of_cases(&work.txn, ids).await?;
    for measure in all {
        if let Some(file) = files.get_mut(&measure.case) {
            file.measures.push(measure);
        }
    }
    for difference in differences::of_cases(&work.txn, ids).await? {
        if let Some(file) = files.get_mut(&difference.case) {
            file.differences.push(difference);
        }
    }
    Ok(files)
}

/// Everything open that goes out in the same letter as this.
pub(crate) async fn item(work: &Work<'_>, id: DueId) -> Result<Item, CaseworkError> {
    let asked = dues::get(&work.txn, id).await?;
    if asked.closed.is_some() {
        return Err(CaseworkError::refused(
            "closed",
            "This letter is no longer in the queue: it was printed, taken off or is no longer called for",
        ));
    }
    let until = end_of_day(london::date(work.now)).max(asked.called.due + chrono::Duration::seconds(1));
    let mut together = dues::open_of_case(&work.txn, asked.case).await?;
    together.retain(|due| {
        due.called.kind == asked.called.kind
            && due.called.due < until
            && due.called.until.is_none_or(|end| end > work.now)
    });
    if together.is_empty() {
        together.push(asked);
    }
    let found = as_items(work, together).await?.pop();
    found.ok_or_else(|| CaseworkError::NotFound("The letter".to_owned()))
}

/// A letter to look at before it is accepted.
#[derive(Debug, Clone, PartialEq)]
pub struct Review {
    /// What is due, with the gate's answer.
    pub item: Item,
    /// The letter, made just now or before; none where the gate refuses it.
    pub letter: Option<LetterView>,
}

/// Opens a due letter to look at it: makes it where the gate is open and it is not made yet, or reads differently
/// now.
///
/// # Errors
/// `NotFound`; `Refused` where it left the queue; `Forbidden`.
pub async fn review(desk: &Desk<'_>, id: DueId) -> Result<Review, CaseworkError> {
    let work = desk.begin(Permission::PrintLetters).await?;
    let mut item = item(&work, id).await?;
    let case = item.first().case;
    if !item.ready() {
        work.finish([Entry::about(Act::Consult, case, "letter due", id.to_string())]).await?;
        return Ok(Review { item, letter: None });
    }
    let (letter, new) = match made_or_make(&work, &mut item).await {
        Ok(made) => made,
        Err(CaseworkError::Refused(_, reasons)) => {
            // What the words of the finished letter show is a reason like the gate's own.
            for reason in reasons {
                item.answer.reasons.push(safehold_core::letter_gate::Reason {
                    code: "paper",
                    text: reason.text,
                    mend: safehold_core::letter_gate::Mend::Measure,
                });
            }
            work.undo().await?;
            return Ok(Review { item, letter: None });
        }
        Err(other) => return Err(other),
    };
    let act = if new { Act::Collect } else { Act::Consult };
    let entry = Entry::about(act, case, "letter", letter.reference.clone());
    let view = crate::letters::views(&work, vec![letter]).await?.pop();
    work.finish([entry]).await?;
    Ok(Review { item, letter: view })
}

/// The letter of an item: the one made before where it would read the same now, else a new one that takes its place.
/// The second is true where it is new. Whether it may go out is asked of [`crate::letters::may_go`] besides.
pub(crate) async fn made_or_make(work: &Work<'_>, item: &mut Item) -> Result<(Letter, bool), CaseworkError> {
    let before = item.letter();
    if let Some(id) = before {
        match crate::letters::may_go(work, id).await {
            Ok((letter, _)) => return Ok((letter, false)),
            Err(CaseworkError::Refused(_, reasons)) => {
                let old = |code: &str| matches!(code, "changed-since" | "superseded" | "state");
                if !reasons.iter().any(|reason| old(&reason.code)) {
                    return Ok((letters::get(&work.txn, id).await?, false));
                }
            }
            Err(other) => return Err(other),
        }
    }
    let wished = Wished { kind: item.kind(), ..Wished::default() };
    let (letter, pdf) = crate::letters::make_within(work, item.first().case, wished).await?;
    letters::insert(&work.txn, &letter, &pdf.bytes).await?;
    if let Some(before) = before {
        crate::post::replaced(work, before, letter.id).await?;
    }
    for due in &mut item.dues {
        *due = LetterDue { letter: Some(letter.id), accepted: None, ..due.clone() };
        dues::update(&work.txn, due).await?;
        due.version += 1;
    }
    Ok((letter, true))
}

/// Accepts the letter that was looked at, or takes the acceptance back.
///
/// # Errors
/// `Conflict` where another letter was made meanwhile; `Refused` where it is held or the gate refuses it now;
/// `Forbidden`.
pub async fn accept(desk: &Desk<'_>, id: DueId, letter: LetterId, yes: bool) -> Result<(), CaseworkError> {
    let work = desk.begin(Permission::PrintLetters).await?;
    let item = item(&work, id).await?;
    if item.letter() != Some(letter) {
        return Err(CaseworkError::Conflict);
    }
    if let Some((_, why)) = item.held().filter(|_| yes) {
        return Err(CaseworkError::refused("held", format!("It is held back: {why}")));
    }
    if yes {
        crate::letters::may_go(&work, letter).await?;
    }
    let done = Done { at: work.now, by: work.me.id };
    for due in &item.dues {
        let changed = LetterDue { letter: Some(letter), accepted: yes.then_some(done), ..due.clone() };
        dues::update(&work.txn, &changed).await?;
    }
    let what = if yes { "letter accepted" } else { "letter not accepted" };
    work.finish([Entry::about(Act::Alter, item.first().case, what, letter.to_string())]).await
}

/// Holds a due letter back, with a reason; without one takes the hold off.
///
/// # Errors
/// `Invalid` for a reason of spaces; `Refused` where it left the queue; `Forbidden`.
pub async fn hold(desk: &Desk<'_>, id: DueId, why: Option<&str>) -> Result<(), CaseworkError> {
    let work = desk.begin(Permission::PrintLetters).await?;
    let why = why.map(reason).transpose()?;
    let item = item(&work, id).await?;
    let done = Done { at: work.now, by: work.me.id };
    for due in &item.dues {
        let held = why.clone().map(|why| (done, why));
        let accepted = due.accepted.filter(|_| held.is_none());
        dues::update(&work.txn, &LetterDue { held, accepted, ..due.clone() }).await?;
    }
    let what = if why.is_some() { "letter held back" } else { "letter no longer held back" };
    work.finish([Entry::about(Act::Alter, item.first().case, what, id.to_string())]).await
}

/// Takes a due letter off the list for good, with a reason: the victim was told in another way.
///
/// # Errors
/// `Invalid` without a reason; `Refused` where it left the queue; `Forbidden`.
pub async fn take_off(desk: &Desk<'_>, id: DueId, why: &str) -> Result<(), CaseworkError> {
    let work = desk.begin(Permission::PrintLetters).await?;
    let why = reason(why)?;
    let item = item(&work, id).await?;
    for due in &item.dues {
        let closed = Some((Closing::TakenOff, work.now, why.clone()));
        dues::update(&work.txn, &LetterDue { closed, ..due.clone() }).await?;
    }
    if let Some(letter) = item.letter() {
        crate::post::add(&work, letter, Happening::Recalled, &why, None, None).await?;
    }
    work.finish([Entry::about(Act::Alter, item.first().case, "letter taken off the queue", id.to_string())])
        .await
}

fn reason(text: &str) -> Result<String, CaseworkError> {
    let text = text.trim();
    if text.is_empty() {
        return Err(CaseworkError::field("why", "Say why, in a few words"));
    }
    if text.chars().count() > 500 {
        return Err(CaseworkError::field("why", "Say why in 500 characters or fewer"));
    }
    Ok(text.to_owned())
}
