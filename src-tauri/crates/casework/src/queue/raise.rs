//! Raising what is due: a measure is recorded or changed, the victim can't be reached, somebody makes a letter by hand.

use std::collections::BTreeSet;

use chrono::Duration;
use safehold_core::id::MeasureId;
use safehold_core::letter::{
    CalledFor, Closing, Letter, LetterDue, LetterKind as K, UNREACHED, Way, called_by_attempts,
    called_by_change, called_for,
};
use safehold_core::london;
use safehold_core::measure::Measure;
use safehold_core::person::{Case, Person, Risk};
use safehold_core::tasks::ContactTask;
use safehold_store::dues;

use crate::desk::Work;
use crate::error::CaseworkError;

/// Raises the letters that a newly recorded measure calls for.
pub(crate) async fn on_recording(
    work: &Work<'_>,
    case: &Case,
    victim: &Person,
    measure: &Measure,
) -> Result<(), CaseworkError> {
    let called = called_for(measure, case.working_risk(), &work.policy, &work.calendar);
    let raised: Vec<LetterDue> =
        called.into_iter().map(|called| new(work, victim, Some(measure.id), called)).collect();
    Ok(dues::insert(&work.txn, &raised).await?)
}

/// Brings what a measure calls for in line with its changed record: raises what is new, moves what has another day,
/// withdraws what is no longer called for. What was printed or taken off stays as it is.
pub(crate) async fn on_change(
    work: &Work<'_>,
    case: &Case,
    victim: &Person,
    before: &Measure,
    after: &Measure,
) -> Result<(), CaseworkError> {
    let mut there = dues::of_measure(&work.txn, after.id).await?;
    let wanted = called_for(after, case.working_risk(), &work.policy, &work.calendar);
    let once = called_by_change(before, after, work.now, &work.policy, &work.calendar);
    // A letter that was not printed yet tells of the change as well.
    let first_waits = |called: &CalledFor| {
        there.iter().any(|due| due.closed.is_none() && tells_of(due.called.kind, called.kind))
    };
    let once: Vec<CalledFor> = once.into_iter().filter(|called| !first_waits(called)).collect();
    let mut raised = Vec::new();
    for called in wanted.iter().chain(&once) {
        match there.iter_mut().find(|due| due.called.key == called.key) {
            None => raised.push(new(work, victim, Some(after.id), called.clone())),
            Some(due) if due.called == *called => {}
            Some(due) => match &due.closed {
                None => {
                    // What was made or accepted was made of the older record.
                    let changed = LetterDue { called: called.clone(), accepted: None, ..due.clone() };
                    dues::update(&work.txn, &changed).await?;
                }
                // It is called for again: its end was moved, or its discharge was a mistake.
                Some((Closing::Withdrawn, ..)) => {
                    let changed =
                        LetterDue { called: called.clone(), accepted: None, closed: None, ..due.clone() };
                    dues::update(&work.txn, &changed).await?;
                }
                // A later end is told of anew.
                Some((_, closed_at, _)) if called.due > *closed_at && called.due > due.called.due => {
                    let again =
                        CalledFor { key: format!("{}-{}", called.key, after.version), ..called.clone() };
                    raised.push(new(work, victim, Some(after.id), again));
                }
                Some(_) => {}
            },
        }
    }
    let kept = |key: &str| {
        wanted
            .iter()
            .chain(&once)
            .any(|called| key == called.key || key.starts_with(&format!("{}-", called.key)))
            || key == "served"
            || key.starts_with("changed-")
    };
    let live = after.facts.outcome().is_none();
    for due in &there {
        if due.closed.is_none()
            && (!kept(&due.called.key) || (!live && due.called.key.starts_with("changed-")))
        {
            let closed = Some((Closing::Withdrawn, work.now, "The record no longer calls for it".to_owned()));
            dues::update(&work.txn, &LetterDue { closed, accepted: None, ..due.clone() }).await?;
        }
    }
    Ok(dues::insert(&work.txn, &raised).await?)
}

/// An attempt to reach the victim was saved: raises the letter that it calls for, or withdraws the one that is not printed
/// yet where she was reached.
pub(crate) async fn on_attempt(
    work: &Work<'_>,
    victim: &Person,
    risk: Risk,
    task: &ContactTask,
) -> Result<(), CaseworkError> {
    if task.attempts.last().is_some_and(|last| last.outcome.reached()) {
        for due in dues::open_of_case(&work.txn, task.case).await? {
            if due.called.key.starts_with(UNREACHED) {
                let closed = Some((Closing::Withdrawn, work.now, "She was reached".to_owned()));
                dues::update(&work.txn, &LetterDue { closed, accepted: None, ..due }).await?;
            }
        }
    }
    let called = called_by_attempts(task, risk, &work.policy, &work.calendar);
    let raised: Vec<LetterDue> = called.into_iter().map(|called| new(work, victim, None, called)).collect();
    Ok(dues::insert(&work.txn, &raised).await?)
}

/// A letter of the one kind says what the other would say.
fn tells_of(waiting: K, other: K) -> bool {
    waiting == other || (other == K::Served && matches!(waiting, K::OrderRecorded | K::Varied))
}

/// A letter was made by hand: it joins what is due of its kind, or is due at once, so that it is not forgotten.
/// What goes another way than by post is closed when it is handed over.
pub(crate) async fn made(work: &Work<'_>, letter: &Letter) -> Result<(), CaseworkError> {
    if letter.way != Way::Post {
        return Ok(());
    }
    let open = dues::open_of_case(&work.txn, letter.case).await?;
    let mut found = false;
    let mut replaced = BTreeSet::new();
    let soon = super::end_of_day(london::date(work.now));
    for due in open.iter().filter(|due| due.called.kind == letter.kind && due.called.due < soon) {
        if let Some(before) = due.letter.filter(|before| *before != letter.id && replaced.insert(*before)) {
            crate::post::replaced(work, before, letter.id).await?;
        }
        dues::update(&work.txn, &LetterDue { letter: Some(letter.id), accepted: None, ..due.clone() })
            .await?;
        found = true;
    }
    if found {
        return Ok(());
    }
    let due = LetterDue {
        id: work.ids.next(),
        case: letter.case,
        recipient: letter.recipient,
        measure: None,
        called: CalledFor {
            kind: letter.kind,
            key: letter.reference.clone(),
            due: soon - Duration::minutes(1),
            until: None,
            why: format!("Made by {}", work.me.name),
            rule: "Asked for by a person".to_owned(),
        },
        raised_at: work.now,
        letter: Some(letter.id),
        accepted: None,
        held: None,
        closed: None,
        version: 1,
    };
    Ok(dues::insert(&work.txn, &[due]).await?)
}

pub(crate) fn new(
    work: &Work<'_>,
    victim: &Person,
    measure: Option<MeasureId>,
    called: CalledFor,
) -> LetterDue {
    LetterDue {
        id: work.ids.next(),
        case: victim.case,
        recipient: victim.id,
        measure,
        called,
        raised_at: work.now,
        letter: None,
        accepted: None,
        held: None,
        closed: None,
        version: 1,
    }
}
