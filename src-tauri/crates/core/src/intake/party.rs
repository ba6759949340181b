//! A party of an order as the feed gives it. `-` means withheld and is never data; a flag that is blank counts
//! as confidential.

use chrono::NaiveDate;

use super::fields::Column::{self, *};
use super::rows::Reading;

/// A value that the court gave, kept back, or said nothing of.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum WithheldOr<T> {
    /// Given.
    Given(T),
    /// The court keeps it back.
    Withheld,
    /// The field is blank.
    #[default]
    NotStated,
}

impl WithheldOr<String> {
    /// The value, where there is one.
    pub fn given(&self) -> Option<&str> {
        match self {
            Self::Given(value) => Some(value),
            Self::Withheld | Self::NotStated => None,
        }
    }
}

/// One party of an order in the feed.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct FeedParty {
    /// Surname.
    pub family: String,
    /// First names.
    pub given: String,
    /// Date of birth.
    pub born: Option<NaiveDate>,
    /// The address's lines, those that are given.
    pub address: Vec<String>,
    /// The postcode.
    pub postcode: WithheldOr<String>,
    /// The address is withheld, all of it or a part.
    pub address_withheld: bool,
    /// Phone.
    pub phone: WithheldOr<String>,
    /// E-mail.
    pub email: WithheldOr<String>,
    /// The address is to be kept from the other party; blank counts as yes.
    pub address_confidential: bool,
    /// The phone is to be kept from the other party; blank counts as yes.
    pub phone_confidential: bool,
    /// The e-mail address is to be kept from the other party; blank counts as yes.
    pub email_confidential: bool,
}

impl FeedParty {
    /// "Ada Sample".
    pub fn full_name(&self) -> String {
        format!("{} {}", self.given, self.family).trim().to_owned()
    }

    /// The address on one line; nothing where none is given.
    pub fn one_line(&self) -> Option<String> {
        let postcode = self.postcode.given().map(str::to_owned);
        let parts: Vec<String> = self.address.iter().cloned().chain(postcode).collect();
        (!parts.is_empty()).then(|| parts.join(", "))
    }
}

/// The columns of one party.
pub(super) struct PartyColumns {
    family: Column,
    given: Column,
    born: Column,
    lines: [Column; 2],
    postcode: Column,
    phone: Column,
    email: Column,
    confidential: [Column; 3],
}

pub(super) const RESPONDENT: PartyColumns = PartyColumns {
    family: RespondentFamily,
    given: RespondentGiven,
    born: RespondentBorn,
    lines: [RespondentLine1, RespondentLine2],
    postcode: RespondentPostcode,
    phone: RespondentPhone,
    email: RespondentEmail,
    confidential: [RespondentAddressConfidential, RespondentPhoneConfidential, RespondentEmailConfidential],
};

pub(super) const APPLICANT: PartyColumns = PartyColumns {
    family: ApplicantFamily,
    given: ApplicantGiven,
    born: ApplicantBorn,
    lines: [ApplicantLine1, ApplicantLine2],
    postcode: ApplicantPostcode,
    phone: ApplicantPhone,
    email: ApplicantEmail,
    confidential: [ApplicantAddressConfidential, ApplicantPhoneConfidential, ApplicantEmailConfidential],
};

pub(super) fn read(row: &mut Reading<'_>, columns: &PartyColumns) -> FeedParty {
    let family = row.text(columns.family);
    if family.is_empty() {
        let name = columns.family.name();
        row.wrong(format!("\"{name}\" is empty or withheld: ask the court who the order is about"));
    }
    let [address_confidential, phone_confidential, email_confidential] =
        columns.confidential.map(|column| flag(row, column));
    let born = row.birth(columns.born);
    FeedParty {
        family,
        given: row.text(columns.given),
        born,
        address: columns.lines.iter().flat_map(|column| lines(row.raw(*column))).collect(),
        postcode: row.given(columns.postcode),
        address_withheld: columns
            .lines
            .iter()
            .chain([&columns.postcode])
            .any(|column| row.raw(*column) == "-"),
        phone: row.given(columns.phone),
        email: row.given(columns.email),
        address_confidential,
        phone_confidential,
        email_confidential,
    }
}

/// A field may have line breaks of its own: each makes a line of the address.
fn lines(raw: &str) -> Vec<String> {
    let raw = if raw == "-" { "" } else { raw };
    let lines = raw.lines().flat_map(|line| line.split('\r')).map(super::rows::one_spaced);
    lines.filter(|line| !line.is_empty()).collect()
}

fn flag(row: &mut Reading<'_>, column: Column) -> bool {
    match row.raw(column).to_lowercase().as_str() {
        "no" => false,
        "yes" | "" | "-" => true,
        _ => {
            let (name, said) = (column.name(), row.raw(column).to_owned());
            row.wrong(format!("\"{name}\" is \"{said}\": it must be Yes or No"));
            true
        }
    }
}
