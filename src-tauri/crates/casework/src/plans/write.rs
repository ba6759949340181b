//! Saving a plan's draft, signing it off, grading the risk.

use safehold_core::audit::Act;
use safehold_core::id::{CaseId, OfficerId};
use safehold_core::london;
use safehold_core::officer::Permission;
use safehold_core::person::{Case, Risk};
use safehold_core::plan::{Content, Grading, Plan, SignedOff, check};
use safehold_store::{cases, plans};

use super::{against, names, record_of, refresh, reviews};
use crate::cases::file;
use crate::desk::{Desk, Entry};
use crate::error::{CaseworkError, Reason};

/// What somebody's words were typed over: the number of a version and its revision. Without a draft it is the next
/// version, revision 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Base {
    /// The version of the draft.
    pub version: u32,
    /// The draft's revision that was read.
    pub revision: u32,
}

impl Base {
    /// The base of a saving, given the latest version of a case's plan.
    pub fn of(latest: Option<&Plan>) -> Self {
        match latest {
            Some(draft) if draft.signed.is_none() => {
                Self { version: draft.version, revision: draft.revision }
            }
            Some(signed) => Self { version: signed.version + 1, revision: 0 },
            None => Self { version: 1, revision: 0 },
        }
    }
}

/// Saves a plan's draft; the first saving after a sign-off begins the next version. Gives the new base.
///
/// # Errors
/// `Invalid` field by field; `Conflict` where somebody saved it or signed it off meanwhile; `Forbidden`.
pub async fn save(
    desk: &Desk<'_>,
    case: CaseId,
    base: Base,
    content: Content,
) -> Result<Base, CaseworkError> {
    let work = desk.begin(Permission::Plans).await?;
    let wrong: Vec<Reason> = check(&content).into_iter().map(|(code, text)| Reason { code, text }).collect();
    if !wrong.is_empty() {
        return Err(CaseworkError::Invalid(wrong));
    }
    cases::get(&work.txn, case).await?;
    let latest = plans::latest(&work.txn, case).await?;
    if Base::of(latest.as_ref()) != base {
        return Err(CaseworkError::Conflict);
    }
    let me = work.me.id;
    let saved = match latest.filter(|plan| plan.signed.is_none()) {
        Some(draft) => {
            let authors = with_author(draft.authors.clone(), me);
            let draft = Plan { content, authors, saved_at: work.now, ..draft };
            Base { version: draft.version, revision: plans::update(&work.txn, &draft).await? }
        }
        None => {
            let draft = Plan {
                id: work.ids.next(),
                case,
                version: base.version,
                revision: 1,
                content,
                authors: vec![me],
                saved_at: work.now,
                signed: None,
            };
            plans::insert(&work.txn, &draft).await?;
            Base { version: draft.version, revision: 1 }
        }
    };
    let which = format!("version {}", saved.version);
    work.finish([Entry::about(Act::Alter, case, "plan draft", which)]).await?;
    Ok(saved)
}

/// The authors with the one who saves now as the last.
fn with_author(mut authors: Vec<OfficerId>, me: OfficerId) -> Vec<OfficerId> {
    authors.retain(|author| *author != me);
    authors.push(me);
    authors
}

/// Signs a draft off: it is kept as it is, with the record of this moment. Reviews that were asked for are done with
/// it, and the next is raised.
///
/// # Errors
/// `Refused` with everything that stands against it; `Conflict` where the draft is not the one that was read;
/// `Forbidden`.
pub async fn sign_off(desk: &Desk<'_>, case: CaseId, base: Base) -> Result<u32, CaseworkError> {
    let work = desk.begin(Permission::SignOffPlans).await?;
    let latest = plans::latest(&work.txn, case).await?;
    let Some(draft) = latest.filter(|plan| plan.signed.is_none() && Base::of(Some(plan)) == base) else {
        return Err(CaseworkError::Conflict);
    };
    let file = file(&work, case).await?;
    let names = names(&work).await?;
    let record = record_of(&work, &file, &names).await?;
    let against = against(&work, &file, &draft, &record);
    if !against.is_empty() {
        let reasons = against.into_iter().map(|stop| Reason {
            code: if stop.field.is_empty() { stop.code.to_owned() } else { stop.field },
            text: stop.text,
        });
        return Err(CaseworkError::Refused("The plan can't be signed off yet".to_owned(), reasons.collect()));
    }
    let version = draft.version;
    let signed = SignedOff { by: work.me.id, at: work.now, policy_version: work.policy.version, record };
    plans::update(&work.txn, &Plan { signed: Some(signed), ..draft }).await?;
    reviews::done(&work, case).await?;
    refresh(&work, case).await?;
    work.finish([Entry::about(Act::Alter, case, "plan signed off", format!("version {version}"))]).await?;
    Ok(version)
}

/// Records an assessment of the risk: the case works to the new grade from now on.
///
/// # Errors
/// `Invalid` field by field; `NotFound`, `Forbidden`.
pub async fn grade(
    desk: &Desk<'_>,
    case: CaseId,
    grade: Risk,
    tool: &str,
    on: chrono::NaiveDate,
    judgement: &str,
) -> Result<(), CaseworkError> {
    let work = desk.begin(Permission::Plans).await?;
    let grading = Grading {
        case,
        grade,
        tool: tool.trim().to_owned(),
        on,
        judgement: judgement.trim().to_owned(),
        by: work.me.id,
        at: work.now,
    };
    let wrong = grading.check(london::date(work.now));
    if !wrong.is_empty() {
        return Err(CaseworkError::Invalid(
            wrong.into_iter().map(|(code, text)| Reason { code, text }).collect(),
        ));
    }
    let before = cases::get(&work.txn, case).await?;
    if before.risk != Some(grade) {
        cases::update(&work.txn, &Case { risk: Some(grade), ..before }).await?;
    }
    reviews::graded(&work, &grading).await?;
    work.finish([Entry::about(Act::Collect, case, "risk", grade.code())]).await
}
