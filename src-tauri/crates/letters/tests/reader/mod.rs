//! A PDF as poppler reads it: its text, what it says of itself, where each word stands.

#![allow(dead_code, reason = "each test uses some of it")]

use std::io::Write;
use std::process::{Command, Stdio};

/// A word and its box in points: left, top, right, bottom.
pub struct Word {
    pub text: String,
    pub sides: [f64; 4],
}

/// Points to millimetres.
pub fn mm(points: f64) -> f64 {
    points * 25.4 / 72.0
}

/// The text in reading order.
pub fn text(pdf: &[u8]) -> String {
    run("pdftotext", &["-raw", "-enc", "UTF-8", "-", "-"], pdf)
}

/// The text by the tags of the file's structure.
pub fn structure(pdf: &[u8]) -> String {
    run("pdfinfo", &["-struct-text", "-enc", "UTF-8", "-"], pdf)
}

/// Title, dates, version.
pub fn info(pdf: &[u8]) -> String {
    run("pdfinfo", &["-"], pdf)
}

/// The fonts in the file, a line each: their names carry a mark of what was cut.
pub fn fonts(pdf: &[u8]) -> Vec<String> {
    let listed = run("pdffonts", &["-"], pdf);
    listed.lines().skip(2).filter_map(|line| line.split_whitespace().next().map(str::to_owned)).collect()
}

/// The words of a page, counted from 1.
pub fn words_of_page(pdf: &[u8], page: u32) -> Vec<Word> {
    let page = page.to_string();
    let boxes = run("pdftotext", &["-bbox", "-f", &page, "-l", &page, "-", "-"], pdf);
    boxes.lines().filter_map(|line| word(line.trim())).collect()
}

fn word(line: &str) -> Option<Word> {
    let rest = line.strip_prefix("<word ")?;
    let side = |name: &str| -> f64 {
        let from = rest.find(name).unwrap() + name.len() + 2;
        rest[from..].split('"').next().unwrap().parse().unwrap()
    };
    let sides = [side("xMin"), side("yMin"), side("xMax"), side("yMax")];
    let text = rest.split_once('>')?.1.strip_suffix("</word>")?;
    let text = text.replace("&amp;", "&").replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"");
    Some(Word { text: text.replace("&#39;", "'"), sides })
}

fn run(program: &str, arguments: &[&str], input: &[u8]) -> String {
    let mut child = Command::new(program)
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap_or_else(|fault| panic!("{program} did not start ({fault}): install poppler-utils"));
    let mut stdin = child.stdin.take().unwrap();
    let input = input.to_vec();
    let writing = std::thread::spawn(move || {
        let _ = stdin.write_all(&input);
    });
    let output = child.wait_with_output().unwrap();
    writing.join().unwrap();
    assert!(output.status.success(), "{program} failed");
    String::from_utf8(output.stdout).unwrap()
}
