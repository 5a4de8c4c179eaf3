//! A list as a paper or a workbook.

use chrono::NaiveDate;
use domain::words::word;
use register::Register;
use register::exchange::workbook;
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
    Ok(workbook(&table, &list.workbook_texts(), on)?)
}
