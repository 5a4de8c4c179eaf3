//! What figures ask of people, each on a day of their own: the facts by which statistics and targets split them.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use domain::code_list::CodeLists;
use domain::field::{FieldType, Value};
use domain::statistics::{Profile, Split};
use rusqlite::{Connection, Row};

use super::of_people::{LOOKED_UP, facts_of_people};
use super::person::{self, PersonField};
use super::youth_union::{ORGANIZATIONS, in_youth_union};
use crate::book::codes;
use crate::error::RegisterError;
use crate::file::Stored;

/// What is known of each on their day, as far as these splits ask.
///
/// # Errors
/// [`RegisterError::DamagedRow`] where what is stored does not read.
pub(crate) fn profiles(conn: &Connection, asked: &[(i32, NaiveDate)], splits: &[Split]) -> Result<Vec<Profile>, RegisterError> {
    let codes = codes()?;
    let facts: BTreeSet<&str> = splits.iter().flat_map(|split| split.facts()).copied().collect();
    // Stood in the order of people both walks meet them.
    let mut order: Vec<usize> = (0..asked.len()).collect();
    order.sort_by_key(|at| asked[*at].0);
    let in_order: Vec<(i32, NaiveDate)> = order.iter().map(|at| asked[*at]).collect();
    let mut found = vec![Profile::default(); asked.len()];
    let (dated, fixed): (Vec<&PersonField>, Vec<&PersonField>) =
        facts.into_iter().map(person::field).collect::<Result<Vec<_>, _>>()?.into_iter().partition(|field| field.dated);
    if !fixed.is_empty() {
        keys(conn, &in_order, codes, &mut found)?;
    }
    for field in dated {
        for ((profile, kept), (_, day)) in found.iter_mut().zip(facts_of_people(conn, field.name, &in_order)?).zip(&in_order) {
            if let Some((id, value)) = kept {
                take(profile, field, value, *day, codes).ok_or_else(|| RegisterError::damaged_row("person_fact", id, field.name))?;
            }
        }
    }
    let mut profiles = vec![Profile::default(); asked.len()];
    for (at, profile) in order.into_iter().zip(found) {
        profiles[at] = profile;
    }
    Ok(profiles)
}

/// A fact as it is kept; `None`: it does not read.
fn take(profile: &mut Profile, field: &PersonField, kept: String, day: NaiveDate, codes: &CodeLists) -> Option<()> {
    let code = match field.name {
        "occupation_group" => &mut profile.occupation_group,
        "general_schooling" => &mut profile.general_schooling,
        "qualification" => &mut profile.qualification,
        "academic_title" => &mut profile.academic_title,
        "political_theory" => &mut profile.political_theory,
        "special_cases" => {
            let Value::Rows(rows) = Value::from_entry_text(field.field_type, &kept)? else { return None };
            profile.special_cases = rows.into_iter().filter_map(|mut row| row.remove("special_case")).collect();
            return Some(());
        }
        ORGANIZATIONS => {
            profile.youth = in_youth_union(&kept, day)?;
            return Some(());
        }
        _ => return None,
    };
    let FieldType::Code(list) = field.field_type else { return None };
    codes.get(list, &kept)?;
    *code = Some(kept);
    Some(())
}

/// What holds always of each, who stand in order.
fn keys(conn: &Connection, asked: &[(i32, NaiveDate)], codes: &CodeLists, profiles: &mut [Profile]) -> Result<(), RegisterError> {
    if asked.len() < LOOKED_UP {
        let mut select = conn.prepare_cached(include_str!("key_one.sql"))?;
        for (profile, (person, _)) in profiles.iter_mut().zip(asked) {
            if let Some(row) = select.query([person])?.next()? {
                *profile = key(row, codes)?;
            }
        }
        return Ok(());
    }
    let mut select = conn.prepare_cached(include_str!("keys_all.sql"))?;
    let mut rows = select.query([])?;
    let mut at = 0;
    while let Some(row) = rows.next()? {
        let person: i32 = row.get(0)?;
        at += asked[at..].partition_point(|(asked, _)| *asked < person);
        while asked.get(at).is_some_and(|(asked, _)| *asked == person) {
            profiles[at] = key(row, codes)?;
            at += 1;
        }
    }
    Ok(())
}

fn key(row: &Row<'_>, codes: &CodeLists) -> Result<Profile, RegisterError> {
    let row = Stored::keyed("person_key", "person", row)?;
    Ok(Profile {
        sex: row.code_known(codes, "sex", "sex")?,
        birth: row.parse_known("birth_date")?,
        ethnicity: row.code_known(codes, "ethnicity", "ethnicity")?,
        religion: row.code_known(codes, "religion", "religion")?,
        ..Profile::default()
    })
}
