use thiserror::Error;

/// Why a paper could not be made. None of the variants carries a person's data.
#[derive(Clone, Debug, Eq, Error, PartialEq)]
pub enum PaperError {
    /// A list needs at least one column.
    #[error("the list has no columns")]
    NoColumns,
    /// A row has more or fewer cells than the list has columns; `group` and `row` count from 1.
    #[error("row {row} of group {group} has {found} cells, the list has {expected} columns")]
    RowLength { group: usize, row: usize, expected: usize, found: usize },
    /// The columns are wider than the page, which has room for the first `fitting` of them, up to the one titled `last`.
    #[error("the {columns} columns need {needed_mm} mm, the page has room for {room_mm} mm: the first {fitting}, up to {last}")]
    ColumnsTooWide { needed_mm: u32, room_mm: u32, columns: usize, fitting: usize, last: String },
    /// A width that is not a positive number; `column` counts from 1.
    #[error("column {column} has no usable width")]
    ColumnWidth { column: usize },
    /// Papers are set in 10 to 13 pt; of a list's names, dates and numbers at least 11.
    #[error("font size {size} pt is outside 10 to 13 pt")]
    FontSize { size: u8 },
    /// More rows than one document may hold: cut the list into volumes.
    #[error("{rows} rows in one document, at most {most}; cut the list into volumes")]
    TooManyRows { rows: usize, most: usize },
    /// The paper has no such page; `page` counts from 1.
    #[error("page {page} was asked for, the paper has {pages}")]
    NoSuchPage { page: usize, pages: usize },
    /// A picture's scale outside 0.1 to 8 pixels a point.
    #[error("a picture's scale must lie between 0.1 and 8 pixels a point")]
    Scale,
    /// The text is longer than a QR code holds.
    #[error("the text is too long for a QR code")]
    QrTooLong,
    /// The typesetter or an encoder failed: a fault of the program, not of the data.
    #[error("the paper could not be set: {message}")]
    Setting { message: String },
}
