//! Bail and custody: the return (W-05), authority (W-06), bail shown live after it was over (W-22), release (W-26),
//! suspension (W-29).

use chrono::{DateTime, Utc};

use super::{At, Fires, Found, Severity, after, in_days};
use crate::cover::Subject;
use crate::london;
use crate::measure::{Facts, Measure, OutcomeKind, PreChargeBail, Rank};
use crate::timeline::Strength;
use crate::words;

pub(super) fn all(found: &mut Found<'_>, measure: &Measure) {
    match &measure.facts {
        Facts::PreChargeBail(bail) => {
            returns(found, measure, bail);
            authority(found, measure, bail);
            suspended(found, measure, bail);
            still_live(found, measure);
        }
        Facts::PostChargeBail(_) => still_live(found, measure),
        Facts::Remand(remand) => {
            let asked = found.asked;
            let Some(to) = remand.to else { return };
            let fires = Fires {
                at: At::Before(london::date(to), std::slice::from_ref(&asked.policy.leads.release)),
                until: Some(to),
            };
            found.say("W-26", Severity::High, Some(measure.id), fires, || {
                (
                    format!("Release {}", in_days(&asked, to)),
                    format!("Release or next remand hearing {}.", words::short_date_time(to)),
                    "Cover must stand before the release".to_owned(),
                )
            });
        }
        _ => {}
    }
}

/// W-05: bail is returned to, and nothing else allows an arrest from then on.
fn returns(found: &mut Found<'_>, measure: &Measure, bail: &PreChargeBail) {
    let asked = found.asked;
    let planned = PreChargeBail { outcome: None, ..bail.clone() };
    let Some(end) = planned.ends() else { return };
    if bail.outcome.as_ref().is_some_and(|outcome| outcome.at < end) {
        return;
    }
    if asked.cover.strength_at(Subject::any(asked.household.victim), end) >= Strength::Arrest {
        return;
    }
    let day = if bail.return_in_force() == Some(end) { london::date(end) } else { bail.last_day() };
    let fires = Fires { at: At::Before(day, &asked.policy.leads.bail_return), until: Some(end) };
    found.say("W-05", Severity::Critical, Some(measure.id), fires, || {
        (
            format!("Bail ends {}", in_days(&asked, end)),
            format!(
                "{}: no extension is recorded and nothing to arrest for follows.",
                measure.end_words(asked.calendar)
            ),
            format!("Next step: authority of {}", Rank::next_after(bail.months_in_force()).code()),
        )
    });
}

/// W-06: an extension without the authority that its length needs, or decided too late to extend anything.
fn authority(found: &mut Found<'_>, measure: &Measure, bail: &PreChargeBail) {
    let asked = found.asked;
    let good = bail.extensions_in_time();
    let mut months = bail.months;
    for extension in &bail.extensions {
        let needed = Rank::needed_for(extension.months);
        let in_time = good.contains(extension);
        let event = bail.last_day_of(months);
        if extension.rank < needed || !in_time {
            let fires = Fires {
                at: At::Before(event, std::slice::from_ref(&asked.policy.leads.authority)),
                until: None,
            };
            found.say("W-06", Severity::High, Some(measure.id), fires, || {
                let what = if in_time {
                    format!("recorded on the authority of {}, needs {}", extension.rank.code(), needed.code())
                } else {
                    "decided after the period before it had ended: it extends nothing".to_owned()
                };
                (
                    "Authority missing".to_owned(),
                    format!("Extension to {}: {what}.", words::count(i64::from(extension.months), "month")),
                    "Obtain and record the authority before the period ends".to_owned(),
                )
            });
        }
        if in_time {
            months = extension.months;
        }
    }
}

/// W-29: bail has been suspended for long, and no return is known. One appointed before is overtaken: while the papers are
/// with the prosecutors the end of bail is unknown, here as in cover.
fn suspended(found: &mut Found<'_>, measure: &Measure, bail: &PreChargeBail) {
    let lead = found.asked.policy.leads.suspension;
    for gap in &bail.suspended {
        let at = after(gap.from, lead);
        let until = gap.to.into_iter().chain(bail.outcome.as_ref().map(|outcome| outcome.at)).min();
        if until.is_some_and(|until| until <= at) {
            continue;
        }
        found.say(
            "W-29",
            Severity::Medium,
            Some(measure.id),
            Fires { at: At::Listed(vec![at]), until },
            || {
                (
                    "Bail suspended".to_owned(),
                    format!(
                        "The papers are with the prosecutors since {}: the end is not known.",
                        words::short_date_time(gap.from)
                    ),
                    "Ask when the suspect must return".to_owned(),
                )
            },
        );
    }
}

/// W-22: a charge, a decision to take no further action or a verdict is recorded, and this bail still counts.
fn still_live(found: &mut Found<'_>, measure: &Measure) {
    let asked = found.asked;
    if measure.facts.outcome().is_some() {
        return;
    }
    let before_charge = matches!(measure.facts, Facts::PreChargeBail(_));
    let live = |at: DateTime<Utc>| measure.live_at(at, asked.calendar) && measure.begins() < at;
    let over = |other: &Measure| {
        let decided = other.facts.outcome().and_then(|outcome| {
            let ends_it = match outcome.kind {
                OutcomeKind::NoFurtherAction | OutcomeKind::Verdict => true,
                OutcomeKind::Charged => before_charge,
                _ => false,
            };
            (ends_it && other.facts.notice().is_none()).then_some((outcome.at, outcome.kind.label()))
        });
        decided.or_else(|| match &other.facts {
            Facts::PostChargeBail(bail) if before_charge => Some((bail.released_at, "Charged")),
            Facts::Restraining(order) => Some((order.made.earliest(), "Verdict")),
            _ => None,
        })
    };
    let first = asked
        .measures
        .iter()
        .filter(|other| other.id != measure.id)
        .filter_map(over)
        .filter(|(at, _)| live(*at))
        .min_by_key(|(at, _)| *at);
    let Some((at, what)) = first else { return };
    found.say(
        "W-22",
        Severity::Critical,
        Some(measure.id),
        Fires { at: At::Listed(vec![at]), until: None },
        || {
            (
                "Bail may be over".to_owned(),
                format!(
                    "{what}, recorded {}: this bail still counts as in force.",
                    words::short_date_time(at)
                ),
                "Record its outcome, or that it goes on".to_owned(),
            )
        },
    );
}
