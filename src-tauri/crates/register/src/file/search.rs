//! Searching in SQL: the function `finds(search_key, typed)`.

use domain::search::Typed;
use rusqlite::functions::FunctionFlags;
use rusqlite::{Connection, Error, Result};

/// Gives a connection the function `finds(search_key, typed)`: whether the words typed are found in what is kept of a person.
pub(super) fn provide(conn: &Connection) -> Result<()> {
    let flags = FunctionFlags::SQLITE_UTF8 | FunctionFlags::SQLITE_DETERMINISTIC | FunctionFlags::SQLITE_DIRECTONLY;
    conn.create_scalar_function("finds", 2, flags, |arguments| {
        // Read once a search, not once a person.
        let typed = arguments.get_or_create_aux(1, |typed| Ok::<_, rusqlite::types::FromSqlError>(Typed::new(typed.as_str()?)))?;
        Ok(typed.finds(arguments.get_raw(0).as_str().map_err(|error| Error::UserFunctionError(error.into()))?))
    })
}
