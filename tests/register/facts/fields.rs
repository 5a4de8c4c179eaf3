//! The road of a person's field: table, struct, JSON and words name the same ones, or this says where one was forgotten.

use std::collections::BTreeSet;

use domain::field::FieldType;
use domain::words::{Language, table};
use register::facts::{PERSON_FIELDS, Person};

fn struct_fields() -> BTreeSet<String> {
    let json = serde_json::to_value(Person::default()).expect("JSON");
    json.as_object().expect("an object").keys().cloned().collect()
}

#[test]
fn the_struct_and_the_list_of_fields_name_the_same() {
    let listed: BTreeSet<String> = PERSON_FIELDS.iter().map(|field| field.name.to_owned()).collect();
    assert_eq!(listed, struct_fields());
    assert_eq!(listed.len(), PERSON_FIELDS.len(), "no field stands twice");
}

#[test]
fn every_field_that_holds_for_good_has_its_column_and_no_column_is_left_over() {
    let schema = include_str!("../../../src-tauri/crates/register/src/file/migrations/0002_strict.sql");
    let later = include_str!("../../../src-tauri/crates/register/src/file/migrations/0005_pages.sql");
    let body = schema.split("CREATE TABLE person (").nth(1).and_then(|rest| rest.split("\n) STRICT;").next()).expect("the table person");
    let columns: BTreeSet<&str> = body
        .lines()
        .filter_map(|line| line.split_whitespace().next())
        .filter(|word| !["id", "uid"].contains(word) && !word.starts_with("--"))
        .chain(later.lines().filter_map(|line| line.strip_prefix("ALTER TABLE person ADD COLUMN ")?.split_whitespace().next()))
        .collect();
    let fixed: BTreeSet<&str> = PERSON_FIELDS.iter().filter(|field| !field.dated).map(|field| field.name).collect();
    assert_eq!(columns, fixed);
}

#[test]
fn every_field_and_every_column_of_a_list_has_its_word_in_both_languages() {
    for language in [Language::Vi, Language::En] {
        let words = table(language);
        for field in PERSON_FIELDS {
            assert!(words.contains_key(&format!("person.{}", field.name)), "person.{} has no word", field.name);
            if let FieldType::List(columns) = field.field_type {
                for column in columns {
                    let key = format!("person.{}.{}", field.name, column.name);
                    assert!(words.contains_key(&key), "{key} has no word");
                }
            }
        }
    }
}
