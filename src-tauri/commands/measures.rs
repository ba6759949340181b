//! Measures: a case's list, recording and changing one, service. Variations, ends and checks are in `variations.rs`.

use safehold_casework::measures::{self, Parties};
use safehold_core::contact_profile::SafeContact;
use safehold_core::id::{CaseId as Case, MeasureId as Id};
use safehold_core::measure::Evidence;
use safehold_core::person::{Address, AddressKind, Language, PartyRole, Person, Risk};
use serde::{Deserialize, Serialize};
use tauri::State;
use ts_rs::TS;

use super::cases::CaseId;
use super::form::{Day, Wall, Wrong};
use super::measure_form::{Known, MeasureForm, PartiesForm, PartyForm};
use super::measure_view::{MeasureView, views};
use super::variations::known;
use super::view::id;
use crate::error::Problem;
use crate::state::{AppState, Open};

/// A measure's identity.
#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(export)]
pub struct MeasureId {
    measure: String,
}

/// A measure that was recorded.
#[derive(Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct RecordedMeasure {
    case_id: String,
    measure_id: String,
}

/// Service, or the respondent's awareness; `kind` is `aware` or `served`.
#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(export)]
pub struct RecordService {
    measure: String,
    version: u32,
    kind: String,
    at: Wall,
    how: String,
}

/// The measures of a case.
#[tauri::command]
pub async fn measures_of_case(
    state: State<'_, AppState>,
    input: CaseId,
) -> Result<Vec<MeasureView>, Problem> {
    let open = state.open().await?;
    Ok(views(&measures::of_case(&open.desk(), input.id()?).await?))
}

/// A measure as its form has it, for changing.
#[tauri::command]
pub async fn measure_form(state: State<'_, AppState>, input: MeasureId) -> Result<MeasureForm, Problem> {
    let open = state.open().await?;
    let found = measures::one(&open.desk(), id(&input.measure)?).await?;
    Ok(MeasureForm::of(&found))
}

fn person(
    open: &Open,
    case: Case,
    role: PartyRole,
    form: &PartyForm,
    field: &str,
    wrong: &mut Wrong,
) -> Person {
    let desk = open.desk();
    let lines: Vec<String> =
        form.lines.iter().map(|line| line.trim().to_owned()).filter(|line| !line.is_empty()).collect();
    let address = (!lines.is_empty() || !form.postcode.trim().is_empty()).then(|| Address {
        id: desk.ids.next(),
        kind: AddressKind::Home,
        lines,
        postcode: form.postcode.trim().to_owned(),
        confidential: form.confidential,
    });
    Person {
        id: desk.ids.next(),
        case,
        role,
        title: form.title.trim().to_owned(),
        given: form.given.trim().to_owned(),
        family: form.family.trim().to_owned(),
        born: wrong.take(&format!("{field}.born"), Day::read(&form.born)).flatten(),
        addresses: address.into_iter().collect(),
        envelope_name: String::new(),
        language: Language::ENGLISH,
        format: Default::default(),
        contact: SafeContact::default(),
        reach: Vec::new(),
        household: form.household,
        version: 1,
    }
}

/// The people of a new case, and how its terms name them.
fn parties(open: &Open, case: Case, form: &PartiesForm, wrong: &mut Wrong) -> (Parties, Vec<Known>) {
    let mut party = |role, form: &PartyForm, field: &str| person(open, case, role, form, field, wrong);
    let victim = party(PartyRole::Victim, &form.victim, "parties.victim");
    let respondent = party(PartyRole::Respondent, &form.respondent, "parties.respondent");
    let protected: Vec<Person> = form
        .protected
        .iter()
        .enumerate()
        .map(|(n, form)| party(PartyRole::Child, form, &format!("parties.protected.{n}")))
        .collect();
    let keys = [&form.victim.key].into_iter().chain(form.protected.iter().map(|party| &party.key));
    let people: Vec<Person> = [&victim].into_iter().chain(&protected).cloned().collect();
    let known = known(&people).into_iter().zip(keys).map(|(one, key)| Known { key: key.clone(), ..one });
    let known = known.collect();
    (Parties { victim, respondent, protected, risk: Risk::from_code(&form.risk) }, known)
}

/// Records a measure, new or changed; without a case it opens one.
#[tauri::command]
pub async fn record_measure(
    state: State<'_, AppState>,
    input: MeasureForm,
) -> Result<RecordedMeasure, Problem> {
    let open = state.open().await?;
    let desk = open.desk();
    let mut wrong = Wrong::default();
    let changing = !input.id.is_empty();
    let new_case = input.case_id.is_empty();
    let case: Case = if new_case { desk.ids.next() } else { id(&input.case_id)? };
    let identity: Id = if changing { id(&input.id)? } else { desk.ids.next() };
    let (parties, people) = match &input.parties {
        Some(form) if new_case => {
            let (parties, people) = parties(&open, case, form, &mut wrong);
            (Some(parties), people)
        }
        _ => (None, known(&safehold_casework::people::of_case(&desk, case).await?)),
    };
    let measure = input.read(identity, case, &people, open.now(), &mut wrong);
    if let Some(parties) = parties.as_ref().filter(|_| wrong.any()) {
        wrong.and_beyond(
            measures::wrong_parties(parties).into_iter().map(|one| (one.code, one.text)).collect(),
        );
    }
    wrong.refuse()?;
    let Some(measure) = measure else {
        return Err(Problem::internal("a measure's form without a mistake and without a measure"));
    };
    let (case, identity) = match parties {
        _ if changing => {
            let case = measure.case;
            measures::change(&desk, measure).await?;
            (case, identity)
        }
        Some(parties) => measures::open_case(&desk, parties, measure).await?,
        None => (case, measures::record(&desk, measure).await?),
    };
    Ok(RecordedMeasure { case_id: case.to_string(), measure_id: identity.to_string() })
}

/// Records that the respondent is aware of an order, or was served with it.
#[tauri::command]
pub async fn record_service(state: State<'_, AppState>, input: RecordService) -> Result<(), Problem> {
    let open = state.open().await?;
    let mut wrong = Wrong::default();
    let at = wrong.take("at", input.at.required("when it was"));
    if input.how.trim().is_empty() {
        wrong.say("how", "Say how it is known: by whom, how, what paper");
    }
    wrong.refuse()?;
    let Some(at) = at else { return Err(Problem::internal("a time without a mistake and without a time")) };
    let evidence = Evidence { at, how: input.how.trim().to_owned() };
    let served = input.kind == "served";
    measures::record_service(&open.desk(), id(&input.measure)?, input.version, served, evidence)
        .await
        .map_err(|error| {
            let mut problem = Problem::from(error);
            for field in &mut problem.fields {
                if matches!(field.field.as_str(), "served" | "aware") {
                    field.field = "at.day".to_owned();
                }
            }
            problem
        })
}
