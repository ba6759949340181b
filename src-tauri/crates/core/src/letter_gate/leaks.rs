//! A last look at the words of a finished letter, as they stand in the file: nothing of what must never be in it.
//!
//! The letter is written so that none of this can get in; this finds what got in all the same, through a free
//! text of an order's term, a unit's own wording or a name.

use super::{Mend, Reason};
use crate::address::postcode;
use crate::measure::Measure;
use crate::person::{Address, AddressKind, PartyRole, Person};

/// Words of the police's own work that tell a reader more than the letter does.
const INNER_WORDS: [&str; 12] = [
    "marac",
    "dash risk",
    "dara",
    "high risk",
    "medium risk",
    "standard risk",
    "risk grade",
    "police national computer",
    "clare s law",
    "disclosure scheme",
    "social worker report",
    "intelligence",
];
/// Fewer letters than this are no address by themselves.
const SHORTEST: usize = 6;

/// Small letters and figures, a single space between words and at both ends.
fn plain(text: &str) -> String {
    let mut all = String::from(" ");
    for word in text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()) {
        all.extend(word.chars().flat_map(char::to_lowercase));
        all.push(' ');
    }
    all
}

/// The same without spaces: numbers and postcodes however they are grouped.
fn tight(text: &str) -> String {
    plain(text).replace(' ', "")
}

struct Words {
    plain: String,
    tight: String,
}

impl Words {
    fn say(&self, text: &str) -> bool {
        let wanted = plain(text);
        wanted.trim().len() >= SHORTEST && self.plain.contains(&wanted)
    }

    fn postcodes(&self, address: &Address) -> usize {
        postcode(&address.postcode).map_or(0, |code| self.tight.matches(&tight(&code)).count())
    }

    fn number(&self, value: &str) -> bool {
        let wanted = tight(value);
        wanted.len() >= 9 && self.tight.contains(&wanted)
    }

    /// The address's first line that names a door, or its postcode where that is not the envelope's.
    fn address(&self, address: &Address, envelope: Option<&Address>) -> bool {
        let door = address.lines.iter().find(|line| line.chars().any(|c| c.is_ascii_digit()));
        let first = door.or(address.lines.first());
        let shares = envelope.is_some_and(|own| postcode(&own.postcode) == postcode(&address.postcode));
        first.is_some_and(|line| self.say(line)) || (!shares && self.postcodes(address) > 0)
    }
}

/// What of a case stands in a letter's words and must not. `about`: the measures that it tells, whose terms may
/// name people.
pub fn leaks(text: &str, people: &[Person], about: &[&Measure]) -> Vec<Reason> {
    let words = Words { plain: plain(text), tight: tight(text) };
    let mut found = Vec::new();
    let mut tell = |what: &str| {
        let text =
            format!("The letter holds {what}: correct the term's or the letter's words, then make it again");
        found.push(Reason { code: "leak", text, mend: Mend::Measure });
    };
    let envelope =
        people.iter().find(|person| person.role == PartyRole::Victim).and_then(Person::current_address);
    for person in people {
        match person.role {
            PartyRole::Victim => {
                let elsewhere = person.addresses.iter().filter(|one| Some(*one) != envelope);
                if elsewhere.clone().any(|one| words.address(one, envelope)) {
                    tell("another address of the victim");
                }
                let hidden = envelope.filter(|one| one.confidential || one.kind == AddressKind::Refuge);
                if hidden.is_some_and(|one| words.postcodes(one) > 1) {
                    tell("the victim's confidential address besides the envelope's lines");
                }
                let channels = person.contact.channels.iter().map(|channel| &channel.value);
                if channels
                    .chain(person.reach.iter().map(|reach| &reach.value))
                    .any(|value| words.number(value))
                {
                    tell("a number or e-mail address of the victim");
                }
            }
            PartyRole::Respondent => {
                if person.addresses.iter().any(|one| words.address(one, envelope)) {
                    tell("an address of the respondent");
                }
                if person.reach.iter().any(|reach| words.number(&reach.value)) {
                    tell("a number or e-mail address of the respondent");
                }
            }
            _ if words.say(&person.full_name()) && !named(person, about) => {
                tell("the name of another person");
            }
            _ => {}
        }
    }
    if INNER_WORDS.iter().any(|inner| words.plain.contains(&plain(inner))) {
        tell("words of the police's own work");
    }
    found
}

/// A term of the measures names this person.
fn named(person: &Person, about: &[&Measure]) -> bool {
    let name = plain(&person.full_name());
    let versions = about.iter().flat_map(|measure| measure.versions());
    versions
        .flat_map(|version| version.terms)
        .flat_map(|term| &term.parameters.names)
        .any(|one| plain(one) == name)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::letter_gate::tests::{address, order, person};

    fn case() -> Vec<Person> {
        let mut home = address(AddressKind::Home, "12 Test Street", "LS2 7EW");
        home.confidential = true;
        let former = address(AddressKind::FormerShared, "7 Old Lane", "LS3 1AA");
        let mut child = person(PartyRole::Child, Vec::new());
        (child.given, child.family) = ("Ava".into(), "Quill".into());
        let mut respondent =
            person(PartyRole::Respondent, vec![address(AddressKind::Home, "3 Beck Lane", "LS9 1AB")]);
        (respondent.given, respondent.family) = ("Idris".into(), "Venn".into());
        vec![person(PartyRole::Victim, vec![home, former]), respondent, child]
    }

    const LETTER: &str = "Ms P Quill\n12 Test Street\nLeeds\nLS2 7EW\nIdris Venn must not go to or enter your home. Call 0808 2000 247.";

    #[test]
    fn the_letter_itself_leaks_nothing() {
        assert_eq!(leaks(LETTER, &case(), &[]), []);
    }

    #[test]
    fn whatever_must_not_be_in_it_is_found_however_it_is_written() {
        for (said, what) in [
            ("not within 100 metres of 3\u{a0}BECK LANE", "an address of the respondent"),
            ("not near ls91ab", "an address of the respondent"),
            ("your old home, 7 Old Lane", "another address of the victim"),
            ("at LS3 1AA", "another address of the victim"),
            ("not to come to LS2\u{a0}7EW", "confidential address"),
            ("not to contact Ava Quill", "another person"),
            ("this was sent to MARAC", "police's own work"),
            ("you are at high risk", "police's own work"),
        ] {
            let found = leaks(&format!("{LETTER} {said}"), &case(), &[]);
            assert_eq!(found.len(), 1, "{said}: {found:?}");
            assert!(found[0].text.contains(what), "{said}: {found:?}");
        }
    }

    #[test]
    fn a_child_whom_the_order_names_may_be_named() {
        let mut order = order(&["CON-C"]);
        order.terms[0].parameters.names = vec!["Ava Quill".into()];
        assert_eq!(leaks(&format!("{LETTER} Ava Quill"), &case(), &[&order]), []);
    }
}
