//! The harm: a crash, or another program of the same person, showed what was in memory (trust T17).

use register::file::keep_to_itself;
use rustix::process::{DumpableBehavior, Resource, dumpable_behavior, getrlimit};

#[test]
fn no_image_of_the_memory_is_written_and_no_other_program_may_look_into_it() {
    keep_to_itself();
    assert_eq!(dumpable_behavior().expect("Linux says"), DumpableBehavior::NotDumpable);
    let core = getrlimit(Resource::Core);
    assert_eq!((core.current, core.maximum), (Some(0), Some(0)));
}
