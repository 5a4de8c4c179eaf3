//! course list, course show: rounds and who was sent.

use serde_json::json;

use crate::desk::Desk;

#[test]
fn a_course_says_who_was_sent_and_what_came_of_it() {
    let desk = Desk::with_units();
    let earlier = desk.json("course add", &["--name", "Lớp Mẫu Một", "--from", "2021-05-04", "--to", "2021-05-08"])["course"].clone();
    let later = desk.json("course add", &["--name", "Lớp Mẫu Hai", "--from", "2022-05-04", "--to", "2022-05-08", "--kind", "new_member_class"]);
    let (person, case) = desk.candidate("Trần Văn Mẫu", "2021-03-10");
    let (_, second) = desk.candidate("Lê Thị An", "2021-03-10");
    let course = format!("course={earlier}");
    desk.event(&case, "course_enrolled", "2021-05-04", &[&course]);
    desk.event(&second, "course_enrolled", "2021-05-04", &[&course]);
    desk.event(&case, "course_result", "2021-05-08", &[&course, "result=good"]);

    let list = desk.json("course list", &[]);
    assert_eq!([&list[0]["course"], &list[1]["course"]], [&later["course"], &earlier], "newest first");
    assert_eq!(
        list[1],
        json!({
            "course": earlier, "course_kind": "admission_course", "name": "Lớp Mẫu Một", "course_batch": null, "from": "2021-05-04", "to": "2021-05-08",
            "organizer": null, "place": null, "document_number": null, "document_date": null, "note": null,
            "enrolled": 2, "passed": 1, "certified": 0,
        })
    );
    let page = desk.json("course show", &[&earlier.to_string()]);
    assert_eq!(page["course"], list[1]);
    // An before Mẫu.
    assert_eq!(crate::desk::texts(&page["participants"], "name"), ["Lê Thị An", "Trần Văn Mẫu"]);
    let sent = &page["participants"][1];
    assert_eq!((sent["person"].to_string(), &sent["enrolled_on"], &sent["result"]), (person, &json!("2021-05-04"), &json!("good")));
    assert_eq!(page["participants"][0]["result"], json!(null));
}

#[test]
fn a_course_planned_years_ahead_stands_in_the_list() {
    let desk = Desk::with_units();
    for (name, from, to) in [("Lớp Mẫu Xa", "2029-05-04", "2029-05-08"), ("Lớp Mẫu Gần", "2021-05-04", "2021-05-08")] {
        desk.json("course add", &["--name", name, "--from", from, "--to", to, "--today", "2026-11-24"]);
    }
    assert_eq!(crate::desk::texts(&desk.json("course list", &[]), "name"), ["Lớp Mẫu Xa", "Lớp Mẫu Gần"]);
}

#[test]
fn a_register_without_courses_lists_none_and_an_unknown_one_is_refused() {
    let desk = Desk::empty();
    assert_eq!(desk.json("course list", &[]), json!([]));
    assert!(desk.refused("course show", &["1"]).contains("course_unknown"));
}
