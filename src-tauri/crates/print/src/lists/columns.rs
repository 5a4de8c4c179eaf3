//! The columns that each list has by its form.

use paper::Holds;
use register::lists::{self, ListColumn, RowColumn};

use super::kind::ListKind;

/// A column of a paper; its head is the word `column.<key>`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TableColumn {
    /// The word's key.
    pub key: &'static str,
    /// A head over it and its neighbours that name the same.
    pub span: Option<&'static str>,
    /// On paper it stands with its neighbours that name the same in one column.
    pub stack: Option<Stack>,
    /// What stands in it.
    pub holds: Holds,
    /// It is set in the middle.
    pub centred: bool,
    /// What a workbook keeps it as.
    pub kept: Kept,
}

/// What a workbook keeps a value as, so that it sorts and counts there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kept {
    /// Text, with all its noughts.
    Text,
    /// A day, where it is whole.
    Date,
    /// A number.
    Number,
    /// A number as papers part it: 14.167, 78,9.
    Figure,
}

/// Columns that paper has as one, to leave room; a workbook keeps them apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stack {
    /// The word `column.<head>` over it.
    pub head: &'static str,
    /// What parts the values of a row.
    pub between: &'static str,
    /// Only where the page has no room for each by itself, or rows would be higher.
    pub if_tight: bool,
}

const PARTY_DATES: Stack = Stack { head: "party_dates", between: "\n", if_tight: false };
const CARD_FILE: Stack = Stack { head: "card_file", between: "\n", if_tight: true };
const PROBATION_DATES: Stack = Stack { head: "probation_dates", between: "\n", if_tight: true };
const ETHNICITY_RELIGION: Stack = Stack { head: "ethnicity_religion", between: "; ", if_tight: true };
const EDUCATION: Stack = Stack { head: "qualification_triple", between: "; ", if_tight: true };
const SEX_AND_MORE: Stack = Stack { head: "birth_and_origin", between: "\n", if_tight: false };
const OCCUPATIONS: Stack = Stack { head: "occupations", between: "\n", if_tight: false };
const NUMBERS: Stack = Stack { head: "card_file_badge", between: "\n", if_tight: false };
const VOTES: Stack = Stack { head: "votes", between: "\n", if_tight: true };

const fn column(key: &'static str, holds: Holds) -> TableColumn {
    TableColumn { key, span: None, stack: None, holds, centred: matches!(holds, Holds::Whole), kept: Kept::Text }
}

const fn text(key: &'static str) -> TableColumn {
    column(key, Holds::Text)
}

const fn place(key: &'static str) -> TableColumn {
    column(key, Holds::Place)
}

/// A number of identity, which is no amount.
const fn whole(key: &'static str) -> TableColumn {
    column(key, Holds::Whole)
}

const fn day(key: &'static str) -> TableColumn {
    TableColumn { kept: Kept::Date, ..whole(key) }
}

/// How many of something.
const fn count(key: &'static str) -> TableColumn {
    TableColumn { kept: Kept::Number, ..whole(key) }
}

/// A number as papers part it.
const fn figure(key: &'static str) -> TableColumn {
    TableColumn { kept: Kept::Figure, ..whole(key) }
}

/// The same beside others under one head.
const fn number_under(head: &'static str, key: &'static str) -> TableColumn {
    TableColumn { span: Some(head), ..count(key) }
}

/// Left blank, to be written by hand.
const fn pen(key: &'static str) -> TableColumn {
    column(key, Holds::Pen)
}

const fn birth(key: &'static str) -> TableColumn {
    TableColumn { span: Some("birth_span"), ..day(key) }
}

/// The key of a column that is none of a form's.
pub(super) const ASKED: &str = "asked";

/// A column that was asked for: what a value of its field needs on paper and in a workbook.
pub(super) fn asked_column(column: &ListColumn) -> TableColumn {
    let of = |holds: Holds, kept: Kept| TableColumn { kept, ..self::column(ASKED, holds) };
    match column {
        ListColumn::Row(RowColumn::Name) => of(Holds::Name, Kept::Text),
        ListColumn::Blank(_) => of(Holds::Pen, Kept::Text),
        column => match column.holds() {
            lists::Holds::Date => of(Holds::Whole, Kept::Date),
            lists::Holds::Number => of(Holds::Whole, Kept::Number),
            _ if column.is_name() => of(Holds::Name, Kept::Text),
            _ if column.is_place() => of(Holds::Place, Kept::Text),
            _ => of(Holds::Text, Kept::Text),
        },
    }
}

const fn stacked(stack: Stack, column: TableColumn) -> TableColumn {
    TableColumn { stack: Some(stack), ..column }
}

pub(super) const NUMBER: TableColumn = TableColumn { kept: Kept::Number, ..whole("number") };
const NAME: TableColumn = column("birth_name", Holds::Name);
pub(super) const MALE: TableColumn = birth("birth_date_male");
const FEMALE: TableColumn = birth("birth_date_female");
const ETHNICITY: TableColumn = TableColumn { centred: true, ..text("ethnicity") };
const UNIT: TableColumn = text("unit");
const NOTE: TableColumn = text("note");

/// Who somebody is, as a meeting that votes on them reads it.
const BEFORE_A_MEETING: [TableColumn; 12] = [
    NUMBER,
    NAME,
    MALE,
    FEMALE,
    stacked(ETHNICITY_RELIGION, ETHNICITY),
    stacked(ETHNICITY_RELIGION, text("religion")),
    place("home_place"),
    place("residence_permanent"),
    text("occupation_post"),
    stacked(EDUCATION, text("schooling")),
    stacked(EDUCATION, text("qualification")),
    stacked(EDUCATION, text("political_theory")),
];

/// Number, name and birth of somebody, then the rest.
fn who(rest: &[TableColumn]) -> Vec<TableColumn> {
    [&[NUMBER, NAME, MALE, FEMALE], rest].concat()
}

impl ListKind {
    /// Its columns in the default order. Grouped by unit, no column says the unit again.
    pub fn columns(self, by_unit: bool) -> Vec<TableColumn> {
        let mut columns = match self {
            Self::ListCandidates => who(&[
                ETHNICITY,
                place("home_place"),
                if by_unit { text("post") } else { text("post_unit") },
                text("schooling_qualification"),
                text("listed_resolution"),
                text("helper_assigned"),
                text("course"),
                NOTE,
            ]),
            Self::ListProposed => [
                &BEFORE_A_MEETING[..],
                &[day("youth_union_joined"), text("introducers"), stacked(VOTES, text("branch_vote")), stacked(VOTES, text("committee_vote")), NOTE],
            ]
            .concat(),
            Self::ListConversionProposed => [
                &BEFORE_A_MEETING[..],
                &[
                    stacked(PROBATION_DATES, day("admission_date")),
                    stacked(PROBATION_DATES, day("probation_end")),
                    text("new_member_class"),
                    stacked(VOTES, text("conversion_branch_vote")),
                    stacked(VOTES, text("conversion_committee_vote")),
                    NOTE,
                ],
            ]
            .concat(),
            Self::ListProbationers => who(&[
                ETHNICITY,
                place("home_place"),
                text("post"),
                UNIT,
                text("decision"),
                stacked(PROBATION_DATES, day("admission_date")),
                stacked(PROBATION_DATES, day("probation_end")),
                text("helper"),
                text("new_member_class"),
                NOTE,
            ]),
            Self::ListConversionDue => who(&[
                UNIT,
                stacked(PROBATION_DATES, day("admission_date")),
                stacked(PROBATION_DATES, day("probation_end")),
                day("conversion_review_due"),
                text("new_member_class"),
                text("helper"),
                TableColumn { centred: true, ..text("remaining") },
                NOTE,
            ]),
            Self::ListMembers => who(&[
                ETHNICITY,
                place("home_place"),
                place("residence_permanent"),
                text("qualification_triple"),
                stacked(PARTY_DATES, day("admission_date")),
                stacked(PARTY_DATES, day("official_date")),
                stacked(CARD_FILE, whole("card_number")),
                stacked(CARD_FILE, whole("file_number")),
                text("party_post"),
                NOTE,
            ]),
            Self::ListCards => who(&[
                place("home_place"),
                whole("citizen_id"),
                stacked(PARTY_DATES, day("admission_date")),
                stacked(PARTY_DATES, day("official_date")),
                UNIT,
                NOTE,
            ]),
            Self::ListDue => vec![
                NUMBER,
                column("due_who", Holds::Name),
                UNIT,
                day("due_from"),
                day("due_day"),
                TableColumn { centred: true, ..text("due_left") },
                text("due_turn"),
            ],
            Self::ListPeople => who(&[UNIT, text("stage"), NOTE]),
            Self::ListCourse => who(&[ETHNICITY, place("home_place"), text("post_unit"), text("qualification_level"), UNIT, pen("signature"), NOTE]),
            Self::ListCourseResults => who(&[
                UNIT,
                TableColumn { kept: Kept::Number, ..whole("score") },
                TableColumn { centred: true, ..text("result") },
                whole("certificate_number"),
                pen("receipt"),
            ]),
            Self::ListCourseSigning => who(&[UNIT]),
            Self::ListUnits => vec![
                NUMBER,
                column("unit_name", Holds::Name),
                text("unit_kind"),
                text("parent"),
                text("founded"),
                text("secretary"),
                number_under("members", "full_members"),
                number_under("members", "probationers"),
                number_under("members", "women"),
                count("candidate_count"),
                text("rating_last_year"),
                NOTE,
            ],
            Self::ListRequests => vec![
                NUMBER,
                text("asked_by"),
                column("about", Holds::Name),
                text("applicant"),
                text("letter"),
                day("received_on"),
                text("answered_by"),
                day("request_due"),
                TableColumn { centred: true, ..text("remaining") },
                text("answer"),
                NOTE,
            ],
            Self::Report => vec![
                TableColumn { centred: false, ..whole("report_row") },
                text("criterion"),
                figure("this_period"),
                figure("same_period"),
                figure("ratio_pct"),
                figure("change_pct"),
            ],
            Self::ListDecisions => {
                vec![whole("document_number"), day("document_date"), text("subject"), NAME, UNIT, day("received_on"), NOTE]
            }
            Self::MemberBook => vec![
                NUMBER,
                NAME,
                stacked(SEX_AND_MORE, text("birth_and_sex")),
                stacked(SEX_AND_MORE, text("ethnicity_religion")),
                place("home_place"),
                text("qualification_triple"),
                stacked(OCCUPATIONS, text("occupation_before")),
                stacked(OCCUPATIONS, text("occupation_now")),
                stacked(PARTY_DATES, day("admission_date")),
                stacked(PARTY_DATES, day("official_date")),
                stacked(NUMBERS, whole("card_number")),
                stacked(NUMBERS, whole("file_number")),
                stacked(NUMBERS, whole("badge_number")),
                text("military"),
                text("transferred_out"),
                text("transferred_in"),
                day("died_on"),
                text("left_party"),
                NOTE,
            ],
            Self::ProbationerBook => vec![
                NUMBER,
                NAME,
                text("birth_and_sex"),
                whole("file_number"),
                place("home_place"),
                text("occupation_post"),
                UNIT,
                text("decision"),
                day("ceremony_day"),
                NOTE,
            ],
            Self::LeftBook => who(&[
                UNIT,
                stacked(PARTY_DATES, day("admission_date")),
                stacked(PARTY_DATES, day("official_date")),
                whole("card_number"),
                text("left_how"),
                text("decided_by"),
                day("left_on"),
                text("cause"),
                NOTE,
            ]),
            Self::DeceasedBook => who(&[
                UNIT,
                stacked(PARTY_DATES, day("admission_date")),
                stacked(PARTY_DATES, day("official_date")),
                stacked(CARD_FILE, whole("card_number")),
                stacked(CARD_FILE, whole("file_number")),
                day("died_on"),
                day("departure_slip"),
                day("file_sent_up"),
                NOTE,
            ]),
            Self::CardBook => who(&[
                UNIT,
                stacked(PARTY_DATES, day("admission_date")),
                stacked(PARTY_DATES, day("official_date")),
                whole("card_number"),
                day("issued_on"),
                text("occasion"),
                pen("receipt"),
                NOTE,
            ]),
            Self::TransferBook => vec![
                NUMBER,
                day("document_date"),
                whole("document_number"),
                NAME,
                MALE,
                FEMALE,
                text("transfer_from"),
                text("transfer_to"),
                text("slip_kind"),
                day("received_on"),
                day("notice_received"),
                NOTE,
            ],
            Self::BadgeBook => who(&[
                UNIT,
                day("membership_from"),
                count("badge_years"),
                whole("badge_number"),
                text("decided_by"),
                day("awarded_on"),
                pen("receipt"),
                NOTE,
            ]),
            Self::CommendationBook => vec![
                NUMBER,
                day("document_date"),
                column("commended", Holds::Name),
                UNIT,
                text("form"),
                text("occasion"),
                whole("document_number"),
                text("issuer"),
                NOTE,
            ],
            Self::ResolutionBook => {
                vec![NUMBER, whole("document_number"), day("document_date"), text("subject"), text("about_whom"), UNIT, text("vote"), NOTE]
            }
        };
        if by_unit && Self::OF_PEOPLE.contains(&self) {
            columns.retain(|column| column.key != UNIT.key);
        }
        columns
    }
}
