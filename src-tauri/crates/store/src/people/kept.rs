//! A person's record as it is kept: the twin of `safehold_core::person::Person` in JSON.

use chrono::{NaiveTime, Weekday};
use safehold_core::contact_profile::{
    Channel, ChannelKind, Confirmed, Resident, Safe, SafeContact, SafeWindow, Side,
};
use safehold_core::id::{CaseId, PersonId};
use safehold_core::person::{Address, AddressKind, Format, Language, PartyRole, Person, Reach, ReachKind};
use serde::{Deserialize, Serialize};

use crate::StoreError;
use crate::columns;

#[derive(Serialize, Deserialize)]
pub(super) struct PersonKept {
    title: String,
    given: String,
    family: String,
    born: Option<String>,
    addresses: Vec<AddressKept>,
    envelope_name: String,
    language: String,
    format: String,
    contact: ContactKept,
    reach: Vec<ReachKept>,
    household: bool,
}

#[derive(Serialize, Deserialize)]
struct AddressKept {
    id: String,
    kind: String,
    lines: Vec<String>,
    postcode: String,
    confidential: bool,
}

#[derive(Serialize, Deserialize)]
struct ReachKept {
    kind: String,
    value: String,
    confidential: bool,
}

#[derive(Serialize, Deserialize)]
struct ContactKept {
    channels: Vec<ChannelKept>,
    code_question: String,
    code_answer: String,
    cover_story: String,
    danger_phrase: String,
    never: String,
    who_may_answer: String,
    interpreter: String,
    hold: Option<String>,
    at_address: Option<Vec<(String, String)>>,
}

#[derive(Serialize, Deserialize)]
struct ChannelKept {
    kind: String,
    value: String,
    safe: SafeKept,
    windows: Vec<WindowKept>,
    seen_by: String,
    confirmed: Option<ConfirmedKept>,
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
enum SafeKept {
    Yes,
    No,
    Unknown,
}

#[derive(Serialize, Deserialize)]
struct WindowKept {
    days: Vec<String>,
    from: String,
    to: String,
}

#[derive(Serialize, Deserialize)]
struct ConfirmedKept {
    at: String,
    by: String,
}

/// The names of the parts that a record is told apart in: see [`parts`].
pub(super) const PARTS: [&str; 5] =
    ["victim-details", "victim-address", "safe-contact", "respondent", "others"];

/// A person's record as kept, in the parts that a change of it is told by.
pub(super) fn parts(role: PartyRole, data: &str) -> Result<Vec<(&'static str, String)>, StoreError> {
    match role {
        PartyRole::Respondent => return Ok(vec![("respondent", data.to_owned())]),
        PartyRole::Child | PartyRole::Protected => return Ok(vec![("others", data.to_owned())]),
        PartyRole::Victim => {}
    }
    let mut fields: serde_json::Map<String, serde_json::Value> = columns::read_json(data)?;
    let mut take = |name: &str| fields.remove(name).unwrap_or_default().to_string();
    let (address, contact) = (take("addresses"), take("contact"));
    let details = serde_json::Value::Object(fields).to_string();
    Ok(vec![("victim-details", details), ("victim-address", address), ("safe-contact", contact)])
}

impl PersonKept {
    pub(super) fn of(person: &Person) -> Self {
        Self {
            title: person.title.clone(),
            given: person.given.clone(),
            family: person.family.clone(),
            born: person.born.map(columns::day),
            addresses: person.addresses.iter().map(AddressKept::of).collect(),
            envelope_name: person.envelope_name.clone(),
            language: person.language.code().to_owned(),
            format: person.format.code().to_owned(),
            contact: ContactKept::of(&person.contact),
            reach: person.reach.iter().map(ReachKept::of).collect(),
            household: person.household,
        }
    }

    pub(super) fn person(
        self,
        id: PersonId,
        case: CaseId,
        role: PartyRole,
        version: u32,
    ) -> Result<Person, StoreError> {
        Ok(Person {
            id,
            case,
            role,
            title: self.title,
            given: self.given,
            family: self.family,
            born: columns::maybe(self.born.as_ref(), columns::read_day)?,
            addresses: self.addresses.into_iter().map(AddressKept::address).collect::<Result<_, _>>()?,
            envelope_name: self.envelope_name,
            language: columns::code(&self.language, Language::from_code)?,
            format: columns::code(&self.format, Format::from_code)?,
            contact: self.contact.contact()?,
            reach: self.reach.into_iter().map(ReachKept::reach).collect::<Result<_, _>>()?,
            household: self.household,
            version,
        })
    }
}

impl AddressKept {
    fn of(address: &Address) -> Self {
        Self {
            id: address.id.to_string(),
            kind: address.kind.code().to_owned(),
            lines: address.lines.clone(),
            postcode: address.postcode.clone(),
            confidential: address.confidential,
        }
    }

    fn address(self) -> Result<Address, StoreError> {
        Ok(Address {
            id: columns::id(&self.id)?,
            kind: columns::code(&self.kind, AddressKind::from_code)?,
            lines: self.lines,
            postcode: self.postcode,
            confidential: self.confidential,
        })
    }
}

impl ReachKept {
    fn of(reach: &Reach) -> Self {
        Self {
            kind: reach.kind.code().to_owned(),
            value: reach.value.clone(),
            confidential: reach.confidential,
        }
    }

    fn reach(self) -> Result<Reach, StoreError> {
        let kind = columns::code(&self.kind, ReachKind::from_code)?;
        Ok(Reach { kind, value: self.value, confidential: self.confidential })
    }
}

impl ContactKept {
    fn of(contact: &SafeContact) -> Self {
        Self {
            channels: contact.channels.iter().map(ChannelKept::of).collect(),
            code_question: contact.code_question.clone(),
            code_answer: contact.code_answer.clone(),
            cover_story: contact.cover_story.clone(),
            danger_phrase: contact.danger_phrase.clone(),
            never: contact.never.clone(),
            who_may_answer: contact.who_may_answer.clone(),
            interpreter: contact.interpreter.clone(),
            hold: contact.hold.clone(),
            at_address: contact
                .at_address
                .as_ref()
                .map(|there| there.iter().map(|one| (one.who.clone(), one.side.code().to_owned())).collect()),
        }
    }

    fn contact(self) -> Result<SafeContact, StoreError> {
        Ok(SafeContact {
            channels: self.channels.into_iter().map(ChannelKept::channel).collect::<Result<_, _>>()?,
            code_question: self.code_question,
            code_answer: self.code_answer,
            cover_story: self.cover_story,
            danger_phrase: self.danger_phrase,
            never: self.never,
            who_may_answer: self.who_may_answer,
            interpreter: self.interpreter,
            hold: self.hold,
            at_address: self.at_address.map(residents).transpose()?,
        })
    }
}

/// Who and on whose side, as kept.
fn residents(kept: Vec<(String, String)>) -> Result<Vec<Resident>, StoreError> {
    let resident =
        |(who, side): (String, String)| Ok(Resident { who, side: columns::code(&side, Side::from_code)? });
    kept.into_iter().map(resident).collect()
}

impl ChannelKept {
    fn of(channel: &Channel) -> Self {
        Self {
            kind: channel.kind.code().to_owned(),
            value: channel.value.clone(),
            safe: match channel.safe {
                Safe::Yes => SafeKept::Yes,
                Safe::No => SafeKept::No,
                Safe::Unknown => SafeKept::Unknown,
            },
            windows: channel.windows.iter().map(WindowKept::of).collect(),
            seen_by: channel.seen_by.clone(),
            confirmed: channel.confirmed.map(|confirmed| ConfirmedKept {
                at: columns::instant(confirmed.at),
                by: confirmed.by.to_string(),
            }),
        }
    }

    fn channel(self) -> Result<Channel, StoreError> {
        let confirmed = self.confirmed.map(|kept| {
            Ok::<_, StoreError>(Confirmed {
                at: columns::read_instant(&kept.at)?,
                by: columns::id(&kept.by)?,
            })
        });
        Ok(Channel {
            kind: columns::code(&self.kind, ChannelKind::from_code)?,
            value: self.value,
            safe: match self.safe {
                SafeKept::Yes => Safe::Yes,
                SafeKept::No => Safe::No,
                SafeKept::Unknown => Safe::Unknown,
            },
            windows: self.windows.into_iter().map(WindowKept::window).collect::<Result<_, _>>()?,
            seen_by: self.seen_by,
            confirmed: confirmed.transpose()?,
        })
    }
}

impl WindowKept {
    fn of(window: &SafeWindow) -> Self {
        Self {
            days: window.days.iter().map(ToString::to_string).collect(),
            from: window.from.format("%H:%M:%S").to_string(),
            to: window.to.format("%H:%M:%S").to_string(),
        }
    }

    fn window(self) -> Result<SafeWindow, StoreError> {
        let time = |text: &str| columns::code(text, |text| NaiveTime::parse_from_str(text, "%H:%M:%S").ok());
        let day = |text: &String| columns::code(text, |text| text.parse::<Weekday>().ok());
        Ok(SafeWindow {
            days: self.days.iter().map(day).collect::<Result<_, _>>()?,
            from: time(&self.from)?,
            to: time(&self.to)?,
        })
    }
}
