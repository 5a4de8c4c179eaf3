//! What a command answers when it did not do what was asked: a refusal the clerk can act on, or a fault.

use std::collections::BTreeMap;

use domain::check::Warning;
use register::RegisterError;
use serde::Serialize;
use specta::Type;

/// Which of the two.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "lowercase")]
pub enum FailureKind {
    /// A calm no.
    Refusal,
    /// Something broke.
    Fault,
}

/// Why a command did not do what was asked. The window branches on the code, never on words.
#[derive(Clone, Debug, Serialize, Type)]
pub struct Failure {
    /// Refusal or fault.
    pub kind: FailureKind,
    /// The word `refusal.<code>` or `fault.<code>`.
    pub code: String,
    /// The values that its sentence names.
    pub params: BTreeMap<String, String>,
    /// Where to show it.
    pub field: Option<String>,
    /// The rules that want a reason, for `rule_broken`.
    pub warnings: Vec<Warning>,
}

impl Failure {
    /// A fault of the shell itself.
    pub fn fault(code: &str, detail: impl std::fmt::Display) -> Self {
        Self {
            kind: FailureKind::Fault,
            code: code.to_owned(),
            params: [("code".to_owned(), detail.to_string())].into(),
            field: None,
            warnings: Vec::new(),
        }
    }

    /// Adds a value that its sentence names.
    #[must_use]
    pub fn with(mut self, name: &str, value: impl std::fmt::Display) -> Self {
        self.params.insert(name.to_owned(), value.to_string());
        self
    }

    /// A refusal of the shell itself.
    pub fn refusal(code: &str) -> Self {
        Self { kind: FailureKind::Refusal, code: code.to_owned(), params: BTreeMap::new(), field: None, warnings: Vec::new() }
    }
}

impl From<RegisterError> for Failure {
    fn from(error: RegisterError) -> Self {
        Self {
            kind: if error.is_refusal() { FailureKind::Refusal } else { FailureKind::Fault },
            code: error.code().to_owned(),
            params: error.params(),
            field: error.field().map(str::to_owned),
            warnings: match error {
                RegisterError::RuleBroken { warnings } => warnings,
                _ => Vec::new(),
            },
        }
    }
}

impl From<domain::refusal::Refusal> for Failure {
    fn from(refusal: domain::refusal::Refusal) -> Self {
        RegisterError::from(refusal).into()
    }
}

impl From<paper::PaperError> for Failure {
    fn from(error: paper::PaperError) -> Self {
        print::refusal_of(&error).map_or_else(|| Self::fault("paper", &error), Into::into)
    }
}

impl From<std::io::Error> for Failure {
    fn from(error: std::io::Error) -> Self {
        Self::fault("io", error.kind())
    }
}
