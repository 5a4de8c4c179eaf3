//! How whole a list is that asks for what is missing: beside those who lack it, how many lack nothing.

use std::sync::Arc;

use serde::Serialize;
use specta::Type;

use super::condition::Asked;
use super::standing::Span;
use super::values::Values;

/// Of those whom a list would hold without its conditions on what is missing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Type)]
pub struct Completeness {
    /// How many lack nothing that is asked for.
    pub complete: u32,
    /// How many they are in all.
    pub of: u32,
}

impl Completeness {
    pub(super) fn count(&mut self, lacks: Lacks) {
        self.of += 1;
        self.complete += u32::from(lacks == Lacks::Nothing);
    }
}

/// How a person stands to the conditions on what is missing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Lacks {
    /// Each of them holds: the person is in the list.
    Asked,
    /// One or another thing, not what the list asks for.
    Some,
    Nothing,
}

/// The conditions on what is missing; of each the one or another.
#[derive(Default)]
pub(super) struct Missing(pub(super) Vec<Vec<(Asked, Arc<Values>)>>);

impl Missing {
    /// Whether a list asks for nothing of that kind.
    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether that field is among what is missed.
    pub(super) fn asks_for(&self, field: &str) -> bool {
        self.0.iter().flatten().any(|(asked, _)| asked.field.code() == field)
    }

    pub(super) fn of(&self, person: i32, span: &Span) -> Lacks {
        let holds = |(asked, values): &(Asked, Arc<Values>)| asked.holds_for(values.of(person, span));
        if self.0.iter().all(|any| any.iter().any(holds)) {
            Lacks::Asked
        } else if self.0.iter().flatten().any(holds) {
            Lacks::Some
        } else {
            Lacks::Nothing
        }
    }
}
