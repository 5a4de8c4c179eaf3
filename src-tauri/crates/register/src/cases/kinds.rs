//! The event kinds as the sheet shows them, and those that may be recorded now.

use domain::event_kind::{Chapter, EventKind, VOTE_FIELDS, Votes};
use domain::field::{FieldShape, FieldSpec};
use domain::stage::{Stage, standing};
use serde::Serialize;
use specta::Type;

use crate::Register;
use crate::book;
use crate::entries::history;
use crate::error::RegisterError;

/// One kind as the sheet shows it.
#[derive(Clone, Debug, Serialize, Type)]
pub struct EventSpec {
    /// The code.
    pub kind: String,
    /// Where in the process it belongs.
    pub chapter: String,
    /// Its fields in order.
    pub fields: Vec<FieldShape>,
    /// The sheet that records it: `event`, or one of its own.
    pub sheet: String,
    /// Who ordinarily issues the document.
    pub issuer: String,
    /// The kinds of which its field for an earlier entry names one; none: any kind.
    pub names: Vec<String>,
}

/// The event table.
pub fn event_kinds() -> Vec<EventSpec> {
    EventKind::ALL
        .iter()
        .map(|kind| EventSpec {
            kind: kind.code().to_owned(),
            chapter: kind.spec().chapter.code().to_owned(),
            fields: kind.fields().map(shape).collect(),
            sheet: match kind {
                EventKind::Decision | EventKind::ConversionDecision => "decision",
                EventKind::Ceremony => "ceremony",
                EventKind::TransferSlip | EventKind::TransferReceived => "transfer",
                kind if kind.spec().votes == Votes::Required => "vote",
                _ => "event",
            }
            .to_owned(),
            issuer: kind.spec().issuer.to_owned(),
            names: kind.may_name().iter().map(|named| named.code().to_owned()).collect(),
        })
        .collect()
}

fn shape(field: FieldSpec) -> FieldShape {
    let votes = VOTE_FIELDS.iter().any(|vote| vote.name == field.name);
    FieldShape { group: votes.then(|| "votes".to_owned()), ..field.into() }
}

/// The kinds that may be recorded now.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
pub struct SuggestedKinds {
    /// What comes next on the path of this case.
    pub next: Vec<String>,
    /// What else may happen to it, in the order of the table.
    pub rest: Vec<String>,
}

/// The kinds that may be recorded now: what comes next on the path, and the rest.
///
/// # Errors
/// `case_unknown`; [`RegisterError::DamagedRow`].
pub fn suggested_kinds(register: &Register, case: i32, on: chrono::NaiveDate) -> Result<SuggestedKinds, RegisterError> {
    let conn = register.conn();
    let person = history::known_case(conn, case)?;
    let book = book::load(conn)?;
    let history = history::of_person(conn, person, &book.codes)?;
    let own = history.cases.iter().find(|each| each.id == case);
    let here = own.and_then(|own| standing(&history, own, on, &book));
    let (stage, unit) = here.map_or((Stage::Candidate, 0), |here| (here.stage, here.unit));
    // A step taken is not the next one; a vote can be taken again, and an end reopened by the list.
    let taken = |kind: &EventKind| !stage.is_end() && !kind.is_vote() && own.is_some_and(|own| own.until(on).iter().any(|event| event.kind == *kind));
    let mut next = domain::case::next_kinds(stage, book.units.is_base_branch(unit, on));
    next.retain(|kind| !taken(kind));
    let member = stage.is_member();
    let rest = EventKind::ALL.iter().copied().filter(|kind| {
        let fits = match kind.spec().chapter {
            Chapter::Admission => {
                !member
                    || matches!(
                        kind,
                        EventKind::ExtensionGranted
                            | EventKind::Postponed
                            | EventKind::Returned
                            | EventKind::DecisionCancelled
                            | EventKind::PaperReceived
                            | EventKind::PaperAsked
                            | EventKind::HelperNamed
                            | EventKind::HelperReleased
                            | EventKind::MovedUnit
                            | EventKind::DossierSentUp
                    )
            }
            Chapter::Conversion => member,
            Chapter::Membership => member || stage.is_end(),
            Chapter::Unit | Chapter::Entry => false,
        };
        fits && !next.contains(kind)
    });
    let codes = |kinds: &mut dyn Iterator<Item = EventKind>| kinds.map(|kind| kind.code().to_owned()).collect();
    Ok(SuggestedKinds { rest: codes(&mut rest.into_iter()), next: codes(&mut next.iter().copied()) })
}
