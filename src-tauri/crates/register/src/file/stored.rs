//! Rows as the file holds them: a value that does not read is damage, told by table, row and field, and never an empty one.

use std::str::FromStr;

use domain::code_list::CodeLists;
use rusqlite::types::FromSql;
use rusqlite::{Error, Row};
use serde::de::DeserializeOwned;

use crate::error::RegisterError;

/// Which column of a query is meant: by its name; or by its place as well, for the walks over everybody, where looking each
/// name up in each row takes as long as reading what stands there.
pub(crate) trait Column: Copy {
    /// What it is called.
    fn name(&self) -> &str;
    /// What stands there.
    fn of<T: FromSql>(&self, row: &Row<'_>) -> rusqlite::Result<T>;
}

impl Column for &str {
    fn name(&self) -> &str {
        self
    }

    fn of<T: FromSql>(&self, row: &Row<'_>) -> rusqlite::Result<T> {
        row.get(*self)
    }
}

impl Column for (usize, &str) {
    fn name(&self) -> &str {
        self.1
    }

    fn of<T: FromSql>(&self, row: &Row<'_>) -> rusqlite::Result<T> {
        row.get(self.0)
    }
}

/// A row of a table, as a query hands it out.
#[derive(Clone, Copy)]
pub(crate) struct Stored<'a, 'query> {
    row: &'a Row<'query>,
    table: &'static str,
    id: i32,
}

impl<'a, 'query> Stored<'a, 'query> {
    /// A row of a true table; the query gives its `id`.
    pub(crate) fn of(table: &'static str, row: &'a Row<'query>) -> Result<Self, RegisterError> {
        Self::keyed(table, "id", row)
    }

    /// A row that is told by another column, such as the person of a derived one.
    pub(crate) fn keyed(table: &'static str, key: impl Column, row: &'a Row<'query>) -> Result<Self, RegisterError> {
        let id: i64 = key.of(row)?;
        // Ids count up from one; a higher one is nobody's.
        let id = i32::try_from(id).map_err(|_| RegisterError::damaged_row(table, i32::MAX, key.name()))?;
        Ok(Self { row, table, id })
    }

    /// Which row it is.
    pub(crate) fn id(&self) -> i32 {
        self.id
    }

    /// A column as the database gives it: text, a number, a whole date, or nothing for an `Option`.
    pub(crate) fn get<T: FromSql>(&self, column: impl Column) -> Result<T, RegisterError> {
        column.of(self.row).map_err(|error| match error {
            Error::FromSqlConversionFailure(..) | Error::InvalidColumnType(..) | Error::IntegralValueOutOfRange(..) | Error::Utf8Error(..) => {
                self.damaged(column.name())
            }
            other => other.into(),
        })
    }

    /// A text as it lies there, for the walks over everybody.
    pub(crate) fn text(&self, column: (usize, &'static str)) -> Result<Option<&'a str>, RegisterError> {
        self.row.get_ref(column.0)?.as_str_or_null().map_err(|_| self.damaged(column.1))
    }

    /// The same where there must be one.
    pub(crate) fn known_text(&self, column: (usize, &'static str)) -> Result<&'a str, RegisterError> {
        self.text(column)?.ok_or_else(|| self.damaged(column.1))
    }

    /// A text that reads as a value.
    pub(crate) fn parse<T: FromStr>(&self, column: impl Column) -> Result<T, RegisterError> {
        self.get::<String>(column)?.parse().map_err(|_| self.damaged(column.name()))
    }

    /// The same where it may not be known.
    pub(crate) fn parse_known<T: FromStr>(&self, column: impl Column) -> Result<Option<T>, RegisterError> {
        self.get::<Option<String>>(column)?.map(|text| text.parse().map_err(|_| self.damaged(column.name()))).transpose()
    }

    /// A whole number that stands for a value.
    pub(crate) fn numbered<T: TryFrom<i32>>(&self, column: impl Column) -> Result<T, RegisterError> {
        T::try_from(self.get(column)?).map_err(|_| self.damaged(column.name()))
    }

    /// The same where there may be none.
    pub(crate) fn numbered_known<T: TryFrom<i32>>(&self, column: &str) -> Result<Option<T>, RegisterError> {
        self.get::<Option<i32>>(column)?.map(|number| T::try_from(number).map_err(|_| self.damaged(column))).transpose()
    }

    /// A text of JSON.
    pub(crate) fn json<T: DeserializeOwned>(&self, column: &str) -> Result<T, RegisterError> {
        serde_json::from_str(&self.get::<String>(column)?).map_err(|_| self.damaged(column))
    }

    /// The same where it may not be known.
    pub(crate) fn json_known<T: DeserializeOwned>(&self, column: impl Column) -> Result<Option<T>, RegisterError> {
        self.get::<Option<String>>(column)?.map(|text| serde_json::from_str(&text).map_err(|_| self.damaged(column.name()))).transpose()
    }

    /// A code of a list.
    pub(crate) fn code(&self, codes: &CodeLists, list: &str, column: &str) -> Result<String, RegisterError> {
        let code: String = self.get(column)?;
        if codes.get(list, &code).is_some() { Ok(code) } else { Err(self.damaged(column)) }
    }

    /// The same where it may not be known.
    pub(crate) fn code_known(&self, codes: &CodeLists, list: &str, column: &str) -> Result<Option<String>, RegisterError> {
        let code: Option<String> = self.get(column)?;
        if code.as_deref().is_none_or(|code| codes.get(list, code).is_some()) { Ok(code) } else { Err(self.damaged(column)) }
    }

    /// A column that does not read.
    pub(crate) fn damaged(&self, column: &str) -> RegisterError {
        RegisterError::damaged_row(self.table, self.id, column)
    }
}
