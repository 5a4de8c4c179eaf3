//! new, info, undo, redo, import, rekey.

use std::path::Path;

use register::Now;
use register::file::Who;
use register::opening::Draft;
use serde_json::json;

use crate::arguments::{New, Today};
use crate::{Failure, ask, json as print};

pub fn new(new: &New) -> Result<(), Failure> {
    let now = ask::moment(&new.today)?;
    let draft = Draft::new(&ask::passphrase()?)?;
    let register = register::begin_with(&draft, &new.file, &Who::at_this_machine(), &now, |register| {
        if new.sample {
            return samples::fill(register, &now);
        }
        let Some(people) = new.generate else { return Ok(()) };
        let told = |done: u32| {
            if done.is_multiple_of(10_000) {
                eprintln!("{done} / {people}");
            }
        };
        samples::generate(register, people, new.seed, &now, &mut { told })
    })?;
    let recovery = register.recovery_code()?.shown().to_string();
    drop(register);
    if new.json {
        print(&json!({ "file": new.file, "recovery": recovery }))
    } else {
        eprintln!("Mã khôi phục: {recovery}");
        Ok(())
    }
}

pub fn info(file: &Path) -> Result<(), Failure> {
    let register = ask::open_to_read(file)?;
    let info = register.info()?;
    let counts = register.counts()?;
    print(&json!({
        "schema": info.schema, "people": counts.people, "cases": counts.cases, "events": counts.events,
        "units": counts.units, "cipher": info.cipher, "sqlite": info.sqlite,
        "register": register.uid()?, "place": register::settings::place(&register)?,
    }))
}

pub fn undo(file: &Path, batch: Option<i32>, rest: bool, today: &Today) -> Result<(), Failure> {
    let (mut register, now) = ask::open(file, today)?;
    if let Some(batch) = batch.filter(|_| rest) {
        let done = register.undo_rest(batch, &now)?;
        return print(&json!({ "undone": "undone_in_part", "operation": done.operation, "people": done.value }));
    }
    let done = match batch {
        Some(batch) => register.undo_operation(batch, &now)?,
        None => register.undo(&now)?,
    };
    print(&json!({ "undone": done.value.name, "operation": done.operation }))
}

pub fn redo(file: &Path, today: &Today) -> Result<(), Failure> {
    let (mut register, now) = ask::open(file, today)?;
    let done = register.redo(&now)?;
    print(&json!({ "redone": done.value.name, "operation": done.operation }))
}

pub fn import(file: &Path, book: &Path, dry_run: bool, reason: Option<&str>, today: &Today) -> Result<(), Failure> {
    // Looking needs no right to write, and goes on while another has the register open.
    let (mut register, now) = if dry_run {
        let register = ask::open_to_read(file)?;
        let day = ask::today(&register)?;
        (register, Now::on(day))
    } else {
        ask::open(file, today)?
    };
    let outcome = exchange::import(&mut register, book, dry_run, reason, &now)?;
    print(&outcome)
}

pub fn rekey(file: &Path, today: &Today) -> Result<(), Failure> {
    let new = ask::new_passphrase()?;
    let (register, now) = ask::open(file, today)?;
    let done = register.rekey(&Draft::new(&new)?, &now)?;
    print(&json!({ "kept": done.kept, "recovery": *done.register.recovery_code()?.shown() }))
}
