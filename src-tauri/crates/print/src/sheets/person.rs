//! The sheet of a person: facts, whom it falls to, dates, deadlines, what happened, the dossier.

use chrono::NaiveDate;
use domain::code_list::CodeLists;
use domain::stage::Stage;
use paper::{Align, Cell, Fact, Part, Table};
use register::cases::{CaseView, DossierLine, NextStep};
use register::facts::part_of;
use register::people::{PersonPage, person_page};
use register::{Register, RegisterError, book};

use super::{Content, clocks, entries, has_content, known};
use crate::told::{date, first_word, in_lines, value, with, word};

pub(super) fn content(register: &Register, person: i32, on: NaiveDate) -> Result<Content, RegisterError> {
    let page = person_page(register, person, on)?;
    let codes = book::codes()?;
    let latest = page.cases.first();
    let is_member = latest.is_some_and(|case| case.admission_date.is_some() || is_of_member(case));
    let mut parts = facts(&page, codes);
    parts.extend(latest.map(|case| helpers_part(case, codes)));
    for (place, case) in page.cases.iter().enumerate() {
        let number = (page.cases.len() > 1).then_some(page.cases.len() - place);
        parts.extend(case_parts(case, number, page.facts.sex.as_deref(), codes, on));
    }
    if latest.is_none() {
        parts.push(Part { title: word("ui.process"), note: word("ui.no_case_yet"), ..Part::default() });
    }
    parts.retain(has_content);
    let title = word(if is_member { "sheet.member" } else { "sheet.candidate" });
    Ok(Content { title, of: of(&page, codes), parts })
}

/// It stands at a member's stage.
fn is_of_member(case: &CaseView) -> bool {
    case.stage.parse().is_ok_and(Stage::is_member)
}

/// Who it is, where they stand, what is to be done by whom.
fn of(page: &PersonPage, codes: &CodeLists) -> Vec<Fact> {
    let mut of = vec![Fact::new(word("column.birth_name"), page.facts.birth_name.clone())];
    let Some(case) = page.cases.first() else { return of };
    let since = format!("{}, {}", word(&format!("stage.{}", case.stage)), with("ui.since", &[("date", &date(&case.since))]));
    let marks: Vec<String> = case.marks.iter().map(|mark| word(&format!("mark.{mark}"))).collect();
    let stage = if marks.is_empty() { since } else { format!("{since} ({})", marks.join("; ")) };
    of.push(Fact::new(word("ui.unit"), case.unit_name.clone()));
    of.push(Fact::new(word("sheet.stage"), stage));
    of.extend(known(word("sheet.postponed"), postponed(case, codes)));
    of.extend(known(word("ui.due_turn"), case.turn.as_ref().map(|turn| word(&format!("issuer.{}", turn.body)))));
    of.extend(known(word("ui.next"), case.next.first().map(next)));
    of
}

/// Why and until when it waits, where it was put off.
fn postponed(case: &CaseView, codes: &CodeLists) -> Option<String> {
    let entry = case.events.iter().find(|event| event.kind == "postponed" && !event.voided);
    let entry = entry.filter(|_| case.marks.iter().any(|mark| mark == "postponed"))?;
    let said = |name: &str| entry.values.iter().find(|field| field.name == name).map(|field| value(&field.shown, codes));
    let cause = said("cause").unwrap_or_default();
    Some(match said("until") {
        Some(until) => with("sheet.postponed_until", &[("cause", &cause), ("until", &until)]),
        None => cause,
    })
}

fn next(step: &NextStep) -> String {
    let event = word(&format!("event.{}", step.kind));
    let Some(latest) = step.latest.as_deref().map(date) else { return format!("{event}.") };
    match &step.clock {
        None => with("ui.next_by", &[("event", &event), ("date", &latest)]),
        Some(clock) => with("ui.next_by_clock", &[("event", &event), ("date", &latest), ("clock", &word(&format!("clock.{clock}")))]),
    }
}

/// The facts that are known, in the parts of the paper form.
fn facts(page: &PersonPage, codes: &CodeLists) -> Vec<Part> {
    let mut parts: Vec<(&str, Part)> = Vec::new();
    for field in page.told.iter().filter(|field| !matches!(field.name.as_str(), "photo" | "birth_name")) {
        let title = part_of(&field.name);
        let name = first_word(&[format!("ui.fact.{}", field.name), format!("person.{}", field.name)]);
        let told = in_lines(&field.shown, codes);
        let told = match page.age {
            Some(age) if field.name == "birth_date" => with("ui.born_aged", &[("date", &told), ("age", &age.to_string())]),
            _ => told,
        };
        if parts.last().is_none_or(|(last, _)| *last != title) {
            parts.push((title, Part { title: word(title), ..Part::default() }));
        }
        if let Some((_, part)) = parts.last_mut() {
            part.facts.extend(known(name, Some(told)));
        }
    }
    parts.into_iter().map(|(_, part)| part).collect()
}

fn helpers_part(case: &CaseView, codes: &CodeLists) -> Part {
    let mut facts: Vec<Fact> = known(word("ui.helper"), case.helper.clone()).into_iter().collect();
    for introducer in &case.introducers {
        let kind = codes.label("introducer_kind", &introducer.kind).to_owned();
        let name = match &introducer.from {
            Some(from) => with("ui.name_since", &[("name", &introducer.name), ("date", &date(from))]),
            None => introducer.name.clone(),
        };
        facts.extend(known(kind, Some(name)));
    }
    Part { title: word("ui.introducers"), facts, ..Part::default() }
}

/// What a case has: of several, each says which it is.
fn case_parts(case: &CaseView, number: Option<usize>, sex: Option<&str>, codes: &CodeLists, on: NaiveDate) -> [Part; 4] {
    let title = |key: &str| match number {
        Some(number) => with("sheet.of_case", &[("title", &word(key)), ("number", &number.to_string())]),
        None => word(key),
    };
    let papers = |state: &str| case.dossier.iter().filter(|line| line.state == state).count();
    let (have, missing) = (papers("have"), papers("missing"));
    [
        Part { title: title("ui.derived"), facts: derived(case), ..Part::default() },
        Part { title: title("ui.deadlines"), table: clocks::table(&case.clocks, on), ..Part::default() },
        Part {
            title: title("ui.process"),
            remark: if number.is_some() { word(&format!("stage.{}", case.stage)) } else { String::new() },
            table: entries::table(&case.events, sex, codes, on),
            ..Part::default()
        },
        Part {
            title: title(&format!("ui.dossier_of.{}", case.dossier_of)),
            remark: with("ui.papers_count", &[("have", &have.to_string()), ("needed", &(have + missing).to_string())]),
            table: dossier(&case.dossier),
            ..Part::default()
        },
    ]
}

fn derived(case: &CaseView) -> Vec<Fact> {
    // What the page hides until one of them is known is nothing that the case has reached.
    if case.admission_date.is_none() && case.probation_end.is_none() && case.official_date.is_none() {
        return Vec::new();
    }
    let from = case.membership_from.as_deref().map(date);
    let from = if case.membership_approximate { from.map(|from| with("ui.about_date", &[("date", &from)])) } else { from };
    [
        known(word("derived.admission_date"), case.admission_date.as_deref().map(date)),
        known(word("derived.probation_end"), case.probation_end.as_deref().map(date)),
        known(word("derived.official_date"), case.official_date.as_deref().map(date)),
        known(word("derived.membership_from"), from),
    ]
    .into_iter()
    .flatten()
    .collect()
}

fn dossier(lines: &[DossierLine]) -> Option<Table> {
    let row = |line: &DossierLine| {
        let state = match line.state.as_str() {
            "have" => line.date.as_deref().map(date).unwrap_or_default(),
            "missing" => word("ui.not_yet"),
            _ => word("ui.not_needed"),
        };
        [Cell::new(word(&format!("paper.{}", line.paper))), Cell::new(line.number.clone()), Cell::new(state)]
    };
    let columns = [(word("sheet.paper"), 0.0, Align::Left), (word("sheet.form"), 26.0, Align::Center), (word("sheet.state"), 28.0, Align::Center)];
    (!lines.is_empty()).then(|| Table::new(columns, lines.iter().map(row).collect()))
}
