//! A measure's versions: as first made, and each variation from the moment it is in force.

use chrono::{DateTime, Utc};

use super::{End, Evidence, Measure};
use crate::id::OfficerId;
use crate::terms::Term;

/// A court or custody officer varied a measure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Variation {
    /// In force from.
    pub at: DateTime<Utc>,
    /// When police received it.
    pub received_at: DateTime<Utc>,
    /// The terms from then on.
    pub terms: Vec<Term>,
    /// How the order ends from then on; `None`: unchanged, or a measure that does not state its end.
    pub end: Option<End>,
    /// The varied order's file, where the court's feed brought it.
    pub order_file: Option<String>,
    /// Who coded its terms.
    pub coded_by: Option<OfficerId>,
    /// Who checked that coding.
    pub checked_by: Option<OfficerId>,
    /// When PNC, markers and the control room's card showed this version.
    pub systems_updated_at: Option<DateTime<Utc>>,
    /// When the respondent was given the varied order: service of the one before says nothing about it.
    pub served: Option<Evidence>,
}

/// One version of a measure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Version<'a> {
    /// 1: as first made.
    pub number: u32,
    /// In force from.
    pub from: DateTime<Utc>,
    /// Its terms.
    pub terms: &'a [Term],
    /// How it ends, for measures that state it.
    pub end: Option<End>,
    /// When police received it.
    pub received_at: DateTime<Utc>,
    /// Who coded its terms.
    pub coded_by: Option<OfficerId>,
    /// Who checked that coding.
    pub checked_by: Option<OfficerId>,
}

impl Measure {
    /// Every version, the first first. Each is in force until the next one is.
    pub fn versions(&self) -> Vec<Version<'_>> {
        (0..=self.variations.len()).map(|number| self.version(number)).collect()
    }

    /// The version after so many variations.
    fn version(&self, number: usize) -> Version<'_> {
        let first = self.facts.first_end();
        let Some(last) = number.checked_sub(1).and_then(|n| self.variations.get(n)) else {
            return Version {
                number: 1,
                from: self.begins(),
                terms: &self.terms,
                end: first,
                received_at: self.received_at,
                coded_by: self.coded_by,
                checked_by: self.checked_by,
            };
        };
        let changed = self.variations.iter().take(number).rev().find_map(|variation| variation.end);
        Version {
            number: u32::try_from(number).unwrap_or(u32::MAX).saturating_add(1),
            from: last.at,
            terms: &last.terms,
            end: first.map(|first| changed.unwrap_or(first)),
            received_at: last.received_at,
            coded_by: last.coded_by,
            checked_by: last.checked_by,
        }
    }

    /// The version in force at a moment; before the first begins, the first.
    pub fn in_force_at(&self, at: DateTime<Utc>) -> Version<'_> {
        self.version(self.variations.iter().take_while(|variation| variation.at <= at).count())
    }

    /// The newest version.
    pub fn latest(&self) -> Version<'_> {
        self.version(self.variations.len())
    }
}
