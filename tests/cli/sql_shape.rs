//! The shape of the SQL: who may read the raw entries, and that a stage is named, never numbered. The harm: eight queries
//! each answered anew from the raw entries, and showed what had been corrected or voided since.

use std::fs;
use std::path::{Path, PathBuf};

/// Where the raw entries are read and written; everybody else reads `live_event`, or asks `entries::event_row`.
const OF_RAW_ENTRIES: &[&str] = &[
    "crates/register/src/log/",
    "crates/register/src/entries/event_row",
    "crates/register/src/entries/event_insert.sql",
    // Through live_event: of an entry that no correction changed its own fields stand in the entry.
    "crates/register/src/entries/in_force_",
    "crates/register/src/check/",
    "crates/register/src/derived/",
    "crates/register/src/file/migrations/",
];

fn sources() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..").canonicalize().expect("src-tauri")
}

fn files(folder: &Path, extension: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            found.extend(files(&path, extension));
        } else if path.extension().is_some_and(|own| own == extension) {
            found.push(path);
        }
    }
    found.sort();
    found
}

/// The queries of a folder: each `.sql` file, and each literal of a `.rs` file that reads like one.
fn queries() -> Vec<(String, String)> {
    let top = sources();
    let read = |path: &Path| (path.strip_prefix(&top).expect("inside").display().to_string(), fs::read_to_string(path).expect("a source"));
    let mut found: Vec<(String, String)> = files(&top, "sql").iter().map(|path| read(path)).collect();
    for (place, text) in files(&top, "rs").iter().map(|path| read(path)) {
        found.extend(literals(&text).into_iter().filter(|literal| reads_like_sql(literal)).map(|literal| (place.clone(), literal)));
    }
    found
}

fn reads_like_sql(literal: &str) -> bool {
    let words = ["SELECT", "FROM", "JOIN", "WHERE", "INSERT", "UPDATE", "DELETE"];
    tokens(literal).iter().any(|token| words.contains(&token.as_str()))
}

/// The string literals of a Rust source, comments left out.
fn literals(source: &str) -> Vec<String> {
    let letters: Vec<char> = source.chars().collect();
    let (mut found, mut at) = (Vec::new(), 0);
    while at < letters.len() {
        match letters[at] {
            '/' if letters.get(at + 1) == Some(&'/') => at += letters[at..].iter().take_while(|letter| **letter != '\n').count(),
            // A quotation mark as a letter by itself.
            '\'' if letters.get(at + 1) == Some(&'"') && letters.get(at + 2) == Some(&'\'') => at += 3,
            '"' => {
                let hashes = letters[..at].iter().rev().take_while(|letter| **letter == '#').count();
                let raw = at > hashes && letters[at - hashes - 1] == 'r';
                let begin = at + 1;
                at = begin;
                loop {
                    match letters.get(at) {
                        None => break,
                        Some('\\') if !raw => at += 2,
                        Some('"') if !raw || letters[at + 1..].iter().take(hashes).filter(|letter| **letter == '#').count() == hashes => break,
                        Some(_) => at += 1,
                    }
                }
                found.push(letters[begin..at.min(letters.len())].iter().collect());
                at += 1 + if raw { hashes } else { 0 };
            }
            _ => at += 1,
        }
    }
    found
}

/// Names, numbers and signs of a query, comments, quotation marks and texts left out.
fn tokens(sql: &str) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for line in sql.lines() {
        let line = line.split("--").next().unwrap_or_default();
        let mut name = String::new();
        for letter in line.chars().chain([' ']) {
            if letter.is_alphanumeric() || matches!(letter, '_' | ':') {
                name.push(letter);
                continue;
            }
            if !name.is_empty() {
                found.push(std::mem::take(&mut name));
            }
            if !letter.is_whitespace() && !matches!(letter, '"' | '`' | '[' | ']' | '\\') {
                found.push(letter.to_string());
            }
        }
    }
    found
}

/// Whether a query names the raw table of entries.
fn names_raw_entries(sql: &str) -> bool {
    let tokens = tokens(sql);
    let is = |at: usize, word: &str| tokens.get(at).is_some_and(|token| token.eq_ignore_ascii_case(word));
    (0..tokens.len()).any(|at| {
        let reads = ["from", "join", "into", "update"].iter().any(|word| is(at, word));
        let table = if is(at + 1, "main") && is(at + 2, ".") { at + 3 } else { at + 1 };
        let of_it = is(at, "event") && is(at + 1, ".") && (at == 0 || !is(at - 1, "."));
        of_it || reads && is(table, "event")
    })
}

/// Whether a query compares a stage with a number.
fn numbers_a_stage(sql: &str) -> bool {
    let tokens = tokens(sql);
    let compares =
        |token: &String| matches!(token.to_ascii_lowercase().as_str(), "=" | "<" | ">" | "!" | "in" | "not" | "between" | "(" | "and" | ",");
    let number = |token: &&String| token.starts_with(|letter: char| letter.is_ascii_digit());
    (0..tokens.len()).filter(|at| tokens[*at] == "stage").any(|at| {
        let after = tokens[at + 1..].iter().skip_while(|token| compares(token)).take(1);
        // The upper end of BETWEEN stands after a value and AND.
        let between = tokens.get(at + 1).is_some_and(|token| token.eq_ignore_ascii_case("between"));
        let upper = tokens.get(at + 4).filter(|_| between);
        let of_table = at >= 2 && tokens[at - 1] == ".";
        let before = if of_table { at - 2 } else { at };
        let left = tokens[..before].iter().rev().take_while(|token| matches!(token.as_str(), "=" | "<" | ">" | "!")).count();
        let left = (left > 0 && before > left).then(|| &tokens[before - left - 1]);
        tokens.get(at + 1).filter(|token| compares(token) && *token != "," && !token.eq_ignore_ascii_case("and")).is_some()
            && after.chain(upper).any(|token| number(&token))
            || left.is_some_and(|token| number(&token))
    })
}

#[test]
fn no_query_reads_the_raw_entries_but_where_they_are_kept() {
    let found: Vec<_> = queries()
        .into_iter()
        .filter(|(place, _)| !OF_RAW_ENTRIES.iter().any(|own| place.starts_with(own)))
        .filter(|(_, sql)| names_raw_entries(sql))
        .map(|(place, sql)| format!("{place}: {sql}"))
        .collect();
    assert!(found.is_empty(), "read live_event, which is corrected and not voided:\n{}", found.join("\n"));
    // The net holds: the writer of the table is caught by it.
    assert!(queries().iter().any(|(place, sql)| place.ends_with("event_insert.sql") && names_raw_entries(sql)));
    assert!(queries().iter().any(|(place, sql)| place.ends_with("event_row.rs") && names_raw_entries(sql)));
}

#[test]
fn no_query_compares_a_stage_with_a_number() {
    let found: Vec<_> = queries()
        .into_iter()
        .filter(|(place, _)| !place.contains("/migrations/"))
        .filter(|(_, sql)| numbers_a_stage(sql))
        .map(|(place, sql)| format!("{place}: {sql}"))
        .collect();
    assert!(found.is_empty(), "give the stage as a parameter:\n{}", found.join("\n"));
}

#[test]
fn the_nets_catch_what_they_are_for() {
    for sql in ["SELECT 1 FROM event", "x JOIN \"event\" ON 1", "INSERT INTO main.event (a)", "UPDATE event SET a = 1", "SELECT event.kind FROM a"] {
        assert!(names_raw_entries(sql), "{sql}");
    }
    for sql in ["SELECT event FROM live_event", "SELECT live_event.event.x", "SELECT 1 -- FROM event", "FROM event_row"] {
        assert!(!names_raw_entries(sql), "{sql}");
    }
    for sql in
        ["stage <= 10", "stage BETWEEN 8 AND 10", "a.stage IN (8, 9)", "sum(stage = 7)", "9 > a.stage", "stage BETWEEN :a AND 10", "stage NOT IN (1)"]
    {
        assert!(numbers_a_stage(sql), "{sql}");
    }
    for sql in ["stage < :full AND 1", "SELECT stage, 1 FROM a", "stage IN (:a, :b) LIMIT 5", "stage >= :a AND begins > 3"] {
        assert!(!numbers_a_stage(sql), "{sql}");
    }
    assert_eq!(
        literals(
            r####"let a = "x\"y"; // "no"
        f('"', r#"a "b" c"#)"####
        ),
        [r#"x\"y"#, r#"a "b" c"#]
    );
}
