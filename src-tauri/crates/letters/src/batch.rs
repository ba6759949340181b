//! Many letters at once: on all cores, in the order in which they were asked for, each the same bytes as by itself.
//!
//! Not here: one file of many (`merged`), whether a letter may go out.

use std::num::NonZero;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use chrono::{DateTime, Utc};
use safehold_core::document::{EnvelopeProfile, LetterPaper, PrintSize};

use crate::draw::Drawing;
use crate::typeset::{Manner, Typesetter};
use crate::{PaperError, Pdf, check, finish, layout};

/// A letter that is wanted, for one envelope in one size.
#[derive(Debug, Clone, Copy)]
pub struct Wanted<'a> {
    /// What it says.
    pub paper: &'a LetterPaper,
    /// The envelope that it is for.
    pub profile: EnvelopeProfile,
    /// How large it is set.
    pub size: PrintSize,
}

/// Letters as files of their own, on all cores. The answers stand in the order of what was wanted; each is what
/// [`crate::letter`] gives, whichever thread made it.
pub fn letters(wanted: &[Wanted<'_>], made: DateTime<Utc>) -> Vec<Result<Pdf, PaperError>> {
    let threads = thread::available_parallelism().map_or(1, NonZero::get).min(wanted.len());
    letters_on(threads, wanted, made)
}

/// The same on so many threads.
pub fn letters_on(
    threads: usize,
    wanted: &[Wanted<'_>],
    made: DateTime<Utc>,
) -> Vec<Result<Pdf, PaperError>> {
    let next = AtomicUsize::new(0);
    let work = || {
        let mut setting = Setting::default();
        let mut done = Vec::new();
        while let Some((place, one)) = take(&next, wanted) {
            done.push((place, setting.draw(one).and_then(|drawing| finish(drawing, made))));
        }
        done
    };
    let mut done = if threads <= 1 {
        work()
    } else {
        thread::scope(|scope| {
            let others: Vec<_> = (1..threads).map(|_| scope.spawn(work)).collect();
            let mut done = work();
            for other in others {
                match other.join() {
                    Ok(more) => done.extend(more),
                    Err(fault) => std::panic::resume_unwind(fault),
                }
            }
            done
        })
    };
    done.sort_unstable_by_key(|(place, _)| *place);
    done.into_iter().map(|(_, letter)| letter).collect()
}

fn take<'a, 'b>(next: &AtomicUsize, wanted: &'a [Wanted<'b>]) -> Option<(usize, &'a Wanted<'b>)> {
    let place = next.fetch_add(1, Ordering::Relaxed);
    wanted.get(place).map(|one| (place, one))
}

/// How many pages each letter takes, without making its file: on one thread, in the order asked for.
pub fn page_counts(wanted: &[Wanted<'_>]) -> Vec<Result<u32, PaperError>> {
    let mut setting = Setting::default();
    let pages = |drawing: Drawing| u32::try_from(drawing.pages.len()).unwrap_or(u32::MAX);
    wanted.iter().map(|one| setting.draw(one).map(pages)).collect()
}

/// What sets one letter after another, and remembers the words that letters share.
#[derive(Default)]
pub(crate) struct Setting {
    setter: Option<Typesetter>,
}

impl Setting {
    /// Sets a letter.
    ///
    /// # Errors
    /// [`PaperError`] with what to mend.
    pub(crate) fn draw(&mut self, wanted: &Wanted<'_>) -> Result<Drawing, PaperError> {
        let paper = wanted.paper;
        check(&paper.title, &paper.language)?;
        let manner = Manner::new(&paper.language, paper.typeface);
        let setter = match &mut self.setter {
            Some(setter) => {
                setter.begin(manner);
                setter
            }
            none => none.insert(Typesetter::new(manner)?),
        };
        layout::draw_letter(setter, paper, wanted.profile, wanted.size)
    }
}
