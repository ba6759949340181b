//! A record of invented people, from which letters are written.

#![allow(dead_code, reason = "each test uses some of it")]

use chrono::{DateTime, NaiveDate, Utc};
use safehold_core::calendar::Calendar;
use safehold_core::contact_profile::SafeContact;
use safehold_core::document::LetterPaper;
use safehold_core::letter::{Content, LetterKind, LetterTexts, letter, subjects};
use safehold_core::london;
use safehold_core::measure::{End, Evidence, Facts, Measure, Moment, Nmo, Notice, OrderRecord, Origin};
use safehold_core::officer::{Officer, Role};
use safehold_core::person::{Address, AddressKind, Language, PartyRole, Person};
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
        language: Language::English,
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

    pub fn of(measures: Vec<Measure>) -> Self {
        Self {
            victim: person(PartyRole::Victim, "Ms", "Petra", "Quill", "14 Test Street"),
            respondent: person(PartyRole::Respondent, "Mr", "Idris", "Venn", "3 Beck Lane"),
            measures,
            texts: LetterTexts::supplied(),
        }
    }

    pub fn now(&self) -> DateTime<Utc> {
        at("2026-11-23T12:00+00:00")
    }

    /// The letter of a kind, as it would be written now.
    pub fn paper(&self, kind: LetterKind) -> LetterPaper {
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
