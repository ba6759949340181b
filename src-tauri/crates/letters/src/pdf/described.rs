//! A cut face as objects of a file: its dictionary, its description and its widths as printpdf writes them, with
//! the program and the map to text in place of printpdf's own.
//!
//! printpdf is asked once for each cut, with one page that shows every glyph.

use std::io::Write;

use lopdf::{Object, ObjectId};
use printpdf::{
    Codepoint, FontId, Mm, Op, ParsedFont, PdfDocument, PdfFont, PdfFontHandle, PdfPage, PdfSaveOptions, Pt,
    TextItem,
};

use crate::pdf::body::{Body, Number};
use crate::pdf::object::{entries, held};

/// What stands in an object's stream.
enum Content {
    /// The object has no stream.
    None,
    /// The font program.
    Program,
    /// What text each glyph stands for.
    Texts,
}

/// A cut face, ready to be written into any file.
pub(crate) struct Described {
    objects: Vec<(ObjectId, Object, Content)>,
    program: Vec<u8>,
    texts: Vec<u8>,
}

impl Described {
    /// The objects of a face. `program` and `texts` are deflated; `glyphs` are all glyphs of the cut.
    ///
    /// # Errors
    /// Where printpdf does not describe the face as a composite font with a TrueType program.
    pub(crate) fn new(
        parsed: ParsedFont,
        glyphs: impl Iterator<Item = u16>,
        program: Vec<u8>,
        texts: Vec<u8>,
    ) -> Result<Self, String> {
        let unusable = || "the built-in font could not be described".to_owned();
        let id = FontId("T0".to_owned());
        let mut pdf = PdfDocument::new("");
        pdf.resources.fonts.map.insert(id.clone(), PdfFont::new(parsed));
        let glyphs = glyphs.map(|gid| Codepoint { gid, offset: 0.0, cid: None }).collect();
        let ops = vec![
            Op::StartTextSection,
            Op::SetFont { font: PdfFontHandle::External(id), size: Pt(12.0) },
            Op::ShowText { items: vec![TextItem::GlyphIds(glyphs)] },
            Op::EndTextSection,
        ];
        pdf.pages.push(PdfPage::new(Mm(210.0), Mm(297.0), ops));
        let options =
            PdfSaveOptions { optimize: false, subset_fonts: false, secure: true, image_optimization: None };
        let mut warnings = Vec::new();
        let document = pdf.to_lopdf_document(&options, &mut warnings);
        if let Some(warning) = warnings.first() {
            return Err(format!("the built-in font could not be described ({warning:?})"));
        }
        let reference = |object: &Object, key: &[u8]| {
            let found = object.as_dict().ok().and_then(|entries| entries.get(key).ok());
            found.and_then(|found| found.as_reference().ok())
        };
        let is_font = |object: &Object| reference(object, b"ToUnicode").is_some();
        let (&font, dictionary) =
            document.objects.iter().find(|(_, object)| is_font(object)).ok_or_else(unusable)?;
        let described = dictionary.as_dict().ok().and_then(|entries| entries.get(b"DescendantFonts").ok());
        let descendant = described.and_then(|list| list.as_array().ok()).and_then(|list| list.first());
        let descriptor =
            descendant.and_then(|font| reference(font, b"FontDescriptor")).ok_or_else(unusable)?;
        let file = document.objects.get(&descriptor).and_then(|object| reference(object, b"FontFile2"));
        let map = reference(dictionary, b"ToUnicode").ok_or_else(unusable)?;
        let objects = [
            (font, Content::None),
            (descriptor, Content::None),
            (file.ok_or_else(unusable)?, Content::Program),
            (map, Content::Texts),
        ];
        let objects = objects
            .into_iter()
            .map(|(id, content)| {
                let object = document.objects.get(&id).ok_or_else(unusable)?;
                Ok((id, without_content(object), content))
            })
            .collect::<Result<Vec<_>, String>>()?;
        Ok(Self { objects, program, texts })
    }

    /// Writes the face into a file; gives its font dictionary's number.
    ///
    /// # Errors
    /// Those of the writer.
    pub(crate) fn write<W: Write>(&self, body: &mut Body<W>) -> std::io::Result<Number> {
        let mut numbers: Vec<(ObjectId, Number)> = Vec::with_capacity(self.objects.len());
        let found = |numbers: &[(ObjectId, Number)], wanted: ObjectId| {
            numbers.iter().find(|(id, _)| *id == wanted).map_or(Number(0), |(_, number)| *number)
        };
        // Last to first, as each refers to later ones only.
        for (id, object, content) in self.objects.iter().rev() {
            let number = match content {
                Content::None => {
                    body.next_object(|to| held(to, object, &|wanted| found(&numbers, wanted)))?
                }
                Content::Program | Content::Texts => {
                    let mut about = Vec::new();
                    if let Object::Dictionary(dictionary) = object {
                        entries(&mut about, dictionary, &|wanted| found(&numbers, wanted));
                    }
                    about.extend_from_slice(b"/Filter/FlateDecode");
                    let is_program = matches!(content, Content::Program);
                    body.stream(&about, if is_program { &self.program } else { &self.texts })?
                }
            };
            numbers.push((*id, number));
        }
        Ok(numbers.last().map_or(Number(0), |(_, number)| *number))
    }
}

/// A stream's dictionary less what is written anew, or any other object as it is.
fn without_content(object: &Object) -> Object {
    match object {
        Object::Stream(stream) => {
            let mut dictionary = stream.dict.clone();
            for key in [b"Length".as_slice(), b"Filter"] {
                dictionary.remove(key);
            }
            dictionary.into()
        }
        other => other.clone(),
    }
}
