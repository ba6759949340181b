//! Protective measures as they are recorded. An order's being made, the respondent's being aware of it and
//! its being served are three separate facts, never one status.
//!
//! Not here: what a measure covers when (see [`crate::cover`]).

use chrono::{DateTime, NaiveDate, Utc};

use crate::calendar::Calendar;
use crate::clocks::{bail_last_day, notice_deadline, order_last_day};
use crate::id::{CaseId, MeasureId, OfficerId};
use crate::london;
use crate::terms::Term;
use crate::words;

/// The kinds of measure, by the codes that files and screens use.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum MeasureKind {
    /// Non-molestation order (Family Law Act 1996 s42).
    Nmo,
    /// Pre-charge bail with conditions (PACE 1984 part 4).
    PreChargeBail,
    /// Domestic violence protection notice (Crime and Security Act 2010 s24).
    Dvpn,
    /// Domestic violence protection order (Crime and Security Act 2010 s28).
    Dvpo,
}

impl MeasureKind {
    /// All kinds, in the order in which a form offers them.
    pub const ALL: [Self; 4] = [Self::Nmo, Self::PreChargeBail, Self::Dvpn, Self::Dvpo];

    /// The code: `NMO`.
    pub fn code(self) -> &'static str {
        match self {
            Self::Nmo => "NMO",
            Self::PreChargeBail => "PCB",
            Self::Dvpn => "DVPN",
            Self::Dvpo => "DVPO",
        }
    }

    /// Reads a code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }

    /// The name in full.
    pub fn name(self) -> &'static str {
        match self {
            Self::Nmo => "Non-molestation order",
            Self::PreChargeBail => "Pre-charge bail",
            Self::Dvpn => "Domestic violence protection notice",
            Self::Dvpo => "Domestic violence protection order",
        }
    }

    /// A name for tight places: "Order (NMO)".
    pub fn short(self) -> &'static str {
        match self {
            Self::Nmo => "Order (NMO)",
            Self::PreChargeBail => "Bail",
            Self::Dvpn => "Notice (DVPN)",
            Self::Dvpo => "Order (DVPO)",
        }
    }
}

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

/// A non-molestation order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Nmo {
    /// The court.
    pub court: String,
    /// The court's case number.
    pub case_number: String,
    /// When the court made it.
    pub made: Moment,
    /// With or without notice.
    pub notice: Notice,
    /// The respondent was in court, or consented.
    pub present: bool,
    /// When the respondent became aware that it exists.
    pub aware: Option<Evidence>,
    /// When it was served.
    pub served: Option<Evidence>,
    /// How it ends.
    pub end: End,
}

impl Nmo {
    /// From when breaking it can be a crime: when made if on notice with the respondent there or by
    /// consent; else once the respondent is aware or served, whichever comes first
    /// (Family Law Act 1996 s42A(2); DPP v Stephenson [2025] EWHC 950 (Admin)).
    pub fn criminally_enforceable_from(&self) -> Option<DateTime<Utc>> {
        let made = self.made.earliest();
        if self.present {
            return Some(made);
        }
        let known = [&self.aware, &self.served].into_iter().flatten().map(|fact| fact.at.max(made));
        known.min()
    }
}

/// How a bail or notice came to its end.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outcome {
    /// When.
    pub at: DateTime<Utc>,
    /// What happened, in words: "Charged", "No further action", "Order made".
    pub what: String,
}

/// Pre-charge bail with conditions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PreChargeBail {
    /// Custody reference.
    pub custody_ref: String,
    /// When arrested: bail months begin the day after.
    pub arrested_at: DateTime<Utc>,
    /// When released on bail: conditions begin.
    pub released_at: DateTime<Utc>,
    /// Applicable bail period, months from the day after arrest.
    pub months: u32,
    /// When the suspect must come back.
    pub return_at: Option<DateTime<Utc>>,
    /// The police station of the return.
    pub station: String,
    /// The victim's views on the conditions.
    pub victim_views: String,
    /// What ended it.
    pub outcome: Option<Outcome>,
}

impl PreChargeBail {
    /// The last day of the applicable bail period.
    pub fn last_day(&self) -> NaiveDate {
        bail_last_day(london::date(self.arrested_at), self.months)
    }

    /// When the conditions stop, as far as is known: the return, the end of the last day, or the outcome.
    pub fn ends(&self) -> DateTime<Utc> {
        let limit = london::end_of(self.last_day());
        let planned = self.return_at.map_or(limit, |at| at.min(limit));
        self.outcome.as_ref().map_or(planned, |outcome| outcome.at.min(planned))
    }
}

/// A domestic violence protection notice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dvpn {
    /// The authorising superintendent.
    pub authorised_by: String,
    /// When served on the respondent: it begins.
    pub served_at: DateTime<Utc>,
    /// The court that hears the application.
    pub court: String,
    /// The hearing.
    pub hearing_at: Option<DateTime<Utc>>,
    /// The hearing was adjourned: the notice goes on until it is determined.
    pub adjourned: bool,
    /// The application determined or withdrawn.
    pub outcome: Option<Outcome>,
}

impl Dvpn {
    /// When it stops, as far as is known: determined, or the deadline of the 48 hours to work to; `None`
    /// while an adjourned hearing is not determined.
    pub fn ends(&self, calendar: &Calendar) -> Option<DateTime<Utc>> {
        match (&self.outcome, self.adjourned) {
            (Some(outcome), true) => Some(outcome.at),
            (None, true) => None,
            (Some(outcome), false) => {
                Some(outcome.at.min(notice_deadline(self.served_at, calendar).conservative))
            }
            (None, false) => Some(notice_deadline(self.served_at, calendar).conservative),
        }
    }
}

/// A domestic violence protection order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dvpo {
    /// The magistrates' court.
    pub court: String,
    /// When made: it begins.
    pub made_at: DateTime<Utc>,
    /// Its length in days, the day made being day 1; 14 to 28.
    pub days: u32,
}

impl Dvpo {
    /// The last day.
    pub fn last_day(&self) -> NaiveDate {
        order_last_day(london::date(self.made_at), self.days)
    }
}

/// The facts of a measure, by its kind.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Facts {
    /// A non-molestation order.
    Nmo(Nmo),
    /// Pre-charge bail.
    PreChargeBail(PreChargeBail),
    /// A notice.
    Dvpn(Dvpn),
    /// An order of the magistrates.
    Dvpo(Dvpo),
}

/// Where a measure's record came from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Origin {
    /// Recorded by hand.
    Hand,
    /// A row of the court's feed: its file of the order, which is its identity there.
    CourtFeed {
        /// The order's file name.
        order_file: String,
    },
}

/// One protective measure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Measure {
    /// Its identity.
    pub id: MeasureId,
    /// The case.
    pub case: CaseId,
    /// What it is.
    pub facts: Facts,
    /// Its terms, in the order's order; none: still to be transcribed.
    pub terms: Vec<Term>,
    /// Where the record came from.
    pub origin: Origin,
    /// When police received or recorded it.
    pub received_at: DateTime<Utc>,
    /// Who coded the terms.
    pub coded_by: Option<OfficerId>,
    /// Who checked the coding.
    pub checked_by: Option<OfficerId>,
    /// Rises by one with each change.
    pub version: u32,
}

impl Measure {
    /// Its kind.
    pub fn kind(&self) -> MeasureKind {
        match self.facts {
            Facts::Nmo(_) => MeasureKind::Nmo,
            Facts::PreChargeBail(_) => MeasureKind::PreChargeBail,
            Facts::Dvpn(_) => MeasureKind::Dvpn,
            Facts::Dvpo(_) => MeasureKind::Dvpo,
        }
    }

    /// When it begins.
    pub fn begins(&self) -> DateTime<Utc> {
        match &self.facts {
            Facts::Nmo(nmo) => nmo.made.earliest(),
            Facts::PreChargeBail(bail) => bail.released_at,
            Facts::Dvpn(dvpn) => dvpn.served_at,
            Facts::Dvpo(dvpo) => dvpo.made_at,
        }
    }

    /// When it ends, as far as is known.
    pub fn ends(&self, calendar: &Calendar) -> Option<DateTime<Utc>> {
        match &self.facts {
            Facts::Nmo(nmo) => nmo.end.counted_to(),
            Facts::PreChargeBail(bail) => Some(bail.ends()),
            Facts::Dvpn(dvpn) => dvpn.ends(calendar),
            Facts::Dvpo(dvpo) => Some(london::end_of(dvpo.last_day())),
        }
    }

    /// In force at a moment: from its beginning, up to and without its end.
    pub fn live_at(&self, at: DateTime<Utc>, calendar: &Calendar) -> bool {
        self.begins() <= at && self.ends(calendar).is_none_or(|end| at < end)
    }

    /// Its state in words. Never "invalid" and never "not enforceable".
    pub fn state(&self, now: DateTime<Utc>, calendar: &Calendar) -> &'static str {
        if self.begins() > now {
            return "Not begun yet";
        }
        if !self.live_at(now, calendar) {
            return "Ended";
        }
        match &self.facts {
            Facts::Nmo(nmo) if nmo.served.is_some() => "Served",
            Facts::Nmo(nmo) if nmo.aware.is_some() || nmo.present => "Respondent aware, not yet served",
            Facts::Nmo(_) => "Made, respondent not known to be aware",
            _ => "In force",
        }
    }

    /// The end with its kind: "Bail return Tue 1 Dec 2026 10:00", "No end set by the court".
    pub fn end_words(&self, calendar: &Calendar) -> String {
        match &self.facts {
            Facts::Nmo(nmo) => match nmo.end {
                End::At(at) => format!("Order ends {}", words::short_date_time(at)),
                End::On(day) => format!("Order ends {}, no time given", words::short_date(day)),
                End::UntilHearing(Some(at)) => format!("Until the hearing {}", words::short_date_time(at)),
                End::UntilHearing(None) => "Until the next hearing, date not known".to_owned(),
                End::Open => "No end set by the court".to_owned(),
                End::NotStated => "End not stated: read the order".to_owned(),
            },
            Facts::PreChargeBail(bail) => {
                let ends = bail.ends();
                let what = match (&bail.outcome, bail.return_at) {
                    (Some(outcome), _) if outcome.at == ends => outcome.what.clone(),
                    (_, Some(at)) if at == ends => "Bail return".to_owned(),
                    _ => "Bail ends".to_owned(),
                };
                format!("{what} {}", words::short_date_time(ends))
            }
            Facts::Dvpn(dvpn) => match (dvpn.ends(calendar), &dvpn.outcome) {
                (Some(at), Some(outcome)) if outcome.at == at => {
                    format!("{} {}", outcome.what, words::short_date_time(at))
                }
                (Some(at), _) => format!("48 hours end {}", words::short_date_time(at)),
                (None, _) => "Adjourned: until determined".to_owned(),
            },
            Facts::Dvpo(dvpo) => format!("Order's last day {}", words::short_date(dvpo.last_day())),
        }
    }
}
