//! The cover's picture as it is kept with a plan: a signed plan is never drawn from today's record.

use safehold_core::timeline::{Bar, FactRow, GapMark, Lane, Strength, Tick, Timeline, TopicLane};
use serde::{Deserialize, Serialize};

use crate::StoreError;

#[derive(Serialize, Deserialize)]
pub(super) struct PictureKept {
    summary: String,
    range: String,
    ticks: Vec<(f64, String)>,
    now: f64,
    lanes: Vec<LaneKept>,
    strip: Vec<BarKept>,
    gaps: Vec<(f64, f64, String)>,
    topics: Vec<(String, Vec<BarKept>)>,
    table: Vec<FactKept>,
}

#[derive(Serialize, Deserialize)]
struct BarKept {
    from: f64,
    to: f64,
    strength: u8,
    uncertain_end: bool,
    runs_on: (bool, bool),
}

#[derive(Serialize, Deserialize)]
struct LaneKept {
    label: String,
    detail: String,
    bars: Vec<BarKept>,
    from_label: String,
    to_label: String,
    note: String,
}

#[derive(Serialize, Deserialize)]
struct FactKept {
    what: String,
    from: String,
    to: String,
    strength: String,
    gap: bool,
}

fn keep(bars: &[Bar]) -> Vec<BarKept> {
    let one = |bar: &Bar| BarKept {
        from: bar.from,
        to: bar.to,
        strength: bar.strength.level(),
        uncertain_end: bar.uncertain_end,
        runs_on: bar.runs_on,
    };
    bars.iter().map(one).collect()
}

fn read(bars: Vec<BarKept>) -> Result<Vec<Bar>, StoreError> {
    let one = |bar: BarKept| {
        Ok(Bar {
            from: bar.from,
            to: bar.to,
            strength: strength(bar.strength)?,
            uncertain_end: bar.uncertain_end,
            runs_on: bar.runs_on,
        })
    };
    bars.into_iter().map(one).collect()
}

fn strength(level: u8) -> Result<Strength, StoreError> {
    [Strength::Nothing, Strength::CourtOnly, Strength::Arrest, Strength::Crime]
        .into_iter()
        .find(|strength| strength.level() == level)
        .ok_or_else(|| StoreError::internal("strength in a column"))
}

impl PictureKept {
    pub(super) fn of(timeline: &Timeline) -> Self {
        Self {
            summary: timeline.summary.clone(),
            range: timeline.range.clone(),
            ticks: timeline.ticks.iter().map(|tick| (tick.at, tick.label.clone())).collect(),
            now: timeline.now,
            lanes: timeline
                .lanes
                .iter()
                .map(|lane| LaneKept {
                    label: lane.label.clone(),
                    detail: lane.detail.clone(),
                    bars: keep(&lane.bars),
                    from_label: lane.from_label.clone(),
                    to_label: lane.to_label.clone(),
                    note: lane.note.clone(),
                })
                .collect(),
            strip: keep(&timeline.strip),
            gaps: timeline.gaps.iter().map(|gap| (gap.from, gap.to, gap.label.clone())).collect(),
            topics: timeline.topics.iter().map(|topic| (topic.label.clone(), keep(&topic.bars))).collect(),
            table: timeline
                .table
                .iter()
                .map(|row| FactKept {
                    what: row.what.clone(),
                    from: row.from.clone(),
                    to: row.to.clone(),
                    strength: row.strength.clone(),
                    gap: row.gap,
                })
                .collect(),
        }
    }

    pub(super) fn timeline(self) -> Result<Timeline, StoreError> {
        let lane = |kept: LaneKept| {
            Ok::<_, StoreError>(Lane {
                bars: read(kept.bars)?,
                label: kept.label,
                detail: kept.detail,
                from_label: kept.from_label,
                to_label: kept.to_label,
                note: kept.note,
            })
        };
        let topic = |(label, bars): (String, Vec<BarKept>)| {
            Ok::<_, StoreError>(TopicLane { label, bars: read(bars)? })
        };
        Ok(Timeline {
            lanes: self.lanes.into_iter().map(lane).collect::<Result<_, _>>()?,
            topics: self.topics.into_iter().map(topic).collect::<Result<_, _>>()?,
            strip: read(self.strip)?,
            ticks: self.ticks.into_iter().map(|(at, label)| Tick { at, label }).collect(),
            gaps: self.gaps.into_iter().map(|(from, to, label)| GapMark { from, to, label }).collect(),
            table: self
                .table
                .into_iter()
                .map(|kept| FactRow {
                    what: kept.what,
                    from: kept.from,
                    to: kept.to,
                    strength: kept.strength,
                    gap: kept.gap,
                })
                .collect(),
            summary: self.summary,
            range: self.range,
            now_words: "Now",
            now: self.now,
        })
    }
}
