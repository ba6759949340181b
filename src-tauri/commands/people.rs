//! The people of a case, and how a victim may be reached.

use chrono::Weekday;
use safehold_casework::people;
use safehold_core::contact_profile::{Channel, ChannelKind, Resident, Safe, SafeContact, SafeWindow, Side};
use safehold_core::person::{Address, AddressKind, Format, Language, PartyRole, Person, Reach, ReachKind};
use safehold_core::words;
use serde::{Deserialize, Serialize};
use tauri::State;
use ts_rs::TS;

use super::cases::CaseId;
use super::form::{Day, Wrong, time_of_day};
use super::view::id;
use crate::error::Problem;
use crate::state::AppState;

/// An address as a form has it; a new one has no identity.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(export)]
pub struct AddressForm {
    id: String,
    kind: String,
    lines: Vec<String>,
    postcode: String,
    confidential: bool,
}

/// A number or e-mail address of a person as a form has it.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(export)]
pub struct ReachForm {
    kind: String,
    value: String,
    confidential: bool,
}

/// A person as a form has them; a new one has no identity.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(export)]
pub struct PersonForm {
    id: String,
    version: u32,
    case_id: String,
    role: String,
    title: String,
    given: String,
    family: String,
    born: Day,
    envelope_name: String,
    language: String,
    format: String,
    household: bool,
    addresses: Vec<AddressForm>,
    reach: Vec<ReachForm>,
}

/// Something that was saved.
#[derive(Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct SavedId {
    id: String,
}

/// Days and times at which a channel is safe.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(export)]
pub struct WindowForm {
    days: Vec<String>,
    from: String,
    to: String,
}

/// A channel as a form has it.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(export)]
pub struct ChannelForm {
    kind: String,
    label: String,
    is_call: bool,
    value: String,
    safe: String,
    windows: Vec<WindowForm>,
    seen_by: String,
    confirmed: Option<String>,
    confirm_now: bool,
}

/// The safe-contact profile as a form has it.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(export)]
pub struct SafeContactForm {
    person: String,
    version: u32,
    victim: String,
    code_question: String,
    code_answer: String,
    cover_story: String,
    danger_phrase: String,
    never: String,
    who_may_answer: String,
    interpreter: String,
    hold: Option<String>,
    lift_hold: bool,
    channels: Vec<ChannelForm>,
    /// It is on record who else is where the post arrives.
    at_address_known: bool,
    at_address: Vec<ResidentForm>,
}

/// Somebody else where the post arrives, as a form has them.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(export)]
pub struct ResidentForm {
    who: String,
    /// `victims`, `respondents` or `not-known`.
    side: String,
}

fn form_of(person: &Person) -> PersonForm {
    PersonForm {
        id: person.id.to_string(),
        version: person.version,
        case_id: person.case.to_string(),
        role: person.role.code().to_owned(),
        title: person.title.clone(),
        given: person.given.clone(),
        family: person.family.clone(),
        born: person.born.map(Day::of).unwrap_or_default(),
        envelope_name: person.envelope_name.clone(),
        language: person.language.code().to_owned(),
        format: person.format.code().to_owned(),
        household: person.household,
        addresses: person
            .addresses
            .iter()
            .map(|address| AddressForm {
                id: address.id.to_string(),
                kind: address.kind.code().to_owned(),
                lines: address.lines.clone(),
                postcode: address.postcode.clone(),
                confidential: address.confidential,
            })
            .collect(),
        reach: person
            .reach
            .iter()
            .map(|reach| ReachForm {
                kind: reach.kind.code().to_owned(),
                value: reach.value.clone(),
                confidential: reach.confidential,
            })
            .collect(),
    }
}

/// Everybody in a case.
#[tauri::command]
pub async fn case_people(state: State<'_, AppState>, input: CaseId) -> Result<Vec<PersonForm>, Problem> {
    let open = state.open().await?;
    let found = people::of_case(&open.desk(), input.id()?).await?;
    Ok(found.iter().map(form_of).collect())
}

/// Saves a person, new or changed.
#[tauri::command]
pub async fn save_person(state: State<'_, AppState>, input: PersonForm) -> Result<SavedId, Problem> {
    let open = state.open().await?;
    let desk = open.desk();
    let mut wrong = Wrong::default();
    let born = wrong.take("born", input.born.read()).flatten();
    let role = PartyRole::from_code(&input.role);
    if role.is_none() {
        wrong.say("role", "Choose what the person is in the case");
    }
    let language = Language::from_code(&input.language);
    if language.is_none() {
        wrong.say("language", "Choose the language of letters");
    }
    let format = Format::from_code(&input.format);
    if format.is_none() {
        wrong.say("format", "Choose the form of letters");
    }
    let mut addresses = Vec::new();
    for (n, address) in input.addresses.iter().enumerate() {
        let Some(kind) = AddressKind::from_code(&address.kind) else {
            wrong.say(format!("addresses.{n}.kind"), "Choose what the address is");
            continue;
        };
        addresses.push(Address {
            id: if address.id.is_empty() { desk.ids.next() } else { id(&address.id)? },
            kind,
            lines: address
                .lines
                .iter()
                .map(|line| line.trim().to_owned())
                .filter(|line| !line.is_empty())
                .collect(),
            postcode: address.postcode.trim().to_owned(),
            confidential: address.confidential,
        });
    }
    let mut reach = Vec::new();
    for (n, form) in input.reach.iter().enumerate() {
        let value = form.value.trim().to_owned();
        match ReachKind::from_code(&form.kind) {
            Some(_) if value.is_empty() => {
                wrong.say(format!("reach.{n}.value"), "Enter it, or remove it");
            }
            Some(kind) => reach.push(Reach { kind, value, confidential: form.confidential }),
            None => {
                wrong.say(format!("reach.{n}.value"), "Choose whether it is a phone or an e-mail address")
            }
        }
    }
    wrong.refuse()?;
    let (Some(role), Some(language), Some(format)) = (role, language, format) else {
        return Err(Problem::internal("a choice without a name"));
    };
    let new = input.id.is_empty();
    let person = Person {
        id: if new { desk.ids.next() } else { id(&input.id)? },
        case: id(&input.case_id)?,
        role,
        title: input.title.trim().to_owned(),
        given: input.given.trim().to_owned(),
        family: input.family.trim().to_owned(),
        born,
        addresses,
        envelope_name: input.envelope_name.trim().to_owned(),
        language,
        format,
        contact: SafeContact::default(),
        reach,
        household: input.household,
        version: if new { 1 } else { input.version },
    };
    let saved = people::save(&desk, person, new).await?;
    Ok(SavedId { id: saved.to_string() })
}

fn safe_code(safe: Safe) -> &'static str {
    match safe {
        Safe::Yes => "yes",
        Safe::No => "no",
        Safe::Unknown => "unknown",
    }
}

/// How a victim may be reached. Every channel is in it; one that is not on record is unknown.
#[tauri::command]
pub async fn safe_contact(state: State<'_, AppState>, input: CaseId) -> Result<SafeContactForm, Problem> {
    let open = state.open().await?;
    let victim = people::victim(&open.desk(), input.id()?).await?;
    let contact = &victim.contact;
    let channel = |kind: ChannelKind| {
        let known = contact.channel(kind);
        ChannelForm {
            kind: kind.code().to_owned(),
            label: kind.label().to_owned(),
            is_call: kind.is_call(),
            value: known.map(|channel| channel.value.clone()).unwrap_or_default(),
            safe: safe_code(contact.safe(kind)).to_owned(),
            windows: known
                .map(|channel| channel.windows.as_slice())
                .unwrap_or_default()
                .iter()
                .map(|window| WindowForm {
                    days: window.days.iter().map(Weekday::to_string).collect(),
                    from: words::wall_clock(window.from),
                    to: words::wall_clock(window.to),
                })
                .collect(),
            seen_by: known.map(|channel| channel.seen_by.clone()).unwrap_or_default(),
            confirmed: known.and_then(|channel| channel.confirmed).map(|confirmed| {
                format!("Confirmed {}", words::short_date(safehold_core::london::date(confirmed.at)))
            }),
            confirm_now: false,
        }
    };
    Ok(SafeContactForm {
        person: victim.id.to_string(),
        version: victim.version,
        victim: victim.full_name(),
        code_question: contact.code_question.clone(),
        code_answer: contact.code_answer.clone(),
        cover_story: contact.cover_story.clone(),
        danger_phrase: contact.danger_phrase.clone(),
        never: contact.never.clone(),
        who_may_answer: contact.who_may_answer.clone(),
        interpreter: contact.interpreter.clone(),
        hold: contact.hold.clone(),
        lift_hold: false,
        channels: ChannelKind::ALL.into_iter().map(channel).collect(),
        at_address_known: contact.at_address.is_some(),
        at_address: contact
            .at_address
            .iter()
            .flatten()
            .map(|one| ResidentForm { who: one.who.clone(), side: one.side.code().to_owned() })
            .collect(),
    })
}

/// Saves how a victim may be reached.
#[tauri::command]
pub async fn save_safe_contact(state: State<'_, AppState>, input: SafeContactForm) -> Result<(), Problem> {
    let open = state.open().await?;
    let mut wrong = Wrong::default();
    let mut channels = Vec::new();
    let mut confirmed = Vec::new();
    for form in &input.channels {
        let Some(kind) = ChannelKind::from_code(&form.kind) else { continue };
        let safe = match form.safe.as_str() {
            "yes" => Safe::Yes,
            "no" => Safe::No,
            _ => Safe::Unknown,
        };
        let mut windows = Vec::new();
        for (n, window) in form.windows.iter().enumerate() {
            let field = |part: &str| format!("channels.{}.windows.{n}.{part}", form.kind);
            let from = wrong.take(&field("from"), time_of_day(&window.from));
            let to = wrong.take(&field("to"), time_of_day(&window.to));
            if let (Some(from), Some(to)) = (from, to) {
                let days = window.days.iter().filter_map(|day| day.parse().ok()).collect();
                windows.push(SafeWindow { days, from, to });
            }
        }
        if form.confirm_now {
            confirmed.push(kind);
        }
        let channel = Channel {
            kind,
            value: form.value.trim().to_owned(),
            safe,
            windows,
            seen_by: form.seen_by.trim().to_owned(),
            confirmed: None,
        };
        let known = safe != Safe::Unknown || !channel.value.is_empty() || !channel.seen_by.is_empty();
        if known {
            channels.push(channel);
        }
    }
    wrong.refuse()?;
    let resident = |form: &ResidentForm| Resident {
        who: form.who.trim().to_owned(),
        side: Side::from_code(&form.side).unwrap_or_default(),
    };
    let at_address = input.at_address_known.then(|| input.at_address.iter().map(resident).collect());
    let contact = SafeContact {
        channels,
        code_question: input.code_question,
        code_answer: input.code_answer,
        cover_story: input.cover_story,
        danger_phrase: input.danger_phrase,
        never: input.never,
        who_may_answer: input.who_may_answer,
        interpreter: input.interpreter,
        hold: if input.lift_hold { None } else { input.hold },
        at_address,
    };
    let person = id(&input.person)?;
    Ok(people::save_safe_contact(&open.desk(), person, input.version, contact, &confirmed).await?)
}
