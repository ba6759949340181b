//! Questions about what the letter says: signed-off texts, something to tell, whole and checked terms.

use super::{Asked, GateAnswer, Mend};
use crate::letter::{Language, LetterKind, Way, subjects};
use crate::london;
use crate::measure::{Measure, MeasureKind};
use crate::words;

pub(super) fn texts(asked: &Asked<'_>, answer: &mut GateAnswer) {
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

/// Without a return address nobody can send back what did not arrive.
pub(super) fn sender(asked: &Asked<'_>, answer: &mut GateAnswer) {
    if asked.way == Way::Post && asked.policy.letter_sender.iter().all(|line| line.trim().is_empty()) {
        answer.warn(
            "no-sender",
            Mend::OtherWay,
            "The letter names no sender: what is not delivered can't come back. An administrator enters a neutral return address in \
             Settings, Policy",
        );
    }
}

pub(super) fn language(asked: &Asked<'_>, answer: &mut GateAnswer) {
    match asked.texts.not_ready(asked.language) {
        Some(why) => answer.stop("language-not-ready", Mend::LetterTexts, why.to_string()),
        None if asked.language == Language::ENGLISH => {}
        None => answer.pass(format!("The words in {} are whole and were checked", asked.language.name())),
    }
}

fn about<'a>(asked: &Asked<'a>) -> Vec<&'a Measure> {
    if asked.kind.is_about_measures() {
        subjects(asked.kind, asked.measures, asked.now, asked.calendar, asked.policy)
    } else {
        Vec::new()
    }
}

pub(super) fn subject(asked: &Asked<'_>, answer: &mut GateAnswer) {
    if !asked.kind.is_about_measures() {
        return;
    }
    if about(asked).is_empty() {
        let any = asked.measures.iter().any(|measure| measure.kind().states_its_end());
        answer.stop("no-order-in-force", Mend::Measure, asked.kind.nothing_to_tell(any));
    } else if asked.respondent.full_name().is_empty() {
        answer.stop("no-respondent", Mend::Person, "The respondent's name is not on record: add it");
    }
    late_for_post(asked, answer);
}

/// What is over before the post is there is better said on the phone.
fn late_for_post(asked: &Asked<'_>, answer: &mut GateAnswer) {
    let tells_of_an_end =
        matches!(asked.kind, LetterKind::Ended | LetterKind::ProtectionEnding | LetterKind::Expiring);
    if asked.way != Way::Post || tells_of_an_end {
        return;
    }
    let (day, _) = asked.calendar.working_day_after(london::date(asked.now), asked.policy.post_days);
    let there = london::midnight(day);
    let ends: Vec<_> = about(asked).iter().map(|measure| measure.ends(asked.calendar)).collect();
    let last = ends.iter().copied().collect::<Option<Vec<_>>>().and_then(|ends| ends.into_iter().max());
    if let Some(last) = last.filter(|last| *last < there) {
        answer.warn(
            "over-before-post",
            Mend::OtherWay,
            format!(
                "What it tells of ends {}, before the post is there: tell it by phone",
                words::short_date_time(last)
            ),
        );
    }
}

/// The measures whose terms the letter prints.
fn printed<'a>(asked: &Asked<'a>) -> impl Iterator<Item = &'a Measure> {
    let prints = asked.kind.prints_terms();
    let told = about(asked).into_iter();
    told.filter(move |measure| prints && measure.kind() != MeasureKind::ReleasedUnderInvestigation)
}

/// "the non-molestation order of Fri 20 Nov".
fn naming(measure: &Measure) -> String {
    let kind = measure.kind().name();
    let mut letters = kind.chars();
    let lower = letters.next().map(|first| first.to_lowercase().to_string() + letters.as_str());
    let day = measure.made().map_or_else(|| london::date(measure.begins()), |made| made.day());
    format!("the {} of {}", lower.unwrap_or_default(), words::short_day(day))
}

fn can_be_printed(asked: &Asked<'_>, measure: &Measure) -> bool {
    let known = |code| crate::terms::entry(code).is_some_and(|known| known.print == crate::terms::Print::Yes);
    measure.in_force_at(asked.now).terms.iter().any(|term| known(term.code))
}

pub(super) fn terms(asked: &Asked<'_>, answer: &mut GateAnswer) {
    for measure in printed(asked) {
        let version = measure.in_force_at(asked.now);
        let named = naming(measure);
        if !can_be_printed(asked, measure) {
            answer.stop(
                "no-terms",
                Mend::Measure,
                format!("The terms of {named} are not on record: transcribe them from the paper"),
            );
            continue;
        }
        if measure.kind() == MeasureKind::OccupationWithArrest && !version.terms.iter().any(|term| term.poa) {
            answer.stop(
                "arrest-not-marked",
                Mend::Measure,
                format!("Which terms of {named} carry the power of arrest is not on record: mark them from form FL406"),
            );
        }
        let missing: Vec<String> = version.terms.iter().flat_map(crate::terms::Term::missing).collect();
        if missing.is_empty() {
            let count = words::count(version.terms.len() as i64, "term");
            answer.pass(format!("Built from {named}, {count}"));
        }
        for text in missing {
            answer.stop("term-incomplete", Mend::Measure, text);
        }
    }
}

pub(super) fn second_check(asked: &Asked<'_>, answer: &mut GateAnswer) {
    if !asked.policy.second_check {
        return;
    }
    for measure in printed(asked).filter(|measure| can_be_printed(asked, measure)) {
        let named = naming(measure);
        match measure.in_force_at(asked.now).checked_by {
            None => answer.stop(
                "terms-not-checked",
                Mend::SecondCheck,
                format!("Nobody has checked the terms of {named} after they were coded: a second person reads them against the paper"),
            ),
            Some(_) => answer.pass(format!("The terms of {named} were checked by a second person")),
        }
    }
}
