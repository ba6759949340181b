//! The cover as a picture: the timeline's lanes, strip, gaps and table, in fractions of its width.

use chrono::{DateTime, Datelike, Months, Utc};

use super::{Cover, Gap, Interval, Segment, Subject};
use crate::calendar::Calendar;
use crate::cover::Certainty;
use crate::id::PersonId;
use crate::london;
use crate::measure::{Facts, Measure, MeasureKind, Moment};
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
pub fn picture(
    cover: &Cover,
    measures: &[Measure],
    victim: PersonId,
    now: DateTime<Utc>,
    calendar: &Calendar,
) -> Timeline {
    let range = Range::around(now, &cover.intervals);
    let mut shown: Vec<&Measure> = measures.iter().collect();
    shown.sort_by_key(|measure| (measure.begins(), measure.id));
    let strip = Subject { topic: None, person: victim };
    let gaps: Vec<&Gap> = cover.gaps.iter().filter(|gap| range.shows(gap.from, Some(gap.to))).collect();
    Timeline {
        summary: summary(&shown, &gaps, now, calendar),
        range: format!(
            "{} back, {} ahead",
            words::count(weeks(range.from, now), "week"),
            words::count(weeks(now, range.to), "week")
        ),
        ticks: ticks(&range),
        now: range.at(now),
        lanes: shown.iter().map(|measure| lane(measure, cover, &range, calendar)).collect(),
        strip: bars(cover.of(strip), &range),
        gaps: gaps
            .iter()
            .map(|gap| GapMark { from: range.at(gap.from), to: range.at(gap.to), label: gap.words() })
            .collect(),
        topics: Topic::ALL
            .into_iter()
            .filter_map(|topic| {
                let bars = bars(cover.of(whose(cover, topic, victim)?), &range);
                (!bars.is_empty()).then(|| TopicLane { label: topic.label().to_owned(), bars })
            })
            .collect(),
        table: table(&shown, cover, calendar),
    }
}

/// Whole weeks, to the nearest.
fn weeks(from: DateTime<Utc>, to: DateTime<Utc>) -> i64 {
    ((to - from).num_days() + 3) / 7
}

/// Whose cover a topic's line shows: the victim's, or where only others are covered the first of them.
fn whose(cover: &Cover, topic: Topic, victim: PersonId) -> Option<Subject> {
    let mut subjects =
        cover.segments.iter().map(|segment| segment.subject).filter(|s| s.topic == Some(topic));
    let first = subjects.next()?;
    let hers = Subject { person: victim, ..first };
    if first == hers || subjects.any(|subject| subject == hers) { Some(hers) } else { Some(first) }
}

fn bars<'a>(segments: impl Iterator<Item = &'a Segment>, range: &Range) -> Vec<Bar> {
    segments
        .filter(|segment| range.shows(segment.from, segment.to))
        .map(|segment| range.bar(segment.from, segment.to, segment.strength, Certainty::Fixed))
        .collect()
}

fn lane(measure: &Measure, cover: &Cover, range: &Range, calendar: &Calendar) -> Lane {
    let details: Vec<String> = measure
        .terms
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
    Lane {
        label,
        detail: match details.as_slice() {
            [] if measure.terms.is_empty() => "terms not recorded yet".to_owned(),
            [first, second, third, _, ..] => format!("{first}, {second}, {third} and more"),
            some => some.join(", "),
        },
        bars: cover
            .intervals
            .iter()
            .filter(|interval| interval.measure == measure.id && range.shows(interval.from, interval.to))
            .map(|interval| range.bar(interval.from, interval.to, interval.strength, interval.certainty))
            .collect(),
        from_label: begin_words(measure),
        to_label: measure.end_words(calendar),
        note: String::new(),
    }
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

fn table(measures: &[&Measure], cover: &Cover, calendar: &Calendar) -> Vec<FactRow> {
    let mut rows: Vec<(DateTime<Utc>, FactRow)> = Vec::new();
    for measure in measures {
        for interval in cover.intervals.iter().filter(|interval| interval.measure == measure.id) {
            let last = cover
                .intervals
                .iter()
                .filter(|other| other.measure == measure.id)
                .all(|other| other.from <= interval.from);
            let to = match interval.to {
                _ if last => measure.end_words(calendar),
                Some(to) => words::short_date_time(to),
                None => "No end known".to_owned(),
            };
            rows.push((
                interval.from,
                FactRow {
                    what: measure.kind().name().to_owned(),
                    from: words::short_date_time(interval.from),
                    to,
                    strength: interval.strength.label().to_owned(),
                    gap: false,
                },
            ));
        }
    }
    for gap in &cover.gaps {
        rows.push((
            gap.from,
            FactRow {
                what: "Gap".to_owned(),
                from: words::short_date_time(gap.from),
                to: if gap.open {
                    "Not known to end".to_owned()
                } else {
                    format!("{} ({})", words::short_date_time(gap.to), words::length(gap.from, gap.to))
                },
                strength: gap.why().to_owned(),
                gap: true,
            },
        ));
    }
    rows.sort_by_key(|(from, row)| (*from, row.gap));
    rows.into_iter().map(|(_, row)| row).collect()
}

fn summary(measures: &[&Measure], gaps: &[&Gap], now: DateTime<Utc>, calendar: &Calendar) -> String {
    let live: Vec<String> = measures
        .iter()
        .filter(|measure| measure.live_at(now, calendar))
        .map(|measure| format!("{} ({})", measure.kind().name(), measure.end_words(calendar)))
        .collect();
    let now_words = if live.is_empty() {
        "No measure is in force now".to_owned()
    } else {
        format!("In force now: {}", words::list(&live))
    };
    let ahead: Vec<String> = gaps.iter().filter(|gap| gap.to > now).map(|gap| gap.words()).collect();
    if ahead.is_empty() {
        format!("{now_words}. No gap is known in the next 6 weeks.")
    } else {
        format!("{now_words}. Gaps: {}.", ahead.join("; "))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cover::{GapKind, cover};
    use crate::measure::{End, Evidence, Nmo, Notice, OrderRecord, Origin, PreChargeBail};
    use crate::terms::Term;
    use uuid::Uuid;

    fn at(text: &str) -> DateTime<Utc> {
        london::read(text).unwrap()
    }

    fn measure(n: u128, facts: Facts, codes: &[&str]) -> Measure {
        Measure {
            id: Uuid::from_u128(n).into(),
            case: Uuid::from_u128(100).into(),
            facts,
            terms: codes.iter().map(|code| Term::new(code).unwrap()).collect(),
            variations: Vec::new(),
            origin: Origin::Hand,
            received_at: at("2026-11-26T14:00+00:00"),
            coded_by: None,
            checked_by: None,
            version: 1,
        }
    }

    fn bail_then_order(aware: Option<&str>) -> Vec<Measure> {
        let bail = PreChargeBail {
            custody_ref: "NF/1".into(),
            arrested_at: at("2026-09-01T08:20+01:00"),
            released_at: at("2026-09-01T21:00+01:00"),
            months: 3,
            return_at: Some(at("2026-12-01T10:00+00:00")),
            station: "Northfield".into(),
            victim_views: String::new(),
            extensions: Vec::new(),
            suspended: Vec::new(),
            outcome: None,
        };
        let order = Nmo {
            court: "Leeds Family Court".into(),
            case_number: "LS26F00123".into(),
            made: Moment::At(at("2026-11-26T14:00+00:00")),
            notice: Notice::Without,
            present: false,
            aware: aware.map(|text| Evidence { at: at(text), how: "told by phone".into() }),
            served: None,
            end: End::At(at("2027-11-26T16:00+00:00")),
            record: OrderRecord::default(),
        };
        vec![
            measure(1, Facts::PreChargeBail(bail), &["CON-A", "EXC-H"]),
            measure(2, Facts::Nmo(order), &["CON-A", "EXC-R"]),
        ]
    }

    #[test]
    fn bail_that_runs_out_before_the_respondent_is_aware_leaves_a_gap() {
        let victim = Uuid::from_u128(9).into();
        let measures = bail_then_order(Some("2026-12-02T18:10+00:00"));
        let horizon = at("2027-02-27T12:00+00:00");
        let got = cover(&measures, victim, horizon, &Calendar::default());
        assert_eq!(
            got.gaps,
            [Gap {
                kind: GapKind::CourtOnly,
                from: at("2026-12-01T10:00+00:00"),
                to: at("2026-12-02T18:10+00:00"),
                open: false
            }]
        );
        assert_eq!(
            got.gaps[0].words(),
            "Nothing to arrest for Tue 1 Dec 10:00 to Wed 2 Dec 18:10, 32 h 10 min"
        );
        let any: Vec<_> = got
            .of(Subject { topic: None, person: victim })
            .map(|s| (london::write(s.from), s.strength.level()))
            .collect();
        assert_eq!(
            any,
            [
                ("2026-09-01T21:00+01:00".to_owned(), 2),
                ("2026-12-01T10:00+00:00".to_owned(), 1),
                ("2026-12-02T18:10+00:00".to_owned(), 3)
            ]
        );
    }

    #[test]
    fn the_picture_names_an_open_gap_and_stays_inside_its_edges() {
        let victim = Uuid::from_u128(9).into();
        let measures = bail_then_order(None);
        let now = at("2026-11-27T12:10+00:00");
        let got = cover(&measures, victim, at("2027-02-27T12:00+00:00"), &Calendar::default());
        let picture = picture(&got, &measures, victim, now, &Calendar::default());
        assert_eq!(picture.gaps.len(), 1);
        assert_eq!(picture.gaps[0].label, "Nothing to arrest for from Tue 1 Dec 10:00");
        for bar in picture.lanes.iter().flat_map(|lane| &lane.bars).chain(&picture.strip) {
            assert!(0.0 <= bar.from && bar.from < bar.to && bar.to <= 1.0, "{bar:?}");
        }
        assert_eq!(picture.table.iter().filter(|row| row.gap).count(), 1);
    }

    #[test]
    fn an_address_to_sleep_at_protects_nobody() {
        let victim = Uuid::from_u128(9).into();
        let mut measures = bail_then_order(None);
        measures.truncate(1);
        measures[0].terms = vec![Term::new("RES-1").unwrap()];
        let got = cover(&measures, victim, at("2027-02-27T12:00+00:00"), &Calendar::default());
        assert!(got.segments.is_empty());
    }
}
