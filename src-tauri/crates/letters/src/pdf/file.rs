//! Objects to bytes: everything but the streams packed together in one of them, and the list of where each
//! object stands. Half the size that a line for each object would take.
//!
//! lopdf writes such files too, but its packed streams may end in a carriage return (see `save`) and its list
//! is not packed.

use std::io::{Error, Result, Write as _};

use lopdf::{Dictionary, Document, Object, Stream, StringFormat, dictionary};
use sha2::{Digest, Sha256};

use crate::pdf::save::{PAGE_LEVEL, deflate};

/// Four bytes above 127: this is no text.
const BINARY: &[u8] = b"%\xbb\xad\xc0\xde\n";

/// Where an object stands.
enum Place {
    /// By itself, so many bytes from the start.
    At(usize),
    /// In the packed stream, so many objects in.
    Packed(usize),
}

/// The document's bytes; its identity is the hash of what it holds.
///
/// # Errors
/// Where deflating fails, or there are more objects or bytes than such a file can count.
pub(crate) fn bytes(document: &Document) -> Result<Vec<u8>> {
    let mut file = Vec::with_capacity(32 << 10);
    file.extend_from_slice(format!("%PDF-{}\n", document.version).as_bytes());
    file.extend_from_slice(BINARY);
    let mut places: Vec<(u32, Place)> = Vec::new();
    let (mut numbers, mut packed) = (Vec::new(), Vec::new());
    for (&(number, _), object) in &document.objects {
        if let Object::Stream(stream) = object {
            places.push((number, Place::At(file.len())));
            write_stream(&mut file, number, stream)?;
        } else {
            places.push((number, Place::Packed(places.len() - streams(&places))));
            write!(numbers, "{number} {} ", packed.len())?;
            write_object(&mut packed, object)?;
            packed.push(b'\n');
        }
    }
    let packed_at = places.iter().map(|(number, _)| number + 1).max().unwrap_or(1);
    let count = places.len() - streams(&places);
    let first = numbers.len();
    numbers.append(&mut packed);
    let about = dictionary! { "Type" => "ObjStm", "N" => count as i64, "First" => first as i64 };
    places.push((packed_at, Place::At(file.len())));
    write_stream(&mut file, packed_at, &deflated(about, &numbers)?)?;
    let identity = Sha256::digest(&file)[..16].to_vec();
    list(file, document, places, packed_at, identity)
}

fn streams(places: &[(u32, Place)]) -> usize {
    places.iter().filter(|(_, place)| matches!(place, Place::At(_))).count()
}

fn deflated(mut about: Dictionary, raw: &[u8]) -> Result<Stream> {
    about.set("Filter", "FlateDecode");
    Ok(Stream::new(about, deflate(raw, PAGE_LEVEL)?))
}

/// Adds the list of objects, 1 upwards and without holes, and the trailer that it carries.
fn list(
    mut file: Vec<u8>,
    document: &Document,
    mut places: Vec<(u32, Place)>,
    packed_at: u32,
    identity: Vec<u8>,
) -> Result<Vec<u8>> {
    let own = packed_at + 1;
    let start = file.len();
    places.push((own, Place::At(start)));
    let mut rows = Vec::with_capacity(places.len() * 6 + 6);
    rows.extend_from_slice(&[0, 0, 0, 0, 0xff, 0xff]);
    let mut index = vec![Object::Integer(0), Object::Integer(1)];
    let mut last = 0;
    for (number, place) in &places {
        if *number == last + 1 {
            if let Some(Object::Integer(run)) = index.last_mut() {
                *run += 1;
            }
        } else {
            index.extend([Object::Integer(i64::from(*number)), Object::Integer(1)]);
        }
        last = *number;
        let (kind, where_, within) = match place {
            Place::At(offset) => (1, u32::try_from(*offset).map_err(Error::other)?, 0),
            Place::Packed(place) => (2, packed_at, u16::try_from(*place).map_err(Error::other)?),
        };
        let [above, bytes @ ..] = where_.to_be_bytes();
        if above > 0 {
            return Err(Error::other("a file of more than 16 MB"));
        }
        rows.push(kind);
        rows.extend_from_slice(&bytes);
        rows.extend_from_slice(&u16::to_be_bytes(within));
    }
    let mut about = dictionary! {
        "Type" => "XRef",
        "Size" => i64::from(own) + 1,
        "W" => vec![1.into(), 3.into(), 2.into()],
        "Index" => index,
        "ID" => vec![Object::String(identity.clone(), StringFormat::Hexadecimal),
            Object::String(identity, StringFormat::Hexadecimal)],
    };
    for key in [b"Root".as_slice(), b"Info"] {
        if let Ok(value) = document.trailer.get(key) {
            about.set(key, value.clone());
        }
    }
    write_stream(&mut file, own, &deflated(about, &rows)?)?;
    write!(file, "startxref\n{start}\n%%EOF\n")?;
    Ok(file)
}

fn write_stream(file: &mut Vec<u8>, number: u32, stream: &Stream) -> Result<()> {
    let mut about = stream.dict.clone();
    about.set("Length", stream.content.len() as i64);
    writeln!(file, "{number} 0 obj")?;
    write_dictionary(file, &about)?;
    file.extend_from_slice(b"stream\n");
    file.extend_from_slice(&stream.content);
    file.extend_from_slice(b"\nendstream\nendobj\n");
    Ok(())
}

fn write_object(to: &mut Vec<u8>, object: &Object) -> Result<()> {
    match object {
        Object::Null => to.extend_from_slice(b"null"),
        Object::Boolean(value) => write!(to, "{value}")?,
        Object::Integer(value) => write!(to, "{value}")?,
        Object::Real(value) => write!(to, "{value}")?,
        Object::Name(name) => write_name(to, name)?,
        Object::String(text, StringFormat::Hexadecimal) => {
            to.push(b'<');
            text.iter().try_for_each(|byte| write!(to, "{byte:02X}"))?;
            to.push(b'>');
        }
        Object::String(text, StringFormat::Literal) => {
            to.push(b'(');
            for &byte in text {
                match byte {
                    b'(' | b')' | b'\\' => to.extend_from_slice(&[b'\\', byte]),
                    b'\r' => to.extend_from_slice(b"\\r"),
                    _ => to.push(byte),
                }
            }
            to.push(b')');
        }
        Object::Array(items) => {
            to.push(b'[');
            for (place, item) in items.iter().enumerate() {
                if place > 0 {
                    to.push(b' ');
                }
                write_object(to, item)?;
            }
            to.push(b']');
        }
        Object::Dictionary(dictionary) => write_dictionary(to, dictionary)?,
        Object::Reference((number, generation)) => write!(to, "{number} {generation} R")?,
        Object::Stream(_) => return Err(Error::other("a stream within another object")),
    }
    Ok(())
}

fn write_dictionary(to: &mut Vec<u8>, dictionary: &Dictionary) -> Result<()> {
    to.extend_from_slice(b"<<");
    for (key, value) in dictionary {
        write_name(to, key)?;
        to.push(b' ');
        write_object(to, value)?;
    }
    to.extend_from_slice(b">>");
    Ok(())
}

fn write_name(to: &mut Vec<u8>, name: &[u8]) -> Result<()> {
    to.push(b'/');
    for &byte in name {
        if byte.is_ascii_graphic() && !b"()<>[]{}/%#".contains(&byte) {
            to.push(byte);
        } else {
            write!(to, "#{byte:02X}")?;
        }
    }
    Ok(())
}
