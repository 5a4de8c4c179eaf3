//! Việc as a paper: what falls due, its groups as rows across, what must be waited for last.

use chrono::NaiveDate;
use domain::words::{Language, say, word};
use paper::Row;
use register::cases::ClockBadge;
use register::due::{DueGroup, DueGroupBy, DuePage, DueQuery, DueRow, DueWork, due_page};
use register::{Register, RegisterError};

use super::collect::date;
use super::kind::ListKind;
use super::table::{Counts, ListTable, Noun, TableGroup};
use crate::told::remaining;

/// As many rows as are read at once.
const AT_ONCE: u32 = 1000;

/// The table that Việc prints as. Whoever asks holds one moment over it.
pub(super) fn due_table(register: &Register, query: &DueQuery, on: NaiveDate) -> Result<ListTable, RegisterError> {
    let (page, groups) = whole(register, query, on)?;
    let columns = ListKind::ListDue.columns(false);
    let counts = Counts { all: page.lines, ..Counts::default() };
    // Nobody signs what is to be done.
    let mut table = ListTable { counts, remarks: vec![finding(&page)], signed: false, ..ListTable::of(ListKind::ListDue, columns, Noun::People) };
    for (head, works) in groups {
        let rows = works.iter().map(|work| row(work, work.number.to_string(), query.group_by)).collect();
        table.groups.push(TableGroup { title: Some(group_name(&head, query.group_by)), rows, ..TableGroup::default() });
    }
    if !page.waits.is_empty() {
        let rows = page.waits.iter().map(|work| row(work, String::new(), DueGroupBy::Clock)).collect();
        table.groups.push(TableGroup { title: Some(vi("ui.due_waits")), rows, ..TableGroup::default() });
    }
    Ok(table)
}

/// A group with all its lines.
type Whole = (DueGroup, Vec<DueWork>);

/// Every group with all its lines, open or not on the screen.
fn whole(register: &Register, query: &DueQuery, on: NaiveDate) -> Result<(DuePage, Vec<Whole>), RegisterError> {
    let usual = DueQuery { turned: Vec::new(), ..query.clone() };
    let first = due_page(register, &usual, on, 0, AT_ONCE)?;
    let closed = first.rows.iter().filter_map(|row| match row {
        DueRow::Group(group) if !group.open => Some(group.key.clone()),
        DueRow::Group(_) | DueRow::Work(_) => None,
    });
    let open = DueQuery { turned: closed.collect(), ..usual };
    let (mut groups, mut from): (Vec<Whole>, u32) = (Vec::new(), 0);
    loop {
        let page = due_page(register, &open, on, from, AT_ONCE)?;
        for row in page.rows {
            match row {
                DueRow::Group(group) => groups.push((group, Vec::new())),
                DueRow::Work(work) => groups.last_mut().into_iter().for_each(|(_, works)| works.push((*work).clone())),
            }
        }
        from += AT_ONCE;
        if from >= page.total {
            return Ok((first, groups));
        }
    }
}

fn vi(key: &str) -> String {
    word(Language::Vi, key)
}

fn row(work: &DueWork, number: String, by: DueGroupBy) -> Row {
    let line = &work.line;
    let turn = match (&line.turn, by) {
        // Grouped otherwise, the line itself says what has to be done.
        (_, DueGroupBy::Unit | DueGroupBy::Turn) => vi(&format!("clock.{}", line.clock)),
        (Some(turn), DueGroupBy::Clock) => vi(&format!("issuer.{}", turn.body)),
        (None, DueGroupBy::Clock) if line.person.is_none() => vi("ui.due_unit_turn"),
        (None, DueGroupBy::Clock) => String::new(),
    };
    let unit = if line.person.is_some() { short_unit(&line.unit_name).to_owned() } else { String::new() };
    // The group's head says whether days are working days; grouped otherwise each line does.
    let badge = ClockBadge { working_days: line.badge.working_days && by != DueGroupBy::Clock, ..line.badge.clone() };
    let left = if line.badge.days == 0 && line.badge.state != domain::clock::ClockState::Overdue { vi("clock.today") } else { remaining(&badge) };
    vec![number, line.name.clone(), unit, date(Some(&line.from)), date(Some(&line.due)), left, turn].into()
}

/// The column's head says that it is a branch: the name without the words of its kind, whole where nothing would be left.
fn short_unit(name: &str) -> &str {
    ["chi bộ ", "phân xưởng "].iter().fold(name, |name, kind| match name.get(..kind.len()) {
        Some(head) if head.to_lowercase() == *kind && !name[kind.len()..].trim().is_empty() => name[kind.len()..].trim_start(),
        _ => name,
    })
}

fn group_name(group: &DueGroup, by: DueGroupBy) -> String {
    match (group.key.as_str(), by) {
        ("before_register", _) => vi("ui.due_before_register"),
        (_, DueGroupBy::Unit) => group.name.clone(),
        ("unit", DueGroupBy::Turn) => vi("ui.due_unit_turn"),
        (body, DueGroupBy::Turn) => vi(&format!("issuer.{body}")),
        (clock, DueGroupBy::Clock) => {
            let counts = group.counts_in.as_deref().filter(|unit| *unit == "working_days").map(|_| format!(" ({})", vi("paper.in_working_days")));
            vi(&format!("clock.{clock}")) + counts.as_deref().unwrap_or_default()
        }
    }
}

/// What was found, in the sentence that stands on the screen.
fn finding(page: &DuePage) -> String {
    let say = |key: &str, params: &[(&str, &str)]| say(Language::Vi, key, params.iter().copied());
    let span = match (&page.before, &page.body) {
        (Some(day), Some(body)) => say("ui.span_before_meeting", &[("meeting", &vi(&format!("meeting.{body}"))), ("date", &date(Some(day)))]),
        (Some(day), None) => say("ui.span_before", &[("date", &date(Some(day)))]),
        (None, _) => say("ui.span_within", &[("days", &page.within.unwrap_or(0).to_string())]),
    };
    let (overdue, ahead, warned) = (page.overdue.to_string(), page.ahead.to_string(), page.warned.to_string());
    let params = [("overdue", overdue.as_str()), ("ahead", ahead.as_str()), ("warned", warned.as_str()), ("span", span.as_str())];
    let key = match (page.overdue, page.ahead, page.warned) {
        (1.., 1.., _) => "ui.due_overdue_and_ahead",
        (1.., 0, _) => "ui.due_overdue_only",
        (0, 1.., _) => "ui.due_ahead_only",
        (0, 0, 1..) => "ui.due_warned_only",
        (0, 0, 0) => "ui.due_none",
    };
    say(key, &params)
}
