//! Languages by their code, with what a paper needs to know of one: how it is called, which way it runs, in which
//! writing. A language that this list does not hold can still be used: only its name is then its code.

use std::fmt;

/// Which way a language is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Direction {
    /// From left to right.
    LeftToRight,
    /// From right to left.
    RightToLeft,
}

const LONGEST: usize = 12;

/// A language by its BCP 47 code: `en`, `cy`, `pa-Guru`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Language {
    code: [u8; LONGEST],
    length: u8,
}

struct Known {
    code: &'static str,
    name: &'static str,
    own: &'static str,
    script: &'static str,
}

const fn k(code: &'static str, name: &'static str, own: &'static str, script: &'static str) -> Known {
    Known { code, name, own, script }
}

/// The languages that a list offers. The script is the ISO 15924 code of the writing wished for print.
const KNOWN: [Known; 31] = [
    k("en", "English", "English", "Latn"),
    k("cy", "Welsh", "Cymraeg", "Latn"),
    k("ur", "Urdu", "اردو", "Aran"),
    k("sq", "Albanian", "Shqip", "Latn"),
    k("ar", "Arabic", "العربية", "Arab"),
    k("bn", "Bengali", "বাংলা", "Beng"),
    k("bg", "Bulgarian", "Български", "Cyrl"),
    k("cs", "Czech", "Čeština", "Latn"),
    k("fr", "French", "Français", "Latn"),
    k("de", "German", "Deutsch", "Latn"),
    k("el", "Greek", "Ελληνικά", "Grek"),
    k("gu", "Gujarati", "ગુજરાતી", "Gujr"),
    k("hi", "Hindi", "हिन्दी", "Deva"),
    k("hu", "Hungarian", "Magyar", "Latn"),
    k("it", "Italian", "Italiano", "Latn"),
    k("ckb", "Kurdish (Sorani)", "کوردی", "Arab"),
    k("lv", "Latvian", "Latviešu", "Latn"),
    k("lt", "Lithuanian", "Lietuvių", "Latn"),
    k("ps", "Pashto", "پښتو", "Arab"),
    k("fa", "Persian", "فارسی", "Arab"),
    k("pl", "Polish", "Polski", "Latn"),
    k("pt", "Portuguese", "Português", "Latn"),
    k("pa", "Punjabi", "ਪੰਜਾਬੀ", "Guru"),
    k("ro", "Romanian", "Română", "Latn"),
    k("ru", "Russian", "Русский", "Cyrl"),
    k("sk", "Slovak", "Slovenčina", "Latn"),
    k("so", "Somali", "Soomaali", "Latn"),
    k("es", "Spanish", "Español", "Latn"),
    k("tr", "Turkish", "Türkçe", "Latn"),
    k("uk", "Ukrainian", "Українська", "Cyrl"),
    k("vi", "Vietnamese", "Tiếng Việt", "Latn"),
];

/// Writings that run from right to left.
const FROM_THE_RIGHT: [&str; 6] = ["Arab", "Aran", "Hebr", "Syrc", "Thaa", "Nkoo"];
/// Languages written so whose list entry could be missing.
const FROM_THE_RIGHT_BY_CODE: [&str; 9] = ["ar", "ckb", "dv", "fa", "he", "ps", "sd", "ug", "yi"];

impl Language {
    /// English.
    pub const ENGLISH: Self = Self::of("en");
    /// Welsh.
    pub const WELSH: Self = Self::of("cy");
    /// Urdu.
    pub const URDU: Self = Self::of("ur");

    const fn of(text: &str) -> Self {
        let from = text.as_bytes();
        let mut code = [0; LONGEST];
        let mut place = 0;
        while place < from.len() && place < LONGEST {
            code[place] = from[place];
            place += 1;
        }
        Self { code, length: place as u8 }
    }

    /// Reads a code in any case, `cy` or `PA-guru`; English and Welsh of Britain are `en` and `cy`. Nothing where it is
    /// no code of a language, or longer than 12 letters.
    pub fn from_code(text: &str) -> Option<Self> {
        let mut parts = text.trim().split('-');
        let primary = parts.next().unwrap_or_default().to_ascii_lowercase();
        let letters = |text: &str| text.bytes().all(|c| c.is_ascii_alphabetic());
        if !(2..=3).contains(&primary.len()) || !letters(&primary) {
            return None;
        }
        let mut code = primary;
        for part in parts {
            let part = match part.len() {
                4 if letters(part) => {
                    let (first, rest) = part.split_at(1);
                    first.to_ascii_uppercase() + &rest.to_ascii_lowercase()
                }
                2 if letters(part) => part.to_ascii_uppercase(),
                3 if part.bytes().all(|c| c.is_ascii_digit()) => part.to_owned(),
                _ => return None,
            };
            code = format!("{code}-{part}");
        }
        match code.as_str() {
            "en-GB" => Some(Self::ENGLISH),
            "cy-GB" => Some(Self::WELSH),
            code if code.len() <= LONGEST => Some(Self::of(code)),
            _ => None,
        }
    }

    /// The code: `cy`.
    pub fn code(&self) -> &str {
        // Only ASCII letters, digits and hyphens are ever put in.
        std::str::from_utf8(&self.code[..usize::from(self.length)]).unwrap_or_default()
    }

    /// The tag that a file carries, so that a screen reader speaks it rightly: `en-GB` for English, else the code.
    pub fn tag(&self) -> &str {
        if *self == Self::ENGLISH { "en-GB" } else { self.code() }
    }

    fn known(&self) -> Option<&'static Known> {
        let primary = self.code().split('-').next().unwrap_or_default();
        let by = |code: &str| KNOWN.iter().find(|known| known.code == code);
        by(self.code()).or_else(|| by(primary))
    }

    /// In English: "Welsh". The code where the list does not hold it.
    pub fn name(&self) -> &str {
        self.known().map_or_else(|| self.code(), |known| known.name)
    }

    /// In itself: "Cymraeg". The code where the list does not hold it.
    pub fn own_name(&self) -> &str {
        self.known().map_or_else(|| self.code(), |known| known.own)
    }

    /// The writing by its ISO 15924 code: `Latn`, `Aran` (Nastaliq), `Guru`. `Zyyy`, any, where nothing says it.
    pub fn script(&self) -> &str {
        let said = self.code().split('-').find(|part| part.len() == 4);
        said.or_else(|| self.known().map(|known| known.script)).unwrap_or("Zyyy")
    }

    /// Which way it is written.
    pub fn direction(&self) -> Direction {
        let primary = self.code().split('-').next().unwrap_or_default();
        let unknown = self.script() == "Zyyy" && FROM_THE_RIGHT_BY_CODE.contains(&primary);
        if unknown || FROM_THE_RIGHT.contains(&self.script()) {
            Direction::RightToLeft
        } else {
            Direction::LeftToRight
        }
    }

    /// The languages that a list offers: English, Welsh and Urdu, then the others by their English names.
    pub fn offered() -> impl Iterator<Item = Self> {
        KNOWN.iter().map(|known| Self::of(known.code))
    }
}

impl Default for Language {
    fn default() -> Self {
        Self::ENGLISH
    }
}

impl fmt::Debug for Language {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Language({})", self.code())
    }
}

impl fmt::Display for Language {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_read_and_told_apart() {
        for (text, code) in [
            ("cy", Some("cy")),
            ("EN-gb", Some("en")),
            ("pa-guru", Some("pa-Guru")),
            ("pa-Guru-IN", Some("pa-Guru-IN")),
            ("ckb", Some("ckb")),
            ("es-419", Some("es-419")),
            ("english", None),
            ("e", None),
            ("e1", None),
            ("en_GB", None),
            ("", None),
            ("zh-Hant-HK-TW", None),
        ] {
            assert_eq!(Language::from_code(text).as_ref().map(Language::code), code, "{text}");
        }
        for language in Language::offered() {
            assert_eq!(Language::from_code(language.code()), Some(language));
            assert_eq!(Language::from_code(language.tag()), Some(language));
        }
    }

    #[test]
    fn each_runs_its_own_way() {
        for (code, script, right) in [
            ("en", "Latn", false),
            ("cy", "Latn", false),
            ("ur", "Aran", true),
            ("ar", "Arab", true),
            ("ar-EG", "Arab", true),
            ("pa", "Guru", false),
            ("pa-Arab", "Arab", true),
            ("bn", "Beng", false),
            ("he", "Zyyy", true),
            ("tlh", "Zyyy", false),
        ] {
            let language = Language::from_code(code).unwrap();
            assert_eq!((language.script(), language.direction() == Direction::RightToLeft), (script, right));
        }
        assert_eq!((Language::WELSH.name(), Language::URDU.own_name()), ("Welsh", "اردو"));
    }
}
