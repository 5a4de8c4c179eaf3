//! check: the file, the change log's chain, the derived state, and identities of the figures.

use std::path::Path;

use crate::{Failure, ask, json as print};

pub fn check(file: &Path) -> Result<(), Failure> {
    let register = ask::open_to_read(file)?;
    let found = register.check(ask::today(&register)?)?;
    let sound = found.is_sound();
    let mut document = serde_json::to_value(&found)?;
    document["ok"] = sound.into();
    print(&document)?;
    if sound { Ok(()) } else { Err(Failure::Wrong) }
}
