//! A clerk's workbook brought in: candidates or members, shown row by row before anything is written, then written as
//! one operation that one undo takes back.
//!
//! The road of a row: [`columns`] tells what each column holds, [`cells`] and [`texts`] what is in a cell, [`row`] reads
//! the person and the events, [`people`], [`units`] and [`courses`] tell what the register has already, [`plan`] decides,
//! [`write`] writes. Not here yet: answers to what is asked, columns mapped by hand, and what happened after the list
//! to people who are in the register already.

mod cells;
mod columns;
mod courses;
mod people;
mod plan;
mod row;
mod texts;
mod units;
mod write;

use std::collections::BTreeMap;
use std::path::Path;

use domain::check::Warning;
use domain::role::Role;
use domain::words::{Language, say};
use register::copies::CopyKind;
use register::log::{Done, Operation};
use register::{Now, Register, RegisterError};
use serde::Serialize;
use specta::Type;

use plan::{Line, Plan, Refused, letters};

/// What a table lists.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum TableKind {
    /// Quần chúng ưu tú.
    Candidates,
    /// Đảng viên.
    Members,
    /// Something without a column of names: not taken.
    Unknown,
}

/// What becomes of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum LineOutcome {
    /// Somebody is entered.
    New,
    /// Somebody is in the register already, and nothing is added.
    Matched,
    /// Somebody is in the register already; facts it lacked are filled.
    Changed,
    /// A cell cannot be, or a clerk must say who it is.
    Refused,
    /// It is no row of the table: a title, a sum, a signature.
    LeftOut,
}

/// A column of a table.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
pub struct ImportColumn {
    /// Its letter.
    pub column: String,
    /// Its head.
    pub head: String,
    /// What it is read as; `None`: it is not taken.
    pub field: Option<String>,
}

/// A table of the workbook.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
pub struct ImportSheet {
    /// The sheet it stands in.
    pub name: String,
    /// Its rows.
    pub rows: u32,
    /// What it lists.
    pub kind: TableKind,
    /// Its columns.
    pub columns: Vec<ImportColumn>,
}

/// A cell that is refused or asks.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
pub struct ImportCell {
    /// The sheet.
    pub sheet: String,
    /// The row, from 1.
    pub row: u32,
    /// The column's letter.
    pub column: String,
    /// What stands in the cell.
    pub value: String,
    /// The word `refusal.<code>`.
    pub code: String,
    /// What its sentence names.
    pub params: BTreeMap<String, String>,
}

/// Something to be known of a row.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
pub struct ImportNote {
    /// The word `import.<code>`.
    pub code: String,
    /// What its sentence names: see [`domain::words::WORD_PARAMS`].
    pub params: BTreeMap<String, String>,
}

/// A row of the preview.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
pub struct ImportLine {
    /// The sheet.
    pub sheet: String,
    /// The row, from 1.
    pub row: u32,
    /// The name; of a row left out, its texts.
    pub name: String,
    /// Birth, ISO.
    pub birth_date: Option<String>,
    /// The unit.
    pub unit_name: String,
    /// What becomes of it.
    pub outcome: LineOutcome,
    /// What is to be known of it beside a refusal.
    pub notes: Vec<ImportNote>,
    /// Who it was recognized as.
    pub person: Option<i32>,
    /// What it breaks or makes unlikely. What needs a reason is taken only with the clerk's.
    pub warnings: Vec<Warning>,
}

/// What an import would do.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
pub struct ImportPreview {
    /// The workbook.
    pub path: String,
    /// Its tables.
    pub sheets: Vec<ImportSheet>,
    /// Rows that enter somebody.
    pub new_people: u32,
    /// Rows of people in the register, changed ones among them.
    pub matched: u32,
    /// Rows that fill facts.
    pub changed: u32,
    /// Cells that cannot be; a row is refused whole.
    pub refused: Vec<ImportCell>,
    /// Rows about which a clerk must say something; they are not taken either.
    pub questions: Vec<ImportCell>,
    /// Units that would be made.
    pub new_units: Vec<String>,
    /// Every filled row of the tables.
    pub lines: Vec<ImportLine>,
}

/// A row that was not taken.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct RefusedRow {
    /// The sheet.
    pub sheet: String,
    /// The row, from 1.
    pub row: u32,
    /// The column's letter.
    pub column: String,
    /// What stands in the cell.
    pub value: String,
    /// The stable code.
    pub code: String,
    /// The same in words.
    pub reason: String,
}

/// What an import did, or with `dry_run` would do: `rows` = `new` + `matched` + the rows refused.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ImportOutcome {
    /// Rows of the tables.
    pub rows: u32,
    /// People entered.
    pub new: u32,
    /// Rows of people in the register, changed ones among them.
    pub matched: u32,
    /// Rows that filled facts.
    pub changed: u32,
    /// Rows not taken.
    pub refused: Vec<RefusedRow>,
    /// Units made.
    pub new_units: Vec<String>,
    /// The operation, by which it can be undone; `None` where nothing was written.
    pub batch: Option<i32>,
}

/// Says what an import would do. Nothing is written. `reason`: why rows are taken that a rule stands against; without one
/// they are asked about.
///
/// # Errors
/// Refusals of the workbook: `file_unreadable`, `workbook_unreadable`, `workbook_empty`, `workbook_too_large`,
/// `workbook_no_table`.
pub fn preview(register: &Register, path: &Path, reason: Option<&str>, now: &Now) -> Result<ImportPreview, RegisterError> {
    let plan = register.read(|conn| plan::plan(conn, path, reason, now))?;
    let cells = |question: bool| {
        let wanted = plan.lines.iter().filter_map(|line| Some((line, line.refused.as_ref()?)));
        wanted.filter(|(_, refused)| refused.question == question).map(|(line, refused)| cell(line, refused)).collect()
    };
    Ok(ImportPreview {
        path: path.display().to_string(),
        new_people: plan.count(LineOutcome::New),
        matched: plan.count(LineOutcome::Matched) + plan.count(LineOutcome::Changed),
        changed: plan.count(LineOutcome::Changed),
        refused: cells(false),
        questions: cells(true),
        new_units: plan.new_units(),
        lines: plan.lines.iter().map(shown).collect(),
        sheets: plan.sheets,
    })
}

/// Brings a workbook in, as one operation; with `dry_run` only says what it would do.
///
/// # Errors
/// As [`preview`], and as [`Register::transact`].
pub fn import(register: &mut Register, path: &Path, dry_run: bool, reason: Option<&str>, now: &Now) -> Result<ImportOutcome, RegisterError> {
    if dry_run {
        return Ok(outcome(&register.read(|conn| plan::plan(conn, path, reason, now))?, None));
    }
    import_workbook(register, path, reason, now).map(|done| done.value)
}

/// Brings a workbook in, and says what to show anew.
///
/// # Errors
/// As [`import`].
pub fn import_workbook(register: &mut Register, path: &Path, reason: Option<&str>, now: &Now) -> Result<Done<ImportOutcome>, RegisterError> {
    register.must_be(Role::Clerk)?;
    let plan = register.read(|conn| plan::plan(conn, path, reason, now))?;
    let mut operation = Operation::new("workbook_imported").with("file", &plan.file);
    if let Some(reason) = reason.map(domain::name::tidy).filter(|reason| !reason.is_empty()) {
        operation = operation.with("reason", reason);
    }
    register.copy_before(CopyKind::BeforeImport, now)?;
    let done = register.transact(operation, now, |tx| write::write(tx, &plan, now))?;
    let batch = done.operation;
    Ok(done.map(|()| outcome(&plan, batch)))
}

fn outcome(plan: &Plan, batch: Option<i32>) -> ImportOutcome {
    let left_out = plan.count(LineOutcome::LeftOut);
    ImportOutcome {
        rows: plan.lines.len() as u32 - left_out,
        new: plan.count(LineOutcome::New),
        matched: plan.count(LineOutcome::Matched) + plan.count(LineOutcome::Changed),
        changed: plan.count(LineOutcome::Changed),
        refused: plan.lines.iter().filter_map(|line| line.refused.as_ref().map(|why| refused(line, why))).collect(),
        new_units: plan.new_units(),
        batch,
    }
}

fn cell(line: &Line, refused: &Refused) -> ImportCell {
    ImportCell {
        sheet: line.sheet.clone(),
        row: line.row,
        column: letters(refused.column),
        value: refused.value.clone(),
        code: refused.code.clone(),
        params: refused.params.clone(),
    }
}

fn refused(line: &Line, refused: &Refused) -> RefusedRow {
    let params = || refused.params.iter().map(|(name, value)| (name.as_str(), value.as_str()));
    let key = ["refusal", "warning"].map(|family| format!("{family}.{}", refused.code));
    let key = key.iter().find(|key| domain::words::table(Language::Vi).contains_key(*key)).map_or(refused.code.as_str(), String::as_str);
    RefusedRow {
        sheet: line.sheet.clone(),
        row: line.row,
        column: letters(refused.column),
        value: refused.value.clone(),
        code: refused.code.clone(),
        reason: say(Language::Vi, key, params()),
    }
}

fn shown(line: &Line) -> ImportLine {
    let note = |(code, params): &row::Note| ImportNote {
        code: (*code).to_owned(),
        params: params.iter().map(|(name, value)| ((*name).to_owned(), value.clone())).collect(),
    };
    ImportLine {
        sheet: line.sheet.clone(),
        row: line.row,
        name: line.name.clone(),
        birth_date: line.birth_date.map(|date| date.to_string()),
        unit_name: line.unit_name.clone(),
        outcome: line.outcome,
        notes: line.notes.iter().map(note).collect(),
        person: line.person,
        warnings: line.warnings.clone(),
    }
}
