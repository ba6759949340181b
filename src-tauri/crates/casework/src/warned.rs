//! What presses in a case's letters, contact tasks and the respondent's other cases, beside what presses about its
//! measures and cover.

use safehold_core::officer::Permission;
use safehold_core::tasks::ContactTask;
use safehold_core::warnings::{OtherOrders, Records, WaitingLetter, Warning, record_warnings};
use safehold_store::{letters, measures, people};

use crate::cases::CaseFile;
use crate::desk::Work;
use crate::error::CaseworkError;

/// The warnings of a case's other records, the most pressing first. `tasks`: its open ones.
pub(crate) async fn of_records(
    work: &Work<'_>,
    file: &CaseFile,
    tasks: &[ContactTask],
) -> Result<Vec<Warning>, CaseworkError> {
    let made = letters::of_case(&work.txn, file.case.id).await?;
    let waiting: Vec<WaitingLetter> = made
        .into_iter()
        .filter(|letter| letter.printed.is_empty())
        .map(|letter| WaitingLetter {
            made_at: letter.made_at,
            about: letter.about.iter().map(|(measure, _)| *measure).collect(),
        })
        .collect();
    Ok(record_warnings(&Records {
        measures: &file.measures,
        letters: &waiting,
        tasks,
        contact: &file.victim()?.contact,
        others: others(work, file).await?,
        risk: file.case.working_risk(),
        policy: &work.policy,
        now: work.now,
    }))
}

/// Live orders against the same respondent in other cases.
async fn others(work: &Work<'_>, file: &CaseFile) -> Result<Option<OtherOrders>, CaseworkError> {
    let alike = people::respondent_elsewhere(&work.txn, file.respondent()?).await?;
    let cases: Vec<_> = alike.iter().map(|person| person.case).collect();
    let elsewhere = measures::of_cases(&work.txn, &cases).await?;
    let live: Vec<_> = elsewhere
        .iter()
        .filter(|measure| measure.facts.record().is_some() && measure.live_at(work.now, &work.calendar))
        .collect();
    let since = live.iter().map(|measure| measure.received_at).min();
    Ok(since.map(|since| OtherOrders { live: live.len(), since, may_see: work.may(Permission::SeeCases) }))
}
