//! The sixteen blocks of a plan and the catalogue of their items: what a safeguarding unit looks at, so that nothing
//! is forgotten. A unit adds its own items beside these.
//!
//! Not here: what somebody decided about an item (see [`super::Item`]).

/// A block of the plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Block {
    /// Who is to be kept safe, who else is in the home, who belongs to the respondent.
    People,
    /// The grade, how it came about, and what raises it.
    Risk,
    /// Every measure with its terms, the gaps and what conflicts.
    LegalCover,
    /// How she or he is reached safely, and what happens when a check-in is missed.
    Contact,
    /// Making the home harder to get into.
    Home,
    /// What brings officers quickly, and what they see on the way.
    Alarms,
    /// What the respondent can see, follow or open.
    Technology,
    /// Where she or he goes, and who there knows.
    Movement,
    /// What protects the children.
    Children,
    /// What is ready if it has to be left at once.
    Escape,
    /// Who else helps.
    Support,
    /// Whether the Domestic Violence Disclosure Scheme was considered: a reference, never its content.
    Disclosure,
    /// What holds the respondent to account.
    Perpetrator,
    /// What the local team knows and does.
    Neighbourhood,
    /// What she or he wants, what makes her or him safer, what was declined.
    Views,
    /// When the plan is looked at again, who was told, what forces a review sooner.
    Review,
}

/// All blocks, in the order of the plan.
pub const BLOCKS: [Block; 16] = [
    Block::People,
    Block::Risk,
    Block::LegalCover,
    Block::Contact,
    Block::Home,
    Block::Alarms,
    Block::Technology,
    Block::Movement,
    Block::Children,
    Block::Escape,
    Block::Support,
    Block::Disclosure,
    Block::Perpetrator,
    Block::Neighbourhood,
    Block::Views,
    Block::Review,
];

impl Block {
    /// The code in files and addresses.
    pub fn code(self) -> &'static str {
        match self {
            Self::People => "people",
            Self::Risk => "risk",
            Self::LegalCover => "legal",
            Self::Contact => "contact",
            Self::Home => "home",
            Self::Alarms => "alarms",
            Self::Technology => "technology",
            Self::Movement => "movement",
            Self::Children => "children",
            Self::Escape => "escape",
            Self::Support => "support",
            Self::Disclosure => "disclosure",
            Self::Perpetrator => "perpetrator",
            Self::Neighbourhood => "neighbourhood",
            Self::Views => "views",
            Self::Review => "review",
        }
    }

    /// Reads a code.
    pub fn from_code(code: &str) -> Option<Self> {
        BLOCKS.into_iter().find(|block| block.code() == code)
    }

    /// The heading.
    pub fn title(self) -> &'static str {
        match self {
            Self::People => "People",
            Self::Risk => "Risk and its history",
            Self::LegalCover => "Legal cover",
            Self::Contact => "Contact",
            Self::Home => "Home",
            Self::Alarms => "Alarms and flags",
            Self::Technology => "Technology",
            Self::Movement => "Movement",
            Self::Children => "Children",
            Self::Escape => "Escape",
            Self::Support => "Support",
            Self::Disclosure => "Disclosure",
            Self::Perpetrator => "Perpetrator",
            Self::Neighbourhood => "Neighbourhood",
            Self::Views => "The victim's views",
            Self::Review => "Review",
        }
    }

    /// What the block is about, in one line.
    pub fn about(self) -> &'static str {
        match self {
            Self::People => "Who is to be kept safe, who else is in the home, who belongs to the respondent",
            Self::Risk => "The grade, how it came about, and what raises it",
            Self::LegalCover => "Every measure with its terms, the gaps and what conflicts",
            Self::Contact => "How she or he is reached safely, and what happens when a check-in is missed",
            Self::Home => "Making the home harder to get into",
            Self::Alarms => "What brings officers quickly, and what they see on the way",
            Self::Technology => "What the respondent can see, follow or open",
            Self::Movement => "Where she or he goes, and who there knows",
            Self::Children => "What protects the children",
            Self::Escape => "What is ready if it has to be left at once",
            Self::Support => "Who else helps",
            Self::Disclosure => {
                "Whether the Domestic Violence Disclosure Scheme was considered: a reference, never its content"
            }
            Self::Perpetrator => "What holds the respondent to account",
            Self::Neighbourhood => "What the local team knows and does",
            Self::Views => "What she or he wants, what makes her or him safer, what was declined",
            Self::Review => "When the plan is looked at again, who was told, what forces a review sooner",
        }
    }
}

/// An item that the catalogue offers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Entry {
    /// Its code, which stays: `home.locks`.
    pub code: &'static str,
    /// Where it belongs.
    pub block: Block,
    /// What it is.
    pub label: &'static str,
    /// What to note beside it.
    pub note: &'static str,
}

const fn item(block: Block, code: &'static str, label: &'static str, note: &'static str) -> Entry {
    Entry { code, block, label, note }
}

/// The catalogue, in the order of the plan.
pub const CATALOGUE: &[Entry] = &[
    item(
        Block::People,
        "people.occupants",
        "Occupants list for responding officers",
        "Everybody who may be in the home, with ages",
    ),
    item(
        Block::People,
        "people.school-run",
        "Children: school, and who collects them",
        "Name of the school, who may collect, who may not",
    ),
    item(
        Block::People,
        "people.others-at-home",
        "Other adults and vulnerable people in the home",
        "Who they are and what they need",
    ),
    item(
        Block::People,
        "people.pets",
        "Pets",
        "Animals in the home that would hold the victim back from leaving",
    ),
    item(
        Block::People,
        "people.associates",
        "The respondent's associates",
        "Family and friends who may act for the respondent",
    ),
    item(
        Block::Risk,
        "risk.triggers",
        "Dates and events that raise the risk",
        "Separation, pregnancy, court dates, child handover, release, new partner, anniversaries",
    ),
    item(
        Block::Risk,
        "risk.weapons",
        "Weapons and firearms licence checked",
        "What was found, and the licensing department's answer",
    ),
    item(
        Block::Risk,
        "risk.strangulation",
        "Strangulation or suffocation",
        "Told of, and medical help offered",
    ),
    item(Block::Risk, "risk.suicide", "Threats of suicide", "By the respondent or the victim"),
    item(Block::Risk, "risk.stalking", "Stalking", "Fixated, obsessive, unwanted, repeated"),
    item(
        Block::Risk,
        "risk.honour",
        "So-called honour-based abuse or forced marriage",
        "Specialist advice taken",
    ),
    item(
        Block::LegalCover,
        "legal.advise-civil",
        "Civil order advised",
        "Alongside police measures, never in their place",
    ),
    item(Block::LegalCover, "legal.service", "Service of the order chased", "With whom, and what was said"),
    item(
        Block::LegalCover,
        "legal.bail",
        "Bail: conditions, extension or re-bail",
        "Asked of the officer in the case",
    ),
    item(Block::LegalCover, "legal.gap", "What is done about a gap in cover", "Who acts before it opens"),
    item(
        Block::LegalCover,
        "legal.return-hearing",
        "Return hearing: date, special measures, support",
        "The victim knows the date",
    ),
    item(
        Block::Contact,
        "contact.code-word",
        "Code word agreed with police",
        "Agreed; the word itself stands in the safe-contact record",
    ),
    item(Block::Contact, "contact.code-sign", "Code word or sign with friends and children", "Who knows it"),
    item(
        Block::Contact,
        "contact.check-in",
        "Daily check-in",
        "With whom, at what time, and what to do if it is missed",
    ),
    item(Block::Contact, "contact.confirmed", "Safe contact confirmed again", "Each channel asked about"),
    item(Block::Home, "home.locks", "Locks changed", "All outer doors"),
    item(Block::Home, "home.door-window", "Door and window locks", "Which need work"),
    item(Block::Home, "home.letterbox", "Letterbox guard", "Fire bag or plate"),
    item(Block::Home, "home.fire", "Fire safety check", "By the fire service"),
    item(Block::Home, "home.alarm", "House alarm", "Who has the code"),
    item(Block::Home, "home.camera", "CCTV or doorbell camera", "Who holds the account?"),
    item(Block::Home, "home.lighting", "Outside lighting", "Where it is dark"),
    item(Block::Home, "home.sanctuary", "Sanctuary scheme", "A safe room or more"),
    item(Block::Home, "home.landlord", "Landlord's permission", "Asked, given"),
    item(
        Block::Alarms,
        "alarms.tecsos",
        "Panic handset (TecSOS)",
        "Number, issued, tested; review on its expiry",
    ),
    item(Block::Alarms, "alarms.address-marker", "Address marker with occupants", "Review on its expiry"),
    item(Block::Alarms, "alarms.phone-flag", "Phone number flag", "Which numbers"),
    item(Block::Alarms, "alarms.vehicle-marker", "Vehicle marker", "Whose vehicle"),
    item(Block::Alarms, "alarms.control-room", "Control-room plan", "Reference of the response plan"),
    item(Block::Technology, "technology.accounts", "Shared accounts", "Bank, e-mail, shopping, streaming"),
    item(Block::Technology, "technology.tags", "Tracking tags", "Car, bag, children's things searched"),
    item(Block::Technology, "technology.location", "Location sharing", "Switched off from a clean device"),
    item(Block::Technology, "technology.child-devices", "Children's devices", "Tablets, games, watches"),
    item(Block::Technology, "technology.car-app", "Car app", "Who is the owner in the app?"),
    item(Block::Technology, "technology.smart-home", "Smart home", "Speakers, heating, locks, cameras"),
    item(
        Block::Technology,
        "technology.passwords",
        "Passwords changed from a clean device",
        "Recovery addresses too",
    ),
    item(Block::Movement, "movement.work", "Work", "What the workplace knows, who may be told"),
    item(
        Block::Movement,
        "movement.school-route",
        "School and nursery",
        "What they know, how the children get there",
    ),
    item(Block::Movement, "movement.routes", "Routes and times varied", "Regular journeys"),
    item(Block::Movement, "movement.parking", "Parking", "Lit, in view"),
    item(Block::Movement, "movement.gp", "Doctor and other appointments", "Kept from shared calendars"),
    item(
        Block::Movement,
        "movement.photo",
        "Photo of the respondent shared",
        "With whom, and with whose leave",
    ),
    item(Block::Children, "children.school-informed", "School informed", "Named person at the school"),
    item(Block::Children, "children.collection", "Collection password", "Agreed with the school"),
    item(Block::Children, "children.arrangements", "Child arrangements order", "What it says about handover"),
    item(Block::Children, "children.social-care", "Social care referral", "Reference and date"),
    item(Block::Children, "children.encompass", "Operation Encompass notification", "Sent, on which day"),
    item(Block::Escape, "escape.bag", "Bag", "Packed, and where"),
    item(Block::Escape, "escape.documents", "Documents", "Passports, birth certificates, order"),
    item(Block::Escape, "escape.keys", "Keys", "Spare set, with whom"),
    item(Block::Escape, "escape.money", "Money", "Own account, cash"),
    item(Block::Escape, "escape.medication", "Medication", "A week of it"),
    item(Block::Escape, "escape.transport", "Transport", "Who drives, at any hour"),
    item(Block::Escape, "escape.refuge", "Refuge options", "Asked, never the address"),
    item(Block::Escape, "escape.fostering", "Pets fostered", "Scheme and contact"),
    item(
        Block::Support,
        "support.idva",
        "Independent domestic violence adviser (IDVA)",
        "Referred, name, agreed contact",
    ),
    item(
        Block::Support,
        "support.marac",
        "Multi-agency conference (MARAC)",
        "Date, actions; review on its date",
    ),
    item(Block::Support, "support.outreach", "Outreach", "Service and contact"),
    item(Block::Support, "support.housing", "Housing", "Application, priority"),
    item(
        Block::Support,
        "support.immigration",
        "Immigration, no recourse to public funds",
        "Advice from a specialist",
    ),
    item(Block::Support, "support.substance", "Drugs and alcohol", "Service"),
    item(Block::Support, "support.mental-health", "Mental health", "Service"),
    item(
        Block::Support,
        "support.programme",
        "Programme for the respondent",
        "Name of the programme, attendance",
    ),
    item(Block::Perpetrator, "perpetrator.offender-manager", "Offender management", "Status, manager"),
    item(
        Block::Perpetrator,
        "perpetrator.conditions",
        "Bail or licence conditions checked",
        "By whom, how often",
    ),
    item(Block::Perpetrator, "perpetrator.tag", "Electronic tag", "Hours, provider"),
    item(Block::Perpetrator, "perpetrator.warrants", "Warrants", "Outstanding, who executes"),
    item(Block::Perpetrator, "perpetrator.visits", "Proactive visits", "By whom, how often"),
    item(
        Block::Neighbourhood,
        "neighbourhood.briefed",
        "Neighbourhood team briefed",
        "Which team, on which day",
    ),
    item(Block::Neighbourhood, "neighbourhood.visit-plan", "Visit plan", "Times, safe way to call"),
];

/// The item with a code.
pub fn entry(code: &str) -> Option<&'static Entry> {
    CATALOGUE.iter().find(|entry| entry.code == code)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_code_is_there_once_and_says_its_block() {
        for (n, entry) in CATALOGUE.iter().enumerate() {
            assert!(CATALOGUE[..n].iter().all(|before| before.code != entry.code), "{}", entry.code);
            assert!(entry.code.starts_with(&format!("{}.", entry.block.code())), "{}", entry.code);
            assert!(entry.block.takes_items(), "{}", entry.code);
        }
        for block in BLOCKS {
            assert_eq!(Block::from_code(block.code()), Some(block));
            let offered = CATALOGUE.iter().filter(|entry| entry.block == block).count();
            assert_eq!(offered > 0, block.takes_items(), "{}", block.title());
        }
    }
}
