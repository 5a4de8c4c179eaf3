//! How what happened and what is due is told: a vote that failed, days of which kind, what comes next.

use crate::desk::{Desk, key};
use crate::office::{days_ago, office};
use crate::today::open;

async fn in_list(home: tempfile::TempDir, path: &std::path::Path, digit: char) -> Desk {
    let desk = Desk::start_in(home, &[path.to_str().expect("a path")], &[]).await;
    open(&desk).await;
    desk.until_there("overview").await;
    desk.press(&[key::CONTROL, digit]).await;
    desk.until("document.querySelector('[data-test=\"row\"].is-current')").await;
    desk
}

/// The harm: "quá 24 ngày" above "quá 34 ngày" in one column, the one in working days and the other not.
#[tokio::test]
async fn window_b4_days_left_say_whether_they_are_working_days() {
    let home = tempfile::tempdir().expect("a home");
    // The files of a member admitted 380 days ago were due within thirty working days.
    let path = office(home.path(), 0, 1, 0);
    let desk = in_list(home, &path, '6').await;
    // In a list each cell names its deadline, and its tip says which days.
    desk.until("document.querySelector('[data-test=\"row\"] [data-column=\"clock\"]')?.textContent.startsWith('Khai lý lịch, quá ')").await;
    desk.until("document.querySelector('[data-test=\"row\"] [data-column=\"clock\"] .clock')?.title.includes('ngày làm việc')").await;
    // On Việc the group says it once for all its lines.
    desk.press(&[key::CONTROL, '2']).await;
    desk.until("document.querySelector('[data-test=\"table\"]')?.textContent.includes('ngày làm việc')").await;
    desk.end().await;
}

/// The harms: a failed vote looks as a passed one; the papers of the conversion are headed as those of the admission; a
/// deciding committee is asked how many probationers were present.
#[tokio::test]
async fn window_b5_a_failed_vote_is_told_as_failed_and_papers_and_votes_are_those_of_the_step() {
    let home = tempfile::tempdir().expect("a home");
    let path = office(home.path(), 1, 1, 0);
    let desk = in_list(home, &path, '6').await;
    desk.press(&[key::ENTER]).await;
    desk.until_there("person-page").await;
    desk.until_in("dossier-part", "Hồ sơ công nhận chính thức").await;
    desk.press(&[key::CONTROL, 'e']).await;
    desk.until_there("event-sheet").await;
    desk.until("document.querySelector('[data-test=\"event.kind\"]').value !== ''").await;
    desk.choose("event.kind", "chi bo xet, de nghi cong nhan", "conversion_branch_vote").await;
    let iso = days_ago(2);
    desk.fill("event.on", &format!("{}{}{}", &iso[8..], &iso[5..7], &iso[..4])).await;
    // A branch has probationers at its meeting.
    desk.until_there("field.probationers_present").await;
    for (field, count) in [("votes_total", "9"), ("votes_present", "9"), ("votes_for", "5"), ("votes_against", "4")] {
        desk.fill(&format!("field.{field}"), count).await;
    }
    desk.until("document.querySelector('[data-test=\"verdict\"]')?.dataset.passed === 'false'").await;
    desk.press(&[key::CONTROL, key::ENTER]).await;
    desk.until_gone("event-sheet").await;
    let failed = "[...document.querySelectorAll('[data-test=\"event\"]')].find((event) => event.textContent.includes('5 trên 9') || event.textContent.includes('5/9'))";
    desk.until(&format!("{failed}?.querySelector('.badge.due, .due, [data-state=\"due\"]')")).await;
    desk.until(&format!("{failed}?.textContent.includes('chưa đủ') || {failed}?.textContent.includes('Chưa đủ')")).await;
    // A committee has none.
    desk.press(&[key::CONTROL, 'e']).await;
    desk.until_there("event-sheet").await;
    desk.until("document.querySelector('[data-test=\"event.kind\"]').value !== ''").await;
    desk.choose("event.kind", "dang uy co so xet, de nghi cong nhan", "conversion_committee_vote").await;
    desk.until_there("field.votes_for").await;
    desk.until_gone("field.probationers_present").await;
    desk.press(&[key::ESCAPE]).await;
    // Somebody on the way has the other papers.
    desk.press(&[key::CONTROL, '3']).await;
    desk.until("document.querySelector('[data-test=\"row\"].is-current')").await;
    desk.press(&[key::ENTER]).await;
    desk.until_in("dossier-part", "Hồ sơ kết nạp").await;
    desk.end().await;
}

/// The harm: eighty-four kinds in one flat list, the first three called next whatever they are.
#[tokio::test]
async fn window_b6_the_next_steps_of_the_case_come_first_and_the_rest_stands_by_chapter() {
    let home = tempfile::tempdir().expect("a home");
    let path = office(home.path(), 1, 0, 0);
    let desk = in_list(home, &path, '3').await;
    desk.press(&[key::CONTROL, 'e']).await;
    desk.until_there("event-sheet").await;
    desk.until("document.querySelector('[data-test=\"event.kind\"]').value !== ''").await;
    desk.press(&[key::DOWN]).await;
    desk.until("document.querySelectorAll('[data-test^=\"event.kind:\"]').length > 20").await;
    let offered = desk
        .script("return [...document.querySelectorAll('[data-test^=\"event.kind:\"]')].map((one) => [one.dataset.test.slice(11), one.textContent])")
        .await;
    let offered: Vec<(String, String)> = serde_json::from_value(offered).expect("kinds");
    let next: Vec<&str> = offered.iter().filter(|(_, text)| text.contains("tiếp theo")).map(|(kind, _)| kind.as_str()).collect();
    // By the process: who was introduced is put on the list, given a helper, sent to the course.
    assert_eq!(next, ["candidate_listed", "helper_named", "course_enrolled"]);
    assert_eq!(offered.iter().take(3).map(|(kind, _)| kind.as_str()).collect::<Vec<_>>(), next);
    // Whoever types finds it by its name, without marks.
    desk.choose("event.kind", "tu tran", "died").await;
    desk.end().await;
}
