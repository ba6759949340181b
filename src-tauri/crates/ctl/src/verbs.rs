//! What each verb does: one use case each, and the words for its answer.

use std::io::{BufRead, Read};
use std::path::Path;

use chrono::{DateTime, Utc};
use safehold_casework::demo::{Wish, invent};
use safehold_casework::desk::Desk;
use safehold_casework::letters::{Envelope, Wished};
use safehold_casework::session::{self, Caseload, me};
use safehold_casework::{CaseworkError, cases, intake, letters, people, plans, tasks};
use safehold_core::id::{CaseId, OfficerId};
use safehold_core::letter::Format;
use safehold_core::letter_gate::GateAnswer;
use safehold_core::person::reference;
use safehold_core::{london, words};
use zeroize::Zeroizing;

use crate::answer::{Failure, json, line};
use crate::arguments::{Arguments, CourtFeed, Demo, Letter, Listing, Paper, Plan, SecondPerson, Vault, Verb};
use crate::{clock, cover, letters as due_letters, out_file, wire};

/// Does what the command line says.
pub async fn run(arguments: Arguments) -> Result<(), Failure> {
    match arguments.verb {
        Verb::Demo(asked) => demo(&asked).await,
        Verb::CourtFeed(asked) => court_feed(&asked).await,
        Verb::Cases(asked) => list_cases(&asked).await,
        Verb::Tasks(asked) => list_tasks(&asked).await,
        Verb::Letter(asked) => letter(&asked).await,
        Verb::Letters(asked) => due_letters::letters(&asked).await,
        Verb::Plan(asked) => plan(&asked).await,
        Verb::Clock(asked) => clock::clock(&asked),
        Verb::Cover(asked) => cover::cover(&asked),
        Verb::Holidays(asked) => clock::holidays(&asked),
    }
}

/// Bytes that are read of a line: more than any password has.
const LONGEST_LINE: usize = 4096;

/// The next line of standard input.
fn password() -> Result<Zeroizing<String>, Failure> {
    let mut text = Zeroizing::new(String::with_capacity(LONGEST_LINE));
    std::io::stdin()
        .lock()
        .take(LONGEST_LINE as u64)
        .read_line(&mut text)
        .map_err(|_| Failure::bad("The password on standard input is not UTF-8 text"))?;
    // A longer line would be cut, and its rest taken for the next one.
    if text.len() == LONGEST_LINE {
        return Err(Failure::bad(
            "The password on standard input is too long: no password has more than 512 characters",
        ));
    }
    let password = Zeroizing::new(text.trim_end_matches(['\n', '\r']).to_owned());
    if password.is_empty() {
        return Err(Failure::bad("No password came on standard input: send each on a line of its own"));
    }
    Ok(password)
}

pub(crate) struct Opened {
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

    pub(crate) fn desk(&self) -> Desk<'_> {
        self.caseload.desk(self.officer, self.at).by_clock(self.clock)
    }
}

/// Opens the caseload, does the work and closes the file, also where the work is refused: the program must not end
/// while a file is being closed.
pub(crate) async fn with<T>(
    vault: &Vault,
    work: impl AsyncFnOnce(&Opened) -> Result<T, Failure>,
) -> Result<T, Failure> {
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

async fn letter(letter: &Letter) -> Result<(), Failure> {
    let asked = &letter.paper;
    let wished = Wished {
        kind: letter.kind,
        envelope: letter.profile.map_or(Envelope::OfUnit, Envelope::Chosen),
        language: letter.lang,
        format: letter.format,
        ..Wished::default()
    };
    out_file::look(&asked.out, &asked.vault.vault)?;
    let mut size = 0;
    let letter = with(&asked.vault, async |opened| {
        let case = cases::by_number(&opened.desk(), asked.case).await?;
        let desk = opened.desk();
        let form = match letter.format {
            Some(form) => form,
            None => people::victim(&desk, case.id).await?.format,
        };
        if form == Format::Plain {
            size = read_out(&desk, case.id, wished, &asked.out).await?;
            return Ok(None);
        }
        let answer = letters::ask_gate(&desk, case.id, wished).await?.answer;
        let second = second_person(opened, &letter.second, &answer).await?;
        let letter = letters::make(&desk, case.id, wished).await.map_err(disk)?;
        if let Some((second, because)) = second {
            letters::agree(&second, letter.id, because).await?;
        }
        let save = |bytes: &[u8]| {
            size = bytes.len();
            out_file::write(&asked.out, bytes)
        };
        letters::release(&opened.desk(), letter.id, "letter saved to a file", save).await.map_err(disk)?;
        Ok(Some(letter))
    })
    .await?;
    match letter {
        Some(letter) => written(
            asked,
            &format!("Letter {}", letter.reference),
            Some(letter.reference),
            letter.pages,
            size,
        ),
        None => written(asked, "Text to read out", None, 0, size),
    }
}

/// Writes a letter as a text to be read out, and gives its length in bytes: that needs a safe phone, and no envelope.
async fn read_out(desk: &Desk<'_>, case: CaseId, wished: Wished, out: &Path) -> Result<usize, Failure> {
    let save = |text: &str| out_file::write(out, text.as_bytes());
    let how = "letter saved as a text to read out";
    Ok(letters::read_out(desk, case, wished, how, save).await.map_err(disk)?.text.len())
}

/// The desk of the second person, where the gate asks for one, and why that person agrees. Refused with everything that
/// stands against the letter where nobody could agree or nobody does.
async fn second_person<'a>(
    opened: &'a Opened,
    given: &'a SecondPerson,
    answer: &GateAnswer,
) -> Result<Option<(Desk<'a>, &'a str)>, Failure> {
    let named = given.agreed_by.as_deref().zip(given.because.as_deref());
    let all = answer.reasons.iter().chain(&answer.ambers);
    match named {
        _ if !answer.reasons.is_empty() => Err(Failure::Refused(all.map(|one| one.text.clone()).collect())),
        None if answer.ambers.is_empty() => Ok(None),
        None => Err(Failure::Refused(
            all.map(|amber| {
                format!("{} (a second person agrees: --agreed-by NAME --because TEXT)", amber.text)
            })
            .collect(),
        )),
        Some(_) if answer.ambers.is_empty() => {
            Err(Failure::bad("This letter needs no second person: leave --agreed-by and --because out"))
        }
        Some((name, because)) => {
            let password = password()?;
            let desk = session::second_person(&opened.caseload, &opened.desk(), name, &password).await?;
            Ok(Some((desk, because)))
        }
    }
}

async fn plan(wished: &Plan) -> Result<(), Failure> {
    let asked = &wished.paper;
    let kind = if wished.summary { plans::Kind::Summary } else { plans::Kind::Full };
    out_file::look(&asked.out, &asked.vault.vault)?;
    let mut size = 0;
    let pages = with(&asked.vault, async |opened| {
        let case = cases::by_number(&opened.desk(), asked.case).await?;
        let pages = plans::pdf(&opened.desk(), case.id, wished.version, kind)
            .await
            .map_err(|error| match (error, wished.version) {
                (CaseworkError::NotFound(_), Some(version)) => {
                    Failure::bad(format!("{} has no plan of version {version}", reference(asked.case)))
                }
                (error, _) => error.into(),
            })?
            .pages;
        let save = |bytes: &[u8]| {
            size = bytes.len();
            out_file::write(&asked.out, bytes)
        };
        plans::release(&opened.desk(), case.id, wished.version, kind, "plan saved to a file", save)
            .await
            .map_err(disk)?;
        Ok(pages)
    })
    .await?;
    written(asked, "Plan", None, pages, size)
}

/// What the disk refuses is bad input here: another place was meant.
fn disk(error: CaseworkError) -> Failure {
    match error {
        CaseworkError::Unavailable(text) => Failure::bad(text),
        other => other.into(),
    }
}

/// Says what was written; a text has no pages.
fn written(
    asked: &Paper,
    what: &str,
    letter: Option<String>,
    pages: u32,
    bytes: usize,
) -> Result<(), Failure> {
    let out = asked.out.display().to_string();
    let case = reference(asked.case);
    if asked.json {
        return json(&wire::Written { case, reference: letter, pages, bytes, out });
    }
    let length =
        if pages == 0 { String::new() } else { format!(", {}", words::count(i64::from(pages), "page")) };
    line(&format!("{what} of {case}{length}: {out}"))
}
