//! The terms of orders, notices and bail: the catalogue, the parameters each needs, the topics it covers
//! and the plain words in which a victim reads it. The verbatim text is the truth; the coding is for
//! letters, calls and comparison.

mod catalogue;
mod plain;

pub use catalogue::{CATALOGUE, Entry, Need, Print, entry};
pub use plain::{Names, PlainTerm, TermWords, in_words, plain};

use crate::id::PersonId;

/// What a term protects. A term covers its topics for the persons it names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Topic {
    /// Violence and threats.
    Violence,
    /// Contact with the victim.
    Contact,
    /// The home.
    Home,
    /// Named streets or an area.
    Area,
    /// The workplace.
    Work,
    /// School or nursery.
    School,
    /// Contact with children.
    ChildContact,
    /// Online conduct.
    Online,
    /// Tracking.
    Tracking,
    /// Belongings, money, pets.
    Property,
    /// Acting through other people.
    ThirdParty,
}

impl Topic {
    /// All topics, in the order in which they are shown.
    pub const ALL: [Self; 11] = [
        Self::Violence,
        Self::Contact,
        Self::Home,
        Self::Area,
        Self::Work,
        Self::School,
        Self::ChildContact,
        Self::Online,
        Self::Tracking,
        Self::Property,
        Self::ThirdParty,
    ];

    /// The code in files: `CHILD-CONTACT`.
    pub fn code(self) -> &'static str {
        match self {
            Self::Violence => "VIOLENCE",
            Self::Contact => "CONTACT",
            Self::Home => "HOME",
            Self::Area => "AREA",
            Self::Work => "WORK",
            Self::School => "SCHOOL",
            Self::ChildContact => "CHILD-CONTACT",
            Self::Online => "ONLINE",
            Self::Tracking => "TRACKING",
            Self::Property => "PROPERTY",
            Self::ThirdParty => "THIRD-PARTY",
        }
    }

    /// The topic in words.
    pub fn label(self) -> &'static str {
        match self {
            Self::Violence => "Violence",
            Self::Contact => "Contact",
            Self::Home => "Home",
            Self::Area => "Streets named",
            Self::Work => "Work",
            Self::School => "School",
            Self::ChildContact => "Children",
            Self::Online => "Online",
            Self::Tracking => "Tracking",
            Self::Property => "Property",
            Self::ThirdParty => "Through others",
        }
    }
}

/// What kind of place a distance is measured from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum PlaceKind {
    /// The victim's home.
    #[default]
    Home,
    /// The workplace.
    Work,
    /// A school or nursery.
    School,
    /// Any other place.
    Other,
}

impl PlaceKind {
    /// In words: "the home".
    pub fn label(self) -> &'static str {
        match self {
            Self::Home => "the home",
            Self::Work => "the workplace",
            Self::School => "the school or nursery",
            Self::Other => "another place",
        }
    }
}

/// A way round a prohibition that the court allowed. Each prints as its own sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ExceptionKind {
    /// Through solicitors.
    Solicitors,
    /// Child contact that a court, Cafcass or a social worker arranged.
    Cafcass,
    /// Child arrangements only, by a named app or address.
    App,
    /// Handover of children at a named place and time.
    Handover,
    /// Attending court hearings.
    Court,
    /// An emergency that involves a child.
    Emergency,
    /// With written consent given beforehand.
    Agreement,
    /// Collecting belongings with a police officer.
    Police,
}

impl ExceptionKind {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Self; 8] = [
        Self::Solicitors,
        Self::Cafcass,
        Self::App,
        Self::Handover,
        Self::Court,
        Self::Emergency,
        Self::Agreement,
        Self::Police,
    ];

    /// The code: `E-SOL`.
    pub fn code(self) -> &'static str {
        match self {
            Self::Solicitors => "E-SOL",
            Self::Cafcass => "E-CAFCASS",
            Self::App => "E-APP",
            Self::Handover => "E-HAND",
            Self::Court => "E-COURT",
            Self::Emergency => "E-MED",
            Self::Agreement => "E-AGREE",
            Self::Police => "E-POL",
        }
    }

    /// The exception in words, for the form.
    pub fn label(self) -> &'static str {
        match self {
            Self::Solicitors => "Contact through solicitors",
            Self::Cafcass => "Child contact that a court, Cafcass or social worker arranged",
            Self::App => "About the children only, by a named app or address",
            Self::Handover => "Handing over the children at a named place and time",
            Self::Court => "Going to court hearings",
            Self::Emergency => "An emergency that involves a child",
            Self::Agreement => "With written consent given beforehand",
            Self::Police => "Collecting belongings with a police officer",
        }
    }

    /// Says nothing that can be acted on without who, how or when.
    pub fn needs_detail(self) -> bool {
        matches!(self, Self::App | Self::Handover)
    }

    /// Reads a code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }
}

/// One exception of a term: which, and the who, how and when that make it precise.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Exception {
    /// Which.
    pub kind: ExceptionKind,
    /// Who, how, when: "by the app OurFamily", "at Northfield library, Saturdays 10 am".
    pub detail: String,
}

/// What fills the gaps in a term's wording. Which of them a code needs, the catalogue says.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Parameters {
    /// The children or witnesses named.
    pub names: Vec<String>,
    /// A workplace, school, pet, map or programme by name; free detail for money.
    pub detail: String,
    /// The place a distance is measured from.
    pub place_kind: PlaceKind,
    /// Metres.
    pub distance_m: Option<u32>,
    /// Streets and roads.
    pub streets: Vec<String>,
    /// Means of contact named ("phone", "text").
    pub methods: Vec<String>,
    /// When or between when: "6 pm on Friday 4 December 2026", "7 pm and 7 am".
    pub times: String,
    /// The third-party clause.
    pub via_others: bool,
    /// What the court allowed.
    pub exceptions: Vec<Exception>,
}

/// One term of a measure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Term {
    /// The catalogue's code: `CON-A`.
    pub code: &'static str,
    /// Whom it protects; empty: the victim.
    pub persons: Vec<PersonId>,
    /// What fills the gaps.
    pub parameters: Parameters,
    /// The order's own words.
    pub verbatim: String,
    /// The order's own paragraph number.
    pub paragraph: String,
    /// An occupation order's power of arrest is attached to it.
    pub poa: bool,
}

impl Term {
    /// A term without parameters, in the catalogue's code.
    ///
    /// # Errors
    /// The code, where the catalogue does not know it.
    pub fn new(code: &str) -> Result<Self, String> {
        let known = entry(code).ok_or_else(|| format!("\"{code}\" is not a term of the catalogue"))?;
        Ok(Self {
            code: known.code,
            persons: Vec::new(),
            parameters: Parameters::default(),
            verbatim: String::new(),
            paragraph: String::new(),
            poa: false,
        })
    }

    /// The topics it covers; none for terms that protect nobody by themselves (an address to sleep at).
    pub fn topics(&self) -> Vec<Topic> {
        let mut topics: Vec<Topic> = self.covers().collect();
        topics.sort();
        topics.dedup();
        topics
    }

    /// The same, in no order; one may come twice.
    pub fn covers(&self) -> impl Iterator<Item = Topic> {
        let of_place: Option<&'static [Topic]> =
            (self.code == "EXC-D").then_some(match self.parameters.place_kind {
                PlaceKind::Home => &[Topic::Home],
                PlaceKind::Work => &[Topic::Work],
                PlaceKind::School => &[Topic::School],
                PlaceKind::Other => &[Topic::Area],
            });
        let topics = of_place.or_else(|| entry(self.code).map(|known| known.topics)).unwrap_or_default();
        topics.iter().copied().chain(self.parameters.via_others.then_some(Topic::ThirdParty))
    }

    /// What is missing before the term may be printed, each in words that say what to fill in.
    pub fn missing(&self) -> Vec<String> {
        let Some(known) = entry(self.code) else { return Vec::new() };
        let p = &self.parameters;
        known
            .needs
            .iter()
            .filter(|need| match need {
                Need::Names => p.names.iter().all(|name| name.trim().is_empty()),
                Need::Detail => p.detail.trim().is_empty(),
                Need::Distance => p.distance_m.is_none(),
                Need::Streets => p.streets.iter().all(|street| street.trim().is_empty()),
                Need::Times => p.times.trim().is_empty(),
            })
            .map(|need| format!("{}: fill in {}", known.title, need.label(self.code)))
            .collect()
    }
}
