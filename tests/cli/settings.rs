//! setting list, setting set.

use serde_json::{Value, json};

use crate::desk::Desk;

#[test]
fn a_setting_is_changed_by_name_listed_and_taken_back() {
    let desk = Desk::empty();
    let before = desk.json("setting list", &[]);
    assert_eq!((&before["lock_minutes"], &before["place"]), (&Value::Null, &Value::Null));
    assert!(before.get("figures_from").is_some() && before.get("second_copy_folder").is_some());
    let set = desk.json("setting set", &["lock_minutes", "30"]);
    assert_eq!((&set["setting"], &set["value"]), (&json!("lock_minutes"), &json!("30")));
    desk.json("setting set", &["figures_from", "01/06/2021"]);
    desk.json("setting set", &["place", "Đà Nẵng"]);
    let list = desk.json("setting list", &[]);
    assert_eq!((&list["lock_minutes"], &list["figures_from"], &list["place"]), (&json!("30"), &json!("2021-06-01"), &json!("Đà Nẵng")));
    desk.json("setting set", &["place", ""]);
    assert_eq!(desk.json("setting list", &[])["place"], Value::Null, "left empty is not set");
    desk.json("undo", &[]);
    assert_eq!(desk.json("setting list", &[])["place"], "Đà Nẵng");
    assert_eq!(desk.json("log", &["--last", "2"])[1]["name"], "setting_changed");
    // The same again changes nothing, and is no operation.
    assert_eq!(desk.json("setting set", &["place", "Đà Nẵng"])["operation"], Value::Null);
    assert_eq!(desk.json("check", &[])["ok"], true);
}

#[test]
fn unknown_names_and_values_that_mean_nothing_are_refused_and_nothing_is_written() {
    let desk = Desk::empty();
    let before = desk.json("setting list", &[]);
    for (name, value, code) in [
        ("no_such_setting", "1", "setting_unknown"),
        ("", "1", "setting_unknown"),
        ("lock_minutes", "mười", "number_unreadable"),
        ("lock_minutes", "-1", "number_unreadable"),
        ("lock_minutes", "100000", "number_unreadable"),
        ("second_copy_folder", "USB/so", "setting_folder_relative"),
    ] {
        let said = desk.refused("setting set", &[name, value]);
        assert!(said.contains(&format!("[{code}]")), "{name} = {value}: {said}");
    }
    let said = desk.refused("setting set", &["term_from", "2021-13-01"]);
    assert!(said.contains("term_from"), "{said}");
    // Whether the people are invented is not for a script to say.
    assert!(desk.refused("setting set", &["sample", "true"]).contains("[setting_unknown]"));
    assert_eq!(desk.json("setting list", &[]), before);
    assert_eq!(desk.json("log", &[]).as_array().expect("a log").len(), 1);
    desk.ask("setting set", &["place"]).wrong_usage();
}

#[test]
fn a_day_that_the_register_cannot_vouch_for_is_named() {
    let desk = Desk::empty();
    desk.json("setting set", &["place", "Huế", "--today", "2031-01-01"]);
    let said = desk.refused("setting set", &["place", "Vinh"]);
    assert!(said.contains("[today_untold]"), "{said}");
}
