//! Questions about the address: is it hers alone, settled, complete, and who must agree to its use.

use super::{Asked, GateAnswer, Mend};
use crate::address::{comparable, not_printable, reads_alike, same_door, tells};
use crate::difference::{addresses_in_doubt, stops_post};
use crate::folded::folded;
use crate::letter::Way;
use crate::person::Address;

/// The address that a letter by post goes to.
fn home<'a>(asked: &Asked<'a>) -> Option<&'a Address> {
    if asked.way == Way::Post { asked.victim.current_address() } else { None }
}

pub(super) fn settled(asked: &Asked<'_>, answer: &mut GateAnswer) {
    if asked.way != Way::Post {
        return;
    }
    if let Some(text) = stops_post(asked.differences, asked.victim.id) {
        answer.stop("address-in-doubt", Mend::Person, text);
    }
}

pub(super) fn there(asked: &Asked<'_>, answer: &mut GateAnswer) {
    if asked.way == Way::Post && asked.victim.current_address().is_none() {
        answer.stop(
            "no-address",
            Mend::Person,
            "No address is on record: add it, or use another way than post",
        );
    }
}

pub(super) fn two_people(asked: &Asked<'_>, answer: &mut GateAnswer) {
    let Some(home) = home(asked) else { return };
    if asked.victim.in_refuge() {
        answer.second(
            "refuge",
            Mend::SecondPerson,
            "The address is a refuge's: two people release its letters",
        );
    } else if home.confidential {
        answer.second(
            "confidential",
            Mend::SecondPerson,
            "The address is confidential: two people release its letters",
        );
    }
}

pub(super) fn printable(asked: &Asked<'_>, answer: &mut GateAnswer) {
    let Some(home) = home(asked) else { return };
    let wrong = not_printable(&asked.victim.on_envelope(), home);
    if wrong.is_empty() {
        answer.pass("The address is complete");
    }
    for text in wrong {
        answer.stop("address-not-printable", Mend::Person, text);
    }
    outside(asked, home, answer);
}

/// What stands on the envelope is read by whoever holds it: it tells nothing, and never leads to the respondent.
fn outside(asked: &Asked<'_>, home: &Address, answer: &mut GateAnswer) {
    let name = asked.victim.on_envelope();
    let lines = || std::iter::once(&name).chain(&home.lines);
    for line in lines() {
        if let Some(words) = tells(line) {
            let text = format!(
                "\"{}\" on the envelope tells what the letter is about (\"{words}\"): change it",
                line.trim()
            );
            answer.stop("address-tells", Mend::Person, text);
        }
    }
    let padded = |text: &str| format!(" {} ", folded(text).trim());
    let (given, family) = (padded(&asked.respondent.given), padded(&asked.respondent.family));
    let names = |line: &str| {
        family.trim().len() > 1
            && given.trim().len() > 1
            && padded(line).contains(&family)
            && padded(line).contains(&given)
    };
    if lines().any(|line| names(line)) {
        answer.stop(
            "address-names-respondent",
            Mend::Person,
            "The respondent's name stands on the envelope: change the name or the address",
        );
    }
    let care_of = |line: &&String| {
        let line = line.to_lowercase();
        line.contains("c/o") || line.contains("care of")
    };
    for line in lines().filter(care_of) {
        if family.trim().len() > 1 && padded(line).contains(&family) {
            let text = format!(
                "\"{}\": the letter would go to somebody of the respondent's name. Find out where the victim gets post",
                line.trim()
            );
            answer.stop("address-names-respondent", Mend::Person, text);
        } else {
            let text = format!("\"{}\": the letter goes into somebody else's hands first", line.trim());
            answer.second("address-care-of", Mend::Person, text);
        }
    }
    if lines().any(|line| padded(line).contains(" police ")) {
        answer.second(
            "address-police",
            Mend::Person,
            "\"Police\" stands on the envelope: look at whether it must",
        );
    }
}

/// The respondent's addresses, now and before, and those that the court gives for them and nobody settled yet.
pub(super) fn respondents(asked: &Asked<'_>, answer: &mut GateAnswer) {
    let Some(home) = home(asked) else { return };
    let in_doubt = addresses_in_doubt(asked.differences, asked.respondent.id);
    let theirs: Vec<&Address> = asked.respondent.addresses.iter().chain(&in_doubt).collect();
    let told = theirs.iter().any(|address| comparable(address));
    if theirs.iter().any(|other| same_door(home, other)) {
        answer.stop(
            "address-of-respondent",
            Mend::Person,
            "The address is one of the respondent's: find out where the victim gets post",
        );
    } else if !told {
        answer.second(
            "respondent-not-compared",
            Mend::Person,
            "Could not compare: the respondent's address is not known well enough. Find it out if you can",
        );
    } else if theirs.iter().any(|other| reads_alike(home, other)) {
        answer.second(
            "address-like-respondents",
            Mend::Person,
            "The address reads like one of the respondent's with another postcode: look at both",
        );
    } else {
        answer.pass("Not an address of the respondent, and not the same postcode and number");
    }
}

pub(super) fn former(asked: &Asked<'_>, answer: &mut GateAnswer) {
    let Some(home) = home(asked) else { return };
    let before = || asked.victim.addresses.iter().filter(|other| !other.kind.is_current());
    if before().any(|other| same_door(home, other)) {
        answer.stop(
            "address-former",
            Mend::Person,
            "The address is on record as a former or shared one: find out where the victim gets post",
        );
    } else if before().any(|other| reads_alike(home, other)) {
        answer.second(
            "address-like-former",
            Mend::Person,
            "The address reads like a former or shared one with another postcode: look at both",
        );
    } else {
        answer.pass("Not a former or shared address");
    }
}
