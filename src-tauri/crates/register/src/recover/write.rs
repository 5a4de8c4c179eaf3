//! The new register, row by row.
//!
//! The log comes first: as it was as long as its chain holds, and linked anew behind the first gap. Then each row of the true
//! tables:
//!
//! 1. as it stands in the file, where the log's last word of it is the same, or where later words of the log are missing;
//! 2. else as the log left it last.
//!
//! Whatever then differs from the log is written down in it by one operation, `recovered`, with the list of what was lost.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::hash::{BuildHasher, RandomState};

use domain::event::Fields;
use domain::event_kind::EventKind;
use domain::field::{FieldType, PersonRef, Value};
use rusqlite::types::Value as Sql;
use rusqlite::{Connection, ErrorCode, OptionalExtension, Statement, named_params, params_from_iter};
use serde_json::{Map, Value as Json, json};

use super::history::History;
use super::lost::{Lost, LostHow, Unnamed, named};
use super::source::{Shape, Source};
use crate::Now;
use crate::error::{DiskFault, RegisterError};
use crate::file::schema::DERIVED_TABLES;
use crate::file::{TRUE_TABLES, uid};
use crate::log::{Act, Chain, OPERATION_LOST, Operation, PASSPHRASE_CHANGED, RECOVERED, Touched, image, record};

/// What came of it.
pub(super) struct Written {
    pub lost: Vec<Lost>,
    /// Changes of the log that stand as they were.
    pub kept: i64,
    /// Changes that stand behind a gap and bear a new link.
    pub linked_anew: i64,
    /// Rows that were brought in by the operation.
    pub rows: usize,
    /// A row of the file says otherwise than the log as copies alone tell it: they went apart.
    pub contradicted: bool,
}

/// The log's last word of a row.
struct Last {
    /// The change; and the first one of the row.
    change: i64,
    first: i64,
    /// The image that it left; `None` where it took the row out.
    image: Option<u64>,
}

/// Rows of which the check would not have it that they stand.
type Unfit = BTreeSet<(String, i64)>;

/// What the check had against what was written before.
#[derive(Default)]
pub(super) struct Checked {
    pub unfit: Unfit,
    /// People of whose dates or numbers it asks, whose reasons are lost with lines of the log.
    pub asked: BTreeSet<i32>,
}

/// Fills an empty file that has the tables of the first source's schema. Where the damaged file does not read at all, that is a
/// copy.
pub(super) fn write(
    conn: &Connection,
    history: &mut History,
    sources: &mut [Source],
    check: &Checked,
    is_copy: bool,
    made_by: &str,
    now: &Now,
) -> Result<Written, RegisterError> {
    uid::provide_of_changes(conn)?;
    let holes = history.holes();
    let gap = if history.is_open_ended() { Some(i64::MAX) } else { holes.last().map(|(_, last)| *last) };
    let mut writing = Writing {
        conn,
        history,
        sources,
        unfit: &check.unfit,
        asked: &check.asked,
        gap,
        digest: RandomState::new(),
        last: TRUE_TABLES.iter().map(|_| HashMap::new()).collect(),
        odd: BTreeSet::new(),
        lost: Vec::new(),
        contradicted: false,
        now,
    };
    writing.operations()?;
    let (kept, linked_anew) = writing.changes()?;
    let counted = writing.sources.first_mut().map(Source::counted).unwrap_or_default();
    for place in 0..TRUE_TABLES.len() {
        writing.table(place, &counted)?;
    }
    writing.must_stand_alone()?;
    writing.other_tables()?;
    writing.count_on(&counted)?;
    writing.history_lost(&holes, is_copy);
    let rows = writing.differing()?;
    let lost = named(std::mem::take(&mut writing.lost), conn, writing.history, writing.sources)?;
    let written = Written { lost, kept, linked_anew, rows: rows.len(), contradicted: writing.contradicted };
    writing.recovered(rows, &written, made_by)?;
    Ok(written)
}

struct Writing<'a> {
    conn: &'a Connection,
    history: &'a mut History,
    sources: &'a mut [Source],
    unfit: &'a Unfit,
    asked: &'a BTreeSet<i32>,
    /// The last change of the log that nobody has: of rows that were touched before it later words may be missing.
    gap: Option<i64>,
    /// Keyed anew each time: no row can be made up beforehand that has another one's number.
    digest: RandomState,
    last: Vec<HashMap<i64, Last>>,
    /// Rows that are not, or may not be, as the new log says.
    odd: BTreeSet<(usize, i64)>,
    lost: Vec<Unnamed>,
    contradicted: bool,
    now: &'a Now,
}

impl Writing<'_> {
    /// The operations that read.
    fn operations(&mut self) -> Result<(), RegisterError> {
        let Some(shape) = self.sources.first().map(|source| source.shapes.clone()) else { return Ok(()) };
        let Some(shape) = shape.get("operation") else { return Ok(()) };
        let mut insert = insert(self.conn, "operation", shape)?;
        let (standing, nameless) = (self.history.standing(), self.history.nameless());
        let reverses = shape.columns.iter().position(|column| column.name == "reverses");
        for (_, operation) in self.history.operations.iter().filter(|(id, _)| standing.contains(id)) {
            let mut values = operation.values.clone();
            // What it took back may be lost itself.
            if operation.reverses.is_some_and(|target| !standing.contains(&target) && !nameless.contains(&target))
                && let Some(value) = reverses.and_then(|place| values.get_mut(place))
            {
                *value = Sql::Null;
            }
            put(&mut insert, values)?;
        }
        // Of others the lines still tell what they did: they stand under a name that says so.
        let mut insert = self.conn.prepare(include_str!("operation_lost.sql"))?;
        for id in nameless {
            let made_at = self.history.about_when(id).unwrap_or_else(|| self.now.stamp());
            insert.execute(named_params! { ":id": id, ":name": OPERATION_LOST, ":made_at": made_at })?;
        }
        Ok(())
    }

    /// The log: as it was as long as its chain holds, linked anew from there on. Gives how many of each.
    fn changes(&mut self) -> Result<(i64, i64), RegisterError> {
        let mut insert = self.conn.prepare(include_str!("../log/change_insert.sql"))?;
        let mut chain = Chain::at_end(self.conn)?;
        let (mut kept, mut all, mut holds) = (0, 0, true);
        let mut of_operation = None;
        for id in self.history.ids() {
            let Some(change) = self.history.change(self.sources, id) else {
                // It read when the log was put together: the disk says no now, and what it holds is not lost.
                return Err(RegisterError::disk(DiskFault::Read, self.history.file_of(self.sources, id)));
            };
            let (operation, touched) = (change.operation, &change.touched);
            let rows = TRUE_TABLES.iter().position(|table| *table == touched.table).and_then(|place| self.last.get_mut(place));
            if let Some(rows) = rows {
                let last = rows.entry(touched.row).or_insert(Last { change: id, first: id, image: None });
                last.change = id;
                last.image = touched.after.as_deref().map(|image| self.digest.hash_one(image));
            }
            let head = match of_operation.take().filter(|(known, _)| *known == operation) {
                Some((_, head)) => head,
                None => chain.operation_head(self.conn, i32::try_from(operation).unwrap_or(i32::MAX))?,
            };
            let (new, hash) = chain.link(&head, touched);
            holds &= (new, &hash) == (id, &change.hash);
            kept += i64::from(holds);
            all += 1;
            insert.execute(named_params! {
                ":id": new,
                ":operation": operation,
                ":table_name": touched.table,
                ":row_id": touched.row,
                ":before": touched.before,
                ":after": touched.after,
                ":hash": hash,
            })?;
            of_operation = Some((operation, head));
        }
        Ok((kept, all - kept))
    }
    /// The rows of one table.
    fn table(&mut self, place: usize, counted: &BTreeMap<String, i64>) -> Result<(), RegisterError> {
        let table = TRUE_TABLES[place];
        let Some(shapes) = self.sources.first().map(|source| source.shapes.clone()) else { return Ok(()) };
        let Some(shape) = shapes.get(table) else { return Ok(()) };
        let whole = self.put_found(table, shape)?;
        let (wrong, standing) = self.hold_against_log(place, table)?;
        for row in &wrong {
            self.delete(table, *row)?;
        }
        self.put_logged(place, table, shape, &wrong, &standing, whole)?;
        if !whole && self.gap.is_some() {
            self.nobody_has(place, table, counted.get(table).copied())?;
        }
        Ok(())
    }

    /// Puts in the rows that the file has. Gives whether it has all of them.
    fn put_found(&mut self, table: &str, shape: &Shape) -> Result<bool, RegisterError> {
        let mut insert = insert(self.conn, table, shape)?;
        let (unfit, mut failed) = (self.unfit, None);
        let Some(source) = self.sources.first_mut() else { return Ok(false) };
        let whole = source.rows(table, &mut |row| {
            if unfit.contains(&(table.to_owned(), row.id)) {
                return;
            }
            // A row that does not fit beside another is left to the log's word.
            failed = failed.take().or(put(&mut insert, row.values).err());
        });
        failed.map_or(Ok(whole), Err)
    }

    /// Holds the rows against the log's last word. Gives those for which it counts instead, and all.
    fn hold_against_log(&mut self, place: usize, table: &str) -> Result<(BTreeSet<i64>, BTreeSet<i64>), RegisterError> {
        let (mut wrong, mut standing) = (BTreeSet::new(), BTreeSet::new());
        let mut select = self
            .conn
            .prepare(&format!(r#"SELECT row.id AS id, {} AS image FROM "{table}" AS row ORDER BY row.id"#, image(self.conn, table, "row")?))?;
        let mut rows = select.query([])?;
        while let Some(row) = rows.next()? {
            let (id, now): (i64, String) = (row.get("id")?, row.get("image")?);
            standing.insert(id);
            let Some(last) = self.last.get(place).and_then(|rows| rows.get(&id)) else {
                self.odd.insert((place, id));
                continue;
            };
            let equal = match last.image {
                Some(image) if image == self.digest.hash_one(&*now) => true,
                Some(_) => self.history.image(self.sources, last.change).is_some_and(|then| is_image_of(&then, &now)),
                None => false,
            };
            if !equal {
                self.odd.insert((place, id));
            }
            if !equal && self.gap.is_none_or(|gap| last.change > gap) {
                // What the file itself has counts more than what copies alone tell.
                if self.history.unproven_until().is_some_and(|unproven| last.change <= unproven) {
                    self.contradicted = true;
                } else {
                    wrong.insert(id);
                }
            }
        }
        Ok((wrong, standing))
    }

    /// Puts in the rows that the log has and the file has not, or has otherwise than the log left them.
    fn put_logged(
        &mut self,
        place: usize,
        table: &str,
        shape: &Shape,
        wrong: &BTreeSet<i64>,
        standing: &BTreeSet<i64>,
        whole: bool,
    ) -> Result<(), RegisterError> {
        let mut insert = self.conn.prepare(&insert_image(table, shape))?;
        let mut missing: Vec<(i64, i64, i64)> = Vec::new();
        for (row, last) in self.last.get(place).into_iter().flatten() {
            if last.image.is_some() && (wrong.contains(row) || !standing.contains(row)) {
                missing.push((*row, last.change, last.first));
            }
        }
        missing.sort_unstable();
        for (row, change, first) in missing {
            self.odd.insert((place, row));
            let may_be_older = self.gap.is_some_and(|gap| change < gap);
            // All of the table reads and it is not there: it was taken out by a change that is lost.
            if whole && may_be_older {
                continue;
            }
            if whole && self.history.unproven_until().is_some_and(|unproven| change <= unproven) {
                self.contradicted = true;
                continue;
            }
            let Some(image) = self.history.image(self.sources, change) else { continue };
            let lost = |how| Unnamed::new(table, row, how).with(Some(&image));
            if self.unfit.contains(&(table.to_owned(), row)) {
                continue;
            }
            let first = self.history.change(self.sources, first).map(|change| (change.hash.clone(), change.operation));
            let made_at = first.as_ref().and_then(|(_, operation)| self.history.operations.get(operation)).map(|operation| operation.made_at.clone());
            let has_no_uid = shape.columns.iter().any(|column| column.name == "uid") && !image.contains(r#""uid":"#);
            let hash = first.map(|(hash, _)| hash).filter(|_| !self.is_under_another_salt());
            if !fits(insert.execute(named_params! { ":image": image, ":hash": hash, ":made_at": made_at }).map(drop))? {
                self.lost.push(lost(LostHow::Unfit));
            } else if may_be_older {
                self.lost.push(lost(LostHow::Older));
            } else if has_no_uid && hash.is_none() {
                self.lost.push(lost(LostHow::NewUid));
            }
        }
        Ok(())
    }

    /// Ids of before there were uids follow from the salt of then.
    fn is_under_another_salt(&self) -> bool {
        self.history.operations.values().any(|operation| operation.name == PASSPHRASE_CHANGED)
    }

    /// Rows whose number was given, and of which neither the file nor the log tells.
    fn nobody_has(&mut self, place: usize, table: &str, counted: Option<i64>) -> Result<(), RegisterError> {
        let Some(known) = self.last.get(place) else { return Ok(()) };
        let standing: BTreeSet<i64> =
            self.conn.prepare(&format!(r#"SELECT id FROM "{table}""#))?.query_map([], |row| row.get("id"))?.collect::<Result<_, _>>()?;
        let highest = counted.into_iter().chain(known.keys().copied()).chain(standing.last().copied()).max().unwrap_or(0);
        let gone = (1..=highest).filter(|row| !known.contains_key(row) && !standing.contains(row) && !self.unfit.contains(&(table.to_owned(), *row)));
        self.lost.extend(gone.map(|row| Unnamed::new(table, row, LostHow::Gone)));
        Ok(())
    }

    fn delete(&self, table: &str, row: i64) -> Result<(), RegisterError> {
        self.conn.prepare_cached(&format!(r#"DELETE FROM "{table}" WHERE id = ?1"#))?.execute([row])?;
        Ok(())
    }

    /// A row as it stands in the new register.
    fn standing_image(&self, table: &str, row: i64) -> Result<Option<String>, RegisterError> {
        let sql = format!(r#"SELECT {} AS image FROM "{table}" AS row WHERE id = ?1"#, image(self.conn, table, "row")?);
        Ok(self.conn.prepare_cached(&sql)?.query_row([row], |row| row.get("image")).optional()?)
    }

    /// Takes out what is about rows that are lost, and what is about that in turn.
    fn must_stand_alone(&mut self) -> Result<(), RegisterError> {
        for (table, row) in self.unfit {
            let image = self.last_image(table, *row);
            self.lost.push(Unnamed::new(table, *row, LostHow::Unfit).with(image.as_deref()));
        }
        loop {
            let mut resting = self.pointing_nowhere()?;
            // A whole register's entries name nothing that is not there.
            if !self.lost.is_empty() || !resting.is_empty() {
                resting.extend(self.entries_naming_nobody()?);
            }
            if resting.is_empty() {
                return Ok(());
            }
            for (table, row) in resting {
                let image = self.standing_image(table, row)?;
                self.delete(table, row)?;
                self.lost.push(Unnamed::new(table, row, LostHow::Rests).with(image.as_deref()));
                self.odd.extend(TRUE_TABLES.iter().position(|own| *own == table).map(|place| (place, row)));
            }
        }
    }

    fn last_image(&mut self, table: &str, row: i64) -> Option<String> {
        let place = TRUE_TABLES.iter().position(|own| *own == table)?;
        let change = self.last.get(place)?.get(&row)?.change;
        self.history.image(self.sources, change)
    }

    /// Rows that point at one which is not there.
    fn pointing_nowhere(&self) -> Result<BTreeSet<(&'static str, i64)>, RegisterError> {
        let mut select = self.conn.prepare(r#"SELECT "table" AS child, rowid AS row FROM pragma_foreign_key_check"#)?;
        let found: Vec<(String, i64)> = select.query_map([], |row| Ok((row.get("child")?, row.get("row")?)))?.collect::<Result<_, _>>()?;
        Ok(found.into_iter().filter_map(|(child, row)| Some((*TRUE_TABLES.iter().find(|table| **table == child)?, row))).collect())
    }

    /// Entries whose fields name a person, unit, course or entry that is not there.
    fn entries_naming_nobody(&self) -> Result<BTreeSet<(&'static str, i64)>, RegisterError> {
        let (table, mut resting) = ("event", BTreeSet::new());
        let mut select = self.conn.prepare(&format!(r#"SELECT id, kind, fields FROM "{table}""#))?;
        let mut rows = select.query([])?;
        while let Some(row) = rows.next()? {
            let (kind, fields): (String, String) = (row.get("kind")?, row.get("fields")?);
            let Ok(kind) = kind.parse::<EventKind>() else { continue };
            for (target, id) in Fields::from_json(kind, &fields).iter().flat_map(|fields| named_by(kind, fields)) {
                let mut there = self.conn.prepare_cached(&format!(r#"SELECT 1 FROM "{target}" WHERE id = ?1"#))?;
                if !there.exists([id])? {
                    resting.insert((table, row.get("id")?));
                }
            }
        }
        Ok(resting)
    }

    /// Tables that are neither true nor worked out: how screens look, which register it is.
    fn other_tables(&mut self) -> Result<(), RegisterError> {
        let Some(shapes) = self.sources.first().map(|source| source.shapes.clone()) else { return Ok(()) };
        let is_other = |table: &&String| {
            !TRUE_TABLES.contains(&table.as_str())
                && !DERIVED_TABLES.contains(&table.as_str())
                && !["operation", "change", "register"].contains(&table.as_str())
        };
        for table in shapes.keys().filter(is_other) {
            if let Some(shape) = shapes.get(table) {
                self.put_found(table, shape)?;
            }
        }
        if shapes.contains_key("register") {
            self.keep_uid()?;
        }
        Ok(())
    }

    /// Gives the new file the register's own id, in the place of the one that the steps of the schema gave it.
    fn keep_uid(&mut self) -> Result<(), RegisterError> {
        let Some(uid) = self.uid() else {
            self.lost.push(Unnamed::new("register", 1, LostHow::NewUid));
            return Ok(());
        };
        let kept: String = self.conn.query_row("SELECT sql FROM sqlite_schema WHERE name = 'register_is_kept_1'", [], |row| row.get("sql"))?;
        self.conn.execute_batch("DROP TRIGGER register_is_kept_1")?;
        self.conn.execute("UPDATE register SET uid = ?1", [uid])?;
        Ok(self.conn.execute_batch(&kept)?)
    }

    /// The register's own id, by its row in any source, else by the operation that names it.
    fn uid(&mut self) -> Option<Vec<u8>> {
        for source in &mut *self.sources {
            if let Some(uid) = source.uid() {
                return Some(uid);
            }
        }
        let named = self.history.operations.values().rev().find_map(|operation| operation.register());
        named.and_then(|uid| uuid::Uuid::parse_str(&uid).ok()).map(|uid| uid.into_bytes().to_vec())
    }

    /// An id that was given once is never given again, be its row there or not.
    fn count_on(&self, counted: &BTreeMap<String, i64>) -> Result<(), RegisterError> {
        let of_log = self.last.iter().map(|rows| rows.keys().max().copied());
        let of_operations = self.history.standing().into_iter().chain(self.history.nameless()).max();
        for (table, known) in TRUE_TABLES.iter().copied().zip(of_log).chain([("operation", of_operations)]) {
            // A schema before it has no such table.
            if !self.conn.table_exists(None, table)? {
                continue;
            }
            let standing: Option<i64> = self.conn.query_row(&format!(r#"SELECT max(id) AS last FROM "{table}""#), [], |row| row.get("last"))?;
            let Some(last) = standing.max(known).max(counted.get(table).copied()) else { continue };
            if self.conn.execute("UPDATE sqlite_sequence SET seq = ?2 WHERE name = ?1", (table, last))? == 0 {
                self.conn.execute("INSERT INTO sqlite_sequence (name, seq) VALUES (?1, ?2)", (table, last))?;
            }
        }
        Ok(())
    }

    /// What of the log itself is lost.
    fn history_lost(&mut self, holes: &[(i64, i64)], is_copy: bool) {
        self.lost.extend(holes.iter().map(|(first, last)| Unnamed::new("change", *first, LostHow::History).until(*last)));
        // An operation of which no line is left stands in no log; its own row still tells what it was.
        let standing = self.history.standing();
        self.lost.extend(self.history.operations.iter().filter(|(id, _)| !standing.contains(id)).map(|(id, operation)| operation.lost(*id)));
        self.lost.extend(self.history.nameless().into_iter().map(|operation| Unnamed::new("operation", operation, LostHow::History)));
        if is_copy || self.history.is_open_ended() {
            self.lost.push(Unnamed::new("change", self.history.last() + 1, LostHow::End));
        }
    }

    /// The rows that are not as the new log says, as a change of each.
    fn differing(&mut self) -> Result<Vec<Touched>, RegisterError> {
        let mut rows = Vec::new();
        let of_people = TRUE_TABLES.iter().position(|table| *table == "person").unwrap_or(0);
        self.odd.extend(self.asked.iter().map(|person| (of_people, i64::from(*person))));
        for (place, row) in std::mem::take(&mut self.odd) {
            let Some(table) = TRUE_TABLES.get(place) else { continue };
            let logged = self.last.get(place).and_then(|rows| rows.get(&row)).map(|last| last.change);
            let before = logged.and_then(|change| self.history.image(self.sources, change));
            let after = self.standing_image(table, row)?;
            let equal = match (&before, &after) {
                (Some(before), Some(after)) => is_image_of(before, after),
                (before, after) => before == after,
            };
            if !equal || place == of_people && self.asked.iter().any(|person| i64::from(*person) == row) {
                rows.push(Touched { table: (*table).to_owned(), row, before, after });
            }
        }
        Ok(rows)
    }

    /// The log's word of it.
    fn recovered(&mut self, mut rows: Vec<Touched>, written: &Written, made_by: &str) -> Result<(), RegisterError> {
        let last = self.history.last();
        let head = self.history.change(self.sources, last).map(|change| change.hash.chars().take(8).collect::<String>());
        let image = json!({ "head": head, "kept": written.kept, "linked_anew": written.linked_anew, "lost": written.lost });
        // First, so that it is seen before the rows, of which there may be many.
        rows.insert(0, Touched::of_no_row("recovery", None, Some(&image)));
        let mut operation = Operation::new(RECOVERED).with("count", written.lost.len());
        if !self.asked.is_empty() {
            operation = operation.with("reason", RECOVERED);
        }
        if self.sources.first().is_some_and(|source| source.shapes.contains_key("register")) {
            operation = operation.with("register", uid::of_register(self.conn)?);
        }
        record(self.conn, &operation, Act::Do, made_by, self.now, &rows)?;
        Ok(())
    }
}

/// The persons, units, courses and entries that an entry's fields name.
fn named_by(kind: EventKind, fields: &Fields) -> Vec<(&'static str, i32)> {
    let named = |(name, value): (&String, &Value)| match (value, kind.field(name).map(|spec| spec.field_type)) {
        (Value::Person(PersonRef::Recorded(person)), _) => vec![("person", *person)],
        (Value::Ids(units), _) => units.iter().map(|unit| ("unit", *unit)).collect(),
        (Value::Id(id), Some(FieldType::Unit)) => vec![("unit", *id)],
        (Value::Id(id), Some(FieldType::Course)) => vec![("course", *id)],
        (Value::Id(id), Some(FieldType::Event)) => vec![("event", *id)],
        _ => Vec::new(),
    };
    fields.0.iter().flat_map(named).collect()
}

/// Whether an image says the same of every column that it has: one of an earlier schema has fewer.
fn is_image_of(then: &str, now: &str) -> bool {
    let read = |image: &str| serde_json::from_str::<Map<String, Json>>(image).ok();
    read(then).zip(read(now)).is_some_and(|(then, now)| then.iter().all(|(column, value)| now.get(column) == Some(value)))
}

/// A row by the values of its record.
fn insert<'conn>(conn: &'conn Connection, table: &str, shape: &Shape) -> Result<Statement<'conn>, RegisterError> {
    let names: Vec<String> = shape.columns.iter().map(|column| format!(r#""{}""#, column.name)).collect();
    let places = vec!["?"; names.len()].join(", ");
    Ok(conn.prepare(&format!(r#"INSERT INTO "{table}" ({}) VALUES ({places})"#, names.join(", ")))?)
}

/// A row by the image that the log has of it. A column that it does not have came later.
fn insert_image(table: &str, shape: &Shape) -> String {
    let names: Vec<String> = shape.columns.iter().map(|column| format!(r#""{}""#, column.name)).collect();
    let value = |column: &super::source::Column| {
        let own = format!(r#":image ->> '$."{}"'"#, column.name);
        match (column.name.as_str(), column.kind.as_str(), &column.usual) {
            ("uid", ..) => format!("coalesce(unhex({own}), uid_of_change(:hash, :made_at), new_uid())"),
            (_, "BLOB", _) => format!("unhex({own})"),
            (_, _, Some(usual)) => format!("coalesce({own}, {usual})"),
            _ => own,
        }
    };
    let values: Vec<String> = shape.columns.iter().map(value).collect();
    // Each row's query names all three values, be they asked for or not.
    format!(r#"INSERT INTO "{table}" ({}) SELECT {} WHERE coalesce(:hash, :made_at, '') IS NOT NULL"#, names.join(", "), values.join(", "))
}

fn put(insert: &mut Statement<'_>, values: Vec<Sql>) -> Result<(), RegisterError> {
    fits(insert.execute(params_from_iter(values)).map(drop)).map(drop)
}

/// Whether a row fits beside the others.
fn fits(put: rusqlite::Result<()>) -> Result<bool, RegisterError> {
    match put {
        Ok(()) => Ok(true),
        Err(error) if error.sqlite_error_code() == Some(ErrorCode::ConstraintViolation) => Ok(false),
        Err(error) => Err(error.into()),
    }
}
