//! The command line.

use std::path::PathBuf;

use chrono::{DateTime, NaiveDate, Utc};
use clap::{Args, Parser, Subcommand};
use safehold_core::envelope::EnvelopeChoice;
use safehold_core::letter::{Format, Language, LetterKind};
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
    /// Make a letter of a case and write it to a file.
    Letter(Letter),
    /// Make a run of the letters that are due, or book what became of one by its code.
    Letters(crate::letters::Letters),
    /// Write a case's safeguarding plan to a file.
    Plan(Plan),
    /// Work out a legal clock and show its working, as JSON; days that a unit added to its own caseload do not count here.
    #[command(subcommand)]
    Clock(crate::clock::Clock),
    /// Work out what protects whom when, with gaps and warnings, as JSON.
    Cover(crate::cover::Cover),
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

/// `letter`.
#[derive(Debug, Args)]
pub struct Letter {
    #[command(flatten)]
    pub paper: Paper,
    #[command(flatten)]
    pub second: SecondPerson,
    /// What kind of letter: L1, an order and its terms, to L12.
    #[arg(long, value_name = "KIND", default_value = "L1", value_parser = kind)]
    pub kind: LetterKind,
    /// The language by its code: en, cy, ur, pl; without it the one that the person reads.
    #[arg(long, value_name = "LANGUAGE", value_parser = language)]
    pub lang: Option<Language>,
    /// The form: standard, large16, large18, easy, or plain, a text to be read out; without it the one that the person
    /// wants.
    #[arg(long, value_name = "FORMAT", value_parser = format)]
    pub format: Option<Format>,
    /// The envelope: notify, dl, c5, or own, the unit's own as its policy has it; without it the one that the unit's
    /// policy says, which is notify until it is changed.
    #[arg(long, value_name = "PROFILE", value_parser = profile)]
    pub profile: Option<EnvelopeChoice>,
}

/// The second person, where the gate asks for one.
#[derive(Debug, Args)]
pub struct SecondPerson {
    /// The second person, who agrees that the letter goes out although the gate asks for two people (a refuge, a
    /// confidential address, a respondent whose address is not known): another than --user. That person's password is
    /// the second line of standard input.
    #[arg(long, value_name = "NAME", requires = "because")]
    pub agreed_by: Option<String>,
    /// Why that person agrees; kept with the letter.
    #[arg(long, value_name = "TEXT", requires = "agreed_by")]
    pub because: Option<String>,
}

/// `plan`.
#[derive(Debug, Args)]
pub struct Plan {
    #[command(flatten)]
    pub paper: Paper,
    /// The two-page summary for the next shift instead of the whole plan.
    #[arg(long)]
    pub summary: bool,
    /// This version instead of the latest.
    #[arg(long, value_name = "NUMBER")]
    pub version: Option<u32>,
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
fn kind(text: &str) -> Result<LetterKind, String> {
    LetterKind::from_code(&text.to_ascii_uppercase())
        .ok_or_else(|| format!("\"{text}\" is no kind of letter: write L1 to L12"))
}

fn language(text: &str) -> Result<Language, String> {
    Language::from_code(text)
        .ok_or_else(|| format!("\"{text}\" is no language's code: write it like en, cy, ur or pl"))
}

fn format(text: &str) -> Result<Format, String> {
    Format::from_code(text).ok_or_else(|| {
        let allowed = Format::ALL.map(Format::code).join(", ");
        format!("\"{text}\" is no form of a letter: use one of {allowed}")
    })
}

fn profile(text: &str) -> Result<EnvelopeChoice, String> {
    EnvelopeChoice::from_code(text)
        .ok_or_else(|| format!("\"{text}\" is no envelope: use notify, dl, c5 or own"))
}

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
