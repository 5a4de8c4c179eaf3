//! Old papers typed in: what fell due before the record begins stands apart. The harm: "1392 ngày" among today's.

use register::due::{Horizon, due_list};
use register::overview::overview;
use register::settings::save_setting;

use crate::cases::record::{PASSED, day, desk, now};

#[test]
fn truth_c6_what_fell_due_before_the_record_begins_is_not_todays_overdue_and_not_lost() {
    let mut desk = desk();
    save_setting(&mut desk.register, "figures_from", "01/01/2026", &now()).expect("a beginning");
    let (_, old) = desk.candidate("Nguyễn Thị Cũ Mẫu", "1990", "10/03/2021");
    desk.happens(old, "branch_vote", "04/06/2021", PASSED);
    let (_, new) = desk.candidate("Trần Thị Mới Mẫu", "1991", "10/03/2025");
    desk.happens(new, "branch_vote", "02/03/2026", PASSED);
    let due = due_list(&desk.register, now().today, Horizon::Within(0), false).expect("due");
    let told: Vec<(&str, bool)> = due.iter().map(|line| (line.name.as_str(), line.before_register)).collect();
    assert_eq!(told, [("Nguyễn Thị Cũ Mẫu", true), ("Trần Thị Mới Mẫu", false)], "both stand there, the old one marked");
    let overview = overview(&desk.register, day("2026-11-24")).expect("an overview");
    assert_eq!((overview.overdue, overview.before_register), (1, 1), "counted apart");
    assert!(overview.due.iter().all(|line| line.name == "Trần Thị Mới Mẫu"), "and not among the earliest of today");
}
