//! Whatever is logged while vaults are made, opened, refused and shut, at the finest level: no key, no password, no
//! name is in it.

use std::fmt::Write;
use std::sync::{Arc, Mutex};

use chrono::DateTime;
use safehold_core::id::OfficerId;
use safehold_store::Store;
use safehold_store::vault::{Cost, Creating, Password, PasswordRule, VaultFiles};
use tracing::field::{Field, Visit};
use tracing::span::{Attributes, Id, Record};
use tracing::{Event, Metadata, Subscriber};

/// Keeps everything that is said to it.
struct Everything(Arc<Mutex<String>>);

struct Words<'a>(&'a mut String);

impl Visit for Words<'_> {
    fn record_debug(&mut self, field: &Field, value: &dyn std::fmt::Debug) {
        let _ = write!(self.0, " {field}={value:?}");
    }
}

impl Subscriber for Everything {
    fn enabled(&self, _: &Metadata<'_>) -> bool {
        true
    }
    fn new_span(&self, span: &Attributes<'_>) -> Id {
        if let Ok(mut text) = self.0.lock() {
            text.push_str(span.metadata().name());
            span.record(&mut Words(&mut text));
        }
        Id::from_u64(1)
    }
    fn record(&self, _: &Id, values: &Record<'_>) {
        if let Ok(mut text) = self.0.lock() {
            values.record(&mut Words(&mut text));
        }
    }
    fn record_follows_from(&self, _: &Id, _: &Id) {}
    fn event(&self, event: &Event<'_>) {
        if let Ok(mut text) = self.0.lock() {
            event.record(&mut Words(&mut text));
        }
    }
    fn enter(&self, _: &Id) {}
    fn exit(&self, _: &Id) {}
}

#[tokio::test]
async fn nothing_secret_is_logged() {
    let log = Arc::new(Mutex::new(String::new()));
    tracing::subscriber::set_global_default(Everything(Arc::clone(&log))).unwrap();
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("unit.safehold");
    let now = DateTime::from_timestamp(1_795_000_000, 0).unwrap();
    let creating = Creating {
        unit_name: "Leeds Unit".into(),
        person: OfficerId("6f1c2ab0-0000-4000-8000-000000000001".parse().unwrap()),
        name: "PC Quillfeather".into(),
        password: Password::new("marigold tractor 41 kettles".into()),
        rule: PasswordRule::Full,
        cost: Cost::FLOOR,
    };
    let (store, recovery) = Store::create_vault(&path, &creating).await.unwrap();
    let shown = format!("{store:?} {recovery:?} {:?} {:?}", creating.password, store.keyring());
    store.begin().await.unwrap().commit().await.unwrap();
    store.close().await.unwrap();
    let open =
        |text: &str| Store::open_vault(path.clone(), "PC Quillfeather", Password::new(text.into()), now);
    open("not the right one").await.unwrap_err();
    let (store, _) = open("marigold tractor 41 kettles").await.unwrap();
    store.close().await.unwrap();
    // A damaged page, so that the database's own errors are said too.
    let mut bytes = std::fs::read(&path).unwrap();
    // The file's first 16 bytes are the salt, derived from the data key like the key itself.
    let salt: String = bytes[..16].iter().map(|byte| format!("{byte:02x}")).collect();
    bytes[100] ^= 1;
    std::fs::write(&path, &bytes).unwrap();
    open("marigold tractor 41 kettles").await.unwrap_err();

    let log = log.lock().unwrap().clone() + &shown;
    assert!(log.contains("DatabaseConnection"), "the log was listened to: {log}");
    let keys = std::fs::read_to_string(VaultFiles::at(&path).keys()).unwrap();
    assert!(!keys.contains("marigold"));
    let lower = log.to_lowercase();
    for secret in
        ["marigold", "not the right one", "x'", "pragma key", &salt, &recovery.text().to_lowercase()]
    {
        assert!(!lower.contains(secret), "{secret} was logged: {log}");
    }
}
