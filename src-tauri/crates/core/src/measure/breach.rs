//! What breaking a measure means, and the only words in which a letter may say so. The words are a type that
//! nothing else can make: a promise ("will be arrested") or "crime" for bail can't be put there by a slip.

use std::fmt;

use crate::document::Text;
use crate::letter::{Fixed, Wording, joined};
use crate::timeline::Strength;

/// What breaking a measure means.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Breach {
    /// A crime; police can arrest.
    Crime,
    /// Police can arrest; breaking a bail condition is no crime.
    BailArrest,
    /// Police can arrest and take to court; no crime.
    ArrestForCourt,
    /// Only a return to court.
    CourtOnly,
    /// In custody: there is nothing to break.
    InCustody,
    /// There are no conditions.
    NoConditions,
}

/// What a letter says about breaking a measure. Only [`Breach::letter_words`] makes one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BreachWords(Vec<Text>);

impl BreachWords {
    /// The sentences, one after another.
    pub fn text(&self) -> Text {
        joined(self.0.iter().cloned())
    }

    /// The sentences, each for itself.
    pub fn sentences(&self) -> &[Text] {
        &self.0
    }
}

impl fmt::Display for BreachWords {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text().words())
    }
}

impl Breach {
    /// All of them.
    pub const ALL: [Self; 6] = [
        Self::Crime,
        Self::BailArrest,
        Self::ArrestForCourt,
        Self::CourtOnly,
        Self::InCustody,
        Self::NoConditions,
    ];

    /// How strong the measure is while it is fully in force.
    pub fn strength(self) -> Strength {
        match self {
            Self::Crime => Strength::Crime,
            Self::BailArrest | Self::ArrestForCourt | Self::InCustody => Strength::Arrest,
            Self::CourtOnly => Strength::CourtOnly,
            Self::NoConditions => Strength::Nothing,
        }
    }

    /// The letter's sentences in a language, with the respondent's name. `None` for custody: there a letter says
    /// nothing of breaking anything.
    pub fn letter_words(self, respondent: &str, wording: &Wording<'_>) -> Option<BreachWords> {
        let respondent = ("respondent", Text::plain(respondent));
        Fixed::breach(self).map(|key| BreachWords(wording.sentences(key, &[respondent])))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::measure::MeasureKind;

    /// Every kind beside what its letter may say.
    #[test]
    fn what_a_letter_may_say_about_breaking_each_kind() {
        let crime = "Breaking this order is a crime. Police can arrest Idris Venn.";
        let bail = "If Idris Venn breaks a bail condition, police can arrest Idris Venn.";
        let court = "Police can arrest Idris Venn and take Idris Venn to court.";
        let promise = "Tell your solicitor or the court. Call 999 if you are in danger or a crime happens.";
        let table = [
            ("NMO", Some(crime)),
            ("DAPO", Some(crime)),
            ("RO", Some(crime)),
            ("SPO", Some(crime)),
            ("ISPO", Some(crime)),
            ("PCB", Some(bail)),
            ("PSB", Some(bail)),
            ("DVPN", Some(court)),
            ("DVPO", Some(court)),
            ("DAPN", Some(court)),
            ("OCCP", Some(court)),
            ("OCC", Some(promise)),
            ("UND", Some(promise)),
            ("RUI", Some("There are no conditions at the moment.")),
            ("REMAND", None),
        ];
        assert_eq!(table.len(), MeasureKind::ALL.len());
        for (code, said) in table {
            let breach = MeasureKind::from_code(code).unwrap().breach();
            let words = breach.letter_words("Idris Venn", &Wording::ENGLISH).map(|words| words.to_string());
            assert_eq!(words.as_deref(), said, "{code}");
        }
    }

    /// No kind's words hold what that kind's letter must not say.
    #[test]
    fn what_a_letter_must_never_say() {
        for breach in Breach::ALL {
            let Some(words) = breach.letter_words("Idris Venn", &Wording::ENGLISH) else { continue };
            let said = words.to_string().to_lowercase();
            for never in ["will be arrested", "will go to prison", "not enforceable", "invalid", "guarantee"]
            {
                assert!(!said.contains(never), "{breach:?}: {said}");
            }
            let may_say_crime = matches!(breach, Breach::Crime | Breach::CourtOnly);
            assert_eq!(said.contains("crime"), may_say_crime, "{breach:?}: {said}");
            let may_say_arrest =
                matches!(breach, Breach::Crime | Breach::BailArrest | Breach::ArrestForCourt);
            assert_eq!(said.contains("arrest"), may_say_arrest, "{breach:?}: {said}");
        }
    }

    #[test]
    fn the_strength_of_each_kind() {
        let table = [
            (3, "NMO DAPO RO SPO ISPO"),
            (2, "OCCP DVPN DVPO DAPN PCB PSB REMAND"),
            (1, "OCC UND"),
            (0, "RUI"),
        ];
        for (level, codes) in table {
            for code in codes.split(' ') {
                let kind = MeasureKind::from_code(code).unwrap();
                assert_eq!(kind.breach().strength().level(), level, "{code}");
            }
        }
    }
}
