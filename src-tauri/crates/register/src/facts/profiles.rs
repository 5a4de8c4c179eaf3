//! What is known of people on the day that counts them.

use chrono::NaiveDate;
use domain::field::Value;
use domain::statistics::{Profile, Subject};
use rusqlite::{Connection, Row};

use crate::error::RegisterError;
use crate::facts::{ORGANIZATIONS, facts_of_people, in_youth_union, person};
use crate::file::Stored;

/// The facts that hold from a date.
const DATED: [&str; 7] =
    ["occupation_group", "general_schooling", "qualification", "academic_title", "political_theory", "special_cases", ORGANIZATIONS];

/// So many looked up one by one take as long as one walk over everybody.
const LOOKED_UP: usize = 2000;

/// Fills in what is known of each on the day that counts.
pub(super) fn fill(conn: &Connection, subjects: &mut [Subject]) -> Result<(), RegisterError> {
    let mut order: Vec<usize> = (0..subjects.len()).collect();
    order.sort_by_key(|at| subjects[*at].person);
    let asked: Vec<(i32, NaiveDate)> = order.iter().map(|at| (subjects[*at].person, subjects[*at].day)).collect();
    let mut profiles = keys(conn, &asked)?;
    for field in DATED {
        for ((profile, value), (person, day)) in profiles.iter_mut().zip(facts_of_people(conn, field, &asked)?).zip(&asked) {
            if let Some(value) = value {
                take(profile, field, value, *day).ok_or_else(|| RegisterError::damaged_row("person_fact", *person, field))?;
            }
        }
    }
    for (at, profile) in order.into_iter().zip(profiles) {
        subjects[at].profile = profile;
    }
    Ok(())
}

/// A fact as it is kept; `None`: it does not read.
fn take(profile: &mut Profile, field: &str, value: String, day: NaiveDate) -> Option<()> {
    match field {
        "occupation_group" => profile.occupation_group = Some(value),
        "general_schooling" => profile.general_schooling = Some(value),
        "qualification" => profile.qualification = Some(value),
        "academic_title" => profile.academic_title = Some(value),
        "political_theory" => profile.political_theory = Some(value),
        "special_cases" => match Value::from_entry_text(person::field(field).ok()?.field_type, &value)? {
            Value::Rows(rows) => profile.special_cases = rows.into_iter().filter_map(|mut row| row.remove("special_case")).collect(),
            _ => return None,
        },
        _ => profile.youth = in_youth_union(&value, day)?,
    }
    Some(())
}

/// What holds always of each, who stand in order.
fn keys(conn: &Connection, asked: &[(i32, NaiveDate)]) -> Result<Vec<Profile>, RegisterError> {
    let mut profiles = vec![Profile::default(); asked.len()];
    if asked.len() < LOOKED_UP {
        let mut select = conn.prepare_cached(include_str!("key_one.sql"))?;
        for (profile, (person, _)) in profiles.iter_mut().zip(asked) {
            if let Some(row) = select.query([person])?.next()? {
                *profile = key(row)?;
            }
        }
        return Ok(profiles);
    }
    let mut select = conn.prepare_cached(include_str!("keys_all.sql"))?;
    let mut rows = select.query([])?;
    let mut at = 0;
    while let Some(row) = rows.next()? {
        let person: i32 = row.get(0)?;
        while asked.get(at).is_some_and(|(asked, _)| *asked < person) {
            at += 1;
        }
        while asked.get(at).is_some_and(|(asked, _)| *asked == person) {
            profiles[at] = key(row)?;
            at += 1;
        }
    }
    Ok(profiles)
}

fn key(row: &Row<'_>) -> Result<Profile, RegisterError> {
    let row = Stored::keyed("person_key", (0, "person"), row)?;
    let birth: Option<&str> = row.text((2, "birth_date"))?;
    Ok(Profile {
        sex: row.get((1, "sex"))?,
        birth: birth.map(|text| text.parse().map_err(|_| row.damaged("birth_date"))).transpose()?,
        ethnicity: row.get((3, "ethnicity"))?,
        religion: row.get((4, "religion"))?,
        ..Profile::default()
    })
}
