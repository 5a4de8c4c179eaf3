//! A list's pages: head and end as Typst set them, between them the table, drawn line by line.

use serde::Serialize;
use typst::layout::{Abs, Frame, FrameItem, Point, Size};
use typst::syntax::Span;
use typst::visualize::{Color, FixedStroke, Geometry};

use super::cover::cover_page;
use super::plan::{Kind, Line, PADDING_Y_MM, cell_lines, laid, pages, pitch};
use super::{Align, Head, ListPaper, PADDING_MM, Signer};
use crate::face::{Face, POINT_MM, drawable};
use crate::world::Template;
use crate::{Document, PaperError};

/// The margins: the binding edge at the left, or at the right on the back of a sheet that is printed on both sides.
const TOP_MM: f64 = 20.0;
const BOTTOM_MM: f64 = 20.0;
const BINDING_MM: f64 = 30.0;
const OUTER_MM: f64 = 15.0;
/// From the upper edge to the page's number, and from the lower one to the foot.
const NUMBER_MM: f64 = 10.0;
const FOOT_MM: f64 = 14.0;
/// Between the title and the table, and under the table.
const OVER_TABLE_MM: f64 = 3.0;
const UNDER_TABLE_MM: f64 = 1.5;
const RULE_PT: f64 = 0.5;
/// Above and below the numbers of columns.
const NUMBERS_PADDING_MM: f64 = 0.0;

/// What Typst sets of a list: its head with the title, and its end where it has one.
#[derive(Serialize)]
struct Around<'a> {
    room_mm: f64,
    head: &'a Head,
    working: bool,
    bound: bool,
    title: &'a str,
    subtitle: &'a str,
    volume: &'a str,
    secret: bool,
    count_line: &'a str,
    left_signer: Option<&'a Signer>,
    right_signer: Option<&'a Signer>,
    has_end: bool,
}

/// The list as pages.
pub(super) fn document(list: &ListPaper) -> Result<Document, PaperError> {
    let room = list.orientation.room_mm();
    // Under a title page a list does not say again whose it is.
    let bound = list.cover.is_some();
    let has_end = !list.count_line.is_empty() || list.left_signer.is_some() || list.right_signer.is_some();
    let around = Around {
        room_mm: room,
        head: &list.head,
        working: list.working,
        bound,
        title: &list.title,
        subtitle: &list.subtitle,
        volume: &list.volume,
        secret: list.secret,
        count_line: &list.count_line,
        left_signer: list.left_signer.as_ref(),
        right_signer: list.right_signer.as_ref(),
        has_end,
    };
    let set = Document::set(Template::List, &around)?;
    let mut parts = set.frames();
    let head = parts.next().cloned().unwrap_or_else(|| Frame::soft(Size::zero()));
    let end = parts.next().cloned().filter(|_| has_end);
    let widths = list.widths_mm();
    let table_head = TableHead::new(list, &widths);
    let (width, height) = list.orientation.size_mm();
    let body = height - TOP_MM - BOTTOM_MM - table_head.height;
    let over = head.height().to_mm() + OVER_TABLE_MM;
    let lines = laid(list, &widths, body);
    let tail = end.as_ref().map(|end| end.height().to_mm() + UNDER_TABLE_MM);
    let mut frames = Vec::new();
    let planned = pages(&lines, tail, body - over, body);
    let mut number = list.pages_before;
    let mut sheet = || {
        number += 1;
        let frame = Frame::hard(Size::new(Abs::mm(width), Abs::mm(height)));
        let mut sheet = Sheet { frame, left: sides(list, number).0, top: TOP_MM };
        sheet.margins(list, number, room, height);
        sheet
    };
    let columns = list.sheets();
    if let Some(cover) = &list.cover {
        let page = cover_page(list, cover, planned.len() * columns.len())?;
        let mut sheet = sheet();
        sheet.frame.push_frame(Point::zero(), page);
        frames.push(sheet.frame);
    }
    for (place, page) in planned.into_iter().enumerate() {
        for (which, columns) in columns.iter().enumerate() {
            let mut sheet = sheet();
            if place == 0 {
                if which == 0 {
                    sheet.frame.push_frame(Point::new(Abs::mm(sheet.left), Abs::mm(sheet.top)), head.clone());
                }
                sheet.top += over;
            }
            if !page.lines.is_empty() || lines.is_empty() {
                sheet.table(list, &widths, columns.clone(), &table_head, &lines[page.lines.clone()]);
            }
            if let Some(end) = end.as_ref().filter(|_| page.tail && which == 0) {
                sheet.frame.push_frame(Point::new(Abs::mm(sheet.left), Abs::mm(sheet.top + UNDER_TABLE_MM)), end.clone());
            }
            frames.push(sheet.frame);
        }
    }
    Ok(set.with_frames(frames))
}

/// The margins at the left and the right of a page.
pub(super) fn sides(list: &ListPaper, number: usize) -> (f64, f64) {
    if list.two_sided && number.is_multiple_of(2) { (OUTER_MM, BINDING_MM) } else { (BINDING_MM, OUTER_MM) }
}

/// The head of the table: cells by their columns, from the top.
struct TableHead {
    height: f64,
    cells: Vec<HeadCell>,
}

struct HeadCell {
    columns: std::ops::Range<usize>,
    top: f64,
    height: f64,
    lines: Vec<String>,
    face: Face,
}

impl TableHead {
    fn new(list: &ListPaper, widths: &[f64]) -> Self {
        let points = heads_points(list.font_size);
        let text = |title: &str, columns: &std::ops::Range<usize>| cell_lines(title, widths[columns.clone()].iter().sum(), points, Face::Bold, false);
        let high = |lines: &Vec<String>| lines.len().max(1) as f64 * pitch(points) + 2.0 * PADDING_Y_MM;
        let (mut whole, mut upper, mut lower) = (Vec::new(), Vec::new(), Vec::new());
        let mut from = 0;
        for run in list.columns.chunk_by(|one, next| one.span_title.is_some() && one.span_title == next.span_title) {
            let columns = from..from + run.len();
            from = columns.end;
            match run.first().and_then(|column| column.span_title.as_ref()) {
                None => whole.extend(run.first().map(|column| (columns.clone(), text(&column.title, &columns)))),
                Some(span) => {
                    upper.push((columns.clone(), text(span, &columns)));
                    lower.extend(columns.zip(run).map(|(place, column)| (place..place + 1, text(&column.title, &(place..place + 1)))));
                }
            }
        }
        let highest = |cells: &[(std::ops::Range<usize>, Vec<String>)]| cells.iter().map(|(_, lines)| high(lines)).fold(0.0, f64::max);
        let under = highest(&lower);
        let titles = highest(&whole).max(highest(&upper) + under);
        let cell = |top: f64, height: f64| move |(columns, lines)| HeadCell { columns, top, height, lines, face: Face::Bold };
        let mut cells: Vec<HeadCell> = whole.into_iter().map(cell(0.0, titles)).collect();
        cells.extend(upper.into_iter().map(cell(0.0, titles - under)));
        cells.extend(lower.into_iter().map(cell(titles - under, under)));
        let mut height = titles;
        if list.column_numbers {
            let numbers = pitch(points) + 2.0 * NUMBERS_PADDING_MM;
            // The first column, where it stands on the second sheet again, is still the first.
            let again =
                list.split.filter(|split| list.columns.get(*split).map(|column| &column.title) == list.columns.first().map(|column| &column.title));
            let number = |place: usize| match again {
                Some(again) if place == again => 1,
                Some(again) if place > again => place,
                _ => place + 1,
            };
            cells.extend((0..widths.len()).map(|place| HeadCell {
                columns: place..place + 1,
                top: titles,
                height: numbers,
                lines: vec![format!("({})", number(place))],
                face: Face::Italic,
            }));
            height += numbers;
        }
        Self { height, cells }
    }
}

/// Heads are a point smaller than names, which leaves them on fewer lines.
pub(super) fn heads_points(font_size: u8) -> u8 {
    font_size.saturating_sub(1).max(10)
}

/// A page that is being drawn, from the top; all in millimetres.
struct Sheet {
    frame: Frame,
    left: f64,
    top: f64,
}

impl Sheet {
    /// What stands in the margins: the page's number, but for the first, and the foot.
    fn margins(&mut self, list: &ListPaper, number: usize, room: f64, height: f64) {
        if number > 1 {
            self.text(&number.to_string(), (0.0, room), NUMBER_MM, 14, Face::Upright, Align::Center);
        }
        let foot = height - FOOT_MM;
        self.text(&drawable(&list.foot), (0.0, room), foot, 9, Face::Upright, Align::Right);
        if list.sample {
            self.text("Bản mẫu: dữ liệu bịa để xem thử", (0.0, room), foot, 10, Face::Italic, Align::Center);
        }
    }

    /// The table with these of its columns, which stand from the sheet's own margin on.
    fn table(&mut self, list: &ListPaper, widths: &[f64], columns: std::ops::Range<usize>, head: &TableHead, lines: &[Line]) {
        let before: f64 = widths[..columns.start].iter().sum();
        let edges: Vec<f64> = std::iter::once(-before)
            .chain(widths.iter().scan(-before, |edge, width| {
                *edge += width;
                Some(*edge)
            }))
            .collect();
        let all = edges[columns.end];
        let points = heads_points(list.font_size);
        for cell in head.cells.iter().filter(|cell| columns.contains(&cell.columns.start)) {
            let (from, to) = (edges[cell.columns.start], edges[cell.columns.end]);
            let top = self.top + cell.top;
            let above = (cell.height - cell.lines.len() as f64 * pitch(points)) / 2.0;
            for (line, text) in cell.lines.iter().enumerate() {
                self.text(text, (from, to), top + above + line as f64 * pitch(points), points, cell.face, Align::Center);
            }
            self.rule((from, top), (to, top));
            // The table's own outer rule is drawn once, below.
            if cell.columns.end < columns.end {
                self.rule((to, top), (to, top + cell.height));
            }
        }
        let begin = self.top;
        self.top += head.height;
        self.rule((0.0, self.top), (all, self.top));
        // A rule between columns runs on as long as no line stands across it.
        let mut since: Vec<Option<f64>> = vec![None; edges.len()];
        for line in lines {
            let parted = |edge: usize| line.kind == Kind::Row && line.joined.is_none_or(|joined| joined + 1 != edge);
            for edge in columns.start + 1..columns.end {
                match (since[edge], parted(edge)) {
                    (None, true) => since[edge] = Some(self.top),
                    (Some(from), false) => {
                        self.rule((edges[edge], from), (edges[edge], self.top));
                        since[edge] = None;
                    }
                    (Some(_), true) | (None, false) => {}
                }
            }
            self.line(list, &edges, &columns, line);
            self.top += line.height;
            self.rule((0.0, self.top), (all, self.top));
        }
        for (edge, from) in since.into_iter().enumerate() {
            if let Some(from) = from {
                self.rule((edges[edge], from), (edges[edge], self.top));
            }
        }
        self.rule((0.0, begin), (0.0, self.top));
        self.rule((all, begin), (all, self.top));
    }

    fn line(&mut self, list: &ListPaper, edges: &[f64], columns: &std::ops::Range<usize>, line: &Line) {
        let mut cell = |place: usize, until: usize, points: u8, face: Face, align: Align| {
            let Some(texts) = line.cells.get(place) else { return };
            let above = (line.height - texts.len() as f64 * pitch(points)) / 2.0;
            for (index, text) in texts.iter().enumerate() {
                self.text(
                    text,
                    (edges[place] + PADDING_MM, edges[until] - PADDING_MM),
                    self.top + above + index as f64 * pitch(points),
                    points,
                    face,
                    align,
                );
            }
        };
        match line.kind {
            Kind::Title | Kind::Count if columns.start > 0 => {}
            Kind::Title => cell(0, columns.end, list.font_size, Face::Bold, Align::Left),
            Kind::Count => cell(0, columns.end, list.font_size, Face::Italic, Align::Left),
            Kind::Row => {
                for (place, column) in list.columns.iter().enumerate().filter(|(place, _)| columns.contains(place)) {
                    match line.joined {
                        Some(joined) if joined == place => cell(place, place + 2, column.points, Face::Upright, Align::Center),
                        Some(joined) if joined + 1 == place => {}
                        _ => cell(place, place + 1, column.points, Face::Upright, column.align),
                    }
                }
            }
        }
    }

    /// One line between two edges, which are counted from the left margin.
    fn text(&mut self, text: &str, (from, to): (f64, f64), top: f64, points: u8, face: Face, align: Align) {
        if text.is_empty() {
            return;
        }
        let width = face.width(text) * f64::from(points) * POINT_MM;
        let at = match align {
            Align::Left => from,
            Align::Center => (from + to - width) / 2.0,
            Align::Right => to - width,
        };
        face.draw(&mut self.frame, self.left + at, top, f64::from(points), text);
    }

    fn rule(&mut self, from: (f64, f64), to: (f64, f64)) {
        let stroke = FixedStroke::from_pair(Color::BLACK, Abs::pt(RULE_PT));
        let line = Geometry::Line(Point::new(Abs::mm(to.0 - from.0), Abs::mm(to.1 - from.1))).stroked(stroke);
        self.frame.push(Point::new(Abs::mm(self.left + from.0), Abs::mm(from.1)), FrameItem::Shape(line, Span::detached()));
    }
}
