//! People in a case, their names and addresses, and the case itself.

use chrono::{DateTime, NaiveDate, Utc};

use crate::contact_profile::SafeContact;
use crate::id::{AddressId, CaseId, OfficerId, PersonId};
pub use crate::letter::{Format, Language};

/// What a person is in a case.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PartyRole {
    /// The person to be kept safe; the court says applicant.
    Victim,
    /// The person restrained.
    Respondent,
    /// A child who is protected or lives in the household.
    Child,
    /// Another protected adult.
    Protected,
}

impl PartyRole {
    /// The code in files.
    pub fn code(self) -> &'static str {
        match self {
            Self::Victim => "victim",
            Self::Respondent => "respondent",
            Self::Child => "child",
            Self::Protected => "protected",
        }
    }

    /// Reads a code.
    pub fn from_code(code: &str) -> Option<Self> {
        [Self::Victim, Self::Respondent, Self::Child, Self::Protected]
            .into_iter()
            .find(|role| role.code() == code)
    }
}

/// What an address is to a person.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum AddressKind {
    /// Lives there now.
    Home,
    /// A refuge: never on anything printed but an envelope that two people released.
    Refuge,
    /// Lived there with the other party, and no longer does.
    FormerShared,
    /// Lived there before.
    Former,
}

impl AddressKind {
    /// The code in files.
    pub fn code(self) -> &'static str {
        match self {
            Self::Home => "home",
            Self::Refuge => "refuge",
            Self::FormerShared => "former-shared",
            Self::Former => "former",
        }
    }

    /// Reads a code.
    pub fn from_code(code: &str) -> Option<Self> {
        [Self::Home, Self::Refuge, Self::FormerShared, Self::Former]
            .into_iter()
            .find(|kind| kind.code() == code)
    }

    /// Where the person lives now.
    pub fn is_current(self) -> bool {
        matches!(self, Self::Home | Self::Refuge)
    }
}

/// An address of a person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Address {
    /// Its identity.
    pub id: AddressId,
    /// What it is to the person.
    pub kind: AddressKind,
    /// The lines above the postcode, as written.
    pub lines: Vec<String>,
    /// The postcode; empty where none is on record.
    pub postcode: String,
    /// Kept from the other party; not stated by a court counts as confidential.
    pub confidential: bool,
}

impl Address {
    /// On one line: "Flat 2, 12 Test Street, LS2 7EW".
    pub fn one_line(&self) -> String {
        let parts = self.lines.iter().chain([&self.postcode]);
        parts.filter(|part| !part.trim().is_empty()).cloned().collect::<Vec<_>>().join(", ")
    }
}

/// What a [`Reach`] is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ReachKind {
    /// A phone number.
    Phone,
    /// An e-mail address.
    Email,
}

impl ReachKind {
    /// The code in files.
    pub fn code(self) -> &'static str {
        match self {
            Self::Phone => "phone",
            Self::Email => "email",
        }
    }

    /// Reads a code.
    pub fn from_code(code: &str) -> Option<Self> {
        [Self::Phone, Self::Email].into_iter().find(|kind| kind.code() == code)
    }

    /// In words, within a sentence.
    pub fn word(self) -> &'static str {
        match self {
            Self::Phone => "phone",
            Self::Email => "e-mail",
        }
    }
}

/// A number or e-mail address that a paper gives for a person. It says nothing about what is safe: a victim is
/// called by the safe-contact profile alone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reach {
    /// Which.
    pub kind: ReachKind,
    /// The number or address, as written.
    pub value: String,
    /// Kept from the other party; not stated by a court counts as confidential.
    pub confidential: bool,
}

/// A person in a case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person {
    /// Their identity.
    pub id: PersonId,
    /// The case.
    pub case: CaseId,
    /// What they are in it.
    pub role: PartyRole,
    /// "Ms"; may be empty.
    pub title: String,
    /// First names.
    pub given: String,
    /// Surname.
    pub family: String,
    /// Date of birth.
    pub born: Option<NaiveDate>,
    /// Addresses, the current one first.
    pub addresses: Vec<Address>,
    /// The name on the envelope, where another than their own is needed.
    pub envelope_name: String,
    /// The language they read.
    pub language: Language,
    /// The form in which they want letters.
    pub format: Format,
    /// How to reach them safely. Kept for victims; empty for others.
    pub contact: SafeContact,
    /// Numbers and e-mail addresses that papers give for them.
    pub reach: Vec<Reach>,
    /// A child who lives in the victim's household.
    pub household: bool,
    /// Rises by one with each change.
    pub version: u32,
}

impl Person {
    /// "Petra Quill".
    pub fn full_name(&self) -> String {
        format!("{} {}", self.given.trim(), self.family.trim()).trim().to_owned()
    }

    /// The envelope's name: the one asked for, else title, initial and surname: "Ms P Quill".
    pub fn on_envelope(&self) -> String {
        if !self.envelope_name.trim().is_empty() {
            return self.envelope_name.trim().to_owned();
        }
        let initial = self.given.trim().chars().next().map(|c| c.to_uppercase().to_string());
        let parts =
            [self.title.trim().to_owned(), initial.unwrap_or_default(), self.family.trim().to_owned()];
        parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
    }

    /// Where they live now, as far as is known.
    pub fn current_address(&self) -> Option<&Address> {
        self.addresses.iter().find(|address| address.kind.is_current())
    }

    /// Lives in a refuge.
    pub fn in_refuge(&self) -> bool {
        self.current_address().is_some_and(|address| address.kind == AddressKind::Refuge)
    }
}

/// How likely serious harm is, by an officer's judgement.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Risk {
    /// No indicators of likely serious harm.
    Standard,
    /// Indicators; unlikely unless circumstances change.
    Medium,
    /// Identifiable indicators of imminent serious harm.
    High,
}

impl Risk {
    /// The code in files.
    pub fn code(self) -> &'static str {
        match self {
            Self::Standard => "standard",
            Self::Medium => "medium",
            Self::High => "high",
        }
    }

    /// Reads a code.
    pub fn from_code(code: &str) -> Option<Self> {
        [Self::Standard, Self::Medium, Self::High].into_iter().find(|risk| risk.code() == code)
    }

    /// In words.
    pub fn label(self) -> &'static str {
        match self {
            Self::Standard => "Standard",
            Self::Medium => "Medium",
            Self::High => "High risk",
        }
    }
}

/// A case: one victim, one respondent, and all that protects the one from the other.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Case {
    /// Its identity.
    pub id: CaseId,
    /// The number of its reference: 2041 of `SH-2041`.
    pub number: u32,
    /// The grade of risk; `None` until somebody assessed it, and treated as high until then.
    pub risk: Option<Risk>,
    /// The officer whose case it is.
    pub owner: Option<OfficerId>,
    /// When it was opened.
    pub opened_at: DateTime<Utc>,
    /// Rises by one with each change.
    pub version: u32,
}

impl Case {
    /// `SH-2041`.
    pub fn reference(&self) -> String {
        reference(self.number)
    }

    /// The grade to work to: high until somebody assessed it.
    pub fn working_risk(&self) -> Risk {
        self.risk.unwrap_or(Risk::High)
    }
}

/// `SH-2041` of 2041.
pub fn reference(number: u32) -> String {
    format!("SH-{number}")
}

/// The number of a reference, in any case, with or without the prefix: `sh-2041`, `2041`.
pub fn reference_number(text: &str) -> Option<u32> {
    let text = text.trim();
    let digits = text.strip_prefix("SH-").or_else(|| text.strip_prefix("sh-")).unwrap_or(text);
    if digits.is_empty() || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    digits.parse().ok()
}
