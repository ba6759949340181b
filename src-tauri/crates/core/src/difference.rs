//! What a file of the court says differently from what is on record. It is kept beside the record until an officer
//! settles it: the record is never overwritten by a file. Until then post to a victim whose address is in doubt
//! stops, and every address that may be the respondent's counts as one.
//!
//! Not here: finding what differs (that needs the register) and the feed itself (see [`crate::intake`]).

use chrono::{DateTime, NaiveDate, Utc};

use crate::id::{AddressId, CaseId, DifferenceId, MeasureId, OfficerId, PersonId};
use crate::person::{Address, AddressKind, ReachKind};
use crate::warnings::{Severity, Warning};
use crate::words;

/// What the court says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Theirs {
    /// Where a person lives.
    Address {
        /// The lines above the postcode.
        lines: Vec<String>,
        /// The postcode; empty where none is given.
        postcode: String,
        /// Kept from the other party.
        confidential: bool,
    },
    /// A number or e-mail address.
    Reach {
        /// Which.
        kind: ReachKind,
        /// The number or address.
        value: String,
        /// Kept from the other party.
        confidential: bool,
    },
    /// A person's name.
    Name {
        /// First names.
        given: String,
        /// Surname.
        family: String,
    },
    /// A date of birth.
    Born(NaiveDate),
    /// Something to be read and decided by hand, in words.
    Words(String),
}

impl Theirs {
    /// In words: "9 Weir Road, LS9 9ZZ (confidential)".
    pub fn words(&self) -> String {
        let marked = |text: String, confidential: bool| {
            if confidential { format!("{text} (confidential)") } else { text }
        };
        match self {
            Self::Address { lines, postcode, confidential } => {
                let parts: Vec<&str> = lines.iter().chain([postcode]).map(|part| part.trim()).collect();
                let parts: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
                marked(parts.join(", "), *confidential)
            }
            Self::Reach { value, confidential, .. } => marked(value.clone(), *confidential),
            Self::Name { given, family } => format!("{given} {family}").trim().to_owned(),
            Self::Born(day) => words::plain_date(*day),
            Self::Words(text) => text.clone(),
        }
    }
}

/// That an officer decided.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Settled {
    /// When.
    pub at: DateTime<Utc>,
    /// By whom.
    pub by: OfficerId,
    /// What the court says went into the record.
    pub taken: bool,
}

/// Something that a file of the court says differently from the record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    /// Its identity.
    pub id: DifferenceId,
    /// The case.
    pub case: CaseId,
    /// The person it is about.
    pub person: Option<PersonId>,
    /// The measure it is about.
    pub measure: Option<MeasureId>,
    /// What it is about: "Victim's address", "End of the order".
    pub what: String,
    /// What is on record, in words.
    pub ours: String,
    /// What the court says.
    pub theirs: Theirs,
    /// Letters to the victim wait for it: it is about where the victim lives.
    pub stops_post: bool,
    /// Where the court says it: "manifest-20261103.csv, row 3".
    pub source: String,
    /// When it was noted.
    pub noted_at: DateTime<Utc>,
    /// Who decided what, and when; `None`: nobody yet.
    pub settled: Option<Settled>,
}

impl Difference {
    /// Whether what the court says can be taken into the record as it is.
    pub fn can_be_taken(&self) -> bool {
        self.person.is_some() && !matches!(self.theirs, Theirs::Words(_))
    }

    fn open_of(&self, person: PersonId) -> bool {
        self.settled.is_none() && self.person == Some(person)
    }

    /// The address that the court gives, while nobody has decided about it.
    fn address_in_doubt(&self, person: PersonId) -> Option<Address> {
        let Theirs::Address { lines, postcode, confidential } = &self.theirs else { return None };
        self.open_of(person).then(|| Address {
            id: AddressId(self.id.0),
            kind: AddressKind::Home,
            lines: lines.clone(),
            postcode: postcode.clone(),
            confidential: *confidential,
        })
    }

    /// What needs doing about it; nothing once it is settled.
    pub fn warning(&self) -> Option<Warning> {
        if self.settled.is_some() {
            return None;
        }
        Some(Warning {
            rule: "CF-1",
            severity: if self.stops_post { Severity::High } else { Severity::Medium },
            tag: "The court says otherwise".to_owned(),
            text: format!("{}: the court says {}. On record: {}.", self.what, self.theirs.words(), self.ours),
            because: format!(
                "{}, noted {}: settle it under People and safe contact",
                self.source,
                words::short_date(crate::london::date(self.noted_at))
            ),
            measure: self.measure,
            at: vec![self.noted_at],
            until: None,
        })
    }
}

/// Why post to a person has to wait: the court gives another address for them, and nobody has decided which is right.
pub fn stops_post(differences: &[Difference], person: PersonId) -> Option<String> {
    let found = differences.iter().find(|one| one.stops_post && one.address_in_doubt(person).is_some())?;
    Some(format!(
        "The court gave another address for the victim ({}, {}), and nobody has settled which is right: settle it under People and safe contact",
        found.source,
        words::short_date(crate::london::date(found.noted_at))
    ))
}

/// The addresses that the court gives for a person and nobody has decided about: each may be theirs.
pub fn addresses_in_doubt(differences: &[Difference], person: PersonId) -> Vec<Address> {
    differences.iter().filter_map(|one| one.address_in_doubt(person)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    fn address(settled: bool) -> Difference {
        let id = Uuid::from_u128(7);
        let at = crate::london::read("2026-11-10T08:00+00:00").unwrap();
        Difference {
            id: id.into(),
            case: id.into(),
            person: Some(id.into()),
            measure: None,
            what: "Victim's address".into(),
            ours: "12 Test Street, LS2 7EW".into(),
            theirs: Theirs::Address {
                lines: vec!["9 Weir Road".into()],
                postcode: "LS9 9ZZ".into(),
                confidential: true,
            },
            stops_post: true,
            source: "manifest-20261110.csv, row 2".into(),
            noted_at: at,
            settled: settled.then_some(Settled { at, by: id.into(), taken: false }),
        }
    }

    #[test]
    fn an_address_in_doubt_stops_post_until_it_is_settled() {
        let (open, settled) = (address(false), address(true));
        let person = Uuid::from_u128(7).into();
        assert!(
            stops_post(std::slice::from_ref(&open), person)
                .unwrap()
                .contains("another address for the victim")
        );
        assert_eq!(stops_post(std::slice::from_ref(&settled), person), None);
        assert_eq!(stops_post(std::slice::from_ref(&open), Uuid::from_u128(8).into()), None);
        assert_eq!(addresses_in_doubt(&[open.clone(), settled.clone()], person).len(), 1);
        assert_eq!(open.warning().unwrap().severity, Severity::High);
        assert_eq!(settled.warning(), None);
    }
}
