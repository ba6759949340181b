//! Which terms of two measures go against each other, as a table.

use super::*;
use crate::terms::{Exception, ExceptionKind, PlaceKind, Term};

/// "CON-A E-APP", "EXC-D 50 work", "CON-C of 8": a code, then exceptions, a distance, a place, whom it protects.
fn term(text: &str) -> Term {
    let mut words = text.split(' ');
    let mut term = Term::new(words.next().unwrap()).unwrap();
    while let Some(word) = words.next() {
        let p = &mut term.parameters;
        match word {
            "of" => term.persons = vec![person(words.next().unwrap().parse().unwrap())],
            "others" => p.via_others = true,
            "work" => p.place_kind = PlaceKind::Work,
            "at" => (p.place_kind, p.detail) = (PlaceKind::Other, words.next().unwrap().to_owned()),
            word => match (ExceptionKind::from_code(word), word.parse()) {
                (Some(kind), _) => p.exceptions.push(Exception { kind, detail: String::new() }),
                (None, Ok(metres)) => p.distance_m = Some(metres),
                (None, Err(_)) => panic!("{word}"),
            },
        }
    }
    term
}

fn order(n: u128, made: &str, text: &str) -> Measure {
    let mut order = measure(n, restraining(made, End::Open), "");
    order.terms = vec![term(text)];
    order
}

/// "Exception 1>2": what does not agree, the looser and the stricter measure.
fn between(one: &str, other: &str) -> Vec<String> {
    let both = [order(1, "2026-07-01T10:00+01:00", one), order(2, "2026-08-01T10:00+01:00", other)];
    let found = conflicts(&both, person(VICTIM), &Calendar::default());
    let line = |pair: Conflict| {
        let [a, b] = [pair.looser.measure, pair.stricter.measure].map(|id| id.0.as_u128());
        format!("{:?} {a}>{b}", pair.kind)
    };
    found.into_iter().map(line).collect()
}

#[test]
fn what_one_allows_and_the_other_forbids() {
    let table: [(&str, &str, &[&str]); 22] = [
        ("CON-A E-APP", "CON-A", &["Exception 1>2"]),
        ("CON-A", "CON-A E-APP", &["Exception 2>1"]),
        ("CON-A E-APP", "CON-A E-APP", &[]),
        ("CON-A E-APP", "CON-A E-SOL", &["Exception 1>2", "Exception 2>1"]),
        ("CON-A E-SOL", "EXC-H", &[]),
        ("EXC-H E-POL", "EXC-H", &["Exception 1>2"]),
        ("EXC-H E-POL", "EXC-S", &[]),
        ("CON-X3 E-SOL", "CON-A others", &[]),
        ("CON-A E-APP", "CON-A of 7", &[]),
        ("CON-A E-APP of 7", "CON-A", &[]),
        ("CON-A E-APP of 7", "CON-A of 7", &["Exception 1>2"]),
        ("CON-C E-SOL of 8", "CON-C of 8", &["Exception 1>2"]),
        ("CON-C E-HAND of 8", "CON-A", &["Handover 1>2"]),
        ("CON-A E-HAND", "CON-C of 8", &["Handover 1>2"]),
        ("CON-C E-HAND of 8", "CON-A of 7", &[]),
        ("EXC-D 50", "EXC-D 100", &["Distance 1>2"]),
        ("EXC-D 100", "EXC-D 50", &["Distance 2>1"]),
        ("EXC-D 100", "EXC-D 100", &[]),
        ("EXC-D 100", "EXC-D 50 work", &[]),
        ("EXC-D 100 at gym", "EXC-D 50 at Gym", &["Distance 2>1"]),
        ("EXC-D 100 at gym", "EXC-D 50 at church", &[]),
        ("EXC-P 100", "EXC-D 50", &[]),
    ];
    for (one, other, expected) in table {
        assert_eq!(between(one, other), expected, "{one} / {other}");
    }
    assert_eq!(between("EXC-P 100", "EXC-P 50"), ["Distance 2>1"]);
    assert_eq!(between("EXC-P 100", "EXC-P"), Vec::<String>::new(), "a distance that is not known");
}

#[test]
fn the_warning_names_both_and_stands_at_the_later() {
    let measures = [
        order(1, "2026-07-01T10:00+01:00", "CON-A E-APP"),
        order(2, "2026-08-01T10:00+01:00", "CON-A E-CAFCASS"),
        measure(3, dvpo("2026-11-20T10:00+00:00", 28), "MOL-A"),
    ];
    assert_eq!(rule("W-17", &measures), ["W-17 2: 2026-08-01T10:00+01:00"]);
    let (calendar, policy, household) = (Calendar::default(), Policy::default(), alone());
    let horizon = at("2027-01-01T00:00+00:00");
    let got = cover(&measures, &household, horizon, &calendar);
    let asked = Asked {
        measures: &measures,
        cover: &got,
        household: &household,
        risk: Risk::Standard,
        policy: &policy,
        calendar: &calendar,
        now: at("2026-11-27T12:00+00:00"),
        repeats_to: horizon,
    };
    let found = warnings(&asked).into_iter().find(|warning| warning.rule == "W-17").unwrap();
    assert_eq!(
        found.text,
        "Restraining order of 1 July 2026, no contact: allowed: about the children only, by a named app or address; Restraining \
         order of 1 August 2026, no contact: no such exception. Restraining order of 1 August 2026, no contact: allowed: child \
         contact that a court, Cafcass or social worker arranged; Restraining order of 1 July 2026, no contact: no such exception."
    );
    assert_eq!(rule("W-17", &measures[..2]).len(), 1, "exceptions alone are enough");
    let promise = Nmo { present: true, ..nmo("2026-08-01T10:00+01:00", End::Open) };
    let mixed = [measures[0].clone(), measure(2, Facts::Nmo(promise), "CON-A")];
    let got = cover(&mixed, &household, horizon, &calendar);
    let found = warnings(&Asked { measures: &mixed, cover: &got, ..asked });
    let said = found.into_iter().find(|warning| warning.rule == "W-17").unwrap().text;
    assert!(said.starts_with("Restraining order, no contact: allowed"), "{said}");
    assert!(said.ends_with("Non-molestation order, no contact: no such exception."), "{said}");
    use ConflictKind::{Distance, Exception, Handover};
    assert_eq!(
        [Exception, Handover, Distance].map(ConflictKind::label),
        ["An exception in one that the other does not have", "Handing over children", "Different distances"]
    );
    let later = [measures[0].clone(), order(2, "2026-06-01T10:00+01:00", "CON-A")];
    assert_eq!(rule("W-17", &later), ["W-17 1: 2026-07-01T10:00+01:00"], "the later by its beginning");
}
