//! One page's marks as PDF operators.
//!
//! Traps met here: widths are whole units in the file, so the rest is made up between glyphs; a text
//! matrix is set once for a line and face; a glyph says one text only, so a word that reads otherwise
//! carries its own words.

use crate::PaperError;
use crate::draw::{Colour, Mark, Meaning, PAGE_HEIGHT, Page};
use crate::pdf::content::Content;
use crate::pdf::glyphs::{CutGlyphs, FaceGlyphs};
use crate::pdf::tags::role_name;
use crate::typeset::FaceId;
use crate::typeset::fonts::Faces;
use crate::typeset::line::Line;
use crate::typeset::shape::{Glyph, Run};

/// The name that pages call a face by. Not F1 to F14: those stand for the reader's own fonts.
pub(crate) fn resource(face: FaceId) -> String {
    format!("T{}", face.0)
}

/// The operators of a page; its faces are noted in `faces`.
pub(crate) fn page_content(
    page: &Page,
    cut: &impl FaceGlyphs,
    faces: &mut Vec<FaceId>,
) -> Result<Vec<u8>, PaperError> {
    let mut writer = Writer {
        cut,
        used: faces,
        faces: Faces::shipped()?,
        to: Content::default(),
        in_text: false,
        font: None,
        fill: None,
        stroke: Stroke::default(),
        pen: Pen::default(),
    };
    for stretch in &page.stretches {
        writer.meaning(stretch.meaning);
        for mark in &stretch.sketch.marks {
            writer.mark(mark)?;
        }
        writer.end_text();
        writer.to.end_marked();
    }
    Ok(writer.to.finish())
}

/// A word that begins so near the end of the one before, in sizes of the type, is reached by a shift; whatever is farther is
/// placed anew.
const NEAR: f32 = 3.0;

/// Where the reader's pen will be after what was shown.
#[derive(Default)]
struct Pen {
    set: bool,
    x: f32,
    baseline: f32,
    /// What the next glyph must be moved to the left by, in thousandths of the size.
    owed: f32,
}

/// What the reader was last told of lines; nothing yet at the top of a page.
#[derive(Default)]
struct Stroke {
    colour: Option<Colour>,
    thickness: Option<f32>,
    dash: Option<(f32, f32)>,
}

struct Writer<'a, G> {
    cut: &'a G,
    used: &'a mut Vec<FaceId>,
    faces: &'static Faces,
    to: Content,
    in_text: bool,
    font: Option<(FaceId, f32)>,
    fill: Option<Colour>,
    stroke: Stroke,
    pen: Pen,
}

impl<G: FaceGlyphs> Writer<'_, G> {
    fn meaning(&mut self, meaning: Meaning) {
        match meaning {
            Meaning::Content(role, number) => self.to.begin_content(role_name(role), number),
            Meaning::Running => self.to.begin_artifact("Pagination"),
            Meaning::Decoration => self.to.begin_artifact("Layout"),
        }
    }

    fn mark(&mut self, mark: &Mark) -> Result<(), PaperError> {
        if !matches!(mark, Mark::Text { .. }) {
            self.end_text();
        }
        match mark {
            Mark::Text { line, x, baseline, colour } => return self.text(line, *x, *baseline, *colour),
            Mark::Fill { area, colour } => {
                self.fill_with(*colour);
                self.to.fill_area(*area);
            }
            Mark::Shape { corners, colour } => {
                self.fill_with(*colour);
                self.to.fill_shape(corners);
            }
            Mark::Picture { left, top, side, sketch } => {
                let before = (self.fill.take(), std::mem::take(&mut self.stroke));
                self.to.begin_picture(*left, *top, *side);
                sketch.marks.iter().try_for_each(|mark| self.mark(mark))?;
                self.to.end_picture();
                (self.fill, self.stroke) = before;
            }
            Mark::Stroke { points, thickness, colour, dash, closed } => {
                self.stroke_with(*colour, *thickness, *dash);
                self.to.line(points, *closed);
            }
        }
        Ok(())
    }

    fn fill_with(&mut self, colour: Colour) {
        if self.fill != Some(colour) {
            self.to.fill_colour(colour);
            self.fill = Some(colour);
        }
    }

    fn stroke_with(&mut self, colour: Colour, thickness: f32, dash: Option<(f32, f32)>) {
        if self.stroke.colour.replace(colour) != Some(colour) {
            self.to.line_colour(colour);
        }
        if self.stroke.thickness.replace(thickness) != Some(thickness) {
            self.to.thickness(thickness);
        }
        if self.stroke.dash != dash {
            self.stroke.dash = dash;
            self.to.dash(dash);
        }
    }

    fn text(&mut self, line: &Line, x: f32, baseline: f32, colour: Colour) -> Result<(), PaperError> {
        if line.pieces.is_empty() {
            return Ok(());
        }
        if self.fill != Some(colour) {
            self.end_text();
            self.fill_with(colour);
        }
        if !self.in_text {
            self.to.begin_text();
            self.in_text = true;
        }
        for piece in &line.pieces {
            self.run(&piece.run, x + piece.x, PAGE_HEIGHT - baseline, line.size)?;
        }
        Ok(())
    }

    fn run(&mut self, run: &Run, x: f32, baseline: f32, size: f32) -> Result<(), PaperError> {
        let cut = self.cut.face(run.face).ok_or_else(|| lost(run))?;
        let reads_as_is =
            |glyph: &Glyph| cut.glyph(glyph.id).is_some_and(|cut| cut.text == run.text_of(glyph));
        let plain = run.one_to_one && run.glyphs.iter().all(reads_as_is);
        let same_line = self.pen.set && self.font == Some((run.face, size)) && self.pen.baseline == baseline;
        let back = self.pen.x - x;
        if same_line && back.abs() < NEAR * size {
            if back.abs() >= 0.01 {
                self.pen.owed += back * 1000.0 / size;
            }
            if !plain {
                self.to.show();
                if !run.rtl {
                    self.to.begin_words(&run.text);
                }
            }
            self.pen.x = x;
        } else {
            self.to.show();
            self.pen.owed = 0.0;
            if self.font != Some((run.face, size)) {
                self.to.font(&resource(run.face), size);
                self.font = Some((run.face, size));
                if !self.used.contains(&run.face) {
                    self.used.push(run.face);
                }
            }
            if !plain && !run.rtl {
                self.to.begin_words(&run.text);
            }
            self.to.pen(x, baseline);
            (self.pen.set, self.pen.x, self.pen.baseline) = (true, x, baseline);
        }
        self.glyphs(run, cut, size)?;
        let em = f32::from(self.faces.face(run.face).units_per_em);
        self.pen.x += run.advance as f32 * size / em;
        if !plain && !run.rtl {
            self.to.show();
            self.to.end_marked();
        }
        Ok(())
    }

    fn glyphs(&mut self, run: &Run, cut: &CutGlyphs, size: f32) -> Result<(), PaperError> {
        let em = f32::from(self.faces.face(run.face).units_per_em);
        let thousandths = 1000.0 / em;
        let mut rise = 0;
        let mut in_words = false;
        for (place, glyph) in run.glyphs.iter().enumerate() {
            let shown = cut.glyph(glyph.id).ok_or_else(|| lost(run))?;
            if run.rtl {
                // From right to left only single clusters may carry words: readers turn them round.
                let same = |other: Option<&Glyph>| other.is_some_and(|other| other.start == glyph.start);
                let begins = !same(place.checked_sub(1).and_then(|before| run.glyphs.get(before)));
                if begins && in_words {
                    self.to.show();
                    self.to.end_marked();
                    in_words = false;
                }
                if begins && (same(run.glyphs.get(place + 1)) || shown.text != run.text_of(glyph)) {
                    self.to.show();
                    self.to.begin_words(run.text_of(glyph));
                    in_words = true;
                }
            }
            if glyph.dy != rise {
                self.to.show();
                self.to.rise(glyph.dy as f32 * size / em);
                rise = glyph.dy;
            }
            let shift = glyph.dx as f32 * thousandths;
            let before = self.pen.owed - shift;
            if before.abs() > 0.001 {
                self.to.shift(before);
            }
            let written = (f32::from(shown.advance) * thousandths).trunc();
            let owed = shift + written - glyph.advance as f32 * thousandths;
            self.pen.owed = if owed.abs() < 0.01 { 0.0 } else { owed };
            self.to.glyph(shown.id);
        }
        if in_words {
            self.to.show();
            self.to.end_marked();
        }
        if rise != 0 {
            self.to.show();
            self.to.rise(0.0);
        }
        Ok(())
    }

    fn flush(&mut self) {
        self.to.show();
        (self.pen.set, self.pen.owed) = (false, 0.0);
    }

    fn end_text(&mut self) {
        if self.in_text {
            self.flush();
            self.to.end_text();
            self.in_text = false;
        }
    }
}

fn lost(run: &Run) -> PaperError {
    PaperError::Fonts(format!("a glyph of face {} was not cut", run.face.0))
}
