//! Schema 2: every table is strict, and each row that may leave the file has a uid.
//!
//! SQLite turns no table into a strict one: each is made anew and its rows are carried over. All are put aside first;
//! since none stays in its place, nothing can come to point at an old one. Ids, the log and its chain are carried as they
//! are, and so are the counters of ids, or the id of a row taken out would be given a second time.

use rusqlite::{Connection, ErrorCode};

use crate::error::RegisterError;
use crate::file::uid;

/// The tables whose rows are carried over, the log first: it says when each row of the others was first written. What is
/// derived is made again from them.
const CARRIED: &[&str] = &[
    "operation",
    "change",
    "unit",
    "person",
    "person_fact",
    "case",
    "event",
    "course",
    "programme",
    "target",
    "rule",
    "condition",
    "holiday",
    "setting",
    "preference",
];

/// Brings the schema from 1 to 2.
///
/// # Errors
/// [`RegisterError::DamagedRow`] for the first row that does not fit: a value of another type than its column's, or no
/// JSON where JSON is meant. Of the medium.
pub fn run(conn: &Connection) -> Result<(), RegisterError> {
    uid::provide_of_changes(conn)?;
    put_aside(conn)?;
    conn.execute_batch(include_str!("0002_strict.sql"))?;
    for table in CARRIED {
        carry(conn, table)?;
        if *table == "change" {
            conn.execute_batch(include_str!("first_changes.sql"))?;
        }
    }
    conn.execute_batch("DROP TABLE temp.first_change")?;
    Ok(conn.execute_batch(include_str!("register_named.sql"))?)
}

/// Makes room for the new tables, their indexes and triggers.
fn put_aside(conn: &Connection) -> Result<(), RegisterError> {
    let mut of_table =
        conn.prepare("SELECT type, name FROM sqlite_schema WHERE tbl_name = ?1 AND type IN ('index', 'trigger') AND sql IS NOT NULL")?;
    for table in CARRIED {
        let named: Vec<(String, String)> = of_table.query_map([table], |row| Ok((row.get("type")?, row.get("name")?)))?.collect::<Result<_, _>>()?;
        for (kind, name) in named {
            conn.execute_batch(&format!(r#"DROP {kind} "{name}""#))?;
        }
        conn.execute_batch(&format!(r#"ALTER TABLE "{table}" RENAME TO "old_{table}""#))?;
    }
    Ok(())
}

fn columns(conn: &Connection, table: &str) -> Result<Vec<String>, rusqlite::Error> {
    conn.prepare("SELECT name FROM pragma_table_info(?1)")?.query_map([table], |column| column.get("name"))?.collect()
}

/// Carries a table's rows over as they are, and gives a uid where the new table wants one.
fn carry(conn: &Connection, table: &str) -> Result<(), RegisterError> {
    let kept = columns(conn, &format!("old_{table}"))?;
    let mut into: Vec<String> = kept.iter().map(|column| format!(r#""{column}""#)).collect();
    let mut from: Vec<String> = kept.iter().map(|column| format!(r#"row."{column}""#)).collect();
    let mut first = String::new();
    if columns(conn, table)?.iter().any(|column| column == "uid") {
        into.push("uid".to_owned());
        from.push("coalesce(uid_of_change(first.hash, first.made_at), new_uid())".to_owned());
        first = format!("LEFT JOIN temp.first_change AS first ON first.table_name = '{table}' AND first.row_id = row.id");
    }
    let carried = format!(r#"INSERT INTO "{table}" ({}) SELECT {} FROM "old_{table}" AS row {first}"#, into.join(", "), from.join(", "));
    conn.execute(&carried, []).map_err(|error| match error.sqlite_error_code() {
        Some(ErrorCode::ConstraintViolation) => first_damaged(conn, table, &carried, &kept).unwrap_or_else(|unexpected| unexpected),
        _ => error.into(),
    })?;
    // An id that was given once counts, be its row there or not.
    conn.execute("DELETE FROM sqlite_sequence WHERE name = ?1", [table])?;
    conn.execute("UPDATE sqlite_sequence SET name = ?1 WHERE name = 'old_' || ?1", [table])?;
    // At once, so that the next table takes its room.
    Ok(conn.execute_batch(&format!(r#"DROP TABLE "old_{table}""#))?)
}

/// Which row does not fit, and in which column: SQLite says the second alone, so that rows are tried one by one.
fn first_damaged(conn: &Connection, table: &str, carried: &str, kept: &[String]) -> Result<RegisterError, RegisterError> {
    let damaged = |row: i64, said: &str| {
        let mut words = said.split(|letter: char| !letter.is_alphanumeric() && letter != '_');
        let field = words.rfind(|word| kept.iter().any(|column| column == word)).unwrap_or("*");
        RegisterError::DamagedRow { table: table.to_owned(), row: i32::try_from(row).unwrap_or(i32::MAX), field: field.to_owned() }
    };
    if kept.iter().any(|column| column == "id") {
        let mut ids = conn.prepare(&format!(r#"SELECT id FROM "old_{table}" ORDER BY id"#))?;
        let mut one = conn.prepare(&format!("{carried} WHERE row.id = ?1"))?;
        for id in ids.query_map([], |row| row.get::<_, i64>("id"))? {
            let id = id?;
            match one.execute([id]) {
                Ok(_) => {}
                Err(error) if error.sqlite_error_code() == Some(ErrorCode::ConstraintViolation) => return Ok(damaged(id, &error.to_string())),
                Err(error) => return Err(error.into()),
            }
        }
    }
    Ok(damaged(0, ""))
}
