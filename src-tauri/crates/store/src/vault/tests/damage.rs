//! Damage and tampering: what is noticed, what is mended by itself, what is refused.

use tempfile::TempDir;

use super::super::slots::Slots;
use super::*;

#[tokio::test]
async fn a_changed_byte_of_the_database_is_noticed() {
    let made = Made::closed().await;
    let whole = std::fs::read(&made.path).unwrap();
    for place in [0, 15, 16, 100, 2000, 4095] {
        let mut bytes = whole.clone();
        bytes[place] ^= 1;
        std::fs::write(&made.path, &bytes).unwrap();
        let refused = made.open(NAME, PASSWORD, noon()).await.unwrap_err();
        assert_eq!(refused, VaultRefusal::Damaged(Damage::Database), "byte {place}");
    }
    for length in [0, 10, 4000, 4096, whole.len() - 4096, whole.len() - 1] {
        std::fs::write(&made.path, &whole[..length]).unwrap();
        let refused = made.open(NAME, PASSWORD, noon()).await.unwrap_err();
        assert_eq!(refused, VaultRefusal::Damaged(Damage::Database), "cut to {length} bytes");
        assert_eq!(std::fs::metadata(&made.path).unwrap().len(), length as u64, "nothing was written");
    }
    std::fs::write(&made.path, &whole).unwrap();
    assert!(made.opens(NAME, PASSWORD).await);
}

#[tokio::test]
async fn other_files_are_refused_with_what_they_are() {
    let made = Made::closed().await;
    let mut plain = b"SQLite format 3\0".to_vec();
    plain.resize(8192, 0);
    std::fs::write(&made.path, &plain).unwrap();
    assert_eq!(made.open(NAME, PASSWORD, noon()).await.unwrap_err(), VaultRefusal::NotAVault);
    std::fs::remove_file(&made.path).unwrap();
    assert_eq!(made.open(NAME, PASSWORD, noon()).await.unwrap_err(), VaultRefusal::Missing);
    let folder = TempDir::new().unwrap();
    let other = folder.path().join("letter.txt");
    std::fs::write(&other, "Dear Sir or Madam, this is no caseload at all.").unwrap();
    let refused = Store::open_vault(&other, NAME, password(PASSWORD), noon()).await.unwrap_err();
    assert_eq!(refused, VaultRefusal::KeysMissing);
    let status = Store::vault_status(folder.path().join("none"), noon()).await.unwrap();
    assert!(!status.exists);
}

#[tokio::test]
async fn a_damaged_keys_file_is_replaced_by_its_copy() {
    let made = Made::closed().await;
    let whole = std::fs::read(made.files.keys()).unwrap();
    for place in (0..whole.len()).step_by(97) {
        let mut bytes = whole.clone();
        bytes[place] ^= 1;
        std::fs::write(made.files.keys(), &bytes).unwrap();
        let read = Slots::read(&bytes);
        assert!(read.is_err() || bytes[place].is_ascii_whitespace(), "byte {place} changed and not noticed");
    }
    std::fs::write(made.files.keys(), &whole[..whole.len() / 2]).unwrap();
    let (store, _) = made.open(NAME, PASSWORD, noon()).await.unwrap();
    assert!(store.keyring().unwrap().was_repaired());
    store.close().await.unwrap();
    assert!(Slots::read(&std::fs::read(made.files.keys()).unwrap()).is_ok());
    let (store, _) = made.open(NAME, PASSWORD, noon()).await.unwrap();
    assert!(!store.keyring().unwrap().was_repaired());
    store.close().await.unwrap();

    for file in [made.files.keys(), made.files.keys_before()] {
        std::fs::write(file, b"{}").unwrap();
    }
    assert_eq!(made.open(NAME, PASSWORD, noon()).await.unwrap_err(), VaultRefusal::Damaged(Damage::Keys));
    std::fs::remove_file(made.files.keys()).unwrap();
    std::fs::remove_file(made.files.keys_before()).unwrap();
    assert_eq!(made.open(NAME, PASSWORD, noon()).await.unwrap_err(), VaultRefusal::KeysMissing);
}

#[tokio::test]
async fn a_newer_keys_file_is_left_alone() {
    let made = Made::closed().await;
    let text = String::from_utf8(std::fs::read(made.files.keys()).unwrap()).unwrap();
    let newer = text.replace("\"version\": 1", "\"version\": 2");
    std::fs::write(made.files.keys(), &newer).unwrap();
    assert_eq!(made.open(NAME, PASSWORD, noon()).await.unwrap_err(), VaultRefusal::NewerVersion);
    assert_eq!(std::fs::read_to_string(made.files.keys()).unwrap(), newer);
}

#[tokio::test]
async fn tampering_with_slots_is_refused() {
    let (made, store) = Made::vault().await;
    let keyring = store.keyring().unwrap();
    keyring.add_person(officer(2), "DC Brambleby", new_password("purple anvils float north")).await.unwrap();
    store.close().await.unwrap();
    let whole = std::fs::read(made.files.keys()).unwrap();
    type Edit = fn(&mut serde_json::Value);
    let edits: [(&str, Edit, VaultRefusal); 6] = [
        (
            "another person's identity in the slot",
            |keys| keys["people"][0]["person"] = keys["people"][1]["person"].clone(),
            VaultRefusal::WrongNameOrPassword { wait_seconds: 0 },
        ),
        (
            "another person's wrapping",
            |keys| keys["people"][0]["wrapped"] = keys["people"][1]["wrapped"].clone(),
            VaultRefusal::WrongNameOrPassword { wait_seconds: 0 },
        ),
        (
            "another slot number",
            |keys| keys["people"][0]["number"] = 7.into(),
            VaultRefusal::WrongNameOrPassword { wait_seconds: 0 },
        ),
        (
            "a cheaper guess",
            |keys| keys["people"][0]["memory_kib"] = 1024.into(),
            VaultRefusal::Damaged(Damage::KeysCost),
        ),
        (
            "a person taken out",
            |keys| drop(keys["people"].as_array_mut().unwrap().remove(1)),
            VaultRefusal::Damaged(Damage::KeysChanged),
        ),
        (
            "a name tag moved to another person",
            |keys| keys["people"][1]["tag"] = "00112233445566778899aabbccddeeff".into(),
            VaultRefusal::Damaged(Damage::KeysChanged),
        ),
    ];
    for (what, edit, refusal) in edits {
        std::fs::write(made.files.keys(), &whole).unwrap();
        made.tamper(edit);
        assert_eq!(made.open(NAME, PASSWORD, noon()).await.unwrap_err(), refusal, "{what}");
    }
    std::fs::write(made.files.keys(), &whole).unwrap();
    assert!(made.opens(NAME, PASSWORD).await);
}

#[tokio::test]
async fn keys_of_another_vault_are_refused() {
    let one = Made::closed().await;
    let two = Made::closed().await;
    std::fs::copy(two.files.keys(), one.files.keys()).unwrap();
    assert_eq!(one.open(NAME, PASSWORD, noon()).await.unwrap_err(), VaultRefusal::Damaged(Damage::Database));
}
