//! A list as a paper's table: the same rows as on screen, in the columns that the paper's form has.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use domain::clock::ClockState;
use domain::date::PartialDate;
use register::cases::{case_views, listing_resolution, posts_of_people};
use register::lists::{ListQuery, ListRow, Sort, filled_rows};
use register::people::person;
use register::settings::book;
use register::{Connection, Register, RegisterError};

use super::table::{ListKind, ListTable, TableGroup, list_kind};

/// What only a paper shows, fetched a person at a time.
struct Beyond {
    residence: Option<String>,
    party_post: Option<String>,
    listed: Option<String>,
    review: Option<(String, String)>,
}

/// The table that a query prints as, all of it as of one moment.
pub(super) fn list_table(
    register: &Register,
    query: &ListQuery,
    on: NaiveDate,
    group_by_unit: bool,
    words: &dyn Fn(&str) -> String,
) -> Result<ListTable, RegisterError> {
    let kind = list_kind(query);
    let query = if group_by_unit { ListQuery { sort: Sort::Unit, ..query.clone() } } else { query.clone() };
    register.read(|conn| {
        // Asked once for the whole list: who holds a post follows from all entries of a unit.
        let posts = if kind == ListKind::ListMembers { posts_of_people(register, on)? } else { BTreeMap::new() };
        table_of(conn, filled_rows(register, &query, on)?, kind, on, group_by_unit, &posts, words)
    })
}

fn table_of(
    conn: &Connection,
    rows: Vec<ListRow>,
    kind: ListKind,
    on: NaiveDate,
    group_by_unit: bool,
    posts: &BTreeMap<i32, String>,
    words: &dyn Fn(&str) -> String,
) -> Result<ListTable, RegisterError> {
    let columns = kind.columns();
    let mut table = ListTable { kind, columns, groups: Vec::new(), count: rows.len() as u32, women: 0, missing: Vec::new() };
    for (place, row) in rows.iter().enumerate() {
        table.women += u32::from(row.sex.as_deref() == Some("female"));
        let beyond = beyond(conn, row, on, kind, posts)?;
        let cells: Vec<String> = table.columns.iter().map(|column| cell(column.key, place + 1, row, &beyond, words)).collect();
        for (column, cell) in table.columns.iter().zip(&cells) {
            let asked = matches!(column.key, "ethnicity" | "home_place" | "admission_date" | "card_number");
            if asked && cell.is_empty() {
                table.missing.push((row.person, row.name.clone(), column.key));
            }
        }
        if row.birth_date.is_none() || row.sex.is_none() {
            table.missing.push((row.person, row.name.clone(), "birth_date"));
        }
        let unit = group_by_unit.then(|| row.unit_name.clone());
        match table.groups.last_mut() {
            Some(group) if group.unit == unit => group.rows.push(cells),
            _ => table.groups.push(TableGroup { unit, rows: vec![cells] }),
        }
    }
    Ok(table)
}

fn beyond(conn: &Connection, row: &ListRow, on: NaiveDate, kind: ListKind, posts: &BTreeMap<i32, String>) -> Result<Beyond, RegisterError> {
    let mut beyond = Beyond { residence: None, party_post: None, listed: None, review: None };
    match kind {
        ListKind::ListMembers => {
            let facts = person::read(conn, row.person, on)?;
            beyond.residence = facts.and_then(|facts| facts.residence_permanent).map(|place| place.shown());
            beyond.party_post = posts.get(&row.person).cloned();
        }
        ListKind::ListCandidates => beyond.listed = listing_resolution(conn, row.person, row.case, on)?,
        ListKind::ListConversionDue => {
            let page = case_views(conn, row.person, on)?;
            let clock =
                page.iter().find(|case| case.case == row.case).and_then(|case| case.clocks.iter().find(|clock| clock.clock == "conversion_review"));
            beyond.review = clock.map(|clock| {
                let remaining = match clock.state {
                    ClockState::Running | ClockState::Due => format!("clock.left {}", clock.days),
                    ClockState::Overdue => format!("clock.over {}", clock.days),
                    ClockState::Met => "clock.met".to_owned(),
                    ClockState::MetLate => format!("clock.met_late {}", clock.days),
                };
                (clock.due.clone(), remaining)
            });
        }
        _ => {}
    }
    Ok(beyond)
}

/// A schooling or qualification as tables abbreviate it; what has no short form is written out.
fn short(list: &str, label: &Option<String>, words: &dyn Fn(&str) -> String) -> Option<String> {
    let label = label.as_deref()?;
    let code = book::codes().ok().and_then(|codes| codes.find(list, label)).map(|row| row.code.clone());
    // "Chưa qua đào tạo" stays blank on paper: nothing was learnt, nothing is written.
    if code.as_deref() == Some("none") {
        return None;
    }
    let key = format!("short.{list}.{}", code.unwrap_or_default());
    let word = words(&key);
    Some(if word == key { label.to_owned() } else { word })
}

/// A mark as the narrow column of notes says it.
fn note(mark: &str, words: &dyn Fn(&str) -> String) -> String {
    let key = format!("short.mark.{mark}");
    let word = words(&key);
    if word == key { words(&format!("mark.{mark}")) } else { word }
}

fn cell(key: &str, place: usize, row: &ListRow, beyond: &Beyond, words: &dyn Fn(&str) -> String) -> String {
    let date = |date: &Option<String>| date.as_deref().and_then(|text| text.parse::<PartialDate>().ok()).map(PartialDate::shown).unwrap_or_default();
    let text = |text: &Option<String>| text.clone().unwrap_or_default();
    let joined =
        |parts: &[&Option<String>]| parts.iter().filter_map(|part| part.as_deref()).filter(|part| !part.is_empty()).collect::<Vec<_>>().join("; ");
    match key {
        "number" => place.to_string(),
        "birth_name" => row.name.clone(),
        "birth_date_male" if row.sex.as_deref() == Some("male") => date(&row.birth_date),
        "birth_date_female" if row.sex.as_deref() == Some("female") => date(&row.birth_date),
        "ethnicity" => text(&row.ethnicity),
        "home_place" => text(&row.home_place),
        "residence_permanent" => text(&beyond.residence),
        "post_unit" => {
            let post = row.post.clone().or(row.occupation.clone());
            [post, Some(row.unit_name.clone())].into_iter().flatten().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
        }
        "occupation" => text(if row.occupation.is_some() { &row.occupation } else { &row.post }),
        "schooling" => joined(&[&short("general_schooling", &row.schooling, words), &short("qualification", &row.qualification, words)]),
        "qualification_triple" => joined(&[
            &short("general_schooling", &row.schooling, words),
            &short("qualification", &row.qualification, words),
            &short("political_theory", &row.political_theory, words),
        ]),
        "political_theory" => text(&short("political_theory", &row.political_theory, words)),
        "post" => text(if row.post.is_some() { &row.post } else { &row.occupation }),
        "listed_resolution" => text(&beyond.listed),
        "helper" => text(&row.helper),
        "course" | "new_member_class" => text(&row.course),
        "unit" => row.unit_name.clone(),
        "decision" => text(&row.decision),
        "admission_date" => date(&row.admission_date),
        "probation_end" => date(&row.probation_end),
        "official_date" => date(&row.official_date),
        "conversion_review_due" => date(&beyond.review.as_ref().map(|(due, _)| due.clone())),
        "remaining" => beyond.review.as_ref().map_or_else(String::new, |(_, remaining)| {
            let (key, days) = remaining.split_once(' ').unwrap_or((remaining, ""));
            words(key).replace("{days}", days)
        }),
        "card_number" => text(&row.card_number),
        "file_number" => text(&row.file_number),
        "party_post" => text(if beyond.party_post.is_some() { &beyond.party_post } else { &row.post }),
        "stage" => words(&format!("stage.{}", row.stage)),
        // An ended case, or what stands beside the stage.
        "note" => row.marks.iter().map(|mark| note(mark, words)).collect::<Vec<_>>().join("; "),
        _ => String::new(),
    }
}
