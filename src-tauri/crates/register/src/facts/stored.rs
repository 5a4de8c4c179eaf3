//! Whether what is stored of a person reads: [`super::person::read_field`] keeps nothing else.

use domain::code_list::CodeLists;
use domain::field::{FieldSpec, FieldType, Value};
use serde_json::{Map, Value as Json};

use super::person::PersonField;

/// Whether a stored text has the form of its field.
pub(super) fn reads(field: &PersonField, text: &str, codes: &CodeLists) -> bool {
    has_form(field.field_type, text, codes)
}

fn has_form(field_type: FieldType, text: &str, codes: &CodeLists) -> bool {
    match field_type {
        FieldType::Code(list) => codes.get(list, text).is_some(),
        FieldType::List(columns) => serde_json::from_str::<Vec<Map<String, Json>>>(text)
            .is_ok_and(|rows| rows.iter().flatten().all(|(name, value)| cell(columns, name, value, codes))),
        other => Value::from_entry_text(other, text).is_some(),
    }
}

/// Whether a cell of a list is of one of its columns and has that column's form.
fn cell(columns: &[FieldSpec], name: &str, value: &Json, codes: &CodeLists) -> bool {
    let (Some(column), Some(text)) = (columns.iter().find(|column| column.name == name), value.as_str()) else { return false };
    has_form(column.field_type, text, codes)
}
