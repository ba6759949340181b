//! `cover`: what protects whom when, from a case written as JSON. No caseload is opened and nothing is kept. What
//! goes in and comes out is in docs/cover-json.md.

mod input;
mod measures;
mod object;
mod once;
mod output;
mod terms;

use std::io::Read;
use std::path::{Path, PathBuf};

use chrono::{DateTime, Utc};
use clap::Args;
use safehold_core::calendar::Calendar;
use safehold_core::london;
use safehold_core::policy::Policy;
use safehold_core::warnings::{Asked, warnings};

use crate::answer::{Failure, json};
use crate::arguments::instant;

/// `cover`.
#[derive(Debug, Args)]
pub struct Cover {
    /// The case, a JSON file; `-` reads standard input.
    #[arg(value_name = "CASE.json")]
    case: PathBuf,
    /// The moment of asking, like 2026-12-05T09:00+00:00.
    #[arg(long, value_name = "INSTANT", value_parser = instant)]
    at: DateTime<Utc>,
    /// How many days after it gaps are reported.
    #[arg(long, default_value_t = 90, value_name = "N", value_parser = clap::value_parser!(u32).range(0..=3660))]
    days: u32,
}

/// A larger file is no case.
const MAX_BYTES: u64 = 8 << 20;

/// Answers with the case's segments, gaps and warnings.
pub fn cover(asked: &Cover) -> Result<(), Failure> {
    let text = read(&asked.case)?;
    let case = input::read(&text).map_err(Failure::BadInput)?;
    let calendar = Calendar::default();
    let policy = Policy::default();
    let horizon = london::same_time_later(asked.at, u64::from(asked.days));
    let cover = |horizon| safehold_core::cover::cover(&case.measures, &case.household, horizon, &calendar);
    let found = cover(horizon);
    // A gap is warned about as early as the policy says, however little of the time ahead is asked for.
    let warned_ahead = policy.leads.gap.iter().max().copied().unwrap_or(0);
    let ahead = horizon.max(london::same_time_later(asked.at, u64::from(warned_ahead) + 1));
    let warnings = warnings(&Asked {
        measures: &case.measures,
        cover: &cover(ahead),
        household: &case.household,
        risk: case.risk,
        policy: &policy,
        calendar: &calendar,
        now: asked.at,
        repeats_to: horizon,
    });
    json(&output::Answer::of(&found, &warnings, &case.names))
}

fn read(path: &Path) -> Result<String, Failure> {
    let unreadable =
        |error: std::io::Error| Failure::bad(format!("{} can't be read: {error}", path.display()));
    let mut text = String::new();
    let read = if path == Path::new("-") {
        std::io::stdin().lock().take(MAX_BYTES + 1).read_to_string(&mut text)
    } else {
        let file = std::fs::File::open(path).map_err(unreadable)?;
        file.take(MAX_BYTES + 1).read_to_string(&mut text)
    };
    read.map_err(unreadable)?;
    if text.len() as u64 > MAX_BYTES {
        return Err(Failure::bad(format!("{} is larger than 8 MB: that is no case", path.display())));
    }
    Ok(text)
}
