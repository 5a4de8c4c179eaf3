//! Recording an event: read, checked, warned about, written.

use std::collections::BTreeMap;

use domain::check::{Warning, check};
use domain::date::PartialDate;
use domain::event::{Event, Fields, read_fields};
use domain::event_kind::{EventKind, FieldType};
use domain::refusal::Refusal;
use domain::stage::{Book, Case, PersonHistory, Stage, end_event, latest_case, standing};
use domain::value::{PersonRef, Value};
use rusqlite::{Connection, OptionalExtension};

use super::entry::Entry;
use super::event_row::{self, Owner};
use super::history;
use crate::error::RegisterError;
use crate::log::{Done, Operation};
use crate::people;
use crate::settings::book;
use crate::{Now, Register};

/// What recording an event did.
#[derive(Clone, Debug)]
pub struct Recorded {
    /// The event's id.
    pub event: i32,
    /// Its case: a new one where the event opened the person's next case.
    pub case: i32,
    /// The stage of that case today.
    pub stage: Stage,
    /// What was shown with it, and kept with it where a reason was needed.
    pub warnings: Vec<Warning>,
}

/// An event read and ready to be judged.
pub(crate) struct Read {
    pub event: Event,
    pub person: i32,
}

/// Reads an entry into an event.
///
/// # Errors
/// A refusal at the field: unknown kinds and fields, impossible dates, numbers that do not exist.
pub(crate) fn read(conn: &Connection, entry: &Entry, now: &Now) -> Result<Read, RegisterError> {
    let kind: EventKind = entry.kind.parse().map_err(|_| Refusal::new("event_kind_unknown").with("value", &entry.kind).at("kind"))?;
    if kind.is_of_unit() {
        return Err(Refusal::new("event_kind_of_unit").with("event", format!("@event.{kind}")).at("kind").into());
    }
    if matches!(kind, EventKind::Correction | EventKind::EntryVoided) {
        return mended(conn, kind, entry, now);
    }
    let person = history::known_case(conn, entry.case)?;
    let event = read_event(conn, kind, entry, now)?;
    exist(conn, &event, entry.case)?;
    can_be_extended(conn, entry.case, &event)?;
    Ok(Read { event, person })
}

/// An extension is of a clock of this case that runs on its day and that its rule allows to extend.
pub(crate) fn can_be_extended(conn: &Connection, case: i32, event: &Event) -> Result<(), RegisterError> {
    if event.kind != EventKind::ExtensionGranted {
        return Ok(());
    }
    let person = history::known_case(conn, case)?;
    let book = book::load(conn)?;
    let history = history::of_person(conn, person, &book.codes)?;
    let Some(own) = history.cases.iter().find(|each| each.id == case) else { return Ok(()) };
    let day = event.day();
    let running = domain::clock::clocks(&history, own, day, &book).into_iter().filter(|clock| clock.state(day).is_open());
    // A ceremony may be held later with consent, whatever its rule's own extension.
    let extendable = running.filter(|clock| clock.rule.extension.is_some() || clock.rule.key == "ceremony");
    let choices: std::collections::BTreeSet<String> = extendable.map(|clock| clock.rule.key.clone()).collect();
    let asked = event.fields.text("rule").unwrap_or_default();
    if choices.contains(asked) {
        return Ok(());
    }
    let choices = choices.into_iter().collect::<Vec<_>>().join(", ");
    Err(Refusal::new("clock_not_extendable").with("value", asked).with("choices", choices).at("rule").into())
}

/// Reads an entry into its person and its event.
pub(crate) fn read_entry(conn: &Connection, entry: &Entry, now: &Now) -> Result<(i32, Event), RegisterError> {
    read(conn, entry, now).map(|read| (read.person, read.event))
}

/// Corrections and voidings given by the command line's `event`: their own checks stand in [`super::mend`].
fn mended(conn: &Connection, kind: EventKind, entry: &Entry, now: &Now) -> Result<Read, RegisterError> {
    let person = history::known_case(conn, entry.case)?;
    let event = read_event(conn, kind, entry, now)?;
    super::mend::must_apply(conn, &event, Owner::Case(entry.case), now)?;
    Ok(Read { event, person })
}

/// Reads the typed entry of any kind, units' ones too.
pub(crate) fn read_event(conn: &Connection, kind: EventKind, entry: &Entry, now: &Now) -> Result<Event, RegisterError> {
    let codes = book::codes()?;
    let on = happened_on(&entry.on, now)?;
    let text = |text: &Option<String>| text.as_deref().map(domain::name::tidy).filter(|text| !text.is_empty());
    let document_date = text(&entry.document_date).map(|text| PartialDate::typed(&text)).transpose();
    let document_date = document_date.map_err(|refusal| refusal.at("document_date"))?;
    // The common fields may come among the values too, as the command line gives them.
    let mut own: BTreeMap<&str, &str> = BTreeMap::new();
    let mut common = (text(&entry.document_number), document_date, text(&entry.issuer), text(&entry.note), entry.elsewhere);
    for (name, value) in &entry.values {
        match name.as_str() {
            "document_number" => common.0 = Some(domain::name::tidy(value)),
            "document_date" => common.1 = Some(PartialDate::typed(value).map_err(|refusal| refusal.at("document_date"))?),
            "issuer" => common.2 = Some(domain::name::tidy(value)),
            "note" => common.3 = Some(domain::name::tidy(value)),
            "elsewhere" => common.4 = matches!(Value::read(FieldType::YesNo, value, codes)?, Value::YesNo(true)),
            name => {
                own.insert(name, value);
            }
        }
    }
    let fields = read_fields(kind, own, codes)?;
    // An empty value clears the field; one forgotten does not.
    if kind == EventKind::Correction && !entry.values.contains_key("value") {
        return Err(Refusal::new("field_missing").with("field", "value").at("value").into());
    }
    people_exist(conn, &fields)?;
    Ok(Event {
        id: i32::MAX,
        kind,
        on,
        recorded_at: now.stamp(),
        document_number: common.0,
        document_date: common.1,
        issuer: common.2,
        note: common.3,
        elsewhere: common.4,
        reason: text(&entry.reason),
        fields,
    })
}

/// The day an event happened: a day of the calendar that has come.
pub(crate) fn happened_on(text: &str, now: &Now) -> Result<PartialDate, RegisterError> {
    if text.trim().is_empty() {
        return Err(Refusal::new("field_missing").with("field", "happened_on").at("happened_on").into());
    }
    let on = PartialDate::typed(text).map_err(|refusal| refusal.at("happened_on"))?;
    has_come(on, now)?;
    Ok(on)
}

/// Refuses a day to come, and one before there was anything to record.
pub(crate) fn has_come(on: PartialDate, now: &Now) -> Result<(), RegisterError> {
    if on.first_day() > now.today {
        return Err(Refusal::new("date_future").with("value", on.shown()).at("happened_on").into());
    }
    if on.year() < 1930 {
        return Err(Refusal::new("date_too_early").with("value", on.shown()).at("happened_on").into());
    }
    Ok(())
}

/// People of the register that the fields name must exist.
pub(crate) fn people_exist(conn: &Connection, fields: &Fields) -> Result<(), RegisterError> {
    for (name, value) in &fields.0 {
        if let Value::Person(PersonRef::Recorded(person)) = value
            && !people::exists(conn, *person)?
        {
            return Err(Refusal::new("person_unknown").with("value", person).at(name).into());
        }
    }
    Ok(())
}

/// Units, courses and earlier events that the entry names must exist.
pub(crate) fn exist(conn: &Connection, event: &Event, case: i32) -> Result<(), RegisterError> {
    for (name, value) in &event.fields.0 {
        let Value::Id(id) = value else { continue };
        let Some(spec) = event.kind.field(name) else { continue };
        let (sql, code) = match spec.field_type {
            FieldType::Unit => ("SELECT 1 FROM unit WHERE id = ?1 AND ?2 IS NOT NULL", "unit_unknown"),
            FieldType::Course => ("SELECT 1 FROM course WHERE id = ?1 AND ?2 IS NOT NULL", "course_unknown"),
            FieldType::Event => {
                if event_row::one(conn, *id)?.is_none_or(|named| named.owner != Owner::Case(case)) {
                    return Err(Refusal::new("event_unknown").with("value", id).at(name).into());
                }
                continue;
            }
            _ => continue,
        };
        let there = conn.prepare_cached(sql)?.query_row([*id, case], |_| Ok(())).optional()?.is_some();
        if !there {
            return Err(Refusal::new(code).with("value", id).at(name).into());
        }
    }
    if let Some(course) = event.fields.id("course") {
        let kind: String = conn.query_row("SELECT course_kind FROM course WHERE id = ?1", [course], |row| row.get("course_kind"))?;
        let wanted = if event.kind.code().starts_with("new_member_class") { "new_member_class" } else { "admission_course" };
        if kind != wanted {
            return Err(Refusal::new("course_kind_wrong").with("value", course).at("course").into());
        }
    }
    if event.kind == EventKind::DecisionCancelled {
        let named = event.fields.id("cancels").unwrap_or_default();
        let kind = event_row::one(conn, named)?.map(|row| row.event.kind);
        if !matches!(kind, Some(EventKind::Decision | EventKind::ConversionDecision)) {
            return Err(Refusal::new("event_unknown").with("value", named).at("cancels").into());
        }
    }
    Ok(())
}

/// The case that an event goes into: its own, or a new one where it opens the person's next case.
pub(crate) enum Place {
    Own,
    Next { unit: i32 },
}

pub(crate) fn place(history: &PersonHistory, case: i32, event: &Event, book: &Book) -> Place {
    let own = history.cases.iter().find(|each| each.id == case);
    let ended = own.is_some_and(|own| end_event(own, event.day()).is_some_and(|(_, end)| end.order() < event.order()));
    if event.kind == EventKind::CandidateListed && ended {
        let unit = own.and_then(|own| standing(history, own, event.day(), book)).map_or(0, |standing| standing.unit);
        return Place::Next { unit };
    }
    Place::Own
}

/// What the event breaks, by the domain's rules and by what else the register holds.
pub(crate) fn judge(
    conn: &Connection,
    history: &PersonHistory,
    case: i32,
    event: &Event,
    book: &Book,
) -> Result<domain::check::Findings, RegisterError> {
    let facts = history::facts(conn, history.person, event.day())?;
    let empty = Case::new(0, 0, &[], &book.codes);
    let own = match place(history, case, event, book) {
        Place::Own => history.cases.iter().find(|each| each.id == case).unwrap_or(&empty),
        Place::Next { .. } => &empty,
    };
    let mut found = check(history, own, event, &facts, book);
    if matches!(event.kind, EventKind::Decision | EventKind::ConversionDecision | EventKind::StruckOff)
        && let Some(number) = &event.document_number
    {
        let other = conn
            .prepare_cached(include_str!("document_number_used.sql"))?
            .query_row(
                rusqlite::named_params! { ":kind": event.kind.code(), ":number": number, ":from": term_start(conn, event)?, ":case": case },
                |row| row.get::<_, String>("birth_name"),
            )
            .optional()?;
        if let Some(other) = other {
            found.warnings.push(Warning {
                check: "document_number_used".to_owned(),
                params: [("number".to_owned(), number.clone()), ("person".to_owned(), other)].into(),
                rule: "document_number".to_owned(),
                source: "05-HD/VPTW (27/5/2026)".to_owned(),
                field: Some("document_number".to_owned()),
                needs_reason: true,
            });
        }
    }
    names(conn, &mut found.warnings)?;
    Ok(found)
}

/// Numbers run on through a committee's term: a setting, else the five years before the event.
fn term_start(conn: &Connection, event: &Event) -> Result<String, RegisterError> {
    let set = crate::settings::get(conn, "term_from")?.filter(|from| from.as_str() <= event.day().to_string().as_str());
    Ok(set.unwrap_or_else(|| (event.day() - chrono::Days::new(5 * 365)).to_string()))
}

/// Puts the names of people in place of their ids.
fn names(conn: &Connection, warnings: &mut [Warning]) -> Result<(), RegisterError> {
    for warning in warnings {
        let id = warning.params.get("name").and_then(|name| name.strip_prefix('#')).and_then(|id| id.parse::<i32>().ok());
        if let Some(id) = id {
            warning.params.insert("name".to_owned(), people::name_of(conn, id)?);
        }
    }
    Ok(())
}

/// Records an event of a case. What breaks a rule is written only with a reason.
///
/// # Errors
/// A refusal at the field; `rule_broken` with the warnings that need a reason.
pub fn record_event(register: &mut Register, entry: &Entry, now: &Now) -> Result<Done<Recorded>, RegisterError> {
    let conn = register.conn();
    let read = read(conn, entry, now)?;
    let book = book::load(conn)?;
    let history = history::of_person(conn, read.person, &book.codes)?;
    let found = judge(conn, &history, entry.case, &read.event, &book)?;
    let broken = found.warnings.iter().any(|warning| warning.needs_reason);
    if broken && read.event.reason.is_none() {
        return Err(RegisterError::RuleBroken { warnings: found.warnings });
    }
    let kept: Vec<Warning> = found.warnings.iter().filter(|warning| warning.needs_reason).cloned().collect();
    let operation =
        Operation::new("event_recorded").with("event", format!("@event.{}", read.event.kind)).with("person", people::name_of(conn, read.person)?);
    let place = place(&history, entry.case, &read.event, &book);
    let done = register.transact(operation, now, |tx| {
        let case = match place {
            Place::Own => entry.case,
            Place::Next { unit } => open_case(tx, read.person, unit)?,
        };
        let before = super::mend::reads(tx, Owner::Case(case))?;
        let event = event_row::insert(tx, Owner::Case(case), &read.event, &kept)?;
        if matches!(read.event.kind, EventKind::Correction | EventKind::EntryVoided) {
            super::mend::follow(tx, Owner::Case(case), &before)?;
        }
        if read.event.kind == EventKind::CardIssued
            && let Some(card) = read.event.fields.text("card_number")
        {
            people::set_card_number(tx, read.person, card)?;
        }
        Ok((event, case))
    })?;
    let (event, case) = done.value;
    let stage = stage_today(register.conn(), read.person, case, now)?;
    Ok(done.map(|_| Recorded { event, case, stage, warnings: found.warnings }))
}

/// Opens a case inside an operation.
pub(crate) fn open_case(conn: &Connection, person: i32, unit: i32) -> Result<i32, RegisterError> {
    conn.prepare_cached(r#"INSERT INTO "case" (uid, person, unit) VALUES (new_uid(), ?1, ?2)"#)?.execute([person, unit])?;
    Ok(crate::file::row_id(conn))
}

/// The stage of a case today; of a case that begins later than today, its first stage.
pub(crate) fn stage_today(conn: &Connection, person: i32, case: i32, now: &Now) -> Result<Stage, RegisterError> {
    let book = book::load(conn)?;
    let history = history::of_person(conn, person, &book.codes)?;
    let own = history.cases.iter().find(|each| each.id == case).or_else(|| latest_case(&history, now.today));
    Ok(own.and_then(|own| standing(&history, own, now.today, &book)).map_or(Stage::Candidate, |standing| standing.stage))
}
