//! Runs as they are shown, and the count of their sheets.

use std::collections::HashMap;

use safehold_core::audit::Act;
use safehold_core::id::{CaseId, DueId, RunId};
use safehold_core::letter::{Done, Fate, Happening, LetterDue, Run, RunItem, count_differs, read_code};
use safehold_core::officer::Permission;
use safehold_core::words;
use safehold_store::{dues, officers, runs};

use super::{ItemView, RunReport};
use crate::desk::{Desk, Entry, Work};
use crate::error::{CaseworkError, Reason};

/// A page of runs, the newest first, and how many there are.
///
/// # Errors
/// `Forbidden`.
pub async fn list(desk: &Desk<'_>, limit: u64, offset: u64) -> Result<(Vec<RunReport>, u64), CaseworkError> {
    let work = desk.begin(Permission::PrintLetters).await?;
    let mut found = Vec::new();
    for run in runs::list(&work.txn, limit, offset).await? {
        let items = runs::items(&work.txn, run.id).await?;
        found.push(report(&work, run, items).await?);
    }
    let total = runs::count(&work.txn).await?;
    work.finish([Entry::of(Act::Consult, "print runs", format!("{} runs", found.len()))]).await?;
    Ok((found, total))
}

/// One run with its letters.
///
/// # Errors
/// `NotFound`, `Forbidden`.
pub async fn one(desk: &Desk<'_>, id: RunId) -> Result<RunReport, CaseworkError> {
    let work = desk.begin(Permission::PrintLetters).await?;
    let run = runs::get(&work.txn, id).await?;
    let items = runs::items(&work.txn, id).await?;
    let found = report(&work, run, items).await?;
    work.finish([Entry::of(Act::Consult, "print run", format!("run {}", found.run.number))]).await?;
    Ok(found)
}

pub(super) async fn report(
    work: &Work<'_>,
    run: Run,
    items: Vec<RunItem>,
) -> Result<RunReport, CaseworkError> {
    let ids: Vec<CaseId> = items.iter().map(|item| item.case).collect();
    let named: HashMap<CaseId, (String, String)> = crate::queue::files(work, &ids)
        .await?
        .into_iter()
        .map(|(id, file)| {
            let to = file.victim().map(safehold_core::person::Person::on_envelope).unwrap_or_default();
            (id, (file.case.reference(), to))
        })
        .collect();
    let called: Vec<DueId> = items.iter().map(|item| item.due).collect();
    let called: HashMap<DueId, String> =
        dues::of_ids(&work.txn, &called).await?.into_iter().map(|due| (due.id, due.called.why)).collect();
    let by = officers::get(&work.txn, run.by).await?.name;
    let items = items
        .into_iter()
        .map(|item| {
            let (case_reference, to) = named.get(&item.case).cloned().unwrap_or_default();
            let why = called.get(&item.due).cloned().unwrap_or_default();
            ItemView { item, case_reference, to, why }
        })
        .collect();
    Ok(RunReport { run, by, items, left: 0 })
}

/// Books the count of a run's sheets, and the letters that did not come out: those are due again.
///
/// # Errors
/// `Invalid` where a code is none of this run's; `Refused` where the count differs by more than the letters named;
/// `Forbidden`.
pub async fn counted(
    desk: &Desk<'_>,
    id: RunId,
    sheets: u32,
    missing: &[String],
) -> Result<RunReport, CaseworkError> {
    let work = desk.begin(Permission::PrintLetters).await?;
    let mut run = runs::get(&work.txn, id).await?;
    let mut items = runs::items(&work.txn, id).await?;
    let mut wrong = Vec::new();
    let mut entries = vec![Entry::of(Act::Alter, "print run counted", format!("{sheets} sheets"))];
    for typed in missing {
        let code = read_code(typed).map_err(|problem| problem.to_string());
        let found = code.and_then(|code| {
            let printed = items.iter_mut().find(|item| item.reference == code && item.fate == Fate::Printed);
            printed.ok_or_else(|| format!("{code} was not printed in this run"))
        });
        match found {
            Ok(item) => {
                item.fate = Fate::Missing;
                runs::update_item(&work.txn, id, item).await?;
                entries.push(did_not_come_out(&work, &run, item).await?);
            }
            Err(text) => wrong.push(Reason { code: "missing".to_owned(), text }),
        }
    }
    if !wrong.is_empty() {
        return Err(CaseworkError::Invalid(wrong));
    }
    // What did not come out is not counted.
    let expected: u32 = items
        .iter()
        .filter(|item| item.fate == Fate::Printed)
        .map(|item| safehold_core::letter::sheets(item.pages, run.two_sided))
        .sum();
    if let Some(said) = count_differs(expected, sheets) {
        let text =
            format!("{} expected, {sheets} counted: {said}", words::count(i64::from(expected), "sheet"));
        return Err(CaseworkError::field("sheets", text));
    }
    run.counted = Some((sheets, Done { at: work.now, by: work.me.id }));
    runs::update(&work.txn, &run).await?;
    let found = report(&work, run, items).await?;
    work.finish(entries).await?;
    Ok(found)
}

async fn did_not_come_out(work: &Work<'_>, run: &Run, item: &RunItem) -> Result<Entry, CaseworkError> {
    let Some(letter) = item.letter else {
        return Err(CaseworkError::NotFound("The letter".to_owned()));
    };
    let note = format!("Run {}", run.number);
    crate::post::add(work, letter, Happening::NotPrinted, &note, Some(run.id), None).await?;
    for due in dues::of_letter(&work.txn, letter).await? {
        dues::update(&work.txn, &LetterDue { closed: None, accepted: None, ..due }).await?;
    }
    Ok(Entry::about(Act::Alter, item.case, "letter did not come out", item.reference.clone()))
}
