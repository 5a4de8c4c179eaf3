//! In which days each event of a case is in force: what a return, a cancellation or an end strikes, and what a
//! reopening lets count after all. Source: the process description, section 2, rules 1 and 2.
//!
//! Everything that asks what counts on a day asks here: stage, clocks, derived dates, figures, lists and papers.

use chrono::NaiveDate;

use crate::event::Event;
use crate::event_kind::EventKind;
use crate::stage::Stage;

/// The days in which an event is in force: from `from` to the eve of `dead_from`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span {
    /// Its own day; what happened after an end that was reopened later counts from the reopening.
    pub from: NaiveDate,
    /// The day of the return or cancellation that strikes it; `NaiveDate::MAX`: nothing does.
    pub dead_from: NaiveDate,
}

impl Span {
    /// Whether the event is in force on a day.
    pub fn holds(&self, on: NaiveDate) -> bool {
        self.from <= on && on < self.dead_from
    }
}

/// An end of the case and the days for which it stands.
#[derive(Clone, Copy, Debug)]
struct End {
    place: usize,
    stage: Stage,
    from: NaiveDate,
    reopened: NaiveDate,
}

/// The events of one case, each with the days in which it is in force.
#[derive(Clone, Debug)]
pub struct Forces<'e> {
    events: &'e [Event],
    /// `None`: never in force, as what follows an end that stands, or an end on the wrong side.
    spans: Vec<Option<Span>>,
    ends: Vec<End>,
    /// Met while the case was ended: in force once it is reopened.
    waiting: Vec<usize>,
}

impl<'e> Forces<'e> {
    /// Works it out for the events of a case as they read now, in order.
    pub fn of(events: &'e [Event]) -> Self {
        let mut forces = Self { events, spans: vec![None; events.len()], ends: Vec::new(), waiting: Vec::new() };
        for place in 0..events.len() {
            forces.meet(place);
        }
        forces
    }

    /// The events in force on a day, in order.
    pub fn on(&self, day: NaiveDate) -> Vec<&'e Event> {
        self.events.iter().zip(&self.spans).filter(|(_, span)| span.is_some_and(|span| span.holds(day))).map(|(event, _)| event).collect()
    }

    /// The events that nothing has struck, in order.
    pub fn unstruck(&self) -> Vec<&'e Event> {
        self.spans().filter(|(_, span)| span.dead_from == NaiveDate::MAX).map(|(event, _)| event).collect()
    }

    /// Each event that is in force on some day, with its days.
    pub fn spans(&self) -> impl Iterator<Item = (&'e Event, Span)> {
        self.events.iter().zip(&self.spans).filter_map(|(event, span)| Some((event, (*span).filter(|span| span.from < span.dead_from)?)))
    }

    /// The end that stands on a day, and its event.
    pub fn end_on(&self, day: NaiveDate) -> Option<(Stage, &'e Event)> {
        self.ends.iter().find(|end| end.from <= day && day < end.reopened).map(|end| (end.stage, &self.events[end.place]))
    }

    /// Decisions that were in force and were cancelled by a day. What answered a vote then answered it, though the
    /// decision is no more.
    pub fn cancelled_decisions(&self, day: NaiveDate) -> impl Iterator<Item = &'e Event> {
        let decision = |event: &Event| matches!(event.kind, EventKind::Decision | EventKind::ConversionDecision);
        self.spans().filter(move |(event, span)| decision(event) && span.dead_from <= day).map(|(event, _)| event)
    }

    fn meet(&mut self, place: usize) {
        let event = &self.events[place];
        let Some(end) = self.ends.last().copied().filter(|end| end.reopened == NaiveDate::MAX) else {
            return self.enter(place, event.day());
        };
        if reopens(event.kind, end.stage) {
            if let Some(end) = self.ends.last_mut() {
                end.reopened = event.day();
            }
            for waited in std::mem::take(&mut self.waiting) {
                if end_of(&self.events[waited]).is_none() {
                    self.enter(waited, event.day());
                }
            }
            self.enter(place, event.day());
        } else if follows_an_end(event) {
            self.spans[place] = Some(Span { from: event.day(), dead_from: NaiveDate::MAX });
        } else {
            self.waiting.push(place);
        }
    }

    /// An event comes into force on a day and strikes what it undoes.
    fn enter(&mut self, place: usize, day: NaiveDate) {
        use EventKind as K;
        let event = &self.events[place];
        if let Some((side, stage)) = end_of(event) {
            let fits = match side {
                Side::Either => true,
                Side::Candidate => !self.is_member(),
                Side::Member => self.is_member(),
            };
            if !fits {
                return;
            }
            self.ends.push(End { place, stage, from: day, reopened: NaiveDate::MAX });
        }
        self.spans[place] = Some(Span { from: day, dead_from: NaiveDate::MAX });
        match event.kind {
            K::DecisionCancelled if event.fields.text("ground") == Some("wrong_procedure") => {
                let named = event.fields.id("cancels");
                let decision = self.events[..place].iter().position(|each| Some(each.id) == named);
                let decided = decision.map_or(event.order(), |decision| self.events[decision].order());
                if let Some(decision) = decision {
                    self.strike(day, |each, _| each == decision);
                }
                for step in event.fields.codes("redo") {
                    let kinds = steps(step, false);
                    self.strike(day, |_, each| kinds.contains(&each.kind) && each.order() < decided);
                }
            }
            K::Returned => {
                let back_to = event.fields.text("back_to").unwrap_or_default();
                let closing = if back_to == "conversion_vote" { K::ConversionDecision } else { K::Decision };
                // A decision of the same day stands after the return in the order of the table.
                let decided = |(at, each): (usize, &Event)| {
                    each.kind == closing && each.day() <= day && (at > place || self.spans[at].is_some_and(|span| span.dead_from == NaiveDate::MAX))
                };
                if !self.events.iter().enumerate().any(decided) {
                    let kinds = steps(back_to, true);
                    self.strike(day, |at, each| at < place && kinds.contains(&each.kind));
                }
            }
            _ => {}
        }
    }

    fn strike(&mut self, day: NaiveDate, is_struck: impl Fn(usize, &Event) -> bool) {
        for (at, (event, span)) in self.events.iter().zip(&mut self.spans).enumerate() {
            if let Some(span) = span.as_mut().filter(|span| span.dead_from == NaiveDate::MAX)
                && is_struck(at, event)
            {
                span.dead_from = day;
            }
        }
    }

    fn is_member(&self) -> bool {
        self.events.iter().zip(&self.spans).any(|(event, span)| span.is_some_and(|span| span.dead_from == NaiveDate::MAX) && makes_member(event))
    }
}

/// Whether from this event on the person is a member.
pub fn makes_member(event: &Event) -> bool {
    use EventKind as K;
    matches!(event.kind, K::Ceremony | K::ConversionDecision | K::TransferReceived | K::MemberRecorded | K::MembershipRestored)
        || event.fields.date("admission_date_set").is_some()
}

/// Whose case an event can end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// Anybody's.
    Either,
    /// Of somebody who is no member.
    Candidate,
    /// A member's.
    Member,
}

/// The end that an event is, and on which side; `None`: it ends nothing.
pub fn end_of(event: &Event) -> Option<(Side, Stage)> {
    use EventKind as K;
    Some(match event.kind {
        K::Died => (Side::Either, Stage::Died),
        K::DecisionCancelled if event.fields.text("ground") == Some("not_qualified") => (Side::Either, Stage::Cancelled),
        K::RemovedFromList => (Side::Candidate, Stage::RemovedFromList),
        K::Refused => (Side::Candidate, Stage::Refused),
        K::CandidateMovedOut => (Side::Candidate, Stage::TransferredOut),
        K::StruckOff => (Side::Member, Stage::StruckOff),
        K::Expelled => (Side::Member, Stage::Expelled),
        K::Resigned => (Side::Member, Stage::Resigned),
        K::TransferSlip if event.fields.id("to_unit").is_none() => (Side::Member, Stage::TransferredOut),
        _ => return None,
    })
}

/// Whether an event of that kind reopens a case that ended so.
pub fn reopens(kind: EventKind, ended: Stage) -> bool {
    match kind {
        EventKind::MembershipRestored => ended != Stage::Died,
        EventKind::TransferReceived | EventKind::CandidateMovedIn => ended == Stage::TransferredOut,
        _ => false,
    }
}

/// What belongs to an end and counts while it stands.
pub fn follows_an_end(event: &Event) -> bool {
    use EventKind as K;
    match event.kind {
        K::DepartureSlip | K::MemberFileSentUp | K::StrikeOffReceived | K::Complaint | K::ComplaintAnswered | K::RecordCleared => true,
        K::BadgeAwarded => event.fields.yes_no("posthumous") == Some(true),
        _ => false,
    }
}

/// The kinds that are done again from a step on, or of that step alone.
fn steps(code: &str, and_after: bool) -> &'static [EventKind] {
    use EventKind as K;
    match (code, and_after) {
        ("dossier", true) => &[K::HistoryCertified, K::BranchVote, K::SubReview, K::CommitteeVote],
        ("dossier", false) => &[K::HistoryCertified],
        ("branch_vote", true) => &[K::BranchVote, K::SubReview, K::CommitteeVote],
        ("branch_vote", false) => &[K::BranchVote],
        ("committee_vote", _) => &[K::SubReview, K::CommitteeVote],
        ("conversion_vote", _) => &[K::ConversionBranchVote, K::ConversionSubReview, K::ConversionCommitteeVote],
        _ => &[],
    }
}
