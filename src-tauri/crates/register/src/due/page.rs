//! Việc: all that has to be done by a day, in groups, a page of rows at a time; beside it what becomes possible.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use chrono::NaiveDate;
use domain::clock::{Clock, ClockState};
use domain::event_kind::EventKind;
use domain::refusal::Refusal;
use domain::rule::{Rule, RuleKind};
use domain::search::{Kept, Typed};
use domain::stage::Book;
use rusqlite::named_params;
use serde::Serialize;
use specta::Type;

use super::list::{DueKind, DueLine, due_list};
use super::query::{DueGroupBy, DueQuery, Horizon};
use super::{requests, units as of_units};
use crate::Register;
use crate::book::{self, units};
use crate::error::RegisterError;
use crate::settings::{Meeting, meetings};

/// From so many lines on, groups begin closed.
const MANY: usize = 500;
/// The key of the group of requests.
const REQUESTS: &str = "request_reply";
/// So many waits are sent; how many there are is told.
const WAITS_SENT: usize = 500;

/// A line with what can be recorded for it.
#[derive(Clone, Debug, Serialize, Type)]
pub struct DueWork {
    /// The clock or wait, and whose it is.
    pub line: DueLine,
    /// Its number among all lines, from 1.
    pub number: u32,
    /// The event kinds that answer it, the one it waits for first.
    pub acts: Vec<String>,
    /// How many.
    pub amount: u32,
    /// The days not worked between from and due, ISO.
    pub skipped: Vec<String>,
    /// Of a term or wait: the deadline of what then becomes possible, ISO.
    pub then_due: Option<String>,
}

/// The head of a group.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
pub struct DueGroup {
    /// The clock's key (`request_reply` of requests), the unit's id or the body's code; `before_register` for what fell due before the record begins.
    pub key: String,
    /// The unit's name, where it is a unit's.
    pub name: String,
    /// How many lines.
    pub count: u32,
    /// Of them overdue.
    pub overdue: u32,
    /// How long the clock is, where it is the same for every line of the group.
    pub amount: Option<u32>,
    /// In what it counts, where it is the same for every line.
    pub counts_in: Option<String>,
    /// From what it counts, where it is the same for every line: an event kind or a derived date.
    pub from_event: Option<String>,
    /// Its lines are shown.
    pub open: bool,
}

/// A row of the table.
#[derive(Clone, Debug, Serialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum DueRow {
    /// A group's head.
    Group(DueGroup),
    /// A line under it.
    Work(Box<DueWork>),
}

/// A page of Việc.
#[derive(Clone, Debug, Serialize, Type)]
pub struct DuePage {
    /// Rows of the table, heads among them.
    pub total: u32,
    /// The first row's place.
    pub offset: u32,
    /// The rows.
    pub rows: Vec<DueRow>,
    /// Lines as filtered, without those before the record begins.
    pub lines: u32,
    /// All that runs or is overdue, whatever is asked.
    pub whole: u32,
    /// Overdue lines.
    pub overdue: u32,
    /// Lines that fall due as far ahead as is asked and are not overdue.
    pub ahead: u32,
    /// Lines that show as due already and fall due later.
    pub warned: u32,
    /// Lines of people.
    pub of_people: u32,
    /// Lines of units.
    pub of_units: u32,
    /// Lines that fell due before the record begins: never counted as overdue.
    pub before_register: u32,
    /// The day before which it is asked, ISO; `None`: so many days ahead.
    pub before: Option<String>,
    /// The body that meets on that day, where a meeting was written down.
    pub body: Option<String>,
    /// So many days ahead.
    pub within: Option<u32>,
    /// The clocks that stand in it, whatever is filtered, in their order.
    pub clocks: Vec<String>,
    /// The bodies whose turn it is in it.
    pub turns: Vec<String>,
    /// What becomes possible, the earliest first.
    pub waits: Vec<DueWork>,
    /// All of them.
    pub waits_total: u32,
    /// The next thing to be done, where nothing is to be done as far ahead as is asked.
    pub next: Option<DueLine>,
    /// The meetings written down that are to come.
    pub meetings: Vec<Meeting>,
}

/// What Việc opens with.
#[derive(Clone, Debug)]
pub struct Work {
    /// What is to be done before the next meeting, or within the usual days, what shows as due and what is overdue, by due day.
    pub lines: Vec<DueLine>,
    /// How many lines fell due before the record begins.
    pub before_register: u32,
}

/// What Việc opens with on a day.
///
/// # Errors
/// As [`due_list`].
pub fn due_work(register: &Register, on: NaiveDate) -> Result<Work, RegisterError> {
    let all = all_lines(register, on, Horizon::usual(register, on)?)?;
    let before_register = all.iter().filter(|line| line.kind == DueKind::Clock && line.before_register).count() as u32;
    Ok(Work { lines: all.iter().filter(|line| is_work(line)).cloned().collect(), before_register })
}

/// How many lines that are.
///
/// # Errors
/// As [`due_list`].
pub fn due_count(register: &Register, on: NaiveDate) -> Result<u32, RegisterError> {
    let all = all_lines(register, on, Horizon::usual(register, on)?)?;
    Ok(all.iter().filter(|line| is_work(line)).count() as u32)
}

/// Something to be done: no term, no wait, not from before the record.
fn is_work(line: &DueLine) -> bool {
    line.kind == DueKind::Clock && !line.before_register
}

/// Kept until something is written: the next page need not ask again.
fn all_lines(register: &Register, on: NaiveDate, horizon: Horizon) -> Result<Arc<Vec<DueLine>>, RegisterError> {
    register.remember(&format!("due {on} {horizon:?}"), |_| due_list(register, on, horizon, true))
}

/// A page of Việc on a day.
///
/// # Errors
/// `unit_unknown`, `date_unreadable`; as [`due_list`].
pub fn due_page(register: &Register, query: &DueQuery, on: NaiveDate, offset: u32, limit: u32) -> Result<DuePage, RegisterError> {
    let _moment = register.at_one_moment()?;
    let book = book::of(register)?;
    let horizon = query.horizon(register, on)?;
    let all = all_lines(register, on, horizon)?;
    let sieve = Sieve::new(query, &book, on)?;
    let kept: Vec<&DueLine> = all.iter().filter(|line| sieve.lets(line)).collect();
    let until = horizon.until(on).to_string();
    let (waiting, acting): (Vec<&DueLine>, Vec<&DueLine>) = kept.into_iter().partition(|line| line.kind != DueKind::Clock);
    let (before_register, work): (Vec<&DueLine>, Vec<&DueLine>) = acting.into_iter().partition(|line| line.before_register);
    let overdue = work.iter().filter(|line| line.badge.state == ClockState::Overdue).count();
    let ahead = work.iter().filter(|line| line.badge.state != ClockState::Overdue && line.due <= until).count();
    let of_people = work.iter().filter(|line| line.person.is_some()).count();
    let many = work.len() > MANY;
    let mut groups = grouped(register, query, &work, &book, on, many)?;
    if !before_register.is_empty() {
        let mut apart = Group::new("before_register".to_owned(), String::new(), before_register.clone(), &book);
        apart.head.overdue = 0;
        apart.head.open = query.turned.contains(&apart.head.key);
        groups.push(apart);
    }
    let (mut rows, mut number, mut total) = (Vec::new(), 0, 0_u32);
    let wanted = offset..offset.saturating_add(limit.min(1000));
    for group in &groups {
        if wanted.contains(&total) {
            rows.push(DueRow::Group(group.head.clone()));
        }
        total += 1;
        for line in &group.lines {
            number += 1;
            if group.head.open {
                if wanted.contains(&total) {
                    rows.push(DueRow::Work(Box::new(worked(line, number, &book))));
                }
                total += 1;
            }
        }
    }
    let mut waits: Vec<&DueLine> = if query.overdue { Vec::new() } else { waiting };
    waits.retain(|line| line.kind == DueKind::Wait || line.due <= until);
    waits.sort_by(|a, b| (&a.due, a.person).cmp(&(&b.due, b.person)));
    let next = if work.is_empty() { next_line(register, on, &sieve)? } else { None };
    let upcoming: Vec<Meeting> = meetings(register)?.into_iter().filter(|meeting| meeting.on > on).collect();
    let (before, within) = match horizon {
        Horizon::Before(day) => (Some(day), None),
        Horizon::Within(days) => (None, Some(days)),
    };
    Ok(DuePage {
        total,
        offset,
        rows,
        lines: work.len() as u32,
        whole: whole(register, on, &book)?,
        overdue: overdue as u32,
        ahead: ahead as u32,
        warned: (work.len() - overdue - ahead) as u32,
        of_people: of_people as u32,
        of_units: (work.len() - of_people) as u32,
        before_register: before_register.len() as u32,
        body: before.and_then(|day| upcoming.iter().find(|meeting| meeting.on == day)).map(|meeting| meeting.body.clone()),
        before: before.map(|day| day.to_string()),
        within,
        clocks: clocks_in(&all, &book),
        turns: all
            .iter()
            .filter(|line| is_work(line))
            .filter_map(|line| Some(line.turn.as_ref()?.body.clone()))
            .collect::<BTreeSet<_>>()
            .into_iter()
            .collect(),
        waits_total: waits.len() as u32,
        waits: waits.into_iter().take(WAITS_SENT).map(|line| worked(line, 0, &book)).collect(),
        next,
        meetings: upcoming,
    })
}

/// The rule of a line.
fn rule_of<'b>(line: &DueLine, book: &'b Book) -> Option<&'b Rule> {
    book.rules.rules.iter().find(|rule| rule.id == line.rule && rule.key == line.clock)
}

/// A line with what can be recorded for it.
fn worked(line: &DueLine, number: u32, book: &Book) -> DueWork {
    let rule = rule_of(line, book);
    let days = (line.from.parse::<NaiveDate>(), line.due.parse::<NaiveDate>());
    // A request is answered on a sheet of its own.
    let awaited = rule.filter(|_| line.request.is_none()).and_then(|rule| rule.until_event.parse::<EventKind>().ok());
    let mut acts: Vec<String> = awaited.map(|kind| kind.code().to_owned()).into_iter().collect();
    if line.person.is_some() && line.kind == DueKind::Clock && rule.is_some_and(|rule| rule.extension.is_some_and(|more| more > 0)) {
        acts.push(EventKind::ExtensionGranted.code().to_owned());
    }
    let skipped = match days {
        (Ok(from), Ok(due)) if line.counts_in == "working_days" => book.rules.calendar.skipped(from, due),
        _ => Vec::new(),
    };
    // What a term's end starts is known before: the deadline that follows.
    let then = days.1.ok().filter(|_| line.kind == DueKind::Term && line.clock == "probation");
    let then_due = then.and_then(|end| {
        let rule = book.rules.rule("conversion_review", None, end)?;
        Some(book.rules.due(rule, end).0.to_string())
    });
    if line.kind == DueKind::Term {
        acts = then_due.iter().map(|_| EventKind::ConversionBranchVote.code().to_owned()).collect();
    }
    DueWork {
        number,
        acts,
        amount: rule.map_or(0, |rule| rule.value),
        skipped: skipped.iter().map(ToString::to_string).collect(),
        then_due,
        line: line.clone(),
    }
}

/// A group as it is put together.
struct Group<'l> {
    head: DueGroup,
    lines: Vec<&'l DueLine>,
}

impl<'l> Group<'l> {
    fn new(key: String, name: String, lines: Vec<&'l DueLine>, book: &Book) -> Self {
        let rules: BTreeSet<i32> = lines.iter().map(|line| line.rule).collect();
        let rules: Vec<&Rule> = rules.iter().filter_map(|id| book.rules.rules.iter().find(|rule| rule.id == *id)).collect();
        fn same<T: PartialEq>(of: impl Iterator<Item = T>) -> Option<T> {
            let mut of = of;
            let first = of.next()?;
            of.all(|other| other == first).then_some(first)
        }
        Self {
            head: DueGroup {
                key,
                name,
                count: lines.len() as u32,
                overdue: lines.iter().filter(|line| line.badge.state == ClockState::Overdue).count() as u32,
                amount: same(rules.iter().map(|rule| rule.value)),
                counts_in: same(lines.iter().map(|line| line.counts_in.clone())),
                from_event: same(rules.iter().map(|rule| rule.from_event.clone())),
                open: true,
            },
            lines,
        }
    }
}

/// The lines in their groups; within one by due day, as they come.
fn grouped<'l>(
    register: &Register,
    query: &DueQuery,
    work: &[&'l DueLine],
    book: &Book,
    on: NaiveDate,
    many: bool,
) -> Result<Vec<Group<'l>>, RegisterError> {
    let places = if query.group_by == DueGroupBy::Unit { units::office_order(register.conn(), on)? } else { BTreeMap::new() };
    let mut groups: BTreeMap<(Place, String), Vec<&DueLine>> = BTreeMap::new();
    for line in work {
        let name = match query.group_by {
            DueGroupBy::Clock => (clock_place(line, book), clock_key(line).to_owned()),
            DueGroupBy::Unit => {
                let place = places.get(&line.unit).copied().unwrap_or(i32::MAX);
                (Place(false, place, line.unit), line.unit.to_string())
            }
            DueGroupBy::Turn => match &line.turn {
                Some(turn) => (Place(false, 0, 0), turn.body.clone()),
                None => (Place(true, 0, 0), "unit".to_owned()),
            },
        };
        groups.entry(name).or_default().push(line);
    }
    let made = groups.into_iter().map(|((_, key), lines)| {
        let name = match query.group_by {
            DueGroupBy::Unit => lines.first().map(|line| line.unit_name.clone()).unwrap_or_default(),
            DueGroupBy::Clock | DueGroupBy::Turn => String::new(),
        };
        let mut group = Group::new(key, name, lines, book);
        group.head.open = many == query.turned.contains(&group.head.key);
        group
    });
    Ok(made.collect())
}

/// Where a group stands: people before units, then along the process.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Place(bool, i32, i32);

/// What tells a group of clocks from another: answers that we owe are not those that we wait for.
fn clock_key(line: &DueLine) -> &str {
    if line.request.is_some() { REQUESTS } else { &line.clock }
}

/// A clock's place is that of the event it waits for.
fn clock_place(line: &DueLine, book: &Book) -> Place {
    let awaited = rule_of(line, book).and_then(|rule| rule.until_event.parse::<EventKind>().ok());
    let place = awaited.and_then(|kind| EventKind::ALL.iter().position(|each| *each == kind)).unwrap_or(usize::MAX);
    Place(line.person.is_none(), i32::try_from(place).unwrap_or(i32::MAX), 0)
}

/// The clocks that stand in a list, in the order of the process.
fn clocks_in(all: &[DueLine], book: &Book) -> Vec<String> {
    let keys: BTreeSet<(Place, &str)> = all.iter().filter(|line| is_work(line)).map(|line| (clock_place(line, book), clock_key(line))).collect();
    keys.into_iter().map(|(_, key)| key.to_owned()).collect()
}

/// All clocks that are open, whatever is asked; terms and waits are nothing to do.
fn whole(register: &Register, on: NaiveDate, book: &Book) -> Result<u32, RegisterError> {
    let counted = register.remember(&format!("open clocks {on}"), |conn| {
        let mut select = conn.prepare_cached(include_str!("open_clocks.sql"))?;
        let mut rows = select.query(named_params! { ":on": on.to_string(), ":figures_from": units::bound(book.figures_from) })?;
        let counted = |clock: &Clock<'_>| clock.due >= book.figures_from;
        let mut count = (of_units::due_lines(conn, book, on, counted)?.len() + requests::due_lines(conn, book, on, counted)?.len()) as u32;
        while let Some(row) = rows.next()? {
            let rule: i32 = row.get("rule")?;
            let by_itself = book.rules.rules.iter().any(|each| each.id == rule && matches!(each.kind, RuleKind::Term | RuleKind::Minimum));
            count += if by_itself { 0 } else { row.get::<_, u32>("clocks")? };
        }
        Ok(count)
    })?;
    Ok(*counted)
}

/// The earliest thing to be done, however far ahead.
fn next_line(register: &Register, on: NaiveDate, sieve: &Sieve) -> Result<Option<DueLine>, RegisterError> {
    let all = all_lines(register, on, Horizon::Before(NaiveDate::MAX))?;
    Ok(all.iter().find(|line| is_work(line) && sieve.lets(line)).cloned())
}

/// What narrows the list.
struct Sieve {
    typed: Typed,
    units: Option<BTreeSet<i32>>,
    clock: Option<String>,
    turn: Option<String>,
    overdue: bool,
}

impl Sieve {
    fn new(query: &DueQuery, book: &Book, on: NaiveDate) -> Result<Self, RegisterError> {
        let units = match query.unit {
            Some(unit) if !book.units.0.contains_key(&unit) => return Err(Refusal::new("unit_unknown").with("value", unit).at("unit").into()),
            Some(unit) => Some(book.units.within(unit, on).into_iter().collect()),
            None => None,
        };
        Ok(Self { typed: Typed::new(&query.search), units, clock: query.clock.clone(), turn: query.turn.clone(), overdue: query.overdue })
    }

    fn lets(&self, line: &DueLine) -> bool {
        let found = || {
            let mut kept = Kept::default();
            kept.name(&line.name);
            kept.name(&line.unit_name);
            self.typed.finds(&kept.text())
        };
        (self.typed.is_empty() || found())
            && self.units.as_ref().is_none_or(|units| units.contains(&line.unit))
            && self.clock.as_deref().is_none_or(|clock| clock == clock_key(line))
            && self.turn.as_ref().is_none_or(|turn| line.turn.as_ref().is_some_and(|own| own.body == *turn))
            && (!self.overdue || line.badge.state == ClockState::Overdue)
    }
}
