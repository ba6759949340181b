//! What letters and plans share on their way out: pages as pictures, printers, the save dialog.

use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use serde::Serialize;
use tauri::{AppHandle, Runtime, State, ipc::Response};
use tauri_plugin_dialog::DialogExt;
use ts_rs::TS;

use crate::error::{Code, Problem};
use crate::state::AppState;

/// What was done, in a sentence.
#[derive(Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct Message {
    message: String,
}

impl Message {
    /// A message.
    pub fn of(message: String) -> Self {
        Self { message }
    }
}

/// A printer of this computer.
#[derive(Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct Printer {
    name: String,
    is_default: bool,
}

/// The printers of this computer, or why there is none.
#[derive(Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct Printers {
    printers: Vec<Printer>,
    message: String,
}

/// A page of a PDF's exact bytes as a PNG, `page` 1 upwards.
pub async fn page_of(bytes: Vec<u8>, page: u32, width: u32) -> Result<Response, Problem> {
    let width = width.clamp(200, 2400);
    let number = usize::try_from(page).unwrap_or(usize::MAX);
    let drawn = move || safehold_casework::page_image(&bytes, number, width);
    let image = tauri::async_runtime::spawn_blocking(drawn)
        .await
        .map_err(|_| Problem::internal("the worker that draws pages ended"))?
        .map_err(|_| Problem::internal("a page could not be drawn"))?;
    match image {
        Some(image) => Ok(Response::new(image.png)),
        None => Err(Problem::new(Code::NotFound, "The paper has no such page")),
    }
}

/// The printers of this computer (CUPS).
#[tauri::command]
pub async fn printers(state: State<'_, AppState>) -> Result<Printers, Problem> {
    drop(state.open().await?);
    Ok(installed())
}

#[cfg(unix)]
fn installed() -> Printers {
    let none = |message: &str| Printers { printers: Vec::new(), message: message.to_owned() };
    let listed = Command::new("lpstat").arg("-e").env("LC_ALL", "C").stdin(Stdio::null()).output();
    let Ok(listed) = listed else {
        return none("Printing needs CUPS, and this computer has none: save to a file and print from there");
    };
    let names = String::from_utf8_lossy(&listed.stdout)
        .lines()
        .map(|line| line.trim().to_owned())
        .collect::<Vec<_>>();
    let names: Vec<String> = names.into_iter().filter(|name| !name.is_empty()).collect();
    if names.is_empty() {
        return none("No printer is set up on this computer: ask your administrator, or save to a file");
    }
    let default = Command::new("lpstat").arg("-d").env("LC_ALL", "C").stdin(Stdio::null()).output();
    let default = default.map(|out| String::from_utf8_lossy(&out.stdout).into_owned()).unwrap_or_default();
    let default = default.rsplit(": ").next().map(|name| name.trim().to_owned()).unwrap_or_default();
    let printer = |name: String| Printer { is_default: name == default, name };
    Printers { printers: names.into_iter().map(printer).collect(), message: String::new() }
}

#[cfg(not(unix))]
fn installed() -> Printers {
    Printers {
        printers: Vec::new(),
        message:
            "Printing from Safehold is not available on this system: save to a file and print from there"
                .to_owned(),
    }
}

/// Hands a paper to a printer. The title is neutral: it shows in the printer's queue.
///
/// # Errors
/// What the printer says, in words for the person.
pub fn print(bytes: &[u8], printer: &str) -> Result<(), String> {
    print_on(bytes, printer, None)
}

/// Which sides of a sheet are printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sides {
    /// One.
    One,
    /// Both, turned over the long edge.
    Two,
}

impl Sides {
    /// Both or one.
    pub fn of(two: bool) -> Self {
        if two { Self::Two } else { Self::One }
    }

    /// As the print system calls it.
    #[cfg(unix)]
    fn option(self) -> &'static str {
        match self {
            Self::One => "sides=one-sided",
            Self::Two => "sides=two-sided-long-edge",
        }
    }
}

/// Hands a paper to a printer, on these sides of the sheets; the printer's own choice without.
///
/// The bytes go to the print system through a pipe: no file is written here. What the print system keeps, and for how
/// long, is its administrator's to set.
///
/// # Errors
/// What the printer says, in words for the person.
#[cfg(unix)]
pub fn print_on(bytes: &[u8], printer: &str, sides: Option<Sides>) -> Result<(), String> {
    if printer.is_empty() || printer.starts_with('-') {
        return Err("Choose a printer".to_owned());
    }
    let no_cups =
        |_| "Printing needs CUPS, and this computer has none: save to a file and print from there".to_owned();
    let option = sides.map(|sides| ["-o", sides.option()]);
    let mut job = Command::new("lp")
        .args(["-d", printer, "-t", "Safehold"])
        .args(option.iter().flatten())
        .arg("-")
        .env("LC_ALL", "C")
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .spawn()
        .map_err(no_cups)?;
    let sent = match job.stdin.take() {
        Some(mut stdin) => stdin.write_all(bytes),
        None => Ok(()),
    };
    let done = job.wait_with_output().map_err(no_cups)?;
    if done.status.success() && sent.is_ok() {
        return Ok(());
    }
    let said = String::from_utf8_lossy(&done.stderr).trim().trim_start_matches("lp: ").to_owned();
    Err(format!("The printer {printer} did not take it. Nothing was recorded as printed. {said}")
        .trim()
        .to_owned())
}

/// Hands a paper to a printer.
///
/// # Errors
/// Always, on a system whose printers Safehold does not know.
#[cfg(not(unix))]
pub fn print_on(_bytes: &[u8], _printer: &str, _sides: Option<Sides>) -> Result<(), String> {
    Err("Printing from Safehold is not available on this system: save to a file and print from there"
        .to_owned())
}

/// Asks where to save; nothing where the dialog was closed. Under WebDriver the caseload's folder is taken.
pub async fn choose_file<R: Runtime>(
    app: &AppHandle<R>,
    state: &State<'_, AppState>,
    name: &str,
) -> Result<Option<PathBuf>, Problem> {
    if crate::hardening::automated() {
        // WebDriver can't reach a dialog of the system.
        return Ok(Some(state.launch.data_dir().join(name)));
    }
    let (answer, chosen) = tokio::sync::oneshot::channel();
    let (kind, ending) = if name.ends_with(".txt") { ("Text", "txt") } else { ("PDF", "pdf") };
    app.dialog().file().set_title("Safehold").set_file_name(name).add_filter(kind, &[ending]).save_file(
        move |path| {
            // Nobody waits any more where the window was closed meanwhile.
            let _ = answer.send(path);
        },
    );
    let path = chosen.await.map_err(|_| Problem::internal("the save dialog ended"))?;
    path.map(|path| {
        path.into_path().map_err(|_| Problem::new(Code::Unavailable, "Choose a place on this computer"))
    })
    .transpose()
}

/// Asks for a folder; nothing where the dialog was closed. Under WebDriver one below the caseload's folder is taken.
pub async fn choose_folder<R: Runtime>(
    app: &AppHandle<R>,
    state: &State<'_, AppState>,
) -> Result<Option<PathBuf>, Problem> {
    if crate::hardening::automated() {
        let folder = state.launch.data_dir().join("letters");
        std::fs::create_dir_all(&folder).map_err(|_| Problem::internal("a folder for letters"))?;
        return Ok(Some(folder));
    }
    let (answer, chosen) = tokio::sync::oneshot::channel();
    app.dialog().file().set_title("Safehold").pick_folder(move |path| {
        // Nobody waits any more where the window was closed meanwhile.
        let _ = answer.send(path);
    });
    let path = chosen.await.map_err(|_| Problem::internal("the folder dialog ended"))?;
    path.map(|path| {
        path.into_path().map_err(|_| Problem::new(Code::Unavailable, "Choose a folder on this computer"))
    })
    .transpose()
}

/// Writes a paper to a file that was not there before and that only this account can read.
///
/// # Errors
/// That a file is there already, or what the disk says, in words for the person.
pub fn write_new(path: &Path, bytes: &[u8]) -> Result<(), String> {
    let mut how = std::fs::OpenOptions::new();
    how.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut how, 0o600);
    let unwritable = |error: std::io::Error| match error.kind() {
        std::io::ErrorKind::AlreadyExists => {
            format!("{} is there already, and nothing is overwritten: choose another folder", path.display())
        }
        _ => format!("{} can't be written: {error}", path.display()),
    };
    let mut file = how.open(path).map_err(unwritable)?;
    file.write_all(bytes).and_then(|()| file.sync_all()).map_err(|error| {
        // The half file goes; where even that fails the first error says why.
        let _ = std::fs::remove_file(path);
        format!("{} can't be written: {error}", path.display())
    })
}

/// Writes a paper to a file that only this account can read: beside its place first, so that no half file is left.
///
/// # Errors
/// What the disk says, in words for the person.
pub fn write(path: &Path, bytes: &[u8]) -> Result<(), String> {
    let unwritable = |error: std::io::Error| format!("{} can't be written: {error}", path.display());
    if path.is_dir() {
        return Err(format!("{} is a folder: choose a file's name", path.display()));
    }
    let part = path.with_file_name(format!(".safehold-{}.part", std::process::id()));
    let write = || -> std::io::Result<()> {
        let mut how = std::fs::OpenOptions::new();
        how.write(true).create_new(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut how, 0o600);
        let mut file = how.open(&part)?;
        file.write_all(bytes)?;
        file.sync_all()?;
        std::fs::rename(&part, path)
    };
    write().map_err(|error| {
        // The half file goes; where even that fails the first error says why.
        let _ = std::fs::remove_file(&part);
        unwritable(error)
    })
}
