//! Letters about invented people: what a unit looks at before it saves its own words or checks a translation, and which
//! sentences each kind of letter can hold. Nobody here is real.

mod record;

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, Utc};

use super::format::Format;
use super::kind::{LetterKind, subjects};
use super::language::Language;
use super::phrases::Phrase;
use super::texts::LetterTexts;
use super::write::{Content, letter};
use crate::calendar::Calendar;
use crate::document::LetterPaper;
use crate::measure::{End, Measure, Nmo};
use crate::officer::{Officer, Role};
use crate::person::{PartyRole, Person};
use crate::policy::Policy;
use record::{Invented, id, person};

/// An invented record that a letter of one kind is written from.
#[derive(Debug, Clone)]
pub struct Example {
    /// The kind of letter.
    pub kind: LetterKind,
    /// What is so in it: "Ends on a date and time, served".
    pub name: &'static str,
    measures: Vec<Measure>,
    victim: Person,
    respondent: Person,
    at: DateTime<Utc>,
}

/// How an example is to be written.
#[derive(Debug, Clone, Copy)]
pub struct Look<'a> {
    /// The words.
    pub texts: &'a LetterTexts,
    /// The language.
    pub language: Language,
    /// The form.
    pub format: Format,
    /// The unit's policy: its sender, and what a letter carries by it.
    pub policy: &'a Policy,
    /// The calendar.
    pub calendar: &'a Calendar,
}

impl Example {
    /// Its measures, the victim and the respondent.
    #[cfg(test)]
    pub(super) fn record(&self) -> (&[Measure], &Person, &Person) {
        (&self.measures, &self.victim, &self.respondent)
    }

    /// The letter.
    pub fn paper(&self, look: &Look<'_>) -> LetterPaper {
        let contact = Officer {
            id: id(4),
            name: "Amal Rahman".to_owned(),
            role: Role::Officer,
            administrator: false,
            phone: "0113 496 0991".to_owned(),
            active: true,
        };
        letter(&Content {
            kind: self.kind,
            language: look.language,
            format: look.format,
            bilingual: look.policy.welsh_bilingual,
            exact_wording: look.policy.exact_wording_page,
            typeface: look.policy.letter_typeface,
            victim: &self.victim,
            respondent: &self.respondent,
            about: &subjects(self.kind, &self.measures, self.at, look.calendar, look.policy),
            texts: look.texts,
            sender: &look.policy.letter_sender,
            contact: &contact,
            reference: "VC-48213-K",
            at: self.at,
            calendar: look.calendar,
        })
    }
}

/// Every example, in the order of the kinds, around a moment.
pub fn examples(at: DateTime<Utc>) -> Vec<Example> {
    use LetterKind as K;
    let make = Invented { at };
    let day = crate::london::date(make.days(300));
    let aware = |end| Nmo { aware: Some(make.evidence(-3)), ..make.nmo(end) };
    let present = |end| Nmo { present: true, ..make.nmo(end) };
    let both: Vec<Measure> =
        make.order(make.served(End::At(make.days(300)))).into_iter().chain(make.bail()).collect();
    let all: Vec<(LetterKind, &'static str, Vec<Measure>)> = vec![
        (
            K::OrderRecorded,
            "Ends on a date and time, served",
            make.order(make.served(End::At(make.days(300)))),
        ),
        (K::OrderRecorded, "Ends on a date, told of it", make.order(aware(End::On(day)))),
        (
            K::OrderRecorded,
            "Until a hearing, in court when made",
            make.order(present(End::UntilHearing(Some(make.days(20))))),
        ),
        (
            K::OrderRecorded,
            "Until a hearing without a date, not told",
            make.order(make.nmo(End::UntilHearing(None))),
        ),
        (K::OrderRecorded, "No end date, not told", make.order(make.nmo(End::Open))),
        (K::OrderRecorded, "End not known, not told", make.order(make.nmo(End::NotStated))),
        (K::OrderRecorded, "An occupation order", make.occupation()),
        (K::Served, "A non-molestation order", make.order(make.served(End::At(make.days(300))))),
        (K::Varied, "A non-molestation order", make.varied()),
        (K::Reminder, "One order", make.order(make.served(End::At(make.days(300))))),
        (K::Reminder, "An order and bail", both),
        (K::Expiring, "A non-molestation order", make.order(make.served(End::At(make.days(14))))),
        (K::Ended, "A non-molestation order", make.order(make.served(End::At(make.days(-1))))),
        (K::Bail, "Bail with conditions", make.bail()),
        (K::Bail, "Bail after charge, no hearing yet", make.after_charge()),
        (K::Bail, "Released without conditions", make.no_conditions()),
        (K::ProtectionNotice, "A notice of the police", make.notice()),
        (K::ProtectionNotice, "The magistrates' order", make.magistrates(-1)),
        (K::ProtectionEnding, "The magistrates' order", make.magistrates(-24)),
        (K::Transfer, "Another unit", Vec::new()),
        (K::Unreached, "Nobody could reach her", Vec::new()),
        (K::Undertaking, "A promise to the court", make.promise()),
    ];
    all.into_iter()
        .map(|(kind, name, measures)| Example {
            kind,
            name,
            measures,
            victim: person(PartyRole::Victim, "Ms", "Petra", "Quill", "14 Test Street"),
            respondent: person(PartyRole::Respondent, "Mr", "Idris", "Venn", "3 Beck Lane"),
            at,
        })
        .collect()
}

/// For each sentence the examples that hold it, by their places in [`examples`], in print of any size or in easy read.
/// Found by writing them all, so that it can't say otherwise than the letters do.
pub fn where_said(at: DateTime<Utc>) -> BTreeMap<Phrase, BTreeSet<(usize, Format)>> {
    let policy = Policy { exact_wording_page: true, ..Policy::default() };
    let calendar = Calendar::default();
    let mark = |place: usize| format!("QZ{place}ZQ");
    let changed = Phrase::ALL.iter().enumerate().map(|(place, phrase)| (*phrase, mark(place))).collect();
    let texts = LetterTexts { changed, ..LetterTexts::supplied() };
    let mut found: BTreeMap<Phrase, BTreeSet<(usize, Format)>> = BTreeMap::new();
    for (place, example) in examples(at).iter().enumerate() {
        for format in [Format::Standard, Format::Easy] {
            let look = Look {
                texts: &texts,
                language: Language::ENGLISH,
                format,
                policy: &policy,
                calendar: &calendar,
            };
            let written = format!("{:?}", example.paper(&look));
            let marks =
                written.split("QZ").skip(1).filter_map(|rest| rest.split_once("ZQ")?.0.parse::<usize>().ok());
            for phrase in marks.filter_map(|mark| Phrase::ALL.get(mark)) {
                found.entry(*phrase).or_default().insert((place, format));
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::london;

    fn at() -> DateTime<Utc> {
        london::read("2026-11-23T12:00+00:00").unwrap()
    }

    #[test]
    fn every_kind_has_an_example_that_tells_of_something() {
        let (policy, calendar) = (Policy::default(), Calendar::default());
        let all = examples(at());
        for kind in LetterKind::ALL {
            assert!(all.iter().any(|example| example.kind == kind), "{}", kind.code());
        }
        for example in all.iter().filter(|example| example.kind.is_about_measures()) {
            let about = subjects(example.kind, &example.measures, at(), &calendar, &policy);
            assert!(!about.is_empty(), "{} {}", example.kind.code(), example.name);
        }
    }

    /// A sentence that no letter holds can't be looked at: it is a mistake in the phrases or in the examples.
    #[test]
    fn every_sentence_stands_in_some_example() {
        let said = where_said(at());
        let never: Vec<&str> = Phrase::ALL
            .iter()
            .filter(|phrase| !said.contains_key(phrase))
            .map(|phrase| phrase.code())
            .collect();
        assert_eq!(never, [""; 0], "in no example");
    }

    #[test]
    fn examples_are_the_same_whenever_they_are_made() {
        let summer = london::read("2027-07-01T12:00+01:00").unwrap();
        let keys = |at| where_said(at).into_iter().collect::<Vec<_>>();
        assert_eq!(keys(at()), keys(summer));
    }
}
