//! How far the volumes of a long list are set, and whether they are still wanted.

use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};

use serde::Serialize;
use specta::Type;

/// Told while a list is set; the page asks how far it is, and may stop it between two volumes.
#[derive(Debug, Default)]
pub struct Volumes {
    done: AtomicU32,
    all: AtomicU32,
    stopped: AtomicBool,
}

/// How many volumes are set, of how many.
#[derive(Clone, Copy, Debug, Serialize, Type)]
pub struct VolumesSet {
    /// Set.
    pub done: u32,
    /// In all; 0: none is being set.
    pub all: u32,
}

impl Volumes {
    /// So many are to be set.
    pub fn begin(&self, all: usize) {
        self.stopped.store(false, Ordering::SeqCst);
        self.done.store(0, Ordering::SeqCst);
        self.all.store(u32::try_from(all).unwrap_or(u32::MAX), Ordering::SeqCst);
    }

    /// So many are set; tells whether to go on.
    pub fn set(&self, done: usize) -> bool {
        self.done.store(u32::try_from(done).unwrap_or(u32::MAX), Ordering::SeqCst);
        !self.stopped.load(Ordering::SeqCst)
    }

    /// No more of them is wanted.
    pub fn stop(&self) {
        self.stopped.store(true, Ordering::SeqCst);
    }

    /// How far it is.
    pub fn told(&self) -> VolumesSet {
        VolumesSet { done: self.done.load(Ordering::SeqCst), all: self.all.load(Ordering::SeqCst) }
    }
}
