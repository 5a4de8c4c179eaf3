//! What an import would do, row by row. Preview and import run this same planner, so that what was shown is what is
//! written.

use std::collections::BTreeMap;
use std::path::Path;

use domain::check::Warning;
use domain::date::PartialDate;
use domain::refusal::Refusal;
use domain::stage::Stage;
use register::facts::person;
use register::{Connection, Now, RegisterError, book, writers};
use sheet::{Grid, Row, SheetError, Table, Why, find_tables, read_workbook};

use super::columns::Columns;
use super::courses::{CourseRef, Courses, NewCourse};
use super::people::{Found, Identity, Met, People, Who};
use super::row::{CellRefusal, Note, PlannedEvent, ReadRow, Reader, Stop, name_as_typed};
use super::units::{NewUnit, UnitRef, Units, looks_like_a_unit};
use super::{ImportColumn, ImportSheet, LineOutcome, TableKind};

/// Somebody to be entered.
pub(super) struct Newcomer {
    pub facts: BTreeMap<&'static str, String>,
    pub unit: UnitRef,
    pub events: Vec<PlannedEvent>,
}

/// A row of the workbook and what becomes of it.
pub(super) struct Line {
    pub sheet: String,
    pub row: u32,
    pub name: String,
    pub birth_date: Option<PartialDate>,
    pub unit_name: String,
    pub outcome: LineOutcome,
    pub notes: Vec<Note>,
    /// Who it was recognized as.
    pub person: Option<i32>,
    /// What it breaks or makes unlikely.
    pub warnings: Vec<Warning>,
    pub refused: Option<Refused>,
}

/// Why a row is not taken, and at which cell.
pub(super) struct Refused {
    pub column: u32,
    /// What stands in the cell.
    pub value: String,
    /// The word `refusal.<code>`, or `warning.<code>` of what waits for a reason.
    pub code: String,
    pub params: BTreeMap<String, String>,
    /// It can be, but a clerk must say.
    pub question: bool,
}

impl Refused {
    fn at(cell: CellRefusal, question: bool) -> Self {
        let params = cell.refusal.params.into_iter().map(|(name, value)| (name.to_owned(), value)).collect();
        Self { column: cell.column, value: cell.value, code: cell.refusal.code.to_owned(), params, question }
    }

    /// A row that a rule stands against, until the clerk says why it is so.
    fn until_reason(columns: &Columns, warning: &Warning) -> Self {
        let field = match warning.field.as_deref() {
            Some("happened_on") => "listed_date",
            Some("admission_date_set") => "admission_date",
            Some("official_date_set") => "official_date",
            Some(field) => field,
            None => "birth_date",
        };
        let value = ["value", "number", "date"].iter().find_map(|name| warning.params.get(*name)).cloned().unwrap_or_default();
        Self { column: column_of(columns, field), value, code: warning.check.clone(), params: warning.params.clone(), question: true }
    }
}

/// What an import would do.
pub(super) struct Plan {
    pub file: String,
    pub sheets: Vec<ImportSheet>,
    pub lines: Vec<Line>,
    pub new: Vec<Newcomer>,
    /// Facts that the register lacks of people it has.
    pub filled: BTreeMap<i32, BTreeMap<&'static str, String>>,
    pub units: Vec<NewUnit>,
    /// Under which new units stand.
    pub root: Option<i32>,
    pub courses: Vec<NewCourse>,
}

impl Plan {
    /// How many rows have an outcome.
    pub(super) fn count(&self, outcome: LineOutcome) -> u32 {
        self.lines.iter().filter(|line| line.outcome == outcome).count() as u32
    }

    /// The names of the units that would be made.
    pub(super) fn new_units(&self) -> Vec<String> {
        self.units.iter().filter(|unit| unit.used).map(|unit| unit.name.clone()).collect()
    }
}

/// Reads a workbook against the register. `reason`: why rows are taken that a rule stands against; without one they are
/// asked about.
///
/// # Errors
/// `file_unreadable`, `workbook_unreadable`, `workbook_empty`, `workbook_too_large`; `workbook_no_table` where no
/// sheet has a column of names.
pub(super) fn plan(conn: &Connection, path: &Path, reason: Option<&str>, now: &Now) -> Result<Plan, RegisterError> {
    let file = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned();
    let workbook = read_workbook(path).map_err(|error| unreadable(&error))?;
    let book = book::load(conn)?;
    let reason = reason.map(domain::name::tidy).filter(|reason| !reason.is_empty());
    // Members of a list were members on the eve of the day on which the record begins.
    let members_from = book.figures_from.pred_opt().unwrap_or(book.figures_from).min(now.today);
    let reader = Reader { conn, now, book: &book, members_from, reason: reason.as_deref() };
    let mut planner = Planner {
        people: People::load(conn, &book.units, now.today)?,
        units: Units::new(book.units.clone(), now.today),
        courses: Courses::load(conn)?,
        sheets: Vec::new(),
        lines: Vec::new(),
        new: Vec::new(),
        filled: BTreeMap::new(),
        reader: &reader,
    };
    for grid in &workbook.sheets {
        planner.sheet(grid)?;
    }
    if planner.sheets.iter().all(|sheet| sheet.kind == TableKind::Unknown) {
        return Err(Refusal::new("workbook_no_table").with("file", file).into());
    }
    Ok(Plan {
        file,
        sheets: planner.sheets,
        lines: planner.lines,
        new: planner.new,
        filled: planner.filled,
        root: planner.units.root,
        units: planner.units.new,
        courses: planner.courses.new,
    })
}

/// A workbook that cannot be read is refused with a way out.
fn unreadable(error: &SheetError) -> RegisterError {
    let code = match error {
        SheetError::Unreadable { .. } => "file_unreadable",
        SheetError::EmptyFile { .. } | SheetError::NoCells { .. } => "workbook_empty",
        SheetError::TooLarge { .. } => "workbook_too_large",
        SheetError::NotAWorkbook { .. } | SheetError::PasswordProtected { .. } | SheetError::Corrupt { .. } | SheetError::Unwritable { .. } => {
            "workbook_unreadable"
        }
    };
    Refusal::new(code).with("file", error.file().unwrap_or_default()).into()
}

struct Planner<'a> {
    people: People,
    units: Units,
    courses: Courses,
    sheets: Vec<ImportSheet>,
    lines: Vec<Line>,
    new: Vec<Newcomer>,
    filled: BTreeMap<i32, BTreeMap<&'static str, String>>,
    reader: &'a Reader<'a>,
}

impl Planner<'_> {
    fn sheet(&mut self, grid: &Grid) -> Result<(), RegisterError> {
        let tables = if grid.is_hidden() { Vec::new() } else { find_tables(grid) };
        if tables.is_empty() {
            self.sheets.push(ImportSheet { name: grid.name().to_owned(), rows: 0, kind: TableKind::Unknown, columns: Vec::new() });
        }
        for table in &tables {
            self.table(grid, table)?;
        }
        Ok(())
    }

    fn table(&mut self, grid: &Grid, table: &Table) -> Result<(), RegisterError> {
        let columns = Columns::read(&table.columns);
        let heads = table.columns.iter().map(|head| ImportColumn {
            column: letters(head.column),
            head: head.titles.join(" / "),
            field: columns.known.iter().find(|(_, column, _)| *column == head.column).map(|(.., field)| field.code().to_owned()),
        });
        let unclear = table.left_out.iter().filter(|row| row.why == Why::Unclear).count();
        let rows = (table.rows.len() + unclear) as u32;
        self.sheets.push(ImportSheet { name: table.sheet.clone(), rows, kind: columns.kind, columns: heads.collect() });
        if columns.kind == TableKind::Unknown {
            return Ok(());
        }
        let fallback = unit_of_sheet(grid, table);
        let first = self.lines.len();
        for row in &table.rows {
            let line = self.row(table, &columns, row, fallback.as_deref())?;
            self.lines.push(line);
        }
        for row in &table.left_out {
            self.lines.push(left_out(grid, table, row.row_number, row.why));
        }
        self.lines[first..].sort_by_key(|line| line.row);
        Ok(())
    }

    fn row(&mut self, table: &Table, columns: &Columns, row: &Row, fallback: Option<&str>) -> Result<Line, RegisterError> {
        let mut line = Line {
            sheet: table.sheet.clone(),
            row: row.row_number,
            name: domain::name::tidy(&name_as_typed(columns, row)),
            birth_date: None,
            unit_name: String::new(),
            outcome: LineOutcome::Refused,
            notes: Vec::new(),
            person: None,
            warnings: Vec::new(),
            refused: None,
        };
        let refuse = |cell: CellRefusal, question: bool| Some(Refused::at(cell, question));
        let read = match self.reader.read(columns, row, fallback, &mut self.units, &mut self.courses, &self.people) {
            Ok(read) => read,
            Err(Stop::Cell(cell)) => {
                line.refused = refuse(cell, false);
                return Ok(line);
            }
            Err(Stop::Broke(error)) => return Err(error),
        };
        let identity = read.identity();
        line.name = identity.name.clone();
        line.birth_date = identity.birth_date;
        line.unit_name = read.unit.map(|unit| self.units.name(unit)).unwrap_or_default();
        match self.people.find(&identity, &self.units) {
            Found::Same(place) => self.matched(&mut line, place, read, columns)?,
            Found::Asked { refusal, field } => {
                let value = read.facts.get(field).cloned().unwrap_or_default();
                line.refused = refuse(CellRefusal { column: column_of(columns, field), value, refusal }, true);
            }
            Found::Nobody => match (read.missing, read.unit) {
                (None, Some(unit)) => {
                    line.warnings = read.warnings;
                    line.warnings.extend(self.people.numbers_held(&identity, None));
                    if let Some(refused) = self.until_reason(columns, &line.warnings) {
                        line.refused = Some(refused);
                        return Ok(line);
                    }
                    self.use_up(unit, &read.events);
                    self.people.add(Met { who: Who::Row(row.row_number), identity });
                    line.outcome = LineOutcome::New;
                    line.notes = read.notes;
                    self.new.push(Newcomer { facts: read.facts, unit, events: read.events });
                }
                (Some(cell), _) => line.refused = refuse(cell, false),
                // Without a unit something is missing.
                (None, None) => {}
            },
        }
        Ok(line)
    }

    /// Somebody met before: facts that the register lacks are filled, nothing is overwritten, no case is opened.
    fn matched(&mut self, line: &mut Line, place: usize, read: ReadRow, columns: &Columns) -> Result<(), RegisterError> {
        line.outcome = LineOutcome::Matched;
        let Some(met) = self.people.get(place).cloned() else { return Ok(()) };
        let (person, stage) = match met.who {
            Who::Row(row) => {
                line.notes.push(("as_row", vec![("row", row.to_string())]));
                return Ok(());
            }
            Who::Known { person, stage } => (person, stage),
        };
        line.person = Some(person);
        let known = person::read(self.reader.conn, person, self.reader.now.today)?.map(|known| person::kept(&known)).transpose()?.unwrap_or_default();
        let before = self.filled.get(&person).cloned().unwrap_or_default();
        let lacked =
            |field: &str| known.iter().all(|(spec, _)| spec.name != field) && !before.contains_key(field) && !belongs_to_known(field, &known);
        let filled: BTreeMap<&'static str, String> =
            read.facts.iter().filter(|(field, _)| lacked(field)).map(|(field, text)| (*field, text.clone())).collect();
        let written = filled.iter().map(|(field, text)| (*field, text.as_str())).collect();
        line.warnings = writers::facts_warnings(self.reader.conn, person, &written, self.reader.now.today)?;
        // Rows before this one may have the number too.
        let numbers = |field: &str| filled.get(field).cloned();
        let identity = Identity { file_number: numbers("file_number"), card_number: numbers("card_number"), ..met.identity.clone() };
        line.warnings
            .extend(self.people.numbers_held(&identity, Some(place)).into_iter().filter(|one| !line.warnings.contains(one)).collect::<Vec<_>>());
        if let Some(refused) = self.until_reason(columns, &line.warnings) {
            line.outcome = LineOutcome::Refused;
            line.refused = Some(refused);
            return Ok(());
        }
        if let Some(citizen_id) = filled.get("citizen_id") {
            self.people.learn_citizen_id(place, citizen_id);
        }
        let labels: Vec<String> = filled.keys().map(|field| format!("@person.{field}")).collect();
        if !filled.is_empty() {
            self.filled.entry(person).or_default().extend(filled);
        }
        if !labels.is_empty() {
            line.outcome = LineOutcome::Changed;
            line.notes.push(("filled", vec![("fields", labels.join(", "))]));
        }
        if let (Some(here), Some(there)) = (read.unit, met.identity.unit)
            && here != there
        {
            line.notes.push(("unit_differs", vec![("unit", self.units.name(there))]));
        }
        let member = stage.is_some_and(Stage::is_member);
        let agrees = if columns.kind == TableKind::Members { member } else { !member && stage.is_some_and(|stage| !stage.is_end()) };
        if let Some(stage) = stage.filter(|_| !agrees) {
            line.notes.push(("stage_differs", vec![("stage", format!("@stage.{stage}"))]));
        }
        Ok(())
    }

    /// The first of these warnings that waits for a reason, where the clerk gave none.
    fn until_reason(&self, columns: &Columns, warnings: &[Warning]) -> Option<Refused> {
        let waiting = warnings.iter().find(|warning| warning.needs_reason).filter(|_| self.reader.reason.is_none());
        waiting.map(|warning| Refused::until_reason(columns, warning))
    }

    /// Marks what an entry makes: only units and courses that somebody stands in are made.
    fn use_up(&mut self, unit: UnitRef, events: &[PlannedEvent]) {
        if let UnitRef::New(place) = unit
            && let Some(unit) = self.units.new.get_mut(place)
        {
            unit.used = true;
        }
        for event in events {
            if let Some(CourseRef::New(place)) = event.course
                && let Some(course) = self.courses.new.get_mut(place)
            {
                course.used = true;
            }
        }
    }
}

/// Facts that say one thing in two fields: where the register has one of them, the other is not mixed in.
fn belongs_to_known(field: &str, known: &[(&'static person::PersonField, String)]) -> bool {
    let has = |name: &str| known.iter().any(|(spec, _)| spec.name == name);
    match field {
        "specialty" => has("qualification"),
        "qualification" => has("specialty"),
        "schooling_text" => has("general_schooling"),
        "general_schooling" => has("schooling_text"),
        _ => false,
    }
}

/// The column at which to ask about a fact.
fn column_of(columns: &Columns, field: &str) -> u32 {
    let find = |code: &str| columns.known.iter().find(|(.., known)| known.code() == code).map(|(_, column, _)| *column);
    find(field).or_else(|| find("birth_name")).unwrap_or(1)
}

/// A row that is none of the table's. One that a person must look at is refused, so that nobody is lost in silence.
fn left_out(grid: &Grid, table: &Table, row: u32, why: Why) -> Line {
    let text = domain::name::tidy(&grid.row(row).filled().map(|(_, cell)| cell.text().into_owned()).collect::<Vec<_>>().join(" "));
    let note = match why {
        Why::Title => Some("left_title"),
        Why::ColumnNumbers => Some("left_column_numbers"),
        Why::Section => Some("left_section"),
        Why::RepeatedHead => Some("left_repeated_head"),
        Why::Unfilled => Some("left_unfilled"),
        Why::Total => Some("left_total"),
        Why::Closing => Some("left_closing"),
        Why::Unclear => None,
    };
    let refused = || {
        let column = grid.row(row).filled().next().map_or(1, |(column, _)| column);
        Refused::at(CellRefusal { column, value: text.clone(), refusal: Refusal::new("row_unclear") }, true)
    };
    Line {
        sheet: table.sheet.clone(),
        row,
        refused: note.is_none().then(refused),
        name: text,
        birth_date: None,
        unit_name: String::new(),
        outcome: if note.is_none() { LineOutcome::Refused } else { LineOutcome::LeftOut },
        notes: note.map(|note| (note, Vec::new())).into_iter().collect(),
        person: None,
        warnings: Vec::new(),
    }
}

/// The branch whose list the sheet is, by a title above the table or by the sheet's name.
fn unit_of_sheet(grid: &Grid, table: &Table) -> Option<String> {
    let titles = table.left_out.iter().filter(|row| row.why == Why::Title).flat_map(|row| grid.row(row.row_number).filled());
    let texts = titles.map(|(_, cell)| domain::name::tidy(&cell.text())).chain([grid.name().to_owned()]);
    texts.into_iter().find(|text| is_branch(text))
}

fn is_branch(text: &str) -> bool {
    looks_like_a_unit(text) && super::columns::fold(text).starts_with('c') && text.chars().count() <= 80
}

/// A column as a spreadsheet program names it.
pub(super) fn letters(column: u32) -> String {
    sheet::address(1, column).trim_end_matches(|c: char| c.is_ascii_digit()).to_owned()
}
