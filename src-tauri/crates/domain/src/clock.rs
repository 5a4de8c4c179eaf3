//! Clocks: what runs, falls due, is overdue or was met, by the rules in force on the day each clock started.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use crate::event::Event;
use crate::event_kind::EventKind;
use crate::rule::{Rule, RuleKind, TimeUnit};
use crate::stage::{Book, Case, PersonHistory, counting, critical_days, derived_dates, makes_member, memberships_ended, passed, standing};

/// How a clock stands on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Serialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum ClockState {
    /// Time is left, more than the rule's warning.
    Running,
    /// Time is left, no more than the rule's warning.
    Due,
    /// The due day has passed and nothing ended it.
    Overdue,
    /// Ended on or before its due day.
    Met,
    /// Ended after its due day.
    MetLate,
}

impl ClockState {
    /// The stable code.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Running => "running",
            Self::Due => "due",
            Self::Overdue => "overdue",
            Self::Met => "met",
            Self::MetLate => "met_late",
        }
    }

    /// Whether it still runs.
    pub fn is_open(self) -> bool {
        matches!(self, Self::Running | Self::Due | Self::Overdue)
    }
}

/// One clock of a case as it stands on a day.
#[derive(Clone, Debug)]
pub struct Clock<'a> {
    /// The rule in force on `from`.
    pub rule: &'a Rule,
    /// The event that started it; `None`: a derived date.
    pub started_by: Option<i32>,
    /// Day 0.
    pub from: NaiveDate,
    /// The last day in time; the extended one where an extension was granted.
    pub due: NaiveDate,
    /// An extension was granted.
    pub extended: bool,
    /// From this day it shows as due.
    pub warn: NaiveDate,
    /// When what it waits for happened.
    pub ended: Option<NaiveDate>,
}

impl Clock<'_> {
    /// Its state on a day.
    pub fn state(&self, on: NaiveDate) -> ClockState {
        match self.ended.filter(|day| *day <= on) {
            _ if self.rule.kind == RuleKind::Minimum && on < self.due && self.ended.is_none_or(|day| day > on) => ClockState::Running,
            _ if self.rule.kind == RuleKind::Minimum => ClockState::Met,
            Some(day) if day <= self.due => ClockState::Met,
            Some(_) => ClockState::MetLate,
            // A term runs out by itself.
            None if self.rule.kind == RuleKind::Term && on >= self.due => ClockState::Met,
            None if on > self.due => ClockState::Overdue,
            None if on >= self.warn => ClockState::Due,
            None => ClockState::Running,
        }
    }

    /// Days left until the due day, or past it where negative: working days for a clock that counts in them.
    pub fn days_left(&self, on: NaiveDate, book: &Book) -> i32 {
        match self.rule.unit {
            TimeUnit::WorkingDays => book.rules.calendar.working_days_between(on, self.due),
            TimeUnit::Months => i32::try_from((self.due - on).num_days()).unwrap_or(i32::MAX),
        }
    }
}

/// The clocks of a case on a day: open ones and those met. Of an ended case those that were met or missed before the
/// end, and those that the end itself began.
pub fn clocks<'a>(history: &PersonHistory, case: &Case, on: NaiveDate, book: &'a Book) -> Vec<Clock<'a>> {
    let forces = case.forces();
    let events = forces.on(on);
    let Some(here) = standing(history, case, on, book) else {
        return Vec::new();
    };
    let dates = derived_dates(&events, &book.rules);
    let end = forces.end_on(on).map(|(_, event)| event);
    let answers = Answers { cancelled: forces.cancelled_decisions(on).collect(), events: &events };
    let certified = if end.is_none() { earlier_certificates(history, case, on) } else { Vec::new() };
    let scene = Scene { events: &events, earlier_certificates: &certified, cancelled: &answers.cancelled, dates: &dates, unit: here.unit, on, book };
    let mut clocks = Vec::new();
    let mut keys: Vec<(&str, Option<&str>)> = book
        .rules
        .rules
        .iter()
        .filter(|rule| rule.enabled && !matches!(rule.kind, RuleKind::Minimum | RuleKind::Recurring))
        .map(|rule| (rule.key.as_str(), rule.variant.as_deref()))
        .collect();
    keys.dedup();
    for (key, variant) in keys {
        let mut of_key = Vec::new();
        for start in scene.starts(key, variant) {
            let Some(rule) = book.rules.rule(key, variant, start.day) else { continue };
            if rule.from_event != start.name {
                continue;
            }
            let (due, extended) = book.rules.due(rule, start.day);
            let grant = events
                .iter()
                .rev()
                .find(|event| event.kind == EventKind::ExtensionGranted && event.fields.text("rule") == Some(key) && event.day() >= start.day);
            let due = match grant {
                // More time never ends sooner, whatever was typed.
                Some(grant) => grant.fields.date("until").map(|until| until.last_day().max(due)).or(extended).unwrap_or(due),
                None => due,
            };
            // A deadline that begins on the day a term ends is to be met now, not looked forward to.
            let after_a_term = start.event.is_none() && rule.kind == RuleKind::Deadline;
            let clock = Clock {
                rule,
                started_by: start.event,
                from: start.day,
                due,
                extended: grant.is_some(),
                warn: if after_a_term { start.day } else { book.rules.warn_from(rule, due) },
                ended: answers.ending(rule, &start).filter(|day| *day <= on),
            };
            // What began before the end of a case stops with it; what was met or missed by then stays so.
            let stopped = end.is_some_and(|end| {
                let before = start.order.is_none_or(|order| order < end.order());
                before && clock.state(end.day()).is_open()
            });
            if !stopped {
                of_key.push(clock);
            }
        }
        // A newer certificate or dossier takes the place of the older one.
        if of_key.first().is_some_and(|clock: &Clock<'_>| clock.rule.kind == RuleKind::Validity) {
            of_key.drain(..of_key.len() - 1);
        }
        clocks.extend(of_key);
    }
    clocks.sort_by(|a, b| (a.due, &a.rule.key).cmp(&(b.due, &b.rule.key)));
    clocks
}

/// What a case waits for on a day: terms that must have passed before a step becomes possible, of an open case that has
/// not yet taken it. Such a wait runs to the eve of its due day, the first on which the step is possible; it is never due.
pub fn waits<'a>(history: &PersonHistory, case: &Case, on: NaiveDate, book: &'a Book) -> Vec<Clock<'a>> {
    let events = counting(case, on);
    let stage = standing(history, case, on, book).map(|here| here.stage);
    if stage.is_none_or(|stage| stage > crate::stage::Stage::BranchVote) {
        return Vec::new();
    }
    let voted = events.iter().find(|event| event.kind == EventKind::BranchVote).map(|event| event.day());
    let wait = |key: &str, variant: Option<&str>, started_by: Option<i32>, from: NaiveDate| {
        let rule = book.rules.rule(key, variant, from).filter(|rule| rule.kind == RuleKind::Minimum)?;
        let due = book.rules.due(rule, from).0;
        Some(Clock { rule, started_by, from, due, extended: false, warn: due, ended: voted.or(Some(due)) })
    };
    let mut waits = Vec::new();
    if let Some(left) = memberships_ended(history, case, on).into_iter().max() {
        waits.extend(wait("readmission_wait", None, None, left));
        let cleared = history.cases.iter().flat_map(|each| counting(each, on)).filter(|event| event.kind == EventKind::RecordCleared);
        let last = cleared.max_by_key(|event| event.order());
        waits.extend(last.and_then(|event| wait("readmission_wait", Some("criminal_record_cleared"), Some(event.id), event.day())));
    }
    if !events.iter().any(|event| event.kind == EventKind::CandidateMovedIn) {
        let own = |event: &&&Event| event.fields.yes_no("replacement") != Some(true);
        let introduced = crate::case::introducers(&events);
        // A partial date starts none.
        let known = introduced.iter().filter(own).filter_map(|event| Some((event.id, event.fields.date("acquaintance_from")?.as_whole()?)));
        waits.extend(known.filter_map(|(id, from)| wait("introducer_acquaintance", None, Some(id), from)));
    }
    waits
}

/// What set a clock going.
struct Start<'e> {
    /// An event kind's code or a derived date's name, as in `from_event`.
    name: &'e str,
    day: NaiveDate,
    event: Option<i32>,
    order: Option<(NaiveDate, EventKind, i32)>,
}

/// What starts are looked for in.
struct Scene<'s, 'e> {
    events: &'s [&'e Event],
    earlier_certificates: &'s [&'e Event],
    cancelled: &'s [&'e Event],
    dates: &'s crate::stage::DerivedDates,
    unit: i32,
    on: NaiveDate,
    book: &'s Book,
}

impl<'e> Scene<'_, 'e> {
    fn starts(&self, key: &str, variant: Option<&str>) -> Vec<Start<'static>> {
        let Self { events, dates, unit, on, book, .. } = *self;
        let started_by = |day: NaiveDate, name: &str| book.rules.rule(key, variant, day).is_some_and(|rule| rule.from_event == name);
        // Few kinds start a clock of this key on any day: the others are passed by before the rule of the day is looked up.
        let beginnings: Vec<&str> = book
            .rules
            .rules
            .iter()
            .filter(|rule| rule.enabled && rule.key == key && rule.variant.as_deref() == variant)
            .map(|rule| rule.from_event.as_str())
            .collect();
        let derived = |name: &'static str, day: NaiveDate| Start { name, day, event: None, order: None };
        // The probation runs from the admission date, which is the ceremony unless a decision set it anew.
        if key == "probation" {
            let admission = dates.admission_date.and_then(crate::date::PartialDate::as_whole);
            return admission.filter(|day| *day <= on).map(|day| derived("ceremony", day)).into_iter().collect();
        }
        if let Some(end) = dates.probation_end.filter(|day| *day <= on && started_by(*day, "probation_end")) {
            // Whoever was brought in as full was reviewed elsewhere.
            let reviewed = crate::stage::member_kind(events) == Some("full");
            return if reviewed { Vec::new() } else { vec![derived("probation_end", end)] };
        }
        let member_before = |event: &Event| events.iter().any(|each| each.order() < event.order() && makes_member(each));
        let of_event = |event: &Event| Start { name: event.kind.code(), day: event.day(), event: Some(event.id), order: Some(event.order()) };
        let mut starts: Vec<Start<'static>> = events
            .iter()
            .chain(self.earlier_certificates.iter().filter(|_| key == "course_certificate_validity"))
            .filter(|event| beginnings.contains(&event.kind.code()) && event.on.as_whole().is_some())
            .filter(|event| started_by(event.day(), event.kind.code()))
            .filter(|event| !event.kind.is_vote() || passed(event, unit, book))
            // A slip to a place outside is presented there: its receipt is never seen here.
            .filter(|event| event.kind != EventKind::TransferSlip || event.fields.id("to_unit").is_some())
            // One order to move starts other clocks for a member than for one who is not yet.
            .filter(|event| event.kind != EventKind::MovedUnit || member_before(event) == (key == "transfer_start"))
            .filter(|event| variant_of(event, events) == variant || variant == Some(FROM_ISSUE))
            .filter(|event| key != "ceremony" || variant.is_some() || !counts_from_issue(event, events, book))
            .map(|event| of_event(event))
            .collect();
        // Where the body of a vote that stands does not vote again, the decision is waited for anew from the cancellation.
        let anew = events.iter().filter(|event| {
            let dated = event.kind == EventKind::DecisionCancelled && event.on.as_whole().is_some() && variant.is_none();
            dated && event.fields.text("ground") == Some("wrong_procedure") && waits_anew(event, self.cancelled, events, key)
        });
        let anew = anew.filter_map(|event| {
            let name = book.rules.rule(key, variant, event.day())?.from_event.parse::<EventKind>().ok()?.code();
            Some(Start { name, ..of_event(event) })
        });
        starts.extend(anew);
        starts.sort_by_key(|start| start.order);
        if key == "background_reply" {
            starts.extend(sent_without_receipt(events, variant));
        }
        starts
    }
}

/// Whether a cancellation undid the decision that a clock waits for, and the vote before it stands: its body does not vote
/// again, and has not.
fn waits_anew(cancellation: &Event, cancelled: &[&Event], events: &[&Event], key: &str) -> bool {
    use EventKind as K;
    let (decision, vote, redone) = match key {
        "admission_decision" => (K::Decision, K::BranchVote, "branch_vote"),
        "conversion_decision" => (K::ConversionDecision, K::ConversionBranchVote, "conversion_vote"),
        _ => return false,
    };
    let named = cancellation.fields.id("cancels");
    cancelled.iter().any(|each| Some(each.id) == named && each.kind == decision)
        && !cancellation.fields.codes("redo").iter().any(|step| step == redone)
        && !events.iter().any(|each| each.kind == vote && each.order() > cancellation.order())
}

/// The reading of the ceremony's rule that counts from the decision's issue.
const FROM_ISSUE: &str = "from_issue";

/// Whether the decision that was received here already started the ceremony's clock by its issue: switched on, that
/// reading stands before the ordinary one.
fn counts_from_issue(received: &Event, events: &[&Event], book: &Book) -> bool {
    events
        .iter()
        .rfind(|event| event.kind == EventKind::Decision && event.order() < received.order())
        .and_then(|decision| decision.on.as_whole())
        .is_some_and(|day| book.rules.rule("ceremony", Some(FROM_ISSUE), day).is_some())
}

/// Certificates of the person's other cases: they serve this one too.
fn earlier_certificates<'h>(history: &'h PersonHistory, case: &Case, on: NaiveDate) -> Vec<&'h Event> {
    let others = history.cases.iter().filter(|each| each.id != case.id);
    others.flat_map(|each| counting(each, on)).filter(|event| event.kind == EventKind::CourseCertificate).collect()
}

/// Where the receipt of a request is not known, the reply is counted from its sending.
fn sent_without_receipt(events: &[&Event], variant: Option<&str>) -> Vec<Start<'static>> {
    let received = |id: i32| events.iter().any(|event| event.kind == EventKind::BackgroundRequestReceived && event.fields.id("request") == Some(id));
    events
        .iter()
        .filter(|event| event.kind == EventKind::BackgroundRequested && event.on.as_whole().is_some() && !received(event.id))
        .filter(|event| event.fields.text("scope").or(Some("domestic")) == variant)
        .map(|event| Start { name: EventKind::BackgroundRequestReceived.code(), day: event.day(), event: Some(event.id), order: Some(event.order()) })
        .collect()
}

/// The variant that a starting event chooses: a reply's by the scope of the request.
fn variant_of<'e>(event: &Event, events: &[&'e Event]) -> Option<&'e str> {
    if event.kind != EventKind::BackgroundRequestReceived {
        return None;
    }
    let request = event.fields.id("request");
    events.iter().find(|each| Some(each.id) == request).and_then(|each| each.fields.text("scope")).or(Some("domestic"))
}

/// What can answer a clock: the events in force, and decisions that were cancelled since.
struct Answers<'s, 'e> {
    events: &'s [&'e Event],
    cancelled: Vec<&'e Event>,
}

impl Answers<'_, '_> {
    /// The day on which what a clock waits for happened. A step that was skipped is taken as done when a later one was.
    fn ending(&self, rule: &Rule, start: &Start<'_>) -> Option<NaiveDate> {
        use EventKind as K;
        let until = rule.until_event.parse::<EventKind>().ok()?;
        if until == K::BackgroundAnswered {
            let starting = start.event.and_then(|id| self.events.iter().find(|event| event.id == id));
            // Counted from its sending, the start is the request itself.
            let request = starting.and_then(|event| event.fields.id("request")).or(start.event);
            return self.events.iter().find(|event| event.kind == until && event.fields.id("request") == request).map(|event| event.day());
        }
        let beyond: &[EventKind] = match until {
            K::BranchVote => &[K::BranchVote, K::SubReview, K::CommitteeVote, K::Decision, K::Ceremony],
            K::CommitteeVote => &[K::CommitteeVote, K::Decision, K::Ceremony],
            K::DossierSentUp => &[K::DossierSentUp, K::Decision, K::Ceremony],
            K::Decision => &[K::Decision, K::Ceremony],
            K::ConversionBranchVote => &[K::ConversionBranchVote, K::ConversionSubReview, K::ConversionCommitteeVote, K::ConversionDecision],
            _ => &[until],
        };
        // Done early, a step that comes once in a case leaves nothing to wait for.
        let once = matches!(until, K::Ceremony | K::MemberFilesDone | K::ConversionBranchVote);
        let before = |event: &Event| start.order.map_or(event.day() < start.day, |order| event.order() < order);
        if once && self.events.iter().any(|event| beyond.contains(&event.kind) && before(event)) {
            return Some(start.day);
        }
        let answers = |event: &&&Event| beyond.contains(&event.kind) && !before(event) && Some(event.id) != start.event;
        let standing = self.events.iter().find(answers).map(|event| event.day());
        let cancelled = self.cancelled.iter().find(answers).map(|event| event.day());
        standing.into_iter().chain(cancelled).min()
    }
}

/// An open clock or wait through a span of days.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClockSpan {
    /// The rule's id.
    pub rule: i32,
    /// The rule's key.
    pub key: String,
    /// The starting event, or 0.
    pub started_by: i32,
    /// Day 0.
    pub from: NaiveDate,
    /// The last day in time.
    pub due: NaiveDate,
    /// From this day it shows as due.
    pub warn: NaiveDate,
    /// The unit of the case in that span.
    pub unit: i32,
    /// First day of the span.
    pub begins: NaiveDate,
    /// The day after the last; `NaiveDate::MAX`: open.
    pub ends: NaiveDate,
}

/// The spans in which each clock of a case runs, is due or overdue, and each wait runs; a met clock has none after it was met.
pub fn clock_spans(history: &PersonHistory, case: &Case, book: &Book) -> Vec<ClockSpan> {
    let mut open: BTreeMap<(String, i32, NaiveDate), ClockSpan> = BTreeMap::new();
    let mut closed = Vec::new();
    for day in critical_days(history, book) {
        let Some(here) = standing(history, case, day, book) else { continue };
        let mut still: BTreeMap<(String, i32, NaiveDate), ClockSpan> = BTreeMap::new();
        for clock in clocks(history, case, day, book).into_iter().chain(waits(history, case, day, book)) {
            if !clock.state(day).is_open() {
                continue;
            }
            let span = ClockSpan {
                rule: clock.rule.id,
                key: clock.rule.key.clone(),
                started_by: clock.started_by.unwrap_or(0),
                from: clock.from,
                due: clock.due,
                warn: clock.warn,
                unit: here.unit,
                begins: day,
                ends: NaiveDate::MAX,
            };
            let name = (span.key.clone(), span.started_by, span.from);
            let kept = match open.remove(&name) {
                Some(old) if (old.due, old.unit, old.rule) == (span.due, span.unit, span.rule) => old,
                Some(old) => {
                    closed.push(ClockSpan { ends: day, ..old });
                    span
                }
                None => span,
            };
            still.insert(name, kept);
        }
        closed.extend(open.into_values().map(|span| ClockSpan { ends: day, ..span }));
        open = still;
    }
    closed.extend(open.into_values());
    // A term that runs out by itself, and a wait, are over on their due day.
    for span in &mut closed {
        let by_itself = |rule: &Rule| matches!(rule.kind, RuleKind::Term | RuleKind::Minimum);
        if book.rules.rules.iter().any(|rule| rule.id == span.rule && rule.key == span.key && by_itself(rule)) {
            span.ends = span.ends.min(span.due);
        }
    }
    closed.retain(|span| span.begins < span.ends);
    closed.sort_by(|a, b| (&a.key, a.started_by, a.from, a.begins).cmp(&(&b.key, b.started_by, b.from, b.begins)));
    closed
}
