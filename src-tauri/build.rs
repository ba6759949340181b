//! Build step: one permission per command, and a place for the screens to be embedded from.

use std::{fs, io};

include!("commands/table.rs");

macro_rules! names {
    ($($area:ident :: $name:ident : $($window:ident)+;)+) => {
        /// Every command: without this list each of them would be open to every window.
        const COMMANDS: &[&str] = &[$(stringify!($name)),+];
    };
}
command_table!(names);

fn main() -> Result<(), Box<dyn std::error::Error>> {
    println!("cargo:rerun-if-changed=src-tauri/commands/table.rs");
    println!("cargo:rerun-if-changed=ui/dist");
    screens_folder()?;
    let manifest = tauri_build::AppManifest::new().commands(COMMANDS);
    tauri_build::try_build(tauri_build::Attributes::new().app_manifest(manifest))
        .map_err(|problem| format!("{problem:#}"))?;
    Ok(())
}

/// Tauri refuses to compile without the folder of screens; an empty one lets the Rust tests run before the UI is built.
fn screens_folder() -> io::Result<()> {
    fs::create_dir_all("ui/dist")
}
