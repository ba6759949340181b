//! The gate before a letter is made, queued, printed, saved or exported: one function, every reason at once, each
//! with the place that mends it. Red stops. Amber needs a named second person with a reason. The questions it asks
//! are a list ([`Question`]), each in the file of its subject.
//!
//! Not here: what a letter says (see [`crate::letter`]), who may print (see [`crate::officer`]).

mod agreement;
mod content;
mod door;
mod finished;
mod leaks;
mod post;
mod question;

use chrono::{DateTime, Utc};

pub use agreement::{Agreement, LONGEST_REASON};
pub use finished::Finished;
pub use leaks::leaks;
pub use question::Question;

use crate::calendar::Calendar;
use crate::difference::Difference;
use crate::letter::{Language, LetterKind, LetterTexts, Way};
use crate::measure::Measure;
use crate::person::Person;
use crate::policy::Policy;

/// Where a reason is mended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Mend {
    /// The safe-contact profile.
    SafeContact,
    /// The victim's details and address.
    Person,
    /// The measure's record.
    Measure,
    /// The second check of a measure's terms.
    SecondCheck,
    /// The letter texts in Settings.
    LetterTexts,
    /// Nowhere in Safehold: another way than post.
    OtherWay,
    /// A second person agrees, with a reason.
    SecondPerson,
    /// The letter is made again from the record as it is now.
    MakeAgain,
}

impl Mend {
    /// The code on the wire.
    pub fn code(self) -> &'static str {
        match self {
            Self::SafeContact => "safe-contact",
            Self::Person => "person",
            Self::Measure => "measure",
            Self::SecondCheck => "second-check",
            Self::LetterTexts => "letter-texts",
            Self::OtherWay => "other-way",
            Self::SecondPerson => "second-person",
            Self::MakeAgain => "make-again",
        }
    }
}

/// Why a letter may not go out, or not without a second person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reason {
    /// A name that stays: `post-not-confirmed`.
    pub code: &'static str,
    /// What is wrong and what to do.
    pub text: String,
    /// Where.
    pub mend: Mend,
}

/// A question the gate asked and that was answered well.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Passed(pub String);

/// What the gate says.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct GateAnswer {
    /// Red: why not.
    pub reasons: Vec<Reason>,
    /// Amber: what a second person must agree to.
    pub ambers: Vec<Reason>,
    /// What staff are told and what stops nothing.
    pub warnings: Vec<Reason>,
    /// What was checked and is in order.
    pub passed: Vec<Passed>,
}

impl GateAnswer {
    /// The letter may go out by one person.
    pub fn open(&self) -> bool {
        self.reasons.is_empty() && self.ambers.is_empty()
    }

    /// The letter may be made; it goes out when every amber was agreed to.
    pub fn may_be_made(&self) -> bool {
        self.reasons.is_empty()
    }

    fn stop(&mut self, code: &'static str, mend: Mend, text: impl Into<String>) {
        self.reasons.push(Reason { code, text: text.into(), mend });
    }

    fn second(&mut self, code: &'static str, mend: Mend, text: impl Into<String>) {
        self.ambers.push(Reason { code, text: text.into(), mend });
    }

    fn warn(&mut self, code: &'static str, mend: Mend, text: impl Into<String>) {
        self.warnings.push(Reason { code, text: text.into(), mend });
    }

    fn pass(&mut self, text: impl Into<String>) {
        self.passed.push(Passed(text.into()));
    }
}

/// What the gate looks at.
#[derive(Debug, Clone, Copy)]
pub struct Asked<'a> {
    /// What kind of letter.
    pub kind: LetterKind,
    /// How it reaches her.
    pub way: Way,
    /// The language it is written in.
    pub language: Language,
    /// The recipient.
    pub victim: &'a Person,
    /// The other party.
    pub respondent: &'a Person,
    /// Everybody in the case, the two parties among them.
    pub people: &'a [Person],
    /// The measures of the case.
    pub measures: &'a [Measure],
    /// What the court's files say differently from the record.
    pub differences: &'a [Difference],
    /// The texts that letters are made with.
    pub texts: &'a LetterTexts,
    /// The policy in force.
    pub policy: &'a Policy,
    /// The calendar.
    pub calendar: &'a Calendar,
    /// The moment of asking.
    pub now: DateTime<Utc>,
    /// The finished file, where there is one.
    pub finished: Option<Finished<'a>>,
}

/// Asks the gate: may a letter of this kind go to this victim this way now? Every question of the list is asked.
pub fn gate(asked: &Asked<'_>) -> GateAnswer {
    let mut answer = GateAnswer::default();
    for question in Question::ALL {
        question.ask(asked, &mut answer);
    }
    answer
}

#[cfg(test)]
mod tests;
