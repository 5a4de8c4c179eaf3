//! Papers besides those of people's lists: a course, the units, the books; asked for and printed by keyboard alone.

use crate::desk::{Desk, key};

/// Opens a choice by Space and goes down to the line of a code.
async fn choose(desk: &Desk, mark: &str, code: &str) {
    desk.tab_to(mark).await;
    desk.press(&[key::SPACE]).await;
    let line = format!("document.querySelector('[data-test=\"{mark}:{code}\"]')");
    desk.until(&line).await;
    for _ in 0..20 {
        if desk.script(&format!("return {line}?.dataset.highlighted === ''")).await == true {
            desk.press(&[key::ENTER]).await;
            desk.until(&format!("document.querySelector('[data-test=\"{mark}\"]').dataset.value === '{code}'")).await;
            return;
        }
        desk.press(&[key::DOWN]).await;
    }
    for _ in 0..20 {
        desk.press(&['\u{e013}']).await;
        if desk.script(&format!("return {line}?.dataset.highlighted === ''")).await == true {
            desk.press(&[key::ENTER]).await;
            return;
        }
    }
    panic!("no arrow led to {code} in {mark}");
}

/// Prints what is in preview, and reads it.
async fn printed(desk: &Desk, before: usize) -> String {
    desk.until("document.querySelector('[data-page]') && !document.querySelector('[data-test=\"open-pdf\"]').disabled").await;
    desk.press(&[key::CONTROL, 'p']).await;
    for _ in 0..200 {
        if desk.viewed().len() > before {
            break;
        }
        tokio::time::sleep(std::time::Duration::from_millis(50)).await;
    }
    desk.viewed_text().await
}

/// The harm: the list of a class, its results, the sheet that is signed each day are put together by hand in Excel.
#[tokio::test]
async fn a_course_prints_as_a_list_as_results_and_to_be_signed_by_day() {
    let desk = Desk::start(&["--sample"]).await;
    desk.until_there("overview").await;
    desk.press(&[key::CONTROL, '4']).await;
    desk.until("document.querySelector('[data-test=\"row\"]')").await;
    desk.press(&[key::DOWN]).await;
    desk.press(&[key::ENTER]).await;
    desk.until_there("enrol").await;
    let course = desk.text("title").await;
    desk.press(&[key::CONTROL, 'p']).await;
    desk.until_there("print-count").await;
    let text = printed(&desk, 0).await;
    assert!(text.contains("DANH SÁCH HỌC LỚP") && text.contains(&course) && text.contains("Ký tên"), "{course}: {text}");
    // What was typed is meant for the next paper too.
    desk.fill("print.signer_name", "Trần Văn Giám Đốc").await;
    choose(&desk, "print.paper", "list_course_results").await;
    choose(&desk, "print.signer_power", "centre_director").await;
    desk.until("document.querySelector('[data-test=\"print.orientation\"]').dataset.value === 'portrait'").await;
    let text = printed(&desk, 1).await;
    assert!(text.contains("KẾT QUẢ HỌC TẬP") && text.contains("GIÁM ĐỐC TRUNG TÂM") && text.contains("Trần Văn Giám Đốc"), "{text}");
    choose(&desk, "print.paper", "list_course_signing").await;
    desk.until("document.querySelector('[data-test=\"print.signer_power\"]').dataset.value === 'for_committee'").await;
    let text = printed(&desk, 2).await;
    assert!(text.contains("ĐIỂM DANH"), "{text}");
    desk.press(&[key::ESCAPE]).await;
    desk.until_there("enrol").await;
    desk.end().await;
}

/// The harm: books of the office are written a second time by hand, for nobody finds them in the program.
#[tokio::test]
async fn a_book_is_found_by_its_name_bound_and_cut_to_a_year() {
    let desk = Desk::start(&["--sample"]).await;
    desk.until_there("overview").await;
    desk.press(&[key::CONTROL, 'k']).await;
    desk.until_there("palette-text").await;
    desk.type_text("so nghi quyet").await;
    desk.until("document.querySelector('[data-test=\"book:resolution_book\"][data-highlighted]')").await;
    desk.press(&[key::ENTER]).await;
    desk.until_there("print-count").await;
    let whole = desk.text("print-count").await;
    let text = printed(&desk, 0).await;
    assert!(text.contains("SỔ NGHỊ QUYẾT") && text.contains("kể cả trang bìa"), "{text}");
    // A year of them is fewer, and another book is a step away.
    desk.fill("print.from", "01/01/2025").await;
    desk.press(&[key::TAB]).await;
    desk.fill("print.to", "31/12/2025").await;
    desk.press(&[key::TAB]).await;
    desk.until(&format!("document.querySelector('[data-test=\"print-count\"]')?.textContent.trim() !== '{whole}'")).await;
    let text = printed(&desk, 1).await;
    assert!(text.contains("(từ ngày 01/01/2025 đến ngày 31/12/2025)"), "{text}");
    choose(&desk, "print.paper", "list_decisions").await;
    desk.until_there("print.kind").await;
    let text = printed(&desk, 2).await;
    assert!(text.contains("SỔ QUYẾT ĐỊNH KẾT NẠP ĐẢNG VIÊN"), "{text}");
    desk.end().await;
}

#[tokio::test]
async fn the_units_print_and_chosen_people_print_as_the_paper_that_was_chosen() {
    let desk = Desk::start(&["--sample"]).await;
    desk.until_there("overview").await;
    desk.press(&[key::CONTROL, '8']).await;
    desk.until("document.querySelector('[data-test=\"row\"]')").await;
    desk.press(&[key::CONTROL, 'p']).await;
    desk.until_there("print-count").await;
    let text = printed(&desk, 0).await;
    assert!(text.contains("DANH SÁCH TỔ CHỨC ĐẢNG"), "{text}");

    desk.press(&[key::CONTROL, '7']).await;
    desk.until("document.querySelector('[data-test=\"row\"] [data-column=\"name\"]')").await;
    // Two rows are chosen, and they are what is printed.
    desk.press(&['\u{e016}']).await;
    desk.press(&['\u{e016}']).await;
    desk.press(&[key::CONTROL, 'p']).await;
    desk.until_in("print-count", "2 người, 1 trang").await;
    choose(&desk, "print.paper", "list_cards").await;
    let text = printed(&desk, 1).await;
    assert!(text.contains("DANH SÁCH ĐỀ NGHỊ PHÁT THẺ"), "{text}");
    // It is kept with the list.
    desk.press(&[key::ESCAPE]).await;
    desk.until("document.querySelector('[data-test=\"row\"] [data-column=\"name\"]')").await;
    desk.press(&[key::CONTROL, 'p']).await;
    desk.until("document.querySelector('[data-test=\"print.paper\"]')?.dataset.value === 'list_cards'").await;
    desk.end().await;
}
