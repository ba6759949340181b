//! Objects as their text in a file: numbers, names, strings, references, and those that lopdf holds.

use lopdf::{Dictionary, Object, ObjectId, StringFormat};

use crate::pdf::body::Number;

/// A whole number.
pub(crate) fn integer(to: &mut Vec<u8>, value: i64) {
    let mut digits = [0_u8; 20];
    let mut at = digits.len();
    let mut rest = value.unsigned_abs();
    loop {
        at -= 1;
        digits[at] = b'0' + (rest % 10) as u8;
        rest /= 10;
        if rest == 0 {
            break;
        }
    }
    if value < 0 {
        to.push(b'-');
    }
    to.extend_from_slice(&digits[at..]);
}

/// A number to the thousandth, no longer than it must be.
pub(crate) fn number(to: &mut Vec<u8>, value: f32) {
    let thousandths = (f64::from(value) * 1000.0).round() as i64;
    if thousandths < 0 {
        to.push(b'-');
    }
    let size = thousandths.unsigned_abs();
    integer(to, (size / 1000) as i64);
    let mut part = size % 1000;
    if part > 0 {
        to.push(b'.');
        let mut unit = 100;
        while part > 0 {
            to.push(b'0' + (part / unit) as u8);
            part %= unit;
            unit /= 10;
        }
    }
}

/// A reference to an object of the file.
pub(crate) fn reference(to: &mut Vec<u8>, number: Number) {
    integer(to, i64::from(number.0));
    to.extend_from_slice(b" 0 R");
}

/// References with spaces between them, in brackets.
pub(crate) fn references(to: &mut Vec<u8>, numbers: &[Number]) {
    to.push(b'[');
    for (place, &number) in numbers.iter().enumerate() {
        if place > 0 {
            to.push(b' ');
        }
        reference(to, number);
    }
    to.push(b']');
}

/// Words as a string: as they stand where they are plain English, else in UTF-16.
pub(crate) fn words(to: &mut Vec<u8>, text: &str) {
    if text.bytes().all(|byte| byte == b' ' || byte.is_ascii_graphic()) {
        literal(to, text.as_bytes());
    } else {
        utf16(to, text);
    }
}

/// Words as a string in UTF-16.
pub(crate) fn utf16(to: &mut Vec<u8>, text: &str) {
    const DIGITS: &[u8; 16] = b"0123456789ABCDEF";
    to.extend_from_slice(b"<FEFF");
    for unit in text.encode_utf16() {
        to.extend([12, 8, 4, 0].map(|shift| DIGITS[usize::from(unit >> shift & 15)]));
    }
    to.push(b'>');
}

/// Bytes as a string in round brackets.
pub(crate) fn literal(to: &mut Vec<u8>, bytes: &[u8]) {
    to.push(b'(');
    bytes.iter().for_each(|&byte| literal_byte(to, byte));
    to.push(b')');
}

/// One byte of a string in round brackets.
pub(crate) fn literal_byte(to: &mut Vec<u8>, byte: u8) {
    match byte {
        b'(' | b')' | b'\\' => to.extend_from_slice(&[b'\\', byte]),
        // Read as a line's end, and so as a line feed, if it stood by itself.
        b'\r' => to.extend_from_slice(b"\\r"),
        _ => to.push(byte),
    }
}

/// A name.
pub(crate) fn name(to: &mut Vec<u8>, name: &[u8]) {
    to.push(b'/');
    for &byte in name {
        if byte.is_ascii_graphic() && !b"()<>[]{}/%#".contains(&byte) {
            to.push(byte);
        } else {
            to.extend_from_slice(format!("#{byte:02X}").as_bytes());
        }
    }
}

/// An object as lopdf holds it; `numbers` says under which number of the file an object stands that it refers to.
pub(crate) fn held(to: &mut Vec<u8>, object: &Object, numbers: &dyn Fn(ObjectId) -> Number) {
    match object {
        Object::Boolean(value) => to.extend_from_slice(if *value { b"true" } else { b"false" }),
        Object::Integer(value) => integer(to, *value),
        Object::Real(value) => number(to, *value),
        Object::Name(text) => name(to, text),
        Object::String(text, StringFormat::Literal) => literal(to, text),
        Object::String(text, StringFormat::Hexadecimal) => {
            let digits: String = text.iter().map(|byte| format!("{byte:02X}")).collect();
            to.extend_from_slice(format!("<{digits}>").as_bytes());
        }
        Object::Array(items) => {
            to.push(b'[');
            for (place, item) in items.iter().enumerate() {
                if place > 0 {
                    to.push(b' ');
                }
                held(to, item, numbers);
            }
            to.push(b']');
        }
        Object::Dictionary(dictionary) => {
            to.extend_from_slice(b"<<");
            entries(to, dictionary, numbers);
            to.extend_from_slice(b">>");
        }
        Object::Reference(other) => reference(to, numbers(*other)),
        // A stream never stands within another object.
        Object::Null | Object::Stream(_) => to.extend_from_slice(b"null"),
    }
}

/// The entries of a dictionary that lopdf holds, without its brackets.
pub(crate) fn entries(to: &mut Vec<u8>, dictionary: &Dictionary, numbers: &dyn Fn(ObjectId) -> Number) {
    for (key, value) in dictionary {
        name(to, key);
        to.push(b' ');
        held(to, value, numbers);
    }
}

#[cfg(test)]
mod tests {
    use super::{integer, literal, name, number, utf16, words};

    fn said(write: impl FnOnce(&mut Vec<u8>)) -> String {
        let mut to = Vec::new();
        write(&mut to);
        String::from_utf8(to).unwrap()
    }

    #[test]
    fn numbers_are_short() {
        for (value, text) in
            [(0.0, "0"), (-0.0001, "0"), (12.5, "12.5"), (-3.0625, "-3.063"), (841.89, "841.89")]
        {
            assert_eq!(said(|to| number(to, value)).trim_start_matches("-0"), text.trim_start_matches("-0"));
        }
        assert_eq!(said(|to| number(to, 0.007)), "0.007");
        for value in [0, 7, -1, i64::MAX, i64::MIN] {
            assert_eq!(said(|to| integer(to, value)), value.to_string());
        }
    }

    #[test]
    fn strings_keep_what_they_hold() {
        assert_eq!(said(|to| literal(to, b"a(b)\\\r")), "(a\\(b\\)\\\\\\r)");
        assert_eq!(said(|to| words(to, "Page 1")), "(Page 1)");
        assert_eq!(said(|to| words(to, "\u{e9}")), "<FEFF00E9>");
        assert_eq!(said(|to| utf16(to, "\u{1f600}")), "<FEFFD83DDE00>");
        assert_eq!(said(|to| name(to, b"A B#")), "/A#20B#23");
    }
}
