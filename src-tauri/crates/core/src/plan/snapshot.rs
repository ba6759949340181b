//! The record as a plan shows it: who is who, the risk, safe contact, every measure, the cover, what conflicts. Worked
//! out anew for a draft; kept with a plan that is signed off, so that an old plan reads as it did.
//!
//! Never here: an address, a phone number, the code word's answer. A plan is printed and passed on.

use chrono::{DateTime, NaiveDate, Utc};

use super::Grading;
use crate::calendar::Calendar;
use crate::contact_profile::{Safe, SafeContact, SafeWindow};
use crate::cover::{Cover, Gap, GapKind, picture};
use crate::id::{MeasureId, OfficerId};
use crate::london;
use crate::measure::{Breach, Measure, MeasureKind};
use crate::person::{Case, PartyRole, Person};
use crate::terms::{Term, entry};
use crate::timeline::{Strength, Timeline};
use crate::warnings::{Conflict, Side, Warning};
use crate::words::{self, unbroken};

/// Somebody in the case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PersonLine {
    /// "Petra Quill".
    pub name: String,
    /// "Victim", "Child, 6".
    pub what: String,
    /// "Born 1991. Address confidential."
    pub detail: String,
}

/// A grade of risk that was given.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GradeLine {
    /// The day of the assessment.
    pub on: NaiveDate,
    /// "Medium".
    pub grade: String,
    /// "DASH".
    pub tool: String,
    /// The officer's judgement.
    pub judgement: String,
    /// Who recorded it.
    pub by: String,
}

/// A measure as it stood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MeasureLine {
    /// Which.
    pub id: MeasureId,
    /// The version of its record.
    pub version: u32,
    /// Its kind.
    pub kind: MeasureKind,
    /// In force then.
    pub live: bool,
    /// Its state in words.
    pub state: String,
    /// What breaking it meant then; empty where it was not in force.
    pub breaking: String,
    /// The end with its kind.
    pub ends: String,
    /// When it ends, as far as was known.
    pub ends_at: Option<DateTime<Utc>>,
    /// Its terms, in a few words each.
    pub terms: Vec<String>,
}

/// A gap in cover that is open or ahead.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GapLine {
    /// First moment.
    pub from: DateTime<Utc>,
    /// "Gap: from Tue 1 Dec 2026 10:00", "Gap: nothing to arrest for now".
    pub title: String,
    /// What and why.
    pub text: String,
}

/// Two terms of live measures that contradict each other.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ConflictLine {
    /// What the two disagree about.
    pub about: String,
    /// One measure, and its term in words.
    pub one: (String, String),
    /// The other.
    pub other: (String, String),
}

/// Something that needs doing about the cover.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WarningLine {
    /// The rule's name: `W-05`.
    pub rule: String,
    /// What is the matter.
    pub text: String,
}

/// The record as a plan shows it.
#[derive(Debug, Clone, PartialEq)]
pub struct Snapshot {
    /// The moment.
    pub at: DateTime<Utc>,
    /// `SH-2041`.
    pub reference: String,
    /// The grade of risk in words.
    pub risk: String,
    /// Everybody in the case, the victim first.
    pub people: Vec<PersonLine>,
    /// The grades given, the latest first.
    pub grades: Vec<GradeLine>,
    /// How the victim is reached safely, a line each.
    pub contact: Vec<String>,
    /// The cover timeline; `None` in a case without a victim.
    pub timeline: Option<Timeline>,
    /// Gaps that are open or ahead.
    pub gaps: Vec<GapLine>,
    /// Every measure, in order of its beginning.
    pub measures: Vec<MeasureLine>,
    /// Terms of live measures that contradict each other.
    pub conflicts: Vec<ConflictLine>,
    /// What needs doing about the cover.
    pub warnings: Vec<WarningLine>,
}

impl Snapshot {
    /// The kinds of measure that were in force.
    pub fn live(&self) -> Vec<MeasureKind> {
        self.measures.iter().filter(|measure| measure.live).map(|measure| measure.kind).collect()
    }
}

/// What a snapshot is taken of.
#[derive(Debug, Clone, Copy)]
pub struct Record<'a> {
    /// The case.
    pub case: &'a Case,
    /// Everybody in it.
    pub people: &'a [Person],
    /// Its measures.
    pub measures: &'a [Measure],
    /// Their cover.
    pub cover: &'a Cover,
    /// What the rules warn of.
    pub warnings: &'a [Warning],
    /// Terms of live measures that contradict each other.
    pub conflicts: &'a [Conflict],
    /// The grades of risk that were given.
    pub gradings: &'a [Grading],
    /// The names of those who recorded something.
    pub names: &'a [(OfficerId, String)],
    /// The moment.
    pub now: DateTime<Utc>,
    /// The calendar.
    pub calendar: &'a Calendar,
}

/// Takes a snapshot of a case's record.
pub fn snapshot(from: &Record<'_>) -> Snapshot {
    let today = london::date(from.now);
    let victim = from.people.iter().find(|person| person.role == PartyRole::Victim);
    let mut measures: Vec<&Measure> = from.measures.iter().collect();
    measures.sort_by_key(|measure| (measure.begins(), measure.id));
    let mut gradings: Vec<&Grading> = from.gradings.iter().collect();
    gradings.sort_by_key(|grading| std::cmp::Reverse((grading.on, grading.at)));
    let name =
        |id: OfficerId| from.names.iter().find(|(other, _)| *other == id).map(|(_, name)| name.clone());
    Snapshot {
        at: from.now,
        reference: from.case.reference(),
        risk: from.case.risk.map_or("Not assessed yet", |risk| risk.label()).to_owned(),
        people: from.people.iter().map(|person| person_line(person, today)).collect(),
        grades: gradings
            .into_iter()
            .map(|grading| GradeLine {
                on: grading.on,
                grade: grading.grade.label().to_owned(),
                tool: grading.tool.clone(),
                judgement: grading.judgement.clone(),
                by: name(grading.by).unwrap_or_default(),
            })
            .collect(),
        contact: victim.map(|victim| contact_lines(&victim.contact)).unwrap_or_default(),
        timeline: victim.map(|_| picture(from.cover, from.measures, from.people, from.now, from.calendar)),
        gaps: gap_lines(from),
        measures: measures.into_iter().map(|measure| measure_line(measure, from)).collect(),
        conflicts: conflict_lines(from),
        warnings: from
            .warnings
            .iter()
            .map(|warning| WarningLine { rule: warning.rule.to_owned(), text: warning.text.clone() })
            .collect(),
    }
}

fn person_line(person: &Person, today: NaiveDate) -> PersonLine {
    let age = person.born.map(|born| words::age(born, today));
    let what = match (person.role, age) {
        (PartyRole::Victim, _) => "Victim".to_owned(),
        (PartyRole::Respondent, _) => "Respondent".to_owned(),
        (PartyRole::Child, Some(age)) => format!("Child, {age}"),
        (PartyRole::Child, None) => "Child, age not known".to_owned(),
        (PartyRole::Protected, _) => "Also protected".to_owned(),
    };
    let mut detail = Vec::new();
    match (person.role, person.born) {
        (PartyRole::Respondent, Some(born)) => {
            detail.push(format!("Born {}", unbroken(&words::plain_date(born))));
        }
        (PartyRole::Respondent, None) => detail.push("Date of birth not known".to_owned()),
        (_, Some(born)) => detail.push(format!("Born {}", born.format("%Y"))),
        (_, None) => {}
    }
    if person.role != PartyRole::Respondent
        && (person.current_address().is_some_and(|address| address.confidential) || person.in_refuge())
    {
        detail.push("Address confidential".to_owned());
    }
    if person.household && person.role == PartyRole::Child {
        detail.push("Lives with the victim".to_owned());
    }
    PersonLine { name: person.full_name(), what, detail: detail.join(". ") }
}

/// How the victim is reached: which channel is safe when, what never, who may answer. No number and no code word.
fn contact_lines(contact: &SafeContact) -> Vec<String> {
    let mut lines = Vec::new();
    if let Some(why) = &contact.hold {
        lines.push(format!("All contact is stopped: {why}."));
    }
    let of = |safe: Safe| {
        contact.channels.iter().filter(move |channel| channel.safe == safe).map(move |channel| {
            let label = channel.kind.label();
            if safe == Safe::Yes && !channel.windows.is_empty() {
                let times: Vec<String> =
                    channel.windows.iter().map(|window| unbroken(&SafeWindow::words(window))).collect();
                format!("{label} ({})", words::list(&times))
            } else {
                label.to_owned()
            }
        })
    };
    let safe: Vec<String> = of(Safe::Yes).collect();
    lines.push(if safe.is_empty() {
        "No channel is known to be safe.".to_owned()
    } else {
        format!("Safe: {}.", safe.join("; "))
    });
    let unsafe_: Vec<String> = of(Safe::No).collect();
    if !unsafe_.is_empty() {
        lines.push(format!("Not safe: {}.", unsafe_.join("; ")));
    }
    let sentence = |text: &str| text.trim().trim_end_matches('.').to_owned();
    for (label, text) in [
        ("Never", &contact.never),
        ("Who else may answer", &contact.who_may_answer),
        ("Interpreter", &contact.interpreter),
    ] {
        if !text.trim().is_empty() {
            lines.push(format!("{label}: {}.", sentence(text)));
        }
    }
    lines.push(if contact.code_question.trim().is_empty() {
        "No code word is agreed.".to_owned()
    } else {
        "A code word is agreed: it stands in the safe-contact record.".to_owned()
    });
    lines
}

fn gap_lines(from: &Record<'_>) -> Vec<GapLine> {
    let ahead = from.cover.bare().filter(|gap| gap.to > from.now);
    let mut lines: Vec<GapLine> = ahead
        .map(|gap| GapLine {
            from: gap.from,
            title: if gap.from <= from.now {
                "Gap: nothing to arrest for now".to_owned()
            } else {
                format!("Gap: from {}", words::short_date_time(gap.from))
            },
            text: format!("{}. {}", gap.words(), gap.why()),
        })
        .collect();
    lines.extend(gaps_of_others(from));
    lines
}

/// Other people whom nothing protects, now or later; those with the same gap together.
fn gaps_of_others(from: &Record<'_>) -> Vec<GapLine> {
    let bare = |gap: &&Gap| {
        gap.subject.person != from.cover.victim
            && gap.to > from.now
            && (gap.kind.is_bare() && gap.subject.topic.is_none() || gap.kind == GapKind::Person)
    };
    let mut gaps: Vec<&Gap> = from.cover.gaps.iter().filter(bare).collect();
    let key = |gap: &Gap| (gap.from, gap.to, gap.kind.code());
    gaps.sort_by_key(|gap| key(gap));
    let name = |gap: &&Gap| {
        let known = from.people.iter().find(|person| person.id == gap.subject.person);
        known.map_or("Somebody else", |person| person.given.trim()).to_owned()
    };
    let together = gaps.chunk_by(|one, other| key(one) == key(other));
    let line = |group: &[&Gap]| {
        let first = group.first()?;
        let names = words::list(&group.iter().map(name).collect::<Vec<_>>());
        Some(GapLine {
            from: first.from,
            title: if first.from <= from.now {
                format!("Gap for {names}: nothing to arrest for now")
            } else {
                format!("Gap for {names}: from {}", words::short_date_time(first.from))
            },
            text: format!("{}. {}", first.words(), first.why()),
        })
    };
    together.filter_map(line).collect()
}

/// Conflicts of measures that are in force together now or later, the one that forbids more first.
fn conflict_lines(from: &Record<'_>) -> Vec<ConflictLine> {
    let side = |side: &Side| {
        let measure = from.measures.iter().find(|measure| measure.id == side.measure);
        let name = measure.map_or_else(|| side.code.to_owned(), |measure| measure.name_among(from.measures));
        let title = entry(side.code).map_or(side.code, |known| known.title);
        (name, format!("{title}, {}", side.says))
    };
    let still = from.conflicts.iter().filter(|conflict| conflict.to.is_none_or(|to| to > from.now));
    still
        .map(|conflict| ConflictLine {
            about: conflict.kind.label().to_owned(),
            one: side(&conflict.stricter),
            other: side(&conflict.looser),
        })
        .collect()
}

fn measure_line(measure: &Measure, from: &Record<'_>) -> MeasureLine {
    let live = measure.live_at(from.now, from.calendar);
    let strength = from
        .cover
        .intervals
        .iter()
        .filter(|interval| interval.measure == measure.id)
        .find(|interval| interval.from <= from.now && interval.to.is_none_or(|to| from.now < to))
        .map_or(Strength::Nothing, |interval| interval.strength);
    MeasureLine {
        id: measure.id,
        version: measure.version,
        kind: measure.kind(),
        live,
        state: measure.state(from.now, from.calendar).to_owned(),
        breaking: match measure.breach() {
            _ if !live => String::new(),
            Breach::InCustody => "In custody".to_owned(),
            Breach::NoConditions => "No conditions".to_owned(),
            _ if strength == Strength::CourtOnly && measure.facts.order().is_some() => {
                "A crime once the respondent is aware".to_owned()
            }
            _ => strength.label().to_owned(),
        },
        ends: measure.end_words(from.calendar),
        ends_at: measure.ends(from.calendar),
        terms: terms_of(measure, from.now).iter().filter_map(term_words).collect(),
    }
}

/// The terms in force at a moment; before the measure begins, those of its first version.
fn terms_of(measure: &Measure, now: DateTime<Utc>) -> &[Term] {
    measure.in_force_at(now).terms
}

/// A term in a few words with what it names and what is allowed all the same: "No contact with children: Ella and Jo (nor through
/// others); allowed: going to court hearings". Who acts at the door must not take for a breach what the court allows.
fn term_words(term: &Term) -> Option<String> {
    let known = entry(term.code)?;
    let named = &term.parameters;
    let parts: Vec<String> =
        [words::list(&named.names), words::list_or(&named.streets), named.detail.clone()]
            .into_iter()
            .chain(named.distance_m.map(|metres| {
                let place = named.place_kind.label();
                let of = if term.code == "EXC-D" { format!(" of {place}") } else { String::new() };
                format!("{}{of}", unbroken(&format!("{metres} m")))
            }))
            .chain([named.times.clone()])
            .filter(|part| !part.trim().is_empty())
            .collect();
    let mut said = if parts.is_empty() {
        known.title.to_owned()
    } else {
        format!("{}: {}", known.title, parts.join(", "))
    };
    if named.via_others && known.through_others() {
        said.push_str(" (nor through others)");
    }
    let allowed: Vec<String> = named
        .exceptions
        .iter()
        .map(|exception| match exception.detail.trim() {
            "" => words::within(exception.kind.label()),
            detail => format!("{} ({detail})", words::within(exception.kind.label())),
        })
        .collect();
    if !allowed.is_empty() {
        said = format!("{said}; allowed: {}", words::list(&allowed));
    }
    Some(said)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::terms::{Exception, ExceptionKind};

    fn said(code: &str, change: impl FnOnce(&mut Term)) -> String {
        let mut term = Term::new(code).unwrap();
        change(&mut term);
        term_words(&term).unwrap()
    }

    #[test]
    fn a_term_in_short_leaves_out_nothing_that_is_allowed() {
        let exception = |kind, detail: &str| Exception { kind, detail: detail.to_owned() };
        assert_eq!(said("CON-A", |_| {}), "No contact");
        assert_eq!(
            said("CON-C", |term| {
                term.parameters.names = vec!["Ella".into(), "Jo".into()];
                term.parameters.via_others = true;
                term.parameters.exceptions =
                    vec![exception(ExceptionKind::Court, ""), exception(ExceptionKind::App, "by OurFamily")];
            }),
            "No contact with children: Ella and Jo (nor through others); allowed: going to court hearings and about the children \
             only, by a named app or address (by OurFamily)"
        );
        assert_eq!(
            said("EXC-D", |term| term.parameters.distance_m = Some(100)),
            "Not within a distance of a place: 100\u{a0}m of the home"
        );
        assert_eq!(said("OCC-A", |term| term.parameters.via_others = true), "Right to live in the home");
    }
}
