//! What the clocks take from law and guidance that may change or was never settled: data with a default, not constants
//! within the clocks.

use chrono::NaiveDate;

use super::ArrestKind;

/// A victim's rights under the Victims' Code, which say how fast she must be told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Rights {
    /// Enhanced: the default for every victim of domestic abuse, left only by a recorded decision.
    #[default]
    Enhanced,
    /// Standard.
    Standard,
}

/// How soon after an order a hearing with both sides is listed, by guidance in force from a day on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ListingGuidance {
    /// In force from.
    pub from: NaiveDate,
    /// Its name, for the working.
    pub name: &'static str,
    /// Days after an order made without notice.
    pub without_notice: u32,
    /// Days after an application on notice; `None` where it says nothing.
    pub on_notice: Option<u32>,
}

/// Whether the 24 hours after an arrest for breach leave out bank holidays as well as Sundays, Christmas Day and Good
/// Friday, for each kind. No court has said so for all of them: a unit asks its legal services.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "an answer for each kind of arrest, set one by one")]
pub struct ArrestDays {
    /// A domestic violence protection notice.
    pub dvpn: bool,
    /// A domestic violence protection order.
    pub dvpo: bool,
    /// A domestic abuse protection notice.
    pub dapn: bool,
    /// An occupation order with a power of arrest.
    pub occp: bool,
    /// Bail after charge.
    pub psb: bool,
}

impl ArrestDays {
    /// The answer for a kind.
    pub fn leave_out_bank_holidays(&self, kind: ArrestKind) -> bool {
        match kind {
            ArrestKind::Dvpn => self.dvpn,
            ArrestKind::Dvpo => self.dvpo,
            ArrestKind::Dapn => self.dapn,
            ArrestKind::Occp => self.occp,
            ArrestKind::Psb => self.psb,
        }
    }
}

/// The limits of the clocks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Limits {
    /// The shortest domestic violence protection order, in days (Crime and Security Act 2010 s28(10)).
    pub dvpo_least: u32,
    /// The longest.
    pub dvpo_most: u32,
    /// Days within which a person notifies name and address (Stalking Protection Act 2019 s9, Domestic Abuse Act 2021
    /// s41), beginning with service.
    pub notification_days: u32,
    /// Working days to tell a victim with enhanced rights (Victims' Code, Right 6).
    pub enhanced_days: u32,
    /// Working days to tell other victims.
    pub standard_days: u32,
    /// Guidance on listing, the newest first.
    pub listing: Vec<ListingGuidance>,
    /// Which arrests for breach leave out bank holidays.
    pub arrest: ArrestDays,
}

impl Default for Limits {
    fn default() -> Self {
        let day = |y, m, d| NaiveDate::from_ymd_opt(y, m, d).unwrap_or(NaiveDate::MIN);
        Self {
            dvpo_least: 14,
            dvpo_most: 28,
            notification_days: 3,
            enhanced_days: 1,
            standard_days: 5,
            listing: vec![
                ListingGuidance {
                    from: day(2026, 1, 12),
                    name: "President's Guidance 2026",
                    without_notice: 28,
                    on_notice: Some(21),
                },
                ListingGuidance {
                    from: day(2014, 1, 1),
                    name: "Practice Guidance 2014 and 2017",
                    without_notice: 14,
                    on_notice: None,
                },
            ],
            arrest: ArrestDays { dvpn: true, dvpo: true, dapn: true, occp: false, psb: false },
        }
    }
}

impl Limits {
    /// Working days within which a victim with these rights is told.
    pub fn tell_within(&self, rights: Rights) -> u32 {
        match rights {
            Rights::Enhanced => self.enhanced_days,
            Rights::Standard => self.standard_days,
        }
    }

    /// The guidance on listing that was in force on a day.
    pub fn listing_on(&self, day: NaiveDate) -> Option<&ListingGuidance> {
        self.listing.iter().find(|guidance| guidance.from <= day)
    }
}

/// Why a clock can't be worked out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum LimitError {
    /// An order's length outside the Act's bounds.
    #[error(
        "{days} days is outside what the Act allows: a domestic violence protection order lasts {least} to {most} days beginning with the day it is made (Crime and Security Act 2010 s28(10))"
    )]
    OrderDays {
        /// As given.
        days: u32,
        /// The shortest.
        least: u32,
        /// The longest.
        most: u32,
    },
    /// A bail period that nobody can authorise.
    #[error(
        "Nobody can authorise {0} months of bail: a bail period ends 3, 6, 9, 12 or 18 months after it began, or where a court goes on 3 or 6 months at a time, every third month to 60 (PACE 1984 s47ZB to s47ZG)"
    )]
    BailMonths(u32),
    /// No day at all.
    #[error("Give at least 1 day")]
    NoDays,
    /// No guidance says when.
    #[error(
        "No guidance on record says within how many days {what} from {made} is listed: ask the court for its date"
    )]
    NoGuidance {
        /// "an order without notice", "an application on notice".
        what: &'static str,
        /// The day.
        made: NaiveDate,
    },
}
