//! What a letter shows of itself before it is opened: the words of the first page that the envelope's window can show,
//! read back from the finished bytes, wherever the folded sheet slides.
//!
//! Not here: where the address is set (layout), what may show (the gate).

use hayro::hayro_interpret::font::GlyphRun;
use hayro::hayro_interpret::hayro_cmap::BfString;
use hayro::hayro_interpret::{
    BlendMode, ClipPath, Context, Device, DrawMode, DrawProps, Image, ImageDrawProps, InterpreterCache,
    InterpreterSettings, SoftMask, interpret_page,
};
use hayro::hayro_syntax::Pdf as Source;
use hayro::kurbo::{Affine, BezPath, Point, Rect, Shape};
use safehold_core::document::EnvelopeProfile;
use safehold_core::envelope::SheetPart;

use crate::PaperError;

const MM: f64 = 72.0 / 25.4;
/// What of a letter's height stands above and below its line, in sizes.
const ABOVE: f64 = 0.75;
const BELOW: f64 = 0.22;

/// What of the sheet nothing but the address may stand in. Notify reads the address from its block and wants the rest
/// around it white.
pub fn shown(profile: EnvelopeProfile) -> SheetPart {
    let notify = SheetPart { left: 0.0, top: 30.0, right: 124.0, bottom: 95.0 };
    profile.envelope().map_or(notify, |envelope| envelope.ever_shown())
}

/// The words of the first page that stand, whole or in part, in what of the sheet can show: in the order in which
/// they were drawn, a line break where a new line begins.
///
/// # Errors
/// [`PaperError::Write`] where the bytes are no file of ours.
pub fn in_window(bytes: &[u8], profile: EnvelopeProfile) -> Result<String, PaperError> {
    let unread = || PaperError::Write("the finished file can't be read".to_owned());
    let source = Source::new(bytes.to_vec()).map_err(|_| unread())?;
    let pages = source.pages();
    let page = pages.first().ok_or_else(unread)?;
    let (width, height) = page.render_dimensions();
    let cache = InterpreterCache::new();
    let sheet = Rect::new(0.0, 0.0, f64::from(width), f64::from(height));
    let settings = InterpreterSettings::default();
    let mut context = Context::new(Affine::IDENTITY, sheet, &cache, source.xref(), settings);
    let part = shown(profile);
    let [left, top, right, bottom] =
        [part.left, part.top, part.right, part.bottom].map(|mm| f64::from(mm) * MM);
    let mut reader =
        Reader { height: f64::from(height), part: [left, top, right, bottom], ..Reader::default() };
    interpret_page(page, &mut context, &mut reader);
    Ok(reader.words)
}

/// Takes down the signs that stand within a part of the page.
#[derive(Default)]
struct Reader {
    height: f64,
    part: [f64; 4],
    words: String,
    line: Option<f64>,
}

impl Reader {
    fn stands(&self, at: Point, size: f64, width: f64) -> bool {
        let [left, top, right, bottom] = self.part;
        let (above, below) = (at.y - ABOVE * size, at.y + BELOW * size);
        at.x < right && at.x + width > left && above < bottom && below > top
    }
}

impl<'a> Device<'a> for Reader {
    fn draw_glyph_run(&mut self, run: &GlyphRun<'_, 'a>, props: DrawProps<'a>, _: &DrawMode) {
        let flip = Affine::translate((0.0, self.height)) * Affine::scale_non_uniform(1.0, -1.0);
        for glyph in run.glyphs() {
            let place = flip * props.transform * glyph.transform();
            let at = place * Point::ZERO;
            // A glyph's own space is a thousandth of its size.
            let size = (place * Point::new(0.0, 1000.0) - at).hypot();
            if !self.stands(at, size, size / 4.0) {
                continue;
            }
            if self.line.is_some_and(|line| (line - at.y).abs() > size / 4.0) {
                self.words.push('\n');
            }
            self.line = Some(at.y);
            match glyph.as_unicode() {
                Some(BfString::Char(sign)) => self.words.push(sign),
                Some(BfString::String(signs)) => self.words.push_str(&signs),
                // A shape without a text can't be compared with the address, so it must not pass for nothing.
                None => self.words.push('\u{fffd}'),
            }
        }
    }

    fn draw_path(&mut self, path: &BezPath, props: DrawProps<'a>, _: &DrawMode) {
        let flip = Affine::translate((0.0, self.height)) * Affine::scale_non_uniform(1.0, -1.0);
        let drawn = (flip * props.transform).transform_rect_bbox(path.bounding_box());
        let [left, top, right, bottom] = self.part;
        if drawn.x0 < right && drawn.x1 > left && drawn.y0 < bottom && drawn.y1 > top {
            // A line or a mark is no address either.
            self.words.push('\u{fffd}');
        }
    }
    fn push_clip_path(&mut self, _: &ClipPath) {}
    fn push_transparency_group(&mut self, _: f32, _: Option<SoftMask<'a>>, _: BlendMode) {}
    fn draw_image(&mut self, _: Image<'a, '_>, _: ImageDrawProps<'a>) {}
    fn pop_clip(&mut self) {}
    fn pop_transparency_group(&mut self) {}
}
