//! The register of orders: every order with its court, and the queues of what is still to be done with it.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use safehold_core::audit::Act;
use safehold_core::calendar::Calendar;
use safehold_core::id::CaseId;
use safehold_core::london;
use safehold_core::measure::{End, Facts, Measure};
use safehold_core::officer::Permission;
use safehold_core::person::reference;
use safehold_store::cases::CaseRow;
use safehold_store::{cases, measures};

use crate::desk::{Desk, Entry, Work};
use crate::error::CaseworkError;

/// What is still to be done with an order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Queue {
    /// Its terms are not on record.
    TermsToTranscribe,
    /// The respondent is not known to be aware.
    NotKnownAware,
    /// Not served.
    ServiceNotConfirmed,
    /// Its end is not stated, or has no time.
    EndNotStated,
    /// Ends within 56 days.
    Expiring,
}

impl Queue {
    /// All queues, in the order in which they are shown.
    pub const ALL: [Self; 5] = [
        Self::TermsToTranscribe,
        Self::NotKnownAware,
        Self::ServiceNotConfirmed,
        Self::EndNotStated,
        Self::Expiring,
    ];

    /// The code in files.
    pub fn code(self) -> &'static str {
        match self {
            Self::TermsToTranscribe => "terms",
            Self::NotKnownAware => "aware",
            Self::ServiceNotConfirmed => "service",
            Self::EndNotStated => "end",
            Self::Expiring => "expiring",
        }
    }

    /// Reads a code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|queue| queue.code() == code)
    }

    /// In words.
    pub fn label(self) -> &'static str {
        match self {
            Self::TermsToTranscribe => "Terms to transcribe",
            Self::NotKnownAware => "Respondent not known to be aware",
            Self::ServiceNotConfirmed => "Service not confirmed",
            Self::EndNotStated => "End not stated",
            Self::Expiring => "Ends within 8 weeks",
        }
    }
}

/// An order in the register.
#[derive(Debug, Clone, PartialEq)]
pub struct RegisterRow {
    /// The order.
    pub measure: Measure,
    /// The case.
    pub case: CaseId,
    /// `SH-2041`.
    pub reference: String,
    /// The victim's name.
    pub victim: String,
    /// What is still to be done.
    pub queues: Vec<Queue>,
    /// Its state in words.
    pub state: String,
    /// Its end with its kind.
    pub ends: String,
}

/// A queue with its length and since when its oldest order waits.
#[derive(Debug, Clone, PartialEq)]
pub struct QueueLength {
    /// Which.
    pub queue: Queue,
    /// How many orders.
    pub count: u64,
    /// When the oldest was received.
    pub oldest: Option<DateTime<Utc>>,
}

/// A page of the register.
#[derive(Debug, Clone, PartialEq)]
pub struct RegisterPage {
    /// Every queue.
    pub queues: Vec<QueueLength>,
    /// The orders, the latest received first.
    pub rows: Vec<RegisterRow>,
    /// How many orders the chosen queue holds, or there are in all.
    pub total: u64,
    /// How many orders are in force.
    pub in_force: u64,
    /// How many of them wait for somebody, in one queue or several.
    pub waiting: u64,
}

/// Orders that end by this moment are in the last queue.
fn soon(work: &Work<'_>) -> DateTime<Utc> {
    london::same_time_later(work.now, u64::from(work.policy.register_ending_days))
}

impl Queue {
    fn stored(self, soon: DateTime<Utc>) -> measures::Queue {
        match self {
            Self::TermsToTranscribe => measures::Queue::TermsToTranscribe,
            Self::NotKnownAware => measures::Queue::NotKnownAware,
            Self::ServiceNotConfirmed => measures::Queue::ServiceNotConfirmed,
            Self::EndNotStated => measures::Queue::EndNotStated,
            Self::Expiring => measures::Queue::EndsBy(soon),
        }
    }
}

/// How many orders wait for somebody: the count beside the register's name.
pub(crate) async fn waiting(work: &Work<'_>) -> Result<u64, CaseworkError> {
    let any = measures::Queue::Any(soon(work));
    Ok(measures::count_orders(&work.txn, work.now, Some(any)).await?)
}

/// A page of the orders in force, of one queue or all, with what is still to be done.
///
/// # Errors
/// `Forbidden`.
pub async fn orders(
    desk: &Desk<'_>,
    queue: Option<Queue>,
    limit: u64,
    offset: u64,
) -> Result<RegisterPage, CaseworkError> {
    let work = desk.begin(Permission::SeeCases).await?;
    let (now, soon) = (work.now, soon(&work));
    let chosen = queue.map(|queue| queue.stored(soon));
    let found = measures::orders(&work.txn, now, chosen, limit, offset).await?;
    let total = measures::count_orders(&work.txn, now, chosen).await?;
    let in_force = measures::count_orders(&work.txn, now, None).await?;
    let waiting = waiting(&work).await?;
    let mut queues = Vec::new();
    for queue in Queue::ALL {
        let stored = queue.stored(soon);
        let count = measures::count_orders(&work.txn, now, Some(stored)).await?;
        queues.push(QueueLength {
            queue,
            count,
            oldest: measures::oldest_order(&work.txn, now, stored).await?,
        });
    }
    let ids: Vec<CaseId> = found.iter().map(|measure| measure.case).collect();
    let rows = cases::rows_of(&work.txn, &ids).await?;
    let by_case: HashMap<CaseId, &CaseRow> = rows.iter().map(|row| (row.case.id, row)).collect();
    let row = |measure: Measure| {
        // One bad row never blanks a list.
        let row = by_case.get(&measure.case)?;
        Some(RegisterRow {
            case: row.case.id,
            reference: reference(row.case.number),
            victim: row.victim.clone(),
            queues: queues_of(&measure, soon, &work.calendar),
            state: measure.state(now, &work.calendar).to_owned(),
            ends: measure.end_words(&work.calendar),
            measure,
        })
    };
    let rows: Vec<RegisterRow> = found.into_iter().filter_map(row).collect();
    work.finish([Entry::of(Act::Consult, "register", format!("{} orders", rows.len()))]).await?;
    Ok(RegisterPage { queues, rows, total, in_force, waiting })
}

fn queues_of(measure: &Measure, soon: DateTime<Utc>, calendar: &Calendar) -> Vec<Queue> {
    let Facts::Nmo(order) = &measure.facts else { return Vec::new() };
    let mut queues = Vec::new();
    if measure.terms.is_empty() {
        queues.push(Queue::TermsToTranscribe);
    }
    if order.served.is_none() {
        let aware = order.aware.is_some() || order.present;
        queues.push(Queue::ServiceNotConfirmed);
        if !aware {
            queues.push(Queue::NotKnownAware);
        }
    }
    if matches!(order.end, End::NotStated | End::On(_) | End::UntilHearing(None)) {
        queues.push(Queue::EndNotStated);
    }
    if measure.ends(calendar).is_some_and(|end| end <= soon) {
        queues.push(Queue::Expiring);
    }
    queues
}
