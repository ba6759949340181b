//! The second person: who agreed that a letter may go out all the same, and why.

use chrono::{DateTime, Utc};

use super::{GateAnswer, Reason};
use crate::id::OfficerId;

/// That a second person agreed to one thing which the gate does not decide by itself. Kept with the letter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Agreement {
    /// The gate's code of what was agreed to: `refuge`.
    pub code: String,
    /// The second person.
    pub by: OfficerId,
    /// Why the letter may go out all the same, in that person's words.
    pub reason: String,
    /// When.
    pub at: DateTime<Utc>,
}

/// The longest reason that is kept, in characters.
pub const LONGEST_REASON: usize = 500;

impl GateAnswer {
    /// What still stands against a letter that `printer` gives out now: every red, and every amber to which nobody
    /// but `printer` and whoever made it (`maker`) agreed.
    pub fn against(&self, agreements: &[Agreement], maker: OfficerId, printer: OfficerId) -> Vec<Reason> {
        let mut against = self.reasons.clone();
        let agreed = |amber: &Reason| {
            agreements.iter().any(|one| one.code == amber.code && one.by != maker && one.by != printer)
        };
        against.extend(self.ambers.iter().filter(|amber| !agreed(amber)).map(Reason::needs_second));
        against
    }
}

impl Reason {
    /// The same with what it needs said, for lists in which ambers stand among reds.
    fn needs_second(&self) -> Self {
        Self {
            text: format!("{}. A second person must agree, with a reason", self.text.trim_end_matches('.')),
            ..self.clone()
        }
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;
    use crate::letter_gate::Mend;

    #[test]
    fn the_second_person_is_a_second_person() {
        let person = |n: u128| OfficerId(Uuid::from_u128(n));
        let amber = Reason { code: "refuge", text: "A refuge".into(), mend: Mend::SecondPerson };
        let answer = GateAnswer { ambers: vec![amber], ..GateAnswer::default() };
        let by = |n, code: &str| Agreement {
            code: code.into(),
            by: person(n),
            reason: "The refuge's office asked for it".into(),
            at: DateTime::UNIX_EPOCH,
        };
        let (maker, printer) = (person(1), person(2));
        for (agreements, stands) in [
            (vec![], 1),
            (vec![by(1, "refuge")], 1),
            (vec![by(2, "refuge")], 1),
            (vec![by(3, "confidential")], 1),
            (vec![by(3, "refuge")], 0),
        ] {
            assert_eq!(answer.against(&agreements, maker, printer).len(), stands, "{agreements:?}");
        }
    }
}
