//! What people lack: the papers of their dossier, told as their pages tell them, and facts filled in for many at once.

use serde_json::{Value, json};

use crate::desk::{BRANCH, Desk};

/// The keys of papers that a person's page shows as not there yet, of the case that is open.
fn missing_by_page(desk: &Desk, person: i64) -> Vec<String> {
    let page = desk.show(&person.to_string(), ON);
    let Some(case) = page["cases"].as_array().and_then(|cases| cases.last()) else { return Vec::new() };
    let lines = case["dossier"].as_array().expect("a dossier");
    lines.iter().filter(|line| line["state"] == "missing").map(|line| line["paper"].as_str().expect("a paper").to_owned()).collect()
}

fn listed(desk: &Desk, filters: &[&str]) -> Vec<i64> {
    let mut words = vec!["--as-of", ON];
    filters.iter().for_each(|filter| words.extend(["--filter", filter]));
    let rows = desk.json("list", &words);
    let mut people: Vec<i64> = rows.as_array().expect("rows").iter().map(|row| row["person"].as_i64().expect("a person")).collect();
    people.sort_unstable();
    people
}

const ON: &str = "2025-06-30";

#[test]
fn who_lacks_a_paper_is_whose_page_says_so() {
    let desk = Desk::bare();
    desk.json("new", &["--generate", "45", "--seed", "5"]);
    let pages: Vec<(i64, Vec<String>)> = listed(&desk, &[]).into_iter().map(|person| (person, missing_by_page(&desk, person))).collect();
    let by_page =
        |wanted: &dyn Fn(&[String]) -> bool| -> Vec<i64> { pages.iter().filter(|(_, missing)| wanted(missing)).map(|(person, _)| *person).collect() };
    let lacking = |papers: &[&str]| by_page(&|missing: &[String]| missing.iter().any(|key| papers.contains(&key.as_str())));
    let history = lacking(&["applicant_history"]);
    assert!(!history.is_empty() && history.len() < pages.len());
    assert_eq!(listed(&desk, &["paper_missing=2-KND"]), history, "by the form's number");
    assert_eq!(listed(&desk, &["paper_missing=2-KND|self_review"]), lacking(&["applicant_history", "self_review"]));
    for paper in ["applicant_history", "trade_union_resolution", "conversion_decision", "sub_committee_report"] {
        assert_eq!(listed(&desk, &[&format!("paper_missing={paper}")]), lacking(&[paper]), "{paper}");
    }
    assert_eq!(listed(&desk, &["paper_missing="]), by_page(&|missing: &[String]| missing.is_empty()), "nothing is missing");
    assert_eq!(listed(&desk, &["paper_missing!="]), by_page(&|missing: &[String]| !missing.is_empty()));
    // A paper that no dossier must hold.
    let said = desk.refused("list", &["--filter", "paper_missing=transfer_slip"]);
    assert!(said.contains("transfer_slip"), "{said}");
    let fields = desk.json("list fields", &[]);
    let field = fields.as_array().expect("fields").iter().find(|field| field["code"] == "paper_missing").expect("the field");
    assert_eq!((&field["name"], &field["code_list"]), (&json!("Giấy tờ còn thiếu"), &json!("paper")));
}

#[test]
fn one_fact_is_filled_in_for_many_or_for_none() {
    let desk = Desk::with_units();
    let add = |name: &str| desk.json("person add", &["--name", name, "--unit", BRANCH, "--on", "2021-03-10"])["person"].to_string();
    let (an, binh) = (add("Mẫu Thị An"), add("Mẫu Văn Bình"));
    let set = |one: &str, other: &str| [format!("{an}={one}"), format!("{binh}={other}")];
    let [one, other] = set("000100HP", "000200HP");
    let done = desk.json("person fill", &["file_number", "--set", &one, "--set", &other]);
    assert_eq!(done["people"], 2);
    let number = |person: &str| desk.show(person, "2026-11-24")["person"]["file_number"].clone();
    assert_eq!((number(&an), number(&binh)), (json!("000100HP"), json!("000200HP")));
    let [one, other] = set("031190000001", "03119000000");
    let said = desk.refused("person fill", &["citizen_id", "--set", &one, "--set", &other]);
    assert!(said.contains("12"), "{said}");
    assert_eq!(desk.show(&an, "2026-11-24")["person"]["citizen_id"], Value::Null, "all of them or none");
    desk.json("undo", &[]);
    assert_eq!((number(&an), number(&binh)), (Value::Null, Value::Null));
    let [one, other] = set("Tổ trưởng", "Tổ phó");
    desk.json("person fill", &["post", "--from", "2025-09-01", "--set", &one, "--set", &other]);
    assert_eq!(desk.show(&an, "2025-08-31")["person"]["post"], Value::Null);
    assert_eq!(desk.show(&binh, "2025-09-01")["person"]["post"], "Tổ phó");
    desk.ask("person fill", &["post", "--set", "An=Tổ trưởng"]).wrong_usage();
}
