//! Letters: the gate, making the exact bytes, keeping them with the case, giving them out.

use chrono::{DateTime, Utc};
use safehold_core::audit::Act;
use safehold_core::document::{EnvelopeProfile, PrintSize};
use safehold_core::id::{CaseId, LetterId, OfficerId};
use safehold_core::letter::{Content, Letter, LetterKind, LetterTexts, letter_reference, subjects};
use safehold_core::letter_gate::{Asked, GateAnswer, Mend, Reason as GateReason, gate, leaks};
use safehold_core::measure::Measure;
use safehold_core::officer::Permission;
use safehold_core::words;
use safehold_letters::Pdf;
use safehold_store::{cases, letters, measures, officers, people, settings};
use sha2::{Digest, Sha256};

use crate::cases::{CaseFile, file};
use crate::desk::{Desk, Entry, Work};
use crate::error::{CaseworkError, Reason};

/// What letter is wished.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Wished {
    /// Its kind.
    pub kind: LetterKind,
    /// The envelope it goes into.
    pub profile: EnvelopeProfile,
    /// How large it is set.
    pub size: PrintSize,
}

/// What the gate says of a case, and about which measures.
#[derive(Debug, Clone, PartialEq)]
pub struct Asking {
    /// The answer.
    pub answer: GateAnswer,
    /// The measures, in words: "Non-molestation order made Thu 26 Nov 2026".
    pub about: Option<String>,
}

pub(crate) fn ask(
    work: &Work<'_>,
    file: &CaseFile,
    kind: LetterKind,
    texts: &LetterTexts,
) -> Result<GateAnswer, CaseworkError> {
    Ok(gate(&Asked {
        kind,
        victim: file.victim()?,
        respondent: file.respondent()?,
        measures: &file.measures,
        differences: &file.differences,
        texts,
        policy: &work.policy,
        calendar: &work.calendar,
        now: work.now,
    }))
}

pub(crate) fn about<'a>(work: &Work<'_>, file: &'a CaseFile, kind: LetterKind) -> Vec<&'a Measure> {
    subjects(kind, &file.measures, work.now, &work.calendar, &work.policy)
}

pub(crate) fn refusal(reasons: Vec<GateReason>) -> CaseworkError {
    let reasons: Vec<Reason> = reasons
        .into_iter()
        .map(|reason| Reason { code: reason.code.to_owned(), text: reason.text })
        .collect();
    let count = words::count(reasons.len() as i64, "reason");
    CaseworkError::Refused(format!("The letter may not go out: {count}"), reasons)
}

/// Asks the gate for a letter of a kind about a case.
///
/// # Errors
/// `NotFound`, `Forbidden`.
pub async fn ask_gate(desk: &Desk<'_>, case: CaseId, kind: LetterKind) -> Result<Asking, CaseworkError> {
    let work = desk.begin(Permission::MakeLetters).await?;
    let file = file(&work, case).await?;
    let texts = settings::letter_texts(&work.txn).await?;
    let answer = ask(&work, &file, kind, &texts)?;
    let named: Vec<String> = about(&work, &file, kind)
        .into_iter()
        .map(|measure| match measure.made() {
            Some(made) => format!("{} made {}", measure.kind().name(), made.words()),
            None => measure.kind().name().to_owned(),
        })
        .collect();
    let about = (!named.is_empty()).then(|| words::list(&named));
    work.finish([Entry::about(Act::Consult, case, "letter gate", case.to_string())]).await?;
    Ok(Asking { answer, about })
}

/// Makes a letter of a case and keeps its exact bytes.
///
/// # Errors
/// `Refused` with every reason of the gate, or what the typesetter can't print; `NotFound`; `Forbidden`.
pub async fn make(desk: &Desk<'_>, case: CaseId, wished: Wished) -> Result<Letter, CaseworkError> {
    let work = desk.begin(Permission::MakeLetters).await?;
    let (letter, pdf) = make_within(&work, case, wished).await?;
    letters::insert(&work.txn, &letter, &pdf.bytes).await?;
    work.finish([Entry::about(Act::Collect, case, "letter", letter.reference.clone())]).await?;
    Ok(letter)
}

/// Makes a letter within work already begun; its bytes are not kept yet.
pub(crate) async fn make_within(work: &Work<'_>, case: CaseId, wished: Wished) -> Result<(Letter, Pdf), CaseworkError> {
    let Wished { kind, profile, size } = wished;
    let file = file(work, case).await?;
    let texts = settings::letter_texts(&work.txn).await?;
    let answer = ask(work, &file, kind, &texts)?;
    if !answer.open() {
        return Err(refusal(answer.reasons));
    }
    let about = about(work, &file, kind);
    let reference = letter_reference(letters::next_number(&work.txn).await?);
    let made = Made { wished, reference: &reference, at: work.now, by: work.me.id };
    let pdf = compose(work, &file, &about, &texts, &made).await?;
    last_look(&file, &about, &pdf.bytes)?;
    let letter = Letter {
        id: work.ids.next(),
        case,
        recipient: file.victim()?.id,
        kind,
        profile,
        size,
        about: about.iter().map(|measure| (measure.id, measure.version)).collect(),
        reference,
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

/// Looks at the words of the finished file, as they stand in it, for what must never be in a letter.
fn last_look(file: &CaseFile, about: &[&Measure], bytes: &[u8]) -> Result<(), CaseworkError> {
    let found = leaks(&safehold_letters::text_of(bytes)?, &file.people, about);
    if found.is_empty() { Ok(()) } else { Err(refusal(found)) }
}

/// What a letter carries of its making.
struct Made<'a> {
    wished: Wished,
    reference: &'a str,
    at: DateTime<Utc>,
    by: OfficerId,
}

/// Sets a letter as the record stands: the same record, the same bytes.
async fn compose(
    work: &Work<'_>,
    file: &CaseFile,
    about: &[&Measure],
    texts: &LetterTexts,
    made: &Made<'_>,
) -> Result<Pdf, CaseworkError> {
    let contact = officers::get(&work.txn, file.case.owner.unwrap_or(made.by)).await?;
    let paper = safehold_core::letter::letter(&Content {
        kind: made.wished.kind,
        victim: file.victim()?,
        respondent: file.respondent()?,
        about,
        texts,
        sender: &work.policy.letter_sender,
        contact: &contact,
        reference: made.reference,
        at: made.at,
        calendar: &work.calendar,
    });
    Ok(safehold_letters::letter(&paper, made.wished.profile, made.wished.size, made.at)?)
}

/// Whether the letter would read the same were it made now: the address, the names, the measures, the texts.
async fn reads_the_same(
    work: &Work<'_>,
    file: &CaseFile,
    letter: &Letter,
    texts: &LetterTexts,
) -> Result<bool, CaseworkError> {
    let about = about(work, file, letter.kind);
    let now: Vec<_> = about.iter().map(|measure| (measure.id, measure.version)).collect();
    if now != letter.about {
        return Ok(false);
    }
    let wished = Wished { kind: letter.kind, profile: letter.profile, size: letter.size };
    let made = Made { wished, reference: &letter.reference, at: letter.made_at, by: letter.made_by };
    Ok(sha256(&compose(work, file, &about, texts, &made).await?.bytes) == letter.sha256)
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

pub(crate) async fn views(work: &Work<'_>, found: Vec<Letter>) -> Result<Vec<LetterView>, CaseworkError> {
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
    let (letter, bytes) = may_go(&work, id).await?;
    deliver(&bytes).map_err(CaseworkError::Unavailable)?;
    letters::mark_printed(&work.txn, id, work.now).await?;
    work.finish([Entry::about(Act::Disclose, letter.case, how, letter.reference)]).await
}

/// Asks the gate again about a letter that was made, and whether it would read the same were it made now; gives it
/// with its exact bytes. Whatever gives a letter out asks this within the work in which it books it.
///
/// # Errors
/// `Refused` with every reason; `NotFound`; `Internal` where the bytes are not those that were made.
pub(crate) async fn may_go(work: &Work<'_>, id: LetterId) -> Result<(Letter, Vec<u8>), CaseworkError> {
    let letter = letters::get(&work.txn, id).await?;
    let file = file(work, letter.case).await?;
    let texts = settings::letter_texts(&work.txn).await?;
    let mut reasons = ask(work, &file, letter.kind, &texts)?.reasons;
    let mut changed = false;
    for (measure, version) in &letter.about {
        changed |= measures::get(&work.txn, *measure).await?.version != *version;
    }
    changed |= !changed && reasons.is_empty() && !reads_the_same(work, &file, &letter, &texts).await?;
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
    let bytes = whole(work, &letter).await?;
    last_look(&file, &about(work, &file, letter.kind), &bytes)?;
    Ok((letter, bytes))
}
