//! What a plan's page shows beside its form: the record, what stands against signing off, versions, reviews, and the
//! catalogue's words.

use safehold_casework::plans::{PlanView, VersionLine};
use safehold_core::plan::{
    BLOCKS, CATALOGUE, Decision, DisclosureKind, DisclosureOutcome, DisclosureState, ItemState, ReviewEvent,
    Snapshot, WHAT_TO_CONSIDER,
};
use safehold_core::words;
use serde::Serialize;
use ts_rs::TS;

use super::plan_form::{PlanForm, Rows, form_of};
use super::view::{Choice, Timeline};

/// A block of the plan.
#[derive(Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct BlockRow {
    code: &'static str,
    title: &'static str,
    about: &'static str,
    takes_items: bool,
}

/// What to note beside an item of the catalogue.
#[derive(Debug, Serialize, TS)]
#[ts(export)]
pub struct CatalogueNote {
    code: &'static str,
    note: &'static str,
}

/// A kind of measure that a plan looks at, with what can come of it.
#[derive(Debug, Serialize, TS)]
#[ts(export)]
pub struct KindRow {
    code: &'static str,
    group: &'static str,
    decisions: Vec<Choice>,
}

/// Somebody in the case.
#[derive(Debug, Serialize, TS)]
#[ts(export)]
pub struct PlanPerson {
    name: String,
    what: String,
    detail: String,
}

/// A grade of risk that was given.
#[derive(Debug, Serialize, TS)]
#[ts(export)]
pub struct GradeRow {
    on: String,
    grade: String,
    tool: String,
    judgement: String,
    by: String,
}

/// A measure as the plan shows it.
#[derive(Debug, Serialize, TS)]
#[ts(export)]
pub struct PlanMeasure {
    code: &'static str,
    name: &'static str,
    live: bool,
    state: String,
    breaking: String,
    ends: String,
    terms: Vec<String>,
}

/// Two terms that contradict each other.
#[derive(Debug, Serialize, TS)]
#[ts(export)]
pub struct ConflictRow {
    about: String,
    one: (String, String),
    other: (String, String),
}

/// The record as the plan shows it.
#[derive(Debug, Serialize, TS)]
#[ts(export)]
pub struct PlanRecord {
    people: Vec<PlanPerson>,
    grades: Vec<GradeRow>,
    contact: Vec<String>,
    measures: Vec<PlanMeasure>,
    gaps: Vec<(String, String)>,
    conflicts: Vec<ConflictRow>,
    warnings: Vec<(String, String)>,
}

/// One reason against signing off, with where it is mended.
#[derive(Debug, Serialize, TS)]
#[ts(export)]
pub struct StopRow {
    code: &'static str,
    text: String,
    block: &'static str,
    field: String,
}

/// Something that asks for a review.
#[derive(Debug, Serialize, TS)]
#[ts(export)]
pub struct ReviewRow {
    what: String,
    due: String,
    rule: String,
    happened: bool,
    late: bool,
}

/// A version of the plan.
#[derive(Debug, Serialize, TS)]
#[ts(export)]
pub struct VersionRow {
    version: u32,
    signed: bool,
    text: String,
}

/// What the fields of a plan can be.
#[derive(Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct PlanChoices {
    blocks: Vec<BlockRow>,
    notes: Vec<CatalogueNote>,
    kinds: Vec<KindRow>,
    other_decisions: Vec<Choice>,
    states: Vec<Choice>,
    disclosure_states: Vec<Choice>,
    disclosure_kinds: Vec<Choice>,
    disclosure_outcomes: Vec<Choice>,
    risks: Vec<Choice>,
    reports: Vec<Choice>,
    forces: Vec<&'static str>,
    owners: Vec<String>,
    /// The day of asking: what is due before it is late.
    today: super::form::Day,
}

/// A plan's page.
#[derive(Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct PlanPage {
    form: PlanForm,
    draft: bool,
    state: String,
    before: Option<String>,
    record: PlanRecord,
    timeline: Option<Timeline>,
    stops: Option<Vec<StopRow>>,
    reviews: Vec<ReviewRow>,
    versions: Vec<VersionRow>,
    choices: PlanChoices,
    review_proposed: super::form::Day,
}

impl PlanPage {
    /// The page of a plan as seen at a moment.
    pub fn of(view: &PlanView, now: chrono::DateTime<chrono::Utc>) -> Self {
        let (form, rows) = form_of(view.file.case.id, view.base, &view.content);
        let (draft, before) = match view.versions.as_slice() {
            [first, rest @ ..] if first.signed.is_none() => (Some(first), rest.first()),
            all => (None, all.first()),
        };
        Self {
            form,
            draft: draft.is_some(),
            state: state(draft, before, view.base.version),
            before: before.filter(|_| draft.is_some()).map(version_words),
            record: record(&view.record),
            timeline: view.timeline.as_ref().map(Timeline::from),
            stops: view.stops.as_ref().map(|stops| stops.iter().map(|stop| stop_row(stop, &rows)).collect()),
            reviews: view
                .reviews
                .iter()
                .map(|review| ReviewRow {
                    what: review.what.clone(),
                    due: words::due(review.due, now),
                    rule: review.rule.clone(),
                    happened: review.at <= now,
                    late: review.due < now,
                })
                .collect(),
            versions: view
                .versions
                .iter()
                .map(|line| VersionRow {
                    version: line.version,
                    signed: line.signed.is_some(),
                    text: version_words(line),
                })
                .collect(),
            choices: choices(view, now),
            review_proposed: super::form::Day::of(view.review_proposed),
        }
    }
}

fn stop_row(stop: &safehold_core::plan::Stop, rows: &Rows) -> StopRow {
    StopRow {
        code: stop.code,
        text: stop.text.clone(),
        block: stop.block.code(),
        field: rows.field(&stop.field),
    }
}

fn state(draft: Option<&VersionLine>, before: Option<&VersionLine>, next: u32) -> String {
    match (draft, before) {
        (Some(draft), _) => format!(
            "Draft of version {}, saved {} by {}",
            draft.version,
            words::short_time(draft.saved.1),
            draft.saved.0
        ),
        (None, Some(signed)) => version_words(signed),
        (None, None) => format!("No plan yet: what you save begins version {next}"),
    }
}

fn version_words(line: &VersionLine) -> String {
    match &line.signed {
        Some((who, at)) => {
            format!("Version {}, signed off {} by {who}", line.version, words::short_date_time(*at))
        }
        None => format!(
            "Draft of version {}, saved {} by {}",
            line.version,
            words::short_date_time(line.saved.1),
            line.saved.0
        ),
    }
}

fn record(from: &Snapshot) -> PlanRecord {
    PlanRecord {
        people: from
            .people
            .iter()
            .map(|line| PlanPerson {
                name: line.name.clone(),
                what: line.what.clone(),
                detail: line.detail.clone(),
            })
            .collect(),
        grades: from
            .grades
            .iter()
            .map(|line| GradeRow {
                on: words::short_date(line.on),
                grade: line.grade.clone(),
                tool: line.tool.clone(),
                judgement: line.judgement.clone(),
                by: line.by.clone(),
            })
            .collect(),
        contact: from.contact.clone(),
        measures: from
            .measures
            .iter()
            .map(|line| PlanMeasure {
                code: line.kind.code(),
                name: line.kind.name(),
                live: line.live,
                state: line.state.clone(),
                breaking: line.breaking.clone(),
                ends: line.ends.clone(),
                terms: line.terms.clone(),
            })
            .collect(),
        gaps: from.gaps.iter().map(|gap| (gap.title.clone(), gap.text.clone())).collect(),
        conflicts: from
            .conflicts
            .iter()
            .map(|line| ConflictRow {
                about: line.about.clone(),
                one: line.one.clone(),
                other: line.other.clone(),
            })
            .collect(),
        warnings: from.warnings.iter().map(|line| (line.rule.clone(), line.text.clone())).collect(),
    }
}

fn choices(view: &PlanView, now: chrono::DateTime<chrono::Utc>) -> PlanChoices {
    let decisions = |fits: &dyn Fn(Decision) -> bool| {
        let all = Decision::ALL.into_iter().filter(|decision| fits(*decision));
        all.map(|decision| Choice::new(decision.code(), decision.label())).collect()
    };
    PlanChoices {
        today: super::form::Day::of(safehold_core::london::date(now)),
        blocks: BLOCKS
            .into_iter()
            .map(|block| BlockRow {
                code: block.code(),
                title: block.title(),
                about: block.about(),
                takes_items: block.takes_items(),
            })
            .collect(),
        notes: CATALOGUE.iter().map(|entry| CatalogueNote { code: entry.code, note: entry.note }).collect(),
        kinds: WHAT_TO_CONSIDER
            .iter()
            .map(|kind| KindRow {
                code: kind.code,
                group: kind.class.label(),
                decisions: decisions(&|decision| decision.fits(kind.class)),
            })
            .collect(),
        other_decisions: decisions(&|_| true),
        states: ItemState::ALL.map(|state| Choice::new(state.code(), state.label())).to_vec(),
        disclosure_states: DisclosureState::ALL.map(|one| Choice::new(one.code(), one.label())).to_vec(),
        disclosure_kinds: DisclosureKind::ALL.map(|one| Choice::new(one.code(), one.label())).to_vec(),
        disclosure_outcomes: DisclosureOutcome::ALL.map(|one| Choice::new(one.code(), one.label())).to_vec(),
        risks: Choice::risks(),
        reports: ReviewEvent::ALL
            .into_iter()
            .filter(|event| event.by_hand())
            .map(|event| Choice::new(event.code(), event.label()))
            .collect(),
        forces: ReviewEvent::ALL.map(ReviewEvent::label).to_vec(),
        owners: view.owners.clone(),
    }
}
