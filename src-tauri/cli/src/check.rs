//! check: the file, the change log's chain, the derived state, and identities of the figures.

use std::path::Path;

use register::check::Life;
use serde_json::Value;

use crate::case::warnings;
use crate::{Failure, ask, json as print};

pub fn check(file: &Path) -> Result<(), Failure> {
    let register = ask::open_to_read(file)?;
    let found = register.check(ask::today(&register)?)?;
    let sound = found.is_sound();
    let lives: Vec<Value> = found.lives.iter().map(life).collect();
    let mut document = serde_json::to_value(&found)?;
    document["ok"] = sound.into();
    document["lives"] = lives.into();
    print(&document)?;
    if sound { Ok(()) } else { Err(Failure::Wrong) }
}

/// A person whose dates or numbers would be asked about, as a warning names it.
fn life(life: &Life) -> Value {
    let mut line = warnings(std::slice::from_ref(&life.warning)).pop().unwrap_or_default();
    line["person"] = life.person.into();
    line["explained"] = life.explained.into();
    line
}
