//! The command line.

use std::path::PathBuf;

use chrono::{DateTime, NaiveDate, Utc};
use clap::{Args, Parser, Subcommand};
use safehold_core::london;

/// Safehold without a window, for scripts and administrators.
#[derive(Debug, Parser)]
#[command(name = "safeholdctl", version, about, max_term_width = 100)]
pub struct Arguments {
    /// What to do.
    #[command(subcommand)]
    pub verb: Verb,
}

/// What to do.
#[derive(Debug, Subcommand)]
pub enum Verb {
    /// Make an invented caseload, the same for the same seed.
    Demo(Demo),
    /// Bring in the court's feed of orders, or say what it would bring.
    CourtFeed(CourtFeed),
    /// List the cases, ordered by reference.
    Cases(Listing),
    /// List the open contact tasks, the earliest due first.
    Tasks(Listing),
    /// Make a case's reminder letter and write it to a file.
    Letter(Paper),
    /// Write a case's safeguarding plan to a file.
    Plan(Paper),
    /// Work out a legal clock and show its working, as JSON.
    #[command(subcommand)]
    Clock(crate::clock::Clock),
    /// List the bank holidays of England and Wales in a year, as JSON.
    Holidays(crate::clock::Holidays),
}

/// Where the caseload is and who asks.
#[derive(Debug, Args)]
pub struct Vault {
    /// The caseload's file.
    #[arg(long, value_name = "FILE")]
    pub vault: PathBuf,
    /// Read the password from the first line of standard input.
    #[arg(long, required = true)]
    pub password_stdin: bool,
    /// Who asks; without it the caseload's first person.
    #[arg(long, value_name = "NAME")]
    pub user: Option<String>,
    /// The moment of asking, like 2026-11-23T12:00+00:00; without it an invented caseload's own now, or the clock.
    #[arg(long, value_name = "INSTANT", value_parser = instant)]
    pub at: Option<DateTime<Utc>>,
}

/// `demo`.
#[derive(Debug, Args)]
pub struct Demo {
    /// How many cases.
    #[arg(long, default_value_t = 200, value_name = "N")]
    pub cases: u32,
    /// The same seed makes the same caseload.
    #[arg(long, default_value_t = 1, value_name = "N")]
    pub seed: u64,
    /// The day it is made for, like 2026-11-23; its now is 12:00 of that day.
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub day: Option<NaiveDate>,
    /// Where to write it.
    #[arg(long, value_name = "FILE")]
    pub out: PathBuf,
    /// Read the password of the invented people from the first line of standard input.
    #[arg(long, required = true)]
    pub password_stdin: bool,
    /// The moment of making it: its day, where no day is given.
    #[arg(long, value_name = "INSTANT", value_parser = instant)]
    pub at: Option<DateTime<Utc>>,
    /// Say what was made as JSON.
    #[arg(long)]
    pub json: bool,
}

/// `court-feed`.
#[derive(Debug, Args)]
pub struct CourtFeed {
    /// The court's manifest, a CSV file.
    #[arg(value_name = "MANIFEST")]
    pub manifest: PathBuf,
    #[command(flatten)]
    pub vault: Vault,
    /// Say what each row would become, and change nothing.
    #[arg(long)]
    pub dry_run: bool,
    /// Answer as JSON.
    #[arg(long)]
    pub json: bool,
}

/// `cases` and `tasks`.
#[derive(Debug, Args)]
pub struct Listing {
    #[command(flatten)]
    pub vault: Vault,
    /// Answer as JSON.
    #[arg(long)]
    pub json: bool,
}

/// `letter` and `plan`.
#[derive(Debug, Args)]
pub struct Paper {
    #[command(flatten)]
    pub vault: Vault,
    /// The case's reference, like SH-2041.
    #[arg(long, value_name = "REFERENCE", value_parser = reference)]
    pub case: u32,
    /// Where to write the PDF.
    #[arg(long, value_name = "FILE")]
    pub out: PathBuf,
    /// Say what was written as JSON.
    #[arg(long)]
    pub json: bool,
}

/// An instant with London's offset, like 2026-11-23T12:00+00:00.
pub fn instant(text: &str) -> Result<DateTime<Utc>, String> {
    london::read(text).map_err(|error| error.to_string())
}

/// A day, like 2026-11-23.
pub fn day(text: &str) -> Result<NaiveDate, String> {
    let form = "%Y-%m-%d";
    NaiveDate::parse_from_str(text, form)
        .ok()
        .filter(|day| {
            day.format(form).to_string() == text && (1990..=2200).contains(&chrono::Datelike::year(day))
        })
        .ok_or_else(|| format!("\"{text}\" is no day between 1990 and 2200: write it like 2026-11-23"))
}

fn reference(text: &str) -> Result<u32, String> {
    safehold_core::person::reference_number(text)
        .ok_or_else(|| format!("\"{text}\" is no reference: write it like SH-2041"))
}
