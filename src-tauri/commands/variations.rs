//! What happens to a measure later: it is varied, it ends, its coding is checked, its terms go against another's.

use chrono::{DateTime, Utc};
use safehold_casework::measures;
use safehold_core::id::MeasureId as Id;
use safehold_core::measure::{Measure, Variation};
use safehold_core::measure_check;
use safehold_core::person::{PartyRole, Person};
use serde::{Deserialize, Serialize};
use tauri::State;
use ts_rs::TS;

use super::form::{Wall, Wrong};
use super::measure_form::{Known, TermForm, end_form, evidence, read_end, read_outcome, read_terms};
use super::view::id;
use crate::error::Problem;
use crate::state::AppState;

/// Which variation's form; number 0 is a new one.
#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(export)]
pub struct VariationAsked {
    measure: String,
    number: u32,
}

/// A variation as its form has it.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(export)]
pub struct VariationForm {
    measure: String,
    version: u32,
    number: u32,
    at: Wall,
    received: Wall,
    end_changed: bool,
    end_kind: String,
    end: Wall,
    systems_updated: Wall,
    served: Wall,
    served_how: String,
    terms: Vec<TermForm>,
}

/// A variation's form with what it starts from.
#[derive(Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct VariationPage {
    form: VariationForm,
    name: &'static str,
    states_end: bool,
    /// How it ends before this variation, in words.
    present_end: String,
    /// The terms before it.
    before: Vec<TermForm>,
    before_number: u32,
    /// An occupation order with a power of arrest.
    arrest: bool,
}

/// How a measure ended.
#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(export)]
pub struct EndMeasure {
    measure: String,
    version: u32,
    kind: String,
    at: Wall,
    what: String,
}

/// That the coding of a measure's newest version is what its paper says.
#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(export)]
pub struct CheckTerms {
    measure: String,
    version: u32,
}

/// The people of a case whom a term may protect.
pub(super) fn known(people: &[Person]) -> Vec<Known> {
    people
        .iter()
        .filter(|person| person.role != PartyRole::Respondent)
        .map(|person| Known {
            key: person.id.to_string(),
            id: person.id,
            given: person.given.trim().to_owned(),
            full: person.full_name(),
            victim: person.role == PartyRole::Victim,
        })
        .collect()
}

fn form_of(measure: &Measure, number: usize, now: DateTime<Utc>) -> Option<VariationPage> {
    let versions = measure.versions();
    let before = match number {
        0 => versions.last()?,
        number => versions.get(number - 1)?,
    };
    let blank = VariationForm {
        measure: measure.id.to_string(),
        version: measure.version,
        number: u32::try_from(number).ok()?,
        at: Wall::default(),
        received: Wall::of(now),
        end_changed: false,
        end_kind: String::new(),
        end: Wall::default(),
        systems_updated: Wall::default(),
        served: Wall::default(),
        served_how: String::new(),
        terms: before.terms.iter().map(TermForm::of).collect(),
    };
    let form = match number.checked_sub(1).map(|n| measure.variations.get(n)) {
        None => blank,
        Some(variation) => {
            let variation = variation?;
            let (end_kind, end) = variation.end.map(end_form).unwrap_or_default();
            VariationForm {
                at: Wall::of(variation.at),
                received: Wall::of(variation.received_at),
                end_changed: variation.end.is_some(),
                end_kind,
                end,
                systems_updated: variation.systems_updated_at.map(Wall::of).unwrap_or_default(),
                served: variation.served.as_ref().map(|served| Wall::of(served.at)).unwrap_or_default(),
                served_how: variation.served.as_ref().map(|served| served.how.clone()).unwrap_or_default(),
                terms: variation.terms.iter().map(TermForm::of).collect(),
                ..blank
            }
        }
    };
    Some(VariationPage {
        form,
        name: measure.kind().name(),
        states_end: measure.kind().states_its_end(),
        present_end: before.end.map(|end| end.words()).unwrap_or_default(),
        before: before.terms.iter().map(TermForm::of).collect(),
        before_number: before.number,
        arrest: measure.kind().code() == "OCCP",
    })
}

/// The form of a variation, new or recorded.
#[tauri::command]
pub async fn variation_form(
    state: State<'_, AppState>,
    input: VariationAsked,
) -> Result<VariationPage, Problem> {
    let open = state.open().await?;
    let measure = measures::one(&open.desk(), id(&input.measure)?).await?;
    let page = usize::try_from(input.number).ok().and_then(|number| form_of(&measure, number, open.now()));
    page.ok_or_else(|| {
        Problem::new(
            crate::error::Code::NotFound,
            "This variation is not on record: look at the measure again",
        )
    })
}

impl VariationForm {
    fn read(&self, people: &[Known], now: DateTime<Utc>, wrong: &mut Wrong) -> Option<Variation> {
        let at = wrong.take("at", self.at.required("from when the variation is in force"));
        let received = wrong.take("received", self.received.required("when police received it"));
        let end = if self.end_changed { read_end(&self.end_kind, &self.end, "", wrong) } else { None };
        let systems_updated_at = wrong.take("systemsUpdated", self.systems_updated.instant()).flatten();
        let served = evidence("served", &self.served, &self.served_how, wrong);
        let terms = read_terms(&self.terms, "terms", people, wrong);
        if (at.is_none() || received.is_none()) && terms.len() == self.terms.len() {
            wrong.and_beyond(measure_check::check_terms(&terms, now));
        }
        Some(Variation {
            at: at?,
            received_at: received?,
            terms,
            end,
            order_file: None,
            coded_by: None,
            checked_by: None,
            systems_updated_at,
            served,
        })
    }
}

/// What the rules say of a measure with this variation, of the variation alone.
fn beyond(there: &Measure, number: u32, variation: &Variation, now: DateTime<Utc>) -> Vec<(String, String)> {
    let mut trial = there.clone();
    let place = usize::try_from(number).unwrap_or(usize::MAX).checked_sub(1);
    match place.and_then(|place| trial.variations.get_mut(place)) {
        Some(old) => *old = variation.clone(),
        None => trial.variations.push(variation.clone()),
    }
    let prefix = format!("variations.{}.", place.unwrap_or(there.variations.len()));
    let own = |(field, text): (String, String)| Some((field.strip_prefix(&prefix)?.to_owned(), text));
    measure_check::check(&trial, now).into_iter().filter_map(own).collect()
}

/// The core names a variation's fields by its place; its form has them without.
fn own_fields(mut problem: Problem, number: usize) -> Problem {
    let prefix = format!("variations.{number}.");
    for field in &mut problem.fields {
        if let Some(rest) = field.field.strip_prefix(&prefix) {
            field.field = rest.to_owned();
        }
    }
    problem
}

/// Records a variation, or mends the record of one.
#[tauri::command]
pub async fn record_variation(state: State<'_, AppState>, input: VariationForm) -> Result<(), Problem> {
    let open = state.open().await?;
    let desk = open.desk();
    let measure: Id = id(&input.measure)?;
    let there = measures::one(&desk, measure).await?;
    let people = safehold_casework::people::of_case(&desk, there.case).await?;
    let mut wrong = Wrong::default();
    let variation = input.read(&known(&people), open.now(), &mut wrong);
    if let Some(variation) = variation.as_ref().filter(|_| wrong.any()) {
        wrong.and_beyond(beyond(&there, input.number, variation, open.now()));
    }
    wrong.refuse()?;
    let Some(variation) = variation else {
        return Err(Problem::internal("a variation's form without a mistake and without a variation"));
    };
    let number = usize::try_from(input.number).unwrap_or(usize::MAX);
    let place = number.checked_sub(1).unwrap_or(there.variations.len());
    measures::vary(&desk, measure, input.version, number, variation)
        .await
        .map_err(|error| own_fields(Problem::from(error), place))
}

/// Records how a measure ended.
#[tauri::command]
pub async fn end_measure(state: State<'_, AppState>, input: EndMeasure) -> Result<(), Problem> {
    let open = state.open().await?;
    let mut wrong = Wrong::default();
    if input.kind.is_empty() && input.at.is_empty() {
        wrong.say("outcomeKind", "Choose how it ended");
        wrong.say("outcomeAt.day", "Enter when it ended");
    }
    let outcome = read_outcome(&input.kind, &input.at, &input.what, &mut wrong);
    if wrong.any() && input.at.instant().is_ok_and(|at| at.is_some_and(|at| at > open.now())) {
        wrong.say("outcomeAt.day", "An outcome can't be in the future");
    }
    wrong.refuse()?;
    let Some(outcome) = outcome else {
        return Err(Problem::internal("an end without a mistake and without an outcome"));
    };
    Ok(measures::end(&open.desk(), id(&input.measure)?, input.version, outcome).await?)
}

/// Says that the coding of a measure's newest version is what its paper says.
#[tauri::command]
pub async fn check_terms(state: State<'_, AppState>, input: CheckTerms) -> Result<(), Problem> {
    let open = state.open().await?;
    Ok(measures::check_terms(&open.desk(), id(&input.measure)?, input.version).await?)
}
