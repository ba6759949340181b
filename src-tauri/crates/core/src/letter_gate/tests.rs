use uuid::Uuid;

use super::*;
use crate::contact_profile::{Channel, Confirmed, SafeContact};
use crate::measure::{End, Moment, Notice, Origin};
use crate::person::{Address, AddressKind, Language, PartyRole};
use crate::terms::Term;

const NOW: &str = "2026-11-23T12:00+00:00";

fn at(text: &str) -> DateTime<Utc> {
    london::read(text).unwrap()
}

fn address(kind: AddressKind, first: &str, postcode: &str) -> Address {
    Address {
        id: Uuid::nil().into(),
        kind,
        lines: vec![first.into(), "Leeds".into()],
        postcode: postcode.into(),
        confidential: false,
    }
}

fn person(role: PartyRole, addresses: Vec<Address>) -> Person {
    Person {
        id: Uuid::nil().into(),
        case: Uuid::nil().into(),
        role,
        title: "Ms".into(),
        given: "Petra".into(),
        family: "Quill".into(),
        born: None,
        addresses,
        envelope_name: String::new(),
        language: Language::English,
        contact: SafeContact::default(),
        household: false,
        version: 1,
    }
}

fn post(safe: Safe, confirmed: Option<&str>) -> SafeContact {
    let channel = Channel {
        kind: ChannelKind::Post,
        value: String::new(),
        safe,
        windows: Vec::new(),
        seen_by: String::new(),
        confirmed: confirmed.map(|text| Confirmed { at: at(text), by: Uuid::nil().into() }),
    };
    SafeContact { channels: vec![channel], ..SafeContact::default() }
}

fn order(codes: &[&str]) -> Measure {
    Measure {
        id: Uuid::from_u128(1).into(),
        case: Uuid::nil().into(),
        facts: Facts::Nmo(Nmo {
            court: "Leeds Family Court".into(),
            case_number: "LS26F1".into(),
            made: Moment::At(at("2026-11-20T14:00+00:00")),
            notice: Notice::Without,
            present: false,
            aware: None,
            served: None,
            end: End::At(at("2027-11-20T16:00+00:00")),
        }),
        terms: codes.iter().map(|code| Term::new(code).unwrap()).collect(),
        origin: Origin::Hand,
        received_at: at("2026-11-20T15:00+00:00"),
        coded_by: None,
        checked_by: None,
        version: 1,
    }
}

struct Setting {
    victim: Person,
    respondent: Person,
    measures: Vec<Measure>,
    now: DateTime<Utc>,
}

/// A letter that may go out: each test breaks one thing.
fn open() -> Setting {
    let home = address(AddressKind::Home, "12 Test Street", "LS2 7EW");
    let mut victim = person(PartyRole::Victim, vec![home]);
    victim.contact = post(Safe::Yes, Some("2026-11-10T10:00+00:00"));
    let theirs = address(AddressKind::Home, "3 Beck Lane", "LS9 1AB");
    let respondent = person(PartyRole::Respondent, vec![theirs]);
    Setting { victim, respondent, measures: vec![order(&["CON-A"])], now: at(NOW) }
}

fn codes(setting: &Setting) -> Vec<&'static str> {
    let answer = gate(&Asked {
        victim: &setting.victim,
        respondent: &setting.respondent,
        measures: &setting.measures,
        policy: &Policy::default(),
        calendar: &Calendar::default(),
        now: setting.now,
    });
    answer.reasons.iter().map(|reason| reason.code).collect()
}

fn broken(change: impl FnOnce(&mut Setting)) -> Vec<&'static str> {
    let mut setting = open();
    change(&mut setting);
    codes(&setting)
}

#[test]
fn a_letter_with_everything_in_order_may_go_out() {
    assert!(codes(&open()).is_empty());
}

#[test]
fn post_must_be_safe_and_confirmed_within_the_policys_days() {
    let table: [(Safe, Option<&str>, &[&str]); 6] = [
        (Safe::Yes, Some("2026-10-24T00:00+01:00"), &[]),
        (Safe::Yes, Some("2026-10-23T23:59+01:00"), &["post-confirmed-too-long-ago"]),
        (Safe::Yes, None, &["post-not-confirmed"]),
        (Safe::No, Some("2026-11-22T10:00+00:00"), &["post-not-safe"]),
        (Safe::Unknown, Some("2026-11-22T10:00+00:00"), &["post-not-known-safe"]),
        (Safe::Unknown, None, &["post-not-known-safe"]),
    ];
    for (safe, confirmed, wanted) in table {
        assert_eq!(broken(|s| s.victim.contact = post(safe, confirmed)), wanted, "{safe:?} {confirmed:?}");
    }
    assert_eq!(broken(|s| s.victim.contact.channels.clear()), ["post-not-known-safe"]);
    assert_eq!(broken(|s| s.victim.contact.hold = Some("danger".into())), ["contact-stopped"]);
}

#[test]
fn the_door_must_be_hers_alone() {
    let same = || address(AddressKind::Home, "Flat 3, 12 Test St", "ls27ew");
    assert_eq!(broken(|s| s.respondent.addresses = vec![same()]), ["address-of-respondent"]);
    assert_eq!(
        broken(|s| s.respondent.addresses = vec![address(AddressKind::Former, "12 Test Street", "LS2 7EW")]),
        ["address-of-respondent"]
    );
    let shared = address(AddressKind::FormerShared, "12 Test Street", "LS2 7EW");
    assert_eq!(broken(|s| s.victim.addresses.push(shared)), ["address-former"]);
    assert_eq!(broken(|s| s.victim.addresses[0].kind = AddressKind::Refuge), ["refuge"]);
    assert!(broken(|s| s.respondent.addresses.clear()).is_empty(), "not known: said as could not compare");
}

#[test]
fn the_address_must_reach_her() {
    assert_eq!(broken(|s| s.victim.addresses.clear()), ["no-address"]);
    assert_eq!(broken(|s| s.victim.addresses[0].postcode.clear()), ["address-not-printable"]);
    assert_eq!(
        broken(|s| s.victim.addresses = vec![address(AddressKind::Former, "12 Test Street", "LS2 7EW")]),
        ["no-address"]
    );
}

#[test]
fn there_must_be_an_order_in_force_with_its_terms() {
    assert_eq!(broken(|s| s.measures.clear()), ["no-order-in-force"]);
    assert_eq!(
        broken(|s| s.now = at("2027-11-20T16:00+00:00"))[1..],
        ["no-order-in-force"],
        "it ends at its end"
    );
    assert_eq!(broken(|s| s.measures[0].terms.clear()), ["no-terms"]);
    assert_eq!(
        broken(|s| s.measures = vec![order(&["CON-W"])]),
        ["no-terms"],
        "nothing that a letter prints"
    );
    assert_eq!(broken(|s| s.measures = vec![order(&["CON-A", "EXC-R"])]), ["term-incomplete"]);
}

#[test]
fn every_reason_is_given_at_once() {
    let all = broken(|s| {
        s.victim.contact = SafeContact { hold: Some("danger".into()), ..post(Safe::No, None) };
        s.victim.addresses[0].postcode = "nowhere".into();
        s.measures.clear();
    });
    assert_eq!(all, ["contact-stopped", "post-not-safe", "address-not-printable", "no-order-in-force"]);
}
