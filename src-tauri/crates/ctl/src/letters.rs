//! `letters`: a run of what is due into files, and booking what becomes of a letter by its code.

use std::fs::{self, File, OpenOptions};
use std::io::Write;
use std::path::{Path, PathBuf};

use chrono::{DateTime, NaiveDate, Utc};
use clap::{Args, Subcommand};
use safehold_casework::envelopes;
use safehold_casework::post::{self, Booking};
use safehold_casework::runs::{self, ItemView, Press, RunReport, Which, Wish};
use safehold_core::envelope::{EnvelopeChoice, EnvelopeProfile, WindowEnvelope};
use safehold_core::letter::{Fate, Outlet, sheets};
use safehold_core::{london, words};
use serde::Serialize;

use crate::answer::{Failure, json, line, note};
use crate::arguments::{Vault, day, instant};
use crate::verbs::with;

/// `letters`.
#[derive(Debug, Args)]
#[command(args_conflicts_with_subcommands = true, subcommand_negates_reqs = true)]
pub struct Letters {
    #[command(subcommand)]
    act: Option<Act>,
    #[command(flatten)]
    run: RunOf,
}

/// What else can be done with letters.
#[derive(Debug, Subcommand)]
enum Act {
    /// Book what became of a letter, by the code that stands on it.
    Book(Book),
}

/// A run of what is due. What is required is so only without a subcommand, which `Vault` can't say.
#[derive(Debug, Args)]
struct RunOf {
    /// The caseload's file.
    #[arg(long, value_name = "FILE", required_unless_present = "alignment_sheet")]
    vault: Option<PathBuf>,
    /// Read the password from the first line of standard input.
    #[arg(long, required_unless_present = "alignment_sheet")]
    password_stdin: bool,
    /// Who asks; without it the caseload's first person.
    #[arg(long, value_name = "NAME")]
    user: Option<String>,
    /// The moment of asking, like 2026-11-23T12:00+00:00; without it an invented caseload's own now, or the clock.
    #[arg(long, value_name = "INSTANT", value_parser = instant)]
    at: Option<DateTime<Utc>>,
    /// Letters that are due up to the end of this day, like 2026-11-23.
    #[arg(long, value_name = "DATE", value_parser = day, required_unless_present = "alignment_sheet")]
    due: Option<NaiveDate>,
    /// Write a sheet that shows whether an envelope's window fits: notify, dl or c5, or the measures of the unit's own, like
    /// "229x162; 20, 60, 90, 45; half". It needs no caseload; --out names its file.
    #[arg(long, value_name = "PROFILE", value_parser = sheet_profile, conflicts_with_all = ["vault", "due", "merged"])]
    alignment_sheet: Option<EnvelopeProfile>,
    /// Write a file for each letter into this folder, named by its reference; the alignment sheet's file.
    #[arg(long, value_name = "FOLDER", conflicts_with = "merged", required_unless_present = "merged")]
    out: Option<PathBuf>,
    /// Write one file of all letters, ready for a printer that prints both sides.
    #[arg(long, value_name = "FILE")]
    merged: Option<PathBuf>,
    /// Say what was made and refused as JSON.
    #[arg(long)]
    json: bool,
}

/// `letters book`.
#[derive(Debug, Args)]
struct Book {
    #[command(flatten)]
    vault: Vault,
    /// The code on the letter, like VC-48213-K.
    #[arg(long, value_name = "CODE")]
    code: String,
    #[command(flatten)]
    what: What,
    /// What is known besides: "addressee gone away"; with --collected, the document with a picture that was seen.
    #[arg(long, value_name = "TEXT", default_value = "")]
    note: String,
    /// It was posted already, though it must not have been: book that, and raise a contact task.
    #[arg(long, requires = "posted")]
    gone: bool,
    /// Answer as JSON.
    #[arg(long)]
    json: bool,
}

/// What became of it.
#[derive(Debug, Args)]
#[group(required = true, multiple = false)]
struct What {
    /// It is handed to the post.
    #[arg(long)]
    posted: bool,
    /// It came back.
    #[arg(long)]
    returned: bool,
    /// The recipient collected it.
    #[arg(long)]
    collected: bool,
}

/// Does what the command line says.
pub async fn letters(asked: &Letters) -> Result<(), Failure> {
    if let Some(Act::Book(asked)) = &asked.act {
        return book(asked).await;
    }
    let RunOf { vault, password_stdin, user, at, due, .. } = &asked.run;
    if let (Some(profile), Some(out)) = (asked.run.alignment_sheet, &asked.run.out) {
        return alignment_sheet(profile, at.unwrap_or_else(Utc::now), out);
    }
    let (Some(vault), Some(due)) = (vault.clone(), *due) else {
        return Err(Failure::bad("Say which caseload, and up to which day: --vault FILE --due 2026-11-23"));
    };
    let vault = Vault { vault, password_stdin: *password_stdin, user: user.clone(), at: *at };
    run(&asked.run, &vault, due).await
}

fn sheet_profile(text: &str) -> Result<EnvelopeProfile, String> {
    if text.contains('x') {
        return WindowEnvelope::read(text).map(EnvelopeProfile::Own);
    }
    EnvelopeChoice::from_code(text).and_then(|choice| choice.profile(None)).ok_or_else(|| {
        format!("\"{text}\" is no envelope: use notify, dl or c5, or the measures of the unit's own")
    })
}

fn alignment_sheet(profile: EnvelopeProfile, made: DateTime<Utc>, out: &Path) -> Result<(), Failure> {
    let bytes = envelopes::alignment_sheet(profile, made)?;
    write_new(&new_file(out)?, &bytes).map_err(Failure::bad)?;
    line(&format!("Alignment sheet, {}: {}", profile.name(), out.display()))
}

async fn book(asked: &Book) -> Result<(), Failure> {
    let booking = match asked.what {
        What { posted: true, .. } => Booking::Posted,
        What { returned: true, .. } => Booking::Returned,
        What { .. } => Booking::Collected,
    };
    let said = with(&asked.vault, async |opened| {
        Ok(post::book(&opened.desk(), &asked.code, booking, &asked.note, asked.gone).await?)
    })
    .await?;
    if asked.json { json(&Said { message: said }) } else { line(&said) }
}

#[derive(Debug, Serialize)]
struct Said {
    message: String,
}

/// Writes letters into a folder or one file. Nothing that is there is overwritten.
struct Written {
    place: PathBuf,
}

impl Written {
    fn file(&self, reference: &str) -> PathBuf {
        self.place.join(format!("{reference}.pdf"))
    }
}

impl Press for Written {
    fn one(&mut self, reference: &str, bytes: &[u8]) -> Result<(), String> {
        write_new(&self.file(reference), bytes)
    }

    fn whole(&mut self, bytes: &[u8]) -> Result<(), String> {
        write_new(&self.place, bytes)
    }

    fn goes_on(&mut self, _done: usize, _of: usize) -> bool {
        true
    }
}

/// Writes a file that only this account can read and that was not there before; what is half written goes again.
fn write_new(path: &Path, bytes: &[u8]) -> Result<(), String> {
    let mut how = OpenOptions::new();
    how.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut how, 0o600);
    let mut file = how.open(path).map_err(|error| match error.kind() {
        std::io::ErrorKind::AlreadyExists => {
            format!("{} is there already, and nothing is overwritten: give another place", path.display())
        }
        _ => format!("{} can't be written: {error}", path.display()),
    })?;
    let write = |file: &mut File| file.write_all(bytes).and_then(|()| file.sync_all());
    write(&mut file).map_err(|error| {
        // The half file goes; where even that fails the first error says why.
        let _ = fs::remove_file(path);
        format!("{} can't be written: {error}", path.display())
    })
}

/// The folder, made where it is not there yet.
fn folder(path: &Path) -> Result<PathBuf, Failure> {
    if path.exists() && !path.is_dir() {
        return Err(Failure::bad(format!("{} is a file: give a folder", path.display())));
    }
    fs::create_dir_all(path)
        .map_err(|error| Failure::bad(format!("{} can't be made: {error}", path.display())))?;
    Ok(path.to_owned())
}

/// A file that is not there yet, in a folder that is.
fn new_file(path: &Path) -> Result<PathBuf, Failure> {
    if path.exists() {
        return Err(Failure::bad(format!(
            "{} is there already, and nothing is overwritten: give another file",
            path.display()
        )));
    }
    let parent = path.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));
    if !parent.is_dir() {
        return Err(Failure::bad(format!("There is no folder {}", parent.display())));
    }
    Ok(path.to_owned())
}

async fn run(asked: &RunOf, vault: &Vault, due: NaiveDate) -> Result<(), Failure> {
    let (outlet, place) = match (&asked.out, &asked.merged) {
        (Some(out), None) => (Outlet::Files, out.clone()),
        (None, Some(file)) => (Outlet::OneFile, new_file(file)?),
        _ => return Err(Failure::bad("Give a folder with --out or a file with --merged, not both")),
    };
    let wish = Wish { which: Which::All, due_to: due, outlet, printer: String::new(), two_sided: true };
    let mut press = Written { place };
    let report = with(vault, async |opened| {
        if outlet == Outlet::Files {
            folder(&press.place)?;
        }
        Ok(runs::print(&opened.desk(), &wish, &mut press).await?)
    })
    .await?;
    tell(asked, &report, &press)
}

fn tell(asked: &RunOf, report: &RunReport, press: &Written) -> Result<(), Failure> {
    let made: Vec<&ItemView> = report.items.iter().filter(|view| view.item.fate == Fate::Printed).collect();
    let refused: Vec<&ItemView> =
        report.items.iter().filter(|view| view.item.fate != Fate::Printed).collect();
    let refusal = |view: &&ItemView| {
        let because: Vec<&str> = view.item.reasons.iter().map(|(_, text)| text.as_str()).collect();
        let because =
            if because.is_empty() { "its turn did not come".to_owned() } else { because.join("; ") };
        format!("{}, {}: {because}", view.case_reference, view.item.kind.code())
    };
    if made.is_empty() && !refused.is_empty() {
        return Err(Failure::Refused(refused.iter().map(refusal).collect()));
    }
    refused.iter().map(refusal).for_each(|text| note(&text));
    if report.left > 0 {
        note(&format!(
            "{} more due: a run takes {}. Make another",
            words::count(report.left as i64, "letter"),
            runs::MOST
        ));
    }
    let file = |view: &ItemView| match asked.merged {
        Some(_) => press.place.display().to_string(),
        None => press.file(&view.item.reference).display().to_string(),
    };
    if asked.json {
        return json(&RunMade::of(report, &made, &refused, file));
    }
    if report.items.is_empty() {
        return line(&format!("No letter is due up to {}", words::short_date(report.run.due_to)));
    }
    for view in &made {
        let item = &view.item;
        let pages = words::count(i64::from(item.pages), "page");
        line(&format!(
            "{}  {}  {} {}  {pages}  {}",
            item.reference,
            view.case_reference,
            item.kind.code(),
            item.kind.title(),
            view.why
        ))?;
    }
    line(&format!(
        "{}, {}, {} refused: {}",
        words::count(made.len() as i64, "letter"),
        words::count(i64::from(report.sheets()), "sheet"),
        refused.len(),
        press.place.display()
    ))
}

/// A run, as JSON.
#[derive(Debug, Serialize)]
struct RunMade {
    run: u32,
    at: String,
    due: String,
    letters: usize,
    refused_letters: usize,
    left: usize,
    pages: u32,
    sheets: u32,
    made: Vec<Made>,
    refused: Vec<Refused>,
}

/// A letter that was made.
#[derive(Debug, Serialize)]
struct Made {
    case: String,
    reference: String,
    kind: &'static str,
    title: &'static str,
    why: String,
    pages: u32,
    sheets: u32,
    out: String,
}

/// A letter that was refused.
#[derive(Debug, Serialize)]
struct Refused {
    case: String,
    kind: &'static str,
    title: &'static str,
    why: String,
    reasons: Vec<Reason>,
}

#[derive(Debug, Serialize)]
struct Reason {
    code: String,
    text: String,
}

impl RunMade {
    fn of(
        report: &RunReport,
        made: &[&ItemView],
        refused: &[&ItemView],
        file: impl Fn(&ItemView) -> String,
    ) -> Self {
        let reason = |(code, text): &(String, String)| Reason { code: code.clone(), text: text.clone() };
        Self {
            run: report.run.number,
            at: london::write(report.run.at),
            due: report.run.due_to.to_string(),
            letters: made.len(),
            refused_letters: refused.len(),
            left: report.left,
            pages: made.iter().map(|view| view.item.pages).sum(),
            sheets: report.sheets(),
            made: made
                .iter()
                .map(|view| Made {
                    case: view.case_reference.clone(),
                    reference: view.item.reference.clone(),
                    kind: view.item.kind.code(),
                    title: view.item.kind.title(),
                    why: view.why.clone(),
                    pages: view.item.pages,
                    sheets: sheets(view.item.pages, true),
                    out: file(view),
                })
                .collect(),
            refused: refused
                .iter()
                .map(|view| Refused {
                    case: view.case_reference.clone(),
                    kind: view.item.kind.code(),
                    title: view.item.kind.title(),
                    why: view.why.clone(),
                    reasons: view.item.reasons.iter().map(reason).collect(),
                })
                .collect(),
        }
    }
}
