//! A copy of a register: its name, which says of which state it is, and how it is written.
//!
//! A copy has the register's own salt and key, so that the same passphrase and the same card open it. It appears under its
//! name only once it was opened and found the same. When copies are made, thinned and put back is the room `copies`.

use std::fs::{self, File};
use std::io::{self, Read, Seek, Write};
use std::path::{Path, PathBuf};
use std::thread;
use std::time::Duration;

use chrono::{NaiveDate, NaiveDateTime};
use rusqlite::Connection;
use rusqlite::backup::Backup;

use super::End;
use super::connect::{Mode, connect, key_fits};
use super::damage::if_it_reads_alone;
use super::head::Head;
use super::key::{Key, Salt};
use super::pages::PAGE;
use super::schema::schema;
use super::whole;
use crate::error::RegisterError;

/// What the folder of copies has behind the register's name.
pub const FOLDER_SUFFIX: &str = "-sao-luu";

/// What a copy was made for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Serialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum CopyKind {
    /// While working, on locking, on closing: one a day stays.
    Daily,
    /// Before a workbook was brought in.
    BeforeImport,
    /// Before an older file was brought up to the newest schema.
    BeforeMigration,
    /// Before two people or registers were made one.
    BeforeMerge,
    /// Before something was put in the place of the register.
    BeforeRepair,
    /// Asked for.
    ByHand,
}

impl CopyKind {
    const ALL: [Self; 6] = [Self::Daily, Self::BeforeImport, Self::BeforeMigration, Self::BeforeMerge, Self::BeforeRepair, Self::ByHand];

    /// As it stands in the copy's name.
    fn in_name(self) -> &'static str {
        match self {
            Self::Daily => "",
            Self::BeforeImport => "truoc-nhap ",
            Self::BeforeMigration => "truoc-nang-cap ",
            Self::BeforeMerge => "truoc-gop ",
            Self::BeforeRepair => "truoc-sua ",
            Self::ByHand => "sao-tay ",
        }
    }
}

/// A copy that stands in a folder, by its name: `<register> <day> [kind ]<last change>-<head>.nguon`. The name of a daily
/// copy of an earlier program ends with its day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Copy {
    /// The file.
    pub path: PathBuf,
    /// What it was made for.
    pub kind: CopyKind,
    /// The day on which it was made, by the clock of then.
    pub day: NaiveDate,
    /// The last change that it holds: of two copies the later one has the higher, whatever the clock said.
    pub change: Option<i64>,
    /// The chain's head.
    pub head: Option<String>,
}

impl Copy {
    /// Reads a name.
    fn named(path: PathBuf, stem: &str) -> Option<Self> {
        let text = path.file_name()?.to_str()?.strip_suffix(".nguon")?.strip_prefix(stem)?.strip_prefix(' ')?;
        let (day, rest) = text.split_once(' ').unwrap_or((text, ""));
        let day = day.parse().ok()?;
        if rest.is_empty() {
            return Some(Self { path, kind: CopyKind::Daily, day, change: None, head: None });
        }
        let kind = CopyKind::ALL.into_iter().rev().find(|kind| rest.starts_with(kind.in_name()))?;
        let (change, head) = rest.strip_prefix(kind.in_name())?.split_once('-')?;
        let whole = head.len() == 8 && head.bytes().all(|byte| byte.is_ascii_hexdigit());
        whole.then_some(Self { kind, day, change: Some(change.parse().ok()?), head: Some(head.to_owned()), path })
    }

    /// Whether it holds the state that ends so.
    pub fn holds(&self, end: Option<&End>) -> bool {
        end.is_some_and(|end| self.change == Some(end.change) && self.head.as_deref() == Some(end.head()))
    }
}

/// The name of a copy.
pub(crate) fn name(register: &Path, kind: CopyKind, day: NaiveDate, end: Option<&End>) -> String {
    let (change, head) = end.map_or((0, "00000000"), |end| (end.change, end.head()));
    format!("{} {day} {}{change}-{head}.nguon", stem(register), kind.in_name())
}

/// A register's name without its ending.
pub(crate) fn stem(register: &Path) -> String {
    register.file_stem().unwrap_or_default().to_string_lossy().into_owned()
}

/// The folder of a register's copies: `<name>-sao-luu`, beside it.
pub fn folder(register: &Path) -> PathBuf {
    folder_in(register.parent().unwrap_or(Path::new("")), register)
}

/// The same in another place.
pub fn folder_in(place: &Path, register: &Path) -> PathBuf {
    place.join(format!("{}{FOLDER_SUFFIX}", stem(register)))
}

/// The copies that stand beside a register, by their names, the latest last; files of other names are not looked at.
pub fn copies(register: &Path) -> Vec<Copy> {
    copies_in(&folder(register), register)
}

/// The same in another folder.
pub fn copies_in(folder: &Path, register: &Path) -> Vec<Copy> {
    let Ok(entries) = fs::read_dir(folder) else { return Vec::new() };
    let stem = stem(register);
    let mut found: Vec<Copy> = entries.filter_map(Result::ok).filter_map(|entry| Copy::named(entry.path(), &stem)).collect();
    found.sort_by(|one, other| (one.change, one.day, &one.path).cmp(&(other.change, other.day, &other.path)));
    found
}

/// Whether a file lies among copies: it is opened to read, or the work of a day would be written into a copy.
pub fn is_copy(path: &Path) -> bool {
    path.parent().and_then(Path::file_name).is_some_and(|folder| folder.to_string_lossy().ends_with(FOLDER_SUFFIX))
}

/// Whether a copy was written under a key, by the salt that it begins with; `None` where that does not read.
pub(crate) fn is_under(copy: &Path, key: &Key) -> Option<bool> {
    Head::read(copy).ok()?.salt().map(|salt| salt == key.salt())
}

/// Keeps a file that is about to be replaced among its copies, under a name of its own. Gives its place.
///
/// # Errors
/// Of the medium.
pub(crate) fn keep_replaced(register: &Path, why: &str, at: NaiveDateTime) -> Result<PathBuf, RegisterError> {
    let folder = folder(register);
    fs::create_dir_all(&folder).map_err(|error| RegisterError::io("create", &folder, error))?;
    let named = format!("{} {} {why}", stem(register), at.format("%Y-%m-%d %H%M%S"));
    let place = whole::free_place(|more| folder.join(format!("{named}{more}.nguon")));
    whole::keep_as(register, &place)?;
    Ok(place)
}

/// What the file that a new passphrase replaced is kept as.
pub(crate) const EARLIER_PASSPHRASE: &str = "mat-khau-cu";

/// Whether a register under this salt was replaced by one under another passphrase: it is kept among the copies.
pub(crate) fn was_rekeyed(register: &Path, salt: Salt) -> bool {
    let stem = stem(register);
    let kept = |name: &str| name.starts_with(&stem) && name.contains(EARLIER_PASSPHRASE);
    let entries = fs::read_dir(folder(register)).into_iter().flatten().filter_map(Result::ok);
    let mut kept = entries.filter(|entry| kept(&entry.file_name().to_string_lossy())).map(|entry| entry.path());
    kept.any(|path| Head::read(&path).is_ok_and(|head| head.salt() == Some(salt)))
}

/// What a copy's place and name say of it; `None` for what lies elsewhere or bears another name.
pub fn copy_of(path: &Path) -> Option<Copy> {
    let folder = path.parent()?.file_name()?.to_str()?;
    Copy::named(path.to_owned(), folder.strip_suffix(FOLDER_SUFFIX)?)
}

/// The place of the register that a file among its copies belongs to, beside their folder; nothing may lie there.
pub fn register_of(copy: &Path) -> Option<PathBuf> {
    let folder = copy.parent()?;
    let stem = folder.file_name()?.to_str()?.strip_suffix(FOLDER_SUFFIX)?;
    Some(folder.with_file_name(format!("{stem}.nguon")))
}

/// Copies an open register into a folder, which is made where it is missing. Gives its place.
///
/// # Errors
/// As [`write`].
pub(crate) fn into_folder(
    conn: &Connection,
    register: &Path,
    key: &Key,
    folder: &Path,
    kind: CopyKind,
    day: NaiveDate,
) -> Result<PathBuf, RegisterError> {
    fs::create_dir_all(folder).map_err(|error| RegisterError::io("create", folder, error))?;
    let place = folder.join(name(register, kind, day, End::of(conn)?.as_ref()));
    write(conn, register, &place, key)?;
    Ok(place)
}

/// Copies an open register to a place, where the copy appears only once it was opened and found the same.
///
/// # Errors
/// [`RegisterError::DiskFull`] and the like; [`RegisterError::DamagedPage`] where the register does not read.
pub(crate) fn write(conn: &Connection, register: &Path, place: &Path, key: &Key) -> Result<(), RegisterError> {
    let part = whole::part_of(place);
    // Before it is swept: what the disk said no to shows there.
    let written = write_same(conn, register, &part, key).map_err(|error| error.of_part(&part)).and_then(|()| whole::let_appear(&part, place));
    if written.is_err() {
        whole::sweep(&part);
    }
    written
}

/// The same under the register's own key: its bytes, as they lie on the disk. To write each page anew takes several times as long.
fn write_same(conn: &Connection, register: &Path, part: &Path, key: &Key) -> Result<(), RegisterError> {
    whole::sweep(part);
    let state = copy_bytes(conn, register, part)?;
    must_hold(part, key, state)?;
    whole::sync(part)
}

/// Copies an open register under another key and the name of something that is being written, proves it and has it on the disk.
pub(crate) fn write_part(conn: &Connection, part: &Path, key: &Key) -> Result<(), RegisterError> {
    whole::sweep(part);
    copy_pages(conn, part, key)?;
    must_hold(part, key, state_of(conn)?)?;
    whole::sync(part)
}

/// Removes what copies that were cut short left in a folder.
pub(crate) fn sweep(folder: &Path, register: &Path) {
    let stem = stem(register);
    let left = |name: &str| name.starts_with(&stem) && [".nguon.part", ".nguon.part-journal"].iter().any(|end| name.ends_with(end));
    for entry in fs::read_dir(folder).into_iter().flatten().filter_map(Result::ok) {
        if left(&entry.file_name().to_string_lossy()) {
            // What cannot be removed now is swept the next time.
            let _ = fs::remove_file(entry.path());
        }
    }
}

/// How many pages are copied at once: between two such lots whoever writes gets a turn.
const LOT: i32 = 4096;

/// Copies the bytes of one state, lot by lot; where somebody wrote between two lots, from the first one again. Gives which state.
fn copy_bytes(conn: &Connection, register: &Path, part: &Path) -> Result<State, RegisterError> {
    fn failed(path: &Path) -> impl FnOnce(io::Error) -> RegisterError + '_ {
        move |error| RegisterError::io("copy", path, error)
    }
    let mut to = File::create_new(part).map_err(failed(part))?;
    let mut from = File::open(register).map_err(failed(register))?;
    let (mut lot, mut version) = (Vec::new(), None);
    loop {
        // While it is read nobody writes; who writes has the file alone from the first page to the last.
        let held = conn.unchecked_transaction()?;
        let state = state_of(&held)?;
        let now: i64 = held.pragma_query_value(None, "data_version", |row| row.get(0))?;
        if version.replace(now).is_some_and(|before| before != now) {
            from.rewind().map_err(failed(register))?;
            to.set_len(0).and_then(|()| to.rewind()).map_err(failed(part))?;
        }
        lot.clear();
        let read = (&mut from).take(LOT as u64 * PAGE as u64).read_to_end(&mut lot).map_err(failed(register))?;
        drop(held);
        if read == 0 {
            return Ok(state);
        }
        to.write_all(&lot).map_err(failed(part))?;
    }
}

fn copy_pages(conn: &Connection, part: &Path, key: &Key) -> Result<(), RegisterError> {
    let mut copy = connect(part, Mode::New, key)?;
    // Until it is whole it is nothing, and then it is synced: no journal need be kept of it meanwhile.
    copy.execute_batch("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;")?;
    Backup::new(conn, &mut copy)?.run_to_completion(LOT, Duration::ZERO, None)?;
    copy.pragma_update(None, "journal_mode", "DELETE")?;
    copy.close().map_err(|(_, error)| error.into())
}

/// A state of a register: its schema, and how its log ends.
type State = (i32, Option<End>);

fn state_of(conn: &Connection) -> Result<State, rusqlite::Error> {
    Ok((schema(conn)?, End::of(conn)?))
}

/// Reads every page of the copy and compares it with the register's state. Where they differ, the register's own pages tell
/// whether it is damaged: see `look`.
fn must_hold(part: &Path, key: &Key, state: State) -> Result<(), RegisterError> {
    if prove(part, key)? == Some(state) { Ok(()) } else { Err(RegisterError::DamagedPage) }
}

/// Opens a file by itself and reads every page of it. Gives its schema and how its log ends; `None` where not all of it
/// reads with this key.
///
/// # Errors
/// Of the medium.
pub(crate) fn prove(path: &Path, key: &Key) -> Result<Option<State>, RegisterError> {
    if_it_reads_alone(path, key, read_all(path, key))
}

/// The log is about half of a register: it is read on one thread, all else on another.
fn read_all(path: &Path, key: &Key) -> Result<Option<State>, RegisterError> {
    let (log, rest) = thread::scope(|scope| {
        let log = scope.spawn(|| {
            let copy = connect(path, Mode::Alone, key)?;
            key_fits(&copy)?;
            reads(&copy, "change")
        });
        let rest = read_rest(path, key);
        (log.join(), rest)
    });
    // Whatever stopped it stopped a proof.
    let log = log.map_err(|_| RegisterError::DamagedPage)??;
    Ok(rest?.filter(|_| log))
}

/// Reads all but the log, the description and the list of unused pages too. Gives the state; `None` where not all of it reads.
fn read_rest(path: &Path, key: &Key) -> Result<Option<State>, RegisterError> {
    let copy = connect(path, Mode::Alone, key)?;
    key_fits(&copy)?;
    let mut select = copy.prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND name <> 'change'")?;
    let tables: Vec<String> = select.query_map([], |row| row.get("name"))?.collect::<Result<_, _>>()?;
    drop(select);
    for table in ["sqlite_schema"].into_iter().chain(tables.iter().map(String::as_str)) {
        if !reads(&copy, table)? {
            return Ok(None);
        }
    }
    Ok(Some(state_of(&copy)?))
}

fn reads(copy: &Connection, table: &str) -> Result<bool, RegisterError> {
    let told: String = copy.query_row(&format!("PRAGMA quick_check('{table}')"), [], |row| row.get(0))?;
    Ok(told == "ok")
}
