//! A print run: up to 2,000 letters, each asked about again at the moment of printing and booked in the same act. A
//! letter is printed or it is not, and the run says which, also where it was stopped or the computer was.
//!
//! Not here: printers and files (whoever calls gives a [`Press`]); one file for all (`runs/whole.rs`).

mod begin;
mod count;
mod whole;

pub use begin::{Which, Wish};
pub use count::{counted, list, one};

use safehold_core::audit::Act;
use safehold_core::id::RunId;
use safehold_core::letter::{Fate, Letter, Run, RunItem, sheets_expected};
use safehold_core::officer::Permission;
use safehold_store::{dues, runs};

use crate::desk::{Desk, Entry, Work};
use crate::error::{CaseworkError, Reason};
use crate::queue;

/// The most letters of one run.
pub const MOST: usize = 2_000;
/// So many letters in a row that the printer or disk does not take end a run.
const GIVE_UP_AFTER: usize = 3;

/// What takes the letters of a run: a printer, a folder, a file.
pub trait Press: Send {
    /// Takes one letter. The reference is all that may name it.
    ///
    /// # Errors
    /// What the printer or the disk says, in words; the letter then counts as not printed.
    fn one(&mut self, reference: &str, bytes: &[u8]) -> Result<(), String>;

    /// Takes all letters as one file, ready to print.
    ///
    /// # Errors
    /// What the printer or the disk says, in words; no letter then counts as printed.
    fn whole(&mut self, bytes: &[u8]) -> Result<(), String>;

    /// Told how far the run is, before each letter; `false` stops it there.
    fn goes_on(&mut self, done: usize, of: usize) -> bool;
}

/// A run with its letters.
#[derive(Debug, Clone, PartialEq)]
pub struct RunReport {
    /// The run.
    pub run: Run,
    /// Who began it.
    pub by: String,
    /// Its letters, in order.
    pub items: Vec<ItemView>,
    /// How many more are due and did not fit in.
    pub left: usize,
}

/// A letter of a run, as a list shows it.
#[derive(Debug, Clone, PartialEq)]
pub struct ItemView {
    /// The letter of the run.
    pub item: RunItem,
    /// `SH-2041`.
    pub case_reference: String,
    /// The name on the envelope.
    pub to: String,
    /// What calls for it.
    pub why: String,
}

impl RunReport {
    /// How many letters had this fate.
    pub fn with(&self, fate: Fate) -> usize {
        self.items.iter().filter(|view| view.item.fate == fate).count()
    }

    /// The sheets that should have come out.
    pub fn sheets(&self) -> u32 {
        let items: Vec<RunItem> = self.items.iter().map(|view| view.item.clone()).collect();
        sheets_expected(&items, self.run.two_sided)
    }
}

/// Prints what is due.
///
/// # Errors
/// `Refused` where nothing is due or nothing was accepted; `Forbidden`. What is wrong with single letters is in the
/// report.
pub async fn print(desk: &Desk<'_>, wish: &Wish, press: &mut dyn Press) -> Result<RunReport, CaseworkError> {
    let (mut run, mut items, left) = begin::begin(desk, wish).await?;
    let stopped = if wish.outlet.is_one() {
        whole::print(desk, &run, &mut items, press).await?
    } else {
        each(desk, &run, &mut items, press).await?
    };
    run.ended_at = Some(desk.now);
    run.cancelled = stopped;
    let work = desk.begin(Permission::PrintLetters).await?;
    runs::update(&work.txn, &run).await?;
    let out = items.iter().filter(|item| item.fate == Fate::Printed).count();
    let report = RunReport { left, ..count::report(&work, run, items).await? };
    work.finish([Entry::of(Act::Disclose, "print run", format!("{out} letters"))]).await?;
    Ok(report)
}

/// One after the other, each in work of its own. True where it was stopped before its end.
async fn each(
    desk: &Desk<'_>,
    run: &Run,
    items: &mut [RunItem],
    press: &mut dyn Press,
) -> Result<bool, CaseworkError> {
    let all = items.len();
    let mut failed = 0;
    for (n, item) in items.iter_mut().enumerate() {
        if failed >= GIVE_UP_AFTER || !press.goes_on(n, all) {
            return Ok(true);
        }
        *item = print_one(desk, run.id, item, press).await?;
        failed = if item.fate == Fate::Failed { failed + 1 } else { 0 };
    }
    press.goes_on(all, all);
    Ok(false)
}

async fn print_one(
    desk: &Desk<'_>,
    run: RunId,
    item: &RunItem,
    press: &mut dyn Press,
) -> Result<RunItem, CaseworkError> {
    let work = desk.begin(Permission::PrintLetters).await?;
    match checked(&work, item).await {
        Ok((letter, bytes)) => {
            let out = RunItem {
                letter: Some(letter.id),
                reference: letter.reference.clone(),
                pages: letter.pages,
                fate: Fate::Printed,
                ..item.clone()
            };
            crate::post::printed(&work, &letter, "letter printed", Some(run)).await?;
            runs::update_item(&work.txn, run, &out).await?;
            // Last, so that what can't be booked is not printed.
            if let Err(said) = press.one(&letter.reference, &bytes) {
                work.undo().await?;
                return not_printed(desk, run, item, Fate::Failed, vec![("outlet".to_owned(), said)]).await;
            }
            work.finish([Entry::about(Act::Disclose, letter.case, "letter printed", letter.reference)])
                .await?;
            Ok(out)
        }
        Err(error) => {
            let reasons = reasons_of(error)?;
            work.undo().await?;
            not_printed(desk, run, item, Fate::Refused, reasons).await
        }
    }
}

/// What a refusal of a single letter says; any other error ends the run.
fn reasons_of(error: CaseworkError) -> Result<Vec<(String, String)>, CaseworkError> {
    match error {
        CaseworkError::Refused(said, reasons) if reasons.is_empty() => Ok(vec![("refused".to_owned(), said)]),
        CaseworkError::Refused(_, reasons) => {
            Ok(reasons.into_iter().map(|Reason { code, text }| (code, text)).collect())
        }
        CaseworkError::NotFound(_) | CaseworkError::Conflict => {
            Ok(vec![("changed-since".to_owned(), error.to_string())])
        }
        other => Err(other),
    }
}

async fn not_printed(
    desk: &Desk<'_>,
    run: RunId,
    item: &RunItem,
    fate: Fate,
    reasons: Vec<(String, String)>,
) -> Result<RunItem, CaseworkError> {
    let work = desk.begin(Permission::PrintLetters).await?;
    let out = RunItem { fate, reasons, ..item.clone() };
    runs::update_item(&work.txn, run, &out).await?;
    if fate == Fate::Refused {
        // Whoever accepted it accepted something else.
        let due = dues::get(&work.txn, item.due).await?;
        if due.accepted.is_some() {
            let due = safehold_core::letter::LetterDue { accepted: None, ..due };
            dues::update(&work.txn, &due).await?;
        }
    }
    work.finish([Entry::about(Act::Consult, item.case, "letter of a run not printed", item.due.to_string())])
        .await?;
    Ok(out)
}

/// The letter of an item of a run, if it may go out at this moment: the one that was looked at, byte for byte, or one
/// made now where nobody needed to look.
pub(crate) async fn checked(work: &Work<'_>, item: &RunItem) -> Result<(Letter, Vec<u8>), CaseworkError> {
    let mut due = queue::item(work, item.due).await?;
    if let Some((_, why)) = due.held() {
        return Err(CaseworkError::refused("held", format!("It is held back: {why}")));
    }
    if !due.ready() {
        return Err(crate::letters::refusal(due.answer.reasons));
    }
    if item.looked_at {
        let looked_at = due.letter().filter(|_| due.accepted().is_some());
        let Some(letter) = looked_at else {
            return Err(CaseworkError::refused(
                "changed-since",
                "It is no longer accepted: look at it again",
            ));
        };
        return crate::letters::may_go(work, letter).await;
    }
    let (letter, _) = queue::made_or_make(work, &mut due).await?;
    crate::letters::may_go(work, letter.id).await
}
