//! Each command is granted to exactly the windows the command table names.

use safehold_app::{clock::Clock, commands::GRANTS, compose, context, launch::Launch};
use serde_json::{Value, json};
use std::collections::BTreeSet;
use tauri::{
    Manager, Url,
    ipc::{CallbackFn, InvokeBody},
    test::{INVOKE_KEY, MockRuntime, get_ipc_response, mock_builder},
    webview::InvokeRequest,
};

/// What the main window may use of Tauri itself.
const EVENTS: [&str; 2] = ["core:event:allow-listen", "core:event:allow-unlisten"];

fn granted_in_config(label: &str) -> BTreeSet<String> {
    let config: Value = serde_json::from_str(include_str!("../../tauri.conf.json")).unwrap();
    let capabilities = config["app"]["security"]["capabilities"].as_array().unwrap().clone();
    let mine = capabilities.iter().filter(|capability| capability["windows"] == json!([label]));
    let permissions = mine.flat_map(|capability| capability["permissions"].as_array().unwrap());
    permissions.map(|permission| permission.as_str().unwrap().to_owned()).collect()
}

#[test]
fn capabilities_equal_the_command_table() {
    for label in ["unlock", "main"] {
        let mut meant: BTreeSet<String> = GRANTS
            .iter()
            .filter(|(_, windows)| windows.contains(&label))
            .map(|(name, _)| format!("allow-{}", name.replace('_', "-")))
            .collect();
        if label == "main" {
            meant.extend(EVENTS.map(str::to_owned));
        }
        let granted = granted_in_config(label);
        let missing: Vec<_> = meant.difference(&granted).collect();
        let extra: Vec<_> = granted.difference(&meant).collect();
        assert!(
            missing.is_empty() && extra.is_empty(),
            "tauri.conf.json, capability {label:?}: add {missing:?}, take out {extra:?}"
        );
    }
}

#[test]
fn table_names_known_windows_and_no_command_twice() {
    let names: BTreeSet<_> = GRANTS.iter().map(|(name, _)| name).collect();
    assert_eq!(names.len(), GRANTS.len());
    for (name, windows) in GRANTS {
        assert!(windows.iter().all(|window| ["unlock", "main"].contains(window)), "{name}: {windows:?}");
    }
}

/// The program on the mock runtime, in a folder of its own.
fn app(data_dir: &std::path::Path) -> tauri::App<MockRuntime> {
    let launch = Launch { data_dir: data_dir.into(), demo: false, locked: false, clock: Clock::default() };
    compose(mock_builder(), launch).build(context()).unwrap()
}

fn call(app: &tauri::App<MockRuntime>, window: &str, command: &str, body: Value) -> Result<Value, Value> {
    let window = app.get_webview_window(window).unwrap_or_else(|| {
        tauri::WebviewWindowBuilder::new(app, window, Default::default()).build().unwrap()
    });
    let request = InvokeRequest {
        cmd: command.into(),
        callback: CallbackFn(0),
        error: CallbackFn(1),
        url: "tauri://localhost".parse::<Url>().unwrap(),
        body: InvokeBody::Json(body),
        headers: Default::default(),
        invoke_key: INVOKE_KEY.into(),
    };
    get_ipc_response(&window, request).map(|answer| answer.deserialize().unwrap())
}

#[test]
fn a_command_of_the_other_window_is_not_allowed() {
    let data = tempfile::tempdir().unwrap();
    let app = app(data.path());
    for (name, windows) in GRANTS {
        for label in ["unlock", "main", "other"] {
            if windows.contains(&label) {
                continue;
            }
            let answer = call(&app, label, name, json!({})).unwrap_err();
            assert!(
                answer.as_str().is_some_and(|text| text.contains("not allowed")),
                "{label} {name}: {answer}"
            );
        }
    }
}

#[test]
fn unknown_fields_are_refused_before_the_command_runs() {
    let data = tempfile::tempdir().unwrap();
    let app = app(data.path());
    let request = json!({"input": {"name": "x", "password": "x", "role": "administrator"}});
    let answer = call(&app, "unlock", "sign_in", request).unwrap_err();
    assert!(answer.to_string().contains("unknown field"), "{answer}");
}
