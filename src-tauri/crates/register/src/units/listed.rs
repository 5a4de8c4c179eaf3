//! Every unit of the tree in a row, as an office lists its organizations.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use domain::event_kind::EventKind;

use super::tree::unit_tree;
use crate::Register;
use crate::book::{self, units};
use crate::cases::posts;
use crate::entries::founded;
use crate::error::RegisterError;
use crate::lists::{Heads, heads};

/// A unit as a list of organizations tells of it.
#[derive(Clone, Debug)]
pub struct ListedUnit {
    /// Its id.
    pub unit: i32,
    /// Its name on the day.
    pub name: String,
    /// A code of `unit_kind`.
    pub unit_kind: String,
    /// The name of the unit above.
    pub parent_name: Option<String>,
    /// The number of the decision that founded it.
    pub founded_by: Option<String>,
    /// Founded on, ISO.
    pub founded_on: Option<String>,
    /// Its secretary.
    pub secretary: Option<String>,
    /// Who stands in it and below.
    pub heads: Heads,
    /// Of them the women.
    pub women: Heads,
}

/// The units standing on a day in the tree's order: one and those below it, or all.
///
/// # Errors
/// Of reading the register.
pub fn listed_units(register: &Register, unit: Option<i32>, on: NaiveDate) -> Result<Vec<ListedUnit>, RegisterError> {
    let _moment = register.at_one_moment()?;
    let book = book::of(register)?;
    let mut posts = posts(register, on)?;
    let founded: BTreeMap<i32, Option<String>> = founded(register.conn())?
        .into_iter()
        .map(|unit| {
            let by = unit.events.iter().find(|event| event.kind == EventKind::UnitFounded);
            (unit.unit, by.and_then(|event| event.document_number.clone()))
        })
        .collect();
    let mut rows = Vec::new();
    for line in unit_tree(register, on)? {
        if unit.is_some_and(|unit| !book.units.line_up(line.unit, on).contains(&unit)) {
            continue;
        }
        let (heads, women) = heads(register, line.unit, on)?;
        let secretary = posts.remove(&line.unit).into_iter().flatten().find(|post| post.position == "secretary");
        rows.push(ListedUnit {
            unit: line.unit,
            name: line.name,
            unit_kind: line.unit_kind,
            parent_name: line.parent.map(|parent| units::name_on(&book.units, parent, on)).transpose()?,
            founded_by: founded.get(&line.unit).cloned().flatten(),
            founded_on: line.from,
            secretary: secretary.map(|post| post.name),
            heads,
            women,
        });
    }
    Ok(rows)
}
