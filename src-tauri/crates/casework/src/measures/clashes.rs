//! Terms of two measures that do not agree, for showing side by side: those of a case, and those that a measure
//! would have with the others before it is saved.

use safehold_core::audit::Act;
use safehold_core::id::{CaseId, MeasureId};
use safehold_core::measure::{Facts, Measure, Origin, PostChargeBail};
use safehold_core::officer::Permission;
use safehold_core::person::PartyRole;
use safehold_core::terms::Term;
use safehold_core::warnings::{Conflict, conflicts};
use safehold_store::{measures, people};

use crate::desk::{Desk, Entry};
use crate::error::CaseworkError;

/// The conflicts of a case, with its measures by name.
#[derive(Debug, Clone, PartialEq)]
pub struct Clashes {
    /// The conflicts, in order of time.
    pub found: Vec<Conflict>,
    /// The measures' names.
    pub names: Vec<(MeasureId, String)>,
    /// The measure that is being written, where one is.
    pub proposed: Option<MeasureId>,
}

/// The conflicts of a case's measures. With `terms`, only those that a measure with these terms would have with the
/// others from now on; `id` is the measure that is being changed.
///
/// # Errors
/// `Forbidden`, `NotFound`.
pub async fn clashes(
    desk: &Desk<'_>,
    case: CaseId,
    id: Option<MeasureId>,
    terms: Option<Vec<Term>>,
) -> Result<Clashes, CaseworkError> {
    let work = desk.begin(Permission::SeeCases).await?;
    let mut all = measures::of_case(&work.txn, case).await?;
    let people = people::of_case(&work.txn, case).await?;
    let victim = people.iter().find(|person| person.role == PartyRole::Victim);
    let victim = victim.ok_or_else(|| CaseworkError::NotFound("The case's victim".to_owned()))?.id;
    let proposed = terms.map(|terms| {
        all.retain(|one| Some(one.id) != id && one.live_at(work.now, &work.calendar));
        let id = id.unwrap_or_else(|| work.ids.next());
        // Which kind it is does not matter here, only that it is in force from now on.
        let facts = Facts::PostChargeBail(PostChargeBail {
            court: String::new(),
            urn: String::new(),
            released_at: work.now,
            next_hearing_at: None,
            victim_told_at: None,
            outcome: None,
        });
        all.push(Measure {
            id,
            case,
            facts,
            terms,
            variations: Vec::new(),
            origin: Origin::Hand,
            received_at: work.now,
            coded_by: None,
            checked_by: None,
            version: 1,
        });
        id
    });
    let now = work.now;
    let concerns = |conflict: &Conflict| {
        conflict.to.is_none_or(|to| now < to)
            && proposed.is_none_or(|id| conflict.looser.measure == id || conflict.stricter.measure == id)
    };
    let found = conflicts(&all, victim, &work.calendar).into_iter().filter(concerns).collect();
    let names = all.iter().map(|one| (one.id, one.name_among(&all))).collect();
    work.finish([Entry::about(Act::Consult, case, "measures", "terms compared")]).await?;
    Ok(Clashes { found, names, proposed })
}
