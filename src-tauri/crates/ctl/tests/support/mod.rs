//! Running `safeholdctl` on an invented caseload.

use std::io::Write;
use std::path::PathBuf;
use std::process::{Command, Output, Stdio};

use serde_json::Value;
use tempfile::TempDir;

pub const PASSWORD: &str = "correct horse battery staple";

pub fn ctl(arguments: &[&str], password: &str) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_safeholdctl"))
        .args(arguments)
        .arg("--password-stdin")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // A verb that refuses its arguments ends before it reads.
    let _ = writeln!(child.stdin.take().unwrap(), "{password}");
    child.wait_with_output().unwrap()
}

pub fn code(output: &Output) -> i32 {
    output.status.code().unwrap()
}

pub fn complaints(output: &Output) -> Vec<String> {
    String::from_utf8(output.stderr.clone()).unwrap().lines().map(str::to_owned).collect()
}

pub fn json(output: &Output) -> Value {
    assert_eq!(code(output), 0, "{:?}", complaints(output));
    serde_json::from_slice(&output.stdout).unwrap()
}

/// An invented caseload in a folder of its own.
pub struct Demo {
    folder: TempDir,
    pub vault: String,
}

impl Demo {
    pub fn of(cases: &str) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let vault = folder.path().join("demo.safehold").display().to_string();
        let made =
            ctl(&["demo", "--cases", cases, "--seed", "7", "--day", "2026-11-23", "--out", &vault], PASSWORD);
        assert_eq!(code(&made), 0, "{:?}", complaints(&made));
        Self { folder, vault }
    }

    pub fn ask(&self, verb: &[&str]) -> Output {
        let mut arguments = verb.to_vec();
        arguments.extend(["--vault", &self.vault]);
        ctl(&arguments, PASSWORD)
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }
}
