//! Two entries of one person made one: the cases of the second go to the first, whoever named the second names the first,
//! and of facts that differ the clerk says which stays. The log keeps what there was.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use domain::check::Warning;
use domain::event::Event;
use domain::field::{PersonRef, Shown, Value};
use domain::life::{life_warnings, newly};
use domain::refusal::Refusal;
use domain::stage::{Case, PersonHistory, Stage, latest_case, standing};
use rusqlite::{Connection, named_params};
use serde::Serialize;
use specta::Type;

use crate::book;
use crate::entries::event_row;
use crate::entries::history;
use crate::error::RegisterError;
use crate::facts::person::DatedRow;
use crate::facts::{self, PersonField, person};
use crate::log::{Done, Operation};
use crate::{Now, Register};

/// A fact of which the two entries do not say the same.
#[derive(Clone, Debug, Serialize, Type)]
pub struct MergeField {
    /// The person's field.
    pub field: String,
    /// As the first entry has it.
    pub kept: Option<Shown>,
    /// As the second has it.
    pub other: Option<Shown>,
}

/// What becomes of two entries.
#[derive(Clone, Debug, Serialize, Type)]
pub struct MergeView {
    /// The name of the first, which stays.
    pub kept: String,
    /// The name of the second.
    pub other: String,
    /// Facts that both have and that differ: the clerk says which stays.
    pub differ: Vec<MergeField>,
    /// Facts that only the second has: they are taken.
    pub taken: Vec<MergeField>,
    /// How many cases of the second become the first's.
    pub cases: u32,
    /// The entries of both running cases stand in one case afterwards.
    pub joined: bool,
}

/// What would become of two entries of one person.
///
/// # Errors
/// `person_unknown`; `merge_with_oneself`; `merge_names_oneself` where an entry of one names the other, as helper or
/// introducer; `merge_two_members` where both are members today.
pub fn merge_view(register: &Register, keep: i32, other: i32, on: NaiveDate) -> Result<MergeView, RegisterError> {
    let _moment = register.at_one_moment()?;
    let conn = register.conn();
    let plan = Plan::new(conn, keep, other, on)?;
    let told = |unlike: &Unlike| MergeField {
        field: unlike.field.name.to_owned(),
        kept: unlike.kept.as_deref().map(|text| unlike.field.tell(text)),
        other: unlike.other.as_deref().map(|text| unlike.field.tell(text)),
    };
    Ok(MergeView {
        kept: facts::name_of(conn, keep)?,
        other: facts::name_of(conn, other)?,
        differ: plan.unlike.iter().filter(|unlike| unlike.kept.is_some()).map(told).collect(),
        taken: plan.unlike.iter().filter(|unlike| unlike.kept.is_none()).map(told).collect(),
        cases: plan.cases,
        joined: plan.join.is_some(),
    })
}

/// Makes two entries of one person one, as one operation. Of the facts in `take` what the second says stays, of all others
/// what the first says; what only one of them says stays in any case.
///
/// # Errors
/// As [`merge_view`]; `field_unknown` for a fact in `take` that is none.
pub fn merge_people(register: &mut Register, keep: i32, other: i32, take: &BTreeSet<String>, now: &Now) -> Result<Done<()>, RegisterError> {
    for name in take {
        person::field(name)?;
    }
    let plan = Plan::new(register.conn(), keep, other, now.today)?;
    let lives = plan.lives.clone();
    let names = (facts::name_of(register.conn(), keep)?, facts::name_of(register.conn(), other)?);
    let operation = Operation::new("people_merged").with("person", names.0).with("other", names.1);
    register.transact(operation, now, |tx| {
        if let Some((from, into)) = plan.join {
            event_row::to_case(tx, from, into)?;
            tx.execute(r#"DELETE FROM "case" WHERE id = ?1"#, [from])?;
        }
        tx.execute(r#"UPDATE "case" SET person = :keep WHERE person = :other"#, named_params! { ":keep": keep, ":other": other })?;
        event_row::to_person(tx, other, keep)?;
        let wins = |unlike: &Unlike| unlike.kept.is_none() || take.contains(unlike.field.name);
        move_dated(tx, keep, other, &plan, &wins)?;
        tx.execute("DELETE FROM person WHERE id = ?1", [other])?;
        for unlike in plan.unlike.iter().filter(|unlike| !unlike.field.dated && wins(unlike)) {
            person::write(tx, keep, unlike.field, unlike.other.as_deref(), now.today)?;
        }
        must_be_possible(tx, keep, &lives, plan.day)
    })
}

/// Refuses to make one of two of whom one helped, introduced or vouched for the other: nobody does so for themselves.
fn must_not_name(history: &PersonHistory, other: i32) -> Result<(), Refusal> {
    let mut events = history.cases.iter().flat_map(|case| &case.events);
    let names = |event: &&Event| event.fields.0.values().any(|value| matches!(value, Value::Person(PersonRef::Recorded(id)) if *id == other));
    match events.find(names) {
        Some(event) => {
            Err(Refusal::new("merge_names_oneself").with("event", format!("@event.{}", event.kind)).with("date", event.on.shown()).at("other"))
        }
        None => Ok(()),
    }
}

/// Refuses a life that cannot be, which neither entry told alone, and a running case that one which has ended would hide.
fn must_be_possible(tx: &Connection, person: i32, lives: &[Warning], day: NaiveDate) -> Result<(), RegisterError> {
    let book = book::load(tx)?;
    let history = history::of_person(tx, person, &book.codes)?;
    let runs = |case: &Case| standing(&history, case, day, &book).is_some_and(|standing| !standing.stage.is_end());
    if history.cases.iter().any(runs) && !latest_case(&history, day).is_some_and(runs) {
        return Err(Refusal::new("merge_case_order").at("other").into());
    }
    let mut warnings = newly(lives, life_warnings(&history, &facts::judged(tx, person, day)?, &book));
    warnings.retain(|warning| warning.needs_reason);
    if warnings.is_empty() { Ok(()) } else { Err(RegisterError::RuleBroken { warnings }) }
}

/// A fact that the two do not have alike today.
struct Unlike {
    field: &'static PersonField,
    kept: Option<String>,
    other: Option<String>,
}

/// What there is to do.
struct Plan {
    /// What the second says otherwise, or alone.
    unlike: Vec<Unlike>,
    cases: u32,
    /// The second's running case, whose entries go into the first's.
    join: Option<(i32, i32)>,
    /// What the dates of either life warn of already.
    lives: Vec<Warning>,
    /// The day by which it is judged: today, or that of the last entry of either, whatever day the clock says.
    day: NaiveDate,
}

impl Plan {
    fn new(conn: &Connection, keep: i32, other: i32, on: NaiveDate) -> Result<Self, RegisterError> {
        if keep == other {
            return Err(Refusal::new("merge_with_oneself").at("other").into());
        }
        let book = book::load(conn)?;
        let (own, second) = (history::of_person(conn, keep, &book.codes)?, history::of_person(conn, other, &book.codes)?);
        must_not_name(&own, other)?;
        must_not_name(&second, keep)?;
        let entries = [&own, &second].into_iter().flat_map(|history| &history.cases).flat_map(|case| &case.events);
        let on = entries.map(Event::day).max().map_or(on, |last| last.max(on));
        let of = |person: i32| -> Result<_, RegisterError> {
            let facts = person::read(conn, person, on)?.ok_or_else(|| Refusal::new("person_unknown").with("value", person).at("other"))?;
            let kept: BTreeMap<&str, String> = person::kept(&facts)?.into_iter().map(|(field, text)| (field.name, text)).collect();
            Ok(kept)
        };
        let (mut ours, mut theirs) = (of(keep)?, of(other)?);
        let unlike = facts::PERSON_FIELDS.iter().filter_map(|field| {
            let unlike = Unlike { field, kept: ours.remove(field.name), other: theirs.remove(field.name) };
            (unlike.other.is_some() && unlike.kept != unlike.other).then_some(unlike)
        });
        let unlike = unlike.collect();
        let running = |history: &PersonHistory| -> Option<(i32, Stage)> {
            let mut stands = history.cases.iter().filter_map(|case| standing(history, case, on, &book).map(|standing| (case.id, standing.stage)));
            stands.rfind(|(_, stage)| !stage.is_end())
        };
        let join = match (running(&own), running(&second)) {
            (Some((_, one)), Some((_, two))) if one.is_member() && two.is_member() => {
                return Err(Refusal::new("merge_two_members").at("other").into());
            }
            (Some((into, _)), Some((from, _))) => Some((from, into)),
            _ => None,
        };
        let mut lives = life_warnings(&own, &facts::judged(conn, keep, on)?, &book);
        lives.extend(life_warnings(&second, &facts::judged(conn, other, on)?, &book));
        Ok(Self { unlike, cases: second.cases.len() as u32, join, lives, day: on })
    }
}

/// The facts that hold from a day. Where the two differ today, the word of the one that stays holds from its first day on,
/// and before it what the other knew; where they do not differ, what either knows of other days stays.
fn move_dated(tx: &Connection, keep: i32, other: i32, plan: &Plan, wins: &impl Fn(&Unlike) -> bool) -> Result<(), RegisterError> {
    let (own, second) = (person::dated_rows(tx, keep)?, person::dated_rows(tx, other)?);
    let begins = |rows: &[DatedRow], field: &str| rows.iter().filter(|row| row.field == field).map(|row| row.from.clone()).min();
    let unlike = |field: &str| plan.unlike.iter().find(|unlike| unlike.field.name == field);
    let remove = |row: i32| tx.execute("DELETE FROM person_fact WHERE id = ?1", [row]);
    // What the first said since the second's word holds, where that stays.
    for row in &own {
        if unlike(row.field).is_some_and(wins) && begins(&second, row.field).is_some_and(|first| row.from >= first) {
            remove(row.id)?;
        }
    }
    for row in &second {
        let moves = match unlike(row.field) {
            Some(unlike) => wins(unlike) || begins(&own, row.field).is_none_or(|first| row.from < first),
            None => !own.iter().any(|each| each.field == row.field && each.from == row.from),
        };
        if moves {
            tx.prepare_cached(include_str!("../facts/fact_to_person.sql"))?.execute(named_params! { ":id": row.id, ":into": keep })?;
        } else {
            remove(row.id)?;
        }
    }
    Ok(())
}
