//! Workbooks brought in. The harm: a clerk looks through a preview, says yes, and the register holds something else than
//! what was shown, somebody twice, or somebody not at all. The sample workbooks are made by `tests/data/make_workbooks.py`;
//! every figure here is counted by hand from the lists in it.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use domain::words::{Language, word};
use exchange::{ImportLine, ImportPreview, LineOutcome, TableKind, import, preview};
use register::opening::Draft;
use register::people::{self, NewPerson, add_person};
use register::units::{self, NewUnit, add_unit};
use register::{Now, Register, begin, settings};
use sheet::{ColumnOut, RowOut, TableOut, Value, write_table};
use tempfile::TempDir;

use crate::desk::{ask, clerk, day, number};

const CANDIDATES: &str = "danh-sach-quan-chung.xlsx";
const MEMBERS: &str = "danh-sach-dang-vien.xlsx";
const FAULTY: &str = "danh-sach-loi.xlsx";

fn data(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../tests/data").join(name)
}

fn now() -> Now {
    Now::on(day("2026-07-15"))
}

fn new() -> (TempDir, Register) {
    let folder = tempfile::tempdir().unwrap();
    let register = begin(&Draft::new("mật khẩu mẫu dài").unwrap(), &folder.path().join("so mau.nguon"), &clerk(), &now()).unwrap();
    (folder, register)
}

fn root(register: &mut Register) -> i32 {
    add_unit(register, &NewUnit { name: "Đảng bộ Công ty Mẫu".into(), ..NewUnit::default() }, &now()).unwrap().value
}

fn branch(register: &mut Register, name: &str, parent: i32) -> i32 {
    add_unit(register, &NewUnit { name: name.into(), parent: Some(parent), ..NewUnit::default() }, &now()).unwrap().value
}

/// Enters a candidate listed on 1/3/2024 and gives their id.
fn candidate(register: &mut Register, name: &str, unit: i32, facts: &[(&str, &str)]) -> i32 {
    let mut facts: std::collections::BTreeMap<String, String> = facts.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
    facts.insert("birth_name".into(), name.into());
    let new = NewPerson { facts, unit, first: "candidate_listed".into(), on: "2024-03-01".into(), ..NewPerson::default() };
    add_person(register, &new, &now()).unwrap().value.person
}

/// What the import would do.
fn look(register: &Register, path: &Path) -> ImportPreview {
    preview(register, path, None, &now()).unwrap()
}

/// The notes of a row: each its code and values.
fn notes(line: &ImportLine) -> Vec<String> {
    line.notes.iter().map(|note| note.params.values().fold(note.code.clone(), |text, value| format!("{text} {value}"))).collect()
}

fn sound(register: &Register) {
    // Integrity, the log's chain, and what is derived against a rebuild.
    let found = register.check(now().today).unwrap();
    assert!(found.is_sound(), "{found:?}");
}

/// People by stage code on a day.
fn at_stage(register: &mut Register, stage: i32, on: &str) -> i64 {
    number(register, &format!("SELECT count(*) FROM stage_interval WHERE stage = {stage} AND begins <= '{on}' AND ends > '{on}'"))
}

/// Every row of the true tables that an import may touch.
fn rows(register: &mut Register) -> Vec<String> {
    let mut rows = Vec::new();
    for table in ["unit", "person", "person_fact", "\"case\"", "event", "course", "setting"] {
        rows.extend(ask(register, &format!("SELECT * FROM {table} ORDER BY id"), |row| {
            let columns = row.as_ref().column_count();
            Ok((0..columns).map(|column| format!("{:?}", row.get_ref(column).unwrap())).collect::<Vec<_>>().join("|"))
        }));
    }
    rows
}

fn person_of(register: &mut Register, name: &str) -> register::facts::Person {
    let id = number(register, &format!("SELECT id FROM person WHERE birth_name = '{name}'"));
    people::person_page(register, id as i32, now().today).unwrap().facts
}

/// A workbook of invented people: heads (with a group before a bar), subheadings as rows of one text, rows of texts.
fn book(folder: &TempDir, name: &str, heads: &[&str], table: &[&[&str]]) -> PathBuf {
    let columns = heads.iter().map(|head| match head.split_once('|') {
        Some((group, title)) => ColumnOut { title: title.into(), group: Some(group.into()), width: 15.0 },
        None => ColumnOut { title: (*head).into(), group: None, width: 15.0 },
    });
    let rows = table.iter().map(|cells| match cells {
        [only] => RowOut::Section((*only).into()),
        cells => RowOut::Cells(cells.iter().map(|text| if text.is_empty() { Value::Empty } else { Value::Text((*text).into()) }).collect()),
    });
    let bytes = write_table(&TableOut {
        sheet: "Mẫu".into(),
        head: Vec::new(),
        titles: vec!["DANH SÁCH MẪU".into()],
        subtitle: None,
        columns: columns.collect(),
        rows: rows.collect(),
        closing: Vec::new(),
        frozen_columns: 0,
        signers: None,
        foot: String::new(),
        landscape: true,
        made_on: day("2026-06-30"),
    });
    let path = folder.path().join(name);
    std::fs::write(&path, bytes.unwrap()).unwrap();
    path
}

const HEADS: &[&str] = &["TT", "Họ và tên", "Ngày sinh", "Số CCCD", "Chi bộ", "Ngày công nhận"];

fn refusals(preview: &ImportPreview) -> Vec<(u32, &str, &str)> {
    let mut cells: Vec<_> =
        preview.refused.iter().chain(&preview.questions).map(|cell| (cell.row, cell.column.as_str(), cell.code.as_str())).collect();
    cells.sort_unstable();
    cells
}

/// Forty candidates in four branches. Each has a resolution with its date, a helper and the day of it; of every three in
/// a row the third has no course, and a course came after each resolution: 27 certificates.
#[test]
fn the_candidates_list_from_end_to_end() {
    let (_folder, mut register) = new();
    root(&mut register);
    let done = import(&mut register, &data(CANDIDATES), false, None, &now()).unwrap();
    assert_eq!((done.rows, done.new, done.matched, done.changed, done.refused.len()), (40, 40, 0, 0, 0), "{:?}", done.refused);
    assert_eq!(done.new_units, ["Chi bộ Phân xưởng lắp ráp 1", "Chi bộ Phân xưởng lắp ráp 2", "Chi bộ Khối văn phòng", "Chi bộ Cơ điện – kho vận"]);
    assert!(done.batch.is_some());
    let of_kind = |register: &mut Register, kind: &str| number(register, &format!("SELECT count(*) FROM event WHERE kind = '{kind}'"));
    assert_eq!(of_kind(&mut register, "candidate_listed"), 40);
    assert_eq!(of_kind(&mut register, "helper_named"), 40);
    assert_eq!(of_kind(&mut register, "course_certificate"), 27);
    assert_eq!(number(&mut register, "SELECT count(*) FROM course"), 0, "the days of no course are told, so none is made");
    // 12 + 11 + 9 + 8, of them 6 + 6 + 5 + 4 women.
    let by_unit = ask(&mut register, r#"SELECT count(*) FROM "case" GROUP BY unit ORDER BY unit"#, |row| row.get::<_, i64>(0));
    assert_eq!(by_unit, [12, 11, 9, 8]);
    assert_eq!(number(&mut register, "SELECT count(*) FROM person WHERE sex = 'female'"), 21);
    let kinds: BTreeSet<String> =
        ask(&mut register, "SELECT unit_kind || ':' || parent FROM unit WHERE id > 1", |row| row.get(0)).into_iter().collect();
    assert_eq!(kinds, ["branch:1".to_owned()].into());
    // The certificates' stage is course, the others' candidate.
    assert_eq!((at_stage(&mut register, 1, "2026-07-15"), at_stage(&mut register, 2, "2026-07-15")), (13, 27));
    sound(&register);
}

/// The first row, cell by cell, and the ways in which the fourth column keeps numbers and births.
#[test]
fn cells_mean_what_the_clerk_wrote() {
    let (_folder, mut register) = new();
    import(&mut register, &data(CANDIDATES), false, None, &now()).unwrap();
    let first = person_of(&mut register, "Nguyễn Văn Đạt");
    assert_eq!(first.birth_date.unwrap().to_string(), "1995-03-12");
    assert_eq!((first.sex.as_deref(), first.ethnicity.as_deref()), (Some("male"), Some("01")));
    assert_eq!(first.home_place.unwrap().shown(), "Xã Kiến Thụy, thành phố Hải Phòng");
    assert_eq!(first.post.as_deref(), Some("Công nhân"), "the unit is not part of the post");
    assert_eq!((first.schooling_text.as_deref(), first.general_schooling.as_deref()), (Some("12/12"), Some("upper_secondary")));
    assert_eq!((first.qualification.as_deref(), first.specialty.as_deref()), (Some("intermediate"), Some("cơ khí")));
    // 031, a man of the last century, born in 1995, serial 4021.
    assert_eq!(first.citizen_id.as_deref(), Some("031095004021"));
    // The second row's ID is a number that lost its zero; the birth is a bare year.
    let second = person_of(&mut register, "Trần Thị Hương");
    assert_eq!((second.birth_date.unwrap().to_string(), second.citizen_id.as_deref()), ("1992".to_owned(), Some("031192004058")));
    // The fourth: blanks in the ID, the birth a text.
    let fourth = person_of(&mut register, "Lê Thị Ánh Tuyết");
    assert_eq!((fourth.birth_date.unwrap().to_string(), fourth.citizen_id.as_deref()), ("1996-11-05".to_owned(), Some("031196004132")));
    assert_eq!(fourth.general_schooling.as_deref(), Some("lower_secondary"), "9/12");
    // The third: a month.
    assert_eq!(person_of(&mut register, "Phạm Đức Thịnh").birth_date.unwrap().to_string(), "1999-06");
    let id = number(&mut register, "SELECT id FROM person WHERE birth_name = 'Nguyễn Văn Đạt'") as i32;
    let case = &people::person_page(&register, id, now().today).unwrap().cases[0];
    let events: Vec<(String, String, Option<String>)> = {
        let mut events: Vec<_> = case.events.iter().map(|event| (event.kind.clone(), event.on.clone(), event.document_number.clone())).collect();
        events.sort_by(|a, b| a.1.cmp(&b.1));
        events
    };
    let row = |kind: &str, on: &str, number: Option<&str>| (kind.to_owned(), on.to_owned(), number.map(str::to_owned));
    assert_eq!(
        events,
        [
            row("candidate_listed", "2024-03-15", Some("03-NQ/CB")),
            row("helper_named", "2024-03-22", None),
            row("course_certificate", "2024-11-15", Some("1200/2024")),
        ]
    );
    let certificate = case.events.iter().find(|event| event.kind == "course_certificate").unwrap();
    assert!(!certificate.warnings.is_empty() && certificate.reason.is_none(), "no enrolment is invented, and no reason: {certificate:?}");
    assert_eq!(case.helper.as_deref(), Some("Nguyễn Văn Thành"));
}

/// Sixty members, 18 + 17 + 14 + 11. Six have no official date: Hiệu, Hoa, Tứ, Huyền Trang, Khoa, Xoan. Four of them were
/// admitted in 2026: Hoa and Khoa on 3/2, Xoan on 26/3, Tứ on 19/5. Phượng became official on 19/5/2026. The register was made
/// on 15/7/2026: its record begins that day, and all sixty are recorded on the eve.
#[test]
fn the_members_list_from_end_to_end() {
    let (_folder, mut register) = new();
    let done = import(&mut register, &data(MEMBERS), false, None, &now()).unwrap();
    assert_eq!((done.rows, done.new, done.matched, done.refused.len()), (60, 60, 0, 0), "{:?}", done.refused);
    assert_eq!(number(&mut register, "SELECT count(*) FROM unit WHERE parent IS NULL"), 4, "without a root each branch is one");
    assert_eq!(number(&mut register, "SELECT count(*) FROM event WHERE kind = 'member_recorded' AND happened_on = '2026-07-14'"), 60);
    let begins = register::book::record_from(&register).unwrap();
    assert_eq!(begins.pred_opt(), Some(day("2026-07-14")), "one beginning: that of the import and of every list and paper");
    assert_eq!(number(&mut register, "SELECT count(*) FROM event WHERE warnings IS NOT NULL"), 0);
    assert_eq!((at_stage(&mut register, 10, "2026-07-15"), at_stage(&mut register, 8, "2026-07-15")), (54, 6));
    let members = |register: &mut Register, on: &str| (8..=10).map(|stage| at_stage(register, stage, on)).sum::<i64>();
    assert_eq!(members(&mut register, "2025-12-30"), 56, "before the record begins, by the dates that the register knows");
    assert_eq!(members(&mut register, "2026-02-02"), 56);
    assert_eq!(members(&mut register, "2026-02-03"), 58, "who was admitted later is one from that day");
    // Full on the eve: 54 but for Phượng, who waits for her conversion from the end of probation.
    assert_eq!(
        (at_stage(&mut register, 10, "2025-12-31"), at_stage(&mut register, 10, "2026-05-18"), at_stage(&mut register, 10, "2026-05-19")),
        (53, 53, 54)
    );
    assert_eq!(
        number(&mut register, "SELECT count(*) FROM live_event WHERE kind IN ('ceremony', 'transfer_received')"),
        0,
        "it is no increase in any figure"
    );
    let overdue =
        number(&mut register, "SELECT count(*) FROM clock_interval WHERE begins <= '2026-07-15' AND ends > '2026-07-15' AND due < '2026-07-15'");
    assert_eq!(overdue, 0, "a member brought in owes no papers of the past");
    let first = person_of(&mut register, "Trần Thị Mận");
    assert_eq!(
        (first.card_number.as_deref(), first.file_number.as_deref(), first.political_theory.as_deref()),
        (Some("31000407"), Some("012314HP"), Some("intermediate"))
    );
    assert_eq!(first.post.as_deref(), Some("Phó Bí thư chi bộ"));
    sound(&register);
}

#[test]
fn what_is_told_of_a_row_is_a_word_of_either_language() {
    let (_folder, register) = new();
    let mut codes = BTreeSet::new();
    for name in [CANDIDATES, MEMBERS, FAULTY] {
        for line in look(&register, &data(name)).lines {
            codes.extend(line.notes.into_iter().map(|note| note.code));
        }
    }
    assert!(codes.contains("left_title") && codes.contains("left_closing"), "{codes:?}");
    for code in codes {
        let key = format!("import.{code}");
        let [vi, en] = [Language::Vi, Language::En].map(|language| word(language, &key));
        assert!(vi != key && en != key && vi != en, "{key}");
    }
}

#[test]
fn members_count_from_the_eve_of_the_setting() {
    let (_folder, mut register) = new();
    settings::save_setting(&mut register, "figures_from", "2021-01-01", &now()).unwrap();
    let shown = look(&register, &data(MEMBERS));
    let line = shown.lines.iter().find(|line| line.name == "Trần Thị Mận").unwrap();
    assert_eq!(notes(line), ["member_from 31/12/2020"]);
    import(&mut register, &data(MEMBERS), false, None, &now()).unwrap();
    // Admitted after 31/12/2020: Toản 2021, Phượng, Hiệu; Thọ 2022, Hoa, Tứ; Trang, Khoa; Trường 2023, Xoan: ten of sixty.
    assert_eq!((8..=10).map(|stage| at_stage(&mut register, stage, "2020-12-31")).sum::<i64>(), 50);
    // Quế was admitted on 3/2/2020 and Sen on 26/3/2020: still probationary that day.
    assert_eq!(at_stage(&mut register, 8, "2020-12-31"), 2);
}

/// A helper is the member of that name, if the register has exactly one: two are called Nguyễn Văn Thành.
#[test]
fn helpers_are_members_where_the_name_is_of_one() {
    let (_folder, mut register) = new();
    import(&mut register, &data(MEMBERS), false, None, &now()).unwrap();
    let done = import(&mut register, &data(CANDIDATES), false, None, &now()).unwrap();
    assert_eq!((done.new, done.new_units.len()), (40, 0), "the branches are those of the members' list");
    let typed = ask(
        &mut register,
        "SELECT json_extract(fields, '$.helper') FROM event WHERE kind = 'helper_named' AND json_type(fields, '$.helper') = 'text'",
        |row| row.get::<_, String>(0),
    );
    assert!(!typed.is_empty() && typed.iter().all(|name| name == "Nguyễn Văn Thành"), "{typed:?}");
    sound(&register);
}

/// Eight rows: 31/02/1990, an ID of eleven digits, no name, and a resolution of 2031; four can be.
#[test]
fn a_row_with_one_impossible_cell_is_refused_whole() {
    let (_folder, mut register) = new();
    let done = import(&mut register, &data(FAULTY), false, None, &now()).unwrap();
    assert_eq!((done.rows, done.new, done.matched), (8, 4, 0));
    let refused: Vec<_> = done.refused.iter().map(|row| (row.row, row.column.as_str(), row.value.as_str(), row.code.as_str())).collect();
    let first = done.refused[0].row - 1;
    assert_eq!(
        refused,
        [
            (first + 1, "C", "31/02/1990", "date_impossible"),
            (first + 3, "J", "03109300412", "citizen_id_length"),
            (first + 4, "B", "", "empty_name"),
            (first + 6, "L", "15/03/2031", "date_future"),
        ]
    );
    assert_eq!(done.refused[1].reason, "Số CCCD có 11 chữ số, cần đủ 12.");
    assert_eq!(done.refused[0].sheet, "Quần chúng ưu tú");
    assert_eq!(number(&mut register, "SELECT count(*) FROM person WHERE birth_name IN ('Đỗ Văn Lỗi', 'Lê Văn Sót', 'Hoàng Thị Muộn')"), 0);
    sound(&register);
}

#[test]
fn the_same_file_twice_brings_nobody_twice() {
    for (file, people) in [(CANDIDATES, 40), (MEMBERS, 60)] {
        let (_folder, mut register) = new();
        import(&mut register, &data(file), false, None, &now()).unwrap();
        let before = rows(&mut register);
        let again = import(&mut register, &data(file), false, None, &now()).unwrap();
        assert_eq!(
            (again.rows, again.new, again.matched, again.changed, again.refused.len(), again.batch),
            (people, 0, people, 0, 0, None),
            "{file}: {:?}",
            again.refused
        );
        assert_eq!(rows(&mut register), before, "{file}");
    }
}

#[test]
fn one_undo_brings_back_the_former_state() {
    let (_folder, mut register) = new();
    let root = root(&mut register);
    let unit = branch(&mut register, "Chi bộ Khối văn phòng", root);
    candidate(&mut register, "Đào Thị Yến", unit, &[("birth_date", "1996-04"), ("citizen_id", "031196005316")]);
    let before = (rows(&mut register), register.counts().unwrap());
    let done = import(&mut register, &data(CANDIDATES), false, None, &now()).unwrap();
    // She is the 28th of the list, serial 4021 + 37 × 27 = 5020: another ID, so another person of the same name.
    assert_eq!((done.new, done.matched), (40, 0));
    candidate(&mut register, "Người Sau Mẫu", unit, &[]);
    register.undo(&now()).unwrap();
    register.undo_operation(done.batch.unwrap(), &now()).unwrap();
    assert_eq!((rows(&mut register), register.counts().unwrap()), before);
    assert_eq!(number(&mut register, "SELECT count(*) FROM stage_interval"), 1);
    sound(&register);
    let again = import(&mut register, &data(CANDIDATES), false, None, &now()).unwrap();
    assert_eq!(again.new, 40, "what was undone can be brought in again");
    sound(&register);
}

/// The harm this file is named for.
#[test]
fn what_the_preview_says_is_what_the_import_does() {
    for file in [CANDIDATES, MEMBERS, FAULTY] {
        let (_folder, mut register) = new();
        let root = root(&mut register);
        let unit = branch(&mut register, "Chi bộ Phân xưởng Lắp ráp 1", root);
        // In the candidates' list at the same branch: by the ID, by the whole birth, and only likely.
        candidate(&mut register, "NGUYỄN VĂN ĐẠT", unit, &[("citizen_id", "031095004021")]);
        candidate(&mut register, "Hoàng Thị Kim Oanh", unit, &[("birth_date", "1998-09-02")]);
        candidate(&mut register, "Phùng Thị Lệ Quyên", unit, &[]);
        let before = (rows(&mut register), register.counts().unwrap());
        let shown = look(&register, &data(file));
        let dry = import(&mut register, &data(file), true, None, &now()).unwrap();
        assert_eq!((rows(&mut register), register.counts().unwrap()), before, "{file}: looking writes nothing");
        let done = import(&mut register, &data(file), false, None, &now()).unwrap();
        let after = register.counts().unwrap();

        assert_eq!(exchange::ImportOutcome { batch: None, ..done.clone() }, dry, "{file}");
        assert_eq!(
            (shown.new_people, shown.matched, shown.changed, shown.new_units.clone()),
            (done.new, done.matched, done.changed, done.new_units.clone()),
            "{file}"
        );
        assert_eq!(after.people - before.1.people, done.new, "{file}");
        assert_eq!(after.cases - before.1.cases, done.new, "{file}");
        assert_eq!(after.units - before.1.units, done.new_units.len() as u32, "{file}");
        let outcomes = |wanted: LineOutcome| shown.lines.iter().filter(|line| line.outcome == wanted).count();
        let refused = outcomes(LineOutcome::Refused);
        assert_eq!(refused, shown.refused.len() + shown.questions.len(), "{file}");
        assert_eq!(refused, done.refused.len(), "{file}");
        assert_eq!(
            outcomes(LineOutcome::New) + outcomes(LineOutcome::Matched) + outcomes(LineOutcome::Changed) + refused,
            done.rows as usize,
            "{file}: every row is accounted for"
        );
        for line in shown.lines.iter().filter(|line| line.outcome == LineOutcome::New) {
            let there = number(
                &mut register,
                &format!(
                    "SELECT count(*) FROM person WHERE birth_name = '{}' AND birth_date IS {}",
                    line.name,
                    line.birth_date.as_ref().map_or("NULL".to_owned(), |birth| format!("'{birth}'"))
                ),
            );
            assert!(there >= 1, "{file}: {}", line.name);
        }
        sound(&register);
    }
}

#[test]
fn who_is_in_the_register_is_matched_filled_or_asked() {
    let (_folder, mut register) = new();
    let root = root(&mut register);
    let unit = branch(&mut register, "Chi bộ Phân xưởng Lắp ráp 1", root);
    let other = branch(&mut register, "Chi bộ Khối văn phòng", root);
    let by_id =
        candidate(&mut register, "NGUYỄN VĂN ĐẠT", unit, &[("citizen_id", "031095004021"), ("post", "Tổ trưởng"), ("qualification", "university")]);
    candidate(&mut register, "Hoàng Thị Kim Oanh", unit, &[("birth_date", "1998-09-02")]);
    candidate(&mut register, "Phùng Thị Lệ Quyên", unit, &[]);
    // The same name and whole birth as the 9th row, but at another branch: asked.
    candidate(&mut register, "Đặng Văn Lữ", other, &[("birth_date", "1993-04-30")]);
    // Another year: surely another person.
    candidate(&mut register, "Bùi Thị Thủy", unit, &[("birth_date", "1984")]);
    let shown = look(&register, &data(CANDIDATES));
    let outcome =
        |name: &str| shown.lines.iter().filter(|line| line.name.to_lowercase() == name.to_lowercase()).map(|line| line.outcome).collect::<Vec<_>>();
    assert_eq!(outcome("Nguyễn Văn Đạt"), [LineOutcome::Changed]);
    assert_eq!(outcome("Hoàng Thị Kim Oanh"), [LineOutcome::Changed]);
    assert_eq!(outcome("Phùng Thị Lệ Quyên"), [LineOutcome::Refused]);
    assert_eq!(outcome("Đặng Văn Lữ"), [LineOutcome::Refused]);
    assert_eq!(outcome("Bùi Thị Thủy"), [LineOutcome::New]);
    assert_eq!(outcome("Nguyễn Thị Hương"), [LineOutcome::New; 2], "two people of one name and different births");
    assert_eq!(
        shown
            .questions
            .iter()
            .map(|cell| (cell.column.as_str(), cell.code.as_str(), cell.params["person"].as_str(), cell.params["unit"].as_str()))
            .collect::<Vec<_>>(),
        [
            ("B", "likely_duplicate", "Đặng Văn Lữ", "Chi bộ Khối văn phòng"),
            ("B", "likely_duplicate", "Phùng Thị Lệ Quyên", "Chi bộ Phân xưởng Lắp ráp 1"),
        ]
    );
    let done = import(&mut register, &data(CANDIDATES), false, None, &now()).unwrap();
    assert_eq!((done.new, done.matched, done.changed, done.refused.len()), (36, 2, 2, 2));
    let filled = people::person_page(&register, by_id, now().today).unwrap().facts;
    assert_eq!(filled.birth_name, "NGUYỄN VĂN ĐẠT", "nothing is overwritten");
    assert_eq!((filled.post.as_deref(), filled.qualification.as_deref(), filled.specialty), (Some("Tổ trưởng"), Some("university"), None));
    assert_eq!((filled.birth_date.unwrap().to_string(), filled.ethnicity.as_deref()), ("1995-03-12".to_owned(), Some("01")));
    assert_eq!(number(&mut register, &format!(r#"SELECT count(*) FROM "case" WHERE person = {by_id}"#)), 1);
    assert_eq!(number(&mut register, "SELECT count(*) FROM person WHERE citizen_id = '031198004280'"), 1, "the ID of the 8th row, 4021 + 37 × 7");
    sound(&register);
}

#[test]
fn an_id_of_somebody_else_is_asked() {
    let (folder, mut register) = new();
    let root = root(&mut register);
    candidate(&mut register, "Lê Thị Mẫu", root, &[("citizen_id", "031095000001")]);
    let path = book(&folder, "a.xlsx", HEADS, &[&["1", "Trần Văn Mẫu", "1990", "031095000001", "CB Một", "01/02/2024"]]);
    let shown = look(&register, &path);
    assert_eq!((shown.new_people, shown.refused.len()), (0, 0));
    assert_eq!(
        (shown.questions[0].code.as_str(), shown.questions[0].column.as_str(), shown.questions[0].params["person"].as_str()),
        ("citizen_id_taken", "D", "Lê Thị Mẫu")
    );
    assert_eq!(shown.new_units, [""; 0], "a unit in which nobody is put is not made");
}

#[test]
fn units_are_made_once_and_cb_is_chi_bo() {
    let (folder, mut register) = new();
    let root = root(&mut register);
    let there = branch(&mut register, "Chi bộ Ba", root);
    let path = book(
        &folder,
        "a.xlsx",
        HEADS,
        &[
            &["1", "Một Mẫu Một", "1990", "", "CB Một", "01/02/2024"],
            &["2", "Hai Mẫu Hai", "1990", "", "Chi bộ Một", "01/02/2024"],
            &["3", "Ba Mẫu Ba", "1990", "", "CHI  BỘ MỘT", "01/02/2024"],
            &["4", "Bốn Mẫu Bốn", "1990", "", "C.B Hai", "01/02/2024"],
            &["5", "Năm Mẫu Năm", "1990", "", "cb ba", "01/02/2024"],
            &["6", "Sáu Mẫu Sáu", "1990", "", "Ba", "01/02/2024"],
        ],
    );
    let shown = look(&register, &path);
    assert_eq!(shown.new_units, ["Chi bộ Một", "Chi bộ Hai"]);
    assert_eq!(
        shown.lines.iter().filter(|line| line.outcome == LineOutcome::New).map(|line| line.unit_name.as_str()).collect::<Vec<_>>(),
        ["Chi bộ Một", "Chi bộ Một", "Chi bộ Một", "Chi bộ Hai", "Chi bộ Ba", "Chi bộ Ba",]
    );
    import(&mut register, &path, false, None, &now()).unwrap();
    let tree: Vec<_> = units::unit_list(&register, now().today).unwrap().into_iter().map(|unit| (unit.name, unit.parent, unit.kind)).collect();
    let row = |name: &str| (name.to_owned(), Some(root), "branch".to_owned());
    assert_eq!(tree[1..], [row("Chi bộ Ba"), row("Chi bộ Một"), row("Chi bộ Hai")]);
    assert_eq!(number(&mut register, &format!(r#"SELECT count(*) FROM "case" WHERE unit = {there}"#)), 2);
    sound(&register);
}

#[test]
fn a_unit_in_which_nobody_is_put_is_not_made() {
    let (folder, mut register) = new();
    let path =
        book(&folder, "a.xlsx", HEADS, &[&["1", "Một Mẫu Một", "1990", "", "CB Một", "01/02/2024"], &["2", "Hai Mẫu Hai", "1990", "", "CB Hai", ""]]);
    let done = import(&mut register, &path, false, None, &now()).unwrap();
    assert_eq!((done.new, done.refused.len(), done.new_units), (1, 1, vec!["Chi bộ Một".to_owned()]));
    assert_eq!(ask(&mut register, "SELECT name FROM unit", |row| row.get::<_, String>(0)), ["Chi bộ Một"]);
}

#[test]
fn what_a_row_lacks_is_asked_and_never_invented() {
    let (folder, mut register) = new();
    root(&mut register);
    branch(&mut register, "Chi bộ Một", 1);
    let heads = &["TT", "Họ và tên", "Ngày sinh", "Số CCCD", "Chi bộ", "Ngày công nhận", "Người giúp đỡ", "Ngày kết nạp", "Cỡ giày"];
    let path = book(
        &folder,
        "a.xlsx",
        heads,
        &[
            &["1", "Một Mẫu Một", "1990", "", "Chi bộ Một", "", "", "", "39"],
            &["2", "Hai Mẫu Hai", "1990", "", "", "01/02/2024", "", "", "39"],
            &["3", "Ba Mẫu Ba", "1990", "", "Chi bộ Một", "01/02/2024", "Lê Văn Mẫu", "", "39"],
            &["4", "Bốn Mẫu Bốn", "1990", "", "Chi bộ Một", "01/02/2024", "", "03/02/2025", "39"],
            &["5", "Năm Mẫu Năm", "1990", "", "Chi bộ Một", "01/02/1989", "", "", "39"],
            &["6", "Sáu Mẫu Sáu", "20/7/2027", "", "Chi bộ Một", "01/02/2024", "", "", "39"],
            &["7", "Ba Mẫu Ba", "12/1990", "", "Chi bộ Một", "01/02/2024", "", "", "39"],
        ],
    );
    let shown = look(&register, &path);
    let first = shown.lines.iter().find(|line| line.name == "Một Mẫu Một").unwrap().row;
    assert_eq!(shown.sheets[0].kind, TableKind::Candidates);
    let codes: Vec<_> = refusals(&shown).into_iter().map(|(row, column, code)| (row - first + 1, column.to_owned(), code.to_owned())).collect();
    let refusal = |row: u32, column: &str, code: &str| (row, column.to_owned(), code.to_owned());
    assert_eq!(
        codes,
        [
            refusal(1, "F", "listed_date_missing"),
            refusal(2, "E", "unit_missing"),
            refusal(4, "H", "admitted_already"),
            refusal(5, "F", "before_birth"),
            refusal(6, "C", "date_future"),
            refusal(7, "B", "likely_duplicate_row"),
        ]
    );
    let taken = shown.lines.iter().find(|line| line.outcome == LineOutcome::New).unwrap();
    assert_eq!((taken.name.as_str(), notes(taken)), ("Ba Mẫu Ba", vec!["helper_without_date Lê Văn Mẫu".to_owned()]));
    let unknown: Vec<_> =
        shown.sheets[0].columns.iter().filter(|column| column.field.is_none()).map(|column| (column.column.as_str(), column.head.as_str())).collect();
    assert_eq!(unknown, [("I", "Cỡ giày")]);
}

/// The columns of the printed lists, several facts in one cell.
#[test]
fn the_programs_own_lists_come_in_again() {
    let (folder, mut register) = new();
    root(&mut register);
    let heads = &[
        "TT",
        "Họ và tên",
        "Ngày sinh|Nam",
        "Ngày sinh|Nữ",
        "Dân tộc",
        "Quê quán",
        "Chức vụ, đơn vị",
        "Học vấn, chuyên môn",
        "Nghị quyết công nhận (số, ngày)",
        "Đảng viên giúp đỡ, ngày phân công",
        "Lớp bồi dưỡng (đợt, số GCN, ngày)",
        "Ghi chú",
    ];
    let path = book(
        &folder,
        "a.xlsx",
        heads,
        &[
            &["II. CHI BỘ KHO VẬN (2 đồng chí)"],
            &[
                "1",
                "Một Mẫu Một",
                "05/09/1991",
                "",
                "Kinh",
                "Xã Mẫu",
                "Thủ kho, Chi bộ Kho vận",
                "12/12; Đại học",
                "03-NQ/CB, 15/03/2024",
                "Lê Văn Mẫu, 22/03/2024",
                "Đợt 2/2024; 1200/2024, 15/11/2024",
                "chuyển ca",
            ],
            &["2", "Hai Mẫu Hai", "", "1994", "Tày", "Xã Mẫu", "Thủ kho", "Kỹ sư điện", "ngày 20/9/2024", "", "", ""],
        ],
    );
    let done = import(&mut register, &path, false, None, &now()).unwrap();
    assert_eq!((done.new, done.refused.len(), done.new_units), (2, 0, vec!["Chi bộ Kho vận".to_owned()]));
    let heads = &["TT", "Họ và tên", "Trình độ (HV, CM, LLCT)", "Ngày vào Đảng", "Ngày chính thức", "Số thẻ", "Chi bộ"];
    let member = &[
        "1",
        "Ba Mẫu Ba",
        "12/12; Công nhân kỹ thuật, nhân viên nghiệp vụ, sơ cấp; Trung cấp",
        "03/02/2010",
        "03/02/2011",
        "31000400",
        "CB Kho vận",
    ];
    assert_eq!(import(&mut register, &book(&folder, "b.xlsx", heads, &[member]), false, None, &now()).unwrap().new, 1);
    let three = person_of(&mut register, "Ba Mẫu Ba");
    assert_eq!(
        (three.qualification.as_deref(), three.political_theory.as_deref(), three.specialty),
        (Some("elementary"), Some("intermediate"), None)
    );
    let one = person_of(&mut register, "Một Mẫu Một");
    assert_eq!(
        (one.post.as_deref(), one.qualification.as_deref(), one.schooling_text.as_deref()),
        (Some("Thủ kho"), Some("university"), Some("12/12"))
    );
    let two = person_of(&mut register, "Hai Mẫu Hai");
    assert_eq!(
        (two.sex.as_deref(), two.qualification.as_deref(), two.specialty.as_deref()),
        (Some("female"), Some("university"), Some("Kỹ sư điện"))
    );
    let events = ask(
        &mut register,
        "SELECT kind || ' ' || happened_on || ' ' || coalesce(document_number, '-') || ' ' || coalesce(note, '-') FROM event ORDER BY id",
        |row| row.get::<_, String>(0),
    );
    assert_eq!(
        events,
        [
            "candidate_listed 2024-03-15 03-NQ/CB chuyển ca",
            "helper_named 2024-03-22 - -",
            "course_certificate 2024-11-15 1200/2024 -",
            "candidate_listed 2024-09-20 - -",
            "member_recorded 2026-07-14 - -",
        ]
    );
}

#[test]
fn a_course_is_made_once_where_its_days_are_told() {
    let (folder, mut register) = new();
    root(&mut register);
    let heads = &["TT", "Họ và tên", "Chi bộ", "Ngày công nhận", "Đợt", "Thời gian lớp", "Số GCN", "Ngày cấp GCN"];
    let path = book(
        &folder,
        "a.xlsx",
        heads,
        &[
            &["1", "Một Mẫu Một", "CB Một", "01/02/2024", "Đợt 1/2025", "09/06/2025 - 13/06/2025", "1", "20/06/2025"],
            &["2", "Hai Mẫu Hai", "CB Một", "01/02/2024", "đợt 1/2025", "09/06/2025 - 13/06/2025", "2", "20/06/2025"],
            &["3", "Ba Mẫu Ba", "CB Một", "01/02/2024", "Đợt 2/2025", "5 ngày", "3", "20/12/2025"],
        ],
    );
    import(&mut register, &path, false, None, &now()).unwrap();
    let courses = ask(&mut register, r#"SELECT name || ' ' || "from" || ' ' || "to" FROM course"#, |row| row.get::<_, String>(0));
    assert_eq!(courses, ["Đợt 1/2025 2025-06-09 2025-06-13"]);
    assert_eq!(number(&mut register, "SELECT count(*) FROM event WHERE json_extract(fields, '$.course') = 1"), 2);
    assert_eq!(number(&mut register, "SELECT count(*) FROM event WHERE kind = 'course_certificate'"), 3);
}

#[test]
fn members_dates_must_be_possible() {
    let (folder, register) = new();
    let heads = &["STT", "Họ và tên", "Ngày sinh", "Ngày vào Đảng|Dự bị", "Ngày vào Đảng|Chính thức", "Số thẻ", "Chi bộ"];
    let path = book(
        &folder,
        "a.xlsx",
        heads,
        &[
            &["1", "Một Mẫu Một", "1980", "03/02/2010", "03/02/2009", "", "CB Một"],
            &["2", "Hai Mẫu Hai", "1980", "03/02/1979", "", "", "CB Một"],
            &["3", "Ba Mẫu Ba", "1980", "03/02/2030", "", "", "CB Một"],
            &["4", "Bốn Mẫu Bốn", "1980", "2010", "", "31.000400", "CB Một"],
            &["5", "Năm Mẫu Năm", "1980", "03/02/2010", "03/02/2011", "1234567", "CB Một"],
        ],
    );
    let shown = look(&register, &path);
    assert_eq!(shown.sheets[0].kind, TableKind::Members);
    let codes: Vec<_> = refusals(&shown).into_iter().map(|(_, column, code)| (column.to_owned(), code.to_owned())).collect();
    let refusal = |column: &str, code: &str| (column.to_owned(), code.to_owned());
    assert_eq!(
        codes,
        [refusal("E", "official_before_admission"), refusal("D", "before_birth"), refusal("D", "date_future"), refusal("F", "card_number_length"),]
    );
    assert_eq!(shown.new_people, 1);
}

#[test]
fn a_member_lists_namesake_in_the_pool_is_told_and_left_as_it_is() {
    let (folder, mut register) = new();
    let root = root(&mut register);
    candidate(&mut register, "Một Mẫu Một", root, &[("citizen_id", "031095000001")]);
    let path = book(
        &folder,
        "a.xlsx",
        &["STT", "Họ và tên", "Số CCCD", "Ngày vào Đảng", "Chi bộ"],
        &[&["1", "Một Mẫu Một", "031095000001", "03/02/2025", "CB Một"]],
    );
    let shown = look(&register, &path);
    let line = shown.lines.iter().find(|line| line.outcome == LineOutcome::Matched).unwrap();
    assert_eq!(notes(line), ["unit_differs Đảng bộ Công ty Mẫu", "stage_differs @stage.candidate"]);
    assert_eq!((shown.new_people, shown.new_units.len()), (0, 0));
}

#[test]
fn a_file_that_is_no_list_is_refused_with_a_way_out() {
    let (folder, mut register) = new();
    let code = |register: &mut Register, path: &Path| import(register, path, false, None, &now()).unwrap_err().code();
    assert_eq!(code(&mut register, &folder.path().join("khong-co.xlsx")), "file_unreadable");
    let text = folder.path().join("chu.xlsx");
    std::fs::write(&text, "không phải bảng tính").unwrap();
    assert_eq!(code(&mut register, &text), "workbook_unreadable");
    assert_eq!(code(&mut register, &data("formats/co-mat-khau.xlsx")), "workbook_unreadable");
    let other = book(&folder, "b.xlsx", &["TT", "Mặt hàng", "Đơn giá", "Số lượng"], &[&["1", "Bu lông", "100", "5"], &["2", "Ốc", "90", "7"]]);
    assert_eq!(code(&mut register, &other), "workbook_no_table");
    std::fs::write(&text, "").unwrap();
    assert_eq!(code(&mut register, &text), "workbook_empty");
}

#[test]
fn dates_of_births_stay_as_partial_as_they_are() {
    let (_folder, mut register) = new();
    import(&mut register, &data(CANDIDATES), false, None, &now()).unwrap();
    let lengths = ask(&mut register, "SELECT length(birth_date) || ':' || count(*) FROM person GROUP BY length(birth_date) ORDER BY 1", |row| {
        row.get::<_, String>(0)
    });
    // Months: Thịnh, Hằng, Sỹ, Duyên, Yến, Đãng, Xuyến. Years: four, three, two and three in the four branches.
    assert_eq!(lengths, ["10:21", "4:12", "7:7"]);
}

/// The harm: a list typed in haste brings in an infant and two people as one, and the preview says "Mới".
#[test]
fn truth_b4_a_candidate_aged_one_and_two_names_in_one_cell_are_asked_before_anything_is_written() {
    let (folder, mut register) = new();
    let root = root(&mut register);
    branch(&mut register, "Chi bộ Một", root);
    let rows: &[&[&str]] = &[
        &["1", "Lê Văn Một", "15/02/2023", "", "Chi bộ Một", "01/03/2024"],
        &["2", "Lê Thị Hai; Lê Thị Ba", "1990", "", "Chi bộ Một", "01/03/2024"],
        &["3", "Lê Thị Bốn\nLê Thị Năm", "1990", "", "Chi bộ Một", "01/03/2024"],
        &["4", "Lê Văn Sáu", "02/03/1990", "", "Chi bộ Một", "01/03/2024"],
    ];
    let path = book(&folder, "list.xlsx", HEADS, rows);
    let shown = look(&register, &path);
    let asked: Vec<_> = shown.questions.iter().map(|cell| (cell.column.as_str(), cell.value.as_str(), cell.code.as_str())).collect();
    assert_eq!(
        asked,
        [("C", "01/03/2024", "listed_too_young"), ("B", "Lê Thị Hai; Lê Thị Ba", "two_names"), ("B", "Lê Thị Bốn Lê Thị Năm", "two_names"),]
    );
    let done = import(&mut register, &path, false, None, &now()).unwrap();
    assert_eq!((done.new, done.refused.len()), (1, 3));
    assert!(done.refused[0].reason.starts_with("Mới 1 tuổi ngày 01/03/2024 (sinh 15/02/2023)"), "{}", done.refused[0].reason);
    // With the clerk's reason they are taken, and the reason is theirs.
    let with = preview(&register, &path, Some("đã đối chiếu hồ sơ, mẫu"), &now()).unwrap();
    assert_eq!((with.questions.len(), with.new_people), (0, 3));
    assert_eq!(with.lines.iter().filter(|line| !line.warnings.is_empty()).count(), 3, "what is unlikely stays in sight");
    let done = import(&mut register, &path, false, Some("đã đối chiếu hồ sơ, mẫu"), &now()).unwrap();
    assert_eq!((done.new, done.matched), (3, 1));
    let reasons = ask(&mut register, "SELECT reason FROM event WHERE reason IS NOT NULL", |row| row.get::<_, String>(0));
    assert_eq!(reasons, ["đã đối chiếu hồ sơ, mẫu"], "of the infant's listing; names are the facts', whose reason stands in the log");
    sound(&register);
}

/// Admitted at nine: the list cannot be right.
#[test]
fn truth_b1_a_member_admitted_as_a_child_is_asked_by_the_import() {
    let (folder, mut register) = new();
    let root = root(&mut register);
    branch(&mut register, "Chi bộ Một", root);
    let heads = &["TT", "Họ và tên", "Ngày sinh", "Chi bộ", "Ngày vào Đảng", "Ngày chính thức"];
    let path = book(
        &folder,
        "members.xlsx",
        heads,
        &[
            &["1", "Lê Văn Một", "1995", "Chi bộ Một", "19/05/2004", "19/05/2005"],
            &["2", "Lê Văn Hai", "1975", "Chi bộ Một", "19/05/2004", "19/11/2004"],
        ],
    );
    let shown = look(&register, &path);
    let asked: Vec<_> = shown.questions.iter().map(|cell| (cell.column.as_str(), cell.code.as_str())).collect();
    // 2004 is before the first text on probation in the book: six months are not judged there.
    assert_eq!(asked, [("C", "admitted_too_young")]);
    assert_eq!(shown.new_people, 1);
}

/// One card, two people: the second is asked, whether the first stands in the register or in a row before.
#[test]
fn truth_b3_a_card_of_somebody_else_is_asked_by_the_import() {
    let (folder, mut register) = new();
    let root = root(&mut register);
    let one = branch(&mut register, "Chi bộ Một", root);
    candidate(&mut register, "Vũ Văn Mẫu", one, &[("card_number", "41012345")]);
    let heads = &["TT", "Họ và tên", "Ngày sinh", "Chi bộ", "Ngày vào Đảng", "Ngày chính thức", "Số thẻ"];
    let path = book(
        &folder,
        "members.xlsx",
        heads,
        &[
            &["1", "Lê Văn Một", "1975", "Chi bộ Một", "19/05/2004", "19/05/2005", "41012345"],
            &["2", "Lê Văn Hai", "1975", "Chi bộ Một", "19/05/2004", "19/05/2005", "41099999"],
            &["3", "Lê Văn Ba", "1975", "Chi bộ Một", "19/05/2004", "19/05/2005", "41099999"],
        ],
    );
    let shown = look(&register, &path);
    let asked: Vec<_> = shown.questions.iter().map(|cell| (cell.value.as_str(), cell.code.as_str(), cell.params["person"].as_str())).collect();
    assert_eq!(asked, [("41012345", "card_number_taken", "Vũ Văn Mẫu"), ("41099999", "card_number_taken", "Lê Văn Hai")]);
}
