//! The command line: `safehold [--data-dir DIR] [--demo]`, and what follows from it.
//!
//! Not here: creating folders or opening a caseload (commands/session.rs).

use crate::clock::Clock;
use std::{
    ffi::{OsStr, OsString},
    path::{Path, PathBuf},
};

/// How the program was started.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Launch {
    /// The folder that holds this computer's caseload. It may not exist yet.
    pub data_dir: PathBuf,
    /// Open the invented caseload without a password.
    pub demo: bool,
    /// This start follows a lock: stay at the sign-in page.
    pub locked: bool,
    /// The clock. Only a build for tests can be told another moment, with `--clock INSTANT`.
    pub clock: Clock,
}

/// What `--help` prints.
pub const USAGE: &str = "\
Safehold: safeguarding casework.

Usage: safehold [--data-dir DIR] [--demo]

  --data-dir DIR  keep the caseload in DIR (default: the folder for programs' data of this account)
  --demo          look round with an invented caseload
  --help          print this
  --version       print the version";

/// What the arguments ask for.
#[derive(Debug, PartialEq, Eq)]
pub enum Asked {
    /// Open the window.
    Start(Launch),
    /// Print this text and end.
    Print(String),
    /// The arguments make no sense; the text says what to mend.
    Mistake(String),
}

impl Launch {
    /// Reads the arguments, without the program's name. `default_dir` is used when `--data-dir` is not given.
    pub fn read(arguments: impl IntoIterator<Item = OsString>, default_dir: Option<PathBuf>) -> Asked {
        let (mut data_dir, mut demo, mut locked, mut clock) = (default_dir, false, false, Clock::default());
        let mut arguments = arguments.into_iter();
        while let Some(argument) = arguments.next() {
            match argument.to_str() {
                Some("--demo") => demo = true,
                Some("--locked") => locked = true,
                Some("--help" | "-h") => return Asked::Print(USAGE.into()),
                Some("--version" | "-V") => {
                    return Asked::Print(format!("safehold {}", env!("CARGO_PKG_VERSION")));
                }
                Some("--data-dir") => match arguments.next().filter(|dir| !dir.is_empty()) {
                    Some(dir) => data_dir = Some(dir.into()),
                    None => return Asked::Mistake("--data-dir needs a folder after it.".into()),
                },
                // No release is told another moment: what is recorded in it would be dated by whoever starts it.
                Some("--clock") if cfg!(debug_assertions) => {
                    match arguments.next().as_deref().and_then(OsStr::to_str).map(str::parse) {
                        Some(Ok(moment)) => clock = Clock::showing(moment),
                        _ => {
                            return Asked::Mistake(
                                "--clock needs a moment such as 2026-11-23T10:00:00Z.".into(),
                            );
                        }
                    }
                }
                Some(joined) if joined.starts_with("--data-dir=") => match &joined["--data-dir=".len()..] {
                    "" => return Asked::Mistake("--data-dir needs a folder after it.".into()),
                    dir => data_dir = Some(dir.into()),
                },
                _ => {
                    let unknown = argument.to_string_lossy();
                    return Asked::Mistake(format!("{unknown} is not known here.\n\n{USAGE}"));
                }
            }
        }
        match data_dir.map(std::path::absolute) {
            Some(Ok(data_dir)) => Asked::Start(Self { data_dir, demo, locked, clock }),
            _ => Asked::Mistake("No folder for the caseload was found. Name one with --data-dir DIR.".into()),
        }
    }

    /// The arguments of the fresh process that shows the sign-in page after a lock, or the invented caseload's page.
    pub fn after_lock(&self, invented: bool) -> Vec<OsString> {
        let mut arguments: Vec<OsString> =
            vec!["--data-dir".into(), self.data_dir.clone().into(), "--locked".into()];
        if invented {
            arguments.push("--demo".into());
        }
        if self.clock.is_set() {
            arguments.extend(["--clock".into(), self.clock.now().to_rfc3339().into()]);
        }
        arguments
    }

    /// The caseload's folder.
    pub fn data_dir(&self) -> &Path {
        &self.data_dir
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(arguments: &[&str]) -> Asked {
        Launch::read(arguments.iter().map(OsString::from), Some("/home/a/.local/share/safehold".into()))
    }

    fn start(data_dir: &str, demo: bool, locked: bool) -> Asked {
        Asked::Start(Launch { data_dir: data_dir.into(), demo, locked, clock: Clock::default() })
    }

    #[test]
    fn reads_what_is_documented() {
        assert_eq!(read(&[]), start("/home/a/.local/share/safehold", false, false));
        assert_eq!(read(&["--demo", "--data-dir", "/x"]), start("/x", true, false));
        assert_eq!(read(&["--data-dir=/x y"]), start("/x y", false, false));
        assert!(matches!(read(&["--help"]), Asked::Print(text) if text.contains("--data-dir DIR")));
    }

    #[test]
    fn says_what_is_wrong() {
        assert!(matches!(read(&["--data-dir"]), Asked::Mistake(text) if text.contains("needs a folder")));
        assert!(matches!(read(&["--dmeo"]), Asked::Mistake(text) if text.starts_with("--dmeo is not known")));
        assert!(matches!(Launch::read([], None), Asked::Mistake(text) if text.contains("--data-dir DIR")));
    }

    #[test]
    fn lock_keeps_the_caseload() {
        let Asked::Start(launch) = read(&["--data-dir", "/x"]) else { panic!("starts") };
        assert_eq!(Launch::read(launch.after_lock(false), None), start("/x", false, true));
        assert_eq!(Launch::read(launch.after_lock(true), None), start("/x", true, true));
        let Asked::Start(set) = read(&["--clock", "2026-11-23T10:00:00Z"]) else { panic!("starts") };
        assert!(set.after_lock(false).iter().any(|argument| argument == "--clock"));
        assert!(
            matches!(read(&["--clock", "noon"]), Asked::Mistake(text) if text.contains("2026-11-23T10:00:00Z"))
        );
    }
}
