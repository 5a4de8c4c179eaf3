//! A list as a paper's table: the same rows as on screen, in the columns that the paper's form has.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use domain::date::PartialDate;
use domain::refusal::Refusal;
use domain::stage::Stage;
use domain::words::Language;
use paper::{Holds, Row, strange_character};
use register::cases::posts_of_people;
use register::lists::{Completeness, ListColumn, ListQuery, ListRow, ListScreen, PaperRow, PaperRows, RowColumn, paper_rows};
use register::{Register, RegisterError, book};

use super::columns::{NUMBER, asked_column};
use super::kind::{ListKind, list_kind};
use super::narrowed::narrowed;
use super::table::{ListTable, Noun, TableGroup, heads};
use crate::PrintOptions;
use crate::told::{self, with, word};

/// The table that a query prints as. Whoever asks holds one moment over it.
pub(super) fn list_table(
    register: &Register,
    query: &ListQuery,
    on: NaiveDate,
    options: &PrintOptions,
    words: &dyn Fn(&str) -> String,
) -> Result<ListTable, RegisterError> {
    let kind = list_kind(query)?;
    let mut remarks: Vec<String> = narrowed(register, query, kind, on)?.into_iter().collect();
    let columns = if options.as_on_screen { query.columns.clone() } else { Vec::new() };
    let mut query = ListQuery { group: options.group.clone(), columns, ..query.clone() };
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
    // Whose card is to be issued again is chosen by hand.
    let chosen = query.filters.people.is_some();
    let belongs = |line: &PaperRow| match (kind, until) {
        (ListKind::ListConversionDue, Some(day)) => line.awaits_review && falls_due(line, day),
        (ListKind::ListConversionProposed, _) => line.is_put_forward,
        (ListKind::ListCards, _) => chosen || line.row.stage == Stage::Full.code() && line.row.card_number.is_none(),
        _ => true,
    };
    match kind {
        ListKind::ListConversionProposed => remarks.insert(0, word("paper.put_forward")),
        ListKind::ListCards if !chosen => remarks.insert(0, word("paper.without_card")),
        _ => {}
    }
    let holds_some = matches!(kind, ListKind::ListConversionDue | ListKind::ListConversionProposed | ListKind::ListCards);
    if holds_some && !query.columns.is_empty() {
        // Who belongs to it, the form's own columns tell.
        let by_form = ListQuery { columns: Vec::new(), ..query.clone() };
        let people = paper_rows(register, &by_form, kind.tells(), on)?.rows.iter().filter(|line| belongs(line)).map(|line| line.row.person).collect();
        query.filters.people = Some(people);
    }
    let PaperRows { mut rows, completeness, groups } = paper_rows(register, &query, kind.tells(), on)?;
    if query.columns.is_empty() {
        rows.retain(belongs);
    }
    let asked = query.columns.iter().map(|column| Ok((ListColumn::parse(&column.code)?, column.width))).collect::<Result<Vec<_>, Refusal>>()?;
    let mut table = table_of(&rows, kind, options.group.as_deref() == Some("unit"), &asked, &posts, on, words);
    table.remarks = remarks;
    // How whole a list is says nothing of those whom its paper leaves out.
    if let Some(all) = completeness.filter(|_| !holds_some) {
        table.remarks.push(with("paper.complete", &[("complete", &all.complete.to_string()), ("of", &all.of.to_string())]));
        tell_how_whole(&mut table, groups);
    }
    Ok(table)
}

/// Each group says how many in it lack nothing; one in which nobody does stands there for this alone.
fn tell_how_whole(table: &mut ListTable, groups: Vec<(String, Completeness)>) {
    let mut filled = std::mem::take(&mut table.groups).into_iter().peekable();
    for (title, completeness) in groups {
        let group = filled.next_if(|group| group.title.as_ref() == Some(&title)).unwrap_or_default();
        table.groups.push(TableGroup { title: Some(title), completeness: Some(completeness), ..group });
    }
    table.groups.extend(filled);
}

/// Whether a probation is over by a day; one whose end is not known is nobody's to wait for.
fn falls_due(line: &PaperRow, day: NaiveDate) -> bool {
    let end = line.row.probation_end.as_ref().and_then(|end| end.parse::<PartialDate>().ok());
    end.is_some_and(|end| end.last_day() <= day)
}

fn table_of(
    rows: &[PaperRow],
    kind: ListKind,
    by_unit: bool,
    asked: &[(ListColumn, Option<u32>)],
    posts: &BTreeMap<i32, String>,
    on: NaiveDate,
    words: &dyn Fn(&str) -> String,
) -> ListTable {
    let (columns, heads, widths) = if asked.is_empty() {
        let columns = kind.columns(by_unit);
        (columns.clone(), heads(&columns), vec![None; columns.len()])
    } else {
        let columns = [NUMBER].into_iter().chain(asked.iter().map(|(column, _)| asked_column(column))).collect();
        let heads = heads(&[NUMBER]).into_iter().chain(asked.iter().map(|(column, _)| column.head(Language::Vi))).collect();
        (columns, heads, [None].into_iter().chain(asked.iter().map(|(_, width)| *width)).collect())
    };
    let noun = match rows {
        [] if matches!(kind, ListKind::ListCandidates | ListKind::ListProposed) => Noun::Candidates,
        [] if kind == ListKind::ListPeople => Noun::People,
        rows => Noun::of(rows.iter().filter_map(|line| line.row.stage.parse().ok())),
    };
    let male = columns.iter().position(|column| column.key == "birth_date_male");
    let mut table = ListTable { heads, widths, ..ListTable::of(kind, columns, noun) };
    for (place, line) in rows.iter().enumerate() {
        let row = &line.row;
        table.counts.add(row.sex.as_deref());
        let cells: Vec<String> = if asked.is_empty() {
            table.columns.iter().map(|column| cell(column.key, place + 1, line, posts.get(&row.person), words)).collect()
        } else {
            let told = asked.iter().zip(&line.cells).map(|((column, _), cell)| asked_cell(column, cell, row, on));
            [(place + 1).to_string()].into_iter().chain(told).collect()
        };
        for (column, cell) in table.columns.iter().zip(&cells) {
            let asked = matches!(column.key, "ethnicity" | "home_place" | "admission_date" | "card_number");
            if asked && cell.is_empty() {
                table.missing.push((row.person, row.name.clone(), column.key));
            }
        }
        if asked.is_empty() && (row.birth_date.is_none() || row.sex.is_none()) {
            table.missing.push((row.person, row.name.clone(), "birth_date"));
        }
        if cells.iter().any(|cell| strange_character(cell).is_some()) {
            table.missing.push((row.person, row.name.clone(), "unprintable"));
        }
        // A birth whose sex is not known stands across the columns of both.
        let joined = male.filter(|_| row.sex.is_none() && row.birth_date.is_some());
        if table.groups.last().is_none_or(|group| group.title != line.group) {
            table.groups.push(TableGroup { title: line.group.clone(), ..TableGroup::default() });
        }
        if let Some(group) = table.groups.last_mut() {
            group.rows.push(Row { cells, joined });
            group.counts.add(row.sex.as_deref());
        }
    }
    if !asked.is_empty() {
        numbers_stay_whole(&mut table);
    }
    table
}

/// What a column asked for says of somebody: a field's value as it was told, else what the row tells of several.
fn asked_cell(column: &ListColumn, told: &str, row: &ListRow, on: NaiveDate) -> String {
    match column {
        ListColumn::Field(_) | ListColumn::Blank(_) => told.to_owned(),
        ListColumn::Row(RowColumn::Name) => row.name.clone(),
        ListColumn::Row(RowColumn::Clock) => row.clock.as_ref().map(|clock| told::named_badge(clock, on)).unwrap_or_default(),
        ListColumn::Row(RowColumn::Schooling) => row.schooling.clone().unwrap_or_default(),
        ListColumn::Row(RowColumn::ListedOn) => date(row.listed_on.as_ref()),
        ListColumn::Row(RowColumn::Course) => row.course.clone().unwrap_or_default(),
    }
}

/// No number of an identity card or a document is longer.
const LONGEST_NUMBER: usize = 20;

/// A column of texts all of which are numbers of something, each in one piece, is never parted.
fn numbers_stay_whole(table: &mut ListTable) {
    for place in 0..table.columns.len() {
        if table.columns[place].holds != Holds::Text {
            continue;
        }
        let mut cells =
            table.groups.iter().flat_map(|group| &group.rows).filter_map(|row| row.cells.get(place)).filter(|cell| !cell.is_empty()).peekable();
        let is_number = |cell: &String| {
            cell.contains(|c: char| c.is_ascii_digit()) && !cell.contains(char::is_whitespace) && cell.chars().count() <= LONGEST_NUMBER
        };
        if cells.peek().is_some() && cells.all(is_number) {
            table.columns[place].holds = Holds::Whole;
            table.columns[place].centred = true;
        }
    }
}

/// An ISO date as papers write it.
pub(super) fn date(iso: Option<&String>) -> String {
    iso.map(|iso| told::date(iso)).unwrap_or_default()
}

/// What somebody works as: occupation and post, once where they are the same.
pub(super) fn work(occupation: &Option<String>, post: &Option<String>) -> String {
    told::listed([occupation.clone(), post.clone().filter(|post| Some(post) != occupation.as_ref())])
}

/// A schooling or qualification as tables abbreviate it; what has no short form is written out.
pub(super) fn short(list: &str, label: &Option<String>, words: &dyn Fn(&str) -> String) -> Option<String> {
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
        "occupation_post" => work(&row.occupation, &row.post),
        "religion" => text(&line.religion),
        "schooling" => text(&short("general_schooling", &row.schooling, words)),
        "qualification" => text(&short("qualification", &row.qualification, words)),
        "schooling_qualification" => {
            told::listed([short("general_schooling", &row.schooling, words), short("qualification", &row.qualification, words)])
        }
        "youth_union_joined" => date(line.youth_union_joined.as_ref()),
        "introducers" => line.introducers.join("; "),
        "branch_vote" => text(&line.branch_vote),
        "committee_vote" => text(&line.committee_vote),
        "conversion_branch_vote" => text(&line.conversion_branch_vote),
        "conversion_committee_vote" => text(&line.conversion_committee_vote),
        "citizen_id" => text(&row.citizen_id),
        "qualification_triple" => told::listed([
            short("general_schooling", &row.schooling, words),
            short("qualification", &row.qualification, words),
            short("political_theory", &row.political_theory, words),
        ]),
        "political_theory" => text(&short("political_theory", &row.political_theory, words)),
        "post" => text(if row.post.is_some() { &row.post } else { &row.occupation }),
        "listed_resolution" => text(&line.listing),
        "helper" => text(&row.helper),
        "helper_assigned" => line.helpers.join("; "),
        "course" | "new_member_class" => text(&row.course),
        "unit" => row.unit_name.clone(),
        "decision" => text(&line.decision),
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
