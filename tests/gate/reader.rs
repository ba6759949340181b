//! Reads a finished letter: each run of text with the place it begins at, by our own walk through the page's drawing;
//! only the file's objects are read by a library. Shares nothing with how the gate reads it.

use std::collections::BTreeMap;
use std::io::Write;
use std::process::{Command, Stdio};

use lopdf::content::Content;
use lopdf::{Document, Object, ObjectId};

/// A stretch of text and where it begins: from the left and the top of its page, in millimetres.
#[derive(Debug, Clone)]
pub struct Stretch {
    pub page: usize,
    pub x: f32,
    pub y: f32,
    pub text: String,
}

const MM: f32 = 25.4 / 72.0;
const A4_HEIGHT: f32 = 297.0;

type Codes = BTreeMap<u16, String>;

/// The text of each code of a font: its ToUnicode map.
fn codes(map: &str) -> Codes {
    let mut found = Codes::new();
    let hex = |token: &str| -> Option<Vec<u16>> {
        let digits = token.strip_prefix('<')?.strip_suffix('>')?;
        digits
            .as_bytes()
            .chunks(4)
            .map(|four| u16::from_str_radix(std::str::from_utf8(four).ok()?, 16).ok())
            .collect()
    };
    let text = |units: &[u16]| String::from_utf16_lossy(units);
    let spaced = map.replace('<', " <").replace('>', "> ").replace('[', " [ ").replace(']', " ] ");
    let tokens: Vec<&str> = spaced.split_whitespace().collect();
    let mut at = 0;
    while at < tokens.len() {
        let ranges = tokens[at] == "beginbfrange";
        if ranges || tokens[at] == "beginbfchar" {
            at += 1;
            while at < tokens.len() && !tokens[at].starts_with("endbf") {
                let first = hex(tokens[at]).unwrap()[0];
                if !ranges {
                    found.insert(first, text(&hex(tokens[at + 1]).unwrap()));
                    at += 2;
                    continue;
                }
                let last = hex(tokens[at + 1]).unwrap()[0];
                at += 2;
                if tokens[at] == "[" {
                    for code in first..=last {
                        at += 1;
                        found.insert(code, text(&hex(tokens[at]).unwrap()));
                    }
                    at += 2;
                } else {
                    let start = hex(tokens[at]).unwrap();
                    for code in first..=last {
                        let mut units = start.clone();
                        *units.last_mut().unwrap() += code - first;
                        found.insert(code, text(&units));
                    }
                    at += 1;
                }
            }
        }
        at += 1;
    }
    found
}

fn fonts(document: &Document, page: ObjectId) -> BTreeMap<Vec<u8>, Codes> {
    let fonts = document.get_page_fonts(page).unwrap();
    let map = |font: &lopdf::Dictionary| {
        let stream = document.get_object(font.get(b"ToUnicode").unwrap().as_reference().unwrap()).unwrap();
        let bytes = stream.as_stream().unwrap().get_plain_content().unwrap();
        codes(&String::from_utf8_lossy(&bytes))
    };
    fonts.into_iter().map(|(name, font)| (name, map(font))).collect()
}

fn number(object: &Object) -> f32 {
    match object {
        Object::Integer(value) => *value as f32,
        Object::Real(value) => *value,
        _ => 0.0,
    }
}

/// Every stretch of text of a letter, in the order in which it is drawn.
pub fn stretches(pdf: &[u8]) -> Vec<Stretch> {
    let document = Document::load_mem(pdf).unwrap();
    let mut all = Vec::new();
    for (page, id) in document.get_pages().into_values().enumerate() {
        let fonts = fonts(&document, id);
        let content = Content::decode(&document.get_page_content(id)).unwrap();
        let (mut line, mut font) = ((0.0, 0.0), &Codes::new());
        for operation in &content.operations {
            let operands = &operation.operands;
            match operation.operator.as_str() {
                "BT" => line = (0.0, 0.0),
                "Tf" => font = &fonts[operands[0].as_name().unwrap()],
                "Tm" => line = (number(&operands[4]), number(&operands[5])),
                "Td" | "TD" => line = (line.0 + number(&operands[0]), line.1 + number(&operands[1])),
                "Tj" | "TJ" => {
                    let mut text = String::new();
                    let parts = match &operands[0] {
                        Object::Array(parts) => parts.iter().collect(),
                        one => vec![one],
                    };
                    for bytes in parts.into_iter().filter_map(|part| part.as_str().ok()) {
                        for code in bytes.chunks(2) {
                            let code = u16::from_be_bytes([code[0], code[1]]);
                            text.push_str(font.get(&code).map_or("\u{fffd}", String::as_str));
                        }
                    }
                    all.push(Stretch { page, x: line.0 * MM, y: A4_HEIGHT - line.1 * MM, text });
                }
                _ => {}
            }
        }
    }
    all
}

/// All the words, a space between stretches.
pub fn text(pdf: &[u8]) -> String {
    stretches(pdf).into_iter().map(|one| one.text + " ").collect()
}

/// All the words as poppler reads them.
pub fn poppler(pdf: &[u8]) -> String {
    let mut child = Command::new("pdftotext")
        .args(["-raw", "-enc", "UTF-8", "-", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap_or_else(|fault| panic!("pdftotext did not start ({fault}): install poppler-utils"));
    let (mut stdin, input) = (child.stdin.take().unwrap(), pdf.to_vec());
    let writing = std::thread::spawn(move || stdin.write_all(&input));
    let output = child.wait_with_output().unwrap();
    writing.join().unwrap().unwrap();
    String::from_utf8(output.stdout).unwrap()
}
