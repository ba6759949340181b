//! A measure as a case's list shows it: its state in words, its facts, each version's terms plain and exact, whose
//! check its coding waits for, and what can be recorded about it.

mod facts;

use std::collections::HashMap;

use safehold_casework::measures::CaseMeasures;
use safehold_core::id::PersonId;
use safehold_core::measure::{Measure, Nmo, Version};
use safehold_core::measure_check::remarks;
use safehold_core::terms::{Names, Term, entry, plain};
use safehold_core::words;
use serde::Serialize;
use ts_rs::TS;

use self::facts::{Fact, facts, missing};
use super::clock_view::{ClockView, clocks};
use super::measure_choices::breach_now;

/// A term, plain and exact side by side.
#[derive(Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct TermView {
    code: &'static str,
    title: &'static str,
    plain: String,
    exceptions: Vec<String>,
    verbatim: String,
    paragraph: String,
    /// "The victim", "Ann and Ben"; empty where it protects nobody by itself.
    protects: String,
    poa: bool,
}

/// Who coded the terms of a version, and who checked that.
#[derive(Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct CheckView {
    /// `waiting` or `checked`.
    state: &'static str,
    /// "Coded by PC Rahman: another person checks it before the first letter."
    words: String,
    /// I coded it, so that somebody else must check it.
    mine: bool,
}

/// One version of a measure.
#[derive(Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct VersionView {
    number: u32,
    period: String,
    in_force: bool,
    future: bool,
    received: String,
    ends: String,
    terms: Vec<TermView>,
    /// What it changed of the version before it.
    changes: Vec<String>,
    check: Option<CheckView>,
}

/// A measure of a case.
#[derive(Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct MeasureView {
    id: String,
    version: u32,
    kind: &'static str,
    name: &'static str,
    state: &'static str,
    live: bool,
    ends: String,
    breach: &'static str,
    facts: Vec<Fact>,
    clocks: Vec<ClockView>,
    versions: Vec<VersionView>,
    missing: Vec<String>,
    /// What the law would make of the record, though nothing in it is wrong.
    remarks: Vec<String>,
    /// What can be recorded: `aware`, `served`, `end`.
    acts: Vec<&'static str>,
    can_vary: bool,
    has_terms: bool,
    /// Where there are no terms: why.
    no_terms: &'static str,
}

struct Facing<'a> {
    all: &'a CaseMeasures,
    people: HashMap<PersonId, String>,
    victim: Option<PersonId>,
    names: Names,
}

/// The measures of a case as its list shows them.
pub fn views(all: &CaseMeasures) -> Vec<MeasureView> {
    use safehold_core::person::PartyRole;
    let respondent = all.people.iter().find(|person| person.role == PartyRole::Respondent);
    let name = respondent.map(safehold_core::person::Person::full_name).filter(|name| !name.is_empty());
    let facing = Facing {
        all,
        people: all.people.iter().map(|person| (person.id, person.full_name())).collect(),
        victim: all.people.iter().find(|person| person.role == PartyRole::Victim).map(|person| person.id),
        names: Names { respondent: name.unwrap_or_else(|| "The respondent".to_owned()) },
    };
    all.measures.iter().map(|measure| facing.measure(measure)).collect()
}

impl Facing<'_> {
    fn measure(&self, measure: &Measure) -> MeasureView {
        let kind = measure.kind();
        let (now, calendar) = (self.all.now, &self.all.calendar);
        let has_terms = kind.has_terms();
        let over = measure.facts.outcome().is_some();
        let mut acts = Vec::new();
        let unaware =
            |order: &Nmo| !order.aware_when_made() && order.aware.is_none() && order.served.is_none();
        if measure.facts.order().is_some_and(unaware) {
            acts.push("aware");
        }
        if kind.is_served() && measure.facts.served().is_none() {
            acts.push("served");
        }
        if !over && !kind.ends_by().is_empty() && measure.live_at(now, calendar) {
            acts.push("end");
        }
        MeasureView {
            id: measure.id.to_string(),
            version: measure.version,
            kind: kind.code(),
            name: kind.name(),
            state: measure.state(now, calendar),
            live: measure.live_at(now, calendar) || measure.begins() > now,
            ends: measure.end_words(calendar),
            breach: if over || (!measure.live_at(now, calendar) && measure.begins() <= now) {
                "No longer in force"
            } else {
                breach_now(measure)
            },
            facts: facts(measure, &self.all.calendar),
            // What is over has no days left to count.
            clocks: if over { Vec::new() } else { clocks(measure, &self.all.policy.limits, calendar) },
            versions: self.versions(measure),
            missing: missing(measure),
            remarks: remarks(measure, calendar).into_iter().map(|(_, text)| text).collect(),
            acts,
            can_vary: kind.can_vary() && !over && measure.live_at(now, calendar),
            has_terms,
            no_terms: if kind.code() == "RUI" {
                "No conditions exist."
            } else {
                "Custody has no terms: it keeps the respondent away from places, and does not stop calls or letters."
            },
        }
    }

    fn versions(&self, measure: &Measure) -> Vec<VersionView> {
        let all = measure.versions();
        let now = measure.in_force_at(self.all.now).number;
        let mut views = Vec::new();
        for (n, version) in all.iter().enumerate() {
            let next = all.get(n + 1).map(|next| next.from);
            let before = n.checked_sub(1).and_then(|n| all.get(n));
            views.push(VersionView {
                number: version.number,
                period: period(version, next),
                in_force: version.number == now,
                future: version.number > now,
                received: format!("Received {}", words::short_date_time(version.received_at)),
                ends: version.end.map(|end| format!("{}.", end.words())).unwrap_or_default(),
                terms: version.terms.iter().map(|term| self.term(term)).collect(),
                changes: before.map(|before| changes(before, version, &self.names)).unwrap_or_default(),
                check: (n + 1 == all.len()).then(|| self.check(version)).flatten(),
            });
        }
        views
    }

    fn check(&self, version: &Version<'_>) -> Option<CheckView> {
        if version.terms.is_empty() {
            return None;
        }
        let name = |id| {
            let found = self.all.officers.iter().find(|officer| officer.id == id);
            found.map_or_else(|| "somebody who left".to_owned(), |officer| officer.name.clone())
        };
        let coded = version.coded_by.map_or_else(
            || "Nobody is on record as having coded them".to_owned(),
            |id| format!("Coded by {}", name(id)),
        );
        let mine = version.coded_by == Some(self.all.me);
        Some(match version.checked_by {
            Some(by) => {
                CheckView { state: "checked", words: format!("{coded}, checked by {}.", name(by)), mine }
            }
            None => CheckView {
                state: "waiting",
                words: match (self.all.policy.second_check, mine) {
                    (true, true) => {
                        "You coded them: another person must check them before the first letter.".to_owned()
                    }
                    (true, false) => format!("{coded}: a second person checks them before the first letter."),
                    (false, _) => format!("{coded}."),
                },
                mine,
            },
        })
    }

    fn term(&self, term: &Term) -> TermView {
        let said = plain(term, &self.names);
        let who = |id: &PersonId| match self.people.get(id) {
            _ if Some(*id) == self.victim => "the victim".to_owned(),
            Some(name) => name.clone(),
            None => "somebody no longer in the case".to_owned(),
        };
        let protects = match (term.topics().is_empty(), term.persons.is_empty()) {
            (true, _) => String::new(),
            (false, true) if entry(term.code).is_some_and(|known| known.about_children()) => {
                "nobody that is named: change it".to_owned()
            }
            (false, true) => "The victim".to_owned(),
            (false, false) => words::list(&term.persons.iter().map(who).collect::<Vec<_>>()),
        };
        TermView {
            code: term.code,
            title: entry(term.code).map_or("", |known| known.title),
            plain: said
                .as_ref()
                .map_or_else(|| "Not printed in letters.".to_owned(), |said| said.sentence.clone()),
            exceptions: said.map(|said| said.exceptions).unwrap_or_default(),
            verbatim: term.verbatim.clone(),
            paragraph: term.paragraph.clone(),
            protects,
            poa: term.poa,
        }
    }
}

fn period(version: &Version<'_>, next: Option<chrono::DateTime<chrono::Utc>>) -> String {
    let from = words::short_date_time(version.from);
    next.map_or_else(|| format!("from {from}"), |next| format!("{from} to {}", words::short_date_time(next)))
}

/// What a version changed of the one before it, a few words each.
fn changes(before: &Version<'_>, after: &Version<'_>, names: &Names) -> Vec<String> {
    // The term in plain words with its exceptions; where they say the same, the difference is in the paper's own.
    let words = |term: &Term| {
        plain(term, names)
            .map(|said| [vec![said.sentence], said.exceptions].concat().join(" "))
            .unwrap_or_default()
    };
    let title = |term: &Term| entry(term.code).map_or(term.code, |known| known.title).to_owned();
    let mut old: Vec<&Term> = before.terms.iter().collect();
    let mut rest = Vec::new();
    for term in after.terms {
        match old.iter().position(|other| *other == term) {
            Some(place) => {
                old.swap_remove(place);
            }
            None => rest.push(term),
        }
    }
    let mut said = Vec::new();
    for term in rest {
        match old.iter().position(|other| other.code == term.code) {
            Some(place) => {
                let (was, now) = (words(old.swap_remove(place)), words(term));
                let how =
                    if was == now { "its details".to_owned() } else { format!("before: {was} Now: {now}") };
                said.push(format!("changed: {}, {how}", title(term)));
            }
            None => said.push(format!("new: {}", title(term))),
        }
    }
    said.extend(old.into_iter().map(|term| format!("no longer: {}", title(term))));
    if before.end != after.end {
        said.extend(after.end.map(|end| format!("end: {}", end.words())));
    }
    said
}
