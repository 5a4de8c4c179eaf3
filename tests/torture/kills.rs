//! The power goes at any call to the disk: what was answered is there afterwards, exactly; what was not is there whole or not
//! at all. The ledger is kept here, outside the register.
//!
//! A round is one register on which commands are killed one after another, as a clerk with bad power would have it.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use serde_json::Value;

use crate::base::{Base, Bases};
use crate::chance::Chance;
use crate::desk::{Answer, Desk};
use crate::faults::{Class, Fault, Kind};
use crate::ledger::{Ledger, Met, Wants, misses};
use crate::tally::Found;
use crate::{Case, Form};

/// The rounds.
pub fn cases(bases: &Arc<Bases>, form: Form, seed: u64) -> Vec<Case> {
    let (rounds, kills) = form.choose((2, 9), (100, 10));
    let round = |number: usize| {
        let (bases, name) = (bases.clone(), format!("kills/{number:03}"));
        Case::new(name.clone(), move |found: &mut Found| {
            // Every third round on a register of some size, whose pages do not fit into one another's gaps.
            let base = if number % 3 == 1 { &bases.full } else { &bases.small };
            let (mut chance, mut killed, mut tries) = (Chance::of(seed, &name), 0, 0);
            // Where something is wrong the register is given up, and the rest is done on another.
            while killed < kills && tries < kills {
                (killed, tries) = (killed + Round::on(base, &mut chance, &name, killed).run(kills - killed, found), tries + 1);
            }
            if killed < kills {
                found.wrong("kills: a round that kills too little", format!("{name}: {killed} of {kills}"));
            }
        })
    };
    (0..rounds).map(round).collect()
}

struct Round<'a> {
    desk: Desk,
    chance: &'a mut Chance,
    ledger: Ledger,
    name: String,
    /// How many calls each command made when it last came to its end.
    calls: BTreeMap<(&'static str, &'static str), usize>,
    /// Who stands in the list of those who are in the register.
    unlisted: BTreeSet<i64>,
    step: usize,
}

/// A command that writes.
struct Asked {
    sort: &'static str,
    words: Vec<String>,
    wants: Wants,
}

impl<'a> Round<'a> {
    fn on(base: &Base, chance: &'a mut Chance, name: &str, killed: usize) -> Self {
        let desk = Desk::holding(&base.bytes);
        let ledger = Ledger::of(&base.log);
        let listed = listed(&desk).unwrap_or_default();
        let unlisted = ledger.ids("person").into_iter().filter(|id| !listed.contains_key(id)).collect();
        Self { desk, chance, ledger, name: format!("{name} from kill {}", killed + 1), calls: BTreeMap::new(), unlisted, step: 0 }
    }

    /// Gives how many were killed.
    fn run(mut self, kills: usize, found: &mut Found) -> usize {
        let mut killed = 0;
        // A round in which nothing is ever killed would go on for ever.
        while killed < kills && self.step < kills * 4 {
            self.step += 1;
            let asked = self.asks();
            let of = if self.chance.one_in(2) { Class::All } else { Class::Changes };
            let Some(calls) = self.calls_of(&asked, of) else {
                found.wrong("a command is refused without cause", format!("{} step {}: {:?}", self.name, self.step, asked.words));
                return killed;
            };
            let kind = *self.chance.pick(&[Kind::Kill, Kind::KillAfter, Kind::KillTorn]);
            // One in eight comes to its end: something is answered, and the count of calls is renewed.
            let at = if self.chance.one_in(8) { 0 } else { 1 + self.chance.below(calls) };
            let fault = Fault { kind, of, at };
            let answer = self.desk.run_with(fault, &asked.words);
            killed += usize::from(answer.killed());
            let shown = format!("{} step {}: {} {}", self.name, self.step, fault.shown(), asked.words.join(" "));
            if !self.judge(&asked, &answer, &shown, found) {
                break;
            }
        }
        killed
    }

    /// Says whether the round can go on.
    fn judge(&mut self, asked: &Asked, answer: &Answer, shown: &str, found: &mut Found) -> bool {
        if answer.killed() {
            found.count("kills");
        } else if answer.done() {
            found.count("answered");
            for class in [Class::All, Class::Changes] {
                self.calls.insert((asked.sort, class.name()), answer.told.calls(class).unwrap_or(1));
            }
        } else if let Some(how) = answer.unfit() {
            found.wrong(format!("kills: {how}"), format!("{shown}: {}", answer.shown()));
            return false;
        }
        // Whoever opens it first after the power is back reads, or writes.
        let after = if answer.killed() && self.chance.one_in(2) { Some(self.unit()) } else { None };
        if let Some(add) = &after {
            let written = self.desk.run(&add.words);
            if !written.done() {
                found.wrong("kills: the register does not open for writing", format!("{shown}: {}", written.shown()));
                return false;
            }
            found.count("answered");
        }
        let mut alone = self.carried_away();
        let log = match self.desk.log() {
            Ok(log) => log,
            Err(said) => {
                found.wrong("kills: the register does not read", format!("{shown}: {}", said.shown()));
                return false;
            }
        };
        if after.is_none() {
            alone = self.carried_away();
        }
        if answer.killed() {
            self.must_hold_all(&alone, asked, after.as_ref(), shown, found);
        }
        // What was on its way is judged without what came after it.
        let before = &log[..log.len().saturating_sub(usize::from(after.is_some()))];
        let answered = if answer.done() { Some(true) } else { answer.killed().then_some(false) };
        self.meets(before, &asked.wants, answered, shown, found)
            && after.is_none_or(|add| self.meets(&log, &add.wants, Some(true), shown, found))
            && self.stands(shown, found)
    }

    /// The one file, as somebody takes it away.
    fn carried_away(&self) -> Desk {
        Desk::holding(&std::fs::read(&self.desk.file).unwrap_or_default())
    }

    fn meets(&mut self, log: &[Value], wants: &Wants, answered: Option<bool>, shown: &str, found: &mut Found) -> bool {
        match self.ledger.meet(log, wants, answered) {
            Met::As | Met::OneMore => true,
            Met::Not { lost, how } => {
                found.count(if lost { "| lost" } else { "| not whole" });
                found.wrong(if lost { "kills: lost" } else { "kills: not whole" }, format!("{shown}: {how}"));
                false
            }
        }
    }

    /// The one file holds every answered entry without what lies beside it, once somebody opened it after the power was back.
    fn must_hold_all(&mut self, alone: &Desk, asked: &Asked, after: Option<&Asked>, shown: &str, found: &mut Found) {
        let kept = self.ledger.len();
        let holds = alone.log().map_err(|said| said.shown()).and_then(|log| {
            if let Some(place) = self.ledger.differs_at(&log) {
                return Err(format!("operation {} of {kept} answered ones", place + 1));
            }
            match (&log[kept..], after) {
                ([], None) => Ok(()),
                ([one], None) => misses(one, &asked.wants).map_or(Ok(()), Err),
                ([one] | [_, one], Some(add)) => misses(one, &add.wants).map_or(Ok(()), Err),
                (more, _) => Err(format!("{} operations after the {kept} answered ones", more.len())),
            }
        });
        let sound = |()| if self.chance.one_in(2) { alone.must_be_sound() } else { Ok(()) };
        if let Err(how) = holds.and_then(sound) {
            let opened = if after.is_some() { "written" } else { "read" };
            found.count("| lost where the file went alone");
            found.wrong(format!("kills: the file alone, after the register was {opened}, is not the whole record"), format!("{shown}: {how}"));
        }
    }

    /// The register is sound, and its lists show what its log says.
    fn stands(&mut self, shown: &str, found: &mut Found) -> bool {
        if let Err(how) = self.desk.must_be_sound() {
            found.count("| not whole");
            found.wrong("kills: check says no", format!("{shown}: {how}"));
            return false;
        }
        let expected: BTreeMap<i64, String> = self
            .ledger
            .rows()
            .iter()
            .filter(|((table, id), _)| table == "person" && !self.unlisted.contains(id))
            .map(|((_, id), row)| (*id, row["birth_name"].as_str().unwrap_or_default().to_owned()))
            .collect();
        if self.chance.one_in(2) && listed(&self.desk).as_ref() != Some(&expected) {
            found.count("| not whole");
            found.wrong("kills: the list is not what the log says", shown.to_owned());
            return false;
        }
        true
    }

    /// How many calls a command makes: measured on a copy, where it has not come to its end yet.
    fn calls_of(&mut self, asked: &Asked, of: Class) -> Option<usize> {
        let key = (asked.sort, of.name());
        if let Some(calls) = self.calls.get(&key) {
            return Some(*calls);
        }
        let tried = Desk::holding(&std::fs::read(&self.desk.file).unwrap_or_default());
        let answer = tried.run_with(Fault::COUNT, &asked.words);
        let calls = answer.told.calls(of).filter(|_| answer.done() || answer.refused())?;
        self.calls.insert(key, calls);
        Some(calls)
    }

    fn asks(&mut self) -> Asked {
        let people = self.ledger.ids("person");
        match self.chance.below(14) {
            0 | 1 => self.unit(),
            2..=4 => self.person(),
            5..=7 if !people.is_empty() => self.event(),
            8 | 9 => Asked { sort: "undo", words: owned(&["undo", "{file}", "--json"]), wants: Wants::Kind("undo") },
            10 if self.ledger.last_kind() == "undo" => {
                Asked { sort: "redo", words: owned(&["redo", "{file}", "--json"]), wants: Wants::Kind("redo") }
            }
            11 if people.len() < 40 => {
                let words = ["import", "{file}", "{data}/danh-sach-quan-chung.xlsx", "--reason", "theo danh sách, mẫu", "--json"];
                Asked { sort: "import", words: owned(&words), wants: Wants::People(40) }
            }
            12 => {
                let name = format!("Lớp bấm giờ {}", self.step);
                let words = ["course", "add", "{file}", "--name", &name, "--from", "2024-07-01", "--to", "2024-07-05", "--json"];
                Asked { sort: "course", words: owned(&words), wants: row("course", "name", &name) }
            }
            13 => {
                let value = (100 + self.step).to_string();
                let words = ["target", "add", "{file}", "1", "admissions", "--value", &value, "--json"];
                Asked { sort: "target", words: owned(&words), wants: row("target", "value", &value) }
            }
            _ => self.person(),
        }
    }

    fn unit(&mut self) -> Asked {
        let name = format!("Tổ {} {}", self.step, self.chance.below(1_000_000));
        let words = ["unit", "add", "{file}", "--name", &name, "--parent", "1", "--json"];
        Asked { sort: "unit", words: owned(&words), wants: row("unit", "name", &name) }
    }

    fn person(&mut self) -> Asked {
        let names = ["An", "Bình", "Chi", "Dung", "Giang", "Hà", "Khánh", "Lan"];
        let name = format!("Mẫu {} {}", self.chance.pick(&["Thị", "Văn", "Đức"]), self.chance.pick(&names));
        // A name that nobody else has, without figures: names have none.
        let name = format!("{name} {}", letters(self.chance.below(26 * 26 * 26)));
        let words = ["person", "add", "{file}", "--name", &name, "--unit", "2", "--on", "2024-03-04", "--json"];
        Asked { sort: "person", words: owned(&words), wants: row("person", "birth_name", &name) }
    }

    fn event(&mut self) -> Asked {
        let case = self.chance.pick(&self.ledger.ids("case")).to_string();
        let day = format!("2024-{:02}-{:02}", 5 + self.chance.below(6), 1 + self.chance.below(28));
        let words = ["event", "{file}", &case, "task_given", "--on", &day, "--set", "task=việc mẫu", "--reason", "theo sổ giấy, mẫu", "--json"];
        Asked { sort: "event", words: owned(&words), wants: row("event", "happened_on", &day) }
    }
}

/// Who stands in the list, by id.
fn listed(desk: &Desk) -> Option<BTreeMap<i64, String>> {
    let rows = desk.run(&["list", "{file}", "--json"]).json()?;
    let people = rows.as_array()?.iter().map(|row| Some((row["person"].as_i64()?, row["name"].as_str()?.to_owned())));
    people.collect()
}

fn row(table: &'static str, field: &'static str, value: &str) -> Wants {
    Wants::Row { table, field, value: value.to_owned() }
}

fn owned(words: &[&str]) -> Vec<String> {
    words.iter().map(|word| (*word).to_owned()).collect()
}

/// Three letters, the first a capital.
fn letters(number: usize) -> String {
    let letter = |place: usize| char::from(b'a' + u8::try_from(number / 26_usize.pow(2 - u32::try_from(place).expect("small")) % 26).expect("small"));
    let word: String = (0..3).map(letter).collect();
    word[..1].to_uppercase() + &word[1..]
}
