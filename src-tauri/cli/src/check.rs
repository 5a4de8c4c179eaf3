//! check: the file, the change log's chain, the derived state, and identities of the figures.

use std::path::Path;

use register::RegisterError;
use register::check::{Found, Life};
use register::copies::copy_list;
use serde_json::{Value, json};

use crate::case::warnings;
use crate::{Failure, ask, json as print, say};

pub fn check(file: &Path) -> Result<(), Failure> {
    let (mut document, sound) = match look(file) {
        Ok(found) => found,
        Err(Failure::Register(error)) => (damaged(ask::tells(error, file))?, false),
        Err(other) => return Err(other),
    };
    document["ok"] = sound.into();
    print(&document)?;
    if sound { Ok(()) } else { Err(Failure::Wrong) }
}

fn look(file: &Path) -> Result<(Value, bool), Failure> {
    let register = ask::open_to_read(file)?;
    let found = register.check(ask::today(&register)?)?;
    // A copy that is locked by an earlier passphrase cannot be judged.
    let bad: Vec<String> = copy_list(&register, false)?.into_iter().filter(|copy| copy.of_this_key && !copy.proved).map(|copy| copy.path).collect();
    let sound = found.is_sound() && bad.is_empty();
    let lives: Vec<Value> = found.lives.iter().map(life).collect();
    say::found(&found, &bad);
    let mut document = serde_json::to_value(&found)?;
    document["lives"] = lives.into();
    document["head"] = register.head()?.into();
    document["copies"] = bad.into();
    document["damage"] = Value::Null;
    Ok((document, sound))
}

/// A register of which not enough reads to look further: what is wrong with the file itself, in the same document. What is
/// no register has none.
fn damaged(error: RegisterError) -> Result<Value, Failure> {
    if !error.is_damage() {
        return Err(error.into());
    }
    let mut document = serde_json::to_value(Found::default())?;
    document["head"] = Value::Null;
    document["copies"] = Value::Array(Vec::new());
    document["damage"] = json!({ "code": error.code(), "params": error.params() });
    eprintln!("{}", say::failure(&error.into()));
    Ok(document)
}

/// A person whose dates or numbers would be asked about, as a warning names it.
fn life(life: &Life) -> Value {
    let mut line = warnings(std::slice::from_ref(&life.warning)).pop().unwrap_or_default();
    line["person"] = life.person.into();
    line["explained"] = life.explained.into();
    line
}
