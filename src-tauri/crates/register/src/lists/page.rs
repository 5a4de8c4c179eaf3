//! A page of a list, and whole lists.

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::NaiveDate;
use domain::case;
use domain::clock::clocks;
use domain::date::{PartialDate, age_at};
use domain::event::Event;
use domain::event_kind::EventKind;
use domain::field::Place;
use domain::rule::{Rule, RuleKind};
use domain::stage::{Book, PersonHistory, Stage, counting, derived_dates, passed};
use domain::unit::UnitBook;
use domain::words::Language;
use rusqlite::{Connection, OptionalExtension, named_params};
use serde::Serialize;
use serde_json::{Value as Json, json};
use specta::Type;

use super::cell::Telling;
use super::column::{AskedColumn, ListColumn, RowColumn};
use super::completeness::Completeness;
use super::field::ListField;
use super::found::{ListGroup, Looked, found, look};
use super::query::ListQuery;
use super::standing::{Span, Standing};
use super::values::Values;
use crate::Register;
use crate::book::{self, units};
use crate::cases::{ClockBadge, clock_badge, helper_names, helpers_with_days, introducer_names, stored_badge};
use crate::entries::history;
use crate::error::RegisterError;
use crate::facts;
use crate::file::Stored;

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
    pub age: Option<i32>,
    /// What the other columns asked for say, by their codes; the fields above are not among them.
    pub cells: BTreeMap<String, String>,
}

/// The columns whose values are fields of a row.
const OF_A_ROW: [&str; 19] = [
    "birth_date",
    "sex",
    "age",
    "unit",
    "stage",
    "since",
    "ethnicity",
    "home_place",
    "post",
    "occupation",
    "citizen_id",
    "file_number",
    "card_number",
    "admission_date",
    "probation_end",
    "official_date",
    "helper",
    "qualification",
    "political_theory",
];

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
    /// The groups of the whole list, in its order; none where it is not grouped.
    pub groups: Vec<ListGroup>,
    /// Of a list that asks for what is missing: how whole it is.
    pub completeness: Option<Completeness>,
}

/// A line with what only a paper shows.
#[derive(Clone, Debug)]
pub struct PaperRow {
    /// The line.
    pub row: ListRow,
    /// Where they live by registration.
    pub residence: Option<String>,
    /// The resolution that put them on the list: number, date.
    pub listing: Option<String>,
    /// The clock of the review for recognition, of a probationer: before it begins as it will run.
    pub review: Option<ClockBadge>,
    /// A probationer whom the branch has not put forward for recognition yet.
    pub awaits_review: bool,
    /// A probationer whom it has put forward.
    pub is_put_forward: bool,
    /// Their religion.
    pub religion: Option<String>,
    /// Since when in the Youth Union, as far as known.
    pub youth_union_joined: Option<String>,
    /// Who helps, each with the day on which they were named.
    pub helpers: Vec<String>,
    /// Who introduces them.
    pub introducers: Vec<String>,
    /// The branch's latest vote on the admission: its day, for and entitled.
    pub branch_vote: Option<String>,
    /// The committee's.
    pub committee_vote: Option<String>,
    /// The branch's latest vote on the recognition: its day, for and entitled.
    pub conversion_branch_vote: Option<String>,
    /// The committee's.
    pub conversion_committee_vote: Option<String>,
    /// The latest decision on the admission: number, date.
    pub decision: Option<String>,
    /// What the list's group has in common, where it is grouped.
    pub group: Option<String>,
    /// What the columns asked for say, in their order; of what a row tells itself, and of blank ones, nothing.
    pub cells: Vec<String>,
}

impl PaperRow {
    fn of(row: ListRow) -> Self {
        Self {
            row,
            residence: None,
            listing: None,
            review: None,
            awaits_review: false,
            is_put_forward: false,
            religion: None,
            youth_union_joined: None,
            helpers: Vec::new(),
            introducers: Vec::new(),
            branch_vote: None,
            committee_vote: None,
            conversion_branch_vote: None,
            conversion_committee_vote: None,
            decision: None,
            group: None,
            cells: Vec::new(),
        }
    }
}

/// A person's line with what the key (`person`, `birth_name`, `sex`, `birth_date`) and the span say: what only a page or a
/// paper shows is still blank.
fn bare_row(span: &Span, key: Stored<'_, '_>, units: &UnitBook, on: NaiveDate) -> Result<ListRow, RegisterError> {
    // Kept as it is written: a hundred thousand need not be put together again.
    let birth_date: Option<String> = key.get((3, "birth_date"))?;
    let birth: Option<PartialDate> = birth_date.as_deref().map(|text| text.parse().map_err(|_| key.damaged("birth_date"))).transpose()?;
    Ok(ListRow {
        person: key.id(),
        case: span.case,
        name: key.get((1, "birth_name"))?,
        sex: key.get((2, "sex"))?,
        age: birth.map(|birth| age_at(birth, on)),
        birth_date,
        unit: span.unit,
        unit_name: units::name_on(units, span.unit, on)?,
        stage: span.stage.code().to_owned(),
        stage_number: span.stage.number(),
        since: String::from(&*span.since),
        marks: span.marks.iter().flat_map(|marks| marks.split(' ')).map(str::to_owned).collect(),
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
        cells: BTreeMap::new(),
    })
}

/// A page of a list, with every column that the screens can show and those asked for.
///
/// # Errors
/// `list_field_unknown`, `groups_too_many`; those of reading the register.
pub fn list_page(
    register: &Register,
    query: &ListQuery,
    on: NaiveDate,
    offset: u32,
    limit: u32,
    language: Language,
) -> Result<ListPage, RegisterError> {
    let _moment = register.at_one_moment()?;
    let found = found(register, query, on, language)?;
    let stages = query.screen.stages();
    let screen_total = Standing::on(register, on)?.all().filter(|(_, span)| stages.contains(&span.stage)).count();
    let page: Vec<i32> = found.people.iter().skip(offset as usize).take(limit.min(1000) as usize).copied().collect();
    let book = book::of(register)?;
    let standing = Standing::on(register, on)?;
    // A screen may remember a column of a field that is no more: its head says so, and the list stands.
    let mut known = query.clone();
    known.columns.retain(|column| ListColumn::parse(&column.code).is_ok());
    let columns = asked_columns(register, &known, on)?;
    let columns: Vec<_> = columns.into_iter().flatten().filter(|(field, _)| !OF_A_ROW.contains(&&*field.code())).collect();
    let telling = Telling { codes: &book.codes, units: &book.units, on, language };
    let mut rows = rows(register, &page, &book.units, on)?;
    for row in &mut rows {
        *row = fill(register.conn(), row.clone(), on, &book)?.0.row;
        if let Some(span) = standing.of(row.person) {
            let cell = |(field, values): &(ListField, Arc<Values>)| Ok((field.code(), telling.text(field, values.of(row.person, span))?));
            row.cells = columns.iter().map(cell).collect::<Result<_, RegisterError>>()?;
        }
    }
    Ok(ListPage {
        total: found.people.len() as u32,
        screen_total: screen_total as u32,
        offset,
        rows,
        groups: found.groups.clone(),
        completeness: found.completeness,
    })
}

/// A field with everybody's values; `None` for a column that is no field.
type FieldColumn = Option<(ListField, Arc<Values>)>;

/// The fields among the columns asked for, in their places, with everybody's values.
fn asked_columns(register: &Register, query: &ListQuery, on: NaiveDate) -> Result<Vec<FieldColumn>, RegisterError> {
    let read = |asked: &AskedColumn| match ListColumn::parse(&asked.code)? {
        ListColumn::Field(field) => Ok(Some((field.clone(), Values::on(register, &field, on)?))),
        ListColumn::Row(_) | ListColumn::Blank(_) => Ok(None),
    };
    query.columns.iter().map(read).collect()
}

/// The lines of these people, in their order.
fn rows(register: &Register, people: &[i32], units: &UnitBook, on: NaiveDate) -> Result<Vec<ListRow>, RegisterError> {
    let standing = Standing::on(register, on)?;
    let mut select = register.conn().prepare_cached("SELECT person, birth_name, sex, birth_date FROM person_key WHERE person = ?1")?;
    let mut lines = Vec::with_capacity(people.len());
    for person in people {
        let mut keys = select.query([person])?;
        if let (Some(key), Some(span)) = (keys.next()?, standing.of(*person)) {
            lines.push(bare_row(span, Stored::keyed("person_key", "person", key)?, units, on)?);
        }
    }
    Ok(lines)
}

/// A whole list: who, where, at which stage. What only a page or a paper shows is left out.
pub fn list_rows(register: &Register, query: &ListQuery, on: NaiveDate) -> Result<Vec<ListRow>, RegisterError> {
    let _moment = register.at_one_moment()?;
    let (standing, book) = (Standing::on(register, on)?, book::of(register)?);
    Ok(look(register, query, &standing, on, Language::Vi, |key, span| bare_row(span, key, &book.units, on))?.lines)
}

/// A row, and what the columns asked for hold of it, by their codes.
pub type ValuesRow = (ListRow, BTreeMap<String, Json>);

/// The same, each with what the columns asked for hold as it is kept, by their codes: ISO dates, codes, numbers.
///
/// # Errors
/// As [`list_page`].
pub fn list_values(register: &Register, query: &ListQuery, on: NaiveDate) -> Result<Vec<ValuesRow>, RegisterError> {
    let _moment = register.at_one_moment()?;
    let (standing, book) = (Standing::on(register, on)?, book::of(register)?);
    let columns = asked_columns(register, query, on)?;
    let told = query.columns.iter().any(|column| matches!(ListColumn::parse(&column.code), Ok(ListColumn::Row(_))));
    let telling = Telling { codes: &book.codes, units: &book.units, on, language: Language::Vi };
    let line = |mut row: ListRow| {
        if told {
            row = fill(register.conn(), row, on, &book)?.0.row;
        }
        let Some(span) = standing.of(row.person) else { return Ok((row, BTreeMap::new())) };
        let mut values = BTreeMap::new();
        for (asked, column) in query.columns.iter().zip(&columns) {
            let value = match column {
                Some((field, values)) => telling.json(field, values.of(row.person, span)),
                None => match asked.code.as_str() {
                    "name" => json!(row.name),
                    "clock" => json!(row.clock.as_ref().map(|clock| &clock.due)),
                    "schooling" => json!(row.schooling),
                    "listed_on" => json!(row.listed_on),
                    "course" => json!(row.course),
                    _ => Json::Null,
                },
            };
            values.insert(asked.code.clone(), value);
        }
        Ok((row, values))
    };
    list_rows(register, query, on)?.into_iter().map(line).collect()
}

/// The lines of a paper.
#[derive(Clone, Debug)]
pub struct PaperRows {
    /// In their order.
    pub rows: Vec<PaperRow>,
    /// Of a list that asks for what is missing: how many lack nothing.
    pub completeness: Option<Completeness>,
    /// The same by group, in their order: those too in which nobody lacks it.
    pub groups: Vec<(String, Completeness)>,
}

/// What a form tells of somebody.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FormTells {
    /// Who, where and at which stage: what the lists' keys and spans say.
    Standing,
    /// Facts, dates and entries too.
    Everything,
}

/// A whole list for papers: with what its form tells, or, where columns are asked for, with those.
///
/// # Errors
/// As [`list_page`].
pub fn paper_rows(register: &Register, query: &ListQuery, tells: FormTells, on: NaiveDate) -> Result<PaperRows, RegisterError> {
    let _moment = register.at_one_moment()?;
    let (standing, book) = (Standing::on(register, on)?, book::of(register)?);
    let columns = asked_columns(register, query, on)?;
    // Of columns that are fields nothing else need be read.
    let by_form = query.columns.is_empty() && tells == FormTells::Everything;
    let told = |asked: &AskedColumn| matches!(ListColumn::parse(&asked.code), Ok(ListColumn::Row(column)) if column != RowColumn::Name);
    let filled = by_form || query.columns.iter().any(told);
    let telling = Telling { codes: &book.codes, units: &book.units, on, language: Language::Vi };
    let looked = look(register, query, &standing, on, Language::Vi, |key, span| bare_row(span, key, &book.units, on))?;
    let Looked { lines, group_of, titles, completeness, completeness_of } = looked;
    let mut rows: Vec<PaperRow> = lines.into_iter().map(PaperRow::of).collect();
    // What is known of people lies in the file as they were entered: read so, each page of it is decrypted once.
    let mut as_entered: Vec<usize> = (0..rows.len()).collect();
    as_entered.sort_by_key(|place| rows[*place].row.person);
    for place in as_entered {
        let line = &mut rows[place];
        let person = line.row.person;
        if filled {
            let (told, history) = fill(register.conn(), line.row.clone(), on, &book)?;
            *line = if by_form { of_paper(register.conn(), told, &history, on, &book)? } else { told };
        }
        line.group = group_of.get(place).and_then(|group| titles.get(*group as usize)).cloned();
        if let Some(span) = standing.of(person) {
            let cell = |column: &FieldColumn| match column {
                Some((field, values)) => telling.text(field, values.of(person, span)),
                None => Ok(String::new()),
            };
            line.cells = columns.iter().map(cell).collect::<Result<_, RegisterError>>()?;
        }
    }
    Ok(PaperRows { rows, completeness, groups: titles.into_iter().zip(completeness_of).collect() })
}

/// Everyone in a list, in its order.
pub fn list_ids(register: &Register, query: &ListQuery, on: NaiveDate) -> Result<Vec<i32>, RegisterError> {
    Ok(found(register, query, on, Language::Vi)?.people.clone())
}

/// The place of a person in a list, from 0.
pub fn list_position(register: &Register, query: &ListQuery, on: NaiveDate, person: i32) -> Result<Option<u32>, RegisterError> {
    Ok(found(register, query, on, Language::Vi)?.people.iter().position(|found| *found == person).map(|place| place as u32))
}

fn stage_of(row: &ListRow) -> Result<Stage, RegisterError> {
    row.stage_number.try_into().map_err(|()| RegisterError::damaged_row("stage_interval", row.person, "stage"))
}

/// Everything a row can show beyond the lists' own keys, and the person's history, which is read once: what only a paper tells of
/// it is still blank.
fn fill(conn: &Connection, mut row: ListRow, on: NaiveDate, book: &Book) -> Result<(PaperRow, PersonHistory), RegisterError> {
    let stage = stage_of(&row)?;
    let label = |stored: &Stored<'_, '_>, list: &str, column: &str| -> Result<Option<String>, RegisterError> {
        Ok(stored.code_known(&book.codes, list, column)?.map(|code| book.codes.label(list, &code).to_owned()))
    };
    let mut religion = None;
    let mut select = conn.prepare_cached(include_str!("row_person.sql"))?;
    let mut rows = select.query([row.person])?;
    if let Some(found) = rows.next()? {
        let found = Stored::of("person", found)?;
        row.ethnicity = label(&found, "ethnicity", "ethnicity")?;
        religion = label(&found, "religion", "religion")?;
        row.home_place = found.json_known::<Place>("home_place")?.map(|place| place.shown());
        row.citizen_id = found.get("citizen_id")?;
        row.file_number = found.get("file_number")?;
        row.card_number = found.get("card_number")?;
    }
    let mut in_force = conn.prepare_cached(include_str!("../facts/facts_in_force.sql"))?;
    let mut found = in_force.query(named_params! { ":person": row.person, ":on": on })?;
    let (mut schooling_text, mut residence, mut youth_union_joined) = (None, None, None);
    while let Some(fact) = found.next()? {
        let fact = Stored::of("person_fact", fact)?;
        match fact.get::<String>("field")?.as_str() {
            "post" => row.post = fact.get("value")?,
            "occupation" => row.occupation = fact.get("value")?,
            "residence_permanent" => residence = fact.json_known::<Place>("value")?.map(|place| place.shown()),
            "schooling_text" => schooling_text = fact.get("value")?,
            "general_schooling" => row.schooling = label(&fact, "general_schooling", "value")?,
            "qualification" => row.qualification = label(&fact, "qualification", "value")?,
            "political_theory" => row.political_theory = label(&fact, "political_theory", "value")?,
            facts::ORGANIZATIONS => youth_union_joined = youth_union(&fact)?,
            _ => {}
        }
    }
    row.schooling = schooling_text.or(row.schooling.take());
    let history = history::of_person(conn, row.person, &book.codes)?;
    let (mut listing, mut decision) = (None, None);
    if let Some(own) = history.cases.iter().find(|case| case.id == row.case) {
        let events = counting(own, on);
        let dates = derived_dates(&events, &book.rules);
        row.admission_date = dates.admission_date.map(|date| date.to_string());
        row.probation_end = dates.probation_end.map(|date| date.to_string());
        row.official_date = dates.official_date.map(|date| date.to_string());
        let listed = case::listing(&events);
        row.listed_on = listed.map(|event| event.on.to_string());
        listing = listed.map(|event| [event.document_number.clone(), Some(event.on.shown())].into_iter().flatten().collect::<Vec<_>>().join(", "));
        decision = case::decision(&events).map(Event::document);
        row.helper = helper_names(conn, &events)?;
        if let Some(event) = case::course(&events, stage) {
            let batch: Option<String> = match event.fields.id("course") {
                Some(course) => conn
                    .prepare_cached("SELECT coalesce(course_batch, name) AS batch FROM course WHERE id = ?1")?
                    .query_row([course], |row| row.get("batch"))
                    .optional()?,
                None => None,
            };
            let certificate = (!matches!(event.kind, EventKind::CourseEnrolled | EventKind::NewMemberClassEnrolled)).then(|| event.document());
            row.course = Some([batch, certificate].into_iter().flatten().collect::<Vec<_>>().join("; ")).filter(|text| !text.is_empty());
        }
    }
    row.clock = nearest_clock(conn, row.person, on, book)?;
    let line = PaperRow { residence, listing, religion, youth_union_joined, decision, ..PaperRow::of(row) };
    Ok((line, history))
}

/// The line with what only a paper tells of the person's history.
fn of_paper(conn: &Connection, mut line: PaperRow, history: &PersonHistory, on: NaiveDate, book: &Book) -> Result<PaperRow, RegisterError> {
    let Some(own) = history.cases.iter().find(|case| case.id == line.row.case) else { return Ok(line) };
    let events = counting(own, on);
    line.helpers = helpers_with_days(conn, &events)?;
    line.introducers = introducer_names(conn, &events)?;
    line.branch_vote = case::latest(&events, EventKind::BranchVote).map(voted);
    line.committee_vote = case::latest(&events, EventKind::CommitteeVote).map(voted);
    line.conversion_branch_vote = case::latest(&events, EventKind::ConversionBranchVote).map(voted);
    line.conversion_committee_vote = case::latest(&events, EventKind::ConversionCommitteeVote).map(voted);
    if matches!(stage_of(&line.row)?, Stage::Probation | Stage::ConversionVote) {
        // Before the probation is over the clock tells how it will run.
        let end = derived_dates(&events, &book.rules).probation_end;
        let begins = end.filter(|end| *end < NaiveDate::MAX).map_or(on, |end| end.max(on));
        let clocks = clocks(history, own, begins, book);
        let reviews = clocks.iter().filter(|clock| clock.rule.key == "conversion_review");
        // The one that runs, else the first that was met.
        let one = reviews.min_by_key(|clock| (!clock.state(on).is_open(), clock.due));
        line.review = one.map(|clock| clock_badge(clock, on, book));
        let vote = case::latest(&events, EventKind::ConversionBranchVote);
        line.is_put_forward = vote.is_some_and(|vote| passed(vote, line.row.unit, book));
        line.awaits_review = !line.is_put_forward;
    }
    Ok(line)
}

/// Since when somebody is in the Youth Union by a fact about their organizations.
fn youth_union(fact: &Stored<'_, '_>) -> Result<Option<String>, RegisterError> {
    let kept: Option<String> = fact.get("value")?;
    let joined = kept.map(|kept| facts::youth_union_joined(&kept).map_err(|()| fact.damaged("value"))).transpose()?;
    Ok(joined.flatten().map(|day| day.to_string()))
}

/// A vote as lists write it: its day, for of all entitled.
fn voted(event: &Event) -> String {
    event.votes().map_or_else(|| event.on.shown(), |votes| format!("{}; {votes}", event.on.shown()))
}

/// The open clock of a person that falls due first; what must only be waited for is none.
fn nearest_clock(conn: &Connection, person: i32, on: NaiveDate, book: &Book) -> Result<Option<ClockBadge>, RegisterError> {
    let mut select = conn.prepare_cached(include_str!("nearest_clock.sql"))?;
    let mut rows = select.query(named_params! { ":person": person, ":on": on.to_string() })?;
    while let Some(row) = rows.next()? {
        let row = Stored::keyed("clock_interval", "person", row)?;
        let (clock, rule): (String, i32) = (row.get("clock")?, row.get("rule")?);
        let is_wait = |each: &Rule| each.id == rule && each.key == clock && each.kind == RuleKind::Minimum;
        if !book.rules.rules.iter().any(is_wait) {
            return Ok(Some(stored_badge(&clock, rule, row.get("due")?, row.get("warn")?, on, book)));
        }
    }
    Ok(None)
}
