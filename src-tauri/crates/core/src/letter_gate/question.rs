//! The questions of the gate, as a list: what is not in it is not asked, and each is shown to be needed.

use super::{Asked, GateAnswer, content, door, finished, post};

/// One question of the gate.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Question {
    /// The letter texts are signed off by the unit.
    Texts,
    /// Its language is whole and was checked.
    Language,
    /// No contact is stopped.
    Hold,
    /// Post is known to be safe.
    PostSafe,
    /// That was confirmed within the policy's days.
    PostConfirmed,
    /// The other way is safe.
    OtherWay,
    /// The court gives no other address.
    AddressSettled,
    /// There is an address.
    AddressThere,
    /// A refuge or a confidential address: two people.
    TwoPeople,
    /// The address can be printed and delivered.
    Printable,
    /// It is not the respondent's.
    Respondents,
    /// It is not a former or shared one.
    Former,
    /// Nobody of the respondent's is there.
    Household,
    /// There is something to tell, and of whom.
    Subject,
    /// The terms are on record, whole.
    Terms,
    /// A second person checked their coding.
    SecondCheck,
    /// Every sign has a shape, and everything fits its place.
    Typeset,
    /// Nothing changed since the letter was made.
    Unchanged,
    /// No newer letter took its place.
    Newest,
    /// The file's words hold nothing that must not be in it.
    Leak,
    /// The window shows the address and nothing else.
    Window,
}

impl Question {
    /// All of them, in the order in which answers are read.
    pub const ALL: [Self; 21] = [
        Self::Texts,
        Self::Language,
        Self::Hold,
        Self::PostSafe,
        Self::PostConfirmed,
        Self::OtherWay,
        Self::AddressSettled,
        Self::AddressThere,
        Self::TwoPeople,
        Self::Printable,
        Self::Respondents,
        Self::Former,
        Self::Household,
        Self::Subject,
        Self::Terms,
        Self::SecondCheck,
        Self::Typeset,
        Self::Unchanged,
        Self::Newest,
        Self::Leak,
        Self::Window,
    ];

    /// Asks it and writes what it finds into the answer.
    pub fn ask(self, asked: &Asked<'_>, answer: &mut GateAnswer) {
        match self {
            Self::Texts => {
                content::texts(asked, answer);
                content::sender(asked, answer);
            }
            Self::Language => content::language(asked, answer),
            Self::Hold => post::hold(asked, answer),
            Self::PostSafe => post::safe(asked, answer),
            Self::PostConfirmed => post::confirmed(asked, answer),
            Self::OtherWay => post::other_way(asked, answer),
            Self::AddressSettled => door::settled(asked, answer),
            Self::AddressThere => door::there(asked, answer),
            Self::TwoPeople => door::two_people(asked, answer),
            Self::Printable => door::printable(asked, answer),
            Self::Respondents => door::respondents(asked, answer),
            Self::Former => door::former(asked, answer),
            Self::Household => post::household(asked, answer),
            Self::Subject => content::subject(asked, answer),
            Self::Terms => content::terms(asked, answer),
            Self::SecondCheck => content::second_check(asked, answer),
            Self::Typeset => finished::typeset(asked, answer),
            Self::Unchanged => finished::unchanged(asked, answer),
            Self::Newest => finished::newest(asked, answer),
            Self::Leak => finished::leak(asked, answer),
            Self::Window => finished::window(asked, answer),
        }
    }
}
