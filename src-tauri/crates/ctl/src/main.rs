//! `safeholdctl`: what Safehold does, without a window, for scripts and administrators.
//!
//! Exit 0; 1 refused, every reason on standard error, one a line; 2 bad input. The password comes on standard
//! input, never as an argument. Only results go to standard output.

mod answer;
mod arguments;
mod clock;
mod cover;
mod letters;
mod out_file;
mod verbs;
mod wire;

use std::process::ExitCode;

use clap::Parser;

use crate::answer::Failure;

#[tokio::main]
async fn main() -> ExitCode {
    let parsed = match arguments::Arguments::try_parse() {
        Ok(parsed) => parsed,
        Err(error) => return answer::usage(&error),
    };
    match verbs::run(parsed).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => answer::fail(&failure),
    }
}

impl From<safehold_casework::CaseworkError> for Failure {
    fn from(error: safehold_casework::CaseworkError) -> Self {
        use safehold_casework::CaseworkError as E;
        let lines = error.lines();
        match error {
            E::Invalid(_) | E::NotFound(_) => Self::BadInput(lines),
            E::Refused(..)
            | E::Conflict
            | E::Forbidden(_)
            | E::Wait(_)
            | E::Unavailable(_)
            | E::Internal(_) => Self::Refused(lines),
        }
    }
}
