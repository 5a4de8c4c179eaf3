//! The rows of a list's workbook as they stand in it.

use std::path::Path;

use sheet::Cell;

use crate::recount::Holds;

/// The table of a workbook: cells by row, the first the running number.
pub struct Book {
    pub columns: usize,
    pub rows: Vec<Vec<Cell>>,
    /// Heads of groups, each with the number of rows that stand before it.
    pub groups: Vec<(usize, String)>,
}

pub fn read(path: &Path) -> Result<Book, String> {
    let book = sheet::read_workbook(path).map_err(|error| format!("xlsx: {error}"))?;
    let grid = book.sheets.first().ok_or("xlsx: no sheet")?;
    let mut rows = grid.rows().skip_while(|row| row.cell(1).text() != "TT");
    let columns = rows.next().ok_or("xlsx: no head")?.filled().len();
    let mut book = Book { columns, rows: Vec::new(), groups: Vec::new() };
    for row in rows {
        match row.cell(1) {
            Cell::Number(_) => book.rows.push((1..).take(columns).map(|column| row.cell(column).clone()).collect()),
            Cell::Text(text) if text.starts_with(|letter: char| "IVXLC".contains(letter)) => book.groups.push((book.rows.len(), text.clone())),
            Cell::Text(text) if text == "(1)" => (),
            _ => break,
        }
    }
    Ok(book)
}

/// Whether a cell holds what is shown: a whole day as a real day, a number as a real number.
pub fn shows(cell: &Cell, holds: Option<&Holds>, shown: &str) -> bool {
    let kind = match holds {
        _ if shown.is_empty() => cell.is_blank(),
        Some(Holds::Date) if shown.len() == 10 => matches!(cell, Cell::Date(_)),
        Some(Holds::Number) => matches!(cell, Cell::Number(_)),
        _ => matches!(cell, Cell::Text(_)),
    };
    // Eight and eight point nought are one number.
    if let Cell::Number(number) = cell {
        return kind && shown.replace(',', ".").parse() == Ok(*number);
    }
    let letters = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    kind && letters(&cell.text().replace('\n', " ")) == letters(shown)
}

/// What the head of a group tells: "I. CHI BỘ MẪU: 12 đồng chí; trong đó nữ 3".
#[derive(Debug, PartialEq)]
pub struct Head {
    pub numeral: String,
    pub label: String,
    pub count: Option<usize>,
    pub women: Option<usize>,
}

impl Head {
    pub fn read(head: &str) -> Self {
        let (numeral, rest) = head.split_once(". ").unwrap_or((head, ""));
        let (label, counts) = rest.rsplit_once(": ").unwrap_or((rest, ""));
        let number = |text: &str| text.split_whitespace().find_map(|word| word.trim_end_matches(',').parse().ok());
        let (all, women) = counts.split_once("; trong đó nữ ").unwrap_or((counts, ""));
        Self { numeral: numeral.to_owned(), label: label.to_owned(), count: number(all), women: number(women) }
    }
}
