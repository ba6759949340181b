//! Reminder letters: the gate, making the exact bytes, keeping them with the case, giving them out.

use chrono::{DateTime, Utc};
use safehold_core::audit::Act;
use safehold_core::id::{CaseId, LetterId, OfficerId};
use safehold_core::letter::{Letter, LetterTexts, REMINDER_TITLE, Reminder, letter_reference, reminder};
use safehold_core::letter_gate::{Asked, GateAnswer, Mend, Reason as GateReason, gate, order_to_remind_of};
use safehold_core::london;
use safehold_core::measure::{Measure, Nmo};
use safehold_core::officer::Permission;
use safehold_core::words;
use safehold_letters::{EnvelopeProfile, Pdf};
use safehold_store::{cases, letters, measures, officers, people, settings};
use sha2::{Digest, Sha256};

use crate::cases::{CaseFile, file};
use crate::desk::{Desk, Entry, Work};
use crate::error::{CaseworkError, Reason};

/// What the gate says of a case, and about which order.
#[derive(Debug, Clone, PartialEq)]
pub struct Asking {
    /// The answer.
    pub answer: GateAnswer,
    /// The order, in words: "Order made Thu 26 Nov 2026, Leeds Family Court".
    pub about: Option<String>,
}

fn ask(work: &Work<'_>, file: &CaseFile) -> Result<GateAnswer, CaseworkError> {
    Ok(gate(&Asked {
        victim: file.victim()?,
        respondent: file.respondent()?,
        measures: &file.measures,
        policy: &work.policy,
        calendar: &work.calendar,
        now: work.now,
    }))
}

fn refusal(reasons: Vec<GateReason>) -> CaseworkError {
    let reasons: Vec<Reason> = reasons
        .into_iter()
        .map(|reason| Reason { code: reason.code.to_owned(), text: reason.text })
        .collect();
    let count = words::count(reasons.len() as i64, "reason");
    CaseworkError::Refused(format!("The letter may not go out: {count}"), reasons)
}

/// Asks the gate for a case.
///
/// # Errors
/// `NotFound`, `Forbidden`.
pub async fn ask_gate(desk: &Desk<'_>, case: CaseId) -> Result<Asking, CaseworkError> {
    let work = desk.begin(Permission::MakeLetters).await?;
    let file = file(&work, case).await?;
    let answer = ask(&work, &file)?;
    let about = order_to_remind_of(&file.measures, work.now, &work.calendar)
        .map(|(_, order)| format!("Order made {}, {}", order.made.words(), order.court));
    work.finish([Entry::about(Act::Consult, case, "letter gate", case.to_string())]).await?;
    Ok(Asking { answer, about })
}

/// Makes the reminder letter of a case and keeps its exact bytes.
///
/// # Errors
/// `Refused` with every reason of the gate, or what the typesetter can't print; `NotFound`; `Forbidden`.
pub async fn make(desk: &Desk<'_>, case: CaseId) -> Result<Letter, CaseworkError> {
    let work = desk.begin(Permission::MakeLetters).await?;
    let (letter, pdf) = make_within(&work, case).await?;
    letters::insert(&work.txn, &letter, &pdf.bytes).await?;
    work.finish([Entry::about(Act::Collect, case, "letter", letter.reference.clone())]).await?;
    Ok(letter)
}

async fn make_within(work: &Work<'_>, case: CaseId) -> Result<(Letter, Pdf), CaseworkError> {
    let file = file(work, case).await?;
    let answer = ask(work, &file)?;
    if !answer.open() {
        return Err(refusal(answer.reasons));
    }
    let Some((measure, order)) = order_to_remind_of(&file.measures, work.now, &work.calendar) else {
        return Err(CaseworkError::refused("no-order-in-force", "The case has no order in force"));
    };
    let texts = settings::letter_texts(&work.txn).await?;
    let reference = letter_reference(letters::next_number(&work.txn).await?);
    let made = Made { reference: &reference, at: work.now, by: work.me.id };
    let pdf = compose(work, &file, (measure, order), &texts, &made).await?;
    let letter = Letter {
        id: work.ids.next(),
        case,
        recipient: file.victim()?.id,
        measure: measure.id,
        measure_version: measure.version,
        reference,
        title: REMINDER_TITLE.to_owned(),
        texts_version: texts.version,
        policy_version: work.policy.version,
        made_at: work.now,
        made_by: work.me.id,
        sha256: sha256(&pdf.bytes),
        pages: pdf.pages,
        printed: Vec::new(),
    };
    Ok((letter, pdf))
}

/// What a letter carries of its making.
struct Made<'a> {
    reference: &'a str,
    at: DateTime<Utc>,
    by: OfficerId,
}

/// Sets the reminder letter about an order as the record stands: the same record, the same bytes.
async fn compose(
    work: &Work<'_>,
    file: &CaseFile,
    (measure, order): (&Measure, &Nmo),
    texts: &LetterTexts,
    made: &Made<'_>,
) -> Result<Pdf, CaseworkError> {
    let contact = officers::get(&work.txn, file.case.owner.unwrap_or(made.by)).await?;
    let paper = reminder(&Reminder {
        victim: file.victim()?,
        respondent: file.respondent()?,
        measure,
        order,
        texts,
        sender: &work.policy.letter_sender,
        contact: &contact,
        reference: made.reference,
        date: london::date(made.at),
    });
    Ok(safehold_letters::letter(&paper, EnvelopeProfile::default(), made.at)?)
}

/// Whether the letter would read the same were it made now: the address, the names, the order, the texts.
async fn reads_the_same(work: &Work<'_>, file: &CaseFile, letter: &Letter) -> Result<bool, CaseworkError> {
    let Some((measure, order)) = order_to_remind_of(&file.measures, work.now, &work.calendar) else {
        return Ok(false);
    };
    if measure.id != letter.measure {
        return Ok(false);
    }
    let texts = settings::letter_texts(&work.txn).await?;
    let made = Made { reference: &letter.reference, at: letter.made_at, by: letter.made_by };
    Ok(sha256(&compose(work, file, (measure, order), &texts, &made).await?.bytes) == letter.sha256)
}

fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// A letter in a list.
#[derive(Debug, Clone, PartialEq)]
pub struct LetterView {
    /// The letter.
    pub letter: Letter,
    /// `SH-2041`.
    pub case_reference: String,
    /// The name on the envelope.
    pub to: String,
    /// Who made it.
    pub made_by: String,
}

/// Letters, newest first: of one case, or a page of all; and how many there are.
///
/// # Errors
/// `Forbidden`.
pub async fn list(
    desk: &Desk<'_>,
    case: Option<CaseId>,
    limit: u64,
    offset: u64,
) -> Result<(Vec<LetterView>, u64), CaseworkError> {
    let work = desk.begin(Permission::PrintLetters).await?;
    let (found, total) = match case {
        Some(case) => {
            let found = letters::of_case(&work.txn, case).await?;
            let total = found.len() as u64;
            (found, total)
        }
        None => (letters::list(&work.txn, limit, offset).await?, letters::count(&work.txn).await?),
    };
    let views = views(&work, found).await?;
    work.finish([Entry::of(Act::Consult, "letters", format!("{} letters", views.len()))]).await?;
    Ok((views, total))
}

/// One letter as a list shows it.
///
/// # Errors
/// `NotFound`, `Forbidden`.
pub async fn one(desk: &Desk<'_>, id: LetterId) -> Result<LetterView, CaseworkError> {
    let work = desk.begin(Permission::PrintLetters).await?;
    let letter = letters::get(&work.txn, id).await?;
    let case = letter.case;
    let view = views(&work, vec![letter]).await?.pop();
    work.finish([Entry::about(Act::Consult, case, "letter", id.to_string())]).await?;
    view.ok_or_else(|| CaseworkError::NotFound("The letter".to_owned()))
}

async fn views(work: &Work<'_>, found: Vec<Letter>) -> Result<Vec<LetterView>, CaseworkError> {
    let recipients: Vec<_> = found.iter().map(|letter| letter.recipient).collect();
    let people = people::victims_of(&work.txn, &recipients).await?;
    let ids: Vec<_> = found.iter().map(|letter| letter.case).collect();
    let cases = cases::of_ids(&work.txn, &ids).await?;
    let names = officers::list(&work.txn).await?;
    let view = |letter: Letter| {
        let case = cases.iter().find(|case| case.id == letter.case)?;
        let to = people.iter().find(|person| person.id == letter.recipient)?;
        let by = names.iter().find(|officer| officer.id == letter.made_by);
        Some(LetterView {
            case_reference: case.reference(),
            to: to.on_envelope(),
            made_by: by.map(|officer| officer.name.clone()).unwrap_or_default(),
            letter,
        })
    };
    Ok(found.into_iter().filter_map(view).collect())
}

/// The exact bytes of a letter, to be shown in the window.
///
/// # Errors
/// `NotFound`, `Forbidden`; `Internal` where the bytes are not those that were made.
pub async fn bytes(desk: &Desk<'_>, id: LetterId) -> Result<Vec<u8>, CaseworkError> {
    let work = desk.begin(Permission::PrintLetters).await?;
    let letter = letters::get(&work.txn, id).await?;
    let bytes = whole(&work, &letter).await?;
    work.finish([Entry::about(Act::Consult, letter.case, "letter", letter.reference)]).await?;
    Ok(bytes)
}

async fn whole(work: &Work<'_>, letter: &Letter) -> Result<Vec<u8>, CaseworkError> {
    let bytes = letters::bytes(&work.txn, letter.id).await?;
    if sha256(&bytes) == letter.sha256 {
        Ok(bytes)
    } else {
        Err(CaseworkError::Internal(
            "The letter's bytes are not those that were made: make the letter again".to_owned(),
        ))
    }
}

/// Gives a letter out: to a printer or a file. The gate is asked again at that moment. Where `deliver` fails
/// nothing is recorded.
///
/// # Errors
/// `Refused` with every reason; `Unavailable` with what the printer or the disk says.
pub async fn release(
    desk: &Desk<'_>,
    id: LetterId,
    how: &'static str,
    deliver: impl FnOnce(&[u8]) -> Result<(), String> + Send,
) -> Result<(), CaseworkError> {
    let work = desk.begin(Permission::PrintLetters).await?;
    let letter = letters::get(&work.txn, id).await?;
    let file = file(&work, letter.case).await?;
    let mut reasons = ask(&work, &file)?.reasons;
    let now_version = measures::get(&work.txn, letter.measure).await?.version;
    let changed = now_version != letter.measure_version
        || (reasons.is_empty() && !reads_the_same(&work, &file, &letter).await?);
    if changed {
        reasons.push(GateReason {
            code: "changed-since",
            text: "The order, the address or what the letter says changed since it was made: make it again"
                .to_owned(),
            mend: Mend::Measure,
        });
    }
    if !reasons.is_empty() {
        return Err(refusal(reasons));
    }
    let bytes = whole(&work, &letter).await?;
    deliver(&bytes).map_err(CaseworkError::Unavailable)?;
    letters::mark_printed(&work.txn, id, work.now).await?;
    work.finish([Entry::about(Act::Disclose, letter.case, how, letter.reference)]).await
}
