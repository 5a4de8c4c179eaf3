//! `--filter` and `--any`, whose order among each other counts: all filters hold, of those after `--any` the one or another.

use clap::{Arg, ArgAction, ArgMatches, Args, Command, Error, FromArgMatches};
use domain::refusal::Refusal;
use register::lists::Condition;

/// The filters in runs.
#[derive(Clone, Debug, Default)]
pub struct Conditions(Vec<Vec<String>>);

impl Conditions {
    /// Reads them.
    ///
    /// # Errors
    /// As [`Condition`] is read.
    pub fn read(&self) -> Result<Vec<Vec<Condition>>, Refusal> {
        self.0.iter().map(|any| any.iter().map(|text| text.parse()).collect()).collect()
    }
}

impl Args for Conditions {
    fn augment_args(command: Command) -> Command {
        command
            .arg(
                Arg::new("filter")
                    .long("filter")
                    .value_name("field=value")
                    .action(ArgAction::Append)
                    .help("field=a|b, field!=a, field= (none known), field=from..to; see list fields"),
            )
            .arg(
                Arg::new("any")
                    .long("any")
                    .action(ArgAction::Append)
                    .num_args(0)
                    .default_missing_value("true")
                    .help("Of the filters that follow the one or another"),
            )
    }

    fn augment_args_for_update(command: Command) -> Command {
        Self::augment_args(command)
    }
}

impl FromArgMatches for Conditions {
    fn from_arg_matches(matches: &ArgMatches) -> Result<Self, Error> {
        let mut starts: Vec<usize> = matches.indices_of("any").into_iter().flatten().collect();
        starts.sort_unstable();
        let (places, texts) = (matches.indices_of("filter").into_iter().flatten(), matches.get_many::<String>("filter").into_iter().flatten());
        let mut runs: Vec<(usize, Vec<String>)> = Vec::new();
        for (place, text) in places.zip(texts) {
            let run = starts.iter().filter(|start| **start < place).count();
            match runs.last_mut() {
                Some((of, texts)) if *of == run && run > 0 => texts.push(text.clone()),
                _ => runs.push((run, vec![text.clone()])),
            }
        }
        Ok(Self(runs.into_iter().map(|(_, texts)| texts).collect()))
    }

    fn update_from_arg_matches(&mut self, matches: &ArgMatches) -> Result<(), Error> {
        *self = Self::from_arg_matches(matches)?;
        Ok(())
    }
}
