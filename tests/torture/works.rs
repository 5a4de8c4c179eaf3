//! The commands to whose calls faults come: what stands in the folder before each, and what it leaves there.

use std::fs;

use crate::base::{Base, Bases};
use crate::desk::Desk;
use crate::faults::Kind;

const OLD_PASSPHRASE: &str = "sổ cấu trúc một";

/// A command to whose calls faults come.
pub struct Work {
    pub name: &'static str,
    pub words: Vec<&'static str>,
    /// What stands in the folder before it.
    pub begin: Begin,
    /// The operations it adds to the log when it is done, or when it is refused after bringing the register up.
    pub adds: Adds,
    /// The faults that are tried.
    pub kinds: &'static [Kind],
    /// What the command makes besides.
    pub makes: Makes,
}

pub enum Begin {
    /// Nothing: the command makes the register.
    Nothing,
    /// A register.
    On(fn(&Bases) -> &Base),
    /// A register of the first schema.
    Old,
    /// A register beside one of its own, older: `cũ.nguon`.
    BesideOlder,
    /// A damaged register.
    Damaged,
}

#[derive(Clone, Copy)]
pub enum Adds {
    Nothing,
    One,
    /// Whether it tells of itself in the log is its own affair.
    OneOrNone,
    /// Reading it brings it up, which is one operation; the command adds its own.
    UpgradeAndOne,
    /// The log is one or the other as a whole.
    Becomes,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Makes {
    Nothing,
    /// `danh sách.…` in the folder, whole or not at all.
    Answer,
    /// The register itself.
    Register,
    /// `mới.nguon`.
    Recovered,
    /// A register in `bản sao/`.
    Copy,
    /// The register under another passphrase.
    OtherKey,
}

/// What happens to the saving of a record; then what ends whoever makes a file.
const SAVING: &[Kind] = &[Kind::Eio, Kind::Enospc, Kind::Short, Kind::FsyncFail, Kind::Gone];
const MAKING: &[Kind] = &[Kind::Eio, Kind::Enospc, Kind::Short, Kind::FsyncFail, Kind::Gone, Kind::Kill, Kind::KillTorn];
const KILLS: &[Kind] = &[Kind::Kill, Kind::KillAfter, Kind::KillTorn];

/// All of them.
pub fn works() -> Vec<Work> {
    let small: Begin = Begin::On(|bases| &bases.small);
    let full = || Begin::On(|bases| &bases.full);
    let work = |name, words: &[&'static str], begin, adds, kinds, makes| Work { name, words: words.to_vec(), begin, adds, kinds, makes };
    let person = ["person", "add", "{file}", "--name", "Mẫu Thị Mới", "--unit", "2", "--on", "2024-03-04", "--json"];
    let request = ["request", "add", "{file}", "--from", "Đảng ủy xã Mẫu", "--about", "Trần Văn Mẫu", "--unit", "1", "--on", "2024-03-04", "--json"];
    let import = ["import", "{file}", "{data}/danh-sach-quan-chung.xlsx", "--reason", "theo danh sách, mẫu", "--json"];
    let mut works = vec![
        work("new", &["new", "{file}", "--json"], Begin::Nothing, Adds::Nothing, MAKING, Makes::Register),
        work("new-sample", &["new", "{file}", "--sample", "--json"], Begin::Nothing, Adds::Nothing, KILLS, Makes::Register),
        work("unit-add", &["unit", "add", "{file}", "--name", "Tổ Mẫu Mới", "--parent", "1", "--json"], small, Adds::One, SAVING, Makes::Nothing),
        work("person-add", &person, full(), Adds::One, SAVING, Makes::Nothing),
        work("person-fill", &["person", "fill", "{file}", "post", "--set", "1=Tổ trưởng mẫu", "--json"], full(), Adds::One, SAVING, Makes::Nothing),
        work("person-merge", &["person", "merge", "{file}", "1", "3", "--json"], full(), Adds::One, SAVING, Makes::Nothing),
        work("request-add", &request, full(), Adds::One, SAVING, Makes::Nothing),
        work("list-save", &["list", "save", "{file}", "Tổ mẫu", "--sort", "unit,-birth_date", "--json"], full(), Adds::One, SAVING, Makes::Nothing),
        work("import", &import, Begin::On(|bases| &bases.small), Adds::One, SAVING, Makes::Nothing),
        work("undo", &["undo", "{file}", "--json"], full(), Adds::One, SAVING, Makes::Nothing),
        work("check", &["check", "{file}", "--json"], Begin::On(|bases| &bases.small), Adds::Nothing, &[Kind::Eio, Kind::Gone], Makes::Nothing),
        work("migrate", &["undo", "{file}", "--today", "2026-12-01", "--json"], Begin::Old, Adds::UpgradeAndOne, MAKING, Makes::Nothing),
    ];
    for (name, format) in [("list-json", "json"), ("list-xlsx", "xlsx"), ("list-pdf", "pdf")] {
        let out = match format {
            "json" => "{folder}/danh sách.json",
            "xlsx" => "{folder}/danh sách.xlsx",
            _ => "{folder}/danh sách.pdf",
        };
        let adds = if format == "json" { Adds::Nothing } else { Adds::One };
        let words = ["list", "{file}", "--format", format, "-o", out];
        works.push(work(name, &words, Begin::On(|bases| &bases.small), adds, MAKING, Makes::Answer));
    }
    works.push(work("backup", &["backup", "{file}", "{folder}/bản sao", "--json"], full(), Adds::Nothing, MAKING, Makes::Copy));
    works.push(work("restore", &["restore", "{folder}/cũ.nguon", "{file}", "--json"], Begin::BesideOlder, Adds::Becomes, MAKING, Makes::Nothing));
    works.push(work("rekey", &["rekey", "{file}", "--json"], full(), Adds::OneOrNone, MAKING, Makes::OtherKey));
    let words = ["recover", "{file}", "{folder}/mới.nguon", "--json"];
    works.push(work("recover", &words, Begin::Damaged, Adds::Nothing, MAKING, Makes::Recovered));
    works
}

impl Work {
    /// What stands there before it.
    pub fn desk(&self, bases: &Bases) -> Desk {
        let desk = match self.begin {
            Begin::Nothing => Desk::bare(),
            Begin::On(base) => Desk::holding(&base(bases).bytes),
            Begin::Old => {
                let old = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/data/schema/schema-1.nguon");
                let mut desk = Desk::holding(&fs::read(old).expect("the old register"));
                OLD_PASSPHRASE.clone_into(&mut desk.passphrase);
                desk
            }
            Begin::BesideOlder => {
                let desk = Desk::holding(&bases.full.bytes);
                fs::write(desk.folder.join("cũ.nguon"), &bases.older.bytes).expect("written");
                desk
            }
            Begin::Damaged => {
                let mut bytes = bases.full.bytes.clone();
                let place = bytes.len() / 2 + 1_000;
                bytes[place] ^= 1;
                Desk::holding(&bytes)
            }
        };
        if self.makes == Makes::Copy {
            fs::create_dir(desk.folder.join("bản sao")).expect("a folder");
        }
        desk
    }
}
