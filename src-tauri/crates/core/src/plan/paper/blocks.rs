//! The sixteen blocks on the full plan's paper. A block of which nothing is recorded is named at the end, in one line.

use super::parts::{what, when};
use super::{Paper, heading, say};
use crate::document::{Block as Part, Table, Text};
use crate::plan::{BLOCKS, Block, Item, ItemState};
use crate::words::{self, unbroken};

/// Every block with something in it. Legal cover and review stand elsewhere on the paper.
pub(super) fn all(from: &Paper<'_>) -> Vec<Part> {
    let mut parts = Vec::new();
    let mut empty = Vec::new();
    for block in BLOCKS {
        let mut found = record(from, block);
        found.extend(items(from, block));
        if found.is_empty() {
            if !matches!(block, Block::LegalCover | Block::Review) {
                empty.push(block.title().to_owned());
            }
            continue;
        }
        parts.push(heading(2, block.title()));
        parts.append(&mut found);
    }
    if !empty.is_empty() {
        parts.push(heading(2, "Nothing recorded"));
        parts.push(say(format!("Nobody has recorded anything under: {}.", empty.join(", "))));
    }
    parts
}

/// What the record itself says in a block.
fn record(from: &Paper<'_>, block: Block) -> Vec<Part> {
    match block {
        Block::People => people(from),
        Block::Risk => risk(from),
        Block::Contact => match from.record.contact.as_slice() {
            [] => Vec::new(),
            lines => vec![Part::Bullets(lines.iter().map(|line| Text::plain(line.clone())).collect())],
        },
        Block::Disclosure => vec![say(from.content.disclosure.words())],
        Block::Views => views(from),
        _ => Vec::new(),
    }
}

fn people(from: &Paper<'_>) -> Vec<Part> {
    let rows = from.record.people.iter().map(|person| {
        vec![
            Text::bold(person.name.clone()),
            Text::plain(person.what.clone()),
            Text::plain(if person.detail.is_empty() { "-" } else { &person.detail }),
        ]
    });
    vec![Part::Table(Table {
        summary: "Everybody in the case".to_owned(),
        headings: ["Name", "In the case", "Known"].map(str::to_owned).to_vec(),
        widths: vec![32, 24, 44],
        rows: rows.collect(),
    })]
}

fn risk(from: &Paper<'_>) -> Vec<Part> {
    if from.record.grades.is_empty() {
        return vec![say(format!("{}. No assessment is on record.", from.record.risk))];
    }
    let rows = from.record.grades.iter().map(|grade| {
        vec![
            Text::plain(unbroken(&words::plain_date(grade.on))),
            Text::bold(grade.grade.clone()),
            Text::plain(grade.tool.clone()),
            Text::plain(if grade.judgement.trim().is_empty() { "-" } else { grade.judgement.trim() }),
            Text::plain(grade.by.clone()),
        ]
    });
    vec![Part::Table(Table {
        summary: "The grades of risk that were given, the latest first".to_owned(),
        headings: ["Assessed", "Grade", "By", "Judgement", "Recorded by"].map(str::to_owned).to_vec(),
        widths: vec![18, 14, 10, 38, 20],
        rows: rows.collect(),
    })]
}

fn views(from: &Paper<'_>) -> Vec<Part> {
    let views = &from.content.views;
    if views.is_empty() {
        return vec![say("The victim\u{2019}s views are not recorded yet.")];
    }
    [
        ("What she or he wants: ", &views.wishes),
        ("What makes her or him safer: ", &views.safer),
        ("Declined: ", &views.declined),
    ]
    .into_iter()
    .filter(|(_, text)| !text.trim().is_empty())
    .map(|(label, text)| Part::Paragraph(Text::bold(label).then(text.trim())))
    .collect()
}

fn items(from: &Paper<'_>, block: Block) -> Option<Part> {
    let rows: Vec<Vec<Text>> = from.content.of_block(block).map(|(_, item)| row(from, item)).collect();
    (!rows.is_empty()).then(|| {
        Part::Table(Table {
            summary: format!("{}: each item, how far it is, who sees to it and by when", block.title()),
            headings: ["Item", "State", "Owner", "By"].map(str::to_owned).to_vec(),
            widths: vec![38, 21, 19, 22],
            rows,
        })
    })
}

fn row(from: &Paper<'_>, item: &Item) -> Vec<Text> {
    let detail = what(item);
    let detail = match item.review_on {
        Some(day) => {
            let end = if detail.ends_with(['.', '?', '!']) { "" } else { "." };
            format!("{detail}{end} Looked at again {}.", unbroken(&words::short_date(day)))
        }
        None => detail,
    };
    let state = if item.state == ItemState::Declined && !item.reason.trim().is_empty() {
        Text::plain(format!("Declined: {}", item.reason.trim()))
    } else {
        Text::plain(item.state.label())
    };
    let owner = item.owner.trim();
    vec![
        Text::plain(detail),
        state,
        Text::plain(if owner.is_empty() { "-" } else { owner }),
        when(item, from),
    ]
}
