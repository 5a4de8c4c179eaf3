//! A list as a workbook: the rows and columns of its paper, and what stands around them there.

use chrono::NaiveDate;
use domain::date::PartialDate;
use domain::words::{Language, word};
use paper::words::long_date;
use paper::{Holds, ListPaper, Orientation, Row, Signer};
use sheet::{ColumnOut, HeadOut, RowOut, SheetError, SignerOut, TableOut, Value, write_table};

use super::columns::{Kept, TableColumn};
use super::table::ListTable;

/// A text column is no wider, in characters: its rows get lines instead.
const WIDEST: usize = 30;
/// Nor any other one.
const WIDEST_WHOLE: usize = 60;
/// Letters of the sheet are larger than those that a workbook counts widths in.
const WIDTH_OF_A_LETTER: f64 = 1.15;

/// Makes the workbook of a list.
///
/// # Errors
/// As [`write_table`].
pub(super) fn workbook(table: &ListTable, paper: &ListPaper, dated: NaiveDate) -> Result<Vec<u8>, SheetError> {
    let mut rows = Vec::new();
    for (group, on_paper) in table.groups.iter().zip(&paper.groups) {
        rows.extend(on_paper.title.clone().map(RowOut::Section));
        rows.extend(group.rows.iter().map(|row| RowOut::Cells(values(row, &table.columns))));
    }
    if table.groups.is_empty() {
        rows.extend(paper.groups.iter().filter_map(|group| group.title.clone()).map(RowOut::Section));
    }
    let head = |key: &str| word(Language::Vi, &format!("column.{key}"));
    let columns = table.columns.iter().zip(&table.heads).enumerate().map(|(place, (column, title))| {
        let title = title.clone();
        ColumnOut { width: width(place, column, &title, table), title, group: column.span.map(head) }
    });
    let name = table.columns.iter().position(|column| column.holds == Holds::Name);
    write_table(&TableOut {
        sheet: "Danh sách".to_owned(),
        head: heading(paper),
        titles: vec![paper.title.to_uppercase()],
        subtitle: Some(paper.subtitle.clone()).filter(|text| !text.is_empty()),
        columns: columns.collect(),
        rows,
        closing: Some(paper.count_line.clone()).filter(|text| !text.is_empty()).into_iter().collect(),
        signers: paper.left_signer.as_ref().map(signer).zip(paper.right_signer.as_ref().map(signer)),
        frozen_columns: name.and_then(|name| u16::try_from(name + 1).ok()).unwrap_or(0),
        foot: paper.foot.clone(),
        landscape: paper.orientation != Orientation::Portrait,
        made_on: dated,
    })
}

/// The bodies at the left, the Party's name over place and date at the right.
fn heading(paper: &ListPaper) -> Vec<HeadOut> {
    let head = &paper.head;
    let place = if head.place.is_empty() { "…" } else { &head.place };
    let line = |left: &str, right: &str, bold: [bool; 2], italic: bool| HeadOut {
        texts: [left.to_uppercase(), if italic { right.to_owned() } else { right.to_uppercase() }],
        bold,
        italic: [false, italic],
    };
    let dated = format!("{place}, {}", long_date(head.date));
    let party = "ĐẢNG CỘNG SẢN VIỆT NAM";
    if head.superior.is_empty() {
        vec![line(&head.issuer, party, [true, true], false), line("*", &dated, [false, false], true)]
    } else {
        vec![line(&head.superior, party, [false, true], false), line(&head.issuer, "", [true, false], false), line("*", &dated, [false, false], true)]
    }
}

fn signer(signer: &Signer) -> SignerOut {
    SignerOut { power: signer.power.to_uppercase(), post: signer.post.to_uppercase(), name: signer.name.clone() }
}

/// What the column's longest value asks for, in characters.
fn width(place: usize, column: &TableColumn, title: &str, table: &ListTable) -> f64 {
    let cells = table.groups.iter().flat_map(|group| &group.rows).filter_map(|row| row.cells.get(place));
    let longest = cells.map(|cell| cell.chars().count()).max().unwrap_or(0);
    let word = title.split(' ').map(|word| word.chars().count()).max().unwrap_or(0);
    let most = if matches!(column.holds, Holds::Name | Holds::Whole) { WIDEST_WHOLE } else { WIDEST };
    (longest.min(most).max(word).max(4) as f64 + 1.0) * WIDTH_OF_A_LETTER
}

fn values(row: &Row, columns: &[TableColumn]) -> Vec<Value> {
    let cells = columns.iter().zip(&row.cells).enumerate();
    cells
        .map(|(place, (column, text))| match row.joined {
            Some(joined) if joined == place => Value::Over(text.clone()),
            Some(joined) if joined + 1 == place => Value::Under,
            _ => value(column, text),
        })
        .collect()
}

/// Whole dates sort as dates and counts as numbers; everything else is text, so that numbers keep their zeros.
fn value(column: &TableColumn, text: &str) -> Value {
    if text.is_empty() {
        return Value::Empty;
    }
    let as_text = || Value::Text(text.to_owned());
    match column.kept {
        Kept::Number => match (text.parse(), text.replace(',', ".").parse()) {
            (Ok(whole), _) => Value::Whole(whole),
            (_, Ok(number)) => Value::Decimal(number),
            _ => as_text(),
        },
        Kept::Figure => {
            let plain = text.replace('.', "").replace(',', ".").replace('\u{2212}', "-");
            match (plain.parse(), plain.parse()) {
                (Ok(whole), _) => Value::Whole(whole),
                (_, Ok(number)) => Value::Decimal(number),
                _ => as_text(),
            }
        }
        Kept::Date => PartialDate::typed(text).ok().and_then(PartialDate::as_whole).map_or_else(as_text, Value::Date),
        Kept::Text => as_text(),
    }
}
