//! The register's own word for what day it may be: its last write and its newest copy.

use chrono::NaiveDate;
use domain::today::Witness;
use register::log::Operation;

use crate::file::desk::{Desk, at, day};

fn write_on(register: &mut register::Register, moment: &str) {
    let operation = Operation::new("person_added").with("person", "Nguyễn Thị Mẫu");
    register
        .transact(operation, &at(moment), |tx| {
            tx.execute("INSERT INTO person (uid, birth_name) VALUES (new_uid(), 'Nguyễn Thị Mẫu')", [])?;
            Ok(())
        })
        .unwrap();
}

#[test]
fn truth_c1_the_witness_is_the_last_write_and_the_newest_copy() {
    let (desk, mut register) = Desk::open_new();
    assert_eq!(register.witness().unwrap(), Witness::default(), "an empty log and no copy");
    write_on(&mut register, "2026-11-20T08:00:00");
    assert_eq!(register.witness().unwrap(), Witness { last_write: Some(day("2026-11-20")), newest_copy: None });
    register.close(&at("2026-11-21T17:00:00")).unwrap();
    let register = desk.open();
    assert_eq!(register.witness().unwrap(), Witness { last_write: Some(day("2026-11-20")), newest_copy: Some(day("2026-11-21")) });
    assert_eq!(register.witness().unwrap().latest(), NaiveDate::from_ymd_opt(2026, 11, 21));
}

#[test]
fn truth_c2_after_a_clock_that_ran_ahead_was_put_right_what_was_written_since_counts() {
    let (_desk, mut register) = Desk::open_new();
    write_on(&mut register, "2031-01-01T08:00:00");
    write_on(&mut register, "2026-11-20T08:00:00");
    assert_eq!(register.witness().unwrap().last_write, Some(day("2026-11-20")));
}
