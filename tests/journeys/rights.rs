//! Who may do what, and that everything done is logged in the same transaction.

use safehold_casework::desk::Desk;
use safehold_casework::letters::Wished;
use safehold_casework::session::{NewPerson, add_person, people, person_leaves};
use safehold_casework::{
    CaseworkError, cases, differences, intake, letters, plans, register, search, settings, tasks,
};
use safehold_core::contact_profile::Safe;
use safehold_core::id::OfficerId;
use safehold_core::letter::LetterKind;
use safehold_core::officer::Role;
use zeroize::Zeroizing;

use crate::support::{Trial, petra, reach, second_check, trial};

const NOW: &str = "2026-11-23T10:00+00:00";

async fn added(trial: &Trial, name: &str, role: Role) -> OfficerId {
    let new = NewPerson {
        name: name.into(),
        role,
        administrator: false,
        phone: String::new(),
        password: Zeroizing::new("copper meadow falcon drizzle".into()),
    };
    add_person(&trial.caseload, &trial.desk(NOW), &new).await.unwrap()
}

/// What each use case answers to somebody, true: it may be done.
async fn answers(trial: &Trial, desk: &Desk<'_>) -> Vec<(&'static str, bool)> {
    fn done<T>(result: Result<T, CaseworkError>) -> bool {
        match result {
            Err(CaseworkError::Forbidden(_)) => false,
            Ok(_) => true,
            Err(other) => panic!("{other:?}"),
        }
    }
    let case = cases::all(&trial.desk(NOW)).await.unwrap()[0].case.id;
    vec![
        ("today", done(tasks::today(desk).await)),
        ("cases", done(cases::all(desk).await)),
        ("overview", done(cases::overview(desk, case).await)),
        ("safe contact", done(safehold_casework::people::victim(desk, case).await)),
        ("search", done(search::find(desk, "Quill").await)),
        ("register", done(register::orders(desk, None, 10, 0).await)),
        (
            "feed",
            done(intake::preview(desk, "one.csv", include_bytes!("../fixtures/manifest-20261103.csv")).await),
        ),
        ("differences", done(differences::of_case(desk, case).await)),
        ("gate", done(letters::ask_gate(desk, case, LetterKind::OrderRecorded).await)),
        ("make a letter", done(letters::make(desk, case, Wished::default()).await)),
        ("letters", done(letters::list(desk, None, 10, 0).await)),
        ("plans", done(plans::list(desk).await)),
        ("people", done(people(desk).await)),
        ("settings", done(settings::get(desk).await)),
    ]
}

#[tokio::test]
async fn each_role_may_do_what_its_work_needs_and_nothing_else() {
    let trial = trial().await;
    let (case, order) = petra(&trial.desk(NOW)).await;
    reach(&trial.desk(NOW), case, Safe::Yes).await;
    second_check(&trial, order).await;
    let officer = added(&trial, "PC Carys Lloyd", Role::Officer).await;
    let staff = added(&trial, "Farid Khan", Role::LettersStaff).await;
    let left = added(&trial, "PC Callum Price", Role::Officer).await;
    person_leaves(&trial.caseload, &trial.desk(NOW), left).await.unwrap();
    let allowed = |answers: Vec<(&'static str, bool)>| -> Vec<&'static str> {
        answers.into_iter().filter(|(_, may)| *may).map(|(what, _)| what).collect()
    };
    assert_eq!(
        allowed(answers(&trial, &trial.desk(NOW)).await).len(),
        14,
        "the administrator is an officer too"
    );
    let officers = allowed(answers(&trial, &trial.desk_of(officer, NOW)).await);
    assert_eq!(officers.len(), 13);
    assert!(!officers.contains(&"people"));
    assert_eq!(allowed(answers(&trial, &trial.desk_of(staff, NOW)).await), ["letters", "settings"]);
    assert!(allowed(answers(&trial, &trial.desk_of(left, NOW)).await).is_empty());
}

#[tokio::test]
async fn every_act_leaves_an_entry_and_a_refused_one_leaves_nothing() {
    let trial = trial().await;
    let desk = trial.desk(NOW);
    let before = safehold_casework::cases::log_length(&desk).await.unwrap();
    let (case, _) = petra(&desk).await;
    let after = safehold_casework::cases::log_length(&desk).await.unwrap();
    // The case, its measure, its task; and the first look at the log itself.
    assert_eq!(after - before, 4);
    assert!(letters::make(&desk, case, Wished::default()).await.is_err());
    let refused = safehold_casework::cases::log_length(&desk).await.unwrap();
    assert_eq!(refused - after, 1, "the second look alone");
}

#[tokio::test]
async fn nobody_takes_their_own_way_in() {
    let trial = trial().await;
    let refused = person_leaves(&trial.caseload, &trial.desk(NOW), trial.me).await;
    assert!(matches!(refused, Err(CaseworkError::Refused(..))));
}
