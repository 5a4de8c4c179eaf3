//! Clocks: what runs, falls due, is overdue or was met, by the rules in force on the day each clock started.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use crate::event::Event;
use crate::event_kind::EventKind;
use crate::rule::{Rule, RuleKind, TimeUnit};
use crate::stage::{Book, Case, PersonHistory, counting, critical_days, derived_dates, end_event, makes_member, passed, standing};

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

/// The clocks of a case on a day: open ones and those met.
pub fn clocks<'a>(history: &PersonHistory, case: &Case, on: NaiveDate, book: &'a Book) -> Vec<Clock<'a>> {
    let events = counting(case, on);
    let Some(here) = standing(history, case, on, book) else {
        return Vec::new();
    };
    let dates = derived_dates(&events, &book.rules);
    let end = end_event(case, on).map(|(_, event)| event);
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
        let from_event = |day: NaiveDate| book.rules.rule(key, variant, day).map(|rule| rule.from_event.as_str());
        let certified = if end.is_none() { earlier_certificates(history, case, on) } else { Vec::new() };
        for start in starts(&events, &certified, &dates, key, variant, here.unit, on, &from_event, book) {
            let Some(rule) = book.rules.rule(key, variant, start.day) else { continue };
            if rule.from_event != start.name {
                continue;
            }
            // What began before the end of a case stops with it.
            if end.is_some_and(|end| start.order.is_none_or(|order| order < end.order())) {
                continue;
            }
            let (due, extended) = book.rules.due(rule, start.day);
            let grant = events
                .iter()
                .rev()
                .find(|event| event.kind == EventKind::ExtensionGranted && event.fields.text("rule") == Some(key) && event.day() >= start.day);
            let due = match grant {
                Some(grant) => grant.fields.date("until").map(|until| until.last_day()).or(extended).unwrap_or(due),
                None => due,
            };
            let ended = ending(&events, &dates, rule, &start, &here.stage);
            of_key.push(Clock {
                rule,
                started_by: start.event,
                from: start.day,
                due,
                extended: grant.is_some(),
                warn: book.rules.warn_from(rule, due),
                ended: ended.filter(|day| *day <= on),
            });
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

/// What set a clock going.
struct Start<'e> {
    /// An event kind's code or a derived date's name, as in `from_event`.
    name: &'e str,
    day: NaiveDate,
    event: Option<i32>,
    order: Option<(NaiveDate, EventKind, i32)>,
}

#[allow(clippy::too_many_arguments)]
fn starts<'e>(
    events: &[&'e Event],
    earlier_certificates: &[&'e Event],
    dates: &crate::stage::DerivedDates,
    key: &str,
    variant: Option<&str>,
    unit: i32,
    on: NaiveDate,
    from_event: &dyn Fn(NaiveDate) -> Option<&'e str>,
    book: &Book,
) -> Vec<Start<'e>> {
    let derived = |name: &'e str, day: Option<NaiveDate>| {
        day.filter(|day| *day <= on && from_event(*day) == Some(name)).map(|day| Start { name, day, event: None, order: None })
    };
    // The probation runs from the admission date, which is the ceremony unless a decision set it anew.
    if key == "probation" {
        let admission = dates.admission_date.and_then(crate::date::PartialDate::as_whole);
        return admission.filter(|day| *day <= on).map(|day| Start { name: "ceremony", day, event: None, order: None }).into_iter().collect();
    }
    if let Some(start) = derived("probation_end", dates.probation_end) {
        return vec![start];
    }
    let member_before = |event: &Event| events.iter().any(|each| each.order() < event.order() && makes_member(each));
    let mut starts: Vec<Start<'e>> = events
        .iter()
        .chain(earlier_certificates.iter().filter(|_| key == "course_certificate_validity"))
        .filter(|event| event.on.as_whole().is_some())
        .filter(|event| from_event(event.day()) == Some(event.kind.code()))
        .filter(|event| !event.kind.is_vote() || passed(event, unit, book))
        // A slip to a place outside is presented there: its receipt is never seen here.
        .filter(|event| event.kind != EventKind::TransferSlip || event.fields.id("to_unit").is_some())
        // One order to move starts other clocks for a member than for one who is not yet.
        .filter(|event| event.kind != EventKind::MovedUnit || member_before(event) == (key == "transfer_start"))
        .filter(|event| variant_of(event, events) == variant || variant == Some(FROM_ISSUE))
        .filter(|event| key != "ceremony" || variant.is_some() || !counts_from_issue(event, events, book))
        .map(|event| Start { name: event.kind.code(), day: event.day(), event: Some(event.id), order: Some(event.order()) })
        .collect();
    starts.sort_by_key(|start| start.order);
    if key == "background_reply" {
        starts.extend(sent_without_receipt(events, variant));
    }
    starts
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
    others.flat_map(|each| each.until(on)).filter(|event| event.kind == EventKind::CourseCertificate).collect()
}

/// Where the receipt of a request is not known, the reply is counted from its sending.
fn sent_without_receipt<'e>(events: &[&'e Event], variant: Option<&str>) -> Vec<Start<'e>> {
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

/// The day on which what a clock waits for happened. A step that was skipped is taken as done when a later one was.
fn ending(events: &[&Event], dates: &crate::stage::DerivedDates, rule: &Rule, start: &Start<'_>, stage: &crate::stage::Stage) -> Option<NaiveDate> {
    use EventKind as K;
    if rule.until_event == "official_date" {
        return None;
    }
    let after = |event: &&&Event| match start.order {
        Some(order) => event.order() > order,
        None => event.day() >= start.day,
    };
    let first = |kinds: &[EventKind]| events.iter().filter(after).find(|event| kinds.contains(&event.kind)).map(|event| event.day());
    let Ok(until) = rule.until_event.parse::<EventKind>() else {
        return None;
    };
    if until == K::BackgroundAnswered {
        let starting = start.event.and_then(|id| events.iter().find(|event| event.id == id));
        // Counted from its sending, the start is the request itself.
        let request = starting.and_then(|event| event.fields.id("request")).or(start.event);
        return events.iter().find(|event| event.kind == until && event.fields.id("request") == request).map(|event| event.day());
    }
    let beyond: &[EventKind] = match until {
        K::BranchVote => &[K::BranchVote, K::SubReview, K::CommitteeVote, K::Decision, K::Ceremony],
        K::CommitteeVote => &[K::CommitteeVote, K::Decision, K::Ceremony],
        K::DossierSentUp => &[K::DossierSentUp, K::Decision, K::Ceremony],
        K::Decision => &[K::Decision, K::Ceremony],
        K::ConversionBranchVote => &[K::ConversionBranchVote, K::ConversionCommitteeVote, K::ConversionDecision],
        _ => &[until],
    };
    // A vote or decision before the probation's end, against the rule, still ends the wait for it.
    let early = (until == K::ConversionBranchVote && start.order.is_none())
        .then(|| events.iter().rfind(|event| beyond.contains(&event.kind) && event.day() < start.day).map(|_| start.day))
        .flatten();
    let recognized = (*stage == crate::stage::Stage::Full && until == K::ConversionBranchVote).then(|| brought_as_full(events, dates)).flatten();
    first(beyond).or(early).or(recognized)
}

/// A member brought in as full owes no review here.
fn brought_as_full(events: &[&Event], dates: &crate::stage::DerivedDates) -> Option<NaiveDate> {
    events.iter().rfind(|event| event.fields.text("member_kind") == Some("full")).and(dates.probation_end)
}

/// An open clock through a span of days.
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

/// The spans in which each clock of a case runs, is due or overdue; a met clock has none after it was met.
pub fn clock_spans(history: &PersonHistory, case: &Case, book: &Book) -> Vec<ClockSpan> {
    let mut open: BTreeMap<(String, i32, NaiveDate), ClockSpan> = BTreeMap::new();
    let mut closed = Vec::new();
    for day in critical_days(history, book) {
        let Some(here) = standing(history, case, day, book) else { continue };
        let mut still: BTreeMap<(String, i32, NaiveDate), ClockSpan> = BTreeMap::new();
        for clock in clocks(history, case, day, book) {
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
    // A term that runs out by itself is over on its due day.
    for span in &mut closed {
        let term = book.rules.rules.iter().any(|rule| rule.id == span.rule && rule.key == span.key && rule.kind == RuleKind::Term);
        if term {
            span.ends = span.ends.min(span.due);
        }
    }
    closed.retain(|span| span.begins < span.ends);
    closed.sort_by(|a, b| (&a.key, a.started_by, a.from, a.begins).cmp(&(&b.key, b.started_by, b.from, b.begins)));
    closed
}
