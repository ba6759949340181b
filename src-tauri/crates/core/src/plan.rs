//! The safeguarding plan: sixteen blocks of what was looked at, who does what by when, which measures were
//! considered, what the victim wants, when it is looked at again.
//!
//! A plan is a draft until somebody other than its authors signs it off; from then on it is kept as it was, with
//! its own picture of the record (see [`Snapshot`]), and a change begins the next draft. Not here: the paper's
//! blocks ([`paper`]), tasks and where plans are kept.

mod catalogue;
mod check;
mod considered;
mod disclosure;
mod paper;
mod reviews;
mod risk;
mod sign_off;
mod snapshot;
#[cfg(test)]
mod trial;

pub use catalogue::{BLOCKS, Block, CATALOGUE, Entry, entry};
pub use check::check;
pub use considered::{
    Class, Considered, Decision, Kind, WHAT_TO_CONSIDER, considered_lanes, needs_police_measure,
};
pub use disclosure::{Disclosure, DisclosureKind, DisclosureOutcome, DisclosureState};
pub use paper::{Paper, Print, SUMMARY_PAGES, full, summary};
pub use reviews::{ForcedReview, Happened, ReviewEvent, Since, forced};
pub use risk::Grading;
pub use sign_off::{Ready, Stop, stops};
pub use snapshot::{
    ConflictLine, GapLine, GradeLine, MeasureLine, PersonLine, Record, Snapshot, WarningLine, snapshot,
};

use chrono::{DateTime, NaiveDate, Utc};

use crate::id::{CaseId, OfficerId, PlanId};

/// How far an item of the plan is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ItemState {
    /// It is needed; nobody has offered it yet.
    Need,
    /// It was offered.
    Offered,
    /// It was accepted.
    Accepted,
    /// It was declined, with the reason.
    Declined,
    /// It was looked at and is not needed.
    NotNeeded,
}

impl ItemState {
    /// All states, in the order in which a form offers them.
    pub const ALL: [Self; 5] = [Self::Need, Self::Offered, Self::Accepted, Self::Declined, Self::NotNeeded];

    /// The code in files.
    pub fn code(self) -> &'static str {
        match self {
            Self::Need => "need",
            Self::Offered => "offered",
            Self::Accepted => "accepted",
            Self::Declined => "declined",
            Self::NotNeeded => "not-needed",
        }
    }

    /// Reads a code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.code() == code)
    }

    /// In words.
    pub fn label(self) -> &'static str {
        match self {
            Self::Need => "Needed",
            Self::Offered => "Offered",
            Self::Accepted => "Accepted",
            Self::Declined => "Declined",
            Self::NotNeeded => "Not needed",
        }
    }

    /// Something is still to be done about an item in this state.
    pub fn asks_for_action(self) -> bool {
        matches!(self, Self::Need | Self::Offered | Self::Accepted)
    }
}

/// An item of the plan: from the catalogue, or the unit's own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// Where it belongs.
    pub block: Block,
    /// Its code in the catalogue; empty for the unit's own.
    pub code: String,
    /// What it is, in words. For an item of the catalogue the words of the day on which it was taken in.
    pub what: String,
    /// How far it is.
    pub state: ItemState,
    /// What is known, or what is to be done.
    pub detail: String,
    /// Why it was declined.
    pub reason: String,
    /// Who sees to it, in words: a person of the unit or somebody outside.
    pub owner: String,
    /// By when.
    pub due: Option<NaiveDate>,
    /// When it was done.
    pub done_on: Option<NaiveDate>,
    /// When this item is looked at again: an alarm's or marker's expiry, a MARAC's date.
    pub review_on: Option<NaiveDate>,
}

impl Item {
    /// A new item in a block.
    pub fn new(block: Block, code: &str, what: &str, state: ItemState) -> Self {
        Self {
            block,
            code: code.to_owned(),
            what: what.to_owned(),
            state,
            detail: String::new(),
            reason: String::new(),
            owner: String::new(),
            due: None,
            done_on: None,
            review_on: None,
        }
    }

    /// Somebody still has to do something.
    pub fn open(&self) -> bool {
        self.state.asks_for_action() && self.done_on.is_none()
    }

    /// Late on a day.
    pub fn late(&self, today: NaiveDate) -> bool {
        self.open() && self.due.is_some_and(|due| due < today)
    }
}

/// What the victim wants, in her or his own words where that can be.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Views {
    /// What she or he wants.
    pub wishes: String,
    /// What makes her or him safer, as she or he sees it.
    pub safer: String,
    /// What was declined, and why; or why nobody could ask.
    pub declined: String,
}

impl Views {
    /// Nothing is recorded.
    pub fn is_empty(&self) -> bool {
        [&self.wishes, &self.safer, &self.declined].into_iter().all(|text| text.trim().is_empty())
    }
}

/// What a plan says, apart from who wrote it and when.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Content {
    /// Its items, in the order of their blocks.
    pub items: Vec<Item>,
    /// Measures that were considered and are not in force.
    pub considered: Vec<Considered>,
    /// The Domestic Violence Disclosure Scheme: a reference only.
    pub disclosure: Disclosure,
    /// What the victim wants.
    pub views: Views,
    /// Who was told of this plan.
    pub told: String,
    /// When it is looked at again.
    pub review_on: Option<NaiveDate>,
}

impl Content {
    /// The items of a block, with their place among all.
    pub fn of_block(&self, block: Block) -> impl Iterator<Item = (usize, &Item)> {
        self.items.iter().enumerate().filter(move |(_, item)| item.block == block)
    }

    /// What is still to be done, the soonest due first; without a date last.
    pub fn to_do(&self) -> Vec<&Item> {
        let mut open: Vec<&Item> = self.items.iter().filter(|item| item.open()).collect();
        open.sort_by_key(|item| (item.due.is_none(), item.due));
        open
    }
}

/// That somebody signed a plan off.
#[derive(Debug, Clone, PartialEq)]
pub struct SignedOff {
    /// Who.
    pub by: OfficerId,
    /// When.
    pub at: DateTime<Utc>,
    /// The version of the unit's policy by which it was judged.
    pub policy_version: u32,
    /// The record as it was then.
    pub record: Snapshot,
}

/// A safeguarding plan: one version of it.
#[derive(Debug, Clone, PartialEq)]
pub struct Plan {
    /// Its identity.
    pub id: PlanId,
    /// The case.
    pub case: CaseId,
    /// Its number in the case, from 1. A draft has the number that it will be signed off as.
    pub version: u32,
    /// Rises by one with each saving of the draft.
    pub revision: u32,
    /// What it says.
    pub content: Content,
    /// Everybody who saved this draft, the latest last: none of them signs it off.
    pub authors: Vec<OfficerId>,
    /// When it was saved last.
    pub saved_at: DateTime<Utc>,
    /// Its sign-off; `None`: a draft.
    pub signed: Option<SignedOff>,
}

impl Plan {
    /// Who saved it last.
    pub fn author(&self) -> Option<OfficerId> {
        self.authors.last().copied()
    }

    /// The draft that a change of this plan begins.
    #[must_use]
    pub fn next_draft(&self, id: PlanId) -> Self {
        Self {
            id,
            version: self.version + 1,
            revision: 0,
            authors: Vec::new(),
            signed: None,
            content: Content { review_on: None, ..self.content.clone() },
            ..self.clone()
        }
    }
}
