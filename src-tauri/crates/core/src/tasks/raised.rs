//! The tasks that a record asks for: a measure recorded, changed or ended, an order served. Each says what raised
//! it and by which rule, when it is due and, where the law sets one, the legal limit.

use chrono::{DateTime, Utc};

use super::TaskKind;
use crate::calendar::Calendar;
use crate::clocks::working_days_due;
use crate::cover::{Cover, Subject};
use crate::id::PersonId;
use crate::london;
use crate::measure::{Facts, Measure, MeasureKind, Outcome, PreChargeBail};
use crate::person::Risk;
use crate::policy::{Policy, Within};
use crate::timeline::Strength;
use crate::words;

/// A task that a rule asks for, before it has an identity.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Raised {
    /// What for.
    pub kind: TaskKind,
    /// What raised it.
    pub why: String,
    /// The rule and its period.
    pub rule: String,
    /// When it is due.
    pub due: DateTime<Utc>,
    /// The legal limit.
    pub legal_limit: Option<DateTime<Utc>>,
}

impl Raised {
    /// The same task, due by `at` if that is sooner: the change opens a gap in cover, and the victim can't wait
    /// for the limits of the Code (W-01).
    #[must_use]
    pub fn at_once(self, at: DateTime<Utc>) -> Self {
        let rule = format!("W-01: cover drops, at once; {}", self.rule);
        Self { due: self.due.min(at), rule, ..self }
    }
}

/// When something is due after an event, and the end of that day where working days are counted.
pub fn due_after(
    event: DateTime<Utc>,
    within: Within,
    calendar: &Calendar,
) -> (DateTime<Utc>, Option<DateTime<Utc>>) {
    match within {
        Within::Days(days) => (london::same_time_later(event, u64::from(days)), None),
        Within::WorkingDays(days) => {
            let (due, limit) = working_days_due(event, days, calendar);
            (due, Some(limit))
        }
    }
}

/// Whether the law, or the unit alone, says by when the victim is told of a change.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Duty {
    /// The Victims' Code, Right 6: counted from the event itself, however late police record it.
    Code,
    /// The Code, for what a court decides: counted from when police hear of it.
    CodeOnReceipt,
    /// The unit's own policy.
    Unit,
}

/// The victim is told of a change. The unit's period runs from receipt, the Code's limit from the event; a task
/// is never due after a limit that is still ahead, and due on receipt where the limit has passed already.
fn tell(
    why: String,
    event: DateTime<Utc>,
    received: DateTime<Utc>,
    duty: Duty,
    policy: &Policy,
    calendar: &Calendar,
) -> Raised {
    let received = received.max(event);
    let (by_unit, _) = due_after(received, policy.tell_change, calendar);
    let (due, legal_limit, rule) = match duty {
        Duty::Unit => (by_unit, None, format!("T9: {}", policy.tell_change.words())),
        Duty::Code | Duty::CodeOnReceipt => {
            let from = if duty == Duty::Code { event } else { received };
            let (by_law, limit) = working_days_due(from, policy.limits.enhanced_days, calendar);
            let by_law = if by_law < received { limit.max(received) } else { by_law };
            let within = Within::WorkingDays(policy.limits.enhanced_days).words();
            (by_unit.min(by_law), Some(limit), format!("T9: Victims' Code Right 6, {within}"))
        }
    };
    Raised { kind: TaskKind::ProtectionChanged, why, rule, due, legal_limit }
}

/// The task that a newly recorded measure asks for.
pub fn on_recording(measure: &Measure, risk: Risk, policy: &Policy, calendar: &Calendar) -> Raised {
    let at = measure.received_at;
    let tell = |what: &str, event: DateTime<Utc>, duty| {
        tell(format!("{what} {}", words::short_time(event)), event, at, duty, policy, calendar)
    };
    match &measure.facts {
        Facts::Nmo(nmo) => {
            let within = policy.first_contact.get(risk);
            let (due, _) = due_after(at, within, calendar);
            Raised {
                kind: TaskKind::FirstContact,
                why: format!("Order received {}, {}", words::short_time(at), nmo.court),
                rule: format!("T1: {}, {} of receipt", risk.label().to_lowercase(), within.words()),
                due,
                legal_limit: None,
            }
        }
        // Recorded after it was over: what she must hear is that it is.
        facts => match facts.outcome() {
            Some(outcome) => tell(&ended(measure.kind(), outcome), outcome.at, duty(measure.kind())),
            None => tell(begun(measure.kind()), measure.begins(), duty(measure.kind())),
        },
    }
}

/// Who sets the period in which the victim is told of a measure: the Code speaks of arrest, release, bail and
/// charge, not of orders and notices.
fn duty(kind: MeasureKind) -> Duty {
    match kind {
        MeasureKind::PreChargeBail | MeasureKind::ReleasedUnderInvestigation | MeasureKind::Remand => {
            Duty::Code
        }
        MeasureKind::PostChargeBail => Duty::CodeOnReceipt,
        _ => Duty::Unit,
    }
}

fn begun(kind: MeasureKind) -> &'static str {
    match kind {
        MeasureKind::Nmo => "Order (NMO) made",
        MeasureKind::OccupationWithArrest | MeasureKind::Occupation => "Occupation order made",
        MeasureKind::Undertaking => "Undertaking given",
        MeasureKind::Dvpn => "Notice (DVPN) served",
        MeasureKind::Dapn => "Notice (DAPN) served",
        MeasureKind::Dvpo => "Order (DVPO) made",
        MeasureKind::Dapo => "Order (DAPO) made",
        MeasureKind::PreChargeBail => "Released on bail",
        MeasureKind::PostChargeBail => "Bail after charge, from",
        MeasureKind::Restraining => "Restraining order made",
        MeasureKind::Stalking => "Order (SPO) made",
        MeasureKind::InterimStalking => "Interim order (SPO) made",
        MeasureKind::Remand => "In custody from",
        MeasureKind::ReleasedUnderInvestigation => "Released under investigation, without conditions,",
    }
}

/// The measure in a few words, as the task's list names it.
fn named(kind: MeasureKind) -> &'static str {
    match kind {
        MeasureKind::ReleasedUnderInvestigation => "Investigation",
        MeasureKind::Remand => "Custody",
        MeasureKind::OccupationWithArrest => "Occupation order",
        _ => kind.short(),
    }
}

/// "Bail ended: charged,".
fn ended(kind: MeasureKind, outcome: &Outcome) -> String {
    format!("{} ended: {},", named(kind), outcome.what.trim().trim_end_matches('.').to_lowercase())
}

/// The tasks that a change to a measure's record asks for, at the moment of recording it; none where nothing
/// changed that the victim must be told.
pub fn on_change(
    before: &Measure,
    after: &Measure,
    now: DateTime<Utc>,
    policy: &Policy,
    calendar: &Calendar,
) -> Vec<Raised> {
    let (kind, duty) = (after.kind(), duty(after.kind()));
    let tell = |what: &str, event: DateTime<Utc>| {
        tell(format!("{what} {}", words::short_time(event)), event, now, duty, policy, calendar)
    };
    match (before.facts.outcome(), after.facts.outcome()) {
        (old, Some(outcome)) if old != Some(outcome) => return vec![tell(&ended(kind, outcome), outcome.at)],
        (Some(_), None) => {
            return vec![tell(&format!("{} goes on: its end was recorded wrongly,", named(kind)), now)];
        }
        _ => {}
    }
    let mut raised = Vec::new();
    raised.extend(varied(before, after, now, policy, calendar));
    raised.extend(served(before, after, now, policy, calendar));
    match (&before.facts, &after.facts) {
        (Facts::PreChargeBail(old), Facts::PreChargeBail(new)) if when_back(old) != when_back(new) => {
            raised.push(tell("Bail dates changed", now));
        }
        (Facts::PostChargeBail(old), Facts::PostChargeBail(new))
            if old.next_hearing_at != new.next_hearing_at =>
        {
            raised.push(tell("Bail after charge runs to another hearing, recorded", now));
        }
        (Facts::Remand(old), Facts::Remand(new)) if old.to != new.to => {
            raised.push(tell("Custody: release or hearing date changed, recorded", now));
        }
        _ => {}
    }
    let adjourned = |measure: &Measure| measure.facts.notice().map_or(0, |notice| notice.adjourned.len());
    if adjourned(after) > adjourned(before) {
        raised.push(tell(&format!("{}: hearing adjourned, it goes on,", named(kind)), now));
    }
    let conditions = matches!(kind, MeasureKind::PreChargeBail | MeasureKind::PostChargeBail);
    if raised.is_empty() && conditions && before.terms != after.terms && !before.terms.is_empty() {
        raised.push(tell(&format!("{}: conditions changed", named(kind)), now));
    }
    raised
}

/// Variations that were not there before: of an order by T4, of bail by the Code.
fn varied(
    before: &Measure,
    after: &Measure,
    now: DateTime<Utc>,
    policy: &Policy,
    calendar: &Calendar,
) -> Vec<Raised> {
    let kind = after.kind();
    let new = after.variations.iter().skip(before.variations.len());
    let raised = new.map(|variation| match duty(kind) {
        Duty::Unit => {
            let raised = on_variation(variation.at, variation.received_at.min(now), policy, calendar);
            let why = format!("{} varied, in force from {}", named(kind), words::short_time(variation.at));
            Raised { why, ..raised }
        }
        duty => {
            let why = format!("{}: conditions changed {}", named(kind), words::short_time(variation.at));
            tell(why, variation.at, variation.received_at.min(now), duty, policy, calendar)
        }
    });
    raised.collect()
}

fn served(
    before: &Measure,
    after: &Measure,
    now: DateTime<Utc>,
    policy: &Policy,
    calendar: &Calendar,
) -> Option<Raised> {
    let kind = after.kind();
    if let (None, Some(served)) = (before.facts.served(), after.facts.served()) {
        let why = format!("{} served {}", named(kind), words::short_time(served.at));
        return Some(Raised { why, ..on_service(served.at, now, true, policy, calendar) });
    }
    let (old, new) = (before.facts.order()?, after.facts.order()?);
    match (&new.served, &old.aware, &new.aware) {
        (None, None, Some(aware)) => {
            let name = kind.name().to_lowercase();
            let why = format!("Respondent told of the {name} {}", words::short_time(aware.at));
            Some(Raised { why, ..on_service(aware.at, now, false, policy, calendar) })
        }
        _ => None,
    }
}

/// From when a change leaves a person with nothing to arrest for where there was something before, looked for
/// from `from` up to and without `until`; `None` where it takes nothing away.
pub fn cover_drops(
    before: &Cover,
    after: &Cover,
    person: PersonId,
    from: DateTime<Utc>,
    until: DateTime<Utc>,
) -> Option<DateTime<Utc>> {
    let subject = Subject { topic: None, person };
    let protects = |cover: &Cover, at: DateTime<Utc>| {
        cover.of(subject).any(|stretch| {
            stretch.strength >= Strength::Arrest
                && stretch.from <= at
                && stretch.to.is_none_or(|end| at < end)
        })
    };
    let begins = before.of(subject).map(|stretch| stretch.from);
    let ends = after.of(subject).filter_map(|stretch| stretch.to);
    begins
        .chain(ends)
        .chain([from])
        .filter(|at| from <= *at && *at < until)
        .filter(|at| protects(before, *at) && !protects(after, *at))
        .min()
}

fn when_back(bail: &PreChargeBail) -> (chrono::NaiveDate, Option<DateTime<Utc>>) {
    (bail.last_day(), bail.return_in_force())
}

/// The task that a variation of an order asks for: to go through what it says now. `at`: in force from; `received`:
/// when police heard of it.
pub fn on_variation(
    at: DateTime<Utc>,
    received: DateTime<Utc>,
    policy: &Policy,
    calendar: &Calendar,
) -> Raised {
    let (due, _) = due_after(at.max(received), policy.tell_change, calendar);
    Raised {
        kind: TaskKind::Varied,
        why: format!("Order varied, in force from {}", words::short_time(at)),
        rule: format!("T4: {}", policy.tell_change.words()),
        due,
        legal_limit: None,
    }
}

/// The task that service of an order, or the respondent's awareness, asks for.
pub fn on_service(
    at: DateTime<Utc>,
    received: DateTime<Utc>,
    served: bool,
    policy: &Policy,
    calendar: &Calendar,
) -> Raised {
    let (due, _) = due_after(at.max(received), policy.tell_change, calendar);
    let what = if served { "Order served" } else { "Respondent told of the order" };
    Raised {
        kind: TaskKind::Served,
        why: format!("{what} {}", words::short_time(at)),
        rule: format!("T3: {}", policy.tell_change.words()),
        due,
        legal_limit: None,
    }
}

#[cfg(test)]
mod tests;
