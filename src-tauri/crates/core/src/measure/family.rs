//! Orders of the family court and promises made to it.

use chrono::{DateTime, Utc};

use super::{End, Evidence, Hearing, Moment, Notice, Outcome};

/// What is recorded of an order besides what decides its cover.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct OrderRecord {
    /// The court's number in Manage Cases, where it is known: the case number is FamilyMan's then, if there is one.
    pub manage_cases: String,
    /// Made by consent: the respondent is aware of it from its making.
    pub consent: bool,
    /// The judge or bench.
    pub judge: String,
    /// The return hearing of an order made without notice, or the next hearing.
    pub return_hearing: Option<Hearing>,
    /// When the statement of service came (form FL415).
    pub statement_of_service: Option<DateTime<Utc>>,
    /// When police received their copy of the order (Family Procedure Rules 2010 r10.10), and from whom and by which way.
    pub police_copy: Option<Evidence>,
    /// Where the order was entered besides here.
    pub systems: Vec<SystemEntry>,
    /// Last confirmed with the court that it is still current, and by whom.
    pub still_current: Option<Evidence>,
    /// What the victim decided about extending it, and how that is known.
    pub extension_decision: Option<Evidence>,
    /// The court discharged it, or it ended otherwise before its own end.
    pub discharged: Option<Outcome>,
}

/// An entry of an order in another system: PNC, LEDS, the force's own flags, the control room's card. It is made there; here is
/// only that it was.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SystemEntry {
    /// The system, in the unit's own words: "PNC".
    pub system: String,
    /// Its reference there.
    pub reference: String,
    /// When it was entered.
    pub entered_at: DateTime<Utc>,
    /// Who entered it.
    pub by: String,
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
    /// The respondent was in court.
    pub present: bool,
    /// When the respondent became aware that it exists.
    pub aware: Option<Evidence>,
    /// When it was served.
    pub served: Option<Evidence>,
    /// How it ends, as first made.
    pub end: End,
    /// What else is recorded.
    pub record: OrderRecord,
}

impl Nmo {
    /// The respondent was there or consented: aware of it from its making.
    pub fn aware_when_made(&self) -> bool {
        self.present || self.record.consent
    }

    /// From when breaking it can be a crime: when made with the respondent there or by consent; else once the
    /// respondent is aware or served, whichever comes first
    /// (Family Law Act 1996 s42A(2); DPP v Stephenson [2025] EWHC 950 (Admin)).
    pub fn criminally_enforceable_from(&self) -> Option<DateTime<Utc>> {
        let made = self.made.earliest();
        if self.aware_when_made() {
            return Some(made);
        }
        let known = [&self.aware, &self.served].into_iter().flatten().map(|fact| fact.at.max(made));
        known.min()
    }
}

/// The power of arrest of an occupation order (form FL406). Which terms carry it is on the terms.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PowerOfArrest {
    /// When it ends, where that is before the order does (Family Law Act 1996 s47(4)).
    pub ends: Option<DateTime<Utc>>,
}

/// An occupation order, with or without a power of arrest.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OccupationOrder {
    /// The court.
    pub court: String,
    /// The court's case number.
    pub case_number: String,
    /// The section that entitles the applicant: "s33".
    pub section: String,
    /// When the court made it.
    pub made: Moment,
    /// When it was served: it can be enforced from then.
    pub served: Option<Evidence>,
    /// How it ends, as first made.
    pub end: End,
    /// The power of arrest, where there is one.
    pub arrest: Option<PowerOfArrest>,
    /// What else is recorded.
    pub record: OrderRecord,
}

/// A promise to the family court. No power of arrest can be attached (Family Law Act 1996 s46(2)).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Undertaking {
    /// The court.
    pub court: String,
    /// The court's case number.
    pub case_number: String,
    /// When it was given.
    pub given: Moment,
    /// How it ends, as first given.
    pub end: End,
    /// What else is recorded.
    pub record: OrderRecord,
}
