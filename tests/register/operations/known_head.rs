//! The harm: a log written anew from its middle reads sound by itself, and what had left the office on paper told nothing.

use register::log::{MadePaper, PaperFacts};

use crate::cases::record::{desk, now};
use crate::check::by_hand;

#[test]
fn trust_t2_a_head_off_a_paper_names_the_operation_after_which_it_stood() {
    let mut desk = desk();
    desk.candidate("Nguyễn Thị Mẫu", "1990", "10/03/2021");
    let printed = desk.register.head().expect("reads").expect("a head");
    let last = desk.register.journal(None, 1).expect("the log").remove(0);
    assert_eq!(last.head.as_deref(), Some(&*printed), "the journal tells the head after each");
    // The paper is noted after its head was taken, and more is done.
    let facts = PaperFacts { paper: "Danh sách mẫu".into(), as_of: now().today, people: 1, pages: 1 };
    desk.register.record_paper(MadePaper::ListPrinted, &facts, &now()).expect("noted");
    desk.candidate("Trần Thị Mẫu", "1991", "10/03/2021");
    let of = |typed: &str| desk.register.operation_of_head(typed).expect("a head").map(|row| row.operation);
    assert_eq!(of(&printed), Some(last.operation));
    let (first, rest) = printed.split_at(4);
    let as_read = format!(" {} {} ", first.to_uppercase(), rest.replace('0', "o").replace('1', "l"));
    assert_eq!(of(&as_read), Some(last.operation), "as it may be typed: {as_read}");
    assert_eq!(of(&desk.register.head().expect("reads").expect("a head")), Some(last.operation + 2));

    // Of the changes of one operation only the last was ever the end of the log.
    let within = "SELECT substr(hash, 1, 8) AS head FROM change WHERE operation = ?1 ORDER BY id LIMIT 1";
    let within: String = desk.register.read(|conn| Ok(conn.query_row(within, [last.operation], |row| row.get("head"))?)).expect("a head");
    assert_ne!(within, printed, "an added person is several rows");
    assert_eq!(of(&within), None);
}

#[test]
fn trust_t2_the_head_of_a_past_written_anew_is_no_head_of_the_log() {
    let mut desk = desk();
    desk.candidate("Nguyễn Thị Mẫu", "1990", "10/03/2021");
    let printed = desk.register.head().expect("reads").expect("a head");
    desk.register.undo(&now()).expect("taken back");
    // Somebody who knows the passphrase takes the last two operations out and goes on from before them.
    let cut = "DROP TRIGGER change_is_kept_2; DROP TRIGGER operation_is_kept_2;
               DELETE FROM change WHERE operation >= (SELECT max(id) - 1 FROM operation);
               DELETE FROM operation WHERE id >= (SELECT max(id) - 1 FROM operation)";
    by_hand(&desk.register, cut);
    assert_eq!(desk.register.operation_of_head(&printed).expect("a head"), None);
}

#[test]
fn what_is_no_head_is_refused() {
    let desk = desk();
    for typed in ["", "1a2b3c4", "1a2b3c4d5", "1a2b3c4g", "1á2b3c4d", "đau so"] {
        let refused = desk.register.operation_of_head(typed).expect_err(typed);
        assert_eq!((refused.code(), refused.field()), ("head_unreadable", Some("head")), "{typed}");
    }
}
