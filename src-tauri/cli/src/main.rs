//! nguon-cli: the register without a window. The window and this program call the same crates.
//!
//! `--json` prints one JSON document on stdout and nothing else; messages go to stderr. Exit codes: 0 done,
//! 1 refused or found wrong, 2 wrong usage. The passphrase comes from `NGUON_PASSPHRASE`, or is asked at a terminal.

use std::io::Write;
use std::path::Path;
use std::process::ExitCode;

use clap::{CommandFactory, Parser};
use register::RegisterError;

mod arguments;
mod ask;
mod case;
mod check;
mod conditions;
mod copies;
mod course;
mod due;
mod file;
mod hyphens;
mod list;
mod list_paper;
mod log;
mod offline;
mod people;
mod recover;
mod report;
mod request;
mod say;
mod setting;
mod sheets;
mod target;
mod unit;
mod user;

use arguments::{Arguments, Command};

/// Why a command did not do what was asked.
#[derive(Debug, thiserror::Error)]
enum Failure {
    /// The register says no, or broke.
    #[error(transparent)]
    Register(#[from] RegisterError),
    /// A paper could not be set.
    #[error(transparent)]
    Paper(paper::PaperError),
    /// A workbook could not be written.
    #[error("{0}")]
    Sheet(#[from] sheet::SheetError),
    /// The answer could not be written out.
    #[error("{0}")]
    Output(#[from] std::io::Error),
    /// The words on the command line do not make sense together.
    #[error("{0}")]
    Usage(String),
    /// Checking found something wrong; it has been printed.
    #[error("found wrong")]
    Wrong,
}

impl From<paper::PaperError> for Failure {
    fn from(error: paper::PaperError) -> Self {
        ::print::refusal_of(&error).map_or(Self::Paper(error), |refusal| Self::Register(refusal.into()))
    }
}

impl From<domain::refusal::Refusal> for Failure {
    fn from(refusal: domain::refusal::Refusal) -> Self {
        Self::Register(refusal.into())
    }
}

impl From<serde_json::Error> for Failure {
    fn from(error: serde_json::Error) -> Self {
        Self::Register(error.into())
    }
}

fn main() -> ExitCode {
    register::file::keep_to_itself();
    let words = list::in_one_word(std::env::args_os());
    let arguments = match Arguments::try_parse_from(hyphens::tied(&mut Arguments::command(), words)) {
        Ok(arguments) => arguments,
        Err(error) => {
            let wrong = error.use_stderr();
            // Nowhere is left to say that the terminal is gone.
            let _ = error.print();
            return ExitCode::from(if wrong { 2 } else { 0 });
        }
    };
    let file = arguments.command.file().map(Path::to_owned);
    match run(arguments.command) {
        Ok(()) => ExitCode::SUCCESS,
        Err(Failure::Usage(sentence)) => {
            eprintln!("nguon-cli: {sentence}");
            ExitCode::from(2)
        }
        Err(Failure::Wrong) => {
            eprintln!("{}", domain::words::word(say::LANGUAGE, "refusal.check_found"));
            ExitCode::from(1)
        }
        Err(failure) => {
            // Damage is told with the file and its latest copy.
            let failure = match (failure, file) {
                (Failure::Register(error), Some(file)) => ask::tells(error, &file).into(),
                // Where the answer goes may be full as well.
                (Failure::Output(error), _) => RegisterError::io("write", Path::new("stdout"), error).into(),
                (failure, _) => failure,
            };
            eprintln!("{}", say::failure(&failure));
            ExitCode::from(1)
        }
    }
}

fn run(command: Command) -> Result<(), Failure> {
    match command {
        Command::New(new) => file::new(&new),
        Command::Info { file, .. } => file::info(&file),
        Command::Import { file, book, dry_run, reason, today, .. } => file::import(&file, &book, dry_run, reason.as_deref(), &today),
        Command::Undo { file, batch, rest, today, .. } => file::undo(&file, batch, rest, &today),
        Command::Redo { file, today, .. } => file::redo(&file, &today),
        Command::Log { file, person, last, head, .. } => log::log(&file, person, last, head.as_deref()),
        Command::Unit { command } => unit::run(command),
        Command::Person { command } => people::run(command),
        Command::Course { command } => course::run(command),
        Command::Request { command } => request::run(command),
        Command::User { command } => user::run(command),
        Command::Event(event) => case::event(&event),
        Command::List(list) => list::list(&list),
        Command::ListSave { list, name } => list::save(&list, &name),
        Command::ListNames { file, json } => list::names(&file, json),
        Command::ListFields { file, json } => list::fields(&file, json),
        Command::Due { file, as_of, within, before, waits, .. } => due::due(&file, as_of.as_deref(), within, before.as_deref(), waits),
        Command::Targets { file, as_of, .. } => due::targets(&file, as_of.as_deref()),
        Command::Report(asked) => report::report(&asked),
        Command::Programme { command } => target::programme(command),
        Command::Target { command } => target::target(command),
        Command::Setting { command } => setting::run(command),
        Command::Check { file, .. } => check::check(&file),
        Command::Backup { file, dir, today, .. } => copies::backup(&file, &dir, &today),
        Command::Restore { backup, file, today, .. } => copies::restore(&backup, &file, &today),
        Command::Recover { file, new, today, .. } => recover::recover(&file, &new, &today),
        Command::Copies { file, .. } => copies::copies(&file),
        Command::Compare { file, other, .. } => copies::compare(&file, &other),
        Command::Rekey { file, today, .. } => file::rekey(&file, &today),
        Command::Calendar { rule, variant, from, .. } => offline::calendar(&rule, variant.as_deref(), &from),
        Command::Key { texts, .. } => offline::key(&texts),
    }
}

/// One JSON document on stdout.
fn json(value: &impl serde::Serialize) -> Result<(), Failure> {
    let text = serde_json::to_string(value)?;
    match writeln!(std::io::stdout().lock(), "{text}") {
        // Whoever asked has read enough.
        Err(error) if error.kind() == std::io::ErrorKind::BrokenPipe => Ok(()),
        other => Ok(other?),
    }
}
