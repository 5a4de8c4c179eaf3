//! A list as a workbook: the same rows and columns as its paper.

use chrono::NaiveDate;
use domain::date::PartialDate;
use domain::table::{ListTable, WorkbookTexts};
use sheet::{ColumnOut, RowOut, SheetError, TableOut, Value, write_table};

/// Makes the workbook of a list.
///
/// # Errors
/// As [`write_table`].
pub fn workbook(table: &ListTable, texts: &WorkbookTexts, on: NaiveDate) -> Result<Vec<u8>, SheetError> {
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
        titles: texts.titles.clone(),
        subtitle: Some(texts.subtitle.clone()).filter(|text| !text.is_empty()),
        columns: table
            .columns
            .iter()
            .zip(&texts.heads)
            .map(|(column, (title, group))| ColumnOut {
                title: title.clone(),
                group: group.clone(),
                // About two millimetres a character at the size of the sheet.
                width: f64::from(if column.width > 0.0 { column.width } else { 40.0 }) / 1.9,
            })
            .collect(),
        rows,
        closing: Some(texts.count_line.clone()).filter(|text| !text.is_empty()).into_iter().collect(),
        signers: Some(texts.signers.clone()),
        landscape: texts.landscape,
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
        "birth_date_male" | "birth_date_female" | "admission_date" | "probation_end" | "official_date" | "conversion_review_due" => {
            whole().map_or_else(|| Value::Text(text.to_owned()), Value::Date)
        }
        _ => Value::Text(text.to_owned()),
    }
}
