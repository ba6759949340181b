//! The cover as a picture: the timeline's lanes, strip, gaps and table, in fractions of its width.

mod thin;

use chrono::{DateTime, Datelike, Months, Utc};

use thin::{thin_rows, thin_words};

use super::{Cover, Gap, GapKind, Interval, Segment, Subject};
use crate::calendar::Calendar;
use crate::cover::Certainty;
use crate::id::PersonId;
use crate::london;
use crate::measure::{Breach, Facts, Measure, MeasureKind, Moment};
use crate::person::Person;
use crate::terms::{Topic, entry};
use crate::timeline::{Bar, FactRow, GapMark, Lane, Strength, Tick, Timeline, TopicLane};
use crate::words;

/// What stretch of time a picture shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Range {
    /// Left edge.
    pub from: DateTime<Utc>,
    /// Right edge.
    pub to: DateTime<Utc>,
}

impl Range {
    /// The range that shows a case best: from shortly before the first measure that still matters, at
    /// most 12 weeks back, to 6 weeks ahead.
    pub fn around(now: DateTime<Utc>, intervals: &[Interval]) -> Self {
        let day = london::date(now);
        let earliest = london::midnight(london::minus_days(day, 84));
        let latest = london::midnight(london::minus_days(day, 14));
        let to = london::midnight(london::plus_days(day, 42));
        let first = intervals
            .iter()
            .filter(|interval| interval.to.is_none_or(|end| end > earliest))
            .map(|interval| london::midnight(london::minus_days(london::date(interval.from), 4)))
            .min();
        Self { from: first.unwrap_or(latest).clamp(earliest, latest), to }
    }

    fn at(&self, instant: DateTime<Utc>) -> f64 {
        let whole = (self.to - self.from).num_minutes() as f64;
        ((instant - self.from).num_minutes() as f64 / whole).clamp(0.0, 1.0)
    }

    fn shows(&self, from: DateTime<Utc>, to: Option<DateTime<Utc>>) -> bool {
        from < self.to && to.is_none_or(|to| to > self.from)
    }

    fn bar(
        &self,
        from: DateTime<Utc>,
        to: Option<DateTime<Utc>>,
        strength: Strength,
        certainty: Certainty,
    ) -> Bar {
        Bar {
            from: self.at(from),
            to: to.map_or(1.0, |to| self.at(to)),
            strength,
            uncertain_end: certainty != Certainty::Fixed,
            runs_on: (from < self.from, to.is_none_or(|to| to > self.to)),
        }
    }
}

/// Draws the cover of a case.
///
/// The strip and the first lines of topics are the victim's; other people's follow with their first names.
pub fn picture(
    cover: &Cover,
    measures: &[Measure],
    people: &[Person],
    now: DateTime<Utc>,
    calendar: &Calendar,
) -> Timeline {
    let range = Range::around(now, &cover.intervals);
    let mut shown: Vec<&Measure> = measures.iter().collect();
    shown.sort_by_key(|measure| (measure.begins(), measure.id));
    let gaps: Vec<&Gap> = cover.bare().filter(|gap| range.shows(gap.from, Some(gap.to))).collect();
    Timeline {
        summary: summary(&shown, cover, people, now, &range, calendar),
        range: format!(
            "{} back, {} ahead",
            words::count(weeks(range.from, now), "week"),
            words::count(weeks(now, range.to), "week")
        ),
        ticks: ticks(&range),
        now_words: "Now",
        now: range.at(now),
        lanes: shown.iter().map(|measure| lane(measure, cover, &range, calendar)).collect(),
        strip: topic_bars(cover, Subject::any(cover.victim), now, &range),
        gaps: gaps
            .iter()
            .map(|gap| GapMark { from: range.at(gap.from), to: range.at(gap.to), label: gap.words() })
            .collect(),
        topics: topics(cover, people, now, &range),
        table: table(&shown, cover, people, now, calendar),
    }
}

/// Whole weeks, to the nearest.
fn weeks(from: DateTime<Utc>, to: DateTime<Utc>) -> i64 {
    ((to - from).num_days() + 3) / 7
}

/// The first name of somebody other than the victim; nothing for her.
fn whose<'a>(cover: &Cover, people: &'a [Person], person: PersonId) -> Option<&'a str> {
    if person == cover.victim {
        return None;
    }
    let found = people.iter().find(|known| known.id == person);
    Some(found.map_or("somebody else", |known| known.given.trim()))
}

/// A line for each topic of each person: the victim's first, then other people's with their names.
fn topics(cover: &Cover, people: &[Person], now: DateTime<Utc>, range: &Range) -> Vec<TopicLane> {
    let mut others: Vec<PersonId> = cover.segments.iter().map(|segment| segment.subject.person).collect();
    others.sort();
    others.dedup();
    others.retain(|person| *person != cover.victim);
    let mut lanes = Vec::new();
    for person in std::iter::once(cover.victim).chain(others) {
        for topic in Topic::ALL {
            let bars = topic_bars(cover, Subject { topic: Some(topic), person }, now, range);
            if bars.is_empty() {
                continue;
            }
            let label = match whose(cover, people, person) {
                None => topic.label().to_owned(),
                Some(name) => format!("{name}: {}", topic.label().to_lowercase()),
            };
            lanes.push(TopicLane { label, bars });
        }
    }
    lanes
}

/// A topic's bars, with what is bare now or will be: after its last measure, and before one that is still to begin. What it
/// lacked before its first measure is history.
fn topic_bars(cover: &Cover, subject: Subject, now: DateTime<Utc>, range: &Range) -> Vec<Bar> {
    let mut known: Vec<Segment> = cover.of(subject).cloned().collect();
    let (Some(first), Some(last)) = (known.first(), known.last()) else { return Vec::new() };
    let bare = |from, to| Segment { subject, from, to, strength: Strength::Nothing, by: Vec::new() };
    let before = cover.begins.filter(|begins| *begins < first.from && first.from > now);
    let before = before.map(|begins| bare(begins, Some(first.from)));
    let after = last.to.map(|end| bare(end, None));
    known.splice(0..0, before);
    known.extend(after);
    bars(known.iter(), range)
}

/// One bar for each stretch of one strength: which measures give it is no matter here.
fn bars<'a>(segments: impl Iterator<Item = &'a Segment>, range: &Range) -> Vec<Bar> {
    let mut bars: Vec<Bar> = Vec::new();
    for segment in segments.filter(|segment| range.shows(segment.from, segment.to)) {
        let bar = range.bar(segment.from, segment.to, segment.strength, Certainty::Fixed);
        match bars.last_mut() {
            Some(last) if last.strength == bar.strength => {
                last.to = bar.to;
                last.runs_on.1 = bar.runs_on.1;
            }
            _ => bars.push(bar),
        }
    }
    bars
}

fn lane(measure: &Measure, cover: &Cover, range: &Range, calendar: &Calendar) -> Lane {
    let terms = measure.latest().terms;
    let details: Vec<String> = terms
        .iter()
        .filter_map(|term| entry(term.code))
        .filter(|known| !known.short.is_empty())
        .map(|known| known.short.to_owned())
        .collect();
    let label = match &measure.facts {
        Facts::PreChargeBail(bail) => {
            format!("Bail, {}", words::count(i64::from(bail.months_in_force()), "month"))
        }
        Facts::Dvpo(dvpo) => format!("Order (DVPO), {} days", dvpo.days),
        _ => measure.kind().short().to_owned(),
    };
    let bars = strongest(cover, measure, range);
    let (from_label, to_label) = (begin_words(measure), measure.end_words(calendar));
    Lane {
        label,
        detail: match details.as_slice() {
            [] if terms.is_empty() && measure.kind() == MeasureKind::Remand => "in custody".to_owned(),
            [] if terms.is_empty() && measure.breach() == Breach::NoConditions => "no conditions".to_owned(),
            [] if terms.is_empty() => "terms not recorded yet".to_owned(),
            [first, second, third, _, ..] => format!("{first}, {second}, {third} and more"),
            some => some.join(", "),
        },
        // Over before the picture begins, not served yet, or without any condition: said in words.
        note: if bars.is_empty() { format!("{from_label}. {to_label}") } else { String::new() },
        bars,
        from_label,
        to_label,
    }
}

/// A measure's bars: at each moment its strongest stretch. Those of an order whose terms carry the power of arrest in part
/// lie over one another.
fn strongest(cover: &Cover, measure: &Measure, range: &Range) -> Vec<Bar> {
    let all: Vec<&Interval> =
        cover.intervals.iter().filter(|interval| interval.measure == measure.id).collect();
    let mut edges: Vec<DateTime<Utc>> =
        all.iter().flat_map(|interval| [Some(interval.from), interval.to]).flatten().collect();
    edges.sort_unstable();
    edges.dedup();
    let stretches = edges.iter().enumerate().filter_map(|(n, from)| {
        let here = all.iter().filter(|one| one.from <= *from && one.to.is_none_or(|to| *from < to));
        let best = here.max_by_key(|one| one.strength)?;
        let to = edges.get(n + 1).copied();
        let certainty = if to == best.to { best.certainty } else { Certainty::Fixed };
        range.shows(*from, to).then(|| range.bar(*from, to, best.strength, certainty))
    });
    stretches.collect()
}

fn begin_words(measure: &Measure) -> String {
    let begun = match measure.made() {
        Some(Moment::On(day)) => words::short_day(day),
        _ => words::short_time(measure.begins()),
    };
    let what = match measure.kind() {
        MeasureKind::Dvpn | MeasureKind::Dapn => "Served",
        MeasureKind::PreChargeBail
        | MeasureKind::PostChargeBail
        | MeasureKind::Remand
        | MeasureKind::ReleasedUnderInvestigation => "From",
        MeasureKind::Undertaking => "Given",
        _ => "Made",
    };
    let known = match (measure.facts.order(), measure.facts.served()) {
        (Some(order), _) if order.aware_when_made() => String::new(),
        (_, Some(served)) => format!(", served {}", words::short_time(served.at)),
        (Some(order), None) => match &order.aware {
            Some(aware) => format!(", aware {}", words::short_time(aware.at)),
            None => ", not known to be aware".to_owned(),
        },
        (None, None) if matches!(measure.facts, Facts::Occupation(_)) => ", not yet served".to_owned(),
        (None, None) => String::new(),
    };
    format!("{what} {begun}{known}")
}

fn ticks(range: &Range) -> Vec<Tick> {
    let first = london::date(range.from).with_day(1);
    let months = (0..8).filter_map(|n| first?.checked_add_months(Months::new(n)));
    months
        .map(|day| (london::midnight(day), day))
        .filter(|(at, _)| *at >= range.from && *at < range.to)
        .map(|(at, day)| Tick { at: range.at(at), label: day.format("%B %Y").to_string() })
        .collect()
}

fn table(
    measures: &[&Measure],
    cover: &Cover,
    people: &[Person],
    now: DateTime<Utc>,
    calendar: &Calendar,
) -> Vec<FactRow> {
    let mut rows: Vec<(DateTime<Utc>, FactRow)> = Vec::new();
    for measure in measures {
        let intervals = || cover.intervals.iter().filter(|interval| interval.measure == measure.id);
        let last = intervals().map(|interval| interval.from).max();
        for interval in intervals() {
            let to = match interval.to {
                _ if Some(interval.from) == last => measure.end_words(calendar),
                Some(to) => words::short_date_time(to),
                None => "No end known".to_owned(),
            };
            rows.push((
                interval.from,
                FactRow {
                    what: measure.kind().name().to_owned(),
                    from: words::short_date_time(interval.from),
                    to,
                    strength: match measure.breach() {
                        Breach::InCustody => "In custody".to_owned(),
                        _ => interval.strength.label().to_owned(),
                    },
                    gap: false,
                },
            ));
        }
    }
    rows.extend(thin_rows(cover, people, now));
    rows.extend(cover.gaps.iter().filter_map(|gap| Some((gap.from, gap_row(gap, cover, people, now)?))));
    rows.sort_by_key(|(from, row)| (*from, row.gap));
    rows.into_iter().map(|(_, row)| row).collect()
}

/// A gap's row: what leaves somebody bare, past and to come; what is not covered or not known, now and to come.
fn gap_row(gap: &Gap, cover: &Cover, people: &[Person], now: DateTime<Utc>) -> Option<FactRow> {
    let what = match gap.kind {
        GapKind::Nothing | GapKind::CourtOnly => "Gap".to_owned(),
        GapKind::Topic if gap.to > now => {
            format!("Not covered: {}", gap.subject.topic.map_or("", |topic| topic.label()).to_lowercase())
        }
        GapKind::Person if gap.to > now => "Not covered at all".to_owned(),
        GapKind::UnknownEnd if gap.to > now => "End not known".to_owned(),
        GapKind::Drop | GapKind::Topic | GapKind::Person | GapKind::UnknownEnd => return None,
    };
    let what = match whose(cover, people, gap.subject.person) {
        None => what,
        Some(name) => format!("{name}: {}", what.to_lowercase()),
    };
    Some(FactRow {
        what,
        from: words::short_date_time(gap.from),
        to: if gap.open {
            "Not known to end".to_owned()
        } else {
            format!("{} ({})", words::short_date_time(gap.to), words::length(gap.from, gap.to))
        },
        strength: gap.why().to_owned(),
        gap: true,
    })
}

fn summary(
    measures: &[&Measure],
    cover: &Cover,
    people: &[Person],
    now: DateTime<Utc>,
    range: &Range,
    calendar: &Calendar,
) -> String {
    if measures.is_empty() {
        return "No measure is on record: nothing is known to protect.".to_owned();
    }
    let live: Vec<String> = measures
        .iter()
        .filter(|measure| measure.live_at(now, calendar) && measure.breach() != Breach::NoConditions)
        .map(|measure| format!("{} ({})", measure.kind().name(), measure.end_words(calendar)))
        .collect();
    let now_words = if live.is_empty() {
        "No measure is in force now".to_owned()
    } else {
        format!("In force now: {}", words::list(&live))
    };
    let mut gaps: Vec<&Gap> = cover
        .gaps
        .iter()
        .filter(|gap| gap.to > now && range.shows(gap.from, Some(gap.to)))
        .filter(|gap| gap.kind.is_bare() || gap.kind == GapKind::Person)
        .collect();
    gaps.sort_by_key(|gap| gap.subject.person != cover.victim);
    let mut ahead: Vec<String> = gaps
        .into_iter()
        .map(|gap| match whose(cover, people, gap.subject.person) {
            None => gap.words(),
            Some(name) => format!("{name}: {}", gap.words()),
        })
        .collect();
    ahead.extend(thin_words(cover, people, now, range));
    let begun = cover.begins.is_some_and(|begins| begins <= now);
    match (ahead.is_empty(), begun) {
        (false, _) => format!("{now_words}. Gaps: {}.", ahead.join("; ")),
        (true, false) => format!("{now_words}. The first measure has not begun yet."),
        (true, true) => format!("{now_words}. No gap is known in the next 6 weeks."),
    }
}
