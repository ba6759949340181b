//! The short code on each letter: "VC-48213-K". It says nothing of the case, and its last letter finds what a person
//! mistypes.
//!
//! The check is a weighted sum modulo 23, a prime: the weights differ and none is 0, so that every single wrong sign
//! and every two digits that changed places alter it; no two weights add up to 23, so that a pair typed wrongly alike
//! ("11" for "22") alters it too. I, O and Z are left out: they look like 1, 0 and 2.

const LETTERS: &[u8; 23] = b"ABCDEFGHJKLMNPQRSTUVWXY";
const WEIGHTS: [u32; 7] = [7, 3, 11, 5, 13, 2, 17];
/// How a code begins.
const PREFIX: &str = "VC";
/// How many letters have five digits, and how many more have six.
const FIVE: u32 = 90_000;
const SIX: u32 = 900_000;
const SEVEN: u32 = 9_000_000;

/// The reference of the `n`th letter of a caseload: five digits for the first 90,000, then six, then seven. No two
/// of the first 9,990,000 are the same.
pub fn letter_reference(n: u32) -> String {
    let spread = |n: u32, of: u32| (40_000 + (u64::from(n) * 7) % u64::from(of)) % u64::from(of);
    let number = match n {
        0..FIVE => 10_000 + spread(n, FIVE),
        FIVE..990_000 => 100_000 + spread(n - FIVE, SIX),
        _ => 1_000_000 + spread(n - FIVE - SIX, SEVEN),
    };
    let number = number.to_string();
    let check = check_letter(&number);
    format!("{PREFIX}-{number}-{check}")
}

fn check_letter(digits: &str) -> char {
    let sum: u32 = digits.bytes().zip(WEIGHTS).map(|(digit, weight)| u32::from(digit - b'0') * weight).sum();
    char::from(LETTERS[(sum % 23) as usize])
}

/// Why a text is no letter's code.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum CodeProblem {
    /// Nothing was typed.
    #[error("Type the code that stands on the letter, like VC-48213-K")]
    Empty,
    /// It is not formed like one.
    #[error("\"{0}\" is no letter's code: it looks like VC-48213-K, five or more digits and a letter")]
    Form(String),
    /// Its last letter does not go with its digits.
    #[error("{0} is mistyped: its last letter does not go with its digits. Look at the letter again")]
    Check(String),
}

/// Reads a code as a person types or scans it: in any case, with or without its dashes, spaces and "VC", and with the
/// letters O, I and L where digits belong. Gives it as it is printed.
///
/// # Errors
/// [`CodeProblem`], in words for the person.
pub fn read_code(text: &str) -> Result<String, CodeProblem> {
    let typed = text.trim();
    let signs: Vec<char> =
        typed.chars().filter(|c| c.is_ascii_alphanumeric()).map(|c| c.to_ascii_uppercase()).collect();
    if signs.is_empty() {
        return Err(CodeProblem::Empty);
    }
    let form = || CodeProblem::Form(typed.chars().take(30).collect());
    let other = |c: char| {
        !c.is_ascii_alphanumeric()
            && !c.is_whitespace()
            && !"-._/\u{2010}\u{2011}\u{2012}\u{2013}\u{2014}".contains(c)
    };
    if typed.chars().any(other) {
        return Err(form());
    }
    let whole: String = signs.into_iter().collect();
    let rest = whole.strip_prefix(PREFIX).unwrap_or(&whole);
    let Some((last, digits)) = rest.chars().next_back().map(|last| (last, &rest[..rest.len() - 1])) else {
        return Err(form());
    };
    let digits: String = digits
        .chars()
        .map(|c| match c {
            'O' => '0',
            'I' | 'L' => '1',
            other => other,
        })
        .collect();
    let formed = (5..=7).contains(&digits.len())
        && digits.bytes().all(|byte| byte.is_ascii_digit())
        && !digits.starts_with('0')
        && last.is_ascii_uppercase();
    if !formed {
        return Err(form());
    }
    let code = format!("{PREFIX}-{digits}-{last}");
    if check_letter(&digits) == last { Ok(code) } else { Err(CodeProblem::Check(code)) }
}

/// Whether a reference's check letter agrees with its number.
pub fn reference_checks(text: &str) -> bool {
    read_code(text).is_ok_and(|code| code == text.trim())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_read_however_it_is_typed() {
        let code = letter_reference(1173);
        let digits = &code[3..8];
        let check = &code[9..];
        for typed in [
            code.clone(),
            code.to_lowercase(),
            format!("  vc {digits} {check} "),
            format!("{digits}{check}"),
            format!("VC\u{2013}{digits}\u{2013}{check}"),
            code.replace('0', "O").replace('1', "l"),
        ] {
            assert_eq!(read_code(&typed).as_ref(), Ok(&code), "{typed}");
        }
    }

    #[test]
    fn what_is_no_code_says_so() {
        for (typed, expected) in [
            ("", "Type the code"),
            (" - ", "Type the code"),
            ("VC", "is no letter's code"),
            ("VC-1", "is no letter's code"),
            ("SH-2041", "is no letter's code"),
            ("VC-48213-7", "is no letter's code"),
            ("VC-48213-K;", "is no letter's code"),
            ("Ŵ48213K", "is no letter's code"),
        ] {
            let said = read_code(typed).unwrap_err().to_string();
            assert!(said.contains(expected), "{typed}: {said}");
        }
    }

    /// Every single wrong sign, every two digits that changed places, wherever they stand, and every pair of like
    /// digits typed wrongly alike.
    #[test]
    fn every_slip_of_the_fingers_is_found() {
        let slipped =
            |code: &str| matches!(read_code(code), Err(CodeProblem::Check(_) | CodeProblem::Form(_)));
        for n in (0..2_000).chain((FIVE..FIVE + 500).step_by(7)).chain((990_000..990_300).step_by(7)) {
            let code = letter_reference(n);
            assert!(reference_checks(&code), "{code}");
            let signs: Vec<char> = code.chars().collect();
            let last = signs.len() - 1;
            for place in (3..last - 1).chain([last]) {
                let others: String =
                    if place == last { "ABCDEFGHIJKLMNOPQRSTUVWXYZ".into() } else { "0123456789".into() };
                for other in others.chars().filter(|other| *other != signs[place]) {
                    let mut wrong = signs.clone();
                    wrong[place] = other;
                    let wrong: String = wrong.into_iter().collect();
                    assert!(slipped(&wrong), "{code} typed as {wrong}");
                }
                for second in (3..last - 1).filter(|second| *second != place && place != last) {
                    let mut wrong = signs.clone();
                    wrong.swap(place, second);
                    let wrong: String = wrong.into_iter().collect();
                    assert!(wrong == code || slipped(&wrong), "{code} typed as {wrong}");
                    for other in "0123456789".chars().filter(|_| signs[place] == signs[second]) {
                        let mut wrong = signs.clone();
                        (wrong[place], wrong[second]) = (other, other);
                        let wrong: String = wrong.into_iter().collect();
                        assert!(wrong == code || slipped(&wrong), "{code} typed as {wrong}");
                    }
                }
            }
        }
    }

    #[test]
    fn references_of_a_caseload_differ() {
        for range in [0..FIVE, FIVE..150_000, 989_000..992_000] {
            let many = range.len();
            let made: std::collections::BTreeSet<String> = range.map(letter_reference).collect();
            assert_eq!(made.len(), many);
        }
    }
}
