//! Which list or book a paper is.

use domain::refusal::Refusal;
use domain::stage::Stage;
use register::lists::{FormTells, ListQuery, ListScreen};
use serde::{Deserialize, Serialize};
use specta::Type;

/// Which list or book.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum ListKind {
    /// Quần chúng ưu tú.
    ListCandidates,
    /// Trích ngang đề nghị kết nạp.
    ListProposed,
    /// Đảng viên dự bị.
    ListProbationers,
    /// Đến hạn xét công nhận chính thức.
    ListConversionDue,
    /// Trích ngang đề nghị công nhận chính thức.
    ListConversionProposed,
    /// Đảng viên.
    ListMembers,
    /// Đề nghị phát thẻ đảng viên.
    ListCards,
    /// Anyone: name, birth, unit, stage.
    ListPeople,
    /// Việc: what falls due, of people and units.
    ListDue,
    /// Who is sent to a course.
    ListCourse,
    /// What came of it.
    ListCourseResults,
    /// Who came, day by day, signed by hand.
    ListCourseSigning,
    /// Tổ chức đảng.
    ListUnits,
    /// Requests for background checks from other places.
    ListRequests,
    /// The figures of a period.
    Report,
    /// Decisions of one kind and one term, by their numbers.
    ListDecisions,
    /// 7-HSĐV.
    MemberBook,
    /// 18-KNĐ.
    ProbationerBook,
    /// Who left the Party.
    LeftBook,
    /// Who died.
    DeceasedBook,
    /// Cards issued.
    CardBook,
    /// Transfers out and in.
    TransferBook,
    /// Huy hiệu Đảng.
    BadgeBook,
    /// Commendations of people and units.
    CommendationBook,
    /// Resolutions on people's admission, recognition, striking off.
    ResolutionBook,
}

impl ListKind {
    /// The papers of lists of people.
    pub const OF_PEOPLE: [Self; 8] = [
        Self::ListCandidates,
        Self::ListProposed,
        Self::ListProbationers,
        Self::ListConversionDue,
        Self::ListConversionProposed,
        Self::ListMembers,
        Self::ListCards,
        Self::ListPeople,
    ];

    /// The papers of a course.
    pub const OF_COURSES: [Self; 3] = [Self::ListCourse, Self::ListCourseResults, Self::ListCourseSigning];

    /// What is kept as a book, entry by entry.
    pub const BOOKS: [Self; 10] = [
        Self::MemberBook,
        Self::ProbationerBook,
        Self::ListDecisions,
        Self::ResolutionBook,
        Self::CardBook,
        Self::TransferBook,
        Self::BadgeBook,
        Self::CommendationBook,
        Self::LeftBook,
        Self::DeceasedBook,
    ];

    /// The screen whose people it is of, where nothing else says who they are.
    pub fn screen(self) -> ListScreen {
        match self {
            Self::ListCandidates => ListScreen::Pool,
            Self::ListProposed => ListScreen::Admission,
            Self::ListProbationers | Self::ListConversionDue | Self::ListConversionProposed => ListScreen::Probation,
            Self::ListMembers | Self::ListCards => ListScreen::Members,
            _ => ListScreen::All,
        }
    }

    /// What its form tells of people.
    pub(super) fn tells(self) -> FormTells {
        match self {
            Self::ListPeople => FormTells::Standing,
            _ => FormTells::Everything,
        }
    }

    /// The paper of a key.
    ///
    /// # Errors
    /// `code_unknown`.
    pub fn parse(key: &str) -> Result<Self, Refusal> {
        let others = [Self::ListDue, Self::ListUnits, Self::ListRequests];
        let mut all = Self::OF_PEOPLE.into_iter().chain(Self::OF_COURSES).chain(Self::BOOKS).chain(others);
        all.find(|kind| kind.key() == key).ok_or_else(|| Refusal::new("code_unknown").with("value", key).at("paper"))
    }

    /// The key of the words `paper.<key>`.
    pub fn key(self) -> &'static str {
        match self {
            Self::ListCandidates => "list_candidates",
            Self::ListProposed => "list_proposed",
            Self::ListProbationers => "list_probationers",
            Self::ListConversionDue => "list_conversion_due",
            Self::ListConversionProposed => "list_conversion_proposed",
            Self::ListMembers => "list_members",
            Self::ListCards => "list_cards",
            Self::ListPeople => "list_people",
            Self::ListDue => "list_due",
            Self::ListCourse => "list_course",
            Self::ListCourseResults => "list_course_results",
            Self::ListCourseSigning => "list_course_signing",
            Self::ListUnits => "list_units",
            Self::ListRequests => "list_requests",
            Self::Report => "report",
            Self::ListDecisions => "list_decisions",
            Self::MemberBook => "member_book",
            Self::ProbationerBook => "probationer_book",
            Self::LeftBook => "left_book",
            Self::DeceasedBook => "deceased_book",
            Self::CardBook => "card_book",
            Self::TransferBook => "transfer_book",
            Self::BadgeBook => "badge_book",
            Self::CommendationBook => "commendation_book",
            Self::ResolutionBook => "resolution_book",
        }
    }
}

/// The list that a query prints as: the paper it names, else that of its stages.
///
/// # Errors
/// `code_unknown` where it names none of people's.
pub fn list_kind(query: &ListQuery) -> Result<ListKind, Refusal> {
    match &query.paper {
        Some(key) => {
            let kind = ListKind::OF_PEOPLE.into_iter().find(|kind| kind.key() == key);
            kind.ok_or_else(|| Refusal::new("code_unknown").with("value", key).at("paper"))
        }
        None => Ok(of_stages(query)),
    }
}

fn of_stages(query: &ListQuery) -> ListKind {
    let stages: Vec<i32> = query.filters.stages.iter().filter_map(|code| code.parse::<Stage>().ok()).map(|stage| stage.number()).collect();
    let all_in = |range: std::ops::RangeInclusive<i32>| !stages.is_empty() && stages.iter().all(|stage| range.contains(stage));
    if all_in(9..=9) {
        return ListKind::ListConversionDue;
    }
    match query.screen {
        ListScreen::Pool => ListKind::ListCandidates,
        ListScreen::Admission => ListKind::ListProposed,
        ListScreen::Probation => ListKind::ListProbationers,
        ListScreen::Members => ListKind::ListMembers,
        ListScreen::All if all_in(1..=3) => ListKind::ListCandidates,
        ListScreen::All if all_in(4..=7) => ListKind::ListProposed,
        ListScreen::All if all_in(8..=8) => ListKind::ListProbationers,
        ListScreen::All if all_in(10..=10) => ListKind::ListMembers,
        ListScreen::All => ListKind::ListPeople,
    }
}
