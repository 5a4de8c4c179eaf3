//! What was answered with "done", kept outside the register, and the register's log read against it.

use std::collections::BTreeMap;

use serde_json::Value;

/// What a command must have left in the log, whole.
#[derive(Clone, Debug)]
pub enum Wants {
    /// A row of a table with this field.
    Row { table: &'static str, field: &'static str, value: String },
    /// An operation of this kind.
    Kind(&'static str),
    /// So many people at once.
    People(usize),
}

/// The rows of the tables by table and id, as the log's images have them.
pub type Rows = BTreeMap<(String, i64), Value>;

/// What was answered.
pub struct Ledger {
    kept: Vec<String>,
    rows: Rows,
    last_kind: String,
}

/// What the log says beside the ledger.
pub enum Met {
    /// All that was answered and nothing else.
    As,
    /// One operation more, whole: that of the command which was on its way.
    OneMore,
    /// Not as it was answered.
    Not { lost: bool, how: String },
}

impl Ledger {
    /// Everything that stands in a register now counts as answered.
    pub fn of(log: &[Value]) -> Self {
        let mut ledger = Self { kept: Vec::new(), rows: Rows::new(), last_kind: String::new() };
        log.iter().for_each(|entry| ledger.take(entry));
        ledger
    }

    /// How many operations were answered.
    pub fn len(&self) -> usize {
        self.kept.len()
    }

    /// The rows as they stand by all that was answered.
    pub fn rows(&self) -> &Rows {
        &self.rows
    }

    /// Ids of a table's rows.
    pub fn ids(&self, table: &str) -> Vec<i64> {
        self.rows.keys().filter(|(of, _)| of == table).map(|(_, id)| *id).collect()
    }

    /// What the last operation was: `do`, `undo`, `redo`.
    pub fn last_kind(&self) -> &str {
        &self.last_kind
    }

    /// The first answered operation that a log does not have as it was answered.
    pub fn differs_at(&self, log: &[Value]) -> Option<usize> {
        let same = |place: usize, kept: &String| log.get(place).is_some_and(|entry| serde_json::to_string(entry).is_ok_and(|text| text == *kept));
        self.kept.iter().enumerate().position(|(place, kept)| !same(place, kept))
    }

    /// Reads the register's log after a command that was answered (`Some(true)`), cut off (`Some(false)`) or is none; what it
    /// did is from then on part of the ledger.
    pub fn meet(&mut self, log: &[Value], wants: &Wants, answered: Option<bool>) -> Met {
        let lost = |how: String| Met::Not { lost: true, how };
        if let Some(place) = self.differs_at(log) {
            return lost(format!("operation {} of {} is not as it was answered", place + 1, self.kept.len()));
        }
        match (&log[self.kept.len()..], answered) {
            ([], Some(true)) => lost("what was answered with exit 0 is not in the log".to_owned()),
            ([], _) => Met::As,
            ([one], Some(_)) => match misses(one, wants) {
                Some(how) => Met::Not { lost: answered == Some(true), how },
                None => {
                    self.take(one);
                    Met::OneMore
                }
            },
            (more, _) => Met::Not { lost: false, how: format!("{} operations that nobody asked for", more.len() - usize::from(answered.is_some())) },
        }
    }

    fn take(&mut self, entry: &Value) {
        self.kept.push(entry.to_string());
        entry["kind"].as_str().unwrap_or_default().clone_into(&mut self.last_kind);
        for change in changes(entry) {
            let key = (change["table"].as_str().unwrap_or_default().to_owned(), change["row"].as_i64().unwrap_or_default());
            match &change["after"] {
                Value::Null => self.rows.remove(&key),
                image => self.rows.insert(key, image.clone()),
            };
        }
    }
}

fn changes(entry: &Value) -> &[Value] {
    entry["changes"].as_array().map(Vec::as_slice).unwrap_or_default()
}

/// What an operation lacks of what was asked for.
pub fn misses(entry: &Value, wants: &Wants) -> Option<String> {
    let of = |table: &str| changes(entry).iter().filter(|change| change["table"] == table).count();
    let there = match wants {
        Wants::Row { table, field, value } => {
            changes(entry).iter().any(|change| change["table"] == *table && change["after"][*field].as_str() == Some(value.as_str()))
        }
        Wants::Kind(kind) => entry["kind"] == *kind,
        Wants::People(people) => of("person") == *people && of("case") == *people && of("event") >= *people,
    };
    (!there).then(|| format!("operation {} ({}) is not what was asked for: {wants:?}", entry["operation"], entry["name"]))
}
