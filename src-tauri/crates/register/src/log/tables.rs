//! The true tables, and what a screen calls their rows.

use std::collections::BTreeSet;

use super::touched::Touched;

/// A kind of thing that changed: a screen that shows it reads again.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Serialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// People and their facts.
    People,
    /// Cases and their events.
    Cases,
    /// Courses.
    Courses,
    /// Units and their events.
    Units,
    /// Programmes and targets.
    Targets,
    /// Requests that came in from other places.
    Requests,
    /// Lists with a name.
    Lists,
    /// Rules, conditions and days off.
    Rules,
    /// Settings.
    Settings,
    /// Users, and who is signed in.
    Users,
}

/// The kinds of thing that an operation changed.
pub type Changed = BTreeSet<Kind>;

/// The kinds that rows are of.
pub(crate) fn changed(touched: &[Touched]) -> Changed {
    touched.iter().filter_map(kind).collect()
}

fn kind(row: &Touched) -> Option<Kind> {
    match row.table.as_str() {
        "person" | "person_fact" => Some(Kind::People),
        "event" if row.number("unit").is_some() => Some(Kind::Units),
        "case" | "event" => Some(Kind::Cases),
        "course" => Some(Kind::Courses),
        "unit" => Some(Kind::Units),
        "programme" | "target" => Some(Kind::Targets),
        "request" => Some(Kind::Requests),
        "named_list" => Some(Kind::Lists),
        "rule" | "condition" | "holiday" => Some(Kind::Rules),
        "setting" => Some(Kind::Settings),
        "user" | "user_pin" => Some(Kind::Users),
        _ => None,
    }
}
