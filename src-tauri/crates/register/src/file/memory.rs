//! What of the program's memory others may see.

use rusqlite::Connection;

use crate::error::RegisterError;

/// No image of the program's memory is written when it crashes, and no other program of the same person may look into it.
pub fn keep_to_itself() {
    #[cfg(target_os = "linux")]
    {
        use rustix::process::{DumpableBehavior, Resource, Rlimit, set_dumpable_behavior, setrlimit};
        // A system that refuses either runs the program all the same.
        let _ = setrlimit(Resource::Core, Rlimit { current: Some(0), maximum: Some(0) });
        let _ = set_dumpable_behavior(DumpableBehavior::NotDumpable);
    }
}

/// From here on the database wipes what it frees: pages, rows and keys do not lie in memory after a register is closed. It is for
/// a program that goes on then; one that ends gives its memory back to the system, and a long walk or a big write is a third
/// dearer with it. Once on, it stays on.
///
/// # Errors
/// Of the database, which then wipes nothing.
pub fn wipe_what_the_database_frees() -> Result<(), RegisterError> {
    Ok(Connection::open_in_memory()?.execute_batch("PRAGMA cipher_memory_security = ON")?)
}
