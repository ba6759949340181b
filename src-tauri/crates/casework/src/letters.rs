//! Letters: the gate, making the exact bytes, keeping them with the case, giving them out.
//!
//! Here: what is asked, made and released. In `letters/`: drawing a letter and looking at what was drawn, the second
//! person, ways other than post, what an envelope shows, lists.

mod drawing;
mod listing;
mod other_ways;
mod outside;
mod read_out;
mod second;

pub(crate) use drawing::{about, drawn_from_the_same, paper_of, plainly_old, refusal};
pub(crate) use listing::views;
pub use listing::{LetterView, list, one};
pub use other_ways::{OtherWay, ToHand, another_way, hand_over, offered};
pub use outside::{Outside, Reading, outside};
pub use read_out::{ReadOut, read_out};
pub use second::{agree, i_may_agree, may_agree, names};

use safehold_core::audit::Act;
use safehold_core::envelope::{EnvelopeChoice, EnvelopeProfile};
use safehold_core::id::{CaseId, LetterId};
use safehold_core::letter::{
    Format, Language, Letter, LetterKind, LetterTexts, Way, letter_reference, tellable,
};
use safehold_core::letter_gate::GateAnswer;
use safehold_core::officer::Permission;
use safehold_core::person::Person;
use safehold_core::policy::Policy;
use safehold_letters::Pdf;
use safehold_store::{letters, settings};

use crate::cases::{CaseFile, file};
use crate::desk::{Desk, Entry, Work};
use crate::error::CaseworkError;
use drawing::{Made, drawn, look, newer_than, record, sha256, what_changed};

/// What letter is wished.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Wished {
    /// Its kind.
    pub kind: LetterKind,
    /// The envelope it goes into.
    pub envelope: Envelope,
    /// The language; `None`: the one that she reads.
    pub language: Option<Language>,
    /// The form; `None`: the one that she wants.
    pub format: Option<Format>,
    /// How it reaches her.
    pub way: Way,
}

/// Which envelope a letter goes into.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Envelope {
    /// The one that the unit's policy says. Once the unit says another, the letter is made again.
    #[default]
    OfUnit,
    /// This one, whatever the unit's policy says.
    Chosen(EnvelopeChoice),
    /// As a letter was made.
    As(EnvelopeProfile),
}

impl Envelope {
    /// Its measures.
    ///
    /// # Errors
    /// `Refused` where the unit's own envelope is meant and not measured.
    pub(crate) fn profile(self, policy: &Policy) -> Result<EnvelopeProfile, CaseworkError> {
        let profile = match self {
            Self::OfUnit => policy.letter_profile(),
            Self::Chosen(choice) => choice.profile(policy.own_envelope),
            Self::As(profile) => Some(profile),
        };
        profile.ok_or_else(|| {
            let text = "The unit\u{2019}s own envelope is not measured: enter its measures in Settings, Unit and policy";
            CaseworkError::refused("envelope", text)
        })
    }
}

impl Wished {
    /// Its envelope follows the unit's policy.
    fn follows_unit(&self) -> bool {
        self.way == Way::Post && self.envelope == Envelope::OfUnit
    }

    /// The language and the form: what is wished, else what she reads and wants. What is read out by phone has no
    /// paper; where paper is wished for somebody who wants it read out, it is standard print.
    pub(crate) fn written(&self, victim: &Person) -> (Language, Format) {
        let language = self.language.unwrap_or(victim.language);
        let format = self.format.unwrap_or(match (self.way, victim.format) {
            (Way::Phone, _) => Format::Plain,
            (_, Format::Plain) => Format::Standard,
            (_, wanted) => wanted,
        });
        (language, format)
    }
}

impl From<LetterKind> for Wished {
    fn from(kind: LetterKind) -> Self {
        Self { kind, ..Self::default() }
    }
}

/// What the gate says of a case, and about which measures.
#[derive(Debug, Clone, PartialEq)]
pub struct Asking {
    /// The answer.
    pub answer: GateAnswer,
    /// The measures, in words: "Non-molestation order made Thu 26 Nov 2026".
    pub about: Option<String>,
}

/// Asks the gate what it can say of a case's record without setting the letter: for lists. What goes out is asked by
/// [`may_go`].
pub(crate) fn ask(
    work: &Work<'_>,
    file: &CaseFile,
    kind: LetterKind,
    texts: &LetterTexts,
) -> Result<GateAnswer, CaseworkError> {
    look(work, file, &kind.into(), texts, None, &[], None)
}

/// Asks the gate for a letter about a case: the record, and the letter as it would be set now.
///
/// # Errors
/// `NotFound`, `Forbidden`.
pub async fn ask_gate(
    desk: &Desk<'_>,
    case: CaseId,
    wished: impl Into<Wished>,
) -> Result<Asking, CaseworkError> {
    let wished = wished.into();
    let work = desk.begin(Permission::MakeLetters).await?;
    let file = file(&work, case).await?;
    let texts = settings::letter_texts(&work.txn).await?;
    let made = Made { wished, reference: &letter_reference(0), at: work.now, by: work.me.id };
    let trial = drawn(&work, &file, &texts, &made).await?;
    let answer = look(&work, &file, &wished, &texts, trial.as_ref(), &[], None)?;
    let named: Vec<String> = about(&work, &file, wished.kind)
        .into_iter()
        .map(|measure| match measure.made() {
            Some(made) => format!("{} made {}", measure.kind().name(), made.words()),
            None => measure.kind().name().to_owned(),
        })
        .collect();
    let about = (!named.is_empty()).then(|| safehold_core::words::list(&named));
    work.finish([Entry::about(Act::Consult, case, "letter gate", case.to_string())]).await?;
    Ok(Asking { answer, about })
}

/// The kinds of letter that a case has something to tell in now, the first the one to begin with; a case with nothing to tell
/// is asked about a court order.
///
/// # Errors
/// `NotFound`, `Forbidden`.
pub async fn kinds(desk: &Desk<'_>, case: CaseId) -> Result<Vec<LetterKind>, CaseworkError> {
    let work = desk.begin(Permission::MakeLetters).await?;
    let file = file(&work, case).await?;
    let mut kinds = tellable(&file.measures, work.now, &work.calendar, &work.policy);
    if !kinds.iter().any(|kind| kind.is_about_measures()) {
        kinds.insert(0, LetterKind::OrderRecorded);
    }
    work.finish([Entry::about(Act::Consult, case, "kinds of letter", case.to_string())]).await?;
    Ok(kinds)
}

/// Makes a letter of a case and keeps its exact bytes. Where the gate asks for a second person it is made and waits
/// for that person's agreement.
///
/// # Errors
/// `Refused` with every reason of the gate; `NotFound`; `Forbidden`.
pub async fn make(desk: &Desk<'_>, case: CaseId, wished: Wished) -> Result<Letter, CaseworkError> {
    let work = desk.begin(Permission::MakeLetters).await?;
    let (letter, pdf) = make_within(&work, case, wished).await?;
    letters::insert(&work.txn, &letter, &pdf.bytes).await?;
    crate::queue::made(&work, &letter).await?;
    work.finish([Entry::about(Act::Collect, case, "letter", letter.reference.clone())]).await?;
    Ok(letter)
}

/// Makes a letter within work already begun; its bytes are not kept yet.
pub(crate) async fn make_within(
    work: &Work<'_>,
    case: CaseId,
    wished: Wished,
) -> Result<(Letter, Pdf), CaseworkError> {
    let file = file(work, case).await?;
    // The letter names whom to call: never somebody who may not speak to the victim.
    if file.case.owner.is_none() && !work.me.role.may(Permission::ContactVictims) {
        return Err(CaseworkError::refused(
            "no-officer",
            "Nobody has this case: an officer takes it first, so that the letter names whom to call",
        ));
    }
    let texts = settings::letter_texts(&work.txn).await?;
    let reference = letter_reference(letters::next_number(&work.txn).await?);
    let made = Made { wished, reference: &reference, at: work.now, by: work.me.id };
    let drawn = drawn(work, &file, &texts, &made).await?;
    let answer = look(work, &file, &wished, &texts, drawn.as_ref(), &[], None)?;
    if !answer.may_be_made() {
        return Err(refusal([answer.reasons, answer.ambers].concat()));
    }
    let pdf = drawn.map_or_else(
        || Err(CaseworkError::Internal("A letter that may go out was not set".to_owned())),
        |drawn| drawn.pdf.map_err(|why| CaseworkError::refused("paper", why)),
    )?;
    let about = about(work, &file, wished.kind);
    let (language, format) = wished.written(file.victim()?);
    let letter = Letter {
        id: work.ids.next(),
        case,
        recipient: file.victim()?.id,
        kind: wished.kind,
        profile: wished.envelope.profile(&work.policy)?,
        language,
        format,
        about: about.iter().map(|measure| (measure.id, measure.version)).collect(),
        texts_version: texts.version,
        policy_version: work.policy.version,
        made_at: work.now,
        made_by: work.me.id,
        sha256: sha256(&pdf.bytes),
        pages: pdf.pages,
        printed: Vec::new(),
        way: wished.way,
        drawn_from: record(work, case, &about, wished.follows_unit()).await?,
        agreements: Vec::new(),
        handed: None,
        reference,
    };
    Ok((letter, pdf))
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
    crate::post::printed(&work, &letter, how, None).await?;
    work.finish([Entry::about(Act::Disclose, letter.case, how, letter.reference)]).await
}

/// Asks every question of the gate again about a letter that was made, its exact bytes among them, and whether it
/// would read the same were it made now; gives it with those bytes. Ambers need the agreement of somebody who neither
/// made the letter nor is giving it out. Whatever gives a letter out asks this within the work in which it books it.
///
/// # Errors
/// `Refused` with every reason; `NotFound`; `Internal` where the bytes are not those that were made.
pub(crate) async fn may_go(work: &Work<'_>, id: LetterId) -> Result<(Letter, Vec<u8>), CaseworkError> {
    let letter = letters::get(&work.txn, id).await?;
    crate::post::may_print(work, &letter).await?;
    let (answer, bytes) = answer_now(work, &letter).await?;
    let against = answer.against(&letter.agreements, letter.made_by, work.me.id);
    if against.is_empty() { Ok((letter, bytes)) } else { Err(refusal(against)) }
}

/// What the gate says now of a letter that was made, and its exact bytes.
async fn answer_now(work: &Work<'_>, letter: &Letter) -> Result<(GateAnswer, Vec<u8>), CaseworkError> {
    let file = file(work, letter.case).await?;
    let texts = settings::letter_texts(&work.txn).await?;
    let bytes = whole(work, letter).await?;
    let changed = what_changed(work, &file, letter, &texts).await?;
    let newer = newer_than(work, letter).await?;
    let wished = wished_of(letter);
    let seen = drawing::read_back(work, bytes.clone(), &wished)?;
    let answer = look(work, &file, &wished, &texts, Some(&seen), &changed, newer.as_deref())?;
    Ok((answer, bytes))
}

/// What the gate says now of a letter that was made, and who agreed to what: for its review.
///
/// # Errors
/// `NotFound`, `Forbidden`; `Internal` where the bytes are not those that were made.
pub async fn review(desk: &Desk<'_>, id: LetterId) -> Result<(Letter, GateAnswer), CaseworkError> {
    let work = desk.begin(Permission::PrintLetters).await?;
    let letter = letters::get(&work.txn, id).await?;
    let (answer, _) = answer_now(&work, &letter).await?;
    let case = letter.case;
    work.finish([Entry::about(Act::Consult, case, "letter gate", letter.reference.clone())]).await?;
    Ok((letter, answer))
}

pub(crate) fn wished_of(letter: &Letter) -> Wished {
    Wished {
        kind: letter.kind,
        envelope: Envelope::As(letter.profile),
        language: Some(letter.language),
        format: Some(letter.format),
        way: letter.way,
    }
}
