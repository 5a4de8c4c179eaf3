//! The passphrase, the clock, and days given as words: what the command line brings in.

use std::io::IsTerminal;
use std::path::Path;

use chrono::NaiveDate;
use domain::date::PartialDate;
use register::file::{Secret, Who};
use register::{Now, Register, RegisterError};

use crate::Failure;

/// The moment.
#[allow(clippy::disallowed_methods)]
pub fn now() -> Now {
    let at = chrono::Local::now().naive_local();
    Now { today: at.date(), at }
}

/// The passphrase from the environment, or asked for at a terminal.
pub fn passphrase() -> Result<String, Failure> {
    if let Ok(passphrase) = std::env::var("NGUON_PASSPHRASE") {
        return Ok(passphrase);
    }
    if !std::io::stdin().is_terminal() {
        return Err(Failure::Usage("NGUON_PASSPHRASE is not set".to_owned()));
    }
    Ok(rpassword::prompt_password("Mật khẩu: ")?)
}

/// Opens a register to write.
pub fn open(file: &Path) -> Result<Register, Failure> {
    let secret = Secret::passphrase(&passphrase()?);
    Ok(Register::open(file, &secret, &Who::at_this_machine(), &now())?)
}

/// Opens a register to read; one of an older program is brought up first.
pub fn open_to_read(file: &Path) -> Result<Register, Failure> {
    let (secret, who) = (Secret::passphrase(&passphrase()?), Who::at_this_machine());
    match Register::open_to_read(file, &secret, &who) {
        Err(RegisterError::Older { .. }) => {
            drop(Register::open(file, &secret, &who, &now())?);
            Ok(Register::open_to_read(file, &secret, &who)?)
        }
        opened => Ok(opened?),
    }
}

/// A day as of which to answer; a partial date means its last day, nothing today.
pub fn day(text: Option<&str>) -> Result<NaiveDate, Failure> {
    match text {
        None => Ok(now().today),
        Some(text) => PartialDate::typed(text).map(PartialDate::last_day).map_err(|refusal| refusal.at("as_of").into()),
    }
}

/// `field=value` pairs.
pub fn pairs(set: &[String]) -> Result<Vec<(String, String)>, Failure> {
    set.iter()
        .map(|pair| match pair.split_once('=') {
            Some((field, value)) if !field.trim().is_empty() => Ok((field.trim().to_owned(), value.to_owned())),
            _ => Err(Failure::Usage(format!("--set {pair}: field=value"))),
        })
        .collect()
}
