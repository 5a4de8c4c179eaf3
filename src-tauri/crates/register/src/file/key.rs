//! From a passphrase or a recovery code to the key handed to SQLCipher.
//!
//! passphrase (as it is meant) + the file's first 16 bytes → Argon2id → seed (16 bytes, what the card prints)
//! seed + the same 16 bytes → HKDF-SHA-256 → raw key, so that SQLCipher's own derivation is not paid on top.

use std::fmt;
use std::ops::{Deref, DerefMut};

use argon2::{Algorithm, Argon2, Params, Version};
use hkdf::Hkdf;
use sha2::Sha256;
use unicode_normalization::UnicodeNormalization;
use zeroize::{Zeroize, Zeroizing};

use super::passphrase::{meant, must_be_good};
use super::recovery::RecoveryCode;
use crate::error::RegisterError;

/// The file's first bytes: SQLCipher's salt, and ours.
pub(crate) type Salt = [u8; 16];
/// What the recovery card prints.
pub(crate) type Seed = Bytes<16>;

/// Bytes that open a register. They stay at one place, where they are wiped: whoever holds them is moved about without leaving
/// copies behind.
pub(crate) struct Bytes<const N: usize>(Box<[u8; N]>);

impl<const N: usize> Bytes<N> {
    /// Zeros, to be written over.
    pub(super) fn zeros() -> Self {
        Self(Box::new([0; N]))
    }
}

impl<const N: usize> Clone for Bytes<N> {
    fn clone(&self) -> Self {
        let mut made = Self::zeros();
        made.copy_from_slice(self.as_slice());
        made
    }
}

impl<const N: usize> Deref for Bytes<N> {
    type Target = [u8; N];

    fn deref(&self) -> &[u8; N] {
        &self.0
    }
}

impl<const N: usize> DerefMut for Bytes<N> {
    fn deref_mut(&mut self) -> &mut [u8; N] {
        &mut self.0
    }
}

impl<const N: usize> Drop for Bytes<N> {
    fn drop(&mut self) {
        self.0.zeroize();
    }
}

/// What Argon2id is asked for. The file does not say which set made it: opening tries them, newest first.
#[derive(Clone, Copy, Debug)]
pub struct Hardness {
    /// The month from which new files use it.
    pub since: &'static str,
    memory_kib: u32,
    passes: u32,
    lanes: u32,
}

/// The sets, newest first. A set is never changed or removed: files made by it must open.
pub const HARDNESS: &[Hardness] = &[Hardness { since: "2026-11", memory_kib: 64 * 1024, passes: 3, lanes: 1 }];

/// What opens a register.
pub enum Secret {
    /// The passphrase, as typed.
    Passphrase(Zeroizing<String>),
    /// The code of the printed card.
    Recovery(RecoveryCode),
}

impl Secret {
    /// A passphrase; composed and decomposed typing are the same.
    pub fn passphrase(text: &str) -> Self {
        Self::Passphrase(Zeroizing::new(text.to_owned()))
    }

    /// A recovery code, as typed.
    ///
    /// # Errors
    /// [`RegisterError::RecoveryMistyped`].
    pub fn recovery(text: &str) -> Result<Self, RegisterError> {
        text.parse().map(Self::Recovery)
    }

    /// What somebody typed where a passphrase is asked for: a card's code opens there too. No passphrase reads as one, for its
    /// check letters would have to fit.
    pub fn typed(text: &str) -> Self {
        Self::recovery(text).unwrap_or_else(|_| Self::passphrase(text))
    }

    /// Whether it is a card's code.
    pub(crate) fn is_card(&self) -> bool {
        matches!(self, Self::Recovery(_))
    }

    /// The keys that this secret can mean for a file with this salt, likeliest first.
    pub(crate) fn keys(&self, salt: Salt) -> impl Iterator<Item = Result<Key, RegisterError>> {
        let (passphrase, card) = match self {
            Self::Passphrase(text) => (Some(text), None),
            Self::Recovery(code) => (None, Some(Key::new(code.seed(), salt))),
        };
        let by_passphrase = passphrase
            .into_iter()
            .flat_map(spellings)
            .flat_map(move |text| HARDNESS.iter().map(move |hardness| Key::new(seed(&text, &salt, *hardness)?, salt)));
        card.into_iter().chain(by_passphrase)
    }

    /// What it means that none of its keys fits.
    pub(crate) fn refused(&self) -> RegisterError {
        match self {
            Self::Passphrase(_) => RegisterError::WrongPassphrase,
            Self::Recovery(_) => RegisterError::RecoveryOtherFile,
        }
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret")
    }
}

/// The key of one file, with the seed it came from.
#[derive(Clone)]
pub(crate) struct Key {
    seed: Seed,
    raw: Bytes<32>,
    salt: Salt,
}

impl Key {
    /// The key that a seed gives with a salt.
    pub fn new(seed: Seed, salt: Salt) -> Result<Self, RegisterError> {
        let mut raw = Bytes::zeros();
        Hkdf::<Sha256>::new(Some(&salt), seed.as_slice())
            .expand(b"nguon register key", raw.as_mut_slice())
            .map_err(|error| RegisterError::Key(error.to_string()))?;
        Ok(Self { seed, raw, salt })
    }

    /// The key of a new register: a salt of its own, so that equal passphrases give different keys and cards.
    ///
    /// # Errors
    /// [`RegisterError::PassphraseShort`]; [`RegisterError::Key`] when the system gives no random numbers.
    pub fn fresh(passphrase: &str) -> Result<Self, RegisterError> {
        let passphrase = &*meant(passphrase);
        must_be_good(passphrase)?;
        let mut salt = [0; 16];
        getrandom::fill(&mut salt).map_err(|error| RegisterError::Key(error.to_string()))?;
        let newest = HARDNESS.first().ok_or_else(|| RegisterError::Key("no parameters".to_owned()))?;
        Self::new(seed(passphrase, &salt, *newest)?, salt)
    }

    /// As SQLCipher takes it: the raw key, and the salt that a new file begins with.
    pub fn pragma(&self) -> Zeroizing<String> {
        let hex = |bytes: &[u8]| Zeroizing::new(data_encoding::HEXLOWER.encode(bytes));
        Zeroizing::new(format!("PRAGMA key = \"x'{}{}'\"", *hex(self.raw.as_slice()), *hex(&self.salt)))
    }

    /// The raw key.
    pub fn raw(&self) -> &[u8; 32] {
        &self.raw
    }

    /// The file's salt.
    pub fn salt(&self) -> Salt {
        self.salt
    }

    /// The code that the card prints.
    pub fn recovery_code(&self) -> RecoveryCode {
        RecoveryCode::of(self.seed.clone())
    }
}

impl fmt::Debug for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Key")
    }
}

/// What a typed passphrase can mean: its one spelling; and for files of before there was one, as it was typed, composed.
fn spellings(typed: &Zeroizing<String>) -> impl Iterator<Item = Zeroizing<String>> + use<> {
    let (meant, typed) = (meant(typed), Zeroizing::new(typed.nfc().collect::<String>()));
    let other = (*typed != *meant).then_some(typed);
    std::iter::once(meant).chain(other)
}

fn seed(passphrase: &str, salt: &Salt, hardness: Hardness) -> Result<Seed, RegisterError> {
    let failed = |error: argon2::Error| RegisterError::Key(error.to_string());
    let mut seed = Seed::zeros();
    let params = Params::new(hardness.memory_kib, hardness.passes, hardness.lanes, Some(seed.len())).map_err(failed)?;
    Argon2::new(Algorithm::Argon2id, Version::V0x13, params).hash_password_into(passphrase.as_bytes(), salt, seed.as_mut_slice()).map_err(failed)?;
    Ok(seed)
}
