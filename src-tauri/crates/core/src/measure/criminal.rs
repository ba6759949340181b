//! Orders of the criminal courts and of magistrates against stalking; remand and prison.

use chrono::{DateTime, Utc};

use super::{End, Evidence, Moment, OrderRecord};

/// A restraining order, on conviction or on acquittal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RestrainingOrder {
    /// The court.
    pub court: String,
    /// The court's case number.
    pub case_number: String,
    /// When made: it begins.
    pub made: Moment,
    /// Made on acquittal (Protection from Harassment Act 1997 s5A).
    pub on_acquittal: bool,
    /// How it ends, as first made.
    pub end: End,
    /// What else is recorded.
    pub record: OrderRecord,
}

/// A stalking protection order, or the interim order before it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StalkingOrder {
    /// The interim order (Stalking Protection Act 2019 s5).
    pub interim: bool,
    /// The court.
    pub court: String,
    /// The court's case number.
    pub case_number: String,
    /// When made: it begins.
    pub made: Moment,
    /// When served: the three days to notify names and address begin.
    pub served: Option<Evidence>,
    /// How it ends, as first made.
    pub end: End,
    /// What else is recorded.
    pub record: OrderRecord,
}

/// Remand in custody or a sentence: it keeps the respondent away, and does not stop calls or messages.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Remand {
    /// From.
    pub from: DateTime<Utc>,
    /// The release date or the next remand hearing; `None`: not known.
    pub to: Option<DateTime<Utc>>,
    /// A sentence, not a remand.
    pub sentence: bool,
    /// Where.
    pub place: String,
}
