//! The two windows: `unlock` (first minute, sign in, locked) and `main`. Their labels are the border: each has its own
//! capability in tauri.conf.json.
//!
//! Not here: what is drawn in them (ui), when they change (commands/session.rs).

use crate::{error::Problem, hardening, state::AppState};
use std::sync::{Mutex, PoisonError};
use tauri::{
    AppHandle, LogicalSize, Manager, Runtime, Url, WebviewUrl, WebviewWindowBuilder,
    webview::NewWindowResponse,
};

/// The label of the window of the first minute, of signing in and of the locked program.
pub const UNLOCK: &str = "unlock";
/// The label of the window of the open caseload.
pub const MAIN: &str = "main";

/// Both windows are one page, which looks at the label of its window.
const PAGE: &str = "index.html";
/// The page of a locked invented caseload, which leaves nothing else behind to know it by.
const INVENTED_PAGE: &str = "index.html?invented";

/// Logical pixels. The screens are drawn for this and more.
const SMALLEST: (f64, f64) = (1280.0, 800.0);
/// Logical pixels.
const USUAL: (f64, f64) = (1440.0, 1000.0);

/// How a lock ends: with a fresh process, once the windows are gone.
#[derive(Default)]
pub struct StartAfresh(Mutex<Option<bool>>);

impl StartAfresh {
    /// Gives, when a lock asked for a fresh process, whether it is to show the invented caseload's locked page.
    pub fn asked(&self) -> Option<bool> {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn ask(&self, invented: bool) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = Some(invented);
    }
}

/// Opens `main` and destroys `unlock`.
pub fn show_main<R: Runtime>(app: &AppHandle<R>) -> Result<(), Problem> {
    swap(app, (MAIN, PAGE), UNLOCK)
}

/// Opens `unlock` and destroys `main`. An invented caseload's page opens it again without a password.
pub fn show_unlock<R: Runtime>(app: &AppHandle<R>, invented: bool) -> Result<(), Problem> {
    swap(app, (UNLOCK, if invented { INVENTED_PAGE } else { PAGE }), MAIN)
}

/// Ends a session that was locked: the process is replaced by a fresh one that shows `unlock`. Under WebDriver, which
/// lives and dies with the process, the windows are swapped instead. Close the caseload first; `invented` says whether
/// it was the invented one.
pub fn lock<R: Runtime>(app: &AppHandle<R>, invented: bool) -> Result<(), Problem> {
    if hardening::automated() {
        return show_unlock(app, invented);
    }
    app.state::<StartAfresh>().ask(invented);
    app.exit(0);
    Ok(())
}

/// The new window comes first: without any the program would end.
fn swap<R: Runtime>(app: &AppHandle<R>, (open, page): (&str, &str), destroy: &str) -> Result<(), Problem> {
    if app.get_webview_window(open).is_none() {
        create(app, open, page).map_err(|_| Problem::internal("a window could not be created"))?;
    }
    if let Some(window) = app.get_webview_window(destroy) {
        window.destroy().map_err(|_| Problem::internal("a window could not be destroyed"))?;
    }
    Ok(())
}

fn create<R: Runtime>(app: &AppHandle<R>, label: &str, page: &str) -> tauri::Result<()> {
    let size = fitting(app);
    let mut window = WebviewWindowBuilder::new(app, label, WebviewUrl::App(page.into()))
        .title("Safehold")
        .inner_size(size.width, size.height)
        .min_inner_size(SMALLEST.0.min(size.width), SMALLEST.1.min(size.height))
        .center()
        .general_autofill_enabled(false)
        .devtools(false)
        .browser_extensions_enabled(false)
        .disable_drag_drop_handler()
        .content_protected(true)
        .on_navigation(own_page)
        .on_new_window(|_, _| NewWindowResponse::Deny)
        .on_download(|_, _| false);
    if hardening::automated() {
        // WebKit lets WebDriver into one lasting context only; an incognito window has a passing one of its own.
        window = window.data_directory(app.state::<AppState>().launch.data_dir.join("webdriver"));
    } else {
        window = window.incognito(true);
        if cfg!(target_os = "linux") {
            // Nothing is kept there. A second incognito window on the folder of the first would not load: Tauri
            // registers the program's own page scheme once a folder, and each such window has a context of its own.
            window = window.data_directory(app.path().app_cache_dir()?.join(label));
        }
    }
    window.build().map(drop)
}

/// The usual size, or the screen's when that is smaller.
fn fitting<R: Runtime>(app: &AppHandle<R>) -> LogicalSize<f64> {
    let room = app
        .primary_monitor()
        .ok()
        .flatten()
        .map(|monitor| monitor.work_area().size.to_logical::<f64>(monitor.scale_factor()));
    room.map_or(LogicalSize::new(USUAL.0, USUAL.1), |room| {
        LogicalSize::new(USUAL.0.min(room.width), USUAL.1.min(room.height))
    })
}

/// Only the program's own page may be opened: `tauri://localhost`, on Windows `http://tauri.localhost`.
fn own_page(url: &Url) -> bool {
    match url.scheme() {
        "tauri" => url.host_str() == Some("localhost"),
        "http" | "https" => {
            cfg!(windows) && url.host_str() == Some("tauri.localhost") && url.port().is_none()
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_our_own_page_opens() {
        let opens = |url: &str| own_page(&Url::parse(url).unwrap());
        assert!(opens("tauri://localhost/index.html#/today"));
        for url in [
            "https://example.org/",
            "file:///etc/passwd",
            "data:text/html,x",
            "about:blank",
            "tauri://other/",
        ] {
            assert!(!opens(url), "{url}");
        }
        assert!(!opens("http://localhost:1420/"));
    }
}
