//! The requests, each with its clock.

use chrono::NaiveDate;
use domain::clock::Clock;
use domain::request_clock::request_clock;
use domain::stage::Book;
use rusqlite::Connection;
use serde::Serialize;
use specta::Type;

use super::request::{Request, of_row};
use crate::Register;
use crate::book::{self, units};
use crate::cases::{ClockBadge, clock_badge};
use crate::error::RegisterError;

/// A request in the list.
#[derive(Clone, Debug, Serialize, Type)]
pub struct RequestLine {
    /// Its id.
    pub request: i32,
    /// The record.
    pub facts: Request,
    /// The name of who answers, on the day asked of: of a unit merged by then, that into which it was.
    pub unit_name: String,
    /// The last day for the answer, ISO; `None`: no such rule is in force.
    pub due: Option<String>,
    /// Its clock in a word.
    pub badge: Option<ClockBadge>,
    /// The rule's source.
    pub source: Option<String>,
}

/// What was received by a day: those not answered by then first, the earliest due at their head; then those answered, the
/// latest first.
///
/// # Errors
/// [`RegisterError::DamagedRow`] where a row does not read.
pub fn request_list(register: &Register, on: NaiveDate) -> Result<Vec<RequestLine>, RegisterError> {
    let _moment = register.at_one_moment()?;
    let book = book::of(register)?;
    let mut lines = Vec::new();
    for (request, facts) in received(register.conn(), on)? {
        let clock = clock_of(&facts, &book);
        lines.push(RequestLine {
            request,
            unit_name: units::name_on(&book.units, book.units.into_which(facts.unit, on), on)?,
            due: clock.as_ref().map(|clock| clock.due.to_string()),
            badge: clock.as_ref().map(|clock| clock_badge(clock, on, &book)),
            source: clock.map(|clock| clock.rule.source.clone()),
            facts,
        });
    }
    lines.sort_by(|a, b| match (&a.facts.answered_on, &b.facts.answered_on) {
        (None, None) => (&a.due, &a.facts.received_on, a.request).cmp(&(&b.due, &b.facts.received_on, b.request)),
        (Some(one), Some(other)) => (other, b.request).cmp(&(one, a.request)),
        (one, other) => one.is_some().cmp(&other.is_some()),
    });
    Ok(lines)
}

/// Requests received by a day, as they stood then: an answer given later is none yet.
fn received(conn: &Connection, on: NaiveDate) -> Result<Vec<(i32, Request)>, RegisterError> {
    let mut requests: Vec<(i32, Request)> =
        conn.prepare_cached(include_str!("request_rows.sql"))?.query_and_then([], of_row)?.collect::<Result<_, _>>()?;
    let day = on.to_string();
    requests.retain(|(_, facts)| facts.received_on <= day);
    for (_, facts) in &mut requests {
        if facts.answered_on.as_ref().is_some_and(|answered| *answered > day) {
            (facts.answered_on, facts.answer_number) = (None, None);
        }
    }
    Ok(requests)
}

fn clock_of<'b>(facts: &Request, book: &'b Book) -> Option<Clock<'b>> {
    let answered = facts.answered_on.as_ref().and_then(|day| day.parse().ok());
    request_clock(facts.received_on.parse().ok()?, answered, &book.rules)
}

/// A request whose answer is waited for.
pub(crate) struct Running<'b> {
    /// Its id.
    pub request: i32,
    /// The record.
    pub facts: Request,
    /// Its clock.
    pub clock: Clock<'b>,
}

/// Those whose clock is open on a day.
pub(crate) fn running<'b>(conn: &Connection, book: &'b Book, on: NaiveDate) -> Result<Vec<Running<'b>>, RegisterError> {
    let open = received(conn, on)?.into_iter().filter_map(|(request, facts)| {
        let clock = clock_of(&facts, book).filter(|clock| clock.state(on).is_open())?;
        Some(Running { request, facts, clock })
    });
    Ok(open.collect())
}
