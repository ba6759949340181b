//! Policy and letter texts as they are kept: twins in JSON.

use std::collections::BTreeMap;

mod leads;

use safehold_core::letter::{Helpline, LetterTexts, Phrase, SignOff};
use safehold_core::measure::PilotArea;
use safehold_core::policy::{ByRisk, Policy, Within};
use serde::{Deserialize, Serialize};

use self::leads::LeadsKept;
use crate::StoreError;
use crate::columns;

#[derive(Serialize, Deserialize)]
pub(super) struct PolicyKept {
    version: u32,
    post_confirmed_days: u32,
    ending_letter_days: u32,
    first_contact: RiskKept<WithinKept>,
    periodic_days: RiskKept<u32>,
    tell_change: WithinKept,
    code_working_days: u32,
    second_check: bool,
    pilot_areas: Vec<AreaKept>,
    attempts: RiskKept<u32>,
    attempts_apart_minutes: i64,
    gap_warning_days: u32,
    leads: LeadsKept,
    letter_sender: Vec<String>,
    plan_review_days: RiskKept<u32>,
    plan_review_after: RiskKept<WithinKept>,
    lock_after_minutes: u32,
}

#[derive(Serialize, Deserialize)]
struct AreaKept {
    code: String,
    name: String,
    from: String,
    until: Option<String>,
}

impl AreaKept {
    fn of(area: &PilotArea) -> Self {
        Self {
            code: area.code.clone(),
            name: area.name.clone(),
            from: columns::day(area.from),
            until: area.until.map(columns::day),
        }
    }

    fn area(self) -> Result<PilotArea, StoreError> {
        Ok(PilotArea {
            code: self.code,
            name: self.name,
            from: columns::read_day(&self.from)?,
            until: columns::maybe(self.until.as_ref(), columns::read_day)?,
        })
    }
}

#[derive(Serialize, Deserialize)]
struct RiskKept<T> {
    high: T,
    medium: T,
    standard: T,
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum WithinKept {
    Days(u32),
    WorkingDays(u32),
}

impl<T> RiskKept<T> {
    fn of<U: Copy>(from: &ByRisk<U>, to: impl Fn(U) -> T) -> Self {
        Self { high: to(from.high), medium: to(from.medium), standard: to(from.standard) }
    }

    fn by_risk<U>(self, to: impl Fn(T) -> U) -> ByRisk<U> {
        ByRisk { high: to(self.high), medium: to(self.medium), standard: to(self.standard) }
    }
}

impl WithinKept {
    fn of(within: Within) -> Self {
        match within {
            Within::Days(days) => Self::Days(days),
            Within::WorkingDays(days) => Self::WorkingDays(days),
        }
    }

    fn within(self) -> Within {
        match self {
            Self::Days(days) => Within::Days(days),
            Self::WorkingDays(days) => Within::WorkingDays(days),
        }
    }
}

impl PolicyKept {
    pub(super) fn of(policy: &Policy) -> Self {
        Self {
            version: policy.version,
            post_confirmed_days: policy.post_confirmed_days,
            ending_letter_days: policy.ending_letter_days,
            first_contact: RiskKept::of(&policy.first_contact, WithinKept::of),
            periodic_days: RiskKept::of(&policy.periodic_days, |days| days),
            tell_change: WithinKept::of(policy.tell_change),
            code_working_days: policy.code_working_days,
            second_check: policy.second_check,
            pilot_areas: policy.pilot_areas.iter().map(AreaKept::of).collect(),
            attempts: RiskKept::of(&policy.attempts, |attempts| attempts),
            attempts_apart_minutes: policy.attempts_apart_minutes,
            gap_warning_days: policy.gap_warning_days,
            leads: LeadsKept::of(&policy.leads),
            letter_sender: policy.letter_sender.clone(),
            plan_review_days: RiskKept::of(&policy.plan_review_days, |days| days),
            plan_review_after: RiskKept::of(&policy.plan_review_after, WithinKept::of),
            lock_after_minutes: policy.lock_after_minutes,
        }
    }

    pub(super) fn policy(self) -> Result<Policy, StoreError> {
        Ok(Policy {
            version: self.version,
            post_confirmed_days: self.post_confirmed_days,
            ending_letter_days: self.ending_letter_days,
            first_contact: self.first_contact.by_risk(WithinKept::within),
            periodic_days: self.periodic_days.by_risk(|days| days),
            tell_change: self.tell_change.within(),
            code_working_days: self.code_working_days,
            second_check: self.second_check,
            pilot_areas: self.pilot_areas.into_iter().map(AreaKept::area).collect::<Result<_, _>>()?,
            attempts: self.attempts.by_risk(|attempts| attempts),
            attempts_apart_minutes: self.attempts_apart_minutes,
            gap_warning_days: self.gap_warning_days,
            leads: self.leads.leads(),
            letter_sender: self.letter_sender,
            plan_review_days: self.plan_review_days.by_risk(|days| days),
            plan_review_after: self.plan_review_after.by_risk(WithinKept::within),
            lock_after_minutes: self.lock_after_minutes,
        })
    }
}

#[derive(Serialize, Deserialize)]
pub(super) struct TextsKept {
    version: u32,
    changed: BTreeMap<String, String>,
    helplines: Vec<HelplineKept>,
    review_by: String,
    signed_off: Option<(String, String)>,
}

#[derive(Serialize, Deserialize)]
struct HelplineKept {
    name: String,
    number: String,
    note: String,
}

impl TextsKept {
    pub(super) fn of(texts: &LetterTexts) -> Self {
        Self {
            version: texts.version,
            changed: texts
                .changed
                .iter()
                .map(|(phrase, words)| (phrase.code().to_owned(), words.clone()))
                .collect(),
            helplines: texts
                .helplines
                .iter()
                .map(|line| HelplineKept {
                    name: line.name.clone(),
                    number: line.number.clone(),
                    note: line.note.clone(),
                })
                .collect(),
            review_by: columns::day(texts.review_by),
            signed_off: texts.signed_off.as_ref().map(|sign| (sign.by.clone(), columns::day(sign.on))),
        }
    }

    pub(super) fn texts(self) -> Result<LetterTexts, StoreError> {
        let helpline =
            |kept: HelplineKept| Helpline { name: kept.name, number: kept.number, note: kept.note };
        let signed_off = self
            .signed_off
            .map(|(by, day)| Ok::<_, StoreError>(SignOff { by, on: columns::read_day(&day)? }));
        let phrase = |(code, words): (String, String)| {
            Ok::<_, StoreError>((columns::code(&code, Phrase::from_code)?, words))
        };
        Ok(LetterTexts {
            version: self.version,
            changed: self.changed.into_iter().map(phrase).collect::<Result<_, _>>()?,
            helplines: self.helplines.into_iter().map(helpline).collect(),
            review_by: columns::read_day(&self.review_by)?,
            signed_off: signed_off.transpose()?,
        })
    }
}
