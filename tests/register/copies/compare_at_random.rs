//! Random work on two branches of one register, copied at random moments: every copy is held against every other, and what
//! is said of the two is counted again slowly, operation by operation, from the whole logs.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use register::copies::Relation;
use register::file::Who;
use register::log::{LogEntry, Operation};
use register::settings::set;
use register::{Now, Register};
use serde_json::Value;

use crate::cases::record::{desk, now};

/// Numbers that look random and are the same again for the same seed.
struct Dice(u64);

impl Dice {
    fn below(&mut self, limit: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % limit
    }
}

/// One random operation: people, their facts, cases, a setting (which touches nobody), something taken back or done again.
fn work(register: &mut Register, dice: &mut Dice) {
    // Often the same moment: operations of the two branches may then be alike but for what they wrote.
    let now = Now { at: now().at + chrono::TimeDelta::seconds(i64::try_from(dice.below(3)).unwrap()), ..now() };
    let people = register.read(|conn| Ok(conn.query_row("SELECT coalesce(max(id), 0) FROM person", [], |row| row.get::<_, i64>(0))?)).unwrap();
    let person = i64::try_from(dice.below(u64::try_from(people).unwrap() + 1)).unwrap();
    let (what, name) = (dice.below(8), format!("Người Mẫu {}", dice.below(5)));
    let done = |register: &mut Register, sql: &'static str, values: &[&dyn rusqlite::ToSql]| {
        register.transact(Operation::new("person_changed").with("person", &name), &now, |tx| Ok(tx.execute(sql, values)?)).map(|_| ())
    };
    // What cannot be done now, for nobody is there or nothing is left to undo, is left.
    let _ = match what {
        0 | 1 => done(register, "INSERT INTO person (uid, birth_name) VALUES (new_uid(), ?1)", &[&name]),
        2 => done(register, "UPDATE person SET birth_name = ?2 WHERE id = ?1", &[&person, &name]),
        3 => done(register, r#"INSERT INTO person_fact (person, field, value, "from") VALUES (?1, 'phone', '1', '2021')"#, &[&person]),
        4 => done(register, r#"INSERT INTO "case" (uid, person, unit) VALUES (new_uid(), ?1, 1)"#, &[&person]),
        5 => register.transact(Operation::new("setting_changed"), &now, |tx| set(tx, "place", &name)).map(|_| ()),
        6 => register.undo(&now).map(|_| ()),
        _ => register.redo(&now).map(|_| ()),
    };
}

/// The whole log, earliest first.
fn log(register: &Register) -> Vec<LogEntry> {
    let mut log = register.log_entries(None, None).unwrap();
    log.reverse();
    // Whether it was taken back since is no part of an operation.
    log.iter_mut().for_each(|entry| entry.operation.undone = false);
    log
}

/// The people whom each operation of a log touched, by their last name in it.
fn names(log: &[LogEntry]) -> BTreeMap<i32, Vec<String>> {
    let image = |text: &Option<String>| text.as_deref().map(|text| serde_json::from_str::<Value>(text).unwrap());
    let id = |value: &Value| i32::try_from(value.as_i64().unwrap()).unwrap();
    let (mut last, mut of_case) = (BTreeMap::new(), BTreeMap::new());
    for change in log.iter().flat_map(|entry| &entry.changes) {
        let row = image(&change.after).or_else(|| image(&change.before)).unwrap();
        match &*change.table_name {
            "person" => drop(last.insert(change.row_id, row["birth_name"].as_str().unwrap().to_owned())),
            "case" => drop(of_case.insert(change.row_id, id(&row["person"]))),
            _ => {}
        }
    }
    let mut names: BTreeMap<i32, Vec<String>> = BTreeMap::new();
    for entry in log {
        let mut people: Vec<i32> = Vec::new();
        for change in &entry.changes {
            let row = image(&change.after).or_else(|| image(&change.before)).unwrap();
            let person = match &*change.table_name {
                "person" => Some(change.row_id),
                "case" => Some(of_case[&change.row_id]),
                "person_fact" => Some(id(&row["person"])),
                _ => None,
            };
            people.extend(person.filter(|person| !people.contains(person)));
        }
        names.insert(entry.operation.operation, people.iter().map(|person| last[person].clone()).collect());
    }
    names
}

/// What is past the operations that both logs begin with.
fn counted(here: &[LogEntry], there: &[LogEntry]) -> (Relation, usize) {
    let common = here.iter().zip(there).take_while(|(one, other)| one == other).count();
    let relation = match (here.len() == common, there.len() == common) {
        (true, true) => Relation::Same,
        (true, false) => Relation::Older,
        (false, true) => Relation::Newer,
        (false, false) => Relation::Apart,
    };
    (relation, common)
}

#[test]
fn every_two_copies_stand_to_each_other_as_a_slow_recount_says() {
    let mut seen = BTreeMap::new();
    for seed in 0..8 {
        let mut dice = Dice(seed);
        let desk = desk();
        let base = &desk.register;
        let (secret, who) = (base.secret(), Who::new("hoa", "usb"));
        let folder = tempfile::tempdir().unwrap();
        let place = |name: String| folder.path().join(name);
        let mut copies: Vec<PathBuf> = Vec::new();
        let mut copy = |of: &Path| {
            let copy = place(format!("copy-{}.nguon", copies.len()));
            fs::copy(of, &copy).unwrap();
            copies.push(copy);
        };
        let mut branches = Vec::new();
        for name in ["one.nguon", "two.nguon"] {
            let path = place(name.to_owned());
            fs::copy(base.path(), &path).unwrap();
            branches.push(Register::open(&path, &secret, &who, &now()).unwrap());
        }
        // What they share beyond the beginning: the same file, copied over before they part.
        for _ in 0..dice.below(4) {
            work(&mut branches[0], &mut dice);
        }
        let (one, two) = (branches[0].path().to_owned(), branches[1].path().to_owned());
        branches.pop();
        fs::copy(&one, &two).unwrap();
        branches.push(Register::open(&two, &secret, &who, &now()).unwrap());
        for _ in 0..dice.below(12) {
            let branch = &mut branches[usize::try_from(dice.below(2)).unwrap()];
            work(branch, &mut dice);
            if dice.below(3) == 0 {
                copy(branch.path());
            }
        }
        copy(&one);
        copy(&two);
        drop(branches);
        let opened: Vec<Register> = copies.iter().map(|copy| Register::open_to_read(copy, &secret, &who, &now()).unwrap()).collect();
        let logs: Vec<_> = opened.iter().map(log).collect();
        for (here, register) in opened.iter().enumerate() {
            for (there, path) in copies.iter().enumerate() {
                let found = register.compare(path, &secret).unwrap();
                let (relation, common) = counted(&logs[here], &logs[there]);
                assert_eq!(found.relation, relation, "seed {seed}: {here} beside {there}");
                for (later, log) in [(&found.only_here, &logs[here]), (&found.only_there, &logs[there])] {
                    let told: Vec<_> = later.iter().map(|entry| (entry.operation, entry.name.clone(), entry.people.clone())).collect();
                    let names = names(log);
                    let expected: Vec<_> = log[common..]
                        .iter()
                        .map(|LogEntry { operation, .. }| (operation.operation, operation.name.clone(), names[&operation.operation].clone()))
                        .collect();
                    assert_eq!(told, expected, "seed {seed}: {here} beside {there}");
                }
                *seen.entry(format!("{relation:?}")).or_insert(0) += 1;
            }
        }
    }
    // All four were met, or nothing was shown.
    assert_eq!(seen.len(), 4, "{seen:?}");
    assert!(seen.values().all(|count| *count > 10), "{seen:?}");
}
