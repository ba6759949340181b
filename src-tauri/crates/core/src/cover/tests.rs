//! What protects whom when, as tables: the worked scenarios, and the rules one by one.

use chrono::{DateTime, Utc};
use uuid::Uuid;

use super::*;
use crate::cover::{GapKind, Household};
use crate::london;
use crate::measure::*;
use crate::terms::Term;

mod by_hand;
mod invented;
mod picture;
mod properties;
mod rules;
mod scenarios;
mod topics;
mod whole_picture;

pub(crate) use invented::*;
pub(crate) use properties::any_record;

/// "2 2026-09-01T21:00+01:00 2026-12-01T10:00+00:00 a b": strength, from, to, by.
fn stretches(cover: &Cover, subject: Subject) -> Vec<String> {
    cover
        .of(subject)
        .map(|part| {
            let by: Vec<String> = part.by.iter().map(|id| id.0.as_u128().to_string()).collect();
            let to = part.to.map_or("open".to_owned(), london::write);
            format!("{} {} {to} {}", part.strength.level(), london::write(part.from), by.join(","))
                .trim_end()
                .to_owned()
        })
        .collect()
}

/// "G1 2026-12-01T10:00+00:00 1930": kind, from, minutes.
fn gaps_of(cover: &Cover, kinds: &[GapKind]) -> Vec<String> {
    cover
        .gaps
        .iter()
        .filter(|gap| kinds.contains(&gap.kind))
        .map(|gap| {
            let topic = gap.subject.topic.map_or("ANY", |topic| topic.code());
            let minutes = (gap.to - gap.from).num_minutes();
            format!("{} {topic} {} {minutes}", gap.kind.code(), london::write(gap.from))
        })
        .collect()
}
