//! The one query that is built: filter × sort, from closed enums, so that its indexes are used.

use chrono::{Datelike, NaiveDate};
use domain::refusal::Refusal;
use domain::stage::Stage;
use rusqlite::{Connection, ToSql};
use serde::{Deserialize, Serialize};
use specta::Type;

use crate::error::RegisterError;
use crate::units;

/// Which people a screen holds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum ListScreen {
    /// Nguồn: stages 1 to 4.
    Pool,
    /// Xét kết nạp: stages 4 to 7.
    Admission,
    /// Đảng viên dự bị: stages 8 and 9.
    Probation,
    /// Đảng viên: stages 8 to 10.
    Members,
    /// Everyone, those whose case has ended too.
    #[default]
    All,
}

impl ListScreen {
    /// The first and last stage it holds, by number.
    fn stages(self) -> (i32, i32) {
        match self {
            Self::Pool => (1, 4),
            Self::Admission => (4, 7),
            Self::Probation => (8, 9),
            Self::Members => (8, 10),
            Self::All => (1, 18),
        }
    }
}

/// By what a list is sorted; equal rows stand in name order, then in the order of entry.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum Sort {
    /// Vietnamese name order.
    #[default]
    Name,
    /// Birth, the oldest first; unknown last.
    BirthDate,
    /// The office's own order of units.
    Unit,
    /// Since when in the stage.
    Since,
    /// Along the path.
    Stage,
}

/// What narrows a list.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct Filters {
    /// These stages only; empty: all of the screen.
    pub stages: Vec<String>,
    /// In this unit or below it.
    pub unit: Option<i32>,
    /// A code of `sex`.
    pub sex: Option<String>,
    /// At least so old on the day.
    pub age_from: Option<u32>,
    /// At most so old.
    pub age_to: Option<u32>,
    /// A code of `ethnicity`.
    pub ethnicity: Option<String>,
    /// With an overdue clock.
    pub overdue: bool,
    /// With a clock that shows as due or overdue.
    pub due: bool,
    /// In the stage for at least so many days.
    pub stuck_days: Option<u32>,
    /// On the list since this year or later.
    pub listed_from: Option<i32>,
}

/// A list asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct ListQuery {
    /// Which people.
    pub screen: ListScreen,
    /// As of this day, ISO; `None`: today.
    pub as_of: Option<String>,
    /// Words typed.
    pub search: String,
    /// What narrows it.
    pub filters: Filters,
    /// By what it is sorted.
    pub sort: Sort,
    /// The other way round.
    pub descending: bool,
}

/// Each word begins a word of the search key or a number; punctuation is letters, never syntax.
/// Gives the SQL to append and the parameters it names.
pub(crate) fn search_condition(text: &str) -> (String, Vec<(String, String)>) {
    let key = domain::name::search_key(text);
    let words: Vec<(String, String)> = key.split(' ').filter(|word| !word.is_empty()).enumerate().map(|(n, word)| (format!(":word{n}"), format!(" {word}"))).collect();
    let condition = words.iter().map(|(name, _)| format!(" AND instr(person_key.search_key, {name}) > 0")).collect();
    (condition, words)
}

/// The query's FROM and WHERE with its parameters.
pub(crate) struct Built {
    pub from_where: String,
    pub params: Vec<(String, Box<dyn ToSql>)>,
}

impl Built {
    pub(crate) fn params(&self) -> Vec<(&str, &dyn ToSql)> {
        self.params.iter().map(|(name, value)| (name.as_str(), value.as_ref())).collect()
    }
}

pub(crate) fn build(conn: &Connection, query: &ListQuery, on: NaiveDate) -> Result<Built, RegisterError> {
    let mut params: Vec<(String, Box<dyn ToSql>)> = Vec::new();
    let mut put = |name: &str, value: Box<dyn ToSql>| params.push((name.to_owned(), value));
    put(":on", Box::new(on.to_string()));
    // Walking the people in name order serves every filter; the spans are looked up by person.
    let mut sql = String::from(
        " FROM person_key JOIN stage_interval ON stage_interval.person = person_key.person \
         AND stage_interval.begins <= :on AND stage_interval.ends > :on WHERE 1",
    );
    let (first, last) = query.screen.stages();
    let stages: Vec<i32> = query.filters.stages.iter().filter_map(|code| code.parse::<Stage>().ok()).map(Stage::number).collect();
    if query.filters.stages.is_empty() {
        if query.screen != ListScreen::All {
            sql += &format!(" AND stage_interval.stage BETWEEN {first} AND {last}");
        }
    } else {
        let list = stages.iter().filter(|stage| (first..=last).contains(*stage)).map(i32::to_string).collect::<Vec<_>>().join(", ");
        sql += &format!(" AND stage_interval.stage IN ({list})");
    }
    if let Some(unit) = query.filters.unit {
        if !units::exists(conn, unit)? {
            return Err(Refusal::new("unit_unknown").with("value", unit).at("unit").into());
        }
        let within = units::book(conn)?.within(unit, on).iter().map(i32::to_string).collect::<Vec<_>>().join(", ");
        sql += &format!(" AND stage_interval.unit IN ({within})");
    }
    if let Some(sex) = &query.filters.sex {
        sql += " AND person_key.sex = :sex";
        put(":sex", Box::new(sex.clone()));
    }
    // Text of dates sorts as the dates do; a birth known in part is let in where it can be of the age.
    let years_before = |years: u32| on.with_day(1).and_then(|day| day.with_year(on.year() - years as i32)).map(|day| (day, on.day()));
    if let Some((month, day)) = query.filters.age_from.and_then(years_before) {
        sql += " AND person_key.birth_date IS NOT NULL AND person_key.birth_date <= :born_to";
        put(":born_to", Box::new(format!("{}-{day:02}", month.format("%Y-%m"))));
    }
    if let Some((month, day)) = query.filters.age_to.map(|age| age + 1).and_then(years_before) {
        sql += " AND person_key.birth_date IS NOT NULL AND person_key.birth_date > :born_after";
        put(":born_after", Box::new(format!("{}-{day:02}", month.format("%Y-%m"))));
    }
    if let Some(ethnicity) = &query.filters.ethnicity {
        sql += " AND (SELECT ethnicity FROM person WHERE person.id = person_key.person) = :ethnicity";
        put(":ethnicity", Box::new(ethnicity.clone()));
    }
    if query.filters.overdue || query.filters.due {
        let from = if query.filters.overdue { "due < :on" } else { "warn <= :on" };
        sql += &format!(
            " AND EXISTS (SELECT 1 FROM clock_interval WHERE clock_interval.person = person_key.person \
             AND clock_interval.begins <= :on AND clock_interval.ends > :on AND clock_interval.{from})"
        );
    }
    if let Some(days) = query.filters.stuck_days {
        sql += " AND stage_interval.since <= :stuck";
        put(":stuck", Box::new((on - chrono::Days::new(u64::from(days))).to_string()));
    }
    if let Some(year) = query.filters.listed_from {
        sql += " AND EXISTS (SELECT 1 FROM event WHERE event.case_id = stage_interval.case_id AND event.kind = 'candidate_listed' AND event.happened_on >= :listed_from)";
        put(":listed_from", Box::new(format!("{year:04}")));
    }
    let (condition, words) = search_condition(&query.search);
    sql += &condition;
    for (name, word) in words {
        put(&name, Box::new(word));
    }
    Ok(Built { from_where: sql, params })
}

/// The ORDER BY of a list.
pub(crate) fn order(sort: Sort, descending: bool) -> String {
    let way = if descending { " DESC" } else { "" };
    let name = format!("person_key.sort_key{}, person_key.person{}", if sort == Sort::Name { way } else { "" }, if sort == Sort::Name { way } else { "" });
    match sort {
        Sort::Name => format!(" ORDER BY {name}"),
        Sort::BirthDate => format!(" ORDER BY person_key.birth_date IS NULL, person_key.birth_date{way}, {name}"),
        Sort::Unit => format!(" ORDER BY (SELECT sort_order FROM unit WHERE unit.id = stage_interval.unit){way}, stage_interval.unit{way}, {name}"),
        Sort::Since => format!(" ORDER BY stage_interval.since{way}, {name}"),
        Sort::Stage => format!(" ORDER BY stage_interval.stage{way}, {name}"),
    }
}
