//! Invented cases: people, doors and an order, most with one thing planted that must stop the letter.

use chrono::{DateTime, NaiveDate, Utc};
use safehold_core::contact_profile::{Channel, ChannelKind, Confirmed, Resident, Safe, SafeContact, Side};
use safehold_core::difference::{Difference, Theirs};
use safehold_core::letter::{Language, LetterTexts, SignOff, Way};
use safehold_core::letter_gate::Question;
use safehold_core::london;
use safehold_core::measure::{End, Facts, Measure, Moment, Nmo, Notice, OrderRecord, Origin};
use safehold_core::person::{Address, AddressKind, PartyRole, Person, Reach, ReachKind};
use safehold_core::terms::Term;
use uuid::Uuid;

use crate::doors::{Chance, Door, written};

/// What was planted in a case.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Planted {
    Nothing,
    TextsUnsigned,
    LanguageUnchecked,
    ContactStopped,
    PostUnsafe,
    PostUnknown,
    PostStale,
    NeverConfirmed,
    NoSafePhone,
    CourtDiffers,
    NoAddress,
    Refuge,
    Confidential,
    NoPostcode,
    NoFixedAddress,
    TooManyLines,
    BadStart,
    RespondentThere,
    RespondentWasThere,
    RespondentPerhapsThere,
    RespondentUnknown,
    PostcodeMistyped,
    FormerShared,
    TheirPeopleThere,
    NobodyAsked,
    NoOrder,
    NoTerms,
    TermsUnchecked,
    NoGlyph,
    MovedSince,
    NewerLetter,
    RespondentsAddressInTerm,
    RespondentsPhoneInTerm,
    FormerAddressInTerm,
    OtherPersonInTerm,
    PoliceWordsInTerm,
    ReferenceInWindow,
}

impl Planted {
    pub const ALL: [Self; 37] = [
        Self::Nothing,
        Self::TextsUnsigned,
        Self::LanguageUnchecked,
        Self::ContactStopped,
        Self::PostUnsafe,
        Self::PostUnknown,
        Self::PostStale,
        Self::NeverConfirmed,
        Self::NoSafePhone,
        Self::CourtDiffers,
        Self::NoAddress,
        Self::Refuge,
        Self::Confidential,
        Self::NoPostcode,
        Self::NoFixedAddress,
        Self::TooManyLines,
        Self::BadStart,
        Self::RespondentThere,
        Self::RespondentWasThere,
        Self::RespondentPerhapsThere,
        Self::RespondentUnknown,
        Self::PostcodeMistyped,
        Self::FormerShared,
        Self::TheirPeopleThere,
        Self::NobodyAsked,
        Self::NoOrder,
        Self::NoTerms,
        Self::TermsUnchecked,
        Self::NoGlyph,
        Self::MovedSince,
        Self::NewerLetter,
        Self::RespondentsAddressInTerm,
        Self::RespondentsPhoneInTerm,
        Self::FormerAddressInTerm,
        Self::OtherPersonInTerm,
        Self::PoliceWordsInTerm,
        Self::ReferenceInWindow,
    ];

    /// The one question of the gate that is there to stop it.
    pub fn asked_by(self) -> Option<Question> {
        Some(match self {
            Self::Nothing => return None,
            Self::TextsUnsigned => Question::Texts,
            Self::LanguageUnchecked => Question::Language,
            Self::ContactStopped => Question::Hold,
            Self::PostUnsafe | Self::PostUnknown => Question::PostSafe,
            Self::PostStale | Self::NeverConfirmed => Question::PostConfirmed,
            Self::NoSafePhone => Question::OtherWay,
            Self::CourtDiffers => Question::AddressSettled,
            Self::NoAddress => Question::AddressThere,
            Self::Refuge | Self::Confidential => Question::TwoPeople,
            Self::NoPostcode | Self::NoFixedAddress | Self::TooManyLines | Self::BadStart => {
                Question::Printable
            }
            Self::RespondentThere
            | Self::RespondentWasThere
            | Self::RespondentPerhapsThere
            | Self::RespondentUnknown
            | Self::PostcodeMistyped => Question::Respondents,
            Self::FormerShared => Question::Former,
            Self::TheirPeopleThere | Self::NobodyAsked => Question::Household,
            Self::NoOrder => Question::Subject,
            Self::NoTerms => Question::Terms,
            Self::TermsUnchecked => Question::SecondCheck,
            Self::NoGlyph => Question::Typeset,
            Self::MovedSince => Question::Unchanged,
            Self::NewerLetter => Question::Newest,
            Self::RespondentsAddressInTerm
            | Self::RespondentsPhoneInTerm
            | Self::FormerAddressInTerm
            | Self::OtherPersonInTerm
            | Self::PoliceWordsInTerm => Question::Leak,
            Self::ReferenceInWindow => Question::Window,
        })
    }
}

/// A case and the truth about it.
#[derive(Debug, Clone)]
pub struct Case {
    pub planted: Planted,
    pub way: Way,
    pub profile: &'static str,
    pub people: Vec<Person>,
    pub measures: Vec<Measure>,
    pub differences: Vec<Difference>,
    pub texts: LetterTexts,
    /// What must not stand in the letter: what it is, how often it may all the same, and the string.
    pub forbidden: Vec<(&'static str, usize, String)>,
    /// The lines that the window may show: the truth, not what the program makes of it.
    pub envelope: Vec<String>,
}

pub const NOW: &str = "2026-11-23T12:00+00:00";

pub fn at(text: &str) -> DateTime<Utc> {
    london::read(text).unwrap()
}

const GIVEN: [&str; 10] =
    ["Petra", "Siân", "Noor", "Mair", "Zofia", "Dara", "Ada", "Grace", "Morfudd", "Temperance"];
const FAMILY: [&str; 10] = [
    "Quill",
    "O'Test",
    "Gŵyn",
    "Łukasik",
    "D'Arcy",
    "ap Rhys",
    "St John-Whitlock",
    "Featherstonehaugh-Cholmondeley",
    "Ó Briain",
    "Leeds",
];
const THEIRS: [(&str, &str); 6] = [
    ("Idris", "Venn"),
    ("John Paul", "Example"),
    ("Gethin", "ap Rhys"),
    ("Rowan", "Ashdale"),
    ("Marek", "Dara"),
    ("Kofi", "Stone"),
];
const CHILDREN: [&str; 5] = ["Ana", "Efa", "Dylan", "Jude", "Gwil"];

fn id<T: From<Uuid>>(n: u64) -> T {
    Uuid::from_u128(u128::from(n) + 1).into()
}

fn person(n: u64, role: PartyRole, given: &str, family: &str, addresses: Vec<Address>) -> Person {
    Person {
        id: id(n),
        case: id(0),
        role,
        title: if role == PartyRole::Victim { "Ms".into() } else { String::new() },
        given: given.into(),
        family: family.into(),
        born: None,
        addresses,
        envelope_name: String::new(),
        language: Language::ENGLISH,
        format: Default::default(),
        contact: SafeContact::default(),
        reach: Vec::new(),
        household: role == PartyRole::Child,
        version: 1,
    }
}

fn channel(kind: ChannelKind, value: &str, safe: Safe, confirmed: Option<&str>) -> Channel {
    Channel {
        kind,
        value: value.into(),
        safe,
        windows: Vec::new(),
        seen_by: String::new(),
        confirmed: confirmed.map(|text| Confirmed { at: at(text), by: id(7) }),
    }
}

fn order(chance: &mut Chance) -> Measure {
    let mut terms: Vec<Term> =
        ["CON-A", "EXC-H", "EXC-R"].iter().map(|code| Term::new(code).unwrap()).collect();
    terms[2].parameters.streets = vec![Door::anywhere(chance).street.to_owned() + " Row"];
    Measure {
        id: id(1),
        case: id(0),
        facts: Facts::Nmo(Nmo {
            court: chance.pick(&["Leeds Family Court", "York Family Court"]).into(),
            case_number: "LS26F00999".into(),
            made: Moment::At(at("2026-11-20T14:00+00:00")),
            notice: Notice::Without,
            present: false,
            aware: None,
            served: None,
            end: End::At(at("2027-11-20T16:00+00:00")),
            record: OrderRecord::default(),
        }),
        terms,
        variations: Vec::new(),
        origin: Origin::Hand,
        received_at: at("2026-11-20T15:00+00:00"),
        coded_by: Some(id(7)),
        checked_by: Some(id(8)),
        version: 1,
    }
}

impl Case {
    /// The `n`th case: the same for the same number.
    pub fn invented(n: u64) -> Self {
        let chance = &mut Chance::of(n);
        let planted = if chance.below(2) == 0 { Planted::Nothing } else { chance.pick(&Planted::ALL) };
        let home = Door::anywhere(chance);
        let theirs = if chance.below(4) == 0 { home.neighbour() } else { Door::anywhere(chance) };
        let former = Door::anywhere(chance);
        let mut victim = person(
            1,
            PartyRole::Victim,
            chance.pick(&GIVEN),
            chance.pick(&FAMILY),
            vec![home.address(AddressKind::Home), former.otherwise(AddressKind::FormerShared, chance)],
        );
        victim.contact.channels = vec![
            channel(ChannelKind::Mobile, "07700 900222", Safe::Yes, Some("2026-11-12T10:00+00:00")),
            channel(ChannelKind::Post, "", Safe::Yes, Some("2026-11-12T10:00+00:00")),
        ];
        victim.contact.at_address = Some(Vec::new());
        let (given, family) = chance.pick(&THEIRS);
        let mut respondent = person(2, PartyRole::Respondent, given, family, vec![numbered(&theirs, chance)]);
        let phone = format!("07700 900{:03}", 300 + chance.below(600));
        respondent.reach = vec![Reach { kind: ReachKind::Phone, value: phone.clone(), confidential: false }];
        let child = person(3, PartyRole::Child, chance.pick(&CHILDREN), &victim.family, Vec::new());
        let sign = SignOff { by: "Insp Hale".into(), on: NaiveDate::from_ymd_opt(2026, 11, 1).unwrap() };
        let envelope = envelope(&victim, &home);
        let mut case = Self {
            planted,
            way: Way::Post,
            profile: chance.pick(&["notify", "dl", "c5"]),
            forbidden: vec![
                ("the respondent's door", 0, theirs.lines()[theirs.lines().len() - 2].clone()),
                ("the respondent's phone", 0, phone[1..].to_owned()),
                ("the former door", 0, former.lines()[former.lines().len() - 2].clone()),
                ("the victim's phone", 0, "7700 900222".to_owned()),
                ("another person", 0, child.full_name()),
            ],
            people: vec![victim, respondent, child],
            measures: vec![order(chance)],
            differences: Vec::new(),
            texts: LetterTexts { signed_off: Some(sign), ..LetterTexts::supplied() },
            envelope,
        };
        case.forbidden.retain(|(_, _, text)| !case.envelope.iter().any(|line| line == text));
        case.plant(chance, &Doors { home, theirs, former, phone });
        case
    }

    pub fn victim(&self) -> &Person {
        &self.people[0]
    }

    pub fn respondent(&self) -> &Person {
        &self.people[1]
    }

    fn say_in_a_term(&mut self, words: String) {
        let mut term = Term::new("EXC-W").unwrap();
        term.parameters.detail = words;
        self.measures[0].terms.push(term);
    }

    fn plant(&mut self, chance: &mut Chance, doors: &Doors) {
        let Doors { home, theirs, former, phone } = doors;
        let post = 1;
        match self.planted {
            Planted::Nothing | Planted::MovedSince | Planted::NewerLetter | Planted::ReferenceInWindow => {}
            Planted::TextsUnsigned => self.texts.signed_off = None,
            Planted::LanguageUnchecked => self.people[0].language = Language::WELSH,
            Planted::ContactStopped => self.people[0].contact.hold = Some("danger".into()),
            Planted::PostUnsafe => self.people[0].contact.channels[post].safe = Safe::No,
            Planted::PostUnknown => self.people[0].contact.channels[post].safe = Safe::Unknown,
            Planted::PostStale => {
                self.people[0].contact.channels[post] =
                    channel(ChannelKind::Post, "", Safe::Yes, Some("2026-10-20T10:00+01:00"));
            }
            Planted::NeverConfirmed => self.people[0].contact.channels[post].confirmed = None,
            Planted::NoSafePhone => {
                self.way = Way::Collect;
                self.people[0].contact.channels[0].safe = Safe::Unknown;
                self.envelope.clear();
            }
            Planted::CourtDiffers => self.differences.push(differs(&self.people[0], home.neighbour())),
            Planted::NoAddress => self.people[0].addresses.remove(0).confidential = false,
            Planted::Refuge => self.people[0].addresses[0].kind = AddressKind::Refuge,
            Planted::Confidential => self.people[0].addresses[0].confidential = true,
            Planted::NoPostcode => {
                self.people[0].addresses[0].postcode = chance.pick(&["", "LS2", "QQ1 1AA"]).into()
            }
            Planted::NoFixedAddress => {
                self.people[0].addresses[0].lines = vec![
                    chance.pick(&["No fixed abode", "NFA", "of no fixed address"]).into(),
                    "Leeds".into(),
                ];
            }
            Planted::TooManyLines => {
                let lines = &mut self.people[0].addresses[0].lines;
                while lines.len() < 6 {
                    lines.insert(0, "The Invented House".into());
                }
            }
            Planted::BadStart => self.people[0].addresses[0].lines.insert(0, "(back door)".into()),
            Planted::RespondentThere => {
                self.people[1].addresses.push(home.otherwise(AddressKind::Home, chance));
            }
            Planted::RespondentWasThere => {
                self.people[1].addresses.push(home.otherwise(AddressKind::Former, chance));
            }
            Planted::RespondentPerhapsThere => {
                let mut theirs = differs(&self.people[1], home.clone());
                theirs.stops_post = false;
                self.differences.push(theirs);
            }
            Planted::RespondentUnknown => self.people[1].addresses.clear(),
            Planted::PostcodeMistyped => {
                let mut postcode = home.postcode.clone();
                let last = if postcode.ends_with('Z') { 'A' } else { 'Z' };
                postcode.pop();
                postcode.push(last);
                let lines = Door { flat: None, letter: None, ..home.clone() }.lines();
                self.people[0].addresses[0].lines = lines.clone();
                self.envelope.splice(1.., lines.iter().cloned().chain([home.postcode.clone()]));
                self.people[1].addresses.push(written(AddressKind::Home, lines, postcode));
            }
            Planted::FormerShared => {
                self.people[0].addresses.push(home.otherwise(AddressKind::FormerShared, chance));
            }
            Planted::TheirPeopleThere => {
                let who = Resident { who: "his mother".into(), side: Side::Respondents };
                self.people[0].contact.at_address = Some(vec![who]);
            }
            Planted::NobodyAsked => self.people[0].contact.at_address = None,
            Planted::NoOrder => self.measures.clear(),
            Planted::NoTerms => self.measures[0].terms.clear(),
            Planted::TermsUnchecked => self.measures[0].checked_by = None,
            Planted::NoGlyph => self.people[0].family.push('\u{13000}'),
            Planted::RespondentsAddressInTerm => {
                let line = &theirs.lines()[theirs.lines().len() - 2];
                let words = match chance.below(4) {
                    0 => format!("the yard behind {line}"),
                    1 => line.to_uppercase(),
                    2 => line.replace(' ', "\u{a0}"),
                    _ => format!("near {}", line.replace('Ŵ', "W")),
                };
                self.people[1].addresses.push(theirs.address(AddressKind::Home));
                self.say_in_a_term(words);
            }
            Planted::RespondentsPhoneInTerm => {
                let words = match chance.below(3) {
                    0 => phone.clone(),
                    1 => phone.replace(' ', ""),
                    _ => format!("+44 {}", &phone[1..]),
                };
                self.say_in_a_term(format!("whoever answers {words}"));
            }
            Planted::FormerAddressInTerm => {
                self.people[0].addresses.push(former.address(AddressKind::Former));
                self.say_in_a_term(former.lines().join(", "));
            }
            Planted::OtherPersonInTerm => {
                let name = self.people[2].full_name();
                let words = if chance.below(2) == 0 { name.to_uppercase() } else { name };
                self.say_in_a_term(words);
            }
            Planted::PoliceWordsInTerm => {
                self.say_in_a_term(
                    chance.pick(&["as MARAC heard", "she is at high risk", "intelligence says so"]).into(),
                );
            }
        }
    }
}

struct Doors {
    home: Door,
    theirs: Door,
    former: Door,
    phone: String,
}

/// A door as somebody writes it, its number with it: a neighbour's without one is hers for all that anybody can tell.
fn numbered(door: &Door, chance: &mut Chance) -> Address {
    loop {
        let address = door.otherwise(AddressKind::Home, chance);
        if address.lines.iter().any(|line| line.contains(|sign: char| sign.is_ascii_digit())) {
            return address;
        }
    }
}

/// Title, initial and surname, the door's lines, the postcode.
fn envelope(victim: &Person, home: &Door) -> Vec<String> {
    let initial = victim.given.chars().next().unwrap();
    let mut lines = vec![format!("{} {initial} {}", victim.title, victim.family)];
    lines.extend(home.lines());
    lines.push(home.postcode.clone());
    lines
}

fn differs(person: &Person, door: Door) -> Difference {
    Difference {
        id: id(9),
        case: id(0),
        person: Some(person.id),
        measure: None,
        what: "Address".into(),
        ours: String::new(),
        theirs: Theirs::Address { lines: door.lines(), postcode: door.postcode, confidential: false },
        stops_post: true,
        source: "manifest-20261110.csv, row 2".into(),
        noted_at: at("2026-11-10T08:00+00:00"),
        settled: None,
    }
}
