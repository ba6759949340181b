//! Two live measures whose terms do not agree (W-17): what one allows the other forbids, or their distances differ.
//! Listed in pairs, so that a window can show them side by side. The stricter applies to the respondent.

use chrono::{DateTime, Utc};

use super::{At, Fires, Found, Severity};
use crate::calendar::Calendar;
use crate::id::{MeasureId, PersonId};
use crate::measure::{Measure, Version};
use crate::terms::{Exception, ExceptionKind, PlaceKind, Term, Topic, entry};
use crate::words;

/// What does not agree.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ConflictKind {
    /// One allows something by an exception that the other does not have.
    Exception,
    /// One allows handing over the children, the other does not.
    Handover,
    /// Both set a distance from the same place or person, and not the same one.
    Distance,
}

impl ConflictKind {
    /// In words.
    pub fn label(self) -> &'static str {
        match self {
            Self::Exception => "An exception in one that the other does not have",
            Self::Handover => "Handing over children",
            Self::Distance => "Different distances",
        }
    }
}

/// One measure's term in a conflict.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Side {
    /// The measure.
    pub measure: MeasureId,
    /// The term's code.
    pub code: &'static str,
    /// What it says about the matter: "allowed: Contact through solicitors", "100 metres".
    pub says: String,
}

/// Two terms of two measures that are live together and do not agree.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Conflict {
    /// What does not agree.
    pub kind: ConflictKind,
    /// The side that allows more.
    pub looser: Side,
    /// The side that forbids more, which applies to the respondent.
    pub stricter: Side,
    /// From when both are live.
    pub from: DateTime<Utc>,
    /// Until when; `None`: no end is known.
    pub to: Option<DateTime<Utc>>,
}

/// Terms that can conflict at all.
fn may_conflict(term: &Term) -> bool {
    matches!(
        term.code,
        "CON-A" | "CON-C" | "CON-X3" | "EXC-P" | "EXC-D" | "EXC-H" | "EXC-R" | "EXC-M" | "EXC-S" | "EXC-W"
    )
}

struct Live<'a> {
    measure: &'a Measure,
    from: DateTime<Utc>,
    to: Option<DateTime<Utc>>,
    terms: Vec<&'a Term>,
}

fn live<'a>(measure: &'a Measure, calendar: &Calendar) -> Vec<Live<'a>> {
    let of = |version: Version<'a>, next: Option<DateTime<Utc>>| {
        let stops = match version.end {
            Some(end) => end.counted_to(),
            None => measure.ends(calendar),
        };
        let to = match (stops, next) {
            (Some(stops), Some(next)) => Some(stops.min(next)),
            (stops, next) => stops.or(next),
        };
        let terms = version.terms.iter().filter(|term| may_conflict(term)).collect();
        Live { measure, from: version.from, to, terms }
    };
    let versions = measure.versions();
    let nexts = versions.iter().skip(1).map(|version| Some(version.from)).chain([None]);
    let parts = versions.iter().zip(nexts).map(|(version, next)| of(*version, next));
    parts.filter(|part| !part.terms.is_empty()).collect()
}

/// The conflicts of a case, in order of time; each pair of terms once.
pub fn conflicts(measures: &[Measure], victim: PersonId, calendar: &Calendar) -> Vec<Conflict> {
    let parts: Vec<Live<'_>> = measures.iter().flat_map(|measure| live(measure, calendar)).collect();
    let mut found = Vec::new();
    for (n, one) in parts.iter().enumerate() {
        for other in parts.iter().skip(n + 1) {
            let from = one.from.max(other.from);
            let to = [one.to, other.to].into_iter().flatten().min();
            if one.measure.id == other.measure.id || to.is_some_and(|to| to <= from) {
                continue;
            }
            for a in &one.terms {
                for b in &other.terms {
                    if same_persons(a, b, victim) {
                        let mut push = |kind, looser: Side, stricter: Side| {
                            found.push(Conflict { kind, looser, stricter, from, to });
                        };
                        exceptions((one.measure.id, a), (other.measure.id, b), &mut push);
                        exceptions((other.measure.id, b), (one.measure.id, a), &mut push);
                        distances((one.measure.id, a), (other.measure.id, b), &mut push);
                    }
                }
            }
        }
    }
    found.sort_by(|a, b| {
        (a.from, a.kind, &a.looser, &a.stricter).cmp(&(b.from, b.kind, &b.looser, &b.stricter))
    });
    found
}

fn same_persons(a: &Term, b: &Term, victim: PersonId) -> bool {
    let of = |term: &Term| if term.persons.is_empty() { vec![victim] } else { term.persons.clone() };
    let others = of(b);
    let about_children = |term: &Term| entry(term.code).is_some_and(|known| known.about_children());
    // A term about the children meets what protects the victim: a handover brings the respondent to her.
    let meets = |one: &Term, other: &[PersonId]| about_children(one) && other.contains(&victim);
    let hers = of(a);
    meets(a, &others) || meets(b, &hers) || hers.iter().any(|person| others.contains(person))
}

fn contacts(term: &Term) -> bool {
    matches!(term.code, "CON-A" | "CON-C" | "CON-X3")
}

fn has(term: &Term, kind: ExceptionKind) -> Option<&Exception> {
    term.parameters.exceptions.iter().find(|exception| exception.kind == kind)
}

/// What `a` allows and `b` forbids.
fn exceptions(
    (a_id, a): (MeasureId, &Term),
    (b_id, b): (MeasureId, &Term),
    push: &mut impl FnMut(ConflictKind, Side, Side),
) {
    for exception in &a.parameters.exceptions {
        if has(b, exception.kind).is_some() {
            continue;
        }
        let handover = exception.kind == ExceptionKind::Handover;
        let topics = b.topics();
        let touches = if handover {
            // Handing over means being near the home, the school, the victim or the children.
            true
        } else {
            // Leave to write a message says nothing about coming near, nor the other way round.
            contacts(a) == contacts(b)
                && a.topics().iter().any(|topic| topics.contains(topic) && *topic != Topic::ThirdParty)
        };
        if !touches {
            continue;
        }
        let kind = if handover { ConflictKind::Handover } else { ConflictKind::Exception };
        let says = format!("allowed: {}", words::within(exception.kind.label()));
        push(
            kind,
            Side { measure: a_id, code: a.code, says },
            Side { measure: b_id, code: b.code, says: "no such exception".to_owned() },
        );
    }
}

fn distances(
    (a_id, a): (MeasureId, &Term),
    (b_id, b): (MeasureId, &Term),
    push: &mut impl FnMut(ConflictKind, Side, Side),
) {
    let (Some(near), Some(far)) = (a.parameters.distance_m, b.parameters.distance_m) else { return };
    let (place, other) = (&a.parameters, &b.parameters);
    let same_place = place.place_kind == other.place_kind
        && (place.place_kind == PlaceKind::Home
            || place.detail.trim().eq_ignore_ascii_case(other.detail.trim()));
    let same = a.code == b.code && (a.code == "EXC-P" || (a.code == "EXC-D" && same_place));
    if !same || near == far {
        return;
    }
    let side =
        |measure, code, metres: u32| Side { measure, code, says: words::count(i64::from(metres), "metre") };
    let (one, other) = (side(a_id, a.code, near), side(b_id, b.code, far));
    if near < far {
        push(ConflictKind::Distance, one, other);
    } else {
        push(ConflictKind::Distance, other, one);
    }
}

/// W-17: one warning for each two measures.
pub(super) fn warn(found: &mut Found<'_>) {
    let asked = found.asked;
    let any = |measure: &Measure| {
        let later = measure.variations.iter().flat_map(|variation| &variation.terms);
        measure
            .terms
            .iter()
            .chain(later)
            .any(|term| !term.parameters.exceptions.is_empty() || term.parameters.distance_m.is_some())
    };
    if asked.measures.len() < 2 || !asked.measures.iter().any(any) {
        return;
    }
    let titled = |code: &'static str| entry(code).map_or(code, |known| known.title);
    let all = conflicts(asked.measures, asked.household.victim, asked.calendar);
    let pair = |conflict: &Conflict| {
        let (a, b) = (conflict.looser.measure, conflict.stricter.measure);
        (a.min(b), a.max(b))
    };
    let mut pairs: Vec<_> = all.iter().map(pair).collect();
    pairs.sort_unstable();
    pairs.dedup();
    for two in pairs {
        let theirs: Vec<&Conflict> = all.iter().filter(|conflict| pair(conflict) == two).collect();
        let mut at: Vec<DateTime<Utc>> = theirs.iter().map(|conflict| conflict.from).collect();
        at.sort_unstable();
        at.dedup();
        let until = theirs
            .iter()
            .map(|conflict| conflict.to)
            .try_fold(DateTime::<Utc>::MIN_UTC, |last, to| Some(last.max(to?)));
        let named = |id: MeasureId| {
            asked
                .measures
                .iter()
                .find(|measure| measure.id == id)
                .map_or_else(String::new, |measure| measure.name_among(asked.measures))
        };
        let later = asked
            .measures
            .iter()
            .filter(|measure| measure.id == two.0 || measure.id == two.1)
            .max_by_key(|measure| (measure.begins(), measure.id))
            .map(|measure| measure.id);
        found.say("W-17", Severity::High, later, Fires { at: At::Listed(at), until }, || {
            let said: Vec<String> = theirs
                .iter()
                .map(|conflict| {
                    format!(
                        "{}, {}: {}; {}, {}: {}",
                        named(conflict.looser.measure),
                        words::within(titled(conflict.looser.code)),
                        conflict.looser.says,
                        named(conflict.stricter.measure),
                        words::within(titled(conflict.stricter.code)),
                        conflict.stricter.says
                    )
                })
                .collect();
            (
                "Terms conflict".to_owned(),
                format!("{}.", said.join(". ")),
                "The stricter applies to the respondent: tell the victim plainly, ask court or officer to align".to_owned(),
            )
        });
    }
}
