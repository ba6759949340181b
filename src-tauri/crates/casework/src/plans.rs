//! Safeguarding plans: one draft a case, saved over and over; signed off by somebody who did not write in it; from
//! then on kept as it was, with the record of that moment. Here: what a page of a plan needs, and the list.
//!
//! Writing is in `plans/write.rs`, papers in `plans/papers.rs`, what forces a review in `plans/reviews.rs`.

mod papers;
mod reviews;
mod write;

pub use papers::{Kind, pdf, release};
pub use reviews::report;
pub(crate) use reviews::{happened, refresh, regraded};
pub use write::{Base, grade, save, sign_off};

use chrono::{DateTime, NaiveDate, Utc};
use safehold_core::audit::Act;
use safehold_core::id::{CaseId, OfficerId};
use safehold_core::london;
use safehold_core::officer::Permission;
use safehold_core::plan::{
    Content, ForcedReview, Plan, Ready, Record, Snapshot, Stop, considered_lanes, snapshot, stops,
};
use safehold_core::timeline::Timeline;
use safehold_core::warnings::conflicts;
use safehold_store::cases::CaseRow;
use safehold_store::{cases, gradings, officers, plans, tasks};

use crate::cases::{CaseFile, cover_of, file, warnings_of};
use crate::desk::{Desk, Entry, Work};
use crate::error::CaseworkError;

/// A version of a plan in the list of its versions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VersionLine {
    /// Its number.
    pub version: u32,
    /// Who signed it off and when; `None`: the draft.
    pub signed: Option<(String, chrono::DateTime<chrono::Utc>)>,
    /// Who saved it last and when.
    pub saved: (String, chrono::DateTime<chrono::Utc>),
}

/// A plan's page.
#[derive(Debug, Clone, PartialEq)]
pub struct PlanView {
    /// The case with its people and measures.
    pub file: CaseFile,
    /// What the draft says; without a draft, what the next one begins with.
    pub content: Content,
    /// What a saving is made from.
    pub base: Base,
    /// The record now.
    pub record: Snapshot,
    /// The cover timeline now, with the measures that are not used.
    pub timeline: Option<Timeline>,
    /// Everything against signing the draft off by the person who looks; `None`: there is no draft.
    pub stops: Option<Vec<Stop>>,
    /// Reviews asked for since the latest sign-off, and those to come.
    pub reviews: Vec<ForcedReview>,
    /// Every version, the latest first.
    pub versions: Vec<VersionLine>,
    /// Who may own an action.
    pub owners: Vec<String>,
    /// The review date to propose where none is set.
    pub review_proposed: NaiveDate,
}

/// Opens the plan of a case.
///
/// # Errors
/// `NotFound`, `Forbidden`.
pub async fn open(desk: &Desk<'_>, case: CaseId) -> Result<PlanView, CaseworkError> {
    let work = desk.begin(Permission::Plans).await?;
    let file = file(&work, case).await?;
    let all = plans::of_case(&work.txn, case).await?;
    let names = names(&work).await?;
    let record = record_of(&work, &file, &names).await?;
    let draft = all.iter().find(|plan| plan.signed.is_none());
    let content = match (draft, all.first()) {
        (Some(draft), _) => draft.content.clone(),
        (None, Some(signed)) => Content { review_on: None, ..signed.content.clone() },
        (None, None) => Content::default(),
    };
    let mut timeline = record.timeline.clone();
    if let Some(timeline) = &mut timeline {
        timeline.lanes.extend(considered_lanes(Some(&content)));
    }
    let days = work.policy.plan_review_days.get(file.case.working_risk());
    let view = PlanView {
        base: Base::of(all.first()),
        stops: draft.map(|draft| against(&work, &file, draft, &record)),
        reviews: reviews::since_sign_off(&work, &file.case).await?,
        versions: all.iter().map(|plan| version_line(plan, &names)).collect(),
        owners: owners(&work).await?,
        review_proposed: london::plus_days(london::date(work.now), u64::from(days)),
        content,
        record,
        timeline,
        file,
    };
    work.finish([Entry::about(Act::Consult, case, "plan", case.to_string())]).await?;
    Ok(view)
}

async fn owners(work: &Work<'_>) -> Result<Vec<String>, CaseworkError> {
    let all = officers::list(&work.txn).await?;
    Ok(all.into_iter().filter(|officer| officer.active).map(|officer| officer.name).collect())
}

pub(crate) type Names = Vec<(OfficerId, String)>;

pub(crate) async fn names(work: &Work<'_>) -> Result<Names, CaseworkError> {
    let all = officers::list(&work.txn).await?;
    Ok(all.into_iter().map(|officer| (officer.id, officer.name)).collect())
}

pub(crate) fn name_of(names: &Names, id: Option<OfficerId>) -> String {
    let found = id.and_then(|id| names.iter().find(|(other, _)| *other == id));
    found.map_or_else(|| "somebody who left".to_owned(), |(_, name)| name.clone())
}

fn version_line(plan: &Plan, names: &Names) -> VersionLine {
    VersionLine {
        version: plan.version,
        signed: plan.signed.as_ref().map(|signed| (name_of(names, Some(signed.by)), signed.at)),
        saved: (name_of(names, plan.author()), plan.saved_at),
    }
}

/// The record of a case as a plan shows it, now.
pub(crate) async fn record_of(
    work: &Work<'_>,
    file: &CaseFile,
    names: &Names,
) -> Result<Snapshot, CaseworkError> {
    let cover = cover_of(work, file)?;
    let warnings = warnings_of(work, file.case.working_risk(), &file.measures, &file.people, &cover);
    let conflicts = conflicts(&file.measures, file.victim()?.id, &work.calendar);
    let gradings = gradings::of_case(&work.txn, file.case.id).await?;
    Ok(snapshot(&Record {
        case: &file.case,
        people: &file.people,
        measures: &file.measures,
        cover: &cover,
        warnings: &warnings,
        conflicts: &conflicts,
        gradings: &gradings,
        names,
        now: work.now,
        calendar: &work.calendar,
    }))
}

fn against(work: &Work<'_>, file: &CaseFile, draft: &Plan, record: &Snapshot) -> Vec<Stop> {
    stops(&Ready {
        plan: draft,
        record,
        risk: file.case.risk,
        signer: work.me.id,
        now: work.now,
        policy: &work.policy,
    })
}

/// A plan in the list.
#[derive(Debug, Clone, PartialEq)]
pub struct PlanListed {
    /// The latest version: the draft where there is one.
    pub plan: Plan,
    /// The case with its parties' names.
    pub row: CaseRow,
    /// Who saved it last.
    pub saved_by: String,
    /// Who signed it off.
    pub signed_by: Option<String>,
    /// The day of the review that holds: a draft takes none away.
    pub review_on: Option<NaiveDate>,
    /// When the review that something asked for is due, where one is open.
    pub asked_for: Option<DateTime<Utc>>,
}

/// The latest plans, those to be looked at soonest first.
///
/// # Errors
/// `Forbidden`.
pub async fn list(desk: &Desk<'_>) -> Result<Vec<PlanListed>, CaseworkError> {
    let work = desk.begin(Permission::Plans).await?;
    let found = plans::latest_of_all(&work.txn, 500).await?;
    let ids: Vec<CaseId> = found.iter().map(|(plan, _)| plan.case).collect();
    let rows = cases::rows_of(&work.txn, &ids).await?;
    let names = names(&work).await?;
    let asked = tasks::plan_reviews_due(&work.txn, &ids).await?;
    let listed: Vec<_> = found
        .into_iter()
        .filter_map(|(plan, review_on)| {
            // One bad row never blanks a list.
            let row = rows.iter().find(|row| row.case.id == plan.case)?.clone();
            Some(PlanListed {
                saved_by: name_of(&names, plan.author()),
                signed_by: plan.signed.as_ref().map(|signed| name_of(&names, Some(signed.by))),
                review_on,
                asked_for: asked.iter().find(|(case, _)| *case == plan.case).map(|(_, due)| *due),
                plan,
                row,
            })
        })
        .collect();
    work.finish([Entry::of(Act::Consult, "plans", format!("{} plans", listed.len()))]).await?;
    Ok(listed)
}
