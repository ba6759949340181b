//! What the court's files say differently from the record: shown with the case, settled by an officer.

use safehold_core::audit::Act;
use safehold_core::contact_profile::{ChannelKind, Safe};
use safehold_core::difference::{Difference, Settled, Theirs};
use safehold_core::id::{AddressId, CaseId, DifferenceId};
use safehold_core::officer::Permission;
use safehold_core::person::{Address, AddressKind, PartyRole, Person, Reach, ReachKind};
use safehold_store::{cases, differences, officers, people};

use crate::desk::{Desk, Entry};
use crate::error::CaseworkError;
use crate::people::{check, keep_changed};

/// Something that differs, with the name of who settled it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DifferenceView {
    /// What differs.
    pub difference: Difference,
    /// Who settled it.
    pub settled_by: Option<String>,
}

/// What differs in a case, settled and not, the first noted first.
///
/// # Errors
/// `NotFound`, `Forbidden`.
pub async fn of_case(desk: &Desk<'_>, case: CaseId) -> Result<Vec<DifferenceView>, CaseworkError> {
    let work = desk.begin(Permission::SeeCases).await?;
    cases::get(&work.txn, case).await?;
    let found = differences::of_case(&work.txn, case).await?;
    let names = officers::list(&work.txn).await?;
    let views: Vec<DifferenceView> = found
        .into_iter()
        .map(|difference| DifferenceView {
            settled_by: difference.settled.map(|settled| {
                let by = names.iter().find(|officer| officer.id == settled.by);
                by.map(|officer| officer.name.clone()).unwrap_or_default()
            }),
            difference,
        })
        .collect();
    work.finish([Entry::about(Act::Consult, case, "differences", format!("{}", views.len()))]).await?;
    Ok(views)
}

/// Settles a difference: `take` puts what the court says into the record, else the record stays as it is. An address
/// that is taken makes the one before a former one, and post unknown; a number that is taken is not known to be
/// safe; nothing that is confidential becomes less so.
///
/// # Errors
/// `Conflict` where somebody has settled it already; `Refused` for something that has no place to be put; `Invalid`
/// where the court's words can't stand in the record; `NotFound`, `Forbidden`.
pub async fn settle(desk: &Desk<'_>, id: DifferenceId, take: bool) -> Result<(), CaseworkError> {
    let work = desk.begin(Permission::RecordMeasures).await?;
    let difference = differences::get(&work.txn, id).await?;
    let settled = Settled { at: work.now, by: work.me.id, taken: take };
    differences::settle(&work.txn, id, settled).await?;
    let case = difference.case;
    let mut entries = vec![Entry::about(Act::Alter, case, "difference settled", id.to_string())];
    if take {
        let Some(person) = difference.person.filter(|_| difference.can_be_taken()) else {
            return Err(CaseworkError::refused(
                "by-hand",
                "This has no place of its own in the record: change the record by hand, then mark it as settled",
            ));
        };
        let before = people::get(&work.txn, person).await?;
        let mut after = taken(before.clone(), &difference.theirs, work.ids.next());
        let wrong = check(&after);
        if !wrong.is_empty() {
            return Err(CaseworkError::Invalid(wrong));
        }
        keep_changed(&work, &before, &mut after).await?;
        entries.push(Entry::about(Act::Alter, case, "person", person.to_string()));
    }
    work.finish(entries).await
}

fn taken(mut person: Person, theirs: &Theirs, id: AddressId) -> Person {
    match theirs.clone() {
        Theirs::Address { lines, postcode, confidential } => {
            let was =
                person.addresses.iter().any(|address| address.kind.is_current() && address.confidential);
            for address in person.addresses.iter_mut().filter(|address| address.kind.is_current()) {
                address.kind = AddressKind::Former;
            }
            let confidential = confidential || was;
            person
                .addresses
                .insert(0, Address { id, kind: AddressKind::Home, lines, postcode, confidential });
        }
        Theirs::Reach { kind, value, confidential } => {
            if person.role == PartyRole::Victim {
                let wanted = match kind {
                    ReachKind::Phone => ChannelKind::Mobile,
                    ReachKind::Email => ChannelKind::Email,
                };
                match person.contact.channels.iter_mut().find(|channel| channel.kind == wanted) {
                    Some(channel) => {
                        channel.value.clone_from(&value);
                        channel.safe = Safe::Unknown;
                        channel.confirmed = None;
                    }
                    None => {
                        person.contact.channels.push(crate::intake::unknown_channel(kind, &value, ""));
                    }
                }
            }
            let was = person.reach.iter().any(|reach| reach.kind == kind && reach.confidential);
            person.reach.retain(|reach| reach.kind != kind);
            person.reach.push(Reach { kind, value, confidential: confidential || was });
        }
        Theirs::Name { given, family } => {
            person.given = given;
            person.family = family;
        }
        Theirs::Born(day) => person.born = Some(day),
        Theirs::Words(_) => {}
    }
    person
}
