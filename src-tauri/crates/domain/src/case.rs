//! What a case says on a day, each question asked in one place: who helps, what was decided, which papers are there, what
//! comes next. Page, panel, list, paper, overview and targets call it.
//!
//! Everything takes the events in force on the day ([`crate::stage::counting`]), in order.

use chrono::NaiveDate;

use crate::event::Event;
use crate::event_kind::EventKind;
use crate::field::PersonRef;
use crate::stage::Stage;
use crate::unit::UnitBook;

/// The latest event of a kind.
pub fn latest<'e>(events: &[&'e Event], kind: EventKind) -> Option<&'e Event> {
    events.iter().rev().find(|event| event.kind == kind).copied()
}

/// The fields that tell who helps.
pub const HELPER_FIELDS: &[&str] = &["helper", "replacement"];

/// The members who help now: named, and neither released by name nor replaced since.
pub fn helpers<'e>(events: &[&'e Event]) -> Vec<&'e PersonRef> {
    let mut helpers: Vec<&PersonRef> = Vec::new();
    for event in events {
        let Some(person) = event.fields.person("helper") else { continue };
        match event.kind {
            EventKind::HelperNamed => {
                if event.fields.yes_no("replacement") == Some(true) {
                    helpers.clear();
                }
                helpers.retain(|helper| *helper != person);
                helpers.push(person);
            }
            EventKind::HelperReleased => helpers.retain(|helper| *helper != person),
            _ => {}
        }
    }
    helpers
}

/// Who introduces the person.
pub fn introducers<'e>(events: &[&'e Event]) -> Vec<&'e Event> {
    events.iter().copied().filter(|event| event.kind == EventKind::IntroducerNamed).collect()
}

/// The branch's resolution that put the person on the list.
pub fn listing<'e>(events: &[&'e Event]) -> Option<&'e Event> {
    latest(events, EventKind::CandidateListed)
}

/// The decision on admission.
pub fn decision<'e>(events: &[&'e Event]) -> Option<&'e Event> {
    latest(events, EventKind::Decision)
}

/// The course that counts at a stage: its certificate, else the sending to it. Of a member it is the new members' class.
pub fn course<'e>(events: &[&'e Event], stage: Stage) -> Option<&'e Event> {
    let (certificate, enrolled) = if stage >= Stage::Probation {
        (EventKind::NewMemberClassCertificate, EventKind::NewMemberClassEnrolled)
    } else {
        (EventKind::CourseCertificate, EventKind::CourseEnrolled)
    };
    latest(events, certificate).or_else(|| latest(events, enrolled))
}

/// Whether an entry of that kind is a step of the path: remarks and papers move nobody on.
pub fn is_step(kind: EventKind) -> bool {
    use EventKind as K;
    !matches!(kind, K::Correction | K::EntryVoided | K::PaperAsked | K::PaperReceived | K::HelperRemark)
}

/// What comes next from a stage.
pub fn next_kinds(stage: Stage, base_branch: bool) -> Vec<EventKind> {
    use EventKind as K;
    match stage {
        Stage::Candidate => vec![K::CandidateListed, K::HelperNamed, K::CourseEnrolled],
        Stage::Course => vec![K::CourseResult, K::CourseCertificate, K::Cleared, K::DossierOpened],
        Stage::Dossier => vec![K::IntroducerNamed, K::PaperReceived, K::BackgroundRequested, K::HistoryCertified],
        Stage::BranchVote => vec![K::BranchVote],
        Stage::CommitteeVote => vec![K::CommitteeVote],
        Stage::Decision => vec![K::DossierSentUp, K::Decision],
        Stage::Ceremony => vec![K::DecisionReceived, K::Ceremony],
        Stage::Probation => vec![K::HelperNamed, K::MemberFilesDone, K::NewMemberClassEnrolled, K::NewMemberClassCertificate],
        Stage::ConversionVote if base_branch => vec![K::ConversionBranchVote, K::ConversionDecision],
        Stage::ConversionVote => vec![K::ConversionBranchVote, K::ConversionCommitteeVote, K::ConversionDecision],
        Stage::Cancelled | Stage::Refused | Stage::RemovedFromList | Stage::StruckOff | Stage::Expelled | Stage::Resigned => vec![K::CandidateListed],
        Stage::TransferredOut => vec![K::TransferReceived],
        // A full member waits for nothing.
        Stage::Full | Stage::Died => Vec::new(),
    }
}

/// The body whose turn it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Body {
    /// Chi bộ, with the member who helps.
    Branch,
    /// The member who helps, until the probation is over.
    Helper,
    /// Đảng ủy cơ sở.
    GrassrootsCommittee,
    /// Cấp ủy có thẩm quyền.
    DecidingCommittee,
}

impl Body {
    /// The stable code; its label is the word `issuer.<code>`.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Branch => "branch",
            Self::Helper => "helper",
            Self::GrassrootsCommittee => "grassroots_committee",
            Self::DecidingCommittee => "deciding_committee",
        }
    }
}

/// Whose turn it is with a case, and the unit of that body which stands on the day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Turn {
    /// The body.
    pub body: Body,
    /// Its unit in the register; of a deciding level that is not in it, the uppermost unit that answers to it.
    pub unit: i32,
}

/// Whose turn it is at a stage, a case standing in a unit; `None` for who has ended or is full. `passed` says whether the
/// latest vote of a kind passed. Source: the process description, section 3, "whose turn".
pub fn whose_turn(stage: Stage, unit: i32, on: NaiveDate, units: &UnitBook, passed: &dyn Fn(EventKind) -> bool) -> Option<Turn> {
    let body = match stage {
        Stage::Candidate | Stage::Dossier | Stage::BranchVote | Stage::Ceremony => Body::Branch,
        Stage::Course | Stage::CommitteeVote => Body::GrassrootsCommittee,
        Stage::Decision => Body::DecidingCommittee,
        Stage::Probation => Body::Helper,
        Stage::ConversionVote if !passed(EventKind::ConversionBranchVote) => Body::Branch,
        Stage::ConversionVote if !passed(EventKind::ConversionCommitteeVote) && !units.is_base_branch(unit, on) => Body::GrassrootsCommittee,
        Stage::ConversionVote => Body::DecidingCommittee,
        _ => return None,
    };
    let line: Vec<i32> = units.line_up(unit, on).into_iter().filter(|each| *each == unit || units.standing(*each, on).is_some()).collect();
    let is = |each: &i32, kinds: &[&str]| units.nearest(*each, on).is_some_and(|span| kinds.contains(&span.unit_kind.as_str()));
    let decides = |each: &i32| units.nearest(*each, on).is_some_and(|span| span.committee_power != "none");
    let top = line.last().copied().unwrap_or(unit);
    let unit = match body {
        Body::Branch | Body::Helper => unit,
        Body::GrassrootsCommittee => line.iter().copied().find(|each| is(each, &["grassroots_committee"])).unwrap_or(top),
        Body::DecidingCommittee => {
            let upper = |each: &i32| is(each, &["upper_committee", "provincial_body"]);
            line.iter().copied().find(decides).or_else(|| line.iter().copied().find(upper)).unwrap_or(top)
        }
    };
    Some(Turn { body, unit })
}

/// A line of a dossier.
#[derive(Clone, Debug, PartialEq)]
pub struct PaperLine<'e> {
    /// The paper's key.
    pub paper: &'static str,
    /// The entry that brought it, the latest of its kind.
    pub entry: Option<&'e Event>,
    /// Whether it must be there.
    pub needed: bool,
    /// The kind of event that it comes of; none but its receipt where it is only received.
    pub comes_of: EventKind,
}

impl PaperLine<'_> {
    /// It must be there and is not.
    pub fn is_missing(&self) -> bool {
        self.needed && self.entry.is_none()
    }
}

/// The kinds of entries that tell which papers a dossier holds and must hold.
pub const PAPER_KINDS: &[EventKind] = &[
    EventKind::PaperReceived,
    EventKind::IntroducerNamed,
    EventKind::CourseCertificate,
    EventKind::HistoryCertified,
    EventKind::BranchVote,
    EventKind::SubReview,
    EventKind::CommitteeVote,
    EventKind::Decision,
    EventKind::NewMemberClassCertificate,
    EventKind::ConversionBranchVote,
    EventKind::ConversionSubReview,
    EventKind::ConversionCommitteeVote,
    EventKind::ConversionDecision,
];

/// Their fields that tell it.
pub const PAPER_FIELDS: &[&str] = &["paper", "introducer_kind"];

/// The papers that a dossier can lack, in filing order.
pub fn dossier_papers() -> Vec<&'static str> {
    let bodies = Bodies { base_branch: false, sub_committee: true };
    [Stage::Candidate, Stage::Full].into_iter().flat_map(|stage| papers_held(&[], stage, bodies)).map(|line| line.paper).collect()
}

/// Through which bodies a dossier passes.
#[derive(Clone, Copy, Debug)]
pub struct Bodies {
    /// No base committee stands between the branch and the deciding level.
    pub base_branch: bool,
    /// A sub-committee stands above the branch.
    pub sub_committee: bool,
}

/// The papers of the admission dossier, or of a member those of the conversion, in filing order. Of a case that has ended those
/// that there are of either: nobody waits for the others any more.
pub fn papers_held<'e>(events: &[&'e Event], stage: Stage, bodies: Bodies) -> Vec<PaperLine<'e>> {
    if stage.is_end() {
        let both = [Stage::Candidate, Stage::Full].into_iter().flat_map(|stage| papers_held(events, stage, bodies));
        return both.filter(|line| line.entry.is_some()).collect();
    }
    use EventKind as K;
    let received =
        |paper: &str| events.iter().rev().find(|event| event.kind == K::PaperReceived && event.fields.text("paper") == Some(paper)).copied();
    let by_step = |paper: &'static str, comes_of: EventKind, needed: bool| PaperLine {
        paper,
        entry: latest(events, comes_of).or_else(|| received(paper)),
        needed,
        comes_of,
    };
    let alone = |paper: &'static str, needed: bool| PaperLine { paper, entry: received(paper), needed, comes_of: K::PaperReceived };
    if stage.is_member() {
        return vec![
            by_step("new_member_class_certificate", K::NewMemberClassCertificate, true),
            alone("self_review", true),
            alone("helper_comments", true),
            alone("conversion_opinions", true),
            by_step("conversion_branch_resolution", K::ConversionBranchVote, true),
            by_step("conversion_sub_report", K::ConversionSubReview, bodies.sub_committee),
            by_step("conversion_committee_resolution", K::ConversionCommitteeVote, !bodies.base_branch),
            by_step("conversion_decision", K::ConversionDecision, true),
        ];
    }
    let introduced_by = |kind: &str| introducers(events).iter().filter(|event| event.fields.text("introducer_kind") == Some(kind)).count();
    let two_members = introduced_by("full_member") >= 2;
    let by_union = |kind: &str, paper: &str| !two_members && (introduced_by(kind) > 0 || received(paper).is_some());
    let youth = by_union("youth_union", "youth_union_resolution");
    let trade = by_union("trade_union", "trade_union_resolution");
    vec![
        by_step("course_certificate", K::CourseCertificate, true),
        alone("application", true),
        by_step("applicant_history", K::HistoryCertified, true),
        alone("introduction", true),
        alone("youth_union_resolution", youth),
        alone("trade_union_resolution", trade || (!youth && !two_members)),
        alone("gathered_opinions", true),
        by_step("branch_resolution", K::BranchVote, true),
        by_step("sub_committee_report", K::SubReview, bodies.sub_committee),
        by_step("committee_resolution", K::CommitteeVote, !bodies.base_branch),
        by_step("admission_decision", K::Decision, true),
    ]
}
