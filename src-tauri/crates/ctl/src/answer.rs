//! What goes to standard output and standard error, and the exit code.

use std::io::Write;
use std::process::ExitCode;

use serde::Serialize;

/// Why a verb did not do what was asked.
#[derive(Debug)]
pub enum Failure {
    /// A rule stands against it: exit 1.
    Refused(Vec<String>),
    /// What was given can't be used: exit 2.
    BadInput(Vec<String>),
}

impl Failure {
    /// Bad input with one line.
    pub fn bad(text: impl Into<String>) -> Self {
        Self::BadInput(vec![text.into()])
    }
}

/// Writes every reason on a line of its own and gives the exit code.
pub fn fail(failure: &Failure) -> ExitCode {
    let (lines, code) = match failure {
        Failure::Refused(lines) => (lines, 1),
        Failure::BadInput(lines) => (lines, 2),
    };
    let mut stderr = std::io::stderr().lock();
    for line in lines {
        // A closed standard error leaves the exit code to tell.
        let _ = writeln!(stderr, "{}", line.replace(['\n', '\r'], " "));
    }
    ExitCode::from(code)
}

/// Writes one line to standard error beside an answer: what a person should know and a script may pass over.
pub fn note(text: &str) {
    // A closed standard error takes nothing from the answer.
    let _ = writeln!(std::io::stderr().lock(), "{text}");
}

/// Help and version go to standard output with exit 0; wrong arguments are bad input.
pub fn usage(error: &clap::Error) -> ExitCode {
    let _ = error.print();
    if error.use_stderr() { ExitCode::from(2) } else { ExitCode::SUCCESS }
}

/// Writes one line to standard output.
///
/// # Errors
/// `Refused` where standard output is closed.
pub fn line(text: &str) -> Result<(), Failure> {
    let mut stdout = std::io::stdout().lock();
    writeln!(stdout, "{text}")
        .and_then(|()| stdout.flush())
        .map_err(|error| Failure::Refused(vec![format!("Standard output can't be written: {error}")]))
}

/// Writes a value as JSON on one line.
///
/// # Errors
/// `Refused` where standard output is closed.
pub fn json(value: &impl Serialize) -> Result<(), Failure> {
    let text = serde_json::to_string(value)
        .map_err(|error| Failure::Refused(vec![format!("The answer can't be written as JSON: {error}")]))?;
    line(&text)
}
