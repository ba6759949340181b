//! The rule for passwords: long, not common, not made of names. No symbols are demanded and nothing expires: length is
//! what a guesser pays for.
//!
//! "Fourteen characters or four words" needs no second test: four words of three letters with the spaces between them
//! are fifteen characters. What four words must not be is one word four times, and that is looked at.

use std::collections::HashSet;
use std::sync::LazyLock;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;
use zeroize::Zeroizing;

use super::keys::Password;

const FEWEST: usize = 14;
const MOST: usize = 512;
const FEWEST_DIFFERENT: usize = 6;

/// Words and phrases that guessers try first, one a line, letters and digits only.
static COMMON: LazyLock<HashSet<&str>> = LazyLock::new(|| {
    include_str!("common_passwords.txt")
        .lines()
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
        .collect()
});

/// Which rule a new password must pass.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PasswordRule {
    /// For real caseloads.
    Full,
    /// For invented caseloads: the length alone.
    LengthOnly,
}

/// Why a new password is not good enough, as a sentence that says what to mend.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Weakness {
    /// Fewer than fourteen characters.
    #[error(
        "Use at least 14 characters: this has {0}. Four words that have nothing to do with each other are easy to remember."
    )]
    Short(usize),
    /// More than can be typed in earnest.
    #[error("Use at most 512 characters.")]
    Long,
    /// One of the first that a guesser tries.
    #[error("Choose something else: this is among the passwords that guessers try first.")]
    Common,
    /// A part said again and again.
    #[error("Choose something else: this repeats itself. Use words that differ.")]
    Repeats,
    /// Contains a name.
    #[error("Leave \"{0}\" out: a name is the first thing that somebody who knows you would try.")]
    Name(String),
}

impl PasswordRule {
    /// Looks at a new password; `person` and `unit` are the names that it must not contain (either may be empty).
    ///
    /// # Errors
    /// Every reason against it.
    pub fn check(self, password: &Password, person: &str, unit: &str) -> Result<(), Vec<Weakness>> {
        let text = password.text();
        let length = text.chars().count();
        let mut reasons = Vec::new();
        if length < FEWEST {
            reasons.push(Weakness::Short(length));
        }
        if length > MOST {
            reasons.push(Weakness::Long);
        }
        // A text that is too long is refused as it is: looking closer would take the time that it asks for.
        // Of an empty one nothing more is to be said.
        if self == Self::Full && (1..=MOST).contains(&length) {
            let plain = squash(text);
            if repeats(&plain) {
                reasons.push(Weakness::Repeats);
            } else if is_common(&plain) {
                reasons.push(Weakness::Common);
            }
            reasons
                .extend(names_in(text, person, 4, 3).chain(names_in(text, unit, 6, 6)).map(Weakness::Name));
        }
        if reasons.is_empty() { Ok(()) } else { Err(reasons) }
    }
}

/// Letters and digits only, without case and accents.
fn squash(text: &str) -> Zeroizing<String> {
    let mut plain = Zeroizing::new(String::with_capacity(text.len() * 3));
    plain.extend(fold(text).filter(|c| c.is_alphanumeric()));
    plain
}

/// Without case and accents.
fn fold(text: &str) -> impl Iterator<Item = char> + '_ {
    text.nfkd().filter(|c| !is_combining_mark(*c)).flat_map(char::to_lowercase)
}

/// A few characters over and over, or one part said again and again to the end.
fn repeats(plain: &str) -> bool {
    let letters: Zeroizing<Vec<char>> = Zeroizing::new(plain.chars().collect());
    let different: HashSet<&char> = letters.iter().collect();
    different.len() < FEWEST_DIFFERENT
        || (1..=letters.len() / 2)
            .any(|part| (part..letters.len()).all(|place| letters[place] == letters[place - part]))
}

/// A listed phrase, or two listed words in a row, whatever digits stand around them.
fn is_common(plain: &str) -> bool {
    let bare = plain.trim_matches(|c: char| c.is_ascii_digit());
    let one = |text: &str| COMMON.contains(text);
    let two = |text: &str| {
        text.char_indices().skip(1).any(|(at, _)| {
            one(&text[..at]) && one(text[at..].trim_start_matches(|c: char| c.is_ascii_digit()))
        })
    };
    [plain, bare].into_iter().any(|text| one(text) || two(text))
}

/// Parts of a name that a password contains: anywhere from `inside` letters on, as a word of its own from `alone` on.
fn names_in<'a>(
    password: &'a str,
    name: &'a str,
    inside: usize,
    alone: usize,
) -> impl Iterator<Item = String> + use<'a> {
    let plain = squash(password);
    let folded: Zeroizing<String> = Zeroizing::new(fold(password).collect());
    name.split(|c: char| !c.is_alphanumeric() && c != '\'').filter_map(move |part| {
        let bare = squash(part);
        let letters = bare.chars().count();
        let found = letters >= inside && plain.contains(bare.as_str())
            || letters >= alone
                && folded.split(|c: char| !c.is_alphanumeric()).any(|word| word == bare.as_str());
        found.then(|| part.to_owned())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn full(text: &str) -> Result<(), Vec<Weakness>> {
        PasswordRule::Full.check(&Password::new(text.into()), "Ann O'Neill-Price", "Leeds Safeguarding Unit")
    }

    #[test]
    fn good_passwords() {
        for text in [
            "tree lamp sky owl",
            "planning 41 kettles",
            "Gwdihŵ ar y bont",
            "xK9#vLq2!mRt7$",
            "an opportunity missed twice",
            "пять зелёных лодок",
        ] {
            assert_eq!(full(text), Ok(()), "{text}");
        }
    }

    #[test]
    fn thirteen_characters_are_too_few_and_fourteen_enough() {
        assert_eq!(full("lamp-owl-tree"), Err(vec![Weakness::Short(13)]));
        assert_eq!(full("lamp-owl-trees"), Ok(()));
        assert_eq!(full("ŵ-lamp-owl-tre"), Ok(()), "characters are counted, not bytes");
    }

    #[test]
    fn common_ones_are_refused_with_digits_around_them_too() {
        for text in [
            "passwordpassword1",
            "Password Welcome 2026!",
            "correct horse battery staple",
            "Correct-Horse-Battery-Staple-1",
            "qwertyuiopasdfgh",
            "liverpoolfootballclub",
            "You'll never walk alone",
            "metropolitan police",
            "safehold password",
            "12345678901234567890",
            "ILoveYouForever2024",
        ] {
            let reasons = full(text).unwrap_err();
            assert!(
                reasons.iter().any(|reason| matches!(reason, Weakness::Common | Weakness::Repeats)),
                "{text}: {reasons:?}"
            );
        }
    }

    #[test]
    fn repeating_is_refused() {
        for text in ["aaaaaaaaaaaaaaaa", "lamp lamp lamp lamp", "abcabcabcabcabc", "kettlekettlekett"] {
            assert_eq!(full(text), Err(vec![Weakness::Repeats]), "{text}");
        }
    }

    #[test]
    fn names_are_refused() {
        assert_eq!(full("purple o'neill kettle"), Err(vec![Weakness::Name("O'Neill".into())]));
        assert_eq!(full("purple ann kettle"), Err(vec![Weakness::Name("Ann".into())]));
        assert_eq!(full("SAFEGUARDING kettle"), Err(vec![Weakness::Name("Safeguarding".into())]));
    }

    #[test]
    fn every_reason_is_given() {
        let reasons = full("O'Neill").unwrap_err();
        assert_eq!(reasons, [Weakness::Short(7), Weakness::Repeats, Weakness::Name("O'Neill".into())]);
        assert_eq!(full(&"lamp owl tree ".repeat(40)), Err(vec![Weakness::Long]));
    }

    #[test]
    fn invented_caseloads_look_at_the_length_only() {
        let check = |text: &str| PasswordRule::LengthOnly.check(&Password::new(text.into()), "Demo", "Demo");
        assert_eq!(check("passwordpassword"), Ok(()));
        assert_eq!(check("password"), Err(vec![Weakness::Short(8)]));
    }

    #[test]
    fn the_list_is_written_as_it_is_compared() {
        let lines = include_str!("common_passwords.txt").lines().filter(|line| !line.starts_with('#'));
        let mut seen = HashSet::new();
        for line in lines {
            assert_eq!(*squash(line), line, "letters and digits in lower case only");
            assert!(line.len() >= 4, "{line} is too short: it would refuse too much");
            assert!(seen.insert(line), "{line} stands twice");
        }
        assert!(seen.len() >= 300);
    }
}
