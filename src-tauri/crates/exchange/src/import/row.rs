//! One row read: the person's facts, the unit, and the events that its dates tell. A row with one impossible cell is
//! refused whole.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use domain::check::{Facts, Warning, check};
use domain::date::{PartialDate, whole_date};
use domain::event::Event;
use domain::event_kind::EventKind;
use domain::life::name_warning;
use domain::refusal::Refusal;
use domain::stage::{Book, Case, PersonHistory};
use register::entries::Entry;
use register::facts::person;
use register::{Connection, Now, RegisterError, writers};
use sheet::Row;

use super::TableKind;
use super::cells::{is_mark, typed};
use super::columns::{Columns, Field};
use super::courses::{CourseRef, Courses};
use super::people::{Identity, People};
use super::texts;
use super::units::{UnitRef, Units, looks_like_a_unit, of_section};

/// A cell that cannot be, or a cell that is missing.
#[derive(Clone, Debug)]
pub(super) struct CellRefusal {
    pub column: u32,
    pub value: String,
    pub refusal: Refusal,
}

/// Why a row was not read: a cell of it, or the register broke.
pub(super) enum Stop {
    Cell(CellRefusal),
    Broke(RegisterError),
}

impl From<CellRefusal> for Stop {
    fn from(cell: CellRefusal) -> Self {
        Self::Cell(cell)
    }
}

/// Something to tell of a row beside its outcome: the word `import.<code>` and its values.
pub(super) type Note = (&'static str, Vec<(&'static str, String)>);

/// An event to be written.
pub(super) struct PlannedEvent {
    pub event: Event,
    pub course: Option<CourseRef>,
    /// The rules it is recorded against.
    pub warnings: Vec<Warning>,
}

/// A row as read.
pub(super) struct ReadRow {
    /// By field, as the register keeps them.
    pub facts: BTreeMap<&'static str, String>,
    pub unit: Option<UnitRef>,
    /// What happened, in order. For somebody not in the register the first one opens their case.
    pub events: Vec<PlannedEvent>,
    /// What is missing to enter somebody new.
    pub missing: Option<CellRefusal>,
    /// What the row breaks or makes unlikely.
    pub warnings: Vec<Warning>,
    pub notes: Vec<Note>,
}

impl ReadRow {
    /// What tells the person from others.
    pub(super) fn identity(&self) -> Identity {
        let fact = |name: &str| self.facts.get(name).cloned();
        Identity {
            name: fact("birth_name").unwrap_or_default(),
            birth_date: birth_date(&self.facts),
            citizen_id: fact("citizen_id"),
            file_number: fact("file_number"),
            card_number: fact("card_number"),
            unit: self.unit,
        }
    }
}

fn birth_date(facts: &BTreeMap<&'static str, String>) -> Option<PartialDate> {
    facts.get("birth_date").and_then(|text| text.parse().ok())
}

/// What rows are read against.
pub(super) struct Reader<'a> {
    pub conn: &'a Connection,
    pub now: &'a Now,
    pub book: &'a Book,
    /// From this day a member of the list is a member here: the eve of the day from which figures count.
    pub members_from: NaiveDate,
    /// Why what a rule stands against is recorded all the same, as the clerk gave it.
    pub reason: Option<&'a str>,
}

/// The cells of one row by what they hold.
struct Cells<'a> {
    columns: &'a Columns,
    row: &'a Row,
}

/// What a clerk typed, and where.
#[derive(Clone, Debug)]
struct Given {
    text: String,
    column: u32,
}

impl Given {
    fn refuse(&self, refusal: Refusal) -> CellRefusal {
        CellRefusal { column: self.column, value: self.text.clone(), refusal }
    }

    fn part(&self, text: String) -> Self {
        Self { text, column: self.column }
    }
}

impl Cells<'_> {
    /// Every filled cell of a field, from the left.
    fn all(&self, field: Field) -> Result<Vec<Given>, CellRefusal> {
        let mut given = Vec::new();
        for (place, column, _) in self.columns.known.iter().filter(|(.., known)| *known == field) {
            let Some(cell) = self.row.cells.get(*place) else { continue };
            let text = typed(field, cell).map_err(|refusal| CellRefusal { column: *column, value: cell.text().into_owned(), refusal })?;
            if !text.is_empty() {
                given.push(Given { text, column: *column });
            }
        }
        Ok(given)
    }

    fn one(&self, field: Field) -> Result<Option<Given>, CellRefusal> {
        Ok(self.all(field)?.into_iter().next())
    }

    /// The column of the first of these fields that the table has, else that of the name.
    fn column(&self, fields: &[Field]) -> u32 {
        let find = |field: &Field| self.columns.known.iter().find(|(.., known)| known == field).map(|(_, column, _)| *column);
        fields.iter().find_map(find).or_else(|| find(&Field::Name)).unwrap_or(1)
    }

    fn missing(&self, code: &'static str, fields: &[Field]) -> CellRefusal {
        CellRefusal { column: self.column(fields), value: String::new(), refusal: Refusal::new(code) }
    }
}

impl Reader<'_> {
    /// Reads a row. `fallback`: the unit that the sheet itself names.
    pub(super) fn read(
        &self,
        columns: &Columns,
        row: &Row,
        fallback: Option<&str>,
        units: &mut Units,
        courses: &mut Courses,
        people: &People,
    ) -> Result<ReadRow, Stop> {
        let cells = Cells { columns, row };
        let mut facts = self.facts(&cells)?;
        let post = cells.one(Field::PostUnit)?;
        let unit = unit(&cells, post.as_ref(), fallback, units)?;
        if let Some(post) = &post
            && let Some(text) = without_unit(&post.text, unit, units)
        {
            self.keep(&mut facts, "post", &post.part(text))?;
        }
        let mut read = ReadRow { facts, unit, events: Vec::new(), missing: None, warnings: Vec::new(), notes: Vec::new() };
        read.warnings.extend(name_warning(&name_as_typed(columns, row)));
        match columns.kind {
            TableKind::Members => self.member(&cells, &mut read)?,
            _ => self.candidate(&cells, &mut read, courses, people)?,
        }
        if let (Some(unit), Some(first)) = (unit, read.events.first()) {
            let column = cells.column(&[Field::Unit]);
            units.must_stand(unit, first.event.day()).map_err(|refusal| CellRefusal { column, value: units.name(unit), refusal })?;
        }
        if read.unit.is_none() {
            read.missing.get_or_insert(cells.missing("unit_missing", &[Field::Unit, Field::Workplace]));
        }
        self.judge(&mut read);
        for warning in &mut read.warnings {
            warning.needs_reason = waits_for_reason(warning);
        }
        Ok(read)
    }

    /// Reads one fact and keeps it.
    fn keep(&self, facts: &mut BTreeMap<&'static str, String>, name: &str, given: &Given) -> Result<(), CellRefusal> {
        let field = person::field(name).map_err(|refusal| given.refuse(refusal))?;
        if let Some(text) = person::read_field(field, &given.text, self.now.today).map_err(|refusal| given.refuse(refusal))? {
            facts.insert(field.name, text);
        }
        Ok(())
    }

    fn facts(&self, cells: &Cells<'_>) -> Result<BTreeMap<&'static str, String>, CellRefusal> {
        let mut facts = BTreeMap::new();
        let codes = &self.book.codes;
        let name = cells.all(Field::Name)?;
        let column = name.first().map_or_else(|| cells.column(&[]), |given| given.column);
        let name = name.into_iter().map(|given| given.text).collect::<Vec<_>>().join(" ");
        self.keep(&mut facts, "birth_name", &Given { text: name, column })?;
        for (_, _, field) in &cells.columns.known {
            let Some(given) = cells.one(*field)? else { continue };
            match field {
                Field::Fact("schooling_text") => self.schooling(&mut facts, &given)?,
                Field::Fact("qualification") => self.qualification(&mut facts, &given)?,
                Field::Fact("political_theory") => self.theory(&mut facts, &given)?,
                Field::Fact(name) => self.keep(&mut facts, name, &given)?,
                Field::AnyId => {
                    let old = given.text.chars().filter(char::is_ascii_digit).count() == 9;
                    self.keep(&mut facts, if old { "old_id" } else { "citizen_id" }, &given)?;
                }
                Field::Schooling => {
                    let [schooling, qualification, theory] = texts::schooling_parts(&given.text, codes);
                    if let Some(text) = schooling {
                        self.schooling(&mut facts, &given.part(text))?;
                    }
                    if let Some(text) = qualification {
                        self.qualification(&mut facts, &given.part(text))?;
                    }
                    if let Some(text) = theory {
                        self.theory(&mut facts, &given.part(text))?;
                    }
                }
                Field::BirthMale | Field::BirthFemale => {
                    let sex = if *field == Field::BirthMale { "male" } else { "female" };
                    if facts.get("sex").is_some_and(|known| known != sex) {
                        return Err(given.refuse(Refusal::new("sex_twice")));
                    }
                    facts.insert("sex", sex.to_owned());
                    if !is_mark(&given.text) {
                        self.keep(&mut facts, "birth_date", &given)?;
                    }
                }
                _ => {}
            }
        }
        Ok(facts)
    }

    /// The text as it stands, and the level where the text says it.
    fn schooling(&self, facts: &mut BTreeMap<&'static str, String>, given: &Given) -> Result<(), CellRefusal> {
        self.keep(facts, "schooling_text", given)?;
        match texts::general_schooling(&given.text, &self.book.codes) {
            Some(code) => self.keep(facts, "general_schooling", &given.part(code.to_owned())),
            None => Ok(()),
        }
    }

    fn qualification(&self, facts: &mut BTreeMap<&'static str, String>, given: &Given) -> Result<(), CellRefusal> {
        let (code, specialty) = texts::qualification(&given.text, &self.book.codes);
        for (name, text) in [("qualification", code), ("specialty", specialty)] {
            if let Some(text) = text {
                self.keep(facts, name, &given.part(text))?;
            }
        }
        Ok(())
    }

    fn theory(&self, facts: &mut BTreeMap<&'static str, String>, given: &Given) -> Result<(), CellRefusal> {
        let code = texts::political_theory(&given.text, &self.book.codes).unwrap_or_else(|| given.text.clone());
        self.keep(facts, "political_theory", &Given { text: code, column: given.column })
            .map_err(|cell| CellRefusal { value: given.text.clone(), ..cell })
    }

    /// Reads an event; what is refused stands at the cell of its date, or of the value that its field came from.
    fn event(&self, kind: EventKind, entry: Entry, date: &Given, fields: &[(&str, &Given)]) -> Result<Event, Stop> {
        let entry = Entry { on: date.text.clone(), kind: kind.code().to_owned(), ..entry };
        writers::read_event(self.conn, kind, &entry, self.now).map_err(|error| match error {
            RegisterError::Refused(refusal) => {
                let at = fields.iter().find(|(name, _)| refusal.field.as_deref() == Some(*name)).map_or(date, |(_, given)| given);
                Stop::Cell(at.refuse(refusal))
            }
            other => Stop::Broke(other),
        })
    }

    fn candidate(&self, cells: &Cells<'_>, read: &mut ReadRow, courses: &mut Courses, people: &People) -> Result<(), Stop> {
        let note = cells.one(Field::Note)?.map(|note| note.text);
        let (mut number, mut date) = (cells.one(Field::ListedNumber)?, cells.one(Field::ListedDate)?);
        if let Some(both) = cells.one(Field::Listed)? {
            let (own_number, own_date) = texts::number_and_date(&both.text);
            number = number.or(own_number.map(|text| both.part(text)));
            date = date.or(own_date.map(|text| both.part(text)));
        }
        match date {
            Some(date) => {
                let entry = Entry { document_number: number.map(|number| number.text), note, ..Entry::default() };
                let event = self.event(EventKind::CandidateListed, entry, &date, &[])?;
                not_before_birth(&event.on, &date, &read.facts)?;
                read.events.push(PlannedEvent { event, course: None, warnings: Vec::new() });
            }
            None => read.missing = Some(cells.missing("listed_date_missing", &[Field::ListedDate, Field::Listed])),
        }
        if let Some(admitted) = cells.one(Field::AdmissionDate)? {
            read.missing = Some(admitted.refuse(Refusal::new("admitted_already")));
        }
        self.helper(cells, read, people)?;
        self.certificate(cells, read, courses)
    }

    fn helper(&self, cells: &Cells<'_>, read: &mut ReadRow, people: &People) -> Result<(), Stop> {
        let (mut name, mut date) = (cells.one(Field::HelperName)?, cells.one(Field::HelperDate)?);
        if let Some(both) = cells.one(Field::Helper)? {
            let (own_name, own_date) = texts::number_and_date(&both.text);
            name = name.or(own_name.map(|text| both.part(text)));
            date = date.or(own_date.map(|text| both.part(text)));
        }
        match (name, date) {
            (Some(name), Some(date)) => {
                let mut members = people.full_members(&name.text);
                let helper = match (members.next(), members.next()) {
                    (Some(only), None) => only.to_string(),
                    _ => name.text.clone(),
                };
                let entry = Entry { values: [("helper".to_owned(), helper)].into(), ..Entry::default() };
                let event = self.event(EventKind::HelperNamed, entry, &date, &[("helper", &name)])?;
                read.events.push(PlannedEvent { event, course: None, warnings: Vec::new() });
            }
            (Some(name), None) => read.notes.push(("helper_without_date", vec![("name", name.text)])),
            _ => {}
        }
        Ok(())
    }

    fn certificate(&self, cells: &Cells<'_>, read: &mut ReadRow, courses: &mut Courses) -> Result<(), Stop> {
        let (mut batch, mut number, mut date) = (cells.one(Field::Batch)?, cells.one(Field::CertificateNumber)?, cells.one(Field::CertificateDate)?);
        if let Some(all) = cells.one(Field::Certificate)? {
            let (own_batch, own_number, own_date) = texts::certificate(&all.text);
            let part = |text: String| all.part(text);
            batch = batch.or(own_batch.map(part));
            number = number.or(own_number.map(part));
            date = date.or(own_date.map(part));
        }
        let days = self.course_days(cells)?;
        let Some(date) = date else {
            if let Some(given) = batch.or(number) {
                read.notes.push(("certificate_without_date", vec![("value", given.text)]));
            }
            return Ok(());
        };
        let entry = Entry { document_number: number.map(|number| number.text), ..Entry::default() };
        let event = self.event(EventKind::CourseCertificate, entry, &date, &[])?;
        let course = batch.and_then(|batch| courses.named(&batch.text, days));
        read.events.push(PlannedEvent { event, course, warnings: Vec::new() });
        Ok(())
    }

    /// The days of the course, where the sheet tells them whole.
    fn course_days(&self, cells: &Cells<'_>) -> Result<Option<(NaiveDate, NaiveDate)>, CellRefusal> {
        let both = cells.one(Field::CourseDays)?.and_then(|given| texts::days(&given.text).map(|(from, to)| (given.part(from), given.part(to))));
        let pair = match (both, cells.one(Field::CourseFrom)?, cells.one(Field::CourseTo)?) {
            (Some(pair), ..) => pair,
            (None, Some(from), Some(to)) => (from, to),
            _ => return Ok(None),
        };
        let read = |given: &Given| whole_date(&given.text).map_err(|refusal| given.refuse(refusal));
        let (from, to) = (read(&pair.0)?, read(&pair.1)?);
        if to < from { Err(pair.1.refuse(Refusal::new("course_dates_wrong"))) } else { Ok(Some((from, to))) }
    }

    /// A member who was one before the register: recorded from the eve of the figures, or from a later admission; who
    /// became full after that is recorded so from that day.
    fn member(&self, cells: &Cells<'_>, read: &mut ReadRow) -> Result<(), Stop> {
        let admission = cells.one(Field::AdmissionDate)?.map(|given| self.past(given)).transpose()?;
        let official = cells.one(Field::OfficialDate)?.map(|given| self.past(given)).transpose()?;
        if let Some((date, given)) = &admission {
            not_before_birth(date, given, &read.facts)?;
        }
        if let (Some((admitted, _)), Some((date, given))) = (&admission, &official)
            && date < admitted
        {
            return Err(given.refuse(Refusal::new("official_before_admission").with("admission_date", admitted.shown())).into());
        }
        let date = |pair: &Option<(PartialDate, Given)>| pair.as_ref().map(|(date, _)| *date);
        let (admission, official) = (date(&admission), date(&official));
        let later = |date: Option<PartialDate>, than: NaiveDate| date.map(PartialDate::last_day).filter(|day| *day > than);
        let from = later(admission, self.members_from).unwrap_or(self.members_from).min(self.now.today);
        // Only a full member is given a card.
        let full = official.is_some() || read.facts.contains_key("card_number");
        let note = cells.one(Field::Note)?.map(|note| note.text);
        let recorded = |on: NaiveDate, kind: &str, official: Option<PartialDate>, note: Option<String>| {
            let mut values = BTreeMap::from([("member_kind".to_owned(), kind.to_owned())]);
            values.extend(admission.map(|date| ("admission_date_set".to_owned(), date.to_string())));
            values.extend(official.map(|date| ("official_date_set".to_owned(), date.to_string())));
            let given = Given { text: on.to_string(), column: cells.column(&[Field::AdmissionDate]) };
            let event = self.event(EventKind::MemberRecorded, Entry { values, note, ..Entry::default() }, &given, &[])?;
            Ok::<_, Stop>(PlannedEvent { event, course: None, warnings: Vec::new() })
        };
        let became_full = later(official, from).map(|day| day.min(self.now.today));
        match became_full {
            Some(day) => {
                read.events.push(recorded(from, "probationary", None, note)?);
                read.events.push(recorded(day, "full", official, None)?);
            }
            None => read.events.push(recorded(from, if full { "full" } else { "probationary" }, official, note)?),
        }
        read.notes.push(("member_from", vec![("date", domain::date::shown(from))]));
        Ok(())
    }

    /// A date of the past, whole or partial.
    fn past(&self, given: Given) -> Result<(PartialDate, Given), CellRefusal> {
        let date = PartialDate::typed(&given.text).map_err(|refusal| given.refuse(refusal))?;
        if date.first_day() > self.now.today {
            return Err(given.refuse(Refusal::new("date_future").with("value", date.shown())));
        }
        Ok((date, given))
    }

    /// What each event breaks by the rules, kept with it and with the clerk's reason.
    fn judge(&self, read: &mut ReadRow) {
        let facts = Facts {
            birth_date: birth_date(&read.facts),
            citizen_id: read.facts.get("citizen_id").cloned(),
            general_schooling: read.facts.get("general_schooling").cloned(),
            contract_from: read.facts.get("contract_from").and_then(|text| text.parse().ok()),
        };
        let unit = match read.unit {
            Some(UnitRef::Known(unit)) => unit,
            _ => 0,
        };
        let mut before: Vec<Event> = Vec::new();
        for (place, planned) in read.events.iter_mut().enumerate() {
            let case = Case::new(0, unit, &before, &self.book.codes);
            let history = PersonHistory { person: 0, birth_date: facts.birth_date, cases: vec![case.clone()] };
            let found = check(&history, &case, &planned.event, &facts, self.book);
            planned.warnings = found.warnings.iter().filter(|warning| warning.needs_reason).cloned().collect();
            if planned.warnings.iter().any(waits_for_reason) {
                planned.event.reason = self.reason.map(str::to_owned);
            }
            read.warnings.extend(found.warnings);
            before.push(Event { id: place as i32 + 1, ..planned.event.clone() });
        }
    }
}

/// Whether a row waits for the clerk's reason. That a step before is not recorded does not: a list does not tell every
/// step, and what it leaves out breaks no rule.
fn waits_for_reason(warning: &Warning) -> bool {
    warning.needs_reason && warning.check != "order_missing"
}

/// The name in a row as it stands there, breaks of lines and all; also where the row itself cannot be.
pub(super) fn name_as_typed(columns: &Columns, row: &Row) -> String {
    let parts = columns.known.iter().filter(|(.., field)| field.code() == "birth_name").filter_map(|(place, ..)| row.cells.get(*place));
    parts.map(|cell| cell.text()).collect::<Vec<_>>().join(" ")
}

fn not_before_birth(date: &PartialDate, given: &Given, facts: &BTreeMap<&'static str, String>) -> Result<(), CellRefusal> {
    match birth_date(facts).filter(|birth| date < birth) {
        Some(birth) => Err(given.refuse(Refusal::new("before_birth").with("birth_date", birth.shown()))),
        None => Ok(()),
    }
}

/// The unit of a row: its column, the subheading, the end of "chức vụ, đơn vị", the workplace, the sheet, or the only one.
fn unit(cells: &Cells<'_>, post: Option<&Given>, fallback: Option<&str>, units: &mut Units) -> Result<Option<UnitRef>, CellRefusal> {
    if let Some(given) = cells.one(Field::Unit)? {
        return units.named(&given.text).map(Some).map_err(|refusal| given.refuse(refusal));
    }
    let name_column = cells.column(&[]);
    let mut named = |name: &str| units.named(name).map(Some).map_err(|refusal| CellRefusal { column: name_column, value: name.to_owned(), refusal });
    if let Some(section) = cells.row.section.as_deref().and_then(of_section) {
        return named(&section);
    }
    if let Some(tail) = post.and_then(|post| post.text.rsplit_once(',')).map(|(_, tail)| tail.trim())
        && looks_like_a_unit(tail)
    {
        return named(tail);
    }
    if let Some(given) = cells.one(Field::Workplace)? {
        return units.named(&given.text).map(Some).map_err(|refusal| given.refuse(refusal));
    }
    match fallback {
        Some(name) => named(name),
        None => Ok(units.only.map(UnitRef::Known)),
    }
}

/// The post in "Công nhân, Phân xưởng 1", where what follows is but the unit again.
fn without_unit(text: &str, unit: Option<UnitRef>, units: &Units) -> Option<String> {
    let Some(unit) = unit else { return Some(text.to_owned()) };
    if units.is_meant(unit, text) {
        return None;
    }
    match text.rsplit_once(',') {
        Some((post, tail)) if units.is_meant(unit, tail) => Some(post.trim().to_owned()),
        _ => Some(text.to_owned()),
    }
}
