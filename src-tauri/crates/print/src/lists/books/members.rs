//! The books of members (7-HSĐV) and of probationers (18-KNĐ): each line of whoever came, whatever became of them.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use domain::case;
use domain::event::Event;
use domain::event_kind::EventKind;
use domain::field::Place;
use domain::stage::Stage;
use register::RegisterError;
use register::book::{self, units};
use register::entries::{Entered, Whose, between};
use register::facts::Person;
use register::lists::{Filters, ListQuery, ListScreen, list_rows};
use register::people::facts_on;

use super::super::collect::{short, work};
use super::super::kind::ListKind;
use super::super::table::{ListTable, Noun};
use super::{BookOf, date, day_of, label, listed, of, shared, with, word};

/// The entries by which somebody comes among the members.
const COMES: [EventKind; 3] = [EventKind::Ceremony, EventKind::TransferReceived, EventKind::MemberRecorded];

pub(super) fn members(asked: &BookOf<'_>) -> Result<ListTable, RegisterError> {
    let mut table = asked.table(ListKind::MemberBook, Noun::Members);
    for entry in came(asked)? {
        let Some(whose) = &entry.whose else { continue };
        let facts = facts_on(asked.register, whose.person, asked.on)?;
        let joined = whose.dates.admission_date.map_or(entry.event.day(), |day| day.last_day());
        let before = facts_on(asked.register, whose.person, joined.min(asked.on))?;
        let line = Line { asked, whose, facts: &facts, before: &before };
        let transferred = line.transfers()?;
        table.add(None, of(whose), |key| match key {
            "transferred_out" => transferred.out.clone(),
            "transferred_in" => transferred.received.clone(),
            key => line.cell(key).unwrap_or_else(|| shared(key, &entry)),
        });
    }
    Ok(table)
}

pub(super) fn probationers(asked: &BookOf<'_>) -> Result<ListTable, RegisterError> {
    let mut table = asked.table(ListKind::ProbationerBook, Noun::Members);
    let is_probationer = |entry: &Entered| match entry.event.kind {
        EventKind::Ceremony => true,
        _ => entry.event.fields.text("member_kind") == Some("probationary"),
    };
    for entry in came(asked)?.into_iter().filter(is_probationer) {
        let Some(whose) = &entry.whose else { continue };
        let facts = facts_on(asked.register, whose.person, asked.on)?;
        let line = Line { asked, whose, facts: &facts, before: &facts };
        let events: Vec<&Event> = whose.events.iter().collect();
        let ceremony = case::latest(&events, EventKind::Ceremony);
        table.add(None, of(whose), |key| match key {
            "occupation_post" => work(&facts.occupation, &facts.post),
            "decision" => case::decision(&events).map(Event::document).unwrap_or_default(),
            "ceremony_day" => day_of(ceremony),
            "note" => line.became(&entry),
            "birth_and_sex" | "file_number" | "home_place" => line.cell(key).unwrap_or_default(),
            key => shared(key, &entry),
        });
    }
    Ok(table)
}

/// Whoever came, once each case, by the first entry that tells of it; into a unit also who stands there and came otherwise, as by
/// a merger.
fn came(asked: &BookOf<'_>) -> Result<Vec<Entered>, RegisterError> {
    let book = book::of(asked.register)?;
    let standing: BTreeSet<i32> = match asked.unit {
        None => BTreeSet::new(),
        Some(_) => {
            let filters = Filters { unit: asked.unit, ..Filters::default() };
            let query = ListQuery { screen: ListScreen::Members, filters, ..ListQuery::default() };
            list_rows(asked.register, &query, asked.on)?.into_iter().map(|row| row.case).collect()
        }
    };
    let mut seen = BTreeSet::new();
    let mut entries = between(asked.register, &COMES, None, asked.days, asked.on)?;
    entries.retain(|entry| {
        let Some(case) = entry.whose.as_ref().map(|whose| whose.case) else { return false };
        let here = asked.unit.is_none_or(|unit| book.units.line_up(entry.unit, entry.event.day()).contains(&unit) || standing.contains(&case));
        here && seen.insert(case)
    });
    // Whoever was a member when the register was made stands where they were admitted.
    entries.sort_by_key(|entry| {
        let recorded = entry.whose.as_ref().filter(|_| entry.event.kind == EventKind::MemberRecorded);
        let admitted = recorded.and_then(|whose| whose.dates.admission_date).map(|day| day.last_day());
        admitted.map_or(entry.event.day(), |day| day.min(entry.event.day()))
    });
    Ok(entries)
}

struct Line<'a> {
    asked: &'a BookOf<'a>,
    whose: &'a Whose,
    /// As known now.
    facts: &'a Person,
    /// As known when they were admitted.
    before: &'a Person,
}

/// Where somebody went and came from, each with its slip and day.
struct Transfers {
    out: String,
    received: String,
}

impl Line<'_> {
    fn cell(&self, key: &str) -> Option<String> {
        let facts = self.facts;
        let text = |text: &Option<String>| text.clone().unwrap_or_default();
        let coded = |list: &str, code: &Option<String>| code.as_deref().map(|code| label(list, code));
        let place = |place: &Option<Place>| place.as_ref().map(Place::shown).unwrap_or_default();
        let work = |person: &Person| work(&person.occupation, &person.post);
        Some(match key {
            "birth_and_sex" => {
                let birth = self.whose.birth_date.as_deref().map(date);
                listed([birth, coded("sex", &self.whose.sex)])
            }
            "birth_name" => {
                let others = listed([facts.name_in_use.clone().filter(|name| *name != facts.birth_name), facts.other_names.clone()]);
                if others.is_empty() { self.whose.name.clone() } else { format!("{}\n({others})", self.whose.name) }
            }
            "ethnicity_religion" => listed([coded("ethnicity", &facts.ethnicity), coded("religion", &facts.religion)]),
            "home_place" => place(&facts.home_place),
            "qualification_triple" => {
                let schooling =
                    facts.schooling_text.clone().or_else(|| short("general_schooling", &coded("general_schooling", &facts.general_schooling), &word));
                listed([
                    schooling,
                    short("qualification", &coded("qualification", &facts.qualification), &word),
                    short("political_theory", &coded("political_theory", &facts.political_theory), &word),
                ])
            }
            "occupation_before" => work(self.before),
            "occupation_now" if work(self.before) == work(facts) => String::new(),
            "occupation_now" => work(facts),
            "card_number" => text(&facts.card_number),
            "file_number" => text(&facts.file_number),
            "badge_number" => self.all(EventKind::BadgeAwarded, |event| event.fields.text("badge_number").unwrap_or_default().to_owned()),
            "military" => text(&facts.military),
            "died_on" => self.all(EventKind::Died, |event| event.on.shown()),
            "left_party" => {
                let left = self.whose.ended.as_ref().filter(|(stage, _)| !matches!(stage, Stage::Died | Stage::TransferredOut));
                left.map(|(stage, event)| listed([Some(event.on.shown()), Some(stage_word(*stage))])).unwrap_or_default()
            }
            _ => return None,
        })
    }

    fn all(&self, kind: EventKind, told: impl Fn(&Event) -> String) -> String {
        listed(self.whose.events.iter().filter(|event| event.kind == kind).map(|event| Some(told(event))))
    }

    fn transfers(&self) -> Result<Transfers, RegisterError> {
        let book = book::of(self.asked.register)?;
        let unit = |id: Option<i32>, day: NaiveDate| id.map(|unit| units::name_on(&book.units, unit, day)).transpose();
        let (mut out, mut received) = (Vec::new(), Vec::new());
        for event in &self.whose.events {
            let place = |field: &str| event.fields.text(field).map(str::to_owned);
            let told = |place: Option<String>| [Some(event.document()), place].into_iter().flatten().collect::<Vec<_>>().join(", ");
            match event.kind {
                EventKind::TransferSlip => out.push(told(unit(event.fields.id("to_unit"), event.day())?.or_else(|| place("to_place")))),
                EventKind::TransferReceived => received.push(told(place("from_place"))),
                _ => {}
            }
        }
        Ok(Transfers { out: out.join("; "), received: received.join("; ") })
    }

    /// What became of a probationer, in the column of remarks.
    fn became(&self, entry: &Entered) -> String {
        let events: Vec<&Event> = self.whose.events.iter().collect();
        let decision = case::latest(&events, EventKind::ConversionDecision);
        let converted = decision.map(|event| with("paper.converted_by", &[("decision", &event.document())]));
        let ended = self.whose.ended.as_ref().map(|(stage, event)| format!("{}, {}", stage_word(*stage), event.on.shown()));
        listed([converted, ended, Some(shared("note", entry))])
    }
}

fn stage_word(stage: Stage) -> String {
    word(&format!("stage.{}", stage.code()))
}
