//! Orders: awareness and service (W-02 to W-04), their ends (W-10 to W-12, W-28), hearings (W-13) and
//! variations (W-14).

use chrono::{DateTime, Utc};

use super::{At, Fires, Found, Severity, Warning, after, in_days};
use crate::london;
use crate::measure::{End, Facts, Measure, MeasureKind, Nmo, Notice};
use crate::words;

pub(super) fn all(found: &mut Found<'_>, measure: &Measure) {
    if let Some(order) = measure.facts.order() {
        aware(found, measure, order);
    }
    statement(found, measure);
    ends(found, measure);
    hearing(found, measure);
    varied(found, measure);
    arrest_ends(found, measure);
}

/// W-02 and W-03: not known to be aware, then aware and not served.
fn aware(found: &mut Found<'_>, measure: &Measure, order: &Nmo) {
    // On notice, a domestic abuse protection order binds from its making.
    if matches!(measure.facts, Facts::Dapo(_)) && order.notice == Notice::With {
        return;
    }
    let asked = found.asked;
    let made = order.made.earliest();
    let end = measure.ends(asked.calendar);
    let served = order.served.as_ref().map(|fact| fact.at);
    let known = order.criminally_enforceable_from();
    let leads = &asked.policy.leads;
    if known != Some(made) {
        let first = measure.received_at.max(made);
        let until = known.into_iter().chain(end).min();
        let last = until.unwrap_or(DateTime::<Utc>::MAX_UTC).min(asked.repeats_to);
        let from = london::plus_days(london::date(first), u64::from(leads.not_aware_daily_after));
        let at = At::Daily(first, from, last);
        if until.is_none_or(|until| first < until) {
            found.say("W-02", Severity::High, Some(measure.id), Fires { at, until }, || {
                (
                    "Not known to be aware".to_owned(),
                    format!(
                        "Order made {}: the respondent is not known to be aware of it.",
                        order.made.words()
                    ),
                    "Evidence of awareness or service is needed before charging".to_owned(),
                )
            });
        }
    }
    let Some(known) = known.filter(|known| served.is_none_or(|served| *known < served)) else { return };
    let until = served.into_iter().chain(end).min();
    let again = after(known, leads.not_served);
    let mut at = vec![known];
    at.extend(until.is_none_or(|until| again < until).then_some(again));
    found.say("W-03", Severity::Medium, Some(measure.id), Fires { at: At::Listed(at), until }, || {
        (
            "Not served yet".to_owned(),
            format!("The respondent is aware since {}, and not served.", words::short_date_time(known)),
            "Service makes proof easy: chase it".to_owned(),
        )
    });
}

/// W-04: service is claimed without a statement of service on file.
fn statement(found: &mut Found<'_>, measure: &Measure) {
    let asked = found.asked;
    let (Some(served), Some(record)) = (measure.facts.served(), measure.facts.record()) else { return };
    if !matches!(measure.kind(), MeasureKind::Nmo | MeasureKind::Dapo) {
        return;
    }
    let (day, _) =
        asked.calendar.working_day_after(london::date(served.at), asked.policy.leads.statement_working_days);
    let until = record.statement_of_service;
    let mut at = vec![served.at, london::midnight(day)];
    at.retain(|at| until.is_none_or(|until| *at < until));
    found.say("W-04", Severity::Medium, Some(measure.id), Fires { at: At::Listed(at), until }, || {
        (
            "No statement of service".to_owned(),
            format!("Served {}: no statement of service is on file.", words::short_date_time(served.at)),
            "Ask the server or the court for form FL415".to_owned(),
        )
    });
}

/// W-10 to W-12: how an order ends.
fn ends(found: &mut Found<'_>, measure: &Measure) {
    let asked = found.asked;
    let latest = measure.latest();
    let (Some(end), Some(record)) = (latest.end, measure.facts.record()) else { return };
    let leads = &asked.policy.leads;
    let stops = end.counted_to();
    if let (End::At(_) | End::On(_), Some(stops), MeasureKind::Nmo) = (end, stops, measure.kind())
        && record.extension_decision.is_none()
    {
        let fires = Fires { at: At::Before(london::date(stops), &leads.order_end), until: Some(stops) };
        found.say("W-10", Severity::High, Some(measure.id), fires, || {
            (
                format!("Order ends {}", in_days(&asked, stops)),
                format!("{}. The victim has not decided about extending it.", end.words()),
                "Ask the victim early: the application takes time".to_owned(),
            )
        });
    }
    if let End::On(_) = end {
        let fires = Fires { at: At::Listed(vec![latest.received_at]), until: stops };
        found.say("W-11", Severity::Medium, Some(measure.id), fires, || {
            (
                "End without a time".to_owned(),
                format!("{}: cover is counted to 00:00 of that day.", end.words()),
                "Ask the court for the time".to_owned(),
            )
        });
    }
    if let End::Open | End::UntilHearing(_) | End::NotStated = end {
        let since = record.still_current.as_ref().map_or(measure.begins(), |checked| checked.at);
        let at = after(since, leads.still_current);
        if stops.is_none_or(|stops| at < stops) {
            found.say(
                "W-12",
                Severity::Medium,
                Some(measure.id),
                Fires { at: At::Listed(vec![at]), until: stops },
                || {
                    (
                        "Still current?".to_owned(),
                        format!(
                            "{}. Nobody has asked the court for {} whether it is still current.",
                            end.words(),
                            words::count(i64::from(leads.still_current), "day")
                        ),
                        "Ask the court".to_owned(),
                    )
                },
            );
        }
    }
}

/// W-13: a hearing has passed and what came of it is not recorded.
fn hearing(found: &mut Found<'_>, measure: &Measure) {
    let asked = found.asked;
    let Some(record) = measure.facts.record() else { return };
    let listed = record.return_hearing.as_ref().filter(|hearing| hearing.outcome.is_none());
    let until_hearing = match measure.latest().end {
        Some(End::UntilHearing(at)) => at,
        _ => None,
    };
    let known =
        record.return_hearing.as_ref().filter(|hearing| hearing.outcome.is_some()).map(|hearing| hearing.at);
    let mut hearings: Vec<DateTime<Utc>> =
        listed.map(|hearing| hearing.at).into_iter().chain(until_hearing).collect();
    hearings.retain(|at| Some(*at) != known);
    hearings.sort_unstable();
    hearings.dedup();
    for hearing in hearings {
        let days = asked.policy.leads.hearing_outcome_working_days;
        let (day, _) = asked.calendar.working_day_after(london::date(hearing), days);
        let fires = Fires { at: At::Listed(vec![london::midnight(day)]), until: None };
        found.say("W-13", Severity::High, Some(measure.id), fires, || {
            (
                "Hearing: what came of it?".to_owned(),
                format!("The hearing was {}: its outcome is not recorded.", words::short_date_time(hearing)),
                "Ask the court whether the order goes on".to_owned(),
            )
        });
    }
}

/// W-14: varied, and systems or letters may still show the version before.
fn varied(found: &mut Found<'_>, measure: &Measure) {
    let open = measure.variations.iter().filter(|variation| variation.systems_updated_at.is_none());
    let mut at: Vec<DateTime<Utc>> = open.map(|variation| variation.received_at).collect();
    at.sort_unstable();
    let number = measure.latest().number;
    found.say("W-14", Severity::High, Some(measure.id), Fires { at: At::Listed(at), until: None }, || {
        (
            "Varied: systems behind".to_owned(),
            format!(
                "{} was varied: version {number} is in force, and PNC, markers and the control room's card are not known to show it.",
                measure.kind().name()
            ),
            "Change them, then record when".to_owned(),
        )
    });
}

/// W-28: the power of arrest ends before the occupation order does.
fn arrest_ends(found: &mut Found<'_>, measure: &Measure) {
    let asked = found.asked;
    let Facts::Occupation(order) = &measure.facts else { return };
    let Some(ends) = order.arrest.and_then(|power| power.ends) else { return };
    if measure.ends(asked.calendar).is_some_and(|stops| stops <= ends) {
        return;
    }
    let fires = Fires {
        at: At::Before(london::date(ends), std::slice::from_ref(&asked.policy.leads.arrest_end)),
        until: None,
    };
    found.say("W-28", Severity::Medium, Some(measure.id), fires, || {
        (
            "Power of arrest ends".to_owned(),
            format!("The power of arrest ends {}, before the order does.", words::short_date_time(ends)),
            "Ask the solicitor about extending it".to_owned(),
        )
    });
}

/// The terms of an order are not transcribed: nobody can be told them, and no letter can be made.
pub(super) fn terms_missing(measure: &Measure) -> Option<Warning> {
    measure.facts.order()?;
    measure.latest().terms.is_empty().then(|| Warning {
        rule: "Q5",
        severity: Severity::Medium,
        tag: "Terms to transcribe".to_owned(),
        text: "The order's terms are not on record.".to_owned(),
        because: "Transcribe them from the order: calls and letters need them".to_owned(),
        measure: Some(measure.id),
        at: vec![measure.received_at],
        until: None,
    })
}
