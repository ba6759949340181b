//! What each verb does: one use case each, and the words for its answer.

use std::io::{BufRead, Read, Write};
use std::path::Path;

use chrono::{DateTime, Utc};
use safehold_casework::demo::{Wish, invent};
use safehold_casework::desk::Desk;
use safehold_casework::letters::Wished;
use safehold_casework::session::{Caseload, me};
use safehold_casework::{CaseworkError, cases, intake, letters, plans, tasks};
use safehold_core::id::OfficerId;
use safehold_core::person::reference;
use safehold_core::{london, words};
use zeroize::Zeroizing;

use crate::answer::{Failure, json, line};
use crate::arguments::{Arguments, CourtFeed, Demo, Letter, Listing, Paper, Plan, Vault, Verb};
use crate::{clock, cover, wire};

/// Does what the command line says.
pub async fn run(arguments: Arguments) -> Result<(), Failure> {
    match arguments.verb {
        Verb::Demo(asked) => demo(&asked).await,
        Verb::CourtFeed(asked) => court_feed(&asked).await,
        Verb::Cases(asked) => list_cases(&asked).await,
        Verb::Tasks(asked) => list_tasks(&asked).await,
        Verb::Letter(asked) => letter(&asked).await,
        Verb::Plan(asked) => plan(&asked).await,
        Verb::Clock(asked) => clock::clock(&asked),
        Verb::Cover(asked) => cover::cover(&asked),
        Verb::Holidays(asked) => clock::holidays(&asked),
    }
}

/// The first line of standard input.
fn password() -> Result<Zeroizing<String>, Failure> {
    let mut text = Zeroizing::new(String::with_capacity(1024));
    std::io::stdin()
        .lock()
        .take(1024)
        .read_line(&mut text)
        .map_err(|_| Failure::bad("The password on standard input is not UTF-8 text"))?;
    let password = Zeroizing::new(text.trim_end_matches(['\n', '\r']).to_owned());
    if password.is_empty() {
        return Err(Failure::bad("No password came on standard input: send it as the first line"));
    }
    Ok(password)
}

struct Opened {
    caseload: Caseload,
    officer: OfficerId,
    at: DateTime<Utc>,
    clock: DateTime<Utc>,
}

impl Opened {
    async fn of(vault: &Vault) -> Result<Self, Failure> {
        let password = password()?;
        if !vault.vault.exists() {
            return Err(Failure::bad(format!("There is no caseload at {}", vault.vault.display())));
        }
        // A wrong password is waited for by the computer's own clock, whatever moment is asked about.
        let clock = Utc::now();
        let (caseload, officer) =
            Caseload::sign_in(&vault.vault, vault.user.as_deref(), &password, clock).await?;
        let at = vault.at.unwrap_or_else(|| caseload.now(clock));
        Ok(Self { caseload, officer, at, clock })
    }

    fn desk(&self) -> Desk<'_> {
        self.caseload.desk(self.officer, self.at).by_clock(self.clock)
    }
}

/// Opens the caseload, does the work and closes the file, also where the work is refused: the program must not end
/// while a file is being closed.
async fn with<T>(vault: &Vault, work: impl AsyncFnOnce(&Opened) -> Result<T, Failure>) -> Result<T, Failure> {
    let opened = Opened::of(vault).await?;
    let done = work(&opened).await;
    let closed = opened.caseload.close().await;
    let value = done?;
    closed?;
    Ok(value)
}

async fn demo(asked: &Demo) -> Result<(), Failure> {
    let day = asked.day.unwrap_or_else(|| london::date(asked.at.unwrap_or_else(Utc::now)));
    let wish = Wish { cases: asked.cases, seed: asked.seed, day, password: password()? };
    let (caseload, first) = invent(&asked.out, &wish).await.map_err(disk)?;
    let named = me(&caseload.desk(first, caseload.now(Utc::now()))).await;
    let (caseload, (officer, _)) = caseload.kept_open(named).await?;
    caseload.close().await?;
    let made = wire::Made {
        out: asked.out.display().to_string(),
        cases: asked.cases,
        day: day.to_string(),
        first_person: officer.name.clone(),
    };
    if asked.json {
        return json(&made);
    }
    line(&format!(
        "{} for {}, first person {}: {}",
        words::count(i64::from(asked.cases), "invented case"),
        words::short_date(day),
        officer.name,
        made.out
    ))
}

async fn court_feed(asked: &CourtFeed) -> Result<(), Failure> {
    let bytes = read_manifest(&asked.manifest)?;
    let name = asked.manifest.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let report = with(&asked.vault, async |opened| {
        Ok(if asked.dry_run {
            intake::preview(&opened.desk(), &name, &bytes).await?
        } else {
            intake::bring_in(&opened.desk(), &name, &bytes).await?
        })
    })
    .await?;
    if asked.json {
        return json(&wire::Feed::of(&report, !asked.dry_run));
    }
    line(&report.words(!asked.dry_run))?;
    for coming in &report.orders {
        let case = match coming.opened_by {
            Some(row) if asked.dry_run => format!("the case of row {row}"),
            _ => coming.reference.clone(),
        };
        let what = match coming.fate {
            intake::Fate::NewCase if asked.dry_run => "opens a case".to_owned(),
            intake::Fate::NewCase => format!("opens {case}"),
            intake::Fate::AddedTo => format!("is a further order of {case}"),
            intake::Fate::Version { number } => format!("is version {number} of the order of {case}"),
            intake::Fate::Joined => format!("joins the order of {case} recorded by hand"),
            intake::Fate::Older => format!("is older than the order of {case}: noted there"),
            intake::Fate::Here => format!("is here already: {case}"),
        };
        let missing = if coming.order.missing.is_empty() {
            String::new()
        } else {
            format!(" Missing: {}.", coming.order.missing.join("; "))
        };
        let victim = coming.order.applicant.full_name();
        line(&format!("Row {}: {victim}, {}, {what}.{missing}", coming.order.place.row, coming.order.court))?;
        for change in &coming.changes {
            line(&format!("  {change}."))?;
        }
        for one in &coming.differences {
            line(&format!("  {}: on record {}; the court says {}.", one.what, one.ours, one.theirs.words()))?;
        }
    }
    report.notes.iter().try_for_each(|note| line(note))
}

/// Reads at most one byte more than the feed's limit, so that a far larger file is refused and not held.
fn read_manifest(path: &Path) -> Result<Vec<u8>, Failure> {
    let unreadable =
        |error: std::io::Error| Failure::bad(format!("{} can't be read: {error}", path.display()));
    let file = std::fs::File::open(path).map_err(unreadable)?;
    let mut bytes = Vec::new();
    let most = safehold_core::intake::MAX_BYTES as u64 + 1;
    file.take(most).read_to_end(&mut bytes).map_err(unreadable)?;
    Ok(bytes)
}

async fn list_cases(asked: &Listing) -> Result<(), Failure> {
    let rows = with(&asked.vault, async |opened| Ok(cases::all(&opened.desk()).await?)).await?;
    if asked.json {
        return json(&rows.iter().map(wire::Case::from).collect::<Vec<_>>());
    }
    rows.iter().try_for_each(|row| {
        let risk = row.case.risk.map_or("not assessed", |risk| risk.code());
        line(&format!("{}  {}  against {}  {risk}", row.case.reference(), row.victim, row.respondent))
    })
}

async fn list_tasks(asked: &Listing) -> Result<(), Failure> {
    let (at, views) =
        with(&asked.vault, async |opened| Ok((opened.at, tasks::open(&opened.desk()).await?))).await?;
    if asked.json {
        return json(&views.iter().map(wire::Task::from).collect::<Vec<_>>());
    }
    views.iter().try_for_each(|view| {
        let who = view.assignee.as_deref().unwrap_or("nobody");
        let due = words::due(view.task.due, at);
        line(&format!(
            "{}  {}  {}  {due}  {who}  {}",
            view.reference,
            view.victim,
            view.task.kind.label(),
            view.task.rule
        ))
    })
}

/// Refuses to write a paper over the caseload or what belongs beside it.
fn keep_the_caseload(asked: &Paper) -> Result<(), Failure> {
    let whole = |path: &Path| {
        let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
        let folder = folder.canonicalize().unwrap_or_else(|_| folder.to_owned());
        path.file_name().map(|name| folder.join(name))
    };
    let vault = asked.vault.vault.canonicalize().ok();
    let out = asked.out.canonicalize().ok().or_else(|| whole(&asked.out));
    let (Some(vault), Some(out)) = (vault, out) else { return Ok(()) };
    if out.to_string_lossy().starts_with(&*vault.to_string_lossy()) {
        return Err(Failure::bad(format!(
            "{} belongs to the caseload: give another file for the PDF",
            out.display()
        )));
    }
    Ok(())
}

async fn letter(letter: &Letter) -> Result<(), Failure> {
    let asked = &letter.paper;
    let wished = Wished { kind: letter.kind, profile: letter.profile, size: letter.format };
    keep_the_caseload(asked)?;
    let mut size = 0;
    let letter = with(&asked.vault, async |opened| {
        let case = cases::by_number(&opened.desk(), asked.case).await?;
        let letter = letters::make(&opened.desk(), case.id, wished).await.map_err(disk)?;
        let save = |bytes: &[u8]| {
            size = bytes.len();
            write_file(&asked.out, bytes)
        };
        letters::release(&opened.desk(), letter.id, "letter saved to a file", save).await.map_err(disk)?;
        Ok(letter)
    })
    .await?;
    written(asked, Some(letter.reference), letter.pages, size)
}

async fn plan(wished: &Plan) -> Result<(), Failure> {
    let asked = &wished.paper;
    let kind = if wished.summary { plans::Kind::Summary } else { plans::Kind::Full };
    keep_the_caseload(asked)?;
    let mut size = 0;
    let pages = with(&asked.vault, async |opened| {
        let case = cases::by_number(&opened.desk(), asked.case).await?;
        let pages = plans::pdf(&opened.desk(), case.id, wished.version, kind).await?.pages;
        let save = |bytes: &[u8]| {
            size = bytes.len();
            write_file(&asked.out, bytes)
        };
        plans::release(&opened.desk(), case.id, wished.version, kind, "plan saved to a file", save)
            .await
            .map_err(disk)?;
        Ok(pages)
    })
    .await?;
    written(asked, None, pages, size)
}

/// What the disk refuses is bad input here: another place was meant.
fn disk(error: CaseworkError) -> Failure {
    match error {
        CaseworkError::Unavailable(text) => Failure::bad(text),
        other => other.into(),
    }
}

fn written(asked: &Paper, letter: Option<String>, pages: u32, bytes: usize) -> Result<(), Failure> {
    let out = asked.out.display().to_string();
    let case = reference(asked.case);
    if asked.json {
        return json(&wire::Written { case, reference: letter, pages, bytes, out });
    }
    let what = letter.map_or_else(|| "Plan".to_owned(), |reference| format!("Letter {reference}"));
    line(&format!("{what} of {case}, {}: {out}", words::count(i64::from(pages), "page")))
}

/// Writes a paper beside its place and moves it there, so that no half file is left.
fn write_file(path: &Path, bytes: &[u8]) -> Result<(), String> {
    let unwritable = |error: std::io::Error| format!("{} can't be written: {error}", path.display());
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    if path.is_dir() {
        return Err(format!("{} is a folder: give a file's name", path.display()));
    }
    let part = folder.join(format!(".safehold-{}.part", std::process::id()));
    let write = || -> std::io::Result<()> {
        let mut file = create_private(&part)?;
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

/// A new file that only this account can read: what goes into it is about a victim.
fn create_private(path: &Path) -> std::io::Result<std::fs::File> {
    let mut how = std::fs::OpenOptions::new();
    how.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut how, 0o600);
    how.open(path)
}
