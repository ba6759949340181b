//! Letter texts as they are kept: twins in JSON.

use std::collections::BTreeMap;

use safehold_core::letter::{Helpline, Key, LetterTexts, Phrase, SignOff};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::StoreError;
use crate::columns;

#[derive(Serialize, Deserialize)]
pub(super) struct TextsKept {
    version: u32,
    changed: BTreeMap<String, String>,
    helplines: Vec<HelplineKept>,
    review_by: String,
    signed_off: Option<SignedKept>,
}

/// Who signed, when, and a fingerprint of every sentence and helpline that was signed: an update of Safehold that words one
/// of them differently leaves them unsigned.
#[derive(Serialize, Deserialize)]
struct SignedKept {
    by: String,
    on: String,
    words: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct HelplineKept {
    name: String,
    number: String,
    note: String,
}

impl HelplineKept {
    fn of(line: &Helpline) -> Self {
        Self { name: line.name.clone(), number: line.number.clone(), note: line.note.clone() }
    }

    fn helpline(self) -> Helpline {
        Helpline { name: self.name, number: self.number, note: self.note }
    }
}

impl TextsKept {
    pub(super) fn of(texts: &LetterTexts) -> Self {
        Self {
            version: texts.version,
            changed: texts
                .changed
                .iter()
                .map(|(phrase, words)| (phrase.code().to_owned(), words.clone()))
                .collect(),
            helplines: texts.helplines.iter().map(HelplineKept::of).collect(),
            review_by: columns::day(texts.review_by),
            signed_off: texts.signed_off.as_ref().map(|sign| SignedKept {
                by: sign.by.clone(),
                on: columns::day(sign.on),
                words: TextsWere::of(texts).fingerprint(),
            }),
        }
    }

    pub(super) fn texts(self) -> Result<LetterTexts, StoreError> {
        let phrase = |(code, words): (String, String)| {
            Ok::<_, StoreError>((columns::code(&code, Phrase::from_code)?, words))
        };
        let mut texts = LetterTexts {
            version: self.version,
            changed: self.changed.into_iter().map(phrase).collect::<Result<_, _>>()?,
            helplines: self.helplines.into_iter().map(HelplineKept::helpline).collect(),
            review_by: columns::read_day(&self.review_by)?,
            ..LetterTexts::supplied()
        };
        if let Some(sign) = self.signed_off
            && sign.words == TextsWere::of(&texts).fingerprint()
        {
            texts.signed_off = Some(SignOff { by: sign.by, on: columns::read_day(&sign.on)? });
        }
        Ok(texts)
    }
}

/// Every sentence and helpline as it read in a version, also under names that this Safehold no longer has.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TextsWere {
    /// The words by their names.
    pub words: BTreeMap<String, String>,
    helplines: Vec<HelplineKept>,
}

impl TextsWere {
    /// The texts as they read now.
    pub fn of(texts: &LetterTexts) -> Self {
        let words = |key: Key| {
            let own = match key {
                Key::Phrase(phrase) => texts.changed.get(&phrase).map(String::as_str),
                Key::Fixed(_) => None,
            };
            (key.code().to_owned(), own.unwrap_or(key.english()).to_owned())
        };
        Self {
            words: Key::all().map(words).collect(),
            helplines: texts.helplines.iter().map(HelplineKept::of).collect(),
        }
    }

    /// The helplines.
    pub fn helplines(&self) -> Vec<Helpline> {
        self.helplines.iter().cloned().map(HelplineKept::helpline).collect()
    }

    /// The same for the same words only.
    pub fn fingerprint(&self) -> String {
        let mut digest = Sha256::new();
        let helplines = self.helplines.iter().flat_map(|line| [&line.name, &line.number, &line.note]);
        for text in self.words.iter().flat_map(|(code, words)| [code, words]).chain(helplines) {
            digest.update(text.len().to_le_bytes());
            digest.update(text.as_bytes());
        }
        columns::hex(&digest.finalize())
    }
}
