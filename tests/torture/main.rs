//! The register tortured from outside: what was answered is there, what is damaged or edited is seen, nothing is written over.
//!
//! All of it goes through `nguon-cli` as a script would use it, and through the disk under it; none of it calls the register's
//! own code. What is promised stands in the program's contract alone, so that the insides may change.
//!
//! - [`kills`]: the power goes at any call to the disk
//! - [`failed_calls`]: the disk says no at a call
//! - [`damaged`]: files with damage, and `check` over them
//! - [`edits`]: rows, log and schema edited with another SQLCipher
//! - [`mixtures`]: files and journals of different states beside each other
//! - [`while_open`]: the file replaced, linked, moved, restored while somebody works in it
//! - [`copies`]: restored, written, found beside what is lost
//! - [`places`]: what is no register, what stands in its way, answers sent over it
//!
//! [`desk`] runs the program, `faults.c` and [`faults`] make the disk fail, [`ledger`] keeps what was answered, [`base`] makes
//! the registers that cases begin from, [`by_hand`] opens one past the program, [`tally`] keeps what is found.
//!
//! `cargo test --workspace --exclude nguon --test torture` is the short form, `… -- --long` the long one of up to an hour,
//! `-- --every` that with every call of the longest commands; `-- kills/07 edits` runs cases by the beginning of their names, `--list` names them. The seed is printed; `NGUON_TORTURE_SEED` gives one. A run that was interrupted goes
//! on where it stopped. Everything that is wrong is listed at the end, by kind.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::ExitCode;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Instant;

mod answered;
mod base;
mod by_hand;
mod chance;
mod copies;
mod damaged;
mod desk;
mod edits;
mod failed_calls;
mod faults;
mod kills;
mod ledger;
mod mixtures;
mod places;
mod tally;
mod while_open;
mod works;

use base::Bases;
use chance::Chance;
use tally::{COUNTS, Found, Tally};

/// How much is done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// A minute or two, in `make test`.
    Short,
    /// Up to an hour: `make torture`.
    Long,
    /// The same with every call of the longest commands: some hours.
    Every,
}

impl Form {
    /// As the arguments say.
    fn asked(arguments: &[String]) -> Self {
        let has = |option: &str| arguments.iter().any(|argument| argument == option);
        match (has("--every"), has("--long")) {
            (true, _) => Self::Every,
            (false, true) => Self::Long,
            (false, false) => Self::Short,
        }
    }

    /// The one or the other.
    pub fn choose<T>(self, short: T, long: T) -> T {
        if self == Self::Short { short } else { long }
    }

    fn name(self) -> &'static str {
        match self {
            Self::Short => "short",
            Self::Long => "long",
            Self::Every => "every",
        }
    }
}

/// The cases of one kind of harm.
type Part = fn(&Arc<Bases>, Form, u64) -> Vec<Case>;

/// One thing that is tried, under a name that means the same with the same seed.
pub struct Case {
    name: String,
    run: Box<dyn Fn(&mut Found) + Send + Sync>,
}

impl Case {
    /// A case.
    pub fn new(name: String, run: impl Fn(&mut Found) + Send + Sync + 'static) -> Self {
        Self { name, run: Box::new(run) }
    }

    /// A case of what happens around a register.
    fn judged(name: String, judge: answered::Judge, bases: &Arc<Bases>, seed: u64) -> Self {
        let (bases, own) = (bases.clone(), name.clone());
        Self::new(name, move |found: &mut Found| {
            found.count("replaced, linked, moved, locked");
            judge(&bases, &mut Chance::of(seed, &own), &own, found);
        })
    }
}

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let form = Form::asked(&arguments);
    // Other options are those of tests that list and filter by themselves.
    let wanted: Vec<&String> = arguments.iter().filter(|argument| !argument.starts_with('-')).collect();
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).with_file_name("torture");
    fs::create_dir_all(&folder).expect("target can be written");
    match faults::build(&folder) {
        Ok(library) => desk::LIBRARY.set(library).expect("set once"),
        Err(why) => {
            println!("torture is left out: {why}");
            return ExitCode::SUCCESS;
        }
    }
    let seed = std::env::var("NGUON_TORTURE_SEED").ok().map(|text| text.parse().expect("NGUON_TORTURE_SEED is a number"));
    // Chosen cases are a run of their own, begun anew each time.
    let form_name = if wanted.is_empty() { form.name() } else { "chosen" };
    if !wanted.is_empty() {
        let _ = fs::remove_file(folder.join("chosen.jsonl"));
    }
    let tally = Tally::begin(&folder, form_name, &program_id(), seed);
    println!("torture, {} form: NGUON_TORTURE_SEED={}", form.name(), tally.seed);

    let begun = Instant::now();
    let bases = Arc::new(Bases::make());
    let parts: [(&str, Part); 8] = [
        ("kills", kills::cases),
        ("mixtures", mixtures::cases),
        ("open", while_open::cases),
        ("copies", copies::cases),
        ("places", places::cases),
        ("edits", edits::cases),
        ("damaged", damaged::cases),
        ("failed", failed_calls::cases),
    ];
    // Commands are tried out before their cases can be named: only where some are wanted.
    let is_wanted = |part: &str| wanted.is_empty() || wanted.iter().any(|wanted| wanted.starts_with(part) || part.starts_with(wanted.as_str()));
    let parts = parts.into_iter().filter(|(name, _)| is_wanted(name));
    let mut cases: Vec<Case> = parts.flat_map(|(_, part)| part(&bases, form, tally.seed)).collect();
    cases.retain(|case| wanted.is_empty() || wanted.iter().any(|wanted| case.name.starts_with(wanted.as_str())));
    if arguments.iter().any(|argument| argument == "--list") {
        cases.iter().for_each(|case| println!("{}", case.name));
        return ExitCode::SUCCESS;
    }
    let all = cases.len();
    cases.retain(|case| !tally.has(&case.name));
    // In no order: a run that is cut off has something of every part.
    cases.sort_by_key(|case| Chance::of(tally.seed, &case.name).next());
    println!("{all} cases, {} of them done before", all - cases.len());

    let mut found = tally.before.clone();
    for each in run(&cases, &tally) {
        found.add(each);
    }
    tell(&found, begun.elapsed().as_secs());
    tally.end();
    if found.wrong.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// Runs cases side by side, one for each core; each finding is kept as soon as it is there.
fn run(cases: &[Case], tally: &Tally) -> Vec<Found> {
    let next = AtomicUsize::new(0);
    let work = || {
        let mut all = Vec::new();
        while let Some(case) = cases.get(next.fetch_add(1, Ordering::Relaxed)) {
            let mut found = Found::default();
            let ran = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| (case.run)(&mut found)));
            if ran.is_err() {
                found.wrong("the test itself", format!("{} came to no end", case.name));
            }
            tally.keep(&case.name, &found);
            let done = next.load(Ordering::Relaxed).min(cases.len());
            if done.is_multiple_of(100) {
                println!("{done} of {}: {}", cases.len(), case.name);
            }
            all.push(found);
        }
        all
    };
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    std::thread::scope(|scope| {
        let workers: Vec<_> = (0..cores).map(|_| scope.spawn(work)).collect();
        workers.into_iter().flat_map(|worker| worker.join().expect("panics are caught")).collect()
    })
}

/// Prints the counts, and everything that is wrong by its kind.
fn tell(found: &Found, seconds: u64) {
    /// So many of a kind are told; the rest are alike.
    const SHOWN: usize = 4;
    let counts: Vec<String> = COUNTS.iter().map(|sort| format!("{} {sort}", found.counts.get(*sort).unwrap_or(&0)).replace("| ", "")).collect();
    println!("{} ({} min {} s)", counts.join(" · "), seconds / 60, seconds % 60);
    let mut kinds: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for wrong in &found.wrong {
        kinds.entry(&wrong.kind).or_default().push(&wrong.what);
    }
    if !kinds.is_empty() {
        println!("{} wrong, of {} kinds:", found.wrong.len(), kinds.len());
    }
    for (kind, lines) in kinds {
        println!("- {kind}: {}", lines.len());
        // Of edits each is another thing unseen.
        let shown = if kind.contains("edits") { lines.len() } else { SHOWN };
        for line in lines.iter().take(shown) {
            println!("    {line}");
        }
    }
}

/// Which program it is: findings of another are not gone on with.
fn program_id() -> String {
    let of = |path: &Path| {
        let meta = fs::metadata(path).expect("the program stands");
        format!("{} {:?}", meta.len(), meta.modified().expect("a time"))
    };
    format!("{}, {}", of(Path::new(desk::program())), of(&std::env::current_exe().expect("this program")))
}
