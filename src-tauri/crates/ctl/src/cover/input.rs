//! The case as it comes in: its people and measures under the names that the file gives them.

use std::collections::{BTreeMap, BTreeSet};

use safehold_core::cover::Household;
use safehold_core::id::{MeasureId, PersonId};
use safehold_core::measure::Measure;
use safehold_core::person::Risk;
use uuid::Uuid;

use super::measures;
use super::object::{Object, Wrong};
use super::once::Once;

/// Whom terms protect that name nobody.
const VICTIM: &str = "victim";

/// A case.
pub(super) struct Case {
    pub(super) measures: Vec<Measure>,
    pub(super) household: Household,
    pub(super) risk: Risk,
    pub(super) names: Names,
}

/// What the file calls people and measures. Identities are given in the order of the names, so that what is
/// sorted by identity is sorted by name.
#[derive(Default)]
pub(super) struct Names {
    people: BTreeMap<String, PersonId>,
    measures: BTreeMap<String, MeasureId>,
}

fn numbered<T: From<Uuid>>(names: BTreeSet<String>) -> BTreeMap<String, T> {
    names.into_iter().zip(1_u128..).map(|(name, n)| (name, Uuid::from_u128(n).into())).collect()
}

impl Names {
    pub(super) fn person(&self, name: &str) -> Option<PersonId> {
        self.people.get(name).copied()
    }

    pub(super) fn measure(&self, name: &str) -> Option<MeasureId> {
        self.measures.get(name).copied()
    }

    pub(super) fn of_person(&self, id: PersonId) -> &str {
        self.people.iter().find(|(_, known)| **known == id).map_or("", |(name, _)| name)
    }

    pub(super) fn of_measure(&self, id: MeasureId) -> &str {
        self.measures.iter().find(|(_, known)| **known == id).map_or("", |(name, _)| name)
    }
}

/// Reads a case; everything that is wrong with it, a line each.
pub(super) fn read(text: &str) -> Result<Case, Vec<String>> {
    let Once(value) = serde_json::from_str(text).map_err(|error| vec![not_read(&error)])?;
    let wrong = Wrong::default();
    let case = Object::of(String::new(), &value, &wrong).and_then(|object| case(object, &wrong));
    let lines = wrong.into_lines();
    match case {
        Some(case) if lines.is_empty() => Ok(case),
        _ => Err(lines),
    }
}

/// Why a text could not be read: not JSON at all, or a field twice.
fn not_read(error: &serde_json::Error) -> String {
    if error.is_data() { error.to_string() } else { format!("This is not JSON: {error}") }
}

fn case(object: Object<'_>, wrong: &Wrong) -> Option<Case> {
    object.text("case");
    let risk = match object.text("risk") {
        // Nobody assessed it: it is worked as high.
        None | Some("high") => Risk::High,
        Some("medium") => Risk::Medium,
        Some("standard") => Risk::Standard,
        Some(other) => {
            object.say("risk", format!("\"{other}\" is no risk: high, medium or standard"));
            Risk::High
        }
    };
    let people = people(&object, wrong);
    if !object.has("measures") {
        object.say("measures", "is missing: a list, empty where there are none");
    }
    let listed = object.objects("measures");
    let mut ids = BTreeSet::new();
    for measure in &listed {
        let Some(id) = measure.needs_text("id") else { continue };
        if id.trim().is_empty() {
            measure.say("id", "is empty: name the measure");
        }
        if !ids.insert(id.to_owned()) {
            measure.say("id", format!("\"{id}\" names two measures"));
        }
    }
    let mut everybody: BTreeSet<String> = people.iter().map(|person| person.id.clone()).collect();
    if !object.has("people") {
        // Without a list of people those count whom a term names.
        everybody.extend(measures::persons_named(&listed));
    }
    everybody.insert(VICTIM.to_owned());
    let names = Names { people: numbered(everybody), measures: numbered(ids) };
    let victim = names.person(VICTIM)?;
    let children = people
        .iter()
        .filter(|person| person.child && person.household)
        .filter_map(|person| names.person(&person.id))
        .collect();
    let called = names.people.iter().map(|(name, id)| (*id, name.clone())).collect();
    let mut read = Vec::new();
    for measure in listed {
        read.extend(measures::measure(measure, &names, victim));
    }
    object.finish("a case");
    Some(Case { measures: read, household: Household { victim, children, names: called }, risk, names })
}

struct Listed {
    id: String,
    child: bool,
    household: bool,
}

fn people(object: &Object<'_>, wrong: &Wrong) -> Vec<Listed> {
    let mut seen = BTreeSet::new();
    let mut people = Vec::new();
    for person in object.objects("people") {
        let id = person.needs_text("id").unwrap_or_default().to_owned();
        if !seen.insert(id.clone()) {
            wrong.say(&person.path, format!("\"{id}\" is listed twice"));
        }
        people.push(Listed { id, child: person.flag("child"), household: person.flag("household") });
        person.finish("a person");
    }
    people
}
