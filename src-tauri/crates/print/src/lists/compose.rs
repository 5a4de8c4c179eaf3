//! A table of the register as a paper: heads in words, widths, count lines, signatures.

use chrono::NaiveDate;
use paper::words::{counted, number_in_words};
use paper::{Align, Column, ColumnWidth, Cover, Fit, Group, Holds, ListPaper, Orientation, Row, Signer, Wish, fit};

use super::columns::NUMBER;
use super::kind::ListKind;
use super::table::{Counts, ListTable, Noun, TableGroup};
use crate::told::{with, word};
use crate::{Letterhead, PrintOptions};

/// The paper of a list of one day, dated on another. Papers are in Vietnamese, whatever the language of the screens.
pub fn list_paper(table: &ListTable, options: &PrintOptions, letterhead: &Letterhead, as_of: NaiveDate, dated: NaiveDate) -> ListPaper {
    let orientation = orientation(&options.orientation);
    let nobody = table.groups.is_empty();
    let working = table.kind == ListKind::ListDue;
    // Nobody signs a list of nobody; a book is signed on its title page.
    let is_signed = table.signed && !nobody && !options.bound;
    let set = set_columns(table, options.font_size, orientation);
    let mut groups: Vec<Group> =
        table.groups.iter().zip(set.rows).enumerate().map(|(place, (group, rows))| group_of(table, place, group, rows)).collect();
    if nobody && !working {
        groups.push(Group { title: Some(word(if table.noun.is_people() { "paper.nobody" } else { "paper.nothing" })), ..Group::default() });
    }
    let mut remarks = table.remarks.clone();
    // What is to be done is summed up first; what narrowed a list comes after its day.
    if table.of_a_day {
        remarks.insert(if working { remarks.len() } else { 0 }, letterhead.as_of(as_of));
    }
    let signer = Signer {
        power: word(&format!("paper.{}", options.signer_power)),
        // A director's power is the post.
        post: if options.signer_power == "centre_director" { String::new() } else { word(&format!("paper.{}", options.signer_post)) },
        name: options.signer_name.clone(),
    };
    ListPaper {
        head: letterhead.head(dated),
        working,
        title: table.title.clone(),
        subtitle: remarks.join("\n"),
        columns: set.columns,
        split: set.split,
        least_row_mm: if table.columns.iter().any(|column| column.holds == Holds::Pen) { TO_SIGN_MM } else { 0.0 },
        column_numbers: options.column_numbers,
        groups,
        count_line: if options.count_line && !nobody { count_line(table.counts, table.noun) } else { String::new() },
        orientation,
        two_sided: options.two_sided,
        font_size: options.font_size,
        left_signer: is_signed.then(|| Signer { power: word("paper.prepared_by"), post: String::new(), name: options.prepared_by.clone() }),
        right_signer: is_signed.then_some(signer.clone()),
        secret: options.secret,
        foot: letterhead.foot(),
        sample: letterhead.sample,
        pages_before: 0,
        volume: String::new(),
        cover: options.bound.then_some(Cover { lines: remarks, signer: Some(signer) }),
    }
}

/// Which way the sheet lies, by the options' word for it.
fn orientation(word: &str) -> Orientation {
    match word {
        "portrait" => Orientation::Portrait,
        "landscape_a3" => Orientation::LandscapeA3,
        "landscape_pair" => Orientation::LandscapePair,
        _ => Orientation::Landscape,
    }
}

/// Whether all columns stand on the page with names, dates and numbers whole.
pub(super) fn fits(table: &ListTable, font_size: u8, orientation: Orientation) -> bool {
    set_columns(table, font_size, orientation).names_whole
}

/// The columns with their widths, and the rows in them.
struct Laid {
    columns: Vec<OnPaper>,
    rows: Vec<Vec<Row>>,
    fit: Fit,
    split: Option<usize>,
}

/// A column as paper has it: one of the table, or those that it has as one.
#[derive(Clone)]
struct OnPaper {
    of: std::ops::Range<usize>,
    wish: Wish,
    between: &'static str,
    centred: bool,
    /// It numbers the rows.
    is_number: bool,
}

struct Set {
    columns: Vec<Column>,
    /// By group.
    rows: Vec<Vec<Row>>,
    /// The column with which the second of two sheets begins.
    split: Option<usize>,
    names_whole: bool,
}

/// A row in which a hand writes is so high.
const TO_SIGN_MM: f64 = 8.0;
/// Columns stand as one where that saves at least so much of the rows' height.
const WORTH_STACKING: f64 = 0.9;

/// The columns of the page. Those that may stand as one do so where the page has no room for each by itself, or where rows
/// get lower by it.
fn set_columns(table: &ListTable, font_size: u8, orientation: Orientation) -> Set {
    let laid = |tight: bool| {
        let columns = on_paper(table, tight);
        let rows: Vec<Vec<Row>> = table.groups.iter().map(|group| group.rows.iter().map(|row| row_of(row, &columns)).collect()).collect();
        if orientation == Orientation::LandscapePair {
            return on_two_sheets(columns, rows, font_size, orientation.room_mm());
        }
        let wishes: Vec<Wish> = columns.iter().map(|column| column.wish.clone()).collect();
        let fit = fit(&wishes, &rows.iter().flatten().collect::<Vec<_>>(), font_size, orientation.room_mm(), table.kind == ListKind::ListDue);
        Laid { columns, rows, fit, split: None }
    };
    let mut best = laid(false);
    if table.columns.iter().any(|column| column.stack.is_some_and(|stack| stack.if_tight)) {
        let tight = laid(true);
        if !best.fit.names_whole || tight.fit.height < best.fit.height * WORTH_STACKING {
            best = tight;
        }
    }
    let Laid { columns, rows, fit, split } = best;
    let Fit { widths, points, names_whole, .. } = fit;
    let columns = columns.into_iter().zip(widths).map(|(column, width)| {
        let whole = matches!(column.wish.holds, Holds::Name | Holds::Whole);
        Column {
            title: column.wish.title,
            width: ColumnWidth::Mm(width),
            align: if column.centred { Align::Center } else { Align::Left },
            span_title: column.wish.span_title,
            points: if whole { font_size } else { points },
            at_commas: column.wish.holds == Holds::Place,
        }
    });
    Set { columns: columns.collect(), rows, split, names_whole }
}

/// The columns on two sheets, the running number on both: parted where the first is about half.
fn on_two_sheets(columns: Vec<OnPaper>, rows: Vec<Vec<Row>>, font_size: u8, room_mm: f64) -> Laid {
    let of = |columns: &[OnPaper], rows: &[Vec<Row>], room| {
        let wishes: Vec<Wish> = columns.iter().map(|column| column.wish.clone()).collect();
        fit(&wishes, &rows.iter().flatten().collect::<Vec<_>>(), font_size, room, false)
    };
    let whole = of(&columns, &rows, 2.0 * room_mm);
    let mut edge = 0.0;
    let split = whole.widths.iter().position(|width| {
        edge += width;
        edge > room_mm
    });
    // Columns under one head stay together.
    let under_one =
        |place: usize| place > 0 && columns[place].wish.span_title.is_some() && columns[place].wish.span_title == columns[place - 1].wish.span_title;
    let Some(split) = split.map(|split| (1..=split).rev().find(|place| !under_one(*place)).unwrap_or(split)).filter(|split| *split > 0) else {
        return Laid { columns, rows, fit: whole, split: None };
    };
    let part = |rows: &[Vec<Row>], cells: &dyn Fn(&Row) -> Row| rows.iter().map(|rows| rows.iter().map(cells).collect()).collect::<Vec<Vec<Row>>>();
    let left = part(&rows, &|row| Row { cells: row.cells[..split].to_vec(), joined: row.joined.filter(|joined| joined + 1 < split) });
    let numbered = columns[0].is_number;
    let right = part(&rows, &|row| {
        let cells = row.cells.iter().take(usize::from(numbered)).chain(&row.cells[split..]).cloned().collect();
        let joined = row.joined.filter(|joined| *joined >= split).map(|joined| joined - split + usize::from(numbered));
        Row { cells, joined }
    });
    let (mut first, mut second) = (columns, Vec::new());
    second.extend(first.first().filter(|_| numbered).cloned());
    second.extend(first.drain(split..));
    let (one, other) = (of(&first, &left, room_mm), of(&second, &right, room_mm));
    let joined = |(left, right): (&Row, &Row)| Row {
        cells: left.cells.iter().chain(&right.cells).cloned().collect(),
        joined: left.joined.or(right.joined.map(|joined| joined + split)),
    };
    let rows = left.iter().zip(&right).map(|(left, right)| left.iter().zip(right).map(joined).collect()).collect();
    let fit = Fit {
        widths: [one.widths, other.widths].concat(),
        points: one.points.min(other.points),
        on_page: one.on_page && other.on_page,
        names_whole: one.names_whole && other.names_whole,
        height: one.height.max(other.height),
    };
    first.extend(second);
    Laid { columns: first, rows, fit, split: Some(split) }
}

fn on_paper(table: &ListTable, tight: bool) -> Vec<OnPaper> {
    let head = |key: &str| word(&format!("column.{key}"));
    let mut from = 0;
    let runs = table.columns.chunk_by(|one, next| one.stack.is_some_and(|stack| (!stack.if_tight || tight) && next.stack == Some(stack)));
    runs.map(|run| {
        let of = from..from + run.len();
        from = of.end;
        let first = run[0];
        let stack = first.stack.filter(|_| run.len() > 1);
        let title = stack.map_or_else(|| table.heads[of.start].clone(), |stack| head(stack.head));
        let share = if run.len() == 1 { table.widths[of.start] } else { None };
        OnPaper {
            of,
            wish: Wish { title, span_title: first.span.map(head), holds: first.holds, share },
            between: stack.map_or("", |stack| stack.between),
            centred: first.centred,
            is_number: first.key == NUMBER.key,
        }
    })
    .collect()
}

fn row_of(row: &Row, columns: &[OnPaper]) -> Row {
    let cell = |column: &OnPaper| {
        let cells = &row.cells[column.of.clone()];
        // Under one another each keeps its line, else what is not known leaves no gap.
        if column.between == "\n" {
            cells.join("\n").trim_end().to_owned()
        } else {
            cells.iter().filter(|cell| !cell.is_empty()).map(String::as_str).collect::<Vec<_>>().join(column.between)
        }
    };
    let joined = row.joined.and_then(|joined| columns.iter().position(|column| column.of == (joined..joined + 1)));
    Row { cells: columns.iter().map(cell).collect(), joined }
}

fn group_of(table: &ListTable, place: usize, group: &TableGroup, rows: Vec<Row>) -> Group {
    let Some(title) = &group.title else { return Group { title: None, rows, count_line: None } };
    // Its heads bear the form's own labels.
    if table.kind == ListKind::Report {
        return Group { title: Some(title.clone()), rows, count_line: None };
    }
    let title = format!("{}. {}", roman(place + 1), title.to_uppercase());
    if !table.noun.is_people() {
        return Group { title: Some(format!("{title}: {} {}", counted(group.counts.all), word(table.noun.key()))), rows, count_line: None };
    }
    if table.kind == ListKind::ListDue {
        return Group { title: Some(format!("{title}: {}", rows.len())), rows, count_line: None };
    }
    let count = format!("{} {}", counted(group.counts.all), word(table.noun.key()));
    let complete =
        group.completeness.map(|whole| with("ui.group_complete", &[("complete", &whole.complete.to_string()), ("of", &whole.of.to_string())]));
    if let Some(complete) = complete.as_ref().filter(|_| rows.is_empty()) {
        return Group { title: Some(format!("{title}: {complete}")), rows, count_line: None };
    }
    let of_which = [Some(of_which(group.counts)), complete].into_iter().flatten().collect::<Vec<_>>().join("; ");
    // Its count stands in the row that heads it: eight branches would else take a third of a page more.
    Group { title: Some(format!("{title}: {count}; {of_which}")), rows, count_line: None }
}

/// The closing line: in figures and in words, and who of them.
fn count_line(counts: Counts, noun: Noun) -> String {
    let (count, words, noun_word) = (counted(counts.all), number_in_words(counts.all), word(noun.key()));
    let params = [("count", &*count), ("words", &*words), ("noun", &*noun_word)];
    if noun.is_people() {
        with("paper.count_line", &[&params[..], &[("of_which", &*of_which(counts))]].concat())
    } else {
        with("paper.count_line_plain", &params)
    }
}

fn of_which(counts: Counts) -> String {
    let women = counted(counts.women);
    match counts.unknown_sex {
        0 => with("paper.women", &[("women", &women)]),
        unknown => with("paper.women_unknown", &[("women", &women), ("unknown", &counted(unknown))]),
    }
}

/// Roman figures, as papers number their groups.
fn roman(mut number: usize) -> String {
    let mut text = String::new();
    for (value, figure) in [(100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")] {
        while number >= value {
            text.push_str(figure);
            number -= value;
        }
    }
    text
}
