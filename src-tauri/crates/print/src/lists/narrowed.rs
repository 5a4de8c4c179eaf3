//! By what a list was narrowed, in words under its title: the chips of the screen (`ui/src/people/filters.ts`). The unit is not
//! among them, since it heads the paper.

use domain::stage::Stage;
use register::lists::{Filters, ListQuery};
use register::{RegisterError, book};

use super::table::ListKind;
use crate::told::{date, with, word};

/// The conditions, each with its name; none where the list is whole. A stage that the list's title names already is not said
/// again.
pub(super) fn narrowed(query: &ListQuery, kind: ListKind) -> Result<Option<String>, RegisterError> {
    // Every filter has its words here: a new one does not compile until it has.
    let Filters { stages, unit: _, sex, age_from, age_to, ethnicity, listed_from, people, overdue, due, stuck_days } = &query.filters;
    let codes = book::codes()?;
    let mut said: Vec<(&str, String)> = Vec::new();
    if let Some(stages) = stages_told(stages, kind) {
        said.push(("column.stage", stages));
    }
    if let Some(sex) = sex {
        said.push(("ui.sex_short", codes.label("sex", sex).to_owned()));
    }
    if age_from.is_some() || age_to.is_some() {
        said.push(("column.age", span_told(*age_from, *age_to)));
    }
    if let Some(ethnicity) = ethnicity {
        said.push(("column.ethnicity", codes.label("ethnicity", ethnicity).to_owned()));
    }
    if let Some(year) = listed_from {
        said.push(("ui.listed_from", date(&year.to_string())));
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

fn span_told(from: Option<u32>, to: Option<u32>) -> String {
    match (from, to) {
        (Some(from), Some(to)) => with("ui.span", &[("from", &from.to_string()), ("to", &to.to_string())]),
        (Some(from), None) => with("ui.from_on", &[("from", &from.to_string())]),
        (None, to) => with("ui.up_to", &[("to", &to.unwrap_or_default().to_string())]),
    }
}

/// Inside a line a name begins small.
fn small(name: &str) -> String {
    let mut letters = name.chars();
    letters.next().map_or_else(String::new, |first| first.to_lowercase().chain(letters).collect())
}
