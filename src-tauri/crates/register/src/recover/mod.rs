//! What is still readable of a damaged register → a new register, and a list of what was lost, by name.
//!
//! - [`source`]: one file asked for its rows without the database, by its `tree`s and `record`s: the damaged file, then its copies
//! - [`history`]: the log put together from them; `write`: the new register, row by row; [`lost`]: what is missing, named
//!
//! The damaged file is only read. It is not asked through the database: that would replay what lies beside it, stop at the
//! first page that does not read, and take a page of zeros for an empty one. The new register is under the key of the old
//! one, so that passphrase, card and copies stay good; it has its id, its rows theirs. It is proved by the same check as every
//! other before it appears under its name.

mod history;
mod lost;
mod record;
mod source;
mod tree;
mod write;

use std::path::{Path, PathBuf};

use chrono::NaiveDate;

use crate::Now;
use crate::derived;
use crate::error::RegisterError;
use crate::file::connect::{Mode, connect};
use crate::file::copy::{Copy, copies, is_copy, register_of, stem};
use crate::file::head::Head;
use crate::file::key::{Key, Salt, Secret};
use crate::file::lock::Lock;
use crate::file::schema::{known, lay};
use crate::file::{Look, TRUE_TABLES, Who, pages, whole};
use crate::opening::{must_be_free, prove, upgrade};

pub use lost::{Lost, LostHow};

use history::History;
use source::Source;
use write::{Checked, Written};

/// What came of it.
#[derive(Clone, Debug)]
pub struct Recovered {
    /// The new register.
    pub register: PathBuf,
    /// The files that it was taken from: the damaged one, where anything of it reads, and those copies that were needed.
    pub from: Vec<PathBuf>,
    /// What is missing.
    pub lost: Vec<Lost>,
    /// How many lines of the log stand as they were, and how many are linked anew behind a gap.
    pub kept: i64,
    /// See `kept`.
    pub linked_anew: i64,
    /// How many rows were brought in by the operation `recovered`, since the log did not tell of them as they stand.
    pub rows: usize,
}

/// How often what does not read is left out, and the rest tried again.
const TRIES: usize = 40;

/// A free name for the new register, beside the damaged one: `<name> (cứu <day>).nguon`. Of a copy, beside its register's place.
pub fn free_place(damaged: &Path, day: NaiveDate) -> PathBuf {
    let register = register_of(damaged).unwrap_or_else(|| damaged.to_owned());
    whole::free_place(|more| register.with_file_name(format!("{} (cứu {day}{more}).nguon", stem(&register))))
}

/// Brings what is readable of a damaged register into a new one.
///
/// # Errors
/// `recover_nothing` where neither the file nor a copy of it reads; [`RegisterError::WrongPassphrase`] and the like where that
/// may be the reason; [`RegisterError::Newer`]; [`RegisterError::InUse`]; of the new place as [`crate::opening::Draft::create_with`],
/// and [`RegisterError::IsCopy`] among copies.
/// Then nothing is left there. The damaged file is never written to.
pub fn recover(file: &Path, secret: &Secret, new: &Path, who: &Who, now: &Now) -> Result<Recovered, RegisterError> {
    must_be_free(new)?;
    if is_copy(new) {
        return Err(RegisterError::IsCopy { path: new.to_owned() });
    }
    let head = Head::read(file)?;
    let _held = hold(file, who, now)?;
    let (key, mut sources, is_copy) = first_source(file, &head, secret)?;
    let mut history = History::of(&mut sources);
    fill_from_copies(file, &key, secret, &mut sources, &mut history)?;
    let lock = Lock::take(new, who, now)?;
    let part = whole::part_of(new);
    let written = Making { part: &part, key: &key, is_copy, who, now }.written(&mut sources, &mut history);
    let written = written.and_then(|written| whole::put_in_place(&part, new).map(|()| written));
    whole::sweep(&part);
    drop(lock);
    let Written { lost, kept, linked_anew, rows, .. } = written?;
    Ok(Recovered { register: new.to_owned(), from: sources.into_iter().map(|source| source.path).collect(), lost, kept, linked_anew, rows })
}

/// Nobody writes to the file meanwhile. Where nothing can be written beside it, nobody can.
fn hold(file: &Path, who: &Who, now: &Now) -> Result<Option<Lock>, RegisterError> {
    match Lock::take(file, who, now) {
        Ok(mut lock) => lock.hold_file(file).map(|()| Some(lock)),
        Err(error @ RegisterError::InUse { .. }) => Err(error),
        Err(_) => Ok(None),
    }
}

/// The file, where anything of it reads; else its newest copy. With the key under which that is.
fn first_source(file: &Path, head: &Head, secret: &Secret) -> Result<(Key, Vec<Source>, bool), RegisterError> {
    for key in head.salt().into_iter().flat_map(|salt| secret.keys(salt)) {
        let key = key?;
        if let Some(source) = opened(file, &key)? {
            return Ok((key, vec![source], false));
        }
    }
    // Its beginning is lost, and with it the salt: every copy under the same passphrase bears the same.
    let mut tried: Vec<Salt> = Vec::new();
    let mut newest = None;
    for copy in copies(file).iter().rev() {
        let Some(salt) = Head::read(&copy.path).ok().and_then(|head| head.salt()).filter(|salt| !tried.contains(salt)) else { continue };
        tried.push(salt);
        for key in secret.keys(salt) {
            let key = key?;
            if let Some(source) = opened(file, &key)? {
                return Ok((key, vec![source], false));
            }
            if newest.is_none()
                && let Some(source) = opened(&copy.path, &key)?
            {
                newest = Some((key, vec![source], true));
            }
        }
    }
    newest.ok_or_else(|| match head.why_closed(file, secret) {
        RegisterError::Damaged { .. } => domain::refusal::Refusal::new("recover_nothing").with("path", file.display()).into(),
        other => other,
    })
}

fn opened(path: &Path, key: &Key) -> Result<Option<Source>, RegisterError> {
    let Some(mut source) = Source::open(path, key)? else { return Ok(None) };
    match source.newer() {
        Some(schema) => Err(RegisterError::Newer { schema, known: known() }),
        None => Ok(Some(source)),
    }
}

/// Fills what is missing of the log from the copies, the newest first, as long as something is missing that a copy can have.
/// Another register's of the same name may lie there: it has neither the salt nor the id.
fn fill_from_copies(file: &Path, own: &Key, secret: &Secret, sources: &mut Vec<Source>, history: &mut History) -> Result<(), RegisterError> {
    let mut keys = vec![own.clone()];
    let uid = sources.first_mut().and_then(Source::uid);
    for Copy { path, change, .. } in copies(file).iter().rev() {
        let missing = |until: &i64| history.holes().iter().any(|(first, _)| first <= until);
        if sources.iter().any(|source| source.path == *path) || !(history.is_open_ended() || change.as_ref().is_none_or(missing)) {
            continue;
        }
        let Some(key) = key_of(path, secret, &mut keys)? else { continue };
        // One that a newer program made, or that nothing is left of, has nothing to give.
        let Ok(Some(mut source)) = opened(path, &key) else { continue };
        let is_own = key.salt() == own.salt() || (uid.is_some() && source.uid() == uid);
        if is_own {
            sources.push(source);
            let which = sources.len() - 1;
            history.fill(sources, which);
        }
    }
    Ok(())
}

/// The key of a copy: that of the file, or what the secret gives with another salt. Each salt costs a derivation, once.
fn key_of(copy: &Path, secret: &Secret, keys: &mut Vec<Key>) -> Result<Option<Key>, RegisterError> {
    let Some(salt) = Head::read(copy).ok().and_then(|head| head.salt()) else { return Ok(None) };
    if let Some(known) = keys.iter().find(|key| key.salt() == salt) {
        return Ok(Some(known.clone()));
    }
    for key in secret.keys(salt) {
        let key = key?;
        if pages::first_fits(copy, &key).unwrap_or(false) {
            keys.push(key.clone());
            return Ok(Some(key));
        }
    }
    Ok(None)
}

/// The new register as it is being made.
struct Making<'a> {
    part: &'a Path,
    key: &'a Key,
    /// Of the file itself nothing reads.
    is_copy: bool,
    who: &'a Who,
    now: &'a Now,
}

impl Making<'_> {
    /// Writes the new register, and proves it. What the check would not have is left out, and named.
    fn written(&self, sources: &mut [Source], history: &mut History) -> Result<Written, RegisterError> {
        let part = self.part;
        // What fails here fails at the new file: of the old ones each page is looked at by itself.
        let made = Look::at(part, self.key, Mode::New);
        let mut checked = Checked::default();
        for _ in 0..TRIES {
            whole::sweep(part);
            let written = match self.filled(sources, history, &checked) {
                // It does not even let itself be worked with.
                Err(RegisterError::DamagedRow { table, row, .. }) if TRUE_TABLES.contains(&table.as_str()) => {
                    checked.unfit.insert((table, i64::from(row)));
                    continue;
                }
                written => written.map_err(|error| made.tells(error))?,
            };
            if written.contradicted && history.drop_unproven() {
                continue;
            }
            let found = prove(part, self.key, self.who, self.now).map_err(|error| made.tells(error))?;
            let asked: Vec<i32> = found.lives.iter().filter(|life| !life.explained).map(|life| life.person).collect();
            if found.rows.is_empty() && found.corrections.is_empty() && (asked.is_empty() || !checked.asked.is_empty() || history.is_whole()) {
                // Nothing but the program itself could be at fault.
                return if found.is_whole() { whole::sync(part).map(|()| written) } else { Err(RegisterError::damaged(part)) };
            }
            let corrections = found.corrections.iter().map(|event| ("event".to_owned(), i64::from(*event)));
            checked.unfit.extend(found.rows.iter().map(|bad| (bad.table.clone(), i64::from(bad.row))).chain(corrections));
            // Their reasons went with lines of the log: that they were recovered is the reason that is left.
            checked.asked.extend(asked);
        }
        Err(RegisterError::damaged(part))
    }

    fn filled(&self, sources: &mut [Source], history: &mut History, checked: &Checked) -> Result<Written, RegisterError> {
        let mut conn = connect(self.part, Mode::New, self.key)?;
        // Until it is whole it is nothing, and then it is synced: no journal need be kept of it meanwhile.
        conn.execute_batch(
            "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA foreign_keys = OFF; PRAGMA cache_size = -65536; PRAGMA temp_store = MEMORY",
        )?;
        let schema = sources.first().map_or(known(), |source| source.schema);
        let tx = conn.transaction()?;
        lay(&tx, schema)?;
        let written = write::write(&tx, history, sources, checked, self.is_copy, &self.who.user, self.now)?;
        if schema == known() {
            derived::rebuild(&tx)?;
        }
        tx.commit()?;
        upgrade(&mut conn, &self.who.user, self.now)?;
        conn.pragma_update(None, "journal_mode", "DELETE")?;
        conn.close().map_err(|(_, error)| error)?;
        Ok(written)
    }
}
