//! Transfers: slips that were given, and people who came from outside.

use domain::event_kind::EventKind;
use register::RegisterError;
use register::book::{self, units};
use register::entries::Entered;

use super::super::kind::ListKind;
use super::super::table::{ListTable, Noun};
use super::{BookOf, coded, day_of, next, of, shared};

pub(super) fn table(asked: &BookOf<'_>) -> Result<ListTable, RegisterError> {
    let book = book::of(asked.register)?;
    let mut table = asked.table(ListKind::TransferBook, Noun::Entries);
    for entry in asked.entries(&[EventKind::TransferSlip, EventKind::TransferReceived])? {
        let Some(whose) = &entry.whose else { continue };
        let fields = &entry.event.fields;
        let is_slip = entry.event.kind == EventKind::TransferSlip;
        // A receipt inside the register stands in its slip's line.
        if !is_slip && fields.text("from_place").is_none() && answers_a_slip(&entry) {
            continue;
        }
        let to_unit = fields.id("to_unit").map(|unit| units::name_on(&book.units, unit, entry.event.day())).transpose()?;
        let place = |field: &str| fields.text(field).unwrap_or_default().to_owned();
        table.add(None, of(whose), |key| match key {
            "transfer_from" => {
                if is_slip {
                    entry.unit_name.clone()
                } else {
                    place("from_place")
                }
            }
            "transfer_to" => {
                if is_slip {
                    to_unit.clone().unwrap_or_else(|| place("to_place"))
                } else {
                    entry.unit_name.clone()
                }
            }
            "slip_kind" => coded(&entry.event, "slip_kind", "slip_kind"),
            // A receipt after a slip to another place is of whoever came back.
            "received_on" if is_slip && fields.id("to_unit").is_none() => String::new(),
            "received_on" if is_slip => day_of(next(&entry, &[EventKind::TransferReceived])),
            "received_on" => entry.event.on.shown(),
            "notice_received" => day_of(next(&entry, &[EventKind::TransferNoticeReceived])),
            key => shared(key, &entry),
        });
    }
    Ok(table)
}

/// Whether the receipt follows a slip of the same case.
fn answers_a_slip(entry: &Entered) -> bool {
    let events = entry.whose.iter().flat_map(|whose| &whose.events);
    let mut before = events.filter(|event| event.order() < entry.event.order());
    before.any(|event| event.kind == EventKind::TransferSlip && event.fields.id("to_unit").is_some())
}
