//! Invented people, their addresses and safe-contact profiles.

use chrono::{Datelike, NaiveDate, NaiveTime, Weekday};
use safehold_core::contact_profile::{
    Channel, ChannelKind, Confirmed, Resident, Safe, SafeContact, SafeWindow, Side,
};
use safehold_core::id::{CaseId, OfficerId};
use safehold_core::london;
use safehold_core::person::{Address, AddressKind, Language, PartyRole, Person};

use super::{Dice, names};
use crate::desk::Ids;

/// What is special about a victim's post.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Post {
    /// Confirmed safe a few days ago.
    Safe,
    /// Confirmed safe too long ago.
    Stale,
    /// Not safe.
    Unsafe,
    /// Nobody asked.
    Unknown,
    /// Lives in a refuge.
    Refuge,
}

/// When a victim may be called.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Calls {
    /// Around noon: safe now.
    Now,
    /// From the late afternoon: not now.
    Evening,
    /// At any time.
    Always,
    /// By no phone.
    Never,
}

pub(super) fn phone(n: u32) -> String {
    format!("07700 900{:03}", n % 1000)
}

fn time(hour: u32, minute: u32) -> NaiveTime {
    NaiveTime::from_hms_opt(hour, minute, 0).unwrap_or_default()
}

const WEEK: [Weekday; 5] = [Weekday::Mon, Weekday::Tue, Weekday::Wed, Weekday::Thu, Weekday::Fri];
const ALL: [Weekday; 7] =
    [Weekday::Mon, Weekday::Tue, Weekday::Wed, Weekday::Thu, Weekday::Fri, Weekday::Sat, Weekday::Sun];

pub(super) fn born(dice: &mut Dice, youngest: i64, oldest: i64) -> NaiveDate {
    let days = dice.between(youngest * 365, oldest * 365).unsigned_abs();
    london::minus_days(london::date(dice.now), days)
}

fn address(dice: &mut Dice, ids: &Ids, n: u32, kind: AddressKind, confidential: bool) -> Address {
    let (town, area) = dice.pick(names::TOWNS);
    let street = dice.pick(names::STREETS);
    let number = dice.between(1, 148);
    let mut lines = if n % 5 == 2 { vec![format!("Flat {}", dice.between(1, 24))] } else { Vec::new() };
    lines.push(format!("{number} {street}"));
    lines.push(town.to_owned());
    const INWARD: &[u8] = b"ABDEFGHJLNPQRSTUWXYZ";
    let letter = |n: usize| char::from(INWARD[n % INWARD.len()]);
    let postcode = format!("{area} {}{}{}", n % 9 + 1, letter(n as usize / 3), letter(n as usize / 7 + 5));
    Address { id: ids.next(), kind, lines, postcode, confidential }
}

fn person(ids: &Ids, case: CaseId, role: PartyRole, given: &str, family: &str) -> Person {
    Person {
        id: ids.next(),
        case,
        role,
        title: String::new(),
        given: given.to_owned(),
        family: family.to_owned(),
        born: None,
        addresses: Vec::new(),
        envelope_name: String::new(),
        language: Language::ENGLISH,
        format: Default::default(),
        contact: SafeContact::default(),
        reach: Vec::new(),
        household: false,
        version: 1,
    }
}

pub(super) struct VictimWish {
    pub post: Post,
    pub calls: Calls,
    pub name: Option<(&'static str, &'static str)>,
    pub by: OfficerId,
}

pub(super) fn victim(dice: &mut Dice, ids: &Ids, case: CaseId, n: u32, wish: &VictimWish) -> Person {
    let (given, family) = wish.name.unwrap_or_else(|| (dice.pick(names::GIVEN), dice.pick(names::FAMILY)));
    let kind = if wish.post == Post::Refuge { AddressKind::Refuge } else { AddressKind::Home };
    let confidential = kind == AddressKind::Refuge || n % 24 == 5;
    let mut addresses = vec![address(dice, ids, n, kind, confidential)];
    if n % 6 == 4 {
        addresses.push(address(dice, ids, n + 401, AddressKind::FormerShared, false));
    }
    let mut victim = person(ids, case, PartyRole::Victim, given, family);
    victim.title = dice.pick(&["Ms", "Mrs", "Miss", "Ms"]).to_owned();
    victim.born = Some(born(dice, 19, 68));
    victim.addresses = addresses;
    victim.contact = contact(dice, n, wish);
    victim
}

fn contact(dice: &mut Dice, n: u32, wish: &VictimWish) -> SafeContact {
    let confirmed = |days: i64, dice: &Dice| Some(Confirmed { at: dice.at(-days, 10, 15), by: wish.by });
    let mut channels = Vec::new();
    let windows = match wish.calls {
        Calls::Now => vec![SafeWindow { days: WEEK.to_vec(), from: time(9, 0), to: time(15 + n % 3, 0) }],
        Calls::Evening => {
            vec![SafeWindow { days: ALL.to_vec(), from: time(16, n % 3 * 15), to: time(19, 30) }]
        }
        Calls::Always | Calls::Never => Vec::new(),
    };
    let recent = dice.between(2, 20);
    channels.push(Channel {
        kind: ChannelKind::Mobile,
        value: phone(n * 7 + 111),
        safe: if wish.calls == Calls::Never { Safe::No } else { Safe::Yes },
        windows,
        seen_by: if wish.calls == Calls::Never {
            "the respondent pays the bill and sees the calls".to_owned()
        } else {
            String::new()
        },
        confirmed: confirmed(recent, dice),
    });
    let plain = |kind, safe, seen_by: &str, confirmed| Channel {
        kind,
        value: String::new(),
        safe,
        windows: Vec::new(),
        seen_by: seen_by.to_owned(),
        confirmed,
    };
    let voicemail = if n % 9 == 3 { Safe::Yes } else { Safe::No };
    channels.push(plain(ChannelKind::Voicemail, voicemail, "", confirmed(recent, dice)));
    match wish.post {
        Post::Safe => channels.push(plain(ChannelKind::Post, Safe::Yes, "", confirmed(recent, dice))),
        Post::Refuge => channels.push(plain(
            ChannelKind::Post,
            Safe::Yes,
            "through the refuge's office",
            confirmed(recent, dice),
        )),
        Post::Stale => {
            let days = dice.between(34, 80);
            channels.push(plain(ChannelKind::Post, Safe::Yes, "", confirmed(days, dice)));
        }
        Post::Unsafe => {
            channels.push(plain(
                ChannelKind::Post,
                Safe::No,
                "the respondent's mother collects the mail",
                confirmed(recent, dice),
            ));
        }
        Post::Unknown => {}
    }
    let (code_question, code_answer, cover_story, danger_phrase) = dice.pick(names::CODE_QUESTIONS);
    SafeContact {
        channels,
        code_question: code_question.to_owned(),
        code_answer: code_answer.to_owned(),
        cover_story: cover_story.to_owned(),
        danger_phrase: danger_phrase.to_owned(),
        never: dice.pick(&["Call from a withheld number", "Say police first", "Call after 19:30"]).to_owned(),
        who_may_answer: dice
            .pick(&["Nobody else", "Daughter, 9: ring off politely", "Her sister, who knows"])
            .to_owned(),
        interpreter: if n % 11 == 10 {
            "Polish, a woman, not from the community".to_owned()
        } else {
            String::new()
        },
        hold: None,
        at_address: at_address(n, wish.post),
    }
}

/// Who else is where the post arrives; asked with everybody whose post was asked about.
fn at_address(n: u32, post: Post) -> Option<Vec<Resident>> {
    let hers = |who: &str| vec![Resident { who: who.to_owned(), side: Side::Victims }];
    match post {
        Post::Unknown => None,
        Post::Unsafe => {
            Some(vec![Resident { who: "the respondent's mother".to_owned(), side: Side::Respondents }])
        }
        Post::Refuge => Some(hers("the refuge's staff")),
        Post::Safe | Post::Stale => Some(match n % 5 {
            1 => hers("her mother"),
            3 => hers("her sister, who knows"),
            _ => Vec::new(),
        }),
    }
}

pub(super) fn respondent(
    dice: &mut Dice,
    ids: &Ids,
    case: CaseId,
    n: u32,
    name: Option<(&str, &str)>,
) -> Person {
    let (given, family) =
        name.unwrap_or_else(|| (dice.pick(names::THEIR_GIVEN), dice.pick(names::THEIR_FAMILY)));
    let mut respondent = person(ids, case, PartyRole::Respondent, given, family);
    respondent.title = "Mr".to_owned();
    respondent.born = (n % 7 != 6).then(|| born(dice, 20, 66));
    // One whose address nobody knows: their victims' letters need a second person.
    if n % 24 != 17 {
        respondent.addresses = vec![address(dice, ids, n + 907, AddressKind::Home, false)];
    }
    respondent
}

pub(super) fn child(dice: &mut Dice, ids: &Ids, case: CaseId, family: &str) -> Person {
    let mut child = person(ids, case, PartyRole::Child, dice.pick(names::CHILDREN), family);
    let born = born(dice, 2, 15);
    child.born = NaiveDate::from_ymd_opt(born.year(), born.month(), 1);
    child.household = true;
    child
}
