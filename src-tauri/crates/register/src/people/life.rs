//! What a person's facts warn of at each door where they are written: dates of a life that cannot be, numbers that somebody
//! else has, two names in the place of one.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use domain::check::{Facts, Warning};
use domain::life::{birth_change, life_warnings, name_warning, newly};
use domain::stage::{Book, PersonHistory};
use rusqlite::Connection;

use crate::entries::history;
use crate::error::RegisterError;
use crate::facts;

/// What facts about to be written warn of, beside what stood already. `written`: by field, as they will stand; an empty
/// text clears. `history`: the person's, with nothing in it for somebody new.
pub(crate) fn facts_warnings(
    conn: &Connection,
    history: &PersonHistory,
    before: &Facts,
    written: &BTreeMap<&str, &str>,
    except: Option<i32>,
    book: &Book,
) -> Result<Vec<Warning>, RegisterError> {
    let date = |name: &str, stood| written.get(name).map_or(stood, |text| text.parse().ok());
    let after =
        Facts { birth_date: date("birth_date", before.birth_date), contract_from: date("contract_from", before.contract_from), ..before.clone() };
    let mut found: Vec<Warning> = birth_change(history, before.birth_date, after.birth_date).into_iter().collect();
    found.extend(newly(&life_warnings(history, before, book), life_warnings(history, &after, book)));
    found.extend(written.get("birth_name").and_then(|name| name_warning(name)));
    found.extend(facts::numbers_held(conn, written, except)?);
    Ok(found)
}

/// As [`facts_warnings`], of somebody in the register.
pub(crate) fn warnings_of_known(
    conn: &Connection,
    person: i32,
    written: &BTreeMap<&str, &str>,
    today: NaiveDate,
    book: &Book,
) -> Result<Vec<Warning>, RegisterError> {
    let history = history::of_person(conn, person, &book.codes)?;
    facts_warnings(conn, &history, &facts::judged(conn, person, today)?, written, Some(person), book)
}

/// Refuses what needs a reason and has none.
///
/// # Errors
/// `rule_broken`, with all warnings.
pub(crate) fn must_have_reason(warnings: &[Warning], reason: Option<&str>) -> Result<(), RegisterError> {
    let given = reason.is_some_and(|reason| !domain::name::tidy(reason).is_empty());
    if !given && warnings.iter().any(|warning| warning.needs_reason) {
        return Err(RegisterError::RuleBroken { warnings: warnings.to_vec() });
    }
    Ok(())
}
