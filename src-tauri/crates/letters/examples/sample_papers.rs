//! Writes sample papers into a folder, to be looked at and checked: `sample_papers FOLDER`.

#[path = "../tests/invented/mod.rs"]
mod invented;

use std::path::PathBuf;

use chrono::{TimeZone, Utc};
use safehold_letters::{EnvelopeProfile, letter, marked_paper};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let folder = PathBuf::from(std::env::args().nth(1).ok_or("name the folder to write into")?);
    std::fs::create_dir_all(&folder)?;
    let made = Utc.with_ymd_and_hms(2026, 11, 27, 12, 14, 0).single().ok_or("no such moment")?;
    let profiles =
        [(EnvelopeProfile::Notify, "notify"), (EnvelopeProfile::Dl, "dl"), (EnvelopeProfile::C5, "c5")];
    for (profile, name) in profiles {
        let pdf = letter(&invented::letter(0), profile, made)?;
        std::fs::write(folder.join(format!("letter-{name}.pdf")), pdf.bytes)?;
        let mut long_address = invented::letter(0);
        long_address.address = invented::seven_lines();
        let pdf = letter(&long_address, profile, made)?;
        std::fs::write(folder.join(format!("letter-{name}-7-lines.pdf")), pdf.bytes)?;
    }
    let pdf = letter(&invented::letter(9), EnvelopeProfile::Notify, made)?;
    std::fs::write(folder.join("letter-2-pages.pdf"), pdf.bytes)?;
    let pdf = letter(&invented::welsh(), EnvelopeProfile::Notify, made)?;
    std::fs::write(folder.join("letter-welsh.pdf"), pdf.bytes)?;
    for lanes in [1, 3, 12] {
        let pdf = marked_paper(&invented::plan(lanes, 3 * lanes), made)?;
        std::fs::write(folder.join(format!("plan-{lanes}-lanes.pdf")), pdf.bytes)?;
    }
    Ok(())
}
