//! A record of invented people, from which letters are written.

#![allow(
    dead_code,
    clippy::unwrap_used,
    reason = "each test uses some of it, and may stop at the first fault"
)]

use chrono::{DateTime, NaiveDate, Utc};
use safehold_core::calendar::Calendar;
use safehold_core::contact_profile::SafeContact;
use safehold_core::document::{LetterPaper, Typeface};
use safehold_core::letter::{Content, LetterKind, LetterTexts, letter, subjects};
use safehold_core::london;
use safehold_core::measure::{
    Dvpn, Dvpo, End, Evidence, Facts, Measure, Moment, Nmo, Notice, OccupationOrder, OrderRecord, Origin,
    PowerOfArrest, PreChargeBail, Undertaking, Variation,
};
use safehold_core::officer::{Officer, Role};
use safehold_core::person::{Address, AddressKind, Format, Language, PartyRole, Person};
use safehold_core::policy::Policy;
use safehold_core::terms::{Exception, ExceptionKind, Term};

pub fn at(text: &str) -> DateTime<Utc> {
    london::read(text).unwrap()
}

pub fn id<T: From<uuid::Uuid>>(n: u128) -> T {
    uuid::Uuid::from_u128(n).into()
}

/// A case with what a letter about it is made from.
pub struct Case {
    pub victim: Person,
    pub respondent: Person,
    pub measures: Vec<Measure>,
    pub texts: LetterTexts,
    pub bilingual: bool,
    pub exact_wording: bool,
}

fn person(role: PartyRole, title: &str, given: &str, family: &str, street: &str) -> Person {
    Person {
        id: id(1),
        case: id(2),
        role,
        title: title.into(),
        given: given.into(),
        family: family.into(),
        born: NaiveDate::from_ymd_opt(1990, 2, 1),
        addresses: vec![Address {
            id: id(3),
            kind: AddressKind::Home,
            lines: vec![street.into(), "Northfield".into()],
            postcode: "NF4 7QX".into(),
            confidential: false,
        }],
        envelope_name: String::new(),
        language: Language::ENGLISH,
        format: Default::default(),
        contact: SafeContact::default(),
        reach: Vec::new(),
        household: false,
        version: 1,
    }
}

pub fn term(code: &str, fill: impl FnOnce(&mut Term)) -> Term {
    let mut term = Term::new(code).unwrap();
    fill(&mut term);
    term
}

/// The terms of an order with two children.
pub fn five_terms() -> Vec<Term> {
    let names = || vec!["Ava".to_owned(), "Tom".to_owned()];
    vec![
        term("CON-A", |t| {
            t.parameters.methods =
                ["phone", "text", "email", "letter", "social media"].map(str::to_owned).to_vec();
            t.parameters.via_others = true;
        }),
        term("EXC-H", |_| {}),
        term("EXC-R", |t| t.parameters.streets = vec!["Tarn Street".into(), "Mill Walk".into()]),
        term("CON-C", |t| {
            t.parameters.names = names();
            t.parameters.exceptions = vec![Exception {
                kind: ExceptionKind::Cafcass,
                detail: "at the contact centre, on the days that it gives".into(),
            }];
        }),
        term("EXC-S", |t| t.parameters.detail = "Mill Lane Primary School".into()),
    ]
}

impl Case {
    /// A non-molestation order, made, served and with an end.
    pub fn order(terms: Vec<Term>) -> Self {
        let facts = Facts::Nmo(Nmo {
            court: "Leeds Family Court".into(),
            case_number: "LS26F00999".into(),
            made: Moment::At(at("2026-11-20T14:00+00:00")),
            notice: Notice::Without,
            present: false,
            aware: None,
            served: Some(Evidence { at: at("2026-11-21T09:40+00:00"), how: "process server".into() }),
            end: End::At(at("2027-11-19T16:00+00:00")),
            record: OrderRecord::default(),
        });
        Self::of(vec![measure(10, facts, terms)])
    }

    /// One measure of each kind that a letter tells about, all in force, and an order that ended.
    pub fn of_every_kind() -> Self {
        let made = Moment::At(at("2026-11-20T14:00+00:00"));
        let end = End::At(at("2026-12-18T16:00+00:00"));
        let served = || Some(Evidence { at: at("2026-11-21T09:40+00:00"), how: "process server".into() });
        let record = OrderRecord::default;
        let codes = |codes: &[&str]| codes.iter().map(|code| Term::new(code).unwrap()).collect();
        let nmo = |end| Nmo {
            court: "Leeds Family Court".into(),
            case_number: "LS26F00999".into(),
            made,
            notice: Notice::Without,
            present: false,
            aware: None,
            served: served(),
            end,
            record: record(),
        };
        let mut varied = measure(10, Facts::Nmo(nmo(end)), five_terms());
        varied.variations.push(Variation {
            served: Some(Evidence { at: at("2026-11-22T18:00+00:00"), how: "process server".into() }),
            at: at("2026-11-22T10:00+00:00"),
            received_at: at("2026-11-22T11:00+00:00"),
            terms: five_terms()[..3].to_vec(),
            end: None,
            order_file: None,
            coded_by: Some(id(4)),
            checked_by: Some(id(5)),
            systems_updated_at: None,
        });
        let ended = End::At(at("2026-11-22T16:00+00:00"));
        let occupation = |arrest| {
            Facts::Occupation(OccupationOrder {
                court: "Leeds Family Court".into(),
                case_number: "LS26F00997".into(),
                section: "s33".into(),
                made,
                served: served(),
                end,
                arrest,
                record: record(),
            })
        };
        let promise = Undertaking {
            court: "Leeds Family Court".into(),
            case_number: "LS26F00996".into(),
            given: made,
            end,
            record: record(),
        };
        let bail = PreChargeBail {
            custody_ref: "NF/12345".into(),
            arrested_at: at("2026-11-20T08:20+00:00"),
            released_at: at("2026-11-20T21:00+00:00"),
            months: 3,
            return_at: Some(at("2027-02-10T10:00+00:00")),
            station: "Northfield".into(),
            victim_views: String::new(),
            extensions: Vec::new(),
            suspended: Vec::new(),
            outcome: None,
            record: Default::default(),
        };
        let notice = Dvpn {
            authorised_by: "Supt M. Harker".into(),
            served_at: at("2026-11-22T19:30+00:00"),
            court: "Northfield Magistrates' Court".into(),
            hearing_at: Some(at("2026-11-24T14:00+00:00")),
            adjourned: Vec::new(),
            outcome: None,
            record: Default::default(),
        };
        let magistrates = Dvpo {
            court: "Northfield Magistrates' Court".into(),
            made_at: at("2026-11-20T11:00+00:00"),
            days: 28,
            ends_at: None,
        };
        // The power of arrest is attached to the first of the two terms alone.
        let leave = term("LEV-H", |t| {
            t.parameters.times = "6\u{a0}pm on Friday 4\u{a0}December\u{a0}2026".into();
            t.poa = true;
        });
        Self::of(vec![
            varied,
            measure(11, Facts::Nmo(nmo(ended)), codes(&["CON-A"])),
            measure(
                12,
                occupation(Some(PowerOfArrest { ends: None })),
                vec![leave, Term::new("EVI-H").unwrap()],
            ),
            measure(13, occupation(None), codes(&["OCC-A"])),
            measure(14, Facts::Undertaking(promise), codes(&["CON-A"])),
            measure(15, Facts::PreChargeBail(bail), codes(&["CON-A", "EXC-H", "RES-1"])),
            measure(16, Facts::Dvpn(notice), codes(&["MOL-A", "EVI-H"])),
            measure(17, Facts::Dvpo(magistrates), codes(&["MOL-A", "CON-A"])),
        ])
    }

    pub fn of(measures: Vec<Measure>) -> Self {
        Self {
            victim: person(PartyRole::Victim, "Ms", "Petra", "Quill", "14 Test Street"),
            respondent: person(PartyRole::Respondent, "Mr", "Idris", "Venn", "3 Beck Lane"),
            measures,
            texts: LetterTexts::supplied(),
            bilingual: false,
            exact_wording: false,
        }
    }

    pub fn now(&self) -> DateTime<Utc> {
        at("2026-11-23T12:00+00:00")
    }

    /// The letter of a kind, as it would be written now.
    pub fn paper(&self, kind: LetterKind) -> LetterPaper {
        self.paper_in(kind, Language::ENGLISH, Format::Standard)
    }

    /// The same in a language and a form.
    pub fn paper_in(&self, kind: LetterKind, language: Language, format: Format) -> LetterPaper {
        let sender = ["Return Dept 14", "PO Box 7700", "Northfield", "NF1 1AA"].map(str::to_owned);
        let contact = Officer {
            id: id(4),
            name: "PC Amal Rahman".into(),
            role: Role::Officer,
            administrator: false,
            phone: "0113 496 0991".into(),
            active: true,
        };
        let calendar = Calendar::default();
        letter(&Content {
            kind,
            language,
            format,
            bilingual: self.bilingual,
            exact_wording: self.exact_wording,
            typeface: Typeface::default(),
            victim: &self.victim,
            respondent: &self.respondent,
            about: &subjects(kind, &self.measures, self.now(), &calendar, &Policy::default()),
            texts: &self.texts,
            sender: &sender,
            contact: &contact,
            reference: "VC-48213-K",
            at: self.now(),
            calendar: &calendar,
        })
    }
}

pub fn measure(n: u128, facts: Facts, terms: Vec<Term>) -> Measure {
    Measure {
        id: id(n),
        case: id(2),
        facts,
        terms,
        variations: Vec::new(),
        origin: Origin::Hand,
        received_at: at("2026-11-20T15:00+00:00"),
        coded_by: Some(id(4)),
        checked_by: Some(id(5)),
        version: 1,
    }
}
