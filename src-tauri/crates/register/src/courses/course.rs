//! A course: the record, the list, and its participants.

use chrono::NaiveDate;
use domain::date::{PartialDate, whole_date};
use domain::refusal::Refusal;
use rusqlite::{Connection, Row, named_params};
use serde::{Deserialize, Serialize};
use specta::Type;

use crate::book::{self, codes, units};
use crate::entries::history;
use crate::error::RegisterError;
use crate::file::Stored;
use crate::log::{Done, Operation};
use crate::{Now, Register};

/// A course.
#[derive(Clone, Debug, Default, Serialize, Deserialize, Type)]
pub struct Course {
    /// A code of `course_kind`.
    pub course_kind: String,
    /// Its name.
    pub name: String,
    /// Đợt, as `1-2021`.
    pub course_batch: Option<String>,
    /// First day, ISO.
    pub from: String,
    /// Last day, ISO.
    pub to: String,
    /// Who holds it.
    pub organizer: Option<String>,
    /// Where.
    pub place: Option<String>,
    /// The opening decision's number.
    pub document_number: Option<String>,
    /// Its date.
    pub document_date: Option<String>,
    /// Anything else.
    pub note: Option<String>,
}

/// A course in the list.
#[derive(Clone, Debug, Serialize, Type)]
pub struct CourseLine {
    /// Its id.
    pub course: i32,
    /// The record.
    pub facts: Course,
    /// Sent to it.
    pub enrolled: u32,
    /// With a passing result.
    pub passed: u32,
    /// With a certificate.
    pub certified: u32,
}

/// Somebody sent to a course.
#[derive(Clone, Debug, Serialize, Type)]
pub struct Participant {
    /// The case.
    pub case: i32,
    /// The person.
    pub person: i32,
    /// Birth name.
    pub name: String,
    /// A code of `sex`.
    pub sex: Option<String>,
    /// Birth, ISO.
    pub birth_date: Option<String>,
    /// Where they stood when sent.
    pub unit: i32,
    /// That unit's name on the day.
    pub unit_name: String,
    /// When sent, ISO.
    pub enrolled_on: String,
    /// A code of `course_result`.
    pub result: Option<String>,
    /// The score.
    pub score: Option<String>,
    /// The event that says so.
    pub result_event: Option<i32>,
    /// The certificate's number.
    pub certificate_number: Option<String>,
    /// Its date, ISO.
    pub certificate_date: Option<String>,
    /// The event that says so.
    pub certificate_event: Option<i32>,
    /// Of which branch it says they were.
    pub branch_at_issue: Option<String>,
}

/// A course with those sent to it.
#[derive(Clone, Debug, Serialize, Type)]
pub struct CoursePage {
    /// The course.
    pub course: CourseLine,
    /// In name order.
    pub participants: Vec<Participant>,
}

/// The event kinds of a kind of course: sent, result, certificate.
pub(crate) fn kinds(course_kind: &str) -> [&'static str; 3] {
    if course_kind == "new_member_class" {
        ["new_member_class_enrolled", "new_member_class_result", "new_member_class_certificate"]
    } else {
        ["course_enrolled", "course_result", "course_certificate"]
    }
}

/// One course; refused where there is none.
pub(crate) fn read(conn: &Connection, course: i32) -> Result<Course, RegisterError> {
    let mut select = conn.prepare_cached(include_str!("course.sql"))?;
    let mut rows = select.query([course])?;
    let row = rows.next()?.ok_or_else(|| Refusal::new("course_unknown").with("value", course).at("course"))?;
    of_row(row)
}

/// Reads a row of the table.
pub(crate) fn of_row(row: &Row<'_>) -> Result<Course, RegisterError> {
    let row = Stored::of("course", row)?;
    let day = |column: &str| row.get::<NaiveDate>(column).map(|day| day.to_string());
    Ok(Course {
        course_kind: row.code(codes()?, "course_kind", "course_kind")?,
        name: row.get("name")?,
        course_batch: row.get("course_batch")?,
        from: day("from")?,
        to: day("to")?,
        organizer: row.get("organizer")?,
        place: row.get("place")?,
        document_number: row.get("document_number")?,
        document_date: row.parse_known::<PartialDate>("document_date")?.map(|date| date.to_string()),
        note: row.get("note")?,
    })
}

fn line(conn: &Connection, course: i32) -> Result<CourseLine, RegisterError> {
    let facts = read(conn, course)?;
    let [enrolled, result, certificate] = kinds(&facts.course_kind);
    let params = named_params! { ":course": course, ":enrolled": enrolled, ":result": result, ":certificate": certificate };
    let counts = conn
        .prepare_cached(include_str!("course_counts.sql"))?
        .query_row(params, |row| Ok((row.get("enrolled")?, row.get("passed")?, row.get("certified")?)))?;
    Ok(CourseLine { course, enrolled: counts.0, passed: counts.1, certified: counts.2, facts })
}

/// Those sent, each as their events read after corrections.
fn participants(conn: &Connection, course: i32, facts: &Course) -> Result<Vec<Participant>, RegisterError> {
    let [enrolled, result, certificate] = kinds(&facts.course_kind);
    let mut select = conn.prepare_cached(include_str!("participants.sql"))?;
    let sent: Vec<(i32, i32, String, Option<String>)> = select
        .query_map(named_params! { ":course": course, ":enrolled": enrolled }, |row| {
            Ok((row.get("case_id")?, row.get("person")?, row.get("birth_name")?, row.get("sex")?))
        })?
        .collect::<Result<_, _>>()?;
    let book = book::load(conn)?;
    let mut participants = Vec::new();
    for (case_id, person, name, sex) in sent {
        let history = history::of_person(conn, person, &book.codes)?;
        let Some(case) = history.cases.iter().find(|case| case.id == case_id) else { continue };
        let events = case.forces().unstruck();
        let latest = |kind: &str| events.iter().rev().find(|event| event.kind.code() == kind && event.fields.id("course") == Some(course));
        let Some(sent) = latest(enrolled) else { continue };
        let (result, certificate) = (latest(result), latest(certificate));
        let unit = domain::stage::standing_unit(&history, case, sent.day(), &book);
        participants.push(Participant {
            case: case_id,
            person,
            name,
            sex,
            birth_date: history.birth_date.map(|date| date.to_string()),
            unit,
            unit_name: units::name_on(&book.units, unit, sent.day())?,
            enrolled_on: sent.on.to_string(),
            result: result.and_then(|event| event.fields.text("result")).map(str::to_owned),
            score: result.and_then(|event| event.fields.0.get("score")).map(domain::field::Value::entry_text),
            result_event: result.map(|event| event.id),
            certificate_number: certificate.and_then(|event| event.document_number.clone()),
            certificate_date: certificate.map(|event| event.on.to_string()),
            certificate_event: certificate.map(|event| event.id),
            branch_at_issue: certificate.and_then(|event| event.fields.text("branch_at_issue")).map(str::to_owned),
        });
    }
    Ok(participants)
}

/// The courses, the latest to begin first: all, those planned for later too; as of a day those begun by then.
pub fn course_list(register: &Register, as_of: Option<NaiveDate>) -> Result<Vec<CourseLine>, RegisterError> {
    let conn = register.conn();
    let mut select = conn.prepare_cached(r#"SELECT id FROM course WHERE :as_of IS NULL OR "from" <= :as_of ORDER BY "from" DESC, id DESC"#)?;
    let ids: Vec<i32> = select.query_map(named_params! { ":as_of": as_of }, |row| row.get("id"))?.collect::<Result<_, _>>()?;
    ids.into_iter().map(|id| line(conn, id)).collect()
}

/// A course with those sent to it.
pub fn course_page(register: &Register, course: i32) -> Result<CoursePage, RegisterError> {
    let conn = register.conn();
    let course = line(conn, course)?;
    let participants = participants(conn, course.course, &course.facts)?;
    Ok(CoursePage { course, participants })
}

/// A course ready to be written: kind and dates read.
#[derive(Clone, Debug, Default)]
#[allow(missing_docs)]
pub struct CourseRow<'a> {
    pub course_kind: &'a str,
    pub name: &'a str,
    pub course_batch: Option<&'a str>,
    pub from: NaiveDate,
    pub to: NaiveDate,
    pub organizer: Option<&'a str>,
    pub place: Option<&'a str>,
    pub document_number: Option<&'a str>,
    pub document_date: Option<PartialDate>,
    pub note: Option<&'a str>,
}

/// Writes a course inside an operation: a new one, or over the one given. Gives its id.
pub(crate) fn put(conn: &Connection, course: Option<i32>, row: &CourseRow<'_>) -> Result<i32, RegisterError> {
    conn.prepare_cached(include_str!("course_put.sql"))?.execute(named_params! {
        ":id": course, ":course_kind": row.course_kind, ":name": row.name, ":course_batch": row.course_batch, ":from": row.from, ":to": row.to,
        ":organizer": row.organizer, ":place": row.place, ":document_number": row.document_number,
        ":document_date": row.document_date.map(|date| date.to_string()), ":note": row.note,
    })?;
    Ok(course.unwrap_or_else(|| crate::file::row_id(conn)))
}

/// A course by its names, for telling which one a workbook means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CourseName {
    /// The course.
    pub course: i32,
    /// Its name.
    pub name: String,
    /// Đợt.
    pub course_batch: Option<String>,
}

/// The courses of a kind, in the order of entry.
pub fn course_names(conn: &Connection, course_kind: &str) -> Result<Vec<CourseName>, RegisterError> {
    let mut select = conn.prepare_cached("SELECT id, name, course_batch FROM course WHERE course_kind = ?1 ORDER BY id")?;
    let named = select
        .query_map([course_kind], |row| Ok(CourseName { course: row.get("id")?, name: row.get("name")?, course_batch: row.get("course_batch")? }))?;
    Ok(named.collect::<Result<_, _>>()?)
}

/// Adds a course, or changes one.
///
/// # Errors
/// Refusals at the field: an empty name, unknown kind, unreadable dates, an end before the beginning.
pub fn save_course(register: &mut Register, course: Option<i32>, facts: &Course, now: &Now) -> Result<Done<i32>, RegisterError> {
    let kind = codes()?
        .find("course_kind", &facts.course_kind)
        .map(|row| row.code.clone())
        .ok_or_else(|| Refusal::new("code_unknown").with("value", &facts.course_kind).at("course_kind"))?;
    let name = domain::identity::title(&facts.name).map_err(|refusal| refusal.at("name"))?;
    let from = whole_date(&facts.from).map_err(|refusal| refusal.at("from"))?;
    let to = whole_date(&facts.to).map_err(|refusal| refusal.at("to"))?;
    if to < from {
        return Err(Refusal::new("rule_dates_wrong").at("to").into());
    }
    let text = |text: &Option<String>| text.as_deref().map(domain::name::tidy).filter(|text| !text.is_empty());
    let document_date =
        text(&facts.document_date).map(|text| PartialDate::typed(&text)).transpose().map_err(|refusal| refusal.at("document_date"))?;
    let [course_batch, organizer, place, document_number, note] =
        [&facts.course_batch, &facts.organizer, &facts.place, &facts.document_number, &facts.note].map(text);
    if let Some(course) = course {
        read(register.conn(), course)?;
    }
    let operation = Operation::new(if course.is_some() { "course_changed" } else { "course_added" }).with("course", &name);
    register.transact(operation, now, |tx| {
        let row = CourseRow {
            course_kind: &kind,
            name: &name,
            course_batch: course_batch.as_deref(),
            from,
            to,
            organizer: organizer.as_deref(),
            place: place.as_deref(),
            document_number: document_number.as_deref(),
            document_date,
            note: note.as_deref(),
        };
        put(tx, course, &row)
    })
}
