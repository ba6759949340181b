//! What a measure's record must fulfil before it is saved. Only what is wrong is refused: what is missing is
//! saved, and stays visible as missing.

mod bail;
mod orders;

use chrono::{DateTime, Duration, Months, Utc};

use crate::calendar::Calendar;
use crate::clocks::{Authority, tier};
use crate::london;
use crate::measure::{End, Evidence, Facts, Measure, Moment, Outcome, PilotArea, Rank};
use crate::terms::{Term, entry};
use crate::words::{count, plain_date, short_date_time};

/// Something wrong, with the form's field.
pub type Wrong = (String, String);

/// Collects what is wrong; knows which moments lie in the future.
struct Check {
    now: DateTime<Utc>,
    wrong: Vec<Wrong>,
}

impl Check {
    fn say(&mut self, field: &str, text: impl Into<String>) {
        self.wrong.push((field.to_owned(), text.into()));
    }

    /// A clock that runs a few minutes ahead is no lie.
    fn in_future(&self, at: DateTime<Utc>) -> bool {
        at > self.now + Duration::minutes(5)
    }

    fn past(&mut self, field: &str, at: DateTime<Utc>, text: &str) {
        if self.in_future(at) {
            self.say(field, text);
        }
    }

    fn filled(&mut self, field: &str, text: &str, say: &str) {
        if text.trim().is_empty() {
            self.say(field, say);
        }
    }

    fn not_before(&mut self, field: &str, at: DateTime<Utc>, first: DateTime<Utc>, what: &str) {
        if at < first {
            self.say(field, format!("This is before {what} ({})", short_date_time(first)));
        }
    }

    /// Awareness or service: known, not in the future, not before the order.
    fn evidence(&mut self, field: &str, fact: Option<&Evidence>, made: Moment) {
        let Some(fact) = fact else { return };
        self.past(field, fact.at, "This can't be in the future");
        if fact.at < made.earliest() {
            self.say(field, format!("This is before the order was made ({})", made.words()));
        }
        if fact.how.trim().is_empty() {
            self.say(&format!("{field}How"), "Say how it is known: by whom, how, what paper");
        }
    }

    fn end(&mut self, field: &str, end: End, made: Moment) {
        self.end_after(field, end, made, "the order was made");
    }

    fn end_after(&mut self, field: &str, end: End, made: Moment, what: &str) {
        let before = match end {
            End::At(at) | End::UntilHearing(Some(at)) => at <= made.earliest(),
            End::On(day) => day < made.day(),
            End::UntilHearing(None) | End::Open | End::NotStated => false,
        };
        if before {
            self.say(field, format!("The end is before {what} ({})", made.words()));
        }
    }

    fn outcome(&mut self, outcome: Option<&Outcome>, begun: DateTime<Utc>, what: &str) {
        let Some(outcome) = outcome else { return };
        self.not_before("outcomeAt", outcome.at, begun, what);
        self.past("outcomeAt", outcome.at, "An outcome can't be in the future");
    }

    fn terms(&mut self, prefix: &str, terms: &[Term]) {
        for (n, term) in terms.iter().enumerate() {
            if term.persons.is_empty() && entry(term.code).is_some_and(|known| known.about_children()) {
                self.say(
                    &format!("{prefix}terms.{n}.persons"),
                    "Choose whom it protects; a child who is not there is added under People first",
                );
            }
            if term.parameters.distance_m.is_some_and(|metres| metres == 0 || metres > 100_000) {
                self.say(
                    &format!("{prefix}terms.{n}.distance"),
                    "Enter the distance in metres, 1 to 100,000",
                );
            }
        }
    }
}

/// What is wrong with a measure's facts and terms; empty where it may be saved.
pub fn check(measure: &Measure, now: DateTime<Utc>) -> Vec<Wrong> {
    let mut check = Check { now, wrong: Vec::new() };
    match &measure.facts {
        Facts::Nmo(order) => orders::made_by_court(&mut check, order),
        Facts::Dapo(dapo) => orders::made_by_court(&mut check, &dapo.order),
        Facts::Occupation(order) => orders::occupation(&mut check, order),
        Facts::Undertaking(promise) => orders::undertaking(&mut check, promise),
        Facts::Restraining(order) => orders::restraining(&mut check, order),
        Facts::Stalking(order) => orders::stalking(&mut check, order),
        Facts::Dvpn(notice) => orders::notice(&mut check, notice, "superintendent"),
        Facts::Dapn(dapn) => orders::notice(&mut check, &dapn.notice, "inspector or above"),
        Facts::Dvpo(order) => orders::dvpo(&mut check, order),
        Facts::PreChargeBail(bail) => bail::before_charge(&mut check, bail),
        Facts::PostChargeBail(bail) => bail::after_charge(&mut check, bail),
        Facts::Remand(remand) => bail::remand(&mut check, remand),
        Facts::ReleasedUnderInvestigation(released) => {
            check.past("from", released.from, "The release can't be in the future");
            check.outcome(released.outcome.as_ref(), released.from, "the release");
            if !measure.terms.is_empty() {
                check.say(
                    "terms",
                    "Released under investigation there are no conditions: record bail instead",
                );
            }
        }
    }
    if let Some(record) = measure.facts.record() {
        check.outcome(record.discharged.as_ref(), measure.begins(), "the measure begins");
        let made = measure.facts.made().unwrap_or(Moment::At(measure.begins()));
        check.evidence("policeCopy", record.police_copy.as_ref(), made);
        check.evidence("stillCurrent", record.still_current.as_ref(), made);
        check.evidence("extensionDecision", record.extension_decision.as_ref(), made);
        if let Some(at) = record.statement_of_service {
            let served = measure.facts.served().map(|served| served.at);
            let what = if served.is_some() { "service" } else { "the order was made" };
            check.not_before("statementOfService", at, served.unwrap_or(made.earliest()), what);
            check.past("statementOfService", at, "This can't be in the future");
        }
        let figures = record.manage_cases.chars().filter(|one| !matches!(one, ' ' | '-')).collect::<String>();
        let sixteen = figures.len() == 16 && figures.bytes().all(|one| one.is_ascii_digit());
        if !figures.is_empty() && !sixteen {
            check
                .say("manageCases", "The number in Manage Cases has 16 figures: check it, or leave it empty");
        }
        for (n, entry) in record.systems.iter().enumerate() {
            let field = format!("systems.{n}.at");
            check.past(&field, entry.entered_at, "This can't be in the future");
            check.not_before(&field, entry.entered_at, made.earliest(), "the order was made");
        }
    }
    check.terms("", &measure.terms);
    variations(&mut check, measure);
    check.wrong
}

/// What is wrong with these terms alone, whatever is to become of the measure's facts.
pub fn check_terms(terms: &[Term], now: DateTime<Utc>) -> Vec<Wrong> {
    let mut check = Check { now, wrong: Vec::new() };
    check.terms("", terms);
    check.wrong
}

/// What is wrong with where and when a domestic abuse protection notice or order was made (W-27): they exist only
/// in the pilot's areas, on its days. Nothing for other kinds.
pub fn not_available(measure: &Measure, areas: &[PilotArea]) -> Option<Wrong> {
    let (area, day) = match &measure.facts {
        Facts::Dapn(dapn) => (&dapn.area, london::date(dapn.notice.served_at)),
        Facts::Dapo(dapo) => (&dapo.area, dapo.order.made.day()),
        _ => return None,
    };
    let instead = "record a domestic violence protection notice or order instead, or have the policy changed";
    let text = match area.as_ref().map(|code| (code, areas.iter().find(|known| known.code == *code))) {
        None => "Choose the pilot area: notices and orders of this kind exist only there".to_owned(),
        Some((code, None)) => format!("\"{code}\" is no pilot area of your unit's policy: {instead}"),
        Some((_, Some(known))) if known.open_on(day) => return None,
        Some((_, Some(known))) => {
            let until = known.until.map_or_else(String::new, |until| format!(" until {}", plain_date(until)));
            let from = plain_date(known.from);
            format!(
                "{}: these exist there from {from}{until}, not on {}: {instead}",
                known.name,
                plain_date(day)
            )
        }
    };
    Some(("area".to_owned(), text))
}

fn variations(check: &mut Check, measure: &Measure) {
    let mut before = measure.begins();
    for (n, variation) in measure.variations.iter().enumerate() {
        let field = format!("variations.{n}.at");
        if n == 0 {
            check.not_before(&field, variation.at, before, "the measure begins");
        } else if variation.at <= before {
            check.say(
                &field,
                format!("This is not after the variation before it ({})", short_date_time(before)),
            );
        }
        if let Some(end) = variation.end {
            check.end_after(&format!("variations.{n}.end"), end, Moment::At(variation.at), "the variation");
        }
        let field = |name: &str| format!("variations.{n}.{name}");
        check.past(&field("received"), variation.received_at, "This can't be in the future");
        check.evidence(&field("served"), variation.served.as_ref(), Moment::At(variation.at));
        if let Some(at) = variation.systems_updated_at {
            check.not_before(
                &field("systemsUpdated"),
                at,
                variation.received_at,
                "the variation was received",
            );
            check.past(&field("systemsUpdated"), at, "This can't be in the future");
        }
        check.terms(&format!("variations.{n}."), &variation.terms);
        before = variation.at;
    }
}

/// What to tell a person who saves this record though nothing is wrong with it: what the law would make of it.
pub fn remarks(measure: &Measure, calendar: &Calendar) -> Vec<Wrong> {
    let mut said = Vec::new();
    if let Some(notice) = measure.facts.notice() {
        let deadline = crate::clocks::notice_deadline(notice.served_at, calendar).work_to();
        if notice.first_heard().is_some_and(|at| at > deadline) {
            said.push((
                "hearing".to_owned(),
                format!("The 48 hours end {}: heard later, the notice has lapsed", short_date_time(deadline)),
            ));
        }
    }
    if let Facts::PreChargeBail(bail) = &measure.facts {
        let good = bail.extensions_in_time();
        for (n, extension) in bail.extensions.iter().enumerate() {
            if !good.contains(extension) {
                said.push((
                    format!("extensions.{n}.at"),
                    "Decided after the bail period had ended: it extends nothing".to_owned(),
                ));
            }
            let needed = Rank::needed_for(extension.months);
            if extension.rank < needed {
                said.push((
                    format!("extensions.{n}.rank"),
                    format!(
                        "{} of bail need {}: this is recorded on the authority of {}",
                        count(i64::from(extension.months), "month"),
                        needed.code(),
                        extension.rank.code()
                    ),
                ));
            }
        }
        if tier(bail.months).is_none_or(|tier| tier.authority != Authority::CustodyOfficer) {
            let text = "The first period of police bail is 3 months (PACE 1984 s47ZB): check the record";
            said.push(("months".to_owned(), text.to_owned()));
        }
    }
    if let Facts::Stalking(order) = &measure.facts
        && !order.interim
        && let Some(end) = order.end.counted_to()
        && order.made.day().checked_add_months(Months::new(24)).is_some_and(|least| london::date(end) < least)
    {
        said.push((
            "end".to_owned(),
            "A stalking protection order lasts at least 2 years (Stalking Protection Act 2019 s3): check the end".to_owned(),
        ));
    }
    said
}

#[cfg(test)]
mod tests;
