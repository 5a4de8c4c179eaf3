//! What columns say of entries, whichever way these are read: many in one walk over what was entered, few one by one.

use std::collections::BTreeMap;

use register::cases::{correct_event, void_event};
use register::lists::{AskedColumn, ListQuery, list_values};
use register::log::Operation;
use serde_json::{Value, json};

use crate::cases::record::{Desk, desk, now, values};

/// What the columns say of the four: of each the day and the text of the latest task.
fn told(desk: &Desk) -> Vec<(Value, Value)> {
    let query = ListQuery { columns: ["task_given", "task_given.task"].map(AskedColumn::new).to_vec(), ..ListQuery::default() };
    let rows = list_values(&desk.register, &query, now().today).expect("a list");
    let cell = |values: &BTreeMap<String, Value>, code: &str| values[code].clone();
    rows.iter().map(|(_, values)| (cell(values, "task_given"), cell(values, "task_given.task"))).take(4).collect()
}

// The harm: what was corrected since, a month known alone, or an entry taken out, told as it was entered.
#[test]
fn entries_read_in_one_walk_and_one_by_one_say_the_same() {
    let mut desk = desk();
    let cases: Vec<i32> = ["An", "Bình", "Cúc", "Dung", "Yến"].map(|name| desk.candidate(&format!("Lê Thị {name}"), "1990", "10/03/2021").1).into();
    // The last day of a month, and that month alone; one corrected in its text, one in its date; two of which the later is out.
    desk.happens(cases[0], "task_given", "31/05/2021", &[("task", "Trực")]);
    let month = desk.happens(cases[1], "task_given", "05/2021", &[("task", "Ghi sổ")]);
    let day = desk.happens(cases[2], "task_given", "12/06/2021", &[("task", "Trực")]);
    desk.happens(cases[3], "task_given", "01/06/2021", &[("task", "Dạy")]);
    let out = desk.happens(cases[3], "task_given", "02/06/2021", &[("task", "Nhầm")]);
    correct_event(&mut desk.register, month, &values("task", "Giữ sổ"), "Theo biên bản", &now()).expect("a correction");
    correct_event(&mut desk.register, day, &values("happened_on", "30/06/2021"), "Theo biên bản", &now()).expect("a correction");
    void_event(&mut desk.register, out, "Ghi nhầm người", &now()).expect("a voiding");
    let expected = [
        (json!("2021-05-31"), json!("Trực")),
        (json!("2021-05"), json!("Giữ sổ")),
        (json!("2021-06-30"), json!("Trực")),
        (json!("2021-06-01"), json!("Dạy")),
    ];
    // A third of all entries there are.
    assert_eq!(told(&desk), expected);
    // Fewer than one in a hundred.
    desk.register
        .transact(Operation::new("event_recorded"), &now(), |tx| {
            Ok(tx.execute(
                "WITH RECURSIVE many (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM many WHERE n < 600) \
                 INSERT INTO event (uid, case_id, kind, happened_on, recorded_at, fields) \
                 SELECT new_uid(), ?1, 'cleared', '2021-07-01', '2021-07-01T08:00:00', '{}' FROM many",
                [cases[4]],
            )?)
        })
        .expect("entries");
    assert_eq!(told(&desk), expected);
    desk.sound();
}
