//! The file's pages as they lie on the disk: each but the first vouches for the key by itself.
//!
//! SQLCipher 4 ends every page of 4096 bytes with 16 bytes of initialization vector and an HMAC-SHA-512 over what
//! stands before it and the page's number. The HMAC's key comes from the raw key by two rounds of PBKDF2, salted with
//! the file's salt, each byte changed by 0x3a. What stands before the vector is encrypted with AES-256 in CBC mode under the
//! raw key; SQLite must not be asked for it where pages are damaged, for it takes a page of zeros for an empty one.

use std::fs::File;
use std::io::{self, ErrorKind, Read, Seek, SeekFrom};
use std::path::Path;

use aes::Aes256Dec;
use aes::cipher::{Block, BlockDecrypt};
use hmac::{Hmac, Mac};
use sha2::Sha512;
use zeroize::Zeroizing;

use super::key::Key;

/// The length of a page.
pub const PAGE: usize = 4096;

/// How much of a page the database knows: before its vector and its HMAC.
pub const USABLE: usize = PAGE - VECTOR - MAC;

const VECTOR: usize = 16;
const MAC: usize = 64;
/// The file's salt, in the first page before all else.
const SALT: usize = 16;
/// How many pages are asked: those after a damaged first one may be damaged with it.
const ASKED: u32 = 64;

/// Whether the first page was written with this key: what a wrong passphrase fails, and damage to that page.
///
/// # Errors
/// Of the system: it says nothing of the key.
pub fn first_fits(path: &Path, key: &Key) -> io::Result<bool> {
    let mut page = [0; PAGE];
    match File::open(path).and_then(|mut file| file.read_exact(&mut page)) {
        Err(error) if error.kind() == ErrorKind::UnexpectedEof => Ok(false),
        read => read.map(|()| page_mac(key).is_some_and(|keyed| is_page(&keyed, 1, &page))),
    }
}

/// Whether every page is as it was written with this key.
///
/// # Errors
/// Of the system.
pub fn all_fit(path: &Path, key: &Key) -> io::Result<bool> {
    let Some(keyed) = page_mac(key) else { return Ok(false) };
    let mut file = io::BufReader::with_capacity(64 * PAGE, File::open(path)?);
    let length = file.get_ref().metadata()?.len();
    let mut page = [0; PAGE];
    for number in 1..=u32::try_from(length / PAGE as u64).unwrap_or(u32::MAX) {
        file.read_exact(&mut page)?;
        if !is_page(&keyed, number, &page) {
            return Ok(false);
        }
    }
    Ok(length > 0 && length.is_multiple_of(PAGE as u64))
}

/// Whether a page after the first was written with this key. A file that cannot be read vouches for nothing.
pub fn vouch(path: &Path, key: &Key) -> bool {
    let Ok(mut file) = File::open(path) else { return false };
    let Some(keyed) = page_mac(key) else { return false };
    let Ok(length) = file.metadata().map(|about| about.len()) else { return false };
    let pages = u32::try_from(length / PAGE as u64).unwrap_or(u32::MAX);
    // Spread over the file, the last among them: damage mostly lies in one piece.
    let step = (pages / ASKED).max(1);
    let mut page = [0; PAGE];
    (2..=pages).rev().step_by(step as usize).any(|number| {
        let place = SeekFrom::Start(u64::from(number - 1) * PAGE as u64);
        file.seek(place).and_then(|_| file.read_exact(&mut page)).is_ok() && was_written_with(&keyed, number, &page)
    })
}

/// Whether a page is as it was written; in the first one the salt stands before what is told by the HMAC.
fn is_page(keyed: &Hmac<Sha512>, number: u32, page: &[u8; PAGE]) -> bool {
    was_written_with(keyed, number, if number == 1 { &page[SALT..] } else { page })
}

/// The pages of a file as the database knows them. Each is believed only where its HMAC vouches for it.
pub struct Pages {
    file: File,
    count: u32,
    mac: Hmac<Sha512>,
    cipher: Aes256Dec,
    /// Why the medium did not give a page, the last time that it did not.
    failed: Option<io::Error>,
}

impl Pages {
    /// Opens a file under a key that need not fit.
    ///
    /// # Errors
    /// Of the system: it says nothing of the key.
    pub fn open(path: &Path, key: &Key) -> io::Result<Option<Self>> {
        let file = File::open(path)?;
        let count = file.metadata()?.len().div_ceil(PAGE as u64);
        let (Ok(count), Some(mac)) = (u32::try_from(count), page_mac(key)) else { return Ok(None) };
        Ok(Some(Self { file, count, mac, cipher: aes::cipher::KeyInit::new(key.raw().into()), failed: None }))
    }

    /// Why the medium did not give a page, where it did not; asked where no page reads.
    pub fn take_failure(&mut self) -> Option<io::Error> {
        self.failed.take()
    }

    /// How many there are; the last may be cut short.
    pub fn count(&self) -> u32 {
        self.count
    }

    /// A page, by its number from 1; `None` where the medium does not give it, or it is not as it was written.
    pub fn read(&mut self, number: u32) -> Option<Vec<u8>> {
        let place = u64::from(number.checked_sub(1)?) * PAGE as u64;
        let mut page = vec![0; PAGE];
        if let Err(error) = self.file.seek(SeekFrom::Start(place)).and_then(|_| self.file.read_exact(&mut page)) {
            if error.kind() != ErrorKind::UnexpectedEof {
                self.failed = Some(error);
            }
            return None;
        }
        let clear = if number == 1 { SALT } else { 0 };
        if !was_written_with(&self.mac, number, page.get(clear..)?) {
            return None;
        }
        let mut before: [u8; VECTOR] = page.get(USABLE..)?.first_chunk().copied()?;
        page.truncate(USABLE);
        for block in page.get_mut(clear..)?.chunks_exact_mut(VECTOR) {
            let mut text = Block::<Aes256Dec>::clone_from_slice(block);
            self.cipher.decrypt_block(&mut text);
            for ((byte, text), before) in block.iter_mut().zip(text).zip(&mut before) {
                *before = std::mem::replace(byte, text ^ *before);
            }
        }
        Some(page)
    }
}

fn was_written_with(keyed: &Hmac<Sha512>, number: u32, page: &[u8]) -> bool {
    let Some((text, mac)) = page.split_last_chunk::<MAC>() else { return false };
    keyed.clone().chain_update(text).chain_update(number.to_le_bytes()).verify_slice(mac).is_ok()
}

/// The HMAC of pages, with its key set.
fn page_mac(key: &Key) -> Option<Hmac<Sha512>> {
    Hmac::new_from_slice(mac_key(key)?.get(..32)?).ok()
}

/// PBKDF2-HMAC-SHA-512 of one block and two rounds.
fn mac_key(key: &Key) -> Option<Zeroizing<[u8; MAC]>> {
    let rounds = || Hmac::<Sha512>::new_from_slice(key.raw()).ok();
    let salt = key.salt().map(|byte| byte ^ 0x3a);
    let first = rounds()?.chain_update(salt).chain_update(1_u32.to_be_bytes()).finalize().into_bytes();
    let second = rounds()?.chain_update(first).finalize().into_bytes();
    let mut mixed = Zeroizing::new([0; MAC]);
    for (mixed, (first, second)) in mixed.iter_mut().zip(first.iter().zip(second)) {
        *mixed = first ^ second;
    }
    Some(mixed)
}
