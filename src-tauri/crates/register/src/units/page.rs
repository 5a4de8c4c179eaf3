//! A unit's page: its facts on a day, what happened to it by then, and who stands in it.

use chrono::NaiveDate;
use domain::refusal::Refusal;
use domain::stage::Book;
use rusqlite::Connection;
use serde::Serialize;
use specta::Type;

use super::counts::{UnitCounts, counts};
use super::entries::{clocks, views};
use crate::Register;
use crate::book::{self, units};
use crate::cases::{ClockView, EventView, PostView, clock_view, posts_of};
use crate::error::RegisterError;
use crate::file::Stored;
use crate::targets::{TargetLine, targets_of};

/// The facts of a unit on a day; before its founding those it was founded with, after its end those it ended with.
#[derive(Clone, Debug, Serialize, Type)]
pub struct UnitFacts {
    /// Its id.
    pub unit: i32,
    /// Its name on the day.
    pub name: String,
    /// Its name at the founding: the one that can be set.
    pub founding_name: String,
    /// A code of `unit_kind`.
    pub unit_kind: String,
    /// The unit above on the day.
    pub parent: Option<i32>,
    /// A code of `committee_power`.
    pub committee_power: String,
    /// Founded on.
    pub from: Option<String>,
    /// Ended on.
    pub to: Option<String>,
    /// A code of `grassroots_type`.
    pub grassroots_type: Option<String>,
    /// A code of `enterprise_type`.
    pub enterprise_type: Option<String>,
    /// Mã tổ chức đảng.
    pub organization_code: Option<String>,
    /// The superior as papers name it in their head.
    pub head_superior: Option<String>,
    /// The unit itself as papers name it there.
    pub head_issuer: Option<String>,
    /// The symbol behind the number of its documents.
    pub symbol: Option<String>,
    /// What seal it has.
    pub seal: Option<String>,
    /// Its place among units of one parent.
    pub sort_order: i32,
    /// Anything else.
    pub note: Option<String>,
}

/// A name that a unit bore before.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
pub struct NameUsed {
    /// The name.
    pub name: String,
    /// First day, ISO; `None`: since before anything recorded.
    pub from: Option<String>,
    /// Last day, ISO.
    pub until: String,
}

/// A unit's page.
#[derive(Clone, Debug, Serialize, Type)]
pub struct UnitPage {
    /// Its facts.
    pub facts: UnitFacts,
    /// The unit above, by its name on the day.
    pub parent_name: Option<String>,
    /// It has ended by the day: the kind of the event that says so.
    pub ended_by: Option<String>,
    /// The names that it bore before, the latest first.
    pub names_used: Vec<NameUsed>,
    /// Its entries up to the day, newest first; corrections and voidings are entries of their own.
    pub events: Vec<EventView>,
    /// Who holds a post in it on the day, or held it on its last.
    pub posts: Vec<PostView>,
    /// Who stands in it.
    pub counts: UnitCounts,
    /// Its own clocks that are open.
    pub clocks: Vec<ClockView>,
    /// The targets set for it.
    pub targets: Vec<TargetLine>,
}

/// A unit as of a day.
///
/// # Errors
/// `unit_unknown`.
pub fn unit_page(register: &Register, unit: i32, on: NaiveDate) -> Result<UnitPage, RegisterError> {
    let _moment = register.at_one_moment()?;
    let conn = register.conn();
    let book = book::of(register)?;
    let facts = facts(conn, unit, on, &book)?;
    let spans = book.units.0.get(&unit).map_or(&[][..], Vec::as_slice);
    // A unit that has ended is told as of its last day.
    let ended = spans.last().map(|last| last.ends).filter(|ends| *ends <= on);
    let told_on = ended.and_then(|ends| ends.pred_opt()).unwrap_or(on);
    let events = views(conn, unit, on, &book)?;
    let is_end = |event: &&EventView| matches!(event.kind.as_str(), "unit_dissolved" | "unit_disbanded" | "unit_merged") && !event.voided;
    let open = clocks(conn, unit, on, &book)?.into_iter().filter(|clock| clock.state(on).is_open());
    Ok(UnitPage {
        parent_name: facts.parent.map(|parent| units::name_on(&book.units, parent, told_on)).transpose()?,
        ended_by: ended.and_then(|_| events.iter().rfind(is_end)).map(|event| event.kind.clone()),
        names_used: names_used(&book, unit, on),
        posts: posts_of(register, unit, told_on)?,
        counts: counts(register, unit, told_on, &book)?,
        clocks: open.map(|clock| clock_view(&clock, on, &book)).collect(),
        targets: targets_of(register, unit, on)?,
        events,
        facts,
    })
}

/// The names of a unit by a day, but for the one that it bears then.
fn names_used(book: &Book, unit: i32, on: NaiveDate) -> Vec<NameUsed> {
    let spans = book.units.0.get(&unit).map_or(&[][..], Vec::as_slice);
    let borne: Vec<_> = spans.iter().filter(|span| span.begins <= on).collect();
    let mut names: Vec<NameUsed> = Vec::new();
    let mut since = None;
    for pair in borne.windows(2) {
        let [span, next] = pair else { continue };
        let from = *since.get_or_insert(span.begins);
        if span.name != next.name {
            since = None;
            let until = next.begins.pred_opt().unwrap_or(next.begins);
            let from = (from != NaiveDate::MIN).then(|| from.to_string());
            names.push(NameUsed { name: span.name.clone(), from, until: until.to_string() });
        }
    }
    names.reverse();
    names
}

fn facts(conn: &Connection, unit: i32, on: NaiveDate, book: &Book) -> Result<UnitFacts, RegisterError> {
    let spans = book.units.0.get(&unit).map_or(&[][..], Vec::as_slice);
    let unknown = || RegisterError::from(Refusal::new("unit_unknown").with("value", unit).at("unit"));
    let (Some(span), Some(first), Some(last)) = (book.units.nearest(unit, on), spans.first(), spans.last()) else { return Err(unknown()) };
    let mut select = conn.prepare_cached(include_str!("unit_facts.sql"))?;
    let mut rows = select.query([unit])?;
    let row = Stored::of("unit", rows.next()?.ok_or_else(unknown)?)?;
    Ok(UnitFacts {
        unit,
        name: span.name.clone(),
        founding_name: row.get("name")?,
        unit_kind: span.unit_kind.clone(),
        parent: span.parent,
        committee_power: span.committee_power.clone(),
        from: (first.begins != NaiveDate::MIN).then(|| first.begins.to_string()),
        to: (last.ends != NaiveDate::MAX).then(|| last.ends.to_string()),
        grassroots_type: row.get("grassroots_type")?,
        enterprise_type: row.get("enterprise_type")?,
        organization_code: row.get("organization_code")?,
        head_superior: row.get("head_superior")?,
        head_issuer: row.get("head_issuer")?,
        symbol: row.get("symbol")?,
        seal: row.get("seal")?,
        sort_order: row.get("sort_order")?,
        note: row.get("note")?,
    })
}
