//! The summary for the next shift, two pages at most: what is in force, what opens a gap, what must be done next, how
//! the victim is reached. What does not fit is counted, so that nobody takes the summary for the whole.

use super::parts::{self, LONGEST, short, what, when};
use super::{Paper, heading, paper, say};
use crate::document::{Block as Part, MarkedPaper, Table, Text};
use crate::measure::Breach;
use crate::plan::{Block, Item, MeasureLine};
use crate::timeline::{Bar, Lane, Strength};
use crate::words;

/// How many pages a summary has at most.
pub const SUMMARY_PAGES: u32 = 2;
/// The longest text of a measure's terms, in characters: what an officer at the door must know.
const LONGEST_TERMS: usize = 420;
/// What stands for terms while the respondent is locked up.
const IN_CUSTODY: &str =
    "In custody: keeps away, and does not stop calls, letters or messages through others";

/// The summary, with at most `most` rows in each of its tables. Whoever sets it begins with many and takes fewer until
/// it fits on its pages.
pub fn summary(from: &Paper<'_>, most: usize) -> MarkedPaper {
    let mut body = vec![parts::facts(from)];
    body.extend(parts::gaps(from, 2));
    body.push(heading(2, "In force"));
    body.extend(in_force(from, most));
    if let Some(conflict) = from.record.conflicts.first() {
        let more = from.record.conflicts.len() - 1;
        let rest = if more == 0 { String::new() } else { format!(" {more} more in the full plan.") };
        let text = format!(
            "{}: {}. {}: {}.{rest}",
            conflict.one.0, conflict.one.1, conflict.other.0, conflict.other.1
        );
        body.push(Part::Callout(
            format!("Terms conflict: {}", conflict.about),
            Text::plain(short(&text, 400)),
        ));
    }
    body.extend(warnings(from, most.min(4)));
    body.push(heading(2, "Next actions"));
    body.extend(actions(from, most));
    body.push(heading(2, "Reaching the victim"));
    body.push(Part::Bullets(
        from.record.contact.iter().map(|line| Text::plain(short(line, LONGEST))).collect(),
    ));
    body.extend(flags(from, most));
    body.extend(wishes(from));
    body.push(heading(2, "Protection over time"));
    body.extend(timeline(from, most));
    paper(from, "Safeguarding plan: summary", body)
}

fn in_force(from: &Paper<'_>, most: usize) -> Vec<Part> {
    let mut live: Vec<_> = from
        .record
        .measures
        .iter()
        .filter(|line| line.live && line.kind.breach() != Breach::NoConditions)
        .collect();
    if live.is_empty() {
        return vec![say("No measure is in force.")];
    }
    // What police can arrest for comes first, the soonest end first: a short paper never leaves that out for a promise.
    live.sort_by_key(|line| (!arrests(line), line.ends_at.is_none(), line.ends_at));
    let rows = live.iter().take(most).map(|line| {
        let terms = match line.terms.as_slice() {
            [] if line.kind.breach() == Breach::InCustody => IN_CUSTODY.to_owned(),
            [] => "Terms not on record".to_owned(),
            terms => terms.join(". "),
        };
        vec![
            Text::bold(line.kind.name()).then(format!(". {}", line.state)),
            Text::plain(short(&terms, LONGEST_TERMS)),
            Text::plain(line.breaking.clone()),
            Text::plain(line.ends.clone()),
        ]
    });
    let mut parts = vec![Part::Table(Table {
        summary: "Each measure in force, its terms, what breaking it means and when it ends".to_owned(),
        headings: ["Measure", "Terms", "Breaking it", "Ends"].map(str::to_owned).to_vec(),
        widths: vec![26, 38, 16, 24],
        rows: rows.collect(),
    })];
    let rest: Vec<String> =
        live.iter().skip(most).map(|line| format!("{} ({})", line.kind.name(), line.ends)).collect();
    if !rest.is_empty() {
        parts.push(say(format!("Also in force, see the full plan: {}.", words::list(&rest))));
    }
    parts
}

/// Police can arrest for breaking it, by its words; in custody there is no need to.
fn arrests(line: &MeasureLine) -> bool {
    line.kind.breach() == Breach::InCustody
        || [Strength::Crime, Strength::Arrest].iter().any(|strength| strength.label() == line.breaking)
}

fn actions(from: &Paper<'_>, most: usize) -> Vec<Part> {
    let open = from.content.to_do();
    if open.is_empty() {
        return vec![say(parts::nothing_to_do(from))];
    }
    let rows = open.iter().take(most).map(|item| {
        vec![
            Text::plain(short(&what(item), LONGEST)),
            Text::plain(if item.owner.trim().is_empty() { "Nobody yet" } else { item.owner.trim() }),
            when(item, from),
        ]
    });
    let mut parts = vec![Part::Table(Table {
        summary: "What must be done next, who does it and by when".to_owned(),
        headings: ["Action", "Owner", "By"].map(str::to_owned).to_vec(),
        widths: vec![58, 24, 21],
        rows: rows.collect(),
    })];
    parts.extend(left_out(open.len(), most, "action"));
    parts
}

/// What presses most. The gaps stand above already.
fn warnings(from: &Paper<'_>, most: usize) -> Vec<Part> {
    let all = &from.record.warnings;
    let lines = all.iter().take(most).map(|line| Text::plain(short(&line.text, LONGEST)));
    let mut parts = Vec::new();
    if !all.is_empty() {
        parts.push(heading(2, "Warnings"));
        parts.push(Part::Bullets(lines.collect()));
    }
    parts.extend(left_out(all.len(), most, "warning"));
    parts
}

/// Alarms, markers and who is in the home: what officers need on the way.
fn flags(from: &Paper<'_>, most: usize) -> Vec<Part> {
    let at_home = |item: &&Item| item.code == "people.occupants" || item.block == Block::Alarms;
    let shown: Vec<&Item> =
        from.content.items.iter().filter(at_home).filter(|item| item.state.asks_for_action()).collect();
    if shown.is_empty() {
        return Vec::new();
    }
    let lines = shown.iter().take(most).map(|item| {
        let state = match item.done_on {
            Some(_) => "in place",
            None => "not in place yet",
        };
        Text::plain(short(&format!("{} ({state})", what(item)), LONGEST))
    });
    let mut parts = vec![heading(2, "At the address"), Part::Bullets(lines.collect())];
    parts.extend(left_out(shown.len(), most, "item"));
    parts
}

fn wishes(from: &Paper<'_>) -> Vec<Part> {
    let wishes = from.content.views.wishes.trim();
    if wishes.is_empty() {
        return Vec::new();
    }
    vec![heading(2, "What the victim wants"), say(short(wishes, 2 * LONGEST))]
}

fn timeline(from: &Paper<'_>, most: usize) -> Vec<Part> {
    let Some(timeline) = &from.record.timeline else { return Vec::new() };
    let mut timeline = timeline.clone();
    timeline.now_words = parts::now_words(from);
    let (lanes, rows) = (timeline.lanes.len(), timeline.table.len());
    // The strongest now comes first, then what is still to come; the order of time is kept.
    let now = timeline.now;
    let weight = |lane: &Lane| {
        let here = |bar: &&Bar| bar.from <= now && (now < bar.to || bar.runs_on.1);
        let strength = lane.bars.iter().filter(here).map(|bar| bar.strength).max();
        (strength, lane.bars.iter().any(|bar| bar.to > now || bar.runs_on.1))
    };
    keep_best(&mut timeline.lanes, most, weight);
    // The picture says most of it; the table is for who can't see it: gaps first, the earliest of them, then what began last.
    let most_rows = (most / 2).clamp(2, 6);
    timeline.topics.truncate(most_rows);
    let gaps = timeline.table.iter().filter(|row| row.gap).count();
    let mut seen = 0;
    timeline.table.retain(|row| {
        seen += usize::from(row.gap);
        !row.gap || seen <= most_rows
    });
    keep_best(&mut timeline.table, most_rows.max(gaps.min(most_rows)), |row| row.gap);
    let (shown, told) = (timeline.lanes.len(), timeline.table.len());
    let mut parts = vec![Part::Timeline(Box::new(timeline))];
    let mut cut = Vec::new();
    if lanes > shown {
        cut.push(format!("shows {}", words::count(lanes as i64, "measure")));
    }
    if rows > told {
        cut.push(format!("has a table of {}", words::count(rows as i64, "row")));
    }
    if !cut.is_empty() {
        parts.push(say(format!("Cut to fit: the full plan {}.", words::list(&cut))));
    }
    parts
}

/// Keeps the `most` of a list that weigh most, of equals the last, in the list's own order.
fn keep_best<T, W: Ord>(list: &mut Vec<T>, most: usize, weight: impl Fn(&T) -> W) {
    let mut places: Vec<usize> = (0..list.len()).collect();
    places.sort_by_key(|place| list.get(*place).map(|one| (weight(one), *place)));
    let out: std::collections::BTreeSet<usize> =
        places.into_iter().take(list.len().saturating_sub(most)).collect();
    let mut place = 0..list.len();
    list.retain(|_| place.next().is_none_or(|place| !out.contains(&place)));
}

fn left_out(all: usize, most: usize, what: &str) -> Option<Part> {
    let more = all.saturating_sub(most);
    (more > 0)
        .then(|| say(format!("And {} in the full plan.", words::count(more as i64, &format!("more {what}")))))
}
