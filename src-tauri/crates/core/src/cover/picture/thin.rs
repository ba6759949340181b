//! Topics that are thinner than the cover of their person: what a picture, its words and its table say of them.

use chrono::{DateTime, Utc};

use super::{Range, whose};
use crate::cover::{Cover, GapKind, Segment, Subject};
use crate::person::Person;
use crate::timeline::{FactRow, Strength};
use crate::words;

/// A topic that is thinner than the cover of its person.
struct Thin {
    subject: Subject,
    from: DateTime<Utc>,
    to: Option<DateTime<Utc>>,
    strength: Strength,
}

impl Thin {
    fn topic(&self) -> String {
        self.subject.topic.map_or("", |topic| topic.label()).to_lowercase()
    }
}

/// Where somebody is protected and one topic is not, now or later: nothing about it is in force (G3), or only something that
/// police can't arrest for.
fn thin(cover: &Cover, now: DateTime<Utc>) -> Vec<Thin> {
    let mut found: Vec<Thin> = cover
        .gaps
        .iter()
        .filter(|gap| gap.kind == GapKind::Topic && gap.to > now)
        .map(|gap| Thin {
            subject: gap.subject,
            from: gap.from,
            to: (!gap.open).then_some(gap.to),
            strength: Strength::Nothing,
        })
        .collect();
    let weak = |segment: &&Segment| {
        segment.subject.topic.is_some()
            && segment.strength == Strength::CourtOnly
            && segment.to.is_none_or(|to| to > now)
    };
    for segment in cover.segments.iter().filter(weak) {
        let any = cover.of(Subject::any(segment.subject.person));
        for strong in any.filter(|any| any.strength >= Strength::Arrest) {
            let from = segment.from.max(strong.from);
            let to = [segment.to, strong.to].into_iter().flatten().min();
            if to.is_some_and(|to| to <= from.max(now)) {
                continue;
            }
            match found.last_mut() {
                Some(last)
                    if last.subject == segment.subject
                        && last.strength == Strength::CourtOnly
                        && last.to == Some(from) =>
                {
                    last.to = to;
                }
                _ => found.push(Thin { subject: segment.subject, from, to, strength: Strength::CourtOnly }),
            }
        }
    }
    found
}

/// What only leads back to court while another topic of the person is protected, as rows of the table.
pub(super) fn thin_rows(
    cover: &Cover,
    people: &[Person],
    now: DateTime<Utc>,
) -> Vec<(DateTime<Utc>, FactRow)> {
    let row = |thin: Thin| {
        let what = format!("Nothing to arrest for: {}", thin.topic());
        let row = FactRow {
            what: match whose(cover, people, thin.subject.person) {
                None => what,
                Some(name) => format!("{name}: {}", words::within(&what)),
            },
            from: words::short_date_time(thin.from),
            to: match thin.to {
                None => "Not known to end".to_owned(),
                Some(to) => format!("{} ({})", words::short_date_time(to), words::length(thin.from, to)),
            },
            strength:
                "Something else protects then; about this there is only a return to court, or an order the \
                       respondent is not known to be aware of."
                    .to_owned(),
            gap: true,
        };
        (thin.from, row)
    };
    thin(cover, now).into_iter().filter(|thin| thin.strength == Strength::CourtOnly).map(row).collect()
}

/// "Nothing to arrest for about home and school from Wed 23 Dec 10:00": topics that are thin over the same time together.
pub(super) fn thin_words(cover: &Cover, people: &[Person], now: DateTime<Utc>, range: &Range) -> Vec<String> {
    let mut all = thin(cover, now);
    all.retain(|thin| range.shows(thin.from, thin.to));
    let key = |thin: &Thin| {
        (thin.subject.person != cover.victim, thin.subject.person, thin.from, thin.to, thin.strength)
    };
    all.sort_by_key(|thin| (key(thin), thin.subject.topic));
    let groups = all.chunk_by(|a, b| key(a) == key(b));
    let said = |group: &[Thin]| {
        let first = group.first()?;
        let topics: Vec<String> = group.iter().map(Thin::topic).collect();
        let what = match first.strength {
            Strength::Nothing => "No cover for",
            _ => "Nothing to arrest for about",
        };
        let mut said = format!("{what} {} from {}", words::list(&topics), words::short_time(first.from));
        if let Some(to) = first.to {
            said = format!("{said} to {}", words::short_time(to));
        }
        Some(match whose(cover, people, first.subject.person) {
            None => said,
            Some(name) => format!("{name}: {said}"),
        })
    };
    groups.filter_map(said).collect()
}
