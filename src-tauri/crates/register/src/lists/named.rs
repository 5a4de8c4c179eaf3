//! Lists with a name: what was asked for, kept to be asked again; and those that ship.

use chrono::NaiveDate;
use domain::name::search_key;
use domain::refusal::Refusal;
use domain::words::{Language, word};
use rusqlite::{Connection, Row, named_params};
use serde::Serialize;
use specta::Type;

use super::column::ListColumn;
use super::field::ListField;
use super::query::ListQuery;
use super::shipped::Shipped;
use crate::error::RegisterError;
use crate::file::{Stored, row_id};
use crate::log::{Done, Operation};
use crate::{Now, Register};

/// A list with a name.
#[derive(Clone, Debug, Serialize, Type)]
pub struct NamedList {
    /// Its id; `None` for one that ships.
    pub id: Option<i32>,
    /// The code of one that ships.
    pub code: Option<String>,
    /// Its name.
    pub name: String,
    /// What is asked for.
    pub query: ListQuery,
    /// Fields that it asks for and this program no longer knows: the rest of it stands.
    pub gone: Vec<String>,
}

/// Reads a row of the table.
pub(crate) fn of_row(row: &Row<'_>) -> Result<(i32, String, ListQuery), RegisterError> {
    let row = Stored::of("named_list", row)?;
    let query = row.json_known("query")?.ok_or_else(|| row.damaged("query"))?;
    Ok((row.id(), row.get("name")?, query))
}

/// All lists with a name, the office's own first, by name; then those that ship, for a day.
///
/// # Errors
/// Of reading the register.
pub fn named_lists(register: &Register, language: Language, today: NaiveDate) -> Result<Vec<NamedList>, RegisterError> {
    let mut lists = Vec::new();
    let mut select = register.conn().prepare_cached(include_str!("named_rows.sql"))?;
    let mut rows = select.query([])?;
    while let Some(row) = rows.next()? {
        let (id, name, query) = of_row(row)?;
        let (query, gone) = known(query);
        lists.push(NamedList { id: Some(id), code: None, name, query, gone });
    }
    lists.sort_by_cached_key(|list| domain::name::text_key(&list.name));
    for shipped in Shipped::ALL {
        let name = word(language, &format!("list.{}", shipped.code()));
        lists.push(NamedList { id: None, code: Some(shipped.code().to_owned()), name, query: shipped.query(register, today)?, gone: Vec::new() });
    }
    Ok(lists)
}

/// The list of that name, or of that code where it ships.
///
/// # Errors
/// `list_unknown`, with the names there are.
pub fn named_list(register: &Register, name: &str, today: NaiveDate) -> Result<NamedList, RegisterError> {
    let mut lists = named_lists(register, Language::Vi, today)?;
    let wanted = search_key(name);
    match lists.iter().position(|list| search_key(&list.name) == wanted || list.code.as_deref() == Some(name)) {
        Some(place) => Ok(lists.swap_remove(place)),
        None => {
            let names = lists.into_iter().map(|list| list.name).collect::<Vec<_>>().join("; ");
            Err(Refusal::new("list_unknown").with("value", name).with("names", names).at("named").into())
        }
    }
}

/// Keeps what is asked for under a name, or changes a list that has one. The day looked at is not kept: a list is asked for anew
/// on any day.
///
/// # Errors
/// `empty_title`, `name_too_long`, `list_name_taken`; those of reading its fields.
pub fn save_list(register: &mut Register, id: Option<i32>, name: &str, query: &ListQuery, now: &Now) -> Result<Done<i32>, RegisterError> {
    let name = domain::identity::title(name).map_err(|refusal| refusal.at("name"))?;
    let (query, gone) = known(ListQuery { as_of: None, ..query.clone() });
    if let Some(field) = gone.first() {
        return Err(Refusal::new("list_field_unknown").with("field", field).at("name").into());
    }
    let taken = named_lists(register, Language::Vi, now.today)?.into_iter().find(|list| search_key(&list.name) == search_key(&name));
    if let Some(taken) = taken.filter(|taken| taken.id.is_none() || taken.id != id) {
        return Err(Refusal::new("list_name_taken").with("name", &taken.name).at("name").into());
    }
    if let Some(id) = id {
        must_be(register.conn(), id)?;
    }
    let text = serde_json::to_string(&query)?;
    let operation = Operation::new(if id.is_some() { "list_changed" } else { "list_saved" });
    register.transact(operation.with("name", &name), now, |tx| {
        tx.execute(include_str!("named_put.sql"), named_params! { ":id": id, ":name": name, ":query": text })?;
        Ok(id.unwrap_or_else(|| row_id(tx)))
    })
}

/// Gives up a list's name, and with it what was asked for.
///
/// # Errors
/// `list_unknown`.
pub fn drop_list(register: &mut Register, id: i32, now: &Now) -> Result<Done<()>, RegisterError> {
    let name = must_be(register.conn(), id)?;
    register.transact(Operation::new("list_dropped").with("name", name), now, |tx| {
        tx.execute("DELETE FROM named_list WHERE id = ?1", [id])?;
        Ok(())
    })
}

/// The name of a list that is there.
fn must_be(conn: &Connection, id: i32) -> Result<String, RegisterError> {
    let mut select = conn.prepare_cached(include_str!("named_rows.sql"))?;
    let mut rows = select.query([])?;
    while let Some(row) = rows.next()? {
        let (found, name, _) = of_row(row)?;
        if found == id {
            return Ok(name);
        }
    }
    Err(Refusal::new("list_unknown").with("value", id).with("names", "").at("named").into())
}

/// What is asked for without the fields that are no more, and those.
fn known(mut query: ListQuery) -> (ListQuery, Vec<String>) {
    let mut gone: Vec<String> = Vec::new();
    let mut is_known = |code: &str, as_column: bool| {
        let known = if as_column { ListColumn::parse(code).is_ok() } else { code == "name" || ListField::parse(code).is_ok() };
        if !known && !gone.iter().any(|one| one == code) {
            gone.push(code.to_owned());
        }
        known
    };
    for any in &mut query.filters.conditions {
        any.retain(|condition| is_known(&condition.field, false));
    }
    query.filters.conditions.retain(|any| !any.is_empty());
    query.sorts.retain(|sort| is_known(&sort.field, false));
    query.columns.retain(|column| is_known(&column.code, true));
    query.group = query.group.filter(|code| is_known(code, false));
    (query, gone)
}
