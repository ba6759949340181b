//! The record as it was when a plan was signed off: twins in JSON, the cover's picture among them.

mod picture;

use safehold_core::measure::MeasureKind;
use safehold_core::plan::{ConflictLine, GapLine, GradeLine, MeasureLine, PersonLine, Snapshot, WarningLine};
use serde::{Deserialize, Serialize};

use crate::StoreError;
use crate::columns;
use picture::PictureKept;

#[derive(Serialize, Deserialize)]
pub(super) struct RecordKept {
    at: String,
    reference: String,
    risk: String,
    /// Name, what, detail.
    people: Vec<(String, String, String)>,
    grades: Vec<GradeKept>,
    contact: Vec<String>,
    picture: Option<PictureKept>,
    /// From, title, text.
    gaps: Vec<(String, String, String)>,
    measures: Vec<MeasureKept>,
    conflicts: Vec<ConflictKept>,
    /// Rule, text.
    warnings: Vec<(String, String)>,
}

#[derive(Serialize, Deserialize)]
struct GradeKept {
    on: String,
    grade: String,
    tool: String,
    judgement: String,
    by: String,
}

#[derive(Serialize, Deserialize)]
struct MeasureKept {
    id: String,
    version: u32,
    kind: String,
    live: bool,
    state: String,
    breaking: String,
    ends: String,
    ends_at: Option<String>,
    terms: Vec<String>,
}

#[derive(Serialize, Deserialize)]
struct ConflictKept {
    about: String,
    one: (String, String),
    other: (String, String),
}

impl RecordKept {
    pub(super) fn of(record: &Snapshot) -> Self {
        Self {
            at: columns::instant(record.at),
            reference: record.reference.clone(),
            risk: record.risk.clone(),
            people: record
                .people
                .iter()
                .map(|line| (line.name.clone(), line.what.clone(), line.detail.clone()))
                .collect(),
            grades: record
                .grades
                .iter()
                .map(|line| GradeKept {
                    on: columns::day(line.on),
                    grade: line.grade.clone(),
                    tool: line.tool.clone(),
                    judgement: line.judgement.clone(),
                    by: line.by.clone(),
                })
                .collect(),
            contact: record.contact.clone(),
            picture: record.timeline.as_ref().map(PictureKept::of),
            gaps: record
                .gaps
                .iter()
                .map(|gap| (columns::instant(gap.from), gap.title.clone(), gap.text.clone()))
                .collect(),
            measures: record.measures.iter().map(MeasureKept::of).collect(),
            conflicts: record
                .conflicts
                .iter()
                .map(|line| ConflictKept {
                    about: line.about.clone(),
                    one: line.one.clone(),
                    other: line.other.clone(),
                })
                .collect(),
            warnings: record.warnings.iter().map(|line| (line.rule.clone(), line.text.clone())).collect(),
        }
    }

    pub(super) fn record(self) -> Result<Snapshot, StoreError> {
        let grades = self.grades.into_iter().map(|kept| {
            Ok::<_, StoreError>(GradeLine {
                on: columns::read_day(&kept.on)?,
                grade: kept.grade,
                tool: kept.tool,
                judgement: kept.judgement,
                by: kept.by,
            })
        });
        let gaps = self.gaps.into_iter().map(|(from, title, text)| {
            Ok::<_, StoreError>(GapLine { from: columns::read_instant(&from)?, title, text })
        });
        Ok(Snapshot {
            at: columns::read_instant(&self.at)?,
            grades: grades.collect::<Result<_, _>>()?,
            gaps: gaps.collect::<Result<_, _>>()?,
            timeline: self.picture.map(PictureKept::timeline).transpose()?,
            measures: self.measures.into_iter().map(MeasureKept::line).collect::<Result<_, _>>()?,
            people: self
                .people
                .into_iter()
                .map(|(name, what, detail)| PersonLine { name, what, detail })
                .collect(),
            conflicts: self
                .conflicts
                .into_iter()
                .map(|kept| ConflictLine { about: kept.about, one: kept.one, other: kept.other })
                .collect(),
            warnings: self.warnings.into_iter().map(|(rule, text)| WarningLine { rule, text }).collect(),
            reference: self.reference,
            risk: self.risk,
            contact: self.contact,
        })
    }
}

impl MeasureKept {
    fn of(line: &MeasureLine) -> Self {
        Self {
            id: line.id.to_string(),
            version: line.version,
            kind: line.kind.code().to_owned(),
            live: line.live,
            state: line.state.clone(),
            breaking: line.breaking.clone(),
            ends: line.ends.clone(),
            ends_at: line.ends_at.map(columns::instant),
            terms: line.terms.clone(),
        }
    }

    fn line(self) -> Result<MeasureLine, StoreError> {
        Ok(MeasureLine {
            id: columns::id(&self.id)?,
            kind: columns::code(&self.kind, MeasureKind::from_code)?,
            ends_at: columns::maybe(self.ends_at.as_ref(), columns::read_instant)?,
            version: self.version,
            live: self.live,
            state: self.state,
            breaking: self.breaking,
            ends: self.ends,
            terms: self.terms,
        })
    }
}
