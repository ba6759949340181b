//! The print-ready file of many letters, as another program reads it: every page in its place.
//! Needs `pdftotext` and `pdfinfo` (package poppler-utils).

#![expect(clippy::unwrap_used, clippy::panic, reason = "a test may stop at the first fault")]

mod invented;
mod reader;

use std::io::{Error, Result, Write};

use chrono::{DateTime, TimeZone, Utc};
use safehold_core::document::{Block, LetterPaper, Text};
use safehold_letters::{
    EnvelopeProfile, Merged, PaperError, PrintSize, Wanted, letter, letters, letters_on, page_counts,
};

const LETTERS: usize = 300;

fn made() -> DateTime<Utc> {
    Utc.with_ymd_and_hms(2026, 11, 27, 12, 14, 0).unwrap()
}

/// What only one letter of a run says.
fn mark(number: usize) -> String {
    format!("ROW{number:04}")
}

/// A letter of one to five pages whose every paragraph says whose it is.
fn marked(number: usize) -> LetterPaper {
    let mut paper = invented::letter((number * 7) % 23);
    let mark = mark(number);
    paper.reference = format!("Our reference: {mark}");
    paper.address[0] = format!("Ms {mark} Quill");
    let say = |text: &mut Text| *text = std::mem::take(text).then(format!(" {mark}."));
    for block in &mut paper.body {
        match block {
            Block::Paragraph(text) => say(text),
            Block::Numbered(items) => items.iter_mut().for_each(|item| say(&mut item.text)),
            Block::Bullets(texts) => texts.iter_mut().for_each(say),
            _ => {}
        }
    }
    paper
}

fn profile(number: usize) -> EnvelopeProfile {
    EnvelopeProfile::ALL[number % 3]
}

fn size(number: usize) -> PrintSize {
    if number % 10 == 9 { PrintSize::Large16 } else { PrintSize::Standard }
}

fn merged(numbers: impl Iterator<Item = usize>) -> (Vec<u8>, Vec<u32>) {
    let mut file = Merged::begin(Vec::new(), made()).unwrap();
    let pages = numbers.map(|n| file.add(&marked(n), profile(n), size(n)).unwrap()).collect();
    (file.finish().unwrap(), pages)
}

#[test]
fn no_row_ever_shifts_into_anothers_letter() {
    let (bytes, counts) = merged(0..LETTERS);
    let read = reader::text(&bytes);
    let pages: Vec<&str> = read.split('\u{c}').collect();
    let mut next = 0;
    for (number, &count) in counts.iter().enumerate() {
        assert!(next % 2 == 0, "letter {number} begins on page {}", next + 1);
        let own = letter(&marked(number), profile(number), size(number), made()).unwrap();
        assert_eq!(own.pages, count);
        let alone = reader::text(&own.bytes);
        for (page, alone) in alone.split('\u{c}').take(count as usize).enumerate() {
            let place = next + page;
            assert_eq!(pages[place], alone, "letter {number}, page {}", page + 1);
            let marks: Vec<&str> =
                pages[place].match_indices("ROW").map(|(at, _)| &pages[place][at..at + 7]).collect();
            assert!(marks.iter().all(|found| *found == mark(number)), "{marks:?}");
            assert!(page > 0 || marks.len() > 5, "{marks:?}");
            if count > 1 {
                let said = format!("Page {} of {count}", page + 1);
                let read = pages[place].replace('\u{a0}', " ");
                assert!(read.contains(&said), "{said:?} is not on page {}", place + 1);
            }
        }
        next += count as usize;
        if next % 2 == 1 {
            assert!(pages[next].trim().is_empty(), "page {} is not empty: {}", next + 1, pages[next]);
            next += 1;
        }
    }
    assert!(counts.iter().any(|count| count % 2 == 1) && counts.iter().any(|count| count % 2 == 0));
    assert!(reader::info(&bytes).contains(&format!("Pages:           {next}")));
}

#[test]
fn the_file_says_what_it_is_and_no_name() {
    let (bytes, _) = merged(0..5);
    let info = reader::info(&bytes);
    for line in ["Title:           Letters", "Tagged:          yes", "PDF version:     1.7", "2026"] {
        assert!(info.contains(line), "{line:?} is not in {info}");
    }
    // Each face once, however many letters.
    assert_eq!(reader::fonts(&bytes).len(), 2);
}

#[test]
fn the_same_letters_give_the_same_bytes() {
    let (expected, _) = merged(0..20);
    let again = std::thread::spawn(|| merged(0..20).0).join().unwrap();
    assert!(again == expected);
    assert!(merged((0..20).rev()).0 != expected);
}

#[test]
fn a_refused_letter_leaves_no_trace() {
    let mut file = Merged::begin(Vec::new(), made()).unwrap();
    let mut add = |paper: &LetterPaper| file.add(paper, EnvelopeProfile::Dl, PrintSize::Standard);
    let mut refused = marked(1);
    refused.body.push(Block::Paragraph(Text::plain("ア")));
    add(&marked(0)).unwrap();
    assert_eq!(add(&refused), Err(PaperError::MissingGlyphs(vec!['ア'])));
    refused.address.truncate(1);
    assert!(add(&refused).is_err());
    add(&marked(2)).unwrap();
    assert_eq!(file.letters(), 2);
    let with_refused = file.finish().unwrap();
    let mut file = Merged::begin(Vec::new(), made()).unwrap();
    for number in [0, 2] {
        file.add(&marked(number), EnvelopeProfile::Dl, PrintSize::Standard).unwrap();
    }
    assert!(file.finish().unwrap() == with_refused);
}

#[test]
fn a_run_of_nothing_is_no_file() {
    let file = Merged::begin(Vec::new(), made()).unwrap();
    assert_eq!(file.finish().err(), Some(PaperError::NoLetters));
}

/// A disk that is full after so many bytes.
struct Full(usize);

impl Write for Full {
    fn write(&mut self, bytes: &[u8]) -> Result<usize> {
        let room = bytes.len().min(self.0);
        self.0 -= room;
        if room == 0 { Err(Error::other("the disk is full")) } else { Ok(room) }
    }

    fn flush(&mut self) -> Result<()> {
        Ok(())
    }
}

#[test]
fn a_full_disk_is_never_passed_over() {
    let whole = merged(0..4).0.len();
    for room in (0..whole).step_by(4_001) {
        let outcome = Merged::begin(Full(room), made()).and_then(|mut file| {
            for number in 0..4 {
                file.add(&marked(number), profile(number), size(number))?;
            }
            file.finish().map(drop)
        });
        let said = outcome.err().map(|fault| fault.to_string()).unwrap_or_default();
        assert!(said.contains("the disk is full"), "{room} of {whole}: {said:?}");
    }
}

/// It waits between letters for the gate's answer, on whichever thread.
#[test]
fn it_may_move_between_threads() {
    fn moves<T: Send>() {}
    moves::<Merged<Vec<u8>>>();
}

#[test]
fn a_batch_gives_what_each_letter_gives_alone() {
    let papers: Vec<LetterPaper> = (0..40).map(marked).collect();
    let mut wanted: Vec<Wanted<'_>> = papers
        .iter()
        .enumerate()
        .map(|(number, paper)| Wanted { paper, profile: profile(number), size: size(number) })
        .collect();
    // A word that cannot be set is refused each time that a letter says it.
    let mut refused = marked(3);
    refused.body.push(Block::Paragraph(Text::plain("アイ")));
    let refused = Wanted { paper: &refused, profile: EnvelopeProfile::Dl, size: PrintSize::Standard };
    wanted.insert(7, refused);
    wanted.insert(8, refused);
    let alone: Vec<_> = wanted.iter().map(|one| letter(one.paper, one.profile, one.size, made())).collect();
    assert!(alone[7].is_err() && alone[8].is_err());
    for threads in [1, 2, 5] {
        assert!(letters_on(threads, &wanted, made()) == alone, "{threads} threads");
    }
    assert!(letters(&wanted, made()) == alone && letters(&[], made()).is_empty());
    let pages: Vec<_> = alone.into_iter().map(|made| made.map(|pdf| pdf.pages)).collect();
    assert_eq!(page_counts(&wanted), pages);
}
