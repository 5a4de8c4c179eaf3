//! The schema of the file beside the one that this program makes.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use rusqlite::Connection;
use serde::Serialize;

use crate::error::RegisterError;
use crate::file::schema::{fresh, fresh_of};

/// The parts of a schema, by kind and name, with their definitions.
type Parts = BTreeMap<(String, String), String>;

/// A part of a schema that is not as it should be.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct SchemaFault {
    /// `table`, `index`, `trigger` or `view`.
    pub kind: String,
    /// Its name.
    pub name: String,
    /// How it differs.
    pub how: SchemaPart,
}

/// How a part of a schema differs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum SchemaPart {
    /// It is not there.
    Missing,
    /// It is there and belongs to no register of this program.
    Added,
    /// It is defined otherwise.
    Otherwise,
}

impl SchemaFault {
    /// Whether a table of ours cannot be asked as this program asks it.
    pub(super) fn is_of_a_table(&self) -> bool {
        self.kind == "table" && self.how != SchemaPart::Added
    }
}

/// The parts of the file's schema that differ from those of a register made now.
pub(super) fn faults(conn: &Connection) -> Result<Vec<SchemaFault>, RegisterError> {
    Ok(unlike(&parts(conn)?, shipped()?))
}

/// The parts of the file's schema that differ from those of the earlier one whose number it bears.
pub(super) fn faults_of_earlier(conn: &Connection, schema: i32) -> Result<Vec<SchemaFault>, RegisterError> {
    Ok(unlike(&parts(conn)?, &parts(&fresh_of(schema)?)?))
}

fn unlike(ours: &Parts, shipped: &Parts) -> Vec<SchemaFault> {
    let fault = |(kind, name): &(String, String), how| SchemaFault { kind: kind.clone(), name: name.clone(), how };
    let mut faults: Vec<SchemaFault> = shipped
        .iter()
        .filter_map(|(part, sql)| match ours.get(part) {
            None => Some(fault(part, SchemaPart::Missing)),
            Some(own) if own != sql => Some(fault(part, SchemaPart::Otherwise)),
            Some(_) => None,
        })
        .collect();
    faults.extend(ours.keys().filter(|part| !shipped.contains_key(*part)).map(|part| fault(part, SchemaPart::Added)));
    faults
}

/// The parts of a register made now. They are the same for as long as the program runs, and making one takes longer than all
/// else that is looked at when a register opens.
fn shipped() -> Result<&'static Parts, RegisterError> {
    static SHIPPED: OnceLock<Parts> = OnceLock::new();
    if let Some(shipped) = SHIPPED.get() {
        return Ok(shipped);
    }
    let made = parts(&fresh()?)?;
    Ok(SHIPPED.get_or_init(|| made))
}

/// Each part by kind and name, with its definition; what the database keeps for itself is left out.
fn parts(conn: &Connection) -> Result<Parts, RegisterError> {
    let mut select = conn.prepare(include_str!("schema_parts.sql"))?;
    let parts =
        select.query_map([], |row| Ok(((row.get("type")?, row.get("name")?), plain(&row.get::<_, Option<String>>("sql")?.unwrap_or_default()))))?;
    Ok(parts.collect::<Result<_, _>>()?)
}

/// A definition without its comments, blanks and quotation marks: they may have been worded otherwise by an earlier program.
fn plain(sql: &str) -> String {
    let words = sql.lines().filter_map(|line| line.split("--").next()).flat_map(str::split_whitespace);
    words.collect::<Vec<_>>().join(" ")
}
