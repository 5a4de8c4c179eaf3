//! A list as a paper or a workbook.

use chrono::NaiveDate;
use domain::words::word;
use register::Register;
use register::exchange::workbook;
use register::lists::{ListQuery, letterhead, list_table, print_options};
use register::log::PaperFacts;

use crate::Failure;
use crate::say::LANGUAGE;

/// The volumes of a list's paper, one unless the list is very long, and what is noted of it.
pub fn pdf(register: &Register, query: &ListQuery, on: NaiveDate) -> Result<(Vec<Vec<u8>>, PaperFacts), Failure> {
    let options = print_options(register, query)?;
    let table = list_table(register, query, on, options.group_by_unit, &|key| word(LANGUAGE, key))?;
    let list = paper::list_paper(&table, &options, &letterhead(register, on)?, on);
    let (mut volumes, mut pages) = (Vec::new(), 0);
    for volume in paper::volumes(&list) {
        let document = volume.set()?;
        pages += document.pages();
        volumes.push(document.pdf()?);
    }
    Ok((volumes, PaperFacts { paper: list.title.clone(), as_of: on, people: list.row_count(), pages }))
}

/// The same rows as a workbook.
pub fn xlsx(register: &Register, query: &ListQuery, on: NaiveDate) -> Result<(Vec<u8>, PaperFacts), Failure> {
    let options = print_options(register, query)?;
    let table = list_table(register, query, on, options.group_by_unit, &|key| word(LANGUAGE, key))?;
    let list = paper::list_paper(&table, &options, &letterhead(register, on)?, on);
    let facts = PaperFacts { paper: list.title.clone(), as_of: on, people: list.row_count(), pages: 0 };
    Ok((workbook(&table, &list.workbook_texts(), on)?, facts))
}
