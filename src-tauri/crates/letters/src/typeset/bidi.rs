//! Which way each part of a paragraph runs (UAX 9).
//!
//! Within text from right to left, a name, an address, a date or a number in Latin letters and digits is one thing that
//! reads from left to right. The algorithm alone would turn "14 Tarn Street" and "27 November 2026" round at their
//! spaces, so each such stretch is isolated here, as U+2066 and U+2069 around it would.

use std::ops::Range;

use unicode_bidi::{BidiClass, BidiInfo, Level, bidi_class};

use crate::typeset::manner::Direction;

const ISOLATE: char = '\u{2066}';
const END: char = '\u{2069}';

/// The level of each byte, odd from right to left, and whether the paragraph runs from right to left. No levels where all runs
/// from left to right.
pub(crate) fn levels(text: &str, direction: Direction) -> (Vec<u8>, bool) {
    let runs_left = |character: char| matches!(bidi_class(character), BidiClass::R | BidiClass::AL);
    let marked = |character: char| character >= '\u{590}' && (runs_left(character) || is_control(character));
    let right_to_left = match direction {
        Direction::RightToLeft => true,
        Direction::LeftToRight => false,
        Direction::Own => text
            .chars()
            .find(|&character| runs_left(character) || bidi_class(character) == BidiClass::L)
            .is_some_and(runs_left),
    };
    if !right_to_left && !text.chars().any(marked) {
        return (Vec::new(), false);
    }
    let base = if right_to_left { Level::rtl() } else { Level::ltr() };
    let number = |levels: &[Level]| levels.iter().map(Level::number).collect();
    let isolates = if right_to_left { stretches(text) } else { Vec::new() };
    if isolates.is_empty() {
        return (number(&BidiInfo::new(text, Some(base)).levels), right_to_left);
    }
    let mut with_isolates = String::with_capacity(text.len() + isolates.len() * 6);
    let mut kept: Vec<Range<usize>> = Vec::new();
    let mut at = 0;
    for stretch in isolates {
        for (part, sign) in [(at..stretch.start, ISOLATE), (stretch.start..stretch.end, END)] {
            let start = with_isolates.len();
            with_isolates.push_str(text.get(part).unwrap_or_default());
            kept.push(start..with_isolates.len());
            with_isolates.push(sign);
        }
        at = stretch.end;
    }
    let start = with_isolates.len();
    with_isolates.push_str(text.get(at..).unwrap_or_default());
    kept.push(start..with_isolates.len());
    let all = BidiInfo::new(&with_isolates, Some(base)).levels;
    let levels = kept.into_iter().flat_map(|part| number_of(&all, part)).collect();
    (levels, right_to_left)
}

fn number_of(levels: &[Level], part: Range<usize>) -> Vec<u8> {
    levels.get(part).unwrap_or_default().iter().map(Level::number).collect()
}

/// Signs that only say which way text runs: nothing of them is ever printed.
pub(crate) fn is_control(character: char) -> bool {
    matches!(character, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// The stretches of Latin letters and digits of more than one word or with signs inside, in order.
fn stretches(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut open: Option<Stretch> = None;
    for (at, character) in text.char_indices() {
        let class = bidi_class(character);
        let end = at + character.len_utf8();
        match class {
            BidiClass::L | BidiClass::EN => {
                let letter = class == BidiClass::L;
                let goes_on = open.as_ref().is_some_and(|stretch| stretch.takes(text, at));
                match open.as_mut().filter(|_| goes_on) {
                    Some(stretch) => {
                        stretch.end = end;
                        stretch.letters |= letter;
                    }
                    None => {
                        found.extend(open.replace(Stretch { start: at, end, letters: letter }));
                    }
                }
            }
            _ if matches!(class, BidiClass::R | BidiClass::AL | BidiClass::AN | BidiClass::B)
                || is_control(character) =>
            {
                found.extend(open.take());
            }
            _ => {}
        }
    }
    found.extend(open);
    let with_signs = |stretch: &Stretch| {
        text.get(stretch.start..stretch.end).is_some_and(|words| {
            words.chars().any(|c| !matches!(bidi_class(c), BidiClass::L | BidiClass::EN))
        })
    };
    found.iter().filter(|stretch| with_signs(stretch)).map(|stretch| stretch.with_brackets(text)).collect()
}

struct Stretch {
    start: usize,
    end: usize,
    letters: bool,
}

impl Stretch {
    /// The letter or digit at `at` belongs to it still.
    fn takes(&self, text: &str, at: usize) -> bool {
        let between = text.get(self.end..at).unwrap_or_default();
        if between.contains(['\u{60c}', '\u{61b}', '\u{61f}']) {
            return false;
        }
        if !between.contains(' ') {
            return true;
        }
        let letter_follows = text.get(at..).is_some_and(|rest| rest.starts_with(char::is_alphabetic));
        if between.contains('(') && letter_follows && !self.letters {
            return false;
        }
        let next = text.get(at..).unwrap_or_default().split([' ', '\n']).next().unwrap_or_default();
        let latin = |c: char| bidi_class(c) == BidiClass::L;
        self.letters || next.contains(latin) || between.trim_start_matches(')') == " "
    }

    /// With the brackets and signs that stand at its ends and belong to it.
    fn with_brackets(&self, text: &str) -> Range<usize> {
        let (mut start, mut end) = (self.start, self.end);
        let words = text.get(start..end).unwrap_or_default();
        let count = |sign: char| words.matches(sign).count();
        if let Some(sign) = text.get(..start).and_then(|before| before.chars().next_back()) {
            let opened = sign == '(' && count(')') > count('(');
            if opened || matches!(sign, '+' | '£' | '#') {
                start -= sign.len_utf8();
            }
        }
        if let Some(sign) = text.get(end..).and_then(|after| after.chars().next())
            && sign == ')'
            && count('(') > count(')')
        {
            end += sign.len_utf8();
        }
        start..end
    }
}

#[cfg(test)]
mod tests {
    use super::{levels, stretches};
    use crate::typeset::manner::Direction;

    #[test]
    fn what_reads_from_left_to_right_is_one_stretch() {
        for (text, expected) in [
            ("عدالت 14 Tarn Street, Northfield نے", &["14 Tarn Street, Northfield"][..]),
            ("تاریخ 27 November 2026 کو", &["27 November 2026"]),
            ("فون (0113) 496 0123 پر", &["(0113) 496 0123"]),
            ("فون +44 113 496 0123 پر", &["+44 113 496 0123"]),
            ("کوڈ LS1\u{a0}4AP، پھر 27 نومبر 2026", &["LS1\u{a0}4AP"]),
            ("تاریخ 2026-11-26 ہے", &["2026-11-26"]),
            ("14:30 (Leeds LS1 4AP) پر", &["14:30", "Leeds LS1 4AP"]),
            ("Anwen Rhŷs (Mrs) سے", &["Anwen Rhŷs (Mrs)"]),
            ("صرف 6 اور 9", &[]),
            ("Leeds، York", &[]),
        ] {
            let found: Vec<&str> = stretches(text).into_iter().map(|part| &text[part]).collect();
            assert_eq!(found, expected, "{text}");
        }
    }

    #[test]
    fn text_without_letters_from_the_right_has_no_levels() {
        assert_eq!(levels("Ŵyn 14, ok", Direction::LeftToRight), (Vec::new(), false));
        assert!(!levels("0113 496 0123", Direction::Own).1);
        assert!(levels("27 نومبر 2026", Direction::Own).1);
        assert_eq!(levels("ab", Direction::RightToLeft), (vec![2, 2], true));
    }
}
