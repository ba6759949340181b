//! The gate before a letter is made, printed or saved: one function, every reason at once, each with the
//! place that mends it.

use chrono::{DateTime, NaiveDate, Utc};

use crate::address::{not_printable, same_door};
use crate::calendar::Calendar;
use crate::contact_profile::{ChannelKind, Safe};
use crate::london;
use crate::measure::{Facts, Measure, MeasureKind, Nmo};
use crate::person::Person;
use crate::policy::Policy;
use crate::words;

/// Where a reason is mended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Mend {
    /// The safe-contact profile.
    SafeContact,
    /// The victim's details and address.
    Person,
    /// The measure's record.
    Measure,
    /// Nowhere in Safehold: another way than post.
    OtherWay,
}

/// Why a letter may not go out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reason {
    /// A name that stays: `post-not-confirmed`.
    pub code: &'static str,
    /// What is wrong and what to do.
    pub text: String,
    /// Where.
    pub mend: Mend,
}

/// A question the gate asked and that was answered well.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Passed(pub String);

/// What the gate says.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct GateAnswer {
    /// Why not; empty: the letter may go out.
    pub reasons: Vec<Reason>,
    /// What was checked and is in order.
    pub passed: Vec<Passed>,
}

impl GateAnswer {
    /// The letter may go out.
    pub fn open(&self) -> bool {
        self.reasons.is_empty()
    }

    fn stop(&mut self, code: &'static str, mend: Mend, text: impl Into<String>) {
        self.reasons.push(Reason { code, text: text.into(), mend });
    }

    fn pass(&mut self, text: impl Into<String>) {
        self.passed.push(Passed(text.into()));
    }
}

/// What the gate looks at.
#[derive(Debug, Clone, Copy)]
pub struct Asked<'a> {
    /// The recipient.
    pub victim: &'a Person,
    /// The other party.
    pub respondent: &'a Person,
    /// The measures of the case.
    pub measures: &'a [Measure],
    /// The policy in force.
    pub policy: &'a Policy,
    /// The calendar.
    pub calendar: &'a Calendar,
    /// The moment of asking.
    pub now: DateTime<Utc>,
}

/// The order that a reminder letter is about: of those in force the latest made. `None` where the case has
/// none.
pub fn order_to_remind_of<'a>(
    measures: &'a [Measure],
    now: DateTime<Utc>,
    calendar: &Calendar,
) -> Option<(&'a Measure, &'a Nmo)> {
    measures
        .iter()
        .filter(|measure| measure.live_at(now, calendar))
        .filter_map(|measure| match &measure.facts {
            Facts::Nmo(nmo) => Some((measure, nmo)),
            _ => None,
        })
        .max_by_key(|(measure, nmo)| (nmo.made.earliest(), measure.id))
}

/// Asks the gate: may a reminder letter about this case's order go to this victim by post now?
pub fn gate(asked: &Asked<'_>) -> GateAnswer {
    let mut answer = GateAnswer::default();
    post(asked, &mut answer);
    address(asked, &mut answer);
    order(asked, &mut answer);
    answer
}

fn post(asked: &Asked<'_>, answer: &mut GateAnswer) {
    let contact = &asked.victim.contact;
    if let Some(why) = &contact.hold {
        answer.stop("contact-stopped", Mend::SafeContact, format!("All contact is stopped: {why}"));
    }
    let post = contact.channel(ChannelKind::Post);
    let seen_by = post.map(|channel| channel.seen_by.trim()).filter(|text| !text.is_empty());
    let because = seen_by.map(|text| format!(" ({text})")).unwrap_or_default();
    match contact.safe(ChannelKind::Post) {
        Safe::No => {
            answer.stop(
                "post-not-safe",
                Mend::SafeContact,
                format!("Post is not safe{because}: offer another way"),
            );
            return;
        }
        Safe::Unknown => {
            answer.stop(
                "post-not-known-safe",
                Mend::SafeContact,
                "Post is not known to be safe: ask her, and record the answer",
            );
            return;
        }
        Safe::Yes => {}
    }
    let days = asked.policy.post_confirmed_days;
    match post.and_then(|channel| channel.confirmed) {
        None => answer.stop(
            "post-not-confirmed",
            Mend::SafeContact,
            "Post is marked safe, and no day of confirming it is on record: confirm it with her",
        ),
        Some(confirmed) if too_old(london::date(confirmed.at), asked.now, days) => answer.stop(
            "post-confirmed-too-long-ago",
            Mend::SafeContact,
            format!(
                "Post was confirmed safe on {}, more than {days} days ago: confirm it with her",
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

fn address(asked: &Asked<'_>, answer: &mut GateAnswer) {
    let Some(home) = asked.victim.current_address() else {
        answer.stop(
            "no-address",
            Mend::Person,
            "No address is on record: add it, or use another way than post",
        );
        return;
    };
    if asked.victim.in_refuge() {
        answer.stop(
            "refuge",
            Mend::OtherWay,
            "She lives in a refuge: hand the letter over in person or through her adviser",
        );
    }
    let wrong = not_printable(&asked.victim.on_envelope(), home);
    if wrong.is_empty() {
        answer.pass("The address is complete");
    }
    for text in wrong {
        answer.stop("address-not-printable", Mend::Person, text);
    }
    let theirs = asked.respondent.addresses.iter().find(|other| same_door(home, other));
    let shared = asked
        .victim
        .addresses
        .iter()
        .filter(|other| !other.kind.is_current())
        .find(|other| same_door(home, other));
    if theirs.is_some() {
        answer.stop(
            "address-of-respondent",
            Mend::Person,
            "The address is one of the respondent's: find out where she gets her post",
        );
    }
    if shared.is_some() {
        answer.stop(
            "address-former",
            Mend::Person,
            "The address is on record as a former or shared one: find out where she gets her post",
        );
    }
    if theirs.is_none() && shared.is_none() {
        answer.pass(if asked.respondent.addresses.is_empty() {
            "Could not compare: the respondent's address is not known"
        } else {
            "Not the respondent's address, not a former shared one"
        });
    }
}

fn order(asked: &Asked<'_>, answer: &mut GateAnswer) {
    let Some((measure, nmo)) = order_to_remind_of(asked.measures, asked.now, asked.calendar) else {
        let any = asked.measures.iter().any(|measure| measure.kind() == MeasureKind::Nmo);
        let text = if any {
            "The order is not in force now: there is nothing to remind her of"
        } else {
            "The case has no order: a reminder letter is about an order's terms"
        };
        answer.stop("no-order-in-force", Mend::Measure, text);
        return;
    };
    let printed = measure.terms.iter().filter(|term| {
        crate::terms::entry(term.code).is_some_and(|known| known.print == crate::terms::Print::Yes)
    });
    if printed.count() == 0 {
        answer.stop(
            "no-terms",
            Mend::Measure,
            "The order's terms are not on record: transcribe them from the order",
        );
        return;
    }
    let missing: Vec<String> = measure.terms.iter().flat_map(crate::terms::Term::missing).collect();
    if missing.is_empty() {
        answer.pass(format!(
            "Built from the order made {}, {}",
            words::short_day(nmo.made.day()),
            words::count(measure.terms.len() as i64, "term")
        ));
    }
    for text in missing {
        answer.stop("term-incomplete", Mend::Measure, text);
    }
    if asked.respondent.full_name().is_empty() {
        answer.stop("no-respondent", Mend::Person, "The respondent's name is not on record: add it");
    }
}

#[cfg(test)]
mod tests;
