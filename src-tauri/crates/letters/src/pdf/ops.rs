//! One page's marks as PDF operators.
//!
//! Traps met here: widths are whole units in the file, so the rest is made up between glyphs; a text
//! matrix is set once for a line and face; a glyph says one text only, so a word that reads otherwise
//! carries its own words.

use std::collections::BTreeMap;

use printpdf::{
    Codepoint, DictItem, LineDashPattern, Op, PaintMode, PdfFontHandle, Polygon, PolygonRing, Pt, TextItem,
    TextMatrix, WindingOrder,
};

use crate::PaperError;
use crate::draw::{Colour, Mark, Meaning, PAGE_HEIGHT, Page};
use crate::pdf::fonts::{Cut, CutFace};
use crate::pdf::shapes::{line_point, rectangle, rgb, rounded};
use crate::pdf::tags::role_name;
use crate::typeset::FaceId;
use crate::typeset::fonts::Faces;
use crate::typeset::line::Line;
use crate::typeset::shape::{Glyph, Run};

/// Text as UTF-16 with its mark, as PDF strings want it.
pub(crate) fn utf16(text: &str) -> Vec<u8> {
    std::iter::once(0xfeff).chain(text.encode_utf16()).flat_map(u16::to_be_bytes).collect()
}

/// The operators of a page.
pub(crate) fn page_ops(page: &Page, cut: &Cut) -> Result<Vec<Op>, PaperError> {
    let mut writer = Writer {
        cut,
        faces: Faces::shipped()?,
        ops: Vec::new(),
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
        writer.ops.push(Op::EndMarkedContent);
    }
    Ok(writer.ops)
}

/// Glyphs that wait to be shown, and where the reader's pen will be after them.
#[derive(Default)]
struct Pen {
    set: bool,
    x: f32,
    baseline: f32,
    /// What the next glyph must be moved to the left by, in thousandths of the size.
    owed: f32,
    items: Vec<TextItem>,
    glyphs: Vec<Codepoint>,
}

/// What the reader was last told of lines; nothing yet at the top of a page.
#[derive(Default)]
struct Stroke {
    colour: Option<Colour>,
    thickness: Option<f32>,
    dash: Option<(f32, f32)>,
}

struct Writer<'a> {
    cut: &'a Cut,
    faces: &'static Faces,
    ops: Vec<Op>,
    in_text: bool,
    font: Option<(FaceId, f32)>,
    fill: Option<Colour>,
    stroke: Stroke,
    pen: Pen,
}

impl Writer<'_> {
    fn meaning(&mut self, meaning: Meaning) {
        let artifact = |kind: &str| ("Type".to_owned(), DictItem::Name(kind.as_bytes().to_vec()));
        match meaning {
            Meaning::Content(role, number) => {
                let number = DictItem::Int(i64::from(number));
                self.begin(role_name(role), [("MCID".to_owned(), number)]);
            }
            Meaning::Running => self.begin("Artifact", [artifact("Pagination")]),
            Meaning::Decoration => self.begin("Artifact", [artifact("Layout")]),
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
                self.ops.push(Op::DrawRectangle { rectangle: rectangle(*area) });
            }
            Mark::Shape { corners, colour } => {
                self.fill_with(*colour);
                let rings = vec![PolygonRing { points: corners.iter().map(|&at| line_point(at)).collect() }];
                let polygon = Polygon { rings, mode: PaintMode::Fill, winding_order: WindingOrder::NonZero };
                self.ops.push(Op::DrawPolygon { polygon });
            }
            Mark::Stroke { points, thickness, colour, dash, closed } => {
                self.stroke_with(*colour, *thickness, *dash);
                let points = points.iter().map(|&at| line_point(at)).collect();
                self.ops.push(Op::DrawLine { line: printpdf::Line { points, is_closed: *closed } });
            }
        }
        Ok(())
    }

    fn begin(&mut self, tag: &str, properties: impl IntoIterator<Item = (String, DictItem)>) {
        let map: BTreeMap<String, DictItem> = properties.into_iter().collect();
        let properties = DictItem::Dict { map };
        self.ops.push(Op::BeginMarkedContentWithProperties { tag: tag.to_owned(), properties });
    }

    fn begin_words(&mut self, words: &str) {
        let data = utf16(words);
        self.begin("Span", [("ActualText".to_owned(), DictItem::String { data, literal: false })]);
    }

    fn fill_with(&mut self, colour: Colour) {
        if self.fill != Some(colour) {
            self.ops.push(Op::SetFillColor { col: rgb(colour) });
            self.fill = Some(colour);
        }
    }

    fn stroke_with(&mut self, colour: Colour, thickness: f32, dash: Option<(f32, f32)>) {
        if self.stroke.colour.replace(colour) != Some(colour) {
            self.ops.push(Op::SetOutlineColor { col: rgb(colour) });
        }
        if self.stroke.thickness.replace(thickness) != Some(thickness) {
            self.ops.push(Op::SetOutlineThickness { pt: Pt(thickness) });
        }
        if self.stroke.dash != dash {
            self.stroke.dash = dash;
            let pattern = dash.map(|(on, off)| vec![on, off]).unwrap_or_default().into();
            self.ops.push(Op::SetLineDashPattern { dash: LineDashPattern { pattern, offset: 0.0 } });
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
            self.ops.push(Op::StartTextSection);
            (self.in_text, self.font) = (true, None);
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
        let goes_on = plain
            && self.pen.set
            && self.font == Some((run.face, size))
            && self.pen.baseline == baseline
            && (self.pen.x - x).abs() < 0.01;
        if !goes_on {
            self.flush();
            if self.font != Some((run.face, size)) {
                self.ops.push(Op::SetFont { font: PdfFontHandle::External(cut.id.clone()), size: Pt(size) });
                self.font = Some((run.face, size));
            }
            if !plain && !run.rtl {
                self.begin_words(&run.text);
            }
            let matrix = TextMatrix::Translate(Pt(rounded(x)), Pt(rounded(baseline)));
            self.ops.push(Op::SetTextMatrix { matrix });
            (self.pen.set, self.pen.x, self.pen.baseline) = (true, x, baseline);
        }
        self.glyphs(run, cut, size)?;
        let em = f32::from(self.faces.face(run.face).units_per_em);
        self.pen.x += run.advance as f32 * size / em;
        if !plain {
            self.flush();
            if !run.rtl {
                self.ops.push(Op::EndMarkedContent);
            }
        }
        Ok(())
    }

    fn glyphs(&mut self, run: &Run, cut: &CutFace, size: f32) -> Result<(), PaperError> {
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
                    self.show();
                    self.ops.push(Op::EndMarkedContent);
                    in_words = false;
                }
                if begins && (same(run.glyphs.get(place + 1)) || shown.text != run.text_of(glyph)) {
                    self.show();
                    self.begin_words(run.text_of(glyph));
                    in_words = true;
                }
            }
            if glyph.dy != rise {
                self.show();
                self.ops.push(Op::SetLineOffset { multiplier: glyph.dy as f32 * size / em });
                rise = glyph.dy;
            }
            let shift = glyph.dx as f32 * thousandths;
            let before = self.pen.owed - shift;
            if before.abs() > 0.001 {
                match self.pen.glyphs.last_mut() {
                    Some(last) => last.offset += before,
                    None => self.pen.items.push(TextItem::Offset(before)),
                }
            }
            let written = (f32::from(shown.advance) * thousandths).trunc();
            let owed = shift + written - glyph.advance as f32 * thousandths;
            self.pen.owed = if owed.abs() < 0.01 { 0.0 } else { owed };
            self.pen.glyphs.push(Codepoint { gid: shown.id, offset: 0.0, cid: Some(shown.text.clone()) });
        }
        if in_words {
            self.show();
            self.ops.push(Op::EndMarkedContent);
        }
        if rise != 0 {
            self.flush();
            self.ops.push(Op::SetLineOffset { multiplier: 0.0 });
        }
        Ok(())
    }

    fn show(&mut self) {
        if !self.pen.glyphs.is_empty() {
            let glyphs = std::mem::take(&mut self.pen.glyphs);
            self.pen.items.push(TextItem::GlyphIds(glyphs));
        }
        if !self.pen.items.is_empty() {
            self.ops.push(Op::ShowText { items: std::mem::take(&mut self.pen.items) });
        }
    }

    fn flush(&mut self) {
        self.show();
        (self.pen.set, self.pen.owed) = (false, 0.0);
    }

    fn end_text(&mut self) {
        if self.in_text {
            self.flush();
            self.ops.push(Op::EndTextSection);
            self.in_text = false;
        }
    }
}

fn lost(run: &Run) -> PaperError {
    PaperError::Fonts(format!("a glyph of face {} was not cut", run.face.0))
}
