//! What is given to people and units: cards, badges, commendations.

use domain::event_kind::EventKind;
use register::RegisterError;

use super::super::kind::ListKind;
use super::super::table::{ListTable, Noun, Of};
use super::{BookOf, coded, listed, of, shared, word};

pub(super) fn cards(asked: &BookOf<'_>) -> Result<ListTable, RegisterError> {
    let mut table = asked.table(ListKind::CardBook, Noun::Entries);
    for entry in asked.entries(&[EventKind::CardIssued])? {
        let Some(whose) = &entry.whose else { continue };
        table.add(None, of(whose), |key| match key {
            "card_number" => entry.event.fields.text("card_number").unwrap_or_default().to_owned(),
            "issued_on" => entry.event.on.shown(),
            "occasion" => coded(&entry.event, "occasion", "card_occasion"),
            key => shared(key, &entry),
        });
    }
    Ok(table)
}

pub(super) fn badges(asked: &BookOf<'_>) -> Result<ListTable, RegisterError> {
    let mut table = asked.table(ListKind::BadgeBook, Noun::Entries);
    for entry in asked.entries(&[EventKind::BadgeAwarded])? {
        let Some(whose) = &entry.whose else { continue };
        table.add(None, of(whose), |key| match key {
            "membership_from" => whose.membership_from.map(|day| day.shown()).unwrap_or_default(),
            "badge_years" => entry.event.fields.number("years").map(|years| years.to_string()).unwrap_or_default(),
            "badge_number" => entry.event.fields.text("badge_number").unwrap_or_default().to_owned(),
            "awarded_on" => entry.event.on.shown(),
            "note" => {
                let posthumous = entry.event.fields.yes_no("posthumous").unwrap_or_default().then(|| word("paper.posthumous"));
                listed([posthumous, Some(shared("note", &entry))])
            }
            key => shared(key, &entry),
        });
    }
    Ok(table)
}

pub(super) fn commendations(asked: &BookOf<'_>) -> Result<ListTable, RegisterError> {
    let mut table = asked.table(ListKind::CommendationBook, Noun::Entries);
    for entry in asked.entries(&[EventKind::Commendation, EventKind::UnitCommendation])? {
        table.add(None, entry.whose.as_ref().map_or_else(Of::default, of), |key| match key {
            "commended" => entry.whose.as_ref().map_or_else(|| entry.unit_name.clone(), |whose| whose.name.clone()),
            "unit" if entry.whose.is_none() => String::new(),
            "form" => coded(&entry.event, "form", "commendation"),
            "occasion" => entry.event.fields.text("occasion").unwrap_or_default().to_owned(),
            key => shared(key, &entry),
        });
    }
    Ok(table)
}
