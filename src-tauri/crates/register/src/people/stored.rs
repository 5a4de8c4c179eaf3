//! Whether what is stored of a person reads: [`super::person::read_field`] keeps nothing else.

use chrono::NaiveDate;
use domain::code_list::CodeLists;
use domain::date::PartialDate;
use serde_json::{Map, Value as Json};

use super::person::{FieldKind, ListColumn, PersonField, Place};

/// Whether a stored text has the form of its field.
pub(super) fn reads(field: &PersonField, text: &str, codes: &CodeLists) -> bool {
    match field.kind {
        FieldKind::Text | FieldKind::Picture => true,
        FieldKind::Code(list) => codes.get(list, text).is_some(),
        FieldKind::PartialDate => text.parse::<PartialDate>().is_ok(),
        FieldKind::Date => text.parse::<NaiveDate>().is_ok(),
        FieldKind::Place => serde_json::from_str::<Place>(text).is_ok(),
        FieldKind::List(columns) => serde_json::from_str::<Vec<Map<String, Json>>>(text)
            .is_ok_and(|rows| rows.iter().flatten().all(|(name, value)| cell(columns, name, value, codes))),
    }
}

/// Whether a cell of a list is of one of its columns and has that column's form.
fn cell(columns: &[ListColumn], name: &str, value: &Json, codes: &CodeLists) -> bool {
    let (Some(column), Some(text)) = (columns.iter().find(|column| column.name == name), value.as_str()) else { return false };
    match column.code_list {
        Some(list) => codes.get(list, text).is_some(),
        None => !column.partial_date || text.parse::<PartialDate>().is_ok(),
    }
}
