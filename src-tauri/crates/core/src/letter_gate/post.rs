//! Questions about her: may she be written to, is post safe, who else is where it arrives; and where it goes another
//! way, is that way safe.

use chrono::{DateTime, NaiveDate, Utc};

use super::{Asked, GateAnswer, Mend};
use crate::contact_profile::{ChannelKind, Safe, Side};
use crate::letter::Way;
use crate::london;
use crate::words;

pub(super) fn hold(asked: &Asked<'_>, answer: &mut GateAnswer) {
    if let Some(why) = &asked.victim.contact.hold {
        answer.stop("contact-stopped", Mend::SafeContact, format!("All contact is stopped: {why}"));
    }
}

/// Who else sees a channel, in brackets: " (her mother)".
fn seen_by(asked: &Asked<'_>, kind: ChannelKind) -> String {
    let channel = asked.victim.contact.channel(kind);
    let seen = channel.map(|channel| channel.seen_by.trim()).filter(|text| !text.is_empty());
    seen.map(|text| format!(" ({text})")).unwrap_or_default()
}

pub(super) fn safe(asked: &Asked<'_>, answer: &mut GateAnswer) {
    if asked.way != Way::Post {
        return;
    }
    match asked.victim.contact.safe(ChannelKind::Post) {
        Safe::No => answer.stop(
            "post-not-safe",
            Mend::SafeContact,
            format!("Post is not safe{}: offer another way", seen_by(asked, ChannelKind::Post)),
        ),
        Safe::Unknown => answer.stop(
            "post-not-known-safe",
            Mend::SafeContact,
            "Post is not known to be safe: ask the victim, and record the answer",
        ),
        Safe::Yes => {}
    }
}

pub(super) fn confirmed(asked: &Asked<'_>, answer: &mut GateAnswer) {
    if asked.way != Way::Post || asked.victim.contact.safe(ChannelKind::Post) != Safe::Yes {
        return;
    }
    let days = asked.policy.post_confirmed_days;
    let post = asked.victim.contact.channel(ChannelKind::Post);
    match post.and_then(|channel| channel.confirmed) {
        None => answer.stop(
            "post-not-confirmed",
            Mend::SafeContact,
            "Post is marked safe, and no day of confirming it is on record: confirm it with the victim",
        ),
        Some(confirmed) if too_old(london::date(confirmed.at), asked.now, days) => answer.stop(
            "post-confirmed-too-long-ago",
            Mend::SafeContact,
            format!(
                "Post was confirmed safe on {}, more than {days} days ago: confirm it with the victim",
                words::short_date(london::date(confirmed.at))
            ),
        ),
        Some(confirmed) => answer.pass(format!(
            "Post confirmed safe {}, within {days} days",
            words::short_day(london::date(confirmed.at))
        )),
    }
}

fn too_old(confirmed: NaiveDate, now: DateTime<Utc>, days: u32) -> bool {
    (london::date(now) - confirmed).num_days() > i64::from(days)
}

/// Who lives where the post arrives, or can open it, and whose side they are on.
pub(super) fn household(asked: &Asked<'_>, answer: &mut GateAnswer) {
    if asked.way != Way::Post || asked.victim.current_address().is_none() {
        return;
    }
    let Some(there) = &asked.victim.contact.at_address else {
        // Where post itself was not asked about, that comes first.
        if asked.victim.contact.safe(ChannelKind::Post) != Safe::Yes {
            return;
        }
        answer.second(
            "household-not-known",
            Mend::SafeContact,
            "Who else is where the post arrives is not on record: ask the victim, and record the answer",
        );
        return;
    };
    let named = |side: Side| -> Vec<String> {
        there.iter().filter(|one| one.side == side).map(|one| one.who.trim().to_owned()).collect()
    };
    let (theirs, unknown) = (named(Side::Respondents), named(Side::NotKnown));
    if !theirs.is_empty() {
        answer.stop(
            "respondents-people-there",
            Mend::SafeContact,
            format!(
                "Of the respondent's people, {} can get at the post: offer another way",
                words::list(&theirs)
            ),
        );
    }
    if !unknown.is_empty() {
        answer.second(
            "household-side-not-known",
            Mend::SafeContact,
            format!(
                "Whether {} would tell the respondent is not known: ask the victim",
                words::list(&unknown)
            ),
        );
    }
    if theirs.is_empty() && unknown.is_empty() {
        answer.pass(if there.is_empty() {
            "Nobody else is where the post arrives".to_owned()
        } else {
            format!(
                "Where the post arrives: {}, nobody of the respondent's",
                words::list(&named(Side::Victims))
            )
        });
    }
}

/// What another way than post needs to be safe itself.
pub(super) fn other_way(asked: &Asked<'_>, answer: &mut GateAnswer) {
    let contact = &asked.victim.contact;
    let by_call = contact.channels.iter().any(|channel| {
        channel.kind.is_call() && channel.safe == Safe::Yes && !channel.value.trim().is_empty()
    });
    let in_person = contact.safe(ChannelKind::InPerson);
    match asked.way {
        Way::Post | Way::Adviser => {}
        Way::Hand => match in_person {
            Safe::No => answer.stop(
                "in-person-not-safe",
                Mend::SafeContact,
                format!(
                    "Seeing her is not safe{}: choose another way",
                    seen_by(asked, ChannelKind::InPerson)
                ),
            ),
            Safe::Unknown if !by_call => answer.stop(
                "in-person-not-known-safe",
                Mend::SafeContact,
                "No safe phone is on record to agree a place, and seeing her is not known to be safe: ask first",
            ),
            Safe::Unknown | Safe::Yes => answer.pass("A place to meet can be agreed safely"),
        },
        Way::Collect | Way::Phone if by_call => answer.pass("A safe phone is on record"),
        Way::Collect if in_person == Safe::Yes => answer.pass("She can be told when she is seen"),
        Way::Collect | Way::Phone => answer.stop(
            "no-safe-phone",
            Mend::SafeContact,
            "No phone is on record as safe: record one that she confirms, or choose another way",
        ),
    }
}
