//! log, redo: what was done, by whom, and each row before and after.

use serde_json::{Value, json};

use crate::desk::Desk;

fn names(log: &Value) -> Vec<(i64, String, String)> {
    let text = |entry: &Value, name: &str| entry[name].as_str().expect("a text").to_owned();
    log.as_array()
        .expect("an array")
        .iter()
        .map(|entry| (entry["operation"].as_i64().expect("an id"), text(entry, "name"), text(entry, "kind")))
        .collect()
}

#[test]
fn the_log_tells_an_afternoon_newest_first() {
    let desk = Desk::empty();
    desk.json("unit add", &["--name", "Chi bộ Mẫu"]);
    desk.json("unit set", &["1", "--set", "note=Mẫu"]);
    desk.json("undo", &[]);
    let redone = desk.json("redo", &[]);
    assert_eq!(redone["redone"], "unit_changed");
    desk.refused("redo", &[]);

    let log = desk.json("log", &[]);
    let told = names(&log);
    let kinds: Vec<(&str, &str)> = told.iter().map(|(_, name, kind)| (name.as_str(), kind.as_str())).collect();
    assert_eq!(kinds, [("unit_changed", "redo"), ("unit_changed", "undo"), ("unit_changed", "do"), ("unit_added", "do"), ("register_created", "do")]);
    assert!(told.windows(2).all(|two| two[0].0 > two[1].0));
    assert_eq!(log[0]["operation"], redone["operation"]);
    assert_eq!([&log[0]["reverses"], &log[1]["reverses"], &log[2]["reverses"]], [&log[2]["operation"], &log[2]["operation"], &Value::Null]);
    assert!(log[0]["who"].is_string() && log[0]["when"].as_str().is_some_and(|when| when.len() == "2026-11-20T08:00:00".len()));

    let [changed, added] = [&log[2]["changes"], &log[3]["changes"]];
    assert_eq!((&changed[0]["table"], &changed[0]["row"]), (&json!("unit"), &json!(1)));
    assert_eq!((&changed[0]["before"]["note"], &changed[0]["after"]["note"]), (&Value::Null, &json!("Mẫu")));
    assert_eq!((&added[0]["before"], &added[0]["after"]["name"]), (&Value::Null, &json!("Chi bộ Mẫu")));
    assert_eq!(names(&desk.json("log", &["--last", "2"])), told[..2]);
    assert_eq!(desk.json("log", &["--last", "0"]), json!([]));
}

#[test]
fn the_log_of_a_person_holds_what_touched_them_and_nobody_else() {
    let desk = Desk::with_units();
    let (person, case) = desk.candidate("Nguyễn Văn Mẫu", "2021-03-10");
    let (other, other_case) = desk.candidate("Trần Văn Mẫu", "2021-03-10");
    desk.json("person set", &[&person, "--set", "occupation=Thợ tiện", "--from", "2022-01-01"]);
    desk.event(&other_case, "task_given", "2021-04-01", &["task=Mẫu"]);
    desk.event(&case, "task_given", "2021-04-01", &["task=Mẫu"]);
    desk.json("person set", &[&other, "--set", "phone=0900000001"]);
    let told = |arguments: &[&str]| names(&desk.json("log", arguments)).into_iter().map(|(_, name, kind)| (name, kind)).collect::<Vec<_>>();
    let done = |name: &str| (name.to_owned(), "do".to_owned());
    let of_event = names(&desk.json("log", &["--last", "2"])).remove(1).1;
    assert_eq!(told(&["--person", &person]), [done(&of_event), done("person_changed"), done("person_added")]);
    assert_eq!(told(&["--person", &other]), [done("person_changed"), done(&of_event), done("person_added")]);
    assert_eq!(told(&["--person", &person, "--last", "1"]), [done(&of_event)]);
    assert!(desk.refused("log", &["--person", "99"]).contains("person_unknown"));
}

#[test]
fn a_person_taken_out_again_stays_in_the_log() {
    let desk = Desk::with_units();
    let (person, _) = desk.candidate("Nguyễn Văn Mẫu", "2021-03-10");
    desk.json("undo", &[]);
    desk.refused("person show", &[&person]);
    let log = desk.json("log", &["--person", &person]);
    assert_eq!(names(&log).iter().map(|(_, _, kind)| kind.as_str()).collect::<Vec<_>>(), ["undo", "do"]);
    let row =
        |entry: &Value| entry["changes"].as_array().expect("rows").iter().find(|change| change["table"] == "person").expect("the person").clone();
    assert_eq!((&row(&log[0])["before"]["birth_name"], &row(&log[0])["after"]), (&json!("Nguyễn Văn Mẫu"), &Value::Null));
}

#[test]
fn what_was_taken_out_of_a_person_stays_in_their_log_and_in_nobody_elses() {
    let desk = Desk::with_units();
    let (other, _) = desk.candidate("Trần Văn Mẫu", "2021-03-10");
    let (person, case) = desk.candidate("Nguyễn Văn Mẫu", "2021-03-10");
    desk.json("person set", &[&person, "--set", "occupation=Thợ tiện", "--from", "2022-01-01"]);
    desk.event(&case, "task_given", "2021-04-01", &["task=Mẫu"]);
    let kinds = |person: &str| names(&desk.json("log", &["--person", person])).into_iter().map(|(_, _, kind)| kind).collect::<Vec<_>>();
    assert_eq!(kinds(&person), ["do"; 3]);
    // The entry, then the fact, then the person with their case and its first entry.
    for undone in 1..=3 {
        desk.json("undo", &[]);
        assert_eq!(kinds(&person), [vec!["undo"; undone], vec!["do"; 3]].concat(), "{undone} taken back");
    }
    assert_eq!(kinds(&other), ["do"]);
    desk.json("redo", &[]);
    assert_eq!(kinds(&person), ["redo", "undo", "undo", "undo", "do", "do", "do"]);
}

#[test]
fn redo_brings_back_what_undo_took_until_something_new_is_done() {
    let desk = Desk::with_units();
    let (_, case) = desk.candidate("Nguyễn Thị Mẫu", "2021-03-10");
    desk.event(&case, "removed_from_list", "2021-06-01", &["cause_code=withdrew"]);
    desk.json("undo", &[]);
    assert_eq!(desk.stage("Nguyễn Thị Mẫu", "2021-06-01"), "candidate");
    desk.json("redo", &[]);
    assert_eq!(desk.stage("Nguyễn Thị Mẫu", "2021-06-01"), "removed_from_list");
    desk.json("undo", &[]);
    desk.event(&case, "task_given", "2021-04-01", &["task=Mẫu"]);
    assert!(desk.refused("redo", &[]).contains("nothing_to_redo"));
    assert_eq!(desk.json("check", &[])["ok"], true);
}
