//! Where a line may end: the Unicode opportunities, less those inside one piece of information.
//!
//! A reader must never meet half a telephone number, date, postcode or reference. Texts carry U+00A0
//! for that; what people type does not, so the same is kept here.

use icu_segmenter::{LineSegmenter, LineSegmenterBorrowed, options::LineBreakOptions};

use crate::typeset::dates::{is_day, is_day_number, is_month, is_unit, is_year};

/// How ready a line is to end at a place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Readiness {
    /// It may.
    Free,
    /// Only where the piece is wider than a whole line.
    LastResort,
    /// It must.
    Forced,
}

/// A place between two characters where a line may end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Break {
    /// Bytes before it.
    pub(crate) at: usize,
    /// How ready the line is to end there.
    pub(crate) readiness: Readiness,
}

/// The places where `text` may end a line, in order; the last is its end.
pub(crate) fn breaks(text: &str) -> Vec<Break> {
    const SEGMENTER: LineSegmenterBorrowed<'static> =
        LineSegmenter::new_for_non_complex_scripts(LineBreakOptions::default());
    let places = SEGMENTER.segment_str(text).filter(|&at| at > 0);
    places.map(|at| Break { at, readiness: readiness(text, at) }).collect()
}

fn readiness(text: &str, at: usize) -> Readiness {
    let (before, after) = text.split_at(at);
    if before.ends_with('\n') {
        return Readiness::Forced;
    }
    if after.is_empty() {
        return Readiness::Free;
    }
    let trimmed = before.trim_end_matches(' ');
    let last = trimmed.rsplit(char::is_whitespace).next().unwrap_or_default();
    let next = after.split(char::is_whitespace).next().unwrap_or_default();
    let one_piece = if trimmed.len() == before.len() {
        let in_piece = |word: &str| word.contains(|c: char| c.is_ascii_digit() || c == '@');
        in_piece(last) || in_piece(next)
    } else {
        belongs_together(last, next) || in_unknown_date(trimmed, last, next, after)
    };
    if one_piece { Readiness::LastResort } else { Readiness::Free }
}

/// Two words with a space between them that say one thing: parts of a number, date, time or postcode.
fn belongs_together(last: &str, next: &str) -> bool {
    let bare = |word: &str| word.trim_matches(|c: char| !c.is_alphanumeric()).to_owned();
    let starts_with_digit = next.trim_start_matches('(').starts_with(|c: char| c.is_ascii_digit());
    let ends_with_digit = last.ends_with(|c: char| c.is_ascii_digit() || c == ')');
    let has_digit = last.contains(|c: char| c.is_ascii_digit());
    let numbers = ends_with_digit && has_digit && starts_with_digit;
    let opened = last.trim_start_matches(|c: char| !c.is_alphanumeric());
    let day_of_month = is_day_number(opened) && is_month(&bare(next));
    let after_month = is_month(opened) && starts_with_digit;
    let weekday = is_day(opened.trim_end_matches([',', '\u{60c}'])) && is_day_number(&bare(next));
    let measured = ends_with_digit && has_digit && is_unit(&bare(next));
    numbers || day_of_month || after_month || weekday || measured || postcode(opened, &bare(next))
}

/// A day's number, a word and a year are a date in a language whose months are not known here. The space in question stands
/// between `before`, which ends in `last`, and `after`, which begins with `next`.
fn in_unknown_date(before: &str, last: &str, next: &str, after: &str) -> bool {
    let bare = |word: &str| word.trim_matches(|c: char| !c.is_alphanumeric()).to_owned();
    let date = |day: &str, month: &str, year: &str| {
        let named = !month.contains(|c: char| c.is_numeric() || c.is_ascii_punctuation());
        named && is_day_number(&bare(day)) && is_year(&bare(year))
    };
    let number = |word: &str| word.starts_with(|c: char| c.is_ascii_digit());
    if number(last) {
        return date(last, next, after.split_whitespace().nth(1).unwrap_or_default());
    }
    let day = before.rsplit(char::is_whitespace).nth(1).unwrap_or_default();
    number(day) && number(next) && date(day, last, next)
}

/// The two halves of a United Kingdom postcode.
fn postcode(outward: &str, inward: &str) -> bool {
    let upper_or_digit = |c: u8| c.is_ascii_uppercase() || c.is_ascii_digit();
    let outward_like = (2..=4).contains(&outward.len())
        && outward.bytes().all(upper_or_digit)
        && outward.starts_with(|c: char| c.is_ascii_uppercase())
        && outward.contains(|c: char| c.is_ascii_digit());
    let bytes = inward.as_bytes();
    outward_like
        && bytes.len() == 3
        && bytes[0].is_ascii_digit()
        && bytes[1..].iter().all(u8::is_ascii_uppercase)
}

#[cfg(test)]
mod tests {
    use super::{Readiness, breaks};

    fn free(text: &str) -> String {
        let mut out = String::new();
        let mut start = 0;
        for place in breaks(text) {
            out.push_str(&text[start..place.at]);
            if place.readiness != Readiness::LastResort && place.at < text.len() {
                out.push('|');
            }
            start = place.at;
        }
        out
    }

    #[test]
    fn one_piece_of_information_stays_whole() {
        for (text, expected) in [
            ("call 0808 2000 247 now", "call |0808 2000 247 |now"),
            ("call (0113) 496 0123", "call |(0113) 496 0123"),
            ("on 1 December 2026, at 10:00", "on |1 December 2026, |at |10:00"),
            ("dnia 26 listopada 2026 r.", "dnia |26 listopada 2026 |r."),
            ("am 3 Dezember 2026 um", "am |3 Dezember 2026 |um"),
            ("جمعہ 27 نومبر 2026 کو", "جمعہ 27 نومبر 2026 |کو"),
            ("6 children in 2026 or", "6 |children |in |2026 |or"),
            ("on Friday 27 November 2026", "on |Friday 27 November 2026"),
            ("Dydd Gwener 27 Tachwedd", "Dydd |Gwener 27 Tachwedd"),
            ("Leeds LS1 4AP, then", "Leeds |LS1 4AP, |then"),
            ("ref VC-48213-K end", "ref |VC-48213-K |end"),
            ("check 7QK4-M2RD-9TXA end", "check |7QK4-M2RD-9TXA |end"),
            ("write to a-b@c-d.example now", "write |to |a-b@c-d.example |now"),
            ("by 6 pm today", "by |6 pm |today"),
            ("a well-known way and/or none", "a |well-|known |way |and/|or |none"),
            ("within 200 m of it, 32 h 10 min", "within |200 m |of |it, |32 h |10 min"),
            ("aged 6 and 9", "aged |6 |and |9"),
            ("one\ntwo", "one\n|two"),
        ] {
            assert_eq!(free(text), expected);
        }
    }
}
