//! What a force decides for itself: periods, thresholds and cadences, each with a default that is neither
//! law nor guidance. Kept as data in the caseload; the version is stored on what was decided by it.

mod value;
mod values;

pub use value::{Group, Kind, Value};
pub use values::{VALUES, changes, value};

use crate::clocks::Limits;
use crate::document::Typeface;
use crate::envelope::{EnvelopeChoice, EnvelopeProfile, WindowEnvelope};
use crate::measure::PilotArea;
use crate::person::Risk;
use crate::warnings::WarningLeads;

/// Within what a task is due.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Within {
    /// So many days, at the same time of day.
    Days(u32),
    /// So many working days, by 17:00 of the last.
    WorkingDays(u32),
}

impl Within {
    /// "within 24 hours", "within 2 working days".
    pub fn words(self) -> String {
        match self {
            Self::Days(1) => "within 24 hours".to_owned(),
            Self::Days(n) => format!("within {n} days"),
            Self::WorkingDays(1) => "within 1 working day".to_owned(),
            Self::WorkingDays(n) => format!("within {n} working days"),
        }
    }
}

/// A value for each grade of risk.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ByRisk<T> {
    /// High.
    pub high: T,
    /// Medium.
    pub medium: T,
    /// Standard.
    pub standard: T,
}

impl<T: Copy> ByRisk<T> {
    /// The value of a grade.
    pub fn get(&self, risk: Risk) -> T {
        match risk {
            Risk::High => self.high,
            Risk::Medium => self.medium,
            Risk::Standard => self.standard,
        }
    }
}

/// A unit's policy.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Policy {
    /// Rises with each change.
    pub version: u32,
    /// A letter needs post confirmed safe within so many days.
    pub post_confirmed_days: u32,
    /// A letter says that an order ends soon from so many days before its end.
    pub ending_letter_days: u32,
    /// First contact after an order is lodged.
    pub first_contact: ByRisk<Within>,
    /// Periodic contact, in days.
    pub periodic_days: ByRisk<u32>,
    /// Telling the victim about bail or a notice, and that an order was served.
    pub tell_change: Within,
    /// What the clocks take from law and guidance that may change.
    pub limits: Limits,
    /// A second person checks the coding of an order's terms before its first letter.
    pub second_check: bool,
    /// Where and when domestic abuse protection notices and orders exist.
    pub pilot_areas: Vec<PilotArea>,
    /// Failed attempts after which a supervisor decides.
    pub attempts: ByRisk<u32>,
    /// Attempts closer together than so many minutes count as one.
    pub attempts_apart_minutes: u32,
    /// After a failed attempt the next is proposed so many hours on at the earliest, at another time of day.
    pub next_attempt_hours: u32,
    /// Gaps in cover are warned about so many days ahead.
    pub gap_warning_days: u32,
    /// How long ahead each warning about measures fires.
    pub leads: WarningLeads,
    /// The register lists an order as ending so many days before its end.
    pub register_ending_days: u32,
    /// A case's cover is looked at so many days ahead.
    pub outlook_days: u32,
    /// A letter in Welsh carries the English after the Welsh.
    pub welsh_bilingual: bool,
    /// The exact wording of an order's terms follows a letter on a page of its own.
    pub exact_wording_page: bool,
    /// So many days after they were checked, helplines are checked again.
    pub helpline_review_days: u32,
    /// Working days after which a letter that is posted today is there.
    pub post_days: u32,
    /// The unit's own window envelope, where it has measured one.
    pub own_envelope: Option<WindowEnvelope>,
    /// The envelope that letters are made for.
    pub letter_envelope: EnvelopeChoice,
    /// The typeface of letters' Latin words.
    pub letter_typeface: Typeface,
    /// Lines of the neutral sender of letters.
    pub letter_sender: Vec<String>,
    /// How long after sign-off of a plan it is reviewed at the latest, in days.
    pub plan_review_days: ByRisk<u32>,
    /// How soon after something that forces a review a plan is looked at.
    pub plan_review_after: ByRisk<Within>,
    /// Minutes without input after which Safehold locks itself.
    pub lock_after_minutes: u32,
}

impl Policy {
    /// The envelope that letters are made for, as measured; none where the unit's own is chosen and not measured.
    pub fn letter_profile(&self) -> Option<EnvelopeProfile> {
        self.letter_envelope.profile(self.own_envelope)
    }

    /// What does not go together: the value's code, and what to mend.
    pub fn faults(&self) -> Vec<(&'static str, &'static str)> {
        let unmeasured = self.letter_profile().is_none();
        unmeasured
            .then_some((
                "letter-envelope",
                "Enter the measures of the unit\u{2019}s own envelope, or choose another",
            ))
            .into_iter()
            .collect()
    }
}

impl Default for Policy {
    fn default() -> Self {
        Self {
            version: 1,
            post_confirmed_days: 30,
            ending_letter_days: 60,
            first_contact: ByRisk {
                high: Within::Days(1),
                medium: Within::WorkingDays(2),
                standard: Within::WorkingDays(5),
            },
            periodic_days: ByRisk { high: 7, medium: 30, standard: 91 },
            tell_change: Within::WorkingDays(1),
            limits: Limits::default(),
            second_check: true,
            pilot_areas: PilotArea::published(),
            attempts: ByRisk { high: 2, medium: 3, standard: 3 },
            attempts_apart_minutes: 60,
            next_attempt_hours: 3,
            gap_warning_days: 14,
            leads: WarningLeads::default(),
            register_ending_days: 56,
            outlook_days: 90,
            welsh_bilingual: true,
            exact_wording_page: false,
            helpline_review_days: 91,
            post_days: 2,
            own_envelope: None,
            letter_envelope: EnvelopeChoice::Notify,
            letter_typeface: Typeface::NotoSans,
            letter_sender: Vec::new(),
            plan_review_days: ByRisk { high: 28, medium: 91, standard: 91 },
            plan_review_after: ByRisk {
                high: Within::Days(1),
                medium: Within::WorkingDays(2),
                standard: Within::WorkingDays(5),
            },
            lock_after_minutes: 5,
        }
    }
}
