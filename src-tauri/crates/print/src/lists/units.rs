//! The Party's organizations as a list.

use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate};
use register::ratings::{Rated, rating_page};
use register::units::{ListedUnit, listed_units};
use register::{Register, RegisterError};
use serde::{Deserialize, Serialize};
use specta::Type;

use super::kind::ListKind;
use super::table::{ListTable, Noun, Of};
use crate::told::{date, label, with};

/// Which units, as of when.
#[derive(Clone, Debug, Default, Serialize, Deserialize, Type)]
pub struct UnitsQuery {
    /// This one and those below it; `None`: all.
    pub unit: Option<i32>,
    /// ISO; today where missing.
    pub as_of: Option<String>,
}

/// The table of the units that stand on a day, in the order of the tree. Whoever asks holds one moment over it.
pub(super) fn units_table(register: &Register, query: &UnitsQuery, on: NaiveDate) -> Result<ListTable, RegisterError> {
    let year = on.year() - 1;
    let ratings = rating_page(register, Rated::Units, None, year, on)?;
    let of_year = ratings.years.iter().position(|each| *each == year);
    let grades: BTreeMap<i32, String> =
        ratings.rows.iter().filter_map(|row| Some((row.id, row.grades.get(of_year?)?.as_ref()?.grade.clone()))).collect();
    let kind = ListKind::ListUnits;
    let mut table = ListTable::of(kind, kind.columns(false), Noun::Units);
    for unit in listed_units(register, query.unit, on)? {
        let grade = grades.get(&unit.unit).map(|code| label("rating_grade", code));
        table.add(None, Of::default(), |key| cell(key, &unit, grade.as_ref()));
    }
    if let Some(head) = table.columns.iter().position(|column| column.key == "rating_last_year") {
        table.heads[head] = with("paper.rating_of", &[("year", &year.to_string())]);
    }
    Ok(table)
}

fn cell(key: &str, unit: &ListedUnit, grade: Option<&String>) -> String {
    let text = |text: &Option<String>| text.clone().unwrap_or_default();
    match key {
        "unit_name" => unit.name.clone(),
        "unit_kind" => label("unit_kind", &unit.unit_kind),
        "parent" => text(&unit.parent_name),
        "founded" => {
            let day = unit.founded_on.as_deref().map(date);
            [unit.founded_by.clone(), day].into_iter().flatten().collect::<Vec<_>>().join(", ")
        }
        "secretary" => text(&unit.secretary),
        "full_members" => unit.heads.members.saturating_sub(unit.heads.probationers).to_string(),
        "probationers" => unit.heads.probationers.to_string(),
        "women" => unit.women.members.to_string(),
        "candidate_count" => unit.heads.candidates.to_string(),
        // Counted here, and in none of the units below.
        "note" if unit.in_transit > 0 => with("paper.of_them_in_transit", &[("count", &unit.in_transit.to_string())]),
        "rating_last_year" => grade.cloned().unwrap_or_default(),
        _ => String::new(),
    }
}
