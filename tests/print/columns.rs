//! The columns of the lists: each has its head, and so has what stands as one column on paper.

use domain::words::{Language, table};
use print::lists::ListKind;

const KINDS: [ListKind; 7] = [
    ListKind::ListCandidates,
    ListKind::ListProposed,
    ListKind::ListProbationers,
    ListKind::ListConversionDue,
    ListKind::ListMembers,
    ListKind::ListPeople,
    ListKind::ListDue,
];

#[test]
fn every_column_of_every_printed_list_has_its_head() {
    let words = table(Language::Vi);
    for kind in KINDS {
        assert!(words.contains_key(&format!("paper.{}", kind.key())), "{}", kind.key());
        for column in kind.columns(false).into_iter().chain(kind.columns(true)) {
            assert!(words.contains_key(&format!("column.{}", column.key)), "column.{}", column.key);
            if let Some(stack) = column.stack {
                assert!(words.contains_key(&format!("column.{}", stack.head)), "column.{}", stack.head);
            }
        }
    }
}

#[test]
fn papers_7_grouped_by_unit_no_column_says_the_unit_again() {
    let has_unit = |kind: ListKind, by_unit: bool| kind.columns(by_unit).iter().any(|column| matches!(column.key, "unit" | "post_unit"));
    for kind in [ListKind::ListCandidates, ListKind::ListProbationers, ListKind::ListConversionDue, ListKind::ListPeople] {
        assert!(has_unit(kind, false) && !has_unit(kind, true), "{}", kind.key());
    }
    assert!(has_unit(ListKind::ListDue, true), "its groups are clocks");
}

#[test]
fn papers_8_a_list_of_those_proposed_has_the_forms_columns_and_none_of_our_own() {
    let keys: Vec<&str> = ListKind::ListProposed.columns(true).iter().map(|column| column.key).collect();
    let form = [
        "number",
        "birth_name",
        "birth_date_male",
        "birth_date_female",
        "ethnicity",
        "religion",
        "home_place",
        "residence_permanent",
        "occupation_post",
        "schooling",
        "qualification",
        "political_theory",
        "youth_union_joined",
        "introducers",
        "branch_vote",
        "committee_vote",
        "note",
    ];
    assert_eq!(keys, form);
}
