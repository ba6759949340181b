//! Safeguarding plans: written in versions, printed with the cover timeline.

use chrono::NaiveDate;
use safehold_core::audit::Act;
use safehold_core::calendar::Calendar;
use safehold_core::id::CaseId;
use safehold_core::london;
use safehold_core::officer::Permission;
use safehold_core::plan::{Plan, PlanPaper, check, plan_paper};
use safehold_core::timeline::Timeline;
use safehold_letters::Pdf;
use safehold_store::cases::CaseRow;
use safehold_store::{cases, officers, plans, settings};

use crate::cases::{CaseFile, cover_of, file, timeline_of};
use crate::desk::{Desk, Entry, Work};
use crate::error::{CaseworkError, Reason};

/// A plan's page.
#[derive(Debug, Clone, PartialEq)]
pub struct PlanView {
    /// The case with its people, measures and latest plan.
    pub file: CaseFile,
    /// The cover timeline.
    pub timeline: Timeline,
    /// The next gap in words.
    pub gap: Option<String>,
    /// Who saved the latest version.
    pub author: Option<String>,
    /// Who may own an action.
    pub owners: Vec<String>,
    /// The review date to propose where none is set.
    pub review_proposed: NaiveDate,
    /// The calendar that measures' ends are read by.
    pub calendar: Calendar,
}

/// Opens the plan of a case.
///
/// # Errors
/// `NotFound`, `Forbidden`.
pub async fn open(desk: &Desk<'_>, case: CaseId) -> Result<PlanView, CaseworkError> {
    let work = desk.begin(Permission::Plans).await?;
    let file = file(&work, case).await?;
    let cover = cover_of(&work, &file)?;
    let timeline = timeline_of(&work, &file, &cover)?;
    let gap =
        cover.gaps.iter().find(|gap| gap.to > work.now).map(|gap| format!("{}. {}", gap.words(), gap.why()));
    let names = officers::list(&work.txn).await?;
    let author = file.plan.as_ref().and_then(|plan| names.iter().find(|officer| officer.id == plan.author));
    let days = work.policy.plan_review_days.get(file.case.working_risk());
    let view = PlanView {
        author: author.map(|officer| officer.name.clone()),
        owners: names.iter().filter(|officer| officer.active).map(|officer| officer.name.clone()).collect(),
        review_proposed: london::plus_days(london::date(work.now), u64::from(days)),
        calendar: work.calendar.clone(),
        gap,
        timeline,
        file,
    };
    work.finish([Entry::about(Act::Consult, case, "plan", case.to_string())]).await?;
    Ok(view)
}

/// Saves the next version of a plan, made from version `base` (0: there was none).
///
/// # Errors
/// `Invalid` field by field; `Conflict` where somebody saved a version meanwhile; `Forbidden`.
pub async fn save(desk: &Desk<'_>, plan: Plan, base: u32) -> Result<u32, CaseworkError> {
    let work = desk.begin(Permission::Plans).await?;
    let wrong: Vec<Reason> = check(&plan).into_iter().map(|(code, text)| Reason { code, text }).collect();
    if !wrong.is_empty() {
        return Err(CaseworkError::Invalid(wrong));
    }
    cases::get(&work.txn, plan.case).await?;
    let latest = plans::latest(&work.txn, plan.case).await?.map_or(0, |latest| latest.version);
    if latest != base {
        return Err(CaseworkError::Conflict);
    }
    let plan =
        Plan { id: work.ids.next(), version: latest + 1, author: work.me.id, saved_at: work.now, ..plan };
    let (case, version) = (plan.case, plan.version);
    plans::insert(&work.txn, &plan).await?;
    work.finish([Entry::about(Act::Alter, case, "plan", format!("version {version}"))]).await?;
    Ok(version)
}

async fn paper(work: &Work<'_>, case: CaseId) -> Result<Pdf, CaseworkError> {
    let file = file(work, case).await?;
    let cover = cover_of(work, &file)?;
    let unit = settings::unit(&work.txn).await?;
    let unit: Vec<String> = [unit.name, unit.phone].into_iter().filter(|line| !line.is_empty()).collect();
    let paper = plan_paper(&PlanPaper {
        case: &file.case,
        people: &file.people,
        measures: &file.measures,
        cover: &cover,
        plan: file.plan.as_ref(),
        unit: &unit,
        printed_by: &work.me.name,
        now: work.now,
        calendar: &work.calendar,
    });
    Ok(safehold_letters::marked_paper(&paper, work.now)?)
}

/// The plan's paper, to be shown in the window.
///
/// # Errors
/// `NotFound`, `Forbidden`; `Refused` with what the typesetter can't print.
pub async fn pdf(desk: &Desk<'_>, case: CaseId) -> Result<Pdf, CaseworkError> {
    let work = desk.begin(Permission::Plans).await?;
    let pdf = paper(&work, case).await?;
    work.finish([Entry::about(Act::Consult, case, "plan paper", case.to_string())]).await?;
    Ok(pdf)
}

/// Gives the plan's paper out: to a printer or a file. Where `deliver` fails nothing is recorded.
///
/// # Errors
/// As for [`pdf`]; `Unavailable` with what the printer or the disk says.
pub async fn release(
    desk: &Desk<'_>,
    case: CaseId,
    how: &'static str,
    deliver: impl FnOnce(&[u8]) -> Result<(), String> + Send,
) -> Result<(), CaseworkError> {
    let work = desk.begin(Permission::Plans).await?;
    let pdf = paper(&work, case).await?;
    deliver(&pdf.bytes).map_err(CaseworkError::Unavailable)?;
    work.finish([Entry::about(Act::Disclose, case, how, case.to_string())]).await
}

/// The latest plans, those to be looked at soonest first.
///
/// # Errors
/// `Forbidden`.
pub async fn list(desk: &Desk<'_>) -> Result<Vec<(Plan, CaseRow, String)>, CaseworkError> {
    let work = desk.begin(Permission::Plans).await?;
    let found = plans::latest_of_all(&work.txn, 500).await?;
    let ids: Vec<CaseId> = found.iter().map(|plan| plan.case).collect();
    let rows = cases::rows_of(&work.txn, &ids).await?;
    let names = officers::list(&work.txn).await?;
    let listed: Vec<_> = found
        .into_iter()
        .filter_map(|plan| {
            let row = rows.iter().find(|row| row.case.id == plan.case)?.clone();
            let author = names.iter().find(|officer| officer.id == plan.author)?.name.clone();
            Some((plan, row, author))
        })
        .collect();
    work.finish([Entry::of(Act::Consult, "plans", format!("{} plans", listed.len()))]).await?;
    Ok(listed)
}
