//! Every kind of letter in every language that comes with Safehold and in every form: what a reader of its text gets is
//! kept under `tests/letters`, and the file's own structure says what was written, word for word.
//! Needs `pdftotext` and `pdfinfo` (package poppler-utils).

#![expect(clippy::unwrap_used, clippy::panic, reason = "a test may stop at the first fault")]

mod reader;
mod record;

use std::path::{Path, PathBuf};

use safehold_core::document::{Block, LetterPaper, Text};
use safehold_core::letter::{Format, Key, Language, LetterKind, Translation, spoken};
use safehold_letters::{EnvelopeProfile, letter, text_of};

use record::Case;

const LANGUAGES: [Language; 3] = [Language::ENGLISH, Language::WELSH, Language::URDU];

/// `SAFEHOLD_WRITE_LETTERS=1` writes the files anew: a changed letter shows here first.
const WRITE: &str = "SAFEHOLD_WRITE_LETTERS";
/// A folder that every letter is written to as PDF, to be looked at.
const LOOK: &str = "SAFEHOLD_LOOK_AT_LETTERS";

fn tests() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../tests")
}

fn set(case: &Case, paper: &LetterPaper, format: Format) -> Vec<u8> {
    letter(paper, EnvelopeProfile::Notify, format.size().unwrap(), case.now()).unwrap().bytes
}

/// One measure of each kind; three where larger print of all of them would be a book.
fn case_of(kind: LetterKind, format: Format) -> Case {
    let mut case = Case::of_every_kind();
    if kind == LetterKind::Reminder && format != Format::Standard {
        case.measures.retain(|measure| ["NMO", "UND", "PCB"].contains(&measure.kind().code()));
    }
    case
}

#[test]
fn every_letter_says_what_is_kept() {
    let folder = tests().join("letters/texts-1");
    let mut differing = Vec::new();
    for kind in LetterKind::ALL {
        for language in LANGUAGES {
            for format in Format::ALL {
                let case = case_of(kind, format);
                let paper = case.paper_in(kind, language, format);
                let name = format!("{}.{language}.{}", kind.code(), format.code());
                let read = match format {
                    Format::Plain => spoken(&paper),
                    _ => {
                        let pdf = set(&case, &paper, format);
                        if let Some(folder) = std::env::var_os(LOOK) {
                            std::fs::write(Path::new(&folder).join(format!("{name}.pdf")), &pdf).unwrap();
                        }
                        // What stands on a page from right to left is read back by the words that it carries.
                        if language == Language::URDU { text_of(&pdf).unwrap() } else { reader::text(&pdf) }
                    }
                };
                let read = read.replace(['\u{a0}', '\u{c}'], " ");
                let lines: Vec<&str> = read.lines().map(str::trim_end).collect();
                let read = lines.join("\n").trim_end().to_owned() + "\n";
                let file = folder.join(format!("{name}.txt"));
                if std::env::var_os(WRITE).is_some() {
                    std::fs::create_dir_all(&folder).unwrap();
                    std::fs::write(&file, &read).unwrap();
                }
                if read != std::fs::read_to_string(&file).unwrap_or_default() {
                    differing.push(name);
                }
            }
        }
    }
    assert!(
        differing.is_empty(),
        "{differing:?} differ from {}: {WRITE}=1 writes them anew",
        folder.display()
    );
}

fn squashed(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

/// What is written, a part for each paragraph, without its spaces; `markers`: a number or bullet before each entry.
fn written(blocks: &[Block], markers: bool) -> Vec<String> {
    let mut parts = Vec::new();
    for block in blocks {
        match block {
            Block::Heading(_, words) => parts.push(words.clone()),
            Block::Paragraph(text) | Block::Idea { text, .. } => parts.push(text.words()),
            Block::Numbered(items) => {
                for (place, item) in items.iter().enumerate() {
                    parts.extend(markers.then(|| format!("{}.", place + 1)));
                    parts.push(item.text.words());
                    parts.extend(item.below.iter().map(Text::words));
                }
            }
            Block::Bullets(items) => {
                for text in items {
                    parts.extend(markers.then(|| "\u{2022}".to_owned()));
                    parts.push(text.words());
                }
            }
            Block::In(_, inner) => parts.extend(written(inner, markers)),
            Block::NewPage => {}
            other => panic!("not in a letter: {other:?}"),
        }
    }
    parts.iter().map(|part| squashed(part)).collect()
}

/// The file's structure says what was written: nothing lost, nothing reversed, in this order. Poppler reads what runs
/// from left to right in one piece; for other writing the program's own reader takes the words that the structure carries,
/// between which the numbers of pages stand.
fn structure_says(pdf: &[u8], paper: &LetterPaper, name: &str) {
    let latin = ["en-GB", "cy", "pl"].contains(&paper.language.as_str());
    let heading = squashed(&paper.heading);
    if latin {
        let said = reader::structure(pdf);
        let quoted = said.lines().filter_map(|line| line.trim().strip_prefix('"')?.strip_suffix('"'));
        let found = squashed(&quoted.collect::<String>());
        let expected = heading + &written(&paper.body, true).concat();
        assert!(found.contains(&expected), "{name}\n{found}\n\n{expected}");
        return;
    }
    let found = squashed(&text_of(pdf).unwrap());
    let mut rest = found.as_str();
    for part in [heading].into_iter().chain(written(&paper.body, false)) {
        let place = rest.find(&part).unwrap_or_else(|| panic!("{name}\n{part}\nis not in\n{rest}"));
        rest = &rest[place + part.len()..];
    }
}

/// What a screen reader is told is what was written: nothing lost, nothing reversed, in this order.
#[test]
fn the_structure_says_what_was_written() {
    for kind in LetterKind::ALL {
        for language in LANGUAGES {
            for format in [Format::Standard, Format::Large18, Format::Easy] {
                let mut case = case_of(kind, format);
                (case.bilingual, case.exact_wording) = (true, true);
                let paper = case.paper_in(kind, language, format);
                let name = format!("{} {language} {}", kind.code(), format.code());
                structure_says(&set(&case, &paper, format), &paper, &name);
            }
        }
    }
}

/// Translations as units bring them in; some names are missing, and those are said in English.
#[test]
fn translations_that_a_unit_brings_in_are_set() {
    for code in ["pl", "pa", "bn", "ar"] {
        let file = tests().join(format!("fixtures/letters-{code}.txt"));
        let text = std::fs::read_to_string(&file).unwrap();
        let translation = Translation::read(&text).unwrap_or_else(|wrong| panic!("{code}: {wrong:#?}"));
        let missing: Vec<&str> = translation.missing().into_iter().map(Key::code).collect();
        assert!(!missing.is_empty() && !missing.contains(&"opening.order"), "{code}: {missing:?}");
        let language = translation.language;
        let mut case = Case::order(record::five_terms());
        case.texts.translations.push(translation);
        let paper = case.paper_in(LetterKind::OrderRecorded, language, Format::Standard);
        let whole = |text: &Text| text.0.iter().all(|span| span.language.is_none());
        let opening = paper.body.first();
        assert!(matches!(opening, Some(Block::Paragraph(text)) if whole(text)), "{code}: {opening:?}");
        let pdf = set(&case, &paper, Format::Standard);
        if let Some(folder) = std::env::var_os(LOOK) {
            std::fs::write(Path::new(&folder).join(format!("L1.{code}.standard.pdf")), &pdf).unwrap();
        }
        structure_says(&pdf, &paper, code);
    }
}
