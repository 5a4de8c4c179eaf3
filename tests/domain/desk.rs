//! The desk of a clerk: a shipped rule book, a small tree of units, and people whose events are entered one by one.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use chrono::NaiveDate;
use domain::check::{Facts, Findings, check};
use domain::clock::{Clock, ClockState, clocks};
use domain::code_list::CodeLists;
use domain::date::{PartialDate, shown, whole_date};
use domain::event::{Event, Fields};
use domain::event_kind::EventKind;
use domain::field::Value;
use domain::rule::RuleBook;
use domain::stage::{Book, Case, DerivedDates, Mark, PersonHistory, Stage, case_stages, counting, derived_dates, standing};
use domain::unit::{UnitBook, UnitSpan};

pub const RULES: &str = include_str!("../../assets/rules/rules.toml");
pub const HOLIDAYS: &str = include_str!("../../assets/rules/holidays.toml");
pub const CODES: &str = include_str!("../../assets/codes/codes.toml");

/// The committee above the base organizations.
pub const UPPER: i32 = 1;
/// A base committee under it.
pub const COMMITTEE: i32 = 2;
/// A branch under the base committee: the ordinary case.
pub const BRANCH: i32 = 3;
/// Another branch of the same base committee.
pub const OTHER_BRANCH: i32 = 4;
/// A branch that is a base organization by itself.
pub const BASE_BRANCH: i32 = 5;
/// A base committee that decides by delegation, and its branch.
pub const DELEGATED: i32 = 6;
pub const DELEGATED_BRANCH: i32 = 7;
/// A branch under a sub-committee of the base committee.
pub const SUB_COMMITTEE: i32 = 8;
pub const SUB_BRANCH: i32 = 9;

pub fn unit(kind: &str, parent: Option<i32>, power: &str) -> UnitSpan {
    UnitSpan {
        begins: NaiveDate::MIN,
        ends: NaiveDate::MAX,
        name: format!("{kind} (mẫu)"),
        unit_kind: kind.to_owned(),
        parent,
        committee_power: power.to_owned(),
        merged_into: None,
    }
}

pub fn units() -> UnitBook {
    UnitBook(BTreeMap::from([
        (UPPER, vec![unit("upper_committee", None, "none")]),
        (COMMITTEE, vec![unit("grassroots_committee", Some(UPPER), "none")]),
        (BRANCH, vec![unit("branch", Some(COMMITTEE), "none")]),
        (OTHER_BRANCH, vec![unit("branch", Some(COMMITTEE), "none")]),
        (BASE_BRANCH, vec![unit("grassroots_branch", Some(UPPER), "none")]),
        (DELEGATED, vec![unit("grassroots_committee", Some(UPPER), "delegated")]),
        (DELEGATED_BRANCH, vec![unit("branch", Some(DELEGATED), "none")]),
        (SUB_COMMITTEE, vec![unit("sub_committee", Some(COMMITTEE), "none")]),
        (SUB_BRANCH, vec![unit("branch", Some(SUB_COMMITTEE), "none")]),
    ]))
}

static BOOK: LazyLock<Book> = LazyLock::new(|| Book {
    rules: RuleBook::shipped(RULES, HOLIDAYS).expect("the shipped rules read"),
    units: units(),
    codes: CodeLists::parse(CODES).expect("the shipped codes read"),
    figures_from: NaiveDate::MIN,
});

/// The shipped rules, holidays and codes with the units above.
pub fn book() -> &'static Book {
    &BOOK
}

/// A day as a clerk writes it: `10/3/2021`.
pub fn day(text: &str) -> NaiveDate {
    whole_date(text).unwrap_or_else(|refusal| panic!("{text}: {refusal}"))
}

/// A date of which a part may be unknown: `3/2021`, `2021`.
pub fn partial(text: &str) -> PartialDate {
    PartialDate::typed(text).unwrap_or_else(|refusal| panic!("{text}: {refusal}"))
}

/// A bare event, with no fields yet.
pub fn event(id: i32, kind: EventKind, on: &str) -> Event {
    Event { id, ..Event::new(kind, partial(on), "2026-01-01T08:00:00".to_owned(), Fields::default()) }
}

/// Sets a field as typed.
pub fn set(event: &mut Event, field: &str, text: &str) {
    let spec = event.kind.field(field).unwrap_or_else(|| panic!("{} has no field {field}", event.kind));
    let value = Value::read(spec.field_type, text, &book().codes).unwrap_or_else(|refusal| panic!("{field} = {text}: {refusal}"));
    event.fields.0.insert(field.to_owned(), value);
}

/// A person as the clerk enters them: events go to the case opened last.
#[derive(Clone)]
pub struct Person {
    cases: Vec<(i32, i32, Vec<Event>)>,
    next: i32,
    pub facts: Facts,
    pub book: Book,
}

/// Someone in the ordinary branch, with their first case.
pub fn person() -> Person {
    person_at(BRANCH)
}

/// Someone in that unit, with their first case.
pub fn person_at(unit: i32) -> Person {
    Person { cases: vec![(1, unit, Vec::new())], next: 1, facts: Facts::default(), book: book().clone() }
}

impl Person {
    /// Enters an event; an empty date part may be left out, as `3/2021`.
    pub fn on(mut self, date: &str, kind: EventKind) -> Self {
        let id = self.next;
        self.next += 1;
        self.cases.last_mut().unwrap().2.push(event(id, kind, date));
        self
    }

    /// A field of the event entered last.
    pub fn with(mut self, field: &str, text: &str) -> Self {
        set(self.cases.last_mut().unwrap().2.last_mut().unwrap(), field, text);
        self
    }

    /// A vote: so many for, of so many entitled.
    pub fn vote(self, date: &str, kind: EventKind, votes_for: u32, entitled: u32) -> Self {
        self.on(date, kind)
            .with("votes_entitled", &entitled.to_string())
            .with("votes_for", &votes_for.to_string())
            .with("votes_against", &(entitled - votes_for).to_string())
    }

    /// A vote that all were for.
    pub fn passed(self, date: &str, kind: EventKind) -> Self {
        self.vote(date, kind, 9, 9)
    }

    /// A vote one short of two thirds.
    pub fn short(self, date: &str, kind: EventKind) -> Self {
        self.vote(date, kind, 5, 9)
    }

    /// Opens the person's next case, at that unit.
    pub fn next_case(mut self, unit: i32) -> Self {
        let id = self.cases.len() as i32 + 1;
        self.cases.push((id, unit, Vec::new()));
        self
    }

    /// The id of the latest event of that kind.
    pub fn id(&self, kind: EventKind) -> i32 {
        self.entries().filter(|event| event.kind == kind).last().unwrap_or_else(|| panic!("no {kind} entered")).id
    }

    /// Points a field of the last event to the latest event of a kind.
    pub fn naming(self, field: &str, kind: EventKind) -> Self {
        let id = self.id(kind).to_string();
        self.with(field, &id)
    }

    /// Corrects a field of the latest event of a kind.
    pub fn correct(self, date: &str, kind: EventKind, field: &str, value: &str) -> Self {
        let id = self.id(kind).to_string();
        self.on(date, EventKind::Correction).with("corrects", &id).with("field", field).with("value", value).with("basis", "giấy tờ (mẫu)")
    }

    /// Voids the latest event of a kind.
    pub fn void(self, date: &str, kind: EventKind) -> Self {
        let id = self.id(kind).to_string();
        self.on(date, EventKind::EntryVoided).with("voids", &id).with("basis", "ghi nhầm (mẫu)")
    }

    /// Another book, as after a clerk edited a rule or a unit.
    pub fn by(mut self, edit: impl FnOnce(&mut Book)) -> Self {
        edit(&mut self.book);
        self
    }

    fn entries(&self) -> impl Iterator<Item = &Event> {
        self.cases.iter().flat_map(|(_, _, events)| events)
    }

    pub fn history(&self) -> PersonHistory {
        PersonHistory {
            person: 1,
            birth_date: self.facts.birth_date,
            cases: self.cases.iter().map(|(id, unit, events)| Case::new(*id, *unit, events, &self.book.codes)).collect(),
        }
    }

    /// The stage of the case opened last.
    pub fn stage(&self, date: &str) -> Option<Stage> {
        self.stage_of(self.cases.len(), date)
    }

    /// The stage of the first, second … case.
    pub fn stage_of(&self, case: usize, date: &str) -> Option<Stage> {
        let history = self.history();
        standing(&history, &history.cases[case - 1], day(date), &self.book).map(|standing| standing.stage)
    }

    /// The marks of the case opened last.
    pub fn marks(&self, date: &str) -> Vec<Mark> {
        let history = self.history();
        standing(&history, history.cases.last().unwrap(), day(date), &self.book).map_or(Vec::new(), |standing| standing.marks.into_iter().collect())
    }

    /// The unit of the case opened last.
    pub fn unit(&self, date: &str) -> i32 {
        let history = self.history();
        standing(&history, history.cases.last().unwrap(), day(date), &self.book).unwrap().unit
    }

    /// What a case went through up to a day, as `10/03/2021 candidate`.
    pub fn path(&self, case: usize, until: &str) -> Vec<String> {
        let history = self.history();
        case_stages(&history, &history.cases[case - 1], day(until), &self.book)
            .into_iter()
            .map(|(day, standing)| format!("{} {}", shown(day), standing.stage))
            .collect()
    }

    /// The derived dates of the case opened last.
    pub fn dates(&self, date: &str) -> DerivedDates {
        let history = self.history();
        let case = history.cases.last().unwrap();
        derived_dates(&counting(case, day(date)), &self.book.rules)
    }

    /// Since when the years of membership count, by the case opened last.
    pub fn membership_from(&self, date: &str) -> Option<domain::stage::MembershipFrom> {
        let history = self.history();
        domain::stage::membership_from(&history, history.cases.last().unwrap(), day(date), &self.book)
    }

    /// That date alone.
    pub fn member_since(&self, date: &str) -> Option<PartialDate> {
        self.membership_from(date).map(|from| from.date)
    }

    /// The clocks of the case opened last, each as `key from → due state`.
    pub fn clocks(&self, date: &str) -> Vec<String> {
        self.clocks_of(self.cases.len(), date)
    }

    /// The clocks of the first, second … case.
    pub fn clocks_of(&self, case: usize, date: &str) -> Vec<String> {
        let (history, on) = (self.history(), day(date));
        clocks(&history, &history.cases[case - 1], on, &self.book).iter().map(|clock| line(clock, on)).collect()
    }

    /// The clocks of one key.
    pub fn clock(&self, key: &str, date: &str) -> Vec<String> {
        self.clocks(date).into_iter().filter_map(|line| line.strip_prefix(&format!("{key} ")).map(str::to_owned)).collect()
    }

    /// What recording this event in the case opened last would break.
    pub fn would(&self, date: &str, kind: EventKind, fields: &[(&str, &str)]) -> Findings {
        let history = self.history();
        let mut about = event(self.next, kind, date);
        for (field, text) in fields {
            set(&mut about, field, text);
        }
        check(&history, history.cases.last().unwrap(), &about, &self.facts, &self.book)
    }

    /// The checks that a vote of that kind, which all were for, would break.
    pub fn vote_would_break(&self, date: &str, kind: EventKind) -> Vec<String> {
        broken(&self.would(date, kind, &[("votes_entitled", "9"), ("votes_for", "9"), ("votes_against", "0")]))
    }
}

fn line(clock: &Clock<'_>, on: NaiveDate) -> String {
    let state: ClockState = clock.state(on);
    format!("{} {} → {} {}", clock.rule.key, shown(clock.from), shown(clock.due), state.code())
}

/// The names of the checks broken.
pub fn broken(findings: &Findings) -> Vec<String> {
    findings.warnings.iter().map(|warning| warning.check.clone()).collect()
}
