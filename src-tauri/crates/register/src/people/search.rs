//! Words typed, as a condition on the search keys of people.

/// Each word begins a word of the search key or a number; punctuation is letters, never syntax.
/// Gives the SQL to append and the parameters it names.
pub(crate) fn search_condition(text: &str) -> (String, Vec<(String, String)>) {
    let key = domain::name::search_key(text);
    let words: Vec<(String, String)> =
        key.split(' ').filter(|word| !word.is_empty()).enumerate().map(|(n, word)| (format!(":word{n}"), format!(" {word}"))).collect();
    let condition = words.iter().map(|(name, _)| format!(" AND instr(person_key.search_key, {name}) > 0")).collect();
    (condition, words)
}
