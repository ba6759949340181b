//! Bringing in the court's feed: first a preview of what each row will become, then the orders, all or none.
//! A preview is the same work, undone: the two can't disagree. Bringing the same file in again creates nothing.

mod compare;
mod find;
mod landing;
mod opening;
mod place;

pub(crate) use opening::unknown_channel;

use std::collections::HashMap;

use safehold_core::audit::Act;
use safehold_core::difference::Difference;
use safehold_core::id::CaseId;
use safehold_core::intake::{FeedOrder, read_feed};
use safehold_core::london;
use safehold_core::officer::Permission;
use safehold_core::words::{count, list};
use safehold_store::{differences, feed};
use sha2::{Digest, Sha256};

use crate::desk::{Desk, Entry, Work};
use crate::error::CaseworkError;

/// What a row becomes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fate {
    /// A case is opened.
    NewCase,
    /// The court's case is here already: the order is added to it.
    AddedTo,
    /// The order is here already: this is its next version, in force from its making.
    Version {
        /// 2 for the first variation.
        number: u32,
    },
    /// Somebody recorded the order by hand: the row joins it.
    Joined,
    /// An earlier file of an order whose later one is here: kept, and noted for an officer.
    Older,
    /// The order is here already: nothing is created.
    Here,
}

/// A row, what it becomes and what it brings with it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Coming {
    /// The order.
    pub order: FeedOrder,
    /// What becomes of it.
    pub fate: Fate,
    /// The case it belongs to, opened by this file or here before.
    pub case: CaseId,
    /// The case's reference. In a preview of a case that is not open yet it is the number that comes next.
    pub reference: String,
    /// The row of this file that opens the case, where that is another row.
    pub opened_by: Option<usize>,
    /// What the row changes in the record, each in words: "Victim's address becomes confidential".
    pub changes: Vec<String>,
    /// What the court says differently from the record: an officer settles it.
    pub differences: Vec<Difference>,
}

impl Coming {
    fn creates(&self) -> bool {
        matches!(self.fate, Fate::NewCase | Fate::AddedTo)
    }
}

/// What a file will do, or did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FeedReport {
    /// Every row with an order.
    pub orders: Vec<Coming>,
    /// What was noticed and does no harm.
    pub notes: Vec<String>,
    /// Orders that are new.
    pub new: usize,
    /// Orders that are the next version of one that is here.
    pub versions: usize,
    /// Orders that are here already.
    pub here: usize,
    /// What differs from the record, for an officer to settle.
    pub differing: usize,
    /// Whether there is anything to bring in: an order, a change, or something that differs.
    pub news: bool,
}

impl FeedReport {
    fn of(orders: Vec<Coming>, notes: Vec<String>) -> Self {
        let number = |which: fn(&Coming) -> bool| orders.iter().filter(|coming| which(coming)).count();
        let differing = orders.iter().map(|coming| coming.differences.len()).sum();
        let (new, versions) =
            (number(Coming::creates), number(|coming| matches!(coming.fate, Fate::Version { .. })));
        Self {
            new,
            versions,
            here: orders.len() - new - versions,
            differing,
            news: orders.iter().any(|coming| {
                coming.fate != Fate::Here || !coming.changes.is_empty() || !coming.differences.is_empty()
            }),
            orders,
            notes,
        }
    }

    /// In one sentence.
    pub fn words(&self, done: bool) -> String {
        if self.orders.is_empty() {
            return "No orders: the court made none on that day.".to_owned();
        }
        let many = |n: usize, what: &str| count(n as i64, what);
        let verb = if done { "brought in" } else { "to bring in" };
        let mut coming = Vec::new();
        if self.new > 0 || self.versions == 0 {
            coming.push(many(self.new, "order"));
        }
        if self.versions > 0 {
            coming.push(many(self.versions, "new version"));
        }
        let here = if self.here > 0 { format!(", {} here already", self.here) } else { String::new() };
        let all = format!("{} {verb}{here}", list(&coming));
        match self.differing {
            0 => format!("{all}."),
            n => format!("{all}. {} from the record to settle.", many(n, "difference")),
        }
    }
}

/// Reads a file and says what each row will become. Changes nothing.
///
/// # Errors
/// `Invalid` with everything that is wrong with the file, `Forbidden`.
pub async fn preview(desk: &Desk<'_>, name: &str, bytes: &[u8]) -> Result<FeedReport, CaseworkError> {
    let work = desk.begin(Permission::BringInFeed).await?;
    let (report, _) = take_in(&work, name, bytes).await?;
    work.undo().await?;
    let work = desk.begin(Permission::BringInFeed).await?;
    work.finish([Entry::of(Act::Consult, "court feed", format!("{} orders", report.orders.len()))]).await?;
    Ok(report)
}

/// Brings a file in: the orders that are new are created, each with its contact task; what differs from the
/// record is noted; what the court wants kept confidential is so at once.
///
/// # Errors
/// As for [`preview`]; nothing is created then.
pub async fn bring_in(desk: &Desk<'_>, name: &str, bytes: &[u8]) -> Result<FeedReport, CaseworkError> {
    let work = desk.begin(Permission::BringInFeed).await?;
    let (report, entries) = take_in(&work, name, bytes).await?;
    work.finish(entries).await?;
    Ok(report)
}

/// Does all of it within work already begun.
async fn take_in(
    work: &Work<'_>,
    name: &str,
    bytes: &[u8],
) -> Result<(FeedReport, Vec<Entry>), CaseworkError> {
    let read = read_feed(bytes, london::date(work.now))?;
    feed::alone(&work.txn).await?;
    let sha256: String = Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect();
    let file = feed::insert_file(&work.txn, name, &sha256, work.now, work.me.id, read.orders.len()).await?;
    let mut entries = Vec::new();
    let mut orders: Vec<Coming> = Vec::new();
    let mut opened: HashMap<CaseId, usize> = HashMap::new();
    for order in read.orders {
        let source = format!("{name}, row {}", order.place.row);
        let landed = landing::land(work, file, &order, &source).await?;
        for difference in &landed.differences {
            differences::insert(&work.txn, difference).await?;
        }
        entries.extend(landed.entries);
        if landed.fate == Fate::NewCase {
            opened.insert(landed.case, order.place.row);
        }
        let opened_by = opened.get(&landed.case).copied().filter(|row| *row != order.place.row);
        orders.push(Coming {
            order,
            fate: landed.fate,
            case: landed.case,
            reference: landed.reference,
            opened_by,
            changes: landed.changes,
            differences: landed.differences,
        });
    }
    let report = FeedReport::of(orders, read.notes);
    entries.push(Entry::of(Act::Collect, "court feed", format!("{} new orders", report.new)));
    Ok((report, entries))
}
