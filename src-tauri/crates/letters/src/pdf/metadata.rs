//! What the file says of itself: the catalogue, its dates and title, PDF/UA-1 and PDF/A-2a.
//!
//! No name of a person ever stands here: the title is the paper's neutral one.

use std::io::{Result, Write};
use std::sync::OnceLock;

use chrono::{DateTime, SecondsFormat, Utc};

use crate::pdf::body::{Body, Number};
use crate::pdf::deflate::{Deflater, ONCE};
use crate::pdf::object::{literal, reference, words};

const PRODUCER: &str = concat!("Safehold ", env!("CARGO_PKG_VERSION"));
const SRGB: &[u8] = include_bytes!("../../profiles/srgb.icc");
const SRGB_NAME: &[u8] = b"sRGB IEC61966-2.1";

/// What a file says of itself.
pub(crate) struct Description<'a> {
    /// The neutral title.
    pub(crate) title: &'a str,
    /// BCP 47 language of the whole.
    pub(crate) language: &'a str,
    /// The date of the file.
    pub(crate) made: DateTime<Utc>,
}

/// What the catalogue points to.
pub(crate) struct Roots {
    /// The tree of pages.
    pub(crate) pages: Number,
    /// The tree of meaning.
    pub(crate) tree: Number,
    /// The bookmarks, where there are any.
    pub(crate) outlines: Option<Number>,
}

/// Describes the document: catalogue, metadata, colours. Gives the numbers of the catalogue and of what the trailer
/// calls information.
///
/// # Errors
/// Those of the writer.
pub(crate) fn describe<W: Write>(
    body: &mut Body<W>,
    about: &Description<'_>,
    roots: &Roots,
) -> Result<(Number, Number)> {
    let metadata = body.stream(b"/Type/Metadata/Subtype/XML", xmp(about).as_bytes())?;
    let profile = body.stream(b"/N 3/Filter/FlateDecode", profile()?)?;
    let colours = body.next_object(|to| {
        to.extend_from_slice(b"<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier");
        literal(to, SRGB_NAME);
        to.extend_from_slice(b"/Info");
        literal(to, SRGB_NAME);
        to.extend_from_slice(b"/DestOutputProfile ");
        reference(to, profile);
        to.extend_from_slice(b">>");
    })?;
    let information = body.next_object(|to| {
        to.extend_from_slice(b"<</Title");
        words(to, about.title);
        to.extend_from_slice(b"/Producer");
        words(to, PRODUCER);
        let date = about.made.format("/CreationDate(D:%Y%m%d%H%M%S+00'00')>>").to_string();
        to.extend_from_slice(date.as_bytes());
    })?;
    let catalogue = body.next_object(|to| {
        to.extend_from_slice(b"<</Type/Catalog/PageLayout/OneColumn/Pages ");
        reference(to, roots.pages);
        match roots.outlines {
            Some(outlines) => {
                to.extend_from_slice(b"/PageMode/UseOutlines/Outlines ");
                reference(to, outlines);
            }
            None => to.extend_from_slice(b"/PageMode/UseNone"),
        }
        to.extend_from_slice(b"/StructTreeRoot ");
        reference(to, roots.tree);
        to.extend_from_slice(b"/MarkInfo<</Marked true>>/ViewerPreferences<</DisplayDocTitle true>>/Lang");
        words(to, about.language);
        to.extend_from_slice(b"/Metadata ");
        reference(to, metadata);
        to.extend_from_slice(b"/OutputIntents[");
        reference(to, colours);
        to.extend_from_slice(b"]>>");
    })?;
    Ok((catalogue, information))
}

/// The colours' profile, deflated once for the process.
fn profile() -> Result<&'static [u8]> {
    static PACKED: OnceLock<Vec<u8>> = OnceLock::new();
    if let Some(packed) = PACKED.get() {
        return Ok(packed);
    }
    let packed = Deflater::at(ONCE).deflate(SRGB)?.to_vec();
    Ok(PACKED.get_or_init(|| packed))
}

fn xmp(about: &Description<'_>) -> String {
    let title = escaped(about.title);
    let date = about.made.to_rfc3339_opts(SecondsFormat::Secs, true);
    format!(
        "<?xpacket begin=\"\u{feff}\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\
         <x:xmpmeta xmlns:x=\"adobe:ns:meta/\"><rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\
         <rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" \
         xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\" xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\" \
         xmlns:pdfuaid=\"http://www.aiim.org/pdfua/ns/id/\" xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\">\
         <dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">{title}</rdf:li></rdf:Alt></dc:title>\
         <pdf:Producer>{PRODUCER}</pdf:Producer>\
         <xmp:CreateDate>{date}</xmp:CreateDate>\
         <pdfuaid:part>1</pdfuaid:part><pdfaid:part>2</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>\
         </rdf:Description>{EXTENSION}</rdf:RDF></x:xmpmeta><?xpacket end=\"w\"?>"
    )
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

/// PDF/A wants each property from outside its own list described: here PDF/UA's.
const EXTENSION: &str = "<rdf:Description rdf:about=\"\" \
    xmlns:pdfaExtension=\"http://www.aiim.org/pdfa/ns/extension/\" \
    xmlns:pdfaSchema=\"http://www.aiim.org/pdfa/ns/schema#\" \
    xmlns:pdfaProperty=\"http://www.aiim.org/pdfa/ns/property#\"><pdfaExtension:schemas><rdf:Bag>\
    <rdf:li rdf:parseType=\"Resource\"><pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>\
    <pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>\
    <pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix><pdfaSchema:property><rdf:Seq>\
    <rdf:li rdf:parseType=\"Resource\"><pdfaProperty:name>part</pdfaProperty:name>\
    <pdfaProperty:valueType>Integer</pdfaProperty:valueType><pdfaProperty:category>internal</pdfaProperty:category>\
    <pdfaProperty:description>PDF/UA part</pdfaProperty:description></rdf:li></rdf:Seq></pdfaSchema:property>\
    </rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>";
