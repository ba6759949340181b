//! Letters in scripts other than plain English, read back by another program. Needs `pdfinfo` (package poppler-utils).

#![expect(clippy::unwrap_used, clippy::panic, reason = "a test may stop at the first fault")]

mod invented;
mod reader;
mod record;

use chrono::{DateTime, TimeZone, Utc};
use safehold_core::document::{Block, LetterPaper, Text, Typeface};
use safehold_core::letter::{Format, Language, LetterKind};
use safehold_letters::{EnvelopeProfile, PaperError, PrintSize, letter, page_images, text_of};

use reader::{mm, words_of_page};

/// The aim for a standard letter about one order, in any script.
const MOST_BYTES: usize = 60 << 10;
const SIZES: [PrintSize; 3] = [PrintSize::Standard, PrintSize::Large16, PrintSize::Large18];

fn made() -> DateTime<Utc> {
    Utc.with_ymd_and_hms(2026, 11, 27, 12, 14, 0).unwrap()
}

fn set(paper: &LetterPaper, size: PrintSize) -> Vec<u8> {
    letter(paper, EnvelopeProfile::Notify, size, made()).unwrap().bytes
}

fn squashed(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

/// What a letter says, each paragraph by itself.
fn said(blocks: &[Block]) -> Vec<String> {
    blocks
        .iter()
        .flat_map(|block| match block {
            Block::Heading(_, words) => vec![words.clone()],
            Block::Paragraph(text) | Block::Idea { text, .. } => vec![text.words()],
            Block::Numbered(items) => items
                .iter()
                .flat_map(|item| [&item.text].into_iter().chain(&item.below))
                .map(Text::words)
                .collect(),
            Block::Bullets(texts) => texts.iter().map(Text::words).collect(),
            Block::In(_, inner) => said(inner),
            other => panic!("not in these letters: {other:?}"),
        })
        .collect()
}

/// The file says every paragraph in reading order, to the program that looks before it goes out and to a screen reader.
#[test]
fn every_script_reads_as_it_was_written() {
    for (code, paper) in invented::scripts::letters() {
        for paper in [invented::scripts::easy(&paper), paper] {
            for size in SIZES {
                let pdf = set(&paper, size);
                // Poppler's structure reader leaves out the words that a node gives for its glyphs.
                let spoken = (code == "pl").then(|| squashed(&reader::structure(&pdf)));
                let looked = squashed(&text_of(&pdf).unwrap());
                let alone = [&paper.heading, &paper.date, &paper.reference].into_iter().cloned();
                for words in said(&paper.body).into_iter().chain(alone).chain(paper.address.clone()) {
                    for read in spoken.iter().chain([&looked]) {
                        assert!(
                            read.contains(&squashed(&words)),
                            "{code} {size:?}: {words:?} is not in {read}"
                        );
                    }
                }
            }
        }
    }
}

#[test]
fn a_letter_in_any_script_is_small_and_the_same_each_time() {
    for (code, paper) in invented::scripts::letters() {
        let pdf = set(&paper, PrintSize::Standard);
        println!("{code}: {} bytes", pdf.len());
        assert!(pdf.len() <= MOST_BYTES, "{code}: {}", pdf.len());
        assert!(pdf == set(&paper, PrintSize::Standard), "{code}");
        let images = page_images(&pdf, 300).unwrap();
        assert!(!images.is_empty());
    }
    let case = record::Case::order(record::five_terms());
    for language in [Language::WELSH, Language::URDU] {
        let pdf =
            set(&case.paper_in(LetterKind::OrderRecorded, language, Format::Standard), PrintSize::Standard);
        println!("L1 {language}: {} bytes", pdf.len());
        assert!(pdf.len() <= MOST_BYTES, "{language}: {}", pdf.len());
    }
}

/// Every line stands within the margins, whatever the names are.
#[test]
fn long_names_stay_on_the_page_in_every_size_and_script() {
    let name = "Ms Gwenllian-Ffraid Przybyszewska-Llanfairpwllgwyngyll";
    for (code, mut paper) in invented::scripts::letters() {
        paper.contact[1] = name.into();
        paper.sender[0] = "Northfield and Little Marsham Civic Correspondence Office".into();
        paper.body.insert(1, Block::Paragraph(Text::plain(name).then(" ").then_bold(name)));
        for size in SIZES {
            let pdf = letter(&paper, EnvelopeProfile::Dl, size, made()).unwrap();
            for page in 1..=pdf.pages {
                for word in words_of_page(&pdf.bytes, page) {
                    let [left, _, right, _] = word.sides.map(mm);
                    assert!(
                        left >= 15.0 && right <= 195.0,
                        "{code} {size:?} page {page}: {:?} {left} {right}",
                        word.text
                    );
                }
            }
        }
    }
}

/// Text from right to left stands at the right, the address and the sender at their places.
#[test]
fn a_letter_from_right_to_left_stands_at_the_right() {
    for (code, paper) in invented::scripts::letters() {
        let pdf = set(&paper, PrintSize::Standard);
        let words = words_of_page(&pdf, 1);
        let address = words.iter().find(|word| word.text == "Angharad").unwrap();
        assert!((25.0..40.0).contains(&mm(address.sides[0])), "{code}");
        let numbers: Vec<f64> = words
            .iter()
            .filter(|word| word.text.trim_matches('.').parse::<u8>().is_ok_and(|number| number < 4))
            .map(|word| mm(word.sides[0]))
            .collect();
        let right = matches!(code, "ur" | "ar");
        let at_side = |x: &&f64| if right { **x > 180.0 } else { **x < 27.0 };
        assert!(numbers.iter().filter(at_side).count() >= 3, "{code}: {numbers:?}");
    }
}

#[test]
fn a_script_without_a_font_is_refused_by_its_characters() {
    let mut paper = invented::letter(0);
    paper.body.push(Block::Paragraph(Text::plain("આદેશ")));
    let refused = letter(&paper, EnvelopeProfile::Notify, PrintSize::Standard, made());
    let Err(PaperError::MissingGlyphs(missing)) = refused else { panic!("{refused:?}") };
    assert!(missing.contains(&'આ') && missing.contains(&'શ'), "{missing:?}");
}

/// Where the other typeface is chosen, the body is in it and the address is not.
#[test]
fn the_address_is_always_in_the_same_typeface() {
    let mut paper = invented::letter(0);
    paper.typeface = Typeface::AtkinsonHyperlegible;
    let fonts = reader::fonts(&set(&paper, PrintSize::Standard));
    let has = |name: &str| fonts.iter().any(|font| font.ends_with(name));
    assert!(has("AtkinsonHyperlegibleNext-Regular") && has("AtkinsonHyperlegibleNext-Bold"), "{fonts:?}");
    assert!(has("NotoSans-Regular"), "{fonts:?}");
}
