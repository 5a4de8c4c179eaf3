//! What is judged alike wherever something happens around a register: what was answered is there, and nothing else.

use serde_json::Value;

use crate::base::Bases;
use crate::chance::Chance;
use crate::desk::{Answer, Desk};
use crate::tally::Found;

/// What goes wrong, and how it is judged.
pub type Judge = fn(&Bases, &mut Chance, &str, &mut Found);

/// Adds a unit, as who comes first.
pub const FIRST: &[&str] = &["unit", "add", "{file}", "--name", "Tổ Của Người Trước", "--json"];
/// The unit that who comes second adds.
pub const SECOND: &str = "Tổ Của Người Sau";

/// Whether a unit of this name is in the register.
pub fn has(desk: &Desk, name: &str) -> Result<bool, Answer> {
    Ok(desk.log()?.iter().any(|entry| changes(entry).any(|change| change["table"] == "unit" && change["after"]["name"] == name)))
}

fn changes(entry: &Value) -> impl Iterator<Item = &Value> {
    entry["changes"].as_array().into_iter().flatten()
}

/// The kind of a case, without the moment at which it is tried.
pub fn kind_of(name: &str) -> &str {
    name.rsplit_once('/').filter(|(_, moment)| moment.bytes().all(|byte| byte.is_ascii_digit())).map_or(name, |(kind, _)| kind)
}

/// What was answered is there, and the register is sound.
pub fn answered_is_there(desk: &Desk, answers: &[(&Answer, &str)], name: &str, found: &mut Found) {
    for (answer, unit) in answers {
        let shown = format!("{name}: {unit}: {}", answer.shown());
        if answer.done() {
            match has(desk, unit) {
                Ok(true) => {}
                Ok(false) => {
                    found.count("| written over or lost");
                    found.wrong(format!("{}: an answered entry is lost", kind_of(name)), shown);
                }
                Err(said) => found.wrong(format!("{}: the register does not read", kind_of(name)), said.shown()),
            }
        } else if let Some(how) = answer.unfit() {
            found.wrong(format!("{}: {how}", kind_of(name)), shown);
        } else if !answer.is_not_sure() && matches!(has(desk, unit), Ok(true)) {
            found.wrong(format!("{}: refused, but it is there", kind_of(name)), shown);
        }
    }
    if let Err(how) = desk.must_be_sound() {
        found.count("| written over or lost");
        found.wrong(format!("{}: check says no", kind_of(name)), format!("{name}: {how}"));
    }
}
