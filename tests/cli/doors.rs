//! A rule stands at every door: entering, changing facts, recording, correcting. The harm: what the form asks about goes
//! in by another way without a word.

use serde_json::Value;

use crate::desk::{BRANCH, Desk, texts};

const REASON: &str = "theo lý lịch gốc, mẫu";

/// `person add … --first member_recorded`: born, admitted, official.
fn member(desk: &Desk, name: &str, [birth, admitted, official]: [&str; 3], reason: Option<&str>) -> crate::desk::Answer {
    let set = [
        format!("birth_date={birth}"),
        "member_kind=full".to_owned(),
        format!("admission_date_set={admitted}"),
        format!("official_date_set={official}"),
    ];
    let mut arguments = vec!["--name", name, "--unit", BRANCH, "--on", "2021-01-04", "--first", "member_recorded"];
    set.iter().for_each(|pair| arguments.extend(["--set", pair]));
    arguments.extend(reason.into_iter().flat_map(|reason| ["--reason", reason]));
    desk.ask("person add", &arguments)
}

fn checks(answer: &Value) -> Vec<String> {
    let warnings = answer["warnings"].as_array().expect("warnings");
    let mut checks: Vec<String> = warnings.iter().map(|one| one["rule"].as_str().expect("a rule").to_owned()).collect();
    checks.dedup();
    checks
}

#[test]
fn truth_b1_a_member_born_after_the_admission_is_not_taken_without_a_reason() {
    let desk = Desk::with_units();
    let before = desk.counts();
    let said = member(&desk, "Lê Văn Mẫu", ["2015", "2010-03-01", "2011-03-01"], None).refused();
    assert!(said.contains("trước ngày sinh 2015"), "{said}");
    assert_eq!(desk.counts(), before, "nothing is half written");
    let added = member(&desk, "Lê Văn Mẫu", ["2015", "2010-03-01", "2011-03-01"], Some(REASON)).json();
    assert_eq!(checks(&added), ["birth_date"]);
    let shown = desk.show(&added["person"].to_string(), "2021-01-04");
    assert_eq!(shown["cases"][0]["events"][0]["reason"], REASON);
}

#[test]
fn truth_b1_a_member_admitted_at_seventeen_is_asked_and_one_admitted_at_eighteen_is_not() {
    let desk = Desk::with_units();
    // By months: 3/2000 to 2/2018 are 215, one short of 18 years; to 3/2018 they are 216.
    let said = member(&desk, "Lê Văn Mẫu", ["2000-03-09", "2018-02-28", "2019-02-28"], None).refused();
    assert!(said.contains("quy định từ đủ 18 tuổi"), "{said}");
    member(&desk, "Lê Văn Hai", ["2000-03-09", "2018-03-01", "2019-03-01"], None).json();
}

#[test]
fn truth_b1_full_before_the_probation_is_over_is_asked() {
    let desk = Desk::with_units();
    let said = member(&desk, "Lê Văn Mẫu", ["1990", "2018-03-01", "2019-02-28"], None).refused();
    assert!(said.contains("còn đến 01/03/2019"), "{said}");
    let said = member(&desk, "Lê Văn Mẫu", ["1990", "2018-03-01", "2017-02-28"], None).refused();
    assert!(said.contains("trước ngày vào Đảng 01/03/2018"), "{said}");
    member(&desk, "Lê Văn Mẫu", ["1990", "2018-03-01", "2019-03"], None).json();
}

#[test]
fn truth_b1_a_life_that_a_correction_or_a_fact_makes_impossible_is_named_by_check() {
    let desk = Desk::with_units();
    let added = member(&desk, "Lê Văn Mẫu", ["1990", "2018-03-01", "2019-03-01"], None).json();
    assert_eq!(desk.json("check", &[])["lives"], serde_json::json!([]));
    let set = format!("corrects={}", added["event"]);
    desk.event(&added["case"].to_string(), "correction", "2021-02-01", &[&set, "field=admission_date_set", "value=1989-03-01", "basis=gõ thử, mẫu"]);
    let check = desk.json("check", &[]);
    let lives = check["lives"].as_array().expect("lives").clone();
    assert_eq!((lives.len(), &lives[0]["person"], lives[0]["rule"].as_str()), (1, &added["person"], Some("birth_date")), "{check}");
    assert_eq!((&check["ok"], &lives[0]["explained"]), (&Value::Bool(true), &Value::Bool(true)), "a correction states its basis");
    assert!(lives[0]["message"].as_str().expect("a sentence").contains("01/03/1989"), "{check}");
}

#[test]
fn truth_b2_a_members_birth_is_changed_only_on_a_basis() {
    let desk = Desk::with_units();
    let added = member(&desk, "Lê Văn Mẫu", ["1987", "2010-03-01", "2011-03-01"], None).json();
    let person = added["person"].to_string();
    // What lies within what stood is no change of it.
    desk.json("person set", &[&person, "--set", "birth_date=1987-05-03"]);
    let said = desk.refused("person set", &[&person, "--set", "birth_date=1988-05-03"]);
    assert!(said.contains("từ 03/05/1987 thành 03/05/1988") && said.contains("13-TB/TW"), "{said}");
    let said = desk.refused("person set", &[&person, "--set", "birth_date="]);
    assert!(said.contains("Xóa ngày sinh 03/05/1987"), "{said}");
    let said = desk.refused("person set", &[&person, "--set", "birth_date=2020"]);
    assert!(said.contains("trước ngày sinh 2020"), "an impossible one also warns: {said}");
    assert_eq!(desk.show(&person, "2021-01-04")["person"]["birth_date"], "1987-05-03");
    let changed = desk.json("person set", &[&person, "--set", "birth_date=1988-05-03", "--reason", REASON]);
    assert_eq!(checks(&changed), ["birth_date"]);
    let log = desk.json("log", &["--last", "1"]);
    assert!(log.to_string().contains(REASON), "the basis stays in the log: {log}");
    // A candidate's slip of the pen needs none.
    let (candidate, _) = desk.candidate("Vũ Thị Mẫu", "2021-03-10");
    desk.json("person set", &[&candidate, "--set", "birth_date=1990"]);
    desk.json("person set", &[&candidate, "--set", "birth_date=1991"]);
}

#[test]
fn truth_b3_one_card_or_file_number_for_two_people_asks_for_a_reason() {
    let desk = Desk::with_units();
    let add = |name: &str, set: &[&str], reason: Option<&str>| {
        let mut arguments = vec!["--name", name, "--unit", BRANCH, "--on", "2021-03-10"];
        set.iter().for_each(|pair| arguments.extend(["--set", pair]));
        arguments.extend(reason.into_iter().flat_map(|reason| ["--reason", reason]));
        desk.ask("person add", &arguments)
    };
    let first = add("Lê Văn Một", &["card_number=41012345", "file_number=000123HP"], None).json();
    for (set, what) in [("card_number=41012345", "Số thẻ 41012345"), ("file_number=000123HP", "Số lý lịch 000123HP")] {
        let said = add("Lê Văn Hai", &[set], None).refused();
        assert!(said.contains(what) && said.contains("Lê Văn Một"), "{said}");
        let added = add("Lê Văn Hai", &[set], Some(REASON)).json();
        assert_eq!(added["likely"], serde_json::json!([first["person"]]), "and it is told who may be the same");
        desk.json("undo", &[]);
    }
    let (other, case) = desk.member("Lê Văn Ba", "2021-03-10");
    let said = desk.refused("person set", &[&other, "--set", "file_number=000123HP"]);
    assert!(said.contains("Lê Văn Một"), "{said}");
    let said = desk.event_because(&case, "card_issued", "2021-04-01", &["card_number=41012345", "occasion=new"], None).refused();
    assert!(said.contains("Lê Văn Một"), "{said}");
    // Twelve digits are the citizen's ID of their holder.
    add("Lê Thị Bốn", &["citizen_id=031190000123"], None).json();
    let said = add("Lê Thị Năm", &["card_number=031190000123"], None).refused();
    assert!(said.contains("Lê Thị Bốn"), "{said}");
}

#[test]
fn truth_d4_somebody_in_a_unit_before_its_founding_is_asked_about() {
    let desk = Desk::with_units();
    let unit = desk.json("unit add", &["--name", "Chi bộ Mới", "--parent", "1", "--kind", "branch", "--from", "2022-05-19"])["unit"].to_string();
    let add = ["--name", "Lê Văn Mẫu", "--unit", unit.as_str(), "--on", "2022-05-18"];
    let said = desk.refused("person add", &add);
    assert!(said.contains("Chi bộ Mới thành lập ngày 19/05/2022"), "{said}");
    desk.json("person add", &["--name", "Lê Văn Mẫu", "--unit", &unit, "--on", "2022-05-19"]);
    let (_, case) = desk.member("Lê Văn Hai", "2021-03-10");
    let to = format!("unit={unit}");
    let slip = ["slip_kind=slip_7", "transfer_scope=same_grassroots", &format!("to_unit={unit}")];
    desk.event(&case, "transfer_slip", "2022-05-01", &slip);
    let said = desk.event_because(&case, "transfer_received", "2022-05-10", &[&to, "transfer_scope=same_grassroots"], None).refused();
    assert!(said.contains("Chi bộ Mới thành lập ngày 19/05/2022"), "{said}");
}

#[test]
fn truth_b4_two_names_in_one_field_are_asked_about() {
    let desk = Desk::with_units();
    for name in ["Lê Thị Hai; Lê Thị Ba", "Lê Thị Hai, Lê Thị Ba", "Lê Thị Hai và Lê Thị Ba"] {
        let said = desk.refused("person add", &["--name", name, "--unit", BRANCH, "--on", "2021-03-10"]);
        assert!(said.contains("hai tên"), "{said}");
    }
    desk.json("person add", &["--name", "H’Hen Niê", "--unit", BRANCH, "--on", "2021-03-10"]);
}

/// The harm: a correction on the command line that makes a life impossible was written without a word.
#[test]
fn a_correction_tells_what_it_makes_of_a_life() {
    let desk = Desk::with_units();
    let facts = ["--name", "Nguyễn Thị Mẫu", "--unit", "2", "--on", "2021-03-10", "--set", "birth_date=1991-09-05"];
    let added = desk.json("person add", &facts);
    let (case, event) = (added["case"].to_string(), format!("corrects={}", added["event"]));
    let corrected = desk.event(&case, "correction", "2026-01-05", &[&event, "field=happened_on", "value=1989-01-01", "basis=mẫu"]);
    assert!(texts(&corrected["warnings"], "check").contains(&"before_birth".to_owned()), "{corrected}");
    assert!(desk.json("check", &[])["ok"].as_bool().expect("a verdict"), "its basis is kept as the reason");
}
