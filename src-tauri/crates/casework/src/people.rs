//! The people of a case: their details, addresses, and how a victim may be reached safely.

use safehold_core::audit::Act;
use safehold_core::contact_profile::{ChannelKind, Confirmed, Safe, SafeContact};
use safehold_core::id::{CaseId, PersonId};
use safehold_core::officer::Permission;
use safehold_core::person::{PartyRole, Person};
use safehold_core::plan::ReviewEvent;
use safehold_core::words::unseen_sign;
use safehold_store::{cases, people};

use crate::desk::{Desk, Entry, Work};
use crate::error::{CaseworkError, Reason};

/// Everybody in a case: the victim, the respondent, then the others.
///
/// # Errors
/// `Forbidden`, `NotFound`.
pub async fn of_case(desk: &Desk<'_>, case: CaseId) -> Result<Vec<Person>, CaseworkError> {
    let work = desk.begin(Permission::SeeCases).await?;
    let found = people::of_case(&work.txn, case).await?;
    work.finish([Entry::about(Act::Consult, case, "people", format!("{} people", found.len()))]).await?;
    Ok(found)
}

/// Saves a person's details and addresses, new or changed. The safe-contact profile is kept as it is; an
/// address that changes makes post unknown again: nobody has said yet that it is safe there.
///
/// # Errors
/// `Invalid` field by field, `Conflict`, `Forbidden`.
pub async fn save(desk: &Desk<'_>, person: Person, new: bool) -> Result<PersonId, CaseworkError> {
    let work = desk.begin(Permission::RecordMeasures).await?;
    let wrong = check(&person);
    if !wrong.is_empty() {
        return Err(CaseworkError::Invalid(wrong));
    }
    let (id, case) = (person.id, person.case);
    if new {
        cases::get(&work.txn, case).await?;
        if matches!(person.role, PartyRole::Victim | PartyRole::Respondent) {
            let there = people::of_case(&work.txn, case).await?;
            if there.iter().any(|other| other.role == person.role) {
                return Err(CaseworkError::field(
                    "role",
                    "The case has this party already: change the one on record",
                ));
            }
        }
        people::insert(&work.txn, &person).await?;
    } else {
        let before = people::get(&work.txn, id).await?;
        let mut person =
            Person { contact: before.contact.clone(), case: before.case, role: before.role, ..person };
        keep_changed(&work, &before, &mut person).await?;
    }
    work.finish([Entry::about(if new { Act::Collect } else { Act::Alter }, case, "person", id.to_string())])
        .await?;
    Ok(id)
}

/// Saves a changed person within work already begun. An address that changes makes post to a victim unknown, and is an
/// event for the plan.
pub(crate) async fn keep_changed(
    work: &Work<'_>,
    before: &Person,
    person: &mut Person,
) -> Result<(), CaseworkError> {
    let door = |person: &Person| person.current_address().map(|a| (a.lines.clone(), a.postcode.clone()));
    let moved = door(before) != door(person);
    if moved && person.role == PartyRole::Victim {
        forget_post(&mut person.contact);
    }
    people::update(&work.txn, person).await?;
    if moved {
        let (event, what) = match person.role {
            PartyRole::Respondent => (ReviewEvent::RespondentMoved, "The respondent has a new address"),
            PartyRole::Victim => (ReviewEvent::Moved, "The victim's address changed"),
            PartyRole::Child | PartyRole::Protected => {
                (ReviewEvent::Moved, "A protected person's address changed")
            }
        };
        crate::plans::happened(work, person.case, event, what).await?;
    }
    Ok(())
}

fn forget_post(contact: &mut SafeContact) {
    contact.at_address = None;
    for channel in contact.channels.iter_mut().filter(|channel| channel.kind == ChannelKind::Post) {
        channel.safe = Safe::Unknown;
        channel.confirmed = None;
    }
}

/// What is wrong with a person's details, by the form's fields.
pub fn check(person: &Person) -> Vec<Reason> {
    let mut wrong = Vec::new();
    let mut say =
        |code: &str, text: &str| wrong.push(Reason { code: code.to_owned(), text: text.to_owned() });
    if person.family.trim().is_empty() && person.given.trim().is_empty() {
        say("family", "Enter a name");
    }
    let hidden = |text: &str| text.chars().any(unseen_sign);
    if [&person.title, &person.given, &person.family, &person.envelope_name]
        .into_iter()
        .any(|text| hidden(text))
    {
        say("family", "The name has signs that can't be seen: type it again");
    }
    for (n, address) in person.addresses.iter().enumerate() {
        if address.lines.iter().chain([&address.postcode]).any(|line| hidden(line)) {
            say(&format!("addresses.{n}.lines"), "The address has signs that can't be seen: type it again");
        }
        if address.lines.iter().all(|line| line.trim().is_empty()) && address.postcode.trim().is_empty() {
            say(&format!("addresses.{n}.lines"), "Enter the address, or remove it");
        }
    }
    for (n, reach) in person.reach.iter().enumerate() {
        if hidden(&reach.value) {
            say(&format!("reach.{n}.value"), "It has signs that can't be seen: type it again");
        }
    }
    if person.addresses.iter().filter(|address| address.kind.is_current()).count() > 1 {
        say("addresses", "Only one address can be where the victim lives now: mark the others as former");
    }
    wrong
}

/// The victim of a case, with the profile.
///
/// # Errors
/// `Forbidden`, `NotFound`.
pub async fn victim(desk: &Desk<'_>, case: CaseId) -> Result<Person, CaseworkError> {
    let work = desk.begin(Permission::SafeContact).await?;
    let victim = victim_of(&work, case).await?;
    work.finish([Entry::about(Act::Consult, case, "safe contact", victim.id.to_string())]).await?;
    Ok(victim)
}

pub(crate) async fn victim_of(work: &Work<'_>, case: CaseId) -> Result<Person, CaseworkError> {
    let found = people::of_case(&work.txn, case).await?;
    found
        .into_iter()
        .find(|person| person.role == PartyRole::Victim)
        .ok_or_else(|| CaseworkError::NotFound("The case's victim".to_owned()))
}

/// Saves how a victim may be reached. `confirmed_now` are the channels that she confirmed just now.
///
/// # Errors
/// `Invalid` where a safe phone has no number, a window is empty or its times are the same; `Conflict`.
pub async fn save_safe_contact(
    desk: &Desk<'_>,
    person: PersonId,
    version: u32,
    mut contact: SafeContact,
    confirmed_now: &[ChannelKind],
) -> Result<(), CaseworkError> {
    let work = desk.begin(Permission::SafeContact).await?;
    let before = people::get(&work.txn, person).await?;
    let mut wrong = check_contact(&contact);
    for channel in &mut contact.channels {
        let old = before.contact.channel(channel.kind);
        let same = old.is_some_and(|old| old.safe == channel.safe && old.value == channel.value);
        channel.confirmed = if confirmed_now.contains(&channel.kind) {
            Some(Confirmed { at: work.now, by: work.me.id })
        } else if same {
            old.and_then(|old| old.confirmed)
        } else {
            None
        };
    }
    let unconfirmed = contact
        .channels
        .iter()
        .filter(|channel| channel.kind.is_call() && channel.safe == Safe::Yes && channel.confirmed.is_none())
        .map(|channel| Reason {
            code: format!("channels.{}.safe", channel.kind.code()),
            text: format!(
                "{}: confirm with her or him that it is safe, or leave it at Not known",
                channel.kind.label()
            ),
        });
    wrong.extend(unconfirmed);
    if !wrong.is_empty() {
        return Err(CaseworkError::Invalid(wrong));
    }
    let case = before.case;
    people::update(&work.txn, &Person { contact, version, ..before }).await?;
    work.finish([Entry::about(Act::Alter, case, "safe contact", person.to_string())]).await
}

fn check_contact(contact: &SafeContact) -> Vec<Reason> {
    let mut wrong = Vec::new();
    for channel in &contact.channels {
        let code = channel.kind.code();
        let mut say =
            |field: &str, text: String| wrong.push(Reason { code: format!("channels.{code}.{field}"), text });
        let safe = channel.safe == Safe::Yes;
        if safe
            && (channel.kind.is_call() || channel.kind == ChannelKind::Text)
            && channel.value.trim().is_empty()
        {
            say("value", format!("{} is marked safe: enter the number", channel.kind.label()));
        }
        if safe && channel.kind == ChannelKind::Email && !channel.value.contains('@') {
            say("value", "E-mail is marked safe: enter the address".to_owned());
        }
        for (n, window) in channel.windows.iter().enumerate() {
            if window.days.is_empty() {
                say(&format!("windows.{n}.days"), "Tick the days on which it is safe".to_owned());
            }
            if window.from == window.to {
                say(&format!("windows.{n}.to"), "The safe time must end later than it begins".to_owned());
            }
        }
    }
    for (n, one) in contact.at_address.iter().flatten().enumerate() {
        if one.who.trim().is_empty() {
            let text = "Enter who it is, or remove the line".to_owned();
            wrong.push(Reason { code: format!("atAddress.{n}.who"), text });
        }
    }
    wrong
}
