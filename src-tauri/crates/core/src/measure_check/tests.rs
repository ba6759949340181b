//! What is refused, and what is only remarked upon, of lengths and authority.

use uuid::Uuid;

use super::{check, remarks};
use crate::calendar::Calendar;
use crate::london;
use crate::measure::{
    Dvpo, End, Extension, Facts, Measure, Moment, OrderRecord, Origin, PostChargeBail, PreChargeBail, Rank,
    StalkingOrder,
};

fn at(text: &str) -> chrono::DateTime<chrono::Utc> {
    london::read(text).unwrap()
}

fn measure(facts: Facts) -> Measure {
    Measure {
        id: Uuid::nil().into(),
        case: Uuid::nil().into(),
        facts,
        terms: Vec::new(),
        variations: Vec::new(),
        origin: Origin::Hand,
        received_at: at("2026-11-10T12:00+00:00"),
        coded_by: None,
        checked_by: None,
        version: 1,
    }
}

fn said(facts: Facts) -> Vec<String> {
    remarks(&measure(facts), &Calendar::default()).into_iter().map(|(field, _)| field).collect()
}

fn bail(months: u32, extensions: Vec<Extension>) -> Facts {
    Facts::PreChargeBail(PreChargeBail {
        custody_ref: String::new(),
        arrested_at: at("2026-09-01T08:20+01:00"),
        released_at: at("2026-09-01T21:00+01:00"),
        months,
        return_at: None,
        station: String::new(),
        victim_views: String::new(),
        extensions,
        suspended: Vec::new(),
        outcome: None,
        record: Default::default(),
    })
}

#[test]
fn bail_that_nobody_could_authorise_is_remarked_upon() {
    let by = |months, rank| Extension {
        months,
        rank,
        at: at("2026-11-20T10:00+00:00"),
        officer: String::new(),
        return_at: None,
    };
    assert_eq!(said(bail(3, vec![by(6, Rank::Inspector)])), [] as [&str; 0]);
    assert_eq!(said(bail(3, vec![by(9, Rank::Inspector)])), ["extensions.0.rank"]);
    assert_eq!(said(bail(3, vec![by(9, Rank::Superintendent)])), [] as [&str; 0]);
    assert_eq!(said(bail(4, Vec::new())), ["months"]);
}

#[test]
fn a_stalking_order_of_less_than_two_years_is_remarked_upon() {
    let order = |end: &str, interim| {
        Facts::Stalking(StalkingOrder {
            interim,
            court: "Leeds Magistrates".into(),
            case_number: String::new(),
            made: Moment::At(at("2026-11-10T11:00+00:00")),
            served: None,
            end: End::At(at(end)),
            record: OrderRecord::default(),
        })
    };
    assert_eq!(said(order("2027-11-10T11:00+00:00", false)), ["end"]);
    assert_eq!(said(order("2027-11-10T11:00+00:00", true)), [] as [&str; 0], "an interim order");
    assert_eq!(said(order("2028-11-10T00:00+00:00", false)), [] as [&str; 0]);
}

#[test]
fn ends_and_moments_that_can_not_be_are_refused() {
    let now = at("2026-11-23T12:00+00:00");
    let dvpo = |ends: &str| {
        let order = Dvpo {
            court: "Leeds Magistrates".into(),
            made_at: at("2026-11-10T11:00+00:00"),
            days: 28,
            ends_at: Some(at(ends)),
        };
        check(&measure(Facts::Dvpo(order)), now)
    };
    assert_eq!(dvpo("2026-12-07T16:00+00:00"), []);
    let wrong = dvpo("2027-01-05T16:00+00:00");
    assert_eq!(wrong[0].0, "endsAt");
    assert!(wrong[0].1.contains("Mon 7 Dec 2026"), "{wrong:?}");

    let told = PostChargeBail {
        court: "Leeds Magistrates".into(),
        urn: String::new(),
        released_at: at("2026-11-20T16:00+00:00"),
        next_hearing_at: None,
        victim_told_at: Some(at("2026-11-18T10:00+00:00")),
        outcome: None,
    };
    assert_eq!(check(&measure(Facts::PostChargeBail(told)), now)[0].0, "victimTold");
}
