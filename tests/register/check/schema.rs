//! The harm: a trigger that keeps the log, or an index, was gone, and nothing said so (truth F3).

use register::check::SchemaPart;

use super::by_hand;
use crate::cases::record::{desk, now};

/// What differs, as `kind name how`.
fn told(sql: &str) -> Vec<String> {
    let desk = desk();
    by_hand(&desk.register, sql);
    let found = desk.register.check(now().today).expect("a check");
    assert!(!found.is_sound(), "{sql}");
    let how = |part: SchemaPart| match part {
        SchemaPart::Missing => "missing",
        SchemaPart::Added => "added",
        SchemaPart::Otherwise => "otherwise",
    };
    found.schema.iter().map(|fault| format!("{} {} {}", fault.kind, fault.name, how(fault.how))).collect()
}

#[test]
fn truth_f3_a_schema_that_is_not_the_shipped_one_is_told_by_its_parts() {
    assert_eq!(told("DROP TRIGGER change_is_kept_2"), ["trigger change_is_kept_2 missing"]);
    assert_eq!(
        told("DROP TRIGGER change_is_kept_1; CREATE TRIGGER change_is_kept_1 BEFORE UPDATE ON change BEGIN SELECT 1; END"),
        ["trigger change_is_kept_1 otherwise"]
    );
    assert_eq!(told("DROP INDEX case_person; CREATE INDEX case_person ON \"case\" (unit)"), ["index case_person otherwise"]);
    assert_eq!(told("CREATE TABLE other (a TEXT); CREATE VIEW seen AS SELECT 1"), ["table other added", "view seen added"]);
    assert_eq!(told("ALTER TABLE course ADD COLUMN hours TEXT"), ["table course otherwise"]);
    assert_eq!(told("DROP TABLE preference"), ["table preference missing"]);
}

#[test]
fn a_sound_register_is_of_the_shipped_schema() {
    desk().sound();
}
