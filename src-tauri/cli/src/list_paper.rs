//! list --paper: what a list or a book asks for, and its table in text and JSON.

use std::io::Write;

use chrono::{Datelike, NaiveDate};
use domain::refusal::Refusal;
use print::PrintOptions;
use print::lists::{BookQuery, CourseQuery, List as Collected, ListKind, ListOf, RequestsQuery, UnitsQuery};
use register::Register;
use register::book::term_end;
use register::due::DueQuery;
use register::lists::ListQuery;
use serde_json::{Value, json};

use crate::arguments::List;
use crate::{Failure, ask};

/// What is asked for: a paper by its key, else the list that people print as.
pub fn asked(list: &List, register: &Register, query: ListQuery, on: NaiveDate) -> Result<ListOf, Failure> {
    let Some(key) = &list.paper else { return Ok(ListOf::People(query)) };
    let kind = ListKind::parse(key)?;
    let as_of = Some(on.to_string());
    if list.course.is_some() != ListKind::OF_COURSES.contains(&kind) {
        return Err(Failure::Usage(format!("--paper {}: --course C", ListKind::OF_COURSES.map(ListKind::key).join(", "))));
    }
    if list.kind.is_some() && kind != ListKind::ListDecisions {
        return Err(Failure::Usage(format!("--kind K: --paper {}", ListKind::ListDecisions.key())));
    }
    if (list.term.is_some() || list.year.is_some()) && !ListKind::BOOKS.contains(&kind) {
        return Err(Failure::Usage(format!("--term, --year: --paper {}", ListKind::BOOKS.map(ListKind::key).join(", "))));
    }
    Ok(match kind {
        _ if ListKind::OF_PEOPLE.contains(&kind) => ListOf::People(people(list, query, kind)),
        ListKind::ListDue => ListOf::Due(DueQuery { unit: list.unit, as_of, ..DueQuery::default() }),
        ListKind::ListUnits => ListOf::Units(UnitsQuery { unit: list.unit, as_of }),
        ListKind::ListRequests => ListOf::Requests(RequestsQuery { as_of }),
        _ => match list.course {
            Some(course) => ListOf::Course(CourseQuery { course, paper: kind }),
            None => ListOf::Book(book(list, register, kind, on)?),
        },
    })
}

/// Of people asked for by nothing else, those whom the paper is of.
fn people(list: &List, query: ListQuery, kind: ListKind) -> ListQuery {
    let screen = if list.named.is_some() || list.stage.is_some() { query.screen } else { kind.screen() };
    ListQuery { screen, paper: Some(kind.key().to_owned()), ..query }
}

fn book(list: &List, register: &Register, kind: ListKind, on: NaiveDate) -> Result<BookQuery, Failure> {
    let (from, to) = match (&list.term, list.year) {
        (Some(_), Some(_)) => return Err(Failure::Usage("--term --year".to_owned())),
        (Some(day), None) => {
            let from = ask::day(register, Some(day))?;
            (Some(from), Some(term_end(from)))
        }
        (None, Some(year)) => {
            let day = |month, day| {
                let unreadable = || Refusal::new("date_unreadable").with("value", year).at("year");
                NaiveDate::from_ymd_opt(year, month, day).filter(|day| (1900..=2100).contains(&day.year())).ok_or_else(unreadable)
            };
            (Some(day(1, 1)?), Some(day(12, 31)?))
        }
        (None, None) => (None, None),
    };
    let iso = |day: Option<NaiveDate>| day.map(|day| day.to_string());
    Ok(BookQuery { book: kind, kind: list.kind.clone(), unit: list.unit, as_of: Some(on.to_string()), from: iso(from), to: iso(to) })
}

/// The options with what the command line asks for.
pub fn options(list: &List, register: &Register, mut options: PrintOptions) -> Result<PrintOptions, Failure> {
    match (&list.before, &mut options.due_before) {
        (Some(day), Some(due_before)) => *due_before = ask::day(register, Some(day))?.to_string(),
        (Some(_), None) => return Err(Failure::Usage("--before: --stage conversion_vote".to_owned())),
        (None, _) => {}
    }
    // Columns that are asked for stand whatever the paper has.
    options.as_on_screen |= list.columns.is_some();
    options.bound |= list.book;
    Ok(options)
}

/// The table of a paper, as it prints.
pub fn table_json(list: &Collected) -> Value {
    let table = list.table();
    let columns = table.columns.iter().zip(&table.heads).map(|(column, head)| json!({ "column": column.key, "head": head }));
    let groups =
        table.groups.iter().map(|group| json!({ "title": group.title, "rows": group.rows.iter().map(|row| &row.cells).collect::<Vec<_>>() }));
    json!({
        "paper": table.kind.key(), "title": table.title, "remarks": table.remarks, "columns": columns.collect::<Vec<_>>(),
        "groups": groups.collect::<Vec<_>>(), "count": table.counts.all,
    })
}

/// The same in lines, cells parted by tabs.
pub fn table_lines(list: &Collected) -> Result<Vec<u8>, Failure> {
    let mut lines = Vec::new();
    for row in list.table().groups.iter().flat_map(|group| &group.rows) {
        writeln!(lines, "{}", row.cells.iter().map(|cell| cell.replace('\n', "; ")).collect::<Vec<_>>().join("\t"))?;
    }
    Ok(lines)
}
