//! The recovery key: 160 random bits that open the vault when every password is forgotten. Shown once, kept on paper.
//! Written in 32 characters that can't be taken for each other (Crockford's base32) and four that check them.

use sha2::{Digest, Sha256};
use zeroize::Zeroizing;

use super::keys::fill;
use super::refusal::{RecoveryMistake, VaultRefusal};

const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const CHARACTERS: usize = 36;

/// A recovery key. `Debug` doesn't show it; [`RecoveryKey::text`] does, once, for the paper.
pub struct RecoveryKey(Zeroizing<[u8; 20]>);

impl RecoveryKey {
    pub(crate) fn random() -> Result<Self, VaultRefusal> {
        let mut secret = Zeroizing::new([0u8; 20]);
        fill(secret.as_mut())?;
        Ok(Self(secret))
    }

    /// Nine groups of four characters with hyphens between them; the last group checks the others.
    pub fn text(&self) -> Zeroizing<String> {
        let mut text = Zeroizing::new(String::with_capacity(CHARACTERS + 8));
        for (place, &value) in self.values().iter().enumerate() {
            if place > 0 && place % 4 == 0 {
                text.push('-');
            }
            text.push(char::from(ALPHABET[usize::from(value)]));
        }
        text
    }

    /// Reads a key as typed: any case, spaces and hyphens anywhere, `O` for 0, `I` and `L` for 1.
    ///
    /// # Errors
    /// What is wrong with it; that it belongs to a vault shows only there.
    pub fn read(typed: &str) -> Result<Self, RecoveryMistake> {
        let mut values = Zeroizing::new(Vec::with_capacity(CHARACTERS));
        for character in typed.chars().filter(|c| !c.is_whitespace() && !is_hyphen(*c)) {
            let upper = match character.to_ascii_uppercase() {
                'O' => '0',
                'I' | 'L' => '1',
                other => other,
            };
            match ALPHABET.iter().position(|&known| char::from(known) == upper) {
                Some(value) if values.len() <= 2 * CHARACTERS => values.push(value as u8),
                Some(_) => {}
                None => return Err(RecoveryMistake::Character(character)),
            }
        }
        if values.len() != CHARACTERS {
            return Err(RecoveryMistake::Length(values.len()));
        }
        let mut secret = Zeroizing::new([0u8; 20]);
        for (bytes, group) in secret.chunks_exact_mut(5).zip(values.chunks_exact(8)) {
            let bits = group.iter().fold(0u64, |bits, &value| bits << 5 | u64::from(value));
            bytes.copy_from_slice(&bits.to_be_bytes()[3..]);
        }
        let key = Self(secret);
        if *key.values() == *values { Ok(key) } else { Err(RecoveryMistake::Mistyped) }
    }

    pub(crate) fn secret(&self) -> &[u8; 20] {
        &self.0
    }

    /// Each character's number: 32 of the secret, 4 of its checksum.
    fn values(&self) -> Zeroizing<Vec<u8>> {
        let mut values = Zeroizing::new(Vec::with_capacity(CHARACTERS));
        for bytes in self.0.chunks_exact(5) {
            let bits = bytes.iter().fold(0u64, |bits, &byte| bits << 8 | u64::from(byte));
            values.extend((0..8).rev().map(|place| (bits >> (place * 5) & 31) as u8));
        }
        let mut digest = Sha256::new();
        digest.update(b"safehold recovery checksum v1");
        digest.update(self.0.as_slice());
        values.extend(digest.finalize().iter().take(4).map(|byte| byte & 31));
        values
    }
}

impl std::fmt::Debug for RecoveryKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("RecoveryKey(..)")
    }
}

/// The hyphens and dashes that a typist or a word processor puts between groups.
fn is_hyphen(character: char) -> bool {
    matches!(character, '-' | '\u{2010}'..='\u{2015}' | '\u{2212}' | '_' | '.')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_is_read_back_however_it_is_typed() {
        for _ in 0..200 {
            let key = RecoveryKey::random().unwrap();
            let text = key.text();
            assert_eq!(text.len(), 44);
            assert_eq!(text.split('-').count(), 9);
            let sloppy = text.to_lowercase().replace('-', " ").replace('0', "o").replace('1', "L");
            for typed in [text.as_str(), &sloppy, &text.replace('-', ""), &text.replace('-', " \u{2013} ")] {
                assert_eq!(RecoveryKey::read(typed).unwrap().secret(), key.secret(), "{typed}");
            }
        }
    }

    #[test]
    fn each_mistake_is_named() {
        let text = RecoveryKey([0u8; 20].into()).text();
        assert_eq!(RecoveryKey::read("").unwrap_err(), RecoveryMistake::Length(0));
        assert_eq!(RecoveryKey::read(&text[..42]).unwrap_err(), RecoveryMistake::Length(34));
        assert_eq!(
            RecoveryKey::read(&format!("U{}", &text[1..])).unwrap_err(),
            RecoveryMistake::Character('U')
        );
        assert_eq!(RecoveryKey::read(&format!("2{}", &text[1..])).unwrap_err(), RecoveryMistake::Mistyped);
        assert_eq!(RecoveryKey::read(&"7".repeat(10_000)).unwrap_err(), RecoveryMistake::Length(73));
    }

    #[test]
    fn one_wrong_character_is_always_noticed() {
        let key = RecoveryKey::random().unwrap();
        let text = key.text();
        let mut noticed = 0;
        for place in (0..text.len()).filter(|&place| place % 5 != 4) {
            let other = if text.as_bytes()[place] == b'7' { "8" } else { "7" };
            let typed = format!("{}{other}{}", &text[..place], &text[place + 1..]);
            noticed += usize::from(RecoveryKey::read(&typed).is_err());
        }
        assert_eq!(noticed, 36);
    }
}
