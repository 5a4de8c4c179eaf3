//! By what a list was narrowed, in words under its title: the chips of the screen (`ui/src/people/filters.ts`). The unit is not
//! among them, since it heads the paper.

use chrono::NaiveDate;
use domain::stage::Stage;
use domain::words::Language;
use register::lists::{Filters, ListQuery, told_conditions};
use register::{Register, RegisterError};

use super::kind::ListKind;
use crate::told::{with, word};

/// The conditions, each with its name; none where the list is whole. A stage that the list's title names already is not said
/// again.
pub(super) fn narrowed(register: &Register, query: &ListQuery, kind: ListKind, on: NaiveDate) -> Result<Option<String>, RegisterError> {
    // Every filter has its words here: a new one does not compile until it has.
    let Filters { stages, unit: _, overdue, due, stuck_days, people, conditions } = &query.filters;
    let mut said: Vec<(&str, String)> = Vec::new();
    if let Some(stages) = stages_told(stages, kind) {
        said.push(("column.stage", stages));
    }
    if let Some(people) = people {
        said.push(("ui.names", with("ui.count_of_people", &[("count", &people.len().to_string())])));
    }
    for (is_set, state) in [(*overdue, "clock_state.overdue"), (*due, "clock_state.due")] {
        if is_set {
            said.push(("ui.deadline", word(state)));
        }
    }
    if let Some(days) = stuck_days {
        said.push(("ui.stuck", with("ui.over_days", &[("days", &days.to_string())])));
    }
    let mut parts: Vec<String> = said.into_iter().map(|(name, value)| format!("{}: {value}", small(&word(name)))).collect();
    parts.extend(told_conditions(register, conditions, Language::Vi, on)?.into_iter().map(|told| small(&told.to_string())));
    if !query.search.trim().is_empty() {
        parts.push(with("ui.search_is", &[("text", query.search.trim())]));
    }
    Ok((!parts.is_empty()).then(|| with("paper.narrowed", &[("conditions", &parts.join("; "))])))
}

/// Neighbouring stages read as a span of their numbers on the screen; on paper each is named.
fn stages_told(codes: &[String], kind: ListKind) -> Option<String> {
    // It says itself whom it holds.
    if kind == ListKind::ListConversionDue {
        return None;
    }
    let known: Vec<Stage> = codes.iter().filter_map(|code| code.parse().ok()).collect();
    let names: Vec<String> = known.iter().map(|stage| word(&format!("stage.{}", stage.code()))).collect();
    let title = word(&format!("paper.{}", kind.key())).to_lowercase();
    let is_said = names.iter().all(|name| title.contains(&name.to_lowercase()));
    (!names.is_empty() && !is_said).then(|| names.join(", "))
}

/// Inside a line a name begins small.
fn small(name: &str) -> String {
    let mut letters = name.chars();
    letters.next().map_or_else(String::new, |first| first.to_lowercase().chain(letters).collect())
}
