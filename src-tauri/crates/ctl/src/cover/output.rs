//! What `cover` answers.

use chrono::{DateTime, Utc};
use safehold_core::cover::{self, Cover, Subject};
use safehold_core::london;
use safehold_core::warnings;
use serde::Serialize;

use super::input::Names;

/// The answer.
#[derive(Debug, Serialize)]
pub(super) struct Answer {
    segments: Vec<Segment>,
    gaps: Vec<Gap>,
    warnings: Vec<Warning>,
}

#[derive(Debug, Serialize)]
struct Segment {
    topic: &'static str,
    person: String,
    from: String,
    to: Option<String>,
    strength: u8,
    by: Vec<String>,
}

#[derive(Debug, Serialize)]
struct Gap {
    kind: &'static str,
    topic: &'static str,
    person: String,
    from: String,
    to: String,
    minutes: i64,
    text: String,
}

#[derive(Debug, Serialize)]
struct Warning {
    id: &'static str,
    severity: &'static str,
    first_at: String,
    at: Vec<String>,
    measure: Option<String>,
    text: String,
}

fn topic(subject: Subject) -> &'static str {
    subject.topic.map_or("ANY", |topic| topic.code())
}

impl Answer {
    pub(super) fn of(cover: &Cover, warnings: &[warnings::Warning], names: &Names) -> Self {
        let mut segments: Vec<&cover::Segment> = cover.segments.iter().collect();
        // By code: "ANY" comes first of all.
        segments.sort_by_key(|segment| (topic(segment.subject), segment.subject.person, segment.from));
        let mut gaps: Vec<&cover::Gap> = cover.gaps.iter().collect();
        gaps.sort_by_key(|gap| (gap.from, gap.kind, topic(gap.subject), gap.subject.person));
        Self {
            segments: segments.into_iter().map(|segment| Segment::of(segment, names)).collect(),
            gaps: gaps.into_iter().map(|gap| Gap::of(gap, cover, names)).collect(),
            warnings: warnings.iter().map(|warning| Warning::of(warning, names)).collect(),
        }
    }
}

impl Segment {
    fn of(segment: &cover::Segment, names: &Names) -> Self {
        Self {
            topic: topic(segment.subject),
            person: names.of_person(segment.subject.person).to_owned(),
            from: london::write(segment.from),
            to: segment.to.map(london::write),
            strength: segment.strength.level(),
            by: segment.by.iter().map(|id| names.of_measure(*id).to_owned()).collect(),
        }
    }
}

impl Gap {
    fn of(gap: &cover::Gap, cover: &Cover, names: &Names) -> Self {
        let person = names.of_person(gap.subject.person).to_owned();
        let text = format!("{}. {}", gap.words(), gap.why());
        Self {
            kind: gap.kind.code(),
            topic: topic(gap.subject),
            from: london::write(gap.from),
            to: london::write(gap.to),
            minutes: (gap.to - gap.from).num_minutes(),
            text: if gap.subject.person == cover.victim { text } else { format!("{person}: {text}") },
            person,
        }
    }
}

impl Warning {
    fn of(warning: &warnings::Warning, names: &Names) -> Self {
        let write = |at: &DateTime<Utc>| london::write(*at);
        Self {
            id: warning.rule,
            severity: warning.severity.code(),
            first_at: london::write(warning.first_at()),
            at: warning.at.iter().map(write).collect(),
            measure: warning.measure.map(|id| names.of_measure(id).to_owned()),
            text: format!("{} {}.", warning.text, warning.because.trim_end_matches('.')),
        }
    }
}
