//! A list as a table for a paper or a workbook: its columns, its rows, its counts.

use domain::stage::Stage;
use paper::{Row, strange_character};
use register::lists::Completeness;

use super::collect::date;
use super::columns::{MALE, TableColumn};
use super::kind::ListKind;
use crate::told::word;

/// What stands over columns of a form.
pub fn heads(columns: &[TableColumn]) -> Vec<String> {
    columns.iter().map(|column| word(&format!("column.{}", column.key))).collect()
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
    /// Units: "tổ chức đảng".
    Units,
    /// Entries of a book: "mục".
    Entries,
}

impl Noun {
    /// The key of the word.
    pub fn key(self) -> &'static str {
        match self {
            Self::Members => "paper.noun_members",
            Self::Candidates => "paper.noun_candidates",
            Self::People => "paper.noun_people",
            Self::Units => "paper.noun_units",
            Self::Entries => "paper.noun_entries",
        }
    }

    /// Whether these are people, of whom women are counted too.
    pub fn is_people(self) -> bool {
        !matches!(self, Self::Units | Self::Entries)
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
    /// Of a list that asks for what is missing: how many lack nothing.
    pub completeness: Option<Completeness>,
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
    /// Its title.
    pub title: String,
    /// It tells how things stood on one day, which stands under the title.
    pub of_a_day: bool,
    /// Somebody answers for it with their name.
    pub signed: bool,
}

/// Who a row is of, where it is somebody's.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Of<'a> {
    pub person: Option<i32>,
    pub name: &'a str,
    /// A code of `sex`.
    pub sex: Option<&'a str>,
    /// ISO, as far as known.
    pub birth_date: Option<&'a String>,
}

impl ListTable {
    /// A list without rows yet, signed and of a day as most are.
    pub fn of(kind: ListKind, columns: Vec<TableColumn>, noun: Noun) -> Self {
        Self {
            kind,
            heads: heads(&columns),
            widths: vec![None; columns.len()],
            columns,
            groups: Vec::new(),
            counts: Counts::default(),
            noun,
            missing: Vec::new(),
            remarks: Vec::new(),
            title: word(&format!("paper.{}", kind.key())),
            of_a_day: true,
            signed: true,
        }
    }

    /// The next row, in a group of that title; `cell` says what its columns hold but for the running number and a birth, which
    /// stands under the sex, and across both columns where that is not known.
    pub(super) fn add(&mut self, group: Option<&String>, of: Of<'_>, cell: impl Fn(&str) -> String) {
        let place = self.counts.all + 1;
        let birth = || date(of.birth_date);
        let cells: Vec<String> = self
            .columns
            .iter()
            .map(|column| match column.key {
                "number" => place.to_string(),
                "birth_date_male" if of.sex != Some("female") => birth(),
                "birth_date_female" if of.sex == Some("female") => birth(),
                "birth_date_male" | "birth_date_female" => String::new(),
                key => cell(key),
            })
            .collect();
        let male = self.columns.iter().position(|column| column.key == MALE.key);
        let joined = male.filter(|_| of.sex.is_none() && of.birth_date.is_some());
        if let Some(person) = of.person
            && cells.iter().any(|cell| strange_character(cell).is_some())
        {
            self.missing.push((person, of.name.to_owned(), "unprintable"));
        }
        if self.groups.last().is_none_or(|last| last.title.as_ref() != group) {
            self.groups.push(TableGroup { title: group.cloned(), ..TableGroup::default() });
        }
        self.counts.add(of.sex);
        if let Some(last) = self.groups.last_mut() {
            last.rows.push(Row { cells, joined });
            last.counts.add(of.sex);
        }
    }
}
