use serde::Serialize;
use typst::comemo;
use typst::diag::SourceDiagnostic;
use typst::foundations::{Dict, Smart};
use typst::layout::Frame;
use typst::model::Document as _;
use typst::utils::Scalar;
use typst_layout::{Page, PagedDocument};
use typst_pdf::PdfOptions;
use typst_render::RenderOptions;

use crate::PaperError;
use crate::world::{PaperWorld, Template};

/// A paper set into pages. Setting is the costly step: ask one document for its PDF and its pictures.
pub struct Document {
    pages: PagedDocument,
}

/// Pictures of some pages of a paper.
#[derive(Clone, Debug)]
pub struct Pictures {
    /// How many pages the whole paper has.
    pub pages: usize,
    /// PNG files, one a page asked for, in order.
    pub png: Vec<Vec<u8>>,
}

impl Document {
    pub(crate) fn set(template: Template, values: &impl Serialize) -> Result<Self, PaperError> {
        let world = PaperWorld::new(template, inputs(values)?)?;
        let set = typst::compile::<PagedDocument>(&world);
        // Typst remembers what it laid out, a recovery card's letters too: the store is emptied after each paper, so
        // that memory stays bounded and nothing of a paper is kept.
        comemo::evict(0);
        set.output.map(|pages| Self { pages }).map_err(|errors| setting(&errors))
    }

    /// What stands on each page.
    pub(crate) fn frames(&self) -> impl Iterator<Item = &Frame> {
        self.pages.pages().iter().map(|page| &page.frame)
    }

    /// A paper of these pages that says of itself what this one says.
    pub(crate) fn with_frames(&self, frames: Vec<Frame>) -> Self {
        let like = self.pages.pages().iter().cycle();
        let pages = like.zip((1..).zip(frames)).map(|(page, (number, frame))| Page { frame, number, ..page.clone() });
        Self { pages: PagedDocument::new(pages.collect(), self.pages.info().clone()) }
    }

    /// How many pages the paper has.
    pub fn pages(&self) -> usize {
        self.pages.pages().len()
    }

    /// The whole paper as a PDF without tags (they multiply its size by nine). The same paper gives the same bytes.
    ///
    /// # Errors
    /// [`PaperError::Setting`] if the PDF cannot be written.
    pub fn pdf(&self) -> Result<Vec<u8>, PaperError> {
        let options = PdfOptions { creator: Smart::Custom(Some("Nguồn".into())), tagged: false, ..PdfOptions::default() };
        let pdf = typst_pdf::pdf(&self.pages, &options).map_err(|errors| setting(&errors));
        comemo::evict(0);
        pdf
    }

    /// One page as a PNG of `scale` pixels a point (1 shows A4 as 595 × 842 pixels); `page` counts from 1.
    ///
    /// # Errors
    /// [`PaperError::NoSuchPage`], [`PaperError::Scale`] outside 0.1 to 8, [`PaperError::Setting`].
    pub fn page_png(&self, page: usize, scale: f64) -> Result<Vec<u8>, PaperError> {
        if !(0.1..=8.0).contains(&scale) {
            return Err(PaperError::Scale);
        }
        let missing = PaperError::NoSuchPage { page, pages: self.pages() };
        let sheet = page.checked_sub(1).and_then(|index| self.pages.pages().get(index)).ok_or(missing)?;
        let options = RenderOptions { pixel_per_pt: Scalar::new(scale), ..RenderOptions::default() };
        let picture = typst_render::render(sheet, &options);
        comemo::evict(0);
        picture.encode_png().map_err(|error| PaperError::Setting { message: error.to_string() })
    }

    /// Pictures of up to `count` pages from `from_page` on (counted from 1); fewer where the paper ends.
    ///
    /// # Errors
    /// As [`Document::page_png`]; [`PaperError::NoSuchPage`] only if the first page asked for does not exist.
    pub fn pictures(&self, from_page: usize, count: usize, scale: f64) -> Result<Pictures, PaperError> {
        let pages = self.pages();
        if !(1..=pages).contains(&from_page) {
            return Err(PaperError::NoSuchPage { page: from_page, pages });
        }
        let last = pages.min(from_page.saturating_add(count).saturating_sub(1));
        let png = (from_page..=last).map(|page| self.page_png(page, scale)).collect::<Result<_, _>>()?;
        Ok(Pictures { pages, png })
    }
}

/// A template's values, by the names of the struct's fields. They pass through JSON because both sides speak serde.
fn inputs(values: &impl Serialize) -> Result<Dict, PaperError> {
    serde_json::to_value(values).and_then(serde_json::from_value).map_err(|error| PaperError::Setting { message: error.to_string() })
}

/// Typst's messages speak of the template's code; they do not quote its values.
fn setting(errors: &[SourceDiagnostic]) -> PaperError {
    let messages: Vec<&str> = errors.iter().map(|error| error.message.as_str()).collect();
    PaperError::Setting { message: messages.join("; ") }
}
