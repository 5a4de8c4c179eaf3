//! How people come to be members of a unit and cease to be: each change with the entry that caused it, so that the increase
//! and decrease of any number of units are counted from the same changes. Source: the statistics of members, form 1.

use std::collections::BTreeSet;
use std::str::FromStr;

use chrono::NaiveDate;

use crate::event::Event;
use crate::event_kind::EventKind;
use crate::force::{Span, end_of};
use crate::stage::{Book, Case, PersonHistory, Stage, makes_member, memberships_ended, standing, unit_at};
use crate::unit::UnitBook;

/// Where somebody is a member.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// Nowhere in the register.
    Outside,
    /// In a unit.
    Unit(i32),
    /// On the way from one unit to another: a member of those alone that stand above both.
    Between(i32, i32),
}

impl Place {
    /// The unit, be it left and the next not yet reached.
    pub fn unit(self) -> Option<i32> {
        match self {
            Self::Outside => None,
            Self::Unit(unit) | Self::Between(unit, _) => Some(unit),
        }
    }
}

macro_rules! ways {
    ($($(#[$doc:meta])* $variant:ident = $code:literal),+ $(,)?) => {
        /// Why somebody's membership changed its place.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub enum Way { $($(#[$doc])* $variant),+ }

        impl Way {
            /// As it is kept.
            pub const fn code(self) -> &'static str {
                match self { $(Way::$variant => $code),+ }
            }
        }

        impl FromStr for Way {
            type Err = ();
            fn from_str(text: &str) -> Result<Self, ()> {
                match text { $($code => Ok(Way::$variant),)+ _ => Err(()) }
            }
        }
    };
}

ways! {
    /// Kết nạp: the ceremony, once a membership.
    Admitted = "admitted",
    /// Permanent transfer from or to another province.
    TransferProvince = "transfer_province",
    /// From or to another upper committee of the province.
    TransferUpper = "transfer_upper",
    /// Within the upper committee or the base organization.
    TransferInternal = "transfer_internal",
    /// A transfer that does not say how far.
    Transfer = "transfer",
    /// Phục hồi đảng tịch.
    Restored = "restored",
    /// Từ trần.
    Died = "died",
    /// Khai trừ.
    Expelled = "expelled",
    /// Xóa tên; the decision on a member cancelled as not qualified.
    StruckOff = "struck_off",
    /// Cho ra khỏi Đảng.
    Resigned = "resigned",
    /// There when the register was begun: no increase.
    Recorded = "recorded",
    /// Nothing that the form has a row for.
    Other = "other",
}

impl Way {
    fn of(event: &Event) -> Self {
        use EventKind as K;
        if event.elsewhere {
            return Self::Other;
        }
        match event.kind {
            K::Ceremony => Self::Admitted,
            K::TransferSlip | K::TransferReceived => match event.fields.text("transfer_scope") {
                Some("other_province") => Self::TransferProvince,
                Some("other_upper") => Self::TransferUpper,
                Some("same_upper" | "same_grassroots") => Self::TransferInternal,
                _ => Self::Transfer,
            },
            K::MembershipRestored => Self::Restored,
            K::Died => Self::Died,
            K::Expelled => Self::Expelled,
            K::StruckOff | K::DecisionCancelled => Self::StruckOff,
            K::Resigned => Self::Resigned,
            K::MemberRecorded => Self::Recorded,
            _ => Self::Other,
        }
    }
}

/// A change of the place where somebody is a member.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Move {
    /// Who.
    pub person: i32,
    /// In which case.
    pub case: i32,
    /// The entry that caused it.
    pub event: i32,
    /// When.
    pub day: NaiveDate,
    /// Why.
    pub way: Way,
    /// Where they were a member before.
    pub from: Place,
    /// Where they are one now.
    pub to: Place,
    /// They were not yet recognized as full the day before.
    pub probationer: bool,
    /// Of an admission: an earlier membership of theirs had ended.
    pub again: bool,
}

/// The changes of a person's membership by what the entries say now, in the order in which they came into force. An admission is
/// among them once a case, even where it changes nothing.
pub fn moves(history: &PersonHistory, book: &Book) -> Vec<Move> {
    let mut moves: Vec<Move> = history.cases.iter().flat_map(|case| of_case(history, case, book)).collect();
    moves.sort_by_key(|each| each.day);
    moves
}

fn of_case(history: &PersonHistory, case: &Case, book: &Book) -> Vec<Move> {
    let forces = case.forces();
    let mut entered: Vec<(&Event, Span)> = forces.spans().collect();
    entered.sort_by_key(|(event, span)| (span.from, event.order()));
    let (mut moves, mut before, mut admitted) = (Vec::new(), Place::Outside, false);
    for (at, (event, span)) in entered.iter().enumerate() {
        let day = span.from;
        let live: Vec<&Event> = entered[..=at].iter().filter(|(_, each)| day < each.dead_from).map(|(event, _)| *event).collect();
        let to = place(case, &live);
        let way = match Way::of(event) {
            // A ceremony written down once more is no admission.
            Way::Admitted if admitted => Way::Other,
            way => way,
        };
        admitted |= event.kind == EventKind::Ceremony;
        if to != before || way == Way::Admitted {
            moves.push(Move {
                person: history.person,
                case: case.id,
                event: event.id,
                day,
                way,
                from: before,
                to,
                probationer: was_probationer(history, case, day, book),
                again: way == Way::Admitted && !memberships_ended(history, case, day).is_empty(),
            });
        }
        before = to;
    }
    moves
}

/// Where a case makes somebody a member, by its entries in force so far, in order.
fn place(case: &Case, live: &[&Event]) -> Place {
    let member = live.iter().any(|event| makes_member(event) && !event.elsewhere);
    // Whatever reopens a case comes into force after the end that it undoes.
    let turned = live.iter().rev().find_map(|event| match event.kind {
        EventKind::MembershipRestored | EventKind::TransferReceived | EventKind::CandidateMovedIn => Some(false),
        _ => end_of(event).map(|_| true),
    });
    if !member || turned == Some(true) {
        return Place::Outside;
    }
    let unit = unit_at(case, live);
    let slip = live.iter().rev().find_map(|event| match event.kind {
        EventKind::TransferReceived => Some(None),
        EventKind::TransferSlip => Some(event.fields.id("to_unit")),
        _ => None,
    });
    match slip.flatten() {
        Some(to) => Place::Between(unit, to),
        None => Place::Unit(unit),
    }
}

fn was_probationer(history: &PersonHistory, case: &Case, day: NaiveDate, book: &Book) -> bool {
    let eve = day.pred_opt().and_then(|eve| standing(history, case, eve, book));
    eve.is_some_and(|standing| matches!(standing.stage, Stage::Probation | Stage::ConversionVote))
}

/// The units that a report is of, with all that stands below them on the period's last day.
#[derive(Clone, Debug)]
pub struct Scope<'u> {
    units: &'u UnitBook,
    on: NaiveDate,
    /// Of each unit asked for, itself and all below it; empty: the whole register.
    within: Vec<BTreeSet<i32>>,
}

impl<'u> Scope<'u> {
    /// These units, none being the whole register, in the tree of a day.
    pub fn of(units: &'u UnitBook, asked: &[i32], on: NaiveDate) -> Self {
        Self { units, on, within: asked.iter().map(|unit| units.within(*unit, on).into_iter().collect()).collect() }
    }

    /// Whether a unit lies in it; of one merged since, the one that it went into.
    pub fn has(&self, unit: i32) -> bool {
        let unit = self.units.into_which(unit, self.on);
        self.within.is_empty() || self.within.iter().any(|within| within.contains(&unit))
    }

    /// A unit and those above it on that day; of one merged since, of the one that it went into.
    pub fn line_up(&self, unit: i32) -> Vec<i32> {
        self.units.line_up(self.units.into_which(unit, self.on), self.on)
    }

    /// The units of a kind that stand in it on that day.
    pub fn standing(&self, unit_kind: &str) -> Vec<i32> {
        let is_one = |unit: &i32| self.units.standing(*unit, self.on).is_some_and(|span| span.unit_kind == unit_kind) && self.has(*unit);
        self.units.0.keys().copied().filter(is_one).collect()
    }

    /// Whether somebody who is a member there is counted in it.
    pub fn holds(&self, place: Place) -> bool {
        match place {
            Place::Outside => false,
            Place::Unit(unit) => self.has(unit),
            Place::Between(from, to) => {
                let [from, to] = [from, to].map(|unit| self.units.into_which(unit, self.on));
                self.within.is_empty() || self.within.iter().any(|within| within.contains(&from) && within.contains(&to))
            }
        }
    }
}
