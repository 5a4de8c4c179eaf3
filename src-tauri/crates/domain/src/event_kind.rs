//! The one table of event kinds: what may happen to a case or a unit, with which fields, after what.
//!
//! The command line, the window's one sheet, the checks and the words' test read this table; only
//! stages and validations match on kinds. Source: the process of admission and conversion, section 3.
//! Which clocks a kind starts and ends is data of the rules (`from_event`, `until_event`), not of this table.

use std::fmt;
use std::str::FromStr;

use crate::field::{FieldSpec, FieldType, may, must};

/// Where in the process a kind belongs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Chapter {
    /// From the list to the ceremony.
    Admission,
    /// From the ceremony to recognition.
    Conversion,
    /// What happens to members.
    Membership,
    /// What happens to a unit.
    Unit,
    /// Entries about entries: corrections and voidings.
    Entry,
}

impl Chapter {
    /// The last part of its word `chapter.<code>`.
    pub fn code(self) -> &'static str {
        match self {
            Self::Admission => "admission",
            Self::Conversion => "conversion",
            Self::Membership => "membership",
            Self::Unit => "unit",
            Self::Entry => "entry",
        }
    }
}

/// Whether the count of a vote belongs to the event.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Votes {
    /// No vote.
    None,
    /// A vote may be noted.
    Optional,
    /// The event is a vote.
    Required,
}

/// What is expected to be live in the case before the event; missing or later, it warns and asks a reason.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Need {
    /// This kind, and passed where it is a vote.
    Live(EventKind),
    /// One of these kinds.
    AnyOf(&'static [EventKind]),
    /// The probation has run out.
    ProbationOver,
    /// The membership has ended.
    AnEnd,
}

/// One row of the table.
#[derive(Clone, Copy, Debug)]
pub struct KindSpec {
    /// Where it belongs.
    pub chapter: Chapter,
    /// Who ordinarily issues the document: a code of the words `issuer.<code>`.
    pub issuer: &'static str,
    /// The kind's own fields without the vote's, in the order of the sheet.
    pub own_fields: &'static [FieldSpec],
    /// Whether the fields of a vote follow.
    pub votes: Votes,
    /// What is expected before it, one step back only.
    pub expects: &'static [Need],
    /// The figure of the reports that it feeds.
    pub figure: Option<&'static str>,
}

/// The fields of a vote, in the order of form 6-KNĐ.
pub const VOTE_FIELDS: &[FieldSpec] = &[
    may("votes_total", FieldType::Number),
    may("votes_excluded", FieldType::VoteExclusions),
    must("votes_entitled", FieldType::Number),
    may("votes_present", FieldType::Number),
    must("votes_for", FieldType::Number),
    may("votes_against", FieldType::Number),
    may("votes_blank", FieldType::Number),
    may("probationers_total", FieldType::Number),
    may("probationers_present", FieldType::Number),
    may("vote_form", FieldType::Code("vote_form")),
];

macro_rules! event_kinds {
    ($($name:ident = $code:literal { $chapter:expr, $issuer:literal, $fields:expr, $votes:expr, $expects:expr, $figure:expr }),+ $(,)?) => {
        /// What happened. The order of the variants is the order of the table, which decides between events of one day.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum EventKind { $(#[doc = $code] $name),+ }

        impl EventKind {
            /// Every kind, in the order of the table.
            pub const ALL: &'static [EventKind] = &[$(EventKind::$name),+];

            /// The stable code, used in SQL, JSON, the command line and the words.
            pub const fn code(self) -> &'static str {
                match self { $(EventKind::$name => $code),+ }
            }

            /// The kind's row of the table.
            pub fn spec(self) -> &'static KindSpec {
                match self { $(EventKind::$name => {
                    const SPEC: KindSpec = KindSpec { chapter: $chapter, issuer: $issuer, own_fields: $fields, votes: $votes, expects: $expects, figure: $figure };
                    &SPEC
                }),+ }
            }
        }

        impl FromStr for EventKind {
            type Err = UnknownKind;
            fn from_str(text: &str) -> Result<Self, UnknownKind> {
                match text { $($code => Ok(EventKind::$name),)+ _ => Err(UnknownKind(text.to_owned())) }
            }
        }
    };
}

/// A text that is no event kind.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("no event kind {0:?}")]
pub struct UnknownKind(pub String);

impl fmt::Display for EventKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl EventKind {
    /// All fields of the kind, a vote's after its own, each with whether it is required here.
    pub fn fields(self) -> impl Iterator<Item = FieldSpec> {
        let spec = self.spec();
        let votes = match spec.votes {
            Votes::None => &[][..],
            Votes::Optional | Votes::Required => VOTE_FIELDS,
        };
        let optional = spec.votes == Votes::Optional;
        spec.own_fields.iter().copied().chain(votes.iter().map(move |field| FieldSpec { required: field.required && !optional, ..*field }))
    }

    /// The field of that name, if the kind has one.
    pub fn field(self, name: &str) -> Option<FieldSpec> {
        self.fields().find(|field| field.name == name)
    }

    /// Whether the kind is a vote whose count must be given.
    pub fn is_vote(self) -> bool {
        self.spec().votes == Votes::Required
    }

    /// The kinds of which its field for an earlier entry names one; none: any kind.
    pub const fn may_name(self) -> &'static [EventKind] {
        match self {
            Self::BackgroundRequestReceived | Self::BackgroundAnswered => &[Self::BackgroundRequested],
            Self::UpperOpinionReceived => &[Self::UpperOpinionAsked],
            Self::DecisionCancelled => &[Self::Decision, Self::ConversionDecision],
            Self::PostLeft => &[Self::PostHeld],
            _ => &[],
        }
    }

    /// Whether the kind belongs to a unit rather than to a case.
    pub fn is_of_unit(self) -> bool {
        self.spec().chapter == Chapter::Unit
    }
}

event_kinds! {
    CandidateIntroduced = "candidate_introduced" { Chapter::Admission, "union", &[must("organization", FieldType::Code("mass_organization"))], Votes::None, &[], None },
    CandidateListed = "candidate_listed" { Chapter::Admission, "branch", &[], Votes::None, &[], Some("pool_size") },
    CandidateMovedIn = "candidate_moved_in" { Chapter::Admission, "other", &[must("from_place", FieldType::Text)], Votes::None, &[], None },
    HelperNamed = "helper_named" { Chapter::Admission, "branch", &[must("helper", FieldType::Person), may("replacement", FieldType::YesNo)], Votes::None, &[Need::Live(EventKind::CandidateListed)], None },
    HelperReleased = "helper_released" { Chapter::Admission, "branch", &[must("helper", FieldType::Person)], Votes::None, &[Need::Live(EventKind::HelperNamed)], None },
    TaskGiven = "task_given" { Chapter::Admission, "branch", &[must("task", FieldType::Text)], Votes::None, &[Need::Live(EventKind::CandidateListed)], None },
    CourseEnrolled = "course_enrolled" { Chapter::Admission, "grassroots_committee", &[must("course", FieldType::Course)], Votes::None, &[Need::Live(EventKind::CandidateListed)], Some("course_sent") },
    CourseResult = "course_result" { Chapter::Admission, "political_centre", &[must("course", FieldType::Course), must("result", FieldType::Code("course_result")), may("score", FieldType::Score)], Votes::None, &[Need::Live(EventKind::CourseEnrolled)], None },
    CourseCertificate = "course_certificate" { Chapter::Admission, "political_centre", &[may("course", FieldType::Course), may("branch_at_issue", FieldType::Text)], Votes::None, &[Need::Live(EventKind::CourseEnrolled)], Some("course_attendance") },
    ClearanceAsked = "clearance_asked" { Chapter::Admission, "branch", &[], Votes::None, &[Need::Live(EventKind::CourseCertificate)], None },
    Cleared = "cleared" { Chapter::Admission, "grassroots_committee", &[], Votes::None, &[Need::Live(EventKind::CourseCertificate)], None },
    DossierOpened = "dossier_opened" { Chapter::Admission, "branch", &[], Votes::None, &[Need::Live(EventKind::Cleared)], None },
    IntroducerNamed = "introducer_named" { Chapter::Admission, "branch", &[must("introducer_kind", FieldType::Code("introducer_kind")), may("introducer", FieldType::Person), may("acquaintance_from", FieldType::PartialDate), may("replacement", FieldType::YesNo)], Votes::None, &[], None },
    PaperAsked = "paper_asked" { Chapter::Admission, "other", &[must("paper", FieldType::Paper), may("from", FieldType::Text)], Votes::None, &[], None },
    PaperReceived = "paper_received" { Chapter::Admission, "other", &[must("paper", FieldType::Paper), may("of", FieldType::Text)], Votes::None, &[], None },
    BackgroundRequested = "background_requested" { Chapter::Admission, "grassroots_committee", &[must("subject", FieldType::Code("relation")), must("place", FieldType::Text), must("scope", FieldType::Code("place_scope"))], Votes::None, &[Need::Live(EventKind::DossierOpened)], None },
    BackgroundRequestReceived = "background_request_received" { Chapter::Admission, "other", &[must("request", FieldType::Event)], Votes::None, &[Need::Live(EventKind::BackgroundRequested)], None },
    BackgroundAnswered = "background_answered" { Chapter::Admission, "other", &[must("request", FieldType::Event)], Votes::None, &[Need::Live(EventKind::BackgroundRequested)], None },
    UpperOpinionAsked = "upper_opinion_asked" { Chapter::Admission, "branch", &[must("matter", FieldType::Code("special_case"))], Votes::None, &[], None },
    UpperOpinionReceived = "upper_opinion_received" { Chapter::Admission, "upper_committee", &[must("request", FieldType::Event), must("agreed", FieldType::YesNo)], Votes::None, &[Need::Live(EventKind::UpperOpinionAsked)], None },
    HistoryCertified = "history_certified" { Chapter::Admission, "grassroots_committee", &[must("fit", FieldType::YesNo)], Votes::None, &[Need::Live(EventKind::DossierOpened)], None },
    BranchVote = "branch_vote" { Chapter::Admission, "branch", &[], Votes::Required, &[Need::Live(EventKind::HistoryCertified)], None },
    SubReview = "sub_review" { Chapter::Admission, "sub_committee", &[may("agreed", FieldType::YesNo)], Votes::Optional, &[Need::Live(EventKind::BranchVote)], None },
    CommitteeVote = "committee_vote" { Chapter::Admission, "grassroots_committee", &[], Votes::Required, &[Need::Live(EventKind::BranchVote)], None },
    DossierSentUp = "dossier_sent_up" { Chapter::Admission, "other", &[must("to_level", FieldType::Code("level"))], Votes::None, &[Need::AnyOf(&[EventKind::BranchVote, EventKind::ConversionBranchVote])], None },
    ExtensionGranted = "extension_granted" { Chapter::Admission, "deciding_committee", &[must("rule", FieldType::Text), may("until", FieldType::Date)], Votes::None, &[], None },
    Postponed = "postponed" { Chapter::Admission, "other", &[must("level", FieldType::Code("level")), must("cause", FieldType::Text), may("until", FieldType::Date)], Votes::None, &[], None },
    Returned = "returned" { Chapter::Admission, "other", &[must("level", FieldType::Code("level")), must("cause", FieldType::Text), may("back_to", FieldType::Code("step_redone"))], Votes::None, &[], None },
    Refused = "refused" { Chapter::Admission, "deciding_committee", &[must("cause", FieldType::Text)], Votes::Optional, &[Need::Live(EventKind::BranchVote)], None },
    Decision = "decision" { Chapter::Admission, "deciding_committee", &[may("admission_date_set", FieldType::Date), may("official_date_set", FieldType::Date)], Votes::Optional, &[Need::Live(EventKind::CommitteeVote)], None },
    DecisionReceived = "decision_received" { Chapter::Admission, "branch", &[], Votes::None, &[Need::Live(EventKind::Decision)], None },
    Ceremony = "ceremony" { Chapter::Admission, "branch", &[may("place", FieldType::Text)], Votes::None, &[Need::Live(EventKind::Decision)], Some("admissions") },
    DecisionCancelled = "decision_cancelled" { Chapter::Admission, "other", &[must("cancels", FieldType::Event), must("ground", FieldType::Code("cancel_ground")), may("redo", FieldType::Codes("step_redone"))], Votes::None, &[Need::AnyOf(&[EventKind::Decision, EventKind::ConversionDecision])], None },
    RemovedFromList = "removed_from_list" { Chapter::Admission, "branch", &[must("cause_code", FieldType::Code("left_list_reason"))], Votes::None, &[Need::Live(EventKind::CandidateListed)], None },
    CandidateMovedOut = "candidate_moved_out" { Chapter::Admission, "branch", &[must("to_place", FieldType::Text)], Votes::None, &[], None },
    MovedUnit = "moved_unit" { Chapter::Admission, "other", &[may("to_unit", FieldType::Unit), may("to_place", FieldType::Text)], Votes::None, &[], None },
    FileForwarded = "file_forwarded" { Chapter::Admission, "deciding_committee", &[may("to_unit", FieldType::Unit), may("to_place", FieldType::Text)], Votes::None, &[Need::Live(EventKind::MovedUnit)], None },
    FileReceived = "file_received" { Chapter::Admission, "other", &[], Votes::None, &[], None },
    ReviewRequested = "review_requested" { Chapter::Admission, "other", &[must("cause", FieldType::Text)], Votes::None, &[Need::Live(EventKind::FileReceived)], None },
    ReviewAnswered = "review_answered" { Chapter::Admission, "other", &[], Votes::None, &[Need::Live(EventKind::ReviewRequested)], None },
    MemberFilesDone = "member_files_done" { Chapter::Conversion, "grassroots_committee", &[], Votes::None, &[Need::Live(EventKind::Ceremony)], None },
    NewMemberClassEnrolled = "new_member_class_enrolled" { Chapter::Conversion, "grassroots_committee", &[must("course", FieldType::Course)], Votes::None, &[Need::Live(EventKind::Ceremony)], Some("new_member_class_sent") },
    NewMemberClassResult = "new_member_class_result" { Chapter::Conversion, "political_centre", &[must("course", FieldType::Course), must("result", FieldType::Code("course_result")), may("score", FieldType::Score)], Votes::None, &[Need::Live(EventKind::NewMemberClassEnrolled)], None },
    NewMemberClassCertificate = "new_member_class_certificate" { Chapter::Conversion, "political_centre", &[may("course", FieldType::Course), may("branch_at_issue", FieldType::Text)], Votes::None, &[Need::Live(EventKind::NewMemberClassEnrolled)], Some("new_member_class_share") },
    ConversionDossierOpened = "conversion_dossier_opened" { Chapter::Conversion, "branch", &[], Votes::None, &[Need::ProbationOver], None },
    ConversionBranchVote = "conversion_branch_vote" { Chapter::Conversion, "branch", &[], Votes::Required, &[Need::ProbationOver, Need::Live(EventKind::NewMemberClassCertificate)], None },
    ConversionSubReview = "conversion_sub_review" { Chapter::Conversion, "sub_committee", &[may("agreed", FieldType::YesNo)], Votes::Optional, &[Need::Live(EventKind::ConversionBranchVote)], None },
    ConversionCommitteeVote = "conversion_committee_vote" { Chapter::Conversion, "grassroots_committee", &[], Votes::Required, &[Need::Live(EventKind::ConversionBranchVote)], None },
    ConversionDecision = "conversion_decision" { Chapter::Conversion, "deciding_committee", &[may("admission_date_set", FieldType::Date), may("official_date_set", FieldType::Date)], Votes::Optional, &[Need::Live(EventKind::ConversionCommitteeVote), Need::ProbationOver], Some("conversions") },
    ConversionAnnounced = "conversion_announced" { Chapter::Conversion, "branch", &[], Votes::None, &[Need::Live(EventKind::ConversionDecision)], None },
    TransferSlip = "transfer_slip" { Chapter::Membership, "upper_committee", &[must("slip_kind", FieldType::Code("slip_kind")), must("transfer_scope", FieldType::Code("transfer_scope")), may("to_unit", FieldType::Unit), may("to_place", FieldType::Text)], Votes::None, &[], Some("transfers_out") },
    MemberRecorded = "member_recorded" { Chapter::Membership, "other", &[must("member_kind", FieldType::Code("member_status")), may("admission_date_set", FieldType::PartialDate), may("official_date_set", FieldType::PartialDate)], Votes::None, &[], None },
    TransferNoticeReceived = "transfer_notice_received" { Chapter::Membership, "other", &[], Votes::None, &[Need::Live(EventKind::TransferSlip)], None },
    TransferReceived = "transfer_received" { Chapter::Membership, "branch", &[must("unit", FieldType::Unit), may("from_place", FieldType::Text), must("transfer_scope", FieldType::Code("transfer_scope")), may("member_kind", FieldType::Code("member_status")), may("admission_date_set", FieldType::PartialDate), may("official_date_set", FieldType::PartialDate)], Votes::None, &[], Some("transfers_in") },
    TemporaryOut = "temporary_out" { Chapter::Membership, "grassroots_committee", &[may("to_unit", FieldType::Unit), may("to_place", FieldType::Text), may("until", FieldType::Date)], Votes::None, &[], None },
    TemporaryIn = "temporary_in" { Chapter::Membership, "branch", &[must("from_place", FieldType::Text), may("until", FieldType::Date)], Votes::None, &[], None },
    TemporaryEnded = "temporary_ended" { Chapter::Membership, "other", &[], Votes::None, &[Need::AnyOf(&[EventKind::TemporaryOut, EventKind::TemporaryIn])], None },
    Exempted = "exempted" { Chapter::Membership, "branch", &[may("until", FieldType::Date)], Votes::None, &[], None },
    ExemptionEnded = "exemption_ended" { Chapter::Membership, "branch", &[], Votes::None, &[Need::Live(EventKind::Exempted)], None },
    Suspended = "suspended" { Chapter::Membership, "other", &[may("until", FieldType::Date)], Votes::None, &[], None },
    SuspensionEnded = "suspension_ended" { Chapter::Membership, "other", &[], Votes::None, &[Need::Live(EventKind::Suspended)], None },
    HelperRemark = "helper_remark" { Chapter::Membership, "helper", &[must("period", FieldType::Text), must("remark", FieldType::Text)], Votes::None, &[Need::Live(EventKind::HelperNamed)], None },
    ActivityResumed = "activity_resumed" { Chapter::Membership, "other", &[], Votes::None, &[], None },
    PostHeld = "post_held" { Chapter::Membership, "other", &[may("position", FieldType::Code("party_position")), may("other_position", FieldType::Text), may("until", FieldType::Date)], Votes::None, &[], None },
    PostLeft = "post_left" { Chapter::Membership, "other", &[must("post", FieldType::Event)], Votes::None, &[Need::Live(EventKind::PostHeld)], None },
    Discipline = "discipline" { Chapter::Membership, "other", &[must("form", FieldType::Code("discipline_member"))], Votes::None, &[], None },
    AdministrativeDiscipline = "administrative_discipline" { Chapter::Membership, "other", &[must("form", FieldType::Code("discipline_administrative"))], Votes::None, &[], None },
    Commendation = "commendation" { Chapter::Membership, "other", &[must("form", FieldType::Code("commendation")), may("occasion", FieldType::Text)], Votes::None, &[], Some("commended_people") },
    Rating = "rating" { Chapter::Membership, "branch", &[must("period", FieldType::Text), must("grade", FieldType::Code("rating_grade"))], Votes::None, &[], None },
    CardIssued = "card_issued" { Chapter::Membership, "upper_committee", &[must("card_number", FieldType::Text), must("occasion", FieldType::Code("card_occasion"))], Votes::None, &[Need::Live(EventKind::ConversionDecision)], Some("cards_issued") },
    BadgeAwarded = "badge_awarded" { Chapter::Membership, "other", &[must("years", FieldType::Number), may("badge_number", FieldType::Text), may("posthumous", FieldType::YesNo)], Votes::None, &[], Some("badges_awarded") },
    StrikeOffBranchVote = "strike_off_branch_vote" { Chapter::Membership, "branch", &[], Votes::Required, &[], None },
    StrikeOffCommitteeVote = "strike_off_committee_vote" { Chapter::Membership, "grassroots_committee", &[], Votes::Required, &[Need::Live(EventKind::StrikeOffBranchVote)], None },
    StruckOff = "struck_off" { Chapter::Membership, "deciding_committee", &[must("cause_code", FieldType::Code("strike_off_reason"))], Votes::Optional, &[Need::Live(EventKind::StrikeOffCommitteeVote)], Some("strike_offs") },
    StrikeOffReceived = "strike_off_received" { Chapter::Membership, "other", &[], Votes::None, &[Need::Live(EventKind::StruckOff)], None },
    Complaint = "complaint" { Chapter::Membership, "other", &[], Votes::None, &[Need::Live(EventKind::StrikeOffReceived)], None },
    ComplaintAnswered = "complaint_answered" { Chapter::Membership, "other", &[must("outcome", FieldType::Code("complaint_outcome"))], Votes::None, &[Need::Live(EventKind::Complaint)], None },
    Expelled = "expelled" { Chapter::Membership, "other", &[may("cause", FieldType::Text)], Votes::None, &[], Some("expulsions") },
    Resigned = "resigned" { Chapter::Membership, "deciding_committee", &[], Votes::None, &[], Some("resignations") },
    Died = "died" { Chapter::Membership, "other", &[], Votes::None, &[], Some("deaths") },
    DepartureSlip = "departure_slip" { Chapter::Membership, "grassroots_committee", &[], Votes::None, &[Need::AnEnd], None },
    MemberFileSentUp = "member_file_sent_up" { Chapter::Membership, "grassroots_committee", &[], Votes::None, &[Need::Live(EventKind::DepartureSlip)], None },
    MembershipRestored = "membership_restored" { Chapter::Membership, "other", &[may("member_kind", FieldType::Code("member_status"))], Votes::None, &[Need::AnEnd], Some("restored") },
    RecordCleared = "record_cleared" { Chapter::Membership, "other", &[], Votes::None, &[], None },
    MembershipRecomputed = "membership_recomputed" { Chapter::Membership, "other", &[must("months_outside", FieldType::Number)], Votes::None, &[], None },
    UnitFounded = "unit_founded" { Chapter::Unit, "upper_committee", &[must("unit_kind", FieldType::Code("unit_kind")), may("parent", FieldType::Unit)], Votes::None, &[], Some("new_organizations") },
    UnitChanged = "unit_changed" { Chapter::Unit, "upper_committee", &[may("name", FieldType::Text), may("unit_kind", FieldType::Code("unit_kind")), may("parent", FieldType::Unit)], Votes::None, &[], None },
    UnitMerged = "unit_merged" { Chapter::Unit, "upper_committee", &[must("into", FieldType::Unit)], Votes::None, &[], None },
    UnitSplit = "unit_split" { Chapter::Unit, "upper_committee", &[must("new_units", FieldType::Units)], Votes::None, &[], None },
    UnitDissolved = "unit_dissolved" { Chapter::Unit, "upper_committee", &[], Votes::None, &[], None },
    UnitDisbanded = "unit_disbanded" { Chapter::Unit, "other", &[], Votes::None, &[], None },
    MembersTransferred = "members_transferred" { Chapter::Unit, "upper_committee", &[], Votes::None, &[Need::AnyOf(&[EventKind::UnitDissolved, EventKind::UnitDisbanded])], None },
    PowerChanged = "power_changed" { Chapter::Unit, "upper_committee", &[must("committee_power", FieldType::Code("committee_power"))], Votes::None, &[], None },
    CommitteeChange = "committee_change" { Chapter::Unit, "other", &[may("person", FieldType::Person), must("position", FieldType::Code("party_position")), may("elected_or_appointed", FieldType::Text)], Votes::None, &[], Some("committees_completed") },
    UnitRating = "unit_rating" { Chapter::Unit, "upper_committee", &[must("period", FieldType::Text), must("grade", FieldType::Code("rating_grade"))], Votes::None, &[], Some("units_rated") },
    UnitCommendation = "unit_commendation" { Chapter::Unit, "other", &[must("form", FieldType::Code("commendation")), may("occasion", FieldType::Text)], Votes::None, &[], Some("commended_units") },
    UnitDiscipline = "unit_discipline" { Chapter::Unit, "other", &[must("form", FieldType::Code("discipline_organization"))], Votes::None, &[], None },
    Inspection = "inspection" { Chapter::Unit, "other", &[must("kind", FieldType::Code("inspection_kind")), must("subject", FieldType::Text), may("conclusion", FieldType::Text)], Votes::None, &[], Some("inspections") },
    CourseOpened = "course_opened" { Chapter::Unit, "other", &[must("course", FieldType::Course)], Votes::None, &[], Some("courses_opened") },
    PoolExhausted = "pool_exhausted" { Chapter::Unit, "branch", &[may("until", FieldType::Date)], Votes::None, &[], Some("grassroots_committees_exhausted") },
    FilesReconciled = "files_reconciled" { Chapter::Unit, "branch", &[], Votes::None, &[], None },
    MemberBookReconciled = "member_book_reconciled" { Chapter::Unit, "branch", &[], Votes::None, &[], None },
    Correction = "correction" { Chapter::Entry, "clerk", &[must("corrects", FieldType::Event), must("field", FieldType::Text), may("value", FieldType::Text), must("basis", FieldType::Text)], Votes::None, &[], None },
    EntryVoided = "entry_voided" { Chapter::Entry, "clerk", &[must("voids", FieldType::Event), must("basis", FieldType::Text)], Votes::None, &[], None },
}
