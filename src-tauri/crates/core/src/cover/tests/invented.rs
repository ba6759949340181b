//! Invented measures, short to write.

use super::*;

pub(crate) const VICTIM: u128 = 9;
pub(crate) const CHILD: u128 = 8;

pub(crate) fn at(text: &str) -> DateTime<Utc> {
    london::read(text).unwrap()
}

pub(crate) fn person(n: u128) -> PersonId {
    Uuid::from_u128(n).into()
}

pub(crate) fn family() -> Household {
    Household {
        victim: person(VICTIM),
        children: vec![person(CHILD)],
        names: [(person(CHILD), "Ana".to_owned())].into(),
    }
}

pub(crate) fn terms(codes: &str) -> Vec<Term> {
    codes.split_whitespace().map(|code| Term::new(code).unwrap()).collect()
}

pub(crate) fn measure(n: u128, facts: Facts, codes: &str) -> Measure {
    let mut measure = Measure {
        id: Uuid::from_u128(n).into(),
        case: Uuid::from_u128(100).into(),
        facts,
        terms: terms(codes),
        variations: Vec::new(),
        origin: Origin::Hand,
        received_at: DateTime::<Utc>::UNIX_EPOCH,
        coded_by: None,
        checked_by: None,
        version: 1,
    };
    measure.received_at = measure.begins();
    measure
}

pub(crate) fn known(text: &str) -> Option<Evidence> {
    Some(Evidence { at: at(text), how: "told by phone".into() })
}

pub(crate) fn nmo(made: &str, end: End) -> Nmo {
    Nmo {
        court: "Leeds Family Court".into(),
        case_number: "LS26F00123".into(),
        made: Moment::At(at(made)),
        notice: Notice::Without,
        present: false,
        aware: None,
        served: None,
        end,
        record: OrderRecord::default(),
    }
}

pub(crate) fn bail(arrested: &str, released: &str, return_at: Option<&str>) -> PreChargeBail {
    PreChargeBail {
        custody_ref: "NF/1".into(),
        arrested_at: at(arrested),
        released_at: at(released),
        months: 3,
        return_at: return_at.map(at),
        station: "Northfield".into(),
        victim_views: String::new(),
        extensions: Vec::new(),
        suspended: Vec::new(),
        outcome: None,
        record: Default::default(),
    }
}

pub(crate) fn outcome(text: &str, kind: OutcomeKind) -> Option<Outcome> {
    Some(Outcome { at: at(text), kind, what: kind.label().into() })
}

pub(crate) fn dvpn(served: &str) -> Dvpn {
    Dvpn {
        authorised_by: "Supt Hale".into(),
        served_at: at(served),
        court: String::new(),
        hearing_at: None,
        adjourned: Vec::new(),
        outcome: None,
        record: Default::default(),
    }
}

pub(crate) fn dvpo(made: &str, days: u32) -> Facts {
    Facts::Dvpo(Dvpo { court: String::new(), made_at: at(made), days, ends_at: None })
}

pub(crate) fn restraining(made: &str, end: End) -> Facts {
    Facts::Restraining(RestrainingOrder {
        court: String::new(),
        case_number: String::new(),
        made: Moment::At(at(made)),
        on_acquittal: false,
        end,
        record: OrderRecord::default(),
    })
}

pub(crate) fn occupation(served: Option<&str>, end: End, arrest: Option<PowerOfArrest>) -> Facts {
    Facts::Occupation(OccupationOrder {
        court: String::new(),
        case_number: String::new(),
        section: String::new(),
        made: Moment::At(at("2026-06-30T10:00+01:00")),
        served: served.and_then(known),
        end,
        arrest,
        record: OrderRecord::default(),
    })
}

pub(crate) fn varied(text: &str, codes: &str, end: Option<End>) -> Variation {
    Variation {
        served: None,
        at: at(text),
        received_at: at(text),
        terms: terms(codes),
        end,
        order_file: None,
        coded_by: None,
        checked_by: None,
        systems_updated_at: None,
    }
}

/// Bail that runs out on 1 December before the respondent is aware of an order of 26 November.
pub(crate) fn bail_then_order(aware: Option<&str>) -> Vec<Measure> {
    let first = bail("2026-09-01T08:20+01:00", "2026-09-01T21:00+01:00", Some("2026-12-01T10:00+00:00"));
    let order = nmo("2026-11-26T14:00+00:00", End::At(at("2027-11-26T16:00+00:00")));
    let order = Nmo { aware: aware.and_then(known), ..order };
    vec![measure(1, Facts::PreChargeBail(first), "CON-A EXC-H"), measure(2, Facts::Nmo(order), "CON-A EXC-R")]
}

pub(crate) fn of(measures: &[Measure], horizon: &str) -> Cover {
    cover(measures, &Household::alone(person(VICTIM)), at(horizon), &Calendar::default())
}

pub(crate) fn hers(topic: Option<Topic>) -> Subject {
    Subject { topic, person: person(VICTIM) }
}
