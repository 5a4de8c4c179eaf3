//! A PIN, kept as Argon2id says it, and known again by it. It keeps colleagues apart who share the passphrase; who has the
//! file and the passphrase needs no PIN.

use argon2::password_hash::{PasswordHash, PasswordHasher, PasswordVerifier, SaltString};
use argon2::{Algorithm, Argon2, Params, Version};
use domain::refusal::Refusal;
use unicode_normalization::UnicodeNormalization;
use zeroize::Zeroizing;

use crate::error::RegisterError;

/// How many signs a PIN needs.
pub const PIN_LEAST: usize = 4;

/// Memory in KiB, passes, lanes. Less than for the file, which is asked for once a day: what is kept says which were taken,
/// so that these may change.
const HARDNESS: (u32, u32, u32) = (19 * 1024, 2, 1);

/// The PIN as it is meant: composed, without blanks at its ends.
fn meant(typed: &str) -> Zeroizing<String> {
    Zeroizing::new(typed.trim().nfc().collect())
}

/// What is kept of a new PIN.
///
/// # Errors
/// `pin_short`, `pin_plain` for one sign again and again; [`RegisterError::Key`].
pub(crate) fn kept(typed: &str) -> Result<String, RegisterError> {
    let pin = meant(typed);
    let mut signs = pin.chars();
    if pin.chars().count() < PIN_LEAST {
        return Err(Refusal::new("pin_short").with("least", PIN_LEAST).at("pin").into());
    }
    let first = signs.next();
    if signs.all(|sign| Some(sign) == first) {
        return Err(Refusal::new("pin_plain").at("pin").into());
    }
    let failed = |error: argon2::password_hash::Error| RegisterError::Key(error.to_string());
    let mut salt = [0; 16];
    getrandom::fill(&mut salt).map_err(|error| RegisterError::Key(error.to_string()))?;
    let salt = SaltString::encode_b64(&salt).map_err(failed)?;
    let (memory_kib, passes, lanes) = HARDNESS;
    let params = Params::new(memory_kib, passes, lanes, None).map_err(|error| RegisterError::Key(error.to_string()))?;
    let hasher = Argon2::new(Algorithm::Argon2id, Version::V0x13, params);
    Ok(hasher.hash_password(pin.as_bytes(), &salt).map_err(failed)?.to_string())
}

/// Whether a typed PIN is the one that was kept; `None` where what was kept does not read.
pub(crate) fn is_pin(typed: &str, kept: &str) -> Option<bool> {
    let kept = PasswordHash::new(kept).ok()?;
    Some(Argon2::default().verify_password(meant(typed).as_bytes(), &kept).is_ok())
}

/// Whether what is kept of a PIN reads.
pub(crate) fn reads(kept: &str) -> bool {
    PasswordHash::new(kept).is_ok()
}
