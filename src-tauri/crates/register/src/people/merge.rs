//! Two entries of one person made one: the cases of the second go to the first, whoever named the second names the first,
//! and of facts that differ the clerk says which stays. The log keeps what there was.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use domain::field::Shown;
use domain::refusal::Refusal;
use domain::stage::{PersonHistory, Stage, standing};
use rusqlite::{Connection, named_params};
use serde::Serialize;
use specta::Type;

use crate::book;
use crate::entries::event_row;
use crate::entries::history;
use crate::error::RegisterError;
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
/// `person_unknown`; `merge_with_oneself`; `merge_two_members` where both are members today.
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
        Ok(())
    })
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
}

impl Plan {
    fn new(conn: &Connection, keep: i32, other: i32, on: NaiveDate) -> Result<Self, RegisterError> {
        if keep == other {
            return Err(Refusal::new("merge_with_oneself").at("other").into());
        }
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
        let book = book::load(conn)?;
        let (own, second) = (history::of_person(conn, keep, &book.codes)?, history::of_person(conn, other, &book.codes)?);
        let running = |history: &PersonHistory| -> Option<(i32, Stage)> {
            let stands = history.cases.iter().filter_map(|case| standing(history, case, on, &book).map(|standing| (case.id, standing.stage)));
            stands.filter(|(_, stage)| !stage.is_end()).last()
        };
        let join = match (running(&own), running(&second)) {
            (Some((_, one)), Some((_, two))) if one.is_member() && two.is_member() => {
                return Err(Refusal::new("merge_two_members").at("other").into());
            }
            (Some((into, _)), Some((from, _))) => Some((from, into)),
            _ => None,
        };
        Ok(Self { unlike, cases: second.cases.len() as u32, join })
    }
}

/// The facts that hold from a day. Where the two differ today, what one of them says of the field stands alone; where they
/// do not, what either knows of other days stays.
fn move_dated(tx: &Connection, keep: i32, other: i32, plan: &Plan, wins: &impl Fn(&Unlike) -> bool) -> Result<(), RegisterError> {
    let (own, second) = (person::dated_rows(tx, keep)?, person::dated_rows(tx, other)?);
    let remove = |row: i32| tx.execute("DELETE FROM person_fact WHERE id = ?1", [row]);
    for row in &second {
        let unlike = plan.unlike.iter().find(|unlike| unlike.field.name == row.field);
        let same_day = own.iter().find(|each| each.field == row.field && each.from == row.from);
        let moves = match unlike {
            Some(unlike) => wins(unlike),
            None => same_day.is_none(),
        };
        if !moves {
            remove(row.id)?;
            continue;
        }
        if let Some(same_day) = same_day {
            remove(same_day.id)?;
        }
        tx.prepare_cached(include_str!("../facts/fact_to_person.sql"))?.execute(named_params! { ":id": row.id, ":into": keep })?;
    }
    // What the first said of a field in which the second's word stands.
    for row in &own {
        let replaced = plan.unlike.iter().any(|unlike| unlike.field.name == row.field && unlike.kept.is_some() && wins(unlike));
        if replaced && !second.iter().any(|each| each.field == row.field && each.from == row.from) {
            remove(row.id)?;
        }
    }
    Ok(())
}
