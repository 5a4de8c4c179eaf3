//! An office with more people than a test would type: twelve introduced and not yet on the list, four whose probation is
//! over, and a hundred and sixty members. All names are invented.

use std::path::{Path, PathBuf};

use register::cases::record_event;
use register::entries::Entry;
use register::opening::Draft;
use register::people::{NewPerson, add_person};
use register::units::{NewUnit, add_unit};
use register::{Now, Register};

use crate::today::{PASSPHRASE, somebody};

/// Days before the clock's day.
#[allow(clippy::disallowed_methods)]
pub fn days_ago(days: u64) -> String {
    (chrono::Local::now().date_naive() - chrono::Days::new(days)).to_string()
}

fn add(register: &mut Register, name: &str, first: &str, on: &str, values: &[(&str, &str)]) -> i32 {
    let person = NewPerson {
        facts: [("birth_name".to_owned(), name.to_owned()), ("birth_date".to_owned(), "1990-05-12".to_owned())].into(),
        unit: 2,
        first: first.to_owned(),
        on: on.to_owned(),
        values: values.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect(),
        reason: Some("sổ mẫu".to_owned()),
        ..NewPerson::default()
    };
    add_person(register, &person, &Now::on(days_ago(0).parse().expect("a day"))).expect("a person").value.case
}

fn event(register: &mut Register, case: i32, kind: &str, on: &str) {
    let entry = Entry { case, kind: kind.to_owned(), on: on.to_owned(), reason: Some("sổ mẫu".to_owned()), ..Entry::default() };
    record_event(register, &entry, &Now::on(days_ago(0).parse().expect("a day"))).expect("an event");
}

/// A register of the office, closed without a copy.
pub fn office(home: &Path, introduced: usize, probationers: usize, members: usize) -> PathBuf {
    let path = home.join("so thu.nguon");
    let now = Now::on(days_ago(0).parse().expect("a day"));
    let mut register = register::begin(&Draft::new(PASSPHRASE).expect("a key"), &path, &somebody(), &now).expect("a register");
    let root = NewUnit { name: "Đảng bộ Công ty Mẫu".into(), unit_kind: Some("grassroots_committee".into()), ..NewUnit::default() };
    add_unit(&mut register, &root, &now).expect("the root");
    let branch = NewUnit { name: "Chi bộ Phân xưởng Mẫu".into(), parent: Some(1), ..NewUnit::default() };
    add_unit(&mut register, &branch, &now).expect("a branch");
    for number in 0..introduced {
        add(&mut register, &format!("Trần Thị Mẫu {}", letter(number)), "candidate_introduced", &days_ago(40), &[("organization", "trade_union")]);
    }
    for number in 0..probationers {
        let case = add(&mut register, &format!("Lê Văn Mẫu {}", letter(number)), "candidate_listed", &days_ago(900), &[]);
        event(&mut register, case, "decision", &days_ago(400));
        event(&mut register, case, "ceremony", &days_ago(380));
        event(&mut register, case, "new_member_class_certificate", &days_ago(200));
    }
    for number in 0..members {
        let values = [("member_kind", "full"), ("admission_date_set", "2010-05-19"), ("official_date_set", "2011-05-19")];
        add(&mut register, &format!("Phạm Văn Mẫu {}", letter(number)), "member_recorded", &days_ago(1), &values);
    }
    path
}

/// Two letters, so that the names stand in the order of their making.
fn letter(number: usize) -> String {
    let one = |at: usize| char::from(b'A' + u8::try_from(at % 26).unwrap_or(0));
    format!("{}{}", one(number / 26), one(number)).to_lowercase().replacen(one(number / 26).to_ascii_lowercase(), &one(number / 26).to_string(), 1)
}
