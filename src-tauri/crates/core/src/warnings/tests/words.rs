//! What warnings say, and what of them is listed.

use super::*;

fn asked<'a>(
    measures: &'a [Measure],
    cover: &'a Cover,
    household: &'a Household,
    policy: &'a Policy,
    calendar: &'a Calendar,
) -> Asked<'a> {
    Asked {
        measures,
        cover,
        household,
        risk: Risk::Medium,
        policy,
        calendar,
        now: at("2026-09-20T12:00+01:00"),
        repeats_to: at("2026-09-20T12:00+01:00"),
    }
}

/// The tags of one rule at a moment.
fn tags(name: &str, measures: &[Measure], now: &str) -> Vec<String> {
    let (calendar, policy) = (Calendar::default(), Policy::default());
    let got = cover(measures, &alone(), at("2027-01-01T00:00+00:00"), &calendar);
    let household = alone();
    let asked = Asked { now: at(now), ..asked(measures, &got, &household, &policy, &calendar) };
    let live = live_warnings(&asked).into_iter().filter(|warning| warning.rule == name);
    live.map(|warning| warning.tag).collect()
}

#[test]
fn every_grade_has_its_word_and_code() {
    use Severity::{Block, Critical, High, Info, Medium};
    let said = [Block, Critical, High, Medium, Info].map(|severity| (severity.label(), severity.code()));
    assert_eq!(
        said,
        [
            ("Stops", "block"),
            ("Critical", "critical"),
            ("High", "high"),
            ("Medium", "medium"),
            ("To know", "info")
        ]
    );
}

#[test]
fn a_tag_counts_the_days_from_the_moment_of_asking() {
    let order = [measure(1, dvpo("2026-09-01T11:15+01:00", 28), "")];
    let table = [
        ("2026-09-14T23:59+01:00", None),
        ("2026-09-15T00:00+01:00", Some("Gap opens in 14 days")),
        ("2026-09-27T23:59+01:00", Some("Gap opens in 2 days")),
        ("2026-09-28T00:00+01:00", Some("Gap opens in 1 day")),
        ("2026-09-29T00:00+01:00", Some("Gap open now")),
        ("2026-10-20T00:00+01:00", Some("Gap open now")),
    ];
    for (now, tag) in table {
        assert_eq!(tags("W-01", &order, now), tag.into_iter().collect::<Vec<_>>(), "{now}");
    }
    let again = [order[0].clone(), measure(2, dvpo("2026-10-10T11:15+01:00", 28), "")];
    for (now, open) in [("2026-10-10T11:14+01:00", 1), ("2026-10-10T11:15+01:00", 0)] {
        assert_eq!(tags("W-01", &again, now).len(), open, "a gap that is closed presses no more: {now}");
    }
    let ends = [
        ("2026-09-18T00:00+01:00", "DVPO ends in 10 days"),
        ("2026-09-27T12:00+01:00", "DVPO ends in 1 day"),
        ("2026-09-28T12:00+01:00", "DVPO's last day"),
    ];
    for (now, tag) in ends {
        assert_eq!(tags("W-09", &order, now), [tag], "{now}");
    }
    let (calendar, policy, household) = (Calendar::default(), Policy::default(), alone());
    let got = cover(&order, &household, at("2027-01-01T00:00+00:00"), &calendar);
    let after =
        Asked { now: at("2026-10-20T00:00+01:00"), ..asked(&order, &got, &household, &policy, &calendar) };
    let over = warnings(&after).into_iter().find(|warning| warning.rule == "W-09").unwrap();
    assert_eq!(over.tag, "DVPO ended");
    let returns = bail("2026-09-01T08:20+01:00", "2026-09-01T21:00+01:00", Some("2026-12-01T10:00+00:00"));
    let returns = [measure(1, Facts::PreChargeBail(returns), "CON-A")];
    assert_eq!(tags("W-05", &returns, "2026-11-27T12:00+00:00"), ["Bail ends in 4 days"]);
    assert_eq!(tags("W-05", &returns, "2026-12-01T09:59+00:00"), ["Bail ends today"]);
}

#[test]
fn a_rule_that_repeats_daily_is_listed_in_full_or_by_its_first() {
    let mut measures = bail_then_order(Some("2026-12-02T00:00+00:00"));
    measures.truncate(2);
    let calendar = Calendar::default();
    let policy = Policy::default();
    let got = cover(&measures, &alone(), at("2027-01-01T00:00+00:00"), &calendar);
    let household = alone();
    let asked = Asked {
        now: at("2026-12-01T12:00+00:00"),
        repeats_to: at("2027-01-01T00:00+00:00"),
        ..asked(&measures, &got, &household, &policy, &calendar)
    };
    let at_of = |found: Vec<Warning>| {
        let found = found.into_iter().find(|warning| warning.rule == "W-02").unwrap();
        found.at.into_iter().map(london::write).collect::<Vec<_>>()
    };
    let full = [
        "2026-11-26T14:00+00:00",
        "2026-11-29T00:00+00:00",
        "2026-11-30T00:00+00:00",
        "2026-12-01T00:00+00:00",
    ];
    assert_eq!(at_of(warnings(&asked)), full, "not at the midnight at which it clears");
    assert_eq!(at_of(live_warnings(&asked)), ["2026-11-26T14:00+00:00"]);
}

#[test]
fn whom_a_warning_is_about_is_named() {
    let mut order = measure(1, dvpo("2026-09-01T11:15+01:00", 28), "CON-C EXC-H");
    order.terms[0].persons = vec![person(CHILD)];
    let (calendar, policy) = (Calendar::default(), Policy::default());
    let horizon = at("2027-01-01T00:00+00:00");
    let texts = |order: &Measure, household: &Household| {
        let measures = std::slice::from_ref(order);
        let got = cover(measures, household, horizon, &calendar);
        let asked = asked(measures, &got, household, &policy, &calendar);
        let found = live_warnings(&asked).into_iter().filter(|one| matches!(one.rule, "W-01" | "W-18"));
        found.map(|warning| warning.text).collect::<Vec<_>>()
    };
    let nothing = "No cover from Tue 29 Sep 00:00. No measure that protects is in force then.";
    assert_eq!(texts(&order, &family()), [nothing.to_owned(), format!("Ana: {nothing}")]);
    let nameless = Household { names: Default::default(), ..family() };
    assert_eq!(texts(&order, &nameless)[1], format!("Another protected person: {nothing}"));
    order.terms.remove(0);
    let bare = "is covered by no term about contact, violence or school.";
    assert_eq!(texts(&order, &family())[1], format!("Ana {bare}"));
    assert_eq!(texts(&order, &nameless)[1], format!("A child of the household {bare}"));
}
