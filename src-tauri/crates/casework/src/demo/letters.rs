//! What became of the letters of an invented caseload: what was due weeks ago was sent; the latest of it is kept letter by
//! letter: printed, posted, come back, collected, recalled.
//!
//! Made with the use cases' own functions at moments in the past, so that each is the letter that was due then.

use chrono::{DateTime, Duration, Utc};
use safehold_core::audit::Act;
use safehold_core::id::OfficerId;
use safehold_core::letter::{
    Closing, Done, Fate, Happening, Letter, LetterDue, LetterKind, Outlet, Run, RunItem,
};
use safehold_core::london;
use safehold_core::officer::Permission;
use safehold_store::{dues, letters, runs};

use super::Dice;
use crate::desk::{Entry, Work};
use crate::error::CaseworkError;
use crate::letters::{Wished, make_within};
use crate::post::{self, Booking};
use crate::session::Caseload;

/// What was due longer ago than so many days was sent.
const SENT_AFTER_DAYS: i64 = 3;
/// The most letters that are kept one by one.
const KEPT: usize = 30;

/// What becomes of the `n`th letter kept, counted back from the latest: a few of each, most with the post.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Fortune {
    InTheTray,
    Posted,
    CameBack,
    Collected,
    Recalled,
}

fn fortune(n: usize, cases: u32) -> Fortune {
    match n {
        0..=2 => Fortune::InTheTray,
        // A small caseload keeps every victim's post as its story says.
        7 if cases >= 40 => Fortune::CameBack,
        11 if cases >= 40 => Fortune::Collected,
        14 if cases >= 40 => Fortune::Recalled,
        19 if cases >= 100 => Fortune::CameBack,
        _ => Fortune::Posted,
    }
}

/// Tells what became of letters that were due before.
pub(super) async fn tell(
    caseload: &Caseload,
    first: OfficerId,
    dice: &Dice,
    cases: u32,
) -> Result<(), CaseworkError> {
    let now = dice.now;
    let desk = caseload.desk(first, now);
    let mut work = desk.begin(Permission::PrintLetters).await?;
    let before = now - Duration::days(SENT_AFTER_DAYS);
    let mut late = dues::open(&work.txn, before, now, u64::from(cases).min(4_000)).await?;
    late.retain(|due| due.called.kind == LetterKind::OrderRecorded);
    late.reverse();
    let mut tray = Vec::new();
    let mut kept = 0;
    for due in late {
        if kept >= KEPT.min(cases as usize / 4) {
            break;
        }
        if let Some(letter) = sent(&mut work, dice, due, fortune(kept, cases)).await? {
            tray.extend(letter);
            kept += 1;
        }
    }
    work.now = now;
    printed_yesterday(&mut work, dice, &tray).await?;
    let sent = "Sent before this caseload was begun";
    dues::close_before(&work.txn, before, (Closing::TakenOff, now, sent)).await?;
    if cases >= 40 {
        hold_one(&work).await?;
    }
    work.now = now;
    work.finish([Entry::of(Act::Collect, "invented letters", kept.to_string())]).await
}

/// Makes and sends one; nothing where the gate refused it then. Gives the letter itself where it still lies in the tray.
async fn sent(
    work: &mut Work<'_>,
    dice: &Dice,
    due: LetterDue,
    fortune: Fortune,
) -> Result<Option<Option<(Letter, LetterDue)>>, CaseworkError> {
    let made_at = if fortune == Fortune::InTheTray { yesterday(dice) } else { afternoon(due.called.due) };
    work.now = made_at;
    if !crate::queue::item(work, due.id).await?.printable() {
        return Ok(None);
    }
    let wished = Wished { kind: due.called.kind, ..Wished::default() };
    let (letter, pdf) = match make_within(work, due.case, wished).await {
        Ok(made) => made,
        Err(CaseworkError::Refused(..)) => return Ok(None),
        Err(other) => return Err(other),
    };
    letters::insert(&work.txn, &letter, &pdf.bytes).await?;
    let done = Done { at: made_at, by: work.me.id };
    let due = LetterDue { letter: Some(letter.id), accepted: Some(done), ..due };
    dues::update(&work.txn, &due).await?;
    if fortune == Fortune::InTheTray {
        return Ok(Some(Some((letter, due))));
    }
    work.now = made_at + Duration::minutes(20);
    post::printed(work, &letter, "letter printed", None).await?;
    match fortune {
        Fortune::Collected => {
            work.now = made_at + Duration::hours(19);
            post::book_within(work, &letter, Booking::Collected, "Driving licence seen", false).await?;
        }
        Fortune::Recalled => {
            work.now = made_at + Duration::hours(1);
            let why = "She asked to collect it instead";
            post::add(work, letter.id, Happening::Recalled, why, None, None).await?;
        }
        _ => {
            work.now = made_at + Duration::hours(2);
            post::book_within(work, &letter, Booking::Posted, "", false).await?;
        }
    }
    if fortune == Fortune::CameBack {
        work.now = (made_at + Duration::days(6)).min(dice.now - Duration::hours(2));
        post::book_within(work, &letter, Booking::Returned, "addressee gone away", false).await?;
    }
    Ok(Some(None))
}

/// The run of yesterday: its letters are in the tray.
async fn printed_yesterday(
    work: &mut Work<'_>,
    dice: &Dice,
    tray: &[(Letter, LetterDue)],
) -> Result<(), CaseworkError> {
    if tray.is_empty() {
        return Ok(());
    }
    let at = yesterday(dice) + Duration::minutes(30);
    work.now = at;
    let done = Done { at: at + Duration::minutes(5), by: work.me.id };
    let items: Vec<RunItem> = (1..)
        .zip(tray)
        .map(|(place, (letter, due))| RunItem {
            place,
            due: due.id,
            case: letter.case,
            kind: letter.kind,
            looked_at: true,
            letter: Some(letter.id),
            reference: letter.reference.clone(),
            pages: letter.pages,
            fate: Fate::Printed,
            reasons: Vec::new(),
        })
        .collect();
    let run = Run {
        id: work.ids.next(),
        number: runs::next_number(&work.txn).await?,
        at,
        by: work.me.id,
        outlet: Outlet::Printer,
        printer: "Front_office".to_owned(),
        two_sided: true,
        due_to: london::date(at),
        ended_at: Some(at),
        cancelled: false,
        counted: Some((safehold_core::letter::sheets_expected(&items, true), done)),
    };
    runs::insert(&work.txn, &run, &items).await?;
    for (letter, _) in tray {
        post::printed(work, letter, "letter printed", Some(run.id)).await?;
    }
    Ok(())
}

/// Somebody holds one back.
async fn hold_one(work: &Work<'_>) -> Result<(), CaseworkError> {
    let soon = crate::queue::end_of_day(london::date(work.now));
    let items = crate::queue::items(work, soon).await?;
    let Some(item) = items.iter().filter(|item| item.printable()).nth(4) else { return Ok(()) };
    let done = Done { at: work.now - Duration::hours(2), by: work.me.id };
    for due in &item.dues {
        let why = "She is moving this week: wait until she rings".to_owned();
        dues::update(&work.txn, &LetterDue { held: Some((done, why)), ..due.clone() }).await?;
    }
    Ok(())
}

fn yesterday(dice: &Dice) -> DateTime<Utc> {
    dice.at(-1, 15, 0)
}

fn afternoon(due: DateTime<Utc>) -> DateTime<Utc> {
    let time = chrono::NaiveTime::from_hms_opt(14, 0, 0).unwrap_or_default();
    london::instant(london::date(due), time)
}
