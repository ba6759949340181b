//! How names are compared: without case, accents, apostrophes and hyphens, so that whoever types `oneill` or `Sian`
//! finds O'Neill and Siân.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// The text in words of small plain letters and digits, one space between them.
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for character in text.nfkd().filter(|c| !is_combining_mark(*c)).flat_map(char::to_lowercase) {
        match character {
            '\'' | '\u{2018}' | '\u{2019}' | '\u{2bc}' | '`' | '\u{b4}' => {}
            'ß' => folded.push_str("ss"),
            'æ' => folded.push_str("ae"),
            'œ' => folded.push_str("oe"),
            'ø' => folded.push('o'),
            'đ' | 'ð' => folded.push('d'),
            'ł' => folded.push('l'),
            'þ' => folded.push_str("th"),
            'ı' => folded.push('i'),
            c if c.is_alphanumeric() => folded.push(c),
            _ => {
                if !folded.is_empty() && !folded.ends_with(' ') {
                    folded.push(' ');
                }
            }
        }
    }
    folded.truncate(folded.trim_end().len());
    folded
}

/// A phone number's digits as dialled here: `+44 7700 900222` and `(0) 7700 900222` are `07700900222`.
pub fn phone_digits(text: &str) -> String {
    let text = text.trim();
    let digits = |text: &str| text.chars().filter(char::is_ascii_digit).collect::<String>();
    let abroad = text.strip_prefix("+44").or_else(|| text.strip_prefix("0044"));
    match abroad {
        Some(rest) => format!("0{}", digits(rest).trim_start_matches('0')),
        None => digits(text),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_fold() {
        for (name, folded) in [
            ("O'Neill-Price", "oneill price"),
            ("O\u{2019}Neill", "oneill"),
            ("Siân  Ŵyn", "sian wyn"),
            ("Łukasz Strauß", "lukasz strauss"),
            ("İpek", "ipek"),
            ("  ", ""),
            ("Нина", "нина"),
        ] {
            assert_eq!(fold(name), folded, "{name}");
        }
    }

    #[test]
    fn phones_fold() {
        for text in ["07700 900222", "+44 7700 900222", "+44 (0)7700 900-222", "0044 7700900222"] {
            assert_eq!(phone_digits(text), "07700900222", "{text}");
        }
    }
}
