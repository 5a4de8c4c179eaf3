//! A case as a person's page shows it: events, clocks, what comes next, and the dossier.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use domain::case::{Bodies, papers_held};
use domain::check::Warning;
use domain::clock::{Clock, ClockState, clocks, waits};
use domain::event::{Event, voided};
use domain::event_kind::EventKind;
use domain::field::PersonRef;
use domain::rule::RuleKind;
use domain::stage::{Book, Case, PersonHistory, Stage, derived_dates, passed, standing, standing_unit};
use domain::unit::UnitBook;
use rusqlite::Connection;
use serde::Serialize;
use specta::Type;

use super::badge::{ClockBadge, amount_unit, clock_badge};
use crate::book;
use crate::book::units;
use crate::entries::event_row::{self, EventRow, Owner};
use crate::entries::{FieldView, history, told};
use crate::error::RegisterError;
use crate::facts;

/// A warning as the window shows it.
pub type WarningView = Warning;

/// Whose turn it is.
#[derive(Clone, Debug, Serialize, Type)]
pub struct TurnView {
    /// The body: the word `issuer.<code>`.
    pub body: String,
    /// Its unit.
    pub unit: i32,
}

/// A clock with its rule.
#[derive(Clone, Debug, Serialize, Type)]
pub struct ClockView {
    /// `clock`, or `wait`: a term that must have passed before a step, which is never due.
    pub kind: String,
    /// The rule's key.
    pub clock: String,
    /// Day 0, ISO.
    pub from: String,
    /// The due day, ISO.
    pub due: String,
    /// An extension was granted.
    pub extended: bool,
    /// How it stands.
    pub state: ClockState,
    /// Days left; past the due day where overdue or met late.
    pub days: i32,
    /// Counted in working days.
    pub working_days: bool,
    /// The due day rests on a year whose days off are not all known.
    pub provisional: bool,
    /// When it was met.
    pub met_on: Option<String>,
    /// The rule's row.
    pub rule_id: i32,
    /// The rule's effective date.
    pub effective_from: String,
    /// Its source.
    pub source: String,
    /// How many.
    pub amount: u32,
    /// Of what: `working_days` or `months`.
    pub amount_unit: String,
    /// The mark of the source.
    pub confidence: String,
    /// The days not worked between from and due.
    pub skipped: Vec<String>,
    /// The event that started it.
    pub started_by: Option<i32>,
    /// It fell due before the register's record begins.
    pub before_register: bool,
}

/// An event on the timeline.
#[derive(Clone, Debug, Serialize, Type)]
pub struct EventView {
    /// Its id.
    pub event: i32,
    /// Its kind.
    pub kind: String,
    /// When, ISO, as it reads after corrections.
    pub on: String,
    /// When it was entered.
    pub recorded_at: String,
    /// The document's number.
    pub document_number: Option<String>,
    /// The document's date.
    pub document_date: Option<String>,
    /// Who issued it.
    pub issuer: Option<String>,
    /// Anything else.
    pub note: Option<String>,
    /// It happened outside this register.
    pub elsewhere: bool,
    /// Why it was recorded against a rule.
    pub reason: Option<String>,
    /// Which rules.
    pub warnings: Vec<Warning>,
    /// Its fields.
    pub values: Vec<FieldView>,
    /// The form's number, where the event is a form's.
    pub form: Option<String>,
    /// Taken out of the record as entered by mistake.
    pub voided: bool,
    /// The corrections that it reads by.
    pub corrected_by: Vec<i32>,
    /// The clock that it ended, met or late.
    pub clock: Option<ClockBadge>,
    /// A vote that did not reach the share in force on its day.
    pub short_of_votes: bool,
}

impl EventView {
    /// An entry that no correction touches and that ended no clock.
    pub(crate) fn new(event: &Event, values: Vec<FieldView>, warnings: Vec<Warning>, voided: bool) -> Self {
        Self {
            event: event.id,
            kind: event.kind.code().to_owned(),
            on: event.on.to_string(),
            recorded_at: event.recorded_at.clone(),
            document_number: event.document_number.clone(),
            document_date: event.document_date.map(|date| date.to_string()),
            issuer: event.issuer.clone(),
            note: event.note.clone(),
            elsewhere: event.elsewhere,
            reason: event.reason.clone(),
            warnings,
            values,
            form: form_of(event).map(str::to_owned),
            voided,
            corrected_by: Vec::new(),
            clock: None,
            short_of_votes: false,
        }
    }
}

/// The corrections that stand, by the entry that they put right.
pub(crate) fn corrections(entries: &[Event], voided: &BTreeSet<i32>) -> BTreeMap<i32, Vec<i32>> {
    let mut corrections: BTreeMap<i32, Vec<i32>> = BTreeMap::new();
    for entry in entries.iter().filter(|entry| entry.kind == EventKind::Correction && !voided.contains(&entry.id)) {
        if let Some(target) = entry.fields.id("corrects") {
            corrections.entry(target).or_default().push(entry.id);
        }
    }
    corrections
}

/// The clock that an event ended.
pub(crate) fn ended_clock<'c, 'r>(event: &Event, clocks: &'c [Clock<'r>], on: NaiveDate) -> Option<&'c Clock<'r>> {
    clocks.iter().find(|clock| clock.ended == Some(event.day()) && clock.rule.until_event == event.kind.code() && !clock.state(on).is_open())
}

/// What comes next.
#[derive(Clone, Debug, Serialize, Type)]
pub struct NextStep {
    /// The event kind.
    pub kind: String,
    /// The latest day for it, ISO.
    pub latest: Option<String>,
    /// The clock that says so.
    pub clock: Option<String>,
}

/// A line of the dossier.
#[derive(Clone, Debug, Serialize, Type)]
pub struct DossierLine {
    /// The paper's key.
    pub paper: String,
    /// The form's number.
    pub number: String,
    /// `have`, `missing` or `not_needed`.
    pub state: String,
    /// When it came, ISO.
    pub date: Option<String>,
    /// The entry that tells of it.
    pub event: Option<i32>,
    /// The event kind that is recorded where it comes.
    pub comes_of: String,
}

/// Who introduced the person.
#[derive(Clone, Debug, Serialize, Type)]
pub struct IntroducerView {
    /// A code of `introducer_kind`.
    pub kind: String,
    /// The name, empty for a union's committee.
    pub name: String,
    /// Working together since, ISO.
    pub from: Option<String>,
}

/// A case on a person's page.
#[derive(Clone, Debug, Serialize, Type)]
pub struct CaseView {
    /// Its id.
    pub case: i32,
    /// Where it stands.
    pub unit: i32,
    /// That unit's name on the day.
    pub unit_name: String,
    /// The stage's code.
    pub stage: String,
    /// 1 to 10; 11 and on for an end.
    pub stage_number: i32,
    /// In this stage since, ISO.
    pub since: String,
    /// Beside the stage.
    pub marks: Vec<String>,
    /// Whose turn it is.
    pub turn: Option<TurnView>,
    /// Newest first.
    pub events: Vec<EventView>,
    /// Open ones first by due day, then those met.
    pub clocks: Vec<ClockView>,
    /// What comes next.
    pub next: Vec<NextStep>,
    /// Which papers those of the dossier are: `admission`, of a member `conversion`, of a case that has ended `ended`.
    pub dossier_of: String,
    /// The papers of the dossier.
    pub dossier: Vec<DossierLine>,
    /// Ngày vào Đảng, ISO.
    pub admission_date: Option<String>,
    /// Hết dự bị.
    pub probation_end: Option<String>,
    /// Ngày chính thức; only of a full member.
    pub official_date: Option<String>,
    /// Tính tuổi đảng từ.
    pub membership_from: Option<String>,
    /// The decision is not known: years of membership count from the admission date.
    pub membership_approximate: bool,
    /// The helper's name.
    pub helper: Option<String>,
    /// Introducers.
    pub introducers: Vec<IntroducerView>,
}

/// A clock with its rule on a day.
pub(crate) fn clock_view(clock: &Clock<'_>, on: NaiveDate, book: &Book) -> ClockView {
    let badge = clock_badge(clock, on, book);
    let skipped = if badge.working_days { book.rules.calendar.skipped(clock.from, clock.due) } else { Vec::new() };
    ClockView {
        kind: if clock.rule.kind == RuleKind::Minimum { "wait" } else { "clock" }.to_owned(),
        clock: badge.clock,
        from: clock.from.to_string(),
        due: badge.due,
        extended: clock.extended,
        state: badge.state,
        days: badge.days,
        working_days: badge.working_days,
        provisional: badge.working_days && book.rules.calendar.is_provisional(clock.from, clock.due),
        met_on: clock.ended.filter(|day| *day <= on).map(|day| day.to_string()),
        rule_id: clock.rule.id,
        effective_from: clock.rule.effective_from.to_string(),
        source: clock.rule.source.clone(),
        amount: clock.rule.value,
        amount_unit: amount_unit(clock.rule).to_owned(),
        confidence: clock.rule.confidence.clone(),
        skipped: skipped.iter().map(ToString::to_string).collect(),
        started_by: clock.started_by,
        before_register: clock.due < book.figures_from,
    }
}

/// A person's cases on a day, newest first; none before the first event.
pub fn case_views(conn: &Connection, person: i32, on: NaiveDate) -> Result<Vec<CaseView>, RegisterError> {
    let book = book::load(conn)?;
    let history = history::of_person(conn, person, &book.codes)?;
    let rows = event_row::of_person(conn, person)?;
    let mut views = Vec::new();
    // As they were opened: one that was merged in later may have been opened before.
    let mut cases: Vec<&Case> = history.cases.iter().collect();
    cases.sort_by_key(|case| (case.events.first().map(Event::day), case.id));
    for case in cases {
        if let Some(view) = case_view(conn, &history, case, &rows, on, &book)? {
            views.push(view);
        }
    }
    views.reverse();
    Ok(views)
}

fn case_view(
    conn: &Connection,
    history: &PersonHistory,
    case: &Case,
    rows: &[EventRow],
    on: NaiveDate,
    book: &Book,
) -> Result<Option<CaseView>, RegisterError> {
    let Some(here) = standing(history, case, on, book) else { return Ok(None) };
    let counting = domain::stage::counting(case, on);
    let dates = derived_dates(&counting, &book.rules);
    let all_clocks = clocks(history, case, on, book);
    let waits = waits(history, case, on, book);
    let mut clock_views: Vec<ClockView> = all_clocks.iter().chain(&waits).map(|clock| clock_view(clock, on, book)).collect();
    clock_views.sort_by_key(|clock| (!clock.state.is_open(), clock.due.clone()));
    let since = domain::stage::case_stages(history, case, on, book).last().map_or(on, |(day, _)| *day);
    let live = case.until(on);
    let events = event_views(conn, history, case, rows, &all_clocks, on, book)?;
    let open = |key: &str| clock_views.iter().find(|clock| clock.clock == key && clock.met_on.is_none());
    let next = domain::case::next_kinds(here.stage, book.units.is_base_branch(here.unit, on))
        .into_iter()
        .filter(|kind| !live.iter().any(|event| event.kind == *kind) || kind.is_vote() || *kind == EventKind::ConversionDecision)
        .map(|kind| {
            let clock = match kind {
                EventKind::BranchVote => {
                    open("course_certificate_validity").into_iter().chain(open("dossier_freshness")).min_by_key(|clock| clock.due.clone())
                }
                EventKind::Decision | EventKind::CommitteeVote | EventKind::DossierSentUp => open("admission_decision"),
                EventKind::Ceremony => open("ceremony"),
                EventKind::MemberFilesDone => open("member_files"),
                EventKind::ConversionBranchVote => open("conversion_review"),
                EventKind::ConversionDecision | EventKind::ConversionCommitteeVote => open("conversion_decision"),
                _ => None,
            };
            NextStep { kind: kind.code().to_owned(), latest: clock.map(|clock| clock.due.clone()), clock: clock.map(|clock| clock.clock.clone()) }
        })
        .collect();
    let membership_from = domain::stage::membership_from(history, case, on, book);
    let mut introducers = Vec::new();
    for event in domain::case::introducers(&counting) {
        introducers.push(IntroducerView {
            kind: event.fields.text("introducer_kind").unwrap_or_default().to_owned(),
            name: event.fields.person("introducer").map(|person| person_name(conn, person)).transpose()?.unwrap_or_default(),
            from: event.fields.date("acquaintance_from").map(|date| date.to_string()),
        });
    }
    Ok(Some(CaseView {
        case: case.id,
        unit: here.unit,
        unit_name: units::name_on(&book.units, here.unit, on)?,
        stage: here.stage.code().to_owned(),
        stage_number: here.stage.number(),
        since: since.to_string(),
        marks: here.marks.iter().map(|mark| mark.code().to_owned()).collect(),
        turn: here.turn.map(|turn| TurnView { body: turn.body.code().to_owned(), unit: turn.unit }),
        events,
        clocks: clock_views,
        next,
        dossier_of: match here.stage {
            stage if stage.is_end() => "ended",
            stage if stage.is_member() => "conversion",
            _ => "admission",
        }
        .to_owned(),
        dossier: dossier(&counting, here.stage, here.unit, on, book),
        admission_date: dates.admission_date.map(|date| date.to_string()),
        probation_end: dates.probation_end.map(|date| date.to_string()),
        official_date: dates.official_date.map(|date| date.to_string()),
        membership_from: membership_from.map(|from| from.date.to_string()),
        membership_approximate: membership_from.is_some_and(|from| from.approximate),
        helper: helper_names(conn, &counting)?,
        introducers,
    }))
}

/// Every entry of the case whose day has come, newest first; voided ones are marked, corrected ones read as corrected.
fn event_views(
    conn: &Connection,
    history: &PersonHistory,
    case: &Case,
    rows: &[EventRow],
    clocks: &[Clock<'_>],
    on: NaiveDate,
    book: &Book,
) -> Result<Vec<EventView>, RegisterError> {
    let entries: Vec<Event> = rows.iter().map(|row| row.event.clone()).collect();
    let voided = voided(&entries);
    let mut corrections = corrections(&entries, &voided);
    let mut views = Vec::new();
    let own = rows.iter().filter(|row| row.owner == Owner::Case(case.id));
    for row in own {
        let reads = case.until(on).iter().find(|event| event.id == row.event.id);
        let event = reads.unwrap_or(&row.event);
        if event.day() > on {
            continue;
        }
        let values = told(conn, &book.units, &book.codes, on, event)?;
        let view = EventView {
            corrected_by: corrections.remove(&event.id).unwrap_or_default(),
            clock: ended_clock(event, clocks, on).map(|clock| clock_badge(clock, on, book)),
            short_of_votes: event.kind.is_vote() && !passed(event, standing_unit(history, case, event.day(), book), book),
            ..EventView::new(event, values, row.warnings.clone(), voided.contains(&event.id))
        };
        views.push((event.order(), view));
    }
    views.sort_by(|(a, _), (b, _)| b.cmp(a));
    Ok(views.into_iter().map(|(_, view)| view).collect())
}

/// The form whose fact an event is.
fn form_of(event: &Event) -> Option<&'static str> {
    let paper = match event.kind {
        EventKind::CourseCertificate => "course_certificate",
        EventKind::HistoryCertified => "applicant_history",
        EventKind::BranchVote => "branch_resolution",
        EventKind::SubReview => "sub_committee_report",
        EventKind::CommitteeVote => "committee_resolution",
        EventKind::Decision => "admission_decision",
        EventKind::ConversionBranchVote => "conversion_branch_resolution",
        EventKind::ConversionSubReview => "conversion_sub_report",
        EventKind::ConversionCommitteeVote => "conversion_committee_resolution",
        EventKind::ConversionDecision => "conversion_decision",
        EventKind::PaperReceived => event.fields.text("paper")?,
        _ => return None,
    };
    domain::paper::get(paper).map(|paper| paper.number).filter(|number| !number.is_empty())
}

fn person_name(conn: &Connection, person: &PersonRef) -> Result<String, RegisterError> {
    match person {
        PersonRef::Named(name) => Ok(name.clone()),
        PersonRef::Recorded(id) => facts::name_of(conn, *id),
    }
}

/// Through which bodies the dossier of somebody who stands in a unit passes.
pub(crate) fn bodies(units: &UnitBook, unit: i32, on: NaiveDate) -> Bodies {
    Bodies { base_branch: units.is_base_branch(unit, on), sub_committee: units.has_sub_committee(unit, on) }
}

/// The papers of the dossier in filing order, by what the events tell.
fn dossier(events: &[&Event], stage: Stage, unit: i32, on: NaiveDate, book: &Book) -> Vec<DossierLine> {
    papers_held(events, stage, bodies(&book.units, unit, on))
        .into_iter()
        .map(|line| DossierLine {
            paper: line.paper.to_owned(),
            number: domain::paper::get(line.paper).map_or("", |paper| paper.number).to_owned(),
            state: match line.entry {
                Some(_) => "have",
                None if line.is_missing() => "missing",
                None => "not_needed",
            }
            .to_owned(),
            date: line.entry.map(|entry| entry.on.to_string()),
            event: line.entry.map(|entry| entry.id),
            comes_of: line.comes_of.code().to_owned(),
        })
        .collect()
}

/// The names of those who help now.
pub(crate) fn helper_names(conn: &Connection, events: &[&Event]) -> Result<Option<String>, RegisterError> {
    let names: Vec<String> = domain::case::helpers(events).into_iter().map(|helper| person_name(conn, helper)).collect::<Result<_, _>>()?;
    Ok((!names.is_empty()).then(|| names.join("; ")))
}

/// The helpers, each with the day on which they were named last.
pub(crate) fn helpers_with_days(conn: &Connection, events: &[&Event]) -> Result<Vec<String>, RegisterError> {
    let named = |helper: &PersonRef| {
        let naming = |event: &&&Event| event.kind == EventKind::HelperNamed && event.fields.person("helper") == Some(helper);
        events.iter().rev().find(naming).map(|event| event.on.shown())
    };
    let told = |helper: &PersonRef| Ok([Some(person_name(conn, helper)?), named(helper)].into_iter().flatten().collect::<Vec<_>>().join(", "));
    domain::case::helpers(events).into_iter().map(told).collect()
}

/// The names of who introduces the person; a union that does is none.
pub(crate) fn introducer_names(conn: &Connection, events: &[&Event]) -> Result<Vec<String>, RegisterError> {
    domain::case::introducers(events)
        .into_iter()
        .filter_map(|event| event.fields.person("introducer"))
        .map(|person| person_name(conn, person))
        .collect()
}
