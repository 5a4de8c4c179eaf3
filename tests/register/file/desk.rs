//! A clerk's desk for these tests: a folder, a passphrase, a clock, and a few ways to put rows in and look at them.
//! All names are invented.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use chrono::{NaiveDate, NaiveDateTime};
use register::error::RegisterError;
use register::file::{Secret, Who};
use register::log::{Done, Operation};
use register::opening::Draft;
use register::{Now, Register};
use tempfile::TempDir;

pub const PASSPHRASE: &str = "mật khẩu mẫu dài";

pub struct Desk {
    pub folder: TempDir,
    pub path: PathBuf,
    pub card: String,
}

impl Desk {
    /// A folder with a new register in it, closed.
    pub fn new() -> Self {
        let (desk, register) = Self::open_new();
        register.close(&at("2026-11-20T08:00:00")).unwrap();
        fs::remove_dir_all(desk.copies()).unwrap();
        desk
    }

    /// A folder with a new register in it, open.
    pub fn open_new() -> (Self, Register) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("so mau.nguon");
        let draft = Draft::new(PASSPHRASE).unwrap();
        let card = draft.recovery_code().shown().to_string();
        let register = draft.create(&path, &clerk(), &morning()).unwrap();
        (Self { folder, path, card }, register)
    }

    /// Opens by the card: it costs no derivation.
    pub fn open(&self) -> Register {
        self.try_open_by_card().unwrap()
    }

    pub fn try_open_by_card(&self) -> Result<Register, RegisterError> {
        Register::open(&self.path, &self.secret(), &clerk(), &morning())
    }

    pub fn secret(&self) -> Secret {
        Secret::recovery(&self.card).unwrap()
    }

    pub fn try_open(&self, passphrase: &str) -> Result<Register, RegisterError> {
        Register::open(&self.path, &Secret::passphrase(passphrase), &clerk(), &morning())
    }

    pub fn copies(&self) -> PathBuf {
        self.folder.path().join("so mau-sao-luu")
    }
}

pub fn clerk() -> Who {
    Who::new("can bo mau", "MAY-01")
}

pub fn at(text: &str) -> Now {
    let at: NaiveDateTime = text.parse().unwrap();
    Now { today: at.date(), at }
}

pub fn morning() -> Now {
    at("2026-11-20T08:00:00")
}

pub fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// Adds a person in an operation of their own and gives their id.
pub fn add(register: &mut Register, name: &str) -> Done<i64> {
    let operation = Operation::new("person_added").with("person", name);
    register
        .transact(operation, &morning(), |tx| {
            tx.execute("INSERT INTO person (uid, birth_name) VALUES (new_uid(), ?1)", [name])?;
            Ok(tx.last_insert_rowid())
        })
        .unwrap()
}

pub fn rename(register: &mut Register, person: i64, name: &str) -> Done<()> {
    let operation = Operation::new("person_changed").with("person", name);
    register
        .transact(operation, &morning(), |tx| {
            tx.execute("UPDATE person SET birth_name = ?2 WHERE id = ?1", rusqlite::params![person, name])?;
            Ok(())
        })
        .unwrap()
}

/// Everyone's id and name.
pub fn people(register: &mut Register) -> Vec<(i64, String)> {
    ask(register, "SELECT id, birth_name FROM person ORDER BY id", |row| Ok((row.get(0)?, row.get(1)?)))
}

pub fn number(register: &mut Register, sql: &str) -> i64 {
    ask(register, sql, |row| row.get(0))[0]
}

/// Reads by an operation that changes nothing, and so is not logged.
pub fn ask<T>(register: &mut Register, sql: &str, read: impl Fn(&rusqlite::Row<'_>) -> rusqlite::Result<T>) -> Vec<T> {
    let asked = register
        .transact(Operation::new("asked"), &morning(), |tx| Ok(tx.prepare(sql)?.query_map([], |row| read(row))?.collect::<Result<Vec<T>, _>>()?));
    asked.unwrap().value
}

pub fn names_in(folder: &Path) -> BTreeSet<String> {
    fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect()
}

pub fn contains(bytes: &[u8], what: &str) -> bool {
    bytes.windows(what.len()).any(|window| window == what.as_bytes())
}
