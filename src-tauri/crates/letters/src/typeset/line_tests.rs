use proptest::prelude::*;
use safehold_core::document::{Text, Typeface};

use super::{Line, Typesetter};
use crate::typeset::{Direction, Family, Manner};

fn setter(language: &str) -> Typesetter {
    Typesetter::new(Manner::new(language, Typeface::NotoSans)).unwrap()
}

fn set_in(language: &str, text: &str, width: f32) -> Vec<Line> {
    let mut setter = setter(language);
    let lines = setter.lines(&Text::plain(text), false, 12.0, width).unwrap();
    assert!(setter.missing().is_empty(), "{text}");
    lines
}

fn set(text: &str, width: f32) -> Vec<Line> {
    set_in("en-GB", text, width)
}

/// The text of a line, runs as they stand from left to right.
fn words(line: &Line) -> String {
    line.pieces.iter().map(|piece| piece.run.text.as_str()).collect()
}

/// The words of a line as they stand from left to right.
fn seen(line: &Line) -> Vec<&str> {
    line.pieces.iter().flat_map(|piece| piece.run.text.split(' ')).filter(|text| !text.is_empty()).collect()
}

#[test]
fn lines_fill_greedily_and_keep_every_word() {
    let lines = set("The court made an order on 26 November 2026 and it lasts", 120.0);
    let read: Vec<String> = lines.iter().map(words).collect();
    assert_eq!(read, ["The court made an ", "order on ", "26 November 2026 ", "and it lasts"]);
}

#[test]
fn a_word_wider_than_the_line_is_cut() {
    let lines = set("Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch", 100.0);
    assert!(lines.len() > 2 && lines.iter().all(|line| line.width <= 100.0));
    assert_eq!(lines.iter().map(words).collect::<String>().len(), 58);
}

#[test]
fn hebrew_inside_english_stands_in_visual_order() {
    let mut setter = setter("en-GB");
    let line = setter.line("a \u{5d0}\u{5d1} \u{5d2} b", false, 12.0).unwrap();
    assert_eq!(seen(&line), ["a", "\u{5d2}", "\u{5d0}\u{5d1}", "b"]);
    assert_eq!(setter.missing(), ['\u{5d0}', '\u{5d1}', '\u{5d2}']);
}

#[test]
fn latin_within_urdu_reads_from_left_to_right() {
    for (text, expected) in [
        ("نام Anwen Rhŷs ہے", &["ہے", "Anwen", "Rhŷs", "نام"][..]),
        ("تاریخ 27 November 2026 کو", &["کو", "27", "November", "2026", "تاریخ"]),
        ("تاریخ 27 نومبر 2026 کو", &["کو", "2026", "نومبر", "27", "تاریخ"]),
        (
            "پتہ 14 Tarn Street, Leeds LS1 4AP ہے",
            &["ہے", "14", "Tarn", "Street,", "Leeds", "LS1", "4AP", "پتہ"],
        ),
        ("فون 0113 496 0123 پر", &["پر", "0113", "496", "0123", "فون"]),
        ("فون 0113\u{a0}496\u{a0}0123 پر", &["پر", "0113\u{a0}496\u{a0}0123", "فون"]),
        ("نمبر VC-48213-K ہے", &["ہے", "VC-48213-K", "نمبر"]),
        ("شام 18:30 بجے", &["بجے", "18:30", "شام"]),
    ] {
        let lines = set_in("ur", text, 900.0);
        assert_eq!(seen(&lines[0]), expected, "{text}");
        let end = lines[0].pieces.last().unwrap();
        assert!(end.x > 800.0, "{text} is aligned to the right");
    }
}

#[test]
fn a_line_of_its_own_runs_as_its_letters_do() {
    let mut setter = setter("ur");
    let own = Manner { direction: Direction::Own, ..setter.manner().clone() };
    setter.change(own);
    for (text, expected) in [
        ("27 نومبر 2026", &["2026", "نومبر", "27"][..]),
        ("14 Tarn Street", &["14", "Tarn", "Street"]),
        ("0113 496 0999", &["0113", "496", "0999"]),
    ] {
        let line = setter.line(text, false, 12.0).unwrap();
        assert_eq!(seen(&line), expected);
        assert!(line.pieces.iter().all(|piece| piece.x > -0.01), "{text} begins at its left end");
    }
}

#[test]
fn a_space_at_the_end_hangs_over_the_left_of_urdu() {
    let line = setter("ur").line("حکم ", false, 12.0).unwrap();
    assert!(line.pieces[0].x < 0.0 && line.pieces[1].x.abs() < 0.01);
}

#[test]
fn invisible_signs_take_no_room() {
    let plain = &set_in("ur", "فون 0113 پر", 900.0)[0];
    let marked = &set_in("ur", "فون \u{2068}0113\u{2069} پر\u{200f}", 900.0)[0];
    assert!((plain.width - marked.width).abs() < 0.01);
}

#[test]
fn a_sloping_line_needs_more_room() {
    assert_eq!(set("Ordinary", 900.0)[0].stature(), Family::Sans.stature());
    assert_eq!(set("Ms حكم", 900.0)[0].stature(), Family::Naskh.stature());
    assert_eq!(set_in("ur", "حکم 27", 900.0)[0].stature(), Family::Nastaliq.stature());
}

#[test]
fn empty_text_is_one_empty_line() {
    assert_eq!(set("", 100.0).len(), 1);
}

proptest! {
    #[test]
    fn no_piece_joined_by_no_break_spaces_is_split(
        pieces in proptest::collection::vec("[A-Za-z0-9ŵ]{1,7}(\u{a0}[A-Za-z0-9]{1,6}){0,3}", 1..30),
        width in 60.0_f32..400.0,
    ) {
        let lines: Vec<Line> = set(&pieces.join(" "), width);
        let read: Vec<String> = lines.iter().map(words).collect();
        prop_assert_eq!(read.concat(), pieces.join(" "));
        prop_assert!(lines.iter().all(|line| line.width <= width + 0.01));
        for piece in &pieces {
            let fits = set(piece, f32::INFINITY)[0].width <= width;
            prop_assert!(!fits || read.iter().any(|line| line.contains(piece.as_str())), "{:?} in {:?}", piece, read);
        }
    }

    /// In each language a date, a time, a number to call, a postcode and a reference stay on one line, at any width that
    /// holds them and between any words.
    #[test]
    fn one_piece_of_information_is_on_one_line(
        before in proptest::collection::vec(0_usize..4, 0..12),
        which in 0_usize..10,
        language in 0_usize..7,
        width in 150.0_f32..420.0,
    ) {
        let (code, fillers, date) = [
            ("en", ["the", "court", "made", "an"], "26 November 2026"),
            ("cy", ["y", "llys", "gorchymyn", "ar"], "26 Tachwedd 2026"),
            ("pl", ["sąd", "wydał", "nakaz", "dnia"], "26 listopada 2026"),
            ("ur", ["عدالت", "نے", "حکم", "دیا"], "26 نومبر 2026"),
            ("ar", ["أصدرت", "المحكمة", "أمراً", "في"], "26 نوفمبر 2026"),
            ("pa", ["ਅਦਾਲਤ", "ਨੇ", "ਹੁਕਮ", "ਦਿੱਤਾ"], "26 ਨਵੰਬਰ 2026"),
            ("bn", ["আদালত", "একটি", "আদেশ", "দিয়েছে"], "26 নভেম্বর 2026"),
        ][language];
        let piece = [
            date, "0808 2000 247", "(0113) 496 0123", "+44 113 496 0123", "LS1 4AP", "VC-48213-K", "26/11/2026",
            "7QK4-M2RD-9TXA", "18:30", "07700 900 123",
        ][which];
        let mut words_before: Vec<&str> = before.iter().map(|place| fillers[*place]).collect();
        words_before.extend([piece, fillers[0], fillers[1]]);
        let lines = set_in(code, &words_before.join(" "), width);
        let logical: Vec<String> = lines
            .iter()
            .map(|line| line.pieces.iter().map(|piece| piece.run.text.trim()).collect::<Vec<_>>().join(" "))
            .collect();
        let parts: Vec<&str> = piece.split([' ', '\u{a0}']).collect();
        prop_assert!(
            logical.iter().any(|line| parts.iter().all(|part| line.split(' ').any(|word| word == *part))),
            "{:?} in {:?}", piece, logical
        );
    }
}
