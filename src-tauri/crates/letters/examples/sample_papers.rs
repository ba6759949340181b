//! Writes sample papers into a folder, to be looked at and checked: `sample_papers FOLDER`.

#[path = "../tests/invented/mod.rs"]
mod invented;
#[path = "../tests/record/mod.rs"]
mod record;

use std::path::PathBuf;

use chrono::{TimeZone, Utc};
use safehold_core::letter::LetterKind;
use safehold_letters::{EnvelopeProfile, PrintSize, letter, marked_paper};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let folder = PathBuf::from(std::env::args().nth(1).ok_or("name the folder to write into")?);
    std::fs::create_dir_all(&folder)?;
    let made = Utc.with_ymd_and_hms(2026, 11, 27, 12, 14, 0).single().ok_or("no such moment")?;
    let profiles =
        [(EnvelopeProfile::Notify, "notify"), (EnvelopeProfile::Dl, "dl"), (EnvelopeProfile::C5, "c5")];
    for (profile, name) in profiles {
        let pdf = letter(&invented::letter(0), profile, PrintSize::Standard, made)?;
        std::fs::write(folder.join(format!("letter-{name}.pdf")), pdf.bytes)?;
        let mut long_address = invented::letter(0);
        long_address.address = invented::seven_lines();
        let pdf = letter(&long_address, profile, PrintSize::Standard, made)?;
        std::fs::write(folder.join(format!("letter-{name}-7-lines.pdf")), pdf.bytes)?;
    }
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
    for lanes in [1, 3, 12] {
        let pdf = marked_paper(&invented::plan(lanes, 3 * lanes), made)?;
        std::fs::write(folder.join(format!("plan-{lanes}-lanes.pdf")), pdf.bytes)?;
    }
    Ok(())
}
