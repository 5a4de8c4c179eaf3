//! A head read off a paper or a copy, held against the log: whether the log ever ended so.

use domain::refusal::Refusal;
use rusqlite::{OptionalExtension, named_params};

use super::journal::JournalRow;
use crate::Register;
use crate::error::RegisterError;

/// How many hex digits a head has.
const DIGITS: usize = 8;

impl Register {
    /// The operation after which the log ended with a head; `None` where it never did: the record was replaced or its log
    /// written anew since, or the head is of another register. Blanks, capitals, and the letters O and l in place of the
    /// figures are read too.
    ///
    /// # Errors
    /// `head_unreadable` where it is no head.
    pub fn operation_of_head(&self, typed: &str) -> Result<Option<JournalRow>, RegisterError> {
        let head = read(typed).ok_or_else(|| Refusal::new("head_unreadable").with("value", domain::name::tidy(typed)).at("head"))?;
        let _moment = self.at_one_moment()?;
        let mut select = self.conn().prepare_cached(include_str!("known_head.sql"))?;
        let operation: Option<i32> = select.query_row(named_params! { ":head": head }, |row| row.get("operation")).optional()?;
        Ok(operation.map(|operation| self.journal(Some(operation.saturating_add(1)), 1)).transpose()?.and_then(|page| page.into_iter().next()))
    }
}

/// The eight hex digits.
fn read(typed: &str) -> Option<String> {
    let as_figure = |letter: char| match letter {
        'o' => '0',
        'l' => '1',
        other => other,
    };
    let head: String = typed.chars().filter(|letter| !letter.is_whitespace()).flat_map(char::to_lowercase).map(as_figure).collect();
    (head.len() == DIGITS && head.chars().all(|letter| letter.is_ascii_hexdigit())).then_some(head)
}
