//! Pictures of a PDF's pages: the very bytes that are printed, for the preview in the window.
//!
//! Not here: making PDFs.

use hayro::hayro_interpret::InterpreterSettings;
use hayro::hayro_syntax::Pdf as Source;
use hayro::vello_cpu::color::palette::css::WHITE;
use hayro::{PixmapSettings, RenderCache, RenderSettings, render};

/// The picture of one page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PageImage {
    /// The picture as PNG.
    pub png: Vec<u8>,
    /// Its width in pixels.
    pub width: u32,
    /// Its height in pixels.
    pub height: u32,
}

/// Why pages could not be shown.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum RenderError {
    /// The bytes are not a PDF that can be read.
    #[error("this file is not a PDF that can be shown: make the paper again")]
    NotPdf,
    /// The width asked for makes no sensible picture.
    #[error("a page cannot be shown {0} pixels wide: ask for 50 to 8000")]
    Width(u32),
    /// A picture could not be packed.
    #[error("a page's picture could not be made: {0}")]
    Picture(String),
}

/// Each page of a PDF as a picture `width_px` pixels wide on white, in order.
///
/// # Errors
/// [`RenderError`] where the bytes are no PDF or the width is not 50 to 8000 pixels.
pub fn page_images(pdf: &[u8], width_px: u32) -> Result<Vec<PageImage>, RenderError> {
    let images = drawn(pdf, width_px, |_| true)?;
    if images.is_empty() { Err(RenderError::NotPdf) } else { Ok(images) }
}

/// One page of a PDF as a picture, as for [`page_images`]; pages count from 1, and `None` is a page that is not there.
///
/// # Errors
/// As for [`page_images`].
pub fn page_image(pdf: &[u8], number: usize, width_px: u32) -> Result<Option<PageImage>, RenderError> {
    Ok(drawn(pdf, width_px, |place| place + 1 == number)?.pop())
}

fn drawn(pdf: &[u8], width_px: u32, wanted: impl Fn(usize) -> bool) -> Result<Vec<PageImage>, RenderError> {
    if !(50..=8000).contains(&width_px) {
        return Err(RenderError::Width(width_px));
    }
    let source = Source::new(pdf.to_vec()).map_err(|_| RenderError::NotPdf)?;
    let cache = RenderCache::new();
    let (interpreter, renderer) = (InterpreterSettings::default(), RenderSettings::default());
    let mut images = Vec::new();
    for (_, page) in source.pages().iter().enumerate().filter(|(place, _)| wanted(*place)) {
        let (width, _) = page.render_dimensions();
        // A hair more than the exact scale: the renderer cuts fractions of a pixel off.
        let scale = (width_px as f32 + 0.01) / width.max(1.0);
        let settings = PixmapSettings { x_scale: scale, y_scale: scale, bg_color: WHITE };
        let pixels = render(page, &cache, &interpreter, &renderer, &settings);
        let (width, height) = (u32::from(pixels.width()), u32::from(pixels.height()));
        let png = pixels.into_png().map_err(|fault| RenderError::Picture(fault.to_string()))?;
        images.push(PageImage { png, width, height });
    }
    Ok(images)
}
