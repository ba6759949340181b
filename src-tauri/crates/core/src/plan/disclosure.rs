//! The Domestic Violence Disclosure Scheme in a plan: a reference, the type, dates and the outcome, and nothing
//! else. What was disclosed is never part of a plan, so there is no field that could hold it.

use chrono::NaiveDate;

/// Whether a disclosure was considered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum DisclosureState {
    /// Nobody has looked at it yet.
    #[default]
    NotLookedAt,
    /// Considered, no application.
    No,
    /// Applied for; not decided yet.
    Yes,
    /// Decided.
    Done,
}

impl DisclosureState {
    /// All, in the order of a form.
    pub const ALL: [Self; 4] = [Self::NotLookedAt, Self::No, Self::Yes, Self::Done];

    /// The code in files.
    pub fn code(self) -> &'static str {
        match self {
            Self::NotLookedAt => "not-looked-at",
            Self::No => "no",
            Self::Yes => "yes",
            Self::Done => "done",
        }
    }

    /// Reads a code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.code() == code)
    }

    /// In words.
    pub fn label(self) -> &'static str {
        match self {
            Self::NotLookedAt => "Not looked at yet",
            Self::No => "Considered, no application",
            Self::Yes => "Applied for, not decided yet",
            Self::Done => "Decided",
        }
    }
}

/// Under which right.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum DisclosureKind {
    /// Somebody asked.
    RightToAsk,
    /// Police decided by themselves.
    RightToKnow,
}

impl DisclosureKind {
    /// All, in the order of a form.
    pub const ALL: [Self; 2] = [Self::RightToAsk, Self::RightToKnow];

    /// The code in files.
    pub fn code(self) -> &'static str {
        match self {
            Self::RightToAsk => "ask",
            Self::RightToKnow => "know",
        }
    }

    /// Reads a code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }

    /// In words.
    pub fn label(self) -> &'static str {
        match self {
            Self::RightToAsk => "Right to ask",
            Self::RightToKnow => "Right to know",
        }
    }
}

/// What came of it: whether something was disclosed, never what.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum DisclosureOutcome {
    /// A disclosure was made.
    Made,
    /// None was made.
    NotMade,
    /// The application was withdrawn.
    Withdrawn,
}

impl DisclosureOutcome {
    /// All, in the order of a form.
    pub const ALL: [Self; 3] = [Self::Made, Self::NotMade, Self::Withdrawn];

    /// The code in files.
    pub fn code(self) -> &'static str {
        match self {
            Self::Made => "made",
            Self::NotMade => "not-made",
            Self::Withdrawn => "withdrawn",
        }
    }

    /// Reads a code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|outcome| outcome.code() == code)
    }

    /// In words.
    pub fn label(self) -> &'static str {
        match self {
            Self::Made => "Disclosure made",
            Self::NotMade => "No disclosure made",
            Self::Withdrawn => "Application withdrawn",
        }
    }
}

/// The scheme in this plan.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Disclosure {
    /// Whether it was considered.
    pub state: DisclosureState,
    /// The application's reference in the force's own system.
    pub reference: String,
    /// Under which right.
    pub kind: Option<DisclosureKind>,
    /// The day of the application.
    pub applied_on: Option<NaiveDate>,
    /// The day of the decision.
    pub decided_on: Option<NaiveDate>,
    /// The outcome.
    pub outcome: Option<DisclosureOutcome>,
}

/// The longest reference, in characters.
const LONGEST_REFERENCE: usize = 24;

impl Disclosure {
    /// What is wrong with it, each with the field's name. A reference is one word of figures, letters and marks: a
    /// sentence in its place would be content.
    pub fn check(&self) -> Vec<(String, String)> {
        let mut wrong = Vec::new();
        let mut say = |field: &str, text: &str| wrong.push((format!("disclosure.{field}"), text.to_owned()));
        let reference = self.reference.trim();
        let plain = |c: char| c.is_ascii_alphanumeric() || "/-._".contains(c);
        let sound = reference.chars().count() <= LONGEST_REFERENCE
            && reference.chars().all(plain)
            && reference.chars().any(|c| c.is_ascii_digit());
        if !reference.is_empty() && !sound {
            say(
                "reference",
                "Enter the reference alone, like DV/2026/0412: what was disclosed never stands in a plan",
            );
        }
        if let (Some(applied), Some(decided)) = (self.applied_on, self.decided_on)
            && decided < applied
        {
            say("decidedOn", "The decision is before the application: check the dates");
        }
        wrong
    }

    /// One line for a paper.
    pub fn words(&self) -> String {
        let mut parts = vec![self.state.label().to_owned()];
        if let Some(kind) = self.kind {
            parts.push(kind.label().to_lowercase());
        }
        if !self.reference.trim().is_empty() {
            parts.push(format!("reference {}", self.reference.trim()));
        }
        let day = |day| crate::words::unbroken(&crate::words::plain_date(day));
        if let Some(applied) = self.applied_on {
            parts.push(format!("applied {}", day(applied)));
        }
        if let Some(decided) = self.decided_on {
            parts.push(format!("decided {}", day(decided)));
        }
        if let Some(outcome) = self.outcome {
            parts.push(outcome.label().to_lowercase());
        }
        format!("{}.", parts.join(", "))
    }
}
