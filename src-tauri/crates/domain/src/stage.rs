//! The stage of a case on a day, derived from its events.
//!
//! Every rule below bears its number in the process description, section 2. A stage says what the case now does or
//! waits for. Nothing here is stored by hand: the register keeps spans of days computed with these functions.

use std::collections::BTreeSet;
use std::fmt;
use std::str::FromStr;

use chrono::{Days, NaiveDate};

use crate::case::{Turn, whose_turn};
use crate::code_list::CodeLists;
use crate::date::{PartialDate, add_months};
use crate::event::{Event, corrected, live};
use crate::event_kind::EventKind;
use crate::force::Forces;
pub use crate::force::makes_member;
use crate::rule::{RuleBook, RuleKind};
use crate::unit::UnitBook;

macro_rules! codes {
    ($(#[$doc:meta])* $name:ident { $($variant:ident = $code:literal),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name { $(#[doc = $code] $variant),+ }

        impl $name {
            /// All of them, in order.
            pub const ALL: &'static [$name] = &[$($name::$variant),+];

            /// The stable code.
            pub const fn code(self) -> &'static str {
                match self { $($name::$variant => $code),+ }
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(self.code())
            }
        }

        impl FromStr for $name {
            type Err = ();
            fn from_str(text: &str) -> Result<Self, ()> {
                match text { $($code => Ok($name::$variant),)+ _ => Err(()) }
            }
        }
    };
}

codes! {
    /// What a case does or waits for, 1 to 10, and how it can have ended.
    Stage {
        Candidate = "candidate",
        Course = "course",
        Dossier = "dossier",
        BranchVote = "branch_vote",
        CommitteeVote = "committee_vote",
        Decision = "decision",
        Ceremony = "ceremony",
        Probation = "probation",
        ConversionVote = "conversion_vote",
        Full = "full",
        RemovedFromList = "removed_from_list",
        Refused = "refused",
        Cancelled = "cancelled",
        StruckOff = "struck_off",
        Expelled = "expelled",
        Resigned = "resigned",
        Died = "died",
        TransferredOut = "transferred_out",
    }
}

impl Stage {
    /// 1 to 10 along the path; 11 and on for an end. As kept in the register.
    pub fn number(self) -> i32 {
        self as i32 + 1
    }

    /// Whether the case has ended.
    pub fn is_end(self) -> bool {
        self > Stage::Full
    }

    /// Whether a person at this stage is a member, probationary or full.
    pub fn is_member(self) -> bool {
        matches!(self, Stage::Probation | Stage::ConversionVote | Stage::Full)
    }
}

impl TryFrom<i32> for Stage {
    type Error = ();
    /// The stage of that number, as [`Stage::number`] gives it.
    fn try_from(number: i32) -> Result<Self, ()> {
        let place = number.checked_sub(1).and_then(|place| usize::try_from(place).ok()).ok_or(())?;
        Self::ALL.get(place).copied().ok_or(())
    }
}

codes! {
    /// What stands beside a stage.
    Mark {
        Postponed = "postponed",
        Returned = "returned",
        AwaitingUpperOpinion = "awaiting_upper_opinion",
        ShortOfVotes = "short_of_votes",
        ReadyForDossier = "ready_for_dossier",
        CertificateLapsed = "certificate_lapsed",
        DossierStale = "dossier_stale",
        InTransit = "in_transit",
        Suspended = "suspended",
        Exempt = "exempt",
        TemporaryOut = "temporary_out",
        TemporaryIn = "temporary_in",
        MissingDates = "missing_dates",
    }
}

/// The events of one case as they read today.
#[derive(Clone, Debug)]
pub struct Case {
    /// Its id.
    pub id: i32,
    /// The unit at which it was opened.
    pub unit: i32,
    /// Its live events in order.
    pub events: Vec<Event>,
    /// Those of them that a correction makes read otherwise.
    pub corrected: BTreeSet<i32>,
}

impl Case {
    /// A case from all its entries.
    pub fn new(id: i32, unit: i32, entries: &[Event], codes: &CodeLists) -> Self {
        Self { id, unit, events: live(entries, codes), corrected: corrected(entries) }
    }

    /// In which days each of its events is in force.
    pub fn forces(&self) -> Forces<'_> {
        Forces::of(&self.events)
    }

    /// The events up to and with a day.
    pub fn until(&self, day: NaiveDate) -> &[Event] {
        &self.events[..self.events.partition_point(|event| event.day() <= day)]
    }
}

/// All cases of one person.
#[derive(Clone, Debug)]
pub struct PersonHistory {
    /// The person's id.
    pub person: i32,
    /// Birth as far as known.
    pub birth_date: Option<PartialDate>,
    /// Their cases, in the order of entry.
    pub cases: Vec<Case>,
}

/// What the derivations look things up in.
#[derive(Clone, Debug)]
pub struct Book {
    /// Rules and working days.
    pub rules: RuleBook,
    /// Units through time.
    pub units: UnitBook,
    /// Code lists.
    pub codes: CodeLists,
    /// The first day of which the register tells everything; before it answers come from the dates it knows.
    pub figures_from: NaiveDate,
}

/// A case on a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Standing {
    /// The case's id.
    pub case: i32,
    /// Where it stands now.
    pub unit: i32,
    /// The stage.
    pub stage: Stage,
    /// Beside it.
    pub marks: BTreeSet<Mark>,
    /// Whose turn it is; nobody's once the case has ended or the member is full.
    pub turn: Option<Turn>,
    /// Counted as a member of the unit: one whose admission is decided anew too, and nobody who was admitted elsewhere before
    /// they came here. Source: statistics of members, 1.
    pub member: bool,
}

/// Dates that are never typed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct DerivedDates {
    /// Ngày vào Đảng: set by a decision, else the ceremony.
    pub admission_date: Option<PartialDate>,
    /// Hết dự bị: admission date and the probation's months; only of a whole date.
    pub probation_end: Option<NaiveDate>,
    /// Ngày chính thức: set by a decision, else, once recognized, the probation's end, however late the papers.
    pub official_date: Option<PartialDate>,
}

/// The fields by which an entry sets a derived date, or says that there is one.
pub const DATING_FIELDS: &[&str] = &["admission_date_set", "official_date_set", "member_kind"];

/// The derived dates of a case by its events in force on a day.
pub fn derived_dates(events: &[&Event], rules: &RuleBook) -> DerivedDates {
    let set = |field: &str| events.iter().rev().find_map(|event| event.fields.date(field));
    let ceremony = events.iter().rev().find(|event| event.kind == EventKind::Ceremony);
    let admission_date = set("admission_date_set").or(ceremony.map(|event| event.on));
    let probation_end = admission_date.and_then(PartialDate::as_whole).map(|day| probation_end(day, rules));
    let recognized = member_kind(events) == Some("full") || events.iter().any(|event| event.kind == EventKind::ConversionDecision);
    DerivedDates {
        admission_date,
        probation_end,
        official_date: set("official_date_set").or(probation_end.filter(|_| recognized).map(PartialDate::whole)),
    }
}

/// What kind of member somebody was brought in as: by the latest of the entries that say it. A receipt that says
/// nothing of it changes the unit alone.
pub(crate) fn member_kind<'e>(events: &[&'e Event]) -> Option<&'e str> {
    use EventKind as K;
    let brought = |event: &Event| matches!(event.kind, K::TransferReceived | K::MemberRecorded | K::MembershipRestored);
    events.iter().rev().filter(|event| brought(event)).find_map(|event| event.fields.text("member_kind"))
}

/// The last day of a probation: the rule `probation` in force on the admission date. With no rule in force it has no end.
pub fn probation_end(admission: NaiveDate, rules: &RuleBook) -> NaiveDate {
    rules.rule_or_earliest("probation", admission).map_or(NaiveDate::MAX, |rule| add_months(admission, rule.value))
}

/// Whether a vote passed: it reached the share in force on its date, for the body that voted.
pub fn passed(event: &Event, unit: i32, book: &Book) -> bool {
    vote_share(event.kind, unit, event.day(), book).is_some_and(|(share, _)| event.reached(share))
}

/// The share that a kind of vote needs on a day, and the condition that says so.
pub fn vote_share(kind: EventKind, unit: i32, on: NaiveDate, book: &Book) -> Option<(crate::share::Share, &crate::rule::Condition)> {
    let body = book.units.deciding_body(unit, on);
    let judges = |condition: &&crate::rule::Condition| {
        condition.applies_to.iter().any(|each| each == kind.code())
            && condition.share().is_some()
            && (condition.bodies.is_empty() || condition.bodies.contains(&body))
    };
    let in_force =
        |condition: &&crate::rule::Condition| condition.enabled && condition.effective_from <= on && condition.effective_to.is_none_or(|to| on <= to);
    let all = || book.rules.conditions.iter().filter(|condition| condition.enabled).filter(judges);
    // Before the first text known, the earliest one is the best there is.
    let condition = all().find(in_force).or_else(|| all().min_by_key(|condition| condition.effective_from))?;
    Some((condition.share()?, condition))
}

/// The unit in which the case stands on a day; before its first event, the one it was opened in.
pub fn standing_unit(history: &PersonHistory, case: &Case, day: NaiveDate, book: &Book) -> i32 {
    standing(history, case, day, book).map_or(case.unit, |standing| standing.unit)
}

/// Where the case stands on a day; `None`: no case yet.
pub fn standing(history: &PersonHistory, case: &Case, on: NaiveDate, book: &Book) -> Option<Standing> {
    let unit_of = |events: &[&Event]| book.units.into_which(unit_at(case, events), on);
    if case.until(on).is_empty() {
        let mut marks = BTreeSet::new();
        let stage = before_the_record(case, on, book, &mut marks)?;
        let unit = unit_of(&[]);
        let turn = whose_turn(stage, unit, on, &book.units, &|_| false);
        return Some(Standing { case: case.id, unit, stage, marks, turn, member: stage.is_member() });
    }
    let forces = case.forces();
    let live = forces.on(on);
    let unit = unit_of(&live);
    let mut marks = BTreeSet::new();
    let stage = match forces.end_on(on) {
        Some((stage, _)) => stage,
        None => {
            let stage = path_stage(history, &live, unit, on, book, &mut marks);
            beside(&live, stage, unit, on, book, &mut marks);
            stage
        }
    };
    let vote_passed = |kind: EventKind| live.iter().rev().find(|event| event.kind == kind).is_some_and(|event| passed(event, unit, book));
    let member = !stage.is_end() && live.iter().any(|event| makes_member(event) && !event.elsewhere);
    Some(Standing { case: case.id, unit, stage, marks, turn: whose_turn(stage, unit, on, &book.units, &vote_passed), member })
}

/// Where a member who was there when the register was begun stood before that: by the dates that the register knows.
/// From `figures_from` on only what was recorded counts.
fn before_the_record(case: &Case, on: NaiveDate, book: &Book, marks: &mut BTreeSet<Mark>) -> Option<Stage> {
    let first = case.events.first().filter(|first| first.kind == EventKind::MemberRecorded && on < book.figures_from)?;
    let known = |field: &str| first.fields.date(field).map(PartialDate::last_day);
    let official = known("official_date_set");
    if official.is_some_and(|day| day <= on) {
        return Some(Stage::Full);
    }
    let admission = known("admission_date_set").filter(|day| *day <= on)?;
    // As on the path: of a day known in part the end of the probation is not known either.
    if first.fields.date("admission_date_set").is_some_and(|date| date.as_whole().is_none()) {
        marks.insert(Mark::MissingDates);
    }
    Some(if on < probation_end(admission, &book.rules) {
        Stage::Probation
    } else if official.is_none() && first.fields.text("member_kind") == Some("full") {
        Stage::Full
    } else {
        Stage::ConversionVote
    })
}

/// Ra khỏi Đảng: the days on which a membership of the person ended, in cases other than this one. Only who left the Party
/// waits to be admitted again: a decision cancelled before there was a membership is no leaving.
pub fn memberships_ended(history: &PersonHistory, case: &Case, on: NaiveDate) -> Vec<NaiveDate> {
    let others = history.cases.iter().filter(|each| each.id != case.id);
    let ended = others.filter_map(|each| {
        let forces = each.forces();
        let (stage, end) = forces.end_on(on)?;
        let member = forces.on(on).iter().any(|event| event.order() <= end.order() && makes_member(event));
        (member && matches!(stage, Stage::StruckOff | Stage::Expelled | Stage::Resigned | Stage::Cancelled)).then(|| end.day())
    });
    ended.collect()
}

/// The event that ended the case by a day, if it has ended.
pub fn end_event(case: &Case, on: NaiveDate) -> Option<(Stage, &Event)> {
    case.forces().end_on(on)
}

/// The events of a case that are in force on a day.
pub fn counting(case: &Case, on: NaiveDate) -> Vec<&Event> {
    case.forces().on(on)
}

/// The unit in which a case stands on a day.
pub fn unit_on(case: &Case, forces: &Forces<'_>, on: NaiveDate, book: &Book) -> i32 {
    book.units.into_which(unit_at(case, &forces.on(on)), on)
}

/// The unit last entered.
pub(crate) fn unit_at(case: &Case, events: &[&Event]) -> i32 {
    let mut unit = case.unit;
    let mut forwarded = None;
    for event in events {
        match event.kind {
            EventKind::TransferReceived => unit = event.fields.id("unit").unwrap_or(unit),
            EventKind::FileForwarded => forwarded = event.fields.id("to_unit"),
            EventKind::FileReceived => unit = forwarded.unwrap_or(unit),
            _ => {}
        }
    }
    unit
}

/// Rules 3 to 13.
fn path_stage(history: &PersonHistory, live: &[&Event], unit: i32, on: NaiveDate, book: &Book, marks: &mut BTreeSet<Mark>) -> Stage {
    use EventKind as K;
    let latest = |kind: EventKind| live.iter().rev().find(|event| event.kind == kind).copied();
    let has = |kind: EventKind| latest(kind).is_some();
    let vote_passed = |event: &Event| passed(event, unit, book);
    let latest_passed = |kind: EventKind| latest(kind).is_some_and(vote_passed);

    // Rule 3.
    let cancelled = live.iter().rev().find(|event| {
        event.kind == K::DecisionCancelled && event.fields.text("ground") == Some("wrong_procedure") && !redoes_conversion(event, history)
    });
    if let Some(cancelled) = cancelled {
        let decided_again = latest(K::Decision).is_some_and(|decision| decision.day() >= cancelled.day());
        if !decided_again {
            let redo = cancelled.fields.codes("redo");
            let since = |kind: EventKind| {
                let later = |event: &Event| event.day() > cancelled.day() || (event.day() == cancelled.day() && event.id > cancelled.id);
                live.iter().rev().find(|event| event.kind == kind && later(event)).copied()
            };
            let voted_again = |kind: EventKind| since(kind).is_some_and(vote_passed);
            let asked = |code: &str| redo.iter().any(|each| each == code);
            if asked("dossier") && !since(K::HistoryCertified).is_some_and(is_fit) {
                return Stage::Dossier;
            }
            if asked("branch_vote") && !voted_again(K::BranchVote) {
                return Stage::BranchVote;
            }
            if asked("committee_vote") && !voted_again(K::CommitteeVote) {
                return Stage::CommitteeVote;
            }
            return Stage::Decision;
        }
    }

    // Rule 4.
    let dates = derived_dates(live, &book.rules);
    if has(K::ConversionDecision) {
        return Stage::Full;
    }
    if has(K::TransferReceived) || has(K::MemberRecorded) || has(K::MembershipRestored) {
        match (member_kind(live), dates.admission_date) {
            (Some("full"), _) | (None, None) => return Stage::Full,
            (Some(_), None) => {
                marks.insert(Mark::MissingDates);
                return Stage::Probation;
            }
            (_, Some(_)) => {}
        }
    }

    // Rule 5.
    if let Some(admission) = dates.admission_date {
        let end = dates.probation_end.unwrap_or_else(|| {
            marks.insert(Mark::MissingDates);
            probation_end(admission.last_day(), &book.rules)
        });
        return if on < end { Stage::Probation } else { Stage::ConversionVote };
    }
    // Rule 6.
    if has(K::Decision) {
        return Stage::Ceremony;
    }
    // Rule 7.
    let branch_passed = latest_passed(K::BranchVote);
    if latest_passed(K::CommitteeVote) || (branch_passed && book.units.is_base_branch(unit, on)) {
        return Stage::Decision;
    }
    // Rule 8.
    if branch_passed || has(K::SubReview) || has(K::CommitteeVote) {
        return Stage::CommitteeVote;
    }
    // Rules 9 to 11.
    let before_vote = latest(K::HistoryCertified).is_some_and(is_fit) || has(K::BranchVote);
    let in_dossier = has(K::HistoryCertified)
        || has(K::Cleared)
        || has(K::DossierOpened)
        || has(K::BackgroundRequested)
        || live.iter().any(|event| {
            event.kind == K::PaperReceived && event.fields.text("paper").is_some_and(|paper| crate::paper::OPENING_PAPERS.contains(&paper))
        });
    let certificates = certificates(history, on, book);
    let lapsed = !certificates.is_empty() && certificates.iter().all(|last_day| *last_day < on);
    if lapsed && (before_vote || in_dossier) {
        marks.insert(Mark::CertificateLapsed);
        return Stage::Course;
    }
    if before_vote {
        return Stage::BranchVote;
    }
    if in_dossier {
        return Stage::Dossier;
    }
    // Rules 12 and 13.
    if has(K::CourseEnrolled) || has(K::CourseResult) || has(K::CourseCertificate) {
        if certificates.iter().any(|last_day| *last_day >= on) {
            marks.insert(Mark::ReadyForDossier);
        }
        return Stage::Course;
    }
    Stage::Candidate
}

/// Whether a life history was certified as fit.
fn is_fit(certified: &Event) -> bool {
    certified.fields.yes_no("fit") == Some(true)
}

/// Whether a cancellation is of the recognition, not of the admission.
fn redoes_conversion(event: &Event, history: &PersonHistory) -> bool {
    let named = event.fields.id("cancels");
    history.cases.iter().flat_map(|case| &case.events).any(|each| Some(each.id) == named && each.kind == EventKind::ConversionDecision)
}

/// The last day of each certificate of the admission course that the person holds on a day, of any case. One known in
/// part counts from its last day.
pub fn certificates(history: &PersonHistory, on: NaiveDate, book: &Book) -> Vec<NaiveDate> {
    let held = history.cases.iter().flat_map(|case| counting(case, on)).filter(|event| event.kind == EventKind::CourseCertificate);
    held.map(|event| certificate_serves_until(event, book)).collect()
}

/// The last day on which a certificate serves; with no rule in force it never runs out.
fn certificate_serves_until(certificate: &Event, book: &Book) -> NaiveDate {
    let rule = book.rules.rule("course_certificate_validity", None, certificate.day());
    rule.map_or(NaiveDate::MAX, |rule| book.rules.due(rule, certificate.day()).0)
}

/// The marks that do not come from the path itself.
fn beside(live: &[&Event], stage: Stage, unit: i32, on: NaiveDate, book: &Book, marks: &mut BTreeSet<Mark>) {
    use EventKind as K;
    let place_of = |kind: EventKind| live.iter().rposition(|event| event.kind == kind);
    let open = |event: &Event| event.fields.date("until").is_none_or(|until| on <= until.last_day());
    let step = |event: &Event| {
        matches!(
            event.kind,
            K::Cleared
                | K::DossierOpened
                | K::HistoryCertified
                | K::BranchVote
                | K::SubReview
                | K::CommitteeVote
                | K::Decision
                | K::Ceremony
                | K::ConversionBranchVote
                | K::ConversionSubReview
                | K::ConversionCommitteeVote
                | K::ConversionDecision
        )
    };
    let no_step_since = |place: usize| !live[place + 1..].iter().any(|event| step(event));
    if place_of(K::Postponed).is_some_and(|place| open(live[place]) && no_step_since(place)) {
        marks.insert(Mark::Postponed);
    }
    if place_of(K::Returned).is_some_and(no_step_since) {
        marks.insert(Mark::Returned);
    }
    let asked = live.iter().filter(|event| event.kind == K::UpperOpinionAsked);
    let answered = |id: i32| live.iter().any(|event| event.kind == K::UpperOpinionReceived && event.fields.id("request") == Some(id));
    if asked.into_iter().any(|event| !answered(event.id)) {
        marks.insert(Mark::AwaitingUpperOpinion);
    }
    let vote_of_stage = match stage {
        Stage::BranchVote => Some(K::BranchVote),
        Stage::CommitteeVote => Some(K::CommitteeVote),
        Stage::ConversionVote if place_of(K::ConversionCommitteeVote).is_some() => Some(K::ConversionCommitteeVote),
        Stage::ConversionVote => Some(K::ConversionBranchVote),
        _ => None,
    };
    if let Some(place) = vote_of_stage.and_then(place_of)
        && !passed(live[place], unit, book)
    {
        marks.insert(Mark::ShortOfVotes);
    }
    if matches!(stage, Stage::Dossier | Stage::BranchVote)
        && let Some(place) = place_of(K::DossierOpened)
        && let Some(opened) = live[place].on.as_whole()
        && let Some(rule) = book.rules.rule("dossier_freshness", None, opened)
        && let last = book.rules.due(rule, opened).0
        && last < on
        && !live[place..].iter().any(|event| event.kind == K::BranchVote && event.day() <= last)
    {
        marks.insert(Mark::DossierStale);
    }
    // A clock that should run and cannot, for want of a day.
    let starts_a_clock = |event: &Event| {
        event.on.as_whole().is_none()
            && book.rules.rules.iter().any(|rule| {
                let waits = rule.until_event.parse().is_ok_and(|until: EventKind| !live.iter().any(|each| each.kind == until));
                rule.enabled && rule.kind != RuleKind::Minimum && rule.from_event == event.kind.code() && waits
            })
    };
    if stage != Stage::Full && live.iter().any(|event| starts_a_clock(event)) {
        marks.insert(Mark::MissingDates);
    }
    let begun_not_ended =
        |begin: EventKind, end: EventKind| place_of(begin).is_some_and(|place| open(live[place]) && place_of(end).is_none_or(|ended| ended < place));
    if place_of(K::TransferSlip)
        .is_some_and(|slip| live[slip].fields.id("to_unit").is_some() && place_of(K::TransferReceived).is_none_or(|received| received < slip))
    {
        marks.insert(Mark::InTransit);
    }
    for (mark, begin, end) in [
        (Mark::Suspended, K::Suspended, K::SuspensionEnded),
        (Mark::Exempt, K::Exempted, K::ExemptionEnded),
        (Mark::TemporaryOut, K::TemporaryOut, K::TemporaryEnded),
        (Mark::TemporaryIn, K::TemporaryIn, K::TemporaryEnded),
    ] {
        if begun_not_ended(begin, end) {
            marks.insert(mark);
        }
    }
}

/// The days on which anything derived of a person may change: events, and what time alone brings.
pub fn critical_days(history: &PersonHistory, book: &Book) -> BTreeSet<NaiveDate> {
    let mut days = unit_days(history, book);
    let after = |day: NaiveDate| day.checked_add_days(Days::new(1)).unwrap_or(day);
    for event in history.cases.iter().flat_map(|case| &case.events) {
        let day = event.day();
        days.insert(day);
        let admission = (event.kind == EventKind::Ceremony).then_some(event.on).into_iter().chain(event.fields.date("admission_date_set"));
        for admission in admission {
            days.insert(admission.last_day());
            days.insert(probation_end(admission.last_day(), &book.rules));
        }
        if let Some(official) = event.fields.date("official_date_set") {
            days.insert(official.last_day());
        }
        if let Some(until) = event.fields.date("until") {
            days.insert(after(until.last_day()));
        }
        if event.kind == EventKind::CourseCertificate {
            days.insert(after(certificate_serves_until(event, book)));
        }
        if event.kind == EventKind::DossierOpened
            && let Some(opened) = event.on.as_whole()
            && let Some(rule) = book.rules.rule("dossier_freshness", None, opened)
        {
            days.insert(after(book.rules.due(rule, opened).0));
        }
    }
    if history.cases.iter().filter_map(|case| case.events.first()).any(|first| first.kind == EventKind::MemberRecorded) {
        days.insert(book.figures_from);
    }
    days
}

/// The days on which a unit that a case stood in, or one above it, changed.
fn unit_days(history: &PersonHistory, book: &Book) -> BTreeSet<NaiveDate> {
    let mut units: Vec<i32> = history.cases.iter().map(|case| case.unit).collect();
    for event in history.cases.iter().flat_map(|case| &case.events) {
        units.extend(event.fields.id("unit").or(event.fields.id("to_unit")));
    }
    let first = history.cases.iter().filter_map(|case| case.events.first()).map(Event::day).min();
    let (mut days, mut seen) = (BTreeSet::new(), BTreeSet::new());
    while let Some(unit) = units.pop() {
        if !seen.insert(unit) {
            continue;
        }
        for span in book.units.0.get(&unit).into_iter().flatten() {
            if first.is_some_and(|first| first < span.begins) {
                days.insert(span.begins);
            }
            if span.merged_into.is_some() {
                days.insert(span.ends);
            }
            units.extend(span.parent.into_iter().chain(span.merged_into));
        }
    }
    days
}

/// Since when the years of membership count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MembershipFrom {
    /// As far as known.
    pub date: PartialDate,
    /// The decision is not known: it counts from the admission date.
    pub approximate: bool,
}

/// Tính tuổi đảng từ, of a case of a person: the date of its first decision in force. Of one re-admitted, once that was
/// decided, the first decision of the first membership moved on by the months outside; `None` where that is known by
/// its year only. Source: 294-QĐ/TW (26/5/2025), 4.5.
pub fn membership_from(history: &PersonHistory, case: &Case, on: NaiveDate, book: &Book) -> Option<MembershipFrom> {
    let events = counting(case, on);
    let recomputed = events.iter().rev().find(|event| event.kind == EventKind::MembershipRecomputed);
    let Some(outside) = recomputed.and_then(|event| event.fields.number("months_outside")) else {
        return membership_begun(&events, &book.rules);
    };
    let mut memberships: Vec<Vec<&Event>> = history.cases.iter().map(|each| counting(each, on)).collect();
    memberships.retain(|events| events.iter().any(|event| makes_member(event)));
    memberships.sort_by_key(|events| events.first().map(|event| event.order()));
    let first = membership_begun(memberships.first()?, &book.rules)?;
    Some(MembershipFrom { date: first.date.add_months(outside)?, ..first })
}

/// The beginning of one membership, by the events of its case in force.
pub fn membership_begun(events: &[&Event], rules: &RuleBook) -> Option<MembershipFrom> {
    let decision = events.iter().find(|event| event.kind == EventKind::Decision).map(|event| event.on);
    let date = decision.or(derived_dates(events, rules).admission_date)?;
    Some(MembershipFrom { date, approximate: decision.is_none() })
}

/// The case that speaks for a person on a day: the one opened last.
pub fn latest_case(history: &PersonHistory, on: NaiveDate) -> Option<&Case> {
    let begun = history.cases.iter().filter(|case| !case.until(on).is_empty());
    let recorded = |case: &&Case| case.events.first().is_some_and(|first| first.kind == EventKind::MemberRecorded);
    // Before the first event, a member who was there when the register was begun.
    begun.max_by_key(|case| (case.events.first().map(Event::day), case.id)).or_else(|| history.cases.iter().find(recorded))
}

/// A span of days in which a person's line in the lists stays the same.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StageSpan {
    /// First day.
    pub begins: NaiveDate,
    /// The day after the last; `NaiveDate::MAX`: open.
    pub ends: NaiveDate,
    /// Since when the case has been in this stage.
    pub since: NaiveDate,
    /// Where it stands.
    pub standing: Standing,
}

/// The spans of a person's latest case, without gaps from the first event on.
pub fn stage_spans(history: &PersonHistory, book: &Book) -> Vec<StageSpan> {
    let mut spans: Vec<StageSpan> = Vec::new();
    for day in critical_days(history, book) {
        let Some(standing) = latest_case(history, day).and_then(|case| standing(history, case, day, book)) else {
            continue;
        };
        let mut since = day;
        if let Some(last) = spans.last_mut() {
            if last.standing == standing {
                continue;
            }
            last.ends = day;
            if (last.standing.case, last.standing.stage) == (standing.case, standing.stage) {
                since = last.since;
            }
        }
        spans.push(StageSpan { begins: day, ends: NaiveDate::MAX, since, standing });
    }
    spans
}

/// The stages of one case in order, each with the day it began: what a person's page tells of an earlier case too.
pub fn case_stages(history: &PersonHistory, case: &Case, until: NaiveDate, book: &Book) -> Vec<(NaiveDate, Standing)> {
    let mut stages: Vec<(NaiveDate, Standing)> = Vec::new();
    for day in critical_days(history, book).into_iter().filter(|day| *day <= until) {
        if let Some(standing) = standing(history, case, day, book)
            && stages.last().is_none_or(|(_, last)| last.stage != standing.stage)
        {
            stages.push((day, standing));
        }
    }
    stages
}
