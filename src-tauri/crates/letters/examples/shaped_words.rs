//! Prints every stretch of text of every kind of letter, of every phrase and of invented letters in other scripts as it is
//! shaped, one a line: `shaped_words [TRANSLATION...]`, each a translation's file. `scripts/check-shaping` reads it.

#[path = "../tests/invented/mod.rs"]
mod invented;
#[path = "../tests/record/mod.rs"]
mod record;

use std::collections::BTreeSet;
use std::io::Write;

use safehold_core::document::{Block, LetterPaper, Text, Typeface};
use safehold_core::letter::{Format, Key, Language, LetterKind, Translation};
use safehold_letters::shaped_words;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut papers: Vec<LetterPaper> =
        invented::scripts::letters().into_iter().map(|(_, paper)| paper).collect();
    let case = record::Case::of_every_kind();
    for kind in LetterKind::ALL {
        for language in [Language::ENGLISH, Language::WELSH, Language::URDU] {
            for format in [Format::Standard, Format::Easy] {
                papers.push(case.paper_in(kind, language, format));
            }
        }
    }
    papers.push(of_phrases("en-GB", Key::all().map(Key::english)));
    let mut translations = Translation::supplied();
    for path in std::env::args().skip(1) {
        let text = std::fs::read_to_string(&path)?;
        translations.push(Translation::read(&text).map_err(|wrong| format!("{path}: {wrong:?}"))?);
    }
    for translation in &translations {
        papers.push(of_phrases(translation.language.tag(), translation.words.values().map(String::as_str)));
    }
    let mut words = BTreeSet::new();
    for mut paper in papers {
        for typeface in Typeface::ALL {
            paper.typeface = typeface;
            words.extend(shaped_words(&paper)?);
        }
    }
    let mut out = std::io::stdout().lock();
    for word in words {
        let hex: String = word.text.bytes().map(|byte| format!("{byte:02x}")).collect();
        let glyphs: Vec<String> =
            word.glyphs.iter().map(|[id, advance, dx, dy]| format!("{id},{advance},{dx},{dy}")).collect();
        let way = if word.right_to_left { "rtl" } else { "ltr" };
        writeln!(
            out,
            "{}\t{way}\t{}\t{}\t{hex}\t{}",
            word.face,
            word.script,
            word.language,
            glyphs.join(" ")
        )?;
    }
    Ok(())
}

/// A paper that says these phrases, in both weights.
fn of_phrases<'a>(language: &str, phrases: impl Iterator<Item = &'a str>) -> LetterPaper {
    let body =
        phrases.flat_map(|words| [Text::plain(words), Text::bold(words)]).map(Block::Paragraph).collect();
    LetterPaper { language: language.to_owned(), body, ..invented::letter(0) }
}
