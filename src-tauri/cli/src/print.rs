//! A list as a paper or a workbook.

use chrono::NaiveDate;
use domain::words::word;
use register::Register;
use register::exchange::{WorkbookTexts, workbook};
use register::lists::{ListQuery, letterhead, list_table, print_options};

use crate::Failure;
use crate::say::LANGUAGE;

/// The volumes of a list's paper: one, unless the list is very long.
pub fn pdf(register: &Register, query: &ListQuery, on: NaiveDate) -> Result<Vec<Vec<u8>>, Failure> {
    let options = print_options(register, query)?;
    let table = list_table(register, query, on, options.group_by_unit, &|key| word(LANGUAGE, key))?;
    let list = paper::list_paper(&table, &options, &letterhead(register, on)?, on);
    Ok(paper::volume_pdfs(&list).collect::<Result<_, _>>()?)
}

/// The same rows as a workbook.
pub fn xlsx(register: &Register, query: &ListQuery, on: NaiveDate) -> Result<Vec<u8>, Failure> {
    let options = print_options(register, query)?;
    let table = list_table(register, query, on, options.group_by_unit, &|key| word(LANGUAGE, key))?;
    let list = paper::list_paper(&table, &options, &letterhead(register, on)?, on);
    let signer = |signer: Option<paper::Signer>| signer.map(|signer| signer.power).unwrap_or_default();
    let texts = WorkbookTexts {
        heads: list.columns.into_iter().map(|column| (column.title, column.span_title)).collect(),
        titles: vec![list.head.issuer, list.title],
        subtitle: list.subtitle,
        count_line: list.count_line,
        signers: (signer(list.left_signer), signer(list.right_signer)),
        landscape: list.orientation == paper::Orientation::Landscape,
    };
    Ok(workbook(&table, &texts, on)?)
}
