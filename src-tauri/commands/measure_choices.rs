//! What a measure's form offers: the kinds by who makes them, the terms of the catalogue and whom they may protect.

use safehold_casework::settings as unit_settings;
use safehold_core::measure::{Breach, Facts, Measure, MeasureKind, OutcomeKind, PilotArea, Rank};
use safehold_core::terms::{CATALOGUE, Entry, ExceptionKind, Need, Print};
use safehold_core::words;
use serde::Serialize;
use tauri::State;
use ts_rs::TS;

use super::view::Choice;
use crate::error::Problem;
use crate::state::AppState;

/// A kind of measure.
#[derive(Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct KindChoice {
    code: &'static str,
    label: &'static str,
    /// Who makes it.
    group: &'static str,
    /// What it does, in a sentence.
    about: &'static str,
    /// What breaking it means, in a sentence.
    breach: &'static str,
    /// How it can come to an end before it runs out.
    outcomes: Vec<Choice>,
}

/// A term of the catalogue.
#[derive(Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct TermChoice {
    code: &'static str,
    title: &'static str,
    needs: Vec<TermNeed>,
    methods: bool,
    place: bool,
    shown: bool,
    /// It can be forbidden to have it done by others.
    through_others: bool,
    /// `required`: the record must say whom it protects; `named`: it may name others beside the victim; `others`:
    /// the victim, where nobody else is named.
    people: &'static str,
}

/// What a term must be filled with.
#[derive(Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct TermNeed {
    /// `names`, `detail`, `distance`, `streets` or `times`.
    field: &'static str,
    label: &'static str,
}

/// What a measure's form offers.
#[derive(Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct MeasureChoices {
    kinds: Vec<KindChoice>,
    terms: Vec<TermChoice>,
    methods: Vec<&'static str>,
    exceptions: Vec<Choice>,
    notices: Vec<Choice>,
    ends: Vec<Choice>,
    places: Vec<Choice>,
    risks: Vec<Choice>,
    ranks: Vec<Choice>,
    areas: Vec<Choice>,
}

/// What breaking a measure means, for those who work with it; letters have words of their own.
pub(super) fn breach_words(kind: MeasureKind) -> &'static str {
    match kind.breach() {
        Breach::Crime => "Breaking it is a crime.",
        Breach::BailArrest => "Police can arrest; breaking a condition is no crime by itself.",
        Breach::ArrestForCourt => "Police can arrest and take to court; breaking it is no crime by itself.",
        Breach::CourtOnly => "No power of arrest: only the court can act when it is broken.",
        Breach::InCustody => "It does not stop calls or letters.",
        Breach::NoConditions => "Nothing can be broken: no conditions exist.",
    }
}

/// What breaking a measure means as things stand: an order whose respondent is not known to be aware, an occupation order
/// none of whose terms carries its power of arrest.
pub(super) fn breach_now(measure: &Measure) -> &'static str {
    if measure.facts.order().is_some_and(|order| order.criminally_enforceable_from().is_none()) {
        return "Breaking it is a crime once the respondent is aware of it: evidence of awareness or service is needed before charging.";
    }
    let terms = measure.latest().terms;
    if measure.breach() == Breach::ArrestForCourt
        && matches!(measure.facts, Facts::Occupation(_))
        && !terms.is_empty()
        && !terms.iter().any(|term| term.poa)
    {
        return "No term is marked as carrying the power of arrest: until one is, only the court can act.";
    }
    breach_words(measure.kind())
}

fn group(kind: MeasureKind) -> &'static str {
    match kind {
        MeasureKind::Nmo
        | MeasureKind::OccupationWithArrest
        | MeasureKind::Occupation
        | MeasureKind::Undertaking => "Family court",
        MeasureKind::Dvpn
        | MeasureKind::Dapn
        | MeasureKind::PreChargeBail
        | MeasureKind::ReleasedUnderInvestigation => "Police",
        MeasureKind::Dvpo
        | MeasureKind::Dapo
        | MeasureKind::PostChargeBail
        | MeasureKind::Restraining
        | MeasureKind::Stalking
        | MeasureKind::InterimStalking
        | MeasureKind::Remand => "Magistrates and criminal courts",
    }
}

fn about(kind: MeasureKind) -> &'static str {
    match kind {
        MeasureKind::Nmo => "Forbids contact, named places and other conduct.",
        MeasureKind::OccupationWithArrest => {
            "Says who may live in the home, with a power of arrest on some of its terms."
        }
        MeasureKind::Occupation => "Says who may live in the home.",
        MeasureKind::Undertaking => "A promise to the court in place of an order.",
        MeasureKind::Dvpn => "A superintendent's notice, until the court hears within 48 hours.",
        MeasureKind::Dvpo => "14 to 28 days after a notice.",
        MeasureKind::Dapn => "An inspector's notice in a pilot area, until the court hears within 48 hours.",
        MeasureKind::Dapo => "Prohibitions and duties of any length, in a pilot area.",
        MeasureKind::PreChargeBail => "Conditions until the suspect comes back to the station.",
        MeasureKind::PostChargeBail => "Conditions until the next hearing.",
        MeasureKind::Restraining => "On conviction or acquittal, for a period or until further order.",
        MeasureKind::Stalking => "At least two years, on the application of police.",
        MeasureKind::InterimStalking => "Until the application for the full order is decided.",
        MeasureKind::Remand => "In custody until a date.",
        MeasureKind::ReleasedUnderInvestigation => "Let go without bail.",
    }
}

fn outcome(kind: OutcomeKind) -> Choice {
    let label = if kind == OutcomeKind::Other { "Ended otherwise" } else { kind.label() };
    Choice::new(kind.code(), label)
}

fn kind_choice(kind: MeasureKind) -> KindChoice {
    KindChoice {
        code: kind.code(),
        label: kind.name(),
        group: group(kind),
        about: about(kind),
        breach: breach_words(kind),
        outcomes: kind.ends_by().iter().copied().map(outcome).collect(),
    }
}

fn term_choice(known: &'static Entry) -> TermChoice {
    let field = |need: &Need| match need {
        Need::Names => "names",
        Need::Detail => "detail",
        Need::Distance => "distance",
        Need::Streets => "streets",
        Need::Times => "times",
    };
    TermChoice {
        code: known.code,
        title: known.title,
        needs: known
            .needs
            .iter()
            .map(|need| TermNeed { field: field(need), label: need.label(known.code) })
            .collect(),
        methods: known.code == "CON-A",
        place: known.code == "EXC-D",
        shown: known.print == Print::Yes,
        through_others: known.through_others(),
        people: match (known.about_children(), known.names_people()) {
            (true, _) => "required",
            (false, true) => "named",
            (false, false) => "others",
        },
    }
}

fn area(area: &PilotArea) -> Choice {
    let until =
        area.until.map_or_else(|| "no end known".to_owned(), |day| format!("to {}", words::plain_date(day)));
    Choice::new(&area.code, format!("{}, {} {until}", area.name, words::plain_date(area.from)))
}

fn choices(list: &[(&str, &str)]) -> Vec<Choice> {
    list.iter().map(|(code, label)| Choice::new(*code, *label)).collect()
}

/// What a measure's form offers.
#[tauri::command]
pub async fn measure_choices(state: State<'_, AppState>) -> Result<MeasureChoices, Problem> {
    let open = state.open().await?;
    let areas = unit_settings::pilot_areas(&open.desk()).await?;
    Ok(MeasureChoices {
        kinds: MeasureKind::ALL.map(kind_choice).into(),
        terms: CATALOGUE.iter().map(term_choice).collect(),
        methods: vec![
            "phone",
            "text",
            "email",
            "letter",
            "social media",
            "messaging apps",
            "gaming",
            "gifts",
            "bank-transfer references",
            "in person",
        ],
        exceptions: ExceptionKind::ALL.map(|kind| Choice::new(kind.code(), kind.label())).into(),
        notices: choices(&[
            ("without", "Without notice"),
            ("with", "With notice"),
            ("not-stated", "Not stated"),
        ]),
        ends: choices(&[
            ("at", "On a date and time"),
            ("until-hearing", "Until the next hearing"),
            ("open", "The court set no end"),
            ("not-stated", "Not stated"),
        ]),
        places: choices(&[
            ("home", "The victim's home"),
            ("work", "The victim's workplace"),
            ("school", "A school or nursery"),
            ("other", "Another place"),
        ]),
        risks: Choice::risks(),
        ranks: Rank::ALL.map(|rank| Choice::new(rank.code(), rank.label())).into(),
        areas: areas.iter().map(area).collect(),
    })
}
