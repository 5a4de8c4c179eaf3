//! A list as a workbook: the same rows and columns as its paper.

use chrono::NaiveDate;
use domain::date::PartialDate;
use paper::{ListPaper, Orientation, Signer};
use sheet::{ColumnOut, RowOut, SheetError, TableOut, Value, write_table};

use super::table::ListTable;

/// Makes the workbook of a list, with the texts around the table that its paper has.
///
/// # Errors
/// As [`write_table`].
pub(super) fn workbook(table: &ListTable, paper: &ListPaper, on: NaiveDate) -> Result<Vec<u8>, SheetError> {
    let power = |signer: &Option<Signer>| signer.as_ref().map(|signer| signer.power.clone()).unwrap_or_default();
    let mut rows = Vec::new();
    for group in &table.groups {
        rows.extend(group.unit.clone().map(RowOut::Section));
        for cells in &group.rows {
            let cells = table.columns.iter().zip(cells).map(|(column, text)| value(column.key, text));
            rows.push(RowOut::Cells(cells.collect()));
        }
    }
    write_table(&TableOut {
        sheet: "Danh sách".to_owned(),
        titles: vec![paper.head.issuer.clone(), paper.title.clone()],
        subtitle: Some(paper.subtitle.clone()).filter(|text| !text.is_empty()),
        columns: table
            .columns
            .iter()
            .zip(&paper.columns)
            .map(|(column, head)| ColumnOut {
                title: head.title.clone(),
                group: head.span_title.clone(),
                // About two millimetres a character at the size of the sheet.
                width: f64::from(if column.width > 0.0 { column.width } else { 40.0 }) / 1.9,
            })
            .collect(),
        rows,
        closing: Some(paper.count_line.clone()).filter(|text| !text.is_empty()).into_iter().collect(),
        signers: Some((power(&paper.left_signer), power(&paper.right_signer))),
        foot: paper.foot.clone(),
        landscape: paper.orientation == Orientation::Landscape,
        made_on: on,
    })
}

/// Whole dates sort as dates and counts as numbers; everything else is text, so that numbers keep their zeros.
fn value(key: &str, text: &str) -> Value {
    if text.is_empty() {
        return Value::Empty;
    }
    let whole = || PartialDate::typed(text).ok().and_then(PartialDate::as_whole);
    match key {
        "number" => text.parse().map_or_else(|_| Value::Text(text.to_owned()), Value::Whole),
        "birth_date_male"
        | "birth_date_female"
        | "admission_date"
        | "probation_end"
        | "official_date"
        | "conversion_review_due"
        | "due_from"
        | "due_day" => whole().map_or_else(|| Value::Text(text.to_owned()), Value::Date),
        _ => Value::Text(text.to_owned()),
    }
}
