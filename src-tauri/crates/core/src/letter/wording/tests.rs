//! Filling, parting, dates and lists, in English and in what a translation says.

use std::sync::Arc;

use super::*;
use crate::words::NBSP;

fn said(text: &Text) -> String {
    text.words().replace(NBSP, " ")
}

#[test]
fn slots_bold_and_numbers() {
    let filled = fill::fill(
        "**Call 18001 101** or {who}, 9 am to 5 pm",
        &[("who", Text::plain("{court} ** us"))],
        None,
    );
    assert_eq!(filled, Text::bold("Call 18001\u{a0}101").then(" or {court} ** us, 9\u{a0}am to 5\u{a0}pm"));
    let filled = fill::fill("It ends **{when}**.", &[("when", Text::plain("on Monday"))], None);
    assert_eq!(filled, Text::plain("It ends ").then_bold("on Monday").then("."));
}

#[test]
fn sentences_are_parted_before_names_come_in() {
    let parts = fill::sentences("**In danger? Call 999.** If you {x}, press **55**. **Deaf?** Use 18000!");
    assert_eq!(parts, ["**In danger? Call 999.**", "If you {x}, press **55**.", "**Deaf?** Use 18000!"]);
    assert_eq!(fill::sentences("یہ ایک ہے۔ یہ دو ہے۔").len(), 2);
    let spoken =
        Wording::ENGLISH.sentences(Phrase::OpeningVaried, &[("court", Text::plain("St. Ann's Court"))]);
    assert_eq!(spoken.len(), 2, "{spoken:?}");
}

#[test]
fn english_says_dates_as_it_did() {
    let english = Wording::ENGLISH;
    for (at, expected) in [
        ("2027-11-02T23:59+00:00", "on Tuesday 2 November 2027 at 11:59 pm"),
        ("2027-05-04T12:00+01:00", "on Tuesday 4 May 2027 at midday"),
        ("2027-11-26T16:00+00:00", "on Friday 26 November 2027 at 4 pm"),
        ("2026-12-02T00:00+00:00", "at the end of Tuesday 1 December 2026"),
        ("2026-10-25T01:30+01:00", "on Sunday 25 October 2026 at 1:30 am BST"),
        ("2026-10-25T01:30+00:00", "on Sunday 25 October 2026 at 1:30 am GMT"),
    ] {
        assert_eq!(said(&english.when(london::read(at).unwrap())), expected);
    }
    let parts = |words: &[&str]| words.iter().map(|word| Text::plain(*word)).collect::<Vec<_>>();
    assert_eq!(
        said(&english.list(Fixed::ListAnd, parts(&["phone", "text", "email"]))),
        "phone, text and email"
    );
    assert_eq!(said(&english.list(Fixed::ListOr, parts(&["A", "B"]))), "A or B");
    assert_eq!(said(&english.list(Fixed::ListOr, parts(&["A"]))), "A");
    assert_eq!(
        (said(&english.metres(1)), said(&english.metres(100))),
        ("1 metre".into(), "100 metres".into())
    );
}

#[test]
fn each_language_says_its_own_dates() {
    let supplied = Translation::supplied();
    let at = london::read("2027-11-02T23:59+00:00").unwrap();
    for (translation, date) in supplied.iter().zip(["2 Tachwedd 2027", "2 نومبر 2027"]) {
        let wording = Wording::new(translation.language, None, Some(translation));
        assert_eq!(said(&wording.day(london::date(at))), date);
        let when = wording.when(at);
        assert!(said(&when).contains(date) && said(&when).contains("11:59"), "{when:?}");
        assert!(when.0.iter().all(|span| span.language.is_none()), "{when:?}");
    }
}

#[test]
fn what_a_translation_lacks_is_said_in_english_and_marked() {
    let mut welsh = Translation::supplied().remove(0);
    Arc::make_mut(&mut welsh.words).remove(&Key::Phrase(Phrase::TellUs));
    let own = [(Phrase::TellUs, "Tell us.".to_owned()), (Phrase::Unsafe, "Unsafe.".to_owned())].into();
    let wording = Wording::new(Language::WELSH, Some(&own), Some(&welsh));
    let lacking = wording.say(Phrase::TellUs, &[]);
    assert_eq!((lacking.words().as_str(), lacking.0[0].language), ("Tell us.", Some(Language::ENGLISH)));
    assert_ne!(wording.say(Phrase::Unsafe, &[]).words(), "Unsafe.");
    assert_eq!(wording.court_words("by the school gate").0[0].language, Some(Language::ENGLISH));
    assert_eq!(Wording::ENGLISH.court_words("by the school gate").0[0].language, None);
}
