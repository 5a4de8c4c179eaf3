//! The shape of the code: the arrows between crates, and between the rooms of the register, are those of the tables in
//! `docs/architecture.md`. The harm: an arrow drawn for an hour's ease, after which two rooms can only be changed together.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// From where to where.
type Pairs = BTreeSet<(String, String)>;

/// The same, each with the line that says so.
type Arrows = BTreeMap<(String, String), String>;

const CRATES: &[&str] = &["domain", "register", "paper", "sheet", "print", "exchange", "samples"];

fn top() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").canonicalize().expect("the top folder")
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            found.extend(files(&path));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
    found.sort();
    found
}

/// The lines of a file that are no comment, with `file:line` before each; a `use` over several lines is one.
fn lines(path: &Path) -> Vec<(String, String)> {
    let text = fs::read_to_string(path).expect("a source");
    let place = path.strip_prefix(top()).expect("inside").display().to_string();
    let mut lines: Vec<(String, String)> = Vec::new();
    for (number, line) in text.lines().enumerate().filter(|(_, line)| !line.trim_start().starts_with("//")) {
        match lines.last_mut().filter(|(_, before)| before.contains("use ") && before.contains('{') && !before.contains([';', '='])) {
            Some((_, before)) => before.push_str(line.trim()),
            None => lines.push((format!("{place}:{}", number + 1), line.to_owned())),
        }
    }
    lines
}

/// What follows each occurrence of `before` that no name or path goes on into.
fn after<'a>(line: &'a str, before: &str) -> Vec<&'a str> {
    let goes_on = |text: &str| text.ends_with(|last: char| last.is_alphanumeric() || last == '_' || last == ':');
    line.match_indices(before).filter(|(at, _)| !goes_on(&line[..*at])).map(|(at, _)| &line[at + before.len()..]).collect()
}

fn first_name(text: &str) -> &str {
    text.split(|letter: char| !letter.is_alphanumeric() && letter != '_').next().unwrap_or_default()
}

/// The names at the top of `{a::b, c::{d, e}}`, or the one name.
fn top_names(text: &str) -> Vec<&str> {
    let Some(group) = text.strip_prefix('{') else { return vec![first_name(text)] };
    let (mut names, mut depth, mut begin) = (Vec::new(), 0, 0);
    for (at, letter) in group.char_indices() {
        match letter {
            '{' => depth += 1,
            '}' if depth > 0 => depth -= 1,
            ',' | '}' if depth == 0 => {
                names.push(first_name(group[begin..at].trim()));
                begin = at + 1;
                if letter == '}' {
                    break;
                }
            }
            _ => {}
        }
    }
    names
}

fn between_crates() -> Arrows {
    let mut arrows = Arrows::new();
    let members = CRATES.iter().map(|name| (*name, format!("src-tauri/crates/{name}/Cargo.toml"), format!("src-tauri/crates/{name}/src")));
    let edges = [("shell", "Cargo.toml", "src-tauri/src"), ("cli", "src-tauri/cli/Cargo.toml", "src-tauri/cli/src")];
    for (from, manifest, sources) in members.chain(edges.map(|(from, manifest, sources)| (from, manifest.to_owned(), sources.to_owned()))) {
        let mut section = String::new();
        for (number, line) in fs::read_to_string(top().join(&manifest)).expect("a manifest").lines().enumerate() {
            if line.starts_with('[') {
                section = line.to_owned();
            }
            if let Some(to) = CRATES.iter().find(|to| section == "[dependencies]" && line.starts_with(&format!("{to}.workspace"))) {
                arrows.entry((from.to_owned(), (*to).to_owned())).or_insert(format!("{manifest}:{}", number + 1));
            }
        }
        for (place, line) in files(&top().join(&sources)).iter().flat_map(|file| lines(file)) {
            for to in CRATES.iter().filter(|to| **to != from && !after(&line, &format!("{to}::")).is_empty()) {
                arrows.entry((from.to_owned(), (*to).to_owned())).or_insert(place.clone());
            }
        }
    }
    arrows
}

/// The room of a file of the register: its folder, or the file itself where it stands alone.
fn room_of(inside: &Path) -> String {
    inside.iter().next().expect("a room").to_string_lossy().trim_end_matches(".rs").to_owned()
}

/// What the register can do, by the room where it is written: `impl Register` stands in several, and a call of it is an
/// arrow that no `use` tells.
fn done_by(source: &Path) -> BTreeMap<String, String> {
    let mut done = BTreeMap::new();
    for file in files(source) {
        let room = room_of(file.strip_prefix(source).expect("inside"));
        let mut inside = false;
        for (_, line) in lines(&file) {
            inside = line == "impl Register {" || inside && line != "}";
            let name = line.strip_prefix("    ").filter(|line| inside && !line.starts_with(' ')).and_then(|line| line.split_once("fn "));
            if let Some((_, rest)) = name {
                done.insert(first_name(rest).to_owned(), room.clone());
            }
        }
    }
    done
}

/// The arrows between the folders of the register, and its files that stand alone. What everything stands on (the error,
/// the moment) is no arrow.
fn between_rooms() -> Arrows {
    let source = top().join("src-tauri/crates/register/src");
    let done = done_by(&source);
    let mut arrows = Arrows::new();
    for file in files(&source) {
        let inside = file.strip_prefix(&source).expect("inside");
        let room = room_of(inside);
        if matches!(room.as_str(), "lib" | "error") {
            continue;
        }
        let mut is_own = false;
        for (place, line) in lines(&file) {
            is_own = line == "impl Register {" || is_own && line != "}";
            for receiver in ["register.", "Register::", "self.", "Self::"].iter().filter(|of| is_own || of.starts_with(['r', 'R'])) {
                let called = after(&line, receiver).into_iter().filter(|rest| rest[first_name(rest).len()..].starts_with('('));
                for to in called.filter_map(|rest| done.get(first_name(rest))).filter(|to| **to != room) {
                    arrows.entry((room.clone(), to.clone())).or_insert(place.clone());
                }
            }
            let mut named: Vec<&str> = after(&line, "crate::").into_iter().flat_map(top_names).collect();
            // Another room's query read as a file is an arrow too.
            named.extend(after(&line, "include_str!(\"../").into_iter().map(first_name));
            if inside.components().count() == 1 {
                named.extend(after(&line, "include_str!(\"").into_iter().filter(|path| path.contains('/')).map(first_name));
            }
            for name in named {
                // The register is re-exported from `file`, where it stands.
                let to = if name == "Register" { "file" } else { name };
                let is_room = !to.is_empty() && (source.join(to).is_dir() || source.join(format!("{to}.rs")).is_file());
                if is_room && to != room && !matches!(to, "error" | "lib") {
                    arrows.entry((room.clone(), to.to_owned())).or_insert(place.clone());
                }
            }
        }
    }
    arrows
}

/// The table under a heading: each row names who, and whom it uses.
fn drawn(heading: &str) -> Pairs {
    let text = fs::read_to_string(top().join("docs/architecture.md")).expect("the architecture");
    let table = text.split(heading).nth(1).expect(heading);
    let rows = table.lines().skip_while(|line| !line.starts_with('|')).take_while(|line| line.starts_with('|')).skip(2);
    let mut drawn = BTreeSet::new();
    for row in rows {
        let cells: Vec<Vec<&str>> = row.trim_matches('|').split('|').map(|cell| cell.split('`').skip(1).step_by(2).collect()).collect();
        let from = cells[0][0];
        drawn.extend(cells[1].iter().map(|to| (from.to_owned(), (*to).to_owned())));
    }
    drawn
}

fn must_equal(found: &Arrows, heading: &str) {
    let drawn = drawn(heading);
    assert!(!drawn.is_empty(), "{heading} has a table");
    let new: Vec<_> = found.iter().filter(|(arrow, _)| !drawn.contains(*arrow)).map(|((from, to), at)| format!("{from} → {to}, {at}")).collect();
    assert!(new.is_empty(), "not in the table under \"{heading}\" of docs/architecture.md:\n{}", new.join("\n"));
    let gone: Vec<_> = drawn.iter().filter(|arrow| !found.contains_key(*arrow)).map(|(from, to)| format!("{from} → {to}")).collect();
    assert!(gone.is_empty(), "drawn under \"{heading}\" and no longer there, take them out:\n{}", gone.join("\n"));
    // Whoever is used by nobody left can be taken off, until nobody is left.
    let mut left = drawn;
    while !left.is_empty() {
        let used: BTreeSet<String> = left.iter().map(|(_, to)| to.clone()).collect();
        let before = left.len();
        left.retain(|(from, _)| used.contains(from));
        assert!(left.len() < before, "these run in a circle: {left:?}");
    }
}

#[test]
fn crates_depend_as_the_table_draws_it() {
    must_equal(&between_crates(), "## Arrows between crates");
}

#[test]
fn rooms_of_the_register_depend_as_the_table_draws_it() {
    must_equal(&between_rooms(), "## Arrows inside the register");
}

#[test]
fn names_at_the_top_of_a_use_are_found() {
    assert_eq!(top_names("{Now, cases::{self, Entry}, units};"), ["Now", "cases", "units"]);
    assert_eq!(top_names("people::person;"), ["people"]);
    assert_eq!(after("use paper::words; newspaper::x; print::paper::y", "paper::"), ["words; newspaper::x; print::paper::y"]);
}
