//! Code lists: the answers that a paper form offers, shipped as data. A code once used is never deleted, only closed.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::Deserialize;

use crate::rule::from_toml;

/// One answer.
#[derive(Clone, Debug, Deserialize, PartialEq)]
pub struct Code {
    /// The stable code.
    pub code: String,
    /// Its Vietnamese label.
    pub label_vi: String,
    /// Its English label; missing: as the Vietnamese one.
    pub label_en: Option<String>,
    /// Other spellings met in workbooks.
    #[serde(default)]
    pub aliases: Vec<String>,
    /// Its place where answers are ranked.
    pub rank: Option<u32>,
    /// Whether it is offered.
    #[serde(default = "yes")]
    pub enabled: bool,
    /// Not offered before.
    pub effective_from: Option<NaiveDate>,
    /// Not offered after.
    pub effective_to: Option<NaiveDate>,
    /// An ethnic minority (list `ethnicity`).
    pub minority: Option<bool>,
    /// The sector of an enterprise type: `state`, `non_state`, `cooperative`.
    pub sector: Option<String>,
    /// The mark of its source, where it differs from the list's.
    pub confidence: Option<String>,
}

fn yes() -> bool {
    true
}

#[derive(Clone, Debug, Deserialize)]
struct List {
    rows: Vec<Code>,
}

/// All code lists by name.
#[derive(Clone, Debug)]
pub struct CodeLists(BTreeMap<String, Vec<Code>>);

impl CodeLists {
    /// Reads the shipped lists.
    ///
    /// # Errors
    /// A sentence naming the place where the text is not of the expected form.
    pub fn parse(text: &str) -> Result<Self, String> {
        let lists: BTreeMap<String, List> = from_toml(text)?;
        Ok(Self(lists.into_iter().map(|(name, list)| (name, list.rows)).collect()))
    }

    /// The rows of a list in the order of the screen; an unknown list has none.
    pub fn list(&self, name: &str) -> &[Code] {
        self.0.get(name).map_or(&[], Vec::as_slice)
    }

    /// The names of the lists.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.0.keys().map(String::as_str)
    }

    /// One row.
    pub fn get(&self, list: &str, code: &str) -> Option<&Code> {
        self.list(list).iter().find(|row| row.code == code)
    }

    /// The Vietnamese label of a code, or the code itself where the list has lost it.
    pub fn label<'a>(&'a self, list: &str, code: &'a str) -> &'a str {
        self.get(list, code).map_or(code, |row| &row.label_vi)
    }

    /// The code that a label, an alias or the code itself names, whatever its case and marks.
    pub fn find(&self, list: &str, text: &str) -> Option<&Code> {
        let wanted = crate::name::search_key(text);
        self.list(list).iter().find(|row| {
            row.code == text
                || crate::name::search_key(&row.label_vi) == wanted
                || row.aliases.iter().any(|alias| crate::name::search_key(alias) == wanted)
        })
    }
}
