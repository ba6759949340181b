//! When things happened and how they end, as papers say it: to the minute, the day alone, until a hearing.

use chrono::{DateTime, NaiveDate, Utc};

use crate::london;
use crate::words;

/// When a court made an order: to the minute, or the date alone where that is all the paper says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Moment {
    /// To the minute.
    At(DateTime<Utc>),
    /// The date alone.
    On(NaiveDate),
}

impl Moment {
    /// The earliest instant it can mean.
    pub fn earliest(self) -> DateTime<Utc> {
        match self {
            Self::At(at) => at,
            Self::On(day) => london::midnight(day),
        }
    }

    /// The day in London.
    pub fn day(self) -> NaiveDate {
        match self {
            Self::At(at) => london::date(at),
            Self::On(day) => day,
        }
    }

    /// "Thu 26 Nov 2026 14:00" or "Thu 26 Nov 2026".
    pub fn words(self) -> String {
        match self {
            Self::At(at) => words::short_date_time(at),
            Self::On(day) => words::short_date(day),
        }
    }
}

/// How an order ends by itself. A bare date is kept apart from a date and time: somebody has to ask the court.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum End {
    /// A date and time.
    At(DateTime<Utc>),
    /// A date without a time: cover is counted to 00:00 of that day, and the end is uncertain.
    On(NaiveDate),
    /// Until the next hearing, whose date may not be known yet.
    UntilHearing(Option<DateTime<Utc>>),
    /// The court set no end.
    Open,
    /// The notification does not say: read the order.
    NotStated,
}

impl End {
    /// The instant to which cover counts, where one is known.
    pub fn counted_to(self) -> Option<DateTime<Utc>> {
        match self {
            Self::At(at) | Self::UntilHearing(Some(at)) => Some(at),
            Self::On(day) => Some(london::midnight(day)),
            Self::UntilHearing(None) | Self::Open | Self::NotStated => None,
        }
    }

    /// The end in words: "Order ends Mon 3 May 2027 16:00", "No end set by the court".
    pub fn words(self) -> String {
        match self {
            Self::At(at) => format!("Order ends {}", words::short_date_time(at)),
            Self::On(day) => format!("Order ends {}, no time given", words::short_date(day)),
            Self::UntilHearing(Some(at)) => format!("Until the hearing {}", words::short_date_time(at)),
            Self::UntilHearing(None) => "Until the next hearing, date not known".to_owned(),
            Self::Open => "No end set by the court".to_owned(),
            Self::NotStated => "End not stated: read the order".to_owned(),
        }
    }
}

/// With or without notice to the respondent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Notice {
    /// The respondent was told of the application first.
    With,
    /// Made before the respondent was told.
    Without,
    /// The notification does not say.
    #[default]
    NotStated,
}

/// A fact about the respondent with its evidence: aware, or served.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Evidence {
    /// When.
    pub at: DateTime<Utc>,
    /// How, and by whom: "told by phone, PC Rahman", "process server Hale & Co, FL415".
    pub how: String,
}

/// A hearing and what came of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hearing {
    /// When.
    pub at: DateTime<Utc>,
    /// Where.
    pub place: String,
    /// What came of it: "order continued to 26 Nov 2027"; `None`: not recorded yet.
    pub outcome: Option<String>,
}

/// What kind of outcome ended a bail or a notice.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum OutcomeKind {
    /// The police or prosecutors take it no further.
    NoFurtherAction,
    /// Charged.
    Charged,
    /// Conditions or notice cancelled.
    Cancelled,
    /// The court decided the application.
    Determined,
    /// The application was withdrawn.
    Withdrawn,
    /// Convicted or acquitted.
    Verdict,
    /// The court discharged the order.
    Discharged,
    /// Released from custody.
    Released,
    /// Anything else, as its words say.
    Other,
}

impl OutcomeKind {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Self; 9] = [
        Self::NoFurtherAction,
        Self::Charged,
        Self::Cancelled,
        Self::Determined,
        Self::Withdrawn,
        Self::Verdict,
        Self::Discharged,
        Self::Released,
        Self::Other,
    ];

    /// The code in files.
    pub fn code(self) -> &'static str {
        match self {
            Self::NoFurtherAction => "no-further-action",
            Self::Charged => "charged",
            Self::Cancelled => "cancelled",
            Self::Determined => "determined",
            Self::Withdrawn => "withdrawn",
            Self::Verdict => "verdict",
            Self::Discharged => "discharged",
            Self::Released => "released",
            Self::Other => "other",
        }
    }

    /// Reads a code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }

    /// In words, where nothing more is recorded: "Charged".
    pub fn label(self) -> &'static str {
        match self {
            Self::NoFurtherAction => "No further action by police",
            Self::Charged => "Charged",
            Self::Cancelled => "Conditions cancelled",
            Self::Determined => "Decided by the court",
            Self::Withdrawn => "Application withdrawn",
            Self::Verdict => "Verdict",
            Self::Discharged => "Discharged by the court",
            Self::Released => "Released",
            Self::Other => "Ended",
        }
    }
}

/// How a bail or notice came to its end.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outcome {
    /// When.
    pub at: DateTime<Utc>,
    /// What kind.
    pub kind: OutcomeKind,
    /// What happened, in words: "Charged", "Order made".
    pub what: String,
}
