//! The invented records that examples are written from, around one moment.

use chrono::{DateTime, Duration, Utc};
use uuid::Uuid;

use crate::contact_profile::SafeContact;
use crate::letter::{Format, Language};
use crate::measure::{
    Dvpn, Dvpo, End, Evidence, Facts, Measure, Moment, Nmo, Notice, OccupationOrder, OrderRecord, Origin,
    PostChargeBail, PowerOfArrest, PreChargeBail, ReleasedUnderInvestigation, Undertaking, Variation,
};
use crate::person::{Address, AddressKind, PartyRole, Person};
use crate::terms::Term;

pub(super) fn id<T: From<Uuid>>(n: u128) -> T {
    Uuid::from_u128(n).into()
}

pub(super) fn person(role: PartyRole, title: &str, given: &str, family: &str, street: &str) -> Person {
    Person {
        id: id(1),
        case: id(2),
        role,
        title: title.to_owned(),
        given: given.to_owned(),
        family: family.to_owned(),
        born: None,
        addresses: vec![Address {
            id: id(3),
            kind: AddressKind::Home,
            lines: vec![street.to_owned(), "Northfield".to_owned()],
            postcode: "NF4 7QX".to_owned(),
            confidential: false,
        }],
        envelope_name: String::new(),
        language: Language::ENGLISH,
        format: Format::Standard,
        contact: SafeContact::default(),
        reach: Vec::new(),
        household: false,
        version: 1,
    }
}

/// Makes the records of the examples around one moment.
pub(super) struct Invented {
    pub(super) at: DateTime<Utc>,
}

impl Invented {
    pub(super) fn days(&self, days: i64) -> DateTime<Utc> {
        self.at + Duration::days(days)
    }

    pub(super) fn evidence(&self, days: i64) -> Evidence {
        Evidence { at: self.days(days), how: "by hand".to_owned() }
    }

    pub(super) fn measure(facts: Facts, codes: &[&str]) -> Measure {
        let term = |code: &&str| {
            let mut term = Term::new(code).ok()?;
            if term.code == "EXC-R" {
                term.parameters.streets = vec!["Tarn Street".to_owned(), "Mill Walk".to_owned()];
            }
            term.verbatim = "The respondent must not do this.".to_owned();
            Some(term)
        };
        let mut terms: Vec<Term> = codes.iter().filter_map(term).collect();
        if matches!(&facts, Facts::Occupation(order) if order.arrest.is_some()) {
            terms.iter_mut().for_each(|term| term.poa = true);
        }
        Measure {
            id: id(10),
            case: id(2),
            facts,
            terms,
            variations: Vec::new(),
            origin: Origin::Hand,
            received_at: DateTime::UNIX_EPOCH,
            coded_by: None,
            checked_by: None,
            version: 1,
        }
    }

    pub(super) fn nmo(&self, end: End) -> Nmo {
        Nmo {
            court: "Northfield Family Court".to_owned(),
            case_number: "NF26F00999".to_owned(),
            made: Moment::At(self.days(-5)),
            notice: Notice::Without,
            present: false,
            aware: None,
            served: None,
            end,
            record: OrderRecord::default(),
        }
    }

    pub(super) fn order(&self, order: Nmo) -> Vec<Measure> {
        vec![Self::measure(Facts::Nmo(order), &["CON-A", "EXC-H", "EXC-R"])]
    }

    pub(super) fn served(&self, end: End) -> Nmo {
        Nmo { served: Some(self.evidence(-4)), ..self.nmo(end) }
    }

    pub(super) fn varied(&self) -> Vec<Measure> {
        let mut order = self.order(self.served(End::At(self.days(300))));
        for measure in &mut order {
            measure.variations.push(Variation {
                served: Some(self.evidence(-1)),
                at: self.days(-1),
                received_at: self.days(-1),
                terms: measure.terms.iter().take(2).cloned().collect(),
                end: None,
                order_file: None,
                coded_by: None,
                checked_by: None,
                systems_updated_at: None,
            });
        }
        order
    }

    pub(super) fn bail(&self) -> Vec<Measure> {
        let bail = PreChargeBail {
            custody_ref: String::new(),
            arrested_at: self.days(-3),
            released_at: self.days(-3),
            months: 3,
            return_at: Some(self.days(80)),
            station: String::new(),
            victim_views: String::new(),
            extensions: Vec::new(),
            suspended: Vec::new(),
            outcome: None,
            record: Default::default(),
        };
        vec![Self::measure(Facts::PreChargeBail(bail), &["CON-A", "EXC-H"])]
    }

    pub(super) fn after_charge(&self) -> Vec<Measure> {
        let bail = PostChargeBail {
            court: "Northfield Magistrates' Court".to_owned(),
            urn: String::new(),
            released_at: self.days(-3),
            next_hearing_at: None,
            victim_told_at: None,
            outcome: None,
        };
        vec![Self::measure(Facts::PostChargeBail(bail), &["CON-A", "EXC-H"])]
    }

    pub(super) fn occupation(&self) -> Vec<Measure> {
        let order = OccupationOrder {
            court: "Northfield Family Court".to_owned(),
            case_number: "NF26F00997".to_owned(),
            section: "s33".to_owned(),
            made: Moment::At(self.days(-5)),
            served: Some(self.evidence(-4)),
            end: End::At(self.days(180)),
            arrest: Some(PowerOfArrest { ends: None }),
            record: OrderRecord::default(),
        };
        vec![Self::measure(Facts::Occupation(order), &["OCC-A", "EVI-H"])]
    }

    pub(super) fn no_conditions(&self) -> Vec<Measure> {
        let released = ReleasedUnderInvestigation { from: self.days(-3), outcome: None };
        vec![Self::measure(Facts::ReleasedUnderInvestigation(released), &[])]
    }

    pub(super) fn notice(&self) -> Vec<Measure> {
        let notice = Dvpn {
            authorised_by: String::new(),
            served_at: self.at - Duration::hours(6),
            court: "Northfield Magistrates' Court".to_owned(),
            hearing_at: Some(self.at + Duration::hours(30)),
            adjourned: Vec::new(),
            outcome: None,
            record: Default::default(),
        };
        vec![Self::measure(Facts::Dvpn(notice), &["MOL-A", "EVI-H"])]
    }

    pub(super) fn magistrates(&self, made: i64) -> Vec<Measure> {
        let order = Dvpo {
            court: "Northfield Magistrates' Court".to_owned(),
            made_at: self.days(made),
            days: 28,
            ends_at: None,
        };
        vec![Self::measure(Facts::Dvpo(order), &["MOL-A", "CON-A"])]
    }

    pub(super) fn promise(&self) -> Vec<Measure> {
        let promise = Undertaking {
            court: "Northfield Family Court".to_owned(),
            case_number: "NF26F00996".to_owned(),
            given: Moment::At(self.days(-5)),
            end: End::At(self.days(180)),
            record: OrderRecord::default(),
        };
        vec![Self::measure(Facts::Undertaking(promise), &["CON-A"])]
    }
}
