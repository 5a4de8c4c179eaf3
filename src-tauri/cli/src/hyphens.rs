//! Values with a leading hyphen, as typed from paper ("-Mẫu", "- theo hồ sơ"), told from the options of a command.

use std::ffi::OsString;

use clap::{Arg, Command};

/// The words as they can be read: what stands after an option that takes a value is tied to it by `=` where it begins
/// with a hyphen, unless it is itself an option of the same command. What stands after `--` is left as it is.
pub fn tied(command: &mut Command, words: impl IntoIterator<Item = OsString>) -> Vec<OsString> {
    command.build();
    let mut command: &Command = command;
    let mut words = words.into_iter();
    // The program's own name.
    let mut read: Vec<OsString> = words.next().into_iter().collect();
    let mut words = words.peekable();
    while let Some(mut word) = words.next() {
        if word == "--" {
            read.push(word);
            break;
        }
        let text = word.to_string_lossy().into_owned();
        if let Some(below) = command.find_subcommand(&text) {
            command = below;
        } else if takes_value(command, &text)
            && let Some(value) = words.next_if(|next| is_hyphened(command, &next.to_string_lossy()))
        {
            word.push("=");
            word.push(value);
        }
        read.push(word);
    }
    read.extend(words);
    read
}

fn long<'a>(command: &'a Command, text: &str) -> Option<&'a Arg> {
    let name = text.strip_prefix("--")?.split('=').next()?;
    command.get_arguments().find(|arg| arg.get_long() == Some(name))
}

fn takes_value(command: &Command, text: &str) -> bool {
    long(command, text).is_some_and(|arg| arg.get_action().takes_values() && !text.contains('='))
}

/// A value that begins with a hyphen and is no option.
fn is_hyphened(command: &Command, text: &str) -> bool {
    let short = |arg: &Arg| arg.get_short().is_some_and(|short| text == format!("-{short}"));
    text.len() > 1 && text.starts_with('-') && long(command, text).is_none() && !command.get_arguments().any(short)
}
