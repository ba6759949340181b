//! What the process does about itself before anything else: a clean environment, no core dumps, quiet panics,
//! and the fresh start that locking ends with.
//!
//! Not here: what the windows may do (windows.rs, tauri.conf.json).

use std::{
    env,
    ffi::{OsStr, OsString},
    io::{self, Write as _},
    process::{Command, ExitCode},
};

/// Switches of the web view, GTK and PostgreSQL that somebody else could have set to look into the program or send
/// its connection elsewhere.
const UNWANTED: &[&str] = &[
    "WEBVIEW2_ADDITIONAL_BROWSER_ARGUMENTS",
    "WEBVIEW2_BROWSER_EXECUTABLE_FOLDER",
    "WEBVIEW2_USER_DATA_FOLDER",
    "WEBKIT_INSPECTOR_SERVER",
    "WEBKIT_INSPECTOR_HTTP_SERVER",
    "TAURI_AUTOMATION",
    "TAURI_WEBVIEW_AUTOMATION",
    "GTK_MODULES",
    "GTK3_MODULES",
    "RUST_LOG",
    "RUST_BACKTRACE",
    "RUST_LIB_BACKTRACE",
];

/// What WebDriver needs, spared while a development build is driven by it.
const AUTOMATION: &[&str] = &["WEBKIT_INSPECTOR_SERVER", "TAURI_AUTOMATION", "TAURI_WEBVIEW_AUTOMATION"];

/// Says whether WebDriver drives this process. Always false in a release build.
pub fn automated() -> bool {
    cfg!(debug_assertions) && env::var_os("TAURI_WEBVIEW_AUTOMATION").is_some_and(|value| value == "true")
}

/// Says whether a variable is taken away at the start.
fn unwanted(name: &OsStr, automated: bool) -> bool {
    let Some(name) = name.to_str() else { return false };
    let name = name.to_ascii_uppercase();
    if automated && AUTOMATION.contains(&name.as_str()) {
        return false;
    }
    UNWANTED.contains(&name.as_str()) || name.starts_with("PG")
}

/// Starts the program again without the unwanted variables when there are any. Variables of a running process can't
/// be changed safely once threads exist, and the web view's own processes inherit them.
///
/// Gives the exit code to end with when another process has taken over, or nothing when this one is clean.
pub fn clean_environment() -> Option<ExitCode> {
    let automated = automated();
    let found: Vec<OsString> =
        env::vars_os().map(|(name, _)| name).filter(|name| unwanted(name, automated)).collect();
    if found.is_empty() {
        return None;
    }
    let mut command = this_program();
    command.args(env::args_os().skip(1));
    for name in &found {
        command.env_remove(name);
    }
    Some(become_process(command))
}

/// Replaces the process by a fresh one with these arguments: the only sure way to wipe what the web view and the key
/// derivation left in memory. Never returns on Unix unless it fails.
pub fn start_afresh(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    let mut command = this_program();
    command.args(arguments);
    become_process(command)
}

fn this_program() -> Command {
    // On Linux the link stays right when an update has replaced the file on disk.
    match env::current_exe() {
        Ok(path) => Command::new(path),
        Err(_) => Command::new(env::args_os().next().unwrap_or_else(|| "safehold".into())),
    }
}

#[cfg(unix)]
fn become_process(mut command: Command) -> ExitCode {
    use std::os::unix::process::CommandExt as _;
    failed_to_start(&command.exec())
}

#[cfg(not(unix))]
fn become_process(mut command: Command) -> ExitCode {
    match command.spawn() {
        Ok(_) => ExitCode::SUCCESS,
        Err(problem) => failed_to_start(&problem),
    }
}

fn failed_to_start(problem: &io::Error) -> ExitCode {
    tell(&format!("Safehold could not start itself again: {problem}. Start it by hand."));
    ExitCode::FAILURE
}

/// Collects the web view's processes that the program left behind when it replaced itself; they end by themselves and
/// would stay in the process table. Call it before anything is started.
pub fn collect_former_children() {
    #[cfg(target_os = "linux")]
    {
        use rustix::process::{Pid, WaitOptions, getpid, waitpid};
        let list = format!("/proc/self/task/{}/children", getpid());
        let children: Vec<Pid> = std::fs::read_to_string(list)
            .unwrap_or_default()
            .split_whitespace()
            .filter_map(|number| number.parse().ok().and_then(Pid::from_raw))
            .collect();
        if !children.is_empty() {
            std::thread::spawn(move || {
                for child in children {
                    // Already collected by somebody else: nothing to do.
                    let _ = waitpid(Some(child), WaitOptions::empty());
                }
            });
        }
    }
}

/// Says whether there is nothing to open a window on; only Linux can tell beforehand.
pub fn without_screen() -> bool {
    let set = |name| env::var_os(name).is_some_and(|value| !value.is_empty());
    cfg!(target_os = "linux") && !set("DISPLAY") && !set("WAYLAND_DISPLAY")
}

/// Keeps the process's memory out of core dumps and out of other programs of the same person.
pub fn keep_memory_private() {
    #[cfg(unix)]
    {
        use rustix::process::{Resource, Rlimit, setrlimit};
        let none = Rlimit { current: Some(0), maximum: Some(0) };
        if setrlimit(Resource::Core, none).is_err() {
            tell("Core dumps could not be switched off.");
        }
    }
    #[cfg(target_os = "linux")]
    {
        use rustix::process::{DumpableBehavior, set_dumpable_behavior};
        if set_dumpable_behavior(DumpableBehavior::NotDumpable).is_err() {
            tell("Other programs could not be kept from reading this one's memory.");
        }
    }
}

/// Panic messages quote the text they stumble over: a release build tells the place only.
pub fn quiet_panics() {
    if cfg!(debug_assertions) {
        return;
    }
    std::panic::set_hook(Box::new(|panic| match panic.location() {
        Some(place) => tell(&format!("Safehold stumbled at {place}.")),
        None => tell("Safehold stumbled."),
    }));
}

/// One line on standard error. Never give it anything a person typed or a record holds.
pub fn tell(line: &str) {
    // Nobody may be listening; there is nowhere else to say so.
    let _ = writeln!(io::stderr(), "{line}");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn environment_names_taken_away() {
        let takes = |name: &str, automated| unwanted(OsStr::new(name), automated);
        for name in
            ["PGPASSWORD", "PGSSLMODE", "pgoptions", "GTK_MODULES", "WEBKIT_INSPECTOR_SERVER", "RUST_LOG"]
        {
            assert!(takes(name, false), "{name}");
        }
        for name in ["HOME", "DISPLAY", "XDG_DATA_HOME", "LANG", "GTK_THEME"] {
            assert!(!takes(name, false), "{name}");
        }
        assert!(!takes("WEBKIT_INSPECTOR_SERVER", true));
        assert!(takes("WEBKIT_INSPECTOR_HTTP_SERVER", true));
        assert!(takes("PGPASSWORD", true));
    }
}
