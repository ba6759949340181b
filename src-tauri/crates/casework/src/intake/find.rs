//! Which case a row of the feed belongs to: one under the court's numbers with the same two people.

use safehold_core::id::CaseId;
use safehold_core::intake::{FeedOrder, FeedParty};
use safehold_core::person::{PartyRole, Person};
use safehold_store::{fold, measures, people};

use crate::desk::Work;
use crate::error::CaseworkError;

/// What is on record under the court's numbers.
pub(super) struct Found {
    /// The case of the same two people.
    pub case: Option<(CaseId, Vec<Person>)>,
    /// Cases of other people.
    pub others: Vec<(CaseId, Vec<Person>)>,
}

/// Looks for the order's case under both of the court's numbers.
///
/// # Errors
/// Whatever the store says.
pub(super) async fn find(work: &Work<'_>, order: &FeedOrder) -> Result<Found, CaseworkError> {
    let mut seen: Vec<CaseId> = Vec::new();
    let mut found = Found { case: None, others: Vec::new() };
    for number in [&order.manage_cases, &order.family_man] {
        for (_, case) in measures::by_court_case(&work.txn, number).await? {
            if seen.contains(&case) {
                continue;
            }
            seen.push(case);
            let people = people::of_case(&work.txn, case).await?;
            if found.case.is_none() && same_parties(&people, order) {
                found.case = Some((case, people));
            } else {
                found.others.push((case, people));
            }
        }
    }
    Ok(found)
}

/// Whether a case is about the same victim and the same respondent. Another victim under the same number, or
/// the two the other way round, is another case: nobody's order may land on somebody else's.
fn same_parties(people: &[Person], order: &FeedOrder) -> bool {
    let is = |role, party: &FeedParty| {
        people.iter().any(|person| person.role == role && same_person(person, party))
    };
    is(PartyRole::Victim, &order.applicant) && is(PartyRole::Respondent, &order.respondent)
}

/// Under one court number the same full name is the same person; so is the same surname with the same first of
/// the first names, unless the dates of birth say otherwise.
fn same_person(person: &Person, party: &FeedParty) -> bool {
    if fold(&person.full_name()) == fold(&party.full_name()) {
        return true;
    }
    let first = |given: &str| fold(given).split(' ').next().unwrap_or_default().to_owned();
    let (ours, theirs) = (first(&person.given), first(&party.given));
    let born = match (person.born, party.born) {
        (Some(ours), Some(theirs)) => ours == theirs,
        _ => true,
    };
    fold(&person.family) == fold(&party.family) && !ours.is_empty() && ours == theirs && born
}
