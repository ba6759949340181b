//! The composition root: command line, state, command table, windows.
//!
//! Not here: what a command does (commands/), rules (core), what a person may do (casework).

pub mod clock;
pub mod commands;
pub mod error;
pub mod hardening;
pub mod launch;
pub mod press;
pub mod state;
pub mod windows;

use hardening::tell;
use launch::{Asked, Launch};
use state::AppState;
use std::{env, io::Write as _, process::ExitCode};
use tauri::{Builder, Context, Manager, RunEvent, Runtime};
use windows::StartAfresh;

/// Runs the program until its last window is closed. Gives 0, 1 when it could not run, 2 for wrong arguments.
pub fn run() -> ExitCode {
    if let Some(code) = hardening::clean_environment() {
        return code;
    }
    hardening::collect_former_children();
    hardening::keep_memory_private();
    hardening::quiet_panics();
    match Launch::read(env::args_os().skip(1), dirs::data_dir().map(|dir| dir.join("safehold"))) {
        Asked::Start(_) if hardening::without_screen() => {
            tell("There is no screen to open a window on: DISPLAY and WAYLAND_DISPLAY are not set.");
            ExitCode::FAILURE
        }
        Asked::Start(launch) => open(launch),
        Asked::Print(text) => match writeln!(std::io::stdout(), "{text}") {
            Ok(()) => ExitCode::SUCCESS,
            Err(_) => ExitCode::FAILURE,
        },
        Asked::Mistake(text) => {
            tell(&text);
            ExitCode::from(2)
        }
    }
}

/// Opens the first window and stays until the last is closed, or until a lock starts the program afresh.
fn open(launch: Launch) -> ExitCode {
    let before = launch.clone();
    let app = match compose(Builder::<tauri::Wry>::new(), launch).build(context()) {
        Ok(app) => app,
        Err(problem) => {
            tell(&format!("Safehold could not open its window: {problem}"));
            return ExitCode::FAILURE;
        }
    };
    let handle = app.handle().clone();
    let code = app.run_return(|app, event| {
        if let RunEvent::Exit = event {
            tauri::async_runtime::block_on(app.state::<AppState>().close());
        }
    });
    match (handle.state::<StartAfresh>().asked(), code) {
        (Some(invented), _) => hardening::start_afresh(before.after_lock(invented)),
        (None, 0) => ExitCode::SUCCESS,
        (None, _) => ExitCode::FAILURE,
    }
}

/// The program without its first run: state, commands and the first window. Tests give it Tauri's mock runtime.
pub fn compose<R: Runtime>(builder: Builder<R>, launch: Launch) -> Builder<R> {
    let locked_invented = launch.demo && launch.locked;
    builder
        .plugin(tauri_plugin_dialog::init())
        .manage(AppState::new(launch))
        .manage(StartAfresh::default())
        .invoke_handler(commands::table())
        .setup(move |app| Ok(windows::show_unlock(app.handle(), locked_invented)?))
}

/// tauri.conf.json and the screens, as compiled in.
pub fn context<R: Runtime>() -> Context<R> {
    tauri::generate_context!()
}
