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

/// The word of a key with its values put in. A value that begins with `@` is itself the key of a word.
/// A key without a word reads as the key.
pub fn say<'a>(language: Language, key: &str, params: impl IntoIterator<Item = (&'a str, &'a str)>) -> String {
    let mut text = table(language).get(key).cloned().unwrap_or_else(|| key.to_owned());
    for (name, value) in params {
        let value = match value.strip_prefix('@') {
            Some(key) => table(language).get(key).map_or(key, String::as_str),
            None => value,
        };
        text = text.replace(&format!("{{{name}}}"), value);
    }
    text
}

/// The word of a key that needs no values.
pub fn word(language: Language, key: &str) -> String {
    say(language, key, [])
}
