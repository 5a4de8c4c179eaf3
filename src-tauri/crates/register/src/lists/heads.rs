//! How many stand in a unit: counted from the list that names them, so that a figure and its names are one answer.

use chrono::NaiveDate;
use domain::stage::Stage;
use domain::words::Language;
use serde::Serialize;
use specta::Type;

use super::found::look_through;
use super::query::{Filters, ListQuery};
use super::standing::Standing;
use crate::Register;
use crate::error::RegisterError;

/// People of a unit and of those below it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Type)]
pub struct Heads {
    /// Members, probationers included.
    pub members: u32,
    /// Of them probationers.
    pub probationers: u32,
    /// Candidates on the way.
    pub candidates: u32,
}

impl Heads {
    fn add(&mut self, stage: Stage) {
        self.members += u32::from(stage.is_member());
        self.probationers += u32::from(stage.is_member() && stage != Stage::Full);
        self.candidates += u32::from(!stage.is_member());
    }
}

/// Everyone who stands in a unit and below it on a day, and of them the women.
pub(crate) fn heads(register: &Register, unit: i32, on: NaiveDate) -> Result<(Heads, Heads), RegisterError> {
    let standing = Standing::on(register, on)?;
    let query = ListQuery { filters: Filters { unit: Some(unit), ..Filters::default() }, ..ListQuery::default() };
    let counted = register.remember(&format!("heads {on} {unit}"), |_| {
        let (mut all, mut women) = (Heads::default(), Heads::default());
        let people = look_through(register, &query, &standing, on, Language::Vi, |named, span| (named.is_woman, span.stage))?;
        for (is_woman, stage) in people.lines.into_iter().filter(|(_, stage)| !stage.is_end()) {
            all.add(stage);
            if is_woman {
                women.add(stage);
            }
        }
        Ok((all, women))
    })?;
    Ok(*counted)
}
