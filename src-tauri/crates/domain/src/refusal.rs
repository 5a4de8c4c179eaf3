//! What cannot be: a value refused at its field, as data that the edge turns into a sentence.

use std::collections::BTreeMap;
use std::fmt;

/// A refusal: a stable code (the word `refusal.<code>`), the values its sentence names, and the field it stands at.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Refusal {
    /// The stable code.
    pub code: &'static str,
    /// The values that the sentence names.
    pub params: BTreeMap<&'static str, String>,
    /// The field to show it at.
    pub field: Option<String>,
}

impl Refusal {
    /// A refusal with no values yet.
    pub fn new(code: &'static str) -> Self {
        Self { code, params: BTreeMap::new(), field: None }
    }

    /// Adds a value that the sentence names.
    pub fn with(mut self, name: &'static str, value: impl fmt::Display) -> Self {
        self.params.insert(name, value.to_string());
        self
    }

    /// Says at which field it stands, unless a field was named nearer to the cause.
    pub fn at(mut self, field: impl Into<String>) -> Self {
        self.field.get_or_insert_with(|| field.into());
        self
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code)?;
        for (name, value) in &self.params {
            write!(f, " {name}={value}")?;
        }
        Ok(())
    }
}

impl std::error::Error for Refusal {}
