//! A list as a paper's table: the same rows as on screen, in the columns that the paper's form has.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use register::cases::posts_of_people;
use register::lists::{ListQuery, PaperRow, Sort, paper_rows};
use register::{Register, RegisterError, book};

use super::table::{ListKind, ListTable, TableGroup, list_kind};
use crate::told;

/// The table that a query prints as. Whoever asks holds one moment over it.
pub(super) fn list_table(
    register: &Register,
    query: &ListQuery,
    on: NaiveDate,
    group_by_unit: bool,
    words: &dyn Fn(&str) -> String,
) -> Result<ListTable, RegisterError> {
    let kind = list_kind(query);
    let query = if group_by_unit { ListQuery { sort: Sort::Unit, ..query.clone() } } else { query.clone() };
    // Asked once for the whole list: who holds a post follows from all entries of a unit.
    let posts = if kind == ListKind::ListMembers { posts_of_people(register, on)? } else { BTreeMap::new() };
    Ok(table_of(&paper_rows(register, &query, on)?, kind, group_by_unit, &posts, words))
}

fn table_of(rows: &[PaperRow], kind: ListKind, group_by_unit: bool, posts: &BTreeMap<i32, String>, words: &dyn Fn(&str) -> String) -> ListTable {
    let columns = kind.columns();
    let mut table = ListTable { kind, columns, groups: Vec::new(), count: rows.len() as u32, women: 0, missing: Vec::new(), finding: None };
    for (place, line) in rows.iter().enumerate() {
        let row = &line.row;
        table.women += u32::from(row.sex.as_deref() == Some("female"));
        let cells: Vec<String> = table.columns.iter().map(|column| cell(column.key, place + 1, line, posts.get(&row.person), words)).collect();
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
    table
}

/// An ISO date as papers write it.
pub(super) fn date(iso: Option<&String>) -> String {
    iso.map(|iso| told::date(iso)).unwrap_or_default()
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

fn cell(key: &str, place: usize, line: &PaperRow, party_post: Option<&String>, words: &dyn Fn(&str) -> String) -> String {
    let row = &line.row;
    let text = |text: &Option<String>| text.clone().unwrap_or_default();
    let joined =
        |parts: &[&Option<String>]| parts.iter().filter_map(|part| part.as_deref()).filter(|part| !part.is_empty()).collect::<Vec<_>>().join("; ");
    match key {
        "number" => place.to_string(),
        "birth_name" => row.name.clone(),
        "birth_date_male" if row.sex.as_deref() == Some("male") => date(row.birth_date.as_ref()),
        "birth_date_female" if row.sex.as_deref() == Some("female") => date(row.birth_date.as_ref()),
        "ethnicity" => text(&row.ethnicity),
        "home_place" => text(&row.home_place),
        "residence_permanent" => text(&line.residence),
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
        "listed_resolution" => text(&line.listing),
        "helper" => text(&row.helper),
        "course" | "new_member_class" => text(&row.course),
        "unit" => row.unit_name.clone(),
        "decision" => text(&row.decision),
        "admission_date" => date(row.admission_date.as_ref()),
        "probation_end" => date(row.probation_end.as_ref()),
        "official_date" => date(row.official_date.as_ref()),
        "conversion_review_due" => date(line.review.as_ref().map(|clock| &clock.due)),
        "remaining" => line.review.as_ref().map_or_else(String::new, told::remaining),
        "card_number" => text(&row.card_number),
        "file_number" => text(&row.file_number),
        "party_post" => party_post.cloned().unwrap_or_else(|| text(&row.post)),
        "stage" => words(&format!("stage.{}", row.stage)),
        // An ended case, or what stands beside the stage.
        "note" => row.marks.iter().map(|mark| note(mark, words)).collect::<Vec<_>>().join("; "),
        _ => String::new(),
    }
}
