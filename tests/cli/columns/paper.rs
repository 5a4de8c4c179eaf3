//! The rows of a list's PDF by the places of its words.
//!
//! Under the head of each page stands a row that numbers the columns, each number in the middle of its column: with the left
//! margin it tells where a column begins and ends. The cells of a row have their middles at one height.

use std::path::Path;

use crate::pdf_text::{Word, words};

/// The left margin: 30 mm.
const LEFT: f64 = 30.0 * 72.0 / 25.4;
/// How far the middles of a row's cells may lie apart: a letter's size.
const LEVEL: f64 = 2.5;

/// All in which the paper differs from the rows.
pub fn differences(rows: &[Vec<String>], groups: &[(usize, String)], path: &Path, cells: &mut usize) -> Vec<String> {
    let words = words(&std::fs::read(path).expect("a PDF"));
    let columns = rows.first().map_or(0, |row| row.len() + 1);
    let pages = words.last().map_or(0, |word| word.page);
    let mut body = Body::default();
    for page in 1..=pages {
        let of_page: Vec<&Word> = words.iter().filter(|word| word.page == page).collect();
        if let Err(reason) = body.take(page, &of_page, columns) {
            // The last page may hold nothing but signatures.
            if page < pages || page == 1 && !rows.is_empty() {
                return vec![reason];
            }
        }
    }
    if rows.is_empty() {
        return Vec::new();
    }
    body.differences(rows, groups, cells)
}

/// A word of a cell and its column, the first 0.
struct Placed {
    page: usize,
    column: usize,
    top: f64,
    left: f64,
    text: String,
}

#[derive(Default)]
struct Body {
    words: Vec<Placed>,
}

impl Body {
    /// The words of a page's table with their columns.
    fn take(&mut self, page: usize, words: &[&Word], columns: usize) -> Result<(), String> {
        let first = words.iter().find(|word| word.text == "(1)").ok_or_else(|| format!("pdf: page {page}: no row numbers the columns"))?;
        let mut of_row: Vec<&&Word> = words.iter().filter(|word| (word.top - first.top).abs() < 1.0 && word.text.starts_with('(')).collect();
        of_row.sort_by(|one, other| one.left.total_cmp(&other.left));
        if of_row.len() != columns {
            return Err(format!("pdf: page {page}: {} columns, the list has {columns}", of_row.len()));
        }
        let mut ends = Vec::new();
        let mut begin = LEFT;
        for word in of_row {
            begin = word.left + word.right - begin;
            ends.push(begin);
        }
        let foot = words.iter().map(|word| word.top).fold(0.0, f64::max);
        for word in words.iter().filter(|word| word.top > first.top + 5.0 && word.top < foot - 5.0) {
            let middle = f64::midpoint(word.left, word.right);
            let column = ends.iter().position(|end| middle < *end).unwrap_or(columns);
            self.words.push(Placed { page, column, top: word.top, left: word.left, text: word.text.clone() });
        }
        Ok(())
    }

    fn differences(mut self, rows: &[Vec<String>], groups: &[(usize, String)], cells: &mut usize) -> Vec<String> {
        self.words.sort_by(|one, other| (one.page, one.top, one.left).partial_cmp(&(other.page, other.top, other.left)).expect("places"));
        let Some(end) = self.words.windows(2).position(|pair| pair[0].text == "Tổng" && pair[1].text == "số:") else {
            return vec!["pdf: no line counts the rows".to_owned()];
        };
        let count = self.words[end + 2..].iter().find_map(|word| word.text.parse::<usize>().ok());
        self.words.truncate(end);
        let mut differences = Vec::new();
        if count != Some(rows.len()) {
            differences.push(format!("pdf: {count:?} people are counted, the list has {}", rows.len()));
        }
        for (_, head) in groups {
            if let Err(reason) = self.strike(head) {
                differences.push(reason);
            }
        }
        let numbers: Vec<(usize, f64)> = match self.column(0, rows.iter().enumerate().map(|(place, _)| (place + 1).to_string())) {
            Ok(numbers) => numbers.into_iter().flatten().collect(),
            Err(reason) => return [differences, vec![reason]].concat(),
        };
        for column in 0..rows[0].len() {
            let texts = rows.iter().map(|row| row[column].clone());
            match self.column(column + 1, texts) {
                Err(reason) => differences.push(reason),
                Ok(places) => {
                    for (row, place) in places.iter().enumerate() {
                        let Some((page, middle)) = place else { continue };
                        *cells += 1;
                        let (of_row, height) = numbers[row];
                        if *page != of_row || (middle - height).abs() > LEVEL {
                            let text = &rows[row][column];
                            differences
                                .push(format!("pdf: {text:?} stands on page {page} at {middle:.0}, its row {} on {of_row} at {height:.0}", row + 1));
                        }
                    }
                }
            }
        }
        if let Some(word) = self.words.iter().find(|word| word.column > rows[0].len()) {
            differences.push(format!("pdf: {:?} on page {} stands right of the table", word.text, word.page));
        }
        differences
    }

    /// Takes out the words of a group's head.
    fn strike(&mut self, head: &str) -> Result<(), String> {
        let head: Vec<&str> = head.split_whitespace().collect();
        let reads = |words: &[Placed]| words.iter().map(|word| word.text.as_str()).eq(head.iter().copied());
        let begins = self.words.windows(head.len()).position(reads);
        let begins = begins.ok_or_else(|| format!("pdf: no head {:?}", head.join(" ")))?;
        self.words.drain(begins..begins + head.len());
        Ok(())
    }

    /// Where each text of a column stands: its page and the middle of its lines; None of one that is empty.
    fn column(&self, column: usize, texts: impl Iterator<Item = String>) -> Result<Vec<Option<(usize, f64)>>, String> {
        let mut words = self.words.iter().filter(|word| word.column == column);
        let mut places = Vec::new();
        for (row, text) in texts.enumerate() {
            let wanted: String = text.split_whitespace().collect();
            let mut read = String::new();
            let mut lines: Vec<(usize, f64)> = Vec::new();
            while read.len() < wanted.len() {
                let Some(word) = words.next() else { break };
                read.push_str(&word.text);
                lines.push((word.page, word.top));
            }
            if read != wanted {
                return Err(format!("pdf: column {}, row {}: {read:?} stands where {text:?} should", column + 1, row + 1));
            }
            places.push(match (lines.first(), lines.last()) {
                (Some(first), Some(last)) => Some((first.0, f64::midpoint(first.1, last.1))),
                _ => None,
            });
        }
        words.next().map_or(Ok(places), |word| Err(format!("pdf: column {}: {:?} stands after the last row", column + 1, word.text)))
    }
}
