//! Letters and plans by their text, places and structure, as another program reads them.
//! Needs `pdftotext` and `pdfinfo` (package poppler-utils).

#![expect(clippy::unwrap_used, clippy::panic, reason = "a test may stop at the first fault")]

mod invented;
mod reader;

use chrono::{DateTime, TimeZone, Utc};
use safehold_core::document::{Block, Item, LetterPaper, Table, Text};
use safehold_core::envelope::{Fold, Millimetres, SheetPart, WindowEnvelope};
use safehold_letters::{
    EnvelopeProfile, PaperError, PrintSize, RenderError, letter, marked_paper, page_images,
};

use reader::{info, mm, text, words_of_page};

/// A C5 envelope as some unit measured it: the window further right, the sheet folded in half.
const OWN: WindowEnvelope = WindowEnvelope {
    window_left: Millimetres::tenths(275),
    window_up: Millimetres::tenths(545),
    window_width: Millimetres::tenths(955),
    ..WindowEnvelope::C5
};
/// A flat sheet in a C4 envelope.
const FLAT: WindowEnvelope = WindowEnvelope {
    height: Millimetres::tenths(3240),
    window_up: Millimetres::tenths(2250),
    window_height: Millimetres::tenths(550),
    fold: Fold::Flat,
    ..WindowEnvelope::C5
};
const PROFILES: [EnvelopeProfile; 5] = [
    EnvelopeProfile::Notify,
    EnvelopeProfile::Dl,
    EnvelopeProfile::C5,
    EnvelopeProfile::Own(OWN),
    EnvelopeProfile::Own(FLAT),
];

fn made() -> DateTime<Utc> {
    Utc.with_ymd_and_hms(2026, 11, 27, 12, 14, 0).unwrap()
}

fn notify(paper: &LetterPaper) -> Vec<u8> {
    letter(paper, EnvelopeProfile::Notify, PrintSize::Standard, made()).unwrap().bytes
}

fn one_space(words: &str) -> String {
    words
        .split(|c: char| c.is_whitespace() || c == '\u{a0}')
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

fn said(blocks: &[Block]) -> Vec<String> {
    let mut said = Vec::new();
    for block in blocks {
        match block {
            Block::Heading(_, words) => said.push(words.clone()),
            Block::Paragraph(words) => said.push(words.words()),
            Block::Numbered(items) => {
                for Item { text, below } in items {
                    said.push(text.words());
                    said.extend(below.iter().map(Text::words));
                }
            }
            Block::Bullets(items) => said.extend(items.iter().map(Text::words)),
            Block::Callout(heading, words) => said.extend([heading.clone(), words.words()]),
            _ => {}
        }
    }
    said
}

#[test]
fn a_letter_reads_as_it_was_written() {
    for paper in [invented::letter(0), invented::letter(9), invented::welsh()] {
        let read = one_space(&text(&notify(&paper)));
        for words in said(&paper.body).iter().chain(&paper.sender).chain(&paper.address).chain(&paper.contact)
        {
            assert!(read.contains(&one_space(words)), "{words:?} is not in {read}");
        }
        for words in [&paper.heading, &paper.date, &paper.reference] {
            assert!(read.contains(&one_space(words)), "{words:?} is not in {read}");
        }
    }
}

#[test]
fn a_plan_reads_as_it_was_written() {
    let paper = invented::plan(3, 4);
    let read = one_space(&text(&marked_paper(&paper, made()).unwrap().bytes));
    for words in said(&paper.body) {
        assert!(read.contains(&one_space(&words)), "{words:?} is not in {read}");
    }
    for words in
        ["Bail return Tue 1 Dec 10:00", "No cover Tue 1 Dec 10:00 to Wed 2 Dec 18:10, 32 h 10 min", "Now"]
    {
        assert!(read.contains(words), "{words:?} is not in {read}");
    }
}

#[test]
fn the_same_paper_gives_the_same_bytes() {
    let expected = notify(&invented::letter(3));
    let made_by = |_| std::thread::spawn(|| (notify(&invented::letter(3)), notify(&invented::welsh())));
    for thread in (0..4).map(made_by).collect::<Vec<_>>() {
        assert!(thread.join().unwrap().0 == expected);
    }
    let later = letter(
        &invented::letter(3),
        EnvelopeProfile::Notify,
        PrintSize::Standard,
        made() + chrono::TimeDelta::seconds(1),
    );
    assert!(later.unwrap().bytes != expected);
}

#[test]
fn the_file_says_what_it_is_and_no_name() {
    let bytes = notify(&invented::letter(0));
    let info = info(&bytes);
    for line in ["Title:           Letter", "Tagged:          yes", "PDF version:     1.7", "2026"] {
        assert!(info.contains(line), "{line:?} is not in {info}");
    }
    assert!(!info.contains("1970") && !info.contains("PDF/X"), "{info}");
    let plain = String::from_utf8_lossy(&bytes);
    assert!(!plain.contains("Angharad") && !plain.contains("1970"));
}

#[test]
fn characters_without_a_glyph_are_refused_by_name() {
    let mut paper = invented::letter(0);
    paper.address[0] = "Ms アB\u{7}".into();
    let refused = letter(&paper, EnvelopeProfile::Notify, PrintSize::Standard, made());
    assert_eq!(refused, Err(PaperError::MissingGlyphs(vec!['\u{7}', 'ア'])));
}

#[test]
fn letters_beyond_the_common_ones_still_print() {
    let mut paper = invented::letter(0);
    let words = "Жанна Ķēniņa, Ελένη, ff fi ffl e\u{301}, ş ș";
    paper.body.push(Block::Paragraph(Text::plain(words)));
    assert!(one_space(&text(&notify(&paper))).contains("Жанна Ķēniņa, Ελένη, ff fi ffl"));
}

/// The part of the sheet that a window can show, however the folded sheet slides; millimetres.
fn window(profile: EnvelopeProfile) -> ([f64; 4], [f64; 4]) {
    match profile {
        EnvelopeProfile::Notify => ([24.6, 39.5, 120.0, 66.3], [15.0, 30.0, 124.9, 95.0]),
        EnvelopeProfile::Dl => ([20.0, 57.0, 100.0, 81.0], [10.0, 46.0, 110.0, 92.0]),
        EnvelopeProfile::C5 => ([20.0, 57.0, 91.0, 88.5], [1.0, 43.5, 110.0, 102.0]),
        EnvelopeProfile::Own(own) => {
            assert_eq!(own.faults(), []);
            let sides = |part: SheetPart| [part.left, part.top, part.right, part.bottom].map(f64::from);
            (sides(own.always_shown()), sides(own.ever_shown()))
        }
    }
}

#[test]
fn three_to_seven_lines_of_address_and_nothing_else_show_in_each_window() {
    for profile in PROFILES {
        let (seen, reached) = window(profile);
        for lines in 3..=7 {
            let mut paper = invented::letter(0);
            let all = invented::seven_lines();
            paper.address = all[..lines - 1].iter().chain(all.last()).cloned().collect();
            let pdf = letter(&paper, profile, PrintSize::Standard, made()).unwrap();
            let mut found = Vec::new();
            for word in words_of_page(&pdf.bytes, 1) {
                let [left, top, right, bottom] = word.sides.map(mm);
                let inside = left >= seen[0] && top >= seen[1] && right <= seen[2] && bottom <= seen[3];
                let touches =
                    left < reached[2] && right > reached[0] && top < reached[3] && bottom > reached[1];
                assert!(
                    inside || !touches,
                    "{profile:?} {lines}: {:?} at {left} {top} {right} {bottom}",
                    word.text
                );
                if inside {
                    found.push(word.text);
                }
            }
            assert_eq!(found.join(" "), paper.address.join(" "), "{profile:?} {lines}");
        }
    }
}

#[test]
fn an_address_that_cannot_fit_is_refused() {
    let mut paper = invented::letter(0);
    paper.address.truncate(2);
    assert_eq!(
        letter(&paper, EnvelopeProfile::Dl, PrintSize::Standard, made()),
        Err(PaperError::AddressLines { lines: 2 })
    );
    paper.address = invented::seven_lines();
    paper.address[2] =
        "The extraordinarily long name of a house that nobody would ever put on an envelope".into();
    let refused = letter(&paper, EnvelopeProfile::C5, PrintSize::Standard, made());
    assert_eq!(refused, Err(PaperError::AddressDoesNotFit { line: 3 }));
}

#[test]
fn a_long_address_line_is_wrapped_where_there_is_room() {
    let mut paper = invented::letter(0);
    paper.address[1] = "Flat 12, The Old Weavers\u{2019} Hall, 127 Upper Tarn Street, Little Marsham".into();
    let pdf = letter(&paper, EnvelopeProfile::C5, PrintSize::Standard, made()).unwrap();
    assert!(one_space(&text(&pdf.bytes)).contains("127 Upper Tarn Street, Little Marsham"));
}

#[test]
fn a_letter_has_no_marking_and_a_plan_has_it_on_each_page() {
    assert!(!text(&notify(&invented::letter(9))).contains("OFFICIAL"));
    let pdf = marked_paper(&invented::plan(3, 30), made()).unwrap();
    assert!(pdf.pages >= 2);
    for page in 1..=pdf.pages {
        let words = words_of_page(&pdf.bytes, page);
        let marks: Vec<f64> = words
            .iter()
            .filter(|word| word.text == "OFFICIAL-SENSITIVE")
            .map(|word| mm((word.sides[1] + word.sides[3]) / 2.0))
            .collect();
        assert_eq!(marks.len(), 2, "page {page}");
        assert!((9.0..12.5).contains(&marks[0]) && (284.5..288.5).contains(&marks[1]), "{marks:?}");
    }
}

#[test]
fn a_long_letter_runs_over_pages_and_ends() {
    let pdf = letter(&invented::letter(25), EnvelopeProfile::Notify, PrintSize::Standard, made()).unwrap();
    assert!(pdf.pages >= 3);
    let read = one_space(&text(&pdf.bytes));
    for page in 1..=pdf.pages {
        assert!(read.contains(&format!("Page {page} of {}", pdf.pages)));
        for word in words_of_page(&pdf.bytes, page) {
            let [left, top, right, bottom] = word.sides.map(mm);
            assert!(left >= 15.0 && right <= 195.0 && bottom <= 292.0, "{:?}", word.text);
            assert!(page == 1 || top >= 19.0, "{:?} at {top}", word.text);
        }
    }
    let refused = letter(&invented::letter(200), EnvelopeProfile::Notify, PrintSize::Standard, made());
    assert!(matches!(refused, Err(PaperError::TooManyPages { most: 10, .. })), "{refused:?}");
}

#[test]
fn a_few_lines_too_many_are_drawn_together() {
    let pdf = letter(&invented::letter(0), EnvelopeProfile::Notify, PrintSize::Standard, made()).unwrap();
    assert_eq!(pdf.pages, 1);
}

#[test]
fn a_name_never_stands_alone_on_the_last_page() {
    for terms in 0..12 {
        let pdf = letter(&invented::letter(terms), EnvelopeProfile::Dl, PrintSize::Standard, made()).unwrap();
        let last: Vec<String> =
            words_of_page(&pdf.bytes, pdf.pages).into_iter().map(|word| word.text).collect();
        assert!(last.join(" ").contains("Tell the school who may collect"), "{terms}: {last:?}");
    }
}

#[test]
fn a_number_stands_beside_its_term() {
    let pdf = letter(&invented::letter(25), EnvelopeProfile::Notify, PrintSize::Standard, made()).unwrap();
    for page in 1..=pdf.pages {
        let words = words_of_page(&pdf.bytes, page);
        for (place, word) in words.iter().enumerate() {
            let number = word.text.strip_suffix('.').and_then(|digits| digits.parse::<u32>().ok());
            if number.is_some() && mm(word.sides[0]) < 26.0 {
                let next = &words[place + 1];
                assert!((next.sides[1] - word.sides[1]).abs() < 1.0, "{:?} {:?}", word.text, next.text);
            }
        }
    }
}

#[test]
fn a_table_repeats_its_headings_and_keeps_owners_on_one_line() {
    let pdf = marked_paper(&invented::plan(1, 60), made()).unwrap();
    let headed = (1..=pdf.pages)
        .filter(|page| words_of_page(&pdf.bytes, *page).iter().any(|word| word.text == "Owner"))
        .count();
    assert!(headed >= 3, "{headed}");
    for page in 1..=pdf.pages {
        let words = words_of_page(&pdf.bytes, page);
        for pair in words.windows(2) {
            if pair[0].text == "Siân" || pair[0].text == "30" {
                assert!((pair[0].sides[1] - pair[1].sides[1]).abs() < 1.0, "page {page}");
            }
        }
    }
}

#[test]
fn uneven_tables_and_nameless_papers_are_refused() {
    let mut paper = invented::plan(1, 1);
    paper.body = vec![Block::Table(Table {
        summary: "Two columns".into(),
        headings: vec!["A".into(), "B".into()],
        widths: vec![1, 1],
        rows: vec![vec![Text::plain("only one")]],
    })];
    let refused = marked_paper(&paper, made());
    assert_eq!(refused, Err(PaperError::TableShape { row: 1, cells: 1, headings: 2 }));
    paper.title = " ".into();
    assert_eq!(marked_paper(&paper, made()), Err(PaperError::NoTitle));
    paper.title = "Plan".into();
    paper.language = "English".into();
    assert_eq!(marked_paper(&paper, made()), Err(PaperError::Language("English".into())));
}

#[test]
fn nothing_in_a_plan_is_too_much() {
    let mut paper = invented::plan(1, 1);
    let long = "word ".repeat(2500);
    paper.body = vec![
        Block::Callout("A long warning".into(), Text::plain(long.clone())),
        Block::Facts(vec![("Long".into(), vec![Text::plain(long.clone())])]),
        Block::Table(Table {
            summary: "One long row".into(),
            headings: vec!["A".into(), "B".into()],
            widths: vec![1, 3],
            rows: vec![vec![Text::plain("x".repeat(300)), Text::plain(long)]],
        }),
        Block::Timeline(Box::new(invented::timeline(60))),
        Block::Numbered(Vec::new()),
        Block::Paragraph(Text::default()),
    ];
    let pdf = marked_paper(&paper, made()).unwrap();
    for page in 1..=pdf.pages {
        for word in words_of_page(&pdf.bytes, page) {
            let [left, top, right, bottom] = word.sides.map(mm);
            assert!(
                left >= 15.0 && top >= 5.0 && right <= 195.0 && bottom <= 292.0,
                "{:?} page {page}",
                word.text
            );
        }
    }
}

#[test]
fn pictures_are_of_the_width_asked_for() {
    let pdf = letter(&invented::letter(9), EnvelopeProfile::Notify, PrintSize::Standard, made()).unwrap();
    let images = page_images(&pdf.bytes, 800).unwrap();
    assert_eq!(images.len(), 2);
    for image in images {
        assert_eq!((image.width, image.height), (800, 1131));
        assert!(image.png.starts_with(b"\x89PNG"));
    }
    assert_eq!(page_images(b"not a file", 800), Err(RenderError::NotPdf));
    assert_eq!(page_images(&pdf.bytes, 0), Err(RenderError::Width(0)));
}
