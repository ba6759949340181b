//! The safeguarding plan: what was considered, who does what by when, what the victim wants, when it is
//! looked at again; and the paper that says so, with the cover timeline.

use chrono::{DateTime, NaiveDate, Utc};

use crate::calendar::Calendar;
use crate::cover::{Cover, picture};
use crate::document::{Block, MarkedPaper, Table, Text};
use crate::id::{CaseId, OfficerId, PlanId};
use crate::london;
use crate::measure::Measure;
use crate::person::{Case, PartyRole, Person};
use crate::timeline::{Lane, Strength};
use crate::words::{self, unbroken};

/// What came of considering a measure that is not in force.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Decision {
    /// Asked for; not made yet.
    Sought,
    /// Considered and not used.
    NotUsed,
}

impl Decision {
    /// The code in files.
    pub fn code(self) -> &'static str {
        match self {
            Self::Sought => "sought",
            Self::NotUsed => "not-used",
        }
    }

    /// Reads a code.
    pub fn from_code(code: &str) -> Option<Self> {
        [Self::Sought, Self::NotUsed].into_iter().find(|decision| decision.code() == code)
    }

    /// In words.
    pub fn label(self) -> &'static str {
        match self {
            Self::Sought => "Sought",
            Self::NotUsed => "Considered, not used",
        }
    }
}

/// A measure that was considered and is not in force.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Considered {
    /// The measure in words: "DVPN".
    pub what: String,
    /// What came of it.
    pub decision: Decision,
    /// Why.
    pub reason: String,
    /// When.
    pub on: NaiveDate,
}

/// Something to be done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlanAction {
    /// What.
    pub what: String,
    /// By whom, in words: a person of the unit or somebody outside.
    pub owner: String,
    /// By when.
    pub by: NaiveDate,
    /// When it was done.
    pub done_on: Option<NaiveDate>,
}

/// A safeguarding plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plan {
    /// Its identity.
    pub id: PlanId,
    /// The case.
    pub case: CaseId,
    /// Its number in the case, from 1; every saving makes the next.
    pub version: u32,
    /// Measures considered that are not in force.
    pub considered: Vec<Considered>,
    /// What is to be done.
    pub actions: Vec<PlanAction>,
    /// What the victim wants, and what was declined.
    pub views: String,
    /// When it is looked at again.
    pub review_on: Option<NaiveDate>,
    /// Who wrote it.
    pub author: OfficerId,
    /// When.
    pub saved_at: DateTime<Utc>,
}

/// What is wrong with a plan before it is saved, each with the field's name.
pub fn check(plan: &Plan) -> Vec<(String, String)> {
    let mut wrong = Vec::new();
    for (n, considered) in plan.considered.iter().enumerate() {
        if considered.what.trim().is_empty() {
            wrong.push((format!("considered.{n}.what"), "Say which measure was considered".to_owned()));
        }
        if considered.reason.trim().is_empty() {
            wrong.push((
                format!("considered.{n}.reason"),
                "Say why it was not used, or how far it is".to_owned(),
            ));
        }
    }
    for (n, action) in plan.actions.iter().enumerate() {
        if action.what.trim().is_empty() {
            wrong.push((format!("actions.{n}.what"), "Say what is to be done".to_owned()));
        }
        if action.owner.trim().is_empty() {
            wrong.push((format!("actions.{n}.owner"), "Say who does it".to_owned()));
        }
    }
    wrong
}

/// What the plan's paper is made from.
#[derive(Debug, Clone, Copy)]
pub struct PlanPaper<'a> {
    /// The case.
    pub case: &'a Case,
    /// Everybody in it.
    pub people: &'a [Person],
    /// Its measures.
    pub measures: &'a [Measure],
    /// Their cover.
    pub cover: &'a Cover,
    /// The plan; `None`: a draft with the measures and their cover alone.
    pub plan: Option<&'a Plan>,
    /// The unit's name and phone.
    pub unit: &'a [String],
    /// Who prints it.
    pub printed_by: &'a str,
    /// The moment of printing.
    pub now: DateTime<Utc>,
    /// The calendar.
    pub calendar: &'a Calendar,
}

/// Writes the plan's paper.
pub fn plan_paper(from: &PlanPaper<'_>) -> MarkedPaper {
    let mut body = Vec::new();
    body.push(facts(from));
    body.extend(next_gap(from));
    body.push(Block::Heading(2, "Protection over time".to_owned()));
    let victim = from.people.iter().find(|person| person.role == PartyRole::Victim);
    if let Some(victim) = victim {
        let mut timeline = picture(from.cover, from.measures, victim.id, from.now, from.calendar);
        timeline.lanes.extend(considered_lanes(from.plan));
        body.push(Block::Timeline(Box::new(timeline)));
    }
    body.push(Block::Heading(2, "Measures considered".to_owned()));
    body.push(measures_table(from));
    body.push(Block::Heading(2, "Actions".to_owned()));
    body.push(actions(from.plan));
    body.push(Block::Heading(2, "What the victim wants".to_owned()));
    let views = from.plan.map(|plan| plan.views.trim()).unwrap_or_default();
    body.push(Block::Paragraph(Text::plain(if views.is_empty() { "Not recorded yet." } else { views })));
    body.push(Block::Heading(2, "Review".to_owned()));
    body.push(Block::Paragraph(Text::plain(match from.plan.and_then(|plan| plan.review_on) {
        Some(day) => format!("This plan is looked at again on {}.", unbroken(&words::long_date(day))),
        None => "No review date is set.".to_owned(),
    })));
    let version = match from.plan {
        Some(plan) => {
            format!("version {} of {}", plan.version, words::plain_date(london::date(plan.saved_at)))
        }
        None => "draft, no plan saved yet".to_owned(),
    };
    MarkedPaper {
        language: "en-GB".to_owned(),
        title: "Safeguarding plan".to_owned(),
        marking: "OFFICIAL-SENSITIVE".to_owned(),
        heading: "Safeguarding plan".to_owned(),
        subheading: format!("{}, {version}", from.case.reference()),
        unit: from.unit.to_vec(),
        body,
        handling: "Need to know. Do not leave in a vehicle. Destroy as confidential waste.".to_owned(),
        printed: format!("Printed {} by {}", words::short_date_time(from.now), from.printed_by),
    }
}

/// Lanes of measures that were considered and are not in force.
pub fn considered_lanes(plan: Option<&Plan>) -> Vec<Lane> {
    let considered = plan.map(|plan| plan.considered.as_slice()).unwrap_or_default();
    considered
        .iter()
        .map(|entry| Lane {
            label: entry.what.clone(),
            detail: entry.decision.label().to_lowercase(),
            bars: Vec::new(),
            from_label: String::new(),
            to_label: String::new(),
            note: format!("{} {}: {}", entry.decision.label(), words::short_day(entry.on), entry.reason),
        })
        .collect()
}

fn facts(from: &PlanPaper<'_>) -> Block {
    let find = |role| from.people.iter().find(|person| person.role == role);
    let mut victim = Vec::new();
    if let Some(person) = find(PartyRole::Victim) {
        victim.push(match person.born {
            Some(born) => Text::bold(person.full_name()).then(format!(", born {}", born.format("%Y"))),
            None => Text::bold(person.full_name()),
        });
        if person.current_address().is_some_and(|address| address.confidential) || person.in_refuge() {
            victim.push(Text::plain("Address confidential"));
        }
    }
    let respondent = find(PartyRole::Respondent).map(|person| match person.born {
        Some(born) => {
            Text::bold(person.full_name()).then(format!(", born {}", unbroken(&words::plain_date(born))))
        }
        None => Text::bold(person.full_name()).then(", date of birth not known"),
    });
    let mut risk = vec![Text::bold(from.case.risk.map_or("Not assessed yet", |risk| risk.label()))];
    let children = from.people.iter().filter(|person| person.role == PartyRole::Child).count();
    if children > 0 {
        let many = if children == 1 { "1 child".to_owned() } else { format!("{children} children") };
        risk.push(Text::plain(format!("{many} in the case")));
    }
    Block::Facts(vec![
        ("Victim".to_owned(), victim),
        ("Respondent".to_owned(), respondent.into_iter().collect()),
        ("Risk".to_owned(), risk),
    ])
}

fn next_gap(from: &PlanPaper<'_>) -> Option<Block> {
    let gap = from.cover.gaps.iter().find(|gap| gap.to > from.now)?;
    let title = if gap.from <= from.now {
        "Gap: nothing to arrest for now".to_owned()
    } else {
        format!("Gap: from {}", words::short_date_time(gap.from))
    };
    Some(Block::Callout(title, Text::plain(format!("{}. {}", gap.words(), gap.why()))))
}

fn measures_table(from: &PlanPaper<'_>) -> Block {
    let mut rows: Vec<Vec<Text>> = Vec::new();
    let mut measures: Vec<&Measure> = from.measures.iter().collect();
    measures.sort_by_key(|measure| (measure.begins(), measure.id));
    for measure in measures {
        let strength = from
            .cover
            .intervals
            .iter()
            .filter(|interval| interval.measure == measure.id)
            .find(|interval| interval.from <= from.now && interval.to.is_none_or(|to| from.now < to))
            .map_or(Strength::Nothing, |interval| interval.strength);
        let live = measure.live_at(from.now, from.calendar);
        rows.push(vec![
            Text::plain(measure.kind().name()),
            Text::plain(measure.state(from.now, from.calendar)),
            Text::plain(if live { strength.label() } else { "-" }),
            Text::plain(measure.end_words(from.calendar)),
        ]);
    }
    for considered in from.plan.map(|plan| plan.considered.as_slice()).unwrap_or_default() {
        rows.push(vec![
            Text::plain(considered.what.clone()),
            Text::plain(format!(
                "{} {}: {}",
                considered.decision.label(),
                words::short_day(considered.on),
                considered.reason
            )),
            Text::plain("-"),
            Text::plain("-"),
        ]);
    }
    if rows.is_empty() {
        return Block::Paragraph(Text::plain("No measure is on record."));
    }
    Block::Table(Table {
        summary: "Each measure, its state, what breaking it means and when it ends".to_owned(),
        headings: ["Measure", "State", "Breaking it", "Ends"].map(str::to_owned).to_vec(),
        widths: vec![26, 34, 20, 28],
        rows,
    })
}

fn actions(plan: Option<&Plan>) -> Block {
    let actions = plan.map(|plan| plan.actions.as_slice()).unwrap_or_default();
    if actions.is_empty() {
        return Block::Paragraph(Text::plain("No action is recorded yet."));
    }
    Block::Table(Table {
        summary: "Each action, who does it and by when".to_owned(),
        headings: ["", "Action", "Owner", "By"].map(str::to_owned).to_vec(),
        widths: vec![5, 58, 24, 21],
        rows: actions
            .iter()
            .enumerate()
            .map(|(n, action)| {
                vec![
                    Text::plain((n + 1).to_string()),
                    Text::plain(action.what.clone()),
                    Text::plain(action.owner.clone()),
                    match action.done_on {
                        Some(day) => Text::plain(format!("Done {}", unbroken(&words::short_day(day)))),
                        None => Text::bold(unbroken(&words::short_date(action.by))),
                    },
                ]
            })
            .collect(),
    })
}
