//! Notices of the police and the orders that courts make upon them: DVPN, DVPO, DAPN, DAPO. Where and when the
//! last two are available is data.

use chrono::{DateTime, NaiveDate, Utc};

use super::{Nmo, Outcome};
use crate::calendar::Calendar;
use crate::clocks::{notice_deadline, order_last_day};
use crate::london;

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
    /// When the hearing was adjourned; once it was, the notice goes on until the application is determined.
    pub adjourned: Vec<DateTime<Utc>>,
    /// The application determined or withdrawn.
    pub outcome: Option<Outcome>,
    /// What the authorising officer considered, and how it was served.
    pub record: NoticeRecord,
}

/// What is on record of a notice besides what its cover needs (Crime and Security Act 2010 s24 and s25; Domestic Abuse
/// Act 2021 s23 to s25). What nobody entered is empty, and shown as missing.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct NoticeRecord {
    /// When it was authorised.
    pub authorised_at: Option<DateTime<Utc>>,
    /// The grounds for it.
    pub grounds: String,
    /// What the respondent said against it.
    pub representations: String,
    /// The victim's view of it; it needs no consent.
    pub victim_view: String,
    /// How the welfare of children was considered.
    pub children: String,
    /// The constable who served it.
    pub constable: String,
    /// The address that the respondent gave for the notice of the hearing.
    pub address_given: String,
    /// When the notice of the hearing was given or left there.
    pub hearing_notice_at: Option<DateTime<Utc>>,
}

impl Dvpn {
    /// When it stops, as far as is known: determined, or the deadline of the 48 hours to work to; `None`
    /// while an adjourned hearing is not determined (Crime and Security Act 2010 s27; Domestic Abuse Act 2021
    /// s29). Whether its first hearing was in time at all is W-07's matter.
    pub fn ends(&self, calendar: &Calendar) -> Option<DateTime<Utc>> {
        let determined = self.outcome.as_ref().map(|outcome| outcome.at);
        let clock = notice_deadline(self.served_at, calendar);
        // Only a hearing that came in time could be adjourned: a notice that has lapsed does not come back.
        let in_time = self.served_at..=clock.statutory.max(clock.conservative);
        let heard = |at: &DateTime<Utc>| in_time.contains(at);
        if !self.adjourned.is_empty() && self.hearing_at.iter().chain(&self.adjourned).any(heard) {
            return determined;
        }
        let deadline = clock.work_to();
        Some(determined.map_or(deadline, |at| at.min(deadline)))
    }

    /// When the application came or comes before the court first, as far as is recorded.
    pub fn first_heard(&self) -> Option<DateTime<Utc>> {
        let determined = self.outcome.as_ref().map(|outcome| outcome.at);
        self.hearing_at.into_iter().chain(self.adjourned.iter().copied()).chain(determined).min()
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
    /// The time at which it ends, where the order names one; without it 24:00 of its last day.
    pub ends_at: Option<DateTime<Utc>>,
}

impl Dvpo {
    /// The last day.
    pub fn last_day(&self) -> NaiveDate {
        order_last_day(london::date(self.made_at), self.days)
    }

    /// First moment after it.
    pub fn ends(&self) -> DateTime<Utc> {
        let last = london::end_of(self.last_day());
        self.ends_at.map_or(last, |at| at.min(last))
    }
}

/// A domestic abuse protection notice: what a DVPN has, and the pilot area in which it is given.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dapn {
    /// The pilot area's code; `None`: not recorded.
    pub area: Option<String>,
    /// What is recorded of it; `authorised_by` is an inspector or above.
    pub notice: Dvpn,
}

/// A domestic abuse protection order: what an order of the family court has, and the pilot area in which it is
/// made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dapo {
    /// The pilot area's code; `None`: not recorded.
    pub area: Option<String>,
    /// What is recorded of it.
    pub order: Nmo,
}

impl Dapo {
    /// From when breaking it can be a crime: when made, unless it was made without notice or nothing says that
    /// it was not; then as a non-molestation order (Domestic Abuse Act 2021 s39(2)).
    pub fn criminally_enforceable_from(&self) -> Option<DateTime<Utc>> {
        match self.order.notice {
            super::Notice::With => Some(self.order.made.earliest()),
            super::Notice::Without | super::Notice::NotStated => self.order.criminally_enforceable_from(),
        }
    }
}

/// Where and when domestic abuse protection notices and orders are available.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PilotArea {
    /// The code in files: `cleveland`.
    pub code: String,
    /// The name: "Cleveland".
    pub name: String,
    /// First day.
    pub from: NaiveDate,
    /// Last day; `None`: no end is known.
    pub until: Option<NaiveDate>,
}

impl PilotArea {
    /// The areas and dates of the pilot as published; a unit changes them in its policy.
    pub fn published() -> Vec<Self> {
        let day = |y, m, d| NaiveDate::from_ymd_opt(y, m, d).unwrap_or(NaiveDate::MAX);
        let first = day(2024, 11, 27);
        [
            ("greater-manchester", "Greater Manchester", first),
            ("croydon", "London Borough of Croydon", first),
            ("bromley", "London Borough of Bromley", first),
            ("sutton", "London Borough of Sutton", first),
            ("btp", "British Transport Police", first),
            ("cleveland", "Cleveland", day(2025, 3, 11)),
            ("north-wales", "North Wales", day(2025, 4, 28)),
        ]
        .map(|(code, name, from)| Self {
            code: code.to_owned(),
            name: name.to_owned(),
            from,
            until: Some(day(2026, 3, 31)),
        })
        .to_vec()
    }

    /// Available on a day.
    pub fn open_on(&self, day: NaiveDate) -> bool {
        self.from <= day && self.until.is_none_or(|until| day <= until)
    }
}
