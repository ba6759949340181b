//! Putting a file together: pages through printpdf, the rest through lopdf, bytes that are the same
//! for the same paper.
//!
//! printpdf's own saving is not used: it swallows errors of the disk and gives each file random ids.

use std::io::Write as _;

use chrono::{DateTime, Utc};
use flate2::{Compression, write::ZlibEncoder};
use lopdf::{Document, Object, ObjectId};
use printpdf::{Mm, PdfDocument, PdfFont, PdfPage, PdfSaveOptions};

use crate::PaperError;
use crate::draw::Drawing;
use crate::pdf::fonts::Cut;
use crate::pdf::{file, metadata, ops, tags};

/// How hard page streams are packed: a page is small, so the last bytes cost little time.
pub(crate) const PAGE_LEVEL: u32 = 9;

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
    Ok(file::bytes(document)?)
}

/// Deflates every stream but the metadata, which archives want plain. Font programs and their maps were
/// deflated once for the process.
fn pack(document: &mut Document, cut: &Cut) -> Result<(), lopdf::Error> {
    for face in cut.faces() {
        let maps: Vec<ObjectId> = document
            .objects
            .values()
            .filter_map(|object| object.as_dict().ok())
            .filter(|font| {
                font.get(b"BaseFont").and_then(Object::as_name).is_ok_and(|n| n == face.name.as_bytes())
            })
            .filter_map(|font| font.get(b"ToUnicode").and_then(Object::as_reference).ok())
            .collect();
        for map in maps {
            if let Ok(Object::Stream(stream)) = document.get_object_mut(map) {
                stream.set_content(face.texts.clone());
                stream.dict.set("Filter", "FlateDecode");
            }
        }
    }
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
/// readers would take it for a part of the line's end. The last byte depends on the content alone, so
/// a line feed more inside moves it on.
pub(crate) fn deflate(raw: &[u8], level: u32) -> std::io::Result<Vec<u8>> {
    if sound_end(raw) { packed(raw, level) } else { packed(&padded(raw.to_vec()), level) }
}

/// The content with line feeds after it until its deflated form ends soundly.
pub(crate) fn padded(mut content: Vec<u8>) -> Vec<u8> {
    while !sound_end(&content) {
        content.push(b'\n');
    }
    content
}

/// The last byte of the deflated form, the low byte of its Adler-32 sum, is no carriage return.
fn sound_end(content: &[u8]) -> bool {
    let sum = content.iter().fold(1_u32, |sum, byte| (sum + u32::from(*byte)) % 65_521);
    sum & 0xff != u32::from(b'\r')
}

/// Content as it stands, deflated.
pub(crate) fn packed(content: &[u8], level: u32) -> std::io::Result<Vec<u8>> {
    let mut encoder = ZlibEncoder::new(Vec::with_capacity(content.len() / 2), Compression::new(level));
    encoder.write_all(content)?;
    encoder.finish()
}

#[cfg(test)]
mod tests {
    use super::{deflate, packed, sound_end};

    #[test]
    fn no_stream_ends_in_a_carriage_return() {
        let mut caught = 0;
        for number in 0..2000_usize {
            let raw = "70.866 700 Tm ".repeat(1 + number % 7) + &"q".repeat(number);
            let ends_badly = packed(raw.as_bytes(), 6).unwrap().last() == Some(&b'\r');
            assert_eq!(ends_badly, !sound_end(raw.as_bytes()));
            caught += u32::from(ends_badly);
            assert_ne!(deflate(raw.as_bytes(), 6).unwrap().last(), Some(&b'\r'));
        }
        assert!(caught > 0, "the trap was not met in 2,000 streams");
    }
}
