//! Measures: a case's list, recording and changing one, service.

use safehold_casework::measures::{self, Parties};
use safehold_core::contact_profile::SafeContact;
use safehold_core::id::{CaseId as Case, MeasureId as Id};
use safehold_core::measure::{Evidence, Facts, Measure, Moment};
use safehold_core::person::{Address, AddressKind, Language, PartyRole, Person, Risk};
use safehold_core::terms::{CATALOGUE, ExceptionKind, Names, Need, Print, entry, plain};
use safehold_core::words;
use serde::{Deserialize, Serialize};
use tauri::State;
use ts_rs::TS;

use super::cases::CaseId;
use super::form::{Day, Wall, Wrong};
use super::measure_form::{MeasureForm, PartyForm};
use super::view::{Choice, id};
use crate::error::Problem;
use crate::state::{AppState, Open};

/// A fact of a measure.
#[derive(Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct Fact {
    label: &'static str,
    value: String,
}

/// A term, plain and exact side by side.
#[derive(Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct TermView {
    code: &'static str,
    title: &'static str,
    plain: String,
    exceptions: Vec<String>,
    verbatim: String,
    paragraph: String,
}

/// A measure of a case.
#[derive(Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct MeasureView {
    id: String,
    version: u32,
    kind: &'static str,
    name: &'static str,
    state: &'static str,
    live: bool,
    ends: String,
    facts: Vec<Fact>,
    terms: Vec<TermView>,
    missing: Vec<String>,
    respondent_aware: bool,
    served: bool,
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
    kinds: Vec<Choice>,
    terms: Vec<TermChoice>,
    methods: Vec<&'static str>,
    exceptions: Vec<Choice>,
    notices: Vec<Choice>,
    ends: Vec<Choice>,
    places: Vec<Choice>,
    risks: Vec<Choice>,
}

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

fn facts(measure: &Measure) -> Vec<Fact> {
    let mut facts = Vec::new();
    let mut add = |label, value: String| {
        if !value.trim().is_empty() {
            facts.push(Fact { label, value });
        }
    };
    let when = words::short_date_time;
    match &measure.facts {
        Facts::Nmo(nmo) => {
            add("Court", nmo.court.clone());
            add("Case number", nmo.case_number.clone());
            add("Made", nmo.made.words());
            let evidence = |fact: &Evidence| format!("{}, {}", when(fact.at), fact.how);
            add("Respondent aware", nmo.aware.as_ref().map_or_else(|| "Not known".to_owned(), evidence));
            add("Served", nmo.served.as_ref().map_or_else(|| "Not yet".to_owned(), evidence));
        }
        Facts::PreChargeBail(bail) => {
            add("Custody reference", bail.custody_ref.clone());
            add("Arrested", when(bail.arrested_at));
            add("Released", when(bail.released_at));
            add("Last day of the bail period", words::short_date(bail.last_day()));
            add(
                "Return",
                bail.return_at.map(|at| format!("{}, {}", when(at), bail.station)).unwrap_or_default(),
            );
            add("Victim's views", bail.victim_views.clone());
            add(
                "Outcome",
                bail.outcome.as_ref().map(|o| format!("{}, {}", o.what, when(o.at))).unwrap_or_default(),
            );
        }
        Facts::Dvpn(dvpn) => {
            add("Authorised by", dvpn.authorised_by.clone());
            add("Served", when(dvpn.served_at));
            add("Court", dvpn.court.clone());
            add("Hearing", dvpn.hearing_at.map_or_else(|| "Not listed".to_owned(), when));
            add(
                "Outcome",
                dvpn.outcome.as_ref().map(|o| format!("{}, {}", o.what, when(o.at))).unwrap_or_default(),
            );
        }
        Facts::Dvpo(dvpo) => {
            add("Court", dvpo.court.clone());
            add("Made", when(dvpo.made_at));
            add("Length", words::count(i64::from(dvpo.days), "day"));
            add("Last day", words::short_date(dvpo.last_day()));
        }
        _ => {}
    }
    facts
}

fn missing(measure: &Measure) -> Vec<String> {
    let mut missing = Vec::new();
    if measure.terms.is_empty() {
        missing.push("Terms to transcribe".to_owned());
    }
    missing.extend(measure.terms.iter().flat_map(safehold_core::terms::Term::missing));
    if let Facts::Nmo(nmo) = &measure.facts {
        use safehold_core::measure::End;
        if matches!(nmo.made, Moment::On(_)) {
            missing.push("The time it was made".to_owned());
        }
        match nmo.end {
            End::NotStated => missing.push("End not stated: read the order".to_owned()),
            End::On(_) => missing.push("The time it ends: ask the court".to_owned()),
            End::UntilHearing(None) => missing.push("The date of the hearing".to_owned()),
            End::At(_) | End::UntilHearing(Some(_)) | End::Open => {}
        }
        if nmo.served.is_none() {
            missing.push("Service not confirmed".to_owned());
        }
    }
    missing
}

fn view(measure: &Measure, open: &Open, calendar: &safehold_core::calendar::Calendar) -> MeasureView {
    let names = Names { respondent: "The respondent".to_owned() };
    let term = |term: &safehold_core::terms::Term| {
        let said = plain(term, &names);
        TermView {
            code: term.code,
            title: entry(term.code).map_or("", |known| known.title),
            plain: said
                .as_ref()
                .map_or_else(|| "Not printed in letters.".to_owned(), |said| said.sentence.clone()),
            exceptions: said.map(|said| said.exceptions).unwrap_or_default(),
            verbatim: term.verbatim.clone(),
            paragraph: term.paragraph.clone(),
        }
    };
    let (aware, served) = measure.facts.order().map_or((true, true), |order| {
        (order.aware_when_made() || order.aware.is_some(), order.served.is_some())
    });
    MeasureView {
        id: measure.id.to_string(),
        version: measure.version,
        kind: measure.kind().code(),
        name: measure.kind().name(),
        state: measure.state(open.now(), calendar),
        live: measure.live_at(open.now(), calendar),
        ends: measure.end_words(calendar),
        facts: facts(measure),
        terms: measure.terms.iter().map(term).collect(),
        missing: missing(measure),
        respondent_aware: aware,
        served,
    }
}

/// The measures of a case.
#[tauri::command]
pub async fn measures_of_case(
    state: State<'_, AppState>,
    input: CaseId,
) -> Result<Vec<MeasureView>, Problem> {
    let open = state.open().await?;
    let (found, calendar) = measures::of_case(&open.desk(), input.id()?).await?;
    Ok(found.iter().map(|measure| view(measure, &open, &calendar)).collect())
}

/// What a measure's form offers.
#[tauri::command]
pub async fn measure_choices(state: State<'_, AppState>) -> Result<MeasureChoices, Problem> {
    drop(state.open().await?);
    let field = |need: &Need| match need {
        Need::Names => "names",
        Need::Detail => "detail",
        Need::Distance => "distance",
        Need::Streets => "streets",
        Need::Times => "times",
    };
    Ok(MeasureChoices {
        kinds: super::measure_form::OFFERED.map(|kind| Choice::new(kind.code(), kind.name())).to_vec(),
        terms: CATALOGUE
            .iter()
            .map(|known| TermChoice {
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
            })
            .collect(),
        methods: vec![
            "phone",
            "text",
            "email",
            "letter",
            "social media",
            "messaging apps",
            "gifts",
            "in person",
        ],
        exceptions: ExceptionKind::ALL.map(|kind| Choice::new(kind.code(), kind.label())).to_vec(),
        notices: [("without", "Without notice"), ("with", "With notice"), ("not-stated", "Not stated")]
            .map(|(code, label)| Choice::new(code, label))
            .to_vec(),
        ends: [
            ("at", "On a date and time"),
            ("until-hearing", "Until the next hearing"),
            ("open", "The court set no end"),
            ("not-stated", "Not stated"),
        ]
        .map(|(code, label)| Choice::new(code, label))
        .to_vec(),
        places: [
            ("home", "Her home"),
            ("work", "Her workplace"),
            ("school", "A school or nursery"),
            ("other", "Another place"),
        ]
        .map(|(code, label)| Choice::new(code, label))
        .to_vec(),
        risks: Choice::risks(),
    })
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
        language: Language::English,
        contact: SafeContact::default(),
        reach: Vec::new(),
        household: form.household,
        version: 1,
    }
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
    let case: Case = if input.case_id.is_empty() { desk.ids.next() } else { id(&input.case_id)? };
    let identity: Id = if changing { id(&input.id)? } else { desk.ids.next() };
    let measure = input.read(identity, case, open.now(), &mut wrong);
    let parties = match &input.parties {
        Some(parties) if input.case_id.is_empty() => {
            let mut party =
                |role, form: &PartyForm, field: &str| person(&open, case, role, form, field, &mut wrong);
            let victim = party(PartyRole::Victim, &parties.victim, "parties.victim");
            let respondent = party(PartyRole::Respondent, &parties.respondent, "parties.respondent");
            let protected = parties
                .protected
                .iter()
                .enumerate()
                .map(|(n, form)| party(PartyRole::Child, form, &format!("parties.protected.{n}")))
                .collect();
            Some(Parties { victim, respondent, protected, risk: Risk::from_code(&parties.risk) })
        }
        _ => None,
    };
    let Some(measure) = measure else {
        wrong.refuse()?;
        return Err(Problem::internal("a measure's form without a mistake and without a measure"));
    };
    wrong.refuse()?;
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
