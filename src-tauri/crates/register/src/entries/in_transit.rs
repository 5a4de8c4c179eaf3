//! Members on the way between two units of the register: from the slip to the receipt they are in neither, and stay in every
//! unit that stands above both (reports, 1).

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use domain::event_kind::EventKind;
use domain::stage::{Stage, counting};
use domain::unit::UnitBook;
use rusqlite::{Connection, named_params};

use super::history;
use crate::book::codes;
use crate::error::RegisterError;
use crate::file::Stored;

/// Somebody on the way.
pub(crate) struct InTransit {
    pub stage: Stage,
    /// The unit they are sent to.
    pub to: Option<i32>,
    /// The units in which they are counted: those above both.
    pub counted_in: BTreeSet<i32>,
}

/// Who is on the way on a day, by their cases.
pub(crate) fn in_transit(conn: &Connection, units: &UnitBook, on: NaiveDate) -> Result<BTreeMap<i32, InTransit>, RegisterError> {
    let mut select = conn.prepare_cached(include_str!("in_transit.sql"))?;
    let mut rows = select.query(named_params! { ":on": on })?;
    let mut found = BTreeMap::new();
    while let Some(row) = rows.next()? {
        let row = Stored::keyed("stage_interval", "person", row)?;
        let (case, unit): (i32, i32) = (row.get("case_id")?, row.get("unit")?);
        let history = history::of_person(conn, row.id(), codes()?)?;
        let own = history.cases.iter().find(|each| each.id == case);
        let slip = own.and_then(|own| counting(own, on).into_iter().rfind(|event| event.kind == EventKind::TransferSlip));
        let to = slip.and_then(|slip| slip.fields.id("to_unit"));
        let from: BTreeSet<i32> = units.line_up(unit, on).into_iter().collect();
        let counted_in = to.map(|to| units.line_up(to, on).into_iter().filter(|above| from.contains(above)).collect()).unwrap_or_default();
        found.insert(case, InTransit { stage: row.numbered("stage")?, to, counted_in });
    }
    Ok(found)
}
