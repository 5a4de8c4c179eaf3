//! backup, restore, copies, compare.

use std::path::Path;

use register::Register;
use register::copies::{copy_list, restore as put_back};
use register::file::Secret;
use serde_json::json;

use crate::arguments::Today;
use crate::{Failure, ask, json as print};

pub fn backup(file: &Path, dir: &Path, today: &Today) -> Result<(), Failure> {
    let register = ask::open_to_read(file)?;
    let made = register.back_up(dir, &ask::moment(today)?)?;
    print(&json!({ "path": made, "head": register.head()? }))
}

pub fn restore(backup: &Path, file: &Path, today: &Today) -> Result<(), Failure> {
    let secret = Secret::typed(&ask::passphrase()?);
    let done = put_back(backup, &secret, file, &ask::who(), &ask::moment(today)?)?;
    print(&json!({ "replaced": done.replaced }))
}

pub fn copies(file: &Path) -> Result<(), Failure> {
    print(&copy_list(&ask::open_to_read(file)?, true)?)
}

pub fn compare(file: &Path, other: &Path) -> Result<(), Failure> {
    let passphrase = ask::passphrase()?;
    // An older register is not brought up for that: nothing is written.
    let register = Register::open_to_read(file, &Secret::typed(&passphrase), &ask::who(), &ask::clock())?;
    ask::tell_aside(&register);
    print(&register.compare(other, &Secret::typed(&ask::other_passphrase(passphrase)))?)
}
