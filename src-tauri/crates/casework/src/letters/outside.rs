//! "Who could read this?": what a letter shows of itself before it is opened, and who can get at it, from the record of
//! who is where the post arrives.

use safehold_core::audit::Act;
use safehold_core::contact_profile::{ChannelKind, Side};
use safehold_core::document::EnvelopeProfile;
use safehold_core::envelope::WindowEnvelope;
use safehold_core::id::LetterId;
use safehold_core::letter::Way;
use safehold_core::officer::Permission;
use safehold_core::person::{PartyRole, Person};
use safehold_store::letters;

use super::whole;
use crate::cases::file;
use crate::desk::{Desk, Entry};
use crate::error::CaseworkError;

/// Somebody who could read a letter, or its envelope.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reading {
    /// Who: "Petra Quill", "her mother".
    pub who: String,
    /// What they can read: "all of it", "the envelope".
    pub what: &'static str,
    /// Known to be on the victim's side, or the victim.
    pub safe: bool,
}

/// What a letter shows, and to whom.
#[derive(Debug, Clone, PartialEq)]
pub struct Outside {
    /// How it goes.
    pub way: Way,
    /// The envelope it was set for.
    pub profile: EnvelopeProfile,
    /// The envelope's measures; the nearest drawn for Notify, which folds by itself.
    pub envelope: WindowEnvelope,
    /// The lines that show through the window.
    pub shows: Vec<String>,
    /// Who could read it.
    pub readers: Vec<Reading>,
    /// Nobody asked who is where the post arrives.
    pub not_asked: bool,
}

const ALL: &str = "all of it, once it is opened";
const ENVELOPE: &str = "the envelope, with what its window shows";

/// What a letter that was made shows of itself, and who could read it.
///
/// # Errors
/// `NotFound`, `Forbidden`; `Internal` where the bytes are not those that were made.
pub async fn outside(desk: &Desk<'_>, id: LetterId) -> Result<Outside, CaseworkError> {
    let work = desk.begin(Permission::PrintLetters).await?;
    let letter = letters::get(&work.txn, id).await?;
    let bytes = whole(&work, &letter).await?;
    let file = file(&work, letter.case).await?;
    let victim = file.victim()?;
    let posted = letter.way == Way::Post;
    let shown = if posted { safehold_letters::in_window(&bytes, letter.profile)? } else { String::new() };
    let shows = shown.lines().map(|line| line.trim().to_owned()).filter(|line| !line.is_empty()).collect();
    let readers = if posted { by_post(victim, &file.people) } else { by_hand(victim, letter.way) };
    let not_asked = posted && victim.contact.at_address.is_none();
    let envelope = letter.profile.envelope().unwrap_or(WindowEnvelope::C5);
    let (way, profile) = (letter.way, letter.profile);
    work.finish([Entry::about(Act::Consult, letter.case, "letter", letter.reference)]).await?;
    Ok(Outside { way, profile, envelope, shows, readers, not_asked })
}

fn by_post(victim: &Person, people: &[Person]) -> Vec<Reading> {
    let read = |who: String, safe| Reading { who, what: ALL, safe };
    let mut readers = vec![read(victim.full_name(), true)];
    for child in people.iter().filter(|one| one.role == PartyRole::Child && one.household) {
        readers.push(read(format!("{}, a child of the household", child.full_name()), true));
    }
    for one in victim.contact.at_address.iter().flatten() {
        let whose = match one.side {
            Side::Victims => "",
            Side::Respondents => ", of the respondent's people",
            Side::NotKnown => ", whose side is not known",
        };
        readers.push(read(format!("{}{whose}", one.who), one.side == Side::Victims));
    }
    let post = victim.contact.channel(ChannelKind::Post).map(|channel| channel.seen_by.trim());
    if let Some(seen_by) = post.filter(|text| !text.is_empty()) {
        readers.push(read(seen_by.to_owned(), false));
    }
    readers.push(Reading {
        who: "Whoever carries the post or passes the doormat".to_owned(),
        what: ENVELOPE,
        safe: true,
    });
    readers
}

fn by_hand(victim: &Person, way: Way) -> Vec<Reading> {
    let mut readers = vec![Reading { who: victim.full_name(), what: ALL, safe: true }];
    readers.push(Reading {
        who: match way {
            Way::Adviser => "Her adviser, who passes it on",
            Way::Collect => "Whoever gives it out at the desk",
            _ => "The officer who hands it over",
        }
        .to_owned(),
        what: "the sheet: it has no envelope",
        safe: true,
    });
    readers
}
