//! The title page of a list that is bound as a book.

use serde::Serialize;
use typst::layout::Frame;

use super::draw::sides;
use super::{Head, ListPaper, Signer};
use crate::words::{counted, number_in_words};
use crate::world::Template;
use crate::{Document, PaperError};

/// What a book's title page says besides its title and how many pages the book has.
#[derive(Clone, Debug, Serialize)]
pub struct Cover {
    /// Under the title, a line each: whose book it is, of which time.
    pub lines: Vec<String>,
    /// Who answers for the count of pages; `None`: nobody signs.
    pub signer: Option<Signer>,
}

#[derive(Serialize)]
struct CoverPage<'a> {
    width_mm: f64,
    height_mm: f64,
    left_mm: f64,
    right_mm: f64,
    head: &'a Head,
    secret: bool,
    title: &'a str,
    lines: &'a [String],
    volume: &'a str,
    count: String,
    signer: Option<&'a Signer>,
}

/// The title page of a book with so many pages behind it.
pub(super) fn cover_page(list: &ListPaper, cover: &Cover, pages_behind: usize) -> Result<Frame, PaperError> {
    let (first, pages) = (list.pages_before + 1, pages_behind + 1);
    let (width, height) = list.orientation.size_mm();
    let (left, right) = sides(list, first);
    let figure = |number: usize| counted(u32::try_from(number).unwrap_or(u32::MAX));
    let words = number_in_words(u32::try_from(pages).unwrap_or(u32::MAX));
    let what = if list.volume.is_empty() { "Sổ này" } else { "Tập này" };
    let last = list.pages_before + pages;
    let count = format!("{what} có {} trang (bằng chữ: {words}), đánh số từ {first} đến {last}, kể cả trang bìa.", figure(pages));
    let page = CoverPage {
        width_mm: width,
        height_mm: height,
        left_mm: left,
        right_mm: right,
        head: &list.head,
        secret: list.secret,
        title: &list.title,
        lines: &cover.lines,
        volume: &list.volume,
        count,
        signer: cover.signer.as_ref(),
    };
    let set = Document::set(Template::Cover, &page)?;
    set.frames().next().cloned().ok_or_else(|| PaperError::Setting { message: "a title page of no page".to_owned() })
}
