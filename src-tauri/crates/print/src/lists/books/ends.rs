//! Members who left the Party, and those who died.

use domain::event_kind::EventKind;
use domain::force::end_of;
use domain::stage::Stage;
use register::RegisterError;
use register::entries::Entered;
use register::people::facts_on;

use super::super::kind::ListKind;
use super::super::table::{ListTable, Noun};
use super::{BookOf, coded, day_of, listed, next, of, shared, with, word};

pub(super) fn left(asked: &BookOf<'_>) -> Result<ListTable, RegisterError> {
    let kinds = [EventKind::StruckOff, EventKind::Expelled, EventKind::Resigned, EventKind::DecisionCancelled];
    let mut table = asked.table(ListKind::LeftBook, Noun::People);
    for entry in asked.entries(&kinds)? {
        let Some((whose, (_, stage))) = entry.whose.as_ref().filter(|whose| whose.was_member).zip(end_of(&entry.event)) else { continue };
        let facts = facts_on(asked.register, whose.person, asked.on)?;
        table.add(None, of(whose), |key| match key {
            "left_how" => word(&format!("stage.{}", stage.code())),
            "left_on" => entry.event.on.shown(),
            "cause" => cause(&entry, stage),
            "card_number" => facts.card_number.clone().unwrap_or_default(),
            "note" => listed([restored(&entry), Some(shared("note", &entry))]),
            key => shared(key, &entry),
        });
    }
    Ok(table)
}

pub(super) fn deceased(asked: &BookOf<'_>) -> Result<ListTable, RegisterError> {
    let mut table = asked.table(ListKind::DeceasedBook, Noun::Members);
    for entry in asked.entries(&[EventKind::Died])? {
        let Some(whose) = entry.whose.as_ref().filter(|whose| whose.was_member) else { continue };
        let facts = facts_on(asked.register, whose.person, asked.on)?;
        table.add(None, of(whose), |key| match key {
            "died_on" => entry.event.on.shown(),
            "departure_slip" => day_of(next(&entry, &[EventKind::DepartureSlip])),
            "file_sent_up" => day_of(next(&entry, &[EventKind::MemberFileSentUp])),
            "card_number" => facts.card_number.clone().unwrap_or_default(),
            "file_number" => facts.file_number.clone().unwrap_or_default(),
            key => shared(key, &entry),
        });
    }
    Ok(table)
}

fn cause(entry: &Entered, stage: Stage) -> String {
    match stage {
        Stage::StruckOff => coded(&entry.event, "cause_code", "strike_off_reason"),
        Stage::Cancelled => coded(&entry.event, "ground", "cancel_ground"),
        _ => entry.event.fields.text("cause").unwrap_or_default().to_owned(),
    }
}

/// That whoever left came back.
fn restored(entry: &Entered) -> Option<String> {
    next(entry, &[EventKind::MembershipRestored]).map(|event| with("paper.restored_on", &[("date", &event.on.shown())]))
}
