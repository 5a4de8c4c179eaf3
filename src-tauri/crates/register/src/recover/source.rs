//! One file, damaged or whole, asked for the rows of its tables without the database: nothing is replayed, nothing written.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::rc::Rc;

use rusqlite::Connection;
use rusqlite::types::Value;

use super::record::values;
use super::tree::{Cell, Seen, four, leaf, walk};
use crate::error::RegisterError;
use crate::file::key::Key;
use crate::file::pages::Pages;
use crate::file::schema::{fresh_of, known};

/// A column of a table.
pub(super) struct Column {
    pub name: String,
    pub kind: String,
    may_be_null: bool,
    /// What stands there where nothing is given.
    pub usual: Option<String>,
}

/// A table as its records hold it.
pub(super) struct Shape {
    /// In the order in which they stand in a record.
    pub columns: Vec<Column>,
    /// Which column is the row's number, and so stands as nothing in its record.
    numbered_by: Option<usize>,
}

/// The tables of a schema.
pub(super) type Shapes = BTreeMap<String, Shape>;

/// One row: its number, where it has one, and its values by the table's columns.
pub(super) struct Row {
    /// The leaf that it stands in.
    pub page: u32,
    pub id: i64,
    pub values: Vec<Value>,
}

/// A file that is read.
pub(super) struct Source {
    pub path: PathBuf,
    pub schema: i32,
    pub shapes: Rc<Shapes>,
    pages: Pages,
    /// Where each tree begins: tables by their names, and indexes.
    tables: BTreeMap<String, u32>,
    indexes: Vec<u32>,
    /// Pages that nothing uses; `None` where that is not known any more.
    free: Option<Vec<u32>>,
    /// Leaves that hang on no tree that reads, by the one table that they fit. Looked for once something is missing.
    loose: Option<BTreeMap<String, Vec<u32>>>,
}

impl Source {
    /// Looks where everything is; `None` where nothing reads under this key.
    ///
    /// # Errors
    /// Of what ships; of the system, where no page reads for its sake: that says nothing of the key.
    pub(super) fn open(path: &Path, key: &Key) -> Result<Option<Self>, RegisterError> {
        let failed = |error| RegisterError::io("read", path, error);
        let Some(mut pages) = Pages::open(path, key).map_err(failed)? else { return Ok(None) };
        let first = pages.read(1);
        if first.is_none() && !(2..=pages.count()).any(|number| pages.read(number).is_some()) {
            return pages.take_failure().map_or(Ok(None), |error| Err(failed(error)));
        }
        let (mut tables, mut indexes) = (BTreeMap::new(), Vec::new());
        let mut seen = Seen::new(&pages);
        let mut note = |cell: Cell| {
            if let Some((kind, name, root)) = part(&cell) {
                match kind.as_str() {
                    "table" => drop(tables.insert(name, root)),
                    "index" => indexes.push(root),
                    _ => {}
                }
            }
        };
        if !walk(&mut pages, 1, &mut seen, &mut note) {
            // The tables' own description lies in a few leaves, which tell what they are by what they say.
            for number in seen.others() {
                leaf(&mut pages, number).into_iter().flatten().for_each(&mut note);
            }
        }
        let free = first.as_deref().and_then(|first| free_pages(&mut pages, first));
        let told = first.as_deref().and_then(|first| four(first, 60)).and_then(|schema| i32::try_from(schema).ok());
        let schema = match told.filter(|schema| (1..=known()).contains(schema)) {
            Some(schema) => schema,
            None => likeliest_schema(&tables)?,
        };
        let shapes = Rc::new(shapes(&fresh_of(schema)?)?);
        Ok(Some(Self { path: path.to_owned(), schema, shapes, pages, tables, indexes, free, loose: None }))
    }

    /// Whether the file says that it is of a newer schema than this program knows.
    pub(super) fn newer(&mut self) -> Option<i32> {
        let told = self.pages.read(1).as_deref().and_then(|first| four(first, 60)).and_then(|schema| i32::try_from(schema).ok());
        told.filter(|schema| *schema > known())
    }

    /// Shows the rows of a table that read. Gives whether that is all of them.
    pub(super) fn rows(&mut self, table: &str, see: &mut dyn FnMut(Row)) -> bool {
        let shapes = self.shapes.clone();
        let Some(shape) = shapes.get(table) else { return true };
        let mut all_read = true;
        let mut show = |cell: Cell| match shape.row(cell) {
            Some(row) => see(row),
            None => all_read = false,
        };
        let mut seen = Seen::new(&self.pages);
        let whole = self.tables.get(table).is_some_and(|root| walk(&mut self.pages, *root, &mut seen, &mut show));
        if whole {
            return all_read;
        }
        let loose = self.loose_leaves().get(table).cloned().unwrap_or_default();
        for number in loose {
            self.leaf(table, number).into_iter().for_each(&mut *see);
        }
        false
    }

    /// The rows of one leaf.
    pub(super) fn leaf(&mut self, table: &str, number: u32) -> Vec<Row> {
        let cells = leaf(&mut self.pages, number).unwrap_or_default();
        let shapes = self.shapes.clone();
        let Some(shape) = shapes.get(table) else { return Vec::new() };
        cells.into_iter().filter_map(|cell| shape.row(cell)).collect()
    }

    /// The highest number that a table ever gave, as far as the file says.
    pub(super) fn counted(&mut self) -> BTreeMap<String, i64> {
        let mut counted = BTreeMap::new();
        let mut seen = Seen::new(&self.pages);
        let Some(root) = self.tables.get("sqlite_sequence") else { return counted };
        walk(&mut self.pages, *root, &mut seen, &mut |cell| {
            if let Some([Value::Text(table), Value::Integer(last)]) = cell.record.as_deref().and_then(values).as_deref() {
                counted.insert(table.clone(), *last);
            }
        });
        counted
    }

    /// The register's own id.
    pub(super) fn uid(&mut self) -> Option<Vec<u8>> {
        let (shapes, mut found) = (self.shapes.clone(), None);
        let shape = shapes.get("register")?;
        self.rows("register", &mut |row| {
            if let Some(Value::Blob(uid)) = shape.of(&row, "uid") {
                found = Some(uid.clone());
            }
        });
        found
    }

    /// Leaves whose tree cannot be followed to them. Where it is not known which pages are in use, none is believed: what was
    /// taken out would come back.
    fn loose_leaves(&mut self) -> &BTreeMap<String, Vec<u32>> {
        if self.loose.is_none() {
            self.loose = Some(self.look_for_loose());
        }
        self.loose.get_or_insert_default()
    }

    fn look_for_loose(&mut self) -> BTreeMap<String, Vec<u32>> {
        let mut loose: BTreeMap<String, Vec<u32>> = BTreeMap::new();
        let Some(free) = &self.free else { return loose };
        let mut seen = Seen::new(&self.pages);
        for page in free {
            seen.note(*page);
        }
        walk(&mut self.pages, 1, &mut seen, &mut |_| {});
        let mut wanted = Vec::new();
        for (table, root) in &self.tables {
            if !walk(&mut self.pages, *root, &mut seen, &mut |_| {}) {
                wanted.push(table.clone());
            }
        }
        // A table whose beginning is not even told is wanted too.
        wanted.extend(self.shapes.keys().filter(|table| !self.tables.contains_key(*table)).cloned());
        for root in &self.indexes {
            walk(&mut self.pages, *root, &mut seen, &mut |_| {});
        }
        for number in seen.others() {
            let Some(cells) = leaf(&mut self.pages, number).filter(|cells| !cells.is_empty()) else { continue };
            let records: Vec<_> = cells.iter().filter_map(|cell| values(cell.record.as_deref()?)).collect();
            let fits = |table: &&String| self.shapes.get(*table).is_some_and(|shape| records.iter().all(|record| shape.fits(record)));
            let mut fitting = wanted.iter().filter(fits);
            if let (Some(table), None) = (fitting.next(), fitting.next()) {
                loose.entry(table.clone()).or_default().push(number);
            }
        }
        loose
    }
}

impl Shape {
    /// A row's value in a column.
    pub(super) fn of<'row>(&self, row: &'row Row, column: &str) -> Option<&'row Value> {
        row.values.get(self.columns.iter().position(|own| own.name == column)?)
    }

    /// The same where it is a text.
    pub(super) fn text(&self, row: &Row, column: &str) -> Option<String> {
        match self.of(row, column)? {
            Value::Text(text) => Some(text.clone()),
            _ => None,
        }
    }

    /// The same where it is a whole number.
    pub(super) fn number(&self, row: &Row, column: &str) -> Option<i64> {
        match self.of(row, column)? {
            Value::Integer(number) => Some(*number),
            _ => None,
        }
    }

    fn row(&self, cell: Cell) -> Option<Row> {
        let mut values = values(cell.record.as_deref()?)?;
        // A column that came later stands in no record of before.
        values.resize(self.columns.len().max(values.len()), Value::Null);
        if values.len() > self.columns.len() {
            return None;
        }
        if let (Some(place), Some(row)) = (self.numbered_by, cell.row) {
            *values.get_mut(place)? = Value::Integer(row);
        }
        Some(Row { page: cell.page, id: cell.row.unwrap_or(0), values })
    }

    /// Whether a record can be of this table: its tables are strict, so that each column holds but one sort of value.
    fn fits(&self, record: &[Value]) -> bool {
        let fits = |(place, (column, value)): (usize, (&Column, &Value))| match value {
            Value::Null => column.may_be_null || self.numbered_by == Some(place),
            Value::Integer(_) => column.kind == "INTEGER" && self.numbered_by != Some(place),
            Value::Real(_) => column.kind == "REAL",
            Value::Text(_) => column.kind == "TEXT",
            Value::Blob(_) => column.kind == "BLOB",
        };
        record.len() == self.columns.len() && self.columns.iter().zip(record).enumerate().all(fits)
    }
}

/// A part of the database's own description: what it is, its name, where it begins.
fn part(cell: &Cell) -> Option<(String, String, u32)> {
    match values(cell.record.as_deref()?)?.as_slice() {
        [Value::Text(kind), Value::Text(name), Value::Text(_), Value::Integer(root), _] => {
            Some((kind.clone(), name.clone(), u32::try_from(*root).ok()?))
        }
        _ => None,
    }
}

/// The pages that nothing uses, by the chain that begins in the first one.
fn free_pages(pages: &mut Pages, first: &[u8]) -> Option<Vec<u32>> {
    let mut free = Vec::new();
    let mut next = four(first, 32)?;
    while next != 0 {
        if free.len() > pages.count() as usize {
            return None;
        }
        free.push(next);
        let trunk = pages.read(next)?;
        let leaves = four(&trunk, 4)? as usize;
        free.extend((0..leaves).map(|leaf| four(&trunk, 8 + leaf * 4)).collect::<Option<Vec<_>>>()?);
        next = four(&trunk, 0)?;
    }
    Some(free)
}

/// The schema whose tables these are, where the file itself no longer says.
fn likeliest_schema(tables: &BTreeMap<String, u32>) -> Result<i32, RegisterError> {
    for schema in (1..=known()).rev() {
        let shapes = shapes(&fresh_of(schema)?)?;
        if shapes.keys().all(|table| tables.contains_key(table)) {
            return Ok(schema);
        }
    }
    Ok(known())
}

fn shapes(conn: &Connection) -> Result<Shapes, RegisterError> {
    let mut select =
        conn.prepare("SELECT name, wr FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite!_%' ESCAPE '!'")?;
    let tables: Vec<(String, bool)> = select.query_map([], |row| Ok((row.get("name")?, row.get("wr")?)))?.collect::<Result<_, _>>()?;
    tables.into_iter().map(|(table, without_numbers)| Ok((table.clone(), shape(conn, &table, without_numbers)?))).collect()
}

fn shape(conn: &Connection, table: &str, without_numbers: bool) -> Result<Shape, RegisterError> {
    let mut select = conn.prepare_cached(r#"SELECT name, type, "notnull" AS filled, dflt_value, pk FROM pragma_table_info(?1)"#)?;
    let read = |row: &rusqlite::Row<'_>| {
        let (name, kind, filled, key): (String, String, bool, i64) = (row.get("name")?, row.get("type")?, row.get("filled")?, row.get("pk")?);
        Ok((key, Column { name, kind, may_be_null: !filled, usual: row.get("dflt_value")? }))
    };
    let mut columns: Vec<(i64, Column)> = select.query_map([table], read)?.collect::<Result<_, _>>()?;
    if without_numbers {
        // There the columns of the key come first in a record, in its order.
        columns.sort_by_key(|(key, _)| if *key == 0 { i64::MAX } else { *key });
    }
    let of_key = columns.iter().filter(|(key, _)| *key > 0).count();
    let numbers = |(key, column): &(i64, Column)| *key == 1 && of_key == 1 && column.kind == "INTEGER";
    let numbered_by = if without_numbers { None } else { columns.iter().position(numbers) };
    Ok(Shape { columns: columns.into_iter().map(|(_, column)| column).collect(), numbered_by })
}
