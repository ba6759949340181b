//! What the file says of itself: the catalogue, its dates and title, PDF/UA-1 and PDF/A-2a.
//!
//! printpdf's own description is thrown away whole: it names PDF/X and the year 1970. No name of a
//! person ever stands here: the title is the paper's neutral one.

use chrono::{DateTime, SecondsFormat, Utc};
use lopdf::{Dictionary, Document, Object, ObjectId, Stream, StringFormat, dictionary};

use crate::draw::Drawing;
use crate::pdf::tags::words;

const PRODUCER: &str = concat!("Safehold ", env!("CARGO_PKG_VERSION"));
const SRGB: &[u8] = include_bytes!("../../profiles/srgb.icc");
const SRGB_NAME: &str = "sRGB IEC61966-2.1";

/// Describes the document: catalogue, metadata, colours.
pub(crate) fn describe(
    document: &mut Document,
    drawing: &Drawing,
    tree: ObjectId,
    made: DateTime<Utc>,
) -> Result<(), lopdf::Error> {
    document.version = "1.7".to_owned();
    let xmp =
        Stream::new(dictionary! { "Type" => "Metadata", "Subtype" => "XML" }, xmp(drawing, made).into());
    let metadata = document.add_object(xmp.with_compression(false));
    let profile = document.add_object(Stream::new(dictionary! { "N" => 3 }, SRGB.to_vec()));
    let colours = document.add_object(dictionary! {
        "Type" => "OutputIntent",
        "S" => "GTS_PDFA1",
        "OutputConditionIdentifier" => Object::string_literal(SRGB_NAME),
        "Info" => Object::string_literal(SRGB_NAME),
        "DestOutputProfile" => profile,
    });
    let info = document.trailer.get(b"Info")?.as_reference()?;
    document.objects.insert(info, information(drawing, made).into());
    let catalogue = document.trailer.get(b"Root")?.as_reference()?;
    let catalogue = document.get_object_mut(catalogue)?.as_dict_mut()?;
    catalogue.set("StructTreeRoot", tree);
    catalogue.set("MarkInfo", dictionary! { "Marked" => true });
    catalogue.set("Lang", Object::String(drawing.language.clone().into_bytes(), StringFormat::Literal));
    catalogue.set("ViewerPreferences", dictionary! { "DisplayDocTitle" => true });
    catalogue.set("Metadata", metadata);
    catalogue.set("OutputIntents", vec![Object::Reference(colours)]);
    Ok(())
}

fn information(drawing: &Drawing, made: DateTime<Utc>) -> Dictionary {
    let date = made.format("D:%Y%m%d%H%M%S+00'00'").to_string();
    dictionary! {
        "Title" => words(&drawing.title),
        "Producer" => Object::string_literal(PRODUCER),
        "CreationDate" => Object::string_literal(date),
    }
}

fn xmp(drawing: &Drawing, made: DateTime<Utc>) -> String {
    let title = escaped(&drawing.title);
    let date = made.to_rfc3339_opts(SecondsFormat::Secs, true);
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
