//! The log as it can be put together: each change from the file where it reads there, else from the newest copy that has it.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use rusqlite::types::Value;

use super::lost::{LostHow, Unnamed};
use super::source::{Row, Shape, Source};
use crate::log::Touched;

/// A change of the log.
pub(super) struct Change {
    pub id: i64,
    pub operation: i64,
    pub touched: Touched,
    pub hash: String,
}

/// Where a change stands, its operation, and the beginning of its link.
#[derive(Clone, Copy)]
struct Place {
    source: usize,
    page: u32,
    operation: i64,
    link: u64,
}

/// An operation's row, by the columns of the schema.
pub(super) struct Operation {
    pub values: Vec<Value>,
    pub name: String,
    pub made_at: String,
    pub reverses: Option<i64>,
    params: String,
}

impl Operation {
    /// The register's own id, where the operation names it.
    pub(super) fn register(&self) -> Option<String> {
        let params: serde_json::Value = serde_json::from_str(&self.params).ok()?;
        Some(params.get("register")?.as_str()?.to_owned())
    }

    /// What is told of it where nothing it did stands in the log any more.
    pub(super) fn lost(&self, id: i64) -> Unnamed {
        let params: serde_json::Value = serde_json::from_str(&self.params).unwrap_or_default();
        let about = ["person", "unit", "course", "programme"].into_iter().find_map(|param| params.get(param)?.as_str());
        let image = serde_json::json!({ "kind": self.name, "name": about, "happened_on": self.made_at.get(..10) });
        Unnamed::new("operation", id, LostHow::Lines).with(Some(&image.to_string()))
    }
}

/// All of it that some source still has.
pub(super) struct History {
    places: BTreeMap<i64, Place>,
    pub operations: BTreeMap<i64, Operation>,
    /// The last change that was ever written; `None` where nothing tells any more.
    end: Option<i64>,
    /// The first and the last change that only copies have, with none after them in which file and copy agree: a copy that
    /// went apart would have such too.
    unproven: Option<(i64, i64)>,
    /// The leaf that was read last.
    at: Option<(usize, u32, Vec<Change>)>,
}

impl History {
    /// What the first source has; it says where the log ends.
    pub(super) fn of(sources: &mut [Source]) -> Self {
        let mut history = Self { places: BTreeMap::new(), operations: BTreeMap::new(), end: None, unproven: None, at: None };
        let Some(first) = sources.first_mut() else { return history };
        let counted = first.counted().get("change").copied();
        let (places, whole) = places(first, 0);
        let last = places.last_key_value().map(|(id, _)| *id);
        history.places = places;
        history.end = counted.max(if whole { last.or(Some(0)) } else { None }).map(|end| end.max(last.unwrap_or(0)));
        history.take_operations(first, i64::MAX);
        history
    }

    /// Fills what is missing from another source: its changes up to the end, as far as it is the same log. Of one that went
    /// apart only what stands before the parting counts.
    pub(super) fn fill(&mut self, sources: &mut [Source], which: usize) {
        let Some(source) = sources.get_mut(which) else { return };
        let (mut places, _) = places(source, which);
        if let Some(end) = self.end {
            places.retain(|id, _| *id <= end);
        }
        let parted = |(id, place): &(&i64, &Place)| self.places.get(id).is_some_and(|own| own.link != place.link);
        if let Some((parted, _)) = places.iter().find(parted).map(|(id, place)| (*id, *place)) {
            let agreed = places.keys().filter(|id| **id < parted && self.places.contains_key(id)).max().copied();
            places.retain(|id, _| agreed.is_some_and(|agreed| *id <= agreed));
        }
        let Some(last) = places.last_key_value().map(|(id, _)| *id) else { return };
        let agreed = places.keys().filter(|id| self.places.get(id).is_some_and(|own| own.source == 0)).max().copied().unwrap_or(0);
        for (id, place) in places {
            if id > agreed && !self.places.contains_key(&id) {
                let (first, _) = self.unproven.unwrap_or((id, id));
                self.unproven = Some((first.min(id), self.unproven.map_or(id, |(_, last)| last.max(id))));
            }
            self.places.entry(id).or_insert(place);
        }
        // Later ones are no business of the changes that were taken: a log that went apart gave their numbers anew.
        let Some(until) = self.places.get(&last).map(|place| place.operation) else { return };
        self.take_operations(source, until);
    }

    fn take_operations(&mut self, source: &mut Source, until: i64) {
        let shapes = source.shapes.clone();
        let Some(shape) = shapes.get("operation") else { return };
        source.rows("operation", &mut |row| {
            if row.id > until {
                return;
            }
            let text = |column| shape.text(&row, column);
            if let (Some(name), Some(made_at), Some(params)) = (text("name"), text("made_at"), text("params")) {
                let reverses = shape.number(&row, "reverses");
                self.operations.entry(row.id).or_insert(Operation { values: row.values, name, made_at, reverses, params });
            }
        });
    }

    /// The changes that nobody has, from and until: those in between, and those up to the end.
    pub(super) fn holes(&self) -> Vec<(i64, i64)> {
        let (mut holes, mut next) = (Vec::new(), 1);
        for id in self.places.keys().copied().chain(self.end.map(|end| end + 1)) {
            if id > next {
                holes.push((next, id - 1));
            }
            next = next.max(id + 1);
        }
        holes
    }

    /// The last change of which only copies tell, unproven.
    pub(super) fn unproven_until(&self) -> Option<i64> {
        self.unproven.map(|(_, last)| last)
    }

    /// Forgets those: the rows of the file say otherwise. Gives whether there were any.
    pub(super) fn drop_unproven(&mut self) -> bool {
        let Some((first, last)) = self.unproven.take() else { return false };
        self.places.retain(|id, place| place.source == 0 || !(first..=last).contains(id));
        self.at = None;
        true
    }

    /// Whether nothing tells where the log ended.
    pub(super) fn is_open_ended(&self) -> bool {
        self.end.is_none()
    }

    /// The last change that reads.
    pub(super) fn last(&self) -> i64 {
        self.places.last_key_value().map_or(0, |(id, _)| *id)
    }

    /// The changes that somebody has.
    pub(super) fn ids(&self) -> Vec<i64> {
        self.places.keys().copied().collect()
    }

    /// The operations that read, and of which some line does.
    pub(super) fn standing(&self) -> BTreeSet<i64> {
        self.places.values().map(|place| place.operation).filter(|operation| self.operations.contains_key(operation)).collect()
    }

    /// The operations of which lines read, but not who did it and when.
    pub(super) fn nameless(&self) -> BTreeSet<i64> {
        self.places.values().map(|place| place.operation).filter(|operation| !self.operations.contains_key(operation)).collect()
    }

    /// Whether nothing of it is missing.
    pub(super) fn is_whole(&self) -> bool {
        !self.is_open_ended() && self.holes().is_empty() && self.nameless().is_empty()
    }

    /// About when something was done: when what was done before it was, or after it.
    pub(super) fn about_when(&self, operation: i64) -> Option<String> {
        let before = self.operations.range(..operation).next_back();
        before.or_else(|| self.operations.range(operation..).next()).map(|(_, known)| known.made_at.clone())
    }

    /// The file in which a change stands.
    pub(super) fn file_of<'a>(&self, sources: &'a [Source], id: i64) -> &'a Path {
        self.places.get(&id).and_then(|place| sources.get(place.source)).map_or(Path::new(""), |source| &source.path)
    }

    /// A change.
    pub(super) fn change(&mut self, sources: &mut [Source], id: i64) -> Option<&Change> {
        let Place { source, page, .. } = *self.places.get(&id)?;
        if self.at.as_ref().is_none_or(|(of, at, _)| (*of, *at) != (source, page)) {
            let from = sources.get_mut(source)?;
            let shapes = from.shapes.clone();
            let shape = shapes.get("change")?;
            let changes = from.leaf("change", page).into_iter().filter_map(|row| Change::read(shape, row)).collect();
            self.at = Some((source, page, changes));
        }
        self.at.as_ref()?.2.iter().find(|change| change.id == id)
    }

    /// The row as a change left it.
    pub(super) fn image(&mut self, sources: &mut [Source], id: i64) -> Option<String> {
        self.change(sources, id)?.touched.after.clone()
    }
}

/// Where each change of a source stands, and whether all of its log was there.
fn places(source: &mut Source, which: usize) -> (BTreeMap<i64, Place>, bool) {
    let shapes = source.shapes.clone();
    let mut places = BTreeMap::new();
    let Some(shape) = shapes.get("change") else { return (places, false) };
    let whole = source.rows("change", &mut |row| {
        let page = row.page;
        if let Some(change) = Change::read(shape, row) {
            let link = change.hash.get(..16).and_then(|link| u64::from_str_radix(link, 16).ok()).unwrap_or(0);
            places.insert(change.id, Place { source: which, page, operation: change.operation, link });
        }
    });
    (places, whole)
}

impl Change {
    fn read(shape: &Shape, row: Row) -> Option<Self> {
        let touched = Touched {
            table: shape.text(&row, "table_name")?,
            row: shape.number(&row, "row_id")?,
            before: shape.text(&row, "before"),
            after: shape.text(&row, "after"),
        };
        Some(Self { id: row.id, operation: shape.number(&row, "operation")?, hash: shape.text(&row, "hash")?, touched })
    }
}
