//! The words, one file a language, read for refusals, papers and the command line. The window compiles the same files.

use std::collections::BTreeMap;
use std::sync::LazyLock;

/// A language of the screens.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize, specta::Type)]
#[serde(rename_all = "lowercase")]
pub enum Language {
    /// Tiếng Việt.
    #[default]
    Vi,
    /// English.
    En,
}

type Table = BTreeMap<String, String>;

static VI: LazyLock<Table> = LazyLock::new(|| read(include_str!("../../../../assets/words/vi.json")));
static EN: LazyLock<Table> = LazyLock::new(|| read(include_str!("../../../../assets/words/en.json")));

fn read(text: &str) -> Table {
    // A test reads both files; a broken one never ships, and a missing word shows its key.
    serde_json::from_str(text).unwrap_or_default()
}

/// All words of a language by key.
pub fn table(language: Language) -> &'static BTreeMap<String, String> {
    match language {
        Language::Vi => &VI,
        Language::En => &EN,
    }
}

/// The values of sentences that may hold keys of words: each key after an `@`, several after commas. The program makes
/// them all; what a clerk typed stands under other names and is never looked up, whatever it begins with.
pub const WORD_PARAMS: &[&str] = &["birth_date", "event", "expected", "fields", "indicator", "role", "rule", "setting", "stage"];

/// The value of a sentence that names a field, which is told by its label; these families of words hold the labels.
pub const FIELD_PARAM: &str = "field";

/// Where the label of a field stands, in the order in which it is looked for.
pub const FIELD_FAMILIES: &[&str] = &["field", "person", "column", "unit"];

/// The word of a key with its values put in (see [`WORD_PARAMS`]). A key without a word reads as the key.
pub fn say<'a>(language: Language, key: &str, params: impl IntoIterator<Item = (&'a str, &'a str)>) -> String {
    let words = table(language);
    let values: BTreeMap<&str, String> = params.into_iter().map(|(name, value)| (name, told(words, name, value))).collect();
    let mut rest = words.get(key).map_or(key, String::as_str);
    let mut text = String::with_capacity(rest.len());
    // In one pass: a value that holds a name in braces is no place for another value.
    while let Some(open) = rest.find('{') {
        let (before, from) = rest.split_at(open);
        text.push_str(before);
        let placed = from.find('}').and_then(|close| Some((values.get(&from[1..close])?, close)));
        if let Some((value, close)) = placed {
            text.push_str(value);
            rest = &from[close + 1..];
        } else {
            text.push('{');
            rest = &from[1..];
        }
    }
    text + rest
}

fn told(words: &Table, name: &str, value: &str) -> String {
    if name == FIELD_PARAM {
        let label = FIELD_FAMILIES.iter().find_map(|family| words.get(&format!("{family}.{value}")));
        return label.map_or(value, String::as_str).to_owned();
    }
    // A user of the machine who gave no name, and a moment of the log.
    if matches!(name, "user" | "machine") && value == "?" {
        return words.get("ui.somebody").map_or(value, String::as_str).to_owned();
    }
    if name == "since"
        && let Some((day, hour)) = value.split_once('T')
        && let Ok(day) = day.parse::<crate::date::PartialDate>()
    {
        return format!("{} {}", day.shown(), hour.get(..5).unwrap_or(hour));
    }
    if !WORD_PARAMS.contains(&name) || !value.starts_with('@') {
        return value.to_owned();
    }
    let word = |part: &str| match part.strip_prefix('@') {
        Some(key) => words.get(key).map_or(key, String::as_str).to_owned(),
        None => part.to_owned(),
    };
    value.split(", ").map(word).collect::<Vec<_>>().join(", ")
}

/// The word of a key that needs no values.
pub fn word(language: Language, key: &str) -> String {
    say(language, key, [])
}
