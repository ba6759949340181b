//! A last look at the words of a finished letter, as they stand in the file: nothing of what must never be in it.
//!
//! The letter is written so that none of this can get in; this finds what got in all the same, through a free
//! text of an order's term, a unit's own wording or a name.

use super::{Mend, Reason};
use crate::address::{forces_post, postcode};
use crate::folded::{folded, tight};
use crate::measure::Measure;
use crate::person::{Address, AddressKind, PartyRole, Person};

/// Words of the police's own work that tell a reader more than the letter does.
const INNER_WORDS: [&str; 16] = [
    "marac",
    "dash risk",
    "dara",
    "high risk",
    "medium risk",
    "standard risk",
    "risk grade",
    "risg uchel",
    "police national computer",
    "pnc",
    "clares law",
    "disclosure scheme",
    "social worker report",
    "intelligence",
    "no further action",
    "refuge",
];
/// Fewer letters than this are no address by themselves.
const SHORTEST: usize = 6;

struct Words {
    plain: String,
    tight: String,
}

impl Words {
    fn of(text: &str) -> Self {
        Self { plain: folded(text), tight: tight(text) }
    }

    /// How often the text stands here: as words, or run together however it was split. A figure at an end is a whole
    /// number, so that "3 Beck Lane" is not found in "13 Beck Lane".
    fn times(&self, text: &str) -> usize {
        let (wanted, close) = (folded(text), tight(text));
        if wanted.trim().chars().count() < SHORTEST {
            return 0;
        }
        let begins = close.starts_with(|sign: char| sign.is_ascii_digit());
        let ends = close.ends_with(|sign: char| sign.is_ascii_digit());
        let whole = |place: usize| {
            let before = self.tight[..place].chars().next_back().is_some_and(|sign| sign.is_ascii_digit());
            let after =
                self.tight[place + close.len()..].chars().next().is_some_and(|sign| sign.is_ascii_digit());
            let within_a_number = begins && before || ends && after;
            !within_a_number
        };
        let run_together = if begins || ends || close.chars().count() >= 2 * SHORTEST {
            self.tight.match_indices(&close).filter(|(place, _)| whole(*place)).count()
        } else {
            0
        };
        self.plain.matches(&wanted).count().max(run_together)
    }

    fn say(&self, text: &str) -> bool {
        self.times(text) > 0
    }

    fn postcodes(&self, address: &Address) -> usize {
        let code = postcode(&address.postcode).or_else(|| forces_post(&address.postcode));
        code.map_or(0, |code| self.tight.matches(&tight(&code)).count())
    }

    fn number(&self, value: &str) -> bool {
        let mut wanted = tight(value);
        if let Some(abroad) = wanted.strip_prefix("44").filter(|_| value.trim_start().starts_with('+')) {
            wanted = abroad.trim_start_matches('0').to_owned();
        } else if wanted.starts_with('0') && wanted.bytes().all(|byte| byte.is_ascii_digit()) {
            wanted = wanted.trim_start_matches('0').to_owned();
        }
        wanted.len() >= 9 && self.tight.contains(&wanted)
    }

    /// The address's lines that name a door, or its first line where none has a number (a refuge, a farm); or its
    /// postcode where that is not the envelope's.
    fn address(&self, address: &Address, envelope: Option<&Address>) -> bool {
        let shares = envelope.is_some_and(|own| postcode(&own.postcode) == postcode(&address.postcode));
        let own = envelope.map(|own| tight(&own.lines.concat())).unwrap_or_default();
        let says = door_lines(address).filter(|line| !own.contains(&tight(line))).any(|line| self.say(line));
        says || (!shares && self.postcodes(address) > 0)
    }
}

/// The lines that tell which door: those with a number, and the first unless a town is all that is known.
fn door_lines(address: &Address) -> impl Iterator<Item = &String> {
    let numbered = |line: &str| line.chars().any(|sign| sign.is_ascii_digit());
    let lines = address.lines.iter().enumerate();
    let only = address.lines.len() == 1;
    let named = move |place: usize, line: &str| place == 0 && (!only || line.split_whitespace().count() > 1);
    lines.filter(move |(place, line)| named(*place, line) || numbered(line)).map(|(_, line)| line)
}

/// What of a case stands in a letter's words and must not. `about`: the measures that it tells, whose terms may
/// name people; `posted`: the envelope's lines are among the words, once.
pub fn leaks(text: &str, people: &[Person], about: &[&Measure], posted: bool) -> Vec<Reason> {
    let words = Words::of(text);
    let mut found = Vec::new();
    let mut tell = |what: &str| {
        let text =
            format!("The letter holds {what}: correct the term's or the letter's words, then make it again");
        found.push(Reason { code: "leak", text, mend: Mend::Measure });
    };
    let home =
        people.iter().find(|person| person.role == PartyRole::Victim).and_then(Person::current_address);
    let envelope = home.filter(|_| posted);
    let envelopes = usize::from(posted);
    for person in people {
        match person.role {
            PartyRole::Victim => {
                let elsewhere = person.addresses.iter().filter(|one| Some(*one) != home);
                if elsewhere.clone().any(|one| words.address(one, envelope)) {
                    tell("another address of the victim");
                }
                let hidden = home.filter(|one| one.confidential || one.kind == AddressKind::Refuge);
                if hidden.is_some_and(|one| {
                    words.postcodes(one) > envelopes
                        || door_lines(one).any(|line| words.times(line) > envelopes)
                }) {
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
            PartyRole::Child | PartyRole::Protected => {
                if words.say(&person.full_name()) && !named(person, about) {
                    tell("the name of another person");
                }
                let elsewhere = person
                    .addresses
                    .iter()
                    .filter(|one| home.is_none_or(|home| !crate::address::same_door(home, one)));
                if elsewhere.clone().any(|one| words.address(one, envelope)) {
                    tell("an address of another person");
                }
                if person.reach.iter().any(|reach| words.number(&reach.value)) {
                    tell("a number or e-mail address of another person");
                }
            }
        }
    }
    if inner_words(&words, people) {
        tell("words of the police's own work");
    }
    found
}

/// Words of the police's own work that are no part of a name in the case.
fn inner_words(words: &Words, people: &[Person]) -> bool {
    let names: Vec<String> = people.iter().map(|person| folded(&person.full_name())).collect();
    INNER_WORDS.iter().any(|inner| {
        let inner = format!(" {inner} ");
        let named = names.iter().any(|name| name.contains(&inner));
        !named && words.plain.contains(&inner)
    })
}

/// A term of the measures names this person.
fn named(person: &Person, about: &[&Measure]) -> bool {
    let (name, given) = (folded(&person.full_name()), folded(&person.given));
    let versions = about.iter().flat_map(|measure| measure.versions());
    versions
        .flat_map(|version| version.terms)
        .flat_map(|term| &term.parameters.names)
        .any(|one| folded(one) == name || folded(one) == given)
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
        assert_eq!(leaks(LETTER, &case(), &[], true), []);
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
            ("not to contact Áva\u{200b} QUILL", "another person"),
            ("at 3\u{ad} Be\u{ad}ck Lane", "an address of the respondent"),
            ("keep away from 12 Test Street", "confidential address"),
            ("this was sent to MARAC", "police's own work"),
            ("you are at high risk", "police's own work"),
        ] {
            let found = leaks(&format!("{LETTER} {said}"), &case(), &[], true);
            assert_eq!(found.len(), 1, "{said}: {found:?}");
            assert!(found[0].text.contains(what), "{said}: {found:?}");
        }
    }

    #[test]
    fn what_only_looks_alike_is_none() {
        for said in ["not near 13 Beck Lane", "in Beck Lane", "the word daras", "Mr Dara Venn"] {
            let mut people = case();
            if said.contains("Dara") {
                people[1].given = "Dara".into();
            }
            assert_eq!(leaks(&format!("{LETTER} {said}"), &people, &[], true), [], "{said}");
        }
    }

    #[test]
    fn a_letter_given_by_hand_carries_no_address_at_all() {
        let body = "Idris Venn must not go to or enter your home.";
        assert_eq!(leaks(body, &case(), &[], false), []);
        assert_eq!(leaks(&format!("{body} 12 Test Street"), &case(), &[], false).len(), 1);
    }

    #[test]
    fn a_child_whom_the_order_names_may_be_named() {
        let mut order = order(&["CON-C"]);
        order.terms[0].parameters.names = vec!["Ava Quill".into()];
        assert_eq!(leaks(&format!("{LETTER} Ava Quill"), &case(), &[&order], true), []);
    }
}
