//! Names for the ids in the journal's images, so that a person reads whom and what an operation touched.

use rusqlite::OptionalExtension;

use crate::Register;
use crate::error::RegisterError;
use domain::field::Shown;

/// A row of a true table.
#[derive(Clone, Debug, PartialEq, Eq, serde::Deserialize, specta::Type)]
pub struct RowRef {
    /// The table.
    pub table_name: String,
    /// The row's id.
    pub row_id: i32,
}

/// What a row is called now.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, specta::Type)]
pub struct RowName {
    /// The table.
    pub table_name: String,
    /// The row's id.
    pub row_id: i32,
    /// A person's, unit's, course's or programme's name; a case bears its person's; an event is the word of its kind.
    pub name: Shown,
}

impl Register {
    /// The names of those rows that stand, in the order asked. Rows taken out since, and tables whose rows bear no
    /// name, are left out.
    pub fn row_names(&self, rows: &[RowRef]) -> Result<Vec<RowName>, RegisterError> {
        let mut names = Vec::new();
        for row in rows {
            let Some(sql) = name_query(&row.table_name) else { continue };
            let name: Option<String> = self.conn().prepare_cached(sql)?.query_row([row.row_id], |found| found.get("name")).optional()?;
            let shown = |name| if row.table_name == "event" { Shown::Word(format!("event.{name}")) } else { Shown::Text(name) };
            names.extend(name.map(|name| RowName { table_name: row.table_name.clone(), row_id: row.row_id, name: shown(name) }));
        }
        Ok(names)
    }
}

fn name_query(table: &str) -> Option<&'static str> {
    Some(match table {
        "person" => "SELECT birth_name AS name FROM person WHERE id = ?1",
        "case" => r#"SELECT birth_name AS name FROM "case" JOIN person ON person.id = person WHERE "case".id = ?1"#,
        "unit" => "SELECT name FROM unit_interval WHERE unit = ?1 ORDER BY begins DESC LIMIT 1",
        "course" => "SELECT name FROM course WHERE id = ?1",
        "programme" => "SELECT name FROM programme WHERE id = ?1",
        "named_list" => "SELECT name FROM named_list WHERE id = ?1",
        "request" => "SELECT about AS name FROM request WHERE id = ?1",
        "event" => "SELECT kind AS name FROM event WHERE id = ?1",
        _ => return None,
    })
}
