//! What stands on the envelope, and what its address is compared with.

use super::*;

#[test]
fn what_stands_on_the_envelope_tells_nothing_and_leads_to_nobody_else() {
    let outside = |name: &str, first: &str| {
        let mut setting = open();
        setting.respondent.given = "Owain".into();
        setting.respondent.family = "Kestrel".into();
        setting.victim.envelope_name = name.into();
        setting.victim.addresses[0].lines[0] = first.into();
        let answer = asked(&setting, LetterKind::OrderRecorded);
        let own = |reason: &Reason| reason.code.starts_with("address-").then_some(reason.code);
        let stops: Vec<&str> = answer.reasons.iter().filter_map(own).collect();
        let seconds: Vec<&str> = answer.ambers.iter().filter_map(own).collect();
        (stops, seconds)
    };
    let nothing = Vec::<&str>::new;
    for (name, first, stops, seconds) in [
        ("", "12 Test Street", nothing(), nothing()),
        ("Mrs P Kestrel", "12 Test Street", nothing(), nothing()),
        ("Domestic Abuse Victim", "12 Test Street", vec!["address-tells"], nothing()),
        ("Owain Kestrel", "12 Test Street", vec!["address-names-respondent"], nothing()),
        ("", "c/o Mrs Kestrel, 12 Test Street", vec!["address-names-respondent"], nothing()),
        ("", "c/o Owain Kestrel, 12 Test Street", vec!["address-names-respondent"; 2], nothing()),
        ("", "Care of Mrs Hale, 12 Test Street", nothing(), vec!["address-care-of"]),
        ("", "Sunflower Women\u{2019}s Aid", vec!["address-tells"], nothing()),
        ("", "Northfield Police Station", nothing(), vec!["address-police"]),
        ("", "14 Refugee Street", nothing(), nothing()),
    ] {
        assert_eq!(outside(name, first), (stops, seconds), "{name} {first}");
    }
}

#[test]
fn what_is_known_too_little_of_is_not_compared_and_a_mistyped_postcode_is_looked_at() {
    let ambers = |change: &dyn Fn(&mut Setting)| {
        let mut setting = open();
        change(&mut setting);
        let answer = asked(&setting, LetterKind::OrderRecorded);
        answer.ambers.iter().map(|amber| amber.code).collect::<Vec<_>>()
    };
    let theirs = |lines: &str, code: &'static str| {
        let lines = vec![lines.to_owned()];
        move |setting: &mut Setting| {
            setting.respondent.addresses[0].lines.clone_from(&lines);
            setting.respondent.addresses[0].postcode = code.into();
        }
    };
    assert_eq!(ambers(&theirs("Leeds", "")), ["respondent-not-compared"]);
    assert_eq!(ambers(&theirs("HMP Leeds", "")), ["respondent-not-compared"]);
    assert_eq!(ambers(&theirs("3 Beck Lane", "")), Vec::<&str>::new());
    let before = |setting: &mut Setting| {
        setting.victim.addresses.push(address(AddressKind::Former, "12 Test Street", "LS2 7EX"));
    };
    assert_eq!(ambers(&before), ["address-like-former"]);
}
