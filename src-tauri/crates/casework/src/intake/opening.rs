//! An order of the feed as a measure, and its parties as the people of a new case.

use safehold_core::contact_profile::{Channel, ChannelKind, Safe, SafeContact};
use safehold_core::id::{AddressId, CaseId};
use safehold_core::intake::{FeedOrder, FeedParty};
use safehold_core::measure::{Facts, Measure, Nmo, Notice, OrderRecord, Origin};
use safehold_core::person::{Address, AddressKind, Language, PartyRole, Person, Reach, ReachKind};

use crate::desk::Work;
use crate::measures::Parties;

pub(super) fn measure(work: &Work<'_>, case: CaseId, order: &FeedOrder) -> Measure {
    Measure {
        id: work.ids.next(),
        case,
        facts: Facts::Nmo(Nmo {
            court: order.court.clone(),
            case_number: order.case_number().to_owned(),
            made: order.made,
            notice: Notice::NotStated,
            present: false,
            aware: None,
            served: None,
            end: order.end,
            record: OrderRecord { manage_cases: order.manage_cases.clone(), ..OrderRecord::default() },
        }),
        terms: Vec::new(),
        variations: Vec::new(),
        origin: Origin::CourtFeed { order_file: order.order_file.clone() },
        received_at: work.now,
        coded_by: None,
        checked_by: None,
        version: 1,
    }
}

pub(super) fn parties(work: &Work<'_>, case: CaseId, order: &FeedOrder) -> Parties {
    let person = |role, party: &FeedParty, contact| Person {
        id: work.ids.next(),
        case,
        role,
        title: String::new(),
        given: party.given.clone(),
        family: party.family.clone(),
        born: party.born,
        addresses: address(party, work.ids.next()).into_iter().collect(),
        envelope_name: String::new(),
        language: Language::ENGLISH,
        format: Default::default(),
        contact,
        reach: reach(party),
        household: false,
        version: 1,
    };
    Parties {
        victim: person(PartyRole::Victim, &order.applicant, contact(order)),
        respondent: person(PartyRole::Respondent, &order.respondent, SafeContact::default()),
        protected: Vec::new(),
        risk: None,
    }
}

/// The address that the court gives, as where the person lives now.
pub(super) fn address(party: &FeedParty, id: AddressId) -> Option<Address> {
    party.one_line()?;
    Some(Address {
        id,
        kind: AddressKind::Home,
        lines: party.address.clone(),
        postcode: party.postcode.given().unwrap_or_default().to_owned(),
        confidential: party.address_confidential || party.address_withheld,
    })
}

/// The number and the e-mail address that the court gives.
pub(super) fn reach(party: &FeedParty) -> Vec<Reach> {
    let phone = (ReachKind::Phone, &party.phone, party.phone_confidential);
    let email = (ReachKind::Email, &party.email, party.email_confidential);
    let given = [phone, email].into_iter().filter_map(|(kind, value, confidential)| {
        Some(Reach { kind, value: value.given()?.to_owned(), confidential })
    });
    given.collect()
}

/// A way of reaching a victim of which nobody has said yet that it is safe.
pub(crate) fn unknown_channel(kind: ReachKind, value: &str, seen_by: &str) -> Channel {
    Channel {
        kind: match kind {
            ReachKind::Phone => ChannelKind::Mobile,
            ReachKind::Email => ChannelKind::Email,
        },
        value: value.to_owned(),
        safe: Safe::Unknown,
        windows: Vec::new(),
        seen_by: seen_by.to_owned(),
        confirmed: None,
    }
}

/// The court's words on a safe time, as they stand there.
pub(super) fn safe_time_words(order: &FeedOrder) -> Option<String> {
    (!order.safe_time.is_empty())
        .then(|| format!("The court's form says of a safe time: {}", order.safe_time))
}

fn contact(order: &FeedOrder) -> SafeContact {
    let said = safe_time_words(order).unwrap_or_default();
    let value = |kind| {
        let given = reach(&order.applicant).into_iter().find(|reach| reach.kind == kind);
        given.map(|reach| reach.value).unwrap_or_default()
    };
    let (phone, email) = (value(ReachKind::Phone), value(ReachKind::Email));
    let mut channels = Vec::new();
    // Without a number the court's words on a safe time still have their place.
    if !phone.is_empty() || !said.is_empty() {
        channels.push(unknown_channel(ReachKind::Phone, &phone, &said));
    }
    if !email.is_empty() {
        channels.push(unknown_channel(ReachKind::Email, &email, ""));
    }
    SafeContact { channels, ..SafeContact::default() }
}
