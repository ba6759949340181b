//! Bank holidays that an administrator adds: who may, what is refused, and that every clock counts by them.

use safehold_casework::desk::Desk;
use safehold_casework::session::{NewPerson, add_person};
use safehold_casework::{CaseworkError, cases, holidays, tasks};
use safehold_core::calendar::OneOff;
use safehold_core::london;
use safehold_core::officer::Role;
use zeroize::Zeroizing;

use crate::support::{on_both, petra, trial};

const NOW: &str = "2026-11-23T10:00+00:00";

fn day(text: &str) -> chrono::NaiveDate {
    text.parse().unwrap()
}

fn holiday(name: &str) -> OneOff {
    OneOff::Holiday(name.to_owned())
}

/// When the first contact of a new case is due: two working days after Monday 23 November.
async fn first_contact_due(desk: &Desk<'_>) -> String {
    let (case, _) = petra(desk).await;
    let open = tasks::open(desk).await.unwrap();
    london::write(open.into_iter().find(|view| view.task.case == case).unwrap().task.due)
}

#[tokio::test]
async fn a_day_that_an_administrator_adds_counts_in_every_clock_until_it_is_taken_away() {
    on_both("holidays", async |trial| {
        let desk = trial.desk(NOW);
        assert_eq!(first_contact_due(&desk).await, "2026-11-25T17:00+00:00");
        let before = cases::log_length(&desk).await.unwrap();
        holidays::add(&desk, day("2026-11-25"), holiday(" Day of mourning ")).await.unwrap();
        let after = cases::log_length(&desk).await.unwrap();
        assert_eq!(after - before, 2, "the act, and the look at the log");
        let found = holidays::get(&desk).await.unwrap();
        assert_eq!(found.calendar.not_working(day("2026-11-25")).as_deref(), Some("Day of mourning"));
        assert!(found.may_change);
        assert_eq!(first_contact_due(&desk).await, "2026-11-26T17:00+00:00");
        holidays::take_away(&desk, day("2026-11-25")).await.unwrap();
        assert_eq!(first_contact_due(&desk).await, "2026-11-25T17:00+00:00");
        let again = holidays::take_away(&desk, day("2026-11-25")).await;
        assert!(matches!(again, Err(CaseworkError::NotFound(_))));
    })
    .await;
}

#[tokio::test]
async fn what_can_not_be_is_refused_and_changes_nothing() {
    let trial = trial().await;
    let desk = trial.desk(NOW);
    let before = holidays::get(&desk).await.unwrap();
    for (on, what, field) in [
        ("2026-12-25", holiday("Again"), "day"),
        ("2026-12-26", holiday("Boxing Day"), "day"),
        ("2026-12-25", OneOff::Moved, "day"),
        ("2026-12-01", OneOff::Moved, "day"),
        ("2027-05-07", holiday("   "), "name"),
        ("2025-05-07", holiday("Last year"), "day"),
        ("2037-05-07", holiday("Too far"), "day"),
    ] {
        match holidays::add(&desk, day(on), what).await {
            Err(CaseworkError::Invalid(reasons)) => assert_eq!(reasons[0].code, field, "{on}"),
            other => panic!("{on}: {other:?}"),
        }
    }
    assert_eq!(holidays::get(&desk).await.unwrap(), before);
    for year in [2028, 2030] {
        assert!(matches!(holidays::compared(&desk, year).await, Err(CaseworkError::Invalid(_))));
    }
    holidays::compared(&desk, 2029).await.unwrap();
    let found = holidays::get(&desk).await.unwrap().calendar;
    assert_eq!(found.verified_until(), day("2029-12-31"));
    assert_eq!(found.unverified(day("2029-05-07")), None);
}

#[tokio::test]
async fn only_an_administrator_changes_the_holidays_and_everybody_may_look() {
    let trial = trial().await;
    let new = NewPerson {
        name: "PC Beth Lowe".into(),
        role: Role::Officer,
        administrator: false,
        phone: String::new(),
        password: Zeroizing::new("copper meadow falcon drizzle".into()),
    };
    let officer = add_person(&trial.caseload, &trial.desk(NOW), &new).await.unwrap();
    let desk = trial.desk_of(officer, NOW);
    assert!(!holidays::get(&desk).await.unwrap().may_change);
    for refused in [
        holidays::add(&desk, day("2026-11-25"), holiday("Mine")).await,
        holidays::take_away(&desk, day("2026-11-25")).await,
        holidays::compared(&desk, 2029).await,
    ] {
        assert!(matches!(refused, Err(CaseworkError::Forbidden(_))));
    }
}
