//! The values of one field for everybody, as of a day: read in one walk, and kept until something is written.

use std::collections::HashMap;
use std::sync::Arc;

use chrono::NaiveDate;
use domain::case;
use domain::date::PartialDate;
use domain::event_kind::EventKind;
use domain::field::{FieldType, PersonRef, Value};
use domain::stage::{Book, DATING_FIELDS, Stage, derived_dates, membership_begun, membership_from};
use rusqlite::{Connection, Rows, named_params};

use super::field::{DerivedField, ListField, code_column};
use super::paper_missing::papers_missing;
use super::standing::{Span, Standing, place_of};
use crate::Register;
use crate::book::{self, units};
use crate::cases::posts_of_people;
use crate::entries::{history, in_force};
use crate::error::RegisterError;
use crate::facts::person::{self, PersonField};
use crate::facts::{ORGANIZATIONS, YOUTH_UNION_JOINED, youth_union_joined};
use crate::file::Stored;

/// What a field says of each person or of each case; who is not there has no value.
#[derive(Debug)]
pub(super) struct Values {
    /// By case, or by person.
    of_case: bool,
    /// In order.
    ids: Vec<i32>,
    values: Vec<Value>,
}

impl Values {
    /// Of several values of one the last stands, be it that nothing is known.
    fn new(of_case: bool, mut found: Vec<(i32, Option<Value>)>) -> Self {
        found.sort_by_key(|(id, _)| *id);
        let (mut ids, mut values) = (Vec::with_capacity(found.len()), Vec::with_capacity(found.len()));
        let mut found = found.into_iter().peekable();
        while let Some((id, value)) = found.next() {
            if found.peek().is_none_or(|(next, _)| *next != id)
                && let Some(value) = value
            {
                ids.push(id);
                values.push(value);
            }
        }
        Self { of_case, ids, values }
    }

    /// The value of a person who stands so.
    pub(super) fn of(&self, person: i32, span: &Span) -> Option<&Value> {
        let id = if self.of_case { span.case } else { person };
        self.values.get(place_of(id, &self.ids)?)
    }

    /// The values of a field as of a day.
    pub(super) fn on(register: &Register, field: &ListField, on: NaiveDate) -> Result<Arc<Self>, RegisterError> {
        let read = |conn: &Connection| -> Result<Self, RegisterError> {
            Ok(match field {
                ListField::Fact(field) if field.name == YOUTH_UNION_JOINED.name => Self::new(false, youth_union(conn, on)?),
                ListField::Fact(field) => Self::new(false, if field.dated { dated(conn, field, on)? } else { fixed(conn, field)? }),
                ListField::Entry(kind) => Self::new(true, days(conn, *kind, on)?),
                ListField::Number(kind) => Self::new(true, numbers(conn, *kind, on)?),
                ListField::OfEntry(kind, field) => Self::new(true, of_entries(conn, *kind, field.name, field.field_type, on)?),
                ListField::Derived(derived) => Self::new(true, derived_from(register, *derived, on)?),
                ListField::Clock(rule) => Self::new(true, clocks(conn, rule, on)?),
                ListField::Age(_) => Self::new(false, fixed(conn, person::field("birth_date")?)?),
                ListField::PartyAge(_) => Self::new(true, derived_from(register, DerivedField::MembershipFrom, on)?),
                ListField::Stage(between) => Self::new(false, stages(register, *between, on)?),
                ListField::Since => standing(register, on, |span| Some(Value::PartialDate(span.since.parse().ok()?)))?,
                ListField::Mark => standing(register, on, |span| {
                    let marks = span.marks.as_deref()?;
                    Some(Value::Codes(marks.split(' ').map(str::to_owned).collect()))
                })?,
                ListField::Unit => standing(register, on, |span| Some(Value::Id(span.unit)))?,
                ListField::UnitKind => {
                    let book = units::book(conn)?;
                    standing(register, on, |span| Some(Value::Text(book.nearest(span.unit, on)?.unit_kind.clone())))?
                }
                ListField::Helper => Self::new(true, helpers(conn, on)?),
                ListField::PartyPost => {
                    Self::new(false, posts_of_people(register, on)?.into_iter().map(|(person, post)| (person, Some(Value::Text(post)))).collect())
                }
                ListField::PaperMissing => Self::new(false, papers_missing(register, on)?),
                ListField::Left => {
                    let left = |span: &Span| if span.stage.is_end() { Some(Value::PartialDate(span.since.parse().ok()?)) } else { None };
                    standing(register, on, left)?
                }
            })
        };
        // Years are counted from a date, which is one whatever the day on which they are counted.
        let read_as = match field {
            ListField::Age(_) => "birth_date".to_owned(),
            ListField::PartyAge(_) => ListField::Derived(DerivedField::MembershipFrom).code(),
            field => field.code(),
        };
        register.remember(&format!("values {on} {read_as}"), read)
    }
}

fn standing(register: &Register, on: NaiveDate, value: impl Fn(&Span) -> Option<Value>) -> Result<Values, RegisterError> {
    let standing = Standing::on(register, on)?;
    Ok(Values::new(false, standing.all().map(|(person, span)| (person, value(span))).collect()))
}

/// What was read, of each by case or by person.
pub(super) type Found = Vec<(i32, Option<Value>)>;

/// A fact that holds always. The column is one of the closed table of facts.
fn fixed(conn: &Connection, field: &'static PersonField) -> Result<Found, RegisterError> {
    // The lists' own keys lie close together.
    let (table, id) = if matches!(field.name, "birth_name" | "sex" | "birth_date" | "ethnicity" | "religion") {
        ("person_key", "person")
    } else {
        ("person", "id")
    };
    let sql = format!("SELECT {id}, {name} FROM {table} WHERE {name} IS NOT NULL ORDER BY {id}", name = field.name);
    let mut select = conn.prepare_cached(&sql)?;
    facts(select.query([])?, table, id, field)
}

/// A fact as it holds on the day: in the order of their days a later one replaces an earlier, be it that it is no longer known.
fn dated(conn: &Connection, field: &'static PersonField, on: NaiveDate) -> Result<Found, RegisterError> {
    let mut select = conn.prepare_cached(include_str!("values_dated.sql"))?;
    facts(select.query(named_params! { ":field": field.name, ":on": on })?, "person_fact", "person", field)
}

/// The day on which each joined the Youth Union, by the fact about their organizations.
fn youth_union(conn: &Connection, on: NaiveDate) -> Result<Found, RegisterError> {
    let mut select = conn.prepare_cached(include_str!("values_dated.sql"))?;
    let mut rows = select.query(named_params! { ":field": ORGANIZATIONS, ":on": on })?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        let row = Stored::keyed("person_fact", (0, "person"), row)?;
        let joined = row.text((1, "value"))?.map(|kept| youth_union_joined(kept).map_err(|()| row.damaged("value"))).transpose()?;
        found.push((row.id(), joined.flatten().map(Value::PartialDate)));
    }
    Ok(found)
}

fn facts(mut rows: Rows<'_>, table: &'static str, id: &'static str, field: &'static PersonField) -> Result<Found, RegisterError> {
    let name = if field.dated { "value" } else { field.name };
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        let row = Stored::keyed(table, (0, id), row)?;
        found.push((row.id(), fact(&row, (1, name), field.field_type)?));
    }
    Ok(found)
}

fn fact(row: &Stored<'_, '_>, column: (usize, &'static str), field_type: FieldType) -> Result<Option<Value>, RegisterError> {
    let Some(text) = row.text(column)? else { return Ok(None) };
    let value = Value::from_entry_text(field_type, text).ok_or_else(|| row.damaged(column.1))?;
    Ok(Some(value).filter(|value| !value.is_unknown()).map(|value| coded_rows(field_type, value)))
}

/// Of rows that each bear a code the codes are asked for.
fn coded_rows(field_type: FieldType, value: Value) -> Value {
    match (field_type, value) {
        (FieldType::List(columns), Value::Rows(rows)) => match code_column(columns) {
            Some((name, _)) => Value::Codes(rows.into_iter().filter_map(|mut row| row.remove(name)).collect()),
            None => Value::Text(rows.into_iter().map(|row| row.into_values().collect::<Vec<_>>().join(", ")).collect::<Vec<_>>().join("; ")),
        },
        (_, value) => value,
    }
}

/// The day of the latest entry of a kind in force, by case.
fn days(conn: &Connection, kind: EventKind, on: NaiveDate) -> Result<Found, RegisterError> {
    let mut found = Vec::new();
    in_force(conn, &[kind], &[], on, |case, events| {
        found.extend(events.last().map(|latest| (case, Some(Value::PartialDate(latest.on)))));
        Ok(())
    })?;
    Ok(found)
}

/// The number of its document.
fn numbers(conn: &Connection, kind: EventKind, on: NaiveDate) -> Result<Found, RegisterError> {
    let mut numbers = HashMap::new();
    let mut select = conn.prepare_cached(include_str!("values_numbers.sql"))?;
    let mut rows = select.query(named_params! { ":kind": kind.code() })?;
    while let Some(row) = rows.next()? {
        let row = Stored::keyed("live_event", (0, "event"), row)?;
        numbers.insert(row.id(), row.known_text((1, "document_number"))?.to_owned());
    }
    let mut found = Vec::new();
    in_force(conn, &[kind], &[], on, |case, events| {
        found.extend(events.last().map(|latest| (case, numbers.remove(&latest.id).map(Value::Text))));
        Ok(())
    })?;
    Ok(found)
}

fn date(row: &Stored<'_, '_>, column: (usize, &'static str)) -> Result<PartialDate, RegisterError> {
    row.known_text(column)?.parse().map_err(|_| row.damaged(column.1))
}

/// A field of the latest entry of a kind; what names somebody or something by its id is told by its name.
fn of_entries(conn: &Connection, kind: EventKind, name: &str, field_type: FieldType, on: NaiveDate) -> Result<Found, RegisterError> {
    let mut found: Found = Vec::new();
    in_force(conn, &[kind], &[name], on, |case, events| {
        let value = events.last().and_then(|latest| latest.fields.0.get(name));
        found.push((case, value.filter(|value| !value.is_unknown()).cloned()));
        Ok(())
    })?;
    let names = match field_type {
        FieldType::Person => "SELECT person AS id, birth_name AS name FROM person_key ORDER BY person",
        FieldType::Course => "SELECT id, name FROM course ORDER BY id",
        _ => return Ok(found),
    };
    if found.is_empty() {
        return Ok(found);
    }
    let mut select = conn.prepare_cached(names)?;
    let all = select.query_map([], |row| Ok((row.get("id")?, row.get("name")?)))?;
    let (ids, names): (Vec<i32>, Vec<String>) = all.collect::<Result<Vec<(i32, String)>, _>>()?.into_iter().unzip();
    let named = |id: i32| place_of(id, &ids).and_then(|place| names.get(place)).cloned().unwrap_or_default();
    for value in found.iter_mut().filter_map(|(_, value)| value.as_mut()) {
        let name = match &*value {
            Value::Person(PersonRef::Recorded(id)) | Value::Id(id) => named(*id),
            Value::Person(PersonRef::Named(name)) => name.clone(),
            _ => continue,
        };
        *value = Value::Text(name);
    }
    Ok(found)
}

/// The kinds of entries that derived dates follow from: what makes a member, and what sets a date by hand.
fn dated_by() -> Vec<EventKind> {
    let sets = |kind: &EventKind| kind.fields().any(|field| DATING_FIELDS.contains(&field.name));
    let makes = |kind: &EventKind| matches!(kind, EventKind::Ceremony | EventKind::ConversionDecision | EventKind::Decision);
    EventKind::ALL.iter().copied().filter(|kind| !kind.is_of_unit() && (sets(kind) || makes(kind))).collect()
}

fn derived_from(register: &Register, derived: DerivedField, on: NaiveDate) -> Result<Found, RegisterError> {
    let dates = register.remember(&format!("dates {on}"), |conn| dates_of_cases(conn, &*book::of(register)?, on))?;
    let date = |dates: &CaseDates| match derived {
        DerivedField::AdmissionDate => dates.admission_date,
        DerivedField::ProbationEnd => dates.probation_end,
        DerivedField::OfficialDate => dates.official_date,
        DerivedField::MembershipFrom => dates.membership_from,
    };
    Ok(dates.iter().map(|dates| (dates.case, date(dates).map(Value::PartialDate))).collect())
}

/// When each case's person was admitted, as far as known, as of a day.
pub(crate) fn admission_dates(register: &Register, on: NaiveDate) -> Result<HashMap<i32, PartialDate>, RegisterError> {
    let dates = register.remember(&format!("dates {on}"), |conn| dates_of_cases(conn, &*book::of(register)?, on))?;
    Ok(dates.iter().filter_map(|dates| Some((dates.case, dates.admission_date?))).collect())
}

/// The dates of a case that follow from its entries: read at once, since whoever asks for one asks for others.
#[derive(Default)]
struct CaseDates {
    case: i32,
    admission_date: Option<PartialDate>,
    probation_end: Option<PartialDate>,
    official_date: Option<PartialDate>,
    membership_from: Option<PartialDate>,
}

fn dates_of_cases(conn: &Connection, book: &Book, on: NaiveDate) -> Result<Vec<CaseDates>, RegisterError> {
    let mut found: Vec<CaseDates> = Vec::new();
    in_force(conn, &dated_by(), DATING_FIELDS, on, |case, events| {
        let dates = derived_dates(events, &book.rules);
        found.push(CaseDates {
            case,
            admission_date: dates.admission_date,
            probation_end: dates.probation_end.map(PartialDate::whole),
            official_date: dates.official_date,
            membership_from: membership_begun(events, &book.rules).map(|from| from.date),
        });
        Ok(())
    })?;
    // Of those admitted again membership is counted from all their cases.
    let mut admitted_again = Vec::new();
    in_force(conn, &[EventKind::MembershipRecomputed], &[], on, |case, _| {
        let history = history::of_person(conn, history::known_case(conn, case)?, &book.codes)?;
        let own = history.cases.iter().find(|own| own.id == case);
        admitted_again.push((case, own.and_then(|own| membership_from(&history, own, on, book)).map(|from| from.date)));
        Ok(())
    })?;
    for (case, membership_from) in admitted_again {
        match found.binary_search_by_key(&case, |dates| dates.case) {
            Ok(place) => found[place].membership_from = membership_from,
            Err(place) => found.insert(place, CaseDates { case, membership_from, ..CaseDates::default() }),
        }
    }
    Ok(found)
}

/// When the open clock of a rule falls due: of several the one that falls due first, which comes last.
fn clocks(conn: &Connection, rule: &str, on: NaiveDate) -> Result<Found, RegisterError> {
    let mut select = conn.prepare_cached(include_str!("values_clocks.sql"))?;
    let mut rows = select.query(named_params! { ":clock": rule, ":on": on })?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        let row = Stored::keyed("clock_interval", (0, "case_id"), row)?;
        found.push((row.id(), Some(Value::PartialDate(date(&row, (1, "due"))?))));
    }
    Ok(found)
}

/// The stages in which each stood on any day of a span; without a span, on the day looked at.
fn stages(register: &Register, between: Option<(NaiveDate, NaiveDate)>, on: NaiveDate) -> Result<Found, RegisterError> {
    let coded = |stage: Stage| stage.code().to_owned();
    let Some((from, to)) = between else {
        return Ok(Standing::on(register, on)?.all().map(|(person, span)| (person, Some(Value::Codes(vec![coded(span.stage)])))).collect());
    };
    let mut found: Vec<(i32, Vec<String>)> = Vec::new();
    let mut select = register.conn().prepare_cached(include_str!("values_stages.sql"))?;
    let mut rows = select.query(named_params! { ":from": from, ":to": to })?;
    while let Some(row) = rows.next()? {
        let row = Stored::keyed("stage_interval", (0, "person"), row)?;
        let stage = coded(row.numbered((1, "stage"))?);
        match found.last_mut() {
            Some((person, stages)) if *person == row.id() => stages.push(stage),
            _ => found.push((row.id(), vec![stage])),
        }
    }
    Ok(found.into_iter().map(|(person, stages)| (person, Some(Value::Codes(stages)))).collect())
}

/// Who helps now, by name.
fn helpers(conn: &Connection, on: NaiveDate) -> Result<Found, RegisterError> {
    let mut names: HashMap<i32, String> = HashMap::new();
    let mut found = Vec::new();
    in_force(conn, &[EventKind::HelperNamed, EventKind::HelperReleased], case::HELPER_FIELDS, on, |case, events| {
        let mut told = Vec::new();
        for helper in case::helpers(events) {
            told.push(match helper {
                PersonRef::Named(name) => name.clone(),
                PersonRef::Recorded(id) => match names.get(id) {
                    Some(name) => name.clone(),
                    None => names.entry(*id).or_insert(crate::facts::name_of(conn, *id)?).clone(),
                },
            });
        }
        found.push((case, (!told.is_empty()).then(|| Value::Text(told.join("; ")))));
        Ok(())
    })?;
    Ok(found)
}
