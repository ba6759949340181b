//! What follows from a letter that came back, or went where it should not have: post is unsafe, her letters are held, what
//! she never had is due anew, and somebody asks her.

use chrono::Duration;
use safehold_core::contact_profile::{Channel, ChannelKind, Safe};
use safehold_core::id::PersonId;
use safehold_core::letter::{CalledFor, Done, Letter, LetterDue};
use safehold_core::london;
use safehold_core::tasks::{Assignment, ContactTask, TaskKind, due_after};
use safehold_store::{cases, dues, people, tasks};

use crate::desk::Work;
use crate::error::CaseworkError;

/// Nobody may write to where a letter came back from until the victim says where post is safe.
pub(super) async fn post_is_unsafe(work: &Work<'_>, letter: &Letter) -> Result<(), CaseworkError> {
    let mut person = people::get(&work.txn, letter.recipient).await?;
    let unsafe_now = |channel: &mut Channel| {
        channel.safe = Safe::No;
        channel.confirmed = None;
    };
    match person.contact.channels.iter_mut().find(|channel| channel.kind == ChannelKind::Post) {
        Some(channel) => unsafe_now(channel),
        None => person.contact.channels.push(Channel {
            kind: ChannelKind::Post,
            value: String::new(),
            safe: Safe::No,
            windows: Vec::new(),
            seen_by: String::new(),
            confirmed: None,
        }),
    }
    people::update(&work.txn, &person).await?;
    Ok(())
}

pub(super) async fn hold_all(work: &Work<'_>, recipient: PersonId, why: &str) -> Result<(), CaseworkError> {
    let done = Done { at: work.now, by: work.me.id };
    for due in dues::open_of_recipient(&work.txn, recipient).await? {
        if due.held.is_none() {
            let held = Some((done, format!("{why}: ask where post is safe")));
            dues::update(&work.txn, &LetterDue { held, accepted: None, ..due }).await?;
        }
    }
    Ok(())
}

/// What a letter that came back told of is due anew, held until it is known where post is safe: she never had it.
pub(super) async fn due_again(
    work: &Work<'_>,
    letter: &Letter,
    came_back: &str,
) -> Result<(), CaseworkError> {
    let called_by = dues::of_letter(&work.txn, letter.id).await?;
    let until = called_by.iter().find_map(|due| due.called.until);
    let open = dues::open_of_case(&work.txn, letter.case).await?;
    if until.is_some_and(|until| until <= work.now) || open.iter().any(|due| due.called.kind == letter.kind) {
        return Ok(());
    }
    let victim = people::get(&work.txn, letter.recipient).await?;
    let called = CalledFor {
        kind: letter.kind,
        key: format!("after-{}", letter.reference),
        due: crate::queue::end_of_day(london::date(work.now)) - Duration::minutes(1),
        until,
        why: format!("In place of {}, which came back", letter.reference),
        rule: "A letter that came back was not read".to_owned(),
    };
    let measure = called_by.iter().find_map(|due| due.measure);
    let held = Some((Done { at: work.now, by: work.me.id }, format!("{came_back}: ask where post is safe")));
    let due = LetterDue { held, ..crate::queue::new(work, &victim, measure, called) };
    Ok(dues::insert(&work.txn, &[due]).await?)
}

/// Raises the task to ask the victim about post, unless one is open.
pub(super) async fn raise(
    work: &Work<'_>,
    letter: &Letter,
    why: String,
) -> Result<Option<String>, CaseworkError> {
    let open = tasks::open_of_case(&work.txn, letter.case).await?;
    if open.iter().any(|task| task.kind == TaskKind::PostTrouble) {
        return Ok(None);
    }
    let case = cases::get(&work.txn, letter.case).await?;
    let (due, _) = due_after(work.now, work.policy.tell_change, &work.calendar);
    let task = ContactTask {
        id: work.ids.next(),
        case: letter.case,
        victim: letter.recipient,
        kind: TaskKind::PostTrouble,
        why,
        rule: format!("Post in doubt: {}", work.policy.tell_change.words()),
        measure: None,
        raised_at: work.now,
        due,
        legal_limit: None,
        assigned: case.owner.map(|to| Assignment { to, by: work.me.id, at: work.now }),
        planned: None,
        done_at: None,
        attempts: Vec::new(),
        version: 1,
    };
    tasks::insert(&work.txn, &task).await?;
    Ok(Some(task.id.to_string()))
}
