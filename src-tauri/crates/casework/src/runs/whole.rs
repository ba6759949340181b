//! A run into one file, ready to print: every letter is asked about and put into the file, then, in one act, all are
//! asked about again by their records, the file is given out and every letter booked. All of it or nothing.

use safehold_core::audit::Act;
use safehold_core::letter::{Fate, Letter, Run, RunItem};
use safehold_core::officer::Permission;
use safehold_letters::Merged;
use safehold_store::{runs, settings};

use super::{Press, checked, not_printed, reasons_of};
use crate::desk::{Desk, Entry, Work};
use crate::error::CaseworkError;

/// So often the file is made anew because the record of a letter in it changed meanwhile.
const TRIES: usize = 3;

/// True where it was stopped: nothing was printed then.
pub(super) async fn print(
    desk: &Desk<'_>,
    run: &Run,
    items: &mut [RunItem],
    press: &mut dyn Press,
) -> Result<bool, CaseworkError> {
    for _ in 0..TRIES {
        let Some((bytes, letters)) = file(desk, run, items, press).await? else { return Ok(true) };
        if letters.is_empty() {
            return Ok(false);
        }
        let changed = give_out(desk, run, items, &letters, &bytes, press).await?;
        if changed.is_empty() {
            return Ok(false);
        }
        for place in changed {
            let said = "It changed while the file was made: look at it again".to_owned();
            let reasons = vec![("changed-since".to_owned(), said)];
            items[place] = not_printed(desk, run.id, &items[place], Fate::Refused, reasons).await?;
        }
    }
    Err(CaseworkError::refused(
        "changed-since",
        "The records changed again and again while the file was made. Nothing was printed: try again",
    ))
}

type File = (Vec<u8>, Vec<(usize, Letter)>);

/// Makes the file of all that may go out; nothing where it was stopped. What may not is marked so in the run.
async fn file(
    desk: &Desk<'_>,
    run: &Run,
    items: &mut [RunItem],
    press: &mut dyn Press,
) -> Result<Option<File>, CaseworkError> {
    let mut merged = Merged::begin(Vec::new(), run.at)?;
    let mut letters: Vec<(usize, Letter)> = Vec::new();
    let all = items.len();
    for (place, item) in items.iter_mut().enumerate() {
        if !press.goes_on(place, all) {
            return Ok(None);
        }
        if item.fate != Fate::Waiting {
            continue;
        }
        let work = desk.begin(Permission::PrintLetters).await?;
        let put = match checked(&work, item).await {
            Ok((letter, _)) => put_in(&work, letter, &mut merged).await,
            Err(error) => Err(error),
        };
        match put {
            Ok(letter) => {
                let entry = Entry::about(
                    Act::Consult,
                    letter.case,
                    "letter put into a file",
                    letter.reference.clone(),
                );
                work.finish([entry]).await?;
                letters.push((place, letter));
            }
            Err(error) => {
                let reasons = reasons_of(error)?;
                work.undo().await?;
                *item = not_printed(desk, run.id, item, Fate::Refused, reasons).await?;
            }
        }
    }
    if letters.is_empty() {
        return Ok(Some((Vec::new(), letters)));
    }
    Ok(Some((merged.finish()?, letters)))
}

async fn put_in(
    work: &Work<'_>,
    letter: Letter,
    merged: &mut Merged<Vec<u8>>,
) -> Result<Letter, CaseworkError> {
    let (paper, size) = crate::letters::paper_of(work, &letter).await?;
    let pages = merged.add(&paper, letter.profile, size)?;
    if pages == letter.pages {
        Ok(letter)
    } else {
        Err(CaseworkError::Internal("A letter has other pages in the file than by itself".to_owned()))
    }
}

/// Gives the file out and books every letter in it; or gives the places of those whose record changed meanwhile, and
/// does nothing.
async fn give_out(
    desk: &Desk<'_>,
    run: &Run,
    items: &mut [RunItem],
    letters: &[(usize, Letter)],
    bytes: &[u8],
    press: &mut dyn Press,
) -> Result<Vec<usize>, CaseworkError> {
    let work = desk.begin(Permission::PrintLetters).await?;
    let changed = changed_since(&work, letters).await?;
    if !changed.is_empty() {
        work.undo().await?;
        return Ok(changed);
    }
    for (place, letter) in letters {
        let out = RunItem {
            letter: Some(letter.id),
            reference: letter.reference.clone(),
            pages: letter.pages,
            fate: Fate::Printed,
            ..items[*place].clone()
        };
        crate::post::printed(&work, letter, "letter printed in one file", Some(run.id)).await?;
        runs::update_item(&work.txn, run.id, &out).await?;
        work.log(Entry::about(Act::Disclose, letter.case, "letter printed", letter.reference.clone()))
            .await?;
        items[*place] = out;
    }
    // Last, so that what can't be booked is not printed.
    if let Err(said) = press.whole(bytes) {
        work.undo().await?;
        for (place, _) in letters {
            let before = RunItem {
                letter: None,
                reference: String::new(),
                pages: 0,
                fate: Fate::Waiting,
                ..items[*place].clone()
            };
            let reasons = vec![("outlet".to_owned(), said.clone())];
            items[*place] = not_printed(desk, run.id, &before, Fate::Failed, reasons).await?;
        }
        return Ok(Vec::new());
    }
    let all = items.len();
    press.goes_on(all, all);
    work.finish([Entry::of(Act::Disclose, "print file", format!("{} letters", letters.len()))]).await?;
    Ok(Vec::new())
}

/// Which of the letters were made from records that are others now, or may no longer go out by them.
async fn changed_since(work: &Work<'_>, letters: &[(usize, Letter)]) -> Result<Vec<usize>, CaseworkError> {
    let cases: Vec<_> = letters.iter().map(|(_, letter)| letter.case).collect();
    let files = crate::queue::files(work, &cases).await?;
    let texts = settings::letter_texts(&work.txn).await?;
    let mut changed = Vec::new();
    for (place, letter) in letters {
        let same = match files.get(&letter.case) {
            None => false,
            Some(file) => {
                let answer = crate::letters::ask(work, file, letter.kind, &texts)?;
                letter.texts_version == texts.version
                    && answer.against(&letter.agreements, letter.made_by, work.me.id).is_empty()
                    && crate::letters::drawn_from_the_same(work, file, letter).await?
            }
        };
        if !same {
            changed.push(*place);
        }
    }
    Ok(changed)
}
