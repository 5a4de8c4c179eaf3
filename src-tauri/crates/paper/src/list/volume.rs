//! A long list is bound in volumes, so that the memory of setting it stays bounded, and a hand can hold each.

use std::borrow::Cow;

use super::{Group, ListPaper};
use crate::PaperError;

/// The most rows one document holds.
pub const ROWS_PER_VOLUME: usize = 1000;

/// How many volumes a list makes; an empty list makes one.
pub fn volume_count(list: &ListPaper) -> usize {
    list.row_count().div_ceil(ROWS_PER_VOLUME).max(1)
}

/// The list's volumes in order, each cut out when it is asked for. A list of at most [`ROWS_PER_VOLUME`] rows is its
/// own single volume. Otherwise each says "Tập 2 trong 3" under its title; the running numbers are the rows' own, so
/// they run on; a group that goes on says "(tiếp theo)"; count line and signatures stand in the last volume only.
pub fn volumes(list: &ListPaper) -> impl Iterator<Item = Cow<'_, ListPaper>> {
    let count = volume_count(list);
    (0..count).map(move |index| if count == 1 { Cow::Borrowed(list) } else { Cow::Owned(volume(list, index, count)) })
}

/// A volume's PDF.
pub struct VolumePdf {
    pub pdf: Vec<u8>,
    pub pages: usize,
}

/// One PDF a volume, made when it is asked for: write each to its file before taking the next. Pages are numbered through all
/// volumes.
///
/// # Errors
/// Each item as [`ListPaper::set`].
pub fn volume_pdfs(list: &ListPaper) -> impl Iterator<Item = Result<VolumePdf, PaperError>> + '_ {
    let mut before = 0;
    volumes(list).map(move |volume| {
        let document = ListPaper { pages_before: before, ..volume.into_owned() }.set()?;
        before += document.pages();
        Ok(VolumePdf { pages: document.pages(), pdf: document.pdf()? })
    })
}

fn volume(list: &ListPaper, index: usize, count: usize) -> ListPaper {
    let from = index * ROWS_PER_VOLUME;
    let last = index + 1 == count;
    let number = format!("Tập {} trong {count}", index + 1);
    ListPaper {
        head: list.head.clone(),
        title: list.title.clone(),
        subtitle: list.subtitle.clone(),
        volume: number,
        cover: list.cover.clone(),
        columns: list.columns.clone(),
        groups: cut(&list.groups, from, from + ROWS_PER_VOLUME),
        count_line: if last { list.count_line.clone() } else { format!("(Xem tiếp tập {})", index + 2) },
        left_signer: list.left_signer.clone().filter(|_| last),
        right_signer: list.right_signer.clone().filter(|_| last),
        foot: list.foot.clone(),
        ..*list
    }
}

/// The rows `from..to`, counted over all groups, in their groups.
fn cut(groups: &[Group], from: usize, to: usize) -> Vec<Group> {
    let mut start = 0;
    let mut cut = Vec::new();
    for group in groups {
        let end = start + group.rows.len();
        let (first, after) = (from.max(start), to.min(end));
        // A group without rows goes where its place is; at a border, into the volume that begins there.
        let empty_here = group.rows.is_empty() && (from..to).contains(&start);
        if first < after || empty_here {
            cut.push(Group {
                title: group.title.as_ref().map(|title| if first > start { format!("{title} (tiếp theo)") } else { title.clone() }),
                rows: if empty_here { Vec::new() } else { group.rows[first - start..after - start].to_vec() },
                count_line: group.count_line.clone().filter(|_| after == end),
            });
        }
        start = end;
    }
    cut
}
