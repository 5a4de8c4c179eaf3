//! A field of a person or an event: what it holds, how typed text is read into it, how it is kept and how it is told.

mod place;
mod tell;
mod value;

pub use place::Place;
pub use tell::{Counted, Shown, Told};
pub use value::{PersonRef, Value};

use serde::Serialize;
use specta::Type;

/// What a field holds; the entry form of each is text (see [`Value::read`]).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FieldType {
    /// A whole date.
    Date,
    /// A date of which day, or month and day, may be unknown.
    PartialDate,
    /// A whole number, 0 or more.
    Number,
    /// A score from 0 to 10, with point or comma.
    Score,
    /// `true` or `false`.
    YesNo,
    /// Free text.
    Text,
    /// Free text of several sentences.
    LongText,
    /// A code of the named list.
    Code(&'static str),
    /// A JSON list of codes of the named list.
    Codes(&'static str),
    /// A paper's key.
    Paper,
    /// A person's whole name.
    Name,
    /// A citizen's ID of twelve digits.
    CitizenId,
    /// An old ID of nine digits.
    OldId,
    /// A card number of twelve or, before 2/9/2025, eight digits.
    CardNumber,
    /// A place by its levels.
    Place,
    /// A JSON list of rows with these columns.
    List(&'static [FieldSpec]),
    /// A picture in base64.
    Picture,
    /// A person of the register by id, or a name typed.
    Person,
    /// A unit's id.
    Unit,
    /// A JSON list of units' ids.
    Units,
    /// The id of an earlier event of the same case or unit.
    Event,
    /// A course's id.
    Course,
    /// A JSON list of `[code of vote_exclusion, number]`.
    VoteExclusions,
}

impl FieldType {
    /// How the form names it, and the list its codes come from.
    pub fn shape(self) -> (&'static str, Option<&'static str>) {
        match self {
            Self::Date => ("date", None),
            Self::PartialDate => ("partial_date", None),
            Self::Number => ("number", None),
            Self::Score => ("decimal", None),
            Self::YesNo => ("yes_no", None),
            Self::Text | Self::Name | Self::CitizenId | Self::OldId | Self::CardNumber => ("text", None),
            Self::LongText => ("long_text", None),
            Self::Code(list) => ("code", Some(list)),
            Self::Codes(list) => ("codes", Some(list)),
            Self::Paper => ("paper", None),
            Self::Place => ("place", None),
            Self::List(_) => ("list", None),
            Self::Picture => ("picture", None),
            Self::Person => ("person", None),
            Self::Unit => ("unit", None),
            Self::Units => ("units", None),
            Self::Event => ("event", None),
            Self::Course => ("course", None),
            Self::VoteExclusions => ("vote_exclusions", Some("vote_exclusion")),
        }
    }
}

/// One field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FieldSpec {
    /// Spelt so everywhere; the label of an event's is the word `field.<name>`, of a person's `person.<name>`.
    pub name: &'static str,
    /// What it holds.
    pub field_type: FieldType,
    /// Nothing can be written without it.
    pub required: bool,
}

/// A field that must be given.
pub const fn must(name: &'static str, field_type: FieldType) -> FieldSpec {
    FieldSpec { name, field_type, required: true }
}

/// A field that may be left out.
pub const fn may(name: &'static str, field_type: FieldType) -> FieldSpec {
    FieldSpec { name, field_type, required: false }
}

/// A field as the form shows it.
#[derive(Clone, Debug, Serialize, Type)]
pub struct FieldShape {
    /// Its name.
    pub name: String,
    /// What it holds.
    #[serde(rename = "type")]
    pub field_type: String,
    /// The list its codes come from.
    pub code_list: Option<String>,
    /// Nothing can be written without it.
    pub required: bool,
    /// `votes` for the fields of a count.
    pub group: Option<String>,
    /// It holds from a date.
    pub dated: bool,
    /// A list's columns.
    pub columns: Vec<FieldShape>,
}

impl From<FieldSpec> for FieldShape {
    fn from(spec: FieldSpec) -> Self {
        let (field_type, code_list) = spec.field_type.shape();
        let columns = if let FieldType::List(columns) = spec.field_type { columns } else { &[] };
        Self {
            name: spec.name.to_owned(),
            field_type: field_type.to_owned(),
            code_list: code_list.map(str::to_owned),
            required: spec.required,
            group: None,
            dated: false,
            columns: columns.iter().map(|column| (*column).into()).collect(),
        }
    }
}
