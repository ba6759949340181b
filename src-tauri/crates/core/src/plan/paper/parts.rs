//! Parts of a plan's paper that both papers have: facts, gaps, the timeline, measures, conflicts, actions.

use super::{Paper, heading, say};
use crate::document::{Block as Part, Table, Text};
use crate::london;
use crate::plan::{Item, MeasureLine, WHAT_TO_CONSIDER, considered_lanes};
use crate::words::{self, unbroken};

/// Victim, respondent and risk, side by side.
pub(super) fn facts(from: &Paper<'_>) -> Part {
    let record = from.record;
    let person = |role: &str| {
        let found = record.people.iter().filter(|person| person.what == role).flat_map(|person| {
            let details = person.detail.split(". ").filter(|line| !line.is_empty());
            std::iter::once(Text::bold(person.name.clone())).chain(details.map(Text::plain))
        });
        found.collect::<Vec<_>>()
    };
    let mut risk = vec![match record.grades.first() {
        Some(grade) => Text::bold(record.risk.clone()).then(format!(
            ", {} {}",
            grade.tool,
            unbroken(&words::plain_date(grade.on))
        )),
        None => Text::bold(record.risk.clone()),
    }];
    let children: Vec<String> = record
        .people
        .iter()
        .filter_map(|person| person.what.strip_prefix("Child, "))
        .map(|age| age.trim_start_matches("age ").to_owned())
        .collect();
    match children.as_slice() {
        [] => {}
        [age] => risk.push(Text::plain(format!("One child, age {age}"))),
        ages => risk.push(Text::plain(format!("{} children, ages {}", ages.len(), words::list(ages)))),
    }
    Part::Facts(vec![
        ("Victim".to_owned(), person("Victim")),
        ("Respondent".to_owned(), person("Respondent")),
        ("Risk".to_owned(), risk),
    ])
}

/// The next gaps, in red frames.
pub(super) fn gaps(from: &Paper<'_>, most: usize) -> Vec<Part> {
    let shown = from.record.gaps.iter().take(most);
    shown.map(|gap| Part::Callout(gap.title.clone(), Text::plain(gap.text.clone()))).collect()
}

/// A kept version's picture ends its past where it was signed off, whenever it is printed.
pub(super) fn now_words(from: &Paper<'_>) -> &'static str {
    if from.signed.is_some() { "Signed off" } else { "Now" }
}

/// The timeline with the measures that are not used.
pub(super) fn timeline(from: &Paper<'_>) -> Vec<Part> {
    let Some(timeline) = &from.record.timeline else { return vec![say("The case has no victim on record.")] };
    let mut timeline = timeline.clone();
    timeline.lanes.extend(considered_lanes(Some(from.content)));
    timeline.now_words = now_words(from);
    vec![Part::Timeline(Box::new(timeline))]
}

/// Every measure with its state, and every one that is not used with the reason.
pub(super) fn measures(from: &Paper<'_>) -> Vec<Part> {
    let mut rows: Vec<Vec<Text>> = from.record.measures.iter().map(measure_row).collect();
    rows.extend(from.content.considered.iter().map(|entry| {
        vec![Text::plain(entry.what.clone()), Text::plain(entry.words()), Text::plain("-"), Text::plain("-")]
    }));
    let mut parts = Vec::new();
    if rows.is_empty() {
        parts.push(say("No measure is on record."));
    } else {
        parts.push(Part::Table(Table {
            summary: "Each measure, its state or why it is not used, what breaking it means and when it ends"
                .to_owned(),
            headings: ["Measure", "State", "Breaking it", "Ends"].map(str::to_owned).to_vec(),
            widths: vec![26, 34, 20, 28],
            rows,
        }));
    }
    let open = not_considered(from);
    if !open.is_empty() {
        parts.push(say(format!("Not considered yet: {}.", words::list(&open))));
    }
    let terms: Vec<&MeasureLine> =
        from.record.measures.iter().filter(|line| line.live && !line.terms.is_empty()).collect();
    if !terms.is_empty() {
        parts.push(heading(3, "Terms in force"));
        parts.push(Part::Table(Table {
            summary: "Each measure in force and its terms".to_owned(),
            headings: ["Measure", "Terms"].map(str::to_owned).to_vec(),
            widths: vec![26, 74],
            rows: terms
                .into_iter()
                .map(|line| {
                    vec![Text::plain(line.kind.name()), Text::plain(format!("{}.", line.terms.join(". ")))]
                })
                .collect(),
        }));
    }
    parts
}

fn measure_row(line: &MeasureLine) -> Vec<Text> {
    vec![
        Text::plain(line.kind.name()),
        Text::plain(line.state.clone()),
        Text::plain(if line.breaking.is_empty() { "-" } else { &line.breaking }),
        if line.live { Text::bold(line.ends.clone()) } else { Text::plain(line.ends.clone()) },
    ]
}

/// Measures that are neither on record nor decided on.
fn not_considered(from: &Paper<'_>) -> Vec<String> {
    WHAT_TO_CONSIDER
        .iter()
        .filter(|kind| from.record.measures.iter().all(|line| line.kind.code() != kind.code))
        .filter(|kind| from.content.considered.iter().all(|entry| entry.code != kind.code))
        .map(|kind| {
            let mut letters = kind.name.chars();
            letters
                .next()
                .map_or(String::new(), |first| format!("{}{}", first.to_lowercase(), letters.as_str()))
        })
        .collect()
}

/// What the rules warn of, with the rule's name.
pub(super) fn warnings(from: &Paper<'_>) -> Vec<Part> {
    if from.record.warnings.is_empty() {
        return Vec::new();
    }
    let lines = from.record.warnings.iter().map(|line| Text::plain(format!("{} ({})", line.text, line.rule)));
    vec![heading(3, "Warnings"), Part::Bullets(lines.collect())]
}

/// Terms of live measures that contradict each other, side by side.
pub(super) fn conflicts(from: &Paper<'_>) -> Vec<Part> {
    let conflicts = &from.record.conflicts;
    if conflicts.is_empty() {
        return Vec::new();
    }
    let cell = |(measure, term): &(String, String)| Text::bold(format!("{measure}: ")).then(term.clone());
    let rows = conflicts.iter().map(|conflict| {
        vec![Text::plain(conflict.about.clone()), cell(&conflict.one), cell(&conflict.other)]
    });
    vec![
        heading(3, "Terms that conflict"),
        Part::Table(Table {
            summary: "Terms of two measures in force that contradict each other, side by side".to_owned(),
            headings: ["About", "One measure", "The other"].map(str::to_owned).to_vec(),
            widths: vec![20, 40, 40],
            rows: rows.collect(),
        }),
    ]
}

/// The longest text of one cell that is a short form, in characters.
pub(super) const LONGEST: usize = 150;

/// A text cut at a word, with an ellipsis where something was cut.
pub(super) fn short(text: &str, most: usize) -> String {
    if text.chars().count() <= most {
        return text.to_owned();
    }
    let cut: String = text.chars().take(most).collect();
    let end = cut.rfind(' ').unwrap_or(cut.len());
    format!("{} \u{2026}", cut[..end].trim_end_matches([',', '.', ';', ':', ' ']))
}

/// What is still to be done, the soonest due first; each in short, for the whole of it stands in its block.
pub(super) fn actions(from: &Paper<'_>, most: usize) -> Part {
    let open = from.content.to_do();
    if open.is_empty() {
        return say(nothing_to_do(from));
    }
    let rows = open.iter().take(most).enumerate().map(|(n, item)| {
        vec![
            Text::plain((n + 1).to_string()),
            Text::plain(short(&what(item), LONGEST)),
            Text::plain(if item.owner.trim().is_empty() { "Nobody yet" } else { item.owner.trim() }),
            when(item, from),
        ]
    });
    Part::Table(Table {
        summary: "What is still to be done, who does it and by when".to_owned(),
        headings: ["", "Action", "Owner", "By"].map(str::to_owned).to_vec(),
        widths: vec![5, 58, 24, 21],
        rows: rows.collect(),
    })
}

/// Why no action stands here: all of them are done, or nobody has recorded any.
pub(super) fn nothing_to_do(from: &Paper<'_>) -> &'static str {
    let any = from.content.items.iter().any(|item| item.state.asks_for_action());
    if any { "Everything recorded here is done." } else { "No actions are recorded in this plan." }
}

/// An item with what is noted beside it: "Locks changed: all outer doors".
pub(super) fn what(item: &Item) -> String {
    let detail = item.detail.trim();
    if detail.is_empty() { item.what.trim().to_owned() } else { format!("{}: {detail}", item.what.trim()) }
}

/// By when, with what is late said in words; or when it was done.
pub(super) fn when(item: &Item, from: &Paper<'_>) -> Text {
    let day = |day| unbroken(&words::short_date(day));
    match (item.done_on, item.due) {
        (Some(done), _) => Text::plain(format!("Done {}", unbroken(&words::short_day(done)))),
        (None, _) if !item.open() => Text::plain("-"),
        (None, Some(due)) if item.late(london::date(from.print.at)) => {
            Text::bold(format!("{}, late", day(due)))
        }
        (None, Some(due)) => Text::bold(day(due)),
        (None, None) => Text::plain("No date yet"),
    }
}
