//! A letter drawn from the record, and what the gate is shown of it: the words and the window of the finished file, and
//! what changed in the record since.

use chrono::{DateTime, Utc};
use safehold_core::document::{EnvelopeProfile, LetterPaper, PrintSize};
use safehold_core::id::{CaseId, OfficerId};
use safehold_core::letter::{Content, Letter, LetterKind, LetterTexts, Way, subjects};
use safehold_core::letter_gate::{Asked, Finished, GateAnswer, Reason as GateReason, gate};
use safehold_core::measure::Measure;
use safehold_core::words;
use safehold_letters::Pdf;
use safehold_store::{letters, measures, officers, people, settings};
use sha2::{Digest, Sha256};

use super::Wished;
use crate::cases::CaseFile;
use crate::desk::Work;
use crate::error::{CaseworkError, Reason};

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

/// What a letter carries of its making.
pub(super) struct Made<'a> {
    pub wished: Wished,
    pub reference: &'a str,
    pub at: DateTime<Utc>,
    pub by: OfficerId,
}

/// A finished file and what can be read in it.
pub(super) struct Drawn {
    /// The file, or why it could not be set.
    pub pdf: Result<Pdf, String>,
    text: String,
    window: String,
}

/// Asks the gate about a case's record and, where there is one, the finished file.
pub(super) fn look(
    work: &Work<'_>,
    file: &CaseFile,
    wished: &Wished,
    texts: &LetterTexts,
    drawn: Option<&Drawn>,
    changed: &[String],
    newer: Option<&str>,
) -> Result<GateAnswer, CaseworkError> {
    let about = about(work, file, wished.kind);
    let finished = drawn.map(|drawn| Finished {
        unset: drawn.pdf.as_ref().err().map(String::as_str),
        text: &drawn.text,
        window: &drawn.window,
        about: &about,
        changed,
        newer,
    });
    Ok(gate(&Asked {
        kind: wished.kind,
        way: wished.way,
        language: wished.written(file.victim()?).0,
        victim: file.victim()?,
        respondent: file.respondent()?,
        people: &file.people,
        measures: &file.measures,
        differences: &file.differences,
        texts,
        policy: &work.policy,
        calendar: &work.calendar,
        now: work.now,
        finished,
    }))
}

/// Draws a letter as the record stands; nothing where the record lacks what a letter can't be drawn without, which the
/// gate then says by itself.
pub(super) async fn drawn(
    work: &Work<'_>,
    file: &CaseFile,
    texts: &LetterTexts,
    made: &Made<'_>,
) -> Result<Option<Drawn>, CaseworkError> {
    let about = about(work, file, made.wished.kind);
    let told = !made.wished.kind.is_about_measures() || !about.is_empty();
    let record = look(work, file, &made.wished, texts, None, &[], None)?;
    let lacks = ["no-address", "address-not-printable", "no-respondent", "no-terms", "term-incomplete"];
    if !told || record.reasons.iter().any(|reason| lacks.contains(&reason.code)) {
        return Ok(None);
    }
    match compose(work, file, &about, texts, made).await? {
        Ok(pdf) => {
            let pages = pdf.pages;
            let read = read_back(work, pdf.bytes, &made.wished)?;
            Ok(Some(Drawn { pdf: read.pdf.map(|pdf| Pdf { pages, ..pdf }), ..read }))
        }
        Err(why) => Ok(Some(Drawn { pdf: Err(why), text: String::new(), window: String::new() })),
    }
}

/// Reads back what stands in a finished file.
pub(super) fn read_back(work: &Work<'_>, bytes: Vec<u8>, wished: &Wished) -> Result<Drawn, CaseworkError> {
    let text = safehold_letters::text_of(&bytes)?;
    let window = match wished.way {
        Way::Post => safehold_letters::in_window(&bytes, wished.envelope.profile(&work.policy)?)?,
        _ => String::new(),
    };
    Ok(Drawn { pdf: Ok(Pdf { bytes, pages: 0 }), text, window })
}

/// Sets a letter as the record stands: the same record, the same bytes. What goes another way than by post carries
/// no address.
async fn compose(
    work: &Work<'_>,
    file: &CaseFile,
    about: &[&Measure],
    texts: &LetterTexts,
    made: &Made<'_>,
) -> Result<Result<Pdf, String>, CaseworkError> {
    let (paper, size) = paper(work, file, about, texts, made).await?;
    let Some(size) = size else {
        return Ok(Err(
            "A text to be read out has no pages: read it out by phone, or choose another form".to_owned()
        ));
    };
    let set = safehold_letters::letter(&paper, made.wished.envelope.profile(&work.policy)?, size, made.at);
    Ok(set.map_err(|why| why.to_string()))
}

/// What a letter says as the record stands, and how large it is set; no size where it has no pages.
async fn paper(
    work: &Work<'_>,
    file: &CaseFile,
    about: &[&Measure],
    texts: &LetterTexts,
    made: &Made<'_>,
) -> Result<(LetterPaper, Option<PrintSize>), CaseworkError> {
    let contact = officers::get(&work.txn, file.case.owner.unwrap_or(made.by)).await?;
    let victim = file.victim()?;
    let (language, format) = made.wished.written(victim);
    let mut paper = safehold_core::letter::letter(&Content {
        kind: made.wished.kind,
        language,
        format,
        bilingual: work.policy.welsh_bilingual,
        exact_wording: work.policy.exact_wording_page,
        typeface: work.policy.letter_typeface,
        victim,
        respondent: file.respondent()?,
        about,
        texts,
        sender: &work.policy.letter_sender,
        contact: &contact,
        reference: made.reference,
        at: made.at,
        calendar: &work.calendar,
    });
    if made.wished.way != Way::Post {
        paper.address.clear();
    }
    Ok((paper, format.size()))
}

/// What a letter says where it is read out, and what the gate says of that; no letter where the record lacks what it
/// can't be written without.
pub(super) async fn drawn_to_read_out(
    work: &Work<'_>,
    file: &CaseFile,
    about: &[&Measure],
    texts: &LetterTexts,
    made: &Made<'_>,
) -> Result<(Option<LetterPaper>, GateAnswer), CaseworkError> {
    let record = look(work, file, &made.wished, texts, None, &[], None)?;
    if !record.open() {
        return Ok((None, record));
    }
    let (paper, _) = paper(work, file, about, texts, made).await?;
    let pdf = Ok(Pdf { bytes: Vec::new(), pages: 0 });
    let drawn = Drawn { pdf, text: safehold_core::letter::spoken(&paper), window: String::new() };
    let answer = look(work, file, &made.wished, texts, Some(&drawn), &[], None)?;
    Ok((Some(paper), answer))
}

/// What a letter that was made says, for a file of many. Ask it within the work in which [`super::may_go`] let the letter
/// go: that has just found that the record still makes the same bytes.
pub(crate) async fn paper_of(
    work: &Work<'_>,
    letter: &Letter,
) -> Result<(LetterPaper, PrintSize), CaseworkError> {
    let file = crate::cases::file(work, letter.case).await?;
    let texts = settings::letter_texts(&work.txn).await?;
    let about = about(work, &file, letter.kind);
    let wished = super::wished_of(letter);
    let made = Made { wished, reference: &letter.reference, at: letter.made_at, by: letter.made_by };
    let (paper, size) = paper(work, &file, &about, &texts, &made).await?;
    let size = size.ok_or_else(|| {
        CaseworkError::refused("paper", "A text to be read out has no pages: read it out by phone")
    })?;
    Ok((paper, size))
}

/// Whether the records that a letter was drawn from are still the same, without setting it again.
pub(crate) async fn drawn_from_the_same(
    work: &Work<'_>,
    file: &CaseFile,
    letter: &Letter,
) -> Result<bool, CaseworkError> {
    let about = about(work, file, letter.kind);
    Ok(record(work, letter.case, &about, follows_unit(letter)).await? == letter.drawn_from)
}

/// What a letter keeps of the envelope that it was made for where that follows the unit's policy.
const ENVELOPE: &str = "envelope";

fn follows_unit(letter: &Letter) -> bool {
    letter.drawn_from.iter().any(|(part, _)| part == ENVELOPE)
}

/// The records that a letter of a case is drawn from, each with the digest of its content now; with the unit's envelope
/// where the letter follows that.
pub(super) async fn record(
    work: &Work<'_>,
    case: CaseId,
    about: &[&Measure],
    follows_unit: bool,
) -> Result<Vec<(String, String)>, CaseworkError> {
    let mut parts: Vec<(String, String)> = people::digests(&work.txn, case)
        .await?
        .into_iter()
        .map(|(part, digest)| (part.to_owned(), digest))
        .collect();
    let ids: Vec<_> = about.iter().map(|measure| measure.id).collect();
    parts.push(("measures".to_owned(), measures::digest(&work.txn, &ids).await?));
    if follows_unit {
        let code = work.policy.letter_profile().map_or_else(|| "none".to_owned(), EnvelopeProfile::code);
        parts.push((ENVELOPE.to_owned(), code));
    }
    Ok(parts)
}

/// A letter that the unit's envelope or the versions of its measures left behind, as far as no query is needed to see it:
/// what was accepted of it is accepted of another letter.
pub(crate) fn plainly_old(work: &Work<'_>, file: &CaseFile, letter: &Letter) -> bool {
    let envelope = letter.drawn_from.iter().find(|(part, _)| part == ENVELOPE);
    let now = work.policy.letter_profile().map_or_else(|| "none".to_owned(), EnvelopeProfile::code);
    let versions: Vec<_> =
        about(work, file, letter.kind).iter().map(|measure| (measure.id, measure.version)).collect();
    envelope.is_some_and(|(_, made_for)| *made_for != now) || versions != letter.about
}

fn part_words(part: &str) -> &'static str {
    match part {
        "victim-details" => "the victim's details",
        "victim-address" => "the address",
        "safe-contact" => "how the victim is reached safely",
        "respondent" => "the respondent's record",
        "measures" => "the order",
        ENVELOPE => "the envelope that the unit uses",
        _ => "another person's record",
    }
}

/// What changed since a letter was made: the order, the address, safe contact, any record it was drawn from; or the
/// words that it would be made with now.
pub(super) async fn what_changed(
    work: &Work<'_>,
    file: &CaseFile,
    letter: &Letter,
    texts: &LetterTexts,
) -> Result<Vec<String>, CaseworkError> {
    let about = about(work, file, letter.kind);
    let now = record(work, letter.case, &about, follows_unit(letter)).await?;
    let mut changed: Vec<String> = now
        .iter()
        .filter(|part| !letter.drawn_from.contains(part))
        .map(|(part, _)| part_words(part).to_owned())
        .collect();
    let versions: Vec<_> = about.iter().map(|measure| (measure.id, measure.version)).collect();
    if versions != letter.about && !changed.iter().any(|part| part == "the order") {
        changed.push("the order".to_owned());
    }
    if changed.is_empty() {
        let wished = super::wished_of(letter);
        let made = Made { wished, reference: &letter.reference, at: letter.made_at, by: letter.made_by };
        let again = compose(work, file, &about, texts, &made).await?;
        if !again.is_ok_and(|pdf| sha256(&pdf.bytes) == letter.sha256) {
            changed.push("the letter's texts, its sender or whom to ask for".to_owned());
        }
    }
    Ok(changed)
}

/// The reference of the letter that took this one's place: made later, of the same kind, for the same way.
pub(super) async fn newer_than(work: &Work<'_>, letter: &Letter) -> Result<Option<String>, CaseworkError> {
    let of_case = letters::of_case(&work.txn, letter.case).await?;
    let same = |other: &&Letter| {
        other.kind == letter.kind
            && other.way == letter.way
            && other.language == letter.language
            && other.format == letter.format
    };
    let newest = of_case.iter().find(same).filter(|newest| newest.id != letter.id);
    Ok(newest.map(|newest| newest.reference.clone()))
}

pub(super) fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}
