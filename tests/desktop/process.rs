//! The process around the window, without WebDriver: environment, memory, command line.

use crate::driver::{LOOK, PATIENCE, PROGRAM};
use std::{
    fs,
    process::{Child, Command, Stdio},
    thread,
    time::Instant,
};
use tempfile::TempDir;

/// A program that ends with the test.
struct Running(Child);

impl Drop for Running {
    fn drop(&mut self) {
        // What has ended already can't be ended again.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// The web view's processes: children of the program.
fn children(pid: u32) -> Vec<u32> {
    let list = fs::read_to_string(format!("/proc/{pid}/task/{pid}/children")).unwrap_or_default();
    list.split_whitespace().filter_map(|pid| pid.parse().ok()).collect()
}

#[test]
#[ignore = "needs a display: ./test desktop"]
fn web_view_inherits_a_clean_process() {
    let data = TempDir::new().unwrap();
    let dirty = [
        ("PGPASSWORD", "x"),
        ("PGSSLMODE", "disable"),
        ("WEBKIT_INSPECTOR_SERVER", "127.0.0.1:9"),
        ("RUST_LOG", "trace"),
    ];
    let program = Command::new(PROGRAM)
        .arg("--data-dir")
        .arg(data.path())
        .envs(dirty)
        .env_remove("TAURI_WEBVIEW_AUTOMATION")
        .env("NO_AT_BRIDGE", "1")
        .env("DBUS_SESSION_BUS_ADDRESS", "disabled:")
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let program = Running(program);
    let start = Instant::now();
    let web_view = loop {
        let is_web_view = |pid: &u32| {
            fs::read_link(format!("/proc/{pid}/exe"))
                .is_ok_and(|exe| exe.to_string_lossy().contains("WebKit"))
        };
        if let Some(web_view) = children(program.0.id()).into_iter().find(is_web_view) {
            break web_view;
        }
        assert!(start.elapsed() < PATIENCE, "no web view came");
        thread::sleep(LOOK);
    };
    let environment = fs::read(format!("/proc/{web_view}/environ")).unwrap();
    let environment = String::from_utf8_lossy(&environment);
    for (name, _) in dirty {
        assert!(
            !environment.split('\0').any(|entry| entry.starts_with(&format!("{name}="))),
            "{name} is still there"
        );
    }
    let limits = fs::read_to_string(format!("/proc/{web_view}/limits")).unwrap();
    let core = limits.lines().find(|line| line.starts_with("Max core file size")).unwrap();
    assert_eq!(core.split_whitespace().filter(|word| *word == "0").count(), 2, "{core}");
    // A process whose memory others may not read belongs to root in /proc, whoever runs it.
    let mode = fs::metadata(format!("/proc/{}/mem", program.0.id())).unwrap();
    assert_eq!(std::os::unix::fs::MetadataExt::uid(&mode), 0);
}

#[test]
fn command_line_mistakes_are_told() {
    let output = Command::new(PROGRAM).arg("--dmeo").output().unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&output.stderr).starts_with("--dmeo is not known here."));
    let help = Command::new(PROGRAM).arg("--help").output().unwrap();
    assert!(help.status.success());
    assert!(String::from_utf8_lossy(&help.stdout).contains("--data-dir DIR"));
}
