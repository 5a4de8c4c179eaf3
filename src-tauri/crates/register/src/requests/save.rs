//! Writing down a request, and its answer.

use chrono::NaiveDate;
use domain::date::{PartialDate, whole_date};
use domain::name::tidy;
use domain::refusal::Refusal;
use rusqlite::{Connection, OptionalExtension, named_params};

use super::request::{Request, of_row};
use crate::book::units;
use crate::error::RegisterError;
use crate::file::row_id;
use crate::log::{Done, Operation};
use crate::{Now, Register};

/// Writes a request down, or changes one.
///
/// # Errors
/// Refusals at the field: who asks or about whom not given, a unit that is unknown or did not stand that day, a day that is
/// none, is to come, or an answer before the request; `request_unknown`.
pub fn save_request(register: &mut Register, request: Option<i32>, facts: &Request, now: &Now) -> Result<Done<i32>, RegisterError> {
    let before = request.map(|request| known(register.conn(), request)).transpose()?;
    let asked_by = given(&facts.asked_by, "asked_by")?;
    let whom = given(&facts.about, "about")?;
    let received_on = past_day(&facts.received_on, "received_on", now)?;
    let text = |text: &Option<String>| text.as_deref().map(tidy).filter(|text| !text.is_empty());
    let answered_on = text(&facts.answered_on).map(|day| past_day(&day, "answered_on", now)).transpose()?;
    if answered_on.is_some_and(|answered| answered < received_on) {
        return Err(Refusal::new("answered_before_received").with("date", PartialDate::whole(received_on).shown()).at("answered_on").into());
    }
    let document_date = text(&facts.document_date).map(|day| PartialDate::typed(&day)).transpose();
    let document_date = document_date.map_err(|refusal| refusal.at("document_date"))?;
    units::must_stand(register.conn(), facts.unit, received_on)?;
    let first = units::spans_of(register.conn(), facts.unit)?.first().map(|first| first.begins);
    if let Some(founded) = first.filter(|founded| received_on < *founded) {
        return Err(Refusal::new("unit_not_founded").with("date", PartialDate::whole(founded).shown()).at("unit").into());
    }
    let operation = Operation::new(match before {
        None => "request_added",
        Some(before) if before.answered_on.is_none() && answered_on.is_some() => "request_answered",
        Some(_) => "request_changed",
    });
    register.transact(operation.with("about", &whom), now, |tx| {
        tx.execute(
            include_str!("request_put.sql"),
            named_params! {
                ":id": request, ":asked_by": asked_by, ":about": whom, ":applicant": text(&facts.applicant), ":unit": facts.unit,
                ":document_number": text(&facts.document_number), ":document_date": document_date.map(|date| date.to_string()),
                ":received_on": received_on, ":answered_on": answered_on, ":answer_number": text(&facts.answer_number), ":note": text(&facts.note),
            },
        )?;
        Ok(request.unwrap_or_else(|| row_id(tx)))
    })
}

/// Writes down that a request was answered, and by which letter.
///
/// # Errors
/// As [`save_request`].
pub fn answer_request(register: &mut Register, request: i32, on: &str, number: Option<&str>, now: &Now) -> Result<Done<i32>, RegisterError> {
    let facts = known(register.conn(), request)?;
    save_request(
        register,
        Some(request),
        &Request { answered_on: Some(on.to_owned()), answer_number: number.map(str::to_owned).or(facts.answer_number.clone()), ..facts },
        now,
    )
}

/// Takes out a request that was written down by mistake.
///
/// # Errors
/// `request_unknown`.
pub fn remove_request(register: &mut Register, request: i32, now: &Now) -> Result<Done<()>, RegisterError> {
    let whom = known(register.conn(), request)?.about;
    register.transact(Operation::new("request_removed").with("about", whom), now, |tx| {
        tx.execute("DELETE FROM request WHERE id = ?1", [request])?;
        Ok(())
    })
}

/// A request that is in the register.
fn known(conn: &Connection, request: i32) -> Result<Request, RegisterError> {
    let row = conn.query_row(include_str!("request_row.sql"), [request], |row| Ok(of_row(row))).optional()?.transpose()?;
    let (_, facts) = row.ok_or_else(|| Refusal::new("request_unknown").with("value", request).at("request"))?;
    Ok(facts)
}

fn given(typed: &str, field: &str) -> Result<String, RegisterError> {
    domain::identity::title(typed).map_err(|refusal| refusal.at(field).into())
}

/// A whole day up to today.
fn past_day(typed: &str, field: &str, now: &Now) -> Result<NaiveDate, RegisterError> {
    let day = whole_date(typed).map_err(|refusal| refusal.at(field))?;
    if day > now.today {
        return Err(Refusal::new("date_future").with("value", PartialDate::whole(day).shown()).at(field).into());
    }
    Ok(day)
}
