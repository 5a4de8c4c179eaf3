//! Waits after wrong tries at a passphrase or a card: they delay a colleague at this PC. Whoever has the file tries elsewhere
//! as often as he likes: what stands against that is the passphrase itself, and what a key costs.

use std::path::Path;

use domain::refusal::Refusal;
use register::RegisterError;
use register::file::mark_of;
use serde::{Deserialize, Serialize};

use crate::clock;
use crate::desk::Desk;
use crate::failure::Failure;
use crate::preferences::Preferences;

/// The wrong try after which there is a first wait.
const FIRST_AFTER: u32 = 3;
/// The first wait, in seconds; each later one is twice as long.
const FIRST: u32 = 5;
/// No wait is longer.
const LONGEST: u32 = 300;
/// Of so many files wrong tries are remembered.
const KEPT: usize = 50;

/// Wrong tries at a file since the last right one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Count {
    /// The file's mark: it says nothing of what it holds or where it lies.
    file: String,
    /// How many.
    wrong: u32,
    /// When the last was, in seconds of the clock.
    at: i64,
}

/// Wrong tries at the files that were tried last, the latest last.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Tries(Vec<Count>);

/// How many seconds are waited after so many wrong tries.
fn wait_after(wrong: u32) -> u32 {
    match wrong.checked_sub(FIRST_AFTER) {
        None => 0,
        Some(doublings) => FIRST.saturating_mul(2_u32.saturating_pow(doublings)).min(LONGEST),
    }
}

impl Tries {
    /// How many seconds are left of the wait. A clock that was set back since begins the wait anew: it gets no shorter by
    /// that, and never longer than it is.
    fn left(&mut self, file: &str, now: i64) -> u32 {
        let Some(tried) = self.0.iter_mut().find(|tried| tried.file == file) else { return 0 };
        tried.at = tried.at.min(now);
        let waited = u32::try_from(now.saturating_sub(tried.at)).unwrap_or(u32::MAX);
        wait_after(tried.wrong).saturating_sub(waited)
    }

    /// A wrong try. Gives the wait that it begins.
    fn was_wrong(&mut self, file: &str, now: i64) -> u32 {
        let place = self.0.iter().position(|tried| tried.file == file);
        let before = place.map_or(0, |place| self.0.remove(place).wrong);
        let wrong = before.saturating_add(1);
        self.0.push(Count { file: file.to_owned(), wrong, at: now });
        let over = self.0.len().saturating_sub(KEPT);
        self.0.drain(..over);
        wait_after(wrong)
    }

    /// A right try: what was wrong before is forgotten.
    fn was_right(&mut self, file: &str) {
        self.0.retain(|tried| tried.file != file);
    }
}

/// What is tried on a file, each counted by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tried {
    /// Its passphrase or the code of its card.
    Secret,
    /// The PIN of one of its users; those of all of them are counted as one.
    Pin,
}

impl Tried {
    /// Under what wrong tries of this kind are remembered.
    fn kept_under(self, mark: &str) -> String {
        match self {
            Self::Secret => mark.to_owned(),
            Self::Pin => format!("{mark} pin"),
        }
    }

    /// Whether it was tried and is not the one. A code with a slip in it is told by its check letters before it is tried.
    fn is_wrong(self, error: &RegisterError) -> bool {
        match self {
            Self::Secret => ["register_wrong_passphrase", "register_recovery_other_file", "compare_locked"].contains(&error.code()),
            Self::Pin => error.code() == "pin_wrong",
        }
    }
}

/// Tries what was typed on a file, unless too many wrong ones were tried just now. One at a time: no try is made beside
/// another's count. A failure that begins a wait tells it as `wait`.
///
/// # Errors
/// `too_many_tries` with the `seconds` that are left, and then nothing is tried; what `open` says.
pub fn try_on<T>(desk: &Desk, file: &Path, tried: &[Tried], open: impl FnOnce() -> Result<T, RegisterError>) -> Result<T, Failure> {
    let Some(mark) = mark_of(file) else { return Ok(open()?) };
    let _one = desk.one_try();
    let left = remember(desk, |tries| tried.iter().map(|tried| tries.left(&tried.kept_under(&mark), clock::seconds())).max());
    if let Some(left @ 1..) = left {
        return Err(Refusal::new("too_many_tries").with("seconds", left).into());
    }
    let opened = open();
    match &opened {
        Ok(_) => remember(desk, |tries| tried.iter().for_each(|tried| tries.was_right(&tried.kept_under(&mark)))),
        Err(error) => {
            if let Some(wrong) = tried.iter().find(|tried| tried.is_wrong(error)) {
                let wait = remember(desk, |tries| tries.was_wrong(&wrong.kept_under(&mark), clock::seconds()));
                return opened.map_err(|error| Failure::from(error).with("wait", wait));
            }
        }
    }
    Ok(opened?)
}

/// Works with what the program remembers of wrong tries, and keeps what changed.
fn remember<T>(desk: &Desk, work: impl FnOnce(&mut Tries) -> T) -> T {
    let mut preferences = Preferences::read(&desk.settings_folder);
    let before = preferences.tries.clone();
    let done = work(&mut preferences.tries);
    if preferences.tries != before
        && let Err(failure) = preferences.write(&desk.settings_folder)
    {
        // Nobody is kept from his register by that.
        eprintln!("nguon: {}", failure.code);
    }
    done
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn three_tries_are_free_then_five_seconds_doubled_up_to_five_minutes() {
        let waits: Vec<u32> = (0..12).map(wait_after).collect();
        assert_eq!(waits, [0, 0, 0, 5, 10, 20, 40, 80, 160, 300, 300, 300]);
        assert_eq!(wait_after(u32::MAX), 300);
    }

    #[test]
    fn the_wait_runs_down_and_a_right_try_forgets_it() {
        let mut tries = Tries::default();
        assert_eq!((0..3).map(|at| tries.was_wrong("so", 1_000 + at)).collect::<Vec<_>>(), [0, 0, 5]);
        assert_eq!([1_002, 1_003, 1_006, 1_007, 9_000].map(|now| tries.left("so", now)), [5, 4, 1, 0, 0]);
        assert_eq!(tries.left("so khac", 1_002), 0, "another file is not waited for");
        assert_eq!(tries.was_wrong("so", 9_000), 10);
        tries.was_right("so");
        assert_eq!((tries.left("so", 9_001), tries.was_wrong("so", 9_001)), (0, 0));
    }

    #[test]
    fn a_clock_set_back_neither_shortens_the_wait_nor_makes_it_longer_than_it_is() {
        let mut tries = Tries::default();
        assert_eq!([(); 4].map(|()| tries.was_wrong("so", 1_000_000)), [0, 0, 5, 10]);
        assert_eq!(tries.left("so", 1_000_004), 6);
        // Set back by days: the whole wait again, from then on.
        assert_eq!([400_000, 400_003, 400_009, 400_010].map(|now| tries.left("so", now)), [10, 7, 1, 0]);
        // However far, and to nonsense.
        assert_eq!([i64::MIN, i64::MIN + 4].map(|now| tries.left("so", now)), [10, 6]);
        assert_eq!(tries.left("so", i64::MAX), 0);
        // A moment to come in the file, as a clock that ran ahead or a hand wrote it.
        let mut tries = Tries(vec![Count { file: "so".into(), wrong: u32::MAX, at: i64::MAX }]);
        assert_eq!([50, 349, 350].map(|now| tries.left("so", now)), [300, 1, 0]);
        assert_eq!(tries.was_wrong("so", 350), 300);
    }

    #[test]
    fn forty_thousand_wrong_tries_overflow_nothing_and_the_settings_do_not_grow() {
        let folder = tempfile::tempdir().expect("a folder");
        let mut preferences = Preferences::default();
        let size = |preferences: &Preferences| {
            preferences.write(folder.path()).expect("written");
            std::fs::metadata(folder.path().join("preferences.json")).expect("there").len()
        };
        preferences.tries.was_wrong("so", 0);
        let once = size(&preferences);
        for at in 0..40_000 {
            assert!(preferences.tries.was_wrong("so", at) <= LONGEST);
        }
        assert_eq!(preferences.tries.0.len(), 1);
        assert!(size(&preferences) < once + 16);
        // As many files, each tried once: the oldest are dropped.
        for at in 0..40_000 {
            preferences.tries.was_wrong(&format!("{at:032}"), at);
        }
        assert_eq!(preferences.tries.0.len(), KEPT);
        assert_eq!(preferences.tries.0[0].file, format!("{:032}", 39_950));
        assert!(size(&preferences) < 10_000);
        assert_eq!(Preferences::read(folder.path()).tries, preferences.tries, "they are there after a restart");
    }

    #[test]
    fn a_code_that_is_mistyped_or_a_file_that_does_not_open_is_no_wrong_try() {
        let wrong = [RegisterError::WrongPassphrase, RegisterError::RecoveryOtherFile, Refusal::new("compare_locked").into()];
        assert!(wrong.iter().all(|error| Tried::Secret.is_wrong(error) && !Tried::Pin.is_wrong(error)));
        let others = [RegisterError::RecoveryMistyped { group: Some(1) }, RegisterError::DamagedPage, RegisterError::DeviceGone];
        assert!(!others.iter().any(|error| Tried::Secret.is_wrong(error) || Tried::Pin.is_wrong(error)));
        let pin = Refusal::new("pin_wrong").into();
        assert!(Tried::Pin.is_wrong(&pin) && !Tried::Secret.is_wrong(&pin));
    }
}
