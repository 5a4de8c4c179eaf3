//! What an entry breaks, and the reason without which it is not written.

use std::collections::BTreeMap;

use domain::check::Warning;
use domain::event::Event;
use domain::refusal::Refusal;
use serde::Serialize;
use specta::Type;

/// A field refused.
#[derive(Clone, Debug, Serialize, Type)]
pub struct FieldRefusal {
    /// Which.
    pub field: String,
    /// The word `refusal.<code>`.
    pub code: String,
    /// Its values.
    pub params: BTreeMap<String, String>,
}

impl From<Refusal> for FieldRefusal {
    fn from(refusal: Refusal) -> Self {
        Self {
            field: refusal.field.unwrap_or_default(),
            code: refusal.code.to_owned(),
            params: refusal.params.into_iter().map(|(name, value)| (name.to_owned(), value)).collect(),
        }
    }
}

/// Whether a rule stands against an entry and no reason was given.
pub(crate) fn lacks_reason(event: &Event, warnings: &[Warning]) -> bool {
    event.reason.is_none() && warnings.iter().any(|warning| warning.needs_reason)
}

/// The rules that stand against an entry, as they are kept with it.
pub(crate) fn broken(warnings: &[Warning]) -> Vec<Warning> {
    warnings.iter().filter(|warning| warning.needs_reason).cloned().collect()
}

/// The rules that stand against one row of several, each naming whose it is (`of`).
pub(crate) fn broken_by(name: &str, warnings: &[Warning]) -> Vec<Warning> {
    let mut broken = broken(warnings);
    for warning in &mut broken {
        warning.params.insert("of".to_owned(), name.to_owned());
    }
    broken
}
