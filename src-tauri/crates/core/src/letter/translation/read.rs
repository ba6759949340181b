//! A translation as a text file: `name = words`, a line each. See `docs/translations.md`.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::{Key, Translation};
use crate::letter::language::Language;
use crate::letter::texts::{LetterTexts, wrong_in};
use crate::words::unseen_sign;

/// A file is at most so many bytes.
const MAX_BYTES: usize = 1 << 20;

/// What is wrong with a file, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wrong {
    /// The line, 1 upwards; 0: the file as a whole.
    pub line: usize,
    /// What is wrong and what to do.
    pub text: String,
}

/// A line with what its name is for.
struct Entry<'a> {
    line: usize,
    name: &'a str,
    words: String,
}

impl Translation {
    /// Reads a file: `language`, `version` and `translator`, then a line for each name. Names may be missing (see
    /// [`Translation::missing`]); nobody has checked what is read here.
    ///
    /// # Errors
    /// Everything that is wrong, each with its line.
    pub fn read(text: &str) -> Result<Self, Vec<Wrong>> {
        let mut wrong = Vec::new();
        if text.len() > MAX_BYTES {
            wrong.push(Wrong {
                line: 0,
                text: "The file is larger than 1 MB: it is no translation".to_owned(),
            });
            return Err(wrong);
        }
        let entries = entries(text.strip_prefix('\u{feff}').unwrap_or(text), &mut wrong);
        let mut head = BTreeMap::new();
        let mut words = BTreeMap::new();
        for entry in entries {
            let mut say = |text: String| wrong.push(Wrong { line: entry.line, text });
            if ["language", "version", "translator"].contains(&entry.name) {
                if head.insert(entry.name, entry.words).is_some() {
                    say(format!("{} comes twice: keep one", entry.name));
                }
                continue;
            }
            let Some(key) = Key::from_code(entry.name) else {
                say(format!(
                    "\"{}\" is no name of a text: take the line out, or correct the name",
                    entry.name
                ));
                continue;
            };
            for fault in faults(key, &entry.words) {
                say(format!("{}: {fault}", entry.name));
            }
            if words.insert(key, entry.words).is_some() {
                say(format!("{} comes twice: keep one", entry.name));
            }
        }
        let mut whole = |text: &str| wrong.push(Wrong { line: 0, text: text.to_owned() });
        let language = head.get("language").and_then(|code| Language::from_code(code));
        match language {
            None => whole("Say which language it is, in a line like: language = pl"),
            Some(Language::ENGLISH) => {
                whole(
                    "The English texts are changed in Settings, one by one: a file brings another language",
                );
            }
            Some(_) => {}
        }
        let version = head.get("version").and_then(|number| number.parse::<u32>().ok());
        let version = version.filter(|number| (1..=1_000_000).contains(number));
        if version.is_none() {
            whole("Say which version it is, in a line like: version = 1");
        }
        let translator = head.remove("translator").unwrap_or_default();
        if translator.is_empty() {
            whole(
                "Say who translated it, in a line like: translator = Northfield Language Services, certificate 42",
            );
        }
        match (language, version) {
            (Some(language), Some(version)) if wrong.is_empty() => Ok(Self {
                language,
                version,
                translator,
                words: Arc::new(words),
                checked: None,
                supplied: false,
            }),
            _ => Err(wrong),
        }
    }
}

/// The lines with a name; a line that begins with a space goes on with the one before.
fn entries<'a>(text: &'a str, wrong: &mut Vec<Wrong>) -> Vec<Entry<'a>> {
    let mut found: Vec<Entry<'a>> = Vec::new();
    for (place, line) in text.lines().enumerate() {
        let number = place + 1;
        let trimmed = line.trim();
        if trimmed.is_empty() || line.starts_with('#') {
            continue;
        }
        if line.starts_with([' ', '\t']) {
            match found.last_mut() {
                Some(entry) => {
                    entry.words.push(' ');
                    entry.words.push_str(trimmed);
                }
                None => {
                    wrong.push(Wrong { line: number, text: "This line goes on with no other".to_owned() })
                }
            }
            continue;
        }
        match line.split_once('=') {
            Some((name, words)) => {
                found.push(Entry { line: number, name: name.trim(), words: words.trim().to_owned() });
            }
            None => wrong.push(Wrong {
                line: number,
                text: "Write the name, an equals sign and the words; begin a line that goes on with a space"
                    .to_owned(),
            }),
        }
    }
    found
}

/// What is wrong with the words of a text.
fn faults(key: Key, words: &str) -> Vec<String> {
    let mut wrong = wrong_in(&key.slots(), words);
    // Two signs that join and part letters are part of how Urdu, Persian and Bengali are written.
    let unseen = |c: &char| unseen_sign(*c) && !matches!(c, '\u{200c}' | '\u{200d}');
    if let Some(sign) = words.chars().find(unseen) {
        wrong.push(format!("it holds a sign that nobody sees, U+{:04X}: take it out", u32::from(sign)));
    }
    if words.chars().any(|c| c.is_numeric() && !c.is_ascii_digit()) {
        wrong.push("write numbers with the figures 0 to 9".to_owned());
    }
    wrong
}

/// The file that a translator fills in: every name with the English words of this unit, as comments and to be
/// overwritten.
pub fn for_translators(texts: &LetterTexts, language: Language) -> String {
    let mut file = format!(
        "# Letter texts of Safehold to be translated into {}.\n\
         # Overwrite the English after each equals sign. Keep every name before it and every {{slot}}.\n\
         # Two stars set **bold**. A line that begins with a space goes on with the line before.\n\n\
         language = {}\nversion = 1\ntranslator = \n",
        language.name(),
        language.code()
    );
    let mut part = "";
    for key in Key::all() {
        let code = key.code();
        let begins = code.split('.').next().unwrap_or_default();
        if begins != part {
            file.push('\n');
            part = begins;
        }
        let words = match key {
            Key::Phrase(phrase) => texts.changed.get(&phrase).map_or(phrase.english(), String::as_str),
            Key::Fixed(fixed) => fixed.english(),
        };
        file.push_str(&format!("{code} = {words}\n"));
    }
    file
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_wrong_is_said_with_its_line() {
        let file = "language = en\nversion = 0\nheading.order = Gorchymyn\nheading.order = Eto\nno.such = x\n\
                    opening.order = heb {court}\npage.of = **{page} o {pages}\nif.tell-us = ۹۹۹\u{202e}\njust words\n";
        let wrong = Translation::read(file).unwrap_err();
        let said: Vec<String> = wrong.iter().map(|one| format!("{} {}", one.line, one.text)).collect();
        for (start, what) in [
            ("4 ", "comes twice"),
            ("5 ", "no name of a text"),
            ("6 ", "{date} is missing"),
            ("7 ", "not ended with **"),
            ("8 ", "figures 0 to 9"),
            ("8 ", "U+202E"),
            ("9 ", "an equals sign"),
            ("0 ", "changed in Settings"),
            ("0 ", "version = 1"),
            ("0 ", "translator ="),
        ] {
            assert!(said.iter().any(|one| one.starts_with(start) && one.contains(what)), "{what}: {said:#?}");
        }
    }

    #[test]
    fn a_file_for_translators_reads_back_as_complete() {
        let texts = LetterTexts::supplied();
        let polish = Language::from_code("pl").unwrap();
        let file = for_translators(&texts, polish).replace("translator = ", "translator = Agency");
        let read = Translation::read(&file).unwrap();
        assert_eq!((read.language, read.version, read.supplied), (polish, 1, false));
        assert_eq!(read.missing(), []);
        assert_eq!(read.words.len(), Key::all().count());
        // A line that begins with a space goes on.
        let read =
            Translation::read("language = pl\nversion = 2\ntranslator = A\nif.tell-us = Powiedz\n  nam.\n");
        assert_eq!(read.unwrap().words.values().next().map(String::as_str), Some("Powiedz nam."));
    }
}
