//! request add, answer, list; the clock in `due`.

use serde_json::json;

use crate::desk::Desk;

#[test]
fn a_request_from_another_place_is_due_until_it_is_answered() {
    let desk = Desk::with_units();
    let added =
        desk.json("request add", &["--from", "Đảng ủy xã Mẫu", "--about", "Trần Văn Mẫu", "--on", "2025-03-03", "--set", "applicant=cha của An"]);
    let id = added["request"].to_string();
    // By hand: thirty working days from Monday 3 March 2025; Monday 7 April, the Hùng kings' day, is off.
    let due = desk.json("due", &["--as-of", "2025-04-16"]);
    let line = due.as_array().expect("an array").iter().find(|line| line["request"] == added["request"]).expect("in due");
    assert_eq!(
        (&line["case"], &line["person"], &line["clock"], &line["from"], &line["due"], &line["state"]),
        (&json!(null), &json!(null), &json!("background_reply"), &json!("2025-03-03"), &json!("2025-04-15"), &json!("overdue"))
    );
    desk.json("request answer", &[&id, "--on", "2025-04-15", "--number", "9-CV/ĐU"]);
    let list = desk.json("request list", &["--as-of", "2025-04-16"]);
    assert_eq!((&list[0]["state"], &list[0]["answer_number"], &list[0]["unit"]), (&json!("met"), &json!("9-CV/ĐU"), &json!(1)));
    assert_eq!(desk.json("request list", &["--as-of", "2025-04-14"])[0]["state"], json!("due"), "as it stood then");
    assert!(desk.refused("request answer", &["99", "--on", "2025-04-15"]).contains("request_unknown"));
}
