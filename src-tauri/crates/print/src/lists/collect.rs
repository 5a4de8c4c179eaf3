//! A list as a paper's table: the same rows as on screen, in the columns that the paper's form has.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use domain::date::PartialDate;
use domain::refusal::Refusal;
use domain::stage::Stage;
use paper::{Row, strange_character};
use register::cases::posts_of_people;
use register::lists::{ListQuery, ListScreen, PaperRow, Sort, paper_rows};
use register::{Register, RegisterError, book};

use super::narrowed::narrowed;
use super::table::{Counts, ListKind, ListTable, Noun, TableGroup, list_kind};
use crate::PrintOptions;
use crate::told::{self, with};

/// The table that a query prints as. Whoever asks holds one moment over it.
pub(super) fn list_table(
    register: &Register,
    query: &ListQuery,
    on: NaiveDate,
    options: &PrintOptions,
    words: &dyn Fn(&str) -> String,
) -> Result<ListTable, RegisterError> {
    let kind = list_kind(query);
    let mut remarks: Vec<String> = narrowed(register, query, kind, on)?.into_iter().collect();
    let mut query = if options.group_by_unit { ListQuery { sort: Sort::Unit, ..query.clone() } } else { query.clone() };
    let mut until = None;
    if kind == ListKind::ListConversionDue {
        let day = match &options.due_before {
            Some(text) => text.parse().map_err(|_| Refusal::new("date_unreadable").with("value", text).at("due_before"))?,
            None => on,
        };
        // Whose probation is over by then is a probationer today.
        query.filters.stages = [Stage::Probation, Stage::ConversionVote].map(|stage| stage.code().to_owned()).into();
        if !matches!(query.screen, ListScreen::Members | ListScreen::Probation) {
            query.screen = ListScreen::All;
        }
        remarks.insert(0, with("paper.review_by", &[("date", &domain::date::shown(day))]));
        until = Some(day);
    }
    // Asked once for the whole list: who holds a post follows from all entries of a unit.
    let posts = if kind == ListKind::ListMembers { posts_of_people(register, on)? } else { BTreeMap::new() };
    let mut rows = paper_rows(register, &query, on)?;
    if let Some(day) = until {
        rows.retain(|line| line.awaits_review && falls_due(line, day));
    }
    let table = table_of(&rows, kind, options.group_by_unit, &posts, words);
    Ok(ListTable { remarks, ..table })
}

/// Whether a probation is over by a day; one whose end is not known is nobody's to wait for.
fn falls_due(line: &PaperRow, day: NaiveDate) -> bool {
    let end = line.row.probation_end.as_ref().and_then(|end| end.parse::<PartialDate>().ok());
    end.is_some_and(|end| end.last_day() <= day)
}

fn table_of(rows: &[PaperRow], kind: ListKind, group_by_unit: bool, posts: &BTreeMap<i32, String>, words: &dyn Fn(&str) -> String) -> ListTable {
    let columns = kind.columns(group_by_unit);
    let noun = match rows {
        [] if matches!(kind, ListKind::ListCandidates | ListKind::ListProposed) => Noun::Candidates,
        [] if kind == ListKind::ListPeople => Noun::People,
        rows => Noun::of(rows.iter().filter_map(|line| line.row.stage.parse().ok())),
    };
    let male = columns.iter().position(|column| column.key == "birth_date_male");
    let mut table = ListTable { kind, columns, groups: Vec::new(), counts: Counts::default(), noun, missing: Vec::new(), remarks: Vec::new() };
    for (place, line) in rows.iter().enumerate() {
        let row = &line.row;
        table.counts.add(row.sex.as_deref());
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
        if cells.iter().any(|cell| strange_character(cell).is_some()) {
            table.missing.push((row.person, row.name.clone(), "unprintable"));
        }
        // A birth whose sex is not known stands across the columns of both.
        let joined = male.filter(|_| row.sex.is_none() && row.birth_date.is_some());
        let unit = group_by_unit.then(|| row.unit_name.clone());
        if table.groups.last().is_none_or(|group| group.unit != unit) {
            table.groups.push(TableGroup { unit, ..TableGroup::default() });
        }
        if let Some(group) = table.groups.last_mut() {
            group.rows.push(Row { cells, joined });
            group.counts.add(row.sex.as_deref());
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
        "birth_date_male" if row.sex.as_deref() != Some("female") => date(row.birth_date.as_ref()),
        "birth_date_female" if row.sex.as_deref() == Some("female") => date(row.birth_date.as_ref()),
        "ethnicity" => text(&row.ethnicity),
        "home_place" => text(&row.home_place),
        "residence_permanent" => text(&line.residence),
        "post_unit" => {
            let post = row.post.clone().or(row.occupation.clone());
            [post, Some(row.unit_name.clone())].into_iter().flatten().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
        }
        "occupation_post" => match (&row.occupation, &row.post) {
            (Some(occupation), Some(post)) if occupation != post => joined(&[&row.occupation, &row.post]),
            (occupation, post) => text(if occupation.is_some() { occupation } else { post }),
        },
        "religion" => text(&line.religion),
        "schooling" => text(&short("general_schooling", &row.schooling, words)),
        "qualification" => text(&short("qualification", &row.qualification, words)),
        "schooling_qualification" => {
            joined(&[&short("general_schooling", &row.schooling, words), &short("qualification", &row.qualification, words)])
        }
        "youth_union_joined" => date(line.youth_union_joined.as_ref()),
        "introducers" => line.introducers.join("; "),
        "branch_vote" => text(&line.branch_vote),
        "committee_vote" => text(&line.committee_vote),
        "qualification_triple" => joined(&[
            &short("general_schooling", &row.schooling, words),
            &short("qualification", &row.qualification, words),
            &short("political_theory", &row.political_theory, words),
        ]),
        "political_theory" => text(&short("political_theory", &row.political_theory, words)),
        "post" => text(if row.post.is_some() { &row.post } else { &row.occupation }),
        "listed_resolution" => text(&line.listing),
        "helper" => text(&row.helper),
        "helper_assigned" => line.helpers.join("; "),
        "course" | "new_member_class" => text(&row.course),
        "unit" => row.unit_name.clone(),
        "decision" => text(&row.decision),
        "admission_date" => date(row.admission_date.as_ref()),
        "probation_end" => date(row.probation_end.as_ref()),
        "official_date" => date(row.official_date.as_ref()),
        "conversion_review_due" => date(line.review.as_ref().map(|clock| &clock.due)),
        // What is done is neither left nor overdue.
        "remaining" => line.review.as_ref().filter(|clock| clock.state.is_open()).map_or_else(String::new, told::remaining),
        "card_number" => text(&row.card_number),
        "file_number" => text(&row.file_number),
        "party_post" => party_post.cloned().unwrap_or_else(|| text(&row.post)),
        "stage" => words(&format!("stage.{}", row.stage)),
        // An ended case, or what stands beside the stage.
        "note" => row.marks.iter().map(|mark| note(mark, words)).collect::<Vec<_>>().join("; "),
        _ => String::new(),
    }
}
