//! The edges of the rules about orders, notices and children: the very minute, the other kind.

use super::*;

fn nothing() -> Vec<String> {
    Vec::new()
}

#[test]
fn on_notice_and_not_there_is_not_known_to_be_aware() {
    let made = "2026-11-01T10:00+00:00";
    let with = Nmo { notice: Notice::With, ..nmo(made, End::Open) };
    assert_eq!(rule("W-02", &[measure(1, Facts::Nmo(with.clone()), "CON-A")]).len(), 1);
    let dapo = |order: Nmo| measure(1, Facts::Dapo(Dapo { area: None, order }), "CON-A");
    assert_eq!(rule("W-02", &[dapo(with)]), nothing(), "it binds from its making");
    assert_eq!(rule("W-02", &[dapo(nmo(made, End::Open))]).len(), 1);
}

#[test]
fn aware_served_and_on_file_at_the_same_minute() {
    let made = "2026-11-01T10:00+00:00";
    let told = Nmo { aware: known("2026-11-03T09:00+00:00"), ..nmo(made, End::Open) };
    let mut late = measure(1, Facts::Nmo(told.clone()), "CON-A");
    late.received_at = at("2026-11-03T09:00+00:00");
    assert_eq!(rule("W-02", std::slice::from_ref(&late)), nothing(), "known when the order came");
    late.received_at = at("2026-11-03T08:59+00:00");
    assert_eq!(rule("W-02", &[late]), ["W-02 1: 2026-11-03T08:59+00:00"]);
    let mut served = Nmo { served: known("2026-11-03T09:00+00:00"), ..nmo(made, End::Open) };
    assert_eq!(rule("W-03", &[measure(1, Facts::Nmo(served.clone()), "CON-A")]), nothing());
    let on = |served: &str| {
        let order = Nmo { served: known(served), ..told.clone() };
        rule("W-03", &[measure(1, Facts::Nmo(order), "CON-A")])
    };
    assert_eq!(on("2026-11-06T00:00+00:00"), ["W-03 1: 2026-11-03T09:00+00:00"]);
    assert_eq!(on("2026-11-06T00:01+00:00"), ["W-03 1: 2026-11-03T09:00+00:00 2026-11-06T00:00+00:00"]);
    served.record.statement_of_service = Some(at("2026-11-03T09:00+00:00"));
    assert_eq!(rule("W-04", &[measure(1, Facts::Nmo(served.clone()), "CON-A")]), nothing());
    served.record.statement_of_service = Some(at("2026-11-05T00:00+00:00"));
    assert_eq!(rule("W-04", &[measure(1, Facts::Nmo(served), "CON-A")]), ["W-04 1: 2026-11-03T09:00+00:00"]);
}

#[test]
fn an_order_that_ends_when_its_check_falls_due_needs_none() {
    let until = |hearing: &str| {
        let order =
            Nmo { present: true, ..nmo("2026-05-05T10:00+01:00", End::UntilHearing(Some(at(hearing)))) };
        rule("W-12", &[measure(1, Facts::Nmo(order), "CON-A")])
    };
    assert_eq!(until("2026-08-03T00:00+01:00"), nothing());
    assert_eq!(until("2026-08-03T00:01+01:00"), ["W-12 1: 2026-08-03T00:00+01:00"]);
}

#[test]
fn the_pilots_notice_is_heard_in_time_and_in_its_area() {
    let notice = |area: &str, heard: Option<&str>| {
        let notice = Dvpn { hearing_at: heard.map(at), ..dvpn("2025-11-07T14:05+00:00") };
        [measure(1, Facts::Dapn(Dapn { area: Some(area.into()), notice }), "")]
    };
    let late = notice("cleveland", None);
    assert_eq!(rule("W-07", &late), ["W-07 1: 2025-11-07T14:05+00:00"]);
    assert_eq!(rule("W-27", &late), nothing());
    let elsewhere = notice("elsewhere", Some("2025-11-10T10:00+00:00"));
    assert_eq!(rule("W-07", &elsewhere), nothing());
    assert_eq!(rule("W-27", &elsewhere), ["W-27 1: 2025-11-07T14:05+00:00"]);
}

#[test]
fn a_gap_before_anything_protects_names_what_began() {
    let loose = Facts::ReleasedUnderInvestigation(ReleasedUnderInvestigation {
        from: at("2026-07-01T10:00+01:00"),
        outcome: None,
    });
    let measures =
        [measure(1, loose, ""), measure(2, restraining("2026-08-01T10:00+01:00", End::Open), "CON-A")];
    let found = fired(&measures, &alone(), Risk::High);
    assert_eq!(
        found.into_iter().filter(|line| line.starts_with("W-01")).collect::<Vec<_>>(),
        ["W-01 1: 2026-07-01T10:00+01:00"]
    );
}

#[test]
fn a_child_uncovered_presses_while_something_protects() {
    let ends = End::At(at("2026-09-01T10:00+01:00"));
    let mut later =
        measure(2, restraining("2026-08-01T10:00+01:00", End::At(at("2026-08-08T10:00+01:00"))), "CON-C");
    later.terms[0].persons = vec![person(CHILD)];
    let order = [measure(1, restraining("2026-07-01T10:00+01:00", ends), "CON-A")];
    let mut again = measure(3, restraining("2026-10-01T10:00+01:00", End::Open), "CON-A CON-C");
    again.terms[1].persons = vec![person(CHILD)];
    let both = [order[0].clone(), later, again];
    let (calendar, policy, household) = (Calendar::default(), Policy::default(), family());
    let got = cover(&order, &household, at("2027-01-01T00:00+00:00"), &calendar);
    let live = |now: &str| {
        let asked = Asked {
            measures: &order,
            cover: &got,
            household: &household,
            risk: Risk::Standard,
            policy: &policy,
            calendar: &calendar,
            now: at(now),
            repeats_to: at(now),
        };
        live_warnings(&asked).iter().any(|warning| warning.rule == "W-18")
    };
    let got = cover(&both, &household, at("2027-01-01T00:00+00:00"), &calendar);
    let asked = Asked {
        measures: &both,
        cover: &got,
        household: &household,
        risk: Risk::Standard,
        policy: &policy,
        calendar: &calendar,
        now: at("2026-07-02T10:00+01:00"),
        repeats_to: at("2026-07-02T10:00+01:00"),
    };
    let found = warnings(&asked).into_iter().find(|warning| warning.rule == "W-18").unwrap();
    assert_eq!(found.at, [at("2026-07-01T10:00+01:00"), at("2026-08-08T10:00+01:00")]);
    assert_eq!(found.until, Some(at("2026-09-01T10:00+01:00")));
    for (now, presses) in [
        ("2026-07-01T09:59+01:00", false),
        ("2026-07-01T10:00+01:00", true),
        ("2026-09-01T09:59+01:00", true),
        ("2026-09-01T10:00+01:00", false),
    ] {
        assert_eq!(live(now), presses, "{now}");
    }
}

#[test]
fn a_child_covered_for_a_while_is_warned_about_when_that_ends() {
    let ends = |text: &str| End::At(at(text));
    let long = measure(1, restraining("2026-07-01T10:00+01:00", ends("2026-12-01T10:00+00:00")), "CON-A");
    let mut short =
        measure(2, restraining("2026-07-01T10:00+01:00", ends("2026-09-01T10:00+01:00")), "CON-C");
    short.terms[0].persons = vec![person(CHILD)];
    let found = fired(&[long, short], &family(), Risk::Standard);
    let w18: Vec<&String> = found.iter().filter(|line| line.starts_with("W-18")).collect();
    assert_eq!(w18.len(), 1);
    assert!(w18[0].ends_with(": 2026-09-01T10:00+01:00"), "{w18:?}");
}

#[test]
fn terms_to_transcribe_press_while_the_order_lives() {
    let order = Nmo { present: true, ..nmo("2026-11-01T10:00+00:00", End::Open) };
    let (calendar, policy, household) = (Calendar::default(), Policy::default(), alone());
    let live = |codes: &str| {
        let order = [measure(1, Facts::Nmo(order.clone()), codes)];
        let got = cover(&order, &household, at("2027-01-01T00:00+00:00"), &calendar);
        let asked = Asked {
            measures: &order,
            cover: &got,
            household: &household,
            risk: Risk::Standard,
            policy: &policy,
            calendar: &calendar,
            now: at("2026-11-27T12:00+00:00"),
            repeats_to: at("2026-11-27T12:00+00:00"),
        };
        live_warnings(&asked).into_iter().filter(|warning| warning.rule == "Q5").map(|one| one.tag).collect()
    };
    let none: Vec<String> = live("CON-A");
    assert_eq!(none, nothing());
    assert_eq!(live(""), ["Terms to transcribe"]);
}
