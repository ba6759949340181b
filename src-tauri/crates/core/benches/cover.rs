//! How long cover takes for a large case, and the warnings of 10,000 live cases on one thread.

#![expect(clippy::unwrap_used, reason = "a benchmark may stop at the first fault")]

use chrono::{DateTime, Duration, Utc};
use safehold_core::calendar::Calendar;
use safehold_core::cover::{Household, cover};
use safehold_core::id::PersonId;
use safehold_core::london;
use safehold_core::measure::{
    Dvpn, Dvpo, End, Evidence, Facts, Measure, Moment, Nmo, Notice, OrderRecord, Origin, PreChargeBail,
};
use safehold_core::person::Risk;
use safehold_core::policy::Policy;
use safehold_core::terms::Term;
use safehold_core::warnings::{Asked, live_warnings};
use uuid::Uuid;

fn main() {
    divan::main();
}

fn now() -> DateTime<Utc> {
    london::read("2026-11-23T12:00+00:00").unwrap()
}

fn measure(n: u128, facts: Facts, codes: &[&str]) -> Measure {
    let mut measure = Measure {
        id: Uuid::from_u128(n).into(),
        case: Uuid::from_u128(1).into(),
        facts,
        terms: codes.iter().map(|code| Term::new(code).unwrap()).collect(),
        variations: Vec::new(),
        origin: Origin::Hand,
        received_at: now(),
        coded_by: None,
        checked_by: None,
        version: 1,
    };
    measure.received_at = measure.begins();
    measure
}

fn order(n: u128, days_ago: i64, aware: bool) -> Measure {
    let made = now() - Duration::days(days_ago);
    let known = aware.then(|| Evidence { at: made + Duration::hours(30), how: "told by phone".to_owned() });
    let order = Nmo {
        court: "Leeds Family Court".to_owned(),
        case_number: "LS26F00123".to_owned(),
        made: Moment::At(made),
        notice: Notice::Without,
        present: false,
        aware: known,
        served: None,
        end: End::At(made + Duration::days(365)),
        record: OrderRecord::default(),
    };
    measure(n, Facts::Nmo(order), &["CON-A", "EXC-R", "CON-X3"])
}

fn bail(n: u128, days_ago: i64) -> Measure {
    let arrested = now() - Duration::days(days_ago);
    let bail = PreChargeBail {
        custody_ref: String::new(),
        arrested_at: arrested,
        released_at: arrested + Duration::hours(12),
        months: 3,
        return_at: Some(arrested + Duration::days(88)),
        station: String::new(),
        victim_views: String::new(),
        extensions: Vec::new(),
        suspended: Vec::new(),
        outcome: None,
        record: Default::default(),
    };
    measure(n, Facts::PreChargeBail(bail), &["CON-A", "EXC-H", "RES-1"])
}

fn notice_and_order(n: u128, days_ago: i64) -> [Measure; 2] {
    let served = now() - Duration::days(days_ago);
    let notice = Dvpn {
        authorised_by: String::new(),
        served_at: served,
        court: String::new(),
        hearing_at: Some(served + Duration::days(2)),
        adjourned: Vec::new(),
        outcome: None,
        record: Default::default(),
    };
    let order = Dvpo { court: String::new(), made_at: served + Duration::days(2), days: 28, ends_at: None };
    [measure(n, Facts::Dvpn(notice), &[]), measure(n + 1, Facts::Dvpo(order), &["CON-A", "MOL-A"])]
}

/// One live case in several shapes: an order alone, with bail, after a notice.
fn case(n: i64) -> Vec<Measure> {
    let id = u128::try_from(n).unwrap() * 10 + 10;
    let mut measures = vec![order(id, 20 + n % 200, n % 3 != 0)];
    if n % 2 == 0 {
        measures.push(bail(id + 1, 10 + n % 85));
    }
    if n % 4 == 0 {
        measures.extend(notice_and_order(id + 2, n % 28));
    }
    measures
}

fn victim() -> PersonId {
    Uuid::from_u128(7).into()
}

/// One case with 200 measures that overlap in every way.
#[divan::bench]
fn cover_of_200_measures(bencher: divan::Bencher) {
    let measures: Vec<Measure> = (0..200_i64)
        .map(|n| {
            let id = u128::try_from(n).unwrap() + 1;
            if n % 2 == 0 { order(id, 3 * n, n % 3 == 0) } else { bail(id, 2 * n) }
        })
        .collect();
    let (household, calendar) = (Household::alone(victim()), Calendar::default());
    let horizon = now() + Duration::days(90);
    bencher.bench(|| cover(&measures, &household, horizon, &calendar));
}

/// Cover and live warnings of 10,000 cases with 20,000 measures: what a unit's morning asks for.
#[divan::bench(sample_count = 20)]
fn warnings_of_10_000_cases(bencher: divan::Bencher) {
    let cases: Vec<Vec<Measure>> = (0..10_000).map(case).collect();
    let household =
        Household { victim: victim(), children: vec![Uuid::from_u128(8).into()], names: Default::default() };
    let (calendar, policy) = (Calendar::default(), Policy::default());
    let now = now();
    let horizon = now + Duration::days(90);
    bencher.bench(|| {
        cases
            .iter()
            .map(|measures| {
                let found = cover(measures, &household, horizon, &calendar);
                let asked = Asked {
                    measures,
                    cover: &found,
                    household: &household,
                    risk: Risk::High,
                    policy: &policy,
                    calendar: &calendar,
                    now,
                    repeats_to: now,
                };
                live_warnings(&asked).len()
            })
            .sum::<usize>()
    });
}
