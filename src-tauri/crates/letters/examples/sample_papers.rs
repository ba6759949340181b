//! Writes sample papers into a folder, to be looked at and checked: `sample_papers FOLDER`. Beside each letter whose
//! name begins with `window-` stands its address, as a text.

#[path = "../tests/invented/mod.rs"]
mod invented;
#[path = "../tests/record/mod.rs"]
mod record;

use std::path::PathBuf;

use chrono::{TimeZone, Utc};
use safehold_core::document::{LetterPaper, Typeface};
use safehold_core::letter::LetterKind;
use safehold_letters::{EnvelopeProfile, Merged, PrintSize, alignment_sheet, letter, marked_paper};

/// Letters of the file of many.
const LETTERS: usize = 60;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let folder = PathBuf::from(std::env::args().nth(1).ok_or("name the folder to write into")?);
    std::fs::create_dir_all(&folder)?;
    let made = Utc.with_ymd_and_hms(2026, 11, 27, 12, 14, 0).single().ok_or("no such moment")?;
    let profiles =
        [(EnvelopeProfile::Notify, "notify"), (EnvelopeProfile::Dl, "dl"), (EnvelopeProfile::C5, "c5")];
    let parts = ["Flat 2", "The Old Weavers\u{2019} Hall", "14 Test Street", "Little Marsham", "Northfield"];
    for (profile, name) in profiles {
        std::fs::write(folder.join(format!("alignment-{name}.pdf")), alignment_sheet(profile, made)?.bytes)?;
        for lines in 3..=7 {
            let mut case = record::Case::order(record::five_terms());
            // A name above them, the postcode below.
            case.victim.addresses[0].lines =
                parts[7 - lines..].iter().map(|line| (*line).to_owned()).collect();
            let paper = case.paper(LetterKind::OrderRecorded);
            let pdf = letter(&paper, profile, PrintSize::Standard, made)?;
            std::fs::write(folder.join(format!("window-{name}-{lines}.pdf")), pdf.bytes)?;
            std::fs::write(folder.join(format!("window-{name}-{lines}.txt")), paper.address.join("\n"))?;
        }
        let pdf = letter(&invented::letter(0), profile, PrintSize::Standard, made)?;
        std::fs::write(folder.join(format!("letter-{name}.pdf")), pdf.bytes)?;
        let mut long_address = invented::letter(0);
        long_address.address = invented::seven_lines();
        let pdf = letter(&long_address, profile, PrintSize::Standard, made)?;
        std::fs::write(folder.join(format!("letter-{name}-7-lines.pdf")), pdf.bytes)?;
    }
    let file = std::io::BufWriter::new(std::fs::File::create(folder.join("merged.pdf"))?);
    let mut merged = Merged::begin(file, made)?;
    for number in 0..LETTERS {
        merged.add(&invented::letter(number % 23), profiles[number % 3].0, PrintSize::Standard)?;
    }
    merged.finish()?;
    let case = record::Case::order(record::five_terms());
    for kind in LetterKind::ALL {
        let pdf = letter(&case.paper(kind), EnvelopeProfile::Notify, PrintSize::Standard, made)?;
        std::fs::write(folder.join(format!("{}.pdf", kind.code())), pdf.bytes)?;
    }
    for count in 1..=4 {
        let case = record::Case::order(record::five_terms().into_iter().take(count).collect());
        let paper = case.paper(LetterKind::OrderRecorded);
        let pdf = letter(&paper, EnvelopeProfile::Notify, PrintSize::Standard, made)?;
        std::fs::write(folder.join(format!("L1-{count}-terms-{}-pages.pdf", pdf.pages)), pdf.bytes)?;
    }
    for size in [PrintSize::Large16, PrintSize::Large18] {
        let pdf = letter(&case.paper(LetterKind::OrderRecorded), EnvelopeProfile::Notify, size, made)?;
        std::fs::write(folder.join(format!("L1-{}.pdf", size.code())), pdf.bytes)?;
    }
    let pdf = letter(&invented::letter(9), EnvelopeProfile::Notify, PrintSize::Standard, made)?;
    std::fs::write(folder.join("letter-2-pages.pdf"), pdf.bytes)?;
    let pdf = letter(&invented::welsh(), EnvelopeProfile::Notify, PrintSize::Standard, made)?;
    std::fs::write(folder.join("letter-welsh.pdf"), pdf.bytes)?;
    let mut scripts = invented::scripts::letters();
    let legible = LetterPaper { typeface: Typeface::AtkinsonHyperlegible, ..invented::letter(0) };
    scripts.extend([("en-legible", legible), ("pictures", invented::scripts::pictures())]);
    for (code, paper) in scripts {
        let easy = invented::scripts::easy(&paper);
        for (form, paper, size) in [
            ("standard", &paper, PrintSize::Standard),
            ("large18", &paper, PrintSize::Large18),
            ("easy", &easy, PrintSize::Large16),
        ] {
            let pdf = letter(paper, EnvelopeProfile::Notify, size, made)?;
            std::fs::write(folder.join(format!("script-{code}-{form}.pdf")), pdf.bytes)?;
        }
    }
    for lanes in [1, 3, 12] {
        let pdf = marked_paper(&invented::plan(lanes, 3 * lanes), made)?;
        std::fs::write(folder.join(format!("plan-{lanes}-lanes.pdf")), pdf.bytes)?;
    }
    Ok(())
}
