//! What was lost, called by the names that any source still knows.

use std::collections::{BTreeMap, BTreeSet};

use rusqlite::Connection;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value as Json};
use specta::Type;

use super::history::History;
use super::source::Source;
use crate::error::RegisterError;

/// How something was lost.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum LostHow {
    /// No source has it.
    Gone,
    /// It is about something that is lost, and cannot stand without it.
    Rests,
    /// What reads of it does not fit the rest of the record.
    Unfit,
    /// It stands as it was earlier; what was changed later may be missing.
    Older,
    /// It has another id than other copies of the register know it by.
    NewUid,
    /// Of the log: what was done stands, who did it and when does not.
    History,
    /// An operation of which no line is left in the log: what it did stands.
    Lines,
    /// Whatever was entered after the last line of the log that reads.
    End,
}

/// Something that was lost, by the name that is still known of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct Lost {
    /// Its table.
    pub table: String,
    /// Its row's id.
    pub row: i32,
    /// Of several in a row: the last.
    pub until: Option<i32>,
    /// How.
    pub what: LostHow,
    /// Whose it was: the name of a person, unit, course or programme.
    pub name: Option<String>,
    /// Of an event, its kind; of a fact, its field; of a setting, its name.
    pub kind: Option<String>,
    /// Of an event, its date; ISO, partial.
    pub on: Option<String>,
}

/// The same before it has a name.
#[derive(Clone, Debug)]
pub(super) struct Unnamed {
    pub table: String,
    pub row: i64,
    pub until: Option<i64>,
    pub how: LostHow,
    /// What is known of it.
    pub image: Image,
}

pub(super) type Image = Map<String, Json>;

impl Unnamed {
    pub(super) fn new(table: &str, row: i64, how: LostHow) -> Self {
        Self { table: table.to_owned(), row, until: None, how, image: Image::new() }
    }

    pub(super) fn until(self, last: i64) -> Self {
        Self { until: (last > self.row).then_some(last), ..self }
    }

    pub(super) fn with(self, image: Option<&str>) -> Self {
        let image = image.and_then(|image| serde_json::from_str(image).ok()).unwrap_or_default();
        Self { image, ..self }
    }

    fn number(&self, column: &str) -> Option<i64> {
        self.image.get(column)?.as_i64()
    }

    fn text(&self, column: &str) -> Option<String> {
        self.image.get(column)?.as_str().map(str::to_owned)
    }
}

/// Rows about which something is asked, and what was found of each.
type Known<T> = BTreeMap<i64, T>;

/// Gives each its name.
pub(super) fn named(mut lost: Vec<Unnamed>, conn: &Connection, history: &mut History, sources: &mut [Source]) -> Result<Vec<Lost>, RegisterError> {
    if lost.is_empty() {
        return Ok(Vec::new());
    }
    tell_by_derived(&mut lost, sources);
    let cases: BTreeSet<i64> = lost.iter().filter_map(|each| if each.table == "case" { Some(each.row) } else { each.number("case_id") }).collect();
    let of_case = whose_cases(conn, history, sources, &cases)?;
    let person = |each: &Unnamed| match each.table.as_str() {
        "person" => Some(each.row),
        "case" => each.number("person").or_else(|| of_case.get(&each.row).copied()),
        _ => each.number("person").or_else(|| of_case.get(&each.number("case_id")?).copied()),
    };
    let people = names(conn, history, sources, "person", "birth_name", &lost.iter().filter_map(person).collect())?;
    let unit = |each: &Unnamed| if each.table == "unit" { Some(each.row) } else { each.number("unit") };
    let units = names(conn, history, sources, "unit", "name", &lost.iter().filter(|each| person(each).is_none()).filter_map(unit).collect())?;
    let own = |each: &Unnamed| each.text("name").filter(|_| ["course", "programme", "operation"].contains(&each.table.as_str()));
    let tell = |each: &Unnamed| Lost {
        table: each.table.clone(),
        row: short(each.row),
        until: each.until.map(short),
        what: each.how,
        name: own(each).or_else(|| people.get(&person(each)?).cloned()).or_else(|| units.get(&unit(each)?).cloned()),
        kind: ["kind", "field", "rule_key", "condition_key", "indicator"]
            .into_iter()
            .find_map(|column| each.text(column))
            .or_else(|| each.text("name").filter(|_| each.table == "setting")),
        on: each.text("happened_on").or_else(|| each.text("day")).or_else(|| each.text("from")),
    };
    Ok(lost.iter().map(tell).collect())
}

/// Ids count up from one; two thousand million rows do not fit in a file that a clerk keeps.
fn short(id: i64) -> i32 {
    i32::try_from(id).unwrap_or(i32::MAX)
}

/// What was worked out from an entry that is gone still tells of what kind it was, whose, and of when.
fn tell_by_derived(lost: &mut [Unnamed], sources: &mut [Source]) {
    let mut wanted: Known<&mut Unnamed> =
        lost.iter_mut().filter(|each| each.table == "event" && each.image.is_empty()).map(|each| (each.row, each)).collect();
    for source in sources {
        if wanted.is_empty() {
            return;
        }
        let shapes = source.shapes.clone();
        let Some(shape) = shapes.get("live_event") else { continue };
        source.rows("live_event", &mut |row| {
            let Some(each) = shape.number(&row, "event").and_then(|event| wanted.get_mut(&event)) else { return };
            for (known, column) in [("kind", "kind"), ("said", "happened_on")] {
                if let Some(text) = shape.text(&row, known) {
                    each.image.insert(column.to_owned(), text.into());
                }
            }
            for column in ["person", "case_id", "unit"] {
                if let Some(number) = shape.number(&row, column).filter(|number| *number != 0) {
                    each.image.insert(column.to_owned(), number.into());
                }
            }
        });
        wanted.retain(|_, each| each.image.is_empty());
    }
}

/// Whose some cases are.
fn whose_cases(conn: &Connection, history: &mut History, sources: &mut [Source], cases: &BTreeSet<i64>) -> Result<Known<i64>, RegisterError> {
    let mut known = Known::new();
    let mut select = conn.prepare(r#"SELECT person FROM "case" WHERE id = ?1"#)?;
    for case in cases {
        if let Some(person) = select.query_map([case], |row| row.get("person"))?.next() {
            known.insert(*case, person?);
        }
    }
    for source in &mut *sources {
        let shapes = source.shapes.clone();
        for (table, column) in [("case", "id"), ("stage_interval", "case_id"), ("live_event", "case_id")] {
            let Some(shape) = shapes.get(table).filter(|_| known.len() < cases.len()) else { continue };
            source.rows(table, &mut |row| {
                if let (Some(case), Some(person)) = (shape.number(&row, column).filter(|case| cases.contains(case)), shape.number(&row, "person")) {
                    known.entry(case).or_insert(person);
                }
            });
        }
    }
    from_log(history, sources, "case", cases, &mut known, |image| image.get("person")?.as_i64());
    Ok(known)
}

/// What some rows of a table are called: in the new register, in any source, by what is derived, by the log.
fn names(
    conn: &Connection,
    history: &mut History,
    sources: &mut [Source],
    table: &str,
    column: &str,
    rows: &BTreeSet<i64>,
) -> Result<Known<String>, RegisterError> {
    let mut known = Known::new();
    let mut select = conn.prepare(&format!(r#"SELECT "{column}" AS name FROM "{table}" WHERE id = ?1"#))?;
    for row in rows {
        if let Some(name) = select.query_map([row], |row| row.get("name"))?.next() {
            known.insert(*row, name?);
        }
    }
    let derived = if table == "person" { ("person_key", "person") } else { ("unit_interval", "unit") };
    for source in &mut *sources {
        let shapes = source.shapes.clone();
        for (table, id) in [(table, "id"), derived] {
            let Some(shape) = shapes.get(table).filter(|_| known.len() < rows.len()) else { continue };
            source.rows(table, &mut |row| {
                if let (Some(id), Some(name)) = (shape.number(&row, id).filter(|id| rows.contains(id)), shape.text(&row, column)) {
                    known.entry(id).or_insert(name);
                }
            });
        }
    }
    from_log(history, sources, table, rows, &mut known, |image| image.get(column)?.as_str().map(str::to_owned));
    Ok(known)
}

/// Asks the log about those of which nothing else knows.
fn from_log<T>(
    history: &mut History,
    sources: &mut [Source],
    table: &str,
    rows: &BTreeSet<i64>,
    known: &mut Known<T>,
    tell: impl Fn(&Image) -> Option<T>,
) {
    if known.len() == rows.len() {
        return;
    }
    for id in history.ids() {
        let Some(change) = history.change(sources, id).filter(|change| change.touched.table == table) else { continue };
        let row = change.touched.row;
        let image = change.touched.after.as_deref().or(change.touched.before.as_deref()).and_then(|image| serde_json::from_str(image).ok());
        if rows.contains(&row)
            && let Some(told) = image.as_ref().and_then(&tell)
        {
            known.entry(row).or_insert(told);
        }
    }
}
