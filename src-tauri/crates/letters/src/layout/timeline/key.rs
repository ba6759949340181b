//! The key under the timeline: what each pattern means.

use safehold_core::timeline::Strength;

use crate::PaperError;
use crate::draw::{Area, Colour, Sketch};
use crate::layout::style::Type;
use crate::layout::timeline::bars;
use crate::layout::timeline::parts::{Painter, Part};

impl Painter<'_> {
    /// What the patterns mean, in rows.
    pub(crate) fn key(&mut self) -> Result<Vec<Part>, PaperError> {
        const SWATCH: f32 = 20.0;
        const TYPE: Type = Type::new(9.0, 15.0);
        let lanes = self.timeline.lanes.iter().flat_map(|lane| &lane.bars);
        let topics = self.timeline.topics.iter().flat_map(|topic| &topic.bars);
        let uncertain = lanes.chain(&self.timeline.strip).chain(topics).any(|bar| bar.uncertain_end);
        let mut entries: Vec<(Swatch, &str)> = [Strength::Crime, Strength::Arrest, Strength::CourtOnly]
            .map(|strength| (Swatch::Strength(strength), strength.label()))
            .to_vec();
        entries.push((Swatch::Gap, Strength::Nothing.label()));
        if uncertain {
            entries.push((Swatch::Uncertain, "End not certain"));
        }
        let mut rows: Vec<Part> = Vec::new();
        let mut x = f32::INFINITY;
        for (swatch, words) in entries {
            let line = self.setter.line(words, false, TYPE.size)?;
            let width = SWATCH + 5.0 + line.width;
            if x + width > self.left + self.width {
                rows.push(Part { height: TYPE.leading, sketch: Sketch::default() });
                x = self.left;
            }
            if let Some(row) = rows.last_mut() {
                let area = Area { left: x, top: 2.5, width: SWATCH, height: 10.0 };
                swatch.draw(&mut row.sketch, area);
                row.sketch.text(&line, x + SWATCH + 5.0, TYPE.baseline(0.0), Colour::INK);
            }
            x += width + 16.0;
        }
        Ok(rows)
    }
}

/// A sample in the key.
#[derive(Clone, Copy)]
enum Swatch {
    Strength(Strength),
    Gap,
    Uncertain,
}

impl Swatch {
    fn draw(self, sketch: &mut Sketch, area: Area) {
        match self {
            Self::Strength(strength) => {
                bars::ground(sketch, area, strength);
            }
            Self::Gap => bars::gap(sketch, area, true),
            Self::Uncertain => bars::uncertain(sketch, area, Colour::SOFT),
        }
    }
}
