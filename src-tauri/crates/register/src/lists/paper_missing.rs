//! Which papers of their dossier people lack: the lines that a person's page shows as not there yet.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use domain::case::{Bodies, PAPER_FIELDS, PAPER_KINDS, papers_held};
use domain::field::Value;

use super::standing::Standing;
use super::values::Found;
use crate::Register;
use crate::book;
use crate::cases::bodies;
use crate::entries::in_force;
use crate::error::RegisterError;

/// Of everyone whose case is open the keys of the papers that must be in their dossier and are not, in filing order.
pub(super) fn papers_missing(register: &Register, on: NaiveDate) -> Result<Found, RegisterError> {
    let book = book::of(register)?;
    let standing = Standing::on(register, on)?;
    let open: BTreeMap<i32, _> = standing.all().filter(|(_, span)| !span.stage.is_end()).map(|(person, span)| (span.case, (person, span))).collect();
    let mut through: BTreeMap<i32, Bodies> = BTreeMap::new();
    let mut found: BTreeMap<i32, Option<Value>> = BTreeMap::new();
    let mut tell = |case: i32, events: &[&domain::event::Event]| {
        if let Some((person, span)) = open.get(&case) {
            let bodies = *through.entry(span.unit).or_insert_with(|| bodies(&book.units, span.unit, on));
            let missing: Vec<String> =
                papers_held(events, span.stage, bodies).into_iter().filter(|line| line.is_missing()).map(|line| line.paper.to_owned()).collect();
            found.insert(*person, (!missing.is_empty()).then_some(Value::Codes(missing)));
        }
    };
    // Of a case without any such entry every paper is missing.
    for case in open.keys() {
        tell(*case, &[]);
    }
    in_force(register.conn(), PAPER_KINDS, PAPER_FIELDS, on, |case, events| {
        tell(case, events);
        Ok(())
    })?;
    Ok(found.into_iter().collect())
}
