//! Each change of where somebody is a member, with the entry that caused it: what reports count between two days.

use domain::stage::{Book, PersonHistory};
use domain::statistics::{Move, Place, moves};
use rusqlite::{Connection, Row, named_params};

use crate::book::units::bound;
use crate::error::RegisterError;

/// One row of `member_move`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct MoveRow {
    event: i32,
    case: i32,
    day: String,
    way: String,
    from: (Option<i32>, Option<i32>),
    to: (Option<i32>, Option<i32>),
    // Numbers, as stored: read as yes or no, a 2 written from outside would pass for a 1.
    probationer: i32,
    again: i32,
}

impl MoveRow {
    fn new(of: &Move) -> Self {
        Self {
            event: of.event,
            case: of.case,
            day: bound(of.day),
            way: of.way.code().to_owned(),
            from: units(of.from),
            to: units(of.to),
            probationer: of.probationer.into(),
            again: of.again.into(),
        }
    }

    /// As stored, by the places in `check/member_moves.sql`.
    pub(crate) fn read(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            event: row.get(1)?,
            case: row.get(2)?,
            day: row.get(3)?,
            way: row.get(4)?,
            from: (row.get(5)?, row.get(6)?),
            to: (row.get(7)?, row.get(8)?),
            probationer: row.get(9)?,
            again: row.get(10)?,
        })
    }
}

fn units(place: Place) -> (Option<i32>, Option<i32>) {
    match place {
        Place::Outside => (None, None),
        Place::Unit(unit) => (Some(unit), None),
        Place::Between(from, to) => (Some(from), Some(to)),
    }
}

/// The rows of a person, in the order of their entries.
pub(super) fn of_person(history: &PersonHistory, book: &Book) -> Vec<MoveRow> {
    let mut rows: Vec<MoveRow> = moves(history, book).iter().map(MoveRow::new).collect();
    rows.sort();
    rows
}

/// Writes rows where none of the person stands.
pub(super) fn write(conn: &Connection, person: i32, rows: &[MoveRow]) -> Result<(), RegisterError> {
    let mut insert = conn.prepare_cached(include_str!("member_move_insert.sql"))?;
    for row in rows {
        insert.execute(named_params! {
            ":person": person, ":event": row.event, ":case_id": row.case, ":day": row.day, ":way": row.way, ":from_unit": row.from.0,
            ":from_toward": row.from.1, ":to_unit": row.to.0, ":to_toward": row.to.1, ":probationer": row.probationer, ":again": row.again,
        })?;
    }
    Ok(())
}
