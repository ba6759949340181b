use uuid::Uuid;

use chrono::NaiveDate;

use super::*;
use crate::contact_profile::{Channel, ChannelKind, Confirmed, Resident, Safe, SafeContact, Side};
use crate::difference::{Settled, Theirs};
use crate::letter::{SignOff, Way};
use crate::london;
use crate::measure::{End, Facts, Moment, Nmo, Notice, OrderRecord, Origin};
use crate::person::{Address, AddressKind, Language, PartyRole};
use crate::terms::Term;

mod outside;

const NOW: &str = "2026-11-23T12:00+00:00";

fn at(text: &str) -> DateTime<Utc> {
    london::read(text).unwrap()
}

pub(super) fn address(kind: AddressKind, first: &str, postcode: &str) -> Address {
    Address {
        id: Uuid::nil().into(),
        kind,
        lines: vec![first.into(), "Leeds".into()],
        postcode: postcode.into(),
        confidential: false,
    }
}

pub(super) fn person(role: PartyRole, addresses: Vec<Address>) -> Person {
    Person {
        id: Uuid::from_u128(role as u128).into(),
        case: Uuid::nil().into(),
        role,
        title: "Ms".into(),
        given: "Petra".into(),
        family: "Quill".into(),
        born: None,
        addresses,
        envelope_name: String::new(),
        language: Language::ENGLISH,
        format: Default::default(),
        contact: SafeContact::default(),
        reach: Vec::new(),
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
    SafeContact { channels: vec![channel], at_address: Some(Vec::new()), ..SafeContact::default() }
}

pub(super) fn order(codes: &[&str]) -> Measure {
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
            record: OrderRecord::default(),
        }),
        terms: codes.iter().map(|code| Term::new(code).unwrap()).collect(),
        variations: Vec::new(),
        origin: Origin::Hand,
        received_at: at("2026-11-20T15:00+00:00"),
        coded_by: Some(Uuid::from_u128(7).into()),
        checked_by: Some(Uuid::from_u128(8).into()),
        version: 1,
    }
}

struct Setting {
    victim: Person,
    respondent: Person,
    measures: Vec<Measure>,
    differences: Vec<Difference>,
    texts: LetterTexts,
    policy: Policy,
    now: DateTime<Utc>,
    way: Way,
}

/// A letter that may go out: each test breaks one thing.
fn open() -> Setting {
    let home = address(AddressKind::Home, "12 Test Street", "LS2 7EW");
    let mut victim = person(PartyRole::Victim, vec![home]);
    victim.contact = post(Safe::Yes, Some("2026-11-10T10:00+00:00"));
    let theirs = address(AddressKind::Home, "3 Beck Lane", "LS9 1AB");
    let respondent = person(PartyRole::Respondent, vec![theirs]);
    let sign = SignOff { by: "Insp Hale".into(), on: NaiveDate::from_ymd_opt(2026, 11, 1).unwrap() };
    let texts = LetterTexts { signed_off: Some(sign), ..LetterTexts::supplied() };
    let measures = vec![order(&["CON-A"])];
    let differences = Vec::new();
    Setting {
        victim,
        respondent,
        measures,
        differences,
        texts,
        policy: Policy::default(),
        now: at(NOW),
        way: Way::Post,
    }
}

fn asked(setting: &Setting, kind: LetterKind) -> GateAnswer {
    let people = [setting.victim.clone(), setting.respondent.clone()];
    gate(&Asked {
        kind,
        way: setting.way,
        language: setting.victim.language,
        finished: None,
        people: &people,
        victim: &setting.victim,
        respondent: &setting.respondent,
        measures: &setting.measures,
        differences: &setting.differences,
        texts: &setting.texts,
        policy: &setting.policy,
        calendar: &Calendar::default(),
        now: setting.now,
    })
}

fn codes(setting: &Setting) -> Vec<&'static str> {
    asked(setting, LetterKind::OrderRecorded).reasons.iter().map(|reason| reason.code).collect()
}

fn ambers(change: impl FnOnce(&mut Setting)) -> Vec<&'static str> {
    let mut setting = open();
    change(&mut setting);
    let answer = asked(&setting, LetterKind::OrderRecorded);
    assert!(answer.reasons.is_empty() || !answer.open(), "{:?}", answer.reasons);
    answer.ambers.iter().map(|amber| amber.code).collect()
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
    assert!(broken(|s| s.respondent.addresses.clear()).is_empty());
    assert_eq!(ambers(|s| s.respondent.addresses.clear()), ["respondent-not-compared"]);
    let other_postcode = address(AddressKind::Home, "12 Test Street", "LS2 7EX");
    assert_eq!(ambers(|s| s.respondent.addresses.push(other_postcode)), ["address-like-respondents"]);
}

#[test]
fn an_address_that_the_court_gives_differently_stops_post_until_it_is_settled() {
    let differing = |person: &Person, street: &str, settled: bool| Difference {
        id: Uuid::nil().into(),
        case: Uuid::nil().into(),
        person: Some(person.id),
        measure: None,
        what: "Address".into(),
        ours: String::new(),
        theirs: Theirs::Address {
            lines: vec![street.into()],
            postcode: "LS2 7EW".into(),
            confidential: false,
        },
        stops_post: person.role == PartyRole::Victim,
        source: "manifest-20261110.csv, row 2".into(),
        noted_at: at("2026-11-10T08:00+00:00"),
        settled: settled.then_some(Settled { at: at(NOW), by: Uuid::nil().into(), taken: false }),
    };
    let victims = |street, settled| broken(|s| s.differences = vec![differing(&s.victim, street, settled)]);
    assert_eq!(victims("9 Weir Road", false), ["address-in-doubt"]);
    assert!(victims("9 Weir Road", true).is_empty());
    // Where the respondent may have moved to is no door to send a letter to.
    let theirs =
        |street, settled| broken(|s| s.differences = vec![differing(&s.respondent, street, settled)]);
    assert_eq!(theirs("12 Test Street", false), ["address-of-respondent"]);
    assert!(theirs("12 Test Street", true).is_empty() && theirs("14 Test Street", false).is_empty());
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

#[test]
fn nothing_goes_out_before_the_unit_signed_its_texts_off() {
    assert_eq!(broken(|setting| setting.texts.signed_off = None), ["texts-not-signed-off"]);
    let mut setting = open();
    for (review, late) in [("2026-11-23", false), ("2026-11-22", true)] {
        setting.texts.review_by = review.parse().unwrap();
        let answer = asked(&setting, LetterKind::OrderRecorded);
        assert!(answer.open(), "a late review warns and stops nothing");
        assert_eq!(answer.warnings.iter().any(|w| w.code == "helplines-review-late"), late, "{review}");
    }
}

#[test]
fn terms_are_printed_after_a_second_person_read_them() {
    let unchecked = |setting: &mut Setting| setting.measures[0].checked_by = None;
    assert_eq!(broken(unchecked), ["terms-not-checked"]);
    let switched_off = |setting: &mut Setting| {
        unchecked(setting);
        setting.policy.second_check = false;
    };
    assert!(broken(switched_off).is_empty());
}

#[test]
fn the_newest_version_in_force_is_the_one_that_must_be_checked() {
    let vary = |terms: &[&str], checked: bool, from: &str| {
        let mut setting = open();
        setting.measures[0].variations.push(crate::measure::Variation {
            served: None,
            at: at(from),
            received_at: at(from),
            terms: terms.iter().map(|code| Term::new(code).unwrap()).collect(),
            end: None,
            order_file: None,
            coded_by: None,
            checked_by: checked.then(|| Uuid::from_u128(8).into()),
            systems_updated_at: None,
        });
        codes(&setting)
    };
    assert!(vary(&["CON-A"], true, "2026-11-22T10:00+00:00").is_empty());
    assert_eq!(vary(&["CON-A"], false, "2026-11-22T10:00+00:00"), ["terms-not-checked"]);
    assert_eq!(vary(&[], true, "2026-11-22T10:00+00:00"), ["no-terms"]);
    assert!(vary(&[], false, "2026-11-24T10:00+00:00").is_empty(), "not in force yet");
}

#[test]
fn each_kind_of_letter_needs_something_to_tell() {
    let setting = open();
    let table = [
        ("L1", true),
        ("L2", false),
        ("L3", false),
        ("L4", true),
        ("L5", false),
        ("L6", false),
        ("L7", false),
        ("L8", false),
        ("L9", false),
        ("L10", true),
        ("L11", true),
        ("L12", false),
    ];
    for (code, may) in table {
        let answer = asked(&setting, LetterKind::from_code(code).unwrap());
        assert_eq!(answer.open(), may, "{code}: {:?}", answer.reasons);
        assert!(may || answer.reasons[0].code == "no-order-in-force", "{code}");
    }
}

#[test]
fn a_refuge_and_a_confidential_address_need_two_people() {
    assert_eq!(ambers(|s| s.victim.addresses[0].kind = AddressKind::Refuge), ["refuge"]);
    assert_eq!(ambers(|s| s.victim.addresses[0].confidential = true), ["confidential"]);
    assert!(ambers(|_| {}).is_empty());
}

#[test]
fn whoever_else_is_at_the_address_is_on_record_and_not_of_the_respondents() {
    let there = |side| Some(vec![Resident { who: "his sister".into(), side }]);
    assert_eq!(ambers(|s| s.victim.contact.at_address = None), ["household-not-known"]);
    assert_eq!(ambers(|s| s.victim.contact.at_address = there(Side::NotKnown)), ["household-side-not-known"]);
    assert_eq!(
        broken(|s| s.victim.contact.at_address = there(Side::Respondents)),
        ["respondents-people-there"]
    );
    assert!(broken(|s| s.victim.contact.at_address = there(Side::Victims)).is_empty());
    assert!(ambers(|s| s.victim.contact.at_address = there(Side::Victims)).is_empty());
}

#[test]
fn another_way_has_a_gate_of_its_own() {
    let unsafe_post = |way| {
        let mut setting = open();
        setting.victim.contact = post(Safe::No, None);
        setting.victim.addresses.clear();
        setting.way = way;
        setting
    };
    let mobile = || Channel {
        kind: ChannelKind::Mobile,
        value: "07700 900111".into(),
        safe: Safe::Yes,
        windows: Vec::new(),
        seen_by: String::new(),
        confirmed: None,
    };
    for (way, without, with_phone) in [
        (Way::Hand, vec!["in-person-not-known-safe"], vec![]),
        (Way::Collect, vec!["no-safe-phone"], vec![]),
        (Way::Phone, vec!["no-safe-phone"], vec![]),
        (Way::Adviser, vec![], vec![]),
        (Way::Post, vec!["post-not-safe", "no-address"], vec!["post-not-safe", "no-address"]),
    ] {
        let mut setting = unsafe_post(way);
        assert_eq!(codes(&setting), without, "{way:?}");
        setting.victim.contact.channels.push(mobile());
        assert_eq!(codes(&setting), with_phone, "{way:?}");
        setting.texts.signed_off = None;
        setting.victim.contact.hold = Some("danger".into());
        setting.measures[0].checked_by = None;
        for code in ["texts-not-signed-off", "contact-stopped", "terms-not-checked"] {
            assert!(codes(&setting).contains(&code), "{way:?} {code}");
        }
    }
}

#[test]
fn the_finished_file_is_looked_at() {
    let setting = open();
    let people = [setting.victim.clone(), setting.respondent.clone()];
    let envelope = "Ms P Quill 12 Test Street Leeds LS2 7EW";
    let words = |unset, text: &'static str, window: &'static str, changed: &[String], newer| {
        let answer = gate(&Asked {
            kind: LetterKind::OrderRecorded,
            way: Way::Post,
            language: Language::ENGLISH,
            victim: &setting.victim,
            respondent: &setting.respondent,
            people: &people,
            measures: &setting.measures,
            differences: &setting.differences,
            texts: &setting.texts,
            policy: &setting.policy,
            calendar: &Calendar::default(),
            now: setting.now,
            finished: Some(Finished { unset, text, window, about: &[], changed, newer }),
        });
        answer.reasons.iter().map(|reason| reason.code).collect::<Vec<_>>()
    };
    let none: &[String] = &[];
    assert!(words(None, envelope, envelope, none, None).is_empty());
    assert_eq!(words(Some("A sign has no shape"), "", "", none, None), ["can-not-be-set"]);
    assert_eq!(words(None, "3 Beck Lane", envelope, none, None), ["leak"]);
    assert_eq!(
        words(None, envelope, "Ms P Quill 12 Test Street Leeds LS2 7EW Our reference", none, None),
        ["window"]
    );
    assert_eq!(words(None, envelope, "Ms P Quill 12 Test Street", none, None), ["window"]);
    assert_eq!(words(None, envelope, envelope, &["the address".to_owned()], None), ["changed-since"]);
    assert_eq!(words(None, envelope, envelope, none, Some("VC-48213-K")), ["newer-letter"]);
}

#[test]
fn a_language_that_nobody_checked_is_refused_with_its_mend() {
    assert_eq!(broken(|s| s.victim.language = Language::WELSH), ["language-not-ready"]);
    assert_eq!(broken(|s| s.victim.language = Language::URDU), ["language-not-ready"]);
}

#[test]
fn what_is_over_before_the_post_is_there_is_said() {
    let warned = |end: &str, way: Way| {
        let mut setting = open();
        setting.way = way;
        if let Facts::Nmo(order) = &mut setting.measures[0].facts {
            order.end = End::At(at(end));
        }
        let answer = asked(&setting, LetterKind::OrderRecorded);
        answer.warnings.iter().any(|warning| warning.code == "over-before-post")
    };
    // Asked on Monday at noon: the post is there on Wednesday.
    assert!(warned("2026-11-24T16:00+00:00", Way::Post));
    assert!(!warned("2026-11-25T00:00+00:00", Way::Post));
    assert!(!warned("2026-11-24T16:00+00:00", Way::Hand));
}
