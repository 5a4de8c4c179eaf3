//! check: the file, the change log's chain, the derived state, and identities of the figures.

use std::path::Path;

use serde_json::json;

use crate::{Failure, ask, json as print};

pub fn check(file: &Path) -> Result<(), Failure> {
    let register = ask::open_to_read(file)?;
    let found = register.check(ask::today(&register)?)?;
    let sound = found.is_sound();
    print(&json!({
        "ok": sound, "integrity": found.integrity, "foreign_keys": found.foreign_keys, "change_log": found.change_log,
        "derived": found.derived, "units": found.units, "events": found.events, "identities": found.identities,
    }))?;
    if sound { Ok(()) } else { Err(Failure::Wrong) }
}
