//! How wide the columns of a list are: dates and numbers as the form says, texts so that rows are low and a page holds
//! many.

use crate::fit::text_mm;

/// Both sides of a cell together.
const PADDING_MM: f64 = 2.0;
/// No word asks for more: a longer one is broken.
const LONGEST_WORD_MM: f64 = 26.0;
/// Heads are bold, which is wider than the upright that is measured.
const BOLD: f64 = 1.08;
/// So many rows, evenly picked, tell how a list runs.
const LOOKED_AT: usize = 200;
/// So many lines of a row are tried.
const MOST_LINES: usize = 6;
/// Then so much is moved from column to column, as long as rows get lower by it.
const MOVED_MM: [f64; 3] = [4.0, 2.0, 1.0];

/// How wide the form has a column.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Wish {
    /// Millimetres; 0: what is left.
    pub mm: f64,
    /// It holds dates or numbers, set in the middle on one line.
    pub centred: bool,
    /// It stands with its neighbours under one head.
    pub spanned: bool,
}

/// The words of a cell, in millimetres.
type Words = Vec<f64>;

/// A text column: the least that its words need, and its cells.
struct Texts {
    least: f64,
    cells: Vec<Words>,
}

/// Millimetres for each column, which together fill `room_mm`; the rows' cells stand in the columns' order.
///
/// A column of dates or numbers gets what it needs on one line, at most what the form says if no word is longer; the
/// text columns share the rest so that the rows have few lines.
pub fn widths(columns: &[Wish], heads: &[String], rows: &[&Vec<String>], font_size: u8, room_mm: f64) -> Vec<f64> {
    let mut looked_at = rows.iter().step_by(rows.len().div_ceil(LOOKED_AT).max(1)).copied().collect::<Vec<_>>();
    looked_at.retain(|cells| cells.len() == columns.len());
    let mut widths = Vec::new();
    let mut texts = Vec::new();
    for (index, (column, head)) in columns.iter().zip(heads).enumerate() {
        let form = column.mm;
        let cells = || rows.iter().filter_map(|cells| cells.get(index));
        let longest_word = cells().flat_map(|cell| words(cell, font_size)).fold(0.0, f64::max).min(LONGEST_WORD_MM);
        let of_head = words(head, font_size).fold(0.0, f64::max) * BOLD;
        let least = longest_word.max(of_head) + PADDING_MM;
        if longest_word == 0.0 || column.spanned {
            // Where nothing stands a pen will write, and columns under one head are alike.
            widths.push(form.max(least));
        } else {
            let longest = cells().map(|cell| text_mm(cell, font_size)).fold(0.0, f64::max) + PADDING_MM;
            widths.push(longest.min(form).max(least));
        }
        if !column.centred {
            let least = if longest_word == 0.0 { form.max(least) } else { least };
            texts.push(Texts { least, cells: looked_at.iter().map(|cells| words(&cells[index], font_size).collect()).collect() });
        }
    }
    let fixed: f64 = columns.iter().zip(&widths).filter(|(column, _)| column.centred).map(|(_, width)| width).sum();
    let mut shared = share(&texts, room_mm - fixed, text_mm(" ", font_size)).into_iter();
    for (column, width) in columns.iter().zip(&mut widths) {
        if !column.centred {
            *width = shared.next().unwrap_or(*width);
        }
    }
    widths
}

fn words(text: &str, font_size: u8) -> impl Iterator<Item = f64> {
    text.split_whitespace().map(move |word| text_mm(word, font_size))
}

/// The best of the ways tried; in proportion to the least where not even that fits.
fn share(texts: &[Texts], room: f64, space: f64) -> Vec<f64> {
    let filled = |widths: Vec<f64>| -> Option<Vec<f64>> {
        let all: f64 = widths.iter().sum();
        (all <= room).then(|| widths.iter().map(|width| width * room / all).collect())
    };
    let least: Vec<f64> = texts.iter().map(|text| text.least).collect();
    let tried = (1..=MOST_LINES).filter_map(|lines| filled(texts.iter().map(|text| needed(text, lines, space)).collect()));
    match tried.chain(filled(least.clone())).min_by_key(|widths| height(texts, widths, space)) {
        Some(widths) => moved(texts, widths, space),
        None => least,
    }
}

/// The widths after a millimetre here and there has gone to the column that makes rows lower by it.
fn moved(texts: &[Texts], mut widths: Vec<f64>, space: f64) -> Vec<f64> {
    let mut lowest = height(texts, &widths, space);
    for step in MOVED_MM {
        let mut lower = true;
        while lower {
            lower = false;
            for (from, to) in (0..texts.len()).flat_map(|from| (0..texts.len()).map(move |to| (from, to))) {
                if from == to || widths[from] - step < texts[from].least {
                    continue;
                }
                let mut other = widths.clone();
                other[from] -= step;
                other[to] += step;
                let height = height(texts, &other, space);
                if height < lowest {
                    (lowest, widths, lower) = (height, other, true);
                }
            }
        }
    }
    widths
}

/// The width at which all the column's cells take no more than so many lines.
fn needed(text: &Texts, lines: usize, space: f64) -> f64 {
    let mut width = text.least;
    for words in &text.cells {
        while lines_of(words, width, space) > lines {
            width += 1.0;
        }
    }
    width
}

/// The lines of all rows together, then those of all cells.
fn height(texts: &[Texts], widths: &[f64], space: f64) -> (usize, usize) {
    let rows = texts.first().map_or(0, |text| text.cells.len());
    let lines = |row: usize| texts.iter().zip(widths).map(move |(text, width)| lines_of(&text.cells[row], *width, space));
    (0..rows).fold((0, 0), |(rows, cells), row| (rows + lines(row).max().unwrap_or(0), cells + lines(row).sum::<usize>()))
}

/// As the typesetter breaks them: a word goes to the next line if it does not fit.
fn lines_of(words: &Words, width: f64, space: f64) -> usize {
    let room = width - PADDING_MM;
    let (mut lines, mut used) = (1, 0.0);
    for word in words {
        if used > 0.0 && used + space + word > room {
            lines += 1;
            used = 0.0;
        }
        used += if used > 0.0 { space + word } else { *word };
    }
    lines
}
