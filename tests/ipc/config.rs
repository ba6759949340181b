//! tauri.conf.json stays as strict as it was decided to be.

use serde_json::{Value, json};

fn config() -> Value {
    serde_json::from_str(include_str!("../../tauri.conf.json")).unwrap()
}

#[test]
fn page_security_is_strict() {
    let app = &config()["app"];
    assert_eq!(app["withGlobalTauri"], false);
    assert_eq!(app["windows"], json!([]), "windows are made in Rust, with their flags");
    let security = &app["security"];
    let csp = json!({
        "default-src": "'none'", "script-src": "'self'", "style-src": "'self'", "img-src": "'self' blob:",
        "font-src": "'self'", "connect-src": "ipc: http://ipc.localhost", "object-src": "'none'",
        "frame-src": "'none'", "worker-src": "'none'", "base-uri": "'none'", "form-action": "'none'",
        "frame-ancestors": "'none'"
    });
    assert_eq!(security["csp"], csp);
    assert_eq!(security["freezePrototype"], true);
    assert_eq!(security["dangerousDisableAssetCspModification"], false);
    assert_eq!(security["assetProtocol"]["enable"], false);
    for capability in security["capabilities"].as_array().unwrap() {
        assert!(capability.get("remote").is_none(), "no remote page may call a command");
    }
}

#[test]
fn no_updater_and_no_default_permission_sets() {
    let config = config();
    assert_eq!(config["bundle"]["createUpdaterArtifacts"], false);
    assert!(config.get("plugins").is_none());
    assert!(!config.to_string().contains(":default"));
}
