//! person set: facts for good, facts from a day, and what is refused.

use serde_json::{Value, json};

use crate::desk::Desk;

#[test]
fn a_fact_is_set_cleared_and_taken_back() {
    let desk = Desk::with_units();
    let (person, _) = desk.candidate("Nguyễn Văn Mẫu", "2021-03-10");
    let fact = |field: &str| desk.show(&person, "2023-01-01")["person"][field].clone();
    let done =
        desk.json("person set", &[&person, "--set", "birth_date=05/09/1991", "--set", "phone=0900000001", "--reason", "- theo giấy khai sinh"]);
    assert_eq!(done["person"].to_string(), person);
    assert_eq!((fact("birth_date"), fact("phone")), (json!("1991-09-05"), json!("0900000001")));
    let entry = desk.json("log", &["--last", "1"])[0].clone();
    assert_eq!((&entry["operation"], &entry["params"]["reason"]), (&done["operation"], &json!("- theo giấy khai sinh")));
    desk.json("person set", &[&person, "--set", "phone="]);
    assert_eq!(fact("phone"), Value::Null);
    desk.json("undo", &[]);
    assert_eq!(fact("phone"), "0900000001");
    desk.json("undo", &[]);
    assert_eq!((fact("birth_date"), fact("phone")), (Value::Null, Value::Null));
}

#[test]
fn a_fact_kept_by_date_holds_from_the_day_named() {
    let desk = Desk::with_units();
    let (person, _) = desk.candidate("Nguyễn Văn Mẫu", "2021-03-10");
    desk.json("person set", &[&person, "--set", "occupation=Thợ tiện", "--from", "2022-01-01"]);
    desk.json("person set", &[&person, "--set", "occupation=Tổ trưởng", "--from", "2023-01-01"]);
    let on = |day: &str| desk.show(&person, day)["person"]["occupation"].clone();
    assert_eq!(
        [on("2021-12-31"), on("2022-01-01"), on("2022-12-31"), on("2023-01-01")],
        [Value::Null, json!("Thợ tiện"), json!("Thợ tiện"), json!("Tổ trưởng")]
    );
}

#[test]
fn what_no_person_can_have_is_refused_and_nothing_is_written() {
    let desk = Desk::with_units();
    let (person, _) = desk.candidate("Nguyễn Văn Mẫu", "2021-03-10");
    let (other, _) = desk.candidate("Trần Văn Mẫu", "2021-03-10");
    desk.json("person set", &[&other, "--set", "citizen_id=001191000001"]);
    for pair in ["birth_name= ", "sex=khác hẳn", "birth_date=2021-02-30", "birth_date=2999", "citizen_id=123", "citizen_id=001191000001", "height=3"]
    {
        let reason = desk.refused("person set", &[&person, "--set", "phone=0900000001", "--set", pair]);
        assert!(reason.starts_with(pair.split('=').next().expect("a field")), "{pair}: {reason}");
    }
    desk.refused("person set", &["99", "--set", "phone=1"]);
    desk.refused("person set", &[&person, "--set", "occupation=Thợ", "--from", "2022-02-30"]);
    desk.ask("person set", &[&person]).wrong_usage();
    assert_eq!(desk.show(&person, "2023-01-01")["person"]["phone"], Value::Null);
}
