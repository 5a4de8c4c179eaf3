//! How wide the columns of a list are: names, dates and numbers stand whole on their lines, where nothing stands gives way
//! first, and the other texts share what is left so that rows are low and a page holds many.

use super::draw::heads_points;
use super::plan::{PADDING_Y_MM, cell_lines, pitch};
use super::{PADDING_MM, Row};
use crate::face::{Face, POINT_MM, text_mm};

/// No word asks for more: a longer one is broken. Where room is short, nor for more than the second.
const LONGEST_WORD_MM: [f64; 2] = [26.0, 15.0];
/// A name asks for no more than this, however long: it then stands on two lines.
const LONGEST_NAME_MM: f64 = 62.0;
/// Nor does any text.
const LONGEST_TEXT_MM: f64 = 120.0;
/// A hand needs so much to sign.
const FOR_A_PEN_MM: f64 = 22.0;
/// Of a hundred names so many stand on one line; the few that are longer still would widen the column for all.
const NAMES_WHOLE_PERCENT: usize = 98;
/// A head has no more lines.
const HEAD_LINES: usize = 3;
/// So many rows, evenly picked, tell how a list runs.
const LOOKED_AT: usize = 200;
/// Room is given in steps of half a millimetre; one gift has no more of them.
const STEPS_OF_A_MM: f64 = 2.0;
const LARGEST_GIFT: usize = 40;
/// Then so much is moved between columns, as long as rows get lower by it.
const MOVED_MM: [f64; 5] = [6.0, 3.0, 2.0, 1.0, 0.5];
/// Of the page's room; then names stand freer too.
const MUCH_LEFT: f64 = 0.2;
/// A larger size is kept for the other texts as long as rows do not get more lines by it.
const NOT_HIGHER: f64 = 1.1;
/// A point of the screen, as wide as screens have it at their ordinary size.
const PIXEL_MM: f64 = 0.2646;
/// Measured widths are met by what is drawn but for rounding.
const HAIR_MM: f64 = 0.05;

/// What stands in a column.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Holds {
    /// Names of people.
    Name,
    /// Dates and numbers: set in the middle, never parted.
    Whole,
    /// Places, whose lines end at commas.
    Place,
    /// Other texts.
    Text,
    /// Nothing yet: a pen will write there.
    Pen,
}

/// A column before its width is known.
#[derive(Clone, Debug, PartialEq)]
pub struct Wish {
    pub title: String,
    /// The title over it and its neighbours that have the same.
    pub span_title: Option<String>,
    pub holds: Holds,
    /// By what it has its part of the room that no text needs, where somebody said how wide it should be.
    pub share: Option<u32>,
}

/// The columns of a list on a page.
#[derive(Clone, Debug, PartialEq)]
pub struct Fit {
    /// Millimetres for each column. They fill the page, or say how much would be needed.
    pub widths: Vec<f64>,
    /// Size of the texts that are neither names nor dates nor numbers.
    pub points: u8,
    /// All columns stand on the page.
    pub on_page: bool,
    /// And nearly every name on one line.
    pub names_whole: bool,
    /// How high the rows looked at are together, in millimetres.
    pub height: f64,
}

/// What a column needs, and how many lines its cells have in each width.
struct Needs {
    /// Millimetres it cannot do without.
    least: f64,
    /// It may have more to make rows lower.
    grows: bool,
    /// Nothing stands in it.
    is_empty: bool,
    is_name: bool,
    /// The widest cell on one line.
    one_line: f64,
}

/// How wide the columns are for these rows, whose cells stand in the columns' order, in a room of so many millimetres.
/// `font_size` is that of names, dates and numbers; of a list to work by the other texts are smaller whether or not rows get
/// lower by it.
pub fn fit(columns: &[Wish], rows: &[&Row], font_size: u8, room_mm: f64, working: bool) -> Fit {
    let smaller = font_size.saturating_sub(1).max(10);
    let larger = fit_at(columns, rows, font_size, font_size, room_mm);
    if smaller == font_size {
        return larger;
    }
    let small = fit_at(columns, rows, font_size, smaller, room_mm);
    if working {
        return small;
    }
    let as_good = (larger.on_page, larger.names_whole) >= (small.on_page, small.names_whole);
    if as_good && larger.height <= small.height * NOT_HIGHER { larger } else { small }
}

fn points_of(holds: Holds, font_size: u8, others: u8) -> u8 {
    match holds {
        Holds::Name | Holds::Whole => font_size,
        Holds::Place | Holds::Text | Holds::Pen => others,
    }
}

/// The columns with one size for the other texts.
fn fit_at(columns: &[Wish], rows: &[&Row], font_size: u8, others: u8, room: f64) -> Fit {
    let mut on_page = false;
    let mut names_whole = false;
    let mut needs = Vec::new();
    for (whole_names, longest_word) in [(true, LONGEST_WORD_MM[0]), (true, LONGEST_WORD_MM[1]), (false, LONGEST_WORD_MM[1])] {
        needs = columns.iter().enumerate().map(|(place, _)| needed(columns, place, rows, font_size, others, whole_names, longest_word)).collect();
        on_page = needs.iter().map(|need| need.least).sum::<f64>() <= room;
        names_whole = on_page && whole_names;
        if on_page {
            break;
        }
    }
    let mut widths: Vec<f64> = needs.iter().map(|need| need.least).collect();
    let looked_at: Vec<&Row> = rows.iter().step_by(rows.len().div_ceil(LOOKED_AT).max(1)).copied().collect();
    let points: Vec<u8> = columns.iter().map(|column| points_of(column.holds, font_size, others)).collect();
    let mut heights = Heights::new(columns, &points, &looked_at);
    if on_page {
        let left = room - widths.iter().sum::<f64>();
        share(&needs, &mut widths, left, &mut heights);
        spread(columns, &needs, &mut widths, room);
    }
    let height = heights.sum(&widths).0;
    Fit { widths, points: others, on_page, names_whole, height }
}

fn needed(columns: &[Wish], place: usize, rows: &[&Row], font_size: u8, others: u8, whole_names: bool, longest_word: f64) -> Needs {
    let column = &columns[place];
    let points = points_of(column.holds, font_size, others);
    let cells = || rows.iter().filter(|row| row.joined != Some(place)).filter_map(|row| row.cells.get(place)).filter(|cell| !cell.is_empty());
    let line_mm = |cell: &String| cell.split('\n').map(|line| text_mm(line, points)).fold(0.0, f64::max);
    let word_mm = |cell: &String| cell.split([' ', '\n']).map(|word| text_mm(word, points)).fold(0.0, f64::max);
    let of_cells = match column.holds {
        Holds::Whole => cells().map(line_mm).fold(0.0, f64::max),
        Holds::Name if whole_names => {
            let mut names: Vec<f64> = cells().map(line_mm).collect();
            names.sort_by(f64::total_cmp);
            let last = (names.len() * NAMES_WHOLE_PERCENT).div_ceil(100).saturating_sub(1);
            names.get(last).copied().unwrap_or(0.0).min(LONGEST_NAME_MM)
        }
        Holds::Name | Holds::Place | Holds::Text | Holds::Pen => cells().map(word_mm).fold(0.0, f64::max).min(longest_word),
    };
    let joined = rows.iter().filter(|row| row.joined == Some(place) || place > 0 && row.joined == Some(place - 1));
    let of_joined = joined.filter_map(|row| row.cells.get(row.joined?)).map(|cell| line_mm(cell) / 2.0 - PADDING_MM).fold(0.0, f64::max);
    let of_cells = of_cells.max(of_joined);
    let is_empty = of_cells == 0.0;
    let padded = match (column.holds, is_empty) {
        (Holds::Pen, _) => FOR_A_PEN_MM,
        (_, true) => 0.0,
        _ => of_cells + 2.0 * PADDING_MM + HAIR_MM,
    };
    Needs {
        least: padded.max(of_head(columns, place, font_size)),
        grows: !is_empty && matches!(column.holds, Holds::Place | Holds::Text),
        is_empty,
        is_name: column.holds == Holds::Name,
        one_line: cells().map(line_mm).fold(0.0, f64::max).min(LONGEST_TEXT_MM) + 2.0 * PADDING_MM + HAIR_MM,
    }
}

/// The least width in which a column's head has few lines and no word of it is broken; of columns under one head each has its
/// part of it.
fn of_head(columns: &[Wish], place: usize, font_size: u8) -> f64 {
    let points = heads_points(font_size);
    let least = |title: &str, most: usize| {
        let longest = title.split(' ').map(|word| Face::Bold.width(word) * f64::from(points) * POINT_MM).fold(0.0, f64::max);
        let mut width = longest + 2.0 * PADDING_MM + HAIR_MM;
        while cell_lines(title, width, points, Face::Bold, false).len() > most {
            width += 0.5;
        }
        width
    };
    let column = &columns[place];
    match &column.span_title {
        None => least(&column.title, HEAD_LINES),
        Some(span) => {
            let under = columns.iter().filter(|other| other.span_title.as_ref() == Some(span)).count().max(1);
            least(&column.title, 1).max(least(span, HEAD_LINES - 1) / under as f64)
        }
    }
}

/// How many lines each cell looked at has in a width, counted once for each step.
struct Heights<'a> {
    columns: &'a [Wish],
    points: &'a [u8],
    rows: &'a [&'a Row],
    /// By column, then by step.
    known: Vec<Vec<Option<Vec<u16>>>>,
}

/// The widest column whose lines are counted, in steps.
const WIDEST: usize = 600;

impl<'a> Heights<'a> {
    fn new(columns: &'a [Wish], points: &'a [u8], rows: &'a [&'a Row]) -> Self {
        Self { columns, points, rows, known: vec![vec![None; WIDEST + 1]; columns.len()] }
    }

    /// The lines of the column's cells, in the order of the rows.
    fn lines(&mut self, column: usize, width: f64) -> &[u16] {
        // Names and dates are told by their own width, not by that of the step below.
        let whole = matches!(self.columns[column].holds, Holds::Name | Holds::Whole);
        let place = ((width * STEPS_OF_A_MM) as usize).min(WIDEST);
        let (rows, points) = (self.rows, self.points[column]);
        let at_commas = self.columns[column].holds == Holds::Place;
        let width = if whole { width } else { place as f64 / STEPS_OF_A_MM };
        self.known[column][place].get_or_insert_with(|| {
            let lines = |row: &&Row| {
                let text = row.cells.get(column).map_or("", String::as_str);
                if row.joined == Some(column) { 1 } else { cell_lines(text, width, points, Face::Upright, at_commas).len() as u16 }
            };
            rows.iter().map(lines).collect()
        })
    }

    /// The height of all rows together, then the lines of all cells.
    fn sum(&mut self, widths: &[f64]) -> (f64, f64) {
        let mut heights = vec![0.0_f64; self.rows.len()];
        let mut all = 0.0;
        for (column, width) in widths.iter().enumerate() {
            let pitch = pitch(self.points[column]);
            for (height, lines) in heights.iter_mut().zip(self.lines(column, *width)) {
                *height = height.max(f64::from(*lines) * pitch);
                all += f64::from(*lines) * pitch;
            }
        }
        (heights.iter().sum::<f64>() + 2.0 * PADDING_Y_MM * heights.len() as f64, all)
    }
}

/// How well columns stand: low rows count most, then few lines.
fn score((height, lines): (f64, f64)) -> f64 {
    height + lines / 50.0
}

/// Gives the room that is left, each time to the column in which a millimetre makes rows lowest; then moves some between
/// columns as long as that makes them lower.
fn share(needs: &[Needs], widths: &mut [f64], mut left: f64, heights: &mut Heights<'_>) {
    let growing: Vec<usize> = (0..needs.len()).filter(|place| needs[*place].grows).collect();
    let mut now = score(heights.sum(widths));
    loop {
        let mut best: Option<(f64, usize, f64)> = None;
        for &place in &growing {
            for gift in (1..=LARGEST_GIFT).map(|gift| gift as f64 / STEPS_OF_A_MM) {
                if gift > left || widths[place] + gift > needs[place].one_line + 1.0 {
                    break;
                }
                widths[place] += gift;
                let gain = (now - score(heights.sum(widths))) / gift;
                widths[place] -= gift;
                if gain > 1e-9 && best.is_none_or(|(most, ..)| gain > most) {
                    best = Some((gain, place, gift));
                }
            }
        }
        let Some((gain, place, gift)) = best else { break };
        widths[place] += gift;
        left -= gift;
        now -= gain * gift;
    }
    // From one column to another, then from two at once, since one alone may have nothing to spare.
    for of_two in [false, true] {
        for step in MOVED_MM {
            while let Some(lower) = moved(needs, widths, &growing, step, of_two, now, heights) {
                now = lower;
            }
        }
    }
}

/// Moves so much to a column from one or two others where rows get lower by it, and gives the new score.
fn moved(needs: &[Needs], widths: &mut [f64], growing: &[usize], step: f64, of_two: bool, now: f64, heights: &mut Heights<'_>) -> Option<f64> {
    let pairs = growing.iter().flat_map(|one| growing.iter().map(move |other| (*one, *other)));
    for (one, other) in pairs.filter(|(one, other)| if of_two { one < other } else { one == other }) {
        for &to in growing.iter().filter(|to| **to != one && **to != other) {
            let from = if of_two { &[one, other][..] } else { &[one][..] };
            if from.iter().any(|from| widths[*from] - step < needs[*from].least) {
                continue;
            }
            from.iter().for_each(|from| widths[*from] -= step);
            widths[to] += step * from.len() as f64;
            let score = score(heights.sum(widths));
            if score + 1e-9 < now {
                return Some(score);
            }
            from.iter().for_each(|from| widths[*from] += step);
            widths[to] -= step * from.len() as f64;
        }
    }
    None
}

/// What makes no row lower goes to names that are longer still, then to the texts and to where a pen may write, so that the
/// columns fill the page: to each by how wide it was wished, else by how wide it is. Where much is left names have their part of
/// it; a date that nobody has takes nothing.
fn spread(columns: &[Wish], needs: &[Needs], widths: &mut [f64], room: f64) {
    let mut left = room - widths.iter().sum::<f64>();
    for (need, width) in needs.iter().zip(widths.iter_mut()).filter(|(need, _)| need.is_name) {
        let more = (need.one_line - *width).clamp(0.0, left.max(0.0));
        *width += more;
        left -= more;
    }
    let much = left > room * MUCH_LEFT;
    let takes = |column: &Wish, need: &Needs| need.grows || need.is_empty && column.holds != Holds::Whole || need.is_name && much;
    let any = columns.iter().zip(needs).any(|(column, need)| takes(column, need));
    let takes: Vec<bool> = columns.iter().zip(needs).map(|(column, need)| !any || takes(column, need)).collect();
    let parts: Vec<f64> =
        columns.iter().zip(&*widths).map(|(column, width)| column.share.map_or(*width, |share| f64::from(share) * PIXEL_MM)).collect();
    let all: f64 = takes.iter().zip(&parts).filter(|(takes, _)| **takes).map(|(_, part)| part).sum();
    for ((_, part), width) in takes.iter().zip(&parts).zip(widths).filter(|((takes, _), _)| **takes) {
        *width += left * part / all;
    }
}
