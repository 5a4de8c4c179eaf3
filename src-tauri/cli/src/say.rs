//! Refusals and warnings in words.

use domain::check::Warning;
use domain::words::{Language, say};
use register::RegisterError;

use crate::Failure;

/// The language of the command line's sentences.
pub const LANGUAGE: Language = Language::Vi;

/// A sentence for what was not done.
pub fn failure(failure: &Failure) -> String {
    match failure {
        Failure::Register(RegisterError::RuleBroken { warnings }) => warnings
            .iter()
            .filter(|warning| warning.needs_reason)
            .map(|each| format!("{} [{}] ({})", warning(each), each.rule, each.source))
            .collect::<Vec<_>>()
            .join("\n"),
        Failure::Register(error) => {
            let params = error.params();
            let family = if error.is_refusal() { "refusal" } else { "fault" };
            let params = params.iter().map(|(name, value)| (name.as_str(), value.as_str()));
            let sentence = say(LANGUAGE, &format!("{family}.{}", error.code()), params);
            match error.field() {
                Some(field) => format!("{field}: {sentence} [{}]", error.code()),
                None => format!("{sentence} [{}]", error.code()),
            }
        }
        other => other.to_string(),
    }
}

/// A sentence for a warning.
pub fn warning(warning: &Warning) -> String {
    say(LANGUAGE, &format!("warning.{}", warning.check), warning.params.iter().map(|(name, value)| (name.as_str(), value.as_str())))
}
