//! How a value of a list's row reads on paper: days as they are written, codes by their names.

use std::collections::HashMap;

use serde_json::Value;

use super::{Holds, plain};

/// The names of codes by list and code.
pub struct Labels(HashMap<(String, String), String>);

impl Labels {
    pub fn read() -> Self {
        let mut labels = HashMap::new();
        let mut list = String::new();
        for line in include_str!("../../../assets/codes/codes.toml").lines() {
            if let Some(name) = line.strip_prefix('[').and_then(|line| line.strip_suffix(']')) {
                name.clone_into(&mut list);
            } else if let (Some(code), Some(label)) = (between(line, "{ code = \""), between(line, "label_vi = \"")) {
                labels.insert((list.clone(), code), label);
            }
        }
        let words: Value = serde_json::from_str(include_str!("../../../assets/words/vi.json")).expect("words");
        for (key, word) in words.as_object().expect("words by key") {
            if let Some((list @ ("stage" | "mark" | "paper"), code)) = key.split_once('.') {
                labels.insert((list.to_owned(), code.to_owned()), word.as_str().expect("a word").to_owned());
            }
        }
        Self(labels)
    }

    pub fn of(&self, list: &str, code: &str) -> &str {
        self.0.get(&(list.to_owned(), code.to_owned())).map_or("(no such code)", String::as_str)
    }

    /// What stands in a cell; nothing where it is not known.
    pub fn shown(&self, holds: &Holds, value: &Value) -> String {
        let texts = plain(value);
        match (holds, value) {
            (Holds::Date, _) => texts.iter().map(|date| written(date)).collect(),
            (Holds::Code(list), _) => texts.iter().map(|code| self.of(list, code)).collect::<Vec<_>>().join(", "),
            (Holds::Number, _) => texts.concat().replace('.', ","),
            (Holds::YesNo, _) => texts.iter().map(|yes| if yes == "true" { "Có" } else { "Không" }).collect(),
            (_, Value::Object(place)) => {
                let parts = ["address", "commune", "district", "province", "country"].map(|part| place.get(part).and_then(Value::as_str));
                parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
            }
            _ => texts.concat(),
        }
    }
}

fn between(line: &str, before: &str) -> Option<String> {
    Some(line.split_once(before)?.1.split_once('"')?.0.to_owned())
}

/// A day, a month or a year as it is written.
pub fn written(date: &str) -> String {
    date.split('-').rev().collect::<Vec<_>>().join("/")
}
