//! Rules whose records are not measures.

use super::super::beyond::*;
use super::*;

#[test]
fn a_letter_from_an_older_version_never_goes() {
    let order = Nmo { present: true, ..nmo("2026-01-12T10:00+00:00", End::Open) };
    let mut order = measure(1, Facts::Nmo(order), "CON-A");
    let built = at("2026-08-07T10:00+01:00");
    assert_eq!(letter_outdated(built, 1, &order, None), None);
    let moved = letter_outdated(built, 1, &order, Some(at("2026-08-08T10:00+01:00"))).unwrap();
    assert_eq!((moved.rule, moved.first_at()), ("W-15", at("2026-08-08T10:00+01:00")));
    assert_eq!(letter_outdated(built, 1, &order, Some(at("2026-08-06T10:00+01:00"))), None);
    assert_eq!(letter_outdated(built, 1, &order, Some(built)), None, "built from what was known that minute");
    order.variations = vec![varied("2026-08-10T12:00+01:00", "CON-A EXC-R", None)];
    order.variations[0].received_at = at("2026-08-12T09:30+01:00");
    let old = letter_outdated(built, 1, &order, None).unwrap();
    assert_eq!(old.first_at(), at("2026-08-12T09:30+01:00"));
    assert_eq!(letter_outdated(built, 2, &order, None), None);
}

#[test]
fn the_others() {
    let at_noon = at("2026-12-01T12:00+00:00");
    let day = |text: &str| text.parse::<NaiveDate>().unwrap();
    let leads = WarningLeads::default();
    let first =
        |warning: Option<Warning>| warning.map(|warning| (warning.rule, london::write(warning.first_at())));
    let said = |rule, at: &str| Some((rule, at.to_owned()));
    assert_eq!(first(post_unsafe(Some(at_noon), false)), said("W-16", "2026-12-01T12:00+00:00"));
    assert_eq!(first(post_unsafe(Some(at_noon), true)), None);
    assert_eq!(first(post_unsafe(None, false)), None);
    assert_eq!(
        first(marker_expires(day("2026-12-15"), None, &leads)),
        said("W-19", "2026-12-01T00:00+00:00")
    );
    assert_eq!(
        first(marker_expires(day("2026-12-15"), Some(day("2027-01-15")), &leads)),
        said("W-19", "2026-12-01T00:00+00:00")
    );
    assert_eq!(
        first(marker_expires(day("2026-12-15"), Some(day("2026-12-10")), &leads)),
        said("W-19", "2026-12-11T00:00+00:00")
    );
    assert_eq!(first(marker_expires(day("2026-12-15"), Some(day("2026-12-15")), &leads)), None);
    assert_eq!(first(code_notice("Bail cancelled", at_noon, None)), said("W-21", "2026-12-01T00:00+00:00"));
    assert_eq!(first(code_notice("Bail cancelled", at_noon, Some(at_noon))), None);
    let later = at("2026-12-03T12:00+00:00");
    let waits = |ownership| first(Some(transfer_waits(at_noon, later, ownership)));
    assert_eq!(waits(Ownership::One), said("W-23", "2026-12-03T12:00+00:00"));
    assert_eq!(waits(Ownership::Both), said("W-23", "2026-12-01T12:00+00:00"));
    assert_eq!(waits(Ownership::Neither), said("W-23", "2026-12-01T12:00+00:00"));
    assert_eq!(first(contact_missed(2, 2, at_noon)), said("W-24", "2026-12-01T12:00+00:00"));
    assert_eq!(first(contact_missed(1, 2, at_noon)), None);
    let measure = measure(1, restraining("2026-07-01T10:00+01:00", End::Open), "").id;
    let ambiguity = ambiguity_open("AMB-07", day("2026-12-24"), measure, &leads, &Calendar::default());
    assert_eq!(first(Some(ambiguity)), said("W-25", "2027-01-05T00:00+00:00"));
    assert_eq!(first(other_victim(1, true, at_noon)), said("W-30", "2026-12-01T12:00+00:00"));
    assert_eq!(first(other_victim(1, false, at_noon)), None);
    assert_eq!(first(other_victim(0, true, at_noon)), None);
}
