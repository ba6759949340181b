//! Letters per second on one thread, and the pages of a plan.

#![expect(clippy::unwrap_used, reason = "a benchmark may stop at the first fault")]

#[path = "../tests/invented/mod.rs"]
mod invented;

use chrono::{DateTime, Utc};
use divan::counter::ItemsCount;
use safehold_letters::{EnvelopeProfile, PrintSize, letter, marked_paper, page_images};

fn main() {
    divan::main();
}

/// One letter, as one file. The rate is letters per second.
#[divan::bench]
fn one_letter(bencher: divan::Bencher) {
    let paper = invented::letter(0);
    bencher.counter(ItemsCount::new(1_usize)).bench(|| {
        letter(&paper, EnvelopeProfile::Notify, PrintSize::Standard, DateTime::<Utc>::UNIX_EPOCH).unwrap()
    });
}

/// A plan with three lanes. The rate is plans per second.
#[divan::bench]
fn one_plan(bencher: divan::Bencher) {
    let paper = invented::plan(3, 9);
    bencher
        .counter(ItemsCount::new(1_usize))
        .bench(|| marked_paper(&paper, DateTime::<Utc>::UNIX_EPOCH).unwrap());
}

/// The picture of a letter's page as the preview asks for it.
#[divan::bench]
fn picture(bencher: divan::Bencher) {
    let pdf = letter(
        &invented::letter(0),
        EnvelopeProfile::Notify,
        PrintSize::Standard,
        DateTime::<Utc>::UNIX_EPOCH,
    )
    .unwrap();
    bencher.counter(ItemsCount::new(pdf.pages)).bench(|| page_images(&pdf.bytes, 900).unwrap());
}
