//! What Typst may see: the shipped fonts, the shipped templates and the values of one paper. Nothing else exists for
//! it: no disk, no packages, no clock.

use std::sync::LazyLock;

use typst::diag::{FileError, FileResult};
use typst::foundations::{Bytes, Datetime, Dict, Duration};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, LibraryExt, World};

use crate::PaperError;

/// A paper that has a template of its own.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Template {
    List,
    Cover,
    Sheet,
    RecoveryCard,
}

impl Template {
    fn path(self) -> &'static str {
        match self {
            Self::List => "list.typ",
            Self::Cover => "cover.typ",
            Self::Sheet => "sheet.typ",
            Self::RecoveryCard => "recovery-card.typ",
        }
    }
}

const SOURCES: [(&str, &str); 5] = [
    ("page.typ", include_str!("../../../../assets/papers/page.typ")),
    ("list.typ", include_str!("../../../../assets/papers/list.typ")),
    ("cover.typ", include_str!("../../../../assets/papers/cover.typ")),
    ("sheet.typ", include_str!("../../../../assets/papers/sheet.typ")),
    ("recovery-card.typ", include_str!("../../../../assets/papers/recovery-card.typ")),
];

const FACES: [&[u8]; 4] = [
    include_bytes!("../../../../assets/fonts/LiberationSerif-Regular.ttf"),
    include_bytes!("../../../../assets/fonts/LiberationSerif-Bold.ttf"),
    include_bytes!("../../../../assets/fonts/LiberationSerif-Italic.ttf"),
    include_bytes!("../../../../assets/fonts/LiberationSerif-BoldItalic.ttf"),
];

/// The faces, parsed once, and what Typst needs to choose among them.
static FONTS: LazyLock<(Vec<Font>, LazyHash<FontBook>)> = LazyLock::new(|| {
    let fonts: Vec<Font> = FACES.iter().filter_map(|face| Font::new(Bytes::new(*face), 0)).collect();
    let book = FontBook::from_fonts(&fonts);
    (fonts, LazyHash::new(book))
});

/// The upright, bold and italic face, in this order.
pub(crate) fn face(place: usize) -> Option<Font> {
    FONTS.0.get(place).cloned()
}

/// One paper's world.
pub(crate) struct PaperWorld {
    library: LazyHash<Library>,
    sources: Vec<Source>,
    main: FileId,
}

impl PaperWorld {
    /// `inputs` is what the template finds in `sys.inputs`.
    pub(crate) fn new(template: Template, inputs: Dict) -> Result<Self, PaperError> {
        let library = Library::builder().with_inputs(inputs).build();
        let sources = SOURCES.iter().map(|(path, text)| Ok(Source::new(file_id(path)?, (*text).to_owned()))).collect::<Result<_, PaperError>>()?;
        Ok(Self { library: LazyHash::new(library), sources, main: file_id(template.path())? })
    }
}

fn file_id(path: &str) -> Result<FileId, PaperError> {
    let path = VirtualPath::new(path).map_err(|_| PaperError::Setting { message: format!("bad path {path}") })?;
    Ok(RootedPath::new(VirtualRoot::Project, path).intern())
}

impl World for PaperWorld {
    fn library(&self) -> &LazyHash<Library> {
        &self.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &FONTS.1
    }

    fn main(&self) -> FileId {
        self.main
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        self.sources.iter().find(|source| source.id() == id).cloned().ok_or(FileError::AccessDenied)
    }

    fn file(&self, _: FileId) -> FileResult<Bytes> {
        Err(FileError::AccessDenied)
    }

    fn font(&self, index: usize) -> Option<Font> {
        FONTS.0.get(index).cloned()
    }

    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
    }
}
