//! What a rule asks is asked in the window too, with room for its reason. The harm: a clerk is let through in silence, or
//! shut out because the sheet has nowhere to say why.

use crate::desk::{Desk, key};

async fn members() -> Desk {
    on_members(Desk::start(&["--sample"]).await).await
}

/// The same with a workbook that the file chooser answers with.
async fn members_with_book(people: &[(&str, &str)]) -> Desk {
    let home = tempfile::tempdir().expect("a home");
    let path = home.path().join("ds.xlsx");
    candidates_book(&path, people, "Chi bộ Phân xưởng Rèn dập");
    let arguments = ["--sample", "--answer-dialog", path.to_str().expect("a path")];
    let desk = on_members(Desk::start_in(home, &arguments, &[]).await).await;
    go_by_palette(&desk, "Nhập").await;
    desk.until_there("exchange-start").await;
    desk.until("document.activeElement?.dataset.test === 'read-workbook'").await;
    desk.press(&[key::ENTER]).await;
    desk
}

/// Goes to a screen that has no key of its own.
async fn go_by_palette(desk: &Desk, name: &str) {
    desk.press(&[key::CONTROL, 'k']).await;
    desk.until_there("palette-text").await;
    desk.type_text(name).await;
    desk.until("document.querySelectorAll('[data-test^=\"screen:\"]').length === 1").await;
    desk.press(&[key::ENTER]).await;
}

async fn on_members(desk: Desk) -> Desk {
    desk.until_there("overview").await;
    desk.press(&[key::CONTROL, '7']).await;
    desk.until("document.querySelectorAll('[data-test=\"row\"]').length > 5").await;
    desk.until("document.querySelector('[data-test=\"row\"].is-current')?.dataset.index === '0'").await;
    desk
}

/// A workbook of candidates of a branch: name and birth of each.
pub fn candidates_book(path: &std::path::Path, people: &[(&str, &str)], branch: &str) {
    let text = |text: &str| sheet::Value::Text(text.into());
    let heads = ["TT", "Họ và tên", "Ngày sinh", "Chi bộ", "Ngày công nhận"];
    let row = |(place, (name, birth)): (usize, &(&str, &str))| {
        let place = (place + 1).to_string();
        sheet::RowOut::Cells([place.as_str(), name, birth, branch, "01/03/2024"].map(text).to_vec())
    };
    let bytes = sheet::write_table(&sheet::TableOut {
        sheet: "Mẫu".into(),
        head: Vec::new(),
        titles: vec!["DANH SÁCH QUẦN CHÚNG ƯU TÚ (MẪU)".into()],
        subtitle: None,
        columns: heads.map(|title| sheet::ColumnOut { title: title.into(), group: None, width: 15.0 }).to_vec(),
        rows: people.iter().enumerate().map(row).collect(),
        closing: Vec::new(),
        frozen_columns: 0,
        signers: None,
        foot: String::new(),
        landscape: true,
        made_on: chrono::NaiveDate::from_ymd_opt(2026, 6, 30).expect("a day"),
    });
    std::fs::write(path, bytes.expect("a workbook")).expect("written");
}

async fn birth(desk: &Desk) -> String {
    let cell = "return document.querySelector('[data-test=\"row\"].is-current [data-column=\"birth_date\"]')?.textContent.trim() ?? ''";
    desk.script(cell).await.as_str().unwrap_or_default().to_owned()
}

async fn edit_birth(desk: &Desk, text: &str) {
    desk.press(&[key::F2]).await;
    desk.until_there("cell-edit").await;
    desk.press(&[key::CONTROL, 'a']).await;
    desk.type_text(text).await;
    desk.press(&[key::ENTER]).await;
}

#[tokio::test]
async fn truth_b2_f2_on_a_members_birth_asks_for_its_basis() {
    let desk = members().await;
    let before = birth(&desk).await;
    edit_birth(&desk, "05051971").await;
    desk.until_there("reason-question").await;
    desk.until_text("ghi căn cứ để đổi").await;
    desk.until("document.activeElement?.dataset.test === 'reason'").await;
    desk.picture("hoi-ly-do").await;
    // Left, nothing is written.
    desk.press(&[key::ESCAPE]).await;
    desk.until_gone("reason-question").await;
    desk.until("document.querySelector('[data-test=\"row\"].is-current')?.dataset.index === '0'").await;
    assert_eq!(birth(&desk).await, before);
    edit_birth(&desk, "05051971").await;
    desk.until("document.activeElement?.dataset.test === 'reason'").await;
    // Enter without a reason asks again.
    desk.press(&[key::ENTER]).await;
    desk.until("document.querySelector('[data-test=\"reason\"][aria-invalid=\"true\"]')").await;
    desk.type_text("theo ly lich goc, mau").await;
    desk.press(&[key::ENTER]).await;
    desk.until_gone("reason-question").await;
    desk.until_in("toast", "Đã sửa lý lịch").await;
    desk.until("document.querySelector('[data-test=\"row\"] [data-column=\"birth_date\"]')?.textContent.trim() === '05/05/1971'").await;
    desk.press(&[key::CONTROL, 'z']).await;
    desk.until_in("toast", "hoàn tác").await;
    desk.end().await;
}

#[tokio::test]
async fn truth_b1_the_sheet_of_a_new_person_has_room_for_the_reason() {
    let desk = members().await;
    desk.press(&[key::CONTROL, 'n']).await;
    desk.until_there("add-person-sheet").await;
    desk.choose("entry.unit", "ren dap", "4").await;
    desk.fill("entry.on", "04/01/2021").await;
    desk.choose("field.member_kind", "chinh thuc", "full").await;
    desk.fill("field.admission_date_set", "01/03/2010").await;
    desk.fill("person.birth_name", "Nguyễn Văn Thử Mẫu").await;
    desk.fill("person.birth_date", "2015").await;
    desk.press(&[key::CONTROL, key::ENTER]).await;
    desk.until_there("warning:before_birth").await;
    desk.until_text("trước ngày sinh 2015").await;
    desk.fill("reason", "go thu, mau").await;
    desk.press(&[key::CONTROL, key::ENTER]).await;
    desk.until_there("person-page").await;
    desk.until_in("toast", "Đã thêm người").await;
    desk.end().await;
}

#[tokio::test]
async fn truth_b4_the_preview_of_an_import_takes_the_clerks_reason() {
    let desk = members_with_book(&[("Lê Văn Bé Mẫu", "15/02/2023"), ("Lê Thị Lớn Mẫu", "02/03/1990")]).await;
    desk.until_there("import-reason").await;
    desk.until_text("Mới 1 tuổi ngày 01/03/2024").await;
    desk.picture("nhap-cho-ly-do").await;
    desk.until_in("import", "1").await;
    desk.fill("import-reason", "doi chieu ho so, mau").await;
    desk.press(&[key::ENTER]).await;
    desk.until_in("import", "2").await;
    desk.press(&[key::CONTROL, key::ENTER]).await;
    desk.until_there("exchange-start").await;
    desk.end().await;
}

#[tokio::test]
async fn truth_d13_the_log_offers_to_take_back_those_whom_nothing_holds() {
    let people = [("Lê Thị Một Mẫu", "02/03/1990"), ("Lê Văn Hai Mẫu", "03/03/1991"), ("Lê Thị Ba Mẫu", "04/03/1992")];
    let desk = members_with_book(&people).await;
    desk.until_in("import", "3").await;
    desk.press(&[key::CONTROL, key::ENTER]).await;
    desk.until_there("exchange-start").await;
    // One of them is changed since.
    desk.press(&[key::CONTROL, '3']).await;
    desk.until("document.querySelectorAll('[data-test=\"row\"]').length > 5").await;
    desk.type_text("le van hai mau").await;
    desk.until("document.querySelectorAll('[data-test=\"row\"]').length === 1").await;
    desk.until("document.querySelector('[data-test=\"row\"].is-current')?.textContent.includes('Hai')").await;
    edit_birth(&desk, "05031991").await;
    desk.until_in("toast", "Đã sửa lý lịch").await;
    desk.press(&[key::CONTROL, 'k']).await;
    desk.until_there("palette-text").await;
    desk.type_text("Nhật ký").await;
    desk.until("document.querySelector('[data-test=\"palette\"] [data-highlighted=\"\"]')?.textContent.includes('Nhật ký')").await;
    desk.press(&[key::ENTER]).await;
    desk.until_gone("palette").await;
    desk.until("document.querySelectorAll('[data-test=\"row\"]').length > 1").await;
    desk.press(&[key::DOWN]).await;
    desk.until_in("panel", "Nhập").await;
    desk.tab_to("undo-operation").await;
    desk.press(&[key::ENTER]).await;
    desk.until_there("undo-rest").await;
    desk.until_in("undo-rest", "Lê Văn Hai Mẫu").await;
    desk.picture("hoan-tac-phan-con-lai").await;
    desk.until_in("undo-rest", "Hoàn tác 2 người còn lại").await;
    desk.tab_to("undo-rest-do").await;
    desk.press(&[key::ENTER]).await;
    desk.until_gone("undo-rest").await;
    desk.press(&[key::CONTROL, '3']).await;
    desk.until("document.querySelector('[data-test=\"search\"]')").await;
    // What was searched for still stands there: Ctrl+F marks it, Ctrl+A means the rows.
    desk.press(&[key::CONTROL, 'f']).await;
    desk.type_text("le hai mau").await;
    desk.until("document.querySelectorAll('[data-test=\"row\"]').length === 1").await;
    desk.until_text("Lê Văn Hai Mẫu").await;
    desk.end().await;
}
