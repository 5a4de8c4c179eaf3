//! The database's trees, read page by page past what does not read: of a tree with a bad page everything else is given.
//!
//! The file format is SQLite's own (<https://sqlite.org/fileformat2.html>). Nothing that stands in a page is believed: each
//! number is looked at before it is followed, and no page is read twice.

use crate::file::pages::{PAGE, Pages, USABLE};

/// What is written in a page's first byte.
const INDEX_INNER: u8 = 2;
const TABLE_INNER: u8 = 5;
const INDEX_LEAF: u8 = 10;
const TABLE_LEAF: u8 = 13;

/// The database's own head stands before the first page's.
const DATABASE_HEAD: usize = 100;

/// One row as it lies in a page.
pub(super) struct Cell {
    /// The page that holds it, or its beginning.
    pub page: u32,
    /// Its number; of a table without row numbers none.
    pub row: Option<i64>,
    /// Its record; `None` where not all of it reads.
    pub record: Option<Vec<u8>>,
}

/// Which pages were read already.
pub(super) struct Seen(Vec<bool>);

impl Seen {
    pub(super) fn new(pages: &Pages) -> Self {
        Self(vec![false; pages.count() as usize + 1])
    }

    /// Notes a page; false where it was noted before, or there is no such one.
    pub(super) fn note(&mut self, page: u32) -> bool {
        self.0.get_mut(page as usize).is_some_and(|seen| !std::mem::replace(seen, true))
    }

    /// Those that were not.
    pub(super) fn others(&self) -> Vec<u32> {
        (1..).zip(self.0.iter().skip(1)).filter(|(_, seen)| !**seen).map(|(page, _)| page).collect()
    }
}

/// Walks a tree from its root and shows each row. Gives whether all of it was there.
pub(super) fn walk(pages: &mut Pages, root: u32, seen: &mut Seen, see: &mut dyn FnMut(Cell)) -> bool {
    let mut whole = true;
    let mut waiting = vec![root];
    while let Some(number) = waiting.pop() {
        let page = if seen.note(number) { pages.read(number) } else { None };
        let Some(node) = page.as_deref().and_then(|page| Node::of(number, page)) else {
            whole = false;
            continue;
        };
        // The last is taken first: rows come in their order.
        waiting.extend(node.right);
        for place in node.cells.iter().rev() {
            match node.child(*place) {
                Some(child) => waiting.push(child),
                None if node.is_inner() => whole = false,
                None => {}
            }
        }
        whole &= rows(&node, pages, seen, see);
    }
    whole
}

/// The rows of one leaf of a table, for a page that hangs on no tree.
pub(super) fn leaf(pages: &mut Pages, number: u32) -> Option<Vec<Cell>> {
    let page = pages.read(number)?;
    let node = Node::of(number, &page).filter(|node| node.kind == TABLE_LEAF)?;
    let mut cells = Vec::new();
    let mut seen = Seen::new(pages);
    rows(&node, pages, &mut seen, &mut |cell| cells.push(cell));
    Some(cells)
}

fn rows(node: &Node<'_>, pages: &mut Pages, seen: &mut Seen, see: &mut dyn FnMut(Cell)) -> bool {
    if node.kind == TABLE_INNER {
        return true;
    }
    let mut whole = true;
    for place in &node.cells {
        let Some((row, held)) = node.row(*place) else {
            whole = false;
            continue;
        };
        let record = held.whole(pages, seen);
        whole &= record.is_some();
        see(Cell { page: node.number, row, record });
    }
    whole
}

/// A page of a tree.
struct Node<'a> {
    number: u32,
    page: &'a [u8],
    kind: u8,
    /// The places of its cells.
    cells: Vec<usize>,
    /// The last child of an inner one.
    right: Option<u32>,
}

impl<'a> Node<'a> {
    fn of(number: u32, page: &'a [u8]) -> Option<Self> {
        let head = if number == 1 { DATABASE_HEAD } else { 0 };
        let kind = *page.get(head)?;
        let right = match kind {
            TABLE_INNER | INDEX_INNER => Some(four(page, head + 8)?),
            TABLE_LEAF | INDEX_LEAF => None,
            _ => return None,
        };
        let count = usize::from(two(page, head + 3)?);
        let first = head + if right.is_some() { 12 } else { 8 };
        let cells = (0..count).map(|cell| two(page, first + cell * 2).map(usize::from)).collect::<Option<_>>()?;
        Some(Self { number, page, kind, cells, right })
    }

    fn is_inner(&self) -> bool {
        self.right.is_some()
    }

    fn child(&self, place: usize) -> Option<u32> {
        if self.is_inner() { four(self.page, place) } else { None }
    }

    /// A cell's row number, and what of its record stands here.
    fn row(&self, place: usize) -> Option<(Option<i64>, Held<'a>)> {
        let begin = if self.kind == INDEX_INNER { place + 4 } else { place };
        let (length, at) = varint(self.page, begin)?;
        let length = usize::try_from(length).ok()?;
        let (row, at) = if self.kind == TABLE_LEAF { varint(self.page, at).map(|(row, at)| (Some(row), at))? } else { (None, at) };
        let here = held_here(length, self.kind == TABLE_LEAF);
        let text = self.page.get(at..at.checked_add(here)?)?;
        let next = if here < length { Some(four(self.page, at + here)?) } else { None };
        Some((row, Held { text, length, next }))
    }
}

/// What of a record stands in its own page; the rest follows in others.
struct Held<'a> {
    text: &'a [u8],
    length: usize,
    next: Option<u32>,
}

impl Held<'_> {
    fn whole(&self, pages: &mut Pages, seen: &mut Seen) -> Option<Vec<u8>> {
        // A length that no chain of the file's pages could hold is none.
        if self.length > pages.count() as usize * PAGE {
            return None;
        }
        let mut record = self.text.to_vec();
        let mut next = self.next;
        while let Some(number) = next.filter(|_| record.len() < self.length) {
            let page = if seen.note(number) { pages.read(number)? } else { return None };
            let more = (self.length - record.len()).min(USABLE - 4);
            record.extend(page.get(4..4 + more)?);
            next = four(&page, 0).filter(|next| *next != 0);
        }
        (record.len() == self.length).then_some(record)
    }
}

/// How much of a record stands in its own page.
fn held_here(length: usize, of_table: bool) -> usize {
    let most = if of_table { USABLE - 35 } else { (USABLE - 12) * 64 / 255 - 23 };
    let least = (USABLE - 12) * 32 / 255 - 23;
    if length <= most {
        return length;
    }
    let here = least + (length - least) % (USABLE - 4);
    if here <= most { here } else { least }
}

fn two(bytes: &[u8], at: usize) -> Option<u16> {
    bytes.get(at..)?.first_chunk().map(|bytes| u16::from_be_bytes(*bytes))
}

pub(super) fn four(bytes: &[u8], at: usize) -> Option<u32> {
    bytes.get(at..)?.first_chunk().map(|bytes| u32::from_be_bytes(*bytes))
}

/// A number of one to nine bytes, and where it ends.
pub(super) fn varint(bytes: &[u8], at: usize) -> Option<(i64, usize)> {
    let mut value: u64 = 0;
    for (place, byte) in bytes.get(at..)?.iter().take(9).enumerate() {
        if place == 8 {
            return Some(((value << 8 | u64::from(*byte)).cast_signed(), at + 9));
        }
        value = value << 7 | u64::from(byte & 0x7f);
        if byte & 0x80 == 0 {
            return Some((value.cast_signed(), at + place + 1));
        }
    }
    None
}
