//! Each rule: when it fires, when it clears, and when it is silent.

use super::*;
use crate::cover::cover;
use crate::cover::tests::*;
use crate::measure::*;

mod beyond;
mod conflicts;
mod edges;
mod properties;
mod records;
mod words;

/// "W-05 1: 2026-11-17T00:00+00:00 ...": rule, measure, instants.
fn fired(measures: &[Measure], household: &Household, risk: Risk) -> Vec<String> {
    let calendar = Calendar::default();
    let horizon = at("2027-03-05T09:00+00:00");
    let got = cover(measures, household, horizon, &calendar);
    let asked = Asked {
        measures,
        cover: &got,
        household,
        risk,
        policy: &Policy::default(),
        calendar: &calendar,
        now: at("2026-12-05T09:00+00:00"),
        repeats_to: horizon,
    };
    warnings(&asked)
        .into_iter()
        .map(|warning| {
            let at: Vec<String> = warning.at.iter().map(|at| london::write(*at)).collect();
            let measure = warning.measure.unwrap().0.as_u128();
            format!("{} {measure}: {}", warning.rule, at.join(" "))
        })
        .collect()
}

fn alone() -> Household {
    Household::alone(person(VICTIM))
}

/// What one rule says about measures of a case of standard risk.
fn rule(name: &str, measures: &[Measure]) -> Vec<String> {
    fired(measures, &alone(), Risk::Standard).into_iter().filter(|line| line.starts_with(name)).collect()
}

#[test]
fn bail_runs_out_before_the_order_is_served() {
    let mut measures = bail_then_order(Some("2026-12-02T18:10+00:00"));
    let Facts::Nmo(order) = &mut measures[1].facts else { unreachable!() };
    order.served = known("2026-12-04T18:40+00:00");
    order.record.statement_of_service = Some(at("2026-12-07T09:00+00:00"));
    let before_its_end =
        "2027-10-01T00:00+01:00 2027-10-29T00:00+01:00 2027-11-12T00:00+00:00 2027-11-19T00:00+00:00";
    assert_eq!(
        fired(&measures, &alone(), Risk::Medium),
        [
            "W-05 1: 2026-11-17T00:00+00:00 2026-11-24T00:00+00:00 2026-11-28T00:00+00:00 2026-11-30T00:00+00:00".to_owned(),
            "W-02 2: 2026-11-26T14:00+00:00 2026-11-29T00:00+00:00 2026-11-30T00:00+00:00 2026-12-01T00:00+00:00 2026-12-02T00:00+00:00".to_owned(),
            "W-03 2: 2026-12-02T18:10+00:00".to_owned(),
            "W-04 2: 2026-12-04T18:40+00:00".to_owned(),
            format!("W-10 2: {before_its_end}"),
        ]
    );
}

#[test]
fn what_presses_now_clears_when_it_is_over() {
    let mut measures = bail_then_order(Some("2026-12-02T18:10+00:00"));
    let Facts::Nmo(order) = &mut measures[1].facts else { unreachable!() };
    order.served = known("2026-12-04T18:40+00:00");
    order.record.statement_of_service = Some(at("2026-12-07T09:00+00:00"));
    let calendar = Calendar::default();
    let household = alone();
    let got = cover(&measures, &household, at("2027-03-05T09:00+00:00"), &calendar);
    let live = |now: &str| {
        let asked = Asked {
            measures: &measures,
            cover: &got,
            household: &household,
            risk: Risk::Medium,
            policy: &Policy::default(),
            calendar: &calendar,
            now: at(now),
            repeats_to: at(now),
        };
        live_warnings(&asked).into_iter().map(|warning| warning.rule).collect::<Vec<_>>().join(" ")
    };
    let table = [
        ("2026-11-16T23:59+00:00", ""),
        ("2026-11-17T00:00+00:00", "W-05"),
        ("2026-11-26T14:00+00:00", "W-05 W-02"),
        ("2026-12-01T10:00+00:00", "W-02"),
        ("2026-12-02T18:10+00:00", "W-03"),
        ("2026-12-04T18:40+00:00", "W-04"),
        ("2026-12-07T09:00+00:00", ""),
    ];
    for (now, rules) in table {
        assert_eq!(live(now), rules, "{now}");
    }
}

#[test]
fn a_gap_is_warned_about_for_medium_and_high_risk() {
    let measures = [measure(1, dvpo("2026-09-01T11:15+01:00", 28), "")];
    let gap =
        "W-01 1: 2026-09-15T00:00+01:00 2026-09-22T00:00+01:00 2026-09-26T00:00+01:00 2026-09-28T00:00+01:00";
    let end = "W-09 1: 2026-09-18T00:00+01:00 2026-09-23T00:00+01:00 2026-09-26T00:00+01:00";
    assert_eq!(fired(&measures, &alone(), Risk::Medium), [gap, end]);
    assert_eq!(fired(&measures, &alone(), Risk::High), [gap, end]);
    assert_eq!(fired(&measures, &alone(), Risk::Standard), [end]);
    let followed =
        [measures[0].clone(), measure(2, restraining("2026-09-28T23:59+01:00", End::Open), "CON-A")];
    assert_eq!(rule("W-09", &followed), Vec::<String>::new());
}

#[test]
fn bail_without_a_return_counts_from_its_last_day_and_a_rebail_silences() {
    let first = bail("2026-09-01T08:20+01:00", "2026-09-01T21:00+01:00", None);
    let alone = measure(1, Facts::PreChargeBail(first.clone()), "CON-A");
    let days = "2026-11-17T00:00+00:00 2026-11-24T00:00+00:00 2026-11-28T00:00+00:00 2026-11-30T00:00+00:00";
    assert_eq!(rule("W-05", std::slice::from_ref(&alone)), [format!("W-05 1: {days}")]);
    let again = bail("2026-12-01T08:20+00:00", "2026-12-01T21:00+00:00", Some("2027-02-27T10:00+00:00"));
    let again = measure(2, Facts::PreChargeBail(again), "CON-A");
    assert_eq!(rule("W-05", &[alone, again]).len(), 1, "only the second one's end is left");
    let over = PreChargeBail {
        outcome: outcome("2026-10-01T10:00+01:00", OutcomeKind::NoFurtherAction),
        ..first.clone()
    };
    assert_eq!(rule("W-05", &[measure(1, Facts::PreChargeBail(over), "CON-A")]), Vec::<String>::new());
    let suspended = vec![Suspension { from: at("2026-10-01T10:00+01:00"), to: None }];
    let suspended = measure(1, Facts::PreChargeBail(PreChargeBail { suspended, ..first }), "CON-A");
    assert_eq!(rule("W-05", std::slice::from_ref(&suspended)), Vec::<String>::new());
    assert_eq!(rule("W-29", &[suspended]), ["W-29 1: 2026-10-29T00:00+00:00"]);
}

#[test]
fn an_extension_needs_its_authority_before_the_period_ends() {
    let extended = |rank, at_text: &str| {
        let bail = bail("2026-09-01T08:20+01:00", "2026-09-01T21:00+01:00", Some("2026-12-01T10:00+00:00"));
        let extension =
            Extension { months: 6, rank, at: at(at_text), officer: String::new(), return_at: None };
        [measure(1, Facts::PreChargeBail(PreChargeBail { extensions: vec![extension], ..bail }), "CON-A")]
    };
    assert_eq!(rule("W-06", &extended(Rank::Inspector, "2026-11-30T10:00+00:00")), Vec::<String>::new());
    assert_eq!(rule("W-06", &extended(Rank::Superintendent, "2026-11-30T10:00+00:00")), Vec::<String>::new());
    assert_eq!(
        rule("W-06", &extended(Rank::CustodyOfficer, "2026-11-30T10:00+00:00")),
        ["W-06 1: 2026-11-17T00:00+00:00"]
    );
    assert_eq!(
        rule("W-06", &extended(Rank::Inspector, "2026-12-02T00:00+00:00")),
        ["W-06 1: 2026-11-17T00:00+00:00"]
    );
    for (months, rank) in [
        (3, "custody officer"),
        (6, "inspector"),
        (9, "superintendent"),
        (12, "assistant chief constable"),
        (18, "court"),
    ] {
        assert_eq!(Rank::needed_for(months).code(), rank, "{months} months");
    }
}

#[test]
fn a_notice_is_to_be_heard_in_time() {
    let notice = |heard: Option<&str>| {
        [measure(1, Facts::Dvpn(Dvpn { hearing_at: heard.map(at), ..dvpn("2026-12-24T20:00+00:00") }), "")]
    };
    let served = "2026-12-24T20:00+00:00";
    assert_eq!(rule("W-07", &notice(None)), [format!("W-07 1: {served}")]);
    assert_eq!(rule("W-07", &notice(Some("2026-12-29T20:00+00:00"))), Vec::<String>::new());
    assert_eq!(rule("W-07", &notice(Some("2026-12-29T20:01+00:00"))), [format!("W-07 1: {served}")]);
    assert_eq!(rule("W-08", &notice(None)), [format!("W-08 1: {served}")], "Boxing Day on a Saturday");
    assert_eq!(
        rule("W-08", &[measure(1, Facts::Dvpn(dvpn("2026-11-07T14:05+00:00")), "")]),
        Vec::<String>::new()
    );
}

#[test]
fn an_order_that_ends_at_a_clock_time_is_warned_about_four_times() {
    let order = |end| Nmo {
        present: true,
        served: known("2026-05-05T10:05+01:00"),
        ..nmo("2026-05-05T10:05+01:00", end)
    };
    let ends = order(End::At(at("2027-05-04T13:00+01:00")));
    let days = "2027-03-09T00:00+00:00 2027-04-06T00:00+01:00 2027-04-20T00:00+01:00 2027-04-27T00:00+01:00";
    assert_eq!(rule("W-10", &[measure(1, Facts::Nmo(ends.clone()), "CON-A")]), [format!("W-10 1: {days}")]);
    let mut decided = ends;
    decided.record.extension_decision = known("2027-01-04T13:00+00:00");
    assert_eq!(rule("W-10", &[measure(1, Facts::Nmo(decided), "CON-A")]), Vec::<String>::new());
    let bare = order(End::On("2027-05-04".parse().unwrap()));
    assert_eq!(rule("W-11", &[measure(1, Facts::Nmo(bare), "CON-A")]), ["W-11 1: 2026-05-05T10:05+01:00"]);
    let hearing = order(End::UntilHearing(Some(at("2026-08-28T10:00+01:00"))));
    let hearing = measure(1, Facts::Nmo(hearing), "CON-A");
    assert_eq!(rule("W-12", std::slice::from_ref(&hearing)), ["W-12 1: 2026-08-03T00:00+01:00"]);
    assert_eq!(rule("W-13", &[hearing]), ["W-13 1: 2026-09-01T00:00+01:00"], "over a bank holiday");
    let mut open = order(End::Open);
    open.record.still_current = known("2026-06-01T09:00+01:00");
    assert_eq!(rule("W-12", &[measure(1, Facts::Nmo(open), "CON-A")]), ["W-12 1: 2026-08-30T00:00+01:00"]);
}

#[test]
fn a_variation_warns_until_systems_show_it() {
    let order = Nmo { present: true, ..nmo("2026-01-12T10:00+00:00", End::At(at("2027-01-12T16:00+00:00"))) };
    let mut order = measure(1, Facts::Nmo(order), "CON-A EXC-D");
    let mut variation = varied("2026-08-10T12:00+01:00", "CON-A EXC-R", None);
    variation.received_at = at("2026-08-12T09:30+01:00");
    order.variations = vec![variation];
    assert_eq!(rule("W-14", std::slice::from_ref(&order)), ["W-14 1: 2026-08-12T09:30+01:00"]);
    order.variations[0].systems_updated_at = Some(at("2026-08-12T14:00+01:00"));
    assert_eq!(rule("W-14", &[order]), Vec::<String>::new());
}

#[test]
fn a_child_of_the_household_needs_a_term() {
    let mut order = measure(1, restraining("2026-07-01T10:00+01:00", End::Open), "CON-A EXC-H CON-C");
    let lines = |order: &Measure| {
        let all = fired(std::slice::from_ref(order), &family(), Risk::Standard);
        all.into_iter().filter(|line| line.starts_with("W-18")).collect::<Vec<_>>()
    };
    assert_eq!(lines(&order), ["W-18 1: 2026-07-01T10:00+01:00"]);
    order.terms[1].persons = vec![person(CHILD)];
    assert_eq!(lines(&order), ["W-18 1: 2026-07-01T10:00+01:00"], "the home alone is not enough");
    order.terms[2].persons = vec![person(CHILD)];
    assert_eq!(lines(&order), Vec::<String>::new());
}

#[test]
fn bail_that_still_counts_after_it_was_over() {
    let arrested =
        || bail("2026-09-01T08:20+01:00", "2026-09-01T21:00+01:00", Some("2026-12-01T10:00+00:00"));
    let over = |kind| PreChargeBail { outcome: outcome("2026-10-01T10:00+01:00", kind), ..arrested() };
    let second = measure(2, Facts::PreChargeBail(arrested()), "CON-A");
    let with = |first| [measure(1, first, "CON-A"), second.clone()];
    let fires = ["W-22 2: 2026-10-01T10:00+01:00"];
    assert_eq!(rule("W-22", &with(Facts::PreChargeBail(over(OutcomeKind::NoFurtherAction)))), fires);
    assert_eq!(rule("W-22", &with(Facts::PreChargeBail(over(OutcomeKind::Charged)))), fires);
    assert_eq!(rule("W-22", &with(Facts::PreChargeBail(over(OutcomeKind::Cancelled)))), Vec::<String>::new());
    assert_eq!(rule("W-22", &with(restraining("2026-10-01T10:00+01:00", End::Open))), fires);
    let charged = Facts::PostChargeBail(PostChargeBail {
        court: String::new(),
        urn: String::new(),
        released_at: at("2026-10-01T10:00+01:00"),
        next_hearing_at: None,
        victim_told_at: None,
        outcome: None,
    });
    assert_eq!(rule("W-22", &with(charged.clone())), fires);
    let handed_over =
        [measure(1, Facts::PreChargeBail(over(OutcomeKind::Charged)), "CON-A"), measure(2, charged, "CON-A")];
    assert_eq!(rule("W-22", &handed_over), Vec::<String>::new(), "bail became bail after charge");
}

#[test]
fn release_pilot_areas_and_the_power_of_arrest() {
    let custody = Remand {
        from: at("2026-07-01T10:00+01:00"),
        to: Some(at("2026-11-02T10:00+00:00")),
        sentence: true,
        place: String::new(),
    };
    assert_eq!(rule("W-26", &[measure(1, Facts::Remand(custody), "")]), ["W-26 1: 2026-10-05T00:00+01:00"]);
    let dapo = |area: Option<&str>, made: &str| {
        let order = Nmo { notice: Notice::With, ..nmo(made, End::Open) };
        rule("W-27", &[measure(1, Facts::Dapo(Dapo { area: area.map(str::to_owned), order }), "CON-A")]).len()
    };
    let table = [
        (None, "2024-11-26T23:59+00:00", 1),
        (None, "2024-11-27T00:00+00:00", 0),
        (Some("cleveland"), "2025-03-10T12:00+00:00", 1),
        (Some("cleveland"), "2025-03-11T12:00+00:00", 0),
        (Some("elsewhere"), "2025-06-01T12:00+01:00", 1),
        (Some("sutton"), "2026-03-31T23:59+01:00", 0),
        (Some("sutton"), "2026-04-01T00:00+01:00", 1),
    ];
    for (area, made, fires) in table {
        assert_eq!(dapo(area, made), fires, "{area:?} {made}");
    }
    let power = |ends: Option<&str>| Some(PowerOfArrest { ends: ends.map(at) });
    let home = |power| {
        [measure(
            1,
            occupation(Some("2026-07-01T10:00+01:00"), End::At(at("2026-12-31T16:00+00:00")), power),
            "EXC-H",
        )]
    };
    assert_eq!(
        rule("W-28", &home(power(Some("2026-10-01T16:00+01:00")))),
        ["W-28 1: 2026-09-03T00:00+01:00"]
    );
    assert_eq!(rule("W-28", &home(power(Some("2026-12-31T16:00+00:00")))), Vec::<String>::new());
    assert_eq!(rule("W-28", &home(power(None))), Vec::<String>::new());
}

#[test]
fn terms_that_do_not_agree_are_paired() {
    use crate::terms::{Exception, ExceptionKind};
    let mut order = measure(
        1,
        restraining("2026-07-01T10:00+01:00", End::At(at("2026-09-01T10:00+01:00"))),
        "CON-A EXC-P",
    );
    order.terms[0].parameters.exceptions =
        vec![Exception { kind: ExceptionKind::App, detail: "OurFamily".into() }];
    order.terms[1].parameters.distance_m = Some(50);
    let mut other = measure(2, restraining("2026-08-01T10:00+01:00", End::Open), "CON-A EXC-P");
    other.terms[1].parameters.distance_m = Some(100);
    let both = [order.clone(), other.clone()];
    let found = conflicts(&both, person(VICTIM), &Calendar::default());
    let said: Vec<String> = found
        .iter()
        .map(|pair| format!("{:?}: {} / {}", pair.kind, pair.looser.says, pair.stricter.says))
        .collect();
    assert_eq!(
        said,
        [
            "Exception: allowed: about the children only, by a named app or address / no such exception",
            "Distance: 50 metres / 100 metres",
        ]
    );
    assert_eq!(
        (found[0].from, found[0].to),
        (at("2026-08-01T10:00+01:00"), Some(at("2026-09-01T10:00+01:00")))
    );
    assert_eq!(rule("W-17", &both), ["W-17 2: 2026-08-01T10:00+01:00"]);
    other.facts = restraining("2026-09-01T10:00+01:00", End::Open);
    assert_eq!(rule("W-17", &[order, other]), Vec::<String>::new(), "one after the other");
}

#[test]
fn bail_over_is_told_from_bail_that_goes_on() {
    let arrested =
        || bail("2026-09-01T08:20+01:00", "2026-09-01T21:00+01:00", Some("2026-12-01T10:00+00:00"));
    let over = |at: &str| {
        let outcome = outcome(at, OutcomeKind::NoFurtherAction);
        measure(1, Facts::PreChargeBail(PreChargeBail { outcome, ..arrested() }), "CON-A")
    };
    let second = |released: &str| {
        let bail = bail(released, released, Some("2026-11-20T10:00+00:00"));
        measure(2, Facts::PreChargeBail(bail), "CON-A")
    };
    let nothing = Vec::<String>::new();
    let table = [
        ("over before it was decided", "2026-11-25T10:00+00:00", "2026-10-01T10:00+01:00", 0),
        ("begun at that very minute", "2026-10-02T10:00+01:00", "2026-10-02T10:00+01:00", 0),
        ("begun after it", "2026-10-02T10:00+01:00", "2026-10-03T10:00+01:00", 0),
        ("in force", "2026-10-02T10:00+01:00", "2026-10-01T10:00+01:00", 1),
    ];
    for (what, decided, released, fires) in table {
        assert_eq!(rule("W-22", &[over(decided), second(released)]).len(), fires, "{what}");
    }
    let court = |n, released: &str, next: &str| {
        let bail = PostChargeBail {
            court: String::new(),
            urn: String::new(),
            released_at: at(released),
            next_hearing_at: Some(at(next)),
            victim_told_at: None,
            outcome: None,
        };
        measure(n, Facts::PostChargeBail(bail), "CON-A")
    };
    let first = court(1, "2026-10-01T10:00+01:00", "2026-12-01T10:00+00:00");
    let again = court(2, "2026-11-01T10:00+00:00", "2027-01-05T10:00+00:00");
    assert_eq!(rule("W-22", &[first.clone(), again]), nothing, "bail granted anew after charge ends nothing");
    let verdict = measure(2, restraining("2026-11-01T10:00+00:00", End::Open), "");
    assert_eq!(rule("W-22", &[first, verdict]), ["W-22 1: 2026-11-01T10:00+00:00"]);
}

#[test]
fn bail_pressed_until_the_minute_of_its_return() {
    let bail = bail("2026-09-01T08:20+01:00", "2026-09-01T21:00+01:00", Some("2026-12-01T10:00+00:00"));
    let ended = |at: &str| {
        let outcome = outcome(at, OutcomeKind::NoFurtherAction);
        [measure(1, Facts::PreChargeBail(PreChargeBail { outcome, ..bail.clone() }), "CON-A")]
    };
    assert_eq!(rule("W-05", &ended("2026-12-01T10:00+00:00")).len(), 1, "nobody extended it before");
    assert_eq!(rule("W-05", &ended("2026-12-01T09:59+00:00")).len(), 0);
    let away = |from: &str, to: &str| {
        let suspended = vec![Suspension { from: at(from), to: Some(at(to)) }];
        [measure(1, Facts::PreChargeBail(PreChargeBail { suspended, ..bail.clone() }), "CON-A")]
    };
    assert_eq!(rule("W-29", &away("2026-10-01T10:00+01:00", "2026-10-28T10:00+00:00")).len(), 0);
    assert_eq!(rule("W-29", &away("2026-10-01T10:00+01:00", "2026-10-29T00:00+00:00")).len(), 0);
    assert_eq!(rule("W-29", &away("2026-10-01T10:00+01:00", "2026-10-29T00:01+00:00")).len(), 1);
}
