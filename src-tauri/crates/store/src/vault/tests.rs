//! The vault as a whole: making, opening, people, recovery, one window at a time, and what can be read on the disk.

mod damage;

use std::path::PathBuf;

use chrono::{DateTime, Duration, TimeZone, Utc};
use safehold_core::id::OfficerId;
use tempfile::TempDir;
use uuid::Uuid;

use super::slots::Slots;
use super::*;
use crate::{Store, StoreError};

const NAME: &str = "PC Zephyrine Quillfeather";
const PASSWORD: &str = "marigold tractor 41 kettles";

fn noon() -> DateTime<Utc> {
    Utc.with_ymd_and_hms(2026, 11, 23, 12, 0, 0).unwrap()
}

fn password(text: &str) -> Password {
    Password::new(text.to_owned())
}

fn new_password(text: &str) -> NewPassword {
    NewPassword {
        password: password(text),
        unit_name: "Leeds Unit".into(),
        rule: PasswordRule::Full,
        cost: Cost::FLOOR,
    }
}

fn officer(n: u128) -> OfficerId {
    OfficerId(Uuid::from_u128(n))
}

/// A caseload with a key of its own and nobody to open it again: for tests that need tables only.
pub(crate) async fn without_people(path: &std::path::Path) -> Store {
    let files = VaultFiles::at(path);
    files.make_database().unwrap();
    let key = super::keys::DataKey::random().unwrap();
    super::open::open(&files, key.for_database(&[1; 16]).unwrap(), &[1; 16]).await.unwrap()
}

struct Made {
    _folder: TempDir,
    files: VaultFiles,
    path: PathBuf,
    recovery: String,
}

impl Made {
    async fn vault() -> (Self, Store) {
        let folder = TempDir::new().unwrap();
        let path = folder.path().join("unit.safehold");
        let creating = Creating {
            unit_name: "Leeds Unit".into(),
            person: officer(1),
            name: NAME.into(),
            password: password(PASSWORD),
            rule: PasswordRule::Full,
            cost: Cost::FLOOR,
        };
        let (store, recovery) = Store::create_vault(&path, &creating).await.unwrap();
        let recovery = recovery.text().to_string();
        (Self { _folder: folder, files: VaultFiles::at(&path), path, recovery }, store)
    }

    async fn closed() -> Self {
        let (made, store) = Self::vault().await;
        store.close().await.unwrap();
        made
    }

    async fn open(
        &self,
        name: &str,
        text: &str,
        now: DateTime<Utc>,
    ) -> Result<(Store, OfficerId), VaultRefusal> {
        Store::open_vault(&self.path, name, password(text), now).await
    }

    async fn opens(&self, name: &str, text: &str) -> bool {
        match self.open(name, text, noon() + Duration::hours(1)).await {
            Ok((store, _)) => {
                store.close().await.unwrap();
                true
            }
            Err(VaultRefusal::WrongNameOrPassword { .. }) => false,
            Err(other) => panic!("{other:?}"),
        }
    }

    fn slots(&self) -> Slots {
        Slots::read(&std::fs::read(self.files.keys()).unwrap()).unwrap()
    }

    /// Edits the keys file as text and mends its check sum, as somebody would who knows the format.
    fn tamper(&self, edit: impl FnOnce(&mut serde_json::Value)) {
        let mut value: serde_json::Value =
            serde_json::from_slice(&std::fs::read(self.files.keys()).unwrap()).unwrap();
        edit(&mut value);
        let mut slots: Slots = serde_json::from_value(value).unwrap();
        std::fs::write(self.files.keys(), slots.write().unwrap()).unwrap();
    }
}

#[tokio::test]
async fn a_vault_is_made_closed_and_opened_by_name() {
    let (made, store) = Made::vault().await;
    assert!(store.keyring().unwrap().people().await.unwrap() == [officer(1)]);
    store.close().await.unwrap();
    for name in [NAME, "  pc  zephyrine QUILLFEATHER "] {
        let (store, person) = made.open(name, PASSWORD, noon()).await.unwrap();
        assert_eq!(person, officer(1));
        assert!(!store.keyring().unwrap().was_repaired());
        store.close().await.unwrap();
    }
    let (store, person) = Store::open_vault_first(&made.path, password(PASSWORD), noon()).await.unwrap();
    assert_eq!(person, officer(1));
    store.close().await.unwrap();
    assert_eq!(Store::vault_first_person(&made.path).await, Ok(officer(1)));
    let another = Creating {
        unit_name: String::new(),
        person: officer(9),
        name: "Another".into(),
        password: password(PASSWORD),
        rule: PasswordRule::Full,
        cost: Cost::FLOOR,
    };
    let refused = Store::create_vault(&made.path, &another);
    assert_eq!(refused.await.unwrap_err(), VaultRefusal::AlreadyThere);
    assert!(made.opens(NAME, PASSWORD).await, "the vault that was there is untouched");
}

#[tokio::test]
async fn the_standard_cost_is_a_quarter_of_a_gigabyte() {
    let lock = super::slots::NewLock::new(&password(PASSWORD), Cost::STANDARD);
    assert!(lock.is_ok());
}

#[tokio::test]
async fn wrong_passwords_wait_longer_and_longer_and_lose_nothing() {
    let made = Made::closed().await;
    let mut now = noon();
    for wait in [0, 0, 1, 2, 4] {
        let refused = made.open(NAME, "wrong horse kettle", now).await.unwrap_err();
        assert_eq!(refused, VaultRefusal::WrongNameOrPassword { wait_seconds: wait });
        if wait > 0 {
            let early = made.open(NAME, PASSWORD, now).await.unwrap_err();
            assert_eq!(early, VaultRefusal::Wait { seconds: wait }, "even the right one is not looked at");
        }
        now += Duration::seconds(i64::from(wait));
    }
    let status = Store::vault_status(&made.path, now - Duration::seconds(3)).await.unwrap();
    assert_eq!(status, VaultStatus { exists: true, people: 1, wait_seconds: 3 });
    let (store, _) = made.open(NAME, PASSWORD, now).await.unwrap();
    store.close().await.unwrap();
    let refused = made.open(NAME, "wrong horse kettle", now).await.unwrap_err();
    assert_eq!(refused, VaultRefusal::WrongNameOrPassword { wait_seconds: 0 }, "success starts again");
}

#[tokio::test]
async fn a_wrong_name_is_refused_like_a_wrong_password_and_is_kept_nowhere() {
    let made = Made::closed().await;
    for wait in [0, 0, 1] {
        let refused = made.open("hunter2 in the wrong field", PASSWORD, noon()).await.unwrap_err();
        assert_eq!(refused, VaultRefusal::WrongNameOrPassword { wait_seconds: wait });
    }
    assert!(made.opens(NAME, PASSWORD).await, "others don't wait for it");
}

#[tokio::test]
async fn a_clock_set_back_doesnt_shorten_the_wait() {
    let made = Made::closed().await;
    for _ in 0..3 {
        made.open(NAME, "wrong horse kettle", noon()).await.unwrap_err();
    }
    let back = noon() - Duration::days(30);
    assert_eq!(made.open(NAME, PASSWORD, back).await.unwrap_err(), VaultRefusal::Wait { seconds: 1 });
    let (store, _) = made.open(NAME, PASSWORD, back + Duration::seconds(1)).await.unwrap();
    store.close().await.unwrap();
}

#[tokio::test]
async fn nothing_can_be_read_on_the_disk() {
    let (made, store) = Made::vault().await;
    let keyring = store.keyring().unwrap();
    keyring
        .add_person(officer(2), "DC Ottoline Brambleby", new_password("purple anvils float north"))
        .await
        .unwrap();
    let sentinels = [
        "Zephyrine",
        "zephyrine",
        "Ottoline",
        "marigold",
        "anvils",
        "Refuge House 9",
        "CREATE TABLE",
        "meta",
    ];
    // A change that is left in the journal while the files are read.
    let txn = store.begin().await.unwrap();
    sea_orm::ConnectionTrait::execute_unprepared(txn.conn(), "UPDATE meta SET made_with = 'Refuge House 9'")
        .await
        .unwrap();
    let mut seen = 0;
    for entry in std::fs::read_dir(made.path.parent().unwrap()).unwrap() {
        let path = entry.unwrap().path();
        // On Unix, closing our own handle of the open database would let go of its lock.
        let bytes = if path == made.path {
            std::process::Command::new("cat").arg(&path).output().unwrap().stdout
        } else {
            std::fs::read(&path).unwrap()
        };
        seen += 1;
        for text in sentinels.iter().copied().chain([made.recovery.as_str(), &made.recovery.replace('-', "")])
        {
            let wide: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
            for needle in [text.as_bytes(), &wide] {
                assert!(
                    !bytes.windows(needle.len()).any(|part| part == needle),
                    "{text} in {}",
                    path.display()
                );
            }
        }
    }
    assert!(seen >= 4, "database, keys, copy, journal or lock");
    txn.commit().await.unwrap();
    store.close().await.unwrap();
}

#[tokio::test]
async fn people_come_change_and_go() {
    let (made, store) = Made::vault().await;
    let keyring = store.keyring().unwrap();
    let second = officer(2);
    let add =
        |name: &'static str| keyring.add_person(second, name, new_password("purple anvils float north"));
    assert_eq!(add(" pc zephyrine quillfeather").await, Err(VaultRefusal::NameTaken));
    assert_eq!(add(" ").await, Err(VaultRefusal::NameMissing));
    let weak = keyring.add_person(second, "DC Brambleby", new_password("brambleby")).await.unwrap_err();
    assert_eq!(weak, VaultRefusal::TooWeak(vec![Weakness::Short(9), Weakness::Name("Brambleby".into())]));
    assert_eq!(keyring.remove_person(officer(1)).await, Err(VaultRefusal::LastPerson));
    add("DC Brambleby").await.unwrap();
    assert_eq!(keyring.people().await.unwrap(), [officer(1), second]);
    keyring.rename_person(second, "DS Brambleby").await.unwrap();
    let wrong = keyring
        .change_password(
            second,
            "DS Brambleby",
            password("not this one here"),
            new_password("seven lamps go under"),
            noon(),
        )
        .await;
    assert_eq!(wrong, Err(VaultRefusal::WrongNameOrPassword { wait_seconds: 0 }));
    keyring
        .change_password(
            second,
            "DS Brambleby",
            password("purple anvils float north"),
            new_password("seven lamps go under"),
            noon(),
        )
        .await
        .unwrap();
    keyring.reset_password(officer(1), NAME, new_password("green otters hum twice")).await.unwrap();
    store.close().await.unwrap();
    assert!(!made.opens("DS Brambleby", "purple anvils float north").await);
    assert!(made.opens("DS Brambleby", "seven lamps go under").await);
    assert!(!made.opens(NAME, PASSWORD).await);

    let (store, _) = made.open("DS Brambleby", "seven lamps go under", noon()).await.unwrap();
    let keyring = store.keyring().unwrap();
    keyring.remove_person(officer(1)).await.unwrap();
    store.close().await.unwrap();
    assert!(!made.opens(NAME, "green otters hum twice").await);
    assert_eq!(Store::vault_first_person(&made.path).await, Ok(second));
    let copy = Slots::read(&std::fs::read(made.files.keys_before()).unwrap()).unwrap();
    assert!(copy.same_keys(&made.slots()), "the copy doesn't keep the way in of who left");
}

#[tokio::test]
async fn the_recovery_key_gives_a_new_password_and_is_used_up() {
    let (made, store) = Made::vault().await;
    let keyring = store.keyring().unwrap();
    keyring.check_recovery_key(&made.recovery.to_lowercase().replace('-', " ")).await.unwrap();
    let other = RecoveryKey::random().unwrap().text();
    assert_eq!(
        keyring.check_recovery_key(&other).await,
        Err(VaultRefusal::RecoveryKey(RecoveryMistake::NotThisOne))
    );
    store.close().await.unwrap();
    let again = |name: &'static str, key: String| {
        let path = made.path.clone();
        async move { Store::recover_vault(&path, name, &key, new_password("green otters hum twice")).await }
    };
    assert_eq!(
        again(NAME, other.to_string()).await.unwrap_err(),
        VaultRefusal::RecoveryKey(RecoveryMistake::NotThisOne)
    );
    assert_eq!(again("Nobody", made.recovery.clone()).await.unwrap_err(), VaultRefusal::NoSuchPerson);
    assert!(made.opens(NAME, PASSWORD).await, "nothing was changed");
    let (store, person, next) = again(NAME, made.recovery.clone()).await.unwrap();
    assert_eq!(person, officer(1));
    store.keyring().unwrap().check_recovery_key(&next.text()).await.unwrap();
    let renewed = store.keyring().unwrap().renew_recovery_key().await.unwrap();
    store.close().await.unwrap();
    assert!(made.opens(NAME, "green otters hum twice").await);
    assert!(!made.opens(NAME, PASSWORD).await);
    for used in [made.recovery.clone(), next.text().to_string()] {
        assert_eq!(
            again(NAME, used).await.unwrap_err(),
            VaultRefusal::RecoveryKey(RecoveryMistake::NotThisOne)
        );
    }
    let (store, ..) = again(NAME, renewed.text().to_string()).await.unwrap();
    store.close().await.unwrap();
}

#[tokio::test]
async fn one_window_at_a_time() {
    let (made, store) = Made::vault().await;
    let refused = made.open(NAME, PASSWORD, noon()).await.unwrap_err();
    assert_eq!(refused, VaultRefusal::Store(StoreError::InUse));
    assert_eq!(
        refused.to_string(),
        "This caseload is open in another window or by another person on this computer."
    );
    let txn = store.begin().await.unwrap();
    txn.commit().await.unwrap();
    store.close().await.unwrap();
    assert!(made.opens(NAME, PASSWORD).await);
}

#[tokio::test]
async fn a_dropped_transaction_is_undone_and_a_finished_one_stays() {
    let (_made, store) = Made::vault().await;
    for (text, keep) in [("kept", true), ("dropped", false)] {
        let txn = store.begin().await.unwrap();
        let update = format!("UPDATE meta SET made_with = '{text}'");
        sea_orm::ConnectionTrait::execute_unprepared(txn.conn(), &update).await.unwrap();
        if keep {
            txn.commit().await.unwrap();
        }
    }
    let txn = store.begin().await.unwrap();
    let query = sea_orm::sea_query::Query::select().column("made_with").from("meta").take();
    let row = sea_orm::ConnectionTrait::query_one(txn.conn(), &query).await.unwrap().unwrap();
    assert_eq!(row.try_get::<String>("", "made_with").unwrap(), "kept");
    drop(txn);
    store.close().await.unwrap();
}

#[tokio::test]
async fn the_connection_is_as_safe_as_it_should_be() {
    let (_made, store) = Made::vault().await;
    let txn = store.begin().await.unwrap();
    for (pragma, expected) in [
        ("journal_mode", "truncate"),
        ("locking_mode", "exclusive"),
        ("synchronous", "3"),
        ("foreign_keys", "1"),
        ("secure_delete", "1"),
        ("temp_store", "2"),
        ("trusted_schema", "0"),
        ("cell_size_check", "1"),
        ("cipher_memory_security", "1"),
    ] {
        let statement =
            sea_orm::Statement::from_string(sea_orm::DbBackend::Sqlite, format!("PRAGMA {pragma}"));
        let row = sea_orm::ConnectionTrait::query_one_raw(txn.conn(), statement).await.unwrap().unwrap();
        let found = row
            .try_get_by_index::<String>(0)
            .or_else(|_| row.try_get_by_index::<i64>(0).map(|n| n.to_string()));
        assert_eq!(found.unwrap(), expected, "{pragma}");
    }
    drop(txn);
    let txn = store.begin().await.unwrap();
    for refused in
        ["ATTACH ':memory:' AS other KEY ''", "VACUUM INTO '/tmp/never'", "SELECT load_extension('x')"]
    {
        assert!(
            sea_orm::ConnectionTrait::execute_unprepared(txn.conn(), refused).await.is_err(),
            "{refused}"
        );
    }
    drop(txn);
    store.close().await.unwrap();
}

/// Says to the test below which vault to open, in another process.
const OTHER: &str = "SAFEHOLD_TRIAL_VAULT";

#[tokio::test]
async fn another_process_is_refused_and_later_let_in() {
    let (made, store) = Made::vault().await;
    let other = || {
        std::process::Command::new(std::env::current_exe().unwrap())
            .args(["--exact", "vault::tests::as_another_process", "--nocapture"])
            .env(OTHER, &made.path)
            .output()
            .unwrap()
    };
    let refused = String::from_utf8(other().stdout).unwrap();
    assert!(refused.contains("[InUse]"), "{refused}");
    // It was only refused: this process goes on reading and writing.
    store.begin().await.unwrap().commit().await.unwrap();
    store.close().await.unwrap();
    let opened = String::from_utf8(other().stdout).unwrap();
    assert!(opened.contains("[opened]"), "{opened}");
}

#[tokio::test]
async fn as_another_process() {
    let Ok(path) = std::env::var(OTHER) else { return };
    match Store::open_vault(&path, NAME, password(PASSWORD), noon()).await {
        Ok(_) => println!("[opened]"),
        Err(VaultRefusal::Store(refusal)) => println!("[{refusal:?}]"),
        Err(refusal) => println!("[{refusal:?}]"),
    }
}
