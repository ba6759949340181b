//! The keys of a vault: the random data key, what is derived from it, and how it is wrapped for a person or for the
//! recovery key. Nothing here is stored, printed or compared except through the functions below; everything is wiped
//! when it is dropped.

use argon2::{Algorithm, Argon2, Block, Params, Version};
use chacha20poly1305::aead::{Aead, Payload};
use chacha20poly1305::{KeyInit, XChaCha20Poly1305};
use hkdf::Hkdf;
use hkdf::hmac::{Hmac, Mac};
use sha2::Sha256;
use unicode_normalization::UnicodeNormalization;
use zeroize::{Zeroize, Zeroizing};

use super::refusal::{Damage, VaultRefusal};

/// Bytes of a wrapped data key: the key and its seal.
pub(crate) const WRAPPED: usize = 48;

/// A password as somebody typed it, wiped after use. `Debug` doesn't show it.
#[derive(Clone)]
pub struct Password(Zeroizing<String>);

impl Password {
    /// Takes the text over. The same letters typed on different keyboards become the same password (NFC).
    pub fn new(text: String) -> Self {
        let text = Zeroizing::new(text);
        // Room for the longest composed form, so that no half-filled copy is left behind by growing.
        let mut composed = Zeroizing::new(String::with_capacity(text.len() * 3));
        composed.extend(text.nfc());
        Self(composed)
    }

    pub(crate) fn text(&self) -> &str {
        &self.0
    }
}

impl std::fmt::Debug for Password {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Password(..)")
    }
}

/// What one guess of a password costs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cost {
    /// Memory in KiB.
    pub memory_kib: u32,
    /// Passes over it.
    pub passes: u32,
    /// Lanes; always 1.
    pub lanes: u32,
}

impl Cost {
    /// For real caseloads: 256 MiB, about a second.
    pub const STANDARD: Self = Self { memory_kib: 256 * 1024, passes: 3, lanes: 1 };
    /// The least that is accepted; for invented caseloads and tests: 64 MiB.
    pub const FLOOR: Self = Self { memory_kib: 64 * 1024, passes: 3, lanes: 1 };
    const MOST_KIB: u32 = 2 * 1024 * 1024;
    const MOST_PASSES: u32 = 16;

    /// A stored cost is believed only between the floor (nobody makes guessing cheap by editing the file) and what a
    /// computer can bear (nobody makes opening impossible).
    pub(crate) fn accept(self) -> Result<Self, VaultRefusal> {
        let bearable = (Self::FLOOR.memory_kib..=Self::MOST_KIB).contains(&self.memory_kib)
            && (Self::FLOOR.passes..=Self::MOST_PASSES).contains(&self.passes)
            && self.lanes == 1;
        if bearable { Ok(self) } else { Err(VaultRefusal::Damaged(Damage::KeysCost)) }
    }
}

/// A key that wraps the data key: from a password or from a recovery key.
pub(crate) struct WrappingKey(Zeroizing<[u8; 32]>);

impl WrappingKey {
    /// From a password, at the given cost (Argon2id). Takes about a second and the memory of the cost: call it on a
    /// thread that may block.
    pub(crate) fn from_password(
        password: &Password,
        salt: &[u8; 16],
        cost: Cost,
    ) -> Result<Self, VaultRefusal> {
        let params = Params::new(cost.memory_kib, cost.passes, cost.lanes, Some(32))
            .map_err(|_| VaultRefusal::Damaged(Damage::KeysCost))?;
        // An own work area, because it must be wiped before it is given back.
        let mut area = WorkArea::new(params.block_count())?;
        let mut key = Zeroizing::new([0u8; 32]);
        Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
            .hash_password_into_with_memory(password.text().as_bytes(), salt, key.as_mut(), &mut area.0)
            .map_err(|_| VaultRefusal::internal("argon2"))?;
        Ok(Self(key))
    }

    /// From the 160 random bits of a recovery key, which no guessing reaches.
    pub(crate) fn from_recovery(
        secret: &[u8; 20],
        vault: &[u8; 16],
        salt: &[u8; 16],
    ) -> Result<Self, VaultRefusal> {
        let mut key = Zeroizing::new([0u8; 32]);
        expand(secret, salt, &[b"safehold recovery v1", vault], key.as_mut())?;
        Ok(Self(key))
    }

    /// Wraps the data key. `bound` is what the wrapping holds for: opening it needs the same.
    pub(crate) fn wrap(
        &self,
        key: &DataKey,
        nonce: &[u8; 24],
        bound: &[u8],
    ) -> Result<[u8; WRAPPED], VaultRefusal> {
        self.cipher()
            .encrypt(nonce.into(), Payload { msg: key.0.as_slice(), aad: bound })
            .ok()
            .and_then(|sealed| sealed.try_into().ok())
            .ok_or_else(|| VaultRefusal::internal("wrap"))
    }

    /// Unwraps the data key; nothing when this is the wrong key or the wrapping was tampered with.
    pub(crate) fn unwrap(&self, sealed: &[u8; WRAPPED], nonce: &[u8; 24], bound: &[u8]) -> Option<DataKey> {
        let mut plain =
            Zeroizing::new(self.cipher().decrypt(nonce.into(), Payload { msg: sealed, aad: bound }).ok()?);
        let mut key = Zeroizing::new([0u8; 32]);
        if plain.len() != key.len() {
            return None;
        }
        key.copy_from_slice(&plain);
        plain.zeroize();
        Some(DataKey(key))
    }

    fn cipher(&self) -> XChaCha20Poly1305 {
        XChaCha20Poly1305::new((&*self.0).into())
    }
}

/// The blocks that Argon2 works in, wiped when dropped.
struct WorkArea(Vec<Block>);

impl WorkArea {
    fn new(blocks: usize) -> Result<Self, VaultRefusal> {
        let mut area = Vec::new();
        area.try_reserve_exact(blocks).map_err(|_| VaultRefusal::NoMemory)?;
        area.resize(blocks, Block::new());
        Ok(Self(area))
    }
}

impl Drop for WorkArea {
    fn drop(&mut self) {
        self.0.iter_mut().for_each(Zeroize::zeroize);
    }
}

/// The data key of a vault: 32 random bytes, made once. All else is derived from it.
pub(crate) struct DataKey(Zeroizing<[u8; 32]>);

impl DataKey {
    pub(crate) fn random() -> Result<Self, VaultRefusal> {
        let mut key = Zeroizing::new([0u8; 32]);
        fill(key.as_mut())?;
        Ok(Self(key))
    }

    /// The key of the database file.
    pub(crate) fn for_database(&self, vault: &[u8; 16]) -> Result<FileKey, VaultRefusal> {
        let mut bytes = Zeroizing::new([0u8; 48]);
        expand(self.0.as_slice(), vault, &[b"safehold db v1"], bytes.as_mut())?;
        Ok(FileKey(bytes))
    }

    /// The seal over a text of the keys file.
    pub(crate) fn seal(&self, vault: &[u8; 16], text: &[u8]) -> Result<[u8; 32], VaultRefusal> {
        Ok(self.sealing(vault, text)?.finalize().into_bytes().into())
    }

    /// Whether a seal is this key's own over the text. Takes the same time either way.
    pub(crate) fn seal_holds(
        &self,
        vault: &[u8; 16],
        text: &[u8],
        seal: &[u8; 32],
    ) -> Result<bool, VaultRefusal> {
        Ok(self.sealing(vault, text)?.verify_slice(seal).is_ok())
    }

    fn sealing(&self, vault: &[u8; 16], text: &[u8]) -> Result<Hmac<Sha256>, VaultRefusal> {
        let mut key = Zeroizing::new([0u8; 32]);
        expand(self.0.as_slice(), vault, &[b"safehold slots v1"], key.as_mut())?;
        let mut mac = <Hmac<Sha256> as hkdf::hmac::KeyInit>::new_from_slice(key.as_slice())
            .map_err(|_| VaultRefusal::internal("hmac"))?;
        mac.update(text);
        Ok(mac)
    }
}

/// The database file's key: 32 bytes of key and the 16 bytes of salt that begin the file.
pub(crate) struct FileKey(Zeroizing<[u8; 48]>);

impl FileKey {
    /// The 16 bytes that the file begins with.
    pub(crate) fn salt(&self) -> &[u8] {
        &self.0[32..]
    }

    /// As SQLCipher takes a raw key: `x'` 96 hexadecimal digits `'`.
    pub(crate) fn literal(&self) -> Zeroizing<Vec<u8>> {
        const DIGITS: &[u8; 16] = b"0123456789abcdef";
        let mut text = Zeroizing::new(Vec::with_capacity(self.0.len() * 2 + 3));
        text.extend_from_slice(b"x'");
        for byte in self.0.iter() {
            text.push(DIGITS[usize::from(byte >> 4)]);
            text.push(DIGITS[usize::from(byte & 15)]);
        }
        text.push(b'\'');
        text
    }
}

macro_rules! shows_nothing {
    ($($name:ident),*) => {$(
        impl std::fmt::Debug for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(concat!(stringify!($name), "(..)"))
            }
        }
    )*};
}
shows_nothing!(WrappingKey, DataKey, FileKey);

/// Random bytes from the operating system.
pub(crate) fn fill(bytes: &mut [u8]) -> Result<(), VaultRefusal> {
    getrandom::fill(bytes).map_err(|_| VaultRefusal::internal("random"))
}

/// A fresh array of random bytes that is no secret: a salt, a nonce, an identity.
pub(crate) fn random<const N: usize>() -> Result<[u8; N], VaultRefusal> {
    let mut bytes = [0u8; N];
    fill(&mut bytes)?;
    Ok(bytes)
}

fn expand(secret: &[u8], salt: &[u8], info: &[&[u8]], out: &mut [u8]) -> Result<(), VaultRefusal> {
    Hkdf::<Sha256>::new(Some(salt), secret)
        .expand_multi_info(info, out)
        .map_err(|_| VaultRefusal::internal("hkdf"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_never_shows_itself() {
        let key = DataKey::random().unwrap();
        let file = key.for_database(&[7; 16]).unwrap();
        let literal = String::from_utf8(file.literal().to_vec()).unwrap();
        let shown = format!("{key:?} {file:?} {:?}", Password::new("correct horse".into()));
        assert_eq!(shown, "DataKey(..) FileKey(..) Password(..)");
        assert_eq!(literal.len(), 99);
    }

    #[test]
    fn subkeys_differ_by_vault_and_are_the_same_again() {
        let key = DataKey::random().unwrap();
        let one = key.for_database(&[1; 16]).unwrap();
        assert_eq!(*one.literal(), *key.for_database(&[1; 16]).unwrap().literal());
        assert_ne!(*one.literal(), *key.for_database(&[2; 16]).unwrap().literal());
    }

    #[test]
    fn a_cost_outside_the_bounds_is_refused() {
        for (memory_kib, passes, lanes) in [
            (64 * 1024 - 1, 3, 1),
            (64 * 1024, 2, 1),
            (2 * 1024 * 1024 + 1, 3, 1),
            (64 * 1024, 17, 1),
            (64 * 1024, 3, 4),
        ] {
            let cost = Cost { memory_kib, passes, lanes };
            assert_eq!(cost.accept(), Err(VaultRefusal::Damaged(Damage::KeysCost)), "{cost:?}");
        }
        assert_eq!(Cost::STANDARD.accept(), Ok(Cost::STANDARD));
        assert_eq!(Cost::FLOOR.accept(), Ok(Cost::FLOOR));
    }

    #[test]
    fn the_same_letters_make_the_same_password() {
        let composed = Password::new("caf\u{e9}".into());
        let decomposed = Password::new("cafe\u{301}".into());
        assert_eq!(composed.text(), decomposed.text());
    }

    #[test]
    fn a_wrapping_holds_for_its_key_its_nonce_and_what_it_is_bound_to() {
        let key = DataKey::random().unwrap();
        let wrapping = WrappingKey::from_recovery(&[9; 20], &[1; 16], &[2; 16]).unwrap();
        let other = WrappingKey::from_recovery(&[9; 20], &[1; 16], &[3; 16]).unwrap();
        let sealed = wrapping.wrap(&key, &[4; 24], b"bound").unwrap();
        assert!(wrapping.unwrap(&sealed, &[4; 24], b"bound").is_some());
        assert!(wrapping.unwrap(&sealed, &[4; 24], b"other").is_none());
        assert!(wrapping.unwrap(&sealed, &[5; 24], b"bound").is_none());
        assert!(other.unwrap(&sealed, &[4; 24], b"bound").is_none());
    }
}
