//! A list as a table for a paper or a workbook: its columns, its rows, its counts.

use domain::stage::Stage;
use paper::{Holds, Row};
use register::lists::{self, ListColumn, ListQuery, ListScreen, RowColumn};
use serde::{Deserialize, Serialize};
use specta::Type;

use crate::told::word;

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
const MALE: TableColumn = birth("birth_date_male");
const FEMALE: TableColumn = birth("birth_date_female");
const ETHNICITY: TableColumn = TableColumn { centred: true, ..text("ethnicity") };
const UNIT: TableColumn = text("unit");
const NOTE: TableColumn = text("note");

/// Which list a query prints as: by the stages it holds.
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
    /// Đảng viên.
    ListMembers,
    /// Anyone: name, birth, unit, stage.
    ListPeople,
    /// Việc: what falls due, of people and units.
    ListDue,
}

/// What stands over columns of a form.
pub fn heads(columns: &[TableColumn]) -> Vec<String> {
    columns.iter().map(|column| word(&format!("column.{}", column.key))).collect()
}

impl ListKind {
    /// The key of the words `paper.<key>`.
    pub fn key(self) -> &'static str {
        match self {
            Self::ListCandidates => "list_candidates",
            Self::ListProposed => "list_proposed",
            Self::ListProbationers => "list_probationers",
            Self::ListConversionDue => "list_conversion_due",
            Self::ListMembers => "list_members",
            Self::ListPeople => "list_people",
            Self::ListDue => "list_due",
        }
    }

    /// Its columns in the default order. Grouped by unit, no column says the unit again.
    pub fn columns(self, by_unit: bool) -> Vec<TableColumn> {
        let mut columns = match self {
            Self::ListCandidates => vec![
                NUMBER,
                NAME,
                MALE,
                FEMALE,
                ETHNICITY,
                place("home_place"),
                if by_unit { text("post") } else { text("post_unit") },
                text("schooling_qualification"),
                text("listed_resolution"),
                text("helper_assigned"),
                text("course"),
                NOTE,
            ],
            Self::ListProposed => vec![
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
                day("youth_union_joined"),
                text("introducers"),
                stacked(VOTES, text("branch_vote")),
                stacked(VOTES, text("committee_vote")),
                NOTE,
            ],
            Self::ListProbationers => vec![
                NUMBER,
                NAME,
                MALE,
                FEMALE,
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
            ],
            Self::ListConversionDue => vec![
                NUMBER,
                NAME,
                MALE,
                FEMALE,
                UNIT,
                stacked(PROBATION_DATES, day("admission_date")),
                stacked(PROBATION_DATES, day("probation_end")),
                day("conversion_review_due"),
                text("new_member_class"),
                text("helper"),
                TableColumn { centred: true, ..text("remaining") },
                NOTE,
            ],
            Self::ListMembers => vec![
                NUMBER,
                NAME,
                MALE,
                FEMALE,
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
            ],
            Self::ListDue => vec![
                NUMBER,
                column("due_who", Holds::Name),
                UNIT,
                day("due_from"),
                day("due_day"),
                TableColumn { centred: true, ..text("due_left") },
                text("due_turn"),
            ],
            Self::ListPeople => vec![NUMBER, NAME, MALE, FEMALE, UNIT, text("stage"), NOTE],
        };
        if by_unit && self != Self::ListDue {
            columns.retain(|column| column.key != UNIT.key);
        }
        columns
    }
}

/// What the people of a list are called together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Noun {
    /// Members all: "đồng chí".
    Members,
    /// None of them a member: "quần chúng".
    Candidates,
    /// Both, or some whose case has ended: "người".
    People,
}

impl Noun {
    /// The key of the word.
    pub fn key(self) -> &'static str {
        match self {
            Self::Members => "paper.noun_members",
            Self::Candidates => "paper.noun_candidates",
            Self::People => "paper.noun_people",
        }
    }

    /// What those at these stages are called.
    pub fn of(stages: impl Iterator<Item = Stage> + Clone) -> Self {
        let on_the_way = |stage: Stage| !stage.is_end() && !stage.is_member() || matches!(stage, Stage::RemovedFromList | Stage::Refused);
        if stages.clone().all(|stage| stage.is_member() && !stage.is_end()) {
            Self::Members
        } else if stages.clone().all(on_the_way) {
            Self::Candidates
        } else {
            Self::People
        }
    }
}

/// The list that a query's stages print as.
pub fn list_kind(query: &ListQuery) -> ListKind {
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

/// How many, of them women, and those of whom it is not known.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// In all.
    pub all: u32,
    /// Of them women.
    pub women: u32,
    /// Of them those whose sex is not known.
    pub unknown_sex: u32,
}

impl Counts {
    /// One more.
    pub fn add(&mut self, sex: Option<&str>) {
        self.all += 1;
        self.women += u32::from(sex == Some("female"));
        self.unknown_sex += u32::from(sex.is_none());
    }
}

/// A group of rows of a paper's table.
#[derive(Clone, Debug, Default)]
pub struct TableGroup {
    /// What its people have in common, where the list is grouped: a unit's name.
    pub title: Option<String>,
    /// The cells, in the columns' order; dates as shown.
    pub rows: Vec<Row>,
    /// Who they are.
    pub counts: Counts,
}

/// A list ready for a paper or a workbook.
#[derive(Clone, Debug)]
pub struct ListTable {
    /// Which list.
    pub kind: ListKind,
    /// Its columns.
    pub columns: Vec<TableColumn>,
    /// What stands over each.
    pub heads: Vec<String>,
    /// How wide the screen has each, in its points; `None` where nobody made it so.
    pub widths: Vec<Option<u32>>,
    /// Its rows.
    pub groups: Vec<TableGroup>,
    /// Who they are.
    pub counts: Counts,
    /// What they are called together.
    pub noun: Noun,
    /// People of whom a fact that the paper prints is not known, or cannot be printed, with that column.
    pub missing: Vec<(i32, String, &'static str)>,
    /// What stands under the title, after the day: what the list found, or by what it was narrowed.
    pub remarks: Vec<String>,
}
