//! A course on a clerk's afternoon: many sent at once, results typed.

use register::courses::{Course, ResultRow, course_page, enrol, save_course, save_results};

use crate::cases::record::{desk, now};

#[test]
fn many_are_sent_to_a_course_at_once_and_a_result_typed_anew_counts_once() {
    let mut desk = desk();
    let cases: Vec<i32> = ["Bùi Thị Gấm", "Đỗ Thị Hà", "Hồ Thị Inh"].iter().map(|name| desk.candidate(name, "1996", "10/03/2021").1).collect();
    let facts = Course {
        course_kind: "admission_course".into(),
        name: "Lớp bồi dưỡng".into(),
        course_batch: Some("1-2021".into()),
        from: "2021-05-10".into(),
        to: "2021-05-14".into(),
        ..Course::default()
    };
    let course = save_course(&mut desk.register, None, &facts, &now()).expect("a course").value;
    enrol(&mut desk.register, course, &cases, "05/05/2021", Some("07-CV/ĐU"), None, &now()).expect("three sent");
    let row = |case: i32, result: &str, number: &str| ResultRow {
        case,
        result: Some(result.into()),
        score: None,
        certificate_number: Some(number.into()),
        certificate_date: Some("20/05/2021".into()),
    };
    save_results(&mut desk.register, course, "14/05/2021", &[row(cases[0], "good", "1/GCN"), row(cases[1], "passed", "2/GCN")], &now())
        .expect("results");
    save_results(&mut desk.register, course, "14/05/2021", &[row(cases[0], "very_good", "01/GCN")], &now()).expect("typed anew");
    let page = course_page(&desk.register, course).expect("a page");
    assert_eq!((page.course.enrolled, page.course.passed, page.course.certified), (3, 2, 2));
    let first = page.participants.iter().find(|each| each.case == cases[0]).expect("the first");
    assert_eq!((first.result.as_deref(), first.certificate_number.as_deref()), (Some("very_good"), Some("01/GCN")));
    desk.register.undo(&now()).expect("undo the second table");
    desk.register.undo(&now()).expect("undo the first");
    desk.register.undo(&now()).expect("undo the sending");
    assert_eq!(course_page(&desk.register, course).expect("a page").course.enrolled, 0);
    desk.sound();
}
