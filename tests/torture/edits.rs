//! Somebody who has the passphrase edits the file with another SQLCipher: `check` says so of every row of the record, of the
//! log, of what is derived, and of the schema. What there is to edit is asked of the file itself.

use std::collections::BTreeSet;
use std::sync::Arc;

use rusqlite::Connection;
use rusqlite::types::Value;

use crate::base::{Base, Bases};
use crate::by_hand::{key, open, texts};
use crate::chance::Chance;
use crate::desk::Desk;
use crate::tally::Found;
use crate::{Case, Form};

/// No record: how a screen looks.
const NO_RECORD: &[&str] = &["draft", "preference"];
/// The log itself.
const LOG: &[&str] = &["operation", "change"];

/// What is edited, by its name and what it needs.
#[derive(Clone)]
enum Edit {
    /// A column of some row gets another value that could stand there.
    Value { table: String, column: String },
    /// A column gets what cannot be read as what it holds.
    Rubbish { table: String, column: String },
    /// A row goes.
    Delete { table: String },
    /// A row comes that is like another.
    Insert { table: String },
    /// A row comes that belongs to nobody.
    OfNobody { table: String },
    /// Statements.
    Said { name: &'static str, sql: &'static str },
}

/// The log, with its triggers out of the way; afterwards they are back as they were.
const OF_THE_LOG: &[(&str, &str)] = &[
    ("change-after", "UPDATE change SET after = replace(after, '2024', '2023') WHERE id = (SELECT max(id) FROM change WHERE after LIKE '%2024%')"),
    (
        "change-before",
        "UPDATE change SET before = json_set(before, '$.note', 'khác') WHERE id = (SELECT max(id) FROM change WHERE before IS NOT NULL)",
    ),
    ("change-hash", "UPDATE change SET hash = replace(hash, substr(hash, 1, 1), 'f') WHERE id = (SELECT max(id) / 2 FROM change)"),
    ("change-row", "UPDATE change SET row_id = row_id + 1 WHERE id = (SELECT max(id) / 2 FROM change)"),
    ("change-deleted", "DELETE FROM change WHERE id = (SELECT max(id) / 2 FROM change)"),
    (
        "change-inserted",
        "INSERT INTO change (operation, table_name, row_id, before, after, hash) SELECT operation, table_name, row_id, before, after, hash FROM change ORDER BY id DESC LIMIT 1",
    ),
    (
        "tail-cut",
        "DELETE FROM change WHERE operation = (SELECT max(id) FROM operation); DELETE FROM operation WHERE id = (SELECT max(id) FROM operation)",
    ),
    // From the last entry on, which stays: without it the file would be what it once was.
    (
        "tail-cut-and-counter",
        "CREATE TEMP TABLE cut AS SELECT max(operation) AS id FROM change WHERE table_name = 'event' AND before IS NULL; DELETE FROM change WHERE operation >= (SELECT id FROM cut); DELETE FROM operation WHERE id >= (SELECT id FROM cut); UPDATE sqlite_sequence SET seq = (SELECT max(id) FROM change) WHERE name = 'change'; UPDATE sqlite_sequence SET seq = (SELECT max(id) FROM operation) WHERE name = 'operation'",
    ),
    ("log-deleted", "DELETE FROM change; DELETE FROM operation"),
    ("log-deleted-and-counters", "DELETE FROM change; DELETE FROM operation; DELETE FROM sqlite_sequence WHERE name IN ('change', 'operation')"),
    ("who", "UPDATE operation SET made_by = 'người khác' WHERE id = (SELECT max(id) / 2 FROM operation)"),
    ("when", "UPDATE operation SET made_at = '2021-01-01T08:00:00' WHERE id = (SELECT max(id) / 2 FROM operation)"),
    ("what", "UPDATE operation SET name = 'person_added' WHERE id = (SELECT max(id) FROM operation WHERE name <> 'person_added')"),
    ("operation-deleted", "DELETE FROM operation WHERE id = (SELECT max(id) / 2 FROM operation)"),
    (
        "operation-inserted",
        "INSERT INTO operation (name, params, made_by, made_at) SELECT name, params, made_by, made_at FROM operation WHERE id = 2",
    ),
    ("entry-and-its-changes-deleted", "DELETE FROM change WHERE table_name = 'event' AND row_id = 1; DELETE FROM event WHERE id = 1"),
    ("register-id", "UPDATE register SET uid = x'01a215c1499173779ccbada8e500c594'"),
];

/// The schema and the file's own numbers.
const OF_THE_SCHEMA: &[(&str, &str)] = &[
    ("index-dropped", "DROP INDEX case_person"),
    ("unique-index-dropped", "DROP INDEX person_citizen_id"),
    ("trigger-dropped", "DROP TRIGGER change_is_kept_1"),
    ("all-triggers-of-the-log-dropped", ""),
    ("column-added", "ALTER TABLE person ADD COLUMN nickname TEXT"),
    ("column-of-the-log-added", "ALTER TABLE change ADD COLUMN seen TEXT"),
    ("table-added", "CREATE TABLE notes (id INTEGER PRIMARY KEY, text TEXT)"),
    ("view-added", "CREATE VIEW names AS SELECT birth_name FROM person"),
    ("trigger-added", "CREATE TRIGGER quiet AFTER INSERT ON person BEGIN DELETE FROM holiday; END"),
    ("index-added", "CREATE INDEX quick ON person (phone)"),
    ("schema-number-lower", "PRAGMA user_version = 1"),
    ("schema-number-higher", "PRAGMA user_version = 99"),
    ("application-id", "PRAGMA application_id = 7"),
    ("table-emptied", "DELETE FROM holiday"),
    ("setting-inserted", "INSERT INTO setting (name, value) VALUES ('figures_from', '\"2020-01-01\"')"),
];

/// The edits; every table has its share.
pub fn cases(bases: &Arc<Bases>, form: Form, seed: u64) -> Vec<Case> {
    let mut edits = all(&bases.peopled);
    let (short, long) = (12, 150);
    let wanted = form.choose(short, long);
    let mut chance = Chance::of(seed, "which edits");
    // Short: some of them, by lot. Long: all of them, and values of columns by lot until there are enough.
    while form == Form::Short && edits.len() > wanted {
        edits.swap_remove(chance.below(edits.len()));
    }
    let columns: Vec<Edit> = edits.iter().filter(|(_, edit)| matches!(edit, Edit::Value { .. })).map(|(_, edit)| edit.clone()).collect();
    while edits.len() < wanted {
        let number = edits.len();
        edits.push((format!("again-{number:03}"), chance.pick(&columns).clone()));
    }
    let case = |(what, edit): (String, Edit)| {
        let (bases, name) = (bases.clone(), format!("edits/{what}"));
        Case::new(name.clone(), move |found: &mut Found| judge(&bases, &edit, Chance::of(seed, &name), &name, found))
    };
    edits.into_iter().map(case).collect()
}

fn all(base: &Base) -> Vec<(String, Edit)> {
    let desk = Desk::holding(&base.bytes);
    let conn = open(&desk.file, &key(&base.recovery, &base.bytes));
    let ask = |sql: &str| texts(&conn, sql).expect("the schema");
    let record: BTreeSet<String> = ask("SELECT DISTINCT table_name FROM change").into_iter().collect();
    let tables = ask("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name");
    let mut edits = Vec::new();
    for table in tables.iter().filter(|table| !LOG.contains(&table.as_str()) && !NO_RECORD.contains(&table.as_str()) && *table != "register") {
        let columns = ask(&format!("SELECT name FROM pragma_table_info('{table}')"));
        if ask(&format!("SELECT 1 || '' FROM \"{table}\" LIMIT 1")).is_empty() {
            panic!("{table} has no row in the register that is edited");
        }
        let filled = |column: &&String| !ask(&format!("SELECT 1 || '' FROM \"{table}\" WHERE \"{column}\" IS NOT NULL LIMIT 1")).is_empty();
        for column in columns.iter().filter(|column| *column != "id").filter(filled) {
            edits.push((format!("{table}.{column}"), Edit::Value { table: table.clone(), column: column.clone() }));
        }
        let typed = |column: &&String| ["from", "happened_on", "birth_date", "fields", "body", "day", "value", "warnings"].contains(&column.as_str());
        for column in columns.iter().filter(typed).filter(filled).filter(|_| record.contains(table)) {
            edits.push((format!("{table}.{column}/rubbish"), Edit::Rubbish { table: table.clone(), column: column.clone() }));
        }
        edits.push((format!("{table}/deleted"), Edit::Delete { table: table.clone() }));
        let comes = if record.contains(table) { Edit::Insert { table: table.clone() } } else { Edit::OfNobody { table: table.clone() } };
        edits.push((format!("{table}/inserted"), comes));
    }
    edits.extend(OF_THE_LOG.iter().map(|(name, sql)| (format!("log/{name}"), Edit::Said { name, sql })));
    edits.extend(OF_THE_SCHEMA.iter().map(|(name, sql)| (format!("schema/{name}"), Edit::Said { name, sql })));
    edits
}

fn judge(bases: &Bases, edit: &Edit, mut chance: Chance, name: &str, found: &mut Found) {
    let base = &bases.peopled;
    let desk = Desk::holding(&base.bytes);
    let did = {
        let conn = open(&desk.file, &key(&base.recovery, &base.bytes));
        conn.execute_batch("PRAGMA ignore_check_constraints = ON").expect("set");
        make(&conn, edit, &mut chance)
    };
    let did = match did {
        Ok(did) => did,
        Err(error) => {
            found.wrong("edits that could not be made", format!("{name}: {error}"));
            return;
        }
    };
    found.count("outside edits");
    let answer = desk.run(&["check", "{file}", "--json"]);
    let shown = format!("{name}: {did}: {}", answer.shown());
    match answer.document() {
        Some(document) if document["ok"] == false && answer.refused() => {}
        None if answer.unfit().is_none() => {
            // Found, but only the first word of it is told. Of another schema's file, or of none of ours, that is all there is.
            if !["register_newer", "register_not_a_register", "register_older"].contains(&answer.says().unwrap_or_default()) {
                found.wrong("edits told without a document", shown);
            }
        }
        None => found.wrong(format!("edits: {}", answer.unfit().unwrap_or("exit 0 without a document")), shown),
        Some(_) => {
            found.count("| unseen edits");
            found.wrong("unseen edits", shown);
        }
    }
}

/// Makes an edit; says what was done.
fn make(conn: &Connection, edit: &Edit, chance: &mut Chance) -> Result<String, String> {
    let told = |error: rusqlite::Error| error.to_string();
    match edit {
        Edit::Said { name, sql } => {
            let triggers = texts(conn, "SELECT sql FROM sqlite_schema WHERE type = 'trigger' AND name LIKE '%_is_kept_%'").map_err(told)?;
            let names = texts(conn, "SELECT name FROM sqlite_schema WHERE type = 'trigger' AND name LIKE '%_is_kept_%'").map_err(told)?;
            let of_the_log = OF_THE_LOG.iter().any(|(of_the_log, _)| of_the_log == name);
            if of_the_log || *name == "all-triggers-of-the-log-dropped" {
                for trigger in names {
                    conn.execute_batch(&format!("DROP TRIGGER {trigger}")).map_err(told)?;
                }
            }
            conn.execute_batch(sql).map_err(told)?;
            if of_the_log {
                conn.execute_batch(&triggers.join(";")).map_err(told)?;
            }
            Ok(sql.chars().take(90).collect())
        }
        Edit::Value { table, column } => each_row(conn, table, Some(column), chance, |place| {
            let (old, place) = (value(conn, table, column, place)?, place);
            let others =
                format!("SELECT DISTINCT quote(\"{column}\") FROM \"{table}\" WHERE \"{column}\" IS NOT NULL AND \"{column}\" <> {old} LIMIT 20");
            let mut others = texts(conn, &others)?;
            others.push(changed(&old));
            let sql = |new: &str| format!("UPDATE \"{table}\" SET \"{column}\" = {new} WHERE {place}");
            let first = others[usize::from(others.len() > 2)].clone();
            // A value that must be one of its kind cannot be another row's, and its next may be taken too.
            let far = || old.parse::<i64>().map_or_else(|_| changed(&old), |number| (number + 987_654).to_string());
            conn.execute_batch(&sql(&first)).or_else(|_| conn.execute_batch(&sql(&changed(&old)))).or_else(|_| conn.execute_batch(&sql(&far())))?;
            Ok(format!("{old} became {} at {place}", value(conn, table, column, place).unwrap_or_default()))
        }),
        Edit::Rubbish { table, column } => each_row(conn, table, Some(column), chance, |place| {
            let old = value(conn, table, column, place)?;
            let new = if old.starts_with("'{") || old.starts_with("'[") { "'{\"a\":'" } else { "'2021-13-45 x'" };
            conn.execute_batch(&format!("UPDATE \"{table}\" SET \"{column}\" = {new} WHERE {place}"))?;
            Ok(format!("{old} became {new} at {place}"))
        }),
        Edit::Delete { table } => each_row(conn, table, None, chance, |place| {
            conn.execute_batch(&format!("DELETE FROM \"{table}\" WHERE {place}"))?;
            Ok(format!("deleted {place}"))
        }),
        Edit::Insert { table } => like_another(conn, table, chance, &["id"], true),
        Edit::OfNobody { table } => like_another(conn, table, chance, &["person", "case_id", "unit", "event"], false),
    }
}

/// A row like another, but for some numbers (and what must be one of its kind).
fn like_another(conn: &Connection, table: &str, chance: &mut Chance, numbers: &[&str], unique: bool) -> Result<String, String> {
    let columns = texts(conn, &format!("SELECT name FROM pragma_table_info('{table}')")).map_err(|error| error.to_string())?;
    each_row(conn, table, None, chance, |place| {
        let one_of_its_kind = |column: &str| unique && ["name", "day", "field", "citizen_id", "from"].contains(&column);
        let mut values = Vec::new();
        for column in &columns {
            let old = value(conn, table, column, place)?;
            values.push(match column.as_str() {
                number if numbers.contains(&number) => "987654".to_owned(),
                "uid" => "randomblob(16)".to_owned(),
                kind if one_of_its_kind(kind) => changed(&old),
                _ => old,
            });
        }
        let names: Vec<String> = columns.iter().map(|column| format!("\"{column}\"")).collect();
        conn.execute_batch(&format!("INSERT INTO \"{table}\" ({}) VALUES ({})", names.join(", "), values.join(", ")))?;
        Ok(format!("a row like {place} inserted"))
    })
}

/// Tries an edit on rows drawn by lot until one takes it.
fn each_row(
    conn: &Connection,
    table: &str,
    filled: Option<&str>,
    chance: &mut Chance,
    edit: impl Fn(&str) -> Result<String, rusqlite::Error>,
) -> Result<String, String> {
    let told = |error: rusqlite::Error| error.to_string();
    let keys = texts(conn, &format!("SELECT name FROM pragma_table_info('{table}') WHERE pk > 0 ORDER BY pk")).map_err(told)?;
    let place: Vec<String> = keys.iter().map(|key| format!("'\"{key}\" = ' || quote(\"{key}\")")).collect();
    let filled = filled.map(|column| format!("WHERE \"{column}\" IS NOT NULL")).unwrap_or_default();
    let places = texts(conn, &format!("SELECT {} FROM \"{table}\" {filled}", place.join(" || ' AND ' || "))).map_err(told)?;
    if places.is_empty() {
        return Err("no row".to_owned());
    }
    let mut last = String::new();
    for _ in 0..30 {
        match edit(places[chance.below(places.len())].as_str()) {
            Ok(did) => return Ok(did),
            Err(error) => last = error.to_string(),
        }
    }
    Err(last)
}

/// A value as SQL has it.
fn value(conn: &Connection, table: &str, column: &str, place: &str) -> Result<String, rusqlite::Error> {
    let value: Value = conn.query_row(&format!("SELECT quote(\"{column}\") FROM \"{table}\" WHERE {place}"), [], |row| row.get(0))?;
    Ok(match value {
        Value::Text(text) => text,
        other => format!("{other:?}"),
    })
}

/// Another value that could stand there: a day of another decade, an object with one field more, a number one higher.
fn changed(quoted: &str) -> String {
    let inner = quoted.trim_matches('\'');
    if let Some(hex) = quoted.strip_prefix("X'") {
        let last = if hex.starts_with('0') { '1' } else { '0' };
        return format!("X'{last}{}", &hex[1..]);
    }
    if let Ok(number) = quoted.parse::<i64>() {
        return (number + 1).to_string();
    }
    match inner.as_bytes() {
        [b'2', b'0', tens, rest @ ..] if tens.is_ascii_digit() && rest.first().is_some_and(u8::is_ascii_digit) => format!("'199{}'", &inner[3..]),
        [b'{', b'}'] => "'{\"x\":1}'".to_owned(),
        [b'{', ..] => format!("'{{\"x\":1,{}'", &inner[1..]),
        [b'[', b']'] => "'[1]'".to_owned(),
        [b'[', ..] => format!("'[1,{}'", &inner[1..]),
        _ => format!("'{inner}x'"),
    }
}
