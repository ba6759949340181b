//! The picture says what the cover says.

use super::*;
use crate::contact_profile::SafeContact;
use crate::person::{Language, PartyRole, Person};

fn people() -> Vec<Person> {
    let of = |n, role, given: &str| Person {
        id: person(n),
        case: Uuid::from_u128(100).into(),
        role,
        title: String::new(),
        given: given.into(),
        family: "Quill".into(),
        born: None,
        addresses: Vec::new(),
        envelope_name: String::new(),
        language: Language::ENGLISH,
        format: Default::default(),
        contact: SafeContact::default(),
        reach: Vec::new(),
        household: role == PartyRole::Child,
        version: 1,
    };
    vec![of(VICTIM, PartyRole::Victim, "Petra"), of(CHILD, PartyRole::Child, "Ana")]
}

pub(super) fn drawn(measures: &[Measure], now: &str) -> crate::timeline::Timeline {
    let people = people();
    let household = Household::of(&people).unwrap();
    assert_eq!(household, family());
    let got = cover(measures, &household, at("2027-02-27T12:00+00:00"), &Calendar::default());
    picture(&got, measures, &people, at(now), &Calendar::default())
}

#[test]
fn the_picture_names_an_open_gap_and_stays_inside_its_edges() {
    let picture = drawn(&bail_then_order(None), "2026-11-27T12:10+00:00");
    assert_eq!(picture.gaps.len(), 1);
    assert_eq!(picture.gaps[0].label, "Nothing to arrest for from Tue 1 Dec 10:00");
    for bar in picture.lanes.iter().flat_map(|lane| &lane.bars).chain(&picture.strip) {
        assert!(0.0 <= bar.from && bar.from < bar.to && bar.to <= 1.0, "{bar:?}");
    }
    let rows: Vec<&str> = picture.table.iter().filter(|row| row.gap).map(|row| row.what.as_str()).collect();
    assert_eq!(
        rows,
        ["Ana: not covered at all", "Nothing to arrest for: streets named", "Gap", "Not covered: home"]
    );
    assert!(picture.summary.contains(
        "Nothing to arrest for from Tue 1 Dec 10:00; Ana: Covered by nothing from Tue 1 Sep 21:00"
    ));
}

#[test]
fn the_household_is_read_from_the_case() {
    let mut everybody = people();
    everybody[1].household = false;
    let household = Household::of(&everybody).unwrap();
    assert_eq!(household.children, [], "a child who lives elsewhere");
    assert_eq!(household.name(person(CHILD)), "Ana");
    assert_eq!(household.name(person(77)), "Another protected person");
    everybody[1].household = true;
    everybody[1].role = PartyRole::Protected;
    assert_eq!(Household::of(&everybody).unwrap().children, [], "a grown-up who lives there");
    assert_eq!(Household::of(&everybody[1..]), None);
}

#[test]
fn a_past_gap_and_other_people_are_drawn_too() {
    let mut measures = bail_then_order(Some("2026-12-02T18:10+00:00"));
    measures[1].terms.extend(terms("CON-C"));
    measures[1].terms[2].persons = vec![person(CHILD)];
    let picture = drawn(&measures, "2026-12-10T12:00+00:00");
    assert_eq!(
        picture.gaps[0].label,
        "Nothing to arrest for Tue 1 Dec 10:00 to Wed 2 Dec 18:10, 32 h 10 min"
    );
    let lanes: Vec<&str> = picture.topics.iter().map(|lane| lane.label.as_str()).collect();
    assert_eq!(lanes, ["Contact", "Home", "Streets named", "Ana: children"]);
    // Bail took the home with it: said, drawn to the edge, and a row.
    let gap = "Gaps: No cover for home from Tue 1 Dec 10:00.";
    assert!(picture.summary.ends_with(gap), "{}", picture.summary);
    let home = picture.topics[1].bars.last().unwrap();
    assert_eq!((home.strength, home.to), (Strength::Nothing, 1.0));
    assert!(picture.table.iter().any(|row| row.what == "Not covered: home"));
}

#[test]
fn a_topic_that_only_leads_back_to_court_is_told_of_while_another_holds() {
    // The order is not known to be known; bail holds her away from work alone.
    let mut measures = bail_then_order(None);
    let mut work = bail("2026-11-20T10:00+00:00", "2026-11-20T20:00+00:00", None);
    work.months = 3;
    measures.push(measure(3, Facts::PreChargeBail(work), "EXC-W"));
    let picture = drawn(&measures, "2026-12-10T12:00+00:00");
    assert!(
        picture.summary.contains("Nothing to arrest for about contact and streets named from"),
        "{}",
        picture.summary
    );
    let rows: Vec<&str> = picture.table.iter().filter(|row| row.gap).map(|row| row.what.as_str()).collect();
    assert!(rows.contains(&"Nothing to arrest for: contact"), "{rows:?}");
    assert!(picture.gaps.is_empty(), "something is there to arrest for");
}

#[test]
fn what_has_no_conditions_is_not_in_force() {
    let loose = ReleasedUnderInvestigation { from: at("2026-11-14T18:00+00:00"), outcome: None };
    let picture =
        drawn(&[measure(1, Facts::ReleasedUnderInvestigation(loose), "")], "2026-11-27T12:00+00:00");
    assert!(picture.summary.starts_with("No measure is in force now"), "{}", picture.summary);
}

#[test]
fn no_gap_is_known_where_all_that_was_covered_still_is() {
    let order = measure(1, restraining("2026-10-20T10:00+01:00", End::Open), "CON-A");
    let summary = drawn(&[order], "2026-11-27T12:00+00:00").summary;
    assert!(summary.contains("Ana: Covered by nothing"), "{summary}");
    assert!(!summary.contains("No cover for"), "{summary}");
}

#[test]
fn that_no_gap_is_known_is_said_only_where_something_protects() {
    assert_eq!(
        drawn(&[], "2026-12-10T12:00+00:00").summary,
        "No measure is on record: nothing is known to protect."
    );
    let sleep = bail("2026-12-01T08:20+00:00", "2026-12-01T21:00+00:00", None);
    let sleep = [measure(1, Facts::PreChargeBail(sleep), "RES-1")];
    let picture = drawn(&sleep, "2026-12-10T12:00+00:00");
    assert!(!picture.summary.contains("No gap"), "{}", picture.summary);
    assert!(picture.summary.contains("No cover from Tue 1 Dec 21:00"), "{}", picture.summary);
    assert_eq!(picture.gaps.len(), 1);
}

#[test]
fn a_stretch_of_one_strength_is_one_bar_whoever_gives_it() {
    let first = measure(1, restraining("2026-10-20T10:00+01:00", End::Open), "CON-A");
    let second = measure(2, restraining("2026-11-20T10:00+00:00", End::Open), "CON-A");
    let picture = drawn(&[first, second], "2026-11-27T12:00+00:00");
    assert_eq!(picture.strip.len(), 1, "{:?}", picture.strip);
    assert_eq!((picture.strip[0].to, picture.strip[0].runs_on), (1.0, (false, true)));
    assert_eq!(picture.topics.iter().map(|lane| lane.bars.len()).collect::<Vec<_>>(), [1]);
}

#[test]
fn a_lane_without_bars_says_why() {
    let loose = Facts::ReleasedUnderInvestigation(ReleasedUnderInvestigation {
        from: at("2026-11-14T18:00+00:00"),
        outcome: None,
    });
    let over = measure(2, dvpo("2026-03-01T11:15+00:00", 28), "");
    let unserved = measure(3, occupation(None, End::At(at("2027-05-10T16:00+01:00")), None), "EXC-H");
    let picture = drawn(&[measure(1, loose, ""), over, unserved], "2026-11-27T12:00+00:00");
    let notes: Vec<&str> = picture.lanes.iter().map(|lane| lane.note.as_str()).collect();
    assert_eq!(picture.lanes.iter().map(|lane| lane.bars.len()).sum::<usize>(), 0);
    assert_eq!(
        notes,
        [
            "Made Sun 1 Mar 11:15. Order's last day Sat 28 Mar 2026",
            "Made Tue 30 Jun 10:00, not yet served. Order ends Mon 10 May 2027 16:00",
            "From Sat 14 Nov 18:00. No end: there are no conditions",
        ]
    );
}

#[test]
fn that_no_gap_is_known_waits_until_something_has_begun() {
    let mut order = measure(1, restraining("2026-11-24T10:00+00:00", End::Open), "CON-A RES-1");
    order.terms[0].persons = vec![person(VICTIM), person(CHILD)];
    let said = |now: &str| drawn(std::slice::from_ref(&order), now).summary;
    let before = said("2026-11-20T12:00+00:00");
    assert!(before.ends_with("The first measure has not begun yet."), "{before}");
    let after = said("2026-11-27T12:00+00:00");
    assert!(after.ends_with("No gap is known in the next 6 weeks."), "{after}");
}

#[test]
fn terms_that_say_nothing_on_a_lane_are_on_record_all_the_same() {
    let sleep = bail("2026-11-10T08:20+00:00", "2026-11-10T21:00+00:00", None);
    let lane = |codes: &str| {
        let facts = Facts::PreChargeBail(sleep.clone());
        drawn(&[measure(1, facts, codes)], "2026-11-27T12:00+00:00").lanes[0].detail.clone()
    };
    assert_eq!((lane("RES-1").as_str(), lane("").as_str()), ("", "terms not recorded yet"));
}

#[test]
fn what_is_thin_for_the_victim_is_said_before_what_is_thin_for_others() {
    // The order that only leads back to court is about contact; another protects both elsewhere.
    let mut unknown = measure(1, Facts::Nmo(nmo("2026-11-10T14:00+00:00", End::Open)), "CON-A CON-C");
    unknown.terms[1].persons = vec![person(CHILD)];
    let mut elsewhere = measure(2, restraining("2026-11-12T10:00+00:00", End::Open), "EXC-W EXC-S");
    elsewhere.terms[1].persons = vec![person(CHILD)];
    let summary = drawn(&[unknown, elsewhere], "2026-11-27T12:00+00:00").summary;
    let place = |text: &str| summary.find(text).unwrap_or_else(|| panic!("{text}: {summary}"));
    assert!(
        place("Nothing to arrest for about contact") < place("Ana: Nothing to arrest for about children"),
        "{summary}"
    );
}
