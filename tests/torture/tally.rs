//! What was found, case by case; kept on the disk, so that a run that was interrupted goes on where it stopped.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::{self, File, OpenOptions};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::Mutex;

use serde_json::{Value, json};

/// What one case found.
#[derive(Clone, Debug, Default)]
pub struct Found {
    /// How many of each sort; [`COUNTS`] says which there are.
    pub counts: BTreeMap<String, u64>,
    /// What is not as it should be.
    pub wrong: Vec<Wrong>,
}

/// One thing that is not as it should be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wrong {
    /// The kind, by which such things are listed together.
    pub kind: String,
    /// The case, and what came out.
    pub what: String,
}

impl Found {
    /// Counts one more.
    pub fn count(&mut self, sort: &'static str) {
        debug_assert!(COUNTS.contains(&sort), "{sort}");
        *self.counts.entry(sort.to_owned()).or_default() += 1;
    }

    /// Notes what is not as it should be.
    pub fn wrong(&mut self, kind: impl Into<String>, what: impl Into<String>) {
        self.wrong.push(Wrong { kind: kind.into(), what: what.into() });
    }

    /// Takes in what another case found.
    pub fn add(&mut self, other: Self) {
        for (sort, count) in other.counts {
            *self.counts.entry(sort).or_default() += count;
        }
        self.wrong.extend(other.wrong);
    }

    fn to_json(&self, case: &str) -> Value {
        let wrong: Vec<Value> = self.wrong.iter().map(|each| json!([each.kind, each.what])).collect();
        json!({ "case": case, "counts": self.counts, "wrong": wrong })
    }

    fn of_json(line: &Value) -> Option<(String, Self)> {
        let counts = line["counts"].as_object()?.iter().filter_map(|(sort, count)| Some((sort.clone(), count.as_u64()?))).collect();
        let text = |value: &Value| Some(value.as_str()?.to_owned());
        let wrong = line["wrong"].as_array()?.iter().filter_map(|each| Some(Wrong { kind: text(&each[0])?, what: text(&each[1])? })).collect();
        Some((text(&line["case"])?, Self { counts, wrong }))
    }
}

/// The sorts that are counted, in the order in which they are told. Those after a stroke must stay at nought.
pub const COUNTS: &[&str] = &[
    "kills",
    "answered",
    "| lost",
    "| lost where the file went alone",
    "| not whole",
    "failed calls",
    "carried through",
    "refused in words",
    "| half-written",
    "damaged files",
    "no difference made",
    "| unseen damage",
    "| made worse",
    "outside edits",
    "| unseen edits",
    "journals mixed by hand",
    "| mixed states",
    "replaced, linked, moved, locked",
    "| written over or lost",
];

/// The findings of a run, on their way to the disk.
pub struct Tally {
    path: PathBuf,
    file: Mutex<File>,
    /// What earlier starts of the same run found.
    pub before: Found,
    done: BTreeSet<String>,
    /// The run's seed.
    pub seed: u64,
}

impl Tally {
    /// Begins a run, or goes on with one of the same program that was interrupted: with its seed, unless another is asked for.
    pub fn begin(folder: &Path, form: &str, program: &str, seed: Option<u64>) -> Self {
        let path = folder.join(format!("{form}.jsonl"));
        if let Some(left) = Self::left(&path, program, seed) {
            return left;
        }
        let seed = seed.unwrap_or_else(drawn);
        let mut file = File::create(&path).expect("target/torture can be written");
        writeln!(file, "{}", json!({ "program": program, "seed": seed })).expect("written");
        Self { path, file: Mutex::new(file), before: Found::default(), done: BTreeSet::new(), seed }
    }

    fn left(path: &Path, program: &str, seed: Option<u64>) -> Option<Self> {
        let text = fs::read_to_string(path).ok()?;
        let mut lines = text.lines().map_while(|line| serde_json::from_str::<Value>(line).ok());
        let head = lines.next()?;
        let its_seed = head["seed"].as_u64()?;
        if head["program"] != program || seed.is_some_and(|seed| seed != its_seed) {
            return None;
        }
        let (mut before, mut done) = (Found::default(), BTreeSet::new());
        for (case, found) in lines.filter_map(|line| Found::of_json(&line)) {
            before.add(found);
            done.insert(case);
        }
        let mut file = OpenOptions::new().append(true).open(path).ok()?;
        // The line at which it was interrupted may be half there.
        writeln!(file).ok()?;
        Some(Self { path: path.to_owned(), file: Mutex::new(file), before, done, seed: its_seed })
    }

    /// Whether an earlier start of this run did a case.
    pub fn has(&self, case: &str) -> bool {
        self.done.contains(case)
    }

    /// Keeps what a case found.
    pub fn keep(&self, case: &str, found: &Found) {
        writeln!(self.file.lock().expect("no panic beside"), "{}", found.to_json(case)).expect("written");
    }

    /// The run is at its end: the next begins anew.
    pub fn end(self) {
        let _ = fs::rename(&self.path, self.path.with_extension("last.jsonl"));
    }
}

/// A seed that nobody chose, without asking the clock.
fn drawn() -> u64 {
    use std::hash::{BuildHasher, RandomState};
    RandomState::new().hash_one("seed") % 1_000_000_000
}
