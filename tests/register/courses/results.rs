//! A course on a clerk's afternoon: many sent at once, results typed.

use register::courses::{Course, ResultRow, check_results, course_page, enrol, save_course, save_results};

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

/// The harms: a score or a number without what it belongs to is dropped without a word; the refusal stands at a field that
/// no column bears.
#[test]
fn a_line_that_cannot_be_is_told_at_its_column_and_nothing_is_written() {
    let mut desk = desk();
    let case = desk.candidate("Bùi Thị Gấm", "1996", "10/03/2021").1;
    let facts = Course {
        course_kind: "admission_course".into(),
        name: "Lớp bồi dưỡng".into(),
        from: "2021-05-10".into(),
        to: "2021-05-14".into(),
        ..Course::default()
    };
    let course = save_course(&mut desk.register, None, &facts, &now()).expect("a course").value;
    enrol(&mut desk.register, course, &[case], "05/05/2021", None, None, &now()).expect("sent");
    let row = |result: &str, score: &str, number: &str, date: &str| ResultRow {
        case,
        result: Some(result.into()),
        score: Some(score.into()),
        certificate_number: Some(number.into()),
        certificate_date: Some(date.into()),
    };
    let wrong = [
        (row("good", "11", "", ""), "score", "score_too_high"),
        (row("", "8,5", "", ""), "result", "field_missing"),
        (row("tuyệt", "8,5", "", ""), "result", "code_unknown"),
        (row("good", "", "1/GCN", ""), "certificate_date", "field_missing"),
        (row("good", "", "1/GCN", "31/02/2021"), "certificate_date", "date_impossible"),
        (row("good", "", "1/GCN", "01/01/2300"), "certificate_date", "date_impossible"),
    ];
    for (line, column, code) in wrong {
        let refused = check_results(&desk.register, course, "14/05/2021", std::slice::from_ref(&line), &now()).expect("judged");
        let told: Vec<_> = refused.iter().map(|each| (each.field.clone().unwrap_or_default(), each.code)).collect();
        assert_eq!(told, [(format!("{case}:{column}"), code)], "{line:?}");
        save_results(&mut desk.register, course, "14/05/2021", &[line], &now()).expect_err("refused");
    }
    assert_eq!(course_page(&desk.register, course).expect("a page").participants[0].result, None);
    save_results(&mut desk.register, course, "14/05/2021", &[row("good", "8,5", "", "")], &now()).expect("written");
    // Of a result that stands, the score is corrected under the same scale; what is the same writes nothing.
    let refused = check_results(&desk.register, course, "14/05/2021", &[row("good", "85", "", "")], &now()).expect("judged");
    assert_eq!(refused[0].field, Some(format!("{case}:score")));
    assert_eq!(save_results(&mut desk.register, course, "14/05/2021", &[row("good", "8.5", "", "")], &now()).expect("the same").value, 0);
    desk.sound();
}
