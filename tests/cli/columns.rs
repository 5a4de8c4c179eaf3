//! The columns, the order and the groups of a list against a plain recount, and the workbook and the paper against the list.
//!
//! What `list --columns … --sort … --group …` gives is counted again from what `person show` tells of each person; then the
//! workbook is read row for row, and of every tenth list the paper word for word. Queries are drawn at random.
//!
//! Either order of two people is taken where the contract leaves it open: dates known in part that meet, several codes in one
//! field, marks. Of an age that may be one or the other both are taken.

use std::cmp::Ordering;
use std::collections::HashMap;

use serde_json::Value;

use crate::desk::{BRANCH, Desk, OTHER_BRANCH};
use crate::recount::condition::Query;
use crate::recount::order::Sort;
use crate::recount::shown::Labels;
use crate::recount::{Dice, Holds, Person, World, array, plain, text};

mod paper;
mod workbook;

/// How many lists are asked for on each of three days of two registers.
const LISTS: usize = 10;
/// Of so many lists one is read on paper: the next that has rows.
const ON_PAPER: usize = 10;

#[test]
fn the_sample_has_columns_as_recounted() {
    recounted(&["--sample"], 22, ["2023-06-30", "2025-06-30", "2026-10-31"], LISTS);
}

#[test]
fn a_made_up_register_has_columns_as_recounted() {
    recounted(&["--generate", "90", "--seed", "5"], 22, ["2021-03-15", "2024-02-29", "2026-09-01"], LISTS);
}

#[test]
#[ignore = "minutes: a hundred lists"]
fn a_hundred_lists_of_the_sample_have_columns_as_recounted() {
    recounted(&["--sample"], 23, ["2022-03-31", "2024-12-31", "2026-06-30"], 34);
}

#[test]
#[ignore = "minutes: a hundred lists"]
fn a_hundred_lists_of_a_made_up_register_have_columns_as_recounted() {
    recounted(&["--generate", "70", "--seed", "9"], 24, ["2020-12-31", "2023-05-19", "2026-10-31"], 34);
}

/// Sorted by name, then by birth: of two names the birth says nothing.
#[test]
fn what_is_sorted_by_after_the_name_only_parts_those_of_one_name() {
    let desk = two_of_two_branches();
    assert_eq!(desk.names(&["--as-of", "2023-01-01", "--sort", "name,birth_date"]), ["Mẫu An", "Mẫu Bình"]);
    assert_eq!(desk.names(&["--as-of", "2023-01-01", "--sort", "sex,name,birth_date"]), ["Mẫu An", "Mẫu Bình"]);
}

/// Nobody asked for groups: the workbook has the rows of the list one below another.
#[test]
fn a_workbook_without_groups_stands_in_the_order_of_the_list() {
    let desk = two_of_two_branches();
    let out = desk.folder.path().join("ds.xlsx");
    let words = ["--as-of", "2023-01-01", "--columns", "name", "--format", "xlsx", "-o", out.to_str().expect("a path")];
    assert_eq!(desk.ask_plain("list", &words).code, 0);
    let book = workbook::read(&out).expect("a workbook");
    let names: Vec<String> = book.rows.iter().map(|cells| cells[1].text().into_owned()).collect();
    assert_eq!((names, book.groups), (vec!["Mẫu An".to_owned(), "Mẫu Bình".to_owned()], Vec::new()));
}

/// Mẫu An, the younger, of the second branch and Mẫu Bình of the first.
fn two_of_two_branches() -> Desk {
    let desk = Desk::with_units();
    for (name, unit, birth) in [("Mẫu An", OTHER_BRANCH, "1990-01-01"), ("Mẫu Bình", BRANCH, "1980-01-01")] {
        let set = format!("birth_date={birth}");
        desk.json("person add", &["--name", name, "--unit", unit, "--on", "2021-03-10", "--set", &set]);
    }
    desk
}

/// Asks random lists of a new register and panics with all that differ.
fn recounted(new: &[&str], seed: u64, days: [&str; 3], lists: usize) {
    let desk = Desk::bare();
    desk.json("new", new);
    let labels = Labels::read();
    let mut dice = Dice(seed);
    let mut differences = Vec::new();
    let mut told = Told::default();
    for day in days {
        let world = World::read(&desk, day, &mut dice);
        for _ in 0..lists {
            let asked = Asked::draw(&world, &mut dice);
            let found = asked.differences(&desk, &world, &labels, &mut told);
            if !found.is_empty() {
                let kept = if found.len() > 6 { format!("\n    and {} more", found.len() - 6) } else { String::new() };
                let shown = &found[..found.len().min(6)];
                differences.push(format!("{}\n    {}{kept}", asked.command(&world), shown.join("\n    ")));
            }
        }
    }
    eprintln!("seed {seed}: {told:?}");
    let of = days.len() * lists;
    assert!(differences.is_empty(), "seed {seed}, new {new:?}: {} of {of} lists differ\n{}", differences.len(), differences.join("\n"));
    let enough = told.values > of * 10 && told.pairs > of * 10 && told.rows > of * 10 && told.cells_on_paper > of * 5;
    assert!(enough, "too little was compared: {told:?}");
}

/// How much was compared.
#[derive(Debug, Default)]
struct Told {
    lists: usize,
    values: usize,
    pairs: usize,
    rows: usize,
    papers: usize,
    cells_on_paper: usize,
}

/// A column: what it holds, as far as it is a field.
struct Column {
    code: String,
    holds: Option<Holds>,
}

/// One list that is asked for.
struct Asked {
    filters: Option<Query>,
    columns: Vec<Column>,
    sorts: Vec<Sort>,
    group: Option<Sort>,
}

impl Asked {
    fn draw(world: &World, dice: &mut Dice) -> Self {
        let filters = (dice.below(2) == 0).then(|| Query::draw(world, dice));
        let mut columns = Vec::new();
        if dice.below(4) > 0 {
            columns.push(Column { code: "name".to_owned(), holds: None });
        }
        let wanted = 1 + dice.below(9);
        while columns.len() < wanted {
            let column = Column::draw(world, dice);
            if columns.iter().all(|other: &Column| other.code != column.code) {
                columns.push(column);
            }
        }
        let mut sorts: Vec<Sort> = Vec::new();
        for _ in 0..dice.below(4) {
            // Often by what stands in a column.
            let of_columns = columns[dice.below(columns.len())].sort(world);
            let (field, holds) = of_columns.filter(|_| dice.below(2) == 0).unwrap_or_else(|| known(world, dice));
            if sorts.iter().all(|sort| sort.field != field) {
                sorts.push(Sort { field, holds, turned: dice.below(2) == 0 });
            }
        }
        let group = match dice.below(8) {
            0..=2 => None,
            3 => Some(("unit".to_owned(), Holds::Unit)),
            4 => Some(("stage".to_owned(), Holds::Code("stage".to_owned()))),
            _ => {
                let parts = |holds: &Holds| matches!(holds, Holds::Code(_) | Holds::Date);
                let fields: Vec<&(String, Holds)> =
                    world.fields.iter().filter(|(field, holds)| parts(holds) && !world.had[field].is_empty()).collect();
                Some((*dice.of(&fields)).clone())
            }
        };
        let group = group.map(|(field, holds)| Sort { field, holds, turned: false });
        if let Some(group) = &group
            && dice.below(2) == 0
            && columns.len() < 9
            && columns.iter().all(|column| column.code != group.field)
        {
            columns.push(Column { code: group.field.clone(), holds: Some(group.holds.clone()) });
        }
        Self { filters, columns, sorts, group }
    }

    /// As the program is told, without a format.
    fn words(&self, world: &World) -> Vec<String> {
        let mut words = vec!["--as-of".to_owned(), world.day.clone()];
        words.extend(self.filters.iter().flat_map(|query| query.words.clone()));
        let columns: Vec<&str> = self.columns.iter().map(|column| column.code.as_str()).collect();
        words.extend(["--columns".to_owned(), columns.join(",")]);
        if !self.sorts.is_empty() {
            let sorts: Vec<String> = self.sorts.iter().map(Sort::word).collect();
            words.extend(["--sort".to_owned(), sorts.join(",")]);
        }
        words.extend(self.group.iter().flat_map(|group| ["--group".to_owned(), group.word()]));
        words
    }

    /// To be typed again.
    fn command(&self, world: &World) -> String {
        let words: Vec<String> =
            self.words(world).iter().map(|word| if word.starts_with("--") { word.clone() } else { format!("'{word}'") }).collect();
        format!("nguon-cli list FILE {}", words.join(" "))
    }

    /// All in which list, workbook and paper differ from the recount and from each other.
    fn differences(&self, desk: &Desk, world: &World, labels: &Labels, told: &mut Told) -> Vec<String> {
        let words = self.words(world);
        let words: Vec<&str> = words.iter().map(String::as_str).collect();
        let answer = desk.ask("list", &words);
        if answer.code != 0 {
            return vec![format!("refused: {}", answer.err.trim())];
        }
        let rows = answer.json();
        let rows = array(&rows);
        let mut differences = self.people(world, rows);
        differences.extend(self.values(world, rows, told));
        differences.extend(self.order(world, rows, told));
        differences.extend(self.together(rows));
        let print = |format: &str| {
            let out = desk.folder.path().join(format!("ds.{format}"));
            let out_word = out.to_str().expect("a path").to_owned();
            let answer = desk.ask_plain("list", &[words.as_slice(), &["--format", format, "-o", &out_word]].concat());
            if answer.code == 0 { Ok(out) } else { Err(format!("{format} refused: {}", answer.err.trim())) }
        };
        let book = print("xlsx").map(|out| workbook::read(&out));
        let book = match book {
            Ok(Ok(book)) => book,
            Ok(Err(reason)) | Err(reason) => return [differences, vec![reason]].concat(),
        };
        told.lists += 1;
        told.rows += rows.len();
        let mut rows = rows.to_vec();
        if self.group.is_none() && !book.groups.is_empty() {
            differences.push(format!("xlsx: groups nobody asked for: {:?}", book.groups[0].1));
            // What else differs is told under them.
            rows.sort_by_key(|row| world.unit_order.iter().position(|unit| unit.parse().ok() == row["unit"].as_i64()));
        }
        differences.extend(self.in_workbook(labels, &rows, &book));
        if told.papers * ON_PAPER < told.lists && !rows.is_empty() {
            told.papers += 1;
            match print("pdf") {
                Ok(out) => {
                    let cells = self.on_paper(labels, &rows, &book);
                    differences.extend(paper::differences(&cells, &book.groups, &out, &mut told.cells_on_paper));
                }
                Err(reason) => differences.push(reason),
            }
        }
        differences
    }

    /// Who is listed and should not be, or the other way round.
    fn people(&self, world: &World, rows: &[Value]) -> Vec<String> {
        let expected = |person: &Person| self.filters.as_ref().map_or(Some(true), |query| query.holds(world, person));
        let listed = |person: &Person| rows.iter().any(|row| row["person"] == person.id);
        let wrong = world.people.iter().filter(|person| expected(person).is_some_and(|expected| expected != listed(person)));
        wrong.map(|person| format!("json: person {} is {}", person.id, if listed(person) { "listed" } else { "left out" })).collect()
    }

    /// Whether each column asked for stands in each row with what the page tells.
    fn values(&self, world: &World, rows: &[Value], told: &mut Told) -> Vec<String> {
        let mut differences = Vec::new();
        for column in self.columns.iter().filter(|column| column.code != "name") {
            if let Some(row) = rows.iter().find(|row| row.get(&column.code).is_none()) {
                differences.push(format!("json: person {}: no key {}", row["person"], column.code));
            }
        }
        for person in &world.people {
            let Some(row) = rows.iter().find(|row| row["person"] == person.id) else { continue };
            for Column { code, holds } in &self.columns {
                let Some(holds) = holds.as_ref().filter(|_| !world.is_silent(code)) else { continue };
                let Some(kept) = world.values(person, code, holds) else { continue };
                told.values += 1;
                if !reads(holds, &row[code], &kept) {
                    differences.push(format!("json: person {}: {code} is {}, the page tells {kept:?}", person.id, row[code]));
                }
            }
        }
        differences
    }

    /// Whether those whose pages were read stand in order.
    fn order(&self, world: &World, rows: &[Value], told: &mut Told) -> Vec<String> {
        let pages: HashMap<i64, &Person> = world.people.iter().map(|person| (person.id, person)).collect();
        let listed: Vec<&Person> = rows.iter().filter_map(|row| pages.get(&row["person"].as_i64()?).copied()).collect();
        let mut differences = Vec::new();
        for (place, one) in listed.iter().enumerate() {
            for other in &listed[place + 1..] {
                let Some(ordering) = world.before(self.group.as_ref(), &self.sorts, one, other) else { continue };
                told.pairs += 1;
                if ordering == Ordering::Greater {
                    let of = |person: &Person| {
                        let by = self.group.iter().chain(&self.sorts).filter(|sort| sort.field != "name");
                        let values: Vec<String> =
                            by.map(|sort| world.values(person, &sort.field, &sort.holds).unwrap_or_default().join("|")).collect();
                        format!("{} {} {values:?}", person.id, world.names[&person.id.to_string()])
                    };
                    differences.push(format!("json: {} stands before {}", of(one), of(other)));
                }
            }
        }
        differences
    }

    /// Whether the rows of a group stand together, where the rows tell it.
    fn together(&self, rows: &[Value]) -> Vec<String> {
        let Some(group) = &self.group else { return Vec::new() };
        let mut past: Vec<String> = Vec::new();
        for row in rows {
            let Some(value) = group_value(group, row) else { return Vec::new() };
            if past.last() != Some(&value) {
                if past.contains(&value) {
                    return vec![format!("json: group {} {value} begins again at person {}", group.field, row["person"])];
                }
                past.push(value);
            }
        }
        Vec::new()
    }

    /// What stands in the cells of each row, after its number; the clock as in the workbook.
    fn on_paper(&self, labels: &Labels, rows: &[Value], book: &workbook::Book) -> Vec<Vec<String>> {
        let cell = |row: usize, column: usize| match &self.columns[column] {
            Column { code, .. } if code == "clock" => book.rows.get(row).map_or_else(String::new, |cells| cells[column + 1].text().into_owned()),
            column => column.shown(labels, &rows[row]),
        };
        (0..rows.len()).map(|row| (0..self.columns.len()).map(|column| cell(row, column)).collect()).collect()
    }

    fn in_workbook(&self, labels: &Labels, rows: &[Value], book: &workbook::Book) -> Vec<String> {
        let mut differences = Vec::new();
        if book.columns != self.columns.len() + 1 {
            differences.push(format!("xlsx: {} columns, {} were asked for and TT", book.columns, self.columns.len()));
        }
        if book.rows.len() != rows.len() {
            return [differences, vec![format!("xlsx: {} rows, the list has {}", book.rows.len(), rows.len())]].concat();
        }
        for (place, (cells, row)) in book.rows.iter().zip(rows).enumerate() {
            if cells[0] != sheet::Cell::Number((place + 1) as f64) {
                differences.push(format!("xlsx: row {} is numbered {}", place + 1, cells[0].text()));
            }
            for (column, cell) in self.columns.iter().zip(&cells[1..]) {
                let shown = column.shown(labels, row);
                // On paper the clock is told in words.
                if column.code == "clock" && cell.is_blank() == shown.is_empty() {
                    continue;
                }
                if !workbook::shows(cell, column.holds.as_ref(), &shown) {
                    differences.push(format!(
                        "xlsx: row {}, person {}: {} is {cell:?}, the list tells {shown:?}",
                        place + 1,
                        row["person"],
                        column.code
                    ));
                }
            }
        }
        differences.extend(self.group_heads(labels, rows, book));
        differences
    }

    /// Whether each group has its head: which it is, how many and how many women.
    fn group_heads(&self, labels: &Labels, rows: &[Value], book: &workbook::Book) -> Vec<String> {
        let Some(group) = &self.group else {
            return Vec::new();
        };
        let mut differences = Vec::new();
        if let Some((at, _)) = book.groups.first()
            && *at != 0
        {
            differences.push(format!("xlsx: {at} rows before the first group"));
        }
        let ends = book.groups.iter().skip(1).map(|(at, _)| *at).chain([rows.len()]);
        for (place, ((from, head), to)) in book.groups.iter().zip(ends).enumerate() {
            let Some(of_group) = rows.get(*from..to).filter(|of_group| !of_group.is_empty()) else {
                differences.push(format!("xlsx: no rows under {head:?}"));
                continue;
            };
            let women = of_group.iter().filter(|row| row["sex"] == "female").count();
            let told = workbook::Head::read(head);
            let expected = workbook::Head { numeral: roman(place + 1), label: told.label.clone(), count: Some(of_group.len()), women: Some(women) };
            if told != expected {
                differences.push(format!("xlsx: {head:?} over {} people, {women} women", of_group.len()));
            }
            let values: Vec<Option<String>> = of_group.iter().map(|row| group_value(group, row)).collect();
            if values.iter().any(|value| value != &values[0]) {
                differences.push(format!("xlsx: under {head:?} stand {values:?}"));
            }
            if let Some(label) = group.label(labels, &of_group[0])
                && told.label != label.to_uppercase()
            {
                differences.push(format!("xlsx: {head:?} is headed by {label:?} in the list"));
            }
        }
        differences
    }
}

impl Column {
    fn draw(world: &World, dice: &mut Dice) -> Self {
        let of = |code: &str, holds| Self { code: code.to_owned(), holds };
        match dice.below(24) {
            0 => of("clock", None),
            1 => of("schooling", None),
            2 => of("listed_on", Some(Holds::Date)),
            3 => of("course", None),
            4 => of("blank:Ký nhận", None),
            5 | 6 => {
                let (code, holds) = dice.of(&world.silent).clone();
                of(&code, Some(holds))
            }
            7 => {
                let (code, holds) = dice.of(&world.fields).clone();
                of(&code, Some(holds))
            }
            _ => {
                let (code, holds) = known(world, dice);
                of(&code, Some(holds))
            }
        }
    }

    /// As a field to sort by.
    fn sort(&self, world: &World) -> Option<(String, Holds)> {
        if self.code == "name" {
            return Some((self.code.clone(), Holds::Text));
        }
        world.fields.iter().find(|(field, _)| *field == self.code).cloned()
    }

    fn shown(&self, labels: &Labels, row: &Value) -> String {
        match (self.code.as_str(), &self.holds) {
            ("unit", _) => text(&row["unit_name"]),
            (code, Some(holds)) => labels.shown(holds, &row[code]),
            (code, None) => labels.shown(&Holds::Text, &row[code]),
        }
    }
}

impl Sort {
    /// What a row's group is called; None where the row does not tell it, or tells that it is not known.
    fn label(&self, labels: &Labels, row: &Value) -> Option<String> {
        match self.field.as_str() {
            "unit" => Some(text(&row["unit_name"])),
            field => match (&self.holds, row.get(field)?) {
                (_, Value::Null) => None,
                (Holds::Date, date) => Some(text(date)[..4].to_owned()),
                (holds, value) => Some(labels.shown(holds, value)),
            },
        }
    }
}

/// A field that is known of somebody.
fn known(world: &World, dice: &mut Dice) -> (String, Holds) {
    let fields: Vec<&(String, Holds)> = world.fields.iter().filter(|(field, _)| !world.had[field].is_empty()).collect();
    (*dice.of(&fields)).clone()
}

/// By what a row's group is told from another; None where the row does not tell it.
fn group_value(group: &Sort, row: &Value) -> Option<String> {
    let value = row.get(&group.field)?;
    match (&group.holds, value) {
        (Holds::Date, Value::String(date)) => Some(date[..4].to_owned()),
        _ => Some(value.to_string()),
    }
}

/// Whether a value of a row is what the page tells: a text by its letters and digits, an age as one of those it can be.
fn reads(holds: &Holds, value: &Value, kept: &[String]) -> bool {
    let letters = |text: &String| text.chars().filter(|letter| letter.is_alphanumeric()).collect::<String>();
    match holds {
        Holds::Number => match plain(value).as_slice() {
            [] => kept.is_empty(),
            [one] => kept.contains(one),
            _ => false,
        },
        Holds::YesNo => (value.is_boolean() || value.is_null()) && plain(value) == kept,
        Holds::Text => plain(value).iter().map(letters).collect::<String>() == kept.iter().map(letters).collect::<String>(),
        _ => plain(value) == kept,
    }
}

fn roman(mut number: usize) -> String {
    const SIGNS: [(usize, &str); 9] = [(100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")];
    let mut roman = String::new();
    for (worth, sign) in SIGNS {
        while number >= worth {
            roman.push_str(sign);
            number -= worth;
        }
    }
    roman
}
