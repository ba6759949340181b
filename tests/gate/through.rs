//! A case through the gate as casework takes it: the record is asked, the letter is set, its finished file is read back
//! and asked about. Built from the gate's own list of questions, so that one can be left out.

use safehold_core::calendar::Calendar;
use safehold_core::document::{EnvelopeProfile, LetterPaper, PrintSize, Typeface};
use safehold_core::letter::{Content, Format, LetterKind, Way, letter, subjects};
use safehold_core::letter_gate::{Asked, Finished, GateAnswer, Question, gate};
use safehold_core::officer::{Officer, Role};
use safehold_core::policy::Policy;
use uuid::Uuid;

use crate::cases::{Case, NOW, Planted, at};

/// The gate, whole or without one question.
pub struct Gate {
    without: Option<Question>,
}

/// What the gate let happen.
pub enum Outcome {
    /// The letter went out: its bytes.
    Out(Vec<u8>),
    /// It was stopped: the codes.
    Refused(Vec<&'static str>),
}

const KIND: LetterKind = LetterKind::OrderRecorded;

impl Gate {
    pub fn whole() -> Self {
        Self { without: None }
    }

    pub fn without(question: Question) -> Self {
        Self { without: Some(question) }
    }

    fn ask(&self, asked: &Asked<'_>) -> GateAnswer {
        let Some(left_out) = self.without else { return gate(asked) };
        let mut answer = GateAnswer::default();
        for question in Question::ALL.into_iter().filter(|question| *question != left_out) {
            question.ask(asked, &mut answer);
        }
        answer
    }

    /// Whether one person alone may send this case's letter, and the letter.
    pub fn decide(&self, case: &Case) -> Outcome {
        let (policy, calendar, now) = (policy(), Calendar::default(), at(NOW));
        let profile = EnvelopeProfile::from_code(case.profile).unwrap();
        let about = subjects(KIND, &case.measures, now, &calendar, &policy);
        let asked = |finished| Asked {
            kind: KIND,
            way: case.way,
            language: case.victim().language,
            victim: case.victim(),
            respondent: case.respondent(),
            people: &case.people,
            measures: &case.measures,
            differences: &case.differences,
            texts: &case.texts,
            policy: &policy,
            calendar: &calendar,
            now,
            finished,
        };
        let record = self.ask(&asked(None));
        if !record.open() {
            return refused(&record);
        }
        let mut paper = paper(case, &about, &policy, &calendar);
        if case.planted == Planted::ReferenceInWindow {
            // As if the layout had put the reference where the window shows it.
            paper.address.insert(1, "VC-40007-K".to_owned());
            paper.address.truncate(7);
        }
        if case.planted == Planted::MovedSince {
            // Made before she moved: the file carries another door than the record.
            paper.address[1] = "7 Old Ings Lane".to_owned();
        }
        let changed: &[String] =
            if case.planted == Planted::MovedSince { &["the address".to_owned()] } else { &[] };
        let newer = (case.planted == Planted::NewerLetter).then_some("VC-40014-B");
        let set = safehold_letters::letter(&paper, profile, PrintSize::Standard, now);
        let (unset, bytes) = match set {
            Ok(pdf) => (None, pdf.bytes),
            Err(why) => (Some(why.to_string()), Vec::new()),
        };
        let (mut text, mut window) = (String::new(), String::new());
        if unset.is_none() {
            text = safehold_letters::text_of(&bytes).unwrap();
            if case.way == Way::Post {
                window = safehold_letters::in_window(&bytes, profile).unwrap();
            }
        }
        let finished =
            Finished { unset: unset.as_deref(), text: &text, window: &window, about: &about, changed, newer };
        let answer = self.ask(&asked(Some(finished)));
        if !answer.open() {
            return refused(&answer);
        }
        Outcome::Out(bytes)
    }
}

fn refused(answer: &GateAnswer) -> Outcome {
    Outcome::Refused(answer.reasons.iter().chain(&answer.ambers).map(|reason| reason.code).collect())
}

fn policy() -> Policy {
    let sender = ["Return Dept 14", "PO Box 7700", "S1 1AA"].map(str::to_owned).to_vec();
    Policy { letter_sender: sender, ..Policy::default() }
}

fn paper(
    case: &Case,
    about: &[&safehold_core::measure::Measure],
    policy: &Policy,
    calendar: &Calendar,
) -> LetterPaper {
    let contact = Officer {
        id: Uuid::from_u128(7).into(),
        name: "PC Amal Rahman".into(),
        role: Role::Officer,
        administrator: false,
        phone: "0113 496 0991".into(),
        active: true,
    };
    let mut paper = letter(&Content {
        kind: KIND,
        language: case.victim().language,
        format: Format::Standard,
        bilingual: policy.welsh_bilingual,
        exact_wording: policy.exact_wording_page,
        typeface: Typeface::default(),
        victim: case.victim(),
        respondent: case.respondent(),
        about,
        texts: &case.texts,
        sender: &policy.letter_sender,
        contact: &contact,
        reference: "VC-40007-K",
        at: at(NOW),
        calendar,
    });
    if case.way != Way::Post {
        paper.address.clear();
    }
    paper
}
