//! What happened, newest first, as the timeline of the page has it.

use chrono::NaiveDate;
use domain::clock::ClockState;
use domain::code_list::CodeLists;
use paper::{Align, Cell, Table};
use register::cases::EventView;

use crate::told::{badge, date, event_paper, event_title, with, word};

/// The table of entries; `None`: none yet.
pub(super) fn table(events: &[EventView], sex: Option<&str>, codes: &CodeLists, on: NaiveDate) -> Option<Table> {
    let row = |event: &EventView| {
        let what = Cell::new(event_title(event, sex, codes)).with_remark(remark(event, on)).struck(event.voided);
        [Cell::new(date(&event.on)), what, Cell::new(event_paper(event, codes))]
    };
    let columns = [(word("sheet.day"), 22.0, Align::Center), (word("sheet.what"), 0.0, Align::Left), (word("sheet.document"), 58.0, Align::Left)];
    (!events.is_empty()).then(|| Table::new(columns, events.iter().map(row).collect()))
}

/// What the page says beside an entry: its form, that it was put right or taken out, that it came too late or fell short.
fn remark(event: &EventView, on: NaiveDate) -> String {
    let late = event.clock.as_ref().filter(|clock| matches!(clock.state, ClockState::MetLate | ClockState::Overdue));
    let said = [
        event.form.as_ref().map(|form| with("sheet.form_number", &[("number", form)]).replace(' ', "\u{a0}")),
        event.voided.then(|| word("sheet.voided")),
        (!event.corrected_by.is_empty()).then(|| word("ui.was_corrected")),
        event.short_of_votes.then(|| word("told.votes_short")),
        late.map(|clock| badge(clock, on)),
    ];
    let said: Vec<String> = said.into_iter().flatten().collect();
    if said.is_empty() { String::new() } else { format!("({})", said.join("; ")) }
}
