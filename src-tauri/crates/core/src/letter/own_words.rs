//! What a unit's own words for a fixed sentence must be, and how they read: the slots, the bold, what a letter never says,
//! how long the sentences are.
//!
//! Not here: whether a font has every letter (the preview says it), and what a translation must hold.

use super::phrases::Phrase;
use super::wording::slots_of;

/// The most characters of one fixed text.
pub const LONGEST_WORDING: usize = 600;
/// The most words of one sentence that still reads easily.
pub const LONGEST_SENTENCE: usize = 25;
/// The average that the words of a letter stay under.
pub const AVERAGE_SENTENCE: usize = 15;

/// How a word of the list is looked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Found {
    /// As a whole word.
    Whole,
    /// At the beginning of a word: `victim` finds "victims".
    Beginning,
}

/// Words that no letter holds, and why.
struct Never {
    words: &'static [&'static str],
    found: Found,
    why: &'static str,
}

const NEVER: &[Never] = &[
    Never {
        words: &[
            "you are safe",
            "you're safe",
            "you will be safe",
            "you'll be safe",
            "keep you safe",
            "we will protect you",
            "will be arrested",
            "will be charged",
            "will be punished",
            "will go to prison",
            "guarantee",
            "we promise",
            "completely safe",
            "nobody can hurt",
            "no one can hurt",
            "cannot hurt you",
            "can't hurt you",
            "will arrest",
            "will end up in",
            "will be locked up",
        ],
        found: Found::Beginning,
        why: "a letter promises nothing: say what can be done",
    },
    Never {
        words: &["not enforceable", "unenforceable", "invalid", "not valid"],
        found: Found::Beginning,
        why: "it is not the law: an order counts from when it is made",
    },
    Never {
        words: &[
            "risk assess",
            "high risk",
            "medium risk",
            "standard risk",
            "intelligence",
            "refuge",
            "police national",
        ],
        found: Found::Beginning,
        why: "a letter holds none of what the unit knows: whoever opens it would learn of it",
    },
    Never {
        words: &[
            "marac", "dash", "dara", "idva", "pnc", "pnd", "leds", "nmo", "dvpn", "dvpo", "dapn", "dapo",
            "dvds", "tecsos",
        ],
        found: Found::Whole,
        why: "short names of the unit mean nothing to the reader, and much to others: write it in plain words",
    },
    Never {
        words: &["no further action", "nfa"],
        found: Found::Whole,
        why: "it means two things: say which",
    },
    Never {
        words: &["victim", "offender", "perpetrator", "suspect", "abuser", "accused"],
        found: Found::Beginning,
        why: "a letter calls nobody so: write \"you\", or {respondent}",
    },
    Never {
        words: &["your ex", "your partner", "your husband", "your wife", "your boyfriend", "your girlfriend"],
        found: Found::Whole,
        why: "it says what the two were to each other: write {respondent}",
    },
    Never {
        words: &["domestic abuse", "domestic violence", "abusive", "abused"],
        found: Found::Beginning,
        why: "a letter does not say it to whoever opens it, save in the name of a helpline",
    },
    Never {
        words: &["he", "him", "his", "she", "her", "hers"],
        found: Found::Whole,
        why: "it guesses whether somebody is a man or a woman: write {respondent}",
    },
];

/// What breaking a measure means is said by the fixed sentence of that measure alone. These words stand only where the words
/// that Safehold supplies for the same sentence have them: of bail, a notice or a promise nobody can write that it is a crime.
const OF_THE_LAW: [&str; 13] = [
    "crime",
    "criminal",
    "offence",
    "offense",
    "illegal",
    "against the law",
    "arrest",
    "prison",
    "jail",
    "locked up",
    "convict",
    "guilty",
    "contempt",
];

/// Names that hold words of the list and may stand all the same.
const NAMES: [&str; 1] = ["national centre for domestic violence"];

/// What a letter never says and this text does, each with the reason; empty: nothing. It asks of English words.
pub fn never_said(text: &str) -> Vec<String> {
    let mut plain = simple(text);
    for name in NAMES {
        plain = plain.replace(name, " ");
    }
    let mut said = Vec::new();
    for never in NEVER {
        for words in never.words {
            if stands(&plain, words, never.found) {
                said.push(format!("\"{words}\": {}", never.why));
            }
        }
    }
    said
}

/// Lower case, with plain apostrophes and single spaces, without stars.
fn simple(text: &str) -> String {
    let text = text.replace("**", "").replace(['\u{2019}', '\u{2018}'], "'").to_lowercase();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The words stand in the text where a word begins and, for whole words, where one ends.
fn stands(text: &str, words: &str, found: Found) -> bool {
    text.match_indices(words).any(|(at, _)| {
        let begins = !text[..at].chars().next_back().is_some_and(char::is_alphanumeric);
        let ends = !text[at + words.len()..].chars().next().is_some_and(char::is_alphanumeric);
        begins && (found == Found::Beginning || ends)
    })
}

/// What is wrong with a unit's own words for a phrase, each with the mend; empty: nothing.
pub fn wrong_wording(phrase: Phrase, text: &str) -> Vec<String> {
    if text.trim().is_empty() {
        return vec!["Enter the words, or go back to those supplied".to_owned()];
    }
    let mut wrong = wrong_marks(text);
    let (wished, found) = (phrase.slots(), slots_of(text));
    for slot in wished.iter().filter(|slot| !found.contains(slot)) {
        wrong.push(format!("{{{slot}}} is missing: it is filled from the record"));
    }
    for slot in found.iter().filter(|slot| !wished.contains(slot)) {
        wrong.push(format!("{{{slot}}} is not known here: take it out"));
    }
    wrong.extend(never_said(text));
    let (plain, supplied) = (simple(text), simple(phrase.english()));
    for words in OF_THE_LAW {
        if stands(&plain, words, Found::Beginning) && !stands(&supplied, words, Found::Beginning) {
            wrong.push(format!(
                "\"{words}\": what the law makes of it is said by the words of each measure alone, never in this sentence"
            ));
        }
    }
    wrong
}

/// What is wrong with the bold, the braces and the length.
fn wrong_marks(text: &str) -> Vec<String> {
    let mut wrong = Vec::new();
    let length = text.chars().count();
    if length > LONGEST_WORDING {
        wrong.push(format!("{length} characters are too many: at most {LONGEST_WORDING}"));
    }
    if text.contains(['\n', '\r', '\t']) {
        wrong.push("Write it as one paragraph, without line breaks or tabs".to_owned());
    } else if text.chars().any(|c| c.is_control() || crate::words::unseen_sign(c)) {
        wrong.push("It holds a sign that nobody sees: type the words again".to_owned());
    }
    if text.matches("**").count() % 2 == 1 {
        wrong.push("Bold begins with ** and is not ended with **".to_owned());
    }
    if text.replace("**", "").contains('*') {
        wrong.push("A single * would be printed: bold is ** before and after".to_owned());
    }
    let open = |part: &str| {
        part.chars().try_fold(false, |open, c| match (c, open) {
            ('{', false) => Some(true),
            ('}', true) => Some(false),
            ('{' | '}', _) => None,
            _ => Some(open),
        })
    };
    if text.split("**").any(|part| open(part) != Some(false)) {
        wrong.push(
            "A brace does not match: a slot is written like {court}, and bold stands around the whole of it"
                .to_owned(),
        );
    }
    wrong
}

/// How a text reads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reading {
    /// Words.
    pub words: usize,
    /// Sentences.
    pub sentences: usize,
    /// Words of the longest sentence.
    pub longest: usize,
    /// The age in years at which most people read it with ease, by the Flesch-Kincaid formula for English: an estimate.
    pub age: u32,
}

impl Reading {
    /// Its sentences are short enough.
    pub fn is_easy(&self) -> bool {
        self.longest <= LONGEST_SENTENCE && self.words <= self.sentences * AVERAGE_SENTENCE
    }
}

/// How a text reads; nothing where it has no words.
pub fn reading(text: &str) -> Option<Reading> {
    let text = text.replace("**", "");
    let sentences: Vec<Vec<&str>> = text
        .split_inclusive(['.', '?', '!', ':'])
        .map(|sentence| {
            sentence.split_whitespace().filter(|word| word.chars().any(char::is_alphanumeric)).collect()
        })
        .filter(|words: &Vec<&str>| !words.is_empty())
        .collect();
    let words: usize = sentences.iter().map(Vec::len).sum();
    let longest = sentences.iter().map(Vec::len).max()?;
    let heard: usize = sentences.iter().flatten().map(|word| syllables(word)).sum();
    let (all, count) = (words as f64, sentences.len() as f64);
    let grade = 0.39 * all / count + 11.8 * heard as f64 / all - 15.59;
    // A school year of the formula is five years younger than its pupil; nobody reads before five.
    let age = (grade + 5.0).round().clamp(5.0, 20.0) as u32;
    Some(Reading { words, sentences: sentences.len(), longest, age })
}

/// About how many syllables an English word has: its groups of vowels, without a silent e at the end. A slot counts as
/// a name of two, figures as one for each.
fn syllables(word: &str) -> usize {
    if word.contains('{') {
        return 2;
    }
    let letters: Vec<char> =
        word.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect();
    let vowel = |c: &char| matches!(c, 'a' | 'e' | 'i' | 'o' | 'u' | 'y');
    let groups = letters
        .iter()
        .zip(std::iter::once(&' ').chain(&letters))
        .filter(|(c, before)| vowel(c) && !vowel(before))
        .count();
    let figures = letters.iter().filter(|c| c.is_numeric()).count();
    let silent = letters.len() > 3
        && letters.ends_with(&['e'])
        && !letters.ends_with(&['l', 'e'])
        && !letters.iter().rev().nth(1).is_some_and(vowel);
    (groups.saturating_sub(usize::from(silent && groups > 1)) + figures).max(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_supplied_phrase_is_wrong_by_the_rules_for_a_units_own() {
        for phrase in Phrase::ALL {
            assert_eq!(wrong_wording(*phrase, phrase.english()), Vec::<String>::new(), "{}", phrase.code());
        }
    }

    #[test]
    fn what_a_letter_never_says_is_named() {
        for (text, words) in [
            ("You are safe now.", "you are safe"),
            ("You\u{2019}re  safe now.", "you're safe"),
            ("The order is **not** enforceable.", "not enforceable"),
            ("We guaranteed it.", "guarantee"),
            ("Your MARAC is on Monday.", "marac"),
            ("Ask your Idva.", "idva"),
            ("The victims' team.", "victim"),
            ("Suspected of it.", "suspect"),
            ("Call the domestic abuse unit.", "domestic abuse"),
            ("Tell her.", "her"),
            ("He must not.", "he"),
            ("NFA", "nfa"),
            ("This is high risk.", "high risk"),
            ("Go to the refuge.", "refuge"),
        ] {
            let said = never_said(text);
            assert_eq!(said.len(), 1, "{text}: {said:?}");
            assert!(said[0].starts_with(&format!("\"{words}\": ")), "{text}: {said:?}");
        }
        for text in [
            "Here is where others dashed to the hero.",
            "The National Centre for Domestic Violence can help.",
            "Keep proof if it is safe.",
            "Tell us whether you are well.",
        ] {
            assert_eq!(never_said(text), Vec::<String>::new(), "{text}");
        }
    }

    #[test]
    fn a_units_words_keep_the_slots() {
        let phrase = Phrase::OpeningOrder;
        assert!(wrong_wording(phrase, "{court} made an order on **{date}**.").is_empty());
        for (text, wrongs) in [
            ("{Court} made an **order.", 4),
            (" ", 1),
            ("{court} on {date}} now", 1),
            ("{court on {date}", 2),
            ("{court} on **{date**}", 3),
            ("{court}\n{date}", 1),
            ("{court} *{date}*", 1),
            ("{court} \u{200b}{date}", 1),
        ] {
            let wrong = wrong_wording(phrase, text);
            assert_eq!(wrong.len(), wrongs, "{text}: {wrong:?}");
        }
        let long = format!("{{court}} {{date}} {}", "so ".repeat(300));
        assert!(wrong_wording(phrase, &long)[0].contains("too many"));
    }

    #[test]
    fn how_it_reads() {
        assert_eq!(reading(" ** . "), None);
        let easy = reading("Tell us every time. Call us if you can.").unwrap();
        assert_eq!((easy.words, easy.sentences, easy.longest), (9, 2, 5));
        assert!(easy.is_easy() && easy.age <= 8, "{easy:?}");
        let hard = reading(
            "Notwithstanding the aforementioned provisions, applications regarding discontinuation necessitate \
             immediate communication with the appropriate judicial administration beforehand, subsequently \
             evidencing documentation concerning representations, submissions, considerations and determinations.",
        )
        .unwrap();
        assert!(!hard.is_easy() && hard.age >= 16, "{hard:?}");
    }

    #[test]
    fn syllables_are_about_right() {
        for (word, count) in [
            ("court", 1),
            ("order", 2),
            ("people", 2),
            ("time", 1),
            ("the", 1),
            ("999", 3),
            ("emergency,", 4),
            ("{court}", 2),
        ] {
            assert_eq!(syllables(word), count, "{word}");
        }
    }

    /// Bail, a notice or a promise never becomes a crime by a unit's own words.
    #[test]
    fn of_the_law_only_the_supplied_sentence_speaks() {
        let said =
            |phrase: Phrase, more: &str| wrong_wording(phrase, &format!("{} {more}", phrase.english()));
        for (phrase, more, wrong) in [
            (Phrase::OpeningUndertaking, "Breaking it is a crime. Police can arrest {respondent}.", 2),
            (Phrase::OpeningBail, "It is an offence to break a bail condition.", 1),
            (Phrase::HeadingOrder, "and arrest", 1),
            (Phrase::AlwaysCrimes, "They are crimes.", 0),
            (Phrase::OpeningBail, "Please keep this letter.", 0),
        ] {
            assert_eq!(said(phrase, more).len(), wrong, "{phrase:?} {more}: {:?}", said(phrase, more));
        }
        for phrase in Phrase::ALL {
            assert_eq!(wrong_wording(*phrase, phrase.english()), Vec::<String>::new(), "{phrase:?}");
        }
    }
}
