//! The file page by page, and the keys between its rows.

use rusqlite::Connection;

use crate::error::RegisterError;

/// What was found; every list is empty in a sound file.
pub(super) struct Pages {
    pub integrity: Vec<String>,
    pub foreign_keys: Vec<String>,
}

/// Looks at all of it.
pub(super) fn look(conn: &Connection) -> Result<Pages, RegisterError> {
    // An index is looked into row by row, here and there: with a small cache each look would decrypt a page anew.
    conn.execute_batch("PRAGMA cache_size = -262144")?;
    Ok(Pages { integrity: integrity(conn)?, foreign_keys: foreign_keys(conn)? })
}

fn integrity(conn: &Connection) -> Result<Vec<String>, RegisterError> {
    let mut pages = conn.prepare("PRAGMA integrity_check(20)")?;
    let said = pages.query_map([], |row| row.get::<_, String>(0))?.collect::<Result<Vec<_>, _>>()?;
    Ok(said.into_iter().filter(|line| line != "ok").collect())
}

fn foreign_keys(conn: &Connection) -> Result<Vec<String>, RegisterError> {
    let mut keys = conn.prepare("SELECT \"table\", rowid FROM pragma_foreign_key_check LIMIT 20")?;
    let named = keys.query_map([], |row| Ok(format!("{} {}", row.get::<_, String>("table")?, row.get::<_, i64>("rowid")?)))?;
    Ok(named.collect::<Result<_, _>>()?)
}
