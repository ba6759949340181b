//! The plan's two papers: the full plan, and the summary that the next shift takes along. Both carry the marking, the
//! handling line and the cover timeline with its table.

mod blocks;
mod parts;
mod summary;

use chrono::{DateTime, NaiveDate, Utc};

use super::{Content, ReviewEvent, Snapshot};
use crate::document::{Block as Part, MarkedPaper, Text};
use crate::london;
use crate::words::{self, unbroken};

pub use summary::{SUMMARY_PAGES, summary};

/// Who prints a paper, when, in which unit.
#[derive(Debug, Clone, Copy)]
pub struct Print<'a> {
    /// The unit's name and phone.
    pub unit: &'a [String],
    /// Who prints it.
    pub by: &'a str,
    /// The moment of printing.
    pub at: DateTime<Utc>,
}

/// What a plan's paper is made from.
#[derive(Debug, Clone, Copy)]
pub struct Paper<'a> {
    /// The number of the version.
    pub version: u32,
    /// Who signed it off, when, and by which version of the policy; `None`: a draft.
    pub signed: Option<(&'a str, DateTime<Utc>, u32)>,
    /// The version signed off before a draft, with its day.
    pub before: Option<(u32, NaiveDate)>,
    /// What the plan says.
    pub content: &'a Content,
    /// The record: as it was at the sign-off, or now for a draft.
    pub record: &'a Snapshot,
    /// Who prints it.
    pub print: Print<'a>,
}

/// The full plan.
pub fn full(from: &Paper<'_>) -> MarkedPaper {
    let mut body = vec![parts::facts(from)];
    body.extend(parts::gaps(from, 2));
    body.push(heading(2, "Protection over time"));
    body.extend(parts::timeline(from));
    body.push(heading(2, "Measures considered"));
    body.extend(parts::measures(from));
    body.extend(parts::conflicts(from));
    body.extend(parts::warnings(from));
    body.push(heading(2, "Actions"));
    body.push(parts::actions(from, usize::MAX));
    body.extend(blocks::all(from));
    body.push(heading(2, "Review and sign-off"));
    body.extend(review(from));
    paper(from, "Safeguarding plan", body)
}

fn review(from: &Paper<'_>) -> Vec<Part> {
    let mut lines = vec![match from.content.review_on {
        Some(day) => format!("This plan is looked at again on {}.", unbroken(&words::long_date(day))),
        None => "No review date is set.".to_owned(),
    }];
    let told = from.content.told.trim();
    lines.push(if told.is_empty() {
        "Nobody is recorded as told of this plan.".to_owned()
    } else {
        format!("Told of this plan: {}.", told.trim_end_matches('.'))
    });
    lines.push(match from.signed {
        Some((who, at, policy)) => format!(
            "Signed off by {who} on {}, by version {policy} of the unit\u{2019}s policy. The measures and the cover are \
             shown as they stood then.",
            unbroken(&words::short_date_time(at))
        ),
        None => "This is a draft: nobody has signed it off.".to_owned(),
    });
    let events = ReviewEvent::ALL.map(|event| {
        let label = event.label();
        let mut letters = label.chars();
        letters.next().map_or(String::new(), |first| format!("{}{}", first.to_lowercase(), letters.as_str()))
    });
    lines.push(format!("It is looked at sooner when one of these happens: {}.", events.join("; ")));
    lines.into_iter().map(|line| Part::Paragraph(Text::plain(line))).collect()
}

fn heading(level: u8, words: &str) -> Part {
    Part::Heading(level, words.to_owned())
}

fn say(words: impl Into<String>) -> Part {
    Part::Paragraph(Text::plain(words))
}

fn paper(from: &Paper<'_>, title: &str, body: Vec<Part>) -> MarkedPaper {
    let day = |at| words::plain_date(london::date(at));
    let version = match (from.signed, from.before) {
        (Some((who, at, _)), _) => {
            format!("version {}, signed off {} by {who}", from.version, unbroken(&day(at)))
        }
        (None, Some((before, on))) => format!(
            "draft of version {} (version {before} signed off {})",
            from.version,
            unbroken(&words::plain_date(on))
        ),
        (None, None) => format!("draft of version {}, never signed off", from.version),
    };
    MarkedPaper {
        language: "en-GB".to_owned(),
        title: title.to_owned(),
        marking: "OFFICIAL-SENSITIVE".to_owned(),
        heading: title.to_owned(),
        subheading: format!("{}, {version}", from.record.reference),
        unit: from.print.unit.to_vec(),
        body,
        handling: "Domestic abuse: need to know. Do not leave in a vehicle. Destroy as confidential waste."
            .to_owned(),
        printed: format!("Printed {} by {}", words::short_date_time(from.print.at), from.print.by),
    }
}

#[cfg(test)]
mod tests;
