//! The master catalogue of terms: code, title, topics and what each must be filled with.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::Topic;
use super::Topic::{
    Area, ChildContact, Contact, Home, Online, Property, School, ThirdParty, Tracking, Violence, Work,
};

/// A parameter without which a term can't be printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Need {
    /// Children or witnesses by name.
    Names,
    /// The place, school, pet, map or matter by name.
    Detail,
    /// A distance in metres.
    Distance,
    /// At least one street.
    Streets,
    /// A time or times.
    Times,
}

impl Need {
    /// What to fill in, in words, for the term with this code.
    pub fn label(self, code: &str) -> &'static str {
        match (self, code) {
            (Self::Names, "CON-W") => "the witnesses' names",
            (Self::Names, _) => "the children's names",
            (Self::Detail, "EXC-W") => "the workplace",
            (Self::Detail, "EXC-S") => "the school or nursery",
            (Self::Detail, "EXC-M") => "the map's reference",
            (Self::Detail, "OTH-1") => "the court's own words",
            (Self::Detail, _) => "what it is about",
            (Self::Distance, _) => "the distance in metres",
            (Self::Streets, _) => "the streets",
            (Self::Times, "LEV-H") => "by when",
            (Self::Times, _) => "the times",
        }
    }
}

/// Whether a victim's letter prints the term.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Print {
    /// Printed.
    Yes,
    /// Left out: it tells the victim nothing she can report, or an address that is not hers to know.
    No,
}

/// One entry of the catalogue.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Entry {
    /// `CON-A`.
    pub code: &'static str,
    /// The term in a few words, for lists: "No contact".
    pub title: &'static str,
    /// A few words for the timeline's lanes: "no contact"; empty where it says nothing there.
    pub short: &'static str,
    /// What it covers. `EXC-D` is decided by its place.
    pub topics: &'static [Topic],
    /// What must be filled in.
    pub needs: &'static [Need],
    /// Whether a victim's letter prints it.
    pub print: Print,
}

const fn e(
    code: &'static str,
    title: &'static str,
    short: &'static str,
    topics: &'static [Topic],
    needs: &'static [Need],
    print: Print,
) -> Entry {
    Entry { code, title, short, topics, needs, print }
}

use Need::{Detail, Distance, Names, Streets, Times};
use Print::{No, Yes};

/// Every term, in the order in which a form offers them.
pub const CATALOGUE: &[Entry] = &[
    e("CON-A", "No contact", "no contact", &[Contact], &[], Yes),
    e("CON-X3", "No contact through others", "not through others", &[ThirdParty], &[], Yes),
    e("CON-C", "No contact with children", "no contact with children", &[ChildContact], &[Names], Yes),
    e("CON-W", "No contact with witnesses", "", &[], &[Names], No),
    e("EXC-H", "Not to go to the home", "not home", &[Home], &[], Yes),
    e("EXC-D", "Not within a distance of a place", "distance kept", &[], &[Distance], Yes),
    e("EXC-R", "Not to be in named streets", "streets named", &[Area], &[Streets], Yes),
    e("EXC-M", "Not in an area on a map", "area on map", &[Area], &[Detail], Yes),
    e("EXC-W", "Not to go to the workplace", "not work", &[Work], &[Detail], Yes),
    e("EXC-S", "Not to go to a school or nursery", "not school", &[School], &[Detail], Yes),
    e("EXC-P", "Not to approach the victim", "not approach", &[Contact], &[Distance], Yes),
    e("VIO-A", "No violence or threats", "no violence", &[Violence], &[], Yes),
    e("VIO-C", "No violence or threats to children", "", &[Violence], &[Names], Yes),
    e("HAR-A", "No harassment", "no harassment", &[Contact], &[], Yes),
    e("HAR-C", "No harassment of children", "", &[ChildContact], &[Names], Yes),
    e("MOL-A", "Not to molest", "not molest", &[Violence, Contact], &[], Yes),
    e("LEV-H", "To leave the home", "leave home", &[Home], &[Times], Yes),
    e("EVI-H", "Not to evict the victim", "not evict", &[Home], &[], Yes),
    e("OCC-A", "Right to live in the home", "right to live there", &[Home], &[], Yes),
    e("DMG-P", "No damage to belongings", "", &[Property], &[], Yes),
    e("DMG-H", "No damage to the home", "", &[Home, Property], &[], Yes),
    e("SOC-1", "No posts online", "no posts", &[Online], &[], Yes),
    e("SOC-2", "Not to view or use accounts", "", &[Online], &[], Yes),
    e("TRK-1", "No tracking", "no tracking", &[Tracking], &[], Yes),
    e("IMG-1", "Not to share private images", "", &[Online], &[], Yes),
    e("ECO-1", "Not to interfere with money", "", &[Property], &[Detail], Yes),
    e("PET-1", "Not to harm a pet", "", &[Property], &[], Yes),
    e("RES-1", "To live and sleep at an address", "", &[], &[], Yes),
    e("CUR-1", "Curfew", "", &[], &[Times], Yes),
    e("REP-1", "To report to a police station", "", &[], &[], Yes),
    e("PAS-1", "To surrender a passport", "", &[], &[], Yes),
    e("TAG-1", "Electronic tag", "", &[], &[], Yes),
    e("NOT-1", "To tell police names and address", "", &[], &[], Yes),
    e("PRG-1", "To attend a programme", "", &[], &[Detail], No),
    e("EXP-1", "Notice before collecting belongings", "", &[], &[Times], Yes),
    // What fits no code: printed as the court wrote it, and counted as protecting nobody.
    e("OTH-1", "Another term, in the court's own words", "", &[], &[Detail], Yes),
];

/// Codes that are about children: without persons named on the term they protect nobody that is known, and never
/// count as the victim's own cover.
const ABOUT_CHILDREN: [&str; 3] = ["CON-C", "HAR-C", "VIO-C"];

/// Codes that oblige, allow or quote: their sentences do not say what the respondent must not do.
const NO_PROHIBITION: [&str; 11] =
    ["LEV-H", "OCC-A", "RES-1", "CUR-1", "REP-1", "PAS-1", "TAG-1", "NOT-1", "PRG-1", "EXP-1", "OTH-1"];

impl Entry {
    /// Its sentence says what the respondent must not do.
    pub fn forbids(&self) -> bool {
        !NO_PROHIBITION.contains(&self.code)
    }

    /// It can be forbidden to have it done by others as well: what is forbidden, and not already the use of others.
    pub fn through_others(&self) -> bool {
        self.forbids() && self.code != "CON-X3"
    }

    /// The term prints the names of the people it protects beside the victim.
    pub fn names_people(&self) -> bool {
        self.about_children() || self.code == "SOC-1"
    }

    /// The term is about children, whom the record must name.
    pub fn about_children(&self) -> bool {
        ABOUT_CHILDREN.contains(&self.code)
    }
}

/// The entry of a code.
pub fn entry(code: &str) -> Option<&'static Entry> {
    static BY_CODE: LazyLock<HashMap<&'static str, &'static Entry>> =
        LazyLock::new(|| CATALOGUE.iter().map(|entry| (entry.code, entry)).collect());
    BY_CODE.get(code).copied()
}
