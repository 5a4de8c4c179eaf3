//! What a file looks like before any key is tried.

use std::fs::File;
use std::io::{ErrorKind, Read};
use std::path::Path;

use sha2::{Digest, Sha256};

use super::key::{Salt, Secret};
use super::medium::is_share;
use super::pages::PAGE;
use crate::error::RegisterError;

/// Whether a file can be a register by what it holds, whatever its name: none can tell for sure without the key.
pub fn is_register_like(path: &Path) -> bool {
    // What we write and read ourselves begins with a sign of its own; packed, it can look like noise.
    const OTHERS: &[&[u8]] = &[b"PK\x03\x04", b"%PDF"];
    Head::read(path).is_ok_and(|head| head.has_whole_pages() && head.looks_like_noise() && !OTHERS.iter().any(|sign| head.first.starts_with(sign)))
}

/// What tells a register and its copies from others in the program's own settings, and says nothing of it: a hash of the
/// salt that they begin with. `None` where nothing is there.
pub fn mark_of(path: &Path) -> Option<String> {
    let salt = Head::read(path).ok()?.salt()?;
    let digest = Sha256::digest([b"nguon mark ".as_slice(), &salt].concat());
    Some(data_encoding::HEXLOWER.encode(&digest[..16]))
}

/// The first page of a file as it lies there, and the file's length.
pub(crate) struct Head {
    first: Vec<u8>,
    length: u64,
}

impl Head {
    pub(crate) fn read(path: &Path) -> Result<Self, RegisterError> {
        let unreadable = |error: std::io::Error| match error.kind() {
            ErrorKind::NotFound if is_share(path) => RegisterError::NetworkPath { path: path.to_owned() },
            ErrorKind::NotFound => RegisterError::FileUnreadable { path: path.to_owned() },
            _ => RegisterError::io("read", path, error),
        };
        // A pipe would be waited for without end.
        let about = std::fs::metadata(path).map_err(unreadable)?;
        if !about.is_file() {
            return Err(RegisterError::FileUnreadable { path: path.to_owned() });
        }
        let file = File::open(path).map_err(unreadable)?;
        let length = about.len();
        let mut first = Vec::with_capacity(PAGE);
        file.take(PAGE as u64).read_to_end(&mut first).map_err(unreadable)?;
        Ok(Self { first, length })
    }

    pub(crate) fn salt(&self) -> Option<Salt> {
        self.first.first_chunk().copied()
    }

    /// Nothing is in it, or nothing but zeros.
    pub(crate) fn is_wiped(&self) -> bool {
        self.first.iter().all(|byte| *byte == 0)
    }

    /// Why no key opens it: a register's bytes look like noise, and it is made of whole pages.
    pub(crate) fn why_closed(&self, path: &Path, secret: &Secret) -> RegisterError {
        let named_so = path.extension().is_some_and(|end| end.eq_ignore_ascii_case("nguon"));
        match (self.looks_like_noise(), self.has_whole_pages(), named_so) {
            (true, true, _) => secret.refused(),
            (true, false, true) => RegisterError::damaged(path),
            // What a stick pulled out too early leaves.
            (false, _, true) if self.is_wiped() => RegisterError::damaged(path),
            _ => RegisterError::NotARegister { path: path.to_owned() },
        }
    }

    fn has_whole_pages(&self) -> bool {
        self.length > 0 && self.length.is_multiple_of(PAGE as u64)
    }

    /// No byte takes more than a sixteenth of the page; in noise each takes about a 256th, in texts and tables some
    /// take far more.
    fn looks_like_noise(&self) -> bool {
        let mut counts = [0_usize; 256];
        for byte in &self.first {
            counts[usize::from(*byte)] += 1;
        }
        self.first.len() >= 256 && counts.iter().all(|count| count * 16 <= self.first.len())
    }
}
