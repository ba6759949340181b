//! Text as it is compared: without case, accents and unseen signs, in words of letters and figures.
//!
//! Not here: how names are searched (the store folds those for its own index).

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// The text in small plain letters and figures, a single space between words and at both ends: " 12 test street ".
/// Apostrophes join ("O'Test" is "otest"); what can't be seen is left out.
pub fn folded(text: &str) -> String {
    let mut all = String::with_capacity(text.len() + 2);
    all.push(' ');
    for sign in text.nfkd().filter(|sign| !is_combining_mark(*sign)).flat_map(char::to_lowercase) {
        match sign {
            '\'' | '\u{2018}' | '\u{2019}' | '\u{2bc}' | '`' | '\u{b4}' => {}
            '\u{ad}'
            | '\u{200b}'..='\u{200f}'
            | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{2069}'
            | '\u{feff}' => {}
            'ß' => all.push_str("ss"),
            'æ' => all.push_str("ae"),
            'œ' => all.push_str("oe"),
            'ø' => all.push('o'),
            'đ' | 'ð' => all.push('d'),
            'ł' => all.push('l'),
            'þ' => all.push_str("th"),
            'ı' => all.push('i'),
            sign if sign.is_alphanumeric() => all.push(sign),
            _ if all.ends_with(' ') => {}
            _ => all.push(' '),
        }
    }
    if !all.ends_with(' ') {
        all.push(' ');
    }
    all
}

/// The same without spaces: numbers and postcodes however they are grouped.
pub fn tight(text: &str) -> String {
    folded(text).replace(' ', "")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_however_it_is_written() {
        for (text, same) in [
            ("12 Test\u{a0}Street,", " 12 test street "),
            ("Heol  y Wŷn-Ddu", " heol y wyn ddu "),
            ("O\u{2019}Test's", " otests "),
            ("Be\u{ad}ck La\u{200b}ne", " beck lane "),
            ("Łódź", " lodz "),
            ("", " "),
        ] {
            assert_eq!(folded(text), same, "{text}");
        }
        assert_eq!(tight("LS2\u{a0}7ew"), "ls27ew");
    }
}
