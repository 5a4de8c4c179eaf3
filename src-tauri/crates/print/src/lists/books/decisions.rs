//! Sổ quyết định: one kind, one term, in the order in which they were issued.

use domain::event_kind::EventKind;
use register::RegisterError;
use register::entries::Entered;

use super::super::kind::ListKind;
use super::super::table::{ListTable, Noun};
use super::{BookOf, coded, day_of, next, of, shared, word};

pub(super) fn table(asked: &BookOf<'_>, kind: EventKind) -> Result<ListTable, RegisterError> {
    let mut entries = asked.entries(&[kind])?;
    // Of one day by the figure that numbers begin with.
    entries.sort_by_key(|entry| (entry.event.document_date.unwrap_or(entry.event.on).last_day(), figure(entry), entry.event.id));
    let mut table = asked.table(ListKind::ListDecisions, Noun::Entries);
    table.title = word(&format!("paper.list_decisions.{kind}"));
    for entry in &entries {
        let Some(whose) = &entry.whose else { continue };
        table.add(None, of(whose), |key| match key {
            "subject" if kind == EventKind::DecisionCancelled => coded(&entry.event, "ground", "cancel_ground"),
            "subject" => word(&format!("event.{kind}")),
            "received_on" => day_of(next(entry, &[EventKind::DecisionReceived, EventKind::StrikeOffReceived])),
            key => shared(key, entry),
        });
    }
    Ok(table)
}

/// The figure that its number begins with; one without a number comes last.
fn figure(entry: &Entered) -> u64 {
    let number = entry.event.document_number.as_deref().unwrap_or_default();
    let figures: String = number.chars().take_while(char::is_ascii_digit).collect();
    figures.parse().unwrap_or(u64::MAX)
}
