//! The parts of the timeline's picture, each drawn from its own top.

use safehold_core::document::Text;
use safehold_core::timeline::{Lane, Strength, Timeline, TopicLane};

use crate::PaperError;
use crate::draw::{Area, Colour, Sketch};
use crate::layout::style::Type;
use crate::layout::timeline::bars::{self, Plot};
use crate::layout::timeline::labels::{CLEAR, Spot, Wish, place};
use crate::typeset::{Line, Typesetter};

/// The name of a lane.
const NAME: Type = Type::new(8.8, 11.0);
/// Everything else: never smaller than 8 points.
const SMALL: Type = Type::new(8.0, 10.0);
const NAMES_WIDTH: f32 = 104.0;
/// Beside the plot, for bars that run on.
const EDGE: f32 = 7.0;
const BAR: f32 = 11.0;
const TOPIC_BAR: f32 = 8.0;

/// A part of the picture.
#[derive(Debug, Clone)]
pub(crate) struct Part {
    /// Its height in points.
    pub(crate) height: f32,
    /// Its marks, from its own top.
    pub(crate) sketch: Sketch,
}

/// Draws the parts of one timeline.
pub(crate) struct Painter<'a> {
    pub(super) setter: &'a mut Typesetter,
    pub(super) timeline: &'a Timeline,
    pub(super) left: f32,
    pub(super) width: f32,
    plot: Plot,
    now: f32,
}

impl<'a> Painter<'a> {
    /// A painter for a picture of this width in points.
    pub(crate) fn new(setter: &'a mut Typesetter, timeline: &'a Timeline, left: f32, width: f32) -> Self {
        let plot = Plot { left: left + NAMES_WIDTH + EDGE, right: left + width - EDGE };
        let now = plot.x(timeline.now);
        Self { setter, timeline, left, width, plot, now }
    }

    fn small(&mut self, words: &str, bold: bool, width: f32) -> Result<Vec<Line>, PaperError> {
        self.setter.lines(&Text::plain(words), bold, SMALL.size, width)
    }

    /// The range and the names of the ticks, in a form in which they all have room.
    pub(crate) fn axis(&mut self) -> Result<Part, PaperError> {
        let mut sketch = Sketch::default();
        let height = 14.0;
        let baseline = SMALL.baseline(1.0);
        let range = self.small(&self.timeline.range, false, NAMES_WIDTH)?;
        let range_height = range.len() as f32 * SMALL.leading;
        let down = (range_height + 2.0 - height).max(0.0);
        for (place, line) in range.iter().enumerate() {
            let top = 1.0 + place as f32 * SMALL.leading;
            sketch.text(line, self.left, SMALL.baseline(top), Colour::SOFT);
        }
        for (line, x) in self.tick_labels()? {
            sketch.text(&line, x, baseline + down, Colour::SOFT);
        }
        let bottom = height + down;
        for tick in &self.timeline.ticks {
            let x = self.plot.x(tick.at);
            sketch.rule((x, bottom - 3.0), (x, bottom), 0.6, Colour::RULE);
        }
        Ok(Part { height: bottom, sketch })
    }

    fn tick_labels(&mut self) -> Result<Vec<(Line, f32)>, PaperError> {
        let short = |label: &str| {
            let mut words = label.splitn(2, ' ');
            let first: String = words.next().unwrap_or_default().chars().take(3).collect();
            words.next().map_or(first.clone(), |rest| format!("{first} {rest}"))
        };
        // All names in full, all shortened; then some left out, whose ticks stay.
        let most = self.timeline.ticks.len().max(1);
        let forms = [(1, false, false), (1, true, false)];
        let sparser = (1..=most).flat_map(|stride| [(stride, false, true), (stride, true, true)]);
        for (stride, shortened, may_drop_last) in forms.into_iter().chain(sparser) {
            let mut placed: Vec<(Line, f32)> = Vec::new();
            let mut fits = true;
            for tick in self.timeline.ticks.iter().step_by(stride) {
                let words = if shortened { short(&tick.label) } else { tick.label.clone() };
                let line = self.setter.line(&words, false, SMALL.size)?;
                let rightmost = self.plot.right + EDGE - line.width;
                let x = (self.plot.x(tick.at) + 1.0).min(rightmost);
                if placed.last().is_some_and(|(before, at)| at + before.width + 6.0 > x) {
                    fits &= may_drop_last && x >= rightmost;
                } else {
                    placed.push((line, x));
                }
            }
            if fits {
                return Ok(placed);
            }
        }
        Ok(Vec::new())
    }

    /// The ticks' lines behind a part.
    fn grid(&self, height: f32) -> Sketch {
        let mut sketch = Sketch::default();
        for tick in &self.timeline.ticks {
            let x = self.plot.x(tick.at);
            sketch.rule((x, 0.0), (x, height), 0.5, Colour::HAIRLINE);
        }
        sketch
    }

    /// The line of now through a part, interrupted from and to these heights.
    fn now_line(&self, sketch: &mut Sketch, height: f32, interrupted: &[(f32, f32)]) {
        // A hair into the part below, so that no seam shows.
        const OVERLAP: f32 = 0.4;
        let mut from = 0.0;
        let mut gaps = interrupted.to_vec();
        gaps.sort_by(|a, b| a.0.total_cmp(&b.0));
        let end = (height + OVERLAP, height + OVERLAP);
        for (start, next) in gaps.into_iter().chain([end]) {
            if start > from {
                sketch.rule((self.now, from), (self.now, start), 1.2, Colour::INK);
            }
            from = from.max(next);
        }
    }

    /// Places labels below `top`, draws them; gives the height they take and where now is interrupted.
    fn labels(
        &self,
        sketch: &mut Sketch,
        wishes: &[Wish],
        top: f32,
        colour: Colour,
    ) -> (f32, Vec<(f32, f32)>) {
        let mut rows = 0;
        let mut interrupted = Vec::new();
        for (wish, Spot { left, line, over_now }) in wishes.iter().zip(place(wishes, self.plot, self.now)) {
            for (number, set) in wish.lines.iter().enumerate() {
                let top = top + (line + number) as f32 * SMALL.leading;
                sketch.text(set, left, SMALL.baseline(top), colour);
                if over_now && left < self.now + 3.0 && left + set.width > self.now - 3.0 {
                    interrupted.push((top, top + SMALL.leading));
                }
            }
            rows = rows.max(line + wish.lines.len());
        }
        (rows as f32 * SMALL.leading, interrupted)
    }

    /// The name of a lane and what stands below it; gives the height.
    fn name(&mut self, sketch: &mut Sketch, name: &str, detail: &str, top: f32) -> Result<f32, PaperError> {
        let width = NAMES_WIDTH - 4.0;
        let mut y = top;
        for line in self.setter.lines(&Text::plain(name), true, NAME.size, width)? {
            sketch.text(&line, self.left, NAME.baseline(y), Colour::INK);
            y += NAME.leading;
        }
        if !detail.is_empty() {
            for line in self.small(detail, false, width)? {
                sketch.text(&line, self.left, SMALL.baseline(y), Colour::SOFT);
                y += SMALL.leading;
            }
        }
        Ok(y)
    }

    /// One measure.
    pub(crate) fn lane(&mut self, lane: &Lane) -> Result<Part, PaperError> {
        const TOP: f32 = 5.0;
        let mut marks = Sketch::default();
        let names_bottom = self.name(&mut marks, &lane.label, &lane.detail, TOP - 1.0)?;
        let (mut bottom, mut interrupted) = (TOP + BAR, Vec::new());
        if let (Some(first), Some(last)) = (lane.bars.first(), lane.bars.last()) {
            for bar in &lane.bars {
                bars::bar(&mut marks, self.plot, bar, TOP, BAR);
            }
            let (from, to) = (self.plot.x(first.from), self.plot.x(last.to));
            let wishes = self.ends(lane, from, to)?;
            let (taken, over) = self.labels(&mut marks, &wishes, TOP + BAR + 1.5, Colour::SOFT);
            (bottom, interrupted) = (TOP + BAR + 1.5 + taken, over);
        } else if !lane.note.is_empty() {
            let (taken, over) = self.note(&mut marks, &lane.note, TOP)?;
            (bottom, interrupted) = (TOP + taken, over);
        }
        let height = bottom.max(names_bottom) + 4.0;
        let mut sketch = self.grid(height);
        sketch.lay(&marks, 0.0);
        self.now_line(&mut sketch, height, &interrupted);
        Ok(Part { height, sketch })
    }

    /// The words at either end of a measure.
    fn ends(&mut self, lane: &Lane, from: f32, to: f32) -> Result<Vec<Wish>, PaperError> {
        let mut wishes = Vec::new();
        for (words, at_end) in [(&lane.from_label, false), (&lane.to_label, true)] {
            if words.trim().is_empty() {
                continue;
            }
            let room = self.room(if at_end { to } else { from });
            let lines = self.small(words, false, room)?;
            let mut wish = Wish { lines, left: from };
            if at_end {
                wish.left = to - wish.width();
            }
            wishes.push(wish);
        }
        Ok(wishes)
    }

    /// How wide the words about a place may be: those about what is to come stay on its side of now, on more lines.
    fn room(&self, place: f32) -> f32 {
        const LEAST: f32 = 90.0;
        let after = self.plot.right - self.now - CLEAR;
        if place > self.now && after >= LEAST { after } else { self.plot.right - self.plot.left }
    }

    /// Why a lane has no bars, on a dashed line; beside now where there is room.
    fn note(
        &mut self,
        sketch: &mut Sketch,
        words: &str,
        top: f32,
    ) -> Result<(f32, Vec<(f32, f32)>), PaperError> {
        const LEAST: f32 = 140.0;
        let Plot { left, right } = self.plot;
        let (before, after) = (self.now - 8.0 - left, right - self.now - 8.0);
        let natural = self.setter.extent(&Text::plain(words), false, SMALL.size)?.natural;
        let (x, width) = if natural <= before || before >= LEAST.max(after) {
            (left + 2.0, before)
        } else if after >= LEAST {
            (self.now + 6.0, after)
        } else {
            (left + 2.0, right - left - 4.0)
        };
        let wish = Wish { lines: self.small(words, false, width)?, left: x };
        let end = wish.width();
        let single = wish.lines.len() == 1;
        let (taken, over) = self.labels(sketch, &[wish], top, Colour::SOFT);
        if single {
            let middle = top + SMALL.leading / 2.0;
            for (from, to) in [(left, x - 4.0), (x + end + 5.0, right)] {
                if to - from > 8.0 {
                    sketch.dashes((from, middle), (to, middle), 0.6, Colour::RULE, (2.5, 2.5));
                }
            }
        }
        Ok((taken, over))
    }

    /// The strongest measure at each moment, its gaps and their words.
    pub(crate) fn strip(&mut self) -> Result<Part, PaperError> {
        const TOP: f32 = 7.0;
        const HEIGHT: f32 = BAR + 2.0;
        let mut marks = Sketch::default();
        let names_bottom = self.name(&mut marks, "All together", "strongest measure", TOP - 1.0)?;
        for bar in &self.timeline.strip {
            bars::bar(&mut marks, self.plot, bar, TOP, HEIGHT);
        }
        let mut wishes = Vec::new();
        for gap in &self.timeline.gaps {
            let area = self.plot.area(gap.from, gap.to, TOP, HEIGHT);
            bars::gap(&mut marks, area, true);
            let lines = self.small(&gap.label, true, self.room(area.left))?;
            wishes.push(Wish { lines, left: area.left });
        }
        let below = TOP + HEIGHT + 2.0;
        let (taken, interrupted) = self.labels(&mut marks, &wishes, below, Colour::STOP);
        let height = (below + taken).max(names_bottom) + 4.0;
        let mut sketch = Sketch::default();
        let band = Area {
            left: self.plot.left - EDGE,
            top: 2.0,
            width: self.width - NAMES_WIDTH,
            height: height - 4.0,
        };
        sketch.fill(band, Colour::BAND);
        sketch.lay(&self.grid(height), 0.0);
        sketch.lay(&marks, 0.0);
        self.now_line(&mut sketch, height, &interrupted);
        Ok(Part { height, sketch })
    }

    /// One topic: covered or not.
    pub(crate) fn topic(&mut self, topic: &TopicLane) -> Result<Part, PaperError> {
        const TOP: f32 = 3.0;
        let lines = self.small(&topic.label, false, NAMES_WIDTH - 4.0)?;
        let height = (lines.len() as f32 * SMALL.leading).max(TOPIC_BAR) + 2.0 * TOP - 1.0;
        let mut sketch = self.grid(height);
        for (place, line) in lines.iter().enumerate() {
            let top = TOP - 1.0 + place as f32 * SMALL.leading;
            sketch.text(line, self.left, SMALL.baseline(top), Colour::INK);
        }
        for bar in &topic.bars {
            if bar.strength < Strength::Arrest {
                let area = self.plot.area(bar.from, bar.to, TOP, TOPIC_BAR);
                bars::gap(&mut sketch, area, false);
            } else {
                bars::bar(&mut sketch, self.plot, bar, TOP, TOPIC_BAR);
            }
        }
        self.now_line(&mut sketch, height, &[]);
        Ok(Part { height, sketch })
    }

    /// The end of the line of now, with its name.
    pub(crate) fn now_label(&mut self) -> Result<Part, PaperError> {
        const HEIGHT: f32 = 12.0;
        let line = self.setter.line(self.timeline.now_words, true, SMALL.size)?;
        let width = line.width + 10.0;
        let least = self.left;
        let left = (self.now - width / 2.0).clamp(least, (self.left + self.width - width).max(least));
        let mut sketch = Sketch::default();
        sketch.rule((self.now, 0.0), (self.now, 3.0), 1.2, Colour::INK);
        sketch.fill(Area { left, top: 2.0, width, height: HEIGHT }, Colour::INK);
        let baseline = 2.0 + HEIGHT / 2.0 + SMALL.size * 0.357;
        sketch.text(&line, left + 5.0, baseline, Colour::WHITE);
        Ok(Part { height: HEIGHT + 8.0, sketch })
    }
}
