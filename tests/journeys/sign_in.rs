//! Making a caseload, signing in, coming back.

use safehold_casework::session::{
    Caseload, NewCaseload, NewPerson, Strictness, add_person, change_password, me,
};
use safehold_casework::{CaseworkError, cases};
use safehold_core::officer::Role;
use zeroize::Zeroizing;

use crate::support::{PASSWORD, at, new_caseload, petra, trial};

#[tokio::test]
async fn a_weak_password_makes_no_caseload() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("caseload.safehold");
    let strict = Strictness { rule: Strictness::REAL.rule, ..Strictness::INVENTED };
    for weak in ["short", "PC Amal Rahman 2026", "passwordpassword"] {
        let new = NewCaseload { password: Zeroizing::new(weak.into()), ..new_caseload() };
        let refused = Caseload::create(&path, &new, strict, at("2026-11-01T09:00+00:00")).await;
        assert!(matches!(refused, Err(CaseworkError::Invalid(_))), "{weak}");
    }
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0);
}

#[tokio::test]
async fn each_person_opens_the_caseload_with_their_own_name_and_password() {
    let trial = trial().await;
    let now = at("2026-11-23T10:00+00:00");
    petra(&trial.desk("2026-11-23T10:00+00:00")).await;
    let new = NewPerson {
        name: "PC Beth Lowe".into(),
        role: Role::Officer,
        administrator: false,
        phone: String::new(),
        password: Zeroizing::new("copper meadow falcon drizzle".into()),
    };
    let beth = add_person(&trial.caseload, &trial.desk("2026-11-23T10:00+00:00"), &new).await.unwrap();
    trial.caseload.close().await.unwrap();
    let path = trial.folder.path().join("caseload.safehold");

    let (caseload, who) =
        Caseload::sign_in(&path, Some("pc beth lowe"), "copper meadow falcon drizzle", now).await.unwrap();
    assert_eq!(who, beth);
    let desk = caseload.desk(beth, now);
    assert_eq!(cases::all(&desk).await.unwrap().len(), 1);
    let wrong =
        change_password(&caseload, &desk, "not this one at all", "harbour pencil gravel sonnet", now).await;
    assert!(matches!(wrong, Err(CaseworkError::Refused(..))), "{wrong:?}");
    change_password(&caseload, &desk, "copper meadow falcon drizzle", "harbour pencil gravel sonnet", now)
        .await
        .unwrap();
    caseload.close().await.unwrap();

    let old = Caseload::sign_in(&path, Some("PC Beth Lowe"), "copper meadow falcon drizzle", now).await;
    assert!(matches!(old, Err(CaseworkError::Refused(..))));
    let (caseload, first) = Caseload::sign_in(&path, None, PASSWORD, now).await.unwrap();
    assert_eq!(me(&caseload.desk(first, now)).await.unwrap().0.name, "PC Amal Rahman");
}

#[tokio::test]
async fn the_recovery_key_brings_a_person_back_and_is_replaced() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("caseload.safehold");
    let now = at("2026-11-01T09:00+00:00");
    let strict = Strictness { rule: Strictness::REAL.rule, ..Strictness::INVENTED };
    let (caseload, _, key) = Caseload::create(&path, &new_caseload(), strict, now).await.unwrap();
    caseload.check_recovery_key(&key.to_lowercase()).await.unwrap();
    caseload.close().await.unwrap();
    let next = "harbour pencil gravel sonnet";
    let (caseload, _, new_key) = Caseload::recover(&path, "PC Amal Rahman", &key, next, now).await.unwrap();
    assert_ne!(*key, *new_key);
    assert!(caseload.check_recovery_key(&key).await.is_err());
    caseload.close().await.unwrap();
    Caseload::sign_in(&path, None, next, now).await.unwrap();
}

#[tokio::test]
async fn a_recovery_key_that_was_never_typed_back_is_shown_anew_to_an_administrator() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("caseload.safehold");
    let now = at("2026-11-01T09:00+00:00");
    let (caseload, me, first) =
        Caseload::create(&path, &new_caseload(), Strictness::INVENTED, now).await.unwrap();
    // The program is closed while the key is shown.
    caseload.close().await.unwrap();
    let (caseload, _) = Caseload::sign_in(&path, None, PASSWORD, now).await.unwrap();
    let desk = caseload.desk(me, now);
    let again = caseload.recovery_key_again(&desk).await.unwrap().expect("a new key");
    assert!(caseload.check_recovery_key(&first).await.is_err(), "the one that nobody has");
    assert!(caseload.confirm_recovery_key(&desk, &first).await.is_err());
    caseload.confirm_recovery_key(&desk, &again).await.unwrap();
    assert_eq!(caseload.recovery_key_again(&desk).await.unwrap(), None, "somebody has it now");
    caseload.close().await.unwrap();
    let (caseload, _) = Caseload::sign_in(&path, None, PASSWORD, now).await.unwrap();
    assert_eq!(caseload.recovery_key_again(&caseload.desk(me, now)).await.unwrap(), None);
}
