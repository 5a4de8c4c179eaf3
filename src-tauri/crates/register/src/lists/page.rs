//! A page of a list, and whole lists.

use chrono::NaiveDate;
use domain::clock::ClockState;
use domain::date::{PartialDate, age_at};
use domain::event_kind::EventKind;
use domain::stage::{Book, Stage, counting, derived_dates};
use domain::value::PersonRef;
use rusqlite::{Connection, OptionalExtension, Row, named_params};
use serde::Serialize;
use specta::Type;

use super::query::{Built, ListQuery, ListScreen, build, order};
use crate::Register;
use crate::cases::{ClockBadge, history};
use crate::error::RegisterError;
use crate::people::{self, Place};
use crate::settings::book;

/// A person's line in a list: their latest case on the day.
#[derive(Clone, Debug, Serialize, Type)]
#[allow(missing_docs)]
pub struct ListRow {
    pub person: i32,
    pub case: i32,
    pub name: String,
    pub sex: Option<String>,
    /// ISO, as far as known.
    pub birth_date: Option<String>,
    pub unit: i32,
    pub unit_name: String,
    pub stage: String,
    pub stage_number: i32,
    pub since: String,
    pub marks: Vec<String>,
    /// The open clock that falls due first.
    pub clock: Option<ClockBadge>,
    pub ethnicity: Option<String>,
    pub home_place: Option<String>,
    pub post: Option<String>,
    pub occupation: Option<String>,
    pub citizen_id: Option<String>,
    pub file_number: Option<String>,
    pub card_number: Option<String>,
    pub admission_date: Option<String>,
    pub probation_end: Option<String>,
    pub official_date: Option<String>,
    pub helper: Option<String>,
    pub schooling: Option<String>,
    pub qualification: Option<String>,
    pub political_theory: Option<String>,
    pub listed_on: Option<String>,
    pub course: Option<String>,
    pub decision: Option<String>,
    pub age: Option<i32>,
}

/// A page of a list.
#[derive(Clone, Debug, Serialize, Type)]
pub struct ListPage {
    /// Rows in all, as filtered.
    pub total: u32,
    /// Rows of the screen with no filter.
    pub screen_total: u32,
    /// The first row's place.
    pub offset: u32,
    /// The rows.
    pub rows: Vec<ListRow>,
}

/// How many stand on each screen.
#[derive(Clone, Debug, Default, Serialize, Type)]
#[allow(missing_docs)]
pub struct NavCounts {
    pub pool: u32,
    pub courses: u32,
    pub admission: u32,
    pub probation: u32,
    pub members: u32,
    pub units: u32,
    pub targets: u32,
}

/// The facts of the register alone, before a page is filled with what only it shows.
const COLUMNS: &str = "person_key.person, stage_interval.case_id, \
     person_key.birth_name, person_key.sex, person_key.birth_date, stage_interval.unit, stage_interval.stage, stage_interval.since, stage_interval.marks";

fn bare_row(row: &Row<'_>, book_units: &domain::unit::UnitBook, on: NaiveDate) -> rusqlite::Result<ListRow> {
    let unit: i32 = row.get("unit")?;
    let number: i32 = row.get("stage")?;
    let birth_date: Option<String> = row.get("birth_date")?;
    Ok(ListRow {
        person: row.get("person")?,
        case: row.get("case_id")?,
        name: row.get("birth_name")?,
        sex: row.get("sex")?,
        age: birth_date.as_deref().and_then(|text| text.parse().ok()).map(|birth: PartialDate| age_at(birth, on)),
        birth_date,
        unit,
        unit_name: book_units.nearest(unit, on).map_or_else(String::new, |span| span.name.clone()),
        stage: Stage::from_number(number).unwrap_or(Stage::Candidate).code().to_owned(),
        stage_number: number,
        since: row.get("since")?,
        marks: row.get::<_, String>("marks")?.split_whitespace().map(str::to_owned).collect(),
        clock: None,
        ethnicity: None,
        home_place: None,
        post: None,
        occupation: None,
        citizen_id: None,
        file_number: None,
        card_number: None,
        admission_date: None,
        probation_end: None,
        official_date: None,
        helper: None,
        schooling: None,
        qualification: None,
        political_theory: None,
        listed_on: None,
        course: None,
        decision: None,
    })
}

/// How many rows a list has in all. Counted once until something is written: the next page need not count again.
fn total(register: &Register, query: &ListQuery, on: NaiveDate) -> Result<u32, RegisterError> {
    let unsorted = ListQuery { sort: super::Sort::Name, descending: false, as_of: None, ..query.clone() };
    register.counted(format!("{unsorted:?} {on}"), |conn| {
        let built = build(conn, query, on)?;
        let mut select = conn.prepare_cached(&format!("SELECT count(*) AS rows {}", built.from_where))?;
        Ok(select.query_row(built.params().as_slice(), |row| row.get("rows"))?)
    })
}

/// How many rows a screen has with no filter.
fn total_of_screen(register: &Register, query: &ListQuery, on: NaiveDate) -> Result<u32, RegisterError> {
    total(register, &ListQuery { screen: query.screen, ..ListQuery::default() }, on)
}

/// A page of a list, with every column that the screens can show.
pub fn list_page(register: &Register, query: &ListQuery, on: NaiveDate, offset: u32, limit: u32) -> Result<ListPage, RegisterError> {
    let conn = register.conn();
    let built = build(conn, query, on)?;
    let total = total(register, query, on)?;
    let screen_total = total_of_screen(register, query, on)?;
    let book = book::load(conn)?;
    let mut rows = rows(conn, query, &built, &book.units, on, Some((offset, limit.min(1000))))?;
    for row in &mut rows {
        fill(conn, row, on, &book)?;
    }
    Ok(ListPage { total, screen_total, offset, rows })
}

fn rows(conn: &Connection, query: &ListQuery, built: &Built, units: &domain::unit::UnitBook, on: NaiveDate, page: Option<(u32, u32)>) -> Result<Vec<ListRow>, RegisterError> {
    let mut sql = format!("SELECT {COLUMNS} {}{}", built.from_where, order(query.sort, query.descending));
    if let Some((offset, limit)) = page {
        sql += &format!(" LIMIT {limit} OFFSET {offset}");
    }
    let mut select = conn.prepare_cached(&sql)?;
    let rows = select.query_map(built.params().as_slice(), |row| bare_row(row, units, on))?.collect::<Result<_, _>>()?;
    Ok(rows)
}

/// A whole list: who, where, at which stage. What only a page or a paper shows is left out.
pub fn list_rows(register: &Register, query: &ListQuery, on: NaiveDate) -> Result<Vec<ListRow>, RegisterError> {
    let conn = register.conn();
    rows(conn, query, &build(conn, query, on)?, &crate::units::book(conn)?, on, None)
}

/// A whole list with every column, for papers.
pub(crate) fn filled_rows(register: &Register, query: &ListQuery, on: NaiveDate) -> Result<Vec<ListRow>, RegisterError> {
    let mut rows = list_rows(register, query, on)?;
    let conn = register.conn();
    let book = book::load(conn)?;
    for row in &mut rows {
        fill(conn, row, on, &book)?;
    }
    Ok(rows)
}

/// The place of a person in a list, from 0.
pub fn list_position(register: &Register, query: &ListQuery, on: NaiveDate, person: i32) -> Result<Option<u32>, RegisterError> {
    let conn = register.conn();
    let built = build(conn, query, on)?;
    let sql = format!(
        "SELECT place FROM (SELECT person_key.person, row_number() OVER ({}) - 1 AS place {}) WHERE person = :person",
        order(query.sort, query.descending),
        built.from_where
    );
    let mut params = built.params();
    params.push((":person", &person));
    Ok(conn.prepare_cached(&sql)?.query_row(params.as_slice(), |row| row.get("place")).optional()?)
}

/// Everything a row can show beyond the lists' own keys.
fn fill(conn: &Connection, row: &mut ListRow, on: NaiveDate, book: &Book) -> Result<(), RegisterError> {
    let place = |text: Option<String>| text.and_then(|text| serde_json::from_str::<Place>(&text).ok()).map(|place| place.shown());
    let label = |list: &str, code: Option<String>| code.map(|code| book.codes.label(list, &code).to_owned());
    conn.prepare_cached(include_str!("row_person.sql"))?.query_row([row.person], |found| {
        row.ethnicity = label("ethnicity", found.get("ethnicity")?);
        row.home_place = place(found.get("home_place")?);
        row.citizen_id = found.get("citizen_id")?;
        row.file_number = found.get("file_number")?;
        row.card_number = found.get("card_number")?;
        Ok(())
    })?;
    let mut facts = conn.prepare_cached(include_str!("../people/facts_in_force.sql"))?;
    let mut found = facts.query(named_params! { ":person": row.person, ":on": on })?;
    let mut schooling_text = None;
    while let Some(fact) = found.next()? {
        let value: Option<String> = fact.get("value")?;
        match fact.get::<_, String>("field")?.as_str() {
            "post" => row.post = value,
            "occupation" => row.occupation = value,
            "schooling_text" => schooling_text = value,
            "general_schooling" => row.schooling = label("general_schooling", value),
            "qualification" => row.qualification = label("qualification", value),
            "political_theory" => row.political_theory = label("political_theory", value),
            _ => {}
        }
    }
    row.schooling = schooling_text.or(row.schooling.take());
    let history = history::of_person(conn, row.person, &book.codes)?;
    if let Some(case) = history.cases.iter().find(|case| case.id == row.case) {
        let events = counting(case, on);
        let dates = derived_dates(&events, &book.rules);
        row.admission_date = dates.admission_date.map(|date| date.to_string());
        row.probation_end = dates.probation_end.map(|date| date.to_string());
        row.official_date = dates.official_date.filter(|_| row.stage == Stage::Full.code()).map(|date| date.to_string());
        let latest = |kind: EventKind| events.iter().rev().find(|event| event.kind == kind);
        row.listed_on = latest(EventKind::CandidateListed).map(|event| event.on.to_string());
        row.decision = latest(EventKind::Decision).map(|event| numbered(event));
        row.helper = match latest(EventKind::HelperNamed).and_then(|event| event.fields.person("helper")) {
            Some(PersonRef::Named(name)) => Some(name.clone()),
            Some(PersonRef::Recorded(id)) => Some(people::name_of(conn, *id)?),
            None => None,
        };
        let class = if row.stage_number >= Stage::Probation.number() { EventKind::NewMemberClassCertificate } else { EventKind::CourseCertificate };
        let enrolled = if class == EventKind::CourseCertificate { EventKind::CourseEnrolled } else { EventKind::NewMemberClassEnrolled };
        let attended = latest(class).or(latest(enrolled));
        if let Some(event) = attended {
            let batch: Option<String> = match event.fields.id("course") {
                Some(course) => conn
                    .prepare_cached("SELECT coalesce(course_batch, name) AS batch FROM course WHERE id = ?1")?
                    .query_row([course], |row| row.get("batch"))
                    .optional()?,
                None => None,
            };
            let certificate = (event.kind == class).then(|| numbered(event));
            row.course = Some([batch, certificate].into_iter().flatten().collect::<Vec<_>>().join("; ")).filter(|text| !text.is_empty());
        }
    }
    row.clock = nearest_clock(conn, row.person, on, book)?;
    Ok(())
}

/// A document as lists write it: number, date.
fn numbered(event: &domain::event::Event) -> String {
    let date = event.document_date.unwrap_or(event.on).shown();
    match &event.document_number {
        Some(number) => format!("{number}, {date}"),
        None => date,
    }
}

/// The open clock of a person that falls due first.
fn nearest_clock(conn: &Connection, person: i32, on: NaiveDate, book: &Book) -> Result<Option<ClockBadge>, RegisterError> {
    let found = conn
        .prepare_cached(include_str!("nearest_clock.sql"))?
        .query_row(named_params! { ":person": person, ":on": on.to_string() }, |row| {
            Ok((row.get::<_, String>("clock")?, row.get::<_, i32>("rule")?, row.get::<_, NaiveDate>("due")?, row.get::<_, NaiveDate>("warn")?))
        })
        .optional()?;
    Ok(found.map(|(clock, rule, due, warn)| badge(&clock, rule, due, warn, on, book)))
}

/// An open clock in a word.
pub(crate) fn badge(clock: &str, rule: i32, due: NaiveDate, warn: NaiveDate, on: NaiveDate, book: &Book) -> ClockBadge {
    let working_days = book.rules.rules.iter().any(|each| each.id == rule && each.key == clock && each.unit == domain::rule::TimeUnit::WorkingDays);
    let left = if working_days {
        book.rules.calendar.working_days_between(on, due)
    } else {
        i32::try_from((due - on).num_days()).unwrap_or(i32::MAX)
    };
    let state = if on > due {
        ClockState::Overdue
    } else if on >= warn {
        ClockState::Due
    } else {
        ClockState::Running
    };
    ClockBadge { clock: clock.to_owned(), due: due.to_string(), state, days: left.abs(), working_days }
}

/// How many people and things stand on each screen on a day.
pub fn nav_counts(register: &Register, on: NaiveDate) -> Result<NavCounts, RegisterError> {
    let conn = register.conn();
    let mut counts = NavCounts::default();
    let mut select = conn.prepare_cached(include_str!("nav_counts.sql"))?;
    let mut rows = select.query(named_params! { ":on": on.to_string() })?;
    let within = |screen: ListScreen, stage: i32| match screen {
        ListScreen::Pool => (1..=4).contains(&stage),
        ListScreen::Admission => (4..=7).contains(&stage),
        ListScreen::Probation => (8..=9).contains(&stage),
        _ => (8..=10).contains(&stage),
    };
    while let Some(row) = rows.next()? {
        let (stage, people): (i32, u32) = (row.get("stage")?, row.get("people")?);
        for (screen, count) in [
            (ListScreen::Pool, &mut counts.pool),
            (ListScreen::Admission, &mut counts.admission),
            (ListScreen::Probation, &mut counts.probation),
            (ListScreen::Members, &mut counts.members),
        ] {
            if within(screen, stage) {
                *count += people;
            }
        }
    }
    let number = |sql: &str| -> Result<u32, RegisterError> {
        Ok(conn.prepare_cached(sql)?.query_row(named_params! { ":on": on.to_string() }, |row| row.get(0))?)
    };
    counts.courses = number(r#"SELECT count(*) FROM course WHERE "from" <= :on AND "to" >= :on"#)?;
    counts.units = number("SELECT count(*) FROM unit_interval WHERE begins <= :on AND ends > :on")?;
    counts.targets = number(r#"SELECT count(*) FROM target WHERE "from" <= :on AND "to" >= :on"#)?;
    Ok(counts)
}
