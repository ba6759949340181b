//! A run is begun: which letters, in which order.

use chrono::NaiveDate;
use safehold_core::audit::Act;
use safehold_core::letter::{Fate, Outlet, Run, RunItem};
use safehold_core::officer::Permission;
use safehold_store::runs;

use super::MOST;
use crate::desk::{Desk, Entry};
use crate::error::CaseworkError;
use crate::queue;

/// Which of what is due a run prints.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Which {
    /// What somebody looked at and accepted.
    Accepted,
    /// Everything that may go out, looked at or not.
    Ready,
    /// Everything, so that what may not go out is named with its reasons.
    All,
}

/// What run is wished.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wish {
    /// Which letters.
    pub which: Which,
    /// Due up to the end of this day.
    pub due_to: NaiveDate,
    /// Where to.
    pub outlet: Outlet,
    /// The printer's name; empty for files.
    pub printer: String,
    /// Both sides of a sheet.
    pub two_sided: bool,
}

/// Keeps the run with its letters, none printed yet; and how many more are due than fit in.
pub(super) async fn begin(desk: &Desk<'_>, wish: &Wish) -> Result<(Run, Vec<RunItem>, usize), CaseworkError> {
    let work = desk.begin(Permission::PrintLetters).await?;
    let due = queue::items(&work, queue::end_of_day(wish.due_to)).await?;
    let wanted = due.into_iter().filter(|item| match wish.which {
        // What was accepted and may not go out now is refused in the run, with its reasons: it never falls out unsaid.
        Which::Accepted => item.accepted().is_some(),
        Which::Ready => item.printable(),
        Which::All => true,
    });
    let mut wanted: Vec<_> = wanted.collect();
    let left = wanted.len().saturating_sub(MOST);
    wanted.truncate(MOST);
    if wanted.is_empty() && wish.which != Which::All {
        return Err(CaseworkError::refused(
            "nothing",
            match wish.which {
                Which::Accepted => "No letter is accepted: look at the letters and accept them first",
                _ => "No letter is ready to be printed",
            },
        ));
    }
    let run = Run {
        id: work.ids.next(),
        number: runs::next_number(&work.txn).await?,
        at: work.now,
        by: work.me.id,
        outlet: wish.outlet,
        printer: wish.printer.clone(),
        two_sided: wish.two_sided,
        due_to: wish.due_to,
        ended_at: None,
        cancelled: false,
        counted: None,
    };
    let items: Vec<RunItem> = (1..)
        .zip(wanted)
        .map(|(place, item)| RunItem {
            place,
            due: item.first().id,
            case: item.first().case,
            kind: item.kind(),
            looked_at: item.accepted().is_some(),
            letter: None,
            reference: String::new(),
            pages: 0,
            fate: Fate::Waiting,
            reasons: Vec::new(),
        })
        .collect();
    runs::insert(&work.txn, &run, &items).await?;
    work.finish([Entry::of(Act::Collect, "print run", format!("{} letters", items.len()))]).await?;
    Ok((run, items, left))
}
