//! Noting which rows an operation touched, by triggers that live as long as the connection.

use std::collections::{BTreeMap, BTreeSet};

use rusqlite::Connection;

use crate::error::RegisterError;
use crate::file::TRUE_TABLES;

/// One row that an operation left other than it found it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Touched {
    /// The table.
    pub table: String,
    /// The row's id.
    pub row: i64,
    /// The row as it was, a JSON object of all its columns; `None` for a new row.
    pub before: Option<String>,
    /// The row as it is; `None` for a row taken out.
    pub after: Option<String>,
}

impl Touched {
    /// What an operation of no row writes down: the table is none of the record's, the images tell what was done.
    pub(crate) fn of_no_row(table: &str, before: Option<&serde_json::Value>, after: Option<&serde_json::Value>) -> Self {
        let image = |image: Option<&serde_json::Value>| image.map(ToString::to_string);
        Self { table: table.to_owned(), row: 0, before: image(before), after: image(after) }
    }

    /// A column's whole number in the row as it is, or as it was where it was taken out.
    pub fn number(&self, column: &str) -> Option<i32> {
        let image: serde_json::Value = serde_json::from_str(self.after.as_ref().or(self.before.as_ref())?).ok()?;
        image.get(column)?.as_i64()?.try_into().ok()
    }

    /// A column's whole number in the row as it was and as it is: one where they agree.
    pub fn numbers(&self, column: &str) -> BTreeSet<i32> {
        let read = |image: &String| serde_json::from_str::<serde_json::Value>(image).ok()?.get(column)?.as_i64()?.try_into().ok();
        [&self.before, &self.after].into_iter().flatten().filter_map(read).collect()
    }

    /// A column's text in the row as it is, or as it was where it was taken out.
    pub fn text(&self, column: &str) -> Option<String> {
        let image: serde_json::Value = serde_json::from_str(self.after.as_ref().or(self.before.as_ref())?).ok()?;
        image.get(column)?.as_str().map(str::to_owned)
    }
}

/// Sets the triggers on every true table.
pub(crate) fn watch(conn: &Connection) -> Result<(), RegisterError> {
    conn.execute_batch(include_str!("touched.sql"))?;
    for table in TRUE_TABLES {
        let (old, new) = (image(conn, table, "old")?, image(conn, table, "new")?);
        for (event, row, before, after) in [("INSERT", "new", "NULL", &*new), ("UPDATE", "new", &old, &new), ("DELETE", "old", &old, "NULL")] {
            conn.execute_batch(&format!(
                r#"CREATE TEMP TRIGGER "{table}_{event}" AFTER {event} ON main."{table}" BEGIN
                     INSERT INTO touched (table_name, row_id, before, after) VALUES ('{table}', {row}.id, {before}, {after});
                   END"#
            ))?;
        }
    }
    Ok(())
}

/// A column of a table.
pub(crate) struct Column {
    pub name: String,
    /// It holds bytes, which JSON cannot: an image has them as hex digits.
    pub is_bytes: bool,
}

/// The columns of a table, in its order.
pub(crate) fn columns(conn: &Connection, table: &str) -> Result<Vec<Column>, RegisterError> {
    let mut select = conn.prepare_cached("SELECT name, type FROM pragma_table_info(?1)")?;
    let columns =
        select.query_map([table], |column| Ok(Column { name: column.get("name")?, is_bytes: column.get::<_, String>("type")? == "BLOB" }))?;
    Ok(columns.collect::<Result<_, _>>()?)
}

/// The expression for a row's image: a JSON object of all columns, in the table's order.
pub(crate) fn image(conn: &Connection, table: &str, row: &str) -> Result<String, RegisterError> {
    let pair = |Column { name, is_bytes }: Column| {
        // The hex digits of nothing are an empty text, no NULL; unread they would come back as no bytes.
        if is_bytes {
            format!(r#"'{name}', iif({row}."{name}" IS NULL, NULL, lower(hex({row}."{name}")))"#)
        } else {
            format!(r#"'{name}', {row}."{name}""#)
        }
    };
    let pairs: Vec<String> = columns(conn, table)?.into_iter().map(pair).collect();
    Ok(format!("json_object({})", pairs.join(", ")))
}

/// Forgets what was noted.
pub(crate) fn forget(conn: &Connection) -> Result<(), RegisterError> {
    conn.execute("DELETE FROM temp.touched", [])?;
    Ok(())
}

/// What was noted, one for each row: as it was before its first touch and after its last. Rows that ended as they
/// began are left out.
pub(crate) fn take(conn: &Connection) -> Result<Vec<Touched>, RegisterError> {
    let mut select = conn.prepare_cached("SELECT table_name, row_id, before, after FROM temp.touched ORDER BY seq")?;
    let mut rows = select.query([])?;
    let mut touched: Vec<Touched> = Vec::new();
    let mut place: BTreeMap<(String, i64), usize> = BTreeMap::new();
    while let Some(row) = rows.next()? {
        let (table, id): (String, i64) = (row.get("table_name")?, row.get("row_id")?);
        let after = row.get("after")?;
        let known = place.get(&(table.clone(), id)).and_then(|place| touched.get_mut(*place));
        if let Some(known) = known {
            known.after = after;
        } else {
            place.insert((table.clone(), id), touched.len());
            touched.push(Touched { table, row: id, before: row.get("before")?, after });
        }
    }
    drop(rows);
    forget(conn)?;
    touched.retain(|row| row.before != row.after);
    Ok(touched)
}
