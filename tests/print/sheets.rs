//! The sheets of a person and of a unit. The harms: a sheet that says otherwise than the page, of another day, or that hides what
//! was put right and taken out.

use std::io::Write;
use std::process::{Command, Stdio};

use paper::{Part, SheetPaper};
use print::PrintOptions;
use print::sheets::Sheet;
use register::cases::{correct_event, record_event, void_event};
use register::entries::Entry;
use register::people::{NewPerson, add_person};
use register::targets::{NewTarget, Programme, save_programme, save_target};
use register::units::{NewUnit, UnitEntry, add_unit, record_unit_event};

use crate::one_truth::{Desk, day, desk, now};

/// A part's rows as texts: `11/03/2024 | what (remark) | document`; `~` before what is struck through.
fn rows(part: &Part) -> Vec<String> {
    let row = |cells: &Vec<paper::Cell>| {
        let cell = |cell: &paper::Cell| {
            let text = format!("{}{} {}", if cell.struck { "~" } else { "" }, cell.text, cell.remark);
            text.trim_end().to_owned()
        };
        cells.iter().map(cell).collect::<Vec<_>>().join(" | ").trim_end_matches([' ', '|']).to_owned()
    };
    part.table.as_ref().map(|table| table.rows.iter().map(row).collect()).unwrap_or_default()
}

fn facts(facts: &[paper::Fact]) -> Vec<String> {
    facts.iter().map(|fact| format!("{}: {}", fact.name, fact.value)).collect()
}

fn part<'p>(paper: &'p SheetPaper, title: &str) -> &'p Part {
    let found = paper.parts.iter().find(|part| part.title == title);
    found.unwrap_or_else(|| panic!("{title} among {:?}", titles(paper)))
}

fn titles(paper: &SheetPaper) -> Vec<&str> {
    paper.parts.iter().map(|part| part.title.as_str()).collect()
}

/// The text of the PDF, blanks made one.
fn pdf_text(sheet: &Sheet) -> String {
    let pdf = sheet.pdf().unwrap().volumes.remove(0);
    let mut reader =
        Command::new("pdftotext").args(["-layout", "-", "-"]).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().expect("pdftotext is installed");
    let mut to = reader.stdin.take().unwrap();
    let writing = std::thread::spawn(move || to.write_all(&pdf));
    let text = String::from_utf8(reader.wait_with_output().unwrap().stdout).unwrap();
    writing.join().unwrap().unwrap();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn person_on(desk: &Desk, person: i32, on: &str) -> Sheet {
    Sheet::of_person(&desk.register, person, &PrintOptions::usual(&desk.register).unwrap(), day(on)).unwrap()
}

fn unit_on(desk: &Desk, unit: i32, on: &str) -> Sheet {
    Sheet::of_unit(&desk.register, unit, &PrintOptions::usual(&desk.register).unwrap(), day(on)).unwrap()
}

fn pairs<const N: usize>(values: [(&str, &str); N]) -> std::collections::BTreeMap<String, String> {
    values.map(|(name, value)| (name.to_owned(), value.to_owned())).into()
}

/// A candidate of five syllables: a helper corrected, a task voided, a certificate.
fn candidate(desk: &mut Desk) -> (i32, i32) {
    let new = NewPerson {
        unit: desk.branch,
        first: "candidate_listed".into(),
        on: "2024-03-11".into(),
        document_number: Some("28-NQ/CB".into()),
        facts: pairs([
            ("birth_name", "Tôn Nữ Minh Hồng Nhung"),
            ("birth_date", "1996-05-19"),
            ("sex", "female"),
            ("post", "Tổ trưởng tổ may mẫu"),
            ("relatives", r#"[{"relation":"father","name":"Tôn Văn Mẫu","birth_year":"1965"},{"relation":"mother","name":"Lê Thị Mẫu"}]"#),
        ]),
        ..NewPerson::default()
    };
    let added = add_person(&mut desk.register, &new, &now()).unwrap().value;
    let mut record = |kind: &str, on: &str, values: std::collections::BTreeMap<String, String>, number: Option<&str>| {
        let entry = Entry {
            case: added.case,
            kind: kind.into(),
            on: on.into(),
            values,
            document_number: number.map(str::to_owned),
            reason: Some("sổ mẫu".into()),
            ..Entry::default()
        };
        record_event(&mut desk.register, &entry, &now()).unwrap().value.event
    };
    let helper = record("helper_named", "2024-04-02", pairs([("helper", "Trần Văn Giúp")]), None);
    let task = record("task_given", "2024-05-06", pairs([("task", "Phụ trách bảng tin")]), None);
    record("course_certificate", "2024-06-14", pairs([]), Some("15/GCN"));
    correct_event(&mut desk.register, helper, &pairs([("helper", "Lê Thị Đỡ")]), "Ghi nhầm tên", &now()).unwrap();
    void_event(&mut desk.register, task, "Ghi hai lần", &now()).unwrap();
    (added.person, added.case)
}

#[test]
fn a_persons_sheet_says_what_the_page_says_with_what_was_put_right_and_taken_out() {
    let mut desk = desk();
    let (person, _) = candidate(&mut desk);
    let sheet = person_on(&desk, person, "2026-11-24");
    let paper = sheet.paper();
    assert_eq!(paper.title, "Phiếu theo dõi quá trình phấn đấu vào Đảng");
    let of = facts(&paper.of);
    assert_eq!(of[..2], ["Họ và tên: Tôn Nữ Minh Hồng Nhung", "Đơn vị: Chi bộ Một"]);
    assert_eq!(of[2..4], ["Giai đoạn: Lớp bồi dưỡng, từ 14/06/2024 (đủ điều kiện làm hồ sơ)", "Đến lượt: Đảng ủy cơ sở"]);
    assert_eq!(facts(&part(paper, "Lý lịch").facts), ["Giới tính: Nữ", "Sinh: 19/05/1996, 30 tuổi"]);
    assert_eq!(facts(&part(paper, "Công việc, trình độ").facts), ["Chức vụ: Tổ trưởng tổ may mẫu"]);
    assert_eq!(facts(&part(paper, "Gia đình, việc khác").facts), ["Gia đình: Cha, Tôn Văn Mẫu, 1965\nMẹ, Lê Thị Mẫu"]);
    assert_eq!(facts(&part(paper, "Người giới thiệu").facts), ["Giúp đỡ: Lê Thị Đỡ"]);
    // Sixty months from 14/06/2024; on 24/11/2026 thirty whole ones are left.
    let deadlines = rows(part(paper, "Thời hạn"));
    let source = "60 tháng, theo 06-HD/TW\u{a0}(9/6/2025), điểm\u{a0}5.4b";
    assert!(deadlines.contains(&format!("Giấy chứng nhận còn giá trị | 14/06/2024 | 14/06/2029 | còn 30 tháng | {source}")), "{deadlines:?}");
    let mut happened = rows(part(paper, "Quá trình"));
    // The two that put right were entered today, in this order.
    assert_eq!(
        happened.drain(..2).collect::<Vec<_>>(),
        ["24/11/2026 | Hủy bản ghi nhầm | Ghi hai lần", "24/11/2026 | Đính chính Đảng viên giúp đỡ: Lê Thị Đỡ | Ghi nhầm tên"]
    );
    assert_eq!(
        happened,
        [
            "14/06/2024 | Cấp giấy chứng nhận lớp bồi dưỡng (mẫu\u{a0}CN-NTVĐ) | Số 15/GCN; lý do: sổ mẫu",
            "06/05/2024 | ~Giao nhiệm vụ thử thách: Phụ trách bảng tin (đã hủy bản ghi) | Lý do: sổ mẫu",
            "02/04/2024 | Phân công giúp đỡ: Lê Thị Đỡ (đã đính chính) | Lý do: sổ mẫu",
            "11/03/2024 | Đưa vào danh sách cảm tình Đảng | Số 28-NQ/CB",
        ]
    );
    let papers = rows(part(paper, "Hồ sơ kết nạp"));
    assert!(papers[0].starts_with("Giấy chứng nhận học lớp bồi dưỡng nhận thức về Đảng | ") && papers[0].ends_with(" | 14/06/2024"), "{papers:?}");
    assert!(papers[1].starts_with("Đơn xin vào Đảng | ") && papers[1].ends_with(" | chưa có"), "{papers:?}");

    let text = pdf_text(&sheet);
    for words in [
        "PHIẾU THEO DÕI QUÁ TRÌNH PHẤN ĐẤU VÀO ĐẢNG (tính đến ngày 24/11/2026",
        "Họ và tên: Tôn Nữ Minh Hồng Nhung Đơn vị: Chi bộ Một",
        "I. Lý lịch Giới tính: Nữ Sinh: 19/05/1996, 30 tuổi",
        "Ngày Nội dung Văn bản, ghi chú",
        "06/05/2024 Giao nhiệm vụ thử thách: Phụ trách bảng tin",
        "11/03/2024 Đưa vào danh sách cảm tình Đảng Số 28-NQ/CB",
    ] {
        assert!(text.contains(words), "{words} in {text}");
    }
    assert!(text.ends_with(&format!("Đầu sổ {}", desk.register.head().unwrap().unwrap())), "{text}");
}

#[test]
fn a_sheet_of_an_earlier_day_knows_what_had_happened_by_then_as_it_is_known_now() {
    let mut desk = desk();
    let (person, _) = candidate(&mut desk);
    let sheet = person_on(&desk, person, "2024-04-30");
    assert!(sheet.paper().subtitle.starts_with("(tính đến ngày 30/04/2024"), "{}", sheet.paper().subtitle);
    assert_eq!(
        rows(part(sheet.paper(), "Quá trình")),
        ["02/04/2024 | Phân công giúp đỡ: Lê Thị Đỡ (đã đính chính) | Lý do: sổ mẫu", "11/03/2024 | Đưa vào danh sách cảm tình Đảng | Số 28-NQ/CB"]
    );
    assert!(!titles(sheet.paper()).contains(&"Thời hạn"), "nothing ran: {:?}", titles(sheet.paper()));

    // Before the first entry there is no case, and that is said.
    let before = person_on(&desk, person, "2024-03-10");
    assert_eq!(part(before.paper(), "Quá trình").note, "Tại ngày này chưa có hồ sơ.");
    assert_eq!(facts(&before.paper().of), ["Họ và tên: Tôn Nữ Minh Hồng Nhung"]);
    assert!(Sheet::of_person(&desk.register, 99, &PrintOptions::usual(&desk.register).unwrap(), now().today).is_err());
}

#[test]
fn a_members_sheet_is_of_a_member_and_two_attempts_stand_one_after_the_other() {
    let mut desk = desk();
    let (person, case) = candidate(&mut desk);
    let mut record = |case: i32, kind: &str, on: &str, values: std::collections::BTreeMap<String, String>| {
        let entry = Entry { case, kind: kind.into(), on: on.into(), values, reason: Some("sổ mẫu".into()), ..Entry::default() };
        record_event(&mut desk.register, &entry, &now()).unwrap().value.case
    };
    record(case, "removed_from_list", "2024-09-02", pairs([("cause_code", "no_longer_fit")]));
    let second = record(case, "candidate_listed", "2025-02-03", pairs([]));
    assert_ne!(second, case);
    record(second, "decision", "2025-08-04", pairs([]));
    record(second, "ceremony", "2025-08-19", pairs([]));
    let sheet = person_on(&desk, person, "2026-11-24");
    let paper = sheet.paper();
    assert_eq!(paper.title, "Phiếu theo dõi đảng viên");
    assert_eq!(facts(&part(paper, "Các mốc tính được, lần 2").facts)[..2], ["Ngày vào Đảng: 19/08/2025", "Hết dự bị: 19/08/2026"]);
    assert_eq!(part(paper, "Quá trình, lần 1").remark, "Ra khỏi danh sách");
    assert!(titles(paper).contains(&"Hồ sơ công nhận chính thức, lần 2"), "{:?}", titles(paper));
    let place = |title: &str| titles(paper).iter().position(|each| *each == title);
    assert!(place("Quá trình, lần 2") < place("Quá trình, lần 1"), "{:?}", titles(paper));
    // Before the ceremony it is a candidate's.
    assert_eq!(person_on(&desk, person, "2025-08-18").paper().title, "Phiếu theo dõi quá trình phấn đấu vào Đảng");
}

#[test]
fn a_units_sheet_has_its_committee_figures_and_targets() {
    let mut desk = desk();
    let branch = desk.branch;
    let member = |name: &str, sex: &str| NewPerson {
        unit: branch,
        first: "member_recorded".into(),
        on: "2025-03-04".into(),
        values: pairs([("member_kind", "full"), ("admission_date_set", "2010-05-19"), ("official_date_set", "2011-05-19")]),
        facts: pairs([("birth_name", name), ("sex", sex)]),
        reason: Some("sổ mẫu".into()),
        ..NewPerson::default()
    };
    for (name, sex) in [("Đinh Văn Mẫu", "male"), ("Phan Thị Mẫu", "female")] {
        add_person(&mut desk.register, &member(name, sex), &now()).unwrap();
    }
    candidate(&mut desk);
    let change = UnitEntry {
        unit: branch,
        kind: "committee_change".into(),
        on: "2025-06-02".into(),
        values: pairs([("person", "Đinh Văn Mẫu"), ("position", "secretary")]),
        document_number: Some("07-QĐ/ĐU".into()),
        issuer: Some("Đảng ủy Mẫu".into()),
        reason: Some("sổ mẫu".into()),
        ..UnitEntry::default()
    };
    record_unit_event(&mut desk.register, &change, &now()).unwrap();
    let programme = Programme { name: "Chương trình mẫu".into(), from: "2026-01-01".into(), to: "2026-12-31".into(), ..Programme::default() };
    let programme = save_programme(&mut desk.register, None, &programme, &now()).unwrap().value;
    let target = NewTarget {
        programme,
        indicator: "admissions".into(),
        unit: Some(branch),
        from: "2026-01-01".into(),
        to: "2026-12-31".into(),
        value: "2".into(),
        ..NewTarget::default()
    };
    save_target(&mut desk.register, None, &target, &now()).unwrap();

    let sheet = unit_on(&desk, branch, "2026-11-24");
    let paper = sheet.paper();
    assert_eq!((&*paper.title, facts(&paper.of)), ("Phiếu tổ chức đảng", vec!["Đơn vị: Chi bộ Một".to_owned()]));
    let own = facts(&part(paper, "Đơn vị").facts);
    for fact in ["Cấp trên trực tiếp: Đảng bộ Mẫu", "Thành lập: 01/01/2019", "Thứ tự: 1 trong 1 đơn vị cùng cấp trên"] {
        assert!(own.contains(&fact.to_owned()), "{fact} in {own:?}");
    }
    assert_eq!(rows(part(paper, "Chi ủy")), ["Bí thư | Đinh Văn Mẫu | 02/06/2025"]);
    let heads = part(paper, "Số người");
    assert_eq!(heads.remark, "tại ngày 24/11/2026");
    // The candidate is a woman, as one of the two members.
    assert_eq!(rows(heads), ["Chính thức | 2 | 1 | 2", "Dự bị | 0 | 0 | 0", "Đảng viên | 2 | 1 | 2", "Quần chúng ưu tú | 1 | 1 | 1"]);
    // Two in a year: by day 328 of 365 1.797 are asked, 2 whole; one candidate can make one of two.
    assert_eq!(rows(part(paper, "Chỉ tiêu")), ["Kết nạp | 0 | 2 | \u{2212}2 | Thiếu 1"]);
    let happened = rows(part(paper, "Quá trình"));
    assert_eq!(happened[0], "02/06/2025 | Kiện toàn: Bí thư: Đinh Văn Mẫu | Số 07-QĐ/ĐU; Đảng ủy Mẫu; lý do: sổ mẫu");
    assert!(pdf_text(&sheet).contains("PHIẾU TỔ CHỨC ĐẢNG (tính đến ngày 24/11/2026"));
}

#[test]
fn a_unit_that_has_ended_is_told_as_of_its_last_day_and_an_empty_one_says_so() {
    let mut desk = desk();
    let root = register::units::unit_tree(&desk.register, now().today).unwrap()[0].unit;
    let new = NewUnit { name: "Chi bộ Hai".into(), parent: Some(root), from: Some("2020-02-03".into()), ..NewUnit::default() };
    let unit = add_unit(&mut desk.register, &new, &now()).unwrap().value;
    let ends = UnitEntry {
        unit,
        kind: "unit_dissolved".into(),
        on: "2025-06-30".into(),
        document_number: Some("31-QĐ/ĐU".into()),
        reason: Some("sổ mẫu".into()),
        ..UnitEntry::default()
    };
    record_unit_event(&mut desk.register, &ends, &now()).unwrap();
    let sheet = unit_on(&desk, unit, "2026-11-24");
    let paper = sheet.paper();
    assert_eq!(facts(&paper.of), ["Đơn vị: Chi bộ Hai", "Kết thúc: Giải thể 30/06/2025"]);
    assert_eq!(part(paper, "Số người").remark, "tại ngày 29/06/2025");
    assert_eq!(part(paper, "Chi ủy").note, "Chưa ghi ai trong chi ủy.");
    assert_eq!(part(paper, "Chỉ tiêu").note, "Chưa giao chỉ tiêu cho đơn vị này.");
    assert!(rows(part(paper, "Quá trình"))[0].starts_with("30/06/2025 | Giải thể"), "{:?}", rows(part(paper, "Quá trình")));
    let text = pdf_text(&sheet);
    assert!(text.contains("Kết thúc: Giải thể 30/06/2025"), "{text}");
    // Before its end it stood.
    assert_eq!(facts(&unit_on(&desk, unit, "2025-06-29").paper().of), ["Đơn vị: Chi bộ Hai"]);
}

#[test]
fn a_secret_sheet_bears_its_stamp() {
    let mut desk = desk();
    let (person, _) = candidate(&mut desk);
    let options = PrintOptions { secret: true, ..PrintOptions::usual(&desk.register).unwrap() };
    let sheet = Sheet::of_person(&desk.register, person, &options, now().today).unwrap();
    assert!(pdf_text(&sheet).contains("MẬT"));
    assert!(!pdf_text(&person_on(&desk, person, "2026-11-24")).contains("MẬT"));
}
