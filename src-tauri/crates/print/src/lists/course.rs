//! The papers of a course: who is sent, what came of it, who came day by day.

use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate};
use domain::refusal::Refusal;
use paper::Holds;
use register::book;
use register::courses::{Course, Participant, course_page};
use register::lists::{Filters, ListQuery, PaperRow, paper_rows};
use register::{Register, RegisterError, units};
use serde::{Deserialize, Serialize};
use specta::Type;

use super::collect::short;
use super::columns::{Kept, TableColumn};
use super::kind::ListKind;
use super::table::{ListTable, Noun, Of};
use crate::told::{date, label, with, word};

/// A paper of a course.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
pub struct CourseQuery {
    /// The course.
    pub course: i32,
    /// `list_course`, `list_course_results` or `list_course_signing`.
    pub paper: ListKind,
}

/// The table of a course's paper, its people in the order of the office's units, then by name. Whoever asks holds one moment
/// over it.
pub(super) fn course_table(register: &Register, query: &CourseQuery, on: NaiveDate) -> Result<ListTable, RegisterError> {
    let page = course_page(register, query.course)?;
    let facts = &page.course.facts;
    let is_class = facts.course_kind == "new_member_class";
    let kind = query.paper;
    if !ListKind::OF_COURSES.contains(&kind) {
        return Err(Refusal::new("code_unknown").with("value", kind.key()).at("paper").into());
    }
    let days = days(facts);
    let mut columns = kind.columns(false);
    if kind == ListKind::ListCourseSigning {
        columns.extend(days.iter().map(|_| TableColumn { key: "day", span: None, stack: None, holds: Holds::Pen, centred: true, kept: Kept::Text }));
    }
    let mut table = ListTable::of(kind, columns, if is_class { Noun::Members } else { Noun::Candidates });
    table.of_a_day = false;
    if kind == ListKind::ListCourse && is_class {
        table.title = word("paper.list_new_member_class");
    }
    let by_hand = table.heads.len().saturating_sub(days.len());
    if kind == ListKind::ListCourseSigning {
        for (head, day) in table.heads.iter_mut().skip(by_hand).zip(&days) {
            *head = format!("{:02}/{:02}", day.day(), day.month());
        }
    }
    table.remarks = remarks(facts);
    let people: Vec<i32> = page.participants.iter().map(|one| one.person).collect();
    let told = ListQuery { filters: Filters { people: Some(people), ..Filters::default() }, ..ListQuery::default() };
    // The results and the signatures show nothing of it.
    let rows = if kind == ListKind::ListCourse { paper_rows(register, &told, kind.tells(), on)?.rows } else { Vec::new() };
    let rows: BTreeMap<i32, PaperRow> = rows.into_iter().map(|line| (line.row.person, line)).collect();
    for one in in_office_order(register, page.participants, on)? {
        let of = Of { person: Some(one.person), name: &one.name, sex: one.sex.as_deref(), birth_date: one.birth_date.as_ref() };
        table.add(None, of, |key| cell(key, &one, rows.get(&one.person)));
    }
    Ok(table)
}

/// Each day of it; none where the end stands before the beginning.
fn days(course: &Course) -> Vec<NaiveDate> {
    let (Ok(from), Ok(to)) = (course.from.parse::<NaiveDate>(), course.to.parse::<NaiveDate>()) else { return Vec::new() };
    from.iter_days().take_while(|day| *day <= to).collect()
}

/// Which course, when and where; the decision that opened it.
fn remarks(course: &Course) -> Vec<String> {
    let span = with("paper.course_span", &[("from", &date(&course.from)), ("to", &date(&course.to))]);
    let place = course.place.as_ref().map(|place| with("paper.course_place", &[("place", place)]));
    let opened = course.document_number.as_ref().map(|number| {
        let dated = course.document_date.as_ref().map(|day| date(day)).unwrap_or_default();
        with(if dated.is_empty() { "paper.course_opened" } else { "paper.course_opened_on" }, &[("number", number), ("date", &dated)])
    });
    let when = [Some(span), place].into_iter().flatten().collect::<Vec<_>>().join(", ");
    [Some(course.name.clone()), Some(when), opened].into_iter().flatten().collect()
}

/// By where they stood when sent, as the office orders its units; a unit that is no more comes last. Within a unit the order is
/// that of names.
fn in_office_order(register: &Register, mut people: Vec<Participant>, on: NaiveDate) -> Result<Vec<Participant>, RegisterError> {
    let units = book::of(register)?;
    let place: BTreeMap<i32, usize> = units::unit_list(register, on)?.into_iter().enumerate().map(|(place, line)| (line.unit, place)).collect();
    people.sort_by_key(|one| place.get(&units.units.into_which(one.unit, on)).copied().unwrap_or(usize::MAX));
    Ok(people)
}

fn cell(key: &str, one: &Participant, line: Option<&PaperRow>) -> String {
    let text = |text: &Option<String>| text.clone().unwrap_or_default();
    let row = line.map(|line| &line.row);
    match key {
        "birth_name" => one.name.clone(),
        // A certificate says of which branch they were.
        "unit" => one.branch_at_issue.clone().unwrap_or_else(|| one.unit_name.clone()),
        "ethnicity" => row.map(|row| text(&row.ethnicity)).unwrap_or_default(),
        "home_place" => row.map(|row| text(&row.home_place)).unwrap_or_default(),
        "post_unit" => row.map(|row| text(if row.post.is_some() { &row.post } else { &row.occupation })).unwrap_or_default(),
        "qualification_level" => row.and_then(|row| short("qualification", &row.qualification, &word)).unwrap_or_default(),
        "score" => one.score.as_deref().unwrap_or_default().replace('.', ","),
        "result" => one.result.as_deref().map(|code| label("course_result", code)).unwrap_or_default(),
        "certificate_number" => text(&one.certificate_number),
        _ => String::new(),
    }
}
