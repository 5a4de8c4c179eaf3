//! A column of a list: any field, what the lists tell of several fields together, or a blank one for a pen.

use domain::field::FieldType;
use domain::refusal::Refusal;
use domain::words::{Language, word};
use serde::{Deserialize, Serialize};
use specta::Type;

use super::field::{Holds, ListField};

/// A column as it is asked for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct AskedColumn {
    /// The code of a field or of what a row tells; `blank:` and a head for one without values.
    pub code: String,
    /// How wide it was made on the screen, in its points.
    pub width: Option<u32>,
}

impl AskedColumn {
    /// A column as wide as it needs.
    pub fn new(code: &str) -> Self {
        Self { code: code.to_owned(), width: None }
    }
}

/// What a row tells of several fields together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RowColumn {
    /// The name, as in every list.
    Name,
    /// The open clock that falls due first.
    Clock,
    /// Schooling as it was written, else by its grade.
    Schooling,
    /// When they were put on the list.
    ListedOn,
    /// The class with its certificate.
    Course,
}

impl RowColumn {
    /// All of them.
    pub const ALL: [Self; 5] = [Self::Name, Self::Clock, Self::Schooling, Self::ListedOn, Self::Course];

    /// As columns are asked for; its head is the word `column.<code>`.
    pub fn code(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Clock => "clock",
            Self::Schooling => "schooling",
            Self::ListedOn => "listed_on",
            Self::Course => "course",
        }
    }
}

/// A column that was read.
#[derive(Clone, Debug)]
pub enum ListColumn {
    /// What a row tells.
    Row(RowColumn),
    /// A field's value.
    Field(ListField),
    /// Nothing: its head alone.
    Blank(String),
}

/// How a blank column's code begins.
const BLANK: &str = "blank:";

impl ListColumn {
    /// Reads a column's code.
    ///
    /// # Errors
    /// `list_field_unknown`.
    pub fn parse(code: &str) -> Result<Self, Refusal> {
        if let Some(head) = code.strip_prefix(BLANK) {
            return Ok(Self::Blank(head.trim().to_owned()));
        }
        match RowColumn::ALL.into_iter().find(|column| column.code() == code) {
            Some(column) => Ok(Self::Row(column)),
            None => ListField::parse(code).map(Self::Field).map_err(|refusal| Refusal { field: Some("columns".to_owned()), ..refusal }),
        }
    }

    /// Its code.
    pub fn code(&self) -> String {
        match self {
            Self::Row(column) => column.code().to_owned(),
            Self::Field(field) => field.code(),
            Self::Blank(head) => format!("{BLANK}{head}"),
        }
    }

    /// What stands over it: the short name that lists have for it, else the field's.
    pub fn head(&self, language: Language) -> String {
        match self {
            Self::Blank(head) => head.clone(),
            Self::Row(column) => word(language, &format!("column.{}", column.code())),
            Self::Field(field) => field.head(language),
        }
    }

    /// What its values are.
    pub fn holds(&self) -> Holds {
        match self {
            Self::Row(RowColumn::ListedOn) => Holds::Date,
            Self::Row(_) | Self::Blank(_) => Holds::Text,
            Self::Field(field) => field.holds().0,
        }
    }

    /// Its values are people's names.
    pub fn is_name(&self) -> bool {
        matches!(self, Self::Row(RowColumn::Name)) || matches!(self, Self::Field(field) if field.field_type() == Some(FieldType::Name))
    }

    /// Its values are places.
    pub fn is_place(&self) -> bool {
        matches!(self, Self::Field(field) if field.field_type() == Some(FieldType::Place))
    }
}
