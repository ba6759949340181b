//! Where a paper is written: looked at before anything is made, written whole or not at all.
//!
//! Not here: what is written (verbs.rs).

use std::io::Write;
use std::path::{Path, PathBuf};

use crate::answer::Failure;

/// Sees before anything is made that a paper can be meant for this place: a file of an existing folder, and nothing of
/// the caseload.
///
/// # Errors
/// `BadInput` with what to give instead.
pub fn look(out: &Path, vault: &Path) -> Result<(), Failure> {
    let shown = out.display();
    if out.as_os_str() == "-" {
        return Err(Failure::bad("A PDF is not written to standard output: give a file's name"));
    }
    let Some(name) = out.file_name().filter(|_| !out.to_string_lossy().ends_with(['/', '\\'])) else {
        return Err(Failure::bad(format!("{shown} is a folder: give a file's name")));
    };
    match std::fs::metadata(out) {
        Ok(about) if about.is_dir() => {
            return Err(Failure::bad(format!("{shown} is a folder: give a file's name")));
        }
        Ok(about) if !about.is_file() => {
            return Err(Failure::bad(format!("{shown} is not a file: give a file's name")));
        }
        _ => {}
    }
    let folder = folder_of(out);
    let folder = match folder.canonicalize() {
        Ok(folder) if folder.is_dir() => folder,
        _ => return Err(Failure::bad(format!("There is no folder {}: make it first", folder.display()))),
    };
    // A link is followed: it may lead to the caseload.
    let whole = out.canonicalize().unwrap_or_else(|_| folder.join(name));
    let belongs = vault
        .canonicalize()
        .is_ok_and(|vault| whole.to_string_lossy().starts_with(&*vault.to_string_lossy()));
    if belongs {
        return Err(Failure::bad(format!(
            "{} belongs to the caseload: give another file for the PDF",
            whole.display()
        )));
    }
    Ok(())
}

/// Writes a paper beside its place and moves it there, so that no half file is left. Only this account can read it.
///
/// # Errors
/// What the disk says, with the path.
pub fn write(out: &Path, bytes: &[u8]) -> Result<(), String> {
    // The file that a link leads to is replaced, not the link.
    let place = out.canonicalize().unwrap_or_else(|_| out.to_owned());
    let part = folder_of(&place).join(format!(".safehold-{}.part", std::process::id()));
    let write = || -> std::io::Result<()> {
        let mut file = create_private(&part)?;
        file.write_all(bytes)?;
        file.sync_all()?;
        std::fs::rename(&part, &place)
    };
    write().map_err(|error| {
        // The half file goes; where even that fails the first error says why.
        let _ = std::fs::remove_file(&part);
        format!("{} can't be written: {error}", out.display())
    })
}

fn folder_of(path: &Path) -> PathBuf {
    path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new(".")).to_owned()
}

/// A new file that only this account can read: what goes into it is about a victim.
fn create_private(path: &Path) -> std::io::Result<std::fs::File> {
    let mut how = std::fs::OpenOptions::new();
    how.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut how, 0o600);
    how.open(path)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refused(out: &Path, vault: &Path) -> String {
        match look(out, vault) {
            Err(Failure::BadInput(lines)) => lines.join("\n"),
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn only_a_file_beside_the_caseload_will_do() {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        let vault = at("unit.safehold");
        std::fs::write(&vault, "").unwrap();
        look(&at("letter.pdf"), &vault).unwrap();
        std::fs::write(at("letter.pdf"), "an older letter").unwrap();
        look(&at("letter.pdf"), &vault).unwrap();
        for (out, why) in [
            (PathBuf::from("-"), "not written to standard output"),
            (folder.path().to_owned(), "is a folder"),
            (at("new/"), "is a folder"),
            (at("nowhere/letter.pdf"), "There is no folder"),
            (vault.clone(), "belongs to the caseload"),
            (at("unit.safehold.keys"), "belongs to the caseload"),
            (at("letter.pdf/x.pdf"), "There is no folder"),
        ] {
            let said = refused(&out, &vault);
            assert!(said.contains(why), "{}: {said}", out.display());
        }
    }

    #[cfg(unix)]
    #[test]
    fn a_device_stays_and_a_link_is_followed() {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        let vault = at("unit.safehold");
        std::fs::write(&vault, "").unwrap();
        assert!(refused(Path::new("/dev/null"), &vault).contains("is not a file"));
        std::os::unix::fs::symlink(&vault, at("innocent.pdf")).unwrap();
        assert!(refused(&at("innocent.pdf"), &vault).contains("belongs to the caseload"));
        std::fs::write(at("real.pdf"), "an older letter").unwrap();
        std::os::unix::fs::symlink(at("real.pdf"), at("link.pdf")).unwrap();
        look(&at("link.pdf"), &vault).unwrap();
        write(&at("link.pdf"), b"a letter").unwrap();
        assert!(at("link.pdf").is_symlink());
        assert_eq!(std::fs::read(at("real.pdf")).unwrap(), b"a letter");
        let mode = std::os::unix::fs::PermissionsExt::mode(
            &std::fs::metadata(at("real.pdf")).unwrap().permissions(),
        );
        assert_eq!(mode & 0o777, 0o600);
    }
}
