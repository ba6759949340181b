//! Terms as they come in: the catalogue's code, whom the term protects, and optional parameters.

use safehold_core::id::PersonId;
use safehold_core::terms::{Exception, ExceptionKind, Parameters, PlaceKind, Term};
use serde_json::Value;

use super::input::Names;
use super::object::Object;

/// One term; nothing where its code is wrong, which is said.
pub(super) fn term(object: Object<'_>, names: &Names, victim: PersonId) -> Option<Term> {
    let code = object.needs_text("code");
    let known = code.and_then(|code| Term::new(code).map_err(|error| object.say("code", error)).ok());
    let persons = persons(&object, names, victim);
    let texts = |name| object.texts(name).into_iter().map(|(_, text)| text.to_owned()).collect::<Vec<_>>();
    let first = |list: &[&'static str]| list.iter().filter_map(|name| object.text(name)).collect::<Vec<_>>();
    let detail = first(&["detail", "school", "map", "pet", "programme"]).join(", ");
    let times = first(&["times", "when", "hours"]).join(", ");
    let place = object.text("place");
    let parameters = Parameters {
        names: texts("children").into_iter().chain(texts("witnesses")).collect(),
        detail: if detail.is_empty() { place.unwrap_or_default().to_owned() } else { detail },
        place_kind: place.map_or(PlaceKind::Home, place_kind),
        distance_m: object.number("distance_m", 1..=100_000),
        streets: texts("streets"),
        methods: texts("methods"),
        times,
        via_others: object.flag("via_others"),
        exceptions: exceptions(&object),
    };
    let verbatim = object.text("verbatim").unwrap_or_default().to_owned();
    let paragraph = object.text("paragraph").unwrap_or_default().to_owned();
    object.finish("a term");
    // Whether a term carries a power of arrest is not asked for here: an OCCP's all do.
    Some(Term { persons, parameters, verbatim, paragraph, poa: true, ..known? })
}

/// Whom it protects; the victim where it names nobody.
fn persons(object: &Object<'_>, names: &Names, victim: PersonId) -> Vec<PersonId> {
    let mut persons: Vec<PersonId> = Vec::new();
    for (path, name) in object.texts("persons") {
        match names.person(name) {
            Some(person) => persons.push(person),
            None => object.say_at(&path, format!("\"{name}\" is not among the case's people")),
        }
    }
    if persons.is_empty() {
        persons.push(victim);
    }
    persons.sort();
    persons.dedup();
    persons
}

/// What kind of place a distance is measured from.
fn place_kind(place: &str) -> PlaceKind {
    match place.trim().to_lowercase().as_str() {
        "home" | "her home" | "his home" | "your home" | "the home" => PlaceKind::Home,
        "work" | "workplace" | "the workplace" => PlaceKind::Work,
        "school" | "nursery" | "the school" => PlaceKind::School,
        _ => PlaceKind::Other,
    }
}

/// Exceptions as codes, or as objects with a code and its detail.
fn exceptions(object: &Object<'_>) -> Vec<Exception> {
    let mut found = Vec::new();
    for (path, value) in object.list("exceptions") {
        let (code, detail) = match value {
            Value::String(code) => (code.as_str(), String::new()),
            other => {
                let Some(exception) = object.inner(path.clone(), other) else { continue };
                let code = exception.needs_text("code").unwrap_or_default();
                let detail = exception.text("detail").unwrap_or_default().to_owned();
                exception.finish("an exception");
                (code, detail)
            }
        };
        match ExceptionKind::from_code(code) {
            Some(kind) => found.push(Exception { kind, detail }),
            None => {
                let known: Vec<&str> = ExceptionKind::ALL.map(ExceptionKind::code).to_vec();
                object.say_at(&path, format!("\"{code}\" is no exception: {}", known.join(", ")));
            }
        }
    }
    found
}
