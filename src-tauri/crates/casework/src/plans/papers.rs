//! The plan's papers: the full plan and the summary for the next shift, of the draft or of any version signed off. A
//! signed version is drawn from the record that was kept with it.

use safehold_core::audit::Act;
use safehold_core::id::CaseId;
use safehold_core::london;
use safehold_core::officer::Permission;
use safehold_core::plan::{Content, Paper, Plan, Print, SUMMARY_PAGES, full, summary};
use safehold_letters::Pdf;
use safehold_store::{plans, settings};

use super::{name_of, names, record_of};
use crate::cases::file;
use crate::desk::{Desk, Entry, Work};
use crate::error::CaseworkError;

/// Which paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Kind {
    /// Everything.
    Full,
    /// Two pages for the next shift.
    Summary,
}

/// Rows of a summary's tables, from many to few: the first that fits on its pages is taken.
const ROWS: [usize; 10] = [40, 24, 16, 12, 9, 7, 5, 4, 3, 2];

/// Sets a paper: of a version, or of the latest where none is named. A case without a plan prints a draft that has the
/// record alone.
async fn paper(
    work: &Work<'_>,
    case: CaseId,
    version: Option<u32>,
    kind: Kind,
) -> Result<Pdf, CaseworkError> {
    let names = names(work).await?;
    let plan: Option<Plan> = match version {
        Some(version) => Some(plans::get(&work.txn, case, version).await?),
        None => plans::latest(&work.txn, case).await?,
    };
    let before = plans::latest_signed(&work.txn, case).await?;
    let unit = settings::unit(&work.txn).await?;
    let unit: Vec<String> = [unit.name, unit.phone].into_iter().filter(|line| !line.is_empty()).collect();
    let nothing = Content::default();
    let signed = plan.as_ref().and_then(|plan| plan.signed.as_ref());
    let signer = signed.map(|signed| name_of(&names, Some(signed.by))).unwrap_or_default();
    let record = match signed {
        Some(signed) => signed.record.clone(),
        None => record_of(work, &file(work, case).await?, &names).await?,
    };
    let from = Paper {
        version: plan.as_ref().map_or(1, |plan| plan.version),
        signed: signed.map(|signed| (signer.as_str(), signed.at, signed.policy_version)),
        before: before.as_ref().and_then(|plan| Some((plan.version, london::date(plan.signed.as_ref()?.at)))),
        content: plan.as_ref().map_or(&nothing, |plan| &plan.content),
        record: &record,
        print: Print { unit: &unit, by: &work.me.name, at: work.now },
    };
    if kind == Kind::Full {
        return Ok(safehold_letters::marked_paper(&full(&from), work.now)?);
    }
    let mut set = None;
    for most in ROWS {
        let pdf = safehold_letters::marked_paper(&summary(&from, most), work.now)?;
        let fits = pdf.pages <= SUMMARY_PAGES;
        set = Some(pdf);
        if fits {
            break;
        }
    }
    set.ok_or_else(|| CaseworkError::Internal("A summary was set with no rows at all".to_owned()))
}

/// A plan's paper, to be shown in the window.
///
/// # Errors
/// `NotFound`, `Forbidden`; `Refused` with what the typesetter can't print.
pub async fn pdf(
    desk: &Desk<'_>,
    case: CaseId,
    version: Option<u32>,
    kind: Kind,
) -> Result<Pdf, CaseworkError> {
    let work = desk.begin(Permission::Plans).await?;
    let pdf = paper(&work, case, version, kind).await?;
    work.finish([Entry::about(Act::Consult, case, "plan paper", case.to_string())]).await?;
    Ok(pdf)
}

/// Gives a plan's paper out: to a printer or a file. Where `deliver` fails nothing is recorded.
///
/// # Errors
/// As for [`pdf`]; `Unavailable` with what the printer or the disk says.
pub async fn release(
    desk: &Desk<'_>,
    case: CaseId,
    version: Option<u32>,
    kind: Kind,
    how: &'static str,
    deliver: impl FnOnce(&[u8]) -> Result<(), String> + Send,
) -> Result<(), CaseworkError> {
    let work = desk.begin(Permission::Plans).await?;
    let pdf = paper(&work, case, version, kind).await?;
    deliver(&pdf.bytes).map_err(CaseworkError::Unavailable)?;
    work.finish([Entry::about(Act::Disclose, case, how, case.to_string())]).await
}
