//! The sheet of a unit: facts, committee, how many stand in it, deadlines, targets, what happened.

use chrono::NaiveDate;
use domain::code_list::CodeLists;
use paper::words::number_in_figures;
use paper::{Align, Cell, Fact, Part, Table};
use register::lists::Heads;
use register::units::{UnitPage, unit_page, unit_tree};
use register::{Register, RegisterError, book};

use super::{Content, clocks, entries, has_content, known, targets};
use crate::told::{date, event_name, with, word};

pub(super) fn content(register: &Register, unit: i32, on: NaiveDate) -> Result<Content, RegisterError> {
    let page = unit_page(register, unit, on)?;
    let codes = book::codes()?;
    let history = entries::table(&page.events, None, codes, on);
    let targets = targets::table(&page.targets, on);
    let mut parts = vec![
        Part { title: word("ui.unit_facts"), facts: facts(register, &page, codes, on)?, ..Part::default() },
        Part { title: word("ui.unit_on_papers"), facts: on_papers(&page), ..Part::default() },
        Part { title: word("ui.unit_names_used"), facts: names_used(&page), ..Part::default() },
        committee(&page, codes),
        heads(register, &page)?,
        Part { title: word("ui.unit_deadlines"), table: clocks::table(&page.clocks, on), ..Part::default() },
        Part {
            title: word("ui.targets_of_unit"),
            note: if targets.is_none() { word("ui.no_target_of_unit") } else { String::new() },
            table: targets,
            ..Part::default()
        },
        Part {
            title: word("ui.process"),
            note: if history.is_none() { word("ui.no_unit_entry") } else { String::new() },
            table: history,
            ..Part::default()
        },
    ];
    parts.retain(has_content);
    Ok(Content { title: word("sheet.unit"), of: of(&page), parts })
}

fn of(page: &UnitPage) -> Vec<Fact> {
    let ended = page.ended_by.as_deref().map(|kind| {
        let day = page.facts.to.as_deref().map(date).unwrap_or_default();
        format!("{} {day}", event_name(kind))
    });
    [known(word("ui.unit"), Some(page.facts.name.clone())), known(word("ui.ended"), ended)].into_iter().flatten().collect()
}

fn facts(register: &Register, page: &UnitPage, codes: &CodeLists, on: NaiveDate) -> Result<Vec<Fact>, RegisterError> {
    let facts = &page.facts;
    let code = |list: &str, code: &Option<String>| code.as_deref().map(|code| codes.label(list, code).to_owned());
    let tree = unit_tree(register, on)?;
    let brothers: Vec<i32> = tree.iter().filter(|line| line.parent == facts.parent).map(|line| line.unit).collect();
    let place = brothers.iter().position(|unit| *unit == facts.unit).map(|place| {
        let (number, count) = ((place + 1).to_string(), brothers.len().to_string());
        with("ui.unit_place", &[("number", &number), ("count", &count)])
    });
    let told = [
        (word("ui.unit_kind"), code("unit_kind", &Some(facts.unit_kind.clone()))),
        (word("ui.superior"), page.parent_name.clone()),
        (word("ui.founded"), facts.from.as_deref().map(date)),
        (word("ui.grassroots_type"), code("grassroots_type", &facts.grassroots_type)),
        (word("ui.enterprise_type"), code("enterprise_type", &facts.enterprise_type)),
        (word("unit.organization_code"), facts.organization_code.clone()),
        (word("ui.order"), place),
        (word("ui.committee_power"), code("committee_power", &Some(facts.committee_power.clone()))),
        (word("unit.note"), facts.note.clone()),
    ];
    Ok(told.into_iter().filter_map(|(name, value)| known(name, value)).collect())
}

fn on_papers(page: &UnitPage) -> Vec<Fact> {
    let facts = &page.facts;
    let head: Vec<&str> =
        [facts.head_superior.as_deref(), facts.head_issuer.as_deref()].into_iter().flatten().filter(|name| !name.is_empty()).collect();
    // A branch signs under its superior's seal unless it is said otherwise.
    let seal = facts.seal.clone().or_else(|| (facts.unit_kind == "branch").then(|| word("ui.no_seal_of_its_own")));
    let told = [(word("ui.unit_head"), Some(head.join(" · "))), (word("ui.unit_symbol"), facts.symbol.clone()), (word("unit.seal"), seal)];
    told.into_iter().filter_map(|(name, value)| known(name, value)).collect()
}

fn names_used(page: &UnitPage) -> Vec<Fact> {
    let year = |iso: &str| iso.get(..4).unwrap_or(iso).to_owned();
    let told = |used: &register::units::NameUsed| {
        let until = year(&used.until);
        let span = used.from.as_deref().map_or_else(|| until.clone(), |from| format!("{}–{until}", year(from)));
        Fact::new(span, with("ui.unit_name_until", &[("name", &used.name), ("date", &date(&used.until))]))
    };
    page.names_used.iter().map(told).collect()
}

fn is_branch(page: &UnitPage) -> bool {
    matches!(page.facts.unit_kind.as_str(), "branch" | "grassroots_branch")
}

fn committee(page: &UnitPage, codes: &CodeLists) -> Part {
    let (title, none, member) = if is_branch(page) {
        ("ui.branch_committee", "ui.no_branch_committee", "ui.branch_committee_member")
    } else {
        ("ui.committee", "ui.no_committee", "ui.committee_member")
    };
    let row = |post: &register::cases::PostView| {
        // Of whom a committee member is one, the unit says.
        let position = if post.position == "committee_member" { word(member) } else { codes.label("party_position", &post.position).to_owned() };
        let until = post.until.as_deref().map(date).unwrap_or_default();
        [Cell::new(position), Cell::new(post.name.clone()), Cell::new(date(&post.since)), Cell::new(until)]
    };
    let columns = [
        (word("sheet.post"), 45.0, Align::Left),
        (word("column.birth_name"), 0.0, Align::Left),
        (word("sheet.since"), 26.0, Align::Center),
        (word("sheet.until"), 26.0, Align::Center),
    ];
    let table = (!page.posts.is_empty()).then(|| Table::new(columns, page.posts.iter().map(row).collect()));
    Part { title: word(title), note: if table.is_none() { word(none) } else { String::new() }, table, ..Part::default() }
}

/// How many stand in it on the day, of them women, and how many stood when the year began.
fn heads(register: &Register, page: &UnitPage) -> Result<Part, RegisterError> {
    let counts = &page.counts;
    let now = Heads { members: counts.members, probationers: counts.probationers, candidates: counts.candidates };
    let row = |key: &str, of: &dyn Fn(&Heads) -> u32| {
        let number = |heads: &Heads| Cell::new(number_in_figures(of(heads)));
        let start = counts.year_start.as_ref().map(|start| number(&start.heads)).unwrap_or_default();
        [Cell::new(word(key)), number(&now), number(&counts.women), start]
    };
    let rows = vec![
        row("ui.heads_full", &|heads| heads.members - heads.probationers),
        row("ui.heads_probationers", &|heads| heads.probationers),
        row("ui.heads_members", &|heads| heads.members),
        row("ui.heads_candidates", &|heads| heads.candidates),
    ];
    let columns = [
        (String::new(), 0.0, Align::Left),
        (word("ui.heads_all"), 26.0, Align::Right),
        (word("ui.heads_women"), 26.0, Align::Right),
        (word("ui.heads_year_start"), 26.0, Align::Right),
    ];
    let not_whole = counts.year_start.as_ref().is_some_and(|start| !start.whole);
    Ok(Part {
        title: word("ui.heads"),
        remark: with("ui.at_day", &[("date", &date(&counts.on))]),
        table: Some(Table::new(columns, rows)),
        note: if not_whole { with("ui.heads_not_whole", &[("date", &domain::date::shown(book::record_from(register)?))]) } else { String::new() },
        ..Part::default()
    })
}
