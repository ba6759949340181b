//! Letters as they are written from a record, set and read back: every kind, its length and its bytes.
//! Needs `pdftotext` (package poppler-utils).

#![expect(clippy::unwrap_used, clippy::panic, reason = "a test may stop at the first fault")]

mod reader;
mod record;

use safehold_core::document::Block;
use safehold_core::letter::LetterKind;
use safehold_letters::{EnvelopeProfile, Pdf, PrintSize, letter, text_of};

use record::{Case, five_terms};

/// The aim for a standard letter in plain English about one order with five terms.
const MOST_BYTES: usize = 20 << 10;

fn set(case: &Case, kind: LetterKind, size: PrintSize) -> Pdf {
    letter(&case.paper(kind), EnvelopeProfile::Notify, size, case.now()).unwrap()
}

#[test]
fn the_usual_letter_is_one_sheet_and_small() {
    let pdf = set(&Case::order(five_terms()), LetterKind::OrderRecorded, PrintSize::Standard);
    println!("{} bytes, {} pages", pdf.bytes.len(), pdf.pages);
    assert!(pdf.pages <= 2);
    assert!(pdf.bytes.len() <= MOST_BYTES, "{}", pdf.bytes.len());
}

/// A file's fonts hold plain English and the letters that its own pages have beyond it: nothing of anybody else's.
#[test]
fn a_name_brings_its_own_letters_and_no_others() {
    let fonts = |family: &str| {
        let mut case = Case::order(five_terms());
        case.respondent.family = family.into();
        let pdf = set(&case, LetterKind::OrderRecorded, PrintSize::Standard);
        assert!(pdf.bytes.len() <= MOST_BYTES, "{family}: {}", pdf.bytes.len());
        reader::fonts(&pdf.bytes)
    };
    let (plain, welsh) = (fonts("Venn"), fonts("Gŵyn"));
    assert_eq!(plain, fonts("Quixote-Jaffrey"));
    assert_eq!(welsh, fonts("Ruabŵn"));
    assert_ne!(plain, welsh);
    let polish = fonts("Łukasiewicz");
    assert!(polish != plain && polish != welsh);
    assert_eq!(fonts("Venn"), plain, "whatever was set before it");
}

#[test]
fn large_print_is_set_anew_and_says_the_same() {
    let case = Case::order(five_terms());
    let words = |pdf: &Pdf| {
        let text = reader::text(&pdf.bytes).replace(['\u{a0}', '.'], " ");
        let mut words: Vec<String> = text.split_whitespace().map(str::to_owned).collect();
        words.sort();
        words.retain(|word| !["Page", "of"].contains(&word.as_str()) && word.parse::<u32>().is_err());
        words
    };
    let standard = set(&case, LetterKind::OrderRecorded, PrintSize::Standard);
    for (size, least) in [(PrintSize::Large16, 16.0), (PrintSize::Large18, 18.0)] {
        let large = set(&case, LetterKind::OrderRecorded, size);
        assert!(large.pages > standard.pages);
        assert_eq!(words(&large), words(&standard), "{size:?}");
        // The height of a word's box is the type's size or more.
        let body = reader::words_of_page(&large.bytes, 2);
        assert!(body.iter().all(|word| word.sides[3] - word.sides[1] >= least - 0.1), "{size:?}");
    }
}

/// What the program reads back from its own file is what another program reads.
#[test]
fn the_last_look_sees_every_word() {
    let squashed = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).collect::<String>();
    for (family, kind) in [("Quill", LetterKind::OrderRecorded), ("Łukasiewicz-Gŵyn", LetterKind::Reminder)]
    {
        let mut case = Case::order(five_terms());
        case.victim.family = family.into();
        let pdf = set(&case, kind, PrintSize::Standard);
        assert_eq!(squashed(&text_of(&pdf.bytes).unwrap()), squashed(&reader::text(&pdf.bytes)));
    }
    assert!(text_of(b"%PDF-1.7 nothing").is_err());
}

/// In a letter about several measures each says of a breach what its kind allows, and nothing that it forbids.
#[test]
fn each_measure_says_what_breaking_it_means_and_no_more() {
    let case = Case::of_every_kind();
    let paper = case.paper(LetterKind::Reminder);
    let mut section = String::new();
    let mut said: Vec<(String, String)> = Vec::new();
    for block in &paper.body {
        match block {
            Block::Heading(2, words) => section.clone_from(words),
            Block::Paragraph(text) => said.push((section.clone(), text.words())),
            _ => {}
        }
    }
    let of = |section: &str| -> String {
        said.iter()
            .filter(|(place, _)| place == section)
            .map(|(_, words)| words.as_str())
            .collect::<Vec<_>>()
            .join(" ")
    };
    for (section, crime, arrest) in [
        ("Non-molestation order", true, true),
        ("Pre-charge bail", false, true),
        ("Domestic violence protection notice", false, true),
        ("Domestic violence protection order", false, true),
        ("Occupation order with power of arrest", false, true),
        ("Occupation order", false, false),
        ("Undertaking to the court", false, false),
    ] {
        let words = of(section);
        let without = words
            .replace("Call 999 if you are in danger or a crime happens", "")
            .replace("Violence and threats are always crimes, whether or not the order mentions them", "");
        assert!(!words.is_empty(), "{section}");
        assert_eq!(without.contains("is a crime"), crime, "{section}: {words}");
        assert_eq!(without.contains("arrest Idris Venn"), arrest, "{section}: {words}");
        for never in ["will be arrested", "will go to prison", "not enforceable", "you are safe"] {
            assert!(!words.contains(never), "{section}: {words}");
        }
    }
}
