//! The people who may sign in: added, checked, taken out, their passwords, a second person beside the first.

use chrono::{DateTime, Utc};
use safehold_core::audit::Act;
use safehold_core::id::OfficerId;
use safehold_core::officer::{Officer, Permission, Role};
use safehold_core::words::wrong_phone;
use safehold_store::settings::Unit;
use safehold_store::vault::{Password, VaultRefusal};
use safehold_store::{officers, settings};
use zeroize::Zeroizing;

use super::{Caseload, new_password};
use crate::desk::{Desk, Entry, Work};
use crate::error::{CaseworkError, Reason};

/// A person to be added.
#[derive(Debug, Clone)]
pub struct NewPerson {
    /// The name they sign in with.
    pub name: String,
    /// Their role.
    pub role: Role,
    /// With the administrator right.
    pub administrator: bool,
    /// Their phone, as letters give it.
    pub phone: String,
    /// Their first password.
    pub password: Zeroizing<String>,
}

/// Who works with this caseload.
///
/// # Errors
/// `Forbidden`.
pub async fn people(desk: &Desk<'_>) -> Result<Vec<Officer>, CaseworkError> {
    let work = desk.begin(Permission::Administer).await?;
    let all = officers::list(&work.txn).await?;
    work.finish([Entry::of(Act::Consult, "people of the unit", all.len().to_string())]).await?;
    Ok(all)
}

/// The person signed in, and the unit.
///
/// # Errors
/// `Forbidden` for who left.
pub async fn me(desk: &Desk<'_>) -> Result<(Officer, Unit), CaseworkError> {
    let work = desk.begin(Permission::UseSafehold).await?;
    let (me, unit) = (work.me.clone(), settings::unit(&work.txn).await?);
    work.finish([Entry::of(Act::Consult, "own account", "")]).await?;
    Ok((me, unit))
}

/// Adds a person, with a way in of their own.
///
/// # Errors
/// `Invalid` for a name that is missing or taken and a weak password; `Forbidden`.
pub async fn add_person(
    caseload: &Caseload,
    desk: &Desk<'_>,
    new: &NewPerson,
) -> Result<OfficerId, CaseworkError> {
    let work = desk.begin(Permission::Administer).await?;
    let id: OfficerId = work.ids.next();
    let officer = Officer {
        id,
        name: new.name.trim().to_owned(),
        role: new.role,
        administrator: new.administrator,
        phone: new.phone.trim().to_owned(),
        active: true,
    };
    let wrong = wrong_with(&work, caseload, new).await?;
    if !wrong.is_empty() {
        return Err(CaseworkError::Invalid(wrong));
    }
    officers::insert(&work.txn, &officer).await?;
    let unit = settings::unit(&work.txn).await?;
    let password = new_password(&new.password, &unit.name, caseload.strictness());
    // The way in is made first: where it is refused, nobody is added; where saving fails, it opens a
    // caseload in which this person may do nothing.
    caseload.keyring()?.add_person(id, &officer.name, password).await?;
    work.finish([Entry::of(Act::Administer, "person added", id.to_string())]).await?;
    Ok(id)
}

/// Everything that is wrong with a person to be added, whatever the role.
///
/// # Errors
/// `Forbidden`.
pub async fn check_person(
    caseload: &Caseload,
    desk: &Desk<'_>,
    new: &NewPerson,
) -> Result<Vec<Reason>, CaseworkError> {
    let work = desk.begin(Permission::Administer).await?;
    let wrong = wrong_with(&work, caseload, new).await?;
    work.undo().await?;
    Ok(wrong)
}

async fn wrong_with(
    work: &Work<'_>,
    caseload: &Caseload,
    new: &NewPerson,
) -> Result<Vec<Reason>, CaseworkError> {
    let mut wrong = Vec::new();
    let mut say = |code: &str, text: String| wrong.push(Reason { code: code.to_owned(), text });
    let name = new.name.trim();
    if name.is_empty() {
        say("name", "Enter the person's name".to_owned());
    } else if officers::by_name(&work.txn, name).await?.is_some() {
        say("name", "Somebody of that name is here already: add a number or a middle name".to_owned());
    }
    if let Some(phone) = wrong_phone(&new.phone) {
        say("phone", phone.to_owned());
    }
    let unit = settings::unit(&work.txn).await?;
    let password = Password::new(new.password.to_string());
    if let Err(all) = caseload.strictness().rule.check(&password, name, &unit.name) {
        all.iter().for_each(|why| say("password", why.to_string()));
    }
    Ok(wrong)
}

/// Takes a person's way in; what they did stays under their name.
///
/// # Errors
/// `Refused` for oneself or the last administrator; `NotFound`; `Forbidden`.
pub async fn person_leaves(caseload: &Caseload, desk: &Desk<'_>, id: OfficerId) -> Result<(), CaseworkError> {
    let work = desk.begin(Permission::Administer).await?;
    if id == work.me.id {
        return Err(CaseworkError::refused(
            "self",
            "You can't take your own way in: another administrator does it",
        ));
    }
    let officer = officers::get(&work.txn, id).await?;
    officers::update(&work.txn, &Officer { active: false, ..officer }).await?;
    match caseload.keyring()?.remove_person(id).await {
        Ok(()) | Err(VaultRefusal::NoSuchPerson) => {}
        Err(other) => return Err(other.into()),
    }
    work.finish([Entry::of(Act::Administer, "person left", id.to_string())]).await
}

/// Changes one's own password.
///
/// # Errors
/// `Refused` where the current one is wrong, `Invalid` where the new one is too weak, `Wait`.
pub async fn change_password(
    caseload: &Caseload,
    desk: &Desk<'_>,
    current: &str,
    next: &str,
    clock: DateTime<Utc>,
) -> Result<(), CaseworkError> {
    let work = desk.begin(Permission::UseSafehold).await?;
    let unit = settings::unit(&work.txn).await?;
    let new = new_password(next, &unit.name, caseload.strictness());
    let current = Password::new(current.to_owned());
    caseload.keyring()?.change_password(work.me.id, &work.me.name, current, new, clock).await?;
    work.finish([Entry::of(Act::Administer, "own password", "changed")]).await
}

/// Checks, at this computer and now, the name and password of a second person, and gives that person's desk: for what
/// two people do together. Wrong tries count as at sign-in. The audit log has it as that person's own act.
///
/// # Errors
/// `Refused` for the person who is signed in, a wrong name or password, and in a shared caseload, where the second
/// person agrees from a session of their own; `Wait`.
pub async fn second_person<'a>(
    caseload: &'a Caseload,
    desk: &Desk<'a>,
    name: &str,
    password: &str,
) -> Result<Desk<'a>, CaseworkError> {
    if name.trim().is_empty() {
        return Err(CaseworkError::field("name", "Choose the second person"));
    }
    if password.is_empty() {
        return Err(CaseworkError::field("password", "The second person enters their password"));
    }
    let keyring = caseload.store.keyring().ok_or_else(|| {
        CaseworkError::refused(
            "shared",
            "In a shared caseload the second person signs in at their own computer and agrees there",
        )
    })?;
    let second = keyring.check_password(name, Password::new(password.to_owned()), desk.clock).await?;
    if second == desk.officer {
        return Err(CaseworkError::refused(
            "same-person",
            "You are signed in yourself: the second person is somebody else",
        ));
    }
    let desk = Desk { officer: second, ..*desk };
    let work = desk.begin(Permission::AgreeLetters).await?;
    work.finish([Entry::of(Act::SignIn, "second person", "password checked")]).await?;
    Ok(desk)
}
