//! A list as a table for a paper or a workbook: its columns, its rows, its counts.

use register::lists::{ListQuery, ListScreen};
use serde::{Deserialize, Serialize};
use specta::Type;

/// A column of a paper; its head is the word `column.<key>`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TableColumn {
    /// The word's key.
    pub key: &'static str,
    /// A head over it and its neighbours that name the same.
    pub span: Option<&'static str>,
    /// Millimetres; 0: what is left.
    pub width: f32,
    /// It holds dates or numbers, set in the middle.
    pub centred: bool,
}

const fn column(key: &'static str, width: f32) -> TableColumn {
    TableColumn { key, span: None, width, centred: false }
}

const fn centred(key: &'static str, width: f32) -> TableColumn {
    TableColumn { key, span: None, width, centred: true }
}

const fn birth(key: &'static str, width: f32) -> TableColumn {
    TableColumn { key, span: Some("birth_span"), width, centred: true }
}

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

    /// Whether its people are members, "đồng chí"; otherwise "quần chúng".
    pub fn of_members(self) -> bool {
        !matches!(self, Self::ListCandidates | Self::ListProposed)
    }

    /// The size of its table's text in points, at which its columns fit on the page.
    pub fn font_size(self) -> u8 {
        if matches!(self, Self::ListProbationers | Self::ListMembers | Self::ListDue) { 10 } else { 11 }
    }

    /// Its columns in the default order.
    pub fn columns(self) -> Vec<TableColumn> {
        let size = if self.font_size() < 11 { 18.5 } else { 20.0 };
        let (male, female) = (birth("birth_date_male", size), birth("birth_date_female", size));
        let date = |key| centred(key, size);
        let number = centred("number", 8.0);
        match self {
            Self::ListCandidates => vec![
                number,
                column("birth_name", 30.0),
                male,
                female,
                centred("ethnicity", 12.0),
                column("home_place", 24.0),
                column("post_unit", 0.0),
                column("schooling", 18.0),
                column("listed_resolution", 22.0),
                column("helper", 22.0),
                column("course", 24.0),
                column("note", 14.0),
            ],
            Self::ListProposed => vec![
                number,
                column("birth_name", 32.0),
                male,
                female,
                centred("ethnicity", 12.0),
                column("home_place", 24.0),
                column("occupation", 0.0),
                column("schooling", 22.0),
                column("political_theory", 16.0),
                column("unit", 26.0),
                column("stage", 22.0),
                column("note", 14.0),
            ],
            Self::ListProbationers => vec![
                number,
                column("birth_name", 27.0),
                male,
                female,
                centred("ethnicity", 10.0),
                column("home_place", 22.0),
                column("post", 0.0),
                column("unit", 20.0),
                column("decision", 21.5),
                date("admission_date"),
                date("probation_end"),
                column("helper", 20.0),
                column("new_member_class", 19.0),
                column("note", 11.0),
            ],
            Self::ListConversionDue => vec![
                number,
                column("birth_name", 34.0),
                male,
                female,
                column("unit", 0.0),
                date("admission_date"),
                date("probation_end"),
                date("conversion_review_due"),
                column("new_member_class", 22.0),
                column("helper", 26.0),
                centred("remaining", 20.0),
                column("note", 16.0),
            ],
            Self::ListMembers => vec![
                number,
                column("birth_name", 27.0),
                male,
                female,
                centred("ethnicity", 10.0),
                column("home_place", 23.0),
                column("residence_permanent", 24.0),
                column("qualification_triple", 0.0),
                date("admission_date"),
                date("official_date"),
                centred("card_number", 23.0),
                column("file_number", 16.0),
                column("party_post", 16.0),
                column("note", 11.0),
            ],
            Self::ListDue => vec![
                number,
                column("due_who", 0.0),
                column("unit", 26.0),
                date("due_from"),
                date("due_day"),
                centred("due_left", 22.0),
                column("due_turn", 34.0),
            ],
            Self::ListPeople => {
                vec![number, column("birth_name", 40.0), male, female, column("unit", 0.0), column("stage", 34.0), column("note", 22.0)]
            }
        }
    }
}

/// The list that a query's stages print as.
pub fn list_kind(query: &ListQuery) -> ListKind {
    let stages: Vec<i32> =
        query.filters.stages.iter().filter_map(|code| code.parse::<domain::stage::Stage>().ok()).map(|stage| stage.number()).collect();
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

/// A group of rows of a paper's table.
#[derive(Clone, Debug, Default)]
pub struct TableGroup {
    /// The unit's name, where the list is grouped.
    pub unit: Option<String>,
    /// The cells, in the columns' order; dates as shown.
    pub rows: Vec<Vec<String>>,
}

/// A list ready for a paper or a workbook.
#[derive(Clone, Debug)]
pub struct ListTable {
    /// Which list.
    pub kind: ListKind,
    /// Its columns.
    pub columns: Vec<TableColumn>,
    /// Its rows.
    pub groups: Vec<TableGroup>,
    /// Rows in all.
    pub count: u32,
    /// Of them women.
    pub women: u32,
    /// People of whom a fact that the paper prints is not known, with that column.
    pub missing: Vec<(i32, String, &'static str)>,
    /// What the list found, where it sums up.
    pub finding: Option<String>,
}
