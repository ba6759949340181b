//! The scanner: looks in a finished letter for every string that its case forbids, and at what its window shows. It knows
//! the case's truth and shares no code with the gate.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::cases::{Case, Planted};
use crate::reader::stretches;

/// Small letters and figures alone: no accents, no spaces, no signs.
pub fn bare(text: &str) -> String {
    let folded = text.nfkd().filter(|sign| !is_combining_mark(*sign)).flat_map(char::to_lowercase);
    folded.filter(|sign| sign.is_alphanumeric()).collect()
}

/// How often a forbidden string stands in a text: whole numbers only at its ends.
fn times(text: &str, forbidden: &str) -> usize {
    let digit = |sign: Option<char>| sign.is_some_and(|sign| sign.is_ascii_digit());
    let found = text.match_indices(forbidden);
    found
        .filter(|(place, _)| {
            let before = text[..*place].chars().next_back();
            let after = text[place + forbidden.len()..].chars().next();
            let longer_before = digit(forbidden.chars().next()) && digit(before);
            let longer_after = digit(forbidden.chars().next_back()) && digit(after);
            !longer_before && !longer_after
        })
        .count()
}

/// The part of the first page that an envelope can show, or that its provider wants white but for the address: left,
/// top, right, bottom in millimetres.
fn window(profile: &str) -> [f32; 4] {
    match profile {
        "dl" => [10.0, 46.0, 110.0, 92.0],
        "c5" => [1.0, 43.5, 110.0, 102.0],
        _ => [0.0, 30.0, 124.0, 95.0],
    }
}

/// Everything that is wrong with a letter that went out by one person.
pub fn scan(case: &Case, pdf: &[u8]) -> Vec<String> {
    if pdf.is_empty() {
        return vec![format!("it went out as nothing, though: {:?}", case.planted)];
    }
    let mut wrong = Vec::new();
    let all = stretches(pdf);
    let text = bare(&all.iter().map(|one| one.text.as_str()).collect::<String>());
    for (what, allowed, forbidden) in &case.forbidden {
        let found = times(&text, &bare(forbidden));
        if found > *allowed {
            wrong.push(format!("{what} stands in it {found} times: {forbidden}"));
        }
    }
    let [left, top, right, bottom] = window(case.profile);
    let shown: String = all
        .iter()
        .filter(|one| {
            one.page == 0 && one.x >= left - 0.5 && one.x < right && one.y >= top && one.y - 3.0 < bottom
        })
        .map(|one| one.text.as_str())
        .collect();
    if bare(&shown) != bare(&case.envelope.concat()) {
        wrong.push(format!("the window shows {shown:?} for {:?}", case.envelope));
    }
    if case.planted != Planted::Nothing {
        wrong.push(format!("it went out by one person though: {:?}", case.planted));
    }
    wrong
}
