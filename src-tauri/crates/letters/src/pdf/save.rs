//! Putting a file together: pages through printpdf, the rest through lopdf, bytes that are the same
//! for the same paper.
//!
//! printpdf's own saving is not used: it swallows errors of the disk and gives each file random ids.

use std::io::Write as _;

use chrono::{DateTime, Utc};
use flate2::{Compression, write::ZlibEncoder};
use lopdf::{Document, Object, StringFormat};
use printpdf::{Mm, PdfDocument, PdfFont, PdfPage, PdfSaveOptions};
use sha2::{Digest, Sha256};

use crate::PaperError;
use crate::draw::Drawing;
use crate::pdf::fonts::Cut;
use crate::pdf::{metadata, ops, tags};

/// How hard page streams are packed: the usual balance of time and size.
const PAGE_LEVEL: u32 = 6;

/// The drawing as the bytes of a PDF/UA-1 and PDF/A-2a file.
///
/// # Errors
/// [`PaperError::Fonts`] or [`PaperError::Write`]; neither depends on what the paper says.
pub(crate) fn write(drawing: &Drawing, made: DateTime<Utc>) -> Result<Vec<u8>, PaperError> {
    let cut = Cut::for_drawing(drawing)?;
    let mut pdf = PdfDocument::new("");
    for face in cut.faces() {
        pdf.resources.fonts.map.insert(face.id.clone(), PdfFont::new(face.parsed.clone()));
    }
    for page in &drawing.pages {
        pdf.pages.push(PdfPage::new(Mm(210.0), Mm(297.0), ops::page_ops(page, &cut)?));
    }
    let options =
        PdfSaveOptions { optimize: false, subset_fonts: false, secure: true, image_optimization: None };
    let mut warnings = Vec::new();
    let mut document = pdf.to_lopdf_document(&options, &mut warnings);
    if let Some(warning) = warnings.first() {
        return Err(PaperError::Write(format!("{warning:?}")));
    }
    finish(&mut document, drawing, &cut, made).map_err(|fault| PaperError::Write(fault.to_string()))
}

fn finish(
    document: &mut Document,
    drawing: &Drawing,
    cut: &Cut,
    made: DateTime<Utc>,
) -> Result<Vec<u8>, lopdf::Error> {
    let tree = tags::add_tree(document, drawing)?;
    metadata::describe(document, drawing, tree, made)?;
    pack(document, cut)?;
    document.trailer.remove(b"ID");
    let mut bytes = Vec::with_capacity(48 << 10);
    document.save_to(&mut bytes)?;
    let id = Sha256::digest(&bytes)[..16].to_vec();
    let id = Object::String(id, StringFormat::Hexadecimal);
    document.trailer.set("ID", vec![id.clone(), id]);
    bytes.clear();
    document.save_to(&mut bytes)?;
    Ok(bytes)
}

/// Deflates every stream but the metadata, which archives want plain. Font programs were deflated
/// once for the process.
fn pack(document: &mut Document, cut: &Cut) -> Result<(), lopdf::Error> {
    for object in document.objects.values_mut() {
        let Object::Stream(stream) = object else { continue };
        if !stream.allows_compression || stream.dict.has(b"Filter") {
            continue;
        }
        let ready = cut.faces().find(|face| face.parsed.original_bytes == stream.content);
        let packed = match ready {
            Some(face) => face.packed.clone(),
            None => deflate(&stream.content, PAGE_LEVEL)?,
        };
        stream.set_content(packed);
        stream.dict.set("Filter", "FlateDecode");
    }
    Ok(())
}

/// Deflated bytes that do not end in a carriage return: before the line feed that ends a stream, some
/// readers would take it for a part of the line's end. Another level ends in another byte; should all
/// fail, a line feed more inside does.
pub(crate) fn deflate(raw: &[u8], level: u32) -> std::io::Result<Vec<u8>> {
    for level in std::iter::once(level).chain((1..=9).rev()) {
        let packed = packed(raw, level, 0)?;
        if packed.last() != Some(&b'\r') {
            return Ok(packed);
        }
    }
    let mut padding = 1;
    loop {
        let packed = packed(raw, level, padding)?;
        if packed.last() != Some(&b'\r') {
            return Ok(packed);
        }
        padding += 1;
    }
}

fn packed(raw: &[u8], level: u32, padding: usize) -> std::io::Result<Vec<u8>> {
    let mut encoder = ZlibEncoder::new(Vec::with_capacity(raw.len() / 2), Compression::new(level));
    encoder.write_all(raw)?;
    encoder.write_all(&vec![b'\n'; padding])?;
    encoder.finish()
}

#[cfg(test)]
mod tests {
    use super::{deflate, packed};

    #[test]
    fn no_stream_ends_in_a_carriage_return() {
        let mut caught = 0;
        for number in 0..2000_u32 {
            let raw = format!("{number} 0 0 1 70.866 700 Tm");
            caught += u32::from(packed(raw.as_bytes(), 6, 0).unwrap().last() == Some(&b'\r'));
            assert_ne!(deflate(raw.as_bytes(), 6).unwrap().last(), Some(&b'\r'));
        }
        assert!(caught > 0, "the trap was not met in 2,000 streams");
    }
}
