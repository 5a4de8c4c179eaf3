//! The passphrase, the clock, and days given as words: what the command line brings in.

use std::io::IsTerminal;
use std::path::Path;
use std::sync::{Mutex, PoisonError};

use chrono::NaiveDate;
use domain::date::PartialDate;
use domain::refusal::Refusal;
use domain::role::Role;
use register::file::{Look, Secret, Who};
use register::{Now, Register, RegisterError};

use crate::arguments::Today;
use crate::{Failure, say};

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

/// The passphrase that is to be.
pub fn new_passphrase() -> Result<String, Failure> {
    to_be("NGUON_NEW_PASSPHRASE", "Mật khẩu mới: ")
}

/// The PIN that is to be.
pub fn new_pin() -> Result<String, Failure> {
    to_be("NGUON_NEW_PIN", "Mã PIN mới: ")
}

/// A secret that is to be, from the environment, or asked for twice at a terminal.
fn to_be(variable: &str, prompt: &str) -> Result<String, Failure> {
    if let Ok(secret) = std::env::var(variable) {
        return Ok(secret);
    }
    if !std::io::stdin().is_terminal() {
        return Err(Failure::Usage(format!("{variable} is not set")));
    }
    let (new, again) = (rpassword::prompt_password(prompt)?, rpassword::prompt_password("Gõ lại: ")?);
    if new == again { Ok(new) } else { Err(Failure::Usage("Hai lần gõ chưa giống nhau".to_owned())) }
}

/// Who asks: by the name of `NGUON_USER` and the PIN of `NGUON_PIN`, or whoever sits there.
pub fn who() -> Who {
    let who = Who::at_this_machine();
    match std::env::var("NGUON_USER") {
        Ok(name) if !name.trim().is_empty() => who.with_pin(&name, &std::env::var("NGUON_PIN").unwrap_or_default()),
        _ => who,
    }
}

/// A role by its code.
pub fn role(code: &str) -> Result<Role, Failure> {
    code.parse().map_err(|()| Refusal::new("role_unknown").with("value", code).at("role").into())
}

/// The passphrase of a second file: its own, where it has another than the first.
pub fn other_passphrase(first: String) -> String {
    std::env::var("NGUON_OTHER_PASSPHRASE").unwrap_or(first)
}

/// What the clock says.
#[allow(clippy::disallowed_methods)]
pub fn clock() -> Now {
    let at = chrono::Local::now().naive_local();
    Now { today: at.date(), at }
}

/// The moment of a new register: the day told, else the clock's.
pub fn moment(today: &Today) -> Result<Now, Failure> {
    let clock = clock();
    let Some(day) = &today.today else { return Ok(clock) };
    let day = domain::date::whole_date(day).map_err(|refusal| refusal.at("today"))?;
    Ok(Now { today: day, at: day.and_time(clock.at.time()) })
}

/// Opens a register to write, and the moment of what is written.
///
/// A day told with `--today` is the answer; without it, the clock's day must be one that the register vouches for.
pub fn open(file: &Path, today: &Today) -> Result<(Register, Now), Failure> {
    let now = moment(today)?;
    let secret = Secret::typed(&passphrase()?);
    let register = Register::open(file, &secret, &who(), &clock())?;
    opened(&register);
    let witness = register.witness()?;
    if today.today.is_none() && !witness.vouches_for(now.today) {
        return Err(witness.refuses("today_untold", now.today).into());
    }
    Ok((register, now))
}

/// Opens a register of which a paper is made: to write, so that its log can tell of it; where that cannot be now, to read,
/// and then it is said that the log does not tell of it.
pub fn open_to_note(file: &Path, today: &Today) -> Result<(Register, Option<Now>), Failure> {
    match open(file, today) {
        Ok((register, now)) => Ok((register, Some(now))),
        Err(failure) if is_only_of_writing(&failure) => {
            eprintln!("{}", say::failure(&failure));
            eprintln!("{}", domain::words::word(say::LANGUAGE, "ui.paper_not_noted"));
            Ok((open_to_read(file)?, None))
        }
        Err(failure) => Err(failure),
    }
}

fn is_only_of_writing(failure: &Failure) -> bool {
    match failure {
        Failure::Register(RegisterError::InUse { .. }) => true,
        Failure::Register(error) => error.is_only_of_writing() || error.code() == "today_untold",
        _ => false,
    }
}

/// Opens a register to read; one of an older program is brought up first.
pub fn open_to_read(file: &Path) -> Result<Register, Failure> {
    let (secret, who) = (Secret::typed(&passphrase()?), who());
    let opened = match Register::open_to_read(file, &secret, &who, &clock()) {
        Err(RegisterError::Older { .. }) => {
            drop(Register::open(file, &secret, &who, &clock())?);
            Register::open_to_read(file, &secret, &who, &clock())
        }
        opened => opened,
    }?;
    self::opened(&opened);
    Ok(opened)
}

/// What looks at the file of the register that was opened last, should something fail.
static LOOK: Mutex<Option<Look>> = Mutex::new(None);

/// A register is open.
fn opened(register: &Register) {
    *LOOK.lock().unwrap_or_else(PoisonError::into_inner) = Some(register.look());
    tell_aside(register);
}

/// What failed, told of the file that was open, else of the one that was named.
pub fn tells(error: RegisterError, file: &Path) -> RegisterError {
    match LOOK.lock().unwrap_or_else(PoisonError::into_inner).take() {
        Some(look) => look.tells(error),
        None => error.of_file(file),
    }
}

/// Says where journals were put that were not the register's own.
pub fn tell_aside(register: &Register) {
    for place in register.put_aside() {
        eprintln!("{}", domain::words::say(say::LANGUAGE, "ui.put_aside", [("path", &*place.display().to_string())]));
    }
}

/// A day as of which to answer; a partial date means its last day, nothing today.
pub fn day(register: &Register, text: Option<&str>) -> Result<NaiveDate, Failure> {
    match text {
        None => today(register),
        Some(text) => PartialDate::typed(text).map(PartialDate::last_day).map_err(|refusal| refusal.at("as_of").into()),
    }
}

/// Today; where the clock's day cannot be, the day of the last write, and it is said so.
pub fn today(register: &Register) -> Result<NaiveDate, Failure> {
    let (pc_day, witness) = (clock().today, register.witness()?);
    match witness.reading_day() {
        Some(day) if !witness.vouches_for(pc_day) => {
            let shown = |day: NaiveDate| PartialDate::whole(day).shown();
            let sentence = domain::words::say(say::LANGUAGE, "ui.today_read_as", [("pc_day", &*shown(pc_day)), ("last_day", &*shown(day))]);
            eprintln!("{sentence}");
            Ok(day)
        }
        _ => Ok(pc_day),
    }
}

/// `field=value` pairs, each field once.
pub fn pairs(set: &[String]) -> Result<Vec<(String, String)>, Failure> {
    let mut pairs: Vec<(String, String)> = Vec::new();
    for pair in set {
        match pair.split_once('=') {
            Some((field, _)) if pairs.iter().any(|(named, _)| named == field.trim()) => {
                return Err(Failure::Usage(format!("--set {}: twice", field.trim())));
            }
            Some((field, value)) if !field.trim().is_empty() => pairs.push((field.trim().to_owned(), value.to_owned())),
            _ => return Err(Failure::Usage(format!("--set {pair}: field=value"))),
        }
    }
    Ok(pairs)
}
