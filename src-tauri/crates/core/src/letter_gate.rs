//! The gate before a letter is made, printed or saved: one function, every reason at once, each with the
//! place that mends it.

mod leaks;

pub use leaks::leaks;

use chrono::{DateTime, NaiveDate, Utc};

use crate::address::{not_printable, same_door};
use crate::calendar::Calendar;
use crate::contact_profile::{ChannelKind, Safe};
use crate::difference::{Difference, addresses_in_doubt, stops_post};
use crate::letter::{LetterKind, LetterTexts, subjects};
use crate::london;
use crate::measure::{Measure, MeasureKind};
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
    /// The second check of a measure's terms.
    SecondCheck,
    /// The letter texts in Settings.
    LetterTexts,
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
    /// What staff are told and what stops nothing.
    pub warnings: Vec<Reason>,
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

    fn warn(&mut self, code: &'static str, mend: Mend, text: impl Into<String>) {
        self.warnings.push(Reason { code, text: text.into(), mend });
    }

    fn pass(&mut self, text: impl Into<String>) {
        self.passed.push(Passed(text.into()));
    }
}

/// What the gate looks at.
#[derive(Debug, Clone, Copy)]
pub struct Asked<'a> {
    /// What kind of letter.
    pub kind: LetterKind,
    /// The recipient.
    pub victim: &'a Person,
    /// The other party.
    pub respondent: &'a Person,
    /// The measures of the case.
    pub measures: &'a [Measure],
    /// What the court's files say differently from the record.
    pub differences: &'a [Difference],
    /// The texts that letters are made with.
    pub texts: &'a LetterTexts,
    /// The policy in force.
    pub policy: &'a Policy,
    /// The calendar.
    pub calendar: &'a Calendar,
    /// The moment of asking.
    pub now: DateTime<Utc>,
}

/// Asks the gate: may a letter of this kind go to this victim by post now?
pub fn gate(asked: &Asked<'_>) -> GateAnswer {
    let mut answer = GateAnswer::default();
    texts(asked, &mut answer);
    post(asked, &mut answer);
    address(asked, &mut answer);
    if asked.kind.is_about_measures() {
        measures(asked, &mut answer);
    }
    answer
}

fn texts(asked: &Asked<'_>, answer: &mut GateAnswer) {
    match &asked.texts.signed_off {
        None => answer.stop(
            "texts-not-signed-off",
            Mend::LetterTexts,
            "The letter texts and helplines are not signed off by your unit: someone with the right signs them in Settings",
        ),
        Some(sign) => answer.pass(format!(
            "Letter texts version {} signed off by {}, {}",
            asked.texts.version,
            sign.by,
            words::short_date(sign.on)
        )),
    }
    if asked.texts.review_is_late(london::date(asked.now)) {
        answer.warn(
            "helplines-review-late",
            Mend::LetterTexts,
            format!(
                "The helplines were to be checked again by {}: check each number and sign the texts off",
                words::short_date(asked.texts.review_by)
            ),
        );
    }
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
                "Post is not known to be safe: ask the victim, and record the answer",
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

fn address(asked: &Asked<'_>, answer: &mut GateAnswer) {
    if let Some(text) = stops_post(asked.differences, asked.victim.id) {
        answer.stop("address-in-doubt", Mend::Person, text);
    }
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
            "The victim lives in a refuge: hand the letter over in person or through the adviser",
        );
    }
    let wrong = not_printable(&asked.victim.on_envelope(), home);
    if wrong.is_empty() {
        answer.pass("The address is complete");
    }
    for text in wrong {
        answer.stop("address-not-printable", Mend::Person, text);
    }
    let in_doubt = addresses_in_doubt(asked.differences, asked.respondent.id);
    let theirs = asked.respondent.addresses.iter().chain(&in_doubt).find(|other| same_door(home, other));
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
            "The address is one of the respondent's: find out where the victim gets post",
        );
    }
    if shared.is_some() {
        answer.stop(
            "address-former",
            Mend::Person,
            "The address is on record as a former or shared one: find out where the victim gets post",
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

fn measures(asked: &Asked<'_>, answer: &mut GateAnswer) {
    let about = subjects(asked.kind, asked.measures, asked.now, asked.calendar, asked.policy);
    if about.is_empty() {
        let any = asked.measures.iter().any(|measure| measure.kind().states_its_end());
        answer.stop("no-order-in-force", Mend::Measure, asked.kind.nothing_to_tell(any));
        return;
    }
    if asked.respondent.full_name().is_empty() {
        answer.stop("no-respondent", Mend::Person, "The respondent's name is not on record: add it");
    }
    if asked.kind.prints_terms() {
        for measure in about {
            terms(asked, measure, answer);
        }
    }
}

/// "The non-molestation order made Fri 20 Nov".
fn naming(measure: &Measure) -> String {
    let kind = measure.kind().name();
    let mut letters = kind.chars();
    let lower = letters.next().map(|first| first.to_lowercase().to_string() + letters.as_str());
    let day = measure.made().map_or_else(|| london::date(measure.begins()), |made| made.day());
    format!("the {} of {}", lower.unwrap_or_default(), words::short_day(day))
}

fn terms(asked: &Asked<'_>, measure: &Measure, answer: &mut GateAnswer) {
    if measure.kind() == MeasureKind::ReleasedUnderInvestigation {
        return;
    }
    let version = measure.in_force_at(asked.now);
    let named = naming(measure);
    let printed = version.terms.iter().filter(|term| {
        crate::terms::entry(term.code).is_some_and(|known| known.print == crate::terms::Print::Yes)
    });
    if printed.count() == 0 {
        answer.stop(
            "no-terms",
            Mend::Measure,
            format!("The terms of {named} are not on record: transcribe them from the paper"),
        );
        return;
    }
    let missing: Vec<String> = version.terms.iter().flat_map(crate::terms::Term::missing).collect();
    if missing.is_empty() {
        answer.pass(format!("Built from {named}, {}", words::count(version.terms.len() as i64, "term")));
    }
    for text in missing {
        answer.stop("term-incomplete", Mend::Measure, text);
    }
    if asked.policy.second_check {
        match version.checked_by {
            None => answer.stop(
                "terms-not-checked",
                Mend::SecondCheck,
                format!("Nobody has checked the terms of {named} after they were coded: a second person reads them against the paper"),
            ),
            Some(_) => answer.pass(format!("The terms of {named} were checked by a second person")),
        }
    }
}

#[cfg(test)]
mod tests;
