//! The register of orders: every order with its court, and the queues of what is still to be done with it.

use std::collections::HashMap;

use safehold_core::audit::Act;
use safehold_core::id::CaseId;
use safehold_core::measure::{End, Facts, Measure};
use safehold_core::officer::Permission;
use safehold_core::person::reference;
use safehold_core::words;
use safehold_store::cases::CaseRow;
use safehold_store::{cases, measures};

use crate::desk::{Desk, Entry};
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

/// The orders in force, with what is still to be done, the latest received first.
///
/// # Errors
/// `Forbidden`.
pub async fn orders(desk: &Desk<'_>) -> Result<Vec<RegisterRow>, CaseworkError> {
    let work = desk.begin(Permission::SeeCases).await?;
    let found = measures::orders(&work.txn).await?;
    let ids: Vec<CaseId> = found.iter().map(|measure| measure.case).collect();
    let rows = cases::rows_of(&work.txn, &ids).await?;
    let soon = safehold_core::london::same_time_later(work.now, 56);
    let by_case: HashMap<CaseId, &CaseRow> = rows.iter().map(|row| (row.case.id, row)).collect();
    let mut result: Vec<RegisterRow> = Vec::new();
    for measure in found {
        let Some(row) = by_case.get(&measure.case) else { continue };
        let Facts::Nmo(order) = &measure.facts else { continue };
        if !measure.live_at(work.now, &work.calendar) {
            continue;
        }
        let mut queues = Vec::new();
        if measure.terms.is_empty() {
            queues.push(Queue::TermsToTranscribe);
        }
        if order.served.is_none() {
            let aware = order.aware.is_some() || order.present;
            queues.push(if aware { Queue::ServiceNotConfirmed } else { Queue::NotKnownAware });
        }
        if matches!(order.end, End::NotStated | End::On(_) | End::UntilHearing(None)) {
            queues.push(Queue::EndNotStated);
        }
        if measure.ends(&work.calendar).is_some_and(|end| end <= soon) {
            queues.push(Queue::Expiring);
        }
        result.push(RegisterRow {
            case: row.case.id,
            reference: reference(row.case.number),
            victim: row.victim.clone(),
            queues,
            state: measure.state(work.now, &work.calendar).to_owned(),
            ends: measure.end_words(&work.calendar),
            measure,
        });
    }
    result.sort_by(|a, b| {
        b.measure.received_at.cmp(&a.measure.received_at).then(a.reference.cmp(&b.reference))
    });
    work.finish([Entry::of(Act::Consult, "register", format!("{} orders", result.len()))]).await?;
    Ok(result)
}

/// How many orders a queue holds and since when the oldest waits.
pub fn queue(rows: &[RegisterRow], queue: Queue) -> (usize, Option<String>) {
    let waiting = rows.iter().filter(|row| row.queues.contains(&queue));
    let oldest = waiting.clone().map(|row| row.measure.received_at).min();
    (waiting.count(), oldest.map(|at| words::short_date(safehold_core::london::date(at))))
}
